# SPDX-License-Identifier: EUPL-1.2
"""Bring a delivery into the registry: everything or nothing, with a preview of what would change."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.access.services import record
from woonregie.allocation.models import Advert, Dwelling, Household, Priority, Reaction
from woonregie.intake.allocation_files.cells import Row
from woonregie.intake.problems import Problem, Rejected
from woonregie.intake.registry_files import resources as r
from woonregie.intake.registry_files.resources import Resource
from woonregie.intake.registry_files.sources import Found, open_source
from woonregie.intake.registry_files.typed import References, values_of
from woonregie.intake.services.upsert import Changes, upsert
from woonregie.parties.models import Party
from woonregie.places.models import Place

Values = list[dict[str, Any]]


@dataclass(frozen=True)
class Delivered:
    """How many rows of each resource were read, and how many of them are new or different."""

    read: Mapping[str, int]
    changed: Mapping[str, int]


class _Preview(Exception):
    """Carries what would have changed out of a transaction that is given up."""

    def __init__(self, delivered: Delivered) -> None:
        self.delivered = delivered


def load_registry(grant: Grant, path: Path, dry_run: bool = False) -> Delivered:
    """Read a folder, workbook or VERA file and store what is new or different.

    Args:
        dry_run: only tell what would change.

    Raises:
        PermissionDenied: the actor works for one landlord only.
        Rejected: something cannot be used; nothing was saved.
    """
    grant.require_party(None)
    problems: list[Problem] = []
    found = open_source(path, problems)
    try:
        with transaction.atomic():
            delivered = _store(found, problems)
            if dry_run:
                raise _Preview(delivered)
            details = {"file": path.name, "read": dict(delivered.read), "changed": dict(delivered.changed)}
            record(
                grant, "registry.import", "registry", _("Register van woningen en zoekenden ingelezen."), details
            )
    except _Preview as preview:
        return preview.delivered
    return delivered


def _store(found: Found, problems: list[Problem]) -> Delivered:
    known = _references()
    read: dict[str, int] = {}
    changed: dict[str, int] = {}
    for resource in r.INCOMING:
        if resource.name not in found:
            continue
        values = _typed(resource, found[resource.name], known, problems)
        if problems:
            continue
        read[resource.name] = len(values)
        changed[resource.name] = _STORES[resource.name](values, known)
    if problems:
        raise Rejected(problems)
    return Delivered(read, changed)


def _references() -> References:
    return References(
        corporations=dict(Party.objects.filter(kind="corporation").values_list("code", "pk")),
        places=dict(Place.objects.values_list("code", "pk")),
        dwellings=dict(Dwelling.objects.values_list("code", "pk")),
        households=dict(Household.objects.values_list("code", "pk")),
        adverts=dict(Advert.objects.values_list("code", "pk")),
    )


def _typed(resource: Resource, rows: list[Row], known: References, problems: list[Problem]) -> Values:
    found: Values = []
    seen: set[tuple[Any, ...]] = set()
    lived_in: set[str] = set()
    for row in rows:
        values = values_of(resource, row, known)
        key = tuple(values[name] for name in resource.key)
        if key in seen:
            row.wrong(resource.key[0], _("Deze regel staat er al."), _("Houd er één over."))
        seen.add(key)
        if resource is r.HOUSEHOLDS and values["dwelling"]:
            if values["dwelling"] in lived_in:
                row.wrong(
                    "dwelling", _("In deze woning woont al een ander huishouden."), _("Controleer beide regels.")
                )
            lived_in.add(values["dwelling"])
        found.append(values)
    if not problems and resource in (r.DWELLINGS, r.HOUSEHOLDS):
        codes = known.dwellings if resource is r.DWELLINGS else known.households
        for values in found:
            codes.setdefault(values["code"], None)
    return found


def _dwellings(values: Values, known: References) -> int:
    wanted = [
        {**one, "corporation": known.corporations[one["corporation"]], "place": known.places[one["place"]]}
        for one in values
    ]
    return _put(Dwelling, ("code",), [_ids(one, "corporation", "place") for one in wanted], known.dwellings)


def _households(values: Values, known: References) -> int:
    _leave_first(values, known)
    wanted = [{**one, "dwelling": known.dwellings[one["dwelling"]] if one["dwelling"] else None} for one in values]
    return _put(Household, ("code",), [_ids(one, "dwelling") for one in wanted], known.households)


def _leave_first(values: Values, known: References) -> None:
    """Who moves leaves before anybody moves in, so that two households may swap homes."""
    goes = {one["code"]: known.dwellings[one["dwelling"]] if one["dwelling"] else None for one in values}
    leaving = [
        pk
        for pk, code, home in Household.objects.filter(code__in=goes).values_list("pk", "code", "dwelling")
        if home is not None and goes[code] != home
    ]
    Household.objects.filter(pk__in=leaving).update(dwelling=None)


def _priorities(values: Values, known: References) -> int:
    wanted = [_ids({**one, "household": known.households[one["household"]]}, "household") for one in values]
    return _put(Priority, ("household_id", "kind", "granted_on"), wanted, {})


def _reactions(values: Values, known: References) -> int:
    wanted = [
        _ids(
            {**one, "household": known.households[one["household"]], "advert": known.adverts[one["advert"]]},
            "household", "advert",
        )
        for one in values
    ]  # fmt: skip
    return _put(Reaction, ("advert_id", "household_id"), wanted, {})


_STORES: dict[str, Callable[[Values, References], int]] = {
    "dwellings": _dwellings,
    "households": _households,
    "priorities": _priorities,
    "reactions": _reactions,
}


def _ids(values: dict[str, Any], *references: str) -> dict[str, Any]:
    return {f"{name}_id" if name in references else name: value for name, value in values.items()}


def _put(model: type[Model], key: tuple[str, ...], wanted: Values, codes: dict[str, int | None]) -> int:
    changes = Changes()
    stored = upsert(model, key, wanted, changes)
    if key == ("code",):
        codes.update({code: row.pk for (code,), row in stored.items()})
    return changes.total
