# SPDX-License-Identifier: EUPL-1.2
"""Parameters as they are kept with what was decided or worked out by them, and back again."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from woonregie_core.policy.parameters import DatedValue, Parameter, Policy, Standing


def kept_parameters(parameters: Iterable[Parameter]) -> list[dict[str, Any]]:
    """Parameters as JSON; a number is told apart from a text by its kind."""
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
        for parameter in parameters
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
