# SPDX-License-Identifier: EUPL-1.2
"""The base year: raking, postcodes, BAT levels, and moves out of history."""

import numpy as np
import pytest
from benchmarks.needs_city import make_world

from core.needs.settings import POLICY
from woonregie_core.needs.backcast import PLAIN, Past, backcast
from woonregie_core.needs.migration import estimate
from woonregie_core.needs.postcodes import PostcodeCounts, apportion
from woonregie_core.needs.problems import NeedsError
from woonregie_core.needs.raking import Margin, rake
from woonregie_core.needs.supply import BatScheme, stock_by_dwelling


class TestRaking:
    def test_margins_are_met_and_odds_kept(self):
        rng = np.random.default_rng(1)
        seed, goal = rng.uniform(1, 5, (6, 2, 4)), rng.uniform(1, 5, (6, 2, 4))
        margins = [Margin((0, 1), goal.sum(axis=2)), Margin((2,), goal.sum(axis=(0, 1)))]
        fitted = rake(seed, margins)
        np.testing.assert_allclose(fitted.table.sum(axis=2), margins[0].totals, rtol=1e-8)
        np.testing.assert_allclose(fitted.table.sum(axis=(0, 1)), margins[1].totals, rtol=1e-8)

    def test_one_margin_is_one_proportional_step_and_nought_stays(self):
        fitted = rake(np.array([[1.0, 3.0], [0.0, 5.0]]), [Margin((0,), np.array([8.0, 5.0]))])
        assert fitted.table.tolist() == [[2.0, 6.0], [0.0, 5.0]]

    @pytest.mark.parametrize(
        ("seed", "totals", "code"),
        [
            ([[1.0, np.nan]], [1.0], "missing"), ([[1.0, -1.0]], [1.0], "negative"),
            ([[0.0, 0.0]], [1.0], "margins"), ([[1.0, 1.0]], [1.0, 2.0], "shape"),
        ],
    )  # fmt: skip
    def test_what_cannot_be_fitted_is_refused(self, seed, totals, code):
        with pytest.raises(NeedsError) as caught:
            rake(np.array(seed), [Margin((0,), np.array(totals))])
        assert caught.value.code == code

    def test_margins_that_contradict_are_refused(self):
        margins = [Margin((0,), np.array([1.0, 2.0])), Margin((1,), np.array([2.0, 2.0]))]
        with pytest.raises(NeedsError, match="tellen verschillend op"):
            rake(np.ones((2, 2)), margins)


class TestPostcodes:
    OVERLAP = np.array([[0.25, 0.75, 0.0], [0.0, 0.5, 0.5]])

    def counts(self, *rows, low=np.nan, high=np.nan):
        values = np.array(rows, float)
        return PostcodeCounts(("6211", "6212"), values, np.full_like(values, low), np.full_like(values, high))

    def test_shares_and_their_uncertainty_by_hand(self):
        found = apportion(self.counts([100], [40]), self.OVERLAP, concentration=74)
        assert found.persons[:, 0].tolist() == [25.0, 95.0, 20.0]
        # 100 x sqrt(0.25 x 0.75 / 75) = 5
        assert found.deviation[0, 0] == pytest.approx(5.0)
        assert found.spread[0] == pytest.approx(0.2)
        assert found.persons.sum() == 140

    def test_a_hidden_count_is_a_range_and_never_nought(self):
        found = apportion(self.counts([100], [np.nan], low=1, high=9), self.OVERLAP, 74)
        assert found.hidden == ("6212",)
        assert found.persons[2, 0] == 2.5
        assert found.deviation[2, 0] > 8 * 0.5 / np.sqrt(12)

    def test_a_missing_count_stays_missing_where_it_reaches(self):
        found = apportion(self.counts([100], [np.nan]), self.OVERLAP, 74)
        assert found.missing == ("6212",)
        assert np.isnan(found.persons[:, 0]).tolist() == [False, True, True]

    def test_known_totals_of_neighbourhoods_are_met(self):
        totals = np.array([40.0, 80.0, 40.0])
        found = apportion(self.counts([60, 40], [50, 10]), self.OVERLAP, 74, totals)
        np.testing.assert_allclose(found.persons.sum(axis=1), totals, rtol=1e-7)
        np.testing.assert_allclose(found.persons.sum(axis=0), [110, 50], rtol=1e-7)

    def test_shares_that_do_not_add_up_are_refused(self):
        with pytest.raises(NeedsError, match="aandelen"):
            apportion(self.counts([1], [1]), self.OVERLAP * 0.9, 74)


class TestStock:
    def test_levels_become_kinds_by_the_scheme(self):
        scheme = BatScheme.from_policy(POLICY, "maastricht-2025")
        found = stock_by_dwelling(np.array([[100.0, 20, 30, 4], [5, 5, 5, np.nan]]), np.array([15.0, 0.0]), scheme)
        assert found[0].tolist() == [35.0, 15.0, 4.0]
        assert np.isnan(found[1]).tolist() == [False, False, True]

    def test_another_scheme_and_impossible_counts_are_refused(self):
        with pytest.raises(NeedsError, match="5 BAT-niveaus"):
            stock_by_dwelling(np.ones((1, 4)), np.zeros(1), BatScheme.from_policy(POLICY, "vera"))
        with pytest.raises(NeedsError, match="meer geclusterde"):
            stock_by_dwelling(np.ones((1, 4)), np.full(1, 9.0), BatScheme.from_policy(POLICY, "maastricht-2025"))


def history(areas, seed, differ):
    """Three counts, five years apart, of people who move by a rate of their neighbourhood."""
    rng = np.random.default_rng(seed)
    world = make_world(areas, seed=seed, per_area=400.0)
    hazard = world.movement.hazard
    # Around 70 people leave a neighbourhood without lifts; neighbourhoods differ.
    shape = np.linspace(0.01, -0.02, world.population.ages)
    ratio = 1.0 + shape + rng.normal(0.0, differ, (areas, 1, 1))
    now, counts = rng.poisson(world.population.persons).astype(float), []
    for year in range(11):
        if year % 5 == 0:
            counts.append(now)
        after = np.zeros_like(now)
        alive = rng.binomial(now.astype(int), np.exp(-hazard))
        stay = rng.binomial(alive, np.minimum(0.97 * ratio, 1.0))
        later = stay + rng.poisson(0.03 * alive * ratio).astype(float)
        after[..., 1:] = later[..., :-1]
        after[..., -1] += later[..., -1]
        after[..., 0] = rng.poisson(world.population.entrants)
        now = after
    return Past(50, (2010, 2015, 2020), np.stack(counts), hazard), ratio


class TestMoves:
    def test_a_closed_population_has_no_moves(self):
        world = make_world(4, closed=True)
        before = world.population.persons * 50
        hazard, after = world.movement.hazard, before
        for _ in range(5):
            later = after * np.exp(-hazard)
            after = np.zeros_like(later)
            after[..., 1:] = later[..., :-1]
            after[..., -1] += later[..., -1]
        moves = estimate(before, after, 5, hazard, 200.0)
        np.testing.assert_allclose(moves.ratio[..., 5:40], 1.0, atol=1e-6)
        np.testing.assert_allclose(moves.added[..., 5:40], 0.0, atol=1e-2)

    def test_small_neighbourhoods_lean_on_the_municipality(self):
        past, ratio = history(40, 5, differ=0.02)
        moves = estimate(past.counts[0], past.counts[1], 5, past.hazard, 200.0)
        plain = estimate(past.counts[0], past.counts[1], 5, past.hazard, 200.0, shrink=False)
        used = moves.ratio[..., 10:40] + moves.added[..., 10:40] / np.maximum(past.counts[1][..., 10:40], 1)
        assert moves.factor_found
        assert np.corrcoef(moves.factor, ratio.mean(axis=(1, 2)))[0, 1] > 0.6
        assert np.allclose(plain.factor, 1.0)
        assert np.median(np.abs(used - ratio[..., 10:40])) < np.median(
            np.abs(plain.ratio[..., 10:40] - ratio[..., 10:40])
        )

    def test_a_missing_count_is_refused(self):
        past, _ = history(2, 5, differ=0.01)
        wrong = past.counts[0].copy()
        wrong[0, 0, 0] = np.nan
        with pytest.raises(NeedsError, match="mist"):
            estimate(wrong, past.counts[1], 5, past.hazard, 200.0)


class TestBackcast:
    def test_it_beats_the_plain_methods_where_cohorts_age_and_people_move(self):
        verdicts = [backcast(history(60, seed, differ=0.01)[0], 75, 200.0) for seed in range(1, 9)]
        assert all(verdict.beaten == PLAIN and verdict.better_than_all for verdict in verdicts)
        assert abs(np.mean([verdict.model.bias for verdict in verdicts])) < 0.015

    def test_it_says_so_when_a_plain_method_wins(self):
        past, _ = history(10, 1, differ=0.01)
        counts = past.counts.copy()
        counts[2] = counts[1]  # nothing changed at all
        verdict = backcast(Past(past.first_age, past.years, counts, past.hazard), 75, 200.0)
        assert verdict.plain["no_change"].wape == 0
        assert "no_change" not in verdict.beaten
        assert not verdict.better_than_all

    def test_too_little_history_is_explained(self):
        past, _ = history(2, 1, differ=0.01)
        with pytest.raises(NeedsError, match="drie tellingen"):
            backcast(Past(past.first_age, (2010, 2010, 2020), past.counts, past.hazard), 75, 200.0)
