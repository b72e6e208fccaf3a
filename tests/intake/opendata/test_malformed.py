# SPDX-License-Identifier: EUPL-1.2
"""What goes wrong with open data, each told with its place and what to do. Nothing crashes, nothing is guessed."""

import io
import json
import zipfile

import pytest

from intake.opendata import files
from woonregie.intake.opendata.clean import clean
from woonregie.intake.opendata.recognise import read_open_data
from woonregie.intake.problems import Rejected


def problems(name, data):
    try:
        reading = read_open_data(files.delivered(name, data), files.PLAIN)
        clean(reading)
    except Rejected as refusal:
        return refusal.problems
    return reading.problems


def kwb(*changes, head=None):
    """kwb-2023.xlsx with some cells changed: (row from 0, column name, value)."""
    rows = [list(row) for row in files.KWB_ROWS]
    for row, name, value in changes:
        rows[row][files.KWB_HEAD.index(name)] = value
    return files.workbook([head or files.KWB_HEAD, *rows])


def as_fractions():
    column = files.KWB_HEAD.index("p_koopw")
    rows = [[0.2 if n == column else cell for n, cell in enumerate(row)] for row in files.KWB_ROWS]
    return files.kwb(
        [[*row[:-1], value] for row, value in zip(rows, (0.57, 0.45, 0.33, 0.29, ".", 0.6), strict=True)]
    )


def zipped(*names, size=10):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, b"0" * size)
    return out.getvalue()


UNITS = ["code"] * 6 + ["aantal", "aantal", "personen", "procent"]
CASES = {
    "empty": ("kwb-2023.csv", "", "Het bestand is leeg"),
    "headings only": ("kwb-2023.csv", files.csv_text([files.KWB_HEAD]), "Onder de kolomnamen staat niets"),
    "not text": ("kwb-2023.csv", b"\x01\x00\x02\x00" * 50, "geen tekst"),
    "damaged accents": (
        "kwb-2023.csv",
        files.csv_text([files.KWB_HEAD, *files.KWB_ROWS]).replace("Wyck", "BelvÃ©dÃ¨re"),
        "accenten",
    ),
    "zip bomb": ("kwb-2023.zip", zipped("a.csv", size=50_000_000), "veel te groot"),
    "zip with two files": ("kwb.zip", zipped("a.csv", "b.csv"), "In deze zip zitten 2 bestanden"),
    "broken zip": ("kwb.zip", zipped("a.csv")[:60], "beschadigd"),
    "broken workbook": ("kwb-2023.xlsx", files.kwb()[:3000], "beschadigd"),
    "old workbook": ("kwb-2023.xls", b"\xd0\xcf\x11\xe0" + b"\0" * 600, "oude Excel"),
    "broken json": ("85618NED.json", files.typed()[:-20], "geen JSON"),
    "json of something else": ("a.json", b'{"a": 1}', "herkennen dit bestand niet"),
    "json without rows": ("a.json", files.typed(rows=[]), "De tabel is leeg"),
    "json with rows that are none": ("a.json", json.dumps({"value": [1, 2]}).encode(), "geen regel met kolommen"),
    "another file": ("lijst.csv", "naam;plaats\nx;y\n", "De eerste kolommen zijn: naam, plaats"),
    "fractions": ("kwb-2023.xlsx", as_fractions(), "deel van 1"),
    "two decimal marks": ("kwb-2023.xlsx", kwb((2, "g_hhgro", "1,4"), (3, "g_hhgro", "1.35")), "decimale komma"),
    "doubtful thousands": (
        "kwb-2023.xlsx",
        kwb(*((n, "g_hhgro", text) for n, text in enumerate(["2.100", "1.700", "1.400", "1.300", ".", "2.200"]))),
        "drie decimalen",
    ),
    "a word for a number": ("kwb-2023.xlsx", kwb((3, "a_inw", "veel")), "geen getal"),
    "a negative count": ("kwb-2023.xlsx", kwb((3, "a_inw", -3)), "kleiner dan 0"),
    "more than everything": ("kwb-2023.xlsx", kwb((3, "p_koopw", 290)), "groter dan 100"),
    "a wrong code": ("kwb-2023.xlsx", kwb((3, "gwb_code_10", "buurt 1")), "geen code van een gebied"),
    "a merged cell in the codes": ("kwb-2023.xlsx", kwb((3, "gwb_code_10", None)), "samengevoegd"),
    "a merged cell in the headings": (
        "kwb-2023.xlsx",
        kwb(head=[*files.KWB_HEAD[:7], None, *files.KWB_HEAD[8:]]),
        "mist een kolomnaam",
    ),
    "two rows of headings": (
        "kwb-2023.xlsx",
        files.workbook([files.KWB_HEAD, UNITS, *files.KWB_ROWS]),
        "tweede kopregel",
    ),
    "the same area twice": ("kwb-2023.xlsx", files.kwb([*files.KWB_ROWS, files.KWB_ROWS[3]]), "staat twee keer"),
    "the same column twice": ("kwb-2023.xlsx", kwb(head=[*files.KWB_HEAD[:-1], "a_inw"]), "staat er vaker in"),
    "a separator in a cell": (
        "kwb-2023.csv",
        files.csv_text([files.KWB_HEAD, *files.KWB_ROWS]).replace("Wyck", "Wyck; oost"),
        "meer cellen dan er kolomnamen",
    ),
    "an open quote": (
        "kwb-2023.csv",
        files.csv_text([files.KWB_HEAD, *files.KWB_ROWS]).replace("Wyck", '"Wyck'),
        "niet te lezen",
    ),
    "a year that is none": ("lbm.csv", files.LEEFBAAROMETER.replace("2020", "vorig"), "geen jaar"),
    "energy labels without a column": (
        "v2026.csv",
        files.ENERGY.replace("Pand_gebouwklasse", "Iets"),
        "‘Pand_gebouwklasse’ ontbreekt",
    ),
    "energy labels without dwellings": ("v2026.csv", files.ENERGY.replace(";W;", ";U;"), "geen woning"),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_it_is_told(case):
    name, data, expected = CASES[case]
    found = problems(name, data)
    assert any(expected in f"{problem}" for problem in found), [str(problem) for problem in found]
    assert all(problem.advice and problem.file == name for problem in found)


def test_a_problem_names_sheet_row_and_column():
    (problem,) = problems("kwb-2023.xlsx", kwb((3, "a_inw", "veel")))
    assert problem.where == "kwb-2023.xlsx, blad KWB2023, regel 5, kolom a_inw"


def test_letters_of_an_old_computer_are_read():
    text = files.csv_text([files.KWB_HEAD, *files.KWB_ROWS]).replace("Wyck", "Belvédère")
    assert problems("kwb-2023.csv", text.encode("cp1252")) == []
    assert problems("kwb-2023.csv", text.encode("utf-8-sig")) == []
    assert problems("kwb-2023.csv", text.encode("utf-16")) == []
