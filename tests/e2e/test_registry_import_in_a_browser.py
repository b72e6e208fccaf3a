# SPDX-License-Identifier: EUPL-1.2
"""Reading the registry in, in a real browser: with and without JavaScript, wide and narrow."""

import os

import pytest
from playwright.sync_api import expect

from allocation.services.world import make_dwelling, make_household, operator
from e2e.conftest import WIDTHS
from factories import make_user
from intake.registry_files.test_pages import HOMES, home_line, zipped
from woonregie.access.models import Role
from woonregie.allocation.models import Dwelling, Household
from woonregie.intake.services.import_registry import start_registry

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


def runs() -> list[int]:
    """A run with differences and a remark, and one with errors."""
    homes = [make_dwelling() for _number in range(3)]
    people = [make_household() for _number in range(60)]
    good = zipped(
        dwellings=[HOMES, *(home_line(home, "655.50") for home in homes)],
        households=["code,size,resident_children", *(f"{one.code},2,1" for one in people), "NIEUW,1,"],
        lettings=["advert", "A"],
    )
    wrong = zipped(households=["code,size", *(f"H{number},veel" for number in range(60))])
    return [start_registry(operator(), name, data).pk for name, data in (("a.zip", good), ("b.zip", wrong))]


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_wrong_with_the_pages(open_page, look, width):
    found = runs()
    page = open_page(width, user=make_user(Role.ADMINISTRATOR))
    addresses = ["/importeren/register/", *(f"/importeren/register/{pk}/" for pk in found)]
    seen = {}
    for address in addresses:
        seen[address] = look(page, address)
        if folder := os.environ.get("SCREENSHOTS"):
            page.screenshot(path=f"{folder}/register-{addresses.index(address)}-{width}.png", full_page=True)
    assert seen == dict.fromkeys(addresses, [])


@pytest.mark.parametrize("javascript", [True, False])
def test_from_upload_to_undo(open_page, tmp_path, javascript):
    home = make_dwelling()
    file = tmp_path / "levering.zip"
    file.write_bytes(zipped(dwellings=[HOMES, home_line(home, "655.50")], households=["code,size", "NIEUW,2"]))
    page = open_page(javascript=javascript, user=make_user(Role.ADMINISTRATOR))
    page.goto("/importeren/register/")
    page.get_by_label("Bestand", exact=True).set_input_files(file)
    page.get_by_role("button", name="Lees in").click()
    assert page.locator("ins").inner_text() == "655,50"
    page.get_by_role("button", name="Bevestig de wijzigingen").click()
    expect(page.get_by_text("Het register is bijgewerkt")).to_be_visible()
    assert Dwelling.objects.get(pk=home.pk).rent == 65_550
    assert Household.objects.filter(code="NIEUW").exists()
    page.get_by_role("button", name="Draai terug").click()
    expect(page.get_by_text("Het inlezen is teruggedraaid")).to_be_visible()
    assert Dwelling.objects.get(pk=home.pk).rent == 60_000
    assert not Household.objects.exists()
