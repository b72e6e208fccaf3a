# SPDX-License-Identifier: EUPL-1.2
"""Numbers that are easy to read."""

from decimal import ROUND_FLOOR, Decimal

_STEPS = (Decimal(10), Decimal(5), Decimal(2))


def roundest_between(above: float, upto: float) -> float:
    """The number with the fewest digits that is greater than `above` and not greater than `upto`.

    Args:
        above: open lower end.
        upto: closed upper end; the answer when nothing rounder fits.

    Raises:
        ValueError: `upto` is not greater than `above`.
    """
    if not above < upto:
        raise ValueError(f"nothing lies above {above!r} and up to {upto!r}")
    low, high = Decimal(repr(float(above))), Decimal(repr(float(upto)))
    if low < 0 <= high:
        return 0.0
    exponent = max(abs(low), abs(high)).adjusted()
    finest = min(int(low.as_tuple().exponent), int(high.as_tuple().exponent))
    for power in range(exponent, finest - 1, -1):
        for step in _STEPS:
            found = _multiple_below(high, step.scaleb(power))
            if found > low:
                return float(found)
    return float(upto)


def _multiple_below(number: Decimal, step: Decimal) -> Decimal:
    """The greatest multiple of a step that is not greater than a number."""
    return (number / step).to_integral_value(ROUND_FLOOR) * step
