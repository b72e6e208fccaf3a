# SPDX-License-Identifier: EUPL-1.2
"""The pages and files as a visitor and an officer get them."""

import csv
import io
import json

import pytest
import shapely
from django.test import Client
from openpyxl import load_workbook
from pyproj import Transformer
from selectolax.lexbor import LexborHTMLParser

from factories import make_place
from proximity.world import tiny_scan, town_scan
from woonregie.access.models import Role
from woonregie.proximity.models import DesignatedZone, Scan
from woonregie.proximity.queries.loading import scored
from woonregie.proximity.queries.scans import with_choice

pytestmark = pytest.mark.django_db
PAGES = [
    "", "zones/", "grenzen/", "uitleg/", "uitleg/?buurt=buurt-scan-1", "uitleg/?punt=buurt-scan-1-00001",
    "uitleg/?punt=%F0%9F%8F%A0&lopen=x", "wat-als/", "wat-als/?soort=stop&buurt=buurt-scan-2&plek=",
    "voorzieningen/",
    "voorzieningen/?soort=stop&bladzijde=99999999", "keuzes/", "zones.geojson", "zones.csv", "zones.xlsx",
    "scores.csv",
]  # fmt: skip


def text_of(response) -> str:
    return LexborHTMLParser(response.content.decode()).css_first("main").text(separator=" ")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("choice", ["", "lopen=rollator&wegen=visits"])
def test_everybody_may_read_every_page_of_a_released_scan(page, choice):
    scan = town_scan()
    mark = "&" if "?" in page else "?"
    assert Client().get(f"/scan/{scan.number}/{page}{mark}{choice}").status_code == 200


@pytest.mark.parametrize("page", PAGES)
def test_nobody_outside_reads_what_is_not_released(page):
    scan = tiny_scan(released=False)
    assert Client().get(f"/scan/{scan.number}/{page}").status_code == 404


@pytest.mark.parametrize(
    "address", ["/scan/9/", "/scan/9/zones/", "/scan/9/zones.csv", "/scan/9/uitleg/", "/scan/9/wat-als/"]
)
def test_a_scan_that_is_not_there(address):
    assert Client().get(address).status_code == 404


def test_before_there_is_a_scan_the_page_says_so():
    assert "Er is nog geen scan" in text_of(Client().get("/scan/"))
    assert "Er is nog geen scan" in text_of(Client().get("/scan/vergelijk/"))


def test_the_map_says_what_it_is_and_what_is_made_up():
    town_scan()
    page = LexborHTMLParser(Client().get("/scan/").content.decode())
    said = page.css_first("main").text(separator=" ")
    for words in ("Een signaal, geen oordeel", "zijn verzonnen", "zonder veiligheid", "rechte lijnen"):
        assert words in said
    assert len(page.css(".scan-map a")) == len(page.css(".scan-zones li"))
    assert all(link.attributes["aria-label"] for link in page.css(".scan-map a"))
    assert not page.css("[style], style, script:not([src])")


def test_a_scan_that_is_not_made_up_does_not_say_so():
    tiny_scan()
    assert "verzonnen" not in text_of(Client().get("/scan/"))


def test_geojson_is_valid_lies_in_the_right_place_and_apart():
    scan = town_scan()
    content = json.loads(Client().get(f"/scan/{scan.number}/zones.geojson").content)
    zones = list(with_choice(scan, "", "").result.zones.all())
    assert content["type"] == "FeatureCollection"
    assert "crs" not in content
    assert len(content["features"]) == len(zones) > 0
    town = scored(with_choice(scan, "", "")).town
    rd = Transformer.from_crs("EPSG:28992", "EPSG:4326", always_xy=True)
    shapes = []
    for feature, zone in zip(content["features"], zones, strict=True):
        shape = shapely.geometry.shape(feature["geometry"])
        shapes.append(shape)
        assert shape.is_valid
        for part in getattr(shape, "geoms", [shape]):
            assert part.exterior.is_ccw
            assert all(not hole.is_ccw for hole in part.interiors)
        members = rd.transform(town.points.x[zone.members], town.points.y[zone.members])
        assert all(shapely.contains_xy(shape.buffer(1e-5), *members))
        assert feature["properties"]["soort"] == "berekend"
    for number, one in enumerate(shapes):
        assert all(one.intersection(other).area < 1e-9 for other in shapes[number + 1 :])


def test_csv_and_workbook_hold_the_same_zones_and_no_person():
    scan = town_scan()
    lines = list(
        csv.reader(io.StringIO(Client().get("/scan/1/zones.csv").content.decode("utf-8-sig")), delimiter=";")
    )
    book = load_workbook(io.BytesIO(Client().get(f"/scan/{scan.number}/zones.xlsx").content))
    assert book.sheetnames == [
        "Berekende zones", "Aangewezen zones", "Zones van het Deltaplan", "Toelichting",
    ]  # fmt: skip
    assert [row[1].value for row in book["Berekende zones"].iter_rows(min_row=2)] == [
        line[1] for line in lines[1:]
    ]
    scores = Client().get(f"/scan/{scan.number}/scores.csv").content.decode("utf-8-sig")
    assert "Inwoners" not in scores.splitlines()[0]
    assert len(scores.splitlines()) == scan.points + 1


def test_small_numbers_of_people_are_hidden_everywhere():
    tiny_scan(people=(1500, 0, 0, 0, 0, 3), place="buurt-scan-9")
    for page in ("", "zones/", "wat-als/?soort=stop&buurt=&plek=176550 317050"):
        said = text_of(Client().get(f"/scan/1/{page}"))
        assert "1.503" not in said
    said = text_of(Client().get("/scan/1/wat-als/?soort=stop&buurt=&plek=176550 317050"))
    assert "te weinig om te tonen" in said


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("ergens", "Schrijf twee getallen"),
        ("1 2 3", "Schrijf twee getallen"),
        ("nan 5", "Schrijf twee getallen"),
        ("50,85 5,69", "omgekeerd"),
        ("10 60", "buiten Nederland"),
        ("900000 900000", "buiten Nederland"),
        ("", "Kies een buurt"),
    ],
)
def test_a_place_that_is_none_is_explained(place, words):
    tiny_scan()
    response = Client().get("/scan/1/wat-als/", {"soort": "stop", "buurt": "", "plek": place})
    assert response.status_code == 200
    assert words in text_of(response)


def test_a_place_in_degrees_or_metres_gives_the_same():
    tiny_scan(people=(400,) * 8)
    said = [
        text_of(Client().get("/scan/1/wat-als/", {"soort": "stop", "buurt": "", "plek": place}))
        for place in ("176750 317050", "5,6877 50,8444")
    ]
    assert all("inwoners krijgen een hogere score" in one for one in said)


def test_an_officer_names_a_zone_withdraws_it_and_releases_a_scan(sign_in):
    tiny_scan(released=False)
    browser = sign_in(Role.POLICY_OFFICER)
    told = {
        "kind": "designated", "name": "Limmel", "state": "later", "decided_on": "2025-04-22",
        "decided_by": "college", "source": "Programma",
    }  # fmt: skip
    assert browser.post("/scan/aanwijzen/", told | {"source": ""}).status_code == 400
    assert not DesignatedZone.objects.exists()
    assert browser.post("/scan/aanwijzen/", told).status_code == 302
    zone = DesignatedZone.objects.get()
    assert "Limmel" in text_of(browser.get("/scan/1/zones/"))
    gone = browser.post(f"/scan/aanwijzing/{zone.code}/intrekken/", {"on": "2026-01-01", "reason": "Anders"})
    assert gone.status_code == 302
    assert "Anders" in text_of(browser.get("/scan/1/zones/"))
    assert browser.post("/scan/1/vrijgeven/").status_code == 302
    assert Scan.objects.get().released_on is not None


def test_who_may_not_is_offered_no_button(sign_in):
    tiny_scan()
    said = text_of(sign_in(Role.CARE_PARTNER).get("/scan/1/zones/"))
    assert "Leg een besloten zone vast" not in said
    assert sign_in(Role.CARE_PARTNER).get("/scan/aanwijzen/").status_code == 403


def test_the_page_of_dwellings_shows_the_share_in_zones(sign_in):
    town_scan()
    said = text_of(Client().get("/voorraad/"))
    assert "Buurten en zones" in said
    assert "verzonnen" in said


def test_too_few_people_for_a_part_are_told_in_words():
    make_place("klein")
    tiny_scan(place="klein", people=(40, 30, 20, 5, 2, 1))
    assert "te weinig om te tonen" in text_of(Client().get("/scan/1/"))
    assert "%" not in text_of(Client().get("/voorraad/")).partition("Buurten en zones")[2]
