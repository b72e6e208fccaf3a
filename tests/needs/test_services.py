# SPDX-License-Identifier: EUPL-1.2
"""Inputs, scenarios and runs are kept once, said in the log, refused in Dutch, and never change."""

from dataclasses import replace

import numpy as np
import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction

from needs.world import ASKED, DAY, given, make_input, make_run, make_scenario, operator
from woonregie.access.grant import Actor, Grant, Scope
from woonregie.access.models import AuditEvent
from woonregie.access.refusals import CannotDo
from woonregie.needs.models import NeedsInput, NeedsPolicy, NeedsRun, NeedsScenario
from woonregie.needs.results import result_of
from woonregie.needs.running import Asked
from woonregie.needs.services.inputs import store_input
from woonregie.needs.services.runs import replay, run_needs
from woonregie.needs.services.scenarios import rename_scenario, retire_scenario, save_scenario
from woonregie_core.needs.scenarios import BASE, Scenario

pytestmark = pytest.mark.django_db
LATER = Scenario("x", later_entry=0.1)
FEW = Asked(2035, 4, 1, DAY)


def of_one_party(scope=Scope.OWN):
    return Grant(Actor("iemand", "corporation"), "need.work", scope)


def events(action):
    return AuditEvent.objects.filter(action=action).count()


class TestInputs:
    def test_it_is_kept_once_with_its_source(self):
        made = store_input(operator(), given(), "Voorbeeldbevolking", DAY)
        assert store_input(operator(), given(), "Andere titel", DAY) == made
        assert made.synthetic
        assert made.passage.dataset.title == "Voorbeeldbevolking"
        assert events("need.input") == 1

    def test_another_content_is_another_input(self):
        store_input(operator(), given(), "a", DAY)
        other = store_input(operator(), replace(given(), zone_share=np.zeros(3)), "b", DAY)
        assert other.number == 2

    @pytest.mark.parametrize("scope", [Scope.OWN, Scope.NONE, Scope.RELEASED])
    def test_only_who_acts_for_everybody(self, scope):
        with pytest.raises(PermissionDenied, match="hele gemeente"):
            store_input(of_one_party(scope), given(), "a", DAY)
        assert not NeedsInput.objects.exists()


class TestScenarios:
    def test_only_what_differs_is_kept(self):
        made = save_scenario(operator(), "  Later   naar zorg ", LATER)
        assert (made.name, made.changes) == ("Later naar zorg", {"later_entry": 0.1})
        assert events("need.scenario") == 1

    @pytest.mark.parametrize("name", ["", "   ", "x" * 81, "later NAAR zorg"])
    def test_a_name_that_cannot_be(self, name):
        save_scenario(operator(), "Later naar zorg", LATER)
        with pytest.raises(CannotDo, match="naam"):
            save_scenario(operator(), name, LATER)

    def test_the_base_is_no_scenario(self):
        with pytest.raises(CannotDo, match="basis"):
            save_scenario(operator(), "Niets", BASE)

    def test_rename_and_retire(self):
        made = save_scenario(operator(), "Een", LATER)
        rename_scenario(operator(), made, "Twee")
        made.refresh_from_db()
        assert made.name == "Twee"
        retire_scenario(operator(), made, DAY)
        made.refresh_from_db()
        with pytest.raises(CannotDo, match="uit gebruik"):
            rename_scenario(operator(), made, "Drie")
        with pytest.raises(CannotDo, match="uit gebruik"):
            retire_scenario(operator(), made, DAY)
        assert save_scenario(operator(), "Twee", LATER).code != made.code  # the name is free again
        assert (events("need.rename"), events("need.retire")) == (1, 1)

    @pytest.mark.parametrize(
        "do", [lambda g, s: rename_scenario(g, s, "b"), lambda g, s: retire_scenario(g, s, DAY)]
    )
    def test_only_who_acts_for_everybody(self, do):
        with pytest.raises(PermissionDenied):
            do(of_one_party(), make_scenario())


class TestRuns:
    def test_the_same_question_is_run_once(self):
        source = make_input()
        made = run_needs(operator(), source, None, FEW)
        assert run_needs(operator(), source, None, FEW) == made
        assert run_needs(operator(), source, make_scenario(), FEW) != made
        assert (NeedsRun.objects.count(), events("need.run"), NeedsPolicy.objects.count()) == (2, 2, 1)
        assert result_of(made.result).years == tuple(range(2025, 2036))

    def test_it_comes_out_the_same_years_later(self):
        wish = make_scenario(migration=1.5, care_trend=[0.01, 0.0, 0.0, 0.0])
        made = run_needs(operator(), make_input(), wish, FEW)
        rename_scenario(operator(), wish, "Heel anders")
        assert replay(NeedsRun.objects.get(pk=made.pk))
        assert made.scenario_name == "Later"
        assert not replay(NeedsRun(input=made.input, policy=made.policy, changes={}, draws=4, seed=2, to=2035,
                                   day=DAY, result=made.result, sha256=made.sha256))  # fmt: skip

    @pytest.mark.parametrize(
        ("asked", "words"),
        [
            (replace(ASKED, to=2025), "2026"),
            (replace(ASKED, to=2090), "2065"),
            (replace(ASKED, draws=9000), "2000"),
        ],
    )
    def test_a_question_that_cannot_be(self, asked, words):
        with pytest.raises(CannotDo, match=words):
            run_needs(operator(), make_input(), None, asked)
        assert not NeedsRun.objects.exists()

    def test_a_retired_scenario_is_not_run(self):
        wish = make_scenario()
        retire_scenario(operator(), wish, DAY)
        wish.refresh_from_db()
        with pytest.raises(CannotDo, match="uit gebruik"):
            run_needs(operator(), make_input(), wish, FEW)

    def test_only_who_acts_for_everybody(self):
        with pytest.raises(PermissionDenied):
            run_needs(of_one_party(), make_input(), None, FEW)


class TestTheDatabaseKeepsThem:
    @pytest.mark.parametrize(
        ("model", "change"),
        [
            (NeedsInput, {"title": "anders"}), (NeedsInput, {"content": "{}"}), (NeedsRun, {"result": "{}"}),
            (NeedsRun, {"draws": 1}), (NeedsPolicy, {"content": "[]"}), (NeedsScenario, {"changes": {}}),
            (NeedsScenario, {"code": "anders"}),
        ],
    )  # fmt: skip
    def test_nothing_changes(self, model, change):
        make_run()
        make_scenario()
        with pytest.raises(DatabaseError, match="blij"), transaction.atomic():
            model.objects.update(**change)

    @pytest.mark.parametrize("model", [NeedsRun, NeedsScenario, NeedsPolicy, NeedsInput])
    def test_nothing_goes(self, model):
        make_run()
        make_scenario()
        with pytest.raises(DatabaseError), transaction.atomic():
            model.objects.all()._raw_delete("default")

    def test_who_retired_does_not_come_back(self):
        wish = make_scenario()
        retire_scenario(operator(), wish, DAY)
        with pytest.raises(DatabaseError, match="blijft staan"), transaction.atomic():
            NeedsScenario.objects.update(retired_on=None)
