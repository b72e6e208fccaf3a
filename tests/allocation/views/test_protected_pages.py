# SPDX-License-Identifier: EUPL-1.2
"""Small numbers of lettings stay off the pages and out of the workbook for who does not work on all of them."""

import re
from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from allocation.queries.world import make_budget, make_letting
from allocation.services.world import corporation
from woonregie.access.models import Role

pytestmark = pytest.mark.django_db
ON, HIDDEN = date(2024, 5, 13), "te weinig om te tonen"
EXACT = [Role.ADMINISTRATOR, Role.POLICY_OFFICER]
PROTECTED = [Role.CORPORATION, Role.TENANT_ASSOCIATION, Role.SENIORENMAKELAAR, Role.RESEARCHER, Role.BOARD_MEMBER]


@pytest.fixture(autouse=True)
def some_lettings(settings):
    """In the first quarter seventeen regular lettings of one landlord, and three to who has a Wmo indication."""
    settings.DEMO, settings.DEMO_REFERENCE_DATE = True, ON
    make_budget(regulier=731)
    for _number in range(17):
        make_letting(date(2024, 1, 31), landlord="woonpunt")
    for landlord in ("servatius", "woonpunt", "woonpunt"):
        make_letting(date(2024, 2, 1), "wmo", landlord)


def counts_of(html: str) -> list[str]:
    return re.findall(r"data-count>([^<]*)<", html)


def cells_of(browser, query: str = "") -> list:
    content = browser.get(reverse("allocation:realisation-file") + query).content
    return [
        cell.value for line in load_workbook(BytesIO(content)).worksheets[0].iter_rows(min_row=2) for cell in line
    ]


@pytest.mark.parametrize("role", PROTECTED)
def test_the_page_and_the_workbook_hide_the_same(sign_in, role):
    browser = sign_in(role, corporation("servatius"))
    html = browser.get(reverse("allocation:realisation")).content.decode()
    shown, cells = counts_of(html), cells_of(browser)
    for number in (1, 2, 3, 17, 20):  # 20 on a base of five is what seventeen and three are together
        assert str(number) not in shown or number == 20
        assert number not in cells or number == 20
    assert HIDDEN in html
    assert HIDDEN in cells


@pytest.mark.parametrize("role", EXACT)
def test_who_works_on_all_lettings_sees_them(sign_in, role):
    browser = sign_in(role)
    html = browser.get(reverse("allocation:realisation")).content.decode()
    assert {"17", "3", "20"} <= set(counts_of(html))
    assert HIDDEN not in html
    assert {17, 3, 20} <= set(cells_of(browser))


def test_a_landlord_may_ask_for_its_own(sign_in):
    browser = sign_in(Role.CORPORATION, corporation("servatius"))
    html = browser.get(reverse("allocation:realisation") + "?van=eigen").content.decode()
    assert {"1", "0"} >= set(counts_of(html))
    assert "1" in counts_of(html)
    cells = cells_of(browser, "?van=eigen")
    assert 1 in cells
    assert 17 not in cells


@pytest.mark.parametrize("role", [Role.BOARD_MEMBER, Role.RESEARCHER])
def test_nobody_else_gets_exact_numbers_by_asking_for_its_own(sign_in, role):
    browser = sign_in(role, corporation("servatius"))
    assert HIDDEN in browser.get(reverse("allocation:realisation") + "?van=eigen").content.decode()
    assert 1 not in cells_of(browser, "?van=eigen")


def test_other_rules_are_protected_too(sign_in):
    browser = sign_in(Role.BOARD_MEMBER)
    html = browser.get(reverse("allocation:scenario"), {"allocation.pool.share_percent": "100"}).content.decode()
    assert not {"1", "2", "3", "17"} & set(counts_of(html))
