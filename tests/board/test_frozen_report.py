# SPDX-License-Identifier: EUPL-1.2
"""A board report stays as it was frozen, on page, in PDF and in Excel; the public sees it once released."""

import hashlib
import io

import pytest
from django.test import Client
from openpyxl import load_workbook
from pypdf import PdfReader

from example_register import ON, load_maastricht
from factories import make_user
from woonregie.access.models import AuditEvent
from woonregie.agreements.models import Progress
from woonregie.board.models import BoardReport
from woonregie.board.pdf import report_pdf
from woonregie.board.services import freeze_report, release_report
from woonregie.board.workbook import report_workbook

pytestmark = pytest.mark.django_db
PAGES_BEFORE_THE_ANNEX = 4


@pytest.fixture
def report() -> BoardReport:
    return freeze_report(load_maastricht(sample=True), ON)


def test_the_fingerprint_is_over_exactly_what_is_stored(report):
    assert report.sha256 == hashlib.sha256(report.content.encode()).hexdigest()
    assert AuditEvent.objects.filter(action="board.freeze").count() == 1


def test_freezing_the_same_facts_again_gives_the_same_report(report):
    again = freeze_report(load_maastricht(), ON)
    assert again.pk == report.pk
    assert BoardReport.objects.count() == 1


def test_later_progress_does_not_change_what_was_frozen(report):
    before = report.content
    latest = Progress.objects.latest("pk")
    latest.pk, latest.action, latest.target, latest.amount_realised = None, None, None, None
    latest.explanation, latest.phase, latest.recorded_on = "Net begonnen.", "stopped", ON
    latest.save(force_insert=True)
    report.refresh_from_db()
    assert report.content == before
    other = freeze_report(load_maastricht(), ON)
    assert other.sha256 != report.sha256
    assert other.previous_id == report.pk


def test_the_pdf_is_the_same_to_the_byte_tagged_titled_and_short(report):
    once, twice = report_pdf(report), report_pdf(BoardReport.objects.get())
    assert once == twice
    pdf = PdfReader(io.BytesIO(once))
    catalogue = pdf.root_object
    assert catalogue["/MarkInfo"]["/Marked"]
    assert str(catalogue["/Lang"]).startswith("nl")
    assert pdf.metadata is not None
    assert "Maastricht" in str(pdf.metadata.title)
    texts = [page.extract_text() for page in pdf.pages]
    annex = next(number for number, text in enumerate(texts) if "Bijlage" in text)
    assert annex <= PAGES_BEFORE_THE_ANNEX
    assert report.sha256[:8] in "".join(texts)


def test_the_workbook_holds_every_agreement_and_the_fingerprint(report):
    book = load_workbook(io.BytesIO(report_workbook(report)), read_only=True)
    cells = [str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell]
    assert report.sha256 in cells
    assert {"2f", "5w", "6j"} <= set(cells)


def test_the_public_sees_a_report_only_after_release(report, client: Client):
    assert client.get("/boww/1/").status_code in (302, 404)
    assert client.get("/boww/1/rapport.pdf").status_code in (302, 404)
    release_report(load_maastricht(), report)
    assert client.get("/boww/1/").status_code == 200
    assert client.get("/boww/1/rapport.pdf")["Content-Type"] == "application/pdf"


def test_two_reports_are_compared_on_a_page(report, client: Client):
    later = freeze_report(load_maastricht(), ON.replace(year=2025))
    client.force_login(make_user())
    assert client.get(f"/boww/{later.number}/verschil/{report.number}/").status_code == 200
