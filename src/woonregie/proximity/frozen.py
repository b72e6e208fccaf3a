# SPDX-License-Identifier: EUPL-1.2
"""The choices of a scan as they are kept with it, and back again: enough to score anew years later."""

import hashlib
import json
from datetime import date
from decimal import Decimal
from typing import Any

from woonregie_core.policy.parameters import DatedValue, Parameter, Policy, PolicyOn, Standing, UnknownParameter

# What scores, zones and stability rest on; how a folder was made from maps is told with the folder.
USED = tuple(
    f"proximity.{name}"
    for name in (
        "category.", "reach.", "speed.", "nearest_shares", "weights.", "must", "classes", "detour", "snap",
        "zone.", "stability.",
    )
)  # fmt: skip
Kept = list[dict[str, Any]]


def kept_policy(policy: PolicyOn) -> Kept:
    """Every parameter of the scan in force on the day, as JSON; a number is told apart from a text by its kind."""
    return [
        {
            "name": name,
            "description": parameter.description,
            "unit": parameter.unit,
            "start": dated.start.isoformat(),
            "kind": "text" if isinstance(dated.value, str) else "number",
            "value": str(dated.value),
            "standing": str(dated.standing),
            "citation": dated.citation,
        }
        for name, parameter in policy.policy.parameters.items()
        if name.startswith(USED) and (dated := _in_force(policy, name)) is not None
    ]


def policy_of(kept: Kept, on: date) -> PolicyOn:
    """The policy that was kept."""
    parameters = {one["name"]: _parameter(one) for one in kept}
    return Policy(parameters).on(on)


def hash_of(kept: Kept) -> str:
    """The fingerprint of the choices: the same choices give the same one."""
    text = json.dumps(kept, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _in_force(policy: PolicyOn, name: str) -> DatedValue | None:
    try:
        return policy.dated(name)
    except UnknownParameter:
        return None


def _parameter(one: dict[str, Any]) -> Parameter:
    value = one["value"] if one["kind"] == "text" else Decimal(one["value"])
    start = date.fromisoformat(one["start"])
    dated = DatedValue(start, value, Standing(one["standing"]), one["citation"])
    return Parameter(one["name"], one["description"], one["unit"], (dated,))
