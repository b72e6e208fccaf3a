# SPDX-License-Identifier: EUPL-1.2
"""What a delivery would do, held against what is stored. Reads only; nothing is written here."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.allocation.models import Reaction
from woonregie.intake.allocation_files.cells import Row
from woonregie.intake.problems import Problem
from woonregie.intake.registry_files import resources as r
from woonregie.intake.registry_files.checks import CHECKS, Context
from woonregie.intake.registry_files.known import Known, OnOffer, Person
from woonregie.intake.registry_files.resources import Resource
from woonregie.intake.registry_files.rows_out import as_text, numbered, text_of
from woonregie.intake.registry_files.sources import Source
from woonregie.intake.registry_files.typed import values_of
from woonregie.intake.workbook.staged import Difference

Key = tuple[str, ...]
Text = Mapping[str, str]
WITHDRAWN = "withdrawn_at"


@dataclass(frozen=True)
class Change:
    """One row that is new (`pk` empty) or different; `values` holds what to store, references as codes."""

    row: Row
    name: str
    pk: int | None
    values: Mapping[str, Any]
    differences: list[Difference]


@dataclass
class Part:
    """One resource of a delivery."""

    resource: Resource
    read: int = 0
    refused: int = 0
    changes: list[Change] = field(default_factory=list)

    @property
    def new(self) -> int:
        """How many rows are new."""
        return sum(one.pk is None for one in self.changes)


@dataclass
class Plan:
    """All that a delivery would do. With problems nothing of it may be done."""

    parts: list[Part]
    problems: list[Problem]
    remarks: list[Problem]

    @property
    def fingerprint(self) -> str:
        """Changes when what would be done changes."""
        told = [
            [part.resource.name, one.name, [[cell.key, cell.before, cell.after] for cell in one.differences]]
            for part in self.parts
            for one in part.changes
        ]
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def plan(grant: Grant, source: Source) -> Plan:
    """Hold every row of a delivery against the registry."""
    known = Known.read()
    context = Context(grant, known)
    parts = []
    for resource in r.INCOMING:
        if resource.name in source.found:
            parts.append(_part(resource, source.found[resource.name], context, source.problems))
    return Plan(parts, source.problems, source.remarks)


def _part(resource: Resource, rows: list[Row], context: Context, problems: list[Problem]) -> Part:
    part = Part(resource, read=len(rows))
    given = [_Given(row, *_counted(resource, row, context.known, problems)) for row in rows]
    context.announce(resource, [one.values for one in given])
    firsts = {str(one.values.get(resource.key[0])) for one in given}
    stored: dict[Key, tuple[int, Text]] = {
        _key(resource, text): (pk, text) for pk, text in numbered(resource, firsts)
    }
    if resource is r.REACTIONS:
        stored |= _withdrawn(firsts)
    seen: set[Key] = set()
    for one in given:
        before = len(problems)
        change = _judged(resource, one, stored, seen, context) if not one.wrong else None
        part.refused += one.wrong or len(problems) > before
        if change is not None and len(problems) == before:
            part.changes.append(change)
    return part


@dataclass(frozen=True)
class _Given:
    row: Row
    values: dict[str, Any]
    wrong: bool


def _counted(resource: Resource, row: Row, known: Known, problems: list[Problem]) -> tuple[dict[str, Any], bool]:
    before = len(problems)
    values = values_of(resource, row, known)
    _note(resource, values, known)
    return values, len(problems) > before


def _note(resource: Resource, values: dict[str, Any], known: Known) -> None:
    """What comes in may be referred to by what comes after it, also where it has a mistake of its own."""
    code = values.get("code")
    if not code:
        return
    if resource is r.DWELLINGS:
        known.landlords.setdefault(code, known.party_ids.get(values["corporation"] or ""))
    elif resource is r.HOUSEHOLDS:
        known.people.setdefault(code, Person())
    elif resource is r.ADVERTS:
        known.adverts.setdefault(code, OnOffer(None, "", None, None))


def _judged(
    resource: Resource, one: _Given, stored: Mapping[Key, tuple[int, Text]], seen: set[Key], context: Context
) -> Change | None:
    """The change that a row asks for; nothing where there is none, or where it may not be made."""
    fields = [known for known in resource.fields if known.column in one.values]
    text = {known.column: as_text(known, one.values[known.column]) for known in fields}
    key = _key(resource, text)
    if key in seen:
        one.row.wrong(resource.key[0], _("Deze regel staat er al."), _("Houd er één over."))
        return None
    seen.add(key)
    pk, before = stored.get(key, (None, None))
    if not context.may(resource, one.row, one.values, is_new=before is None):
        return None
    differences = _differences(resource, text, before)
    if before is None or differences:
        changed = {cell.key for cell in differences}
        CHECKS[resource.name](context, one.row, one.values, before, changed)
    context.learn(resource, one.values)
    if before is None:
        return Change(one.row, " / ".join(key), None, one.values, differences)
    again = {cell.key: one.values.get(cell.key) for cell in differences}
    return Change(one.row, " / ".join(key), pk, again, differences) if differences else None


def _differences(resource: Resource, text: Text, before: Text | None) -> list[Difference]:
    found = [
        Difference(column, str(resource.columns[column].heading), before[column] if before else "", after)
        for column, after in text.items()
        if _differs(resource, column, after, before)
    ]
    if before and WITHDRAWN in before:
        found.append(Difference(WITHDRAWN, _("Ingetrokken op"), before[WITHDRAWN], ""))
    return found


def _differs(resource: Resource, column: str, after: str, before: Text | None) -> bool:
    if before is None:
        return bool(after)
    if resource is r.ADVERTS and column in ("model", "pool", "state") and not after:
        return False  # a portal that does not know them says nothing about them
    return after != before[column]


def _key(resource: Resource, text: Mapping[str, str]) -> Key:
    return tuple(text.get(name, "") for name in resource.key)


def _withdrawn(adverts: set[str]) -> dict[Key, tuple[int, Text]]:
    """Reactions that were taken back, which an export leaves out; a delivery may hold a new one."""
    found = Reaction.objects.exclude(withdrawn_at=None).select_related("advert", "household")
    return {
        (one.advert.code, one.household.code): (one.pk, {**text_of(r.REACTIONS, one), WITHDRAWN: _clock(one)})
        for one in found
        if one.advert.code in adverts
    }


def _clock(one: Reaction) -> str:
    return as_text(r.REACTIONS.columns["reacted_at"], one.withdrawn_at)
