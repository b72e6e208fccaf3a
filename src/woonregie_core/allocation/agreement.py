# SPDX-License-Identifier: EUPL-1.2
"""What the parties agreed about allocation, as it stood on one day (D004, pilot plan, chapters 3 and 4)."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from woonregie_core.policy.parameters import PolicyOn, UnknownParameter


class Label(StrEnum):
    """A ground for priority; `REGULAR` is the absence of one."""

    RESTRUCTURING = "herstructurering"
    WMO = "wmo"
    MOVING_ON = "doorstroom"
    REGULAR = "regulier"


class PoolScope(StrEnum):
    """Over which adverts the division in pools is counted."""

    CORPORATION = "corporatie"
    CITY = "stad"


@dataclass(frozen=True)
class Agreement:
    """The agreed rules of allocation.

    Attributes:
        pool_share: part of the suitable vacancies meant for seniors who move on.
        order_moving_on, order_general: labels of the two pools, the first applicable counts.
        maximum_arrears_months: arrears up to and including this are no obstacle.
        uncounted_reasons: reasons of refusal that do not use up an offer.
        free_space: part of the social lettings that may go to incomes above the limit.
        fitting_share: part of the lettings to low incomes that must have a fitting rent.
        youth_rent_applies: whether young households are kept to the kwaliteitskortingsgrens.
    """

    pool_share: Fraction
    pool_scope: PoolScope
    mediation_counts: bool
    pool_minimum_bat: int
    order_moving_on: tuple[Label, ...]
    order_general: tuple[Label, ...]
    minimum_age: int
    family_dwellings: frozenset[str]
    minimum_bedrooms: int
    minimum_tenancy_years: int
    maximum_arrears_months: Fraction
    participants: frozenset[str]
    maximum_offers: int
    uncounted_reasons: frozenset[str]
    free_space: Fraction
    fitting_share: Fraction
    youth_rent_applies: bool

    @classmethod
    def from_policy(cls, policy: PolicyOn) -> "Agreement":
        """The agreement in force on the day of the policy.

        Raises:
            UnknownParameter: a part is not known on that day, or is not among the values that mean something.
        """
        reader = _Reader(policy)
        return cls(
            pool_share=reader.share("allocation.pool.share_percent"),
            pool_scope=PoolScope(reader.choice("allocation.pool.scope", PoolScope)),
            mediation_counts=reader.yes("allocation.pool.mediation_counts"),
            pool_minimum_bat=policy.whole("allocation.pool.minimum_bat"),
            order_moving_on=reader.order("allocation.order.pool_30"),
            order_general=reader.order("allocation.order.pool_70"),
            minimum_age=policy.whole("allocation.moving_on.minimum_age"),
            family_dwellings=reader.words("allocation.moving_on.family_dwellings"),
            minimum_bedrooms=policy.whole("allocation.moving_on.minimum_bedrooms"),
            minimum_tenancy_years=policy.whole("allocation.moving_on.minimum_tenancy_years"),
            maximum_arrears_months=Fraction(policy.number("allocation.moving_on.maximum_arrears_months")),
            participants=reader.words("allocation.moving_on.participants"),
            maximum_offers=policy.whole("allocation.wmo.maximum_offers"),
            uncounted_reasons=reader.words("allocation.wmo.uncounted_reasons"),
            free_space=reader.share(
                "allocation.free_space.extended_percent"
                if reader.yes("allocation.free_space.extended")
                else "allocation.free_space.percent"
            ),
            fitting_share=reader.share("allocation.fitting.minimum_percent"),
            youth_rent_applies=reader.yes("allocation.youth_rent_applies"),
        )

    def order(self, moving_on: bool) -> tuple[Label, ...]:
        """The order of labels of a pool."""
        return self.order_moving_on if moving_on else self.order_general


@dataclass(frozen=True)
class _Reader:
    """Reads words from parameters that are text."""

    policy: PolicyOn

    def text(self, name: str) -> str:
        """A parameter that is text."""
        value = self.policy.dated(name).value
        if not isinstance(value, str):
            raise UnknownParameter(f"'{name}' is geen tekst.")
        return value.strip()

    def share(self, name: str) -> Fraction:
        """A parameter that is a percentage, as an exact part of one."""
        return Fraction(self.policy.number(name)) / 100

    def choice(self, name: str, among: type[StrEnum]) -> str:
        """A parameter that is one of the values of an enumeration."""
        value = self.text(name)
        if value not in set(among):
            raise UnknownParameter(f"'{name}' is '{value}'. Kies uit {', '.join(among)}.")
        return value

    def yes(self, name: str) -> bool:
        """A parameter that says yes or no."""
        value = self.text(name)
        if value not in ("ja", "nee"):
            raise UnknownParameter(f"'{name}' is '{value}'. Kies uit ja, nee.")
        return value == "ja"

    def words(self, name: str) -> frozenset[str]:
        """A parameter that is a list of words."""
        return frozenset(word.strip().casefold() for word in self.text(name).split(",") if word.strip())

    def order(self, name: str) -> tuple[Label, ...]:
        """A parameter that is an order of labels, the regular one last."""
        steps = [step.strip() for step in self.text(name).split(">")]
        unknown = [step for step in steps if step not in set(Label)]
        if unknown or len(set(steps)) != len(steps) or steps[-1:] != [Label.REGULAR]:
            raise UnknownParameter(
                f"'{name}' moet elk label hoogstens één keer noemen en eindigen met {Label.REGULAR}."
            )
        return tuple(Label(step) for step in steps)
