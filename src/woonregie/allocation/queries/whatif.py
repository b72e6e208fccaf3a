# SPDX-License-Identifier: EUPL-1.2
"""What other rules would have made of the adverts that were decided lately. Counts only, nobody in particular.

Who does not work on all lettings gets small counts hidden and the others rounded, over adverts up to the end of
last month. Known limit: each question is protected by itself, not against the answers to all other questions.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.db.models import QuerySet

from woonregie.access.grant import Grant
from woonregie.allocation.facts_of import advert_facts, on_the_clock, rules_on, seeker_facts
from woonregie.allocation.models import Advert, Household, Letting, Offer, Reaction
from woonregie.allocation.queries.protected import (
    AFTER,
    BEFORE,
    TOTAL,
    group_code,
    groups_shown,
    parts_shown,
    sees_exact,
)
from woonregie.conf.engines import ENGINE
from woonregie.conf.policy import current_policy
from woonregie_core.allocation import facts
from woonregie_core.allocation.city import City
from woonregie_core.allocation.facts import Answer, Input, Reply
from woonregie_core.allocation.run import Rules
from woonregie_core.allocation.whatif import GroupCount, Groups, Patch, compare, patched
from woonregie_core.disclosure.rules import DisclosureRules

_REPLY = {"refused": Reply.REFUSE, "withdrawn": Reply.REFUSE, "expired": Reply.EXPIRED}


@dataclass(frozen=True)
class GroupRow:
    """Lettings to a group under both sets of rules; None is hidden."""

    dimension: str
    group: str
    before: int | None
    after: int | None

    @property
    def change(self) -> int | None:
        """How many more, of what is shown."""
        return None if self.before is None or self.after is None else self.after - self.before


@dataclass(frozen=True)
class Answered:
    """What would shift: how many households, because of what, and how the groups fare. None is hidden.

    Attributes:
        until: the last day on which an advert counted could close.
        protected: small numbers are hidden and the others rounded.
    """

    until: date
    adverts: int
    shifts: int | None
    reasons: list[tuple[str, int | None]]
    groups: list[GroupRow]
    protected: bool


def what_if(grant: Grant, patch: Patch, on: date, months: int = 12) -> Answered:
    """Decide the adverts that closed in the months before a day under its rules, and under a patch of them.

    Six queries. Both sides start from the same facts, so the difference is that of the rules alone.

    Raises:
        UnknownParameter: the patch names what is no parameter of allocation, or gives a value that means nothing.
    """
    policy, protected = current_policy(), not sees_exact(grant)
    after = Rules.from_policy(patched(policy, patch, "scenario").on(on))
    before, groups = rules_on(on), Groups.from_policy(policy.on(on))
    until = on.replace(day=1) - timedelta(days=1) if protected else on
    given = _given(until, until - timedelta(days=30 * months))
    with ENGINE:
        city = City(given, before.agreement, "what-if", on)
        difference = compare(city, city.outcome(before), city.outcome(after), groups)
    reasons = Counter(shift.because for shift in difference.shifts)
    if protected:
        rules = DisclosureRules.from_policy(policy.on(on))
        return _protected(until, rules.rounded(len(given.adverts)), reasons, difference.groups, rules)
    rows = [GroupRow(one.dimension, one.group, one.before, one.after) for one in difference.groups]
    return Answered(until, len(given.adverts), len(difference.shifts), list(reasons.most_common()), rows, False)


def _protected(
    until: date, adverts: int, reasons: Counter[str], groups: Sequence[GroupCount], rules: DisclosureRules
) -> Answered:
    cells, parts = groups_shown(groups, rules), parts_shown(reasons, rules)
    rows = [
        GroupRow(
            one.dimension, one.group, cells.get((BEFORE, group_code(one))), cells.get((AFTER, group_code(one)))
        )
        for one in groups
    ]
    return Answered(
        until, adverts, parts.get(TOTAL), [(code, parts.get(code)) for code in sorted(reasons)], rows, True
    )


def _given(on: date, since: date) -> Input:
    ended = Advert.objects.filter(closes__range=(since, on), state__in=["let", "withdrawn"])
    adverts = list(ended.select_related("dwelling__corporation", "dwelling__place"))
    reactions = list(
        Reaction.objects.filter(advert__in=adverts, withdrawn_at=None).values_list(
            "advert__code", "household__code", "reacted_at"
        )
    )
    offers = Offer.objects.filter(advert__in=adverts, state__in=_REPLY)
    answers = offers.values_list("advert__code", "household__code", "state", "reason")
    people = Household.objects.filter(reactions__advert__in=adverts).distinct()
    known = people.select_related("dwelling__corporation").prefetch_related("priorities")
    moved = {one.household_id: one for one in _lettings(since)}
    return Input(
        seekers=tuple(seeker_facts(_before_moving(one, moved.get(one.pk)), on) for one in known),
        adverts=tuple(_by_the_rule(one) for one in adverts if one.model == "aanbod"),
        reactions=tuple(_reaction(*row) for row in reactions),
        answers=tuple(Answer(code, who, _REPLY[state], reason) for code, who, state, reason in answers),
    )


def _lettings(since: date) -> QuerySet[Letting]:
    return Letting.objects.filter(advert__closes__gte=since).select_related("left__corporation")


def _before_moving(household: Household, letting: Letting | None) -> Household:
    """A household as it was before a letting, in memory only."""
    if letting is not None:
        household.dwelling, household.tenancy_start = letting.left, letting.left_since
        for priority in household.priorities.all():
            if priority.state == "used":
                priority.state = "granted"
    return household


def _by_the_rule(advert: Advert) -> facts.Advert:
    """An advert whose pool other rules may choose otherwise, unless a person chose it."""
    found = advert_facts(advert)
    return replace(found, pool=None) if advert.pool_by_rule else found


def _reaction(code: str, who: str, moment: object) -> facts.Reaction:
    at = on_the_clock(moment)  # type: ignore[arg-type]
    assert at is not None
    return facts.Reaction(code, who, at)
