# SPDX-License-Identifier: EUPL-1.2
"""Two who confirm, or undo, at the same moment: it happens once, and the other is told."""

from collections import Counter
from threading import Barrier, Thread

import pytest
from django.db import connections

from allocation.services.world import make_dwelling, operator
from intake.registry_files.test_pages import HOMES, home_line, zipped
from woonregie.access.models import AuditEvent
from woonregie.access.refusals import CannotDo
from woonregie.allocation.models import Dwelling
from woonregie.intake.services.import_registry import confirm_registry, start_registry
from woonregie.intake.services.undo_registry import undo_registry

THREADS = 4


def together(act) -> Counter:
    """What each of some threads that act at the same moment got."""
    barrier, found = Barrier(THREADS), []

    def one() -> None:
        barrier.wait()
        try:
            act()
            found.append("done")
        except CannotDo:
            found.append("refused")
        finally:
            connections.close_all()

    threads = [Thread(target=one) for _number in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return Counter(found)


@pytest.mark.django_db(transaction=True)
def test_a_delivery_is_confirmed_and_undone_once():
    home = make_dwelling()
    data = zipped(dwellings=[HOMES, home_line(home, "655.50")], households=["code,size", "NIEUW,2"])
    run = start_registry(operator(), "a.zip", data)
    assert together(lambda: confirm_registry(operator(), run)) == {"done": 1, "refused": THREADS - 1}
    assert Dwelling.objects.get().rent == 65_550
    assert together(lambda: undo_registry(operator(), run)) == {"done": 1, "refused": THREADS - 1}
    assert Dwelling.objects.get().rent == 60_000
    for action in ("registry.import", "import.undo"):
        assert AuditEvent.objects.filter(action=action).count() == 1
