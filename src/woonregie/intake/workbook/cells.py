# SPDX-License-Identifier: EUPL-1.2
"""The cells of one row: which differ from the register, what they then mean, and which are wrong."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from woonregie.exports.action_columns import BY_KEY, SHEET, Column, Kind
from woonregie.intake.problems import Problem
from woonregie.intake.workbook.known import Known
from woonregie.intake.workbook.marks import Mark
from woonregie.intake.workbook.parsing import WrongCell, is_same, parse
from woonregie.intake.workbook.reading import SheetRow
from woonregie.places.names import folded


@dataclass
class RowCells:
    """One row against what stands in the register: changed values by key, and the problems found."""

    file: str
    row: SheetRow
    stored: Mapping[str, Any]
    changed: dict[str, Any] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def refuse(self, key: str, message: str, advice: str) -> None:
        """Note what is wrong with a cell, or with the row as a whole where the key is empty."""
        column = BY_KEY[key].heading if key else ""
        raw = self.row.cells.get(key)
        value = "" if raw is None else str(raw)[:100]
        self.problems.append(Problem(self.file, message, advice, SHEET, self.row.number, column, value))

    def value(self, key: str) -> Any:
        """What the row says after the import: the changed value, else what is stored."""
        return self.changed.get(key, self.stored.get(key))

    def touches(self, keys: tuple[str, ...]) -> bool:
        """Whether one of these columns differs from what is stored."""
        return any(key in self.changed for key in keys)


def compare(file: str, row: SheetRow, stored: Mapping[str, Any], known: Known) -> RowCells:
    """Read the cells that differ from what is stored; cells that hold what export wrote are not judged."""
    cells = RowCells(file, row, stored)
    for key, raw in row.cells.items():
        column = BY_KEY[key]
        if key in row.marks:
            cells.refuse(key, *_mark_words(row.marks[key]))
        elif not column.is_hidden and not is_same(raw, stored.get(key)):
            _take(cells, column, raw, known)
    return cells


def _take(cells: RowCells, column: Column, raw: Any, known: Known) -> None:
    try:
        value = parse(column, raw)
        if column.kind in (Kind.PARTY, Kind.PHASE, Kind.COURSE):
            value = _chosen(column, str(value), known)
    except WrongCell as wrong:
        cells.refuse(column.key, wrong.message, wrong.advice)
        return
    if _or_none(value) != _or_none(cells.stored.get(column.key)):
        cells.changed[column.key] = value


def _or_none(value: Any) -> Any:
    return None if value == "" else value


def _chosen(column: Column, text: str, known: Known) -> str:
    """The word from the list that was meant; case, accents and spaces do not matter."""
    if not text:
        return ""
    code = known.codes[column.kind].get(folded(text))
    if code is None:
        message = _("‘%(value)s’ staat niet in de lijst.") % {"value": text[:60]}
        if column.kind is Kind.PARTY:
            raise WrongCell(message, _("Kies een partij uit de lijst, of laat een beheerder de partij toevoegen."))
        words = ", ".join(known.words[column.kind].values())
        raise WrongCell(message, _("Kies uit: %(words)s.") % {"words": words})
    return known.parties[int(code)] if column.kind is Kind.PARTY else known.words[column.kind][code]


def _mark_words(mark: Mark) -> tuple[str, str]:
    if mark is Mark.FORMULA:
        return _("Hier staat een formule."), _("Plak de uitkomst als waarde, of typ hem over.")
    return _("Hier staat een foutwaarde van Excel, zoals #REF!."), _("Vul de waarde zelf in.")
