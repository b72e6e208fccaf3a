# SPDX-License-Identifier: EUPL-1.2
"""Files that cannot be used: each gets a message with place and advice, and the register stays as it was."""

import io
import zipfile
from datetime import date, time

import pytest
from openpyxl import Workbook

from intake.workbook.books import NAME, ON, PLACES, edited, exported, with_cells, world
from woonregie.agreements.models import Action, Progress
from woonregie.exports.action_columns import SHEET
from woonregie.intake.models import ImportRun
from woonregie.intake.problems import Rejected
from woonregie.intake.workbook.stage import stage

pytestmark = pytest.mark.django_db


def zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def replaced(data: bytes, member: str, old: bytes, new: bytes) -> bytes:
    inside = members(data)
    assert old in inside[member]
    inside[member] = inside[member].replace(old, new, 1)
    return zipped(inside)


def without(column):
    return lambda data: edited(data, lambda book: book[SHEET].delete_cols(PLACES[column]))


def saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def encrypted(data: bytes) -> bytes:
    """Every member marked as encrypted, in the table of contents of the archive."""
    parts = data.split(b"PK\x01\x02")
    return b"PK\x01\x02".join([parts[0], *(part[:4] + b"\x01" + part[5:] for part in parts[1:])])


def far_away(data: bytes) -> bytes:
    return edited(data, lambda book: book[SHEET].cell(1_048_576, 16_384, "x"))


def far_away_in_the_lists(data: bytes) -> bytes:
    return edited(data, lambda book: book["Lijsten"].cell(1_048_576, 16_384, "x"))


BIG = b"0" * (101 * 1024 * 1024)
SHEET1 = "xl/worksheets/sheet1.xml"
FILES = {
    "wrong extension": ("acties.xls", lambda d: d, "geen .xlsx-bestand"),
    "csv": ("acties.csv", lambda d: b"a;b", "geen .xlsx-bestand"),
    "macro extension": ("acties.xlsm", lambda d: d, "geen .xlsx-bestand"),
    "no extension": ("acties", lambda d: d, "geen .xlsx-bestand"),
    "empty": (NAME, lambda d: b"", "leeg"),
    "csv renamed": (NAME, lambda d: "_id;Actie\n1;é".encode("latin-1"), "geen Excel-werkmap"),
    "html renamed": (NAME, lambda d: b"<html><table></table></html>", "geen Excel-werkmap"),
    "garbage": (NAME, lambda d: bytes(range(256)) * 50, "geen Excel-werkmap"),
    "broken off": (NAME, lambda d: d[: len(d) // 2], "geen Excel-werkmap"),
    "password": (NAME, lambda d: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000, "wachtwoord"),
    "encrypted members": (NAME, lambda d: encrypted(zipped(members(d))), "geen gewone Excel-werkmap"),
    "other archive": (NAME, lambda d: zipped({"a.txt": b"hallo"}), "geen Excel-werkmap"),
    "zip bomb": (NAME, lambda d: zipped(members(d) | {"xl/media/a.png": BIG}), "veel te groot"),
    "many members": (NAME, lambda d: zipped(members(d) | {f"m{i}": b"" for i in range(1001)}), "veel te groot"),
    "too large": (NAME, lambda d: d + b"\0" * (10 * 1024 * 1024), "groter dan 10 MB"),
    "macro": (NAME, lambda d: zipped(members(d) | {"xl/vbaProject.bin": b"x"}), "macro"),
    "entities": (
        NAME,
        lambda d: replaced(d, "xl/workbook.xml", b"<workbook", b'<!DOCTYPE x [<!ENTITY a "b">]><workbook'),
        "geen Excel-werkmap",
    ),
    "broken xml": (NAME, lambda d: replaced(d, "xl/workbook.xml", b"</workbook>", b""), "geen Excel-werkmap"),
    "broken sheet": (
        NAME,
        lambda d: replaced(d, SHEET1, b"</sheetData>", b"</wrong>"),
        "geen Excel-werkmap",
    ),
    "no sheet file": (
        NAME,
        lambda d: zipped({k: v for k, v in members(d).items() if k != SHEET1}),
        "geen Excel-werkmap",
    ),
    "no relations": (
        NAME,
        lambda d: zipped({k: v for k, v in members(d).items() if not k.endswith("workbook.xml.rels")}),
        "geen Excel-werkmap",
    ),
    "other sheet": (NAME, lambda d: saved(Workbook()), "blad ‘Acties’ ontbreekt"),
    "renamed sheet": (
        NAME,
        lambda d: edited(d, lambda b: setattr(b[SHEET], "title", "A")),
        "blad ‘Acties’ ontbreekt",
    ),
    "no headings": (
        NAME,
        lambda d: edited(d, lambda b: b[SHEET].delete_rows(1)),
        "regel met kolomnamen ontbreekt",
    ),
    "empty sheet": (NAME, lambda d: edited(d, lambda b: b[SHEET].delete_rows(1, 500)), "kolomnamen ontbreekt"),
    "headings only": (NAME, lambda d: edited(d, lambda b: b[SHEET].delete_rows(2, 500)), "geen enkele actie"),
    "no id": (NAME, without("_id"), "Deze kolom ontbreekt"),
    "no revision": (NAME, without("_revisie"), "Deze kolom ontbreekt"),
    "no commitment": (NAME, without("Afspraak"), "Deze kolom ontbreekt"),
    "no title": (NAME, without("Actie"), "Deze kolom ontbreekt"),
    "twice": (NAME, lambda d: with_cells(d, {(1, "Omschrijving"): "Actie"}), "vaker in"),
    "far away": (NAME, far_away, "meer dan"),
    "far away in the lists": (NAME, far_away_in_the_lists, "meer dan"),
}
NO_DATE, NO_NUMBER, NOT_LISTED = "is geen datum", "is geen getal", "staat niet in de lijst"
CELLS = {
    "unknown id": ("_id", 999_999, "kennen wij niet", "_id"),
    "text as id": ("_id", "abc", "kennen wij niet", "_id"),
    "negative id": ("_id", -4, "kennen wij niet", "_id"),
    "broken id": ("_id", 1.5, "kennen wij niet", "_id"),
    "huge id": ("_id", 1e308, "kennen wij niet", "_id"),
    "no revision": ("_revisie", None, "revisie", "_revisie"),
    "text as revision": ("_revisie", "x", "revisie", "_revisie"),
    "other plan": ("Plan", "Iets anders", "wijkt af", "Plan"),
    "other commitment": ("Afspraak", "PA2226 9z", "wijkt af", "Afspraak"),
    "other code": ("Code", "5t.9", "wijkt af", "Code"),
    "no title": ("Actie", None, "geen naam", "Actie"),
    "spaces as title": ("Actie", "   ", "geen naam", "Actie"),
    "huge title": ("Actie", "a" * 301, "er passen er 300", "Actie"),
    "boolean title": ("Actie", True, "WAAR of ONWAAR", "Actie"),
    "huge summary": ("Omschrijving", "b" * 32_000, "er passen er 4000", "Omschrijving"),
    "boolean summary": ("Omschrijving", False, "WAAR of ONWAAR", "Omschrijving"),
    "null character": ("Omschrijving", "a_x0000_b", "teken dat niet kan", "Omschrijving"),
    "unknown party": ("Trekker", "Niemand BV", NOT_LISTED, "Trekker"),
    "number as party": ("Trekker", 12, NOT_LISTED, "Trekker"),
    "impossible date": ("Begint op", "29-02-2023", NO_DATE, "Begint op"),
    "text as start": ("Begint op", "binnenkort", NO_DATE, "Begint op"),
    "number as start": ("Begint op", "45000", NO_DATE, "Begint op"),
    "time as start": ("Begint op", time(12), NO_DATE, "Begint op"),
    "year 9999": ("Klaar op", date(9999, 1, 1), "kan niet kloppen", "Klaar op"),
    "month 13": ("Klaar op", "01-13-2025", NO_DATE, "Klaar op"),
    "boolean end": ("Klaar op", True, "WAAR of ONWAAR", "Klaar op"),
    "end before start": ("Klaar op", "01-01-2020", "voor de begindatum", "Klaar op"),
    "huge condition": ("Wacht op", "c" * 401, "er passen er 400", "Wacht op"),
    "unknown phase": ("Fase", "bijna klaar", NOT_LISTED, "Fase"),
    "no phase": ("Fase", None, "fase is leeg", "Fase"),
    "number as phase": ("Fase", 3, NOT_LISTED, "Fase"),
    "unknown course": ("Koers", "goed bezig", NOT_LISTED, "Koers"),
    "date as course": ("Koers", date(2024, 1, 1), NOT_LISTED, "Koers"),
    "text as amount": ("Gerealiseerd", "veel", NO_NUMBER, "Gerealiseerd"),
    "huge amount": ("Gerealiseerd", 1e308, "te groot", "Gerealiseerd"),
    "negative amount": ("Gerealiseerd", -1, "onder nul", "Gerealiseerd"),
    "two commas": ("Gerealiseerd", "1,2,3", NO_NUMBER, "Gerealiseerd"),
    "not a number": ("Gerealiseerd", "NaN", NO_NUMBER, "Gerealiseerd"),
    "exponent": ("Gerealiseerd", "1e999999999", NO_NUMBER, "Gerealiseerd"),
    "boolean amount": ("Gerealiseerd", True, "WAAR of ONWAAR", "Gerealiseerd"),
    "date as amount": ("Gerealiseerd", date(2024, 1, 1), NO_NUMBER, "Gerealiseerd"),
    "unknown target": ("Doel", "Fietsen", "geen doel van deze actie", "Doel"),
    "no target": ("Doel", None, "hoort geen doel", "Gerealiseerd"),
    "huge explanation": ("Toelichting", "d" * 4001, "er passen er 4000", "Toelichting"),
    "future standing": ("Stand op", "01-10-2024", "in de toekomst", "Stand op"),
    "earlier standing": ("Stand op", "01-02-2024", "latere stand", "Stand op"),
    "text as standing": ("Stand op", "gisteren", NO_DATE, "Stand op"),
    "formula": ("Actie", "=1+1", "formule", "Actie"),
    "formula to another sheet": ("Klaar op", "=Lijsten!E2", "formule", "Klaar op"),
    "error": ("Wacht op", "#REF!", "foutwaarde", "Wacht op"),
    "division": ("Gerealiseerd", "#DIV/0!", "foutwaarde", "Gerealiseerd"),
}
ROWS = {
    "new without commitment": ({(4, "Actie"): "Nieuw"}, 4, "Afspraak"),
    "new without title": ({(4, "Afspraak"): "PA2226 5t"}, 4, "Actie"),
    "new with unknown commitment": ({(4, "Actie"): "Nieuw", (4, "Afspraak"): "PA2226 99"}, 4, "Afspraak"),
    "new with a code": ({(4, "Actie"): "N", (4, "Afspraak"): "PA2226 5t", (4, "Code"): "5t.7"}, 4, "Code"),
    "new with an amount": (
        {(4, "Actie"): "N", (4, "Afspraak"): "PA2226 5t", (4, "Fase"): "afgerond", (4, "Gerealiseerd"): 3},
        4,
        "Gerealiseerd",
    ),
    "report for nobody": (
        {(4, "Actie"): "N", (4, "Afspraak"): "PA2226 5t", (4, "Koers"): "let op"},
        4,
        "Fase",
    ),
}


@pytest.fixture
def w():
    return world()


@pytest.fixture(autouse=True)
def register_stays_as_it_was(w):
    def everything():
        return [list(model.objects.order_by("pk").values()) for model in (Action, Progress, ImportRun)]

    before = everything()
    yield
    assert everything() == before


@pytest.mark.parametrize("case", FILES)
def test_a_file_that_cannot_be_read(w, case):
    name, make, words = FILES[case]
    with pytest.raises(Rejected) as refusal:
        stage(w.grant, name, make(exported(w.grant)), ON)
    for problem in refusal.value.problems:
        assert words in problem.message
        assert problem.advice.endswith(".")
        assert problem.file == name


@pytest.mark.parametrize("case", CELLS)
def test_a_cell_that_cannot_be_used(w, case):
    column, value, words, blamed = CELLS[case]
    staged = stage(w.grant, NAME, with_cells(exported(w.grant), {(2, column): value}), ON)
    problem = next(p for p in staged.problems if p.column == blamed)
    assert words in problem.message
    assert (problem.file, problem.sheet, problem.row) == (NAME, SHEET, 2)
    assert problem.advice.endswith(".")
    assert staged.rows == []


@pytest.mark.parametrize("case", ROWS)
def test_a_row_that_cannot_be_used(w, case):
    cells, row, column = ROWS[case]
    staged = stage(w.grant, NAME, with_cells(exported(w.grant), cells), ON)
    assert [(p.row, p.column) for p in staged.problems] == [(row, column)]
    assert staged.rows == []


def test_an_action_that_is_there_twice(w):
    staged = stage(w.grant, NAME, with_cells(exported(w.grant), {(3, "_id"): w.action.pk}), ON)
    assert {p.row for p in staged.problems if "vaker" in p.message} == {2, 3}
    assert staged.rows == []
