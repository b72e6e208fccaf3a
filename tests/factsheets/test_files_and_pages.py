# SPDX-License-Identifier: EUPL-1.2
"""The fact sheet as PDF, workbook, page and command; and a pair that published none."""

import io
import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pypdf
import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from factories import make_party, make_place
from factsheets.heerlen import GRANT, PRINTED, WRONG, load_heerlen
from woonregie.cli.group import woonregie
from woonregie.factsheets.content import Block, Chart, Figure, Panel, Row
from woonregie.factsheets.drawing import drawing
from woonregie.factsheets.pdf import sheet_pdf
from woonregie.factsheets.queries.sheets import fact_sheet
from woonregie.factsheets.subjects import SUBJECTS
from woonregie.factsheets.workbook import sheet_workbook

pytestmark = pytest.mark.django_db
ON = date(2024, 7, 1)
ADDRESS = "/gemeentekaarten/heerlen/wonen-limburg/"


@pytest.fixture
def sheet():
    load_heerlen()
    return fact_sheet(GRANT, "heerlen", "wonen-limburg", ON)


@pytest.fixture
def empty():
    make_place(code="stad", kind="municipality")
    make_party(code="corporatie", kind="corporation")
    return fact_sheet(GRANT, "stad", "corporatie", ON)


class TestPdf:
    def test_it_is_tagged_says_what_it_is_and_has_two_pages(self, sheet):
        reader = pypdf.PdfReader(io.BytesIO(sheet_pdf(sheet)))
        root = reader.trailer["/Root"]
        assert len(reader.pages) == 2
        assert root["/MarkInfo"]["/Marked"] == True  # noqa: E712 - a boolean of the PDF library
        assert "/StructTreeRoot" in root
        assert root["/Lang"].startswith("nl")
        assert reader.metadata.title == "Gemeentekaart Heerlen, Wonen Limburg"

    def test_every_figure_stands_in_it(self, sheet):
        text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(sheet_pdf(sheet))).pages)
        bare = text.replace("\n", " ").replace("\u202f", " ").replace("\xa0", " ")
        missing = {words for _block, _row, _column, words, _line in PRINTED if words not in bare}
        assert missing == set()
        assert bare.count("regel") >= len({(block, row) for block, row, *_rest in PRINTED})

    def test_the_same_sheet_gives_the_same_bytes(self, sheet):
        assert sheet_pdf(sheet) == sheet_pdf(sheet)

    def test_a_sheet_without_any_data_still_has_two_pages_and_no_zero(self, empty):
        reader = pypdf.PdfReader(io.BytesIO(sheet_pdf(empty)))
        text = "".join(page.extract_text() for page in reader.pages)
        assert len(reader.pages) == 2
        assert text.count("geen gegevens") == len(SUBJECTS)


class TestStrangeNumbers:
    @pytest.mark.parametrize("values", [[None, None, 3], [0, 0, 0], [-5, 10, 2], [1] * 60])
    @pytest.mark.parametrize("chart", list(Chart))
    def test_every_chart_copes_and_the_pdf_keeps_its_two_pages(self, sheet, values, chart):
        figures = [Figure(None if v is None else Decimal(v), "dwellings", 0, sheet.passage) for v in values]
        rows = tuple(Row(f"Rij *met* #tekens {n}", (figure,)) for n, figure in enumerate(figures))
        strange = replace(sheet, blocks=(Block("stock", (Panel("Vreemd", ("A",), rows, chart),)), Block("solar")))
        reader = pypdf.PdfReader(io.BytesIO(sheet_pdf(strange)))
        assert len(reader.pages) == 2
        assert "*met* #tekens" in reader.pages[0].extract_text()
        assert len(drawing(strange.blocks[0].panels[0]).rows) == len(values)


class TestWorkbook:
    def test_every_figure_has_its_source_and_a_dash_is_an_empty_cell(self, sheet):
        book = load_workbook(io.BytesIO(sheet_workbook(sheet)))
        rows = list(book["Cijfers"].iter_rows(min_row=2, values_only=True))
        assert len(rows) == len(PRINTED)
        assert all(row[7].startswith("D003") for row in rows)
        assert sum(row[4] is None for row in rows) == sum(words == "–" for *_x, words, _line in PRINTED)
        assert book["Bevindingen"].max_row == 1 + len(WRONG)

    def test_the_same_sheet_gives_the_same_bytes(self, sheet):
        assert sheet_workbook(sheet) == sheet_workbook(sheet)


class TestPages:
    def test_a_visitor_reads_it_with_a_link_to_the_source_of_every_figure(self, client):
        load_heerlen()
        page = client.get(ADDRESS).content.decode()
        known = [words for *_x, words, _line in PRINTED if words != "–"]
        assert page.count("data-figure") == len(known)
        assert all(words in page.replace("\xa0", " ") for words in known)
        assert page.count("/bronnen/D003/#p") > 40
        assert page.count("/cijfers/bevindingen/rule-d003-") == len(WRONG)

    def test_a_pair_without_data_says_so_and_shows_no_number(self, client, empty):
        page = client.get("/gemeentekaarten/stad/corporatie/").content.decode()
        assert page.count("geen gegevens") == len(SUBJECTS)
        assert "data-figure" not in page

    def test_the_form_leads_to_a_pair(self, client):
        load_heerlen()
        answer = client.get("/gemeentekaarten/", {"gemeente": "heerlen", "corporatie": "wonen-limburg"})
        assert answer["Location"] == ADDRESS
        assert client.get("/gemeentekaarten/", {"gemeente": "%00", "corporatie": "x"}).status_code == 400

    @pytest.mark.parametrize(
        "address", ["x/wonen-limburg/", "heerlen/x/", "hoensbroek/wonen-limburg/", "heerlen/rigo/"]
    )
    def test_what_is_no_municipality_or_corporation_is_not_found(self, client, address):
        load_heerlen()
        assert client.get(f"/gemeentekaarten/{address}").status_code == 404
        assert client.get(f"/gemeentekaarten/{address}gemeentekaart.pdf").status_code == 404

    def test_files_are_named_after_the_pair(self, client):
        load_heerlen()
        for kind in ("pdf", "xlsx"):
            answer = client.get(f"{ADDRESS}gemeentekaart.{kind}")
            assert answer.status_code == 200
            assert f'"gemeentekaart-heerlen-wonen-limburg.{kind}"' in answer["Content-Disposition"]


class TestCommand:
    def test_it_writes_three_files(self, tmp_path):
        load_heerlen()
        asked = [
            "fact-sheet",
            "--municipality",
            "heerlen",
            "--corporation",
            "wonen-limburg",
            "--out",
            str(tmp_path),
        ]
        answer = CliRunner().invoke(woonregie, [*asked, "--format", "json"])
        said = json.loads(answer.output)
        assert said["findings"] == len(WRONG)
        assert sorted(path.suffix for path in tmp_path.iterdir()) == [".json", ".pdf", ".xlsx"]
        data = json.loads((tmp_path / "gemeentekaart-heerlen-wonen-limburg.json").read_text())
        assert [block["subject"] for block in data["blocks"]][:2] == ["stock", "rents"]

    def test_an_unknown_pair_is_explained(self, tmp_path):
        load_heerlen()
        asked = ["fact-sheet", "--municipality", "x", "--corporation", "y", "--out", str(tmp_path / "z")]
        answer = CliRunner().invoke(woonregie, asked)
        assert answer.exit_code == 1
        assert "heerlen" in answer.output
        assert not (tmp_path / "z").exists()
