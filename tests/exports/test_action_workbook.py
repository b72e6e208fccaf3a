# SPDX-License-Identifier: EUPL-1.2
"""The action list as a workbook."""

import io
from datetime import date

import pytest
from openpyxl import load_workbook

from factories import (
    grant_for,
    make_action,
    make_commitment,
    make_party,
    make_plan,
    make_progress,
    make_theme,
    make_user,
)
from woonregie.agreements.queries.action_list import ActionFilter
from woonregie.exports.action_columns import COLUMNS
from woonregie.exports.action_workbook import action_workbook

pytestmark = pytest.mark.django_db
ON = date(2024, 9, 1)


@pytest.fixture
def action():
    party = make_party("bouwers")
    commitment = make_commitment(make_theme(make_plan("P1")), code="5t", lead=party)
    action = make_action(commitment, "5t.1", lead=party, title="=1+1", blocking_condition="@geld")
    make_progress(action)
    return action


def exported():
    return action_workbook(grant_for(make_user()), ActionFilter(), ON)


def test_a_row_holds_the_action_and_its_standing(action):
    sheet = load_workbook(io.BytesIO(exported()))["Acties"]
    row = dict(zip((c.value for c in sheet[1]), (c.value for c in sheet[2]), strict=True))
    assert [c.heading for c in COLUMNS] == list(row)
    assert (row["_id"], row["_revisie"], row["Afspraak"], row["Code"]) == (action.pk, 1, "P1 5t", "5t.1")
    assert (row["Trekker"], row["Fase"], row["Koers"]) == ("Bouwers", "in uitvoering", "op koers")
    assert row["Klaar op"].date() == date(2024, 12, 31)


def test_no_text_becomes_a_formula(action):
    book = load_workbook(io.BytesIO(exported()))
    assert book["Acties"]["F2"].value == "'=1+1"
    assert {cell.data_type for sheet in book for row in sheet for cell in row} <= {"n", "s", "d"}


def test_only_what_may_change_is_open(action):
    book = load_workbook(io.BytesIO(exported()))
    sheet = book["Acties"]
    assert sheet.protection.sheet
    open_headings = [c.value for c in sheet[1] if not sheet.cell(2, c.column).protection.locked]
    assert open_headings == [column.heading for column in COLUMNS if column.editable]
    assert sheet.column_dimensions["A"].hidden
    assert book["Lijsten"].sheet_state == "hidden"
    assert {str(rule.type) for rule in sheet.data_validations.dataValidation} == {"list", "date"}
    assert not sheet.cell(3, 4).protection.locked  # a new action says where it belongs


def test_the_same_list_gives_the_same_bytes(action):
    user = grant_for(make_user())
    assert action_workbook(user, ActionFilter(), ON) == action_workbook(user, ActionFilter(), ON)


def test_the_download_honours_the_filters_of_the_list(action, sign_in):
    make_action(make_commitment(make_theme(make_plan("P2"))))
    answer = sign_in().get("/acties/export/", {"plan": "P2", "peildatum": "2024-09-01"})
    assert answer["Content-Disposition"].endswith('"acties-2024-09-01.xlsx"')
    sheet = load_workbook(io.BytesIO(answer.content))["Acties"]
    assert [cell.value for cell in sheet["D"] if cell.value] == ["Afspraak", next(c.value for c in sheet["D"][1:])]
    assert sheet["D2"].value.startswith("P2 ")
    about = load_workbook(io.BytesIO(answer.content))["Toelichting"]
    assert "plan: P2" in {row[1].value for row in about.iter_rows()}
