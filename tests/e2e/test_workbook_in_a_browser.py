# SPDX-License-Identifier: EUPL-1.2
"""Reading a workbook in, in a real browser: with and without JavaScript, wide and narrow."""

import os

import pytest
from playwright.sync_api import expect

from e2e.conftest import WIDTHS
from factories import make_user
from intake.workbook.books import NAME, ON, exported, with_cells, world
from woonregie.access.models import Role
from woonregie.agreements.models import Action
from woonregie.intake.services.import_actions import start_import

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


def runs():
    """A run with changes and a conflict, and one with errors."""
    w = world()
    sheet = exported(w.grant)
    mine = with_cells(sheet, {(2, "Actie"): "Mijn tekst", (3, "Wacht op"): "geld", (3, "Fase"): "voorbereiding"})
    wrong = with_cells(sheet, {(2, "Klaar op"): "29-02-2023", (3, "Fase"): "bijna klaar"})
    Action.objects.filter(pk=w.action.pk).update(title="Tekst van een ander", revision=2)
    return w, [start_import(w.grant, NAME, data, ON).pk for data in (mine, wrong)]


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_wrong_with_the_pages(open_page, look, width):
    _w, found = runs()
    page = open_page(width, user=make_user(Role.ADMINISTRATOR))
    addresses = ["/importeren/", *(f"/importeren/{pk}/" for pk in found)]
    seen = {}
    for address in addresses:
        seen[address] = look(page, address)
        if folder := os.environ.get("SCREENSHOTS"):
            page.screenshot(path=f"{folder}/import-{addresses.index(address)}-{width}.png", full_page=True)
    assert seen == dict.fromkeys(addresses, [])


@pytest.mark.parametrize("javascript", [True, False])
def test_from_upload_to_undo(open_page, tmp_path, javascript):
    w = world()
    file = tmp_path / NAME
    file.write_bytes(with_cells(exported(w.grant), {(2, "Actie"): "Anders"}))
    page = open_page(javascript=javascript, user=make_user(Role.CORPORATION, w.builder))
    page.goto("/importeren/")
    page.get_by_label("Werkmap").set_input_files(file)
    page.get_by_role("button", name="Lees in").click()
    assert page.locator("ins").inner_text() == "Anders"
    page.get_by_role("button", name="Bevestig de wijzigingen").click()
    assert Action.objects.get(pk=w.action.pk).title == "Anders"
    page.get_by_role("button", name="Draai terug").click()
    expect(page.get_by_text("De wijzigingen zijn teruggedraaid")).to_be_visible()
    assert Action.objects.get(pk=w.action.pk).title == "Massa maken"
