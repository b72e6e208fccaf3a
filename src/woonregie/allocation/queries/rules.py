# SPDX-License-Identifier: EUPL-1.2
"""The rules of allocation in force on a day, each value with where it stands, by subject."""

from dataclasses import dataclass
from datetime import date

from woonregie.conf.policy import current_policy
from woonregie_core.allocation.ruleset import parameters
from woonregie_core.policy.parameters import DatedValue, Parameter, UnknownParameter


@dataclass(frozen=True)
class RuleRow:
    """One parameter with the value of the day; None where it is not known then."""

    parameter: Parameter
    dated: DatedValue | None


def rules_in_force(on: date) -> dict[str, list[RuleRow]]:
    """Parameters by subject: the part of the name after "allocation."."""
    found: dict[str, list[RuleRow]] = {}
    for parameter in parameters(current_policy()):
        subject = parameter.name.split(".")[1] if parameter.name.count(".") > 1 else "other"
        found.setdefault(subject, []).append(RuleRow(parameter, _value(parameter, on)))
    return found


def _value(parameter: Parameter, on: date) -> DatedValue | None:
    try:
        return parameter.on(on)
    except UnknownParameter:
        return None
