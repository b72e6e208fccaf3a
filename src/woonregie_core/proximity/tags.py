# SPDX-License-Identifier: EUPL-1.2
"""Rules over tags of OpenStreetMap, as a profile writes them: which ways can be walked, what makes a facility.

A rule is one line of text. Alternatives are parted by `;`, tags that must all be there by `+`, values by `/`, and
`*` is any value: `amenity=doctors;amenity=clinic+healthcare=doctor/centre`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from woonregie_core.policy.parameters import PolicyOn
from woonregie_core.proximity.problems import Code, refuse

OSM = "proximity.osm."
KIND = OSM + "category."
ANY = "*"


@dataclass(frozen=True)
class TagRule:
    """One rule: some alternatives, each of which asks for a value of every key it names."""

    alternatives: tuple[tuple[tuple[str, frozenset[str]], ...], ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """Every key that the rule looks at, in order."""
        return tuple(sorted({key for one in self.alternatives for key, _ in one}))

    def fits(self, tags: Mapping[str, str]) -> bool:
        """Whether one of the alternatives is there in full."""
        return any(all(_has(tags.get(key), values) for key, values in one) for one in self.alternatives)


def _has(value: str | None, values: frozenset[str]) -> bool:
    """Whether a value is among those asked for; a tag may hold several, parted by a semicolon."""
    if value is None:
        return False
    return ANY in values or value in values or (";" in value and not values.isdisjoint(value.split(";")))


def read_rule(name: str, text: str) -> TagRule:
    """A rule from the text of a parameter.

    Raises:
        ProximityError: a part is no `key=value`; its values name the parameter.
    """
    found = []
    for one in text.split(";"):
        asked = []
        for part in one.split("+"):
            key, _, values = part.strip().partition("=")
            chosen = frozenset(value.strip() for value in values.split("/"))
            if not key or "" in chosen:
                raise refuse(Code.SETTING, name=name, value=text)
            asked.append((key.strip(), chosen))
        found.append(tuple(asked))
    return TagRule(tuple(found))


@dataclass(frozen=True)
class StreetRules:
    """Which ways can be walked.

    Attributes:
        walk: ways for everybody on foot. walk_if_allowed: ways only where a sign or tag allows it.
        allowed: tags that allow walking, also where access is closed to others. forbidden: tags that close a way.
        steps: ways with steps. ramp: tags that say that wheels can pass these steps.
    """

    walk: TagRule
    walk_if_allowed: TagRule
    allowed: TagRule
    forbidden: TagRule
    steps: TagRule
    ramp: TagRule

    @classmethod
    def from_policy(cls, policy: PolicyOn) -> "StreetRules":
        """The rules of a profile.

        Raises:
            UnknownParameter: one is not known on this day.
            ProximityError: one is no rule.
        """
        return cls(*(_rule(policy, OSM + name) for name in cls.__dataclass_fields__))

    def walkable(self, tags: Mapping[str, str]) -> bool:
        """Whether somebody on foot may use a way with these tags."""
        allowed = self.allowed.fits(tags)
        way = self.walk.fits(tags) or (allowed and self.walk_if_allowed.fits(tags))
        return way and (allowed or not self.forbidden.fits(tags))

    def has_steps(self, tags: Mapping[str, str]) -> bool:
        """Whether nobody with a rollator can use a way with these tags."""
        return self.steps.fits(tags) and not self.ramp.fits(tags)


def facility_rules(policy: PolicyOn) -> dict[str, TagRule]:
    """By category, in order of the profile, which tags make a facility of it.

    Raises:
        UnknownParameter: one is not known on this day.
        ProximityError: there is none, or one is no rule.
    """
    names = [name for name in policy.policy.parameters if name.startswith(KIND)]
    if not names:
        raise refuse(Code.SETTING, name=KIND, value=None)
    return {name.removeprefix(KIND): _rule(policy, name) for name in names}


def _rule(policy: PolicyOn, name: str) -> TagRule:
    return read_rule(name, str(policy.dated(name).value))
