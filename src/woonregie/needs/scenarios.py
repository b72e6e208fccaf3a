# SPDX-License-Identifier: EUPL-1.2
"""A scenario between the engine and what is kept of it."""

from collections.abc import Mapping
from typing import Any

from woonregie_core.needs.scenarios import Scenario


def changes_of(scenario: Scenario) -> dict[str, Any]:
    """What differs from the base, as JSON keeps it."""
    return {name: list(value) if isinstance(value, tuple) else value for name, value in scenario.changes().items()}


def scenario_of(name: str, changes: Mapping[str, Any]) -> Scenario:
    """The engine's scenario from what was kept."""
    values: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in changes.items()
    }
    return Scenario(name=name or "basis", **values)
