# SPDX-License-Identifier: EUPL-1.2
"""Adverts that are going on: some open, some closed, some with an offer, some just let; by the real services."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from random import Random

from django.utils import timezone

from woonregie.access.grant import Grant
from woonregie.allocation.models import Advert, Dwelling, Household, Reaction
from woonregie.allocation.queries.next_in_line import next_in_line
from woonregie.allocation.services.closing import close
from woonregie.allocation.services.letting import let
from woonregie.allocation.services.offering import Reply, answer, offer
from woonregie.allocation.services.publishing import NewAdvert, publish

OPEN, CLOSED, OFFERED, REFUSED, ACCEPTED, LET = range(6)
_STAGES = (OPEN, OPEN, OPEN, CLOSED, OFFERED, REFUSED, ACCEPTED, LET)
_REACTIONS = 40


def create_live_adverts(grant: Grant, homes: Sequence[Dwelling], people: Sequence[Household], on: date) -> int:
    """One advert per home, each as far as its turn says; who reacts is drawn from the people.

    Args:
        homes: vacant homes without a live advert.
        people: registered households.
    """
    draws = Random("live")  # noqa: S311 - a story, no secret
    for number, home in enumerate(homes):
        stage = _STAGES[number % len(_STAGES)]
        direct = number % 9 == 5
        reacting = [] if direct else draws.sample(list(people), min(_REACTIONS, len(people)))
        _create(grant, home, stage, reacting, direct, on)
    return len(homes)


def _create(grant: Grant, home: Dwelling, stage: int, reacting: list[Household], direct: bool, on: date) -> None:
    opens = on - timedelta(days=3 if stage == OPEN else 12)
    model = "bemiddeling" if direct else "aanbod"
    closes = opens + timedelta(days=7)
    asked = NewAdvert(home, model, opens, closes, seed=f"voorbeeld-{home.code}", is_sample=True)
    advert = publish(grant, asked, opens)
    start = timezone.make_aware(datetime.combine(opens, time(9)))
    Reaction.objects.bulk_create(
        Reaction(advert=advert, household=one, reacted_at=start + timedelta(minutes=31 * place))
        for place, one in enumerate(reacting)
    )
    if stage != OPEN:
        close(grant, advert, closes + timedelta(days=1), advert.revision)
    if stage >= OFFERED:
        _offer(grant, advert, stage, closes + timedelta(days=1))


def _offer(grant: Grant, advert: Advert, stage: int, day: date) -> None:
    following = next_in_line(advert)
    if following is None:
        return
    advert.refresh_from_db()
    made = offer(grant, advert, following.household, day, day + timedelta(days=7), advert.revision)
    if stage == REFUSED:
        answer(grant, made, Reply("refuse", "buurt", ""), day + timedelta(days=1), made.revision)
    if stage in (ACCEPTED, LET):
        made = answer(grant, made, Reply("accept"), day + timedelta(days=1), made.revision)
    if stage == LET:
        group = following.label
        let(grant, made, day + timedelta(days=2), group, made.revision)
