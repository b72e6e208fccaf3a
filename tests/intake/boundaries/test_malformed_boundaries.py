# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with a boundary file is said in plain words, and nothing is stored."""

import json
import sqlite3
from contextlib import closing

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intake.boundaries.files import feature, in_metres, make_town, square, write_geojson, write_geopackage
from woonregie.access.grant import Grant
from woonregie.cli.group import woonregie
from woonregie.intake.problems import Rejected
from woonregie.intake.services.load_boundaries import BoundaryFile, DatasetFacts, load_boundaries
from woonregie.places.models import PlaceShape
from woonregie.sources.models import Dataset

pytestmark = pytest.mark.django_db
BOW_TIE = {
    "type": "Polygon",
    "coordinates": [[[5.7, 50.8], [5.71, 50.81], [5.71, 50.8], [5.7, 50.81], [5.7, 50.8]]],
}
SWAPPED = {"type": "Polygon", "coordinates": [[[50.85, 5.7], [50.85, 5.71], [50.86, 5.71], [50.85, 5.7]]]}
AMERICA = {"type": "Polygon", "coordinates": [[[-74, 40], [-73, 40], [-73, 41], [-74, 40]]]}
LINE = {"type": "LineString", "coordinates": [[5.7, 50.85], [5.71, 50.86]]}
RINGLESS = {"type": "Polygon", "coordinates": [[[5.7, 50.85]]]}
WORDS = {"type": "Polygon", "coordinates": [[["west", "south"], [1, 2], [3, 4], ["west", "south"]]]}


def refused(path, **more):
    with pytest.raises(Rejected) as refusal:
        load_boundaries(Grant.for_command("test"), BoundaryFile(path, 2022, **more), DatasetFacts("K", "Kaart"))
    assert not PlaceShape.objects.exists()
    assert not Dataset.objects.filter(code="K").exists()
    problems = refusal.value.problems
    assert all(problem.file == path.name and problem.message and problem.advice for problem in problems)
    return str(refusal.value)


@pytest.mark.parametrize(
    ("areas", "words"),
    [
        ([feature("BU09990007", "Nieuw")], "kent het register niet"),
        ([feature("", "Nergens")], "kent het register niet"),
        ([feature("", "")], "geen code en geen naam"),
        ([feature("BU09990000", "Kerk"), feature("BU09990000", "Kerk")], "twee keer"),
        ([feature("BU01230000", "Elders")], "Geen enkel gebied"),
        ([feature("BU09990000", "Kerk", SWAPPED)], "verwisseld"),
        ([feature("BU09990000", "Kerk", in_metres(square(5.7)))], "Rijksdriehoeksstelsel"),
        ([feature("BU09990000", "Kerk", AMERICA)], "niet in Nederland"),
        ([feature("BU09990000", "Kerk", BOW_TIE)], "ongeldig"),
        ([feature("BU09990000", "Kerk", LINE)], "geen vlak"),
        ([feature("BU09990000", "Kerk", RINGLESS)], "niet te lezen"),
        ([feature("BU09990000", "Kerk", WORDS)], "niet te lezen"),
        (
            [feature("BU09990000", "Kerk"), {"type": "Feature", "properties": {"statcode": "BU09990001"}}],
            "geen vorm",
        ),
        ([{"type": "Feature"}], "heeft een vorm"),
        (["tekst"], "heeft een vorm"),
        ([], "geen gebied"),
    ],
)
def test_a_wrong_area_is_explained(tmp_path, areas, words):
    make_town()
    assert words in refused(write_geojson(tmp_path, areas))


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", '{"type": "Feature"}', '{"type": "FeatureCollection"}', "\x00"]
)
def test_what_is_no_geojson_is_refused(tmp_path, text):
    make_town()
    path = tmp_path / "kaart.geojson"
    path.write_text(text, encoding="utf-8")
    refused(path)


def test_an_unknown_coordinate_system_is_named(tmp_path):
    make_town()
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3857"}}
    assert "3857" in refused(write_geojson(tmp_path, [feature("BU09990000")], crs=crs))


def test_metres_are_read_when_the_user_says_so(tmp_path):
    make_town()
    path = write_geojson(tmp_path, [feature("BU09990000", "Kerk", in_metres(square(5.7)))])
    load_boundaries(Grant.for_command("test"), BoundaryFile(path, 2022, crs="rd"), DatasetFacts("K", "Kaart"))
    assert PlaceShape.objects.count() == 1


def test_another_kind_of_file_is_refused(tmp_path):
    path = tmp_path / "buurten.shp"
    path.write_bytes(b"\x00")
    assert "lezen we niet" in refused(path)


def test_a_geopackage_without_shapes_or_with_another_grid(tmp_path):
    make_town()
    assert "heeft een vorm" in refused(write_geopackage(tmp_path, [("BU09990000", "Kerk", "NEE", None)]))
    (tmp_path / "wijkenbuurten.gpkg").unlink()
    path = write_geopackage(tmp_path, [("BU09990000", "Kerk", "NEE", square(5.7))], system=3035)
    assert "EPSG:3035" in refused(path)


def test_a_layer_that_is_not_there(tmp_path):
    make_town()
    path = write_geopackage(tmp_path, [("BU09990000", "Kerk", "NEE", in_metres(square(5.7)))])
    assert "buurten" in refused(path, layer="gemeenten")


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\x00" + b"\x00" * 200])
def test_what_is_no_geopackage_is_refused(tmp_path, content):
    path = tmp_path / "kaart.gpkg"
    path.write_bytes(content)
    refused(path)


@pytest.mark.parametrize("blob", [b"", b"GP", b"XX\x00\x01" + b"\x00" * 40, b"GP\x00\x0f" + b"\x00" * 20])
def test_a_damaged_shape_is_refused(tmp_path, blob):
    make_town()
    path = write_geopackage(tmp_path, [("BU09990000", "Kerk", "NEE", in_metres(square(5.7)))])
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("UPDATE buurten SET geom = ?", (blob,))
    assert "niet te lezen" in refused(path)


def test_hundreds_of_mistakes_are_summed_up(tmp_path):
    make_town()
    text = refused(write_geojson(tmp_path, [feature(f"BU0999{n:04}") for n in range(100, 300)]))
    assert "En nog 175 zulke fouten" in text


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-100, 100) | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["type", "coordinates", "geometry", "properties", "features", "crs"]), inner
        )
    ),
    max_leaves=20,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(geometry=JSON, crs=JSON)
def test_whatever_stands_in_the_file_the_reader_explains_and_never_crashes(tmp_path, geometry, crs):
    path = tmp_path / "kaart.geojson"
    area = {"type": "Feature", "properties": {"statcode": "BU09990000"}, "geometry": geometry}
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [area], "crs": crs}), encoding="utf-8")
    refused(path)


def test_the_command_says_what_is_wrong(tmp_path, capsys):
    make_town()
    path = write_geojson(tmp_path, [feature("BU09990000", "Kerk", SWAPPED)])
    with pytest.raises(SystemExit) as ended:
        woonregie.main(["load-boundaries", str(path), "--year", "2022", "--dataset", "K", "--title", "Kaart"])
    assert ended.value.code == 1
    assert "verwisseld" in capsys.readouterr().err


def test_the_command_previews(tmp_path, capsys):
    make_town()
    path = write_geojson(tmp_path, [feature("BU09990000", "Kerk")])
    arguments = ["load-boundaries", str(path), "--year", "2022", "--dataset", "K", "--title", "Kaart", "--dry-run"]
    woonregie.main(arguments, standalone_mode=False)
    said = capsys.readouterr().out
    assert "1  gebieden met een nieuwe grens" in said
    assert "Zonder grens blijven: Molen" in said
    assert not PlaceShape.objects.exists()
