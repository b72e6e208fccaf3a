# SPDX-License-Identifier: EUPL-1.2
"""The parameters of allocation as one set: its fingerprint, and which of them conditions lean on."""

from woonregie_core.allocation.receipts import canonical, digest
from woonregie_core.policy.parameters import Parameter, Policy

PREFIX = "allocation."


def parameters(policy: Policy) -> list[Parameter]:
    """Every parameter of allocation, by name."""
    return [policy.parameters[name] for name in sorted(policy.parameters) if name.startswith(PREFIX)]


def fingerprint(policy: Policy) -> str:
    """The hash of every value of every parameter, with its date, standing and citation."""
    content = [
        [
            parameter.name,
            parameter.unit,
            [[dated.start, dated.value, dated.standing, dated.citation] for dated in parameter.values],
        ]
        for parameter in parameters(policy)
    ]
    return digest(canonical(content))
