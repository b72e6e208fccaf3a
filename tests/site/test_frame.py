# SPDX-License-Identifier: EUPL-1.2
"""What stands around every page."""

import re

import pytest
from django.test import Client

from factories import make_commitment, make_place, make_plan, make_progress, make_theme
from woonregie.access.models import Role
from woonregie.access.policy import line_for_route
from woonregie.places.models import PlaceKind
from woonregie.site import navigation

pytestmark = pytest.mark.django_db
PUBLIC = ["/", "/plannen/", "/gebieden/", "/partijen/", "/bronnen/", "/over/", "/begrippen/", "/toegankelijkheid/"]


def body(client: Client, address: str) -> str:
    return client.get(address).content.decode()


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_page_stands_on_its_own(client, address):
    make_place("stad", kind=PlaceKind.MUNICIPALITY, name="Voorbeeldstad")
    make_commitment(make_theme(make_plan(released=True)))
    response = client.get(address)
    text = response.content.decode()
    assert response.status_code == 200
    assert text.count("<h1") == 1
    assert 'href="#inhoud"' in text
    assert 'lang="nl"' in text
    assert "Voorbeeldstad" in text
    assert not re.search(r"\sstyle=|<style|<script(?![^>]*src=)|\son\w+=|javascript:", text)
    assert not re.search(r'(src|href|action)="(https?:)?//', text)


@pytest.mark.parametrize("role", [*Role.values, "anonymous"])
def test_a_menu_offers_only_what_the_role_may_open(role):
    items = [*navigation.main_items(role), *navigation.more_items(role), *navigation.FOOTER]
    shown = navigation.links(items, role, "")
    allowed = [item for item in items if line_for_route("GET", item.route).scopes[role] != "none"]
    assert len(shown) <= len(allowed)
    assert {link.label for link in shown} <= {str(item.label) for item in allowed}


def test_the_main_menu_is_short():
    assert all(len(navigation.main_items(role)) <= 6 for role in [*Role.values, "anonymous"])


@pytest.mark.parametrize("role", Role.values)
def test_no_menu_leads_to_a_closed_door(role, sign_in):
    browser = sign_in(role)
    links = set(re.findall(r'<li><a href="([^"#]+)"', body(browser, "/plannen/")))
    assert links
    assert {link: browser.get(link).status_code for link in links} == dict.fromkeys(links, 200)


def test_the_menu_marks_where_the_visitor_is(client):
    assert re.search(r'href="/plannen/" aria-current="page"', body(client, "/plannen/"))


def test_example_data_are_announced_as_soon_as_there_are_any(client):
    make_place("stad", kind=PlaceKind.MUNICIPALITY)
    commitment = make_commitment()
    assert "band--sample" not in body(client, "/plannen/")
    make_progress(commitment, is_sample=True)
    assert "band--sample" in body(client, "/plannen/")


class TestLanguage:
    def test_the_choice_is_remembered_and_leads_back(self, client):
        response = client.post("/taal/", {"language": "en", "next": "/plannen/"})
        assert response.url == "/plannen/"
        assert client.cookies["taal"].value == "en"
        assert 'lang="en"' in body(client, "/plannen/")

    @pytest.mark.parametrize("target", ["https://elders.example/", "//elders.example", "javascript:alert(1)", ""])
    def test_it_never_leads_to_another_site(self, client, target):
        assert client.post("/taal/", {"language": "en", "next": target}).url == "/"

    def test_an_unknown_language_changes_nothing(self, client):
        client.post("/taal/", {"language": "<x>"})
        assert "taal" not in client.cookies


class TestErrors:
    def test_a_page_that_does_not_exist_says_so(self, client):
        response = client.get("/bestaat-niet/")
        assert response.status_code == 404
        assert "Deze pagina bestaat niet" in response.content.decode()

    def test_a_closed_page_says_why(self, sign_in):
        response = sign_in(Role.RESEARCHER).get("/logboek/")
        assert response.status_code == 403
        assert "Uw rol geeft geen toegang" in response.content.decode()

    def test_a_crash_shows_a_page_without_details(self, client, monkeypatch):
        def crash(*_args):
            raise RuntimeError("geheim detail")

        monkeypatch.setattr("woonregie.agreements.views.register.plans.plan_cards", crash)
        client.raise_request_exception = False
        response = client.get("/plannen/")
        assert response.status_code == 500
        assert "Er ging iets mis bij ons" in response.content.decode()
        assert "geheim detail" not in response.content.decode()

    def test_a_form_without_its_token_says_what_to_do(self):
        response = Client(enforce_csrf_checks=True).post("/taal/", {"language": "en"})
        assert response.status_code == 403
        assert "Het formulier is verlopen" in response.content.decode()


def test_who_is_signed_in_goes_from_the_front_door_to_today(sign_in):
    assert sign_in().get("/").url == "/vandaag/"
