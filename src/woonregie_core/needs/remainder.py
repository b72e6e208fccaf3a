# SPDX-License-Identifier: EUPL-1.2
"""A total over neighbourhoods by largest remainder, within bounds, with the reason of every number.

Worked out in exact fractions, so the order of the neighbourhoods never matters. Largest remainder can give a
neighbourhood less when the total rises (the Alabama paradox); who reads the outcome should know.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor

from woonregie_core.needs.problems import NeedsError


class Reason(StrEnum):
    """Why a neighbourhood has this number."""

    COMMITTED = "committed"
    SITE_CAP = "site_cap"
    NO_NEED = "no_need"
    TAKES_OVER = "takes_over"
    GIVES_WAY = "gives_way"
    ROUNDED_UP = "rounded_up"
    ROUNDED_DOWN = "rounded_down"
    EXACT = "exact"


@dataclass(frozen=True)
class Claim:
    """What one neighbourhood brings: its weight, what is committed already, and what its sites can hold.

    Attributes:
        weight: any number from 0 up, for example the gap times the share in a zone.
        committed: least number. room: most; None where no bound is known.
    """

    weight: float
    committed: int = 0
    room: int | None = None


@dataclass(frozen=True)
class Share:
    """What one neighbourhood gets.

    Attributes:
        quota: share by weight alone. bounded: share within the bounds, before rounding. number: the outcome.
    """

    quota: float
    bounded: float
    number: int
    reason: Reason


def distribute(total: int, claims: Mapping[str, Claim]) -> dict[str, Share]:
    """Divide a number of dwellings, exactly and within the bounds, in proportion to weight as far as they allow.

    Ties in the remainder go to the first code in the alphabet.

    Raises:
        NeedsError: code "unreachable", with what is committed and what there is room for.
    """
    exact = {code: Fraction(claim.weight) for code, claim in claims.items()}
    least = sum(claim.committed for claim in claims.values())
    most = sum(_most(claim, total) for claim in claims.values())
    if any(claim.weight < 0 or _most(claim, total) < claim.committed for claim in claims.values()):
        raise NeedsError("bounds", "Een buurt heeft een negatief gewicht, of meer toegezegd dan er ruimte is.")
    if not least <= total <= most:
        message = f"{total} woningen passen niet: {least} zijn toegezegd en er is ruimte voor {most}."
        raise NeedsError("unreachable", message, total=total, committed=least, room=most)
    bounded = _fill(total, claims, exact)
    numbers = _round(total, bounded)
    whole = sum(exact.values())
    shares = {code: total * weight / whole if whole else Fraction(0) for code, weight in exact.items()}
    return {
        code: Share(
            quota=float(shares[code]),
            bounded=float(bounded[code]),
            number=numbers[code],
            reason=_reason(claim, shares[code], bounded[code], numbers[code], total),
        )
        for code, claim in claims.items()
    }


def _most(claim: Claim, total: int) -> int:
    """Room of a neighbourhood. Without weight it gets no more than was committed."""
    if claim.weight <= 0:
        return claim.committed
    return max(total, claim.committed) if claim.room is None else claim.room


def _fill(total: int, claims: Mapping[str, Claim], exact: Mapping[str, Fraction]) -> dict[str, Fraction]:
    """Raise one level until everything is divided: each gets level times weight, held between its bounds."""
    active = [code for code, weight in exact.items() if weight > 0]
    fixed = Fraction(sum(claim.committed for code, claim in claims.items() if exact[code] <= 0))
    stops = sorted(
        {
            Fraction(bound) / exact[code]
            for code in active
            for bound in (claims[code].committed, _most(claims[code], total))
        }
    )

    def _filled_to(level: Fraction) -> dict[str, Fraction]:
        return {
            code: min(
                max(level * exact[code], Fraction(claims[code].committed)), Fraction(_most(claims[code], total))
            )
            for code in active
        }

    low, high = Fraction(0), stops[-1] if stops else Fraction(0)
    first, last = 0, len(stops) - 1
    while first <= last:
        middle = (first + last) // 2
        if fixed + sum(_filled_to(stops[middle]).values()) >= total:
            high, last = stops[middle], middle - 1
        else:
            low, first = stops[middle], middle + 1
    below, above = sum(_filled_to(low).values()), sum(_filled_to(high).values())
    level = high if above == below else low + (high - low) * (total - fixed - below) / (above - below)
    filled = _filled_to(level)
    return {code: filled.get(code, Fraction(claim.committed)) for code, claim in claims.items()}


def _round(total: int, bounded: Mapping[str, Fraction]) -> dict[str, int]:
    numbers = {code: int(value) for code, value in bounded.items()}
    by_rest = sorted(bounded, key=lambda code: (numbers[code] - bounded[code], code))
    for code in by_rest[: total - sum(numbers.values())]:
        numbers[code] += 1
    return numbers


def _reason(claim: Claim, share: Fraction, bounded: Fraction, number: int, total: int) -> Reason:
    """What decides: a bound of its own, else bounds of others where rounding cannot explain the number."""
    if claim.weight <= 0:
        return Reason.COMMITTED if claim.committed else Reason.NO_NEED
    if bounded == _most(claim, total) and claim.room is not None:
        return Reason.SITE_CAP
    if bounded == claim.committed and claim.committed:
        return Reason.COMMITTED
    if number > ceil(share):
        return Reason.TAKES_OVER
    if number < floor(share):
        return Reason.GIVES_WAY
    if number == bounded:
        return Reason.EXACT
    return Reason.ROUNDED_UP if number > bounded else Reason.ROUNDED_DOWN
