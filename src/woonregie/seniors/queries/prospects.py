# SPDX-License-Identifier: EUPL-1.2
"""What a household could get: open adverts, with the place it would have today and what stands in the way."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time

from woonregie.allocation import labels
from woonregie.allocation.facts_of import given_for, on_the_clock, rules_on, seeker_facts
from woonregie.allocation.models import Advert, Household
from woonregie.allocation.queries.advert import conditions_with
from woonregie.allocation.ranked import rank_again
from woonregie_core.allocation import facts
from woonregie_core.allocation.agreement import Label
from woonregie_core.allocation.candidate import Candidate
from woonregie_core.allocation.conditions import CONDITIONS, SPAN, Part
from woonregie_core.allocation.verdict import Verdict

_NO_HOME = facts.Dwelling("", "", "", "", None, None, 0, False)


@dataclass(frozen=True)
class Prospect:
    """An open advert. `place` is 0 where the household would not be considered; `of` counts who has a place."""

    advert: Advert
    reacted: bool
    place: int
    of: int
    label: Label
    fails: list[str]
    unknown: list[str]


@dataclass(frozen=True)
class LabelCondition:
    """One condition of the label of moving on, for one household on one day."""

    text: str
    verdict: Verdict
    ground: str


def prospects(household: Household, on: date) -> list[Prospect]:
    """Every open advert, the best place first. Four queries.

    The place is the one among those who reacted so far; later reactions may still change it.
    """
    running = Advert.objects.filter(state="published", model="aanbod", opens__lte=on, closes__gte=on)
    adverts = running.select_related("dwelling__corporation", "dwelling__place").prefetch_related(
        "reactions__household__priorities", "reactions__household__dwelling__corporation"
    )
    found = [_prospect(advert, household, on) for advert in adverts]
    return sorted(found, key=lambda one: (not one.place, one.place, one.advert.closes, one.advert.code))


def _prospect(advert: Advert, household: Household, on: date) -> Prospect:
    reactions = [one for one in advert.reactions.all() if one.withdrawn_at is None]
    given = given_for(advert, [one.household for one in reactions], reactions, ())
    reacted = any(one.household_id == household.pk for one in reactions)
    if not reacted:
        own = facts.Reaction(advert.code, household.code, datetime.combine(on, time(12)))
        seeker = seeker_facts(household, advert.closes)
        given = replace(given, seekers=(*given.seekers, seeker), reactions=(*given.reactions, own))
    ranking = rank_again(given, rules_on(advert.closes), advert.seed)
    entry = next(one for one in ranking.ranked if one.seeker_id == household.code)
    return Prospect(
        advert=advert,
        reacted=reacted,
        place=entry.position,
        of=len(ranking.eligible),
        label=entry.standing.applied,
        fails=conditions_with(entry.word, Verdict.FAILS),
        unknown=conditions_with(entry.word, Verdict.UNKNOWN),
    )


def label_conditions(household: Household, on: date) -> list[LabelCondition]:
    """The conditions of the label of moving on as they stand on a day; registration comes first."""
    rules = rules_on(on)
    candidate = Candidate(seeker_facts(household, on), rules.limits, rules.agreement)
    today = facts.Advert("", _NO_HOME, on, on)
    registered = on_the_clock(household.registered_at)
    word = candidate.answers(today, Verdict.NOT_APPLICABLE, None)
    verdict = Verdict.MEETS if registered and registered.date() <= on else Verdict.FAILS
    first = LabelCondition(str(labels.CONDITION["registered"]), verdict, CONDITIONS[0].ground)
    span = SPAN[Part.MOVING_ON]
    rest = [
        LabelCondition(str(labels.CONDITION[one.code]), Verdict(letter), one.ground)
        for one, letter in zip(CONDITIONS[span], word[span], strict=True)
    ]
    return [first, *rest]
