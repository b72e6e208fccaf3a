# SPDX-License-Identifier: EUPL-1.2
"""What would be different under other rules: who shifts, in which group, and by which condition first.

A scenario is a patch on parameters: by name and by the date from which it holds. Everything else stays as it was.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from woonregie_core.allocation.ages import age
from woonregie_core.allocation.agreement import Label
from woonregie_core.allocation.city import City, Outcome
from woonregie_core.allocation.conditions import CONDITIONS
from woonregie_core.allocation.facts import Advert, Pool, Seeker
from woonregie_core.allocation.labels import standing
from woonregie_core.policy.parameters import DatedValue, Parameter, Policy, PolicyOn, Standing, UnknownParameter

Patch = Mapping[str, Mapping[date, Decimal | str]]

_PREFIX = "allocation."
_EVERY_LABEL = tuple(Label)


def patched(policy: Policy, patch: Patch, citation: str) -> Policy:
    """The policy with other values from the dates of a patch on.

    Args:
        citation: what to name as the ground of the values of the patch.

    Raises:
        UnknownParameter: the patch names what is no parameter of allocation.
    """
    changed = dict(policy.parameters)
    for name, values in patch.items():
        if name not in changed or not name.startswith(_PREFIX):
            raise UnknownParameter(f"Er is geen waarde '{name}' om te veranderen.")
        changed[name] = _with(changed[name], values, citation)
    return Policy(changed)


def _with(parameter: Parameter, values: Mapping[date, Decimal | str], citation: str) -> Parameter:
    new = [DatedValue(start, value, Standing.ASSUMPTION, citation) for start, value in values.items()]
    kept = [dated for dated in parameter.values if dated.start not in values]
    return replace(parameter, values=tuple(sorted([*kept, *new], key=lambda dated: dated.start)))


@dataclass(frozen=True)
class Groups:
    """How people are told apart in a comparison: lower bounds of age groups, and the largest household shown."""

    ages: tuple[int, ...]
    largest_household: int

    @classmethod
    def from_policy(cls, policy: PolicyOn) -> "Groups":
        """The groups in force on the day of the policy.

        Raises:
            UnknownParameter: they are not known on that day, or are no list of ages.
        """
        text = str(policy.dated("allocation.report.age_groups").value)
        try:
            ages = tuple(sorted(int(part) for part in text.split(",")))
        except ValueError as error:
            raise UnknownParameter(
                f"'allocation.report.age_groups' is geen lijst van leeftijden: {text}."
            ) from error
        return cls(ages, policy.whole("allocation.report.largest_household"))

    def age_group(self, seeker: Seeker, on: date) -> str:
        """The lower bound of somebody's age group; "" where the age is not known."""
        if seeker.birth_date is None:
            return ""
        years = age(seeker.birth_date, on)
        return str(max((bound for bound in self.ages if bound <= years), default=0))

    def household(self, seeker: Seeker) -> str:
        """The size of the household, large ones together; "" where it is not known."""
        size = seeker.household_size
        return "" if size is None else str(min(size, self.largest_household))


@dataclass(frozen=True, slots=True)
class Shift:
    """Somebody with another outcome. An advert is None where nothing was let to this person.

    Attributes:
        because: code of the first condition with another answer; else "pool" or "order" where that differs for the
            advert; else "others": somebody else's shift.
    """

    seeker_id: str
    before: str | None
    after: str | None
    because: str

    def reverse(self) -> "Shift":
        """The same shift seen from the other side."""
        return Shift(self.seeker_id, self.after, self.before, self.because)


@dataclass(frozen=True, slots=True)
class GroupCount:
    """How many lettings went to a group under both sets of rules."""

    dimension: str
    group: str
    before: int
    after: int

    @property
    def change(self) -> int:
        """How many more."""
        return self.after - self.before

    def reverse(self) -> "GroupCount":
        """The same count seen from the other side."""
        return GroupCount(self.dimension, self.group, self.after, self.before)


@dataclass(frozen=True)
class Difference:
    """What changes between two sets of rules: by person, and by group."""

    shifts: tuple[Shift, ...]
    groups: tuple[GroupCount, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all changes."""
        return not self.shifts and not any(group.change for group in self.groups)

    def reverse(self) -> "Difference":
        """The difference the other way round."""
        return Difference(tuple(s.reverse() for s in self.shifts), tuple(g.reverse() for g in self.groups))


def compare(city: City, before: Outcome, after: Outcome, groups: Groups) -> Difference:
    """Everybody whose letting differs, in the order of pseudonyms, and the counts of all groups."""
    shifts = []
    for key in sorted({*before.lettings, *after.lettings}):
        old, new = before.lettings.get(key), after.lettings.get(key)
        here, there = old.advert_id if old else None, new.advert_id if new else None
        if here != there:
            shifts.append(Shift(key, here, there, _because(city, key, {here, there}, before, after)))
    counted = [Counter(_membership(city, outcome, groups)) for outcome in (before, after)]
    kinds = sorted({*counted[0], *counted[1]})
    return Difference(
        tuple(shifts), tuple(GroupCount(*kind, counted[0][kind], counted[1][kind]) for kind in kinds)
    )


def _because(city: City, key: str, adverts: set[str | None], before: Outcome, after: Outcome) -> str:
    found = "others"
    for old, new in zip(before.adverts, after.adverts, strict=True):
        if old.id not in adverts:
            continue
        condition = _decisive(city.word(old, key, before.rules), city.word(new, key, after.rules))
        if condition:
            return condition
        if old.pool != new.pool:
            found = "pool"
        elif found == "others" and _order(old, before) != _order(new, after):
            found = "order"
    return found


def _decisive(one: str, other: str) -> str:
    """The first condition with another answer, if the answers lead to other labels or another eligibility."""
    stands = [(found.eligible, found.held) for found in (standing(word, _EVERY_LABEL) for word in (one, other))]
    if stands[0] == stands[1]:
        return ""
    pairs = enumerate(zip(one, other, strict=True))
    return CONDITIONS[next(place for place, (first, second) in pairs if first != second)].code


def _order(advert: Advert, outcome: Outcome) -> tuple[Label, ...]:
    return outcome.rules.agreement.order(advert.pool is Pool.MOVING_ON)


def _membership(city: City, outcome: Outcome, groups: Groups) -> Iterator[tuple[str, str]]:
    pools = {advert.id: advert.pool for advert in outcome.adverts}
    for letting in outcome.lettings.values():
        seeker = city.seekers[letting.seeker_id]
        yield "label", letting.label
        yield "age", groups.age_group(seeker, city.decided_on)
        yield "household", groups.household(seeker)
        yield "pool", pools[letting.advert_id] or ""
