# SPDX-License-Identifier: EUPL-1.2
"""The monitor in Chromium: wide and narrow, as a schema and with borders, with the keyboard, and on paper."""

import pytest
from playwright.sync_api import expect

from e2e.conftest import WIDTHS
from example_register import ON
from factories import make_passage
from monitor.monitor_world import agree, fill, make_series, make_town
from woonregie.access.models import Role
from woonregie.places.models import PlaceShape

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]
PAGES = [
    "/monitor/",
    "/monitor/?cijfer=inwoners&kaart=tegels",
    "/monitor/molen/",
    "/monitor/vergelijk/?a=molen&b=haven",
]


@pytest.fixture
def town():
    """A town with figures, a hidden and a missing one, agreements, and borders for its neighbourhoods."""
    found, series = make_town(), make_series()
    leaves = ("molen", "kerk", "haven", "veld")
    for year in (2021, 2022, 2023):
        values = dict(zip((found[code] for code in leaves), (year, "suppressed", 900, "missing"), strict=True))
        fill(series, year, values | {found["noord"]: 3000, found["dorp"]: 9000})
    agree(found["molen"], found["noord"])
    passage = make_passage()
    for number, code in enumerate(leaves):
        west = 5.7 + number / 100
        ring = [[west, 50.8], [west + 0.01, 50.8], [west + 0.01, 50.82], [west, 50.82], [west, 50.8]]
        shape = {"type": "Polygon", "coordinates": [ring]}
        PlaceShape.objects.create(place=found[code], year=ON.year, geometry=shape, passage=passage)
    return found


def test_nothing_is_wrong_with_the_pages(open_page, look, town, sign_in):
    member = sign_in(Role.POLICY_OFFICER).user
    wrong = {}
    for width in WIDTHS:
        for user in (None, member):
            page = open_page(width, user=user)
            wrong |= {(width, bool(user), address): look(page, address) for address in PAGES}
    assert {where: what for where, what in wrong.items() if what} == {}


@pytest.mark.parametrize("drawing", ["grenzen", "tegels"])
def test_an_area_is_reached_and_opened_with_the_keyboard(open_page, town, drawing):
    page = open_page(javascript=False)
    page.goto(f"/monitor/?cijfer=inwoners&kaart={drawing}")
    page.get_by_label("Molen:").focus()
    assert page.evaluate("document.activeElement.getAttribute('aria-label')").startswith("Molen: 2.023")
    page.keyboard.press("Enter")
    page.wait_for_url("**/monitor/molen/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Molen")


def test_on_paper_the_map_and_its_numbers_stay(open_page, town):
    page = open_page()
    page.goto("/monitor/?cijfer=inwoners")
    page.emulate_media(media="print")
    assert page.locator("svg.map").is_visible()
    assert page.locator(".map-legend").is_visible()
    assert not page.locator(".filters").is_visible()
