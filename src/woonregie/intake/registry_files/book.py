# SPDX-License-Identifier: EUPL-1.2
"""The sheets of a workbook as rows."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import override

from woonregie.intake.allocation_files.cells import Row
from woonregie.intake.problems import Problem
from woonregie.intake.registry_files.named import NamedRow
from woonregie.intake.registry_files.opened import open_tables
from woonregie.intake.registry_files.private import outgoing, unknown
from woonregie.intake.registry_files.resources import INCOMING, OUTGOING, Resource


def workbook_rows(file: str, data: bytes, problems: list[Problem], remarks: list[Problem]) -> dict[str, list[Row]]:
    """The rows of every sheet that belongs to the registry; what is wrong and what is passed over is noted."""
    known = {name: one for one in INCOMING for name in spellings(one.sheet)}
    opened = open_tables(file, data, list(known), problems)
    if opened is None:
        return {}
    sheets, others = opened
    remarks.extend(_passed_over(file, name) for name in others)
    found = {
        known[name].name: _sheet_rows(file, name, known[name], table, problems)
        for name, table in sheets.items()
        if table
    }
    if not found:
        advice = _("Noem de bladen: %(names)s.") % {"names": ", ".join(str(one.sheet) for one in INCOMING)}
        problems.append(Problem(file, _("Geen blad van dit bestand hoort bij het register."), advice))
    return found


def _passed_over(file: str, sheet: str) -> Problem:
    if sheet in {name for one in OUTGOING for name in spellings(one.sheet)}:
        return outgoing(file, sheet)
    names = ", ".join(str(one.sheet) for one in INCOMING)
    message = _("Dit blad hoort niet bij het register. Wij lezen het niet.")
    return Problem(file, message, _("Wij lezen: %(names)s.") % {"names": names}, sheet)


def _sheet_rows(
    file: str, sheet: str, resource: Resource, table: list[list[Any]], problems: list[Problem]
) -> list[Row]:
    headings = {name: one.column for one in resource.fields for name in spellings(one.heading)}
    names = [str(cell).strip() for cell in table[0]]
    before = len(problems)
    problems.extend(_wrong_headings(file, sheet, resource, names, headings))
    if len(problems) > before:
        return []
    columns = [headings.get(name, "") for name in names]
    where = f"{file}, {_('blad %(sheet)s') % {'sheet': sheet}}"
    named = {column: name for name, column in zip(names, columns, strict=True) if column}
    return [
        NamedRow(where, number, dict(zip(columns, map(_cell, cells), strict=False)), problems, named)
        for number, cells in enumerate(table[1:], start=2)
        if any(_cell(cell) for cell in cells)
    ]


def _wrong_headings(
    file: str, sheet: str, resource: Resource, names: list[str], headings: Mapping[str, str]
) -> list[Problem]:
    found = [unknown(file, sheet, 1, name) for name in names if name and name not in headings]
    columns = [headings[name] for name in names if name in headings]
    double = sorted({column for column in columns if columns.count(column) > 1})
    missing = [one.column for one in resource.fields if one.needed and one.column not in columns]
    for column in double:
        said = _("Deze kolom staat er meer dan één keer."), _("Houd er één over.")
        found.append(Problem(file, *said, sheet, 1, str(resource.columns[column].heading)))
    for column in missing:
        said = _("Deze kolom ontbreekt."), _("Voeg de kolom toe.")
        found.append(Problem(file, *said, sheet, 1, str(resource.columns[column].heading)))
    return found


def spellings(words: Promise) -> list[str]:
    """A heading in both languages of the site: a file may be made in the one and read in the other."""
    found = []
    for language, _name in settings.LANGUAGES:
        with override(language):
            found.append(str(words))
    return found


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        midnight = not (value.hour or value.minute or value.second)
        return value.date().isoformat() if midnight else value.isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    return str(value).strip()
