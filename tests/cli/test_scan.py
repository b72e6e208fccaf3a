# SPDX-License-Identifier: EUPL-1.2
"""`woonregie scan`: from a folder to scores and zones, the same every time; what is wrong is told in Dutch."""

import csv
import importlib
import json
import sys

import pytest
from click.testing import CliRunner

from woonregie.cli.scan import scan


def invoke(*words):
    return CliRunner().invoke(scan, [str(word) for word in words])


@pytest.fixture(scope="module")
def city(tmp_path_factory):
    folder = tmp_path_factory.mktemp("scan")
    assert invoke("build", "--synthetic", 30, "--out", folder).exit_code == 0
    return folder


def changed(city, tmp_path, file, old, new):
    """The city with one change in one file."""
    for path in city.iterdir():
        text = path.read_text()
        if path.name == file:
            assert old in text
            text = text.replace(old, new, 1)
        (tmp_path / path.name).write_text(text)
    return tmp_path


def test_the_same_folder_gives_the_same_bytes(city, tmp_path):
    for name in ("one", "two"):
        done = invoke("run", "--input", city, "--out", tmp_path / name)
        assert done.exit_code == 0, done.output
    assert "300 van 300 punten hebben een score" in done.output
    first, second = (
        {path.name: path.read_bytes() for path in (tmp_path / name).iterdir()} for name in ("one", "two")
    )
    assert first == second
    assert set(first) == {"scores.csv", "zones.csv", "counts.csv", "summary.json"}


def test_scores_lie_between_nothing_and_everything(city, tmp_path):
    invoke("run", "--input", city, "--out", tmp_path)
    rows = list(csv.DictReader((tmp_path / "scores.csv").read_text().splitlines()))
    assert all(0 <= float(row["score"]) <= 100 and row["class"] in "ABCDE" for row in rows)
    assert json.loads((tmp_path / "summary.json").read_text())["straight_lines"] is False


def test_a_rollator_reaches_less_than_the_fit(city, tmp_path):
    means = {}
    for walker in ("fit", "standard", "rollator"):
        invoke("run", "--input", city, "--out", tmp_path / walker, "--walker", walker)
        rows = list(csv.DictReader((tmp_path / walker / "scores.csv").read_text().splitlines()))
        means[walker] = sum(float(row["score"]) for row in rows) / len(rows)
    assert means["fit"] > means["standard"] > means["rollator"]


def test_without_streets_distances_are_straight_and_it_says_so(city, tmp_path):
    for name in ("points.csv", "facilities.csv"):
        (tmp_path / name).write_text((city / name).read_text())
    done = invoke("run", "--input", tmp_path, "--out", tmp_path / "out")
    assert "rechte lijnen met een omwegfactor" in done.output


def test_the_table_of_counts_stands_beside_the_zones(city):
    found = json.loads(invoke("zones", "--input", city, "--format", "json").output)
    assert len(found["counts"]) > 10
    by_radius = [one for one in found["counts"] if one["radius"] == found["counts"][0]["radius"]]
    shares = [float(one["share_of_people"]) for one in sorted(by_radius, key=lambda one: float(one["threshold"]))]
    assert shares == sorted(shares, reverse=True)


def test_one_facility_more_makes_nobody_worse(city):
    found = json.loads(invoke("whatif", "--input", city, "--add", "gp,172500,312500", "--format", "json").output)
    assert found["people_worse"] == 0
    assert found["people_better"] > 0


WRONG = [
    ("points.csv", "p0,172", "p0,x172", "geen getal"),
    ("points.csv", ",21,", ",-21,", "lager dan nul"),
    ("points.csv", "p3,", "p0,", "twee keer"),
    ("points.csv", "point_id,x,y", "point_id,a,b", "De plek ontbreekt"),
    ("points.csv", "people", "mensen", "kolom ontbreekt"),
    ("points.csv", "point_id,x,y", "point_id,lon,lat", "meters, geen graden"),
    ("edges.csv", "n0,", "n99999,", "staat niet in nodes.csv"),
    ("facilities.csv", ",supermarket,", ",kasteel,", "niet bekend"),
    ("facilities.csv", "supermarket-000001", "supermarket-000000", "staat er al"),
]


@pytest.mark.parametrize(("file", "old", "new", "said"), WRONG)
def test_what_is_wrong_is_told_and_nothing_is_written(city, tmp_path, file, old, new, said):
    folder = changed(city, tmp_path, file, old, new)
    done = invoke("run", "--input", folder, "--out", tmp_path / "out")
    assert done.exit_code == 1
    assert said in done.output
    assert not (tmp_path / "out").exists()


MORE_WRONG = [
    ("points.csv", "p0,172", "p0,nan,172", "cellen"),
    ("points.csv", ",21,", ",veel,", "kolom people: Dit is geen getal"),
    ("points.csv", "p3,1721", "p3,9999", "kolom x/y: Een plek ligt buiten Nederland"),
    ("nodes.csv", "n5,172", "n5,x", "nodes.csv, regel 7, kolom x: Dit is geen getal"),
    ("nodes.csv", "n5,", "n4,", "nodes.csv, regel 7, kolom node_id: Een code staat er twee keer"),
    ("nodes.csv", "n5,172", "n5,NaN,172", "nodes.csv, regel 7: Deze regel heeft 4 cellen; de kop heeft er 3"),
    ("nodes.csv", "node_id,x,y", "node_id,lon,lat", "nodes.csv, regel 2, kolom lon/lat: Dit zijn meters"),
    ("nodes.csv", "node_id,x,y", "node_id,y,x", "nodes.csv, regel 2, kolom x/y: De meters x en y staan omgekeerd"),
    ("nodes.csv", "node_id,x,y", "code,x,y", "nodes.csv, regel 1, kolom node_id: Deze kolom ontbreekt"),
    ("edges.csv", "from,to", "from,too", "edges.csv, regel 1, kolom to: Deze kolom ontbreekt"),
    ("facilities.csv", ",supermarket,172", ",supermarket,inf", "facilities.csv, regel 2, kolom x"),
]


@pytest.mark.parametrize(("file", "old", "new", "said"), MORE_WRONG)
def test_what_is_wrong_is_told_with_its_row_and_column(city, tmp_path, file, old, new, said):
    done = invoke("run", "--input", changed(city, tmp_path, file, old, new), "--out", tmp_path / "out")
    assert done.exit_code == 1
    assert said in done.output
    assert not (tmp_path / "out").exists()


EDGES = [
    ("from,to,metres\nn0,n1,-4\n", "edges.csv, regel 2, kolom metres: Een straat is korter dan nul"),
    ("from,to,metres\nn0,n1,nan\n", "edges.csv, regel 2, kolom metres: Dit is geen getal"),
    ("from,to,metres\nn0,n1,\n", "edges.csv, regel 2, kolom metres: Dit is geen getal"),
    ("from,to,metres\nn0,n1,9e9\n", "Een straat is te lang"),
    ("from,to,steps\nn0,n1,misschien\n", "edges.csv, regel 2, kolom steps: Dit is geen ja of nee"),
    ("from,to\nn0\n", "edges.csv, regel 2: Deze regel heeft 1 cellen; de kop heeft er 2"),
]


@pytest.mark.parametrize(("text", "said"), EDGES)
def test_wrong_streets_are_told(city, tmp_path, text, said):
    folder = changed(city, tmp_path, "edges.csv", "from", "from")
    (folder / "edges.csv").write_text(text)
    done = invoke("run", "--input", folder, "--out", tmp_path / "out")
    assert done.exit_code == 1
    assert said in done.output


def test_streets_without_edges_and_no_utf8_are_told(city, tmp_path):
    folder = changed(city, tmp_path, "edges.csv", "from", "from")
    (folder / "edges.csv").unlink()
    assert "edges.csv: Dit bestand is er niet" in invoke("run", "--input", folder, "--out", tmp_path / "o").output
    (folder / "edges.csv").write_bytes(b"from,to\n\xff\xfe,n1\n")
    assert "CSV-bestand in UTF-8" in invoke("run", "--input", folder, "--out", tmp_path / "o").output


def test_a_huge_file_is_refused_before_it_is_read(city, tmp_path):
    folder = changed(city, tmp_path, "edges.csv", "from", "from")
    for name, size in (("edges.csv", 3_000_000_000), ("points.csv", 600_000_000)):
        kept = (folder / name).read_bytes()
        with (folder / name).open("ab") as file:
            file.truncate(size)
        assert "MB groot" in invoke("run", "--input", folder, "--out", tmp_path / "out").output
        (folder / name).write_bytes(kept)


def test_a_facility_far_from_the_streets_is_named(city, tmp_path):
    folder = changed(city, tmp_path, "facilities.csv", "facility_id,category,x,y", "facility_id,category,x,y")
    with (folder / "facilities.csv").open("a") as file:
        file.write("far-away,gp,190000,320000\n")
    done = invoke("run", "--input", folder, "--out", tmp_path / "out")
    assert done.exit_code == 0
    assert "Voorzieningen te ver van de straten, die niet meetellen: 1 (far-away)." in done.output


def test_a_cluster_without_the_extra_is_told(city, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    done = invoke("run", "--input", city, "--cluster", "tcp://127.0.0.1:1", "--out", tmp_path / "out")
    assert done.exit_code == 1
    assert "Dask" in done.output


@pytest.mark.filterwarnings("default")
def test_a_cluster_gives_the_same_bytes(city, tmp_path):
    distributed = importlib.import_module("distributed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=False, dashboard_address=None
    ) as cluster:
        done = invoke("run", "--input", city, "--out", tmp_path / "far", "--cluster", cluster.scheduler_address)
    assert done.exit_code == 0, done.output
    assert invoke("run", "--input", city, "--out", tmp_path / "here").exit_code == 0
    far, here = ({path.name: path.read_bytes() for path in (tmp_path / n).iterdir()} for n in ("far", "here"))
    assert far == here


@pytest.mark.filterwarnings("default")
def test_a_cluster_that_cannot_do_the_work_is_told(city, tmp_path, monkeypatch):
    distributed = importlib.import_module("distributed")

    def broken(*part):
        raise ImportError("no such engine here")

    monkeypatch.setattr("woonregie.cli.scan_cluster._one", broken)
    with distributed.LocalCluster(
        n_workers=1, threads_per_worker=1, processes=False, dashboard_address=None
    ) as cluster:
        done = invoke("run", "--input", city, "--out", tmp_path / "out", "--cluster", cluster.scheduler_address)
    assert done.exit_code == 1
    assert "Het cluster kon het werk niet doen: no such engine here." in done.output
    assert not (tmp_path / "out").exists()


@pytest.mark.filterwarnings("default")
def test_a_cluster_that_is_not_there_is_told(city, tmp_path, monkeypatch):
    distributed = importlib.import_module("distributed")

    def nobody(*words, **options):
        raise OSError("nobody")

    monkeypatch.setattr(distributed, "Client", nobody)
    done = invoke("run", "--input", city, "--cluster", "tcp://127.0.0.1:1", "--out", tmp_path / "out")
    assert done.exit_code == 1
    assert "antwoordt geen cluster" in done.output


@pytest.mark.parametrize(
    ("asked", "said"),
    [("gp", "geen soort met een plek"), ("gp,50.85,5.69", "omgekeerd"), ("kasteel,172500,312500", "niet bekend")],
)
def test_a_question_that_cannot_be_is_told(city, asked, said):
    done = invoke("whatif", "--input", city, "--add", asked)
    assert done.exit_code == 1
    assert said in done.output


def test_places_in_degrees_give_zones_on_the_map(tmp_path):
    facilities = [f"{kind}-1,{kind},5.6913,50.8486" for kind in ("supermarket", "gp", "pharmacy", "stop")]
    (tmp_path / "facilities.csv").write_text("\n".join(["facility_id,category,lon,lat", *facilities]) + "\n")
    points = [f"p{n},{5.6913 + n / 1e4:.4f},50.8486,400,Centrum" for n in range(8)]
    (tmp_path / "points.csv").write_text("\n".join(["point_id,lon,lat,people,place", *points]) + "\n")
    assert invoke("run", "--input", tmp_path, "--out", tmp_path / "out").exit_code == 0
    zones = json.loads((tmp_path / "out" / "zones.geojson").read_text())
    assert zones["type"] == "FeatureCollection"
