# SPDX-License-Identifier: EUPL-1.2
"""Take back the last delivery for the registry, as long as nobody leaned on it or touched it since."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from woonregie.access.grant import Grant
from woonregie.access.refusals import CannotDo
from woonregie.access.services import record
from woonregie.allocation.models import Advert, CountBooking, Household, Priority, Ranking, Reaction
from woonregie.allocation.services.publishing import withdraw_advert
from woonregie.intake.models import ImportRun, ImportState
from woonregie.intake.queries import REGISTRY, last_registry_run
from woonregie.intake.registry_files.resources import BY_NAME
from woonregie.intake.registry_files.traces import CHUNK, Trace, back, leaning, trace_of
from woonregie.intake.registry_files.typed import MODELS
from woonregie.intake.services.import_actions import subject

_NAMES = {
    "allocation.Advert": gettext_lazy("een advertentie"),
    "allocation.Reaction": gettext_lazy("een reactie"),
    "allocation.Offer": gettext_lazy("een aanbieding"),
    "allocation.Letting": gettext_lazy("een verhuring"),
    "allocation.Ranking": gettext_lazy("een vastgelegde volgorde"),
    "allocation.Candidate": gettext_lazy("een vastgelegde volgorde"),
    "allocation.Household": gettext_lazy("een huishouden dat er woont"),
    "allocation.Priority": gettext_lazy("een voorrang"),
}


@dataclass(frozen=True)
class Undone:
    """How many rows were put back or taken away, and how many stay because the books name them."""

    rows: int
    kept: int


@transaction.atomic
def undo_registry(grant: Grant, run: ImportRun) -> Undone:
    """Put back what a delivery changed and take away what it brought; all of it or nothing.

    An advert that took a place in the division 30/70 is withdrawn under another code instead: bookings stay.

    Raises:
        PermissionDenied: the run is of another party.
        CannotDo: it is not the last one, or something leans on it or touched it since.
    """
    grant.require_party(run.party_id)
    locked = ImportRun.objects.select_for_update().get(pk=run.pk, kind=REGISTRY)
    last = last_registry_run(locked.party_id)
    if locked.state != ImportState.CONFIRMED:
        raise CannotDo(_("Dit bestand is niet verwerkt, of al teruggedraaid."))
    if last is None or last.pk != locked.pk:
        raise CannotDo(_("Alleen het laatst verwerkte bestand kan terug. Draai eerst de latere terug."))
    traces = {name: [Trace.from_plain(one) for one in found] for name, found in locked.undo["traces"].items()}
    _require_untouched(traces)
    _require_unused(traces, locked.undo["marks"])
    kept = _take_away(grant, traces, locked)
    for name in MODELS:
        _put_back(MODELS[name], [one for one in traces.get(name, []) if one.before is not None])
    locked.state, locked.undo = ImportState.UNDONE, {}
    locked.save(update_fields=["state", "undo"])
    done = Undone(sum(map(len, traces.values())), kept)
    record(grant, "import.undo", subject(locked), _("Inlezen van het register teruggedraaid."), vars(done))
    return done


def _require_untouched(traces: dict[str, list[Trace]]) -> None:
    for name, found in traces.items():
        now = dict(trace_of(MODELS[name], [one.pk for one in found]))
        if any(now.get(one.pk) != one.mark for one in found):
            message = _("Na het inlezen is er iets gewijzigd bij: %(kind)s. Er is niets teruggedraaid.")
            raise CannotDo(message % {"kind": _kind(name)})


def _kind(name: str) -> str:
    return str(BY_NAME[name].sheet).lower()


def _require_unused(traces: dict[str, list[Trace]], marks: dict[str, int]) -> None:
    used = next(_uses(traces, marks), None)
    if used is not None:
        what = _NAMES.get(used, _("een dossier"))
        message = _("Wat is ingelezen, is al gebruikt: er is %(what)s. Er is niets teruggedraaid.")
        raise CannotDo(message % {"what": what})


def _uses(traces: dict[str, list[Trace]], marks: dict[str, int]) -> Iterator[str]:
    """Tables with a row that leans on what came in, and that the import did not make itself."""
    own = {MODELS[name]: {one.pk for one in found} for name, found in traces.items()}
    for name, model, field in leaning():
        label = model._meta.label
        for keys in _chunks(one.pk for one in traces.get(name, [])):
            later = model._default_manager.filter(**{f"{field.name}__in": keys}, pk__gt=marks.get(label, 0))
            if set(later.values_list("pk", flat=True)) - own.get(model, set()):
                yield label
        if model is not CountBooking:  # the place in the division 30/70 is booked by the import itself
            for keys in _chunks(one.pk for one in traces.get(name, []) if one.before is None):
                leans = model._default_manager.filter(**{f"{field.name}__in": keys})
                if set(leans.values_list("pk", flat=True)) - own.get(model, set()):
                    yield label
    yield from _rankings(traces, marks)


def _rankings(traces: dict[str, list[Trace]], marks: dict[str, int]) -> Iterator[str]:
    """Orders made since: they froze the facts of who reacted and of the home."""
    later = Ranking.objects.filter(pk__gt=marks.get("allocation.Ranking", 0))
    paths = {
        "dwellings": "advert__dwelling__in",
        "households": "advert__reactions__household__in",
        "priorities": "advert__reactions__household__priorities__in",
        "reactions": "advert__reactions__in",
    }
    for name, path in paths.items():
        for keys in _chunks(one.pk for one in traces.get(name, [])):
            if later.filter(**{path: keys}).exists():
                yield "allocation.Ranking"


def _chunks(keys: Iterable[int]) -> Iterator[list[int]]:
    listed = list(keys)
    for start in range(0, len(listed), CHUNK):
        yield listed[start : start + CHUNK]


def _take_away(grant: Grant, traces: dict[str, list[Trace]], run: ImportRun) -> int:
    """Everything that was new, who leans on something before that something. Gives how many rows stay."""
    new = {name: [one.pk for one in found if one.before is None] for name, found in traces.items()}
    for keys in _chunks(new.get("reactions", [])):
        Reaction.objects.filter(pk__in=keys).delete()
    booked = [keys for part in _chunks(new.get("adverts", [])) for keys in _booked(part)]
    homes = {_withdraw(grant, pk, run) for pk in booked}
    for keys in _chunks(pk for pk in new.get("adverts", []) if pk not in set(booked)):
        Advert.objects.filter(pk__in=keys).delete()
    for keys in _chunks(new.get("priorities", [])):
        Priority.objects.filter(pk__in=keys).delete()
    for keys in _chunks(new.get("households", [])):
        Household.objects.filter(pk__in=keys).delete()
    stay = homes & set(new.get("dwellings", []))
    _let_go(traces)
    for keys in _chunks(pk for pk in new.get("dwellings", []) if pk not in stay):
        MODELS["dwellings"]._default_manager.filter(pk__in=keys).delete()
    return len(booked) + len(stay)


def _booked(adverts: list[int]) -> set[int]:
    return set(CountBooking.objects.filter(advert__in=adverts).values_list("advert", flat=True).distinct())


def _withdraw(grant: Grant, pk: int, run: ImportRun) -> int:
    advert = Advert.objects.get(pk=pk)
    reason = _("Het inlezen van %(file)s is teruggedraaid.") % {"file": run.file_name}
    withdrawn = withdraw_advert(grant, advert, reason[:200], advert.opens, advert.revision)
    withdrawn.code = f"{advert.code[:25]}-terug-{run.pk}"[:40]  # so that a better file may use the code again
    withdrawn.save(update_fields=["code"])
    return withdrawn.dwelling_id


def _let_go(traces: dict[str, list[Trace]]) -> None:
    """Households that the import moved leave their homes, so that homes may go and swaps may be put back."""
    moved = [one.pk for one in traces.get("households", []) if one.before and "dwelling_id" in one.before]
    for keys in _chunks(moved):
        Household.objects.filter(pk__in=keys).update(dwelling=None)


def _put_back(model: type[Model], traces: list[Trace]) -> None:
    ended = [one for one in traces if (one.before or {}).get("state") != "granted"]
    for part in (ended, [one for one in traces if (one.before or {}).get("state") == "granted"]):
        for keys in _chunks(one.pk for one in part):
            _write_back(model, keys, {one.pk: one for one in part})


def _write_back(model: type[Model], keys: list[int], traces: dict[int, Trace]) -> None:
    rows: list[Any] = list(model._default_manager.select_for_update(of=("self",)).filter(pk__in=keys))
    fields = set()
    for row in rows:
        values = back(model, traces[row.pk].before or {})
        if hasattr(row, "revision"):
            values["revision"] = row.revision + 1
        for name, value in values.items():
            setattr(row, name, value)
        fields |= set(values)
    if rows:
        names = [one.name for one in model._meta.concrete_fields if one.attname in fields]
        model._default_manager.bulk_update(rows, names, batch_size=500)
