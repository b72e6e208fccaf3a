# SPDX-License-Identifier: EUPL-1.2
"""Open what came in: a folder of CSV files, a workbook, or VERA JSON; rows of text with their place."""

import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from woonregie.intake.allocation_files.cells import Row
from woonregie.intake.allocation_files.tables import rows as csv_rows
from woonregie.intake.problems import Problem
from woonregie.intake.registry_files.opened import open_tables
from woonregie.intake.registry_files.resources import FORBIDDEN, INCOMING, Resource
from woonregie.intake.registry_files.vera import from_vera, unknown_names
from woonregie.intake.workbook.guard import MOST_BYTES

Found = dict[str, list[Row]]


def open_source(path: Path, problems: list[Problem]) -> Found:
    """The rows of every resource that the source has; a resource that is not there is left as it is."""
    found = _opened(path, problems)
    if not found and not problems:
        names = ", ".join(f"{one.name}.csv" for one in INCOMING)
        advice = _("Geef een map met %(names)s, of een export van het register.") % {"names": names}
        problems.append(Problem(path.name, _("Hier zit niets van het register in."), advice))
    return found


def _opened(path: Path, problems: list[Problem]) -> Found:
    if path.is_dir():
        return {
            one.name: _csv(path / f"{one.name}.csv", one, problems) for one in INCOMING if _is_there(path, one)
        }
    if path.stat().st_size > MOST_BYTES * 10:
        problems.append(Problem(path.name, _("Dit bestand is te groot."), _("Deel het op, of lever CSV aan.")))
        return {}
    if path.suffix.lower() == ".json":
        return _json(path, problems)
    if path.suffix.lower() == ".xlsx":
        return _workbook(path, problems)
    problems.append(
        Problem(
            path.name, _("Dit soort bestand kennen wij niet."), _("Geef een map met CSV, een .xlsx of een .json.")
        )
    )
    return {}


def _is_there(folder: Path, resource: Resource) -> bool:
    return (folder / f"{resource.name}.csv").is_file()


def _csv(path: Path, resource: Resource, problems: list[Problem]) -> list[Row]:
    found = csv_rows(path, [one.column for one in resource.fields if one.needed], problems)
    if found:
        _check_names(path.name, "", list(found[0].cells), [one.column for one in resource.fields], problems)
    return found


def _workbook(path: Path, problems: list[Problem]) -> Found:
    known = {str(one.sheet): one for one in INCOMING}
    sheets = open_tables(path, list(known), problems)
    if sheets is None:
        return {}
    found = {
        known[name].name: _sheet_rows(path.name, name, known[name], table, problems)
        for name, table in sheets.items()
        if table
    }
    if not found:
        advice = _("Noem de bladen: %(names)s.") % {"names": ", ".join(known)}
        problems.append(Problem(path.name, _("Geen blad van dit bestand hoort bij het register."), advice))
    return found


def _sheet_rows(
    file: str, sheet: str, resource: Resource, table: list[list[Any]], problems: list[Problem]
) -> list[Row]:
    headings = {str(one.heading): one.column for one in resource.fields}
    names = [str(cell).strip() for cell in table[0]]
    _check_names(file, sheet, names, list(headings), problems)
    missing = [one for one in resource.fields if one.needed and str(one.heading) not in names]
    for one in missing:
        problems.append(
            Problem(file, _("Deze kolom ontbreekt."), _("Voeg de kolom toe."), sheet, 1, str(one.heading))
        )
    if missing:
        return []
    columns = [headings.get(name, name) for name in names]
    where = f"{file}, {_('blad %(sheet)s') % {'sheet': sheet}}"
    return [
        Row(where, number, dict(zip(columns, map(_cell, cells), strict=False)), problems)
        for number, cells in enumerate(table[1:], start=2)
        if any(_cell(cell) for cell in cells)
    ]


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


def _json(path: Path, problems: list[Problem]) -> Found:
    try:
        content = json.loads(path.read_bytes())
    except (ValueError, RecursionError):
        problems.append(Problem(path.name, _("Dit is geen leesbaar JSON-bestand."), _("Exporteer het opnieuw.")))
        return {}
    if not isinstance(content, dict):
        advice = _("Geef een object met lijsten als eenheden en relaties.")
        problems.append(Problem(path.name, _("Dit is geen register in VERA-vorm."), advice))
        return {}
    return {
        one.name: list(_objects(path.name, one, content[one.vera], problems))
        for one in INCOMING
        if one.vera in content
    }


def _objects(file: str, resource: Resource, listed: Any, problems: list[Problem]) -> Iterator[Row]:
    if not isinstance(listed, list):
        message = _("‘%(name)s’ is geen lijst.") % {"name": resource.vera}
        problems.append(Problem(file, message, _("Exporteer het opnieuw."), sheet=resource.vera))
        return
    where = f"{file}, {resource.vera}"
    for number, one in enumerate(listed, start=1):
        if not isinstance(one, dict):
            problems.append(
                Problem(file, _("Dit is geen object."), _("Exporteer het opnieuw."), resource.vera, number)
            )
            continue
        for name in unknown_names(resource, one):
            problems.append(_unknown(file, resource.vera, number, name))
        yield Row(where, number, from_vera(resource, one), problems)


def _check_names(file: str, sheet: str, names: list[str], known: list[str], problems: list[Problem]) -> None:
    for name in names:
        if name and name not in known:
            problems.append(_unknown(file, sheet, 1, name))


def _unknown(file: str, sheet: str, row: int, name: str) -> Problem:
    if name.casefold().replace("_", "") in FORBIDDEN:
        message = _("Dit gegeven mag niet in het register: het zegt wie iemand is, of meer dan nodig.")
        return Problem(file, message, _("Haal het weg uit het bestand."), sheet, row, name)
    return Problem(
        file, _("Dit gegeven kennen wij niet."), _("Haal het weg of verbeter de naam."), sheet, row, name
    )
