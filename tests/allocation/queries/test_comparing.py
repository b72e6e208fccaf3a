# SPDX-License-Identifier: EUPL-1.2
"""The words of "why X above Y" follow the verdicts, for every pair of: placed, merely not known, refused."""

import itertools

import pytest

from allocation.services.world import closed_advert, grant_wmo, make_household
from woonregie.allocation.queries.comparing import compare

pytestmark = pytest.mark.django_db
INCOME, BAT = "Inkomen past bij een sociale huurwoning", "Woning is toegankelijk genoeg"


def placed():
    return make_household(2010)


def not_known():
    """Nobody checked the income, so what depends on it is not known."""
    return make_household(2005, income_class="unknown", income_proof="none", income_checked_on=None)


def refused():
    return make_household(2001, income_class="above")


def both():
    """The home is not accessible enough, and the income is not known: what fails decides."""
    household = not_known()
    grant_wmo(household, required_bat=3)
    return household


KINDS = {"placed": placed, "not_known": not_known, "refused": refused, "both": both}


@pytest.mark.parametrize(("one", "other"), list(itertools.product(KINDS, KINDS)))
def test_every_pair(one, other):
    first, second = KINDS[one](), KINDS[other]()
    advert = closed_advert(first, second)
    found = compare(advert, second.code, first.code)
    kinds = {first.code: one, second.code: other}
    places = [kinds[found.higher.household.code], kinds[found.lower.household.code]]
    said = " ".join(found.because)
    if places == ["placed", "placed"]:
        assert found.headline == f"{found.higher.household.code} staat boven {found.lower.household.code}."
        assert said.startswith("Loting.")
    elif places[0] == "placed":
        assert (
            found.headline == f"{found.higher.household.code} heeft een plaats, {found.lower.household.code} niet."
        )
    else:
        assert "placed" not in places
        assert found.headline.endswith("hebben allebei geen plaats.")
    assert ("staat boven" in found.headline) == (places == ["placed", "placed"])
    for code, kind in kinds.items():
        own = [sentence for sentence in found.because if sentence.startswith(code)]
        assert len(own) == (kind != "placed")
        for sentence in own:
            assert ("Dit weten wij nog niet" in sentence) == (kind == "not_known")
            assert ("is niet voldaan" in sentence) == (kind != "not_known")
            assert (BAT if kind == "both" else INCOME) in sentence


def test_priority_that_is_not_known_is_said():
    # The second may hold the label of moving on, but nobody knows whether it is in arrears.
    first = make_household(2010)
    second = make_household(
        2012, leaves_type="eengezinswoning", leaves_bedrooms=3, leaves_landlord="woonpunt", arrears_months=None
    )
    grant_wmo(first)
    advert = closed_advert(first, second, pool="30")
    found = compare(advert, first.code, second.code)
    assert "Voorrang." in found.because[0]
    assert f"Of {second.code} de voorrang doorstroom senioren heeft, weten wij nog niet." in " ".join(
        found.because
    )


def test_priority_before_registration():
    first, second = make_household(2020), make_household(2010)
    grant_wmo(first)
    found = compare(closed_advert(first, second), first.code, second.code)
    assert found.because == [
        f"Voorrang. {first.code}: Wmo-verhuisindicatie. {second.code}: regulier. "
        "Bij deze woning gaat Wmo-verhuisindicatie voor."
    ]
    assert found.order[-1] == "regulier"


def test_the_longest_registered_stands_above():
    first, second = make_household(2012), make_household(2010)
    found = compare(closed_advert(first, second), first.code, second.code)
    assert found.higher.household == second
    assert found.because[0].startswith("Inschrijfduur.")


@pytest.mark.parametrize("same", [True, False])
def test_who_is_no_candidate_is_not_compared(same):
    household, stranger = make_household(2010), make_household(2012)
    advert = closed_advert(household)
    assert compare(advert, household.code, household.code if same else stranger.code) is None


def test_one_query(django_assert_num_queries):
    first, second = make_household(2012), make_household(2010)
    advert = closed_advert(first, second)
    with django_assert_num_queries(1):
        compare(advert, first.code, second.code)
