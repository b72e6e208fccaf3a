# SPDX-License-Identifier: EUPL-1.2
"""Signing in, looking through the log and signing out, as people do it."""

import pytest
from playwright.sync_api import expect

from e2e.conftest import WIDTHS
from factories import PASSWORD, make_party, make_user
from woonregie.access.grant import Grant
from woonregie.access.models import Role
from woonregie.access.services import record

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


def make_log(count: int) -> None:
    grant = Grant.for_command("load-profile")
    for n in range(count):
        details = {"before": "niet gestart", "after": "in uitvoering"}
        record(grant, "progress.add", f"commitment:PA2226/5{n}", f"Voortgang {n} gemeld.", details)


def make_example_accounts() -> None:
    for role in (Role.POLICY_OFFICER, Role.CORPORATION, Role.BOARD_MEMBER):
        make_user(
            role, make_party(), f"voorbeeld-{role}", is_sample=True, first_name=f"Medewerker {role} (voorbeeld)"
        )


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_wrong_with_the_pages(open_page, look, width, settings):
    settings.DEMO = True
    make_example_accounts()
    make_log(60)
    assert look(open_page(width), "/aanmelden/") == []
    reader = open_page(width, user=make_user(Role.ADMINISTRATOR))
    assert look(reader, "/logboek/") == []
    assert look(reader, "/logboek/?party=onbekend&action=progress.add&page=2") == []


@pytest.mark.parametrize("javascript", [True, False])
def test_a_user_signs_in_by_keyboard_looks_in_the_log_and_leaves(open_page, javascript):
    make_user(Role.ADMINISTRATOR, username="anna")
    make_log(3)
    page = open_page(javascript=javascript)
    page.goto("/logboek/")
    page.get_by_label("Gebruikersnaam").fill("anna")
    page.keyboard.press("Tab")
    page.keyboard.type("verkeerd")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("horen niet bij elkaar")
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/logboek/")
    page.get_by_label("Handeling").select_option("session.refuse")
    page.get_by_role("button", name="Toon").click()
    expect(page.locator("main tbody tr")).to_have_count(1)
    page.get_by_role("button", name="Afmelden").click()
    page.goto("/logboek/")
    page.wait_for_url("**/aanmelden/**")


def test_an_example_account_opens_with_one_click_and_goes_where_the_visitor_was_going(open_page, settings):
    settings.DEMO = True
    make_example_accounts()
    page = open_page(375, javascript=False)
    page.goto("/logboek/")
    page.get_by_role("button", name="Ga verder als Medewerker policy_officer (voorbeeld)").click()
    page.wait_for_url("**/logboek/")
    expect(page.locator("main")).to_contain_text("Aangemeld als voorbeeldaccount.")
