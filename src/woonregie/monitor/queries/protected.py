# SPDX-License-Identifier: EUPL-1.2
"""What a visitor may see of figures about people: decided for the whole town by the one disclosure module.

What a public document printed is public as printed. Counts that add up are hidden where they are small, with
whatever would give them away, and the others are rounded. Sensitive percentages and means of which nobody knows
over how many people they are, stay hidden. Of a protected count the line through earlier years is left out: each
year would need a protection of its own.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from woonregie.access.grant import Grant
from woonregie.agreements.queries.policy import current_policy
from woonregie.indicators.models import Value
from woonregie.monitor.queries.town import Town
from woonregie_core.disclosure.counts import DisclosureError
from woonregie_core.disclosure.released import Shown
from woonregie_core.disclosure.rules import DisclosureRules
from woonregie_core.disclosure.simple import protect_series
from woonregie_core.policy.parameters import UnknownParameter

SUPPRESSED = "suppressed"
Key = tuple[str, str]  # series and period


@dataclass(frozen=True)
class Counted:
    """A count of one place, and whether a public document printed it."""

    value: float | None
    printed: bool


@dataclass(frozen=True)
class Protection:
    """What a visitor may see: for each series and period that is protected the values of places, None when hidden.

    Attributes:
        everything: no protection is needed, because the reader is no visitor.
    """

    values: Mapping[Key, Mapping[int, float | None]]
    everything: bool = False

    def is_open(self, series: str, period: str, sensitive: bool, adds_up: bool | None, printed: bool) -> bool:
        """Whether a value may be shown as it is stored. `adds_up` may be None where that is not known."""
        if self.everything or printed:
            return True
        if (series, period) in self.values or adds_up:
            return False
        return not sensitive

    def value(self, series: str, period: str, place: int) -> float | None:
        """The value that may be shown instead; None where it stays hidden."""
        return self.values.get((series, period), {}).get(place)


OPEN = Protection({}, everything=True)


def protection(grant: Grant, town: Town, wanted: Iterable[Key], on: date) -> Protection:
    """The protection of series in periods, for this reader. One query for a visitor, none for others."""
    keys = set(wanted)
    if not grant.released_only:
        return OPEN
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
    """Of every series that adds up the values of the whole town, as the last edition says them."""
    rows = (
        Value.objects.filter(
            series__code__in={series for series, _period in keys},
            series__aggregation="sum",
            period__code__in={period for _series, period in keys},
            place__in=town.places,
        )
        .order_by("edition__order", "edition_id")
        .values_list(
            "series__code", "period__code", "series__sensitive", "place_id", "value",
            "passage__document_id", "passage_id", "edition__passage__document_id",
        )
    )  # fmt: skip
    found: dict[tuple[Key, bool], dict[int, Counted]] = defaultdict(dict)
    for series, period, sensitive, place, value, own_document, own, document in rows:
        printed = (own_document if own else document) is not None
        if (series, period) in keys:
            found[(series, period), sensitive][place] = Counted(value, printed)
    return found


def _protected(
    town: Town, counts: Mapping[int, Counted], sensitive: bool, rules: DisclosureRules | None
) -> dict[int, float | None]:
    open_to_judge = {place for place, count in counts.items() if not count.printed}
    if rules is None:
        return dict.fromkeys(open_to_judge)
    parents = {
        pk: place.parent_id if place.parent_id in town.places else None for pk, place in town.places.items()
    }
    whole = _adding_up(
        {pk: None if c.value is None else max(round(c.value), 0) for pk, c in counts.items()}, parents
    )
    shown = _decide(tuple(sorted(whole.items())), tuple(sorted(parents.items(), key=str)), sensitive, rules)
    return {
        place: float(rules.rounded(max(round(counts[place].value or 0), 0))) if place in shown else None
        for place in open_to_judge
    }


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
