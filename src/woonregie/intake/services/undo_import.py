# SPDX-License-Identifier: EUPL-1.2
"""Undo a confirmed import: fields go back, and a report that was added gets one that sets it right."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.access.refusals import CannotDo
from woonregie.access.services import record
from woonregie.agreements.models import Action
from woonregie.agreements.services.actions import change_action
from woonregie.agreements.services.withdraw import withdraw_action
from woonregie.intake.models import ImportRun, ImportState
from woonregie.intake.services.apply_rows import report
from woonregie.intake.services.import_actions import subject
from woonregie.intake.workbook.becoming import change_of
from woonregie.intake.workbook.known import editing_grants
from woonregie.intake.workbook.staged import Plain
from woonregie_core.agreements.vocabulary import Phase


@transaction.atomic
def undo_import(grant: Grant, run: ImportRun) -> int:
    """Put back what a run changed, if nothing of it changed since; all of it or nothing.

    Returns:
        How many rows were put back.

    Raises:
        PermissionDenied: the run is of another party.
        CannotDo: it is not confirmed, or something changed since.
    """
    grant.require_party(run.party_id)
    locked = ImportRun.objects.select_for_update().get(pk=run.pk)
    if locked.state != ImportState.CONFIRMED:
        raise CannotDo(_("Dit bestand is niet verwerkt, of al teruggedraaid."))
    rows: list[Plain] = locked.undo["rows"]
    actions = Action.objects.select_for_update(of=("self",)).select_related("commitment__plan")
    present = {action.pk: action for action in actions.filter(pk__in=[row["action"] for row in rows])}
    _require_untouched(rows, present)
    for row in reversed(rows):
        _put_back(grant, row, present[row["action"]], locked.file_name)
    locked.state = ImportState.UNDONE
    locked.save(update_fields=["state"])
    done = _("Verwerking van een werkmap teruggedraaid.")
    record(grant, "import.undo", subject(locked), done, {"rows": len(rows)})
    return len(rows)


def _require_untouched(rows: list[Plain], present: dict[int, Action]) -> None:
    touched = [
        row["name"]
        for row in rows
        if row["action"] not in present or present[row["action"]].revision != row["revision"]
    ]
    if touched:
        message = _("Na het verwerken is er weer iets gewijzigd: %(names)s. Er is niets teruggedraaid.")
        raise CannotDo(message % {"names": "; ".join(touched[:5])})


def _put_back(grant: Grant, row: Plain, action: Action, file_name: str) -> None:
    editing, reporting = editing_grants(grant)
    try:
        if row["added"] and not row["progress"]:
            withdraw_action(editing, action, row["revision"])
        if row["progress"]:
            report(reporting, action, _setting_right(row, file_name))
            action.refresh_from_db(fields=["revision"])
        if row["fields"]:
            change_action(editing, action, change_of(row["fields"]), action.revision)
    except (CannotDo, PermissionDenied) as refusal:
        message = _("Regel %(row)s: %(reason)s Er is niets teruggedraaid.")
        raise CannotDo(message % {"row": row["row"], "reason": refusal}) from refusal


def _setting_right(row: Plain, file_name: str) -> Plain:
    """The report that takes back another: what was said before it, on its own date. Nothing is ever erased."""
    nothing = {"course": "", "amount": None, "target": None, "explanation": ""}
    stopped = {**nothing, "phase": Phase.STOPPED if row["added"] else Phase.NOT_STARTED}
    before = row["earlier"] or stopped
    words = _("Teruggedraaid: de melding uit %(file)s geldt niet. %(earlier)s")
    explanation = words % {"file": file_name, "earlier": before["explanation"]}
    return {**before, "on": row["progress"]["on"], "party": row["progress"]["party"], "explanation": explanation}
