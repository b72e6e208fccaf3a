# SPDX-License-Identifier: EUPL-1.2
"""Store the fact sheets of a profile: which figures stand in which block."""

from typing import Any

from woonregie.factsheets.models import FactSheet, FactSheetBlock
from woonregie.intake.profile.content import ProfileContent
from woonregie.intake.profile.sections.fact_sheets import PanelShape
from woonregie.intake.services.plan_ground import Ground, Stored
from woonregie.intake.services.upsert import upsert


def store_fact_sheets(content: ProfileContent, ground: Ground, stored: Stored) -> None:
    """Fact sheets and their blocks; a block that the profile dropped goes."""
    shapes = [piece.shape for piece in content.sections.get("fact_sheets", [])]
    key = ("municipality_id", "corporation_id", "on")
    wanted = [
        {
            "municipality_id": ground.places[shape.municipality],
            "corporation_id": ground.parties[shape.corporation],
            "on": shape.on,
            "title": shape.title,
            "note": shape.note,
            "published": shape.published,
            "passage_id": ground.passages.id_of(shape.source),
        }
        for shape in shapes
    ]
    rows = upsert(FactSheet, key, wanted, ground.changes)
    for fields, shape in zip(wanted, shapes, strict=True):
        _store_blocks(rows[tuple(fields[name] for name in key)], shape.blocks, ground)


def _in_pairs(panel: PanelShape) -> dict[str, Any]:
    """A panel as it is stored: codes and labels as pairs, because a database may forget the order of keys."""
    said = panel.model_dump(mode="json", exclude_defaults=True)
    return {
        key: [[code, label] for code, label in x.items()] if isinstance(x, dict) else x for key, x in said.items()
    }


def _store_blocks(sheet: FactSheet, blocks: list, ground: Ground) -> None:  # type: ignore[type-arg]
    wanted = [
        {
            "sheet_id": sheet.pk,
            "order": order,
            "subject": block.subject,
            "note": block.note,
            "panels": [_in_pairs(panel) for panel in block.panels],
            "passage_id": ground.passages.id_of(block.source),
        }
        for order, block in enumerate(blocks, start=1)
    ]
    upsert(FactSheetBlock, ("sheet_id", "order"), wanted, ground.changes, within={"sheet_id": sheet.pk})
    gone = FactSheetBlock.objects.filter(sheet=sheet, order__gt=len(wanted))
    ground.changes.total += gone.count()
    gone.delete()
