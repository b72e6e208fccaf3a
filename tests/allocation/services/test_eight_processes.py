# SPDX-License-Identifier: EUPL-1.2
"""Eight offices offer the same thousand homes at once: every home goes to one household, the others are told."""

import multiprocessing
from collections import Counter

import pytest
from django.db import connections

from allocation.services.world import AFTER, CLOSES, LATER, OPENS, corporation, make_household, operator
from factories import make_place
from woonregie.access.models import AuditEvent
from woonregie.access.refusals import Stale
from woonregie.allocation.models import Advert, Candidate, Dwelling, FrozenPolicy, Household, Offer, Ranking
from woonregie.allocation.services.offering import offer

OFFICES, HOMES = 8, 1_000


def make_closed_adverts() -> None:
    """A thousand homes, each with an order of two candidates, written at once."""
    landlord, place = corporation(), make_place()
    people = [make_household(2000 + number) for number in range(2)]
    homes = Dwelling.objects.bulk_create(
        Dwelling(code=f"W{number}", corporation=landlord, place=place, type="appartement", rent=60_000)
        for number in range(HOMES)
    )
    adverts = Advert.objects.bulk_create(
        Advert(code=home.code, dwelling=home, opens=OPENS, closes=CLOSES, state="closed", seed="s", commitment="c")
        for home in homes
    )
    policy = FrozenPolicy.objects.create(fingerprint="0", content=[])
    rankings = Ranking.objects.bulk_create(
        Ranking(advert=one, made_on=AFTER, given={}, policy=policy, placed=2, order="regulier") for one in adverts
    )
    Candidate.objects.bulk_create(
        Candidate(ranking=ranking, household=person, place=place_number, word="M", label="regulier")
        for ranking in rankings
        for place_number, person in enumerate(people, start=1)
    )


def one_office(start, outcomes) -> None:
    """Everything this office sees is from before anybody began."""
    connections.close_all()
    seen = list(Advert.objects.select_related("dwelling").order_by("pk"))
    first = Household.objects.order_by("registered_at").first()
    told = Counter()
    start.wait(timeout=60)
    for advert in seen:
        try:
            offer(operator(), advert, first, AFTER, LATER, advert.revision)
            told["offered"] += 1
        except Stale as refusal:
            told["told" if "Bekijk eerst hoe het nu staat" in str(refusal) else "unclear"] += 1
    connections.close_all()
    outcomes.put(told)


@pytest.mark.django_db(transaction=True)
def test_a_thousand_homes_are_offered_a_thousand_times():
    make_closed_adverts()
    connections.close_all()
    fork = multiprocessing.get_context("fork")
    start, outcomes = fork.Barrier(OFFICES), fork.Queue()
    offices = [fork.Process(target=one_office, args=(start, outcomes)) for _number in range(OFFICES)]
    for office in offices:
        office.start()
    told = sum((outcomes.get(timeout=900) for _office in offices), Counter())
    for office in offices:
        office.join(timeout=60)
    assert told == {"offered": HOMES, "told": HOMES * (OFFICES - 1)}
    assert Offer.objects.count() == Offer.objects.values("dwelling").distinct().count() == HOMES
    assert AuditEvent.objects.filter(action="offer.make").count() == HOMES
