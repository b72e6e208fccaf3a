# SPDX-License-Identifier: EUPL-1.2
"""Import runs that somebody may see."""

from django.db.models import QuerySet

from woonregie.access.grant import Grant, Scope
from woonregie.intake.models import ColumnMapping, ImportRun, ImportState

ACTIONS = "actions"
OPEN_DATA = "open-data"
REGISTRY = "registry"


def visible_runs(grant: Grant) -> QuerySet[ImportRun]:
    """The runs of one's own party, or all of them; without the files themselves."""
    runs = ImportRun.objects.filter(kind=ACTIONS).defer("file", "undo").select_related("by", "party")
    return runs if grant.scope is Scope.ALL else runs.filter(party=grant.actor.party_id, party__isnull=False)


def import_run(pk: int) -> ImportRun | None:
    """One run with who started it; whether the reader may see it is for the grant to say."""
    return ImportRun.objects.filter(kind=ACTIONS, pk=pk).defer("undo").select_related("by", "party").first()


def opendata_runs() -> QuerySet[ImportRun]:
    """The files with open data that were read in, the last one first; without the files themselves."""
    return ImportRun.objects.filter(kind=OPEN_DATA).defer("file", "undo").select_related("by", "party")


def opendata_run(pk: int) -> ImportRun | None:
    """One run of open data with who started it."""
    return opendata_runs().filter(pk=pk).first()


def mappings() -> QuerySet[ColumnMapping]:
    """The saved mappings of columns, by name."""
    return ColumnMapping.objects.all()


def registry_runs(grant: Grant) -> QuerySet[ImportRun]:
    """Deliveries for the registry of one's own party, or all, the last one first; without what was kept."""
    runs = ImportRun.objects.filter(kind=REGISTRY).defer("file", "undo").select_related("by", "party")
    return runs if grant.scope is Scope.ALL else runs.filter(party=grant.actor.party_id, party__isnull=False)


def registry_run(pk: int) -> ImportRun | None:
    """One delivery with who started it; whether the reader may see it is for the grant to say."""
    return (
        ImportRun.objects.filter(kind=REGISTRY, pk=pk).defer("file", "undo").select_related("by", "party").first()
    )


def last_registry_run(party: int | None) -> ImportRun | None:
    """The last delivery of a party that was confirmed and not undone: the one that may be undone."""
    confirmed = ImportRun.objects.filter(kind=REGISTRY, party=party, state=ImportState.CONFIRMED)
    return confirmed.order_by("-started_at", "-pk").first()


def last_registry_run_of_all() -> ImportRun | None:
    """The last confirmed delivery, of whatever party."""
    confirmed = ImportRun.objects.filter(kind=REGISTRY, state=ImportState.CONFIRMED)
    return confirmed.order_by("-started_at", "-pk").first()
