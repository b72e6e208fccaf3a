# SPDX-License-Identifier: EUPL-1.2
"""Store the projects of a profile. A project that somebody changed since then is theirs; its plannings stay."""

from decimal import Decimal
from typing import Any

from woonregie.agreements.models import Action
from woonregie.intake.profile.content import ProfileContent
from woonregie.intake.profile.sections.projects import actions_of
from woonregie.intake.services.plan_ground import Ground, Stored
from woonregie.intake.services.upsert import upsert
from woonregie.stock.models import Project, ProjectPlanning


def store_projects(content: ProfileContent, ground: Ground, stored: Stored) -> None:
    """Projects with what documents told of their planning."""
    shapes = [piece.shape for piece in content.sections.get("projects", [])]
    actions = actions_of(content)
    tables = {piece.shape.id: piece.shape for piece in content.tables}
    changed = set(Project.objects.exclude(revision=1).values_list("code", flat=True))
    ids = _action_ids(shapes, stored)
    wanted = [
        {**_fields(order, shape, actions, tables, ground), "action_id": ids.get(shape.action)}
        for order, shape in enumerate(shapes, start=1)
        if shape.code not in changed
    ]
    rows = upsert(Project, ("code",), wanted, ground.changes)
    known = {
        (each.project_id, each.told_on, each.passage_id)
        for each in ProjectPlanning.objects.filter(project__in=[row.pk for row in rows.values()])
    }
    for shape in shapes:
        _store_plannings(rows[shape.code,].pk, shape, known, ground)


def _fields(
    order: int, shape: Any, actions: dict[str, object], tables: dict[str, Any], ground: Ground
) -> dict[str, Any]:
    count, about = number_of(shape, actions, tables)
    return {
        "code": shape.code,
        "name": shape.name,
        "kind": shape.kind,
        "state": shape.state,
        "corporation_id": ground.parties[shape.corporation] if shape.corporation else None,
        "place_id": ground.places[shape.place] if shape.place else None,
        "low": count,
        "high": count,
        "about": about,
        "dwelling_type": shape.dwelling_type,
        "rent_class": shape.rent_class,
        "bat_low": shape.bat_low,
        "bat_high": shape.bat_high if shape.bat_high is not None else shape.bat_low,
        "energy": shape.energy,
        "probability": shape.probability,
        "order": order,
        "passage_id": ground.passages.id_of(shape.source),
    }


def number_of(shape: Any, actions: dict[str, object], tables: dict[str, Any]) -> tuple[int | None, bool]:
    """How many dwellings the target or table says, and whether it says about so many."""
    if shape.target is not None:
        targets = getattr(actions[shape.action], "targets", [])
        found = next(target for target in targets if target.label == shape.target)
        return int(found.amount), found.approximate
    if shape.table is not None:
        table = tables[shape.table]
        cell = table.rows[shape.row][table.columns.index(shape.column)]
        return (int(cell) if isinstance(cell, Decimal) else None), shape.about
    return None, False


def _action_ids(shapes: list[Any], stored: Stored) -> dict[str | None, int]:
    named = {shape.action for shape in shapes if shape.action}
    commitments = {stored.commitments[name.partition("#")[0]] for name in named}
    known = {pk: code for code, pk in stored.commitments.items()}
    rows = Action.objects.filter(commitment__in=commitments).values_list("commitment_id", "code", "pk")
    return {f"{known[commitment]}#{code}": pk for commitment, code, pk in rows}


def _store_plannings(project: int, shape: Any, known: set[tuple[Any, ...]], ground: Ground) -> None:
    new = [
        ProjectPlanning(
            project_id=project,
            start_year=told.start,
            start_quarter=told.start_quarter,
            end_year=told.end,
            end_quarter=told.end_quarter,
            told_on=told.told_on,
            reason=told.reason,
            passage_id=ground.passages.id_of(told.source),
        )
        for told in shape.planning
        if (project, told.told_on, ground.passages.id_of(told.source)) not in known
    ]
    ProjectPlanning.objects.bulk_create(new)
    ground.changes.total += len(new)
