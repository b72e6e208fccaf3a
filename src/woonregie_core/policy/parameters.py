# SPDX-License-Identifier: EUPL-1.2
"""Policy parameters: a value has a start date and a citation; what is not known is never guessed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Standing(StrEnum):
    """How firm a value is."""

    ADOPTED = "adopted"
    ASSUMPTION = "assumption"
    PILOT = "pilot"


class UnknownParameter(LookupError):
    """No value is known for this name on this date. The message is Dutch."""


@dataclass(frozen=True)
class DatedValue:
    """A value from one date on. `value` is None where the parameter was abolished."""

    start: date
    value: Decimal | str | None
    standing: Standing
    citation: str


@dataclass(frozen=True)
class Parameter:
    """One parameter with its history, oldest value first."""

    name: str
    description: str
    unit: str
    values: tuple[DatedValue, ...]

    def on(self, day: date) -> DatedValue:
        """The value in force on a day.

        Raises:
            UnknownParameter: the day lies before the first value, or the parameter was abolished by then.
        """
        in_force = [dated for dated in self.values if dated.start <= day]
        if not in_force or in_force[-1].value is None:
            raise UnknownParameter(f"Voor '{self.name}' is op {day.isoformat()} geen waarde bekend.")
        return in_force[-1]


@dataclass(frozen=True)
class Policy:
    """All parameters of a profile, by name."""

    parameters: Mapping[str, Parameter]

    def on(self, day: date) -> "PolicyOn":
        """The policy as it stood on one day."""
        return PolicyOn(self, day)


@dataclass(frozen=True)
class PolicyOn:
    """The policy as it stood on one day."""

    policy: Policy
    day: date

    def dated(self, name: str) -> DatedValue:
        """A parameter's value with its citation.

        Raises:
            UnknownParameter: the profile does not have it, or not on this day.
        """
        if name not in self.policy.parameters:
            raise UnknownParameter(f"Het profiel kent de waarde '{name}' niet.")
        return self.policy.parameters[name].on(self.day)

    def number(self, name: str) -> Decimal:
        """A parameter that is a number.

        Raises:
            UnknownParameter: it is not known on this day, or it is no number.
        """
        value = self.dated(name).value
        if not isinstance(value, Decimal):
            raise UnknownParameter(f"'{name}' is geen getal.")
        return value

    def whole(self, name: str) -> int:
        """A parameter that is a whole number, such as a number of days."""
        return int(self.number(name))
