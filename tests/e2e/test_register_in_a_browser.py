# SPDX-License-Identifier: EUPL-1.2
"""The register as people meet it: wide and narrow, by keyboard, and without JavaScript."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from agreements.register_world import build, enrich_dialogue
from e2e.conftest import WIDTHS
from factories import make_user

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]
PUBLIC = ["/", "/plannen/", "/gebieden/", "/partijen/", "/bronnen/", "/over/", "/begrippen/", "/toegankelijkheid/"]
REGISTER = ["/plannen/P1/", "/plannen/P1/c0/", "/gebieden/wijk/", "/partijen/bouwers/"]


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_wrong_with_any_public_page(open_page, look, width):
    world = build(6)
    page = open_page(width)
    source = f"/bronnen/{world.plan.passage.document.code}/"
    assert {address: look(page, address) for address in [*PUBLIC, *REGISTER, source]} == dict.fromkeys(
        [*PUBLIC, *REGISTER, source], []
    )


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_wrong_with_what_participants_see(open_page, look, width):
    enrich_dialogue(build(6).commitment, 2)
    page = open_page(width, user=make_user())
    assert {address: look(page, address) for address in REGISTER} == dict.fromkeys(REGISTER, [])


def test_a_visitor_filters_and_changes_language_without_javascript(open_page):
    build(6)
    page = open_page(javascript=False)
    page.goto("/plannen/P1/")
    page.get_by_label("Thema", exact=True).select_option("B")
    page.get_by_role("button", name="Toon").click()
    expect(page.locator("main tbody tr")).to_have_count(3)
    assert "theme=B" in page.url
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert "theme=B" in page.url


def test_the_menu_opens_on_a_small_screen_without_javascript(open_page):
    build(1)
    page = open_page(375, javascript=False)
    page.goto("/plannen/")
    menu = page.get_by_role("navigation", name="Menu", exact=True)
    assert not menu.get_by_role("link", name="Wijken").is_visible()
    menu.locator("summary").click()
    menu.get_by_role("link", name="Wijken").click()
    page.wait_for_url("**/monitor/")


def test_the_keyboard_reaches_a_commitment_and_the_focus_is_visible(open_page):
    build(1)
    page = open_page()
    page.goto("/plannen/P1/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip-link"
    page.keyboard.press("Enter")
    for _step in range(40):
        page.keyboard.press("Tab")
        width = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
        assert width == "3px", page.evaluate("document.activeElement.outerHTML")
        if "/plannen/P1/c0/" in str(page.evaluate("document.activeElement.href")):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/plannen/P1/c0/")


def test_large_text_does_not_break_the_page(open_page):
    build(2)
    page = open_page(320)
    page.goto("/plannen/P1/c0/")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_look_itself_sees_what_is_wrong(open_page, look):
    page = open_page(375)
    wrong = look(page, "/bestaat-niet/")
    assert "status 404" in wrong
    page.set_content("<html><body><img src='x'><div>zonder titel en taal</div></body></html>")
    page.evaluate("document.title = ''")
    assert {one["id"] for one in Axe().run(page).response["violations"]} >= {"image-alt", "html-has-lang"}
