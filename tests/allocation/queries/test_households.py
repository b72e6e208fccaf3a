# SPDX-License-Identifier: EUPL-1.2
"""What a landlord sees of a household and of the list of direct offers; every link on that list opens."""

from datetime import date

import pytest
from django.test import override_settings
from django.urls import reverse

from allocation.queries.world import reader
from allocation.services.world import (
    AFTER,
    CONTRACT,
    at,
    closed_advert,
    corporation,
    grant_wmo,
    make_dwelling,
    make_household,
    offered,
    operator,
    replied,
)
from factories import make_party
from woonregie.access.grant import Actor, Grant, Scope
from woonregie.access.models import Role
from woonregie.allocation.models import Offer
from woonregie.allocation.queries.households import (
    concerns,
    household_page,
    waiting_for_direct_offer,
    works_together,
)
from woonregie.allocation.services.letting import let
from woonregie.parties.models import PartyKind

pytestmark = pytest.mark.django_db
ON = AFTER
ALL = reader(Scope.ALL)


def landlord(code: str) -> Grant:
    party = corporation(code)
    return Grant(Actor("lezer", "corporation", party_id=party.pk, party_code=code), "allocation.view", Scope.OWN)


def waiting_codes(grant: Grant) -> list[str]:
    return [one.priority.household.code for one in waiting_for_direct_offer(grant, ON)]


def a_tenant_of(code: str, **fields):
    return make_household(dwelling=make_dwelling(code), **fields)


def test_the_longest_waiting_comes_first_with_the_homes_that_would_do():
    second, first = make_household(2010), make_household(2012)
    grant_wmo(second, required_bat=2, granted_on=date(2024, 2, 1))
    grant_wmo(first, required_bat=1, granted_on=date(2024, 1, 1))
    make_dwelling(bat=1, vacant_since=date(2024, 5, 1))
    make_dwelling(bat=3, vacant_since=date(2024, 5, 1))
    make_dwelling(bat=None, vacant_since=date(2024, 5, 1))  # not known is not enough
    rows = waiting_for_direct_offer(ALL, ON)
    assert [(one.priority.household, one.suitable) for one in rows] == [(first, 2), (second, 1)]


@pytest.mark.parametrize(
    "fields",
    [
        {"granted_on": date(2024, 6, 1)},
        {"valid_until": date(2024, 5, 1)},
        {"state": "lapsed"},
        {"offers_counted": 2},
    ],
)
def test_who_does_not_wait(fields):
    grant_wmo(make_household(), **fields)
    assert waiting_for_direct_offer(ALL, ON) == []


def test_corporations_of_the_pilot_work_on_one_list_and_another_landlord_on_its_own():
    own, other, nowhere = a_tenant_of("servatius"), a_tenant_of("eigen-haard"), make_household()
    for household in (own, other, nowhere):
        grant_wmo(household)
    together = {own.code, other.code, nowhere.code}
    assert set(waiting_codes(ALL)) == together
    assert works_together(landlord("woonpunt"), ON)
    assert set(waiting_codes(landlord("woonpunt"))) == together
    assert not works_together(landlord("eigen-haard"), ON)
    assert waiting_codes(landlord("eigen-haard")) == [other.code]


@pytest.mark.parametrize("code", ["woonpunt", "eigen-haard"])
def test_every_link_on_the_list_opens(sign_in, code):
    for household in (a_tenant_of("servatius"), a_tenant_of("eigen-haard"), make_household()):
        grant_wmo(household)
    browser = sign_in(Role.CORPORATION, corporation(code))
    with override_settings(DEMO=True, DEMO_REFERENCE_DATE=ON):
        page = browser.get(reverse("allocation:mediation")).context["page"]
        codes = [row.priority.household.code for row in page]
        assert codes
        for one in codes:
            assert browser.get(reverse("allocation:household", args=[one])).status_code == 200


def test_who_does_not_wait_is_nobody_elses_business():
    household = a_tenant_of("servatius")
    assert concerns(landlord("servatius"), household, ON)
    assert not concerns(landlord("woonpunt"), household, ON)
    grant_wmo(household, state="lapsed")
    assert not concerns(landlord("woonpunt"), household, ON)


def test_a_landlord_sees_places_and_offers_at_its_own_homes_only():
    household = make_household()
    here = closed_advert(household, dwelling=make_dwelling("servatius"))
    there = closed_advert(household, dwelling=make_dwelling("woonpunt"))
    replied(offered(there, household), "refuse", "buurt")
    page = household_page(landlord("servatius"), household, ON)
    assert [one.ranking.advert for one in page.candidacies] == [here]
    assert page.offers == []
    assert not page.whole
    whole = household_page(ALL, household, ON)
    assert len(whole.candidacies) == 2
    assert len(whole.offers) == 1


def test_the_landlord_that_is_left_sees_what_its_tenant_accepted_elsewhere():
    household = a_tenant_of("servatius")
    there = closed_advert(household, dwelling=make_dwelling("woonpunt"))
    made = offered(there, household)
    assert household_page(landlord("servatius"), household, ON).offers == []  # merely offered
    made = replied(made, "accept")
    assert household_page(landlord("servatius"), household, ON).offers == [made]
    let(operator(), made, CONTRACT, "regulier", made.revision)
    household.refresh_from_db()
    later = landlord("servatius")
    assert concerns(later, household, CONTRACT)
    assert [one.pk for one in household_page(later, household, CONTRACT).offers] == [made.pk]
    assert household_page(later, household, CONTRACT).candidacies == []


def test_a_third_landlord_sees_nothing_of_a_move_between_two():
    make_party("derde", kind=PartyKind.CORPORATION)
    household = a_tenant_of("servatius")
    replied(offered(closed_advert(household, dwelling=make_dwelling("woonpunt")), household), "accept")
    assert not concerns(landlord("derde"), household, ON)
    assert household_page(landlord("derde"), household, ON).offers == []


def test_queries_do_not_grow(django_assert_max_num_queries):
    household = make_household()
    for _number in range(6):
        closed_advert(household, dwelling=make_dwelling("servatius"))
        grant_wmo(make_household())
    grant = landlord("servatius")
    with django_assert_max_num_queries(3):
        household_page(grant, household, ON)
    with django_assert_max_num_queries(2):
        waiting_for_direct_offer(grant, ON)
    with django_assert_max_num_queries(4):
        concerns(grant, household, ON)


def test_an_offer_is_not_listed_twice():
    household = a_tenant_of("servatius")
    offered(closed_advert(household, dwelling=make_dwelling("servatius")), household)
    assert household_page(landlord("servatius"), household, at(ON).date()).offers == [Offer.objects.get()]
