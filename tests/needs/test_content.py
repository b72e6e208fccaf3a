# SPDX-License-Identifier: EUPL-1.2
"""What is kept is what came in; what is kept of a run adds up, and nothing that is unknown becomes nought."""

import json
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given as for_all
from hypothesis import settings as slowly
from hypothesis import strategies as st

from needs.world import ASKED, ASSUMED, DAY, POLICY, given, texts
from woonregie.needs.content import History, given_of, kept
from woonregie.needs.queries.looking_back import looked_back, possible_ages
from woonregie.needs.results import AREA, CITY, DISTRICT, result_of, result_text
from woonregie.needs.running import Asked, run_given
from woonregie.needs.scenarios import changes_of, scenario_of
from woonregie.needs.sliders import SLIDERS, positions_of, scenario_from
from woonregie_core.needs.scenarios import BASE, Scenario
from woonregie_core.needs.words import DWELLINGS

ON = POLICY.on(DAY)


def ran(found, draws=0, scenario=BASE):
    return result_of(result_text(run_given(found, ON, Asked(2040, draws, 1, DAY), scenario), []))


def test_what_is_kept_comes_back_to_the_last_bit():
    back = given_of(kept(given()), ASSUMED)
    for name in ("persons", "spread", "entrants"):
        np.testing.assert_array_equal(
            getattr(back.world.population, name), getattr(given().world.population, name)
        )
    np.testing.assert_array_equal(back.history.counts, given().history.counts)
    assert (back.names, back.projects, back.synthetic) == (given().names, given().projects, True)
    assert kept(back) == kept(given())


def test_unknown_and_without_bound_stay_so():
    stock, room = given().stock.copy(), given().room.astype(float).copy()
    stock[1, 2], room[0] = np.nan, np.inf
    back = given_of(kept(replace(given(), stock=stock, room=room, history=None)), ASSUMED)
    assert np.isnan(back.stock[1, 2])
    assert np.isinf(back.room[0])
    assert np.isfinite(back.room[1:]).all()
    assert back.history is None
    assert back.past() is None


def test_an_unknown_stock_is_an_unknown_gap_here_and_in_the_sum_but_not_elsewhere():
    stock = given().stock.copy()
    stock[1] = np.nan
    found = ran(replace(given(), stock=stock))
    kerk, molen, noord, city = (found.spot("kerk"), found.spot("molen"), found.spot("noord"), found.at(CITY)[0])
    for spot, known in ((kerk, False), (noord, False), (city, False), (molen, True)):
        assert (found.band(spot, "gap.nultreden", 2030) is not None) is known
        assert (found.part(spot, "stock", DWELLINGS[0], 2030) is not None) is known
    assert found.band(kerk, "need.nultreden", 2030) is not None
    assert found.unknown == ("kerk",)


@pytest.mark.parametrize("measure", ["households_75", "wmo", "need.geclusterd", "gap.zorggeschikt"])
def test_without_chance_the_sum_over_neighbourhoods_is_the_city(measure):
    found = ran(given())
    for year in (2030, 2040):
        city, districts, areas = (
            sum(found.band(spot, measure, year).middle for spot in found.at(level))
            for level in (CITY, DISTRICT, AREA)
        )
        assert districts == pytest.approx(city, abs=0.2)  # kept to one decimal
        assert areas == pytest.approx(city, abs=0.3)


def test_with_chance_the_city_is_summed_before_its_interval():
    made = run_given(given(), ON, ASKED, BASE)
    found = result_of(texts()[2])
    values = made.outcome.need[:, :, 15, 1].sum(axis=1)
    band = found.band(found.at(CITY)[0], "need.geclusterd", 2040)
    assert (band.low, band.middle, band.high) == pytest.approx(np.quantile(values, (0.1, 0.5, 0.9)), abs=0.05)
    widths = sum(
        b.high - b.low for spot in found.at(AREA) if (b := found.band(spot, "need.geclusterd", 2040)) is not None
    )
    assert band.high - band.low < widths


def test_plans_are_sure_or_open_and_add_up_to_the_expected_supply():
    found = ran(given())
    for spot in found.places:
        for kind in DWELLINGS:
            parts = [found.part(spot, name, kind, 2040) for name in ("stock", "sure", "open")]
            assert sum(parts) == pytest.approx(found.band(spot, f"supply.{kind}", 2040).middle, abs=0.2)


def test_the_same_run_gives_the_same_text():
    again = run_given(given(), ON, ASKED, BASE)
    kept_before = result_of(texts()[2])
    anchors = json.loads(texts()[2])["anchors"]
    assert result_text(again, anchors, kept_before.backcast) == texts()[2]


def test_the_look_back_is_kept_with_the_run():
    found = result_of(texts()[2])
    assert found.backcast_years == (2015, 2020, 2025)
    assert [one.from_age for one in found.backcast] == [65, 75, 85]
    expected = looked_back(given(), float(ON.number("needs.migration.halfway")))
    assert found.backcast == expected
    late = replace(given(), history=History((2000, 2010, 2030), given().history.counts))
    assert possible_ages(late) == (75, 85)  # counts from 50 on tell nothing of 65 after 20 years
    assert possible_ages(replace(given(), history=None)) == ()


positions = st.fixed_dictionaries(
    {one.name: st.integers(0, round((one.high - one.low) / one.step)) for one in SLIDERS}
).map(lambda steps: {one.name: round(one.low + steps[one.name] * one.step, 6) for one in SLIDERS})


@slowly(max_examples=60, deadline=None)
@for_all(positions)
def test_sliders_and_scenario_say_the_same(moved):
    scenario = scenario_from(moved, "x")
    assert positions_of(scenario) == pytest.approx(moved)
    assert scenario_of("x", json.loads(json.dumps(changes_of(scenario)))) == scenario


def test_the_middle_of_every_slider_is_the_base():
    assert len(SLIDERS) <= 8
    assert scenario_from({}).changes() == {}
    assert positions_of(Scenario()) == {one.name: one.start for one in SLIDERS}
