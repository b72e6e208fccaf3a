# SPDX-License-Identifier: EUPL-1.2
"""Values of earlier areas as values of places of today.

Counts are spread by share, so that nothing appears or disappears: what the places receive, what lies outside
them and what cannot be shown sum to what came in. Rates are weighted with their denominator, never averaged.
Missing stays missing: a place that would need an unknown value has no value itself.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import floor, fsum

from woonregie_core.crosswalk.shares import Crosswalk, Share

Values = Mapping[str, float | None]
_OUTSIDE = ""


@dataclass(frozen=True)
class Converted:
    """Values by place, with the account of what they were made from.

    Attributes:
        values: for each place of the crosswalk its value, or None where an area it needs has none.
        outside: the part of known counts that lies in no place (always 0 for rates).
        withheld: the part of known counts that belongs to places without a value (always 0 for rates).
        missing: areas without a value.
        unknown: areas with a value of which the crosswalk says nothing; their counts are in `outside`.
    """

    values: Mapping[str, float | None]
    outside: float
    withheld: float
    missing: tuple[str, ...]
    unknown: tuple[str, ...]


def convert_counts(values: Values, crosswalk: Crosswalk, whole: bool = False) -> Converted:
    """Spread counts over places.

    Args:
        values: a count, or None for not known, by earlier area. An area that is left out is not known.
        whole: keep whole numbers whole (largest remainder: Hamilton's method), area by area.

    Raises:
        ValueError: `whole` is asked of a count that is not a whole number.
    """
    received: dict[str, list[float]] = defaultdict(list)
    for outer, count in values.items():
        if count is not None:
            parts = crosswalk.by_outer.get(outer, ())
            for place, amount in (_whole_parts if whole else _parts)(count, parts).items():
                received[place].append(amount)
    lacking = _lacking(values, crosswalk)
    sums = {place: fsum(amounts) for place, amounts in received.items()}
    return Converted(
        values={place: None if place in lacking else sums.get(place, 0.0) for place in crosswalk.places()},
        outside=sums.get(_OUTSIDE, 0.0),
        withheld=fsum(sums.get(place, 0.0) for place in lacking),
        missing=_missing(values, crosswalk),
        unknown=_unknown(values, crosswalk),
    )


def convert_rates(rates: Values, denominators: Values, crosswalk: Crosswalk) -> Converted:
    """Rates (shares, means) of places: the mean over their areas, weighted with the denominator that lies there.

    An area without anything in the denominator weighs nothing, so its rate may be unknown. A place where
    nothing weighs has no rate.
    """
    known = {
        outer: rate if denominators.get(outer) is not None else None
        for outer, rate in rates.items()
        if denominators.get(outer) != 0
    }
    empty = {outer for outer, weight in denominators.items() if weight == 0}
    lacking = _lacking(known, crosswalk, but=empty)
    return Converted(
        values={
            place: None if place in lacking else _weighted(place, known, denominators, crosswalk)
            for place in crosswalk.places()
        },
        outside=0.0,
        withheld=0.0,
        missing=tuple(name for name in _missing(known, crosswalk) if name not in empty),
        unknown=_unknown(known, crosswalk),
    )


def _parts(count: float, parts: tuple[Share, ...]) -> dict[str, float]:
    """What each place receives of one area; the last key, of no place, takes exactly what is left."""
    given = {part.place: count * part.share for part in parts}
    if parts and abs(fsum(part.share for part in parts) - 1) <= 1e-9:
        return given
    return given | {_OUTSIDE: count - fsum(given.values())}


def _whole_parts(count: float, parts: tuple[Share, ...]) -> dict[str, float]:
    """The same in whole numbers: first the whole parts, then one more for the largest remainders."""
    if count != floor(count):
        raise ValueError(f"{count} is not a whole number")
    exact = {part.place: Fraction(part.share) * Fraction(count) for part in parts}
    exact[_OUTSIDE] = max(Fraction(count) - sum(exact.values()), Fraction(0)) if count >= 0 else Fraction(0)
    given = {place: floor(amount) for place, amount in exact.items()}
    left = int(count) - sum(given.values())
    # Ties go by name, so that the same file gives the same numbers; what is outside comes last.
    order = sorted(exact, key=lambda place: (given[place] - exact[place], place == _OUTSIDE, place))
    for place in order[: max(left, 0)]:
        given[place] += 1
    return {place: float(amount) for place, amount in given.items()}


def _weighted(place: str, rates: Values, denominators: Values, crosswalk: Crosswalk) -> float | None:
    weights, products = [], []
    for outer, parts in crosswalk.by_outer.items():
        rate, denominator = rates.get(outer), denominators.get(outer)
        for part in parts:
            if part.place == place and rate is not None and denominator is not None:
                weights.append(denominator * part.share)
                products.append(rate * denominator * part.share)
    total = fsum(weights)
    return fsum(products) / total if total else None


def _lacking(values: Values, crosswalk: Crosswalk, but: set[str] | None = None) -> set[str]:
    """Places that need an area whose value is not known."""
    return {
        part.place
        for outer, parts in crosswalk.by_outer.items()
        if values.get(outer) is None and outer not in (but or ())
        for part in parts
    }


def _missing(values: Values, crosswalk: Crosswalk) -> tuple[str, ...]:
    return tuple(sorted({*values, *crosswalk.by_outer} - {name for name, v in values.items() if v is not None}))


def _unknown(values: Values, crosswalk: Crosswalk) -> tuple[str, ...]:
    return tuple(sorted(name for name, v in values.items() if v is not None and name not in crosswalk.by_outer))
