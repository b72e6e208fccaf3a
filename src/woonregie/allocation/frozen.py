# SPDX-License-Identifier: EUPL-1.2
"""Facts and rules as they are kept with a decision, and back again: enough to decide anew years later."""

from datetime import date
from decimal import Decimal
from typing import Any

from pydantic import TypeAdapter

from woonregie_core.allocation.facts import Input
from woonregie_core.allocation.ruleset import parameters
from woonregie_core.policy.parameters import DatedValue, Parameter, Policy, Standing

_INPUT = TypeAdapter(Input)


def kept_input(given: Input) -> Any:
    """Facts as JSON."""
    return _INPUT.dump_python(given, mode="json")


def input_of(content: Any) -> Input:
    """The facts that were kept.

    Raises:
        ValueError: the content is not what `kept_input` makes.
    """
    return _INPUT.validate_python(content)


def kept_policy(policy: Policy) -> list[dict[str, Any]]:
    """The parameters of allocation as JSON; a number is told apart from a text by its kind."""
    return [
        {
            "name": parameter.name,
            "description": parameter.description,
            "unit": parameter.unit,
            "values": [
                [dated.start.isoformat(), _kind(dated.value), _text(dated.value), dated.standing, dated.citation]
                for dated in parameter.values
            ],
        }
        for parameter in parameters(policy)
    ]


def policy_of(content: list[dict[str, Any]]) -> Policy:
    """The parameters that were kept."""
    return Policy(
        {
            one["name"]: Parameter(
                one["name"], one["description"], one["unit"], tuple(_dated(*value) for value in one["values"])
            )
            for one in content
        }
    )


def _kind(value: Decimal | str | None) -> str:
    return "none" if value is None else "text" if isinstance(value, str) else "number"


def _text(value: Decimal | str | None) -> str:
    return "" if value is None else str(value)


def _dated(start: str, kind: str, value: str, standing: str, citation: str) -> DatedValue:
    found = None if kind == "none" else value if kind == "text" else Decimal(value)
    return DatedValue(date.fromisoformat(start), found, Standing(standing), citation)
