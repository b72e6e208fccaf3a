# SPDX-License-Identifier: EUPL-1.2
"""The made-up registry holds exactly what the documents print (D004, pilot plan, chapters 1, 3 and 4.3)."""

from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from woonregie_core.allocation.ages import age
from woonregie_core.allocation.facts import Dwelling, Model, Pool, Seeker
from woonregie_core.allocation.income_class import standing_for
from woonregie_core.allocation.run import Rules
from woonregie_core.policy.loader import load_policy
from woonregie_core.policy.parameters import Parameter, Policy, UnknownParameter
from woonregie_core.synthetic.calibration import Calibration, per_landlord
from woonregie_core.synthetic.homes import make_homes
from woonregie_core.synthetic.households import make_households
from woonregie_core.synthetic.year import make_year

ON = date(2024, 7, 1)
PLACES = [f"buurt-{number}" for number in range(41)]
POLICY = load_policy(Path(__file__).parents[3] / "profiles" / "maastricht" / "policy")


@pytest.fixture(scope="module")
def numbers():
    return Calibration.from_policy(POLICY.on(ON))


@pytest.fixture(scope="module")
def homes(numbers):
    return make_homes(numbers, PLACES, "zaad")


@pytest.fixture(scope="module")
def people(numbers, homes):
    return make_households(numbers, homes, ON, "zaad")


def home_facts(home):
    place, kind = home.place, home.type
    return Dwelling(home.code, home.corporation, place, kind, home.bedrooms, home.bat, home.rent, True)


def small_year(seed: str = "zaad"):
    numbers = Calibration.from_policy(POLICY.on(ON), scale=0.15)
    homes = make_homes(numbers, PLACES, seed)
    people = make_households(numbers, homes, ON, seed)
    rules = Rules.from_policy(POLICY.on(ON))
    facts = {one.code: home_facts(one) for one in homes}
    seekers = [
        Seeker(
            one.code,
            one.birth_date,
            one.size,
            standing_for(one.income, one.size, rules.limits),
            one.registered_at,
            one.restructuring,
            one.required_bat is not None,
            one.required_bat,
            facts[one.home].type if one.home else "",
            facts[one.home].bedrooms if one.home else None,
            facts[one.home].corporation if one.home else None,
            one.tenancy_start,
            one.resident_children,
            Decimal(str(one.arrears_months)),
        )
        for one in people
        if one.registered_at
    ]
    lives_in = {one.code: one.home for one in people if one.home and one.registered_at}
    return make_year(numbers, list(facts.values()), seekers, lives_in, lambda _day: rules, ON, seed), lives_in


def test_step_free_homes_are_as_printed(homes):
    printed = {
        1: {"servatius": 2419, "woonpunt": 372, "maasvallei": 901},
        2: {"servatius": 280, "woonpunt": 24, "maasvallei": 378},
        3: {"servatius": 50, "woonpunt": 808, "maasvallei": 0},
        4: {"servatius": 0, "woonpunt": 16, "maasvallei": 103},
    }
    found = Counter((home.bat, home.corporation) for home in homes)
    for level, row in printed.items():
        for corporation, count in row.items():
            assert found[level, corporation] == count
    assert sum(found[level, corporation] for level, row in printed.items() for corporation in row) == 5351


def test_senior_tenants_are_as_printed(homes, people):
    landlord = {home.code: home.corporation for home in homes}
    tenants = [one for one in people if one.home]
    from_55 = Counter(landlord[one.home] for one in tenants if age(one.birth_date, ON) >= 55)
    from_70 = Counter(landlord[one.home] for one in tenants if age(one.birth_date, ON) >= 70)
    assert from_55 == {"servatius": 1277, "woonpunt": 1012, "maasvallei": 244}
    assert from_70 == {"servatius": 879, "woonpunt": 722, "maasvallei": 226}
    assert len({one.home for one in tenants}) == len(tenants)


def test_seekers_are_as_many_as_printed_and_search_about_as_long(people):
    searching = [one for one in people if one.registered_at]
    assert len(searching) == 11_534
    months = [(ON - one.registered_at.date()).days / 30.44 for one in searching]
    assert 24 < sum(months) / len(months) < 28


def test_nobody_is_a_child_or_registered_tomorrow(people):
    assert all(age(one.birth_date, ON) >= 18 for one in people)
    assert all(one.registered_at.date() < ON for one in people if one.registered_at)
    assert len({one.code for one in people}) == len(people)
    assert all(1 <= one.size <= 5 for one in people)


def test_the_same_seed_gives_the_same_world_and_another_gives_another(numbers, homes, people):
    again = make_homes(numbers, PLACES, "zaad")
    assert (again, make_households(numbers, again, ON, "zaad")) == (homes, people)
    assert make_homes(numbers, PLACES, "ander") != homes


def test_a_year_obeys_the_rules():
    months, lives_in = small_year()
    winners = [one.winner for month in months for one in month.decided if one.winner]
    assert len(months) == 12
    assert len(winners) == len(set(winners)) > 30
    adverts = [advert for month in months for advert in month.adverts]
    assert len({advert.dwelling.id for advert in adverts}) == len(adverts)
    assert all(advert.closes <= month.last_day for month in months for advert in month.adverts)
    before_the_last = [one.winner for month in months[:-1] for one in month.decided]
    left = {lives_in[winner] for winner in before_the_last if winner in lives_in}
    assert left
    assert left <= {advert.dwelling.id for advert in adverts}
    assert {Model.OFFER, Model.MEDIATION} == {advert.model for advert in adverts}


def test_the_share_of_the_pool_holds_all_year():
    months, _lives_in = small_year()
    for scope in ("servatius", "woonpunt", "maasvallei"):
        steps = [step for month in months for step in month.pools if step.scope == scope]
        assert all(0.3 * step.vacancies - 1 < step.moving_on <= 0.3 * step.vacancies for step in steps)
        assert sum(step.pool is Pool.MOVING_ON for step in steps) == (steps[-1].moving_on if steps else 0)


def test_a_year_comes_out_again():
    assert small_year()[0] == small_year()[0]


def test_a_world_that_cannot_be_is_refused(numbers, homes):
    with pytest.raises(ValueError, match="no places"):
        make_homes(numbers, [], "zaad")
    with pytest.raises(ValueError, match="homes"):
        make_households(numbers, homes[:10], ON, "zaad")
    with pytest.raises(ValueError, match=">"):
        make_households(replace(numbers, seekers=3), homes, ON, "zaad")


def test_a_list_that_is_none_is_told():
    known = POLICY.parameters["synthetic.homes.other"]
    broken = Parameter(known.name, "x", "x", (replace(known.values[0], value="veel"),))
    with pytest.raises(UnknownParameter, match="geen lijst van corporaties"):
        per_landlord(Policy({known.name: broken}).on(ON), known.name)
