# SPDX-License-Identifier: EUPL-1.2
"""What counts as near, for whom and how heavily: from the policy of a profile, each value with its citation."""

from dataclasses import dataclass
from enum import StrEnum

from woonregie_core.policy.parameters import DatedValue, PolicyOn
from woonregie_core.proximity.problems import Code, refuse

PREFIX = "proximity.category."


class Part(StrEnum):
    """The parts of the score. The first five with safety are those of the existing scan (D001, section 4.1)."""

    DAILY = "daily"
    NON_DAILY = "non_daily"
    CARE = "care"
    MEETING = "meeting"
    TRANSPORT = "transport"
    GREEN = "green"
    SAFETY = "safety"


class Walker(StrEnum):
    """Whose legs the scan walks on."""

    FIT = "fit"
    STANDARD = "standard"
    ROLLATOR = "rollator"


class Weighing(StrEnum):
    """Where weights come from: shares per part, divided equally within, or visits a year."""

    PARTS = "parts"
    VISITS = "visits"


@dataclass(frozen=True)
class Category:
    """One kind of facility.

    Attributes:
        full, zero: metres up to which it counts in full, and from which not at all, for the standard walker.
        used: how many of the nearest count, 1 or 3.
        visits: a year, None where no source says.
        row: as it stands in the policy, with standing and citation.
    """

    code: str
    part: Part
    full: float
    zero: float
    used: int
    visits: float | None
    row: DatedValue


@dataclass(frozen=True)
class ZoneRules:
    """When places make a zone: metres, score points, inhabitants. The lists are those of the table of counts."""

    threshold: float
    radius: float
    people: float
    around: float
    missing: float
    thresholds: tuple[float, ...]
    radii: tuple[float, ...]


@dataclass(frozen=True)
class Settings:
    """All choices of one scan.

    Attributes:
        factor: on every distance of a category, for this walker. speed: metres a second.
        shares: of the nearest, second and third where three count.
        weights: by category, and of safety under "safety"; together 1.
        must: categories without which the class is at most `classes[ceiling]`.
        bounds: lowest score of class A, B, C and D; below is E.
        detour: street over straight line. snap: metres between a place and its street, at most.
    """

    categories: tuple[Category, ...]
    walker: Walker
    weighing: Weighing
    factor: float
    speed: float
    shares: tuple[float, ...]
    weights: dict[str, float]
    must: tuple[str, ...]
    ceiling: int
    bounds: tuple[float, ...]
    detour: float
    snap: float
    zone: ZoneRules

    @property
    def codes(self) -> tuple[str, ...]:
        """The categories, in the order of the policy."""
        return tuple(category.code for category in self.categories)

    @property
    def limit(self) -> float:
        """Metres to search: beyond it nothing counts for this walker."""
        return max(category.zero for category in self.categories) * self.factor

    @classmethod
    def from_policy(
        cls, policy: PolicyOn, walker: Walker = Walker.STANDARD, weighing: Weighing = Weighing.PARTS
    ) -> "Settings":
        """The choices of a profile.

        Raises:
            UnknownParameter: one is not known on this day.
            ProximityError: one is not what it should be; its values name the parameter.
        """
        names = [name for name in policy.policy.parameters if name.startswith(PREFIX)]
        if not names:
            raise refuse(Code.SETTING, name=PREFIX, value=None)
        categories = tuple(_category(name, policy.dated(name)) for name in names)
        must, ceiling = _words(policy, "proximity.must"), str(policy.dated("proximity.must_ceiling").value)
        codes = {category.code for category in categories}
        if not codes.issuperset(must):
            raise refuse(Code.SETTING, name="proximity.must", value="/".join(must))
        if ceiling not in tuple(CLASSES):
            raise refuse(Code.SETTING, name="proximity.must_ceiling", value=ceiling)
        return cls(
            categories,
            walker,
            weighing,
            _positive(policy, f"proximity.reach.{walker}"),
            _positive(policy, f"proximity.speed.{walker}"),
            _shares(policy),
            _weights(policy, categories, weighing),
            must,
            CLASSES.index(ceiling),
            _falling(policy, "proximity.classes"),
            _positive(policy, "proximity.detour"),
            _positive(policy, "proximity.snap"),
            _zone(policy),
        )


CLASSES = "ABCDE"


def _category(name: str, row: DatedValue) -> Category:
    parts = str(row.value).split("/")
    try:
        part, full, zero, used, visits = parts
        found = Category(name.removeprefix(PREFIX), Part(part), float(full), float(zero), int(used),
                         None if visits == "-" else float(visits), row)  # fmt: skip
    except ValueError:
        raise refuse(Code.SETTING, name=name, value=row.value) from None
    if not (0 <= found.full < found.zero and found.used in (1, 3) and found.part is not Part.SAFETY):
        raise refuse(Code.SETTING, name=name, value=row.value)
    return found


def _words(policy: PolicyOn, name: str) -> tuple[str, ...]:
    return tuple(str(policy.dated(name).value).split("/"))


def _numbers(policy: PolicyOn, name: str) -> tuple[float, ...]:
    words = _words(policy, name)
    try:
        return tuple(float(word) for word in words)
    except ValueError:
        raise refuse(Code.SETTING, name=name, value="/".join(words)) from None


def _positive(policy: PolicyOn, name: str) -> float:
    number = float(policy.number(name))
    if number <= 0:
        raise refuse(Code.SETTING, name=name, value=number)
    return number


def _falling(policy: PolicyOn, name: str) -> tuple[float, ...]:
    numbers = _numbers(policy, name)
    if len(numbers) != len(CLASSES) - 1 or list(numbers) != sorted(set(numbers), reverse=True):
        raise refuse(Code.SETTING, name=name, value=numbers)
    return numbers


def _shares(policy: PolicyOn, name: str = "proximity.nearest_shares", count: int = 3) -> tuple[float, ...]:
    shares = _numbers(policy, name)
    if len(shares) != count or min(shares) < 0 or abs(sum(shares) - 1) > 1e-9:
        raise refuse(Code.SETTING, name=name, value=shares)
    return shares


def _weights(policy: PolicyOn, categories: tuple[Category, ...], weighing: Weighing) -> dict[str, float]:
    if weighing is Weighing.VISITS:
        total = sum(category.visits or 0.0 for category in categories)
        if total <= 0:
            raise refuse(Code.SETTING, name=f"{PREFIX}*", value=weighing)
        return {**{one.code: (one.visits or 0.0) / total for one in categories}, Part.SAFETY: 0.0}
    shares = dict(zip(Part, _shares(policy, "proximity.weights.parts", len(Part)), strict=True))
    weights = {}
    for category in categories:
        together = sum(other.part is category.part for other in categories)
        weights[category.code] = shares[category.part] / together
    return {**weights, Part.SAFETY: shares[Part.SAFETY]}


def _zone(policy: PolicyOn) -> ZoneRules:
    name = "proximity.zone"
    threshold, radius, people, around, missing = (
        _positive(policy, f"{name}.{what}") for what in ("threshold", "radius", "people", "around", "missing")
    )
    thresholds, radii = _numbers(policy, f"{name}.thresholds"), _numbers(policy, f"{name}.radii")
    return ZoneRules(threshold, radius, people, around, missing, thresholds, radii)
