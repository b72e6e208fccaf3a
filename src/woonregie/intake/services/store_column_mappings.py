# SPDX-License-Identifier: EUPL-1.2
"""Store the mappings of columns that a profile brings."""

from woonregie.intake.models import ColumnMapping
from woonregie.intake.profile.content import ProfileContent
from woonregie.intake.services.plan_ground import Ground, Stored
from woonregie.intake.services.upsert import upsert


def store_column_mappings(content: ProfileContent, ground: Ground, stored: Stored) -> None:
    """Add or change the mappings of the profile; those that people made on the pages stay."""
    shapes = [piece.shape for piece in content.sections["open_data"]]
    wanted = [
        {"name": s.name, "kind": s.mapping.connector, "content": s.mapping.model_dump(mode="json")} for s in shapes
    ]
    upsert(ColumnMapping, ("name",), wanted, ground.changes)
