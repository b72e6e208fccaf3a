# SPDX-License-Identifier: EUPL-1.2
"""What the parts of a plan stand on while it is stored, and what is known of it so far."""

from dataclasses import dataclass, field
from typing import Any

from woonregie.intake.problems import Problem
from woonregie.intake.services.store_ground import Passages
from woonregie.intake.services.upsert import Changes


@dataclass(frozen=True)
class Ground:
    """What plans stand on: passages, and ids of parties and places by code."""

    passages: Passages
    parties: dict[str, int]
    places: dict[str, int]
    changes: Changes


@dataclass
class Stored:
    """Ids of what was stored, by `PLAN:code` and `PLAN/theme`; and what was refused."""

    commitments: dict[str, int] = field(default_factory=dict)
    themes: dict[str, int] = field(default_factory=dict)
    refused: list[Problem] = field(default_factory=list)


def target_fields(target: Any, ground: Ground) -> dict[str, Any]:
    """The fields of a target, without its owner."""
    return {
        "label": target.label,
        "amount": target.amount,
        "unit": target.unit,
        "by": target.by,
        "approximate": target.approximate,
        "party_id": ground.parties[target.party] if target.party else None,
        "passage_id": ground.passages.id_of(target.source),
    }
