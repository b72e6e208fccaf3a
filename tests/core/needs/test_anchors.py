# SPDX-License-Identifier: EUPL-1.2
"""Figures of documents beside the model, horizons, scenarios and explanations."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from benchmarks.needs_city import make_world

from core.needs.settings import CONVERSION, POLICY, UNCERTAINTY, question
from woonregie_core.needs.anchors import Anchor, Bench, Limits, Subject, document_anchors, imply, target
from woonregie_core.needs.explain import Step, explain
from woonregie_core.needs.horizons import Ahead, To2030, To2040
from woonregie_core.needs.problems import NeedsError
from woonregie_core.needs.run import run
from woonregie_core.needs.scenarios import BASE, Scenario
from woonregie_core.needs.settings import Conversion
from woonregie_core.needs.words import Dwelling
from woonregie_core.policy.parameters import DatedValue, Standing

LIMITS = Limits.from_policy(POLICY)


def bench(areas=10):
    world = make_world(areas)
    return Bench(world, question(world), CONVERSION, UNCERTAINTY)


class TestDocuments:
    def test_the_figures_of_the_programme(self):
        found = {anchor.subject: anchor for anchor in document_anchors(POLICY)}
        assert {s: a.growth.value for s, a in found.items()} == {
            Subject.HOUSEHOLDS_75: 3225, Subject.WMO: 1430, Subject.WLZ: 900, Subject.PSYCHOGERIATRIC: 460,
            Subject.SOMATIC: 410,
        }  # fmt: skip
        assert found[Subject.WMO].base_level == 7770
        assert found[Subject.WLZ].base_level is None
        assert all(a.base_year is None and a.source == "D001, par. 3.1" for a in found.values())
        parts = found[Subject.PSYCHOGERIATRIC].growth + found[Subject.SOMATIC].growth
        assert (found[Subject.WLZ].growth - parts).value == 30  # a rest without a name

    def test_the_target_is_of_another_year(self):
        wanted = target(POLICY)
        assert [x.value for x in wanted.values()] == [710, 1380, 240]
        assert sum(wanted.values(), Ahead(0.0, To2030)).value == 2330
        with pytest.raises(NeedsError, match="2040 en een voor 2030"):
            Ahead(900.0, To2040) - wanted[Dwelling.CARE_READY]

    def test_types_refuse_what_mixes_horizons(self, tmp_path):
        snippet = tmp_path / "mixed.py"
        snippet.write_text(
            "from woonregie_core.needs.horizons import Ahead, To2030, To2040\n"
            "good = Ahead(1.0, To2040) - Ahead(1.0, To2040)\n"
            "bad = Ahead(1.0, To2040) - Ahead(1.0, To2030)\n"
        )
        source = Path(__file__).parents[3] / "src"
        said = subprocess.run(
            [sys.executable, "-m", "mypy", "--config-file=", "--follow-imports=silent", "--no-error-summary",
             "--ignore-missing-imports", f"--cache-dir={tmp_path}", str(snippet)],
            capture_output=True, text=True, env=os.environ | {"MYPYPATH": str(source)},
        ).stdout.splitlines()  # fmt: skip
        assert len(said) == 1
        assert "mixed.py:3" in said[0]


class TestImplied:
    def test_the_free_growth_implies_nothing(self):
        tool = bench()
        low, high = tool.ends(Subject.PSYCHOGERIATRIC, BASE, 2040)
        found = imply(tool, anchor(Subject.PSYCHOGERIATRIC, high - low, 2025), LIMITS)
        assert found.level == pytest.approx(1.0, abs=1e-4)
        assert found.trend == pytest.approx(0.0, abs=1e-5)
        assert found.warnings == ()

    @pytest.mark.parametrize("subject", list(Subject))
    def test_the_anchored_run_meets_the_anchor(self, subject):
        tool = bench()
        low, high = tool.ends(subject, BASE, 2040)
        found = imply(tool, anchor(subject, 1.1 * (high - low), None), LIMITS)
        base, end = tool.ends(subject, found.anchored, 2040)
        assert end - base == pytest.approx(1.1 * (high - low), rel=1e-3)
        assert "base_year" in found.warnings

    def test_a_level_of_the_document_is_met_first(self):
        tool = bench()
        low, high = tool.ends(Subject.WMO, BASE, 2040)
        asked = Anchor(
            Subject.WMO, Ahead(0.1 * low, To2040), Ahead(1.5 * low, To2040), 2025, "proef", "proef",
        )  # fmt: skip
        found = imply(tool, asked, LIMITS)
        base, end = tool.ends(Subject.WMO, found.anchored, 2040)
        assert base == pytest.approx(1.4 * low, rel=1e-3)
        assert end == pytest.approx(1.5 * low, rel=1e-3)
        assert found.warnings == ("level", "trend")

    def test_what_no_lever_reaches_is_said(self):
        found = imply(bench(), anchor(Subject.HOUSEHOLDS_75, 1e9, 2025), LIMITS)
        assert found.level is None
        assert found.anchored is None
        assert found.warnings == ("unreachable",)


def anchor(subject, growth, base_year):
    return Anchor(subject, Ahead(growth, To2040), None, base_year, "proef", "proef")


class TestScenarios:
    def test_a_scenario_names_its_changes_only(self):
        assert BASE.changes() == {}
        assert Scenario("later", later_entry=0.1).changes() == {"later_entry": 0.1}

    @pytest.mark.parametrize(
        "patch", [Scenario("later", later_entry=0.1), Scenario("gezonder", healthier_75_84=0.01)], ids=str
    )
    def test_better_health_lowers_care_and_leaves_the_base_year(self, patch):
        world = make_world(3)
        base, other = (
            run(world, question(world, scenario=s), CONVERSION, UNCERTAINTY).clients(wmo=True)[0].sum(axis=0)
            for s in (BASE, patch)
        )
        assert other[0] == pytest.approx(base[0])
        assert (other[1:] < base[1:]).all()

    def test_no_moves_at_all_is_migration_nought(self):
        world = make_world(3)
        still = replace(world, movement=replace(world.movement, ratio=np.ones_like(world.movement.ratio)))
        asked = question(world, scenario=Scenario("niemand verhuist", migration=0.0))
        found = run(world, asked, CONVERSION, UNCERTAINTY).measures
        np.testing.assert_allclose(found, run(still, question(world), CONVERSION, UNCERTAINTY).measures)


class TestExplanation:
    def test_the_steps_add_up_to_the_run(self):
        world = make_world(3)
        asked = question(world, stock=np.zeros((3, 3)))
        lines = explain(world, asked, CONVERSION, UNCERTAINTY, ("B00001",), Dwelling.CLUSTERED, 2040)
        found = run(world, asked, CONVERSION, UNCERTAINTY)
        by_step = {step: [line for line in lines if line.step is step] for step in Step}
        parts = sum(line.value for line in by_step[Step.NEED_BY_STATE] + by_step[Step.OVERFLOW])
        assert parts == pytest.approx(by_step[Step.NEED][0].value)
        assert by_step[Step.GAP][0].value == pytest.approx(found.gap[0, 1, -1, 1])
        assert all(line.citation for line in by_step[Step.NEED_BY_STATE])

    @pytest.mark.parametrize("value", ["0.5/0.6/0.1", "veel", "0.1/0.2", "-0.1/0.2/0.3"])
    def test_a_row_that_is_no_division_is_refused(self, value):
        name = "needs.conversion.wmo.75_84"
        row = replace(
            POLICY.policy.parameters[name],
            values=(DatedValue(POLICY.day, value, Standing.ASSUMPTION, "proef"),),
        )
        changed = replace(POLICY, policy=replace(POLICY.policy, parameters=POLICY.policy.parameters | {name: row}))
        with pytest.raises(NeedsError, match="drie aandelen"):
            Conversion.from_policy(changed)
