# SPDX-License-Identifier: EUPL-1.2
"""A delivery for the registry from upload to confirmation, or at once: all of it or nothing."""

import hashlib
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from woonregie.access.grant import Grant, Scope
from woonregie.access.refusals import CannotDo, Stale
from woonregie.access.services import record
from woonregie.intake.models import ImportRun, ImportState
from woonregie.intake.problems import Rejected
from woonregie.intake.queries import REGISTRY
from woonregie.intake.registry_files.kept import keep, kept_rows
from woonregie.intake.registry_files.plan import Plan, plan
from woonregie.intake.registry_files.sources import Source, open_bytes, open_path
from woonregie.intake.registry_files.staged import StagedRegistry
from woonregie.intake.services.import_actions import subject
from woonregie.intake.services.store_registry import store_plan


def preview_registry(grant: Grant, path: Path) -> StagedRegistry:
    """What a folder or file would do; nothing is stored."""
    return StagedRegistry.of(plan(grant, open_path(path)))


@transaction.atomic
def load_registry(grant: Grant, path: Path) -> StagedRegistry:
    """Read a folder, workbook, zip or VERA file and store what is new or different, without waiting.

    Raises:
        Rejected: something cannot be used; nothing was saved.
    """
    found = plan(grant, open_path(path))
    if found.problems:
        raise Rejected(found.problems)
    staged = StagedRegistry.of(found)
    run = _new_run(grant, path.name, hashlib.sha256(staged.fingerprint.encode()).hexdigest(), staged)
    _carry_out(grant, run, found, staged)
    return staged


@transaction.atomic
def start_registry(grant: Grant, name: str, data: bytes) -> ImportRun:
    """Keep what was understood of an upload, with what it would do. The registry stays as it is.

    Raises:
        Rejected: the file as a whole cannot be read; then nothing is kept.
    """
    name = name[-200:]
    source = open_bytes(name, data)
    if source.problems and not any(source.found.values()):
        raise Rejected(source.problems)
    kept = keep(source.found)
    found = plan(grant, source)
    staged = StagedRegistry.of(found)
    run = _new_run(grant, name, hashlib.sha256(data).hexdigest(), staged)
    if not found.problems:
        run.file = kept
        run.save(update_fields=["file"])
    record(grant, "import.start", subject(run), _("Register ingelezen, nog niet verwerkt."), _facts(run, staged))
    return run


@transaction.atomic
def look_again_registry(grant: Grant, run: ImportRun) -> None:
    """Hold what was kept against the registry as it is now.

    Raises:
        PermissionDenied: the run is of another party.
    """
    locked = _locked(grant, run)
    if locked.state != ImportState.PREVIEWED:
        return
    found = _kept_plan(grant, locked)
    staged = StagedRegistry.of(found)
    locked.staged, locked.state = staged.as_plain(), _state(staged)
    if found.problems:
        locked.file = None
    locked.save(update_fields=["staged", "state", "file"])
    record(grant, "import.compare", subject(locked), _("Register opnieuw vergeleken."), _facts(locked, staged))


@transaction.atomic
def confirm_registry(grant: Grant, run: ImportRun) -> int:
    """Store every row of a run, or none. What was kept of the file goes.

    Returns:
        How many rows were stored.

    Raises:
        PermissionDenied: the run is of another party.
        CannotDo: it was confirmed before, has problems, or nothing in it is new.
        Stale: the registry changed since the differences were shown; nothing is saved.
        Rejected: an advert is refused; nothing is saved.
    """
    locked = _locked(grant, run)
    if locked.state != ImportState.PREVIEWED:
        raise CannotDo(_("Dit bestand is al verwerkt, of er zitten nog fouten in."))
    found = _kept_plan(grant, locked)
    staged = StagedRegistry.of(found)
    if staged.fingerprint != locked.staged.get("fingerprint") or found.problems:
        raise Stale(_("Het register is intussen gewijzigd. Bekijk de verschillen opnieuw."))
    if not staged.total:
        raise CannotDo(_("Er valt niets te verwerken: alles staat er al zo."))
    _carry_out(grant, locked, found, staged)
    return staged.total


def _locked(grant: Grant, run: ImportRun) -> ImportRun:
    grant.require_party(run.party_id)
    return ImportRun.objects.select_for_update().get(pk=run.pk, kind=REGISTRY)


def _kept_plan(grant: Grant, run: ImportRun) -> Plan:
    source = Source(remarks=StagedRegistry.from_plain(run.staged).remarks)
    source.found = kept_rows(bytes(run.file or b""), source.problems)
    return plan(grant, source)


def _new_run(grant: Grant, name: str, digest: str, staged: StagedRegistry) -> ImportRun:
    return ImportRun.objects.create(
        file_name=name[-200:],
        sha256=digest,
        kind=REGISTRY,
        by_id=grant.actor.user_id,
        party_id=grant.actor.party_id if grant.scope is Scope.OWN else None,
        started_at=timezone.now(),
        state=_state(staged),
        staged=staged.as_plain(),
    )


def _carry_out(grant: Grant, run: ImportRun, found: Plan, staged: StagedRegistry) -> None:
    run.undo = store_plan(grant, found)
    run.state, run.file = ImportState.CONFIRMED, None
    run.save(update_fields=["undo", "state", "file"])
    words = _("Register van woningen en zoekenden ingelezen.")
    record(grant, "registry.import", subject(run), words, _facts(run, staged))


def _state(staged: StagedRegistry) -> ImportState:
    return ImportState.REJECTED if staged.wrong else ImportState.PREVIEWED


def _facts(run: ImportRun, staged: StagedRegistry) -> dict[str, Any]:
    return {"file": run.file_name, "read": staged.read, "changed": staged.changed, "wrong": staged.wrong}
