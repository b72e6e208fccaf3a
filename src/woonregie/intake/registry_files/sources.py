# SPDX-License-Identifier: EUPL-1.2
"""Open what came in: CSV files in a folder or zip, a workbook, or VERA JSON; rows of text with their place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from django.utils.translation import gettext as _

from woonregie.intake.allocation_files.cells import Row
from woonregie.intake.allocation_files.tables import rows_in
from woonregie.intake.problems import Problem
from woonregie.intake.registry_files.book import workbook_rows
from woonregie.intake.registry_files.packed import unpacked
from woonregie.intake.registry_files.private import outgoing, unknown
from woonregie.intake.registry_files.resources import ALL, INCOMING, OUTGOING, Resource
from woonregie.intake.registry_files.texts import json_rows
from woonregie.intake.workbook.guard import MOST_BYTES

LARGEST = MOST_BYTES * 10


@dataclass
class Source:
    """What a delivery holds: rows by resource, what is wrong with it, and what is worth saying."""

    found: dict[str, list[Row]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    remarks: list[Problem] = field(default_factory=list)


def open_path(path: Path) -> Source:
    """The rows of every resource in a folder or file; a resource that is not there is left as it is."""
    if path.is_dir():
        files = {one.name: one.read_bytes() for one in sorted(path.glob("*.csv")) if one.is_file()}
        return _checked(path.name, _tables(path.name, files, Source()))
    if path.stat().st_size > LARGEST:
        return _too_large(path.name)
    return open_bytes(path.name, path.read_bytes())


def open_bytes(name: str, data: bytes) -> Source:
    """The same of a file in memory; it is known by the end of its name."""
    if len(data) > LARGEST:
        return _too_large(name)
    source, kind = Source(), name.lower().rpartition(".")[2]
    if kind == "json":
        source.found = json_rows(name, data, source.problems, source.remarks)
    elif kind == "xlsx":
        source.found = workbook_rows(name, data, source.problems, source.remarks)
    elif kind == "zip":
        _tables(name, unpacked(name, data, source.problems), source)
    else:
        advice = _("Geef een .xlsx, een .zip met CSV-bestanden, of een .json.")
        source.problems.append(Problem(name, _("Dit soort bestand kennen wij niet."), advice))
    return _checked(name, source)


def _checked(name: str, source: Source) -> Source:
    if not source.found and not source.problems:
        names = ", ".join(f"{one.name}.csv" for one in INCOMING)
        advice = _("Geef een map of zip met %(names)s, of een export van het register.") % {"names": names}
        source.problems.append(Problem(name, _("Hier zit niets van het register in."), advice))
    return source


def _too_large(name: str) -> Source:
    message = _("Dit bestand is te groot.")
    return Source(problems=[Problem(name, message, _("Deel het op, of lever CSV aan."))])


def _tables(name: str, files: Mapping[str, bytes], source: Source) -> Source:
    known = {f"{one.name}.csv": one for one in ALL}
    source.remarks.extend(_skipped(file, known.get(file)) for file in _not_read(files, known))
    for file, resource in known.items():
        if resource.incoming and file in files:
            source.found[resource.name] = _csv(file, files[file], resource, source.problems)
    return source


def _not_read(files: Iterable[str], known: Mapping[str, Resource]) -> list[str]:
    return [file for file in files if file not in known or not known[file].incoming]


def _skipped(file: str, resource: Resource | None) -> Problem:
    if resource in OUTGOING:
        return outgoing(file)
    names = ", ".join(f"{one.name}.csv" for one in INCOMING)
    message = _("Dit bestand hoort niet bij het register. Wij lezen het niet.")
    return Problem(file, message, _("Wij lezen: %(names)s.") % {"names": names})


def _csv(file: str, data: bytes, resource: Resource, problems: list[Problem]) -> list[Row]:
    names, found = rows_in(file, data, [one.column for one in resource.fields if one.needed], problems)
    problems.extend(unknown(file, "", 1, name) for name in names if name and name not in resource.columns)
    return found
