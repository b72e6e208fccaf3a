# SPDX-License-Identifier: EUPL-1.2
"""The parameters of the engine as one text, and back again."""

import json
from functools import lru_cache

from woonregie.conf.kept_policy import kept_parameters, policy_of
from woonregie_core.fingerprints import canonical_json
from woonregie_core.policy.parameters import Policy

PREFIX = "needs."


def policy_text(policy: Policy) -> str:
    """The parameters of the engine; the same parameters give the same text."""
    mine = [policy.parameters[name] for name in sorted(policy.parameters) if name.startswith(PREFIX)]
    return canonical_json(kept_parameters(mine))


@lru_cache(maxsize=16)
def kept_policy(text: str) -> Policy:
    """The parameters from that text."""
    return policy_of(json.loads(text))
