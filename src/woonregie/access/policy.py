# SPDX-License-Identifier: EUPL-1.2
"""The policy table: which role may do what, and how far. One file, `policy.csv`, read once."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from woonregie.access.grant import Actor, Grant, Scope

POLICY_FILE = Path(__file__).with_name("policy.csv")
_FIXED_COLUMNS = ("action", "routes")


@dataclass(frozen=True)
class PolicyLine:
    """One action, the routes (`METHOD:namespace:name`) that perform it, and a scope for each role."""

    action: str
    routes: tuple[str, ...]
    scopes: dict[str, Scope]


@cache
def policy_lines() -> tuple[PolicyLine, ...]:
    """All lines of the policy, in file order."""
    with POLICY_FILE.open(encoding="utf-8", newline="") as file:
        return tuple(_line(row) for row in csv.DictReader(file))


def _line(row: dict[str, str]) -> PolicyLine:
    scopes = {role: Scope(cell.strip()) for role, cell in row.items() if role not in _FIXED_COLUMNS}
    return PolicyLine(row["action"].strip(), tuple(row["routes"].split()), scopes)


@cache
def _lines_by_route() -> dict[str, PolicyLine]:
    return {route: line for line in policy_lines() for route in line.routes}


def line_for_route(method: str, view_name: str) -> PolicyLine | None:
    """The line that governs a request; HEAD counts as GET. None means nobody may: add a line first."""
    return _lines_by_route().get(f"{'GET' if method == 'HEAD' else method}:{view_name}")


def grant_for(actor: Actor, action: str) -> Grant:
    """What an actor may do besides the page at hand, so that pages offer only buttons that work.

    Raises:
        KeyError: the policy has no such action.
    """
    scopes = {line.action: line.scopes for line in policy_lines()}[action]
    return Grant(actor, action, scopes.get(actor.role, Scope.NONE))
