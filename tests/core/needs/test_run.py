# SPDX-License-Identifier: EUPL-1.2
"""A whole run: people balance, kernels equal plain Python, chance replays, sums hold."""

from dataclasses import replace

import numpy as np
import pytest
from benchmarks.needs_city import make_world

from core.needs import naive
from core.needs.settings import CONVERSION, UNCERTAINTY, question
from woonregie_core.needs.problems import NeedsError
from woonregie_core.needs.run import expected_people, run
from woonregie_core.needs.scenarios import Scenario
from woonregie_core.needs.supply import Phase, Project
from woonregie_core.needs.words import (
    CELLS,
    FIRST_CELL,
    FIRST_HOME_NEED,
    FIRST_OVERFLOW_NEED,
    HOUSEHOLDS_75,
    PERSONS_65,
    Dwelling,
)


def answer(world, conversion=CONVERSION, uncertainty=UNCERTAINTY, **asked):
    return run(world, question(world, **asked), conversion, uncertainty)


class TestPeople:
    def test_a_closed_population_balances(self):
        world = make_world(12, closed=True)
        people, flows = expected_people(world, 16)
        total = people.sum(axis=(2, 3))
        np.testing.assert_allclose(total[:, 1:] + flows[:, 1:, 0], total[:, :-1], rtol=1e-9)
        assert np.abs(flows[..., 1]).max() < 1e-9

    def test_an_open_population_balances_with_its_moves(self):
        world = make_world(12)
        people, flows = expected_people(world, 16)
        total, entrants = people.sum(axis=(2, 3)), world.population.entrants.sum(axis=1)
        after = total[:, :-1] - flows[:, 1:, 0] + flows[:, 1:, 1] + entrants[:, None]
        np.testing.assert_allclose(total[:, 1:], after, rtol=1e-9)

    def test_one_cohort_by_hand(self):
        world = make_world(1, closed=True)
        persons = np.zeros_like(world.population.persons)
        persons[0, 1, 20] = 100.0  # women of 70
        hazard = np.full_like(world.movement.hazard, 0.1)
        world = replace(
            world,
            population=replace(world.population, persons=persons),
            movement=replace(world.movement, hazard=hazard, death_ratio=np.ones(1), mortality_gain=0.0),
        )
        people, flows = expected_people(world, 3)
        assert people[0, 2, 1, 22] == pytest.approx(100 * np.exp(-0.2))
        assert flows[0, 1, 0] == pytest.approx(100 * (1 - np.exp(-0.1)))

    def test_an_imported_forecast_is_met_where_it_speaks(self):
        world = make_world(8)
        free = expected_people(world, 16)[0].sum(axis=0)
        forecast = free * 1.1
        forecast[:8] = np.nan
        found = answer(world, forecast=forecast)
        ratio = found.measures[0, ..., PERSONS_65].sum(axis=0) / answer(world).measures[0, ..., PERSONS_65].sum(
            axis=0
        )
        np.testing.assert_allclose(ratio[:8], 1.0)
        np.testing.assert_allclose(ratio[8:], 1.1)

    def test_a_forecast_of_another_shape_is_explained(self):
        with pytest.raises(NeedsError, match="prognose") as caught:
            answer(make_world(2), forecast=np.ones((16, 2, 50)))
        assert caught.value.code == "forecast"

    def test_a_forecast_is_silent_after_its_last_year(self):
        world = make_world(2)
        short = expected_people(world, 16)[0].sum(axis=0)[:3] * 1.1
        long = np.concatenate([short, np.full((20, *short.shape[1:]), np.nan)])
        one, other = answer(world, forecast=short), answer(world, forecast=long)
        assert (one.measures == other.measures).all()


class TestKernels:
    def test_they_equal_plain_python(self):
        world = make_world(5, seed=7)
        found = answer(world).measures[0]
        for area in range(5):
            for years in (0, 1, 15):
                clients, households, home, over = naive.measures(world, CONVERSION, area, years)
                row = found[area, years]
                np.testing.assert_allclose(row[FIRST_CELL:FIRST_HOME_NEED], clients, rtol=1e-9)
                np.testing.assert_allclose(row[HOUSEHOLDS_75], households, rtol=1e-9)
                np.testing.assert_allclose(row[FIRST_HOME_NEED:FIRST_OVERFLOW_NEED], home, rtol=1e-9)
                np.testing.assert_allclose(row[FIRST_OVERFLOW_NEED:], over, rtol=1e-9)

    def test_everybody_is_in_one_state_of_care(self):
        world = make_world(3)
        clients = answer(world).measures[0, ..., FIRST_CELL:FIRST_HOME_NEED].sum(axis=-1)
        assert (clients < answer(world).measures[0, ..., PERSONS_65]).all()
        assert len(set(CELLS)) == len(CELLS)


class TestChance:
    def test_a_replay_is_identical_and_parts_make_the_whole(self):
        world = make_world(6)
        whole = answer(world, draws=40, seed=5)
        again = answer(world, draws=40, seed=5)
        parts = [answer(world, draws=20, seed=5, first_draw=start) for start in (0, 20)]
        assert np.array_equal(whole.measures, again.measures)
        assert np.array_equal(whole.gap, again.gap)
        assert np.array_equal(whole.gap, np.concatenate([part.gap for part in parts]))
        assert not np.array_equal(whole.measures, answer(world, draws=40, seed=6).measures)

    def test_a_neighbourhood_keeps_its_chance_without_the_others(self):
        world = make_world(6)
        base, moves = world.population, world.movement
        few = replace(
            world,
            population=replace(
                base, areas=type(base.areas)(base.areas.codes[3:], base.areas.districts[3:]),
                persons=base.persons[3:], spread=base.spread[3:], entrants=base.entrants[3:],
            ),
            movement=replace(
                moves, death_ratio=moves.death_ratio[3:], ratio=moves.ratio[3:], added=moves.added[3:]
            ),
            care=replace(world.care, area_effect=world.care.area_effect[3:]),
        )  # fmt: skip
        assert np.array_equal(answer(world, draws=10).measures[:, 3:], answer(few, draws=10).measures)

    def test_scenarios_share_their_chance(self):
        world = make_world(6)
        base = answer(world, draws=200)
        fewer = answer(world, draws=200, scenario=Scenario("gezonder", healthier_75_84=0.005))
        difference = (fewer.clients(wmo=True) - base.clients(wmo=True)).sum(axis=1)[:, -1]
        apart = base.clients(wmo=True).sum(axis=1)[:, -1]
        assert (difference <= 0).all()
        assert difference.std() < apart.std() / 5

    def test_quantiles_come_after_sums(self):
        world = make_world(30)
        found = answer(world, draws=300)
        gap = found.gap[:, :, -1, 0]
        city = found.band(found.over_areas(gap))
        assert city.high - city.low < (found.band(gap).high - found.band(gap).low).sum()
        districts = sum(found.over_areas(gap, found.areas.of_district(f"D{n}")) for n in range(7))
        np.testing.assert_allclose(districts, gap.sum(axis=1))


class TestOverflow:
    def test_frozen_places_push_the_rest_into_dwellings(self):
        world = make_world(4)
        roomy = answer(replace(world, care=replace(world.care, intramural_places=1e9)))
        none = answer(replace(world, care=replace(world.care, intramural_places=0.0)))
        assert (roomy.short == 0).all()
        assert none.short == pytest.approx(1.0)
        more = (none.need - roomy.need)[0]
        np.testing.assert_allclose(more, roomy.measures[0, ..., FIRST_OVERFLOW_NEED:])

    def test_places_in_a_scenario_count(self):
        world = make_world(4)
        fewer = answer(world, scenario=Scenario("minder plaatsen", intramural_places=-20.0))
        assert (fewer.need.sum(axis=1) >= answer(world).need.sum(axis=1)).all()
        assert fewer.short[0, -1] > answer(world).short[0, -1]


class TestSupply:
    PHASES = {"plan": Phase(0.5, 1.0, committed=False), "bouw": Phase(1.0, 0.0, committed=True)}

    def test_a_sure_project_lowers_the_gap_from_its_year_on(self):
        world = make_world(2)
        sure = Project("p1", "B00000", Dwelling.CARE_READY, 10, 2030, "bouw")
        found = answer(world, projects=(sure,), phases=self.PHASES)
        more = (found.supply - answer(world).supply)[0, 0, :, 2]
        assert more.tolist() == [0.0] * 5 + [10.0] * 11

    def test_dropout_hits_plans_only_and_draws_average_to_the_expectation(self):
        world = make_world(1)
        projects = (
            Project("p1", "B00000", Dwelling.STEP_FREE, 10, 2030, "bouw"),
            Project("p2", "B00000", Dwelling.STEP_FREE, 10, 2030, "plan"),
        )
        out = Scenario("uitval", plan_dropout=0.35)
        drawn = answer(world, projects=projects, phases=self.PHASES, draws=4000, scenario=out)
        expected = answer(world, projects=projects, phases=self.PHASES, scenario=out)
        stock = answer(world).supply[0, 0, -1, 0]
        np.testing.assert_allclose(drawn.supply.mean(axis=0), expected.supply[0], atol=0.3)
        assert expected.supply[0, 0, -1, 0] - stock == pytest.approx(10 + 10 * 0.5 * 0.65, abs=0.01)

    def test_unknown_stock_stays_unknown(self):
        world = make_world(3)
        stock = np.full((3, 3), 5.0)
        stock[1] = np.nan
        found = answer(world, stock=stock, draws=5)
        assert found.unknown_areas() == ("B00001",)
        assert np.isnan(found.over_areas(found.gap)).all()
        assert not np.isnan(found.gap[:, 0]).any()

    @pytest.mark.parametrize(("area", "phase"), [("B9", "bouw"), ("B00000", "droom")])
    def test_unknown_places_and_phases_are_explained(self, area, phase):
        with pytest.raises(NeedsError):
            answer(
                make_world(1),
                projects=(Project("p", area, Dwelling.STEP_FREE, 1, 2030, phase),),
                phases=self.PHASES,
            )


class TestRefusals:
    @pytest.mark.parametrize(("value", "code"), [(np.nan, "missing"), (-1.0, "negative")])
    def test_a_missing_or_negative_number_is_named_by_its_neighbourhood(self, value, code):
        world = make_world(3)
        persons = world.population.persons.copy()
        persons[2, 0, 5] = value
        with pytest.raises(NeedsError) as caught:
            replace(world.population, persons=persons)
        assert caught.value.code == code
        assert caught.value.facts["areas"] == ("B00002",)

    def test_shares_must_add_up(self):
        world = make_world(1)
        with pytest.raises(NeedsError, match="tellen"):
            replace(world, households=replace(world.households, positions=world.households.positions * 1.1))
        with pytest.raises(NeedsError, match="zorgaandelen"):
            replace(world, care=replace(world.care, rates=world.care.rates * 3))

    def test_the_horizon_lies_ahead(self):
        with pytest.raises(NeedsError, match="jaar na 2025"):
            answer(make_world(1), to=2025)
        with pytest.raises(NeedsError, match="loopt van"):
            answer(make_world(1)).year(2041)
