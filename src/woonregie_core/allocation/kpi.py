# SPDX-License-Identifier: EUPL-1.2
"""Chance, pressure and time of searching, per group, each with numerator and denominator.

Definitions: slaagkans, marktdruk and inschrijfduur as in the regional reports of allocation (Maaskoepel); an
active seeker reacted at least once in the period. A group without a denominator has no figure; that is not zero.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from statistics import median


@dataclass(frozen=True, slots=True)
class Search:
    """How one household fared in a period.

    Attributes:
        first_reaction: in the present search; None without a reaction.
        reacted: whether there was a reaction in the period.
        mediated: whether the dwelling came by a direct offer.
    """

    group: Hashable
    registered_on: date | None
    first_reaction: date | None
    reacted: bool
    housed_on: date | None
    mediated: bool = False


@dataclass(frozen=True, slots=True)
class Ratio:
    """Two counts. The value is exact, None without a denominator."""

    part: int
    whole: int

    @property
    def value(self) -> Fraction | None:
        """The ratio itself."""
        return Fraction(self.part, self.whole) if self.whole else None


@dataclass(frozen=True, slots=True)
class Durations:
    """Whole months of those of whom both ends are known; `unknown` counts the others."""

    months: tuple[int, ...]
    unknown: int

    @property
    def mean(self) -> Fraction | None:
        """Mean number of months, None without anybody."""
        return Fraction(sum(self.months), len(self.months)) if self.months else None

    @property
    def middle(self) -> float | None:
        """Median number of months, None without anybody."""
        return median(self.months) if self.months else None


def chances(searches: Iterable[Search]) -> dict[Hashable, Ratio]:
    """Slaagkans: housed, by reaction or directly, of all who reacted plus those directly housed without."""
    return {
        group: Ratio(
            sum(s.housed_on is not None for s in members),
            sum(s.reacted or (s.mediated and s.housed_on is not None) for s in members),
        )
        for group, members in _by_group(searches).items()
    }


def pressure(searches: Iterable[Search]) -> dict[Hashable, Ratio]:
    """Marktdruk: who reacted per dwelling let to the group, direct offers left out."""
    return {
        group: Ratio(
            sum(s.reacted for s in members), sum(s.housed_on is not None and not s.mediated for s in members)
        )
        for group, members in _by_group(searches).items()
    }


def registered_for(searches: Iterable[Search], mediated: bool = False) -> dict[Hashable, Durations]:
    """Inschrijfduur of who was housed: whole months between registration and letting."""
    return {
        group: _durations(
            (s.registered_on, s.housed_on) for s in members if s.housed_on and s.mediated == mediated
        )
        for group, members in _by_group(searches).items()
    }


def searched_for(searches: Iterable[Search]) -> dict[Hashable, Durations]:
    """Zoekduur of who was housed after reacting: whole months between the first reaction and the letting."""
    return {
        group: _durations((s.first_reaction, s.housed_on) for s in members if s.housed_on and not s.mediated)
        for group, members in _by_group(searches).items()
    }


def whole_months(start: date, end: date) -> int:
    """Whole months between two days."""
    return (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)


def _durations(spans: Iterable[tuple[date | None, date | None]]) -> Durations:
    known, unknown = [], 0
    for start, end in spans:
        if start is None or end is None:
            unknown += 1
        else:
            known.append(whole_months(start, end))
    return Durations(tuple(known), unknown)


def _by_group(searches: Iterable[Search]) -> Mapping[Hashable, list[Search]]:
    groups: dict[Hashable, list[Search]] = defaultdict(list)
    for search in searches:
        groups[search.group].append(search)
    return groups
