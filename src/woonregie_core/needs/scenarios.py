# SPDX-License-Identifier: EUPL-1.2
"""What if: named changes on the same inputs and the same chance, so that a difference is never noise."""

from dataclasses import dataclass, fields

NO_SHIFT = (0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True)
class Scenario:
    """A patch. Every value that is left out changes nothing.

    Attributes:
        later_entry: years of age by which entry into care moves up per calendar year (RIVM's second variant:
            as life expectancy rises).
        healthier_75_84: yearly fall of log odds of any care at 75-84 (CBS 2023: limits fell from 23.2 to 17.1
            percent in five years).
        intramural_places: places more or fewer in the whole municipality.
        plan_dropout: share of projects not yet committed that is dropped on top of the usual.
        migration: factor on net moves; 1 is as before.
        mortality_gain: added to the yearly relative fall of death rates.
        care_level: added to log odds of care, by `words.GROUPS`.
        care_trend: added to log odds of care each year, by `words.GROUPS`.
    """

    name: str = "basis"
    later_entry: float = 0.0
    healthier_75_84: float = 0.0
    intramural_places: float = 0.0
    plan_dropout: float = 0.0
    migration: float = 1.0
    mortality_gain: float = 0.0
    care_level: tuple[float, float, float, float] = NO_SHIFT
    care_trend: tuple[float, float, float, float] = NO_SHIFT

    def changes(self) -> dict[str, object]:
        """What this scenario changes, by attribute."""
        base = Scenario()
        return {
            part.name: getattr(self, part.name)
            for part in fields(self)
            if part.name != "name" and getattr(self, part.name) != getattr(base, part.name)
        }


BASE = Scenario()
