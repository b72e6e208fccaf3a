# SPDX-License-Identifier: EUPL-1.2
"""The pages of bids: who sees and does what, and what happens to somebody who was second."""

import pytest
from django.conf import settings

from bids.bid_world import OFFER, ON, bid_world
from woonregie.access.grant import Grant
from woonregie.access.models import Role
from woonregie.bids.models import Bid, BidReaction
from woonregie.bids.queries.pages import bid_page
from woonregie.bids.services.drafts import save_line
from woonregie.bids.services.steps import agree_bid
from woonregie.intake.services.load_profile import load_profile

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return bid_world()


class TestWhoSeesWhat:
    def test_a_draft_is_the_corporations_own(self, world, sign_in, client):
        address = f"/biedingen/{world.filled().pk}/"
        assert sign_in(user=world.staff).get(address).status_code == 200
        assert sign_in(role=Role.ADMINISTRATOR).get(address).status_code == 200
        for browser in (
            sign_in(user=world.rival),
            sign_in(user=world.officer),
            sign_in(user=world.tenant),
            client,
        ):
            assert browser.get(address).status_code == 404
            assert browser.get(f"{address}bod.xlsx").status_code == 404
            assert address not in browser.get("/biedingen/").content.decode()

    def test_what_was_sent_is_seen_by_all_who_sign_in_and_what_was_agreed_by_everybody(
        self, world, sign_in, client
    ):
        bid = world.answered()
        address = f"/biedingen/{bid.pk}/"
        assert sign_in(user=world.rival).get(address).status_code == 200
        assert client.get(address).status_code == 404
        agree_bid(world.grant(world.officer), bid, "Overleg", ON)
        assert client.get(address).status_code == 200

    def test_the_page_offers_only_what_works(self, world, sign_in):
        bid = world.sent()
        page = sign_in(user=world.officer).get(f"/biedingen/{bid.pk}/").content.decode()
        assert f"/biedingen/{bid.pk}/reageren/" in page
        assert f"/biedingen/{bid.pk}/vaststellen/" not in page
        assert f"/biedingen/{bid.pk}/terughalen/" not in page


class TestDoing:
    def test_a_bid_from_start_to_agreement_through_the_pages(self, world, sign_in):
        staff, officer, tenant = (sign_in(user=u) for u in (world.staff, world.officer, world.tenant))
        made = staff.post("/biedingen/nieuw/", {
            "corporation": world.corporation.pk, "municipality": world.municipality.pk, "year": 2025,
            "invited": [world.tenants.pk],
        })  # fmt: skip
        bid = Bid.objects.get()
        address = f"/biedingen/{bid.pk}/"
        assert made["Location"] == address
        offer = {"subject": "care", "kind": "offer", "title": "Zorg dichtbij", "amount": "1.250,5", "unit": "euro"}
        assert staff.post(f"{address}aanbod/", {**offer, "revision": 1}).status_code == 302
        project = {"name": "Plantage", "kind": "sale", "dwellings": "12", "revision": 2}
        assert staff.post(f"{address}projecten/", project).status_code == 302
        assert staff.post(f"{address}inleiding/", {"summary": "Samen.", "revision": 3}).status_code == 302
        assert staff.post(f"{address}indienen/", {"revision": 4}).status_code == 302
        for browser, party in ((officer, world.municipality), (tenant, world.tenants)):
            answer = {"party": party.pk, "stance": "agrees", "text": ""}
            assert browser.post(f"{address}reageren/", answer).status_code == 302
        assert officer.post(f"{address}vaststellen/", {"meeting": "BOWW", "on": "2024-06-20"}).status_code == 302
        bid.refresh_from_db()
        assert (bid.status, bid.agreed_in, str(bid.offers.get().amount)) == ("agreed", "BOWW", "1250.50")

    def test_who_was_second_gets_409_and_the_way_back(self, world, sign_in):
        bid, staff = world.filled(), sign_in(user=world.staff)
        address = f"/biedingen/{bid.pk}/"
        form = {"name": "Anders", "kind": "sale", "revision": 3}
        assert staff.post(f"{address}projecten/p1/", form).status_code == 302
        for again, data in (
            ("projecten/p1/", form), ("projecten/p1/weghalen/", {"revision": 3}), ("indienen/", {"revision": 3}),
            ("inleiding/", {"summary": "Nee", "revision": 3}), ("indienen/", {}),
            ("indienen/", {"revision": "x" * 99}),
        ):  # fmt: skip
            answer = staff.post(address + again, data)
            assert answer.status_code == 409
            assert address in answer.content.decode()

    @pytest.mark.parametrize(
        "wrong", [{"name": ""}, {"dwellings": "-1"}, {"dwellings": "veel"}, {"kind": "onzin"}]
    )
    def test_a_wrong_form_is_explained_and_changes_nothing(self, world, sign_in, wrong):
        bid = world.filled()
        form = {"name": "Anders", "kind": "sale", "revision": 3, **wrong}
        answer = sign_in(user=world.staff).post(f"/biedingen/{bid.pk}/projecten/p1/", form)
        assert answer.status_code == 400
        assert bid.projects.get().name == "Plantage"

    def test_a_rival_reaches_no_form_of_a_sent_bid(self, world, sign_in):
        address, rival = f"/biedingen/{world.sent().pk}/", sign_in(user=world.rival)
        for page in ("aanbod/", "projecten/p1/", "inleiding/"):
            assert rival.get(address + page).status_code == 403
        for page in ("indienen/", "terughalen/", "intrekken/", "aanbod/a1/weghalen/"):
            assert rival.post(address + page).status_code == 403
        assert rival.get(f"{address}reageren/").status_code == 403
        assert not BidReaction.objects.exists()


def test_a_bid_beside_last_years_takes_a_fixed_number_of_queries(world, django_assert_max_num_queries):
    world.sent(2024)
    bid = world.draft(2025, copy_last=True)
    with django_assert_max_num_queries(6):
        page = bid_page(world.own, bid.pk)
    assert page.changes["same"] == 2
    for number in range(1, 21):
        save_line(world.own, bid, OFFER, "", number)
    with django_assert_max_num_queries(6):
        assert bid_page(world.own, bid.pk).changes["new"] == 20


def test_the_bid_of_heerlen_is_public_with_a_source_for_every_number(client):
    load_profile(Grant.for_command("test"), settings.PROFILES_DIR / "heerlen")
    bid = Bid.objects.get()
    page = client.get(f"/biedingen/{bid.pk}/").content.decode()
    assert (bid.status, bid.year, bid.offers.count(), bid.projects.count()) == ("submitted", 2022, 21, 6)
    told = {p.code: (p.dwellings, p.approximate, p.passage.first_line) for p in bid.projects.all()}
    assert told == {
        "spoorsingel": (20, False, 283), "burg-gijzelslaan": (24, False, 293),
        "aldenhofpark-fase-1": (30, True, 300),
        "dr-jaegerstraat": (13, False, 318), "saffierflat": (20, False, 362), "tarcicius": (25, True, 385),
    }  # fmt: skip
    assert page.count("data-figure") == 7  # six projects, and 2.000 dwellings to make greener
    assert page.count("/bronnen/D003/#p") >= 27


def test_what_parties_did_with_a_published_bid_stays_when_the_profile_is_loaded_again():
    grant = Grant.for_command("test")
    load_profile(grant, settings.PROFILES_DIR / "heerlen")
    Bid.objects.update(status="reaction", summary="Door een gebruiker gewijzigd")
    assert load_profile(grant, settings.PROFILES_DIR / "heerlen")["changed"] == 0
    assert Bid.objects.get().summary == "Door een gebruiker gewijzigd"
