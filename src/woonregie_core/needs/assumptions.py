# SPDX-License-Identifier: EUPL-1.2
"""The other assumptions of a profile: how the base year is built, how sure projects are, how a target weighs."""

from dataclasses import dataclass

import numpy as np

from woonregie_core.needs.problems import NeedsError
from woonregie_core.needs.supply import Phase
from woonregie_core.needs.words import Floats
from woonregie_core.policy.parameters import PolicyOn

PHASES = ("study", "plan", "permit", "building")
KIND_NAMES = ("step_free", "clustered", "care_ready")


@dataclass(frozen=True)
class Assumptions:
    """What the base year rests on.

    Attributes:
        concentration: of `postcodes.apportion`. halfway: fallback of `migration.estimate`.
        both_in_care, other_households: of `world.Households`.
        usable: share of fitting dwellings that the group lives in or can get.
    """

    concentration: float
    halfway: float
    both_in_care: float
    other_households: float
    usable: float

    @classmethod
    def from_policy(cls, policy: PolicyOn) -> "Assumptions":
        """The assumptions of a profile.

        Raises:
            UnknownParameter: one is not known on this day.
        """
        names = (
            "apportion.concentration",
            "migration.halfway",
            "household.both_in_care",
            "household.other",
            "stock.usable",
        )
        return cls(*(float(policy.number(f"needs.{name}")) for name in names))


def phases(policy: PolicyOn) -> dict[str, Phase]:
    """How sure and how late projects are, by phase.

    Raises:
        UnknownParameter: one is not known on this day.
    """
    return {
        name: Phase(
            probability=float(policy.number(f"needs.phase.{name}.probability")),
            delay=float(policy.number(f"needs.phase.{name}.delay")),
            committed=bool(policy.whole(f"needs.phase.{name}.committed")),
        )
        for name in PHASES
    }


@dataclass(frozen=True)
class TargetRules:
    """How a target is divided: the smallest cluster, and how heavily a gap outside a zone counts per kind."""

    cluster: int
    outside_zone: tuple[float, ...]

    @classmethod
    def from_policy(cls, policy: PolicyOn) -> "TargetRules":
        """The rules of a profile.

        Raises:
            UnknownParameter: one is not known on this day.
        """
        outside = (float(policy.number(f"needs.target.outside_zone.{name}")) for name in KIND_NAMES)
        return cls(policy.whole("needs.target.cluster_minimum"), tuple(outside))

    def weights(self, gap: Floats, zone_share: Floats) -> Floats:
        """Weight of each neighbourhood per kind: its gap, less where it lies outside a zone.

        Args:
            gap: of shape (areas, 3), dwellings, the middle of the draws. zone_share: of shape (areas,), share of
                dwellings in a zone for housing with care, 0 to 1.

        Raises:
            NeedsError: "missing", for a gap that is not known has no weight, not a weight of nought.
        """
        if not (np.isfinite(gap).all() and np.isfinite(zone_share).all()):
            raise NeedsError("missing", "Van een buurt is het tekort of het deel in een zone niet bekend.")
        outside = np.array(self.outside_zone)
        return np.maximum(gap, 0.0) * (outside + (1.0 - outside) * zone_share[:, None])
