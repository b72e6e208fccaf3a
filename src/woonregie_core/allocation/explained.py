# SPDX-License-Identifier: EUPL-1.2
"""A receipt unfolded: every condition with its verdict, compared values, parameters and article; the nearest miss.

Everything comes from the lines of the receipt and the parameters that the run froze; nothing is decided again.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from woonregie_core.allocation.agreement import Label
from woonregie_core.allocation.conditions import CONDITIONS, Condition, Part
from woonregie_core.allocation.verdict import Verdict
from woonregie_core.policy.parameters import PolicyOn

Content = Mapping[str, Any]
Value = Decimal | str | None
Distance = tuple[Decimal | None, str]

_LABEL_OF = {
    Part.RESTRUCTURING: Label.RESTRUCTURING,
    Part.WMO: Label.WMO,
    Part.MOVING_ON: Label.MOVING_ON,
}


@dataclass(frozen=True, slots=True)
class Used:
    """A parameter as it counted: its value, from when, how firm, and where it stands."""

    name: str
    value: Value
    unit: str
    start: date
    standing: str
    citation: str


@dataclass(frozen=True, slots=True)
class Explained:
    """One condition about one candidate: what was compared, with which parameters, on what ground."""

    code: str
    part: Part
    verdict: Verdict
    compared: Mapping[str, Any]
    parameters: tuple[Used, ...]
    ground: str

    @property
    def holds(self) -> bool:
        """Whether the condition stands in nobody's way."""
        return self.verdict not in (Verdict.FAILS, Verdict.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Miss:
    """The one condition that stood between somebody and the dwelling, or a label.

    Attributes:
        label: the label that was missed; None where it is the dwelling itself.
        amount: how far off, in `unit` ("cents", "years", "level", "bedrooms", "months", "days", "children"); None
            where that has no size.
    """

    code: str
    label: Label | None
    amount: Decimal | None
    unit: str


@dataclass(frozen=True)
class Explanation:
    """A whole receipt."""

    advert: Content
    seeker: Content
    line: Content
    conditions: tuple[Explained, ...]
    nearest: tuple[Miss, ...]


def explain(advert: Content, seeker: Content, line: Content, policy: PolicyOn) -> Explanation:
    """Unfold the line of a candidate.

    Args:
        advert, seeker, line: the heading, the line with facts and the line of the candidate, read as JSON.
        policy: the frozen parameters on the day of the decision.

    Raises:
        UnknownParameter: a parameter that was used is not among them.
    """
    facts = known_facts(advert, seeker, line)
    found = tuple(
        Explained(
            code=condition.code,
            part=condition.part,
            verdict=Verdict(letter),
            compared={name: facts[name] for name in condition.compares},
            parameters=_used(condition, policy),
            ground=condition.ground,
        )
        for condition, letter in zip(CONDITIONS, line["answers"], strict=True)
    )
    return Explanation(advert, seeker, line, found, nearest(found, advert["order"], line["held"]))


def known_facts(advert: Content, seeker: Content, line: Content) -> dict[str, Any]:
    """Every fact of a receipt by the name that conditions use."""
    own = {name: line.get(name) for name in ("age", "tenancy_years", "reacted_at", "offers_before")}
    days = {name: advert[name] for name in ("opens", "closes", "model")}
    return {**seeker["facts"], **advert["dwelling"], **days, **own}


def _used(condition: Condition, policy: PolicyOn) -> tuple[Used, ...]:
    found = []
    for name in condition.parameters:
        dated, unit = policy.dated(name), policy.policy.parameters[name].unit
        found.append(Used(name, dated.value, unit, dated.start, dated.standing, dated.citation))
    return tuple(found)


def nearest(conditions: tuple[Explained, ...], order: list[str], held: list[str]) -> tuple[Miss, ...]:
    """What one condition alone kept away: the dwelling, or a label that counts for it. Nothing where more did."""
    misses = []
    for part in Part:
        label = _LABEL_OF.get(part)
        asked = [found for found in conditions if found.part is part]
        short = [found for found in asked if not found.holds]
        wanted = label is None or (label in order and label not in held and _is_near(asked))
        if len(short) == 1 and wanted:
            amount, unit = distance(short[0])
            misses.append(Miss(short[0].code, label, amount, unit))
    return tuple(misses)


def _is_near(asked: list[Explained]) -> bool:
    """Having no grant at all is no near miss of a label, nor is leaving nothing behind."""
    return len(asked) > 1 and all(found.verdict is not Verdict.NOT_APPLICABLE for found in asked)


def distance(found: Explained) -> Distance:
    """How far off a condition that fails was, and in which unit; (None, "") where that has no size."""
    if found.verdict is not Verdict.FAILS:
        return None, ""
    way = _DISTANCES.get(found.code)
    return way(found) if way else (None, "")


Measure = Callable[[Explained], Distance]


def _above(fact: str, limit: str, unit: str, times: int = 1) -> Measure:
    """The way to say how far a fact lies above a limit: a fact of its own, or the parameter of that name."""

    def measure(found: Explained) -> Distance:
        """How far a value lies above its limit."""
        value, most = found.compared[fact], _limit(found, limit, times)
        return (None, "") if value is None or most is None else (Decimal(str(value)) - most, unit)

    return measure


def _below(fact: str, limit: str, unit: str) -> Measure:
    def measure(found: Explained) -> Distance:
        """How far a value lies below its limit."""
        value, least = found.compared[fact], _limit(found, limit, 1)
        return (None, "") if value is None or least is None else (least - Decimal(str(value)), unit)

    return measure


def _limit(found: Explained, name: str, times: int) -> Decimal | None:
    if name in found.compared:
        value = found.compared[name]
        return None if value is None else Decimal(str(value))
    value = next((used.value for used in found.parameters if used.name.endswith(name)), None)
    if value is None:
        return None
    most = Decimal(str(value)) * times
    return Decimal(int(most)) if most == int(most) else most


def _days_outside(found: Explained) -> Distance:
    """How many days a moment lies before the opening or after the closing of an advert."""
    moment = found.compared.get("reacted_at") or found.compared.get("registered_at")
    if moment is None:
        return None, ""
    day = datetime.fromisoformat(moment).date()
    closes = date.fromisoformat(found.compared["closes"])
    if day > closes:
        return Decimal((day - closes).days), "days"
    return Decimal((date.fromisoformat(found.compared["opens"]) - day).days), "days"


_DISTANCES: dict[str, Measure] = {
    "registered": _days_outside,
    "reacted_in_time": _days_outside,
    "social_rent": _above("rent", "daeb_rent", "cents", 100),
    "fitting_rent": _above("rent", "highest_fitting_rent", "cents"),
    "youth_rent": _above("rent", "quality_rent", "cents", 100),
    "bat_need": _below("bat", "required_bat", "level"),
    "age": _below("age", "minimum_age", "years"),
    "bedrooms": _below("leaves_bedrooms", "minimum_bedrooms", "bedrooms"),
    "tenancy": _below("tenancy_years", "minimum_tenancy_years", "years"),
    "arrears": _above("arrears_months", "maximum_arrears_months", "months"),
    "no_resident_children": lambda found: (Decimal(found.compared["resident_children"]), "children"),
}
