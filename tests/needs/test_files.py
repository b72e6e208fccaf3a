# SPDX-License-Identifier: EUPL-1.2
"""Workbook and PDF, read back: the same numbers, the assumptions with their source, and the same bytes twice."""

import io

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from needs.world import make_run, make_town
from woonregie.access.models import Role
from woonregie.needs.models import NeedsRun
from woonregie.needs.results import CITY, result_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(sign_in):
    make_town()
    make_run()
    return sign_in(Role.BOARD_MEMBER)


def test_the_workbook_holds_the_table_the_anchors_and_every_assumption(browser):
    data = browser.get("/woonzorgopgave/1/woonzorgopgave.xlsx").content
    assert data == browser.get("/woonzorgopgave/1/woonzorgopgave.xlsx").content
    book = load_workbook(io.BytesIO(data))
    assert book.sheetnames == [
        "Berekening", "Behoefte en tekort", "Zorg (modelschatting)", "Cijfers van documenten", "Aannames",
    ]  # fmt: skip
    table = list(book["Behoefte en tekort"].iter_rows(values_only=True))
    assert len(table) == 1 + (3 + 2 + 1) * 3 * 3
    found = result_of(NeedsRun.objects.get().result)
    band = found.band(found.at(CITY)[0], "gap.geclusterd", 2035)
    row = next(one for one in table if one[1:4] == ("hele gemeente", 2035, "geclusterd"))
    assert row[8:] == (round(band.low), round(band.middle), round(band.high))
    assumed = list(book["Aannames"].iter_rows(min_row=2, values_only=True))
    assert len(assumed) > 50
    assert all(one[4] for one in assumed)
    about = dict(book["Berekening"].iter_rows(min_row=2, max_col=2, values_only=True))
    assert "verzonnen" in about["Voorbeeldbevolking"]
    assert about["Kenmerk van de uitkomst (SHA-256)"] == found_hash()


def found_hash():
    return NeedsRun.objects.get().sha256


def test_small_numbers_of_clients_are_a_class_in_the_workbook_too(browser):
    book = load_workbook(io.BytesIO(browser.get("/woonzorgopgave/1/woonzorgopgave.xlsx").content))
    cells = [
        cell
        for row in book["Zorg (modelschatting)"].iter_rows(min_row=2, min_col=4, values_only=True)
        for cell in row
    ]
    assert "minder dan 20" in cells
    assert all(cell == "minder dan 20" or int(cell.replace(".", "")) >= 20 for cell in cells)


def test_the_pdf_is_tagged_and_says_it_is_made_up(browser):
    data = browser.get("/woonzorgopgave/1/woonzorgopgave.pdf").content
    reader = PdfReader(io.BytesIO(data))
    text = " ".join(page.extract_text() for page in reader.pages)
    assert "Voorbeeldbevolking" in text
    assert all(year in text for year in ("2030", "2035", "2040"))
    assert "Waar dit op rust" in text
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert data == browser.get("/woonzorgopgave/1/woonzorgopgave.pdf").content
