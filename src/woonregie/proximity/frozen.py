# SPDX-License-Identifier: EUPL-1.2
"""The choices of a scan as they are kept with it, and back again: enough to score anew years later."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from woonregie.conf.kept_policy import kept_parameters
from woonregie.conf.kept_policy import policy_of as stored_policy
from woonregie_core.fingerprints import canonical_json, fingerprint
from woonregie_core.policy.parameters import Parameter, PolicyOn, UnknownParameter

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
    """Every parameter of the scan as JSON, with the value in force on the day."""
    names = [name for name in policy.policy.parameters if name.startswith(USED)]
    return kept_parameters(one for name in names for one in _in_force(policy, name))


def policy_of(kept: Kept, on: date) -> PolicyOn:
    """The policy that was kept."""
    return stored_policy(kept).on(on)


def hash_of(kept: Kept) -> str:
    """The fingerprint of the choices: the same choices give the same one."""
    return fingerprint(canonical_json(kept))


def _in_force(policy: PolicyOn, name: str) -> Iterator[Parameter]:
    """The parameter with one value only; nothing where none is in force."""
    try:
        yield replace(policy.policy.parameters[name], values=(policy.dated(name),))
    except UnknownParameter:
        return
