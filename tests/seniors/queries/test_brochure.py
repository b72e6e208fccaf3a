# SPDX-License-Identifier: EUPL-1.2
"""The brochure in a small town: what counts as suitable, what stays hidden, and where every text comes from."""

from datetime import date

import pytest
from django.conf import settings

from factories import make_document, make_passage, make_place
from proximity.world import tiny_scan
from seniors.pilot_world import advert, home
from woonregie.conf.policy import current_policy
from woonregie.indicators.models import Edition, Indicator, Period, Series, Value
from woonregie.places.models import Place, PlaceKind
from woonregie.seniors.queries.brochure import Brochure, brochure
from woonregie.seniors.queries.brochure_texts import brochure_texts
from woonregie.sources.citing import cited
from woonregie.sources.models import Dataset, Passage

pytestmark = pytest.mark.django_db
ON = date(2024, 7, 1)


def town(*codes: str) -> dict[str, Place]:
    city = make_place("maastricht", kind=PlaceKind.MUNICIPALITY)
    district = make_place("oost", kind=PlaceKind.DISTRICT, parent=city)
    return {code: make_place(code, parent=district) for code in codes}


def counts(page: Brochure, subject: str) -> dict[str, int | None]:
    table = next(one for one in page.tables if one.code == subject)
    return {row.title: row.count for row in table.rows}


def test_without_homes_there_is_no_brochure():
    town("amby")
    assert brochure(ON) is None


def test_only_suitable_homes_of_who_takes_part_count_and_numbers_are_rounded():
    places = town("amby", "heer")
    for _ in range(12):
        home(places["amby"])
    for fields in ({"bat": 0}, {"bat": None}, {"landlord": "wonen-limburg"}):
        for _ in range(9):
            home(places["amby"], **fields)
    home(make_place("elders"))  # a place outside the town
    page = brochure(ON)
    assert page.city.code == "maastricht"
    assert {row.place.code: row.homes.count for row in page.rows} == {"amby": 10, "heer": 0}
    assert page.total.count == 10
    assert page.total.words == "ongeveer 10"
    assert page.rows[1].homes.words == "geen"


def test_a_few_homes_are_hidden_with_whatever_would_give_them_away():
    places = town("amby", "heer", "limmel")
    for code, many in (("amby", 3), ("heer", 40), ("limmel", 30)):
        for _ in range(many):
            home(places[code])
    for _ in range(2):
        home(places["heer"], bat=4)
    page = brochure(ON)
    shown = {row.place.code: row.homes.count for row in page.rows}
    assert shown["amby"] is None
    assert page.rows[0].homes.words == "te weinig om te tonen"
    assert all(count % 5 == 0 for count in shown.values() if count is not None)
    assert next(shape.area.fill for shape in page.map.shapes if shape.area.key == "amby") == "suppressed"
    heer = brochure(ON, "heer")
    assert counts(heer, "bat")["U hebt zorg nodig (BAT 4)"] is None


def test_one_neighbourhood_by_kind_and_rent():
    places = town("amby")
    for _ in range(20):
        home(places["amby"], rent=45_447, bedrooms=1)  # the limit itself belongs to the class below it
    for _ in range(10):
        home(places["amby"], rent=45_448, bedrooms=6, type="seniorenwoning")
    page = brochure(ON, "amby")
    assert page.here.place.code == "amby"
    assert counts(page, "rent") == {"tot en met € 454,47": 20, "van € 454,47 tot en met € 650,43": 10}
    assert counts(page, "bedrooms") == {"1 slaapkamer": 20, "4 of meer slaapkamers": 10}
    assert counts(page, "type") == {"appartement": 20, "seniorenwoning": 10}
    assert counts(page, "corporation") == {"Servatius": 30}


def test_an_unknown_place_has_no_brochure():
    home(town("amby")["amby"])
    assert brochure(ON, "niets") is None
    assert brochure(ON, "oost") is None


def test_homes_that_came_up_in_the_last_year_count_once():
    places = town("amby")
    homes = [home(places["amby"]) for _ in range(20)]
    for one in homes[:10]:
        advert(one, date(2023, 7, 2))
    advert(homes[0], date(2024, 7, 1), state="published")
    advert(homes[18], date(2023, 7, 1))  # a day too long ago
    advert(homes[19], date(2024, 7, 2))  # not open yet
    page = brochure(ON)
    assert (page.freed.count, page.since) == (10, date(2023, 7, 1))


def test_a_year_without_limits_of_rent_shows_no_classes():
    places = town("amby")
    for _ in range(10):
        home(places["amby"])
    page = brochure(date(2027, 1, 1))
    assert page.total.count == 10
    assert "rent" not in [table.code for table in page.tables]


def test_zones_are_named_only_where_a_document_names_them():
    places = town("amby", "nazareth", "limmel")
    home(places["amby"])
    rows = {row.place.code: row for row in brochure(ON).rows}
    assert rows["nazareth"].zone.heading == "Woonzorgzone voor later"
    assert rows["nazareth"].zone.source.text.startswith("D001")
    assert rows["amby"].zone is None
    assert sorted(rows["amby"].near) == ["Limmel", "Nazareth"]


def test_every_text_says_where_it_comes_from_and_takes_its_numbers_from_the_policy():
    found = brochure_texts(current_policy().on(ON))
    assert {"bat", "advantage", "priority", "toolbox", "help", "faq", "zones", "zone"} == set(found)
    texts = [text for section in found.values() for text in section]
    assert all(text.source.text[:4] in ("D001", "D004") for text in texts)
    assert not [text for text in texts if "{" in text.words + text.heading]
    assert "1.200 euro" in found["toolbox"][0].words
    assert [text.name for text in found["faq"]] == ["1", "2", "3", "4", "5", "6"]


def test_before_the_texts_were_in_force_there_are_none():
    assert brochure_texts(current_policy().on(date(2021, 12, 31))) == {}


def test_a_citation_opens_the_smallest_passage_around_its_lines():
    document = make_document("D004")
    make_passage(document, first_line=900, last_line=999)
    small = make_passage(document, first_line=990, last_line=1000)
    texts = ["D004, pilotplan 6, regel 997", "D004, pilotplan 4.1", "D004, regel 5000", "D009, regel 1", "Wet"]
    found = [cited(texts)[text] for text in texts]
    assert [(one.document, one.anchor) for one in found] == [
        ("D004", f"p{small.pk}"), ("D004", ""), ("D004", ""), ("", ""), ("", ""),
    ]  # fmt: skip


def facility(place: Place, licence: str, value: float, period: str) -> None:
    dataset = Dataset.objects.create(code=f"kwb-{period}-{licence}", title="Kerncijfers", licence=licence)
    passage = Passage.objects.create(dataset=dataset)
    edition = Edition.objects.create(code=f"{period}-{licence}", title="Kerncijfers", passage=passage)
    indicator, _made = Indicator.objects.get_or_create(
        code="huisarts", defaults={"title": "Huisarts", "theme": "Voorzieningen"}
    )
    series, _made = Series.objects.get_or_create(
        code="huisarts", defaults={"indicator": indicator, "title": "Afstand tot een huisarts", "unit": "km"}
    )
    when, _made = Period.objects.get_or_create(
        code=period,
        defaults={"kind": "year", "start": date(int(period), 1, 1), "end": date(int(period), 12, 31)},
    )
    Value.objects.create(series=series, place=place, period=when, edition=edition, value=value)


def test_facilities_are_the_latest_numbers_that_everybody_may_read():
    place = town("amby")["amby"]
    home(place)
    facility(place, "CC-BY", 0.8, "2022")
    facility(place, "CC-BY", 0.7, "2023")
    facility(place, "gesloten", 0.1, "2024")
    found = brochure(ON, "amby").facilities
    assert [(one.title, one.value, one.period) for one in found] == [("Afstand tot een huisarts", 0.7, "2023")]


def test_the_profile_of_another_municipality_has_no_texts(monkeypatch):
    monkeypatch.setattr(settings, "PROFILE", "heerlen")
    assert brochure_texts(current_policy().on(ON)) == {}


def test_a_computed_area_is_told_apart_from_a_designated_zone():
    places = town("amby", "nazareth")
    home(places["amby"])
    assert brochure(ON, "amby").here.computed == ""
    tiny_scan(place="amby")
    row = brochure(ON, "amby").here
    assert row.zone is None
    assert row.computed.startswith("Ongeveer 100% van de inwoners van Amby woont in een berekend gebied")
    assert "geen aangewezen zone" in row.computed
    assert "verzonnen" not in row.computed
    assert brochure(ON, "nazareth").here.computed == ""
    assert brochure(ON, "nazareth").here.zone is not None


def test_a_scan_that_is_not_released_is_not_in_the_brochure():
    home(town("amby")["amby"])
    tiny_scan(place="amby", released=False)
    assert brochure(ON, "amby").here.computed == ""
