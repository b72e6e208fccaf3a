# SPDX-License-Identifier: EUPL-1.2
"""Counts of people as a visitor may see them: decided for the whole town by the one disclosure module.

What was public already (a printed document, open data) is shown as it is. Of anything else a visitor would see
nothing; but counts that add up can be protected: small ones are hidden, with whatever would give them away, and
the others are rounded. The line through earlier years is left out: each year would need a protection of its own.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from woonregie.access.grant import Grant
from woonregie.conf.policy import current_policy
from woonregie.indicators.models import Value
from woonregie.indicators.models.definition import Aggregation
from woonregie.indicators.queries.points import passages_by_id, was_public
from woonregie.monitor.queries.town import Town
from woonregie_core.disclosure.counts import DisclosureError
from woonregie_core.disclosure.released import Shown
from woonregie_core.disclosure.rules import DisclosureRules
from woonregie_core.disclosure.simple import protect_series
from woonregie_core.policy.parameters import UnknownParameter

Key = tuple[str, str]  # series and period


@dataclass(frozen=True)
class Counted:
    """A count of one place, and whether everybody could already read it."""

    value: float | None
    public: bool


@dataclass(frozen=True)
class Protection:
    """For each series and period that is protected, the counts of places that may be shown."""

    values: Mapping[Key, Mapping[int, float]]

    def value(self, series: str, period: str, place: int) -> float | None:
        """The count that may be shown; None where it stays hidden, and where nothing is protected."""
        return self.values.get((series, period), {}).get(place)


def protection(grant: Grant, town: Town, wanted: Iterable[Key], on: date) -> Protection:
    """The protected counts of series in periods. Two queries for a visitor, none for others."""
    keys = set(wanted)
    if not grant.released_only or not keys:
        return Protection({})
    rules = _rules(on)
    found = {}
    for (key, sensitive), counts in _counts(town, keys).items():
        if all(count.value is None or float(count.value).is_integer() for count in counts.values()):
            found[key] = _protected(town, counts, sensitive, rules)
    return Protection(found)


def _rules(on: date) -> DisclosureRules | None:
    """The rules in force on a day; None where the profile has none: then nothing that needs them is shown."""
    try:
        return DisclosureRules.from_policy(current_policy().on(on))
    except UnknownParameter:
        return None


def _counts(town: Town, keys: set[Key]) -> dict[tuple[Key, bool], dict[int, Counted]]:
    """Of every public series that adds up the values of the whole town, as the last edition says them."""
    rows = list(
        Value.objects.filter(
            series__code__in={series for series, _period in keys},
            series__aggregation=Aggregation.SUM,
            series__public=True,
            period__code__in={period for _series, period in keys},
            place__in=town.places,
        )
        .order_by("edition__order", "edition_id")
        .values_list(
            "series__code", "period__code", "series__sensitive", "place_id", "value",
            "passage_id", "edition__passage_id",
        )
    )  # fmt: skip
    passages = passages_by_id({row[5] or row[6] for row in rows})
    found: dict[tuple[Key, bool], dict[int, Counted]] = defaultdict(dict)
    for series, period, sensitive, place, value, own, shared in rows:
        if (series, period) in keys:
            public = was_public(passages[own or shared])
            found[(series, period), sensitive][place] = Counted(value, public)
    return found


def _protected(
    town: Town, counts: Mapping[int, Counted], sensitive: bool, rules: DisclosureRules | None
) -> dict[int, float]:
    if rules is None:
        return {}
    parents = {
        pk: place.parent_id if place.parent_id in town.places else None for pk, place in town.places.items()
    }
    known = {pk: None if count.value is None else max(round(count.value), 0) for pk, count in counts.items()}
    whole = tuple(sorted(_adding_up(known, parents).items()))
    shown = _decide(whole, tuple(sorted(parents.items(), key=str)), sensitive, rules)
    return {pk: float(rules.rounded(known[pk] or 0)) for pk in shown if pk in counts and not counts[pk].public}


@lru_cache(maxsize=2048)
def _decide(
    counts: tuple[tuple[int, int | None], ...],
    parents: tuple[tuple[int, int | None], ...],
    sensitive: bool,
    rules: DisclosureRules,
) -> frozenset[int]:
    """The places that may be shown. The same counts give the same answer, so it is worked out once."""
    outer = {str(place): None if parent is None else str(parent) for place, parent in parents}
    try:
        cells = protect_series({str(place): value for place, value in counts}, outer, rules, sensitive)
    except DisclosureError:
        return frozenset()  # what cannot be protected is not shown
    return frozenset(int(place) for place, cell in cells.items() if isinstance(cell, Shown))


def _adding_up(counts: dict[int, int | None], parents: Mapping[int, int | None]) -> dict[int, int | None]:
    """Totals that their source rounded follow from their parts, so that everything adds up."""
    children: dict[int, list[int]] = defaultdict(list)
    for place, parent in parents.items():
        if parent is not None:
            children[parent].append(place)
    found = dict(counts)
    for outer in sorted(children, key=lambda place: _depth(place, parents), reverse=True):
        known = [found.get(part) for part in children[outer]]
        together, now = sum(count for count in known if count is not None), found.get(outer)
        fits = now is not None and (now == together if None not in known else now >= together)
        if now is not None and not fits:
            found[outer] = together
    return found


def _depth(place: int, parents: Mapping[int, int | None]) -> int:
    outer = parents.get(place)
    return 0 if outer is None else 1 + _depth(outer, parents)
