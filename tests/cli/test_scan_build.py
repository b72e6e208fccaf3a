# SPDX-License-Identifier: EUPL-1.2
"""`woonregie scan build`: from open files to a folder that the scan runs on; nothing is half written."""

import csv
import json
import sys
from datetime import date

import numpy as np
import pytest
from click.testing import CliRunner
from django.conf import settings

from intake.scan_files.maps import HOME, around, at, geojson, hourly, layer, timetable, village, write_map
from woonregie.cli.scan import scan
from woonregie.intake.scan_files.reading import read_scan
from woonregie.intake.scan_files.running import run_scan
from woonregie_core.policy.loader import load_policy
from woonregie_core.proximity import reach
from woonregie_core.proximity.facilities import on_streets, snap
from woonregie_core.proximity.settings import Settings, Walker


def invoke(*words):
    return CliRunner().invoke(scan, [str(word) for word in words])


def table(path):
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))


def people(path, rows):
    """Points: (code, east, north, people)."""
    lines = ["point_id,lon,lat,people"]
    for code, east, north, count in rows:
        lon, lat = at(east, north)
        lines.append(f"{code},{lon:.7f},{lat:.7f},{count}")
    path.write_text("\n".join(lines) + "\n")
    return path


def listed(path, rows):
    """A list of facilities: (code, category, east, north, name)."""
    lines = ["facility_id,category,lon,lat,name"]
    for code, category, east, north, name in rows:
        lon, lat = at(east, north)
        lines.append(f"{code},{category},{lon:.7f},{lat:.7f},{name}")
    path.write_text("\n".join(lines) + "\n")
    return path


@pytest.fixture
def map_file(tmp_path):
    return village(tmp_path / "v.osm.pbf")


HOMES = [("p1", 0, 5, 400), ("p2", 200, 105, 500), ("p3", 500, 5, ""), ("p4", 250, 5, 700)]


def test_from_a_map_and_points_to_scores_along_streets(tmp_path, map_file):
    points = people(tmp_path / "p.csv", HOMES)
    made = invoke(
        "build", "--pbf", map_file, "--points", points, "--date", "2026-01-01", "--out", tmp_path / "city"
    )
    assert made.exit_code == 0, made.output
    assert "8 stukken straat, waarvan 1 met treden" in made.output
    said = json.loads((tmp_path / "city" / "build.json").read_text())
    assert said["distances"] == "streets"
    assert said["sources"]["pbf"]["file"] == "v.osm.pbf"
    assert len(said["sources"]["pbf"]["sha256"]) == 64
    assert "ODbL" in said["licence"]
    done = invoke("run", "--input", tmp_path / "city", "--out", tmp_path / "out")
    assert done.exit_code == 0, done.output
    rows = table(tmp_path / "out" / "scores.csv")
    assert [row["point_id"] for row in rows] == ["p1", "p2", "p3", "p4"]
    assert {row["distances"] for row in rows} == {"streets"}
    assert rows[2]["people"] == ""


def test_with_a_rollator_the_way_goes_round_the_steps(tmp_path, map_file):
    listed(tmp_path / "l.csv", [("1", "gp", 200, 3, "Praktijk Drie")])
    points = people(tmp_path / "p.csv", [("p2", 200, 102, 500)])
    made = invoke("build", "--pbf", map_file, "--points", points, "--municipal", tmp_path / "l.csv",
                  "--out", tmp_path / "city")  # fmt: skip
    assert made.exit_code == 0, made.output
    policy = load_policy(settings.PROFILES_DIR / "maastricht" / "policy").on(date(2026, 1, 1))
    metres = {
        walker: float(run_scan(read_scan(tmp_path / "city"), Settings.from_policy(policy, walker))
                      .reached.metres["gp"][0, 0])
        for walker in (Walker.FIT, Walker.ROLLATOR)
    }  # fmt: skip
    assert metres[Walker.FIT] == pytest.approx(99, abs=1)
    assert metres[Walker.ROLLATOR] == pytest.approx(505, abs=5)


def test_two_builds_are_byte_for_byte_the_same(tmp_path, map_file):
    for name in ("one", "two"):
        invoke("build", "--pbf", map_file, "--date", "2026-01-01", "--out", tmp_path / name)
    first, second = ({path.name: path.read_bytes() for path in (tmp_path / n).iterdir()} for n in ("one", "two"))
    assert first == second
    assert set(first) == {"nodes.csv", "edges.csv", "facilities.csv", "build.json"}


def test_the_list_of_the_municipality_goes_before_the_map_and_differences_are_told(tmp_path, map_file):
    rows = [("a", "gp", 5, 3, "Praktijk Nieuw"), ("b", "gp", 230, 140, "praktijk acht")]
    made = invoke("build", "--pbf", map_file, "--municipal", listed(tmp_path / "l.csv", rows),
                  "--out", tmp_path / "city")  # fmt: skip
    assert made.exit_code == 0, made.output
    assert "gp: 1 gelijk, 0 verplaatst, 0 alleen op de kaart, 1 alleen op de lijst." in made.output
    facilities = table(tmp_path / "city" / "facilities.csv")
    assert [row["facility_id"] for row in facilities if row["category"] == "gp"] == ["a", "b"]
    assert {row["category"] for row in facilities} == {"gp", "pharmacy", "stop", "supermarket"}
    found = {row["list_id"]: row["difference"] for row in table(tmp_path / "city" / "differences.csv")}
    assert found == {"a": "only_list", "b": "same"}
    people(tmp_path / "city" / "points.csv", HOMES)
    folder = read_scan(tmp_path / "city")
    assert [(row["category"], row["difference"]) for row in folder.differences] == [
        ("gp", "only_list"),
        ("gp", "same"),
    ]
    assert folder.names["gp"] == [("Praktijk Nieuw", "l.csv"), ("praktijk acht", "l.csv")]
    (tmp_path / "city" / "differences.csv").write_text("category\n")
    assert "differences.csv, regel 1, kolom difference" in invoke(
        "run", "--input", tmp_path / "city", "--out", tmp_path / "out"
    ).output  # fmt: skip


def test_more_facilities_are_added_and_replace_nothing(tmp_path, map_file):
    path = layer(tmp_path / "f.gpkg", [(176_100.0, 317_500.0)], {"code": ["x1"], "soort": ["gp"]})
    made = invoke("build", "--pbf", map_file, "--facilities", path, "--column", "facility_id=code",
                  "--column", "category=soort", "--out", tmp_path / "city")  # fmt: skip
    assert made.exit_code == 0, made.output
    found = [row["facility_id"] for row in table(tmp_path / "city" / "facilities.csv") if row["category"] == "gp"]
    assert found == ["n20", "x1"]
    assert not (tmp_path / "city" / "differences.csv").exists()


def test_stops_with_a_service_go_before_those_of_the_map(tmp_path, map_file):
    zip_file = timetable(tmp_path / "t.zip", [("a", 0, 3, ""), ("b", 500, 5, "")], hourly())
    made = invoke("build", "--pbf", map_file, "--gtfs", zip_file, "--out", tmp_path / "city", "--format", "json")
    said = json.loads(made.stdout)
    assert said["timetable"] == {"day": "2026-01-05", "stops_with_service": 1, "stops_without": 1}
    stops = [
        row["facility_id"] for row in table(tmp_path / "city" / "facilities.csv") if row["category"] == "stop"
    ]
    assert stops == ["gtfs-a"]
    assert said["differences"]["stop"]["only_osm"] == 1


def test_without_a_map_distances_are_straight_and_every_file_says_so(tmp_path):
    points = people(tmp_path / "p.csv", [(f"p{n}", 10 * n, 5, 400) for n in range(8)])
    rows = [(f"{code}1", code, 30, 5, "") for code in ("supermarket", "gp", "pharmacy", "stop")]
    built = invoke("build", "--points", points, "--facilities", listed(tmp_path / "l.csv", rows),
                   "--out", tmp_path / "city")  # fmt: skip
    assert "rechte lijnen" in built.output
    done = invoke("run", "--input", tmp_path / "city", "--out", tmp_path / "out")
    assert "rechte lijnen" in done.output
    for name in ("scores.csv", "zones.csv", "counts.csv"):
        assert {row["distances"] for row in table(tmp_path / "out" / name)} == {"straight_lines"}
    assert json.loads((tmp_path / "out" / "summary.json").read_text())["distances"] == "straight_lines"
    zones = json.loads((tmp_path / "out" / "zones.geojson").read_text())
    assert zones["distances"] == zones["features"][0]["properties"]["distances"] == "straight_lines"
    for words in (["zones"], ["whatif", "--add", "gp,5.6913,50.8500"]):
        assert "rechte lijnen" in invoke(*words, "--input", tmp_path / "city").output


def test_points_outside_the_boundary_do_not_count_and_shops_just_over_it_do(tmp_path, map_file):
    area = geojson(tmp_path / "b.geojson", [around(0, 0, 120)])
    points = people(tmp_path / "p.csv", HOMES)
    made = invoke("build", "--pbf", map_file, "--boundary", area, "--margin", 400, "--points", points,
                  "--out", tmp_path / "city")  # fmt: skip
    assert made.exit_code == 0, made.output
    assert [row["point_id"] for row in table(tmp_path / "city" / "points.csv")] == ["p1"]
    assert "Punten buiten de grens, die niet meetellen: 3." in made.output
    assert {row["facility_id"] for row in table(tmp_path / "city" / "facilities.csv")} == {
        "n20",
        "n21",
        "n22",
        "n23",
    }


def test_points_get_the_neighbourhood_around_them(tmp_path, map_file):
    areas = geojson(tmp_path / "a.geojson", [around(0, 0, 150), around(300, 0, 150)],
                    [{"code": "B1", "name": "West"}, {"code": "B2", "name": "Oost"}])  # fmt: skip
    points = people(tmp_path / "p.csv", HOMES)
    made = invoke("build", "--pbf", map_file, "--points", points, "--areas", areas, "--column", "place=code",
                  "--out", tmp_path / "city")  # fmt: skip
    assert made.exit_code == 0, made.output
    found = {row["point_id"]: row["place"] for row in table(tmp_path / "city" / "points.csv")}
    assert found == {"p1": "B1", "p2": "B2", "p3": "", "p4": "B2"}
    wrong = invoke("build", "--points", points, "--areas", areas, "--out", tmp_path / "city")
    assert "a.geojson, regel 1, kolom place: Deze kolom ontbreekt" in wrong.output
    assert "Er zijn: code, name." in wrong.output


def test_a_number_that_means_unknown_stays_unknown(tmp_path, map_file):
    points = people(tmp_path / "p.csv", [("p1", 0, 5, -99997), ("p2", 100, 5, 0)])
    refused = invoke("build", "--pbf", map_file, "--points", points, "--out", tmp_path / "city")
    assert "p.csv, regel 2, kolom people: Dit aantal is lager dan nul." in refused.output
    assert not (tmp_path / "city").exists()
    invoke("build", "--pbf", map_file, "--points", points, "--unknown", "-99997", "--out", tmp_path / "city")
    rows = table(tmp_path / "city" / "points.csv")
    assert [row["people"] for row in rows] == ["", "0"]
    assert list(rows[0]) == ["point_id", "lon", "lat", "people"]


def test_a_second_build_leaves_nothing_of_the_first(tmp_path, map_file):
    invoke("build", "--pbf", map_file, "--out", tmp_path / "city")
    (tmp_path / "city" / "notes.txt").write_text("mine")
    points = people(tmp_path / "p.csv", HOMES)
    invoke("build", "--points", points, "--facilities", listed(tmp_path / "l.csv", [("1", "gp", 0, 0, "")]),
           "--out", tmp_path / "city")  # fmt: skip
    assert {path.name for path in (tmp_path / "city").iterdir()} == {
        "facilities.csv", "points.csv", "build.json", "notes.txt",
    }  # fmt: skip


GOOD = ("a", "gp", 5, 3, "A")
WRONG = [
    ([GOOD, ("a", "gp", 50, 3, "B")], "l.csv, regel 3, kolom facility_id: Deze voorziening staat er al"),
    ([GOOD, ("b", "kasteel", 50, 3, "B")], "l.csv, regel 3, kolom category: Deze waarde is niet bekend"),
    ([("", "gp", 50, 3, "B")], "l.csv, regel 2, kolom facility_id: Deze cel is leeg"),
    ([("=1+1", "gp", 50, 3, "B")], "als formule lezen"),
    ([("a", "gp", 9e6, 3, "B")], "l.csv, regel 2, kolom lon/lat: Een plek ligt buiten Nederland"),
    ([], "l.csv: Er staat niets in"),
]


@pytest.mark.parametrize(("rows", "said"), WRONG)
def test_a_wrong_list_is_told_and_nothing_is_written(tmp_path, map_file, rows, said):
    path = listed(tmp_path / "l.csv", rows)
    made = invoke("build", "--pbf", map_file, "--municipal", path, "--out", tmp_path / "city")
    assert made.exit_code == 1
    assert said in made.output
    assert not (tmp_path / "city").exists()
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".city")]


def test_a_facility_far_away_is_named_and_left_out(tmp_path, map_file):
    area = geojson(tmp_path / "b.geojson", [around(200, 0, 400)])
    rows = [GOOD, ("far", "gp", 30_000, 3, "")]
    made = invoke("build", "--pbf", map_file, "--boundary", area, "--municipal", listed(tmp_path / "l.csv", rows),
                  "--out", tmp_path / "city")  # fmt: skip
    assert "l.csv: Voorzieningen buiten het gebied, die niet meetellen: 1 (far)." in made.output
    assert [r["facility_id"] for r in table(tmp_path / "city" / "facilities.csv") if r["category"] == "gp"] == [
        "a"
    ]


def test_a_list_of_which_all_lies_elsewhere_still_goes_before_the_map(tmp_path, map_file):
    area = geojson(tmp_path / "b.geojson", [around(200, 0, 400)])
    rows = [("far", "gp", 30_000, 3, "")]
    invoke("build", "--pbf", map_file, "--boundary", area, "--municipal", listed(tmp_path / "l.csv", rows),
           "--out", tmp_path / "city")  # fmt: skip
    assert "gp" not in {row["category"] for row in table(tmp_path / "city" / "facilities.csv")}
    assert [row["difference"] for row in table(tmp_path / "city" / "differences.csv")] == ["only_osm"]


def test_names_from_a_map_cannot_be_formulas(tmp_path):
    path = village(tmp_path / "v.osm.pbf", {40: (0, 9, {"shop": "supermarket", "name": '=HYPERLINK("x")\n'})})
    invoke("build", "--pbf", path, "--out", tmp_path / "city")
    names = [row["name"] for row in table(tmp_path / "city" / "facilities.csv")]
    assert '\'=HYPERLINK("x")' in names


def test_streets_in_pieces_are_kept_and_told(tmp_path):
    island = {60: (0, 400), 61: (100, 400), 62: (50, 460)}
    path = village(tmp_path / "v.osm.pbf", island, [(9, [60, 61, 62], {"highway": "footway"})])
    points = people(tmp_path / "p.csv", [*HOMES, ("far", 50, 402, 10), ("lost", 3000, 3000, 10)])
    invoke("build", "--pbf", path, "--points", points, "--out", tmp_path / "city")
    done = invoke("run", "--input", tmp_path / "city", "--out", tmp_path / "out")
    assert "De straten liggen in 2 losse stukken; kruisingen buiten het grootste: 3." in done.output
    assert "Punten te ver van de straten, die geen score krijgen: 1 (lost)." in done.output
    scores = {row["point_id"]: row["score"] for row in table(tmp_path / "out" / "scores.csv")}
    assert scores["far"] == "0.0"  # nothing within reach on an island: known, and nothing
    assert scores["lost"] == ""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "--synthetic voor een verzonnen stad"),
        (["--synthetic", "10", "--pbf", "MAP"], "niet allebei"),
        (["--pbf", "MAP", "--column", "people"], "--column: Dit is geen naam met een kolom"),
    ],
)
def test_a_question_that_cannot_be_is_told(tmp_path, map_file, words, said):
    made = invoke("build", *[map_file if word == "MAP" else word for word in words], "--out", tmp_path / "city")
    assert made.exit_code == 1
    assert said in made.output


def test_without_the_extra_the_build_says_what_to_install(tmp_path, map_file, monkeypatch):
    monkeypatch.setitem(sys.modules, "osmium", None)
    made = invoke("build", "--pbf", map_file, "--out", tmp_path / "city")
    assert made.exit_code == 1
    assert "woonregie[scan]" in made.output


def test_a_large_invented_place_from_a_map_scores_as_in_the_folder(tmp_path):
    """Twenty streets crossed by twenty: what the map gives is what a plain sum of blocks gives."""
    side, step = 20, 60
    nodes = {1 + r * side + c: (c * step, r * step) for r in range(side) for c in range(side)}
    nodes[9000] = (0, 0, {"amenity": "doctors"})
    grid = np.arange(1, side * side + 1).reshape(side, side)
    ways = [(n + 1, row.tolist(), HOME) for n, row in enumerate([*grid, *grid.T])]
    write_map(tmp_path / "g.osm.pbf", nodes, ways)
    points = people(tmp_path / "p.csv", [(f"p{c}", c * step, 0, 10) for c in range(side)])
    invoke("build", "--pbf", tmp_path / "g.osm.pbf", "--points", points, "--out", tmp_path / "city")
    assert len(table(tmp_path / "city" / "nodes.csv")) == side * side - 4 + 4
    folder = read_scan(tmp_path / "city")
    spots = folder.facilities["gp"]
    sources, _ = on_streets(spots[0], snap(folder.network, *spots[1].T, 50.0))
    metres = reach.nearest(folder.network, {"gp": sources}, 5000.0).metres("gp")
    east = (folder.network.x - folder.network.x.min()) / step
    north = (folder.network.y - folder.network.y.min()) / step
    assert np.abs(metres - (east + north) * step).max() < 45  # the grid of the country is turned a little here
