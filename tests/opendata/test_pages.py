# SPDX-License-Identifier: EUPL-1.2
"""The pages of open data: for everybody; releasing only for who may."""

import pytest

from opendata import world
from woonregie.access.models import Role
from woonregie.opendata.models import Release
from woonregie.opendata.services.release import release_series

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def series(db):
    world.city()
    made = world.make_series()
    world.deliver(made, world.COUNTS)
    return made


def test_an_empty_list_says_so(client):
    assert "nog geen reeks vrijgegeven" in client.get("/open-data/").content.decode()


def test_everybody_sees_series_files_and_sources(client):
    release_series(world.GRANT, "wmo")
    page = client.get("/open-data/").content.decode()
    assert "Mensen met hulp" in page
    assert "Geef vrij" not in page
    page = client.get("/open-data/wmo/").content.decode()
    assert page.count("data-sourced") == 7
    assert "/bronnen/WMO/" in page
    assert "omdat het om weinig mensen gaat" in page
    assert client.get("/open-data/wmo.csv")["Content-Type"].startswith("text/csv")
    assert client.get("/open-data/wmo/1.json").json()["release"]["number"] == 1
    assert b"dcat:Catalog" in client.get("/open-data/catalogus.ttl").content
    assert client.get("/open-data/catalogus.jsonld").json()["@graph"]


@pytest.mark.parametrize("address", ["niets/", "niets.csv", "niets.json", "wmo/2.csv", "wmo/"])
def test_what_is_not_released_is_not_there(client, address):
    assert client.get(f"/open-data/{address}").status_code == 404


def test_who_may_releases_from_the_page(sign_in):
    browser = sign_in(Role.POLICY_OFFICER)
    assert "Geef vrij" in browser.get("/open-data/").content.decode()
    answer = browser.post("/open-data/vrijgeven/", {"reeks": "wmo"}, follow=True)
    assert "uitgave 1" in answer.content.decode()
    assert Release.objects.count() == 1
    answer = browser.post("/open-data/vrijgeven/", {"reeks": "niets"}, follow=True)
    assert "is er niet" in answer.content.decode()


def test_others_may_not(sign_in, client):
    assert sign_in(Role.RESEARCHER).post("/open-data/vrijgeven/", {"reeks": "wmo"}).status_code == 403
    assert client.post("/open-data/vrijgeven/", {"reeks": "wmo"}).status_code == 302
    assert not Release.objects.exists()


def test_the_list_takes_few_queries(client, django_assert_max_num_queries):
    release_series(world.GRANT, "wmo")
    with django_assert_max_num_queries(6):
        client.get("/open-data/")
