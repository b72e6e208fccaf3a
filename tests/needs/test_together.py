# SPDX-License-Identifier: EUPL-1.2
"""Two colleagues ask the same at the same moment: it is kept once, and nobody sees an error."""

import threading

import pytest
from django.db import connection

from needs.world import DAY, given, make_input, operator
from woonregie.access.models import AuditEvent
from woonregie.access.refusals import CannotDo
from woonregie.needs.models import NeedsInput, NeedsRun, NeedsScenario
from woonregie.needs.running import Asked
from woonregie.needs.services.inputs import store_input
from woonregie.needs.services.runs import run_needs
from woonregie.needs.services.scenarios import save_scenario
from woonregie_core.needs.scenarios import Scenario

pytestmark = pytest.mark.django_db(transaction=True)


def together(do):
    """What two threads get that start at once: a result, or the name of what went wrong."""
    start, outcomes = threading.Barrier(2), []

    def work():
        try:
            start.wait(timeout=10)
            outcomes.append(do())
        except CannotDo:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return outcomes


def test_the_same_run_is_kept_once():
    source = make_input()
    first, second = together(lambda: run_needs(operator(), source, None, Asked(2031, 4, 1, DAY)))
    assert first.pk == second.pk
    assert NeedsRun.objects.count() == AuditEvent.objects.filter(action="need.run").count() == 1


def test_the_same_input_is_kept_once():
    first, second = together(lambda: store_input(operator(), given(), "Invoer", DAY))
    assert first.pk == second.pk
    assert NeedsInput.objects.count() == 1


def test_of_two_scenarios_with_one_name_one_is_refused():
    outcomes = together(lambda: save_scenario(operator(), "Later", Scenario("x", later_entry=0.1)))
    assert outcomes.count("refused") == 1
    assert NeedsScenario.objects.count() == 1
