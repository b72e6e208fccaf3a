# SPDX-License-Identifier: EUPL-1.2
"""Facts and rules as they are kept with a decision, and back again: enough to decide anew years later."""

from typing import Any

from pydantic import TypeAdapter

from woonregie.conf.kept_policy import kept_parameters, policy_of
from woonregie_core.allocation.facts import Input
from woonregie_core.allocation.ruleset import parameters
from woonregie_core.policy.parameters import Policy

__all__ = ["input_of", "kept_input", "kept_policy", "policy_of"]

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
    """The parameters of allocation as JSON."""
    return kept_parameters(parameters(policy))
