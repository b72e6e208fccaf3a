# SPDX-License-Identifier: EUPL-1.2
"""Keeping a household's facts: an income check, a ground for priority, an empty home."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from allocation.services.world import (
    AFTER,
    CONTRACT,
    closed_advert,
    corporation,
    grant_wmo,
    make_dwelling,
    make_household,
    offered,
    operator,
    replied,
)
from factories import grant_for, make_user
from woonregie.access.grant import Scope
from woonregie.access.refusals import CannotDo
from woonregie.allocation.services.letting import let
from woonregie.allocation.services.registering import IncomeCheck, NewPriority, check_income, grant_priority
from woonregie.allocation.services.vacating import vacate

pytestmark = pytest.mark.django_db


def stranger():
    return grant_for(make_user(party=corporation("woonpunt")), scope=Scope.OWN)


def test_a_check_makes_the_contract_possible():
    household = make_household(income_checked_on=date(2022, 1, 1))
    made = replied(offered(closed_advert(household), household), "accept")
    with pytest.raises(CannotDo, match="te lang geleden"):
        let(operator(), made, CONTRACT, "regulier", made.revision)
    check_income(operator(), made, IncomeCheck("fitting", 2023, "portal"), AFTER)
    assert let(operator(), made, CONTRACT, "regulier", made.revision).fitting == "PAS"


@pytest.mark.parametrize(
    ("check", "said"),
    [
        (IncomeCheck("rijk", 2023, "portal"), "Kies een inkomensklasse"),
        (IncomeCheck("fitting", 2023, "none"), "Zonder bewijs"),
        (IncomeCheck("unknown", 2023, "portal"), "Zonder bewijs"),
        (IncomeCheck("fitting", 2019, "portal"), "Kies het jaar"),
        (IncomeCheck("fitting", 2025, "portal"), "Kies het jaar"),
    ],
)
def test_a_check_that_cannot_be_is_refused(check, said):
    household = make_household()
    made = offered(closed_advert(household), household)
    with pytest.raises(CannotDo, match=said):
        check_income(operator(), made, check, AFTER)


def test_a_check_is_for_a_live_offer_of_ones_own():
    household = make_household()
    made = offered(closed_advert(household), household)
    with pytest.raises(PermissionDenied):
        check_income(stranger(), made, IncomeCheck("fitting", 2023, "portal"), AFTER)
    made = replied(made, "refuse", "buurt")
    with pytest.raises(CannotDo, match="afgerond"):
        check_income(operator(), made, IncomeCheck("fitting", 2023, "portal"), AFTER)


def test_a_wmo_grant_brings_its_offers_and_comes_once():
    household = make_household()
    asked = NewPriority("wmo", "Gemeente", AFTER, required_bat=2)
    found = grant_priority(operator(), household, asked, AFTER)
    assert (found.offers_allowed, found.offers_left, found.required_bat) == (2, 2, 2)
    with pytest.raises(CannotDo, match="al"):
        grant_priority(operator(), household, asked, AFTER)


def test_restructuring_is_the_landlords_and_wmo_is_not():
    household = make_household(dwelling=make_dwelling("woonpunt"))
    assert grant_priority(stranger(), household, NewPriority("restructuring", "Woonpunt", AFTER), AFTER)
    with pytest.raises(PermissionDenied):
        grant_priority(stranger(), household, NewPriority("wmo", "Woonpunt", AFTER), AFTER)
    with pytest.raises(PermissionDenied):
        grant_priority(stranger(), make_household(), NewPriority("restructuring", "x", AFTER), AFTER)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (NewPriority("vriend", "x", AFTER), "Kies de soort"),
        (NewPriority("wmo", " ", AFTER), "Kies de soort"),
        (NewPriority("wmo", "x", AFTER, date(2024, 1, 1)), "einddatum"),
    ],
)
def test_a_grant_that_cannot_be_is_refused(asked, said):
    with pytest.raises(CannotDo, match=said):
        grant_priority(operator(), make_household(), asked, AFTER)


def test_a_home_becomes_empty_once_and_keeps_the_registration():
    home = make_dwelling()
    household = make_household(dwelling=home, tenancy_start=date(2000, 1, 1))
    grant_wmo(household)
    vacate(operator(), home, AFTER)
    household.refresh_from_db()
    assert (household.dwelling, household.registered_at is None) == (None, False)
    with pytest.raises(CannotDo, match="al leeg"):
        vacate(operator(), home, AFTER)
    with pytest.raises(PermissionDenied):
        vacate(stranger(), make_dwelling(), AFTER)
