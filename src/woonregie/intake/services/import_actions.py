# SPDX-License-Identifier: EUPL-1.2
"""An import run from upload to confirmation: first shown, then applied as a whole or not at all."""

import hashlib
from collections.abc import Sequence
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.access.refusals import CannotDo, Stale
from woonregie.access.services import record
from woonregie.agreements.models import Action
from woonregie.intake.models import ImportRun, ImportState
from woonregie.intake.queries import ACTIONS
from woonregie.intake.services.apply_rows import apply_row
from woonregie.intake.workbook.stage import stage
from woonregie.intake.workbook.staged import Staged, StagedRow


@transaction.atomic
def start_import(grant: Grant, name: str, data: bytes, on: date) -> ImportRun:
    """Keep an uploaded workbook with what it would do. The register stays as it is.

    Raises:
        Rejected: the file as a whole cannot be read; then nothing is kept.
    """
    name = name[-200:]
    staged = stage(grant, name, data, on)
    run = ImportRun.objects.create(
        file_name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        kind=ACTIONS,
        by_id=grant.actor.user_id,
        party_id=grant.actor.party_id,
        started_at=timezone.now(),
        state=_state(staged),
        staged=staged.as_plain(),
        file=data,
    )
    record(grant, "import.start", subject(run), _("Werkmap ingelezen, nog niet verwerkt."), staged.counts)
    return run


@transaction.atomic
def look_again(grant: Grant, run: ImportRun, on: date) -> None:
    """Compare the kept workbook with the register as it is now, after somebody else changed something.

    Raises:
        PermissionDenied: the run is of another party.
    """
    grant.require_party(run.party_id)
    locked = ImportRun.objects.select_for_update().get(pk=run.pk)
    if locked.state != ImportState.PREVIEWED:
        return
    staged = stage(grant, locked.file_name, bytes(locked.file or b""), on)
    locked.staged, locked.state = staged.as_plain(), _state(staged)
    locked.save(update_fields=["staged", "state"])
    record(grant, "import.compare", subject(locked), _("Werkmap opnieuw vergeleken."), staged.counts)


@transaction.atomic
def confirm_import(grant: Grant, run: ImportRun) -> int:
    """Apply every row of a run, except conflicts, in one transaction.

    Returns:
        How many rows were applied.

    Raises:
        PermissionDenied: the run is of another party.
        Stale: an action changed since the differences were shown; nothing is saved.
        CannotDo: the run cannot be confirmed, or a row is refused; nothing is saved.
    """
    grant.require_party(run.party_id)
    locked = ImportRun.objects.select_for_update().get(pk=run.pk)
    staged = Staged.from_plain(locked.staged)
    if locked.state != ImportState.PREVIEWED or staged.problems:
        raise CannotDo(_("Dit bestand is al verwerkt, of er zitten nog fouten in."))
    _require_unchanged(staged.to_apply)
    locked.undo = {"rows": [_applied(grant, row) for row in staged.to_apply]}
    locked.state = ImportState.CONFIRMED
    locked.save(update_fields=["undo", "state"])
    record(grant, "import.confirm", subject(locked), _("Werkmap verwerkt."), staged.counts)
    return len(staged.to_apply)


def subject(run: ImportRun) -> str:
    """How the log names a run."""
    return f"import:{run.pk}"


def _state(staged: Staged) -> ImportState:
    return ImportState.REJECTED if staged.problems else ImportState.PREVIEWED


def _require_unchanged(rows: Sequence[StagedRow]) -> None:
    expected = {row.action: row for row in rows if row.action}
    present = dict(
        Action.objects.select_for_update().filter(pk__in=expected).order_by("pk").values_list("pk", "revision")
    )
    stale = [row for pk, row in expected.items() if present.get(pk or 0) != row.revision]
    if stale:
        numbers = ", ".join(str(row.row) for row in stale[:10])
        message = _("Iemand anders wijzigde intussen de acties op regel %(rows)s. Er is niets opgeslagen.")
        raise Stale(message % {"rows": numbers})


def _applied(grant: Grant, row: StagedRow) -> dict[str, object]:
    try:
        return apply_row(grant, row)
    except (CannotDo, PermissionDenied) as refusal:
        message = _("Regel %(row)s: %(reason)s Er is niets opgeslagen.")
        raise CannotDo(message % {"row": row.row, "reason": refusal}) from refusal
