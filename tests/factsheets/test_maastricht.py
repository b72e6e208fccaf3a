# SPDX-License-Identifier: EUPL-1.2
"""A sheet that no document published: put together from printed tables, and open where they are silent."""

import io
from datetime import date

import pypdf
import pytest

from example_register import load_maastricht
from woonregie.factsheets.pdf import sheet_pdf
from woonregie.factsheets.queries.sheets import fact_sheet
from woonregie.factsheets.subjects import SUBJECTS

pytestmark = pytest.mark.django_db
ON = date(2024, 7, 1)
# D000 lines 412-422, 395-403 and 1629-1641, the column of Servatius, by hand.
SERVATIUS = [
    ("rents", "Goedkoop", "760"), ("rents", "Betaalbaar 1", "5.040"), ("rents", "Betaalbaar 2", "1.541"),
    ("rents", "Tot de liberalisatiegrens", "1.710"), ("rents", "Boven de liberalisatiegrens", "19"),
    ("rents", "Goedkoop", "-205"), ("rents", "Betaalbaar 1", "-44"), ("rents", "Betaalbaar 2", "198"),
    ("rents", "Tot de liberalisatiegrens", "343"), ("rents", "Boven de liberalisatiegrens", "-26"),
    ("rents", "Alle zelfstandige DAEB-woningen in 2026", "9.070"),
    ("developments", "Nieuwbouw", "605"), ("developments", "Sloop", "95"), ("developments", "Verkoop", "10"),
    ("developments", "Aankoop", "10"), ("developments", "Renovaties", "1.612"),
    ("developments", "Verandering van het bezit", "510"),
    ("developments", "Kosten van de renovaties", "€ 94.101.000"),
]  # fmt: skip


@pytest.fixture
def sheet():
    return fact_sheet(load_maastricht(), "maastricht", "servatius", ON)


def test_known_figures_stand_there_and_unknown_subjects_stay_open(sheet):
    told = [
        (block.subject, row.label, row.figures[0].words)
        for block in sheet.blocks
        for panel in block.panels
        for row in panel.rows
    ]
    assert [line for line in told if line[0] != "allocation"] == SERVATIUS
    assert [words for subject, _label, words in told if subject == "allocation"] == ["26 maanden", "11.534"]
    assert [block.subject for block in sheet.blocks] == list(SUBJECTS)
    assert [block.subject for block in sheet.blocks if block.has_data] == ["rents", "allocation", "developments"]
    assert not sheet.printed


def test_only_findings_about_figures_of_this_corporation_stand_there(sheet):
    shown = {
        ("d000-stock-2026", "servatius"),
        ("d000-stock-development", "servatius"),
        ("d000-property", "servatius"),
    }
    for view in sheet.findings:
        facts = [fact for side in (view.outcome.left, view.outcome.right) for fact in side.facts]
        assert shown & {(fact.table, fact.column) for fact in facts}, view.code


def test_the_page_says_where_there_is_no_data_and_the_pdf_has_two_pages(sheet, client):
    page = client.get("/gemeentekaarten/maastricht/servatius/").content.decode()
    assert page.count("geen gegevens") == len(SUBJECTS) - 3
    assert len(pypdf.PdfReader(io.BytesIO(sheet_pdf(sheet))).pages) == 2
