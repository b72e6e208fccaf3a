# SPDX-License-Identifier: EUPL-1.2
"""Eight people promise money of one budget at the same moment: never more than there is; the others are told."""

import threading

import pytest
from django.db import connection

from liveability.world import ON, make_application, make_line, operator
from woonregie.access.refusals import CannotDo
from woonregie.liveability.models import Booking
from woonregie.liveability.services.applications import Verdict, decide

WRITERS = 8


@pytest.mark.django_db(transaction=True)
def test_a_budget_is_never_promised_twice():
    line = make_line(cents=30_000)
    applications = [make_application(line, 10_000) for _writer in range(WRITERS)]
    start, outcomes = threading.Barrier(WRITERS), []

    def grant(application) -> None:
        try:
            start.wait(timeout=20)
            decide(operator(), application, Verdict(10_000, "Past", "Overleg", ON), 1)
            outcomes.append("granted")
        except CannotDo as refusal:
            outcomes.append(str(refusal))
        finally:
            connection.close()

    threads = [threading.Thread(target=grant, args=(application,)) for application in applications]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    line.refresh_from_db()
    assert (line.budget, line.reserved, line.available) == (30_000, 30_000, 0)
    assert outcomes.count("granted") == 3
    assert [said for said in outcomes if said != "granted"] == [
        "Bij ‘Buurt’ is nog € 0,00 vrij, buiten wat een eigen bestemming heeft."
    ] * 5
    assert Booking.objects.filter(kind="reserve").count() == 3
