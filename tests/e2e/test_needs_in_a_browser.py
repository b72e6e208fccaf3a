# SPDX-License-Identifier: EUPL-1.2
"""Sliders of the need for housing with care: live with JavaScript, by a button without, and with the keyboard."""

import pytest
from playwright.sync_api import expect

from factories import make_user
from needs.world import make_input, make_run, make_town
from woonregie.access.models import Role
from woonregie.needs.models import NeedsScenario

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def researcher():
    make_town()
    make_input()
    return make_user(Role.RESEARCHER)


def test_a_slider_and_its_number_follow_each_other(open_page, researcher):
    page = open_page(user=researcher)
    page.goto("/woonzorgopgave/scenarios/")
    page.locator("#s-later_entry").focus()
    page.keyboard.press("End")
    expect(page.locator("#k-later_entry")).to_have_value("3")
    page.locator("#k-migration").fill("50")
    page.keyboard.press("Tab")
    expect(page.locator("#s-migration")).to_have_value("50")
    expect(page.locator("#k-later_entry")).to_have_value("3")
    page.wait_for_url("**migration=50**")


def test_a_wrong_number_is_told_beside_its_slider(open_page, researcher):
    page = open_page(user=researcher)
    page.goto("/woonzorgopgave/scenarios/")
    page.locator("#k-migration").fill("900")
    page.keyboard.press("Tab")
    expect(page.locator(".field__error")).to_be_visible()
    page.locator("#k-migration").fill("90")
    page.keyboard.press("Tab")
    expect(page.locator(".field__error")).to_have_count(0)


@pytest.mark.parametrize("javascript", [True, False])
def test_a_scenario_is_tried_and_saved(open_page, researcher, javascript):
    page = open_page(375, javascript=javascript, user=researcher)
    page.goto("/woonzorgopgave/scenarios/")
    page.locator("#k-later_entry").fill("1.2")
    page.get_by_role("button", name="Reken door").click()
    page.get_by_label("Naam van het scenario").fill("Later")
    page.get_by_role("button", name="Bewaar dit scenario").click()
    expect(page.get_by_text("Het scenario is bewaard.")).to_be_visible()
    assert NeedsScenario.objects.get().changes == {"later_entry": pytest.approx(0.1)}


def test_a_gap_leads_to_its_steps(open_page, researcher):
    make_run()
    page = open_page(user=researcher)
    page.goto("/woonzorgopgave/1/buurten/")
    page.locator("tbody .needs-gap a").first.click()
    expect(page.get_by_role("heading", name="Hoe komt dit getal tot stand?")).to_be_visible()
