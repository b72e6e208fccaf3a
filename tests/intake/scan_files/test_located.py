# SPDX-License-Identifier: EUPL-1.2
"""Places from any map file come out in degrees; what is wrong is told with file, row, column and advice."""

import sys

import numpy as np
import pyproj
import pytest
import shapely

from intake.scan_files.maps import around, at, geojson, layer
from woonregie.intake.problems import Rejected
from woonregie.intake.scan_files import located
from woonregie.intake.scan_files.located import read_area, read_located

RD = [(176_000.0, 317_500.0), (176_500.0, 318_000.0)]


def read(path, crs=None, columns=None):
    problems = []
    found = read_located(path, columns or {}, crs, problems)
    if problems:
        raise Rejected(problems)
    return found


@pytest.mark.parametrize("crs", ["EPSG:28992", "EPSG:4326", "EPSG:3035", "EPSG:3857", "EPSG:31370"])
def test_every_system_comes_out_in_degrees(tmp_path, crs):
    to = pyproj.Transformer.from_crs("EPSG:28992", crs, always_xy=True)
    places = np.column_stack(to.transform(*np.array(RD).T))
    found = read(layer(tmp_path / "p.gpkg", places, {"people": [1.0, 2.5], "name": ["a", "b"]}, crs))
    wanted = pyproj.Transformer.from_crs("EPSG:28992", "EPSG:4326", always_xy=True).transform(*np.array(RD).T)
    assert np.abs(found.lon - wanted[0]).max() < 2e-5
    assert np.abs(found.lat - wanted[1]).max() < 2e-5
    assert [row.text("people") for row in found.rows] == ["1", "2.5"]


def test_a_csv_in_metres_and_one_in_degrees_agree(tmp_path):
    (tmp_path / "m.csv").write_text("id;x;y\n" + "\n".join(f"{n};{x};{y}" for n, (x, y) in enumerate(RD)))
    metres = read(tmp_path / "m.csv")
    degrees = read(layer(tmp_path / "p.gpkg", RD, {"id": ["0", "1"]}))
    assert np.abs(metres.lon - degrees.lon).max() < 1e-9


def test_surfaces_give_a_place_inside_them(tmp_path):
    found = read(geojson(tmp_path / "s.geojson", [around(0, 0, 50)], [{"c28992r100": "E1"}]))
    assert (found.lon[0], found.lat[0]) == pytest.approx(at(0, 0), abs=1e-5)


def test_columns_are_renamed_and_a_number_that_is_none_is_empty(tmp_path):
    path = layer(tmp_path / "p.gpkg", RD, {"aantal": np.array([5.0, np.nan]), "people": ["x", "y"]})
    rows = read(path, columns={"aantal": "people"}).rows
    assert [row.text("people") for row in rows] == ["5", ""]


@pytest.mark.filterwarnings("ignore:'crs' was not provided")
def test_a_map_without_a_system_asks_for_one(tmp_path):
    path = layer(tmp_path / "p.gpkg", RD, {"id": ["0", "1"]}, crs=None)
    with pytest.raises(Rejected, match="niet in welk stelsel"):
        read(path)
    assert read(path, crs="EPSG:28992").lon[0] == pytest.approx(5.69, abs=0.05)
    with pytest.raises(Rejected, match="Dit stelsel van plekken is niet bekend"):
        read(path, crs="EPSG:999999")


SWAPPED = [at(0, 0)[::-1], at(10, 0)[::-1]]
WRONG = [
    ("metres as degrees", [*map(shapely.Point, RD)], "regel 1, kolom geometry: Dit zijn meters, geen graden"),
    ("swapped", [*map(shapely.Point, SWAPPED)], "Lengte- en breedtegraad staan omgekeerd"),
    (
        "one far away",
        [shapely.Point(at(0, 0)), shapely.Point(2.35, 48.85)],
        "regel 2, kolom geometry: Een plek ligt",
    ),
    ("nothing there", [], "Er staat niets in"),
]


@pytest.mark.parametrize(("name", "shapes", "said"), WRONG, ids=[one[0] for one in WRONG])
def test_a_wrong_place_is_told(tmp_path, name, shapes, said):
    with pytest.raises(Rejected) as refused:
        read(geojson(tmp_path / "p.geojson", shapes))
    assert said in str(refused.value)


def test_degrees_in_a_map_that_says_metres_are_told(tmp_path):
    with pytest.raises(Rejected, match="Dit zijn graden, geen meters"):
        read(layer(tmp_path / "p.gpkg", [at(0, 0)], {"id": ["0"]}, "EPSG:28992"))


def test_a_row_without_a_place_is_told(tmp_path):
    (tmp_path / "p.geojson").write_text(
        '{"type": "FeatureCollection", "features": ['
        '{"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [5.7, 50.8]}},'
        '{"type": "Feature", "properties": {}, "geometry": null}]}'
    )
    with pytest.raises(Rejected, match="regel 2, kolom geometry: De plek ontbreekt"):
        read(tmp_path / "p.geojson")


CSV = [
    ("lon,lat\n5.7,nan\n", "regel 2, kolom lat: Dit is geen getal"),
    ("lon,lat\n5.7,inf\n", "Dit is geen getal"),
    ("lon,lat\n50.8,5.7\n", "Lengte- en breedtegraad staan omgekeerd"),
    ("lon,lat\n176000,317500\n", "Dit zijn meters, geen graden"),
    ("x,y\n5.7,50.8\n", "regel 2, kolom x/y: Dit zijn graden, geen meters"),
    ("x,y\n176000,317500\n317500,176000\n", "regel 3, kolom x/y: De meters x en y staan omgekeerd"),
    ("x,y\n176000,317500\n1,1\n", "regel 3, kolom x/y: Een plek ligt buiten Nederland"),
    ("a,b\n1,2\n", "De plek ontbreekt"),
]


@pytest.mark.parametrize(("text", "said"), CSV)
def test_a_wrong_csv_is_told(tmp_path, text, said):
    (tmp_path / "p.csv").write_text(text)
    with pytest.raises(Rejected) as refused:
        read(tmp_path / "p.csv")
    assert said in str(refused.value)


@pytest.mark.parametrize("data", [b"", b"no map", b'{"type": "FeatureCollection", "features": [{'])
def test_what_is_no_map_is_told(tmp_path, data):
    (tmp_path / "p.geojson").write_bytes(data)
    with pytest.raises(Rejected, match=r"p\.geojson: (Dit is geen leesbare kaart|Er staat niets in)"):
        read(tmp_path / "p.geojson")


def test_a_map_with_more_layers_is_told(tmp_path):
    import pyogrio

    path = layer(tmp_path / "p.gpkg", RD, {"id": ["0", "1"]})
    shapes = shapely.to_wkb(shapely.points(np.array(RD)))
    pyogrio.raw.write(path, shapes, [np.array([1, 2])], ["n"], layer="other", geometry_type="Point",
                      crs="EPSG:28992", append=True)  # fmt: skip
    with pytest.raises(Rejected, match=r"^p\.gpkg: Hier staan meer kaartlagen in: p, other\. Bewaar"):
        read(path)


def test_too_many_and_too_large_are_told_before_they_are_read(tmp_path, monkeypatch):
    path = layer(tmp_path / "p.gpkg", RD, {"id": ["0", "1"]})
    monkeypatch.setattr(located, "MOST_FEATURES", 1)
    with pytest.raises(Rejected, match="Hier staan meer dan 1 plekken in"):
        read(path)
    with (tmp_path / "p.csv").open("wb") as file:
        file.truncate(600_000_000)
    with pytest.raises(Rejected, match="600 MB groot"):
        read(tmp_path / "p.csv")


def test_of_a_map_of_the_country_only_the_box_is_read(tmp_path):
    path = layer(tmp_path / "p.gpkg", [*RD, (120_000.0, 480_000.0)], {"id": ["0", "1", "2"]})
    found = read_located(path, {}, None, [], (5.6, 50.8, 5.8, 50.9))
    assert [(row.number, row.text("id")) for row in found.rows] == [(1, "0"), (2, "1")]
    with pytest.raises(Rejected, match="Er staat niets in"):
        read_located(path, {}, None, [], (6.6, 50.8, 6.8, 50.9))


def test_many_mistakes_are_told_as_some_and_a_number(tmp_path):
    (tmp_path / "p.csv").write_text("lon,lat\n" + "5.7,noord\n" * 500)
    with pytest.raises(Rejected) as refused:
        read(tmp_path / "p.csv")
    assert len(refused.value.problems) == 51
    assert "nog 450 fouten" in str(refused.value)


def test_the_extra_is_asked_for_in_plain_words(tmp_path, monkeypatch):
    path = layer(tmp_path / "p.gpkg", RD, {"id": ["0", "1"]})
    monkeypatch.setitem(sys.modules, "pyogrio", None)
    with pytest.raises(Rejected, match=r"de aanvulling ‘scan’ nodig \(pyogrio\).*woonregie\[scan\]"):
        read(path)


def test_a_boundary_of_parts_is_one_area(tmp_path):
    area = read_area(geojson(tmp_path / "b.geojson", [around(0, 0, 100), around(100, 0, 100)]))
    assert area.geom_type == "Polygon"
    with pytest.raises(Rejected, match="Hier staat geen vlak in"):
        read_area(geojson(tmp_path / "p.geojson", [shapely.Point(at(0, 0))]))
