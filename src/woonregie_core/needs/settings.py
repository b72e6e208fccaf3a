# SPDX-License-Identifier: EUPL-1.2
"""The assumptions of the engine, from the policy of a profile, each with its standing and citation."""

from dataclasses import dataclass

import numpy as np

from woonregie_core.needs.problems import NeedsError
from woonregie_core.needs.words import DWELLINGS, GROUPS, HOME_CARE, Floats, Ground
from woonregie_core.policy.parameters import DatedValue, PolicyOn

BAND_NAMES = ("65_74", "75_84", "85_plus")


@dataclass(frozen=True)
class Uncertainty:
    """Standard deviations of what is not known.

    Attributes:
        mortality: of the yearly fall of death rates.
        level: of log odds of care now, by `words.GROUPS`.
        trend: of log odds of care per year, by group.
        moving: of the yearly factor on a neighbourhood's people by moving.
        drift: of a neighbourhood's log odds of care, per square root of a year, by group.
        confidence: of the interval that is shown, between 0 and 1.
    """

    mortality: float
    level: tuple[float, ...]
    trend: tuple[float, ...]
    moving: float
    drift: tuple[float, ...]
    confidence: float

    @classmethod
    def from_policy(cls, policy: PolicyOn) -> "Uncertainty":
        """The assumptions of a profile.

        Raises:
            UnknownParameter: one of them is not known on this day.
        """

        def per_group(kind: str) -> tuple[float, ...]:
            """One number per group, in their order."""
            return tuple(float(policy.number(f"needs.uncertainty.{kind}.{group}")) for group in GROUPS)

        return cls(
            mortality=float(policy.number("needs.uncertainty.mortality")),
            level=per_group("level"),
            trend=per_group("trend"),
            moving=float(policy.number("needs.uncertainty.moving")),
            drift=per_group("drift"),
            confidence=float(policy.number("needs.confidence")),
        )


@dataclass(frozen=True)
class Conversion:
    """Dwellings per household or client: a choice of policy, so a visible table with a version.

    Attributes:
        version: date from which the table holds.
        home: of shape (4, 3, 3): state at home, band of age, kind of dwelling; dwellings per household.
        overflow: of shape (3, 3): ground, kind of dwelling; dwellings per client who finds no intramural place.
        rows: each row as it stands in the policy, with standing and citation, by name.
    """

    version: str
    home: Floats
    overflow: Floats
    rows: tuple[tuple[str, DatedValue], ...]

    @classmethod
    def from_policy(cls, policy: PolicyOn) -> "Conversion":
        """The table of a profile.

        Raises:
            UnknownParameter: a row is not known on this day.
            NeedsError: a row is not three shares that add up to 1 at most.
        """
        homes = [f"needs.conversion.{state}.{band}" for state in HOME_CARE for band in BAND_NAMES]
        outside = [f"needs.conversion.overflow.{ground}" for ground in Ground]
        rows = tuple((name, policy.dated(name)) for name in (*homes, *outside))
        shares = np.array([_shares(name, row) for name, row in rows])
        return cls(
            version=max(row.start for _, row in rows).isoformat(),
            home=shares[: len(homes)].reshape(len(HOME_CARE), len(BAND_NAMES), len(DWELLINGS)),
            overflow=shares[len(homes) :],
            rows=rows,
        )


def _shares(name: str, row: DatedValue) -> list[float]:
    try:
        shares = [float(part) for part in str(row.value).split("/")]
    except ValueError:
        shares = []
    if len(shares) != len(DWELLINGS) or min(shares) < 0 or sum(shares) > 1 + 1e-9:
        message = f"'{name}' heeft drie aandelen nodig die samen niet meer dan 1 zijn, zoals 0.30/0.10/0.05."
        raise NeedsError("conversion", message, row=name)
    return shares
