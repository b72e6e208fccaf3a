# SPDX-License-Identifier: EUPL-1.2
"""The numbers that a made-up registry keeps to: those of the documents exactly, the others as chosen."""

from collections.abc import Mapping
from dataclasses import dataclass

from woonregie_core.policy.parameters import PolicyOn, UnknownParameter

LEVELS = (1, 2, 3, 4)


@dataclass(frozen=True)
class Calibration:
    """Counts per landlord by code; shares between 0 and 1.

    Attributes:
        suitable: homes per BAT level and landlord (D004, pilot plan, section 4.3).
        tenants_55, tenants_70: senior tenants of family homes (D004, pilot plan, chapter 3).
        seekers: active seekers, registered tenants among them (D004, pilot plan, chapter 1).
        search_months: mean months between registration and now, of seekers.
        reactions: mean per advert.
    """

    suitable: Mapping[int, Mapping[str, int]]
    family: Mapping[str, int]
    other: Mapping[str, int]
    tenants_55: Mapping[str, int]
    tenants_70: Mapping[str, int]
    registered_share: float
    seekers: int
    search_months: float
    wmo_share: float
    restructuring_share: float
    lettings: int
    suitable_share: float
    reactions: float
    refused_share: float

    @classmethod
    def from_policy(cls, policy: PolicyOn, scale: float = 1.0) -> "Calibration":
        """The numbers of a profile; `scale` makes a smaller world with the same shares.

        Raises:
            UnknownParameter: one of them is missing, or no list of landlords with numbers.
        """

        def counts(name: str) -> dict[str, int]:
            """A number per landlord, brought to scale."""
            return {code: round(number * scale) for code, number in per_landlord(policy, name).items()}

        def share(name: str) -> float:
            """A percentage as a part of one."""
            return float(policy.number(name)) / 100

        return cls(
            suitable={level: counts(f"synthetic.homes.bat_{level}") for level in LEVELS},
            family=counts("synthetic.homes.family"),
            other=counts("synthetic.homes.other"),
            tenants_55=counts("synthetic.tenants.from_55"),
            tenants_70=counts("synthetic.tenants.from_70"),
            registered_share=share("synthetic.tenants.registered_percent"),
            seekers=round(policy.whole("synthetic.seekers.active") * scale),
            search_months=float(policy.number("synthetic.seekers.search_months")),
            wmo_share=share("synthetic.seekers.wmo_percent"),
            restructuring_share=share("synthetic.seekers.restructuring_percent"),
            lettings=round(policy.whole("synthetic.year.lettings") * scale),
            suitable_share=share("synthetic.year.suitable_percent"),
            reactions=float(policy.number("synthetic.year.reactions")),
            refused_share=share("synthetic.year.refused_percent"),
        )


def per_landlord(policy: PolicyOn, name: str) -> dict[str, int]:
    """A parameter that gives a number per landlord: `servatius=12, woonpunt=3`.

    Raises:
        UnknownParameter: it is not known on this day, or is no such list.
    """
    text = str(policy.dated(name).value)
    try:
        pairs = (part.split("=") for part in text.split(","))
        return {code.strip(): int(number) for code, number in pairs}
    except ValueError as error:
        raise UnknownParameter(f"'{name}' is geen lijst van corporaties met aantallen: {text}.") from error
