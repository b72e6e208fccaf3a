# SPDX-License-Identifier: EUPL-1.2
"""The value of an area from the areas inside it. Missing is not zero: what is not known is said beside it."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import fsum


@dataclass(frozen=True)
class Part:
    """One area inside another.

    Attributes:
        value: its value in the unit of the series; for a ratio the numerator. None where it is not known.
        weight: how many people, dwellings or the like it stands for; for a ratio the denominator.
    """

    code: str
    value: float | None
    weight: float | None = None

    @property
    def known(self) -> bool:
        """Whether there is a value at all."""
        return self.value is not None


@dataclass(frozen=True)
class Aggregate:
    """An outcome with what it rests on.

    Attributes:
        rule: `sum`, `weighted_mean` or `ratio`.
        value: the outcome; None where it cannot be said: nothing is known, or a sum misses a part.
        known: sum of the known parts (of a mean or ratio: the same as `value`).
        covered: share of the weight, from 0 to 1, that has a value; the share of areas where no weight is known.
        missing: codes of the areas that are not in the outcome.
        unallocated: what the whole area has beyond the known parts; None where the whole is not known.
    """

    rule: str
    value: float | None
    known: float | None
    covered: float
    missing: tuple[str, ...]
    unallocated: float | None = None

    @property
    def complete(self) -> bool:
        """Whether every part has a value."""
        return not self.missing


def sum_of(parts: Iterable[Part], whole: float | None = None) -> Aggregate:
    """Counts added up.

    Args:
        whole: the count of the whole area where a source states it; the remainder belongs to no part.
    """
    listed = tuple(parts)
    missing = tuple(part.code for part in listed if not part.known)
    known = _sum(part.value for part in listed)
    value = known if listed and not missing else None
    rest = None if whole is None else whole - (known or 0.0)
    return Aggregate("sum", value, known, _covered(listed, missing), missing, rest)


def weighted_mean(parts: Iterable[Part]) -> Aggregate:
    """Percentages, marks and other means, each counting for its weight. A part without a weight cannot count."""
    listed = tuple(parts)
    counting = [part for part in listed if part.known and part.weight]
    missing = tuple(part.code for part in listed if not part.known or part.weight is None)
    total = _sum(part.weight for part in counting)
    moved = _sum((part.value or 0.0) * (part.weight or 0.0) for part in counting)
    mean = moved / total if moved is not None and total else None
    if mean is not None:  # rounding may not carry a mean past the parts that it lies between
        values = [part.value for part in counting if part.value is not None]
        mean = min(max(mean, min(values)), max(values))
    return Aggregate("weighted_mean", mean, mean, _covered(listed, missing), missing)


def ratio(parts: Iterable[Part], factor: float = 1.0) -> Aggregate:
    """Numerators together divided by denominators together, times a factor (100 for a percentage)."""
    listed = tuple(parts)
    missing = tuple(part.code for part in listed if not part.known or part.weight is None)
    counting = [part for part in listed if part.code not in missing]
    below = _sum(part.weight for part in counting)
    above = _sum(part.value for part in counting)
    value = factor * above / below if above is not None and below else None
    return Aggregate("ratio", value, value, _covered(listed, missing), missing)


def _sum(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return fsum(known) if known else None


def _covered(parts: tuple[Part, ...], missing: tuple[str, ...]) -> float:
    """Share of the weight that is in the outcome; of the areas where any weight is unknown."""
    if not parts:
        return 0.0
    weights = [part.weight for part in parts]
    if any(weight is None for weight in weights) or not sum(weight or 0.0 for weight in weights):
        return 1 - len(missing) / len(parts)
    gone = set(missing)
    inside = fsum(part.weight or 0.0 for part in parts if part.code not in gone)
    return min(inside / fsum(weight or 0.0 for weight in weights), 1.0)
