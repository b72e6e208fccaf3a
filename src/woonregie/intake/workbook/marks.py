# SPDX-License-Identifier: EUPL-1.2
"""What the fast reader hides or stumbles over: formulas, errors, and cells absurdly far away.

The sheet's own text is searched, before the reader reserves room for everything up to the last cell.
"""

import io
import re
import zipfile
from dataclasses import dataclass, field
from enum import StrEnum
from posixpath import join, normpath
from xml.etree import ElementTree

from openpyxl.utils.cell import coordinate_to_tuple

Place = tuple[int, int]
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_CELL = re.compile(rb"<(?:\w+:)?c(?=[\s/>])([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)", re.DOTALL)
_REFERENCE = re.compile(rb"""\br=["']([A-Z]{1,3}[0-9]{1,7})["']""")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_ERROR = re.compile(rb"""\bt=["']e["']""")


class Mark(StrEnum):
    """Why a cell cannot be taken as it stands."""

    FORMULA = "formula"
    ERROR = "error"


@dataclass
class SheetFacts:
    """How far a sheet reaches, and its marked cells: (row, column), both from 1."""

    last_row: int = 0
    last_column: int = 0
    marks: dict[Place, Mark] = field(default_factory=dict)


def sheet_facts(data: bytes, sheet: str) -> SheetFacts:
    """The facts of one sheet of a checked file.

    Raises:
        ValueError, KeyError, SyntaxError: the archive is not a workbook after all.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        content = archive.read(_path_of(archive, sheet))
    facts = SheetFacts()
    for found in _CELL.finditer(content):
        attributes, inside = found.groups(b"")
        reference = _REFERENCE.search(attributes)
        if reference and inside:
            _note(facts, coordinate_to_tuple(reference.group(1).decode()), attributes, inside)
    return facts


def _note(facts: SheetFacts, place: Place, attributes: bytes, inside: bytes) -> None:
    facts.last_row = max(facts.last_row, place[0])
    facts.last_column = max(facts.last_column, place[1])
    if _FORMULA.search(inside):
        facts.marks[place] = Mark.FORMULA
    elif _ERROR.search(attributes):
        facts.marks[place] = Mark.ERROR


def _path_of(archive: zipfile.ZipFile, sheet: str) -> str:
    """Where in the archive a sheet stands."""
    book = _tree(archive, "xl/workbook.xml")
    sheets = (e for e in book.iter() if e.tag.endswith("}sheet") and e.get("name") == sheet)
    relation = next((e.get(_RELATION) for e in sheets), "")
    links = _tree(archive, "xl/_rels/workbook.xml.rels")
    target = next((e.get("Target", "") for e in links if e.get("Id") == relation), "")
    return target.lstrip("/") if target.startswith("/") else normpath(join("xl", target))


def _tree(archive: zipfile.ZipFile, name: str) -> ElementTree.Element:
    text = archive.read(name)
    if b"<!DOCTYPE" in text or b"<!ENTITY" in text:  # a workbook needs none, and entities can explode
        raise ValueError(name)
    return ElementTree.fromstring(text)  # noqa: S314 - without entities nothing can explode
