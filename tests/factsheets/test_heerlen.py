# SPDX-License-Identifier: EUPL-1.2
"""The fact sheet of Heerlen, figure by figure, and everything in it that does not fit."""

from datetime import date

import pytest

from factsheets.heerlen import GRANT, PRINTED, WRONG, load_heerlen
from woonregie.factsheets.queries.sheets import fact_sheet

pytestmark = pytest.mark.django_db
ON = date(2024, 7, 1)


@pytest.fixture
def sheet():
    load_heerlen()
    return fact_sheet(GRANT, "heerlen", "wonen-limburg", ON)


def told(sheet):
    """Every figure of the sheet in the shape of the list by hand."""
    return [
        (block.subject, row.label, column, figure.words, figure.passage.first_line)
        for block in sheet.blocks
        for panel in block.panels
        for row in panel.rows
        for column, figure in zip(panel.columns or ("",), row.figures, strict=True)
    ]


def test_every_figure_is_there_as_printed_with_its_line_and_no_other(sheet):
    assert told(sheet) == PRINTED
    assert {
        f.passage.document.code for b in sheet.blocks for p in b.panels for r in p.rows for f in r.figures
    } == {"D003"}


def test_what_does_not_fit_stands_beside_its_block(sheet):
    found = [
        (block.subject, view.outcome.kind, view.outcome.explanation)
        for block in sheet.blocks
        for view in block.findings
    ]
    assert len(found) == len(WRONG)
    for subject, kind, left, right in WRONG:
        assert [x for x in found if x[:2] == (subject, kind) and left in x[2] and right in x[2]], (subject, left)


def test_a_dash_is_not_a_zero(sheet):
    rents = next(block for block in sheet.blocks if block.subject == "rents")
    first = rents.panels[0].rows[0].figures[0]
    assert first.value is None
    assert first.words == "–"


def test_a_fixed_number_of_queries(sheet, django_assert_num_queries):
    with django_assert_num_queries(10):
        fact_sheet(GRANT, "heerlen", "wonen-limburg", ON)


def test_a_finding_across_documents_is_no_finding_of_this_sheet(sheet):
    documents = {
        fact.passage.document
        for view in sheet.findings
        for side in (view.outcome.left, view.outcome.right)
        for fact in side.facts
    }
    assert documents == {"D003"}
