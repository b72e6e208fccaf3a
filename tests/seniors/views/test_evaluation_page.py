# SPDX-License-Identifier: EUPL-1.2
"""The page of the evaluation: a period that is asked for, what nobody knows yet, and who sees small numbers."""

import io
from datetime import date

import pytest
from django.test import Client
from openpyxl import load_workbook
from selectolax.lexbor import LexborHTMLParser

from factories import make_document, make_user
from seniors.pilot_world import case, make_pilot, move_on, said, written
from woonregie.access.models import Role
from woonregie.seniors.models import HelpRequest

pytestmark = pytest.mark.django_db
PAGE, FILE = "/senioren/evaluatie/", "/senioren/evaluatie.xlsx"
PERIOD = "?van=2025-04-01&tot=2025-09-30"


def as_role(role: str) -> Client:
    browser = Client()
    browser.force_login(make_user(role), backend="django.contrib.auth.backends.ModelBackend")
    return browser


def text_of(response) -> str:
    return LexborHTMLParser(response.content.decode()).css_first("main").text(separator=" ")


def a_pilot():
    make_document("D004")
    pilot = make_pilot()
    move_on(date(2025, 5, 1), date(2025, 6, 1))
    cases = [case(pilot) for _ in range(20)]
    written(pilot, date(2025, 5, 1), *cases)
    for one in cases[:3]:
        said(one, date(2025, 5, 9))
    HelpRequest.objects.create(case=cases[0], kind="moving", asked_on=date(2025, 5, 10))
    return pilot


def test_the_three_categories_with_numerator_and_expectation():
    a_pilot()
    read = text_of(as_role(Role.SENIORENMAKELAAR).get(PAGE + PERIOD))
    for words in (
        "1. Werkwijze en resultaten",
        "2. Hulpvragen en gereedschapskist",
        "3. Effecten op woonruimteverdeling en Wmo",
        "3 van 20",
        "Verwacht was 10% tot 20%. De reactie ligt daarbinnen.",
        "nog niet te zeggen",
        "geen bewijs van oorzaak",
        "vastgelegd op 1 maart 2025, voor de start",
    ):
        assert words in read


def test_every_number_opens_the_place_that_asks_for_it():
    a_pilot()
    page = LexborHTMLParser(as_role(Role.SENIORENMAKELAAR).get(PAGE + PERIOD).content.decode())
    assert page.css("[data-figure]")
    for node in page.css("[data-sourced]"):
        if node.css("[data-figure]"):
            assert node.css('a[href^="/bronnen/D004/"]')


@pytest.mark.parametrize(
    ("role", "shielded"),
    [(Role.RESEARCHER, True), (Role.POLICY_OFFICER, True), (Role.CORPORATION, False)],
)
def test_one_household_that_asked_for_help_is_shielded_from_who_does_not_work_with_it(role, shielded):
    a_pilot()
    assert ("afgeschermd" in text_of(as_role(role).get(PAGE + PERIOD))) is shielded
    book = load_workbook(io.BytesIO(as_role(role).get(FILE + PERIOD).content))
    values = [cell.value for row in book["Cijfers"].iter_rows() for cell in row]
    assert ("afgeschermd" in values) is shielded


def test_a_comparison_that_was_fixed_too_late_is_told_so():
    pilot = a_pilot()
    pilot.comparison_fixed_on = date(2025, 5, 1)
    pilot.save()
    read = text_of(as_role(Role.RESEARCHER).get(PAGE + PERIOD))
    assert "Dat was niet voor de start." in read
    assert "De vergelijking lag niet vast voor de start." in read


@pytest.mark.parametrize("question", ["?van=2025-09-30&tot=2025-04-01", "?van=gisteren", "?tot="])
def test_a_period_that_does_not_exist_is_asked_again(question):
    a_pilot()
    browser = as_role(Role.RESEARCHER)
    assert browser.get(PAGE + question).status_code == 400
    assert browser.get(FILE + question).status_code == 404


def test_without_a_pilot_there_is_nothing_to_evaluate():
    assert as_role(Role.RESEARCHER).get(PAGE).status_code == 404


def test_without_a_question_the_page_is_about_the_pilot_until_today():
    a_pilot()
    response = as_role(Role.RESEARCHER).get(PAGE)
    assert 'value="2025-04-01"' in response.content.decode()
    assert response.status_code == 200
