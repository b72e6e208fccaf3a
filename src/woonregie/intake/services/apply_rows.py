# SPDX-License-Identifier: EUPL-1.2
"""One row of a workbook, handed to the services that any page uses."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from woonregie.access.grant import Grant
from woonregie.agreements.models import Action, Commitment, Progress, Target
from woonregie.agreements.services.actions import add_action, change_action, present_fields
from woonregie.agreements.services.progress import NewProgress, report_on_action
from woonregie.intake.workbook.becoming import change_of, plain_fields
from woonregie.intake.workbook.known import editing_grants
from woonregie.intake.workbook.staged import ADD, Plain, StagedRow
from woonregie_core.agreements.vocabulary import Course, Phase


def apply_row(grant: Grant, row: StagedRow) -> Plain:
    """Apply one row.

    Returns:
        What it takes to undo it.

    Raises:
        PermissionDenied, CannotDo: as the services do.
    """
    editing, reporting = editing_grants(grant)
    if row.kind == ADD:
        commitment = Commitment.objects.select_related("plan").get(pk=row.commitment or 0)
        action = add_action(editing, commitment, change_of(row.fields or {}))
        before = None
    else:
        action = Action.objects.select_related("commitment__plan", "latest").get(pk=row.action or 0)
        before = plain_fields(present_fields(action)) if row.fields else None
    earlier = plain_progress(action.latest) if row.progress and action.latest else None
    if row.progress:  # before the fields: who hands over the lead may still report
        report(reporting, action, row.progress)
        action.refresh_from_db(fields=["revision"])
    if row.kind != ADD and row.fields:
        change_action(editing, action, change_of(row.fields), action.revision)
        action.refresh_from_db(fields=["revision"])
    return {
        "row": row.row,
        "name": row.name,
        "action": action.pk,
        "revision": action.revision,
        "added": row.kind == ADD,
        "fields": before,
        "progress": row.progress,
        "earlier": earlier,
    }


def report(grant: Grant, action: Action, said: Mapping[str, Any]) -> Progress:
    """Report what plain data says."""
    new = NewProgress(
        on=date.fromisoformat(said["on"]),
        phase=Phase(said["phase"]),
        course=Course(said["course"]) if said["course"] else None,
        explanation=said["explanation"],
        target=Target.objects.get(pk=said["target"]) if said["target"] else None,
        amount=Decimal(said["amount"]) if said["amount"] is not None else None,
    )
    return report_on_action(grant, action, said["party"], new)


def plain_progress(progress: Progress) -> Plain:
    """A report as plain data."""
    amount = progress.amount_realised
    return {
        "on": progress.recorded_on.isoformat(),
        "phase": progress.phase,
        "course": progress.course,
        "explanation": progress.explanation,
        "amount": None if amount is None else str(amount),
        "target": progress.target_id,
        "party": progress.party_id,
    }
