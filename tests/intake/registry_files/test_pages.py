# SPDX-License-Identifier: EUPL-1.2
"""The registry read in through the pages: whole, own part only, and nothing kept that need not be."""

import io
import json
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from allocation.services.world import CLOSES, OPENS, make_advert, make_dwelling, make_household
from factories import make_user
from woonregie.access.models import Role
from woonregie.allocation.models import Dwelling, Household, Reaction
from woonregie.intake.models import ImportRun, ImportState

UPLOAD = "/importeren/register/"


def zipped(**tables: list[str]) -> bytes:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, lines in tables.items():
            archive.writestr(f"map/{name}.csv", "\n".join(lines) + "\n")
    return raw.getvalue()


def sign_in(client, role=Role.ADMINISTRATOR, party=None):
    user = make_user(role, party) if party else make_user(role)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")


def upload(client, data: bytes, name: str = "register.zip"):
    return client.post(UPLOAD, {"file": SimpleUploadedFile(name, data)}, follow=True)


def home_line(home: Dwelling, rent: str = "600.00", corporation: str = "") -> str:
    return f"{home.code},{corporation or home.corporation.code},{home.place.code},appartement,2,1,{rent},1"


HOMES = "code,corporation,place,type,bedrooms,bat,rent,daeb"


@pytest.fixture
def home(db):
    return make_dwelling()


def test_from_upload_to_undo(client, home):
    sign_in(client)
    page = upload(client, zipped(dwellings=[HOMES, home_line(home, "612.50")], households=["code,size", "H9,2"]))
    run = ImportRun.objects.get(kind="registry")
    text = page.content.decode()
    assert "<del>600,00</del>" in text
    assert "<ins>612,50</ins>" in text
    assert run.file, "until it is confirmed"
    client.post(f"{UPLOAD}{run.pk}/bevestigen/")
    home.refresh_from_db()
    run.refresh_from_db()
    assert (home.rent, Household.objects.get(code="H9").size) == (61_250, 2)
    assert (run.state, run.file) == (ImportState.CONFIRMED, None)
    text = client.post(f"{UPLOAD}{run.pk}/terugdraaien/", follow=True).content.decode()
    assert "Het inlezen is teruggedraaid: 2 regels." in text
    home.refresh_from_db()
    assert home.rent == 60_000
    assert not Household.objects.exists()


def test_what_changed_meanwhile_is_shown_again(client, home):
    sign_in(client)
    upload(client, zipped(dwellings=[HOMES, home_line(home, "612.50")]))
    run = ImportRun.objects.get(kind="registry")
    Dwelling.objects.update(rent=61_000)
    text = client.post(f"{UPLOAD}{run.pk}/bevestigen/", follow=True).content.decode()
    assert "intussen gewijzigd" in text
    assert "<del>610,00</del>" in text
    client.post(f"{UPLOAD}{run.pk}/bevestigen/")
    home.refresh_from_db()
    assert home.rent == 61_250


def test_errors_keep_the_file_out_and_are_counted(client, home):
    sign_in(client)
    lines = [f"H{number},veel" for number in range(70)]
    text = upload(client, zipped(households=["code,size", *lines])).content.decode()
    run = ImportRun.objects.get(kind="registry")
    assert (run.state, run.file) == (ImportState.REJECTED, None)
    assert "En nog 20 fouten." in text
    assert "Dit getal kan niet." in text
    refused = client.post(f"{UPLOAD}{run.pk}/bevestigen/", follow=True).content.decode()
    assert "er zitten nog fouten in" in refused
    assert not Household.objects.exists()


def test_many_differences_are_counted(client, home):
    sign_in(client)
    people = [make_household() for _number in range(60)]
    rows = [f"{one.code},5" for one in people]
    text = upload(client, zipped(households=["code,size", *rows])).content.decode()
    assert "En nog 10 regels die anders zijn." in text


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("r.xlsx", b"PK\x03\x04kapot", "geen Excel-werkmap"),
        ("r.zip", b"PK\x03\x04kapot", "geen leesbare zip"),
        ("r.zip", zipped(), "niets van het register"),
        ("r.json", b"{", "geen leesbaar JSON"),
        ("r.json", b"[" * 100_000, "geen leesbaar JSON"),
        ("r.pdf", b"%PDF", "kennen wij niet"),
        ("r.zip", b"", "geen leesbare zip"),
        ("r.csv", b"code\n1\n", "kennen wij niet"),
    ],
)
def test_a_file_that_cannot_be_read_is_explained_and_not_kept(client, db, name, data, said):
    sign_in(client)
    page = upload(client, data, name)
    assert page.status_code == 400
    assert said in page.content.decode()
    assert not ImportRun.objects.exists()


def test_a_zip_bomb_stays_shut(client, db):
    sign_in(client)
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("dwellings.csv", b"0" * 50_000_000)
    assert "veel te groot" in upload(client, raw.getvalue()).content.decode()


def test_offers_and_lettings_are_passed_over_with_a_word(client, home):
    sign_in(client)
    tables = {"dwellings": [HOMES, home_line(home, "650.00")], "lettings": ["advert", "A"], "notities": ["x"]}
    text = upload(client, zipped(**tables)).content.decode()
    assert "die ontstaan door beslissingen hier" in text
    assert "hoort niet bij het register" in text
    assert "Bevestig de wijzigingen" in text


def test_private_attributes_are_refused_by_name_however_deep(client, db):
    sign_in(client)
    content = {"eenheden": [{"id": "W1", "adres": {"straatnaam": "Laan", "buurt": {"id": "b"}}}]}
    text = upload(client, json.dumps(content).encode(), "r.json").content.decode()
    assert "adres.straatnaam" in text
    assert "mag niet in het register" in text


class TestACorporation:
    """It imports its own homes, who lives in them, its adverts and the reactions to them; nothing else."""

    @pytest.fixture
    def mine(self, client, home):
        sign_in(client, Role.CORPORATION, home.corporation)
        return home

    def outcome(self, client, **tables):
        upload(client, zipped(**tables))
        run = ImportRun.objects.filter(kind="registry").latest("pk")
        client.post(f"{UPLOAD}{run.pk}/bevestigen/")
        run.refresh_from_db()
        return run

    def test_its_own_part_comes_in(self, client, mine):
        living, seeker = make_household(dwelling=mine), make_household()
        advert = make_advert(make_dwelling())
        run = self.outcome(
            client,
            dwellings=[HOMES, home_line(mine, "700.00")],
            households=["code,size", f"{living.code},4"],
            priorities=[
                "household,kind,state,granted_on,issued_by",
                f"{living.code},restructuring,granted,2024-01-01,Servatius",
            ],
            reactions=["advert,household,reacted_at", f"{advert.code},{seeker.code},{OPENS}T10:00"],
        )
        assert run.state == ImportState.CONFIRMED, run.staged["problems"]
        assert run.party == mine.corporation
        assert Reaction.objects.count() == 1

    @pytest.mark.parametrize("what", ["home", "taken", "given", "tenant", "seeker", "wmo", "advert", "reaction"])
    def test_what_belongs_to_another_is_refused_without_showing_it(self, client, mine, what):
        other = make_dwelling("woonpunt", rent=54_321)
        tenant, seeker = make_household(dwelling=other, size=7), make_household()
        living = make_household(dwelling=mine)
        advert = make_advert(other)
        free = make_dwelling("woonpunt")
        wrong = {
            "home": {"dwellings": [HOMES, home_line(other, "700.00")]},
            "taken": {"dwellings": [HOMES, home_line(other, "543.21", "servatius")]},
            "given": {"dwellings": [HOMES, home_line(mine, "600.00", "woonpunt")]},
            "tenant": {"households": ["code,size", f"{tenant.code},1"]},
            "seeker": {"households": ["code,dwelling", f"{seeker.code},{mine.code}"]},
            "wmo": {
                "priorities": [
                    "household,kind,state,granted_on,issued_by",
                    f"{living.code},wmo,granted,2024-01-01,Wmo",
                ]
            },
            "advert": {"adverts": ["code,dwelling,opens,closes", f"A9,{free.code},{OPENS},{CLOSES}"]},
            "reaction": {
                "reactions": ["advert,household,reacted_at", f"{advert.code},{seeker.code},{OPENS}T10:00"]
            },
        }
        run = self.outcome(client, **wrong[what])
        assert run.state == ImportState.REJECTED
        assert "hoort niet bij uw organisatie" in str(run.staged["problems"])
        assert "543" not in str(run.staged) or what == "taken"
        assert [part["shown"] for part in run.staged["parts"]] == [[]]

    def test_the_run_of_another_is_closed(self, client, home):
        sign_in(client)
        upload(client, zipped(dwellings=[HOMES, home_line(home, "700.00")]))
        run = ImportRun.objects.get(kind="registry")
        sign_in(client, Role.CORPORATION, home.corporation)
        for address, method in (("", client.get), ("bevestigen/", client.post), ("terugdraaien/", client.post)):
            assert method(f"{UPLOAD}{run.pk}/{address}").status_code == 403
        assert str(run.pk) not in client.get(UPLOAD).content.decode().partition("Eerder ingelezen")[2][:200]


def test_a_large_delivery_asks_few_questions(client, home, django_assert_max_num_queries):
    sign_in(client)
    people = [f"H{number},2" for number in range(2_000)]
    with django_assert_max_num_queries(60):
        upload(client, zipped(households=["code,size", *people]))
    run = ImportRun.objects.get(kind="registry")
    with django_assert_max_num_queries(90):
        client.post(f"{UPLOAD}{run.pk}/bevestigen/")
    assert Household.objects.count() == 2_000
