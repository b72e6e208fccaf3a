# SPDX-License-Identifier: EUPL-1.2
"""Reading a workbook in through the pages."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from intake.workbook.books import NAME, PLACES, exported, with_cells, world
from woonregie.access.models import Role
from woonregie.agreements.models import Action
from woonregie.exports.action_columns import SHEET
from woonregie.intake.models import ImportRun, ImportState

pytestmark = pytest.mark.django_db


@pytest.fixture
def w():
    return world()


def send(browser, data, name=NAME):
    return browser.post("/importeren/", {"file": SimpleUploadedFile(name, data)})


def test_from_upload_to_undo(w, sign_in):
    browser = sign_in(Role.CORPORATION, w.builder)
    answer = send(browser, with_cells(exported(w.grant), {(2, "Actie"): "Nieuwe naam"}))
    run = ImportRun.objects.get()
    assert answer.headers["Location"] == f"/importeren/{run.pk}/"
    page = browser.get(answer.headers["Location"]).content.decode()
    assert "<del>Massa maken</del>" in page
    assert "<ins>Nieuwe naam</ins>" in page
    assert Action.objects.get(pk=w.action.pk).title == "Massa maken"
    assert "zijn verwerkt" in browser.post(f"/importeren/{run.pk}/bevestigen/", follow=True).content.decode()
    assert Action.objects.get(pk=w.action.pk).title == "Nieuwe naam"
    assert "teruggedraaid" in browser.post(f"/importeren/{run.pk}/terugdraaien/", follow=True).content.decode()
    assert Action.objects.get(pk=w.action.pk).title == "Massa maken"
    assert NAME in browser.get("/importeren/").content.decode()


def test_a_file_that_cannot_be_read_is_explained_and_not_kept(w, sign_in):
    answer = send(sign_in(), b"PK nee")
    assert answer.status_code == 400
    assert "acties.xlsx: Het bestand is geen Excel-werkmap" in answer.content.decode()
    assert not ImportRun.objects.exists()


def test_no_file_at_all_is_explained(w, sign_in):
    answer = sign_in().post("/importeren/", {})
    assert answer.status_code == 400
    assert "Kies eerst een bestand." in answer.content.decode()


def test_errors_come_back_in_the_same_workbook(w, sign_in):
    browser = sign_in()
    send(
        browser,
        with_cells(exported(w.grant), {(2, "Fase"): "=1", (2, "Klaar op"): "morgen", (3, "Actie"): "Goed"}),
    )
    run = ImportRun.objects.get()
    assert run.state == ImportState.REJECTED
    browser.post(f"/importeren/{run.pk}/bevestigen/")
    assert Action.objects.get(pk=w.other.pk).title == "Zorg regelen"
    sheet = load_workbook(io.BytesIO(browser.get(f"/importeren/{run.pk}/werkmap/").content))[SHEET]
    assert sheet.cell(1, sheet.max_column).value == "Wat er mis is"
    assert "Klaar op: ‘morgen’ is geen datum." in sheet.cell(2, sheet.max_column).value
    assert sheet.cell(2, PLACES["Klaar op"]).comment.text.startswith("‘morgen’")
    assert sheet.cell(2, PLACES["Klaar op"]).fill.fgColor.rgb == "00FBD9D3"
    assert sheet.cell(3, sheet.max_column).value is None


def test_the_returned_workbook_can_be_mended_and_sent_again(w, sign_in):
    browser = sign_in()
    send(browser, with_cells(exported(w.grant), {(2, "Klaar op"): "morgen"}))
    marked = browser.get(f"/importeren/{ImportRun.objects.get().pk}/werkmap/").content
    send(browser, with_cells(marked, {(2, "Klaar op"): "31-12-2025"}))
    assert ImportRun.objects.first().state == ImportState.PREVIEWED


def test_conflicts_stand_side_by_side_and_a_late_one_is_found_at_confirming(w, sign_in):
    browser = sign_in()
    send(browser, with_cells(exported(w.grant), {(2, "Actie"): "Van mij"}))
    run = ImportRun.objects.get()
    Action.objects.filter(pk=w.action.pk).update(title="Van hen", revision=2)
    page = browser.post(f"/importeren/{run.pk}/bevestigen/", follow=True).content.decode()
    assert "Er is niets opgeslagen." in page
    assert "Van mij" in page
    assert "Van hen" in page
    assert "Bevestig de wijzigingen" not in page


def test_runs_of_another_party_stay_closed(w, sign_in):
    send(sign_in(Role.CORPORATION, w.builder), with_cells(exported(w.grant), {(2, "Actie"): "Anders"}))
    run = ImportRun.objects.get()
    stranger = sign_in(Role.CARE_PARTNER, w.carer)
    assert stranger.get(f"/importeren/{run.pk}/").status_code == 403
    assert stranger.get(f"/importeren/{run.pk}/werkmap/").status_code == 403
    assert stranger.post(f"/importeren/{run.pk}/bevestigen/").status_code == 403
    assert NAME not in stranger.get("/importeren/").content.decode()
    assert stranger.get("/importeren/999999/").status_code == 404
