# SPDX-License-Identifier: EUPL-1.2
"""The made-up registry in the database: nobody lives in two homes, and every count follows from its bookings."""

from collections import Counter
from datetime import date

import pytest
from django.db.models import F, Sum

from factories import make_party, make_place
from woonregie.access.grant import Grant
from woonregie.allocation.models import (
    Advert,
    Count,
    CountBooking,
    Dwelling,
    Household,
    Letting,
    Offer,
    ReceiptBlock,
)
from woonregie.allocation.receipted import block_of
from woonregie.intake.services.sample_registry import load_sample_registry
from woonregie.parties.models import PartyKind
from woonregie.places.models import PlaceKind
from woonregie.seniors.models import Case

ON = date(2024, 7, 1)


@pytest.fixture
def counts(db):
    for code in ("servatius", "woonpunt", "maasvallei"):
        make_party(code, kind=PartyKind.CORPORATION)
    city = make_place("stad", PlaceKind.MUNICIPALITY)
    for number in range(5):
        make_place(f"buurt-{number}", parent=city)
    return load_sample_registry(Grant.for_command("test"), city, ON, scale=0.04)


def test_it_is_made_once(counts):
    assert counts["dwellings"] == Dwelling.objects.count() > 400
    assert counts["households"] == Household.objects.count() > 400
    assert counts["cases"] == Case.objects.count() > 0
    assert counts["lettings"] <= Letting.objects.count()
    assert load_sample_registry(Grant.for_command("test"), Dwelling.objects.first().place, ON, scale=0.04) == {}


def test_everything_in_it_is_marked_as_an_example(counts):
    for model in (Dwelling, Household, Advert, Letting):
        assert not model.objects.filter(is_sample=False).exists()


def test_every_count_is_the_sum_of_its_bookings(counts):
    booked = dict(CountBooking.objects.values_list("count").annotate(sum=Sum("delta")))
    assert {count.pk: count.state for count in Count.objects.all() if count.state} == {
        key: value for key, value in booked.items() if value
    }
    lettings = Letting.objects.filter(dwelling__daeb=True)
    per_year = Counter(
        (one.dwelling.corporation.code, one.advert.closes.year)
        for one in lettings.select_related("dwelling__corporation", "advert")
    )
    social = Count.objects.filter(book="social_letting")
    assert {(one.account, one.year): one.state for one in social if one.state} == per_year


def test_who_was_housed_lives_there(counts):
    housed = Letting.objects.exclude(household__dwelling=F("dwelling"))
    assert not housed.exists()
    assert not Letting.objects.filter(contract_date__gt=ON).exclude(advert__is_sample=True).exists()
    assert not Dwelling.objects.filter(vacant_since__isnull=False, household__isnull=False).exists()


def test_adverts_of_today_are_in_every_stage(counts):
    assert {"published", "closed", "let"} <= set(Advert.objects.values_list("state", flat=True))
    assert {"open", "accepted"} & set(Offer.objects.values_list("state", flat=True))
    for kept in ReceiptBlock.objects.all():
        assert block_of(kept.advert, kept.decided_on, kept.previous).decode() == kept.content
