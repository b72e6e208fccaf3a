# SPDX-License-Identifier: EUPL-1.2
"""The map: what it shows, what is left over, and where it stands on the sheet."""

import pytest

from factories import make_passage, public_grant
from monitor.monitor_world import ON, agree, fill, make_series, make_town
from woonregie.access.grant import Grant
from woonregie.monitor.models import Tile
from woonregie.monitor.queries.map_page import Asked, map_page
from woonregie.places.models import PlaceShape

pytestmark = pytest.mark.django_db
GRANT = Grant.for_command("test")


def square(west):
    corners = [[west, 50.8], [west + 0.01, 50.8], [west + 0.01, 50.81], [west, 50.81], [west, 50.8]]
    return {"type": "Polygon", "coordinates": [corners]}


def page(grant=GRANT, **asked):
    return map_page(grant, Asked(**asked), ON)


def test_without_a_town_there_is_no_map():
    assert page() is None


def test_what_is_left_is_the_municipality_minus_its_places():
    town = make_town()
    leaves = [town[code] for code in ("molen", "kerk", "haven", "veld")]
    fill(make_series(), 2023, {town["dorp"]: 1000, **dict(zip(leaves, (100, 200, 300, 350), strict=True))})
    found = page(subject="inwoners")
    assert found.shown.left == 50
    assert found.left_words == "50 personen"
    assert found.total_words == "1.000 personen"


@pytest.mark.parametrize(("aggregation", "last"), [("none", 350), ("sum", "suppressed")])
def test_no_remainder_where_numbers_do_not_add_up_or_one_is_hidden(aggregation, last):
    town = make_town()
    values = dict(zip((town[c] for c in ("molen", "kerk", "haven", "veld")), (100, 200, 300, last), strict=True))
    fill(make_series(aggregation=aggregation), 2023, {town["dorp"]: 1000, **values})
    assert page(subject="inwoners").left_words == ""


def test_a_place_without_a_number_belongs_to_what_is_left():
    town = make_town()
    values = dict(zip((town[c] for c in ("molen", "kerk", "haven")), (100, 200, 300), strict=True))
    fill(make_series(), 2023, {town["dorp"]: 1000, **values})
    assert page(subject="inwoners").left_words == "400 personen"


def test_a_subject_that_names_several_places_is_left_over_only_when_it_names_none():
    town = make_town()
    agree(town["molen"], town["haven"], code="1")
    agree(town["noord"], code="2")
    agree(town["dorp"], code="3")
    found = page(subject="telling-afspraken")
    counts = {row.place.code: row.cell.value for row in found.rows}
    assert counts == {"molen": 1, "kerk": 0, "haven": 1, "veld": 0}
    assert (found.shown.total.value, found.shown.left) == (3, 2)
    assert page(subject="telling-afspraken", level="district").shown.left == 1


def test_suppressed_and_missing_have_patterns_of_their_own_and_stand_in_the_legend():
    town = make_town()
    fill(make_series(), 2023, {town["molen"]: 5, town["kerk"]: "suppressed"})
    found = page(subject="inwoners")
    assert {row.place.code: row.fill for row in found.rows} == {
        "molen": "class-2", "kerk": "suppressed", "haven": "missing", "veld": "missing",
    }  # fmt: skip
    assert [(key.fill, key.count) for key in found.legend] == [("class-2", 1), ("suppressed", 1), ("missing", 2)]
    assert all(key.words for key in found.legend)


def test_the_period_can_be_chosen_and_an_unknown_one_becomes_the_last():
    town, series = make_town(), make_series()
    fill(series, 2022, {town["molen"]: 1})
    fill(series, 2023, {town["molen"]: 2})
    assert page(subject="inwoners").asked.period == "2023"
    assert page(subject="inwoners", period="2022").rows[-1].words
    assert page(subject="inwoners", period="2022").asked.period == "2022"
    assert page(subject="inwoners", period="1900").asked.period == "2023"


def test_what_is_not_there_falls_back():
    make_town()
    found = page(subject="x", level="x", method="x", drawing="x", period="x")
    assert (found.asked.level, found.asked.method, found.asked.drawing) == (
        "neighbourhood",
        "natuurlijk",
        "tegels",
    )


def test_real_borders_are_drawn_when_there_are_enough_and_can_be_left_for_the_schema():
    town = make_town()
    passage = make_passage()
    for number, code in enumerate(("molen", "kerk")):
        PlaceShape.objects.create(
            place=town[code], year=2023, geometry=square(5.7 + number / 100), passage=passage
        )
    found = page()
    assert (found.borders.year, len(found.map.shapes)) == (2023, 2)
    assert page(drawing="tegels").map.tiles
    PlaceShape.objects.filter(place=town["kerk"]).delete()
    assert page().borders is None
    assert len(page().map.shapes) == 4


def test_the_tiles_of_the_profile_are_used_when_every_place_has_one():
    town = make_town()
    for column, code in enumerate(("molen", "kerk", "haven", "veld")):
        Tile.objects.create(place=town[code], column=column, row=0)
    xs = [float(shape.x) for shape in sorted(page().map.shapes, key=lambda shape: float(shape.x))]
    names = [shape.area.key for shape in sorted(page().map.shapes, key=lambda shape: float(shape.x))]
    assert names == ["molen", "kerk", "haven", "veld"]
    assert len(set(xs)) == 4


def test_a_visitor_sees_public_series_only():
    town = make_town()
    fill(make_series("geheim", public=False), 2023, {town["molen"]: 5})
    codes = [choice.code for choice in page(public_grant()).choices]
    assert "geheim" not in codes
    assert page(public_grant(), subject="geheim").shown.code != "geheim"
    assert page(subject="geheim").shown.code == "geheim"


def test_a_visitor_has_no_signals_on_the_map():
    make_town()
    assert "telling-signalen" not in [choice.code for choice in page(public_grant()).choices]


def test_the_number_of_queries_does_not_grow(django_assert_max_num_queries):
    town = make_town()
    for number in range(12):
        fill(make_series(f"s{number}"), 2023, dict.fromkeys(town.values(), 5.0 + number))
    with django_assert_max_num_queries(9):
        page(subject="s3")
