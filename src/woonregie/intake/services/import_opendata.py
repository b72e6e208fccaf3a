# SPDX-License-Identifier: EUPL-1.2
"""A file with open data from upload to confirmation, or at once; and back again as long as nothing leans on it."""

import hashlib
import io
from typing import Any, BinaryIO

from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone
from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.access.refusals import CannotDo
from woonregie.access.services import record
from woonregie.indicators.models import Edition, Value
from woonregie.indicators.services.store_values import Stored
from woonregie.intake.models import ImportRun, ImportState
from woonregie.intake.opendata.connectors.shared import Asked
from woonregie.intake.opendata.stage import StagedFile, stage_file
from woonregie.intake.opendata.staged import StagedOpenData
from woonregie.intake.queries import OPEN_DATA
from woonregie.intake.services.import_actions import subject
from woonregie.intake.services.store_opendata import store_file


@transaction.atomic
def import_at_once(grant: Grant, name: str, stream: BinaryIO, asked: Asked) -> tuple[StagedFile, Stored]:
    """Read a file and store it, without waiting for a confirmation.

    Raises:
        Rejected: with every problem; nothing was stored.
        PermissionDenied: the grant does not reach data of the whole municipality.
    """
    grant.require_party(None)
    staged = stage_file(name, stream, asked)
    return staged, store_file(grant, staged)  # which records the edition in the log


@transaction.atomic
def start_opendata(grant: Grant, name: str, data: bytes, asked: Asked) -> ImportRun:
    """Keep an uploaded file with what it would do. Of files with addresses only the counts are kept.

    Raises:
        Rejected: the file as a whole cannot be used; then nothing is kept.
        PermissionDenied: the grant does not reach data of the whole municipality.
    """
    grant.require_party(None)
    name = name[-200:]
    staged = stage_file(name, io.BytesIO(data), asked)
    run = ImportRun.objects.create(
        file_name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        kind=OPEN_DATA,
        by_id=grant.actor.user_id,
        party_id=grant.actor.party_id,
        started_at=timezone.now(),
        state=ImportState.REJECTED if staged.summary.problems else ImportState.PREVIEWED,
        staged={**staged.summary.as_plain(), "asked": _plain(asked)},
        file=staged.kept or data,
    )
    record(grant, "import.start", subject(run), _("Open data ingelezen, nog niet verwerkt."), _facts(staged))
    return run


@transaction.atomic
def confirm_opendata(grant: Grant, run: ImportRun) -> int:
    """Read the kept file again and store it as an edition.

    Returns:
        How many values the edition holds.

    Raises:
        CannotDo: it was confirmed before, or has problems.
        Rejected: meanwhile something changed that makes the file unusable; nothing was stored.
        PermissionDenied: the grant does not reach data of the whole municipality.
    """
    grant.require_party(None)
    locked = ImportRun.objects.select_for_update().get(pk=run.pk)
    if locked.state != ImportState.PREVIEWED:
        raise CannotDo(_("Dit bestand is al verwerkt, of er zitten nog fouten in."))
    asked = Asked(**locked.staged.get("asked", {}))
    staged = stage_file(locked.file_name, io.BytesIO(bytes(locked.file or b"")), asked)
    stored = store_file(grant, staged)
    locked.undo = {"edition": staged.edition if stored.changed else ""}
    locked.state = ImportState.CONFIRMED
    locked.save(update_fields=["undo", "state"])
    record(grant, "import.confirm", subject(locked), _("Open data verwerkt."), _facts(staged))
    return stored.values


@transaction.atomic
def undo_opendata(grant: Grant, run: ImportRun) -> int:
    """Take back the edition that a run added. The series stay, so that the next file finds them.

    Raises:
        CannotDo: it was not confirmed, added nothing, or something leans on its values.
        PermissionDenied: the grant does not reach data of the whole municipality.
    """
    grant.require_party(None)
    locked = ImportRun.objects.select_for_update().get(pk=run.pk)
    edition = Edition.objects.filter(code=locked.undo.get("edition", "")).first()
    if locked.state != ImportState.CONFIRMED or edition is None:
        raise CannotDo(_("Er is niets om terug te draaien."))
    values = Value.objects.filter(edition=edition)
    count = values.count()
    try:
        values.delete()
        edition.delete()
    except ProtectedError as refusal:
        raise CannotDo(_("Deze cijfers zijn al ergens voor gebruikt. Lees een verbeterd bestand in.")) from refusal
    locked.state = ImportState.UNDONE
    locked.save(update_fields=["state"])
    record(grant, "import.undo", subject(locked), _("Inlezen van open data teruggedraaid."), {"values": count})
    return count


def preview(run: ImportRun) -> StagedOpenData:
    """What a run would do, or did."""
    return StagedOpenData.from_plain({key: value for key, value in run.staged.items() if key != "asked"})


def _plain(asked: Asked) -> dict[str, Any]:
    return {"period": asked.period, "division": asked.division, "mapping": asked.mapping}


def _facts(staged: StagedFile) -> dict[str, Any]:
    summary = staged.summary
    return {"file": staged.name, "connector": summary.connector, "periods": summary.periods, **summary.counts}
