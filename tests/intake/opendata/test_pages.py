# SPDX-License-Identifier: EUPL-1.2
"""The pages on which open data come in, and on which a mapping is made."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from intake.opendata import files
from woonregie.access.models import Role
from woonregie.indicators.models import Value
from woonregie.intake.models import ColumnMapping, ImportRun

pytestmark = pytest.mark.django_db
UPLOAD = "/importeren/open-data/"


@pytest.fixture
def browser(sign_in):
    files.city()
    return sign_in(Role.POLICY_OFFICER)


def post(browser, name, data, **fields):
    file = SimpleUploadedFile(name, data.encode() if isinstance(data, str) else data)
    return browser.post(UPLOAD, {"file": file, **fields}, follow=True)


def test_first_seen_then_confirmed_then_undone(browser):
    page = post(browser, "kwb-2023.xlsx", files.kwb())
    assert "nieuwe cijfers" in page.content.decode()
    run = ImportRun.objects.get()
    assert not Value.objects.exists()
    page = browser.post(f"{UPLOAD}{run.pk}/bevestigen/", follow=True)
    assert "16 waarden" in page.content.decode()
    page = browser.post(f"{UPLOAD}{run.pk}/bevestigen/", follow=True)
    assert "al verwerkt" in page.content.decode()
    page = browser.post(f"{UPLOAD}{run.pk}/terugdraaien/", follow=True)
    assert "teruggedraaid" in page.content.decode()
    assert not Value.objects.exists()


def test_a_correction_is_shown_before_it_is_stored(browser):
    post(browser, "kwb-2023.xlsx", files.kwb())
    browser.post(f"{UPLOAD}{ImportRun.objects.get().pk}/bevestigen/")
    rows = [[2140 if cell == 2135 else cell for cell in row] for row in files.KWB_ROWS]
    page = post(browser, "kwb-2023.xlsx", files.kwb(rows)).content.decode()
    assert "Wat anders is dan nu" in page
    assert "CBS-KWB-2023" in page


def test_a_file_with_mistakes_is_kept_to_show_them(browser):
    page = post(browser, "kwb-2023.csv", "gwb_code_10;a_inw\nBU09350000;veel\nBU09350006;3\n").content.decode()
    assert "kwb-2023.csv, regel 2, kolom a_inw" in page
    assert ImportRun.objects.get().state == "rejected"


def test_a_file_that_is_none_is_explained(browser):
    page = post(browser, "brief.csv", "beste;mensen\nhoi;daar\n")
    assert page.status_code == 400
    assert "herkennen dit bestand niet" in page.content.decode()
    assert not ImportRun.objects.exists()


@pytest.mark.parametrize("role", [Role.CORPORATION, Role.RESEARCHER, Role.TENANT_ASSOCIATION])
def test_others_may_not(sign_in, role):
    assert sign_in(role).get(UPLOAD).status_code == 403


def test_a_run_that_is_none_is_not_there(browser):
    assert browser.get(f"{UPLOAD}999/").status_code == 404


OWN = "Buurt;Jaar;Rapportcijfer;Opmerking\nBinnenstad;2022;7,4;fijn\nWyck;2022;7,9;mooi\n"


def test_a_mapping_is_suggested_saved_and_used(browser):
    file = SimpleUploadedFile("buurtpeiling.csv", OWN.encode())
    page = browser.post(f"{UPLOAD}koppeling/", {"file": file})
    columns = page.context["columns"]
    assert [form.initial["meaning"] for form in columns] == ["region", "period", "new", ""]
    form = {"name": "Buurtpeiling", "publisher": "Gemeente", "licence": "CC0-1.0"}
    form |= {"form-TOTAL_FORMS": 4, "form-INITIAL_FORMS": 4}
    for number, column in enumerate(columns):
        form[f"form-{number}-heading"] = column.initial["heading"]
        form[f"form-{number}-meaning"] = column.initial["meaning"]
    form |= {"form-2-unit": "grade", "form-2-decimals": 1}
    page = browser.post(f"{UPLOAD}koppeling/", form, follow=True)
    assert "is bewaard" in page.content.decode()
    post(browser, "buurtpeiling.csv", OWN)
    browser.post(f"{UPLOAD}{ImportRun.objects.get().pk}/bevestigen/")
    assert Value.objects.get(place__code="wyck").value == 7.9
    file = SimpleUploadedFile("buurtpeiling.csv", OWN.encode())
    assert "lijkt op de koppeling" in browser.post(f"{UPLOAD}koppeling/", {"file": file}).content.decode()


def test_a_mapping_without_an_area_is_not_saved(browser):
    form = {
        "name": "Iets", "publisher": "x", "licence": "CC0-1.0", "form-TOTAL_FORMS": 1, "form-INITIAL_FORMS": 1,
        "form-0-heading": "A", "form-0-meaning": "new",
    }  # fmt: skip
    assert "welke kolom het gebied is" in browser.post(f"{UPLOAD}koppeling/", form).content.decode()
    assert not ColumnMapping.objects.exists()
