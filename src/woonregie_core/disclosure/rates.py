# SPDX-License-Identifier: EUPL-1.2
"""Percentages and means: what may be seen follows from what may be seen of the counts under them.

A percentage is worked out from the released counts, never from the true ones. So whoever sees both learns
nothing from the percentage, and the proof for the counts holds for it too.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from woonregie_core.disclosure.counts import Axis, CountTable, DisclosureError
from woonregie_core.disclosure.release import release
from woonregie_core.disclosure.released import (
    Earlier,
    Kind,
    Missing,
    Reason,
    Released,
    ReleasedTable,
    Shown,
    Suppressed,
)
from woonregie_core.disclosure.rules import DisclosureRules

PART, REST, ALL = "part", "rest", "all"


@dataclass(frozen=True)
class Below:
    """A percentage of which only is told that it is less than this."""

    percentage: int
    reason: Reason = Reason.SMALL_NUMERATOR


@dataclass(frozen=True)
class Above:
    """A percentage of which only is told that it is more than this."""

    percentage: int
    reason: Reason = Reason.SMALL_REST


@dataclass(frozen=True)
class ShownMean:
    """A mean that may be seen, as it was given."""

    value: float


Percentage = Shown | Below | Above | Suppressed | Missing
Mean = ShownMean | Suppressed | Missing


@dataclass(frozen=True)
class ReleasedRates:
    """Percentages by place, with the counts they were made of (cells place × part, rest, all)."""

    rates: Mapping[str, Percentage]
    table: CountTable
    counts: ReleasedTable


def protect_rates(
    numerators: Mapping[str, int | None],
    denominators: Mapping[str, int | None],
    places: Axis,
    rules: DisclosureRules,
    sensitive: bool = False,
    previous: Sequence[Earlier] = (),
) -> ReleasedRates:
    """Percentages in whole points over places with numerators and denominators, decided with their counts.

    A place is shown as a class ("less than 10 %") if its numerator, or what is not in it, is hidden because it is
    small, and hidden if its denominator may be below the minimum.

    Raises:
        DisclosureError, DoNotAddUp: as `release`; also a numerator above its denominator.
    """
    values: dict[tuple[str, ...], int | None] = {}
    for place in sorted({*numerators, *denominators}):
        part, whole = numerators.get(place), denominators.get(place)
        rest = None if part is None or whole is None else whole - part
        values |= {(place, PART): part, (place, ALL): whole, (place, REST): rest}
    table = CountTable((places, Axis.flat("share", (PART, REST), ALL)), values, sensitive)
    counts = release(table, rules, previous=previous)
    named = sorted({place for place, _share in values})
    rates = {
        place: _percentage([counts.cells[place, x] for x in (PART, REST, ALL)], rules, sensitive)
        for place in named
    }
    return ReleasedRates(rates, table, counts)


def _percentage(cells: Sequence[Released], rules: DisclosureRules, sensitive: bool) -> Percentage:
    part, rest, whole = cells
    if isinstance(part, Missing) or isinstance(whole, Missing):
        return Missing()
    if isinstance(whole, Suppressed):
        return Suppressed(whole.kind, Reason.SMALL_DENOMINATOR if whole.kind is Kind.PRIMARY else whole.reason)
    at_least = rules.behind(whole.value)[0]
    if whole.value == 0 or at_least < rules.minimum_denominator:
        return Suppressed(Kind.PRIMARY, Reason.SMALL_DENOMINATOR)
    step, most = rules.percentage_class, 100 * (rules.smallest(sensitive) - 1)
    edge = (most // (at_least * step) + 1) * step
    if isinstance(part, Suppressed):
        return Below(edge) if part.kind is Kind.PRIMARY and edge < 100 else part
    if isinstance(rest, Suppressed):
        return Above(100 - edge) if rest.kind is Kind.PRIMARY and edge < 100 else rest
    return Shown(min(100, (200 * part.value + whole.value) // (2 * whole.value)), Reason.ROUNDED)


def protect_means(
    means: Mapping[str, float | None], sizes: Mapping[str, int | None], places: Axis, rules: DisclosureRules
) -> Mapping[str, Mean]:
    """Means by place, hidden for small groups and where a hidden one could be worked out from the others.

    A mean times its group is a sum, and sums add up along the hierarchy. In a tree nothing hidden can be worked
    out once no sum has exactly one hidden member. A mean whose group is not known is treated as of a small group.

    Raises:
        DisclosureError: a place is in two sums, so that the argument above does not hold.
    """
    parts = [part for _total, members in places.sums for part in members]
    if len(parts) != len(set(parts)) or len({total for total, _members in places.sums}) != len(places.sums):
        raise DisclosureError("means need a tree: every place has one parent at most")
    found: dict[str, Mean] = {}
    for place in sorted(means):
        mean, size = means[place], sizes.get(place)
        small = size is None or size < rules.minimum_group
        hidden = Suppressed(Kind.PRIMARY, Reason.SMALL_DENOMINATOR)
        found[place] = Missing() if mean is None else hidden if small else ShownMean(mean)
    while (other := _to_hide(found, sizes, places, rules)) is not None:
        found[other] = Suppressed(Kind.COMPLEMENTARY, Reason.PROTECTS_OTHERS)
    return found


def _to_hide(
    found: Mapping[str, Mean], sizes: Mapping[str, int | None], places: Axis, rules: DisclosureRules
) -> str | None:
    """The next mean to hide: of the smallest shown group of a sum that gives a hidden one away."""
    for total, members in places.top_down:
        shown = [part for part in members if isinstance(found.get(part), ShownMean)]
        hidden = [part for part in members if isinstance(found.get(part), Suppressed) and sizes.get(part) != 0]
        total_shown = isinstance(found.get(total), ShownMean)
        together = sum(sizes.get(part) or 0 for part in hidden)
        if total_shown and hidden and (len(hidden) == 1 or together < rules.minimum_group):
            return min(shown, key=lambda part: (sizes[part] or 0, part)) if shown else total
        if isinstance(found.get(total), Suppressed) and shown and not hidden and sizes.get(total) != 0:
            return min(shown, key=lambda part: (sizes[part] or 0, part))
    return None
