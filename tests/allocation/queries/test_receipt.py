# SPDX-License-Identifier: EUPL-1.2
"""A receipt unfolded: what was compared, whether it can be made again, and whether the chain behind it holds."""

import pytest

from allocation.services.world import (
    CONTRACT,
    closed_advert,
    grant_wmo,
    make_household,
    offered,
    operator,
    replied,
)
from woonregie.allocation.models import Advert, Candidate, ReceiptBlock
from woonregie.allocation.queries.receipt import receipt_of
from woonregie.allocation.services.letting import let
from woonregie_core.allocation.receipts import START

pytestmark = pytest.mark.django_db


def ended(*households) -> Advert:
    advert = closed_advert(*households)
    made = replied(offered(advert, households[0]), "accept")
    let(operator(), made, CONTRACT, "regulier", made.revision)
    return Advert.objects.get(pk=advert.pk)


def test_a_receipt_says_place_label_and_who_stood_ahead():
    # Two regular candidates and one whose income is too high: places 1 and 2 of 2, and one without.
    winner, second, refused = (
        make_household(2010),
        make_household(2012),
        make_household(2001, income_class="above"),
    )
    advert = ended(winner, second, refused)
    first, next_one, out = (receipt_of(advert, one.code) for one in (winner, second, refused))
    assert [one.explanation.line["place"] for one in (first, next_one, out)] == [1, 2, 0]
    assert [one.explanation.line["outcome"] for one in (first, next_one, out)] == [
        "let", "not_reached", "not_eligible",
    ]  # fmt: skip
    assert sum(next_one.explanation.line["ahead"]) == 1
    assert (first.explanation.advert["placed"], first.explanation.advert["candidates"]) == (2, 3)
    failing = {one.code for one in out.explanation.conditions if one.verdict == "F"}
    assert "social_income" in failing


def test_the_label_that_counted():
    holder, regular = make_household(2020), make_household(2010)
    grant_wmo(holder)
    advert = ended(holder, regular)
    assert receipt_of(advert, holder.code).explanation.line["applied"] == "wmo"
    assert receipt_of(advert, regular.code).explanation.line["applied"] == "regulier"


def test_receipts_are_chained_and_can_be_made_again():
    first, second = ended(make_household(2010)), ended(make_household(2011))
    blocks = list(ReceiptBlock.objects.order_by("number"))
    assert blocks[0].previous == START
    assert blocks[1].previous == blocks[0].hash
    for advert in (first, second):
        found = receipt_of(advert, advert.letting.household.code)
        assert found.chained
        assert found.replayed


def test_a_changed_fact_is_noticed():
    winner, second = make_household(2010), make_household(2012)
    advert = ended(winner, second)
    assert receipt_of(advert, second.code).replayed
    advert.ranking.given["seekers"][1]["household_size"] = 4
    assert not receipt_of(advert, second.code).replayed


def test_nobody_and_nothing_yet():
    household, stranger = make_household(2010), make_household(2012)
    running = closed_advert(household)
    assert receipt_of(running, household.code) is None
    advert = ended(make_household(2013))
    assert receipt_of(advert, stranger.code) is None


def test_six_queries_for_any_number_of_candidates(django_assert_max_num_queries):
    people = [make_household(1990 + number) for number in range(25)]
    advert = ended(*people)
    assert Candidate.objects.filter(ranking__advert=advert).count() == 25
    fresh = Advert.objects.select_related("ranking__policy", "dwelling__corporation", "dwelling__place").get(
        pk=advert.pk
    )
    with django_assert_max_num_queries(7):
        receipt_of(fresh, people[7].code)
