# SPDX-License-Identifier: EUPL-1.2
"""`woonregie needs`: from a folder to need, gap and a divided target, the same every time and on a cluster."""

import csv
import json
import sys

import pytest
from click.testing import CliRunner

from woonregie.cli.needs import needs


def invoke(*words):
    return CliRunner().invoke(needs, [str(word) for word in words])


@pytest.fixture(scope="module")
def done(tmp_path_factory):
    folder = tmp_path_factory.mktemp("needs") / "run"
    made = invoke("run", "--draws", 120, "--date", "2026-01-01", "--out", folder)
    assert made.exit_code == 0, made.output
    return folder


def table(path):
    return list(csv.DictReader(path.read_text().splitlines()))


def test_the_example_says_that_it_is_made_up(done):
    assert json.loads((done / "summary.json").read_text())["synthetic"] is True


def test_a_year_per_row_and_a_band_in_order(done):
    rows = table(done / "gap.csv")
    assert {row["year"] for row in rows} == {"2030", "2035", "2040"}
    assert len(rows) == (44 + len({row["place"] for row in rows if row["level"] == "district"}) + 1) * 9
    assert all(0 <= float(row["low"]) <= float(row["middle"]) <= float(row["high"]) for row in rows)


def test_the_use_of_wmo_starts_where_the_documents_imply(done):
    wmo = next(row for row in table(done / "anchors.csv") if row["subject"] == "wmo")
    assert float(wmo["free_base"]) == pytest.approx(9200 - 1430, abs=2)  # D001, par. 3.1
    assert wmo["source"].startswith("D001")
    assert "base_year" in wmo["warnings"]


def test_it_replays_and_tells_a_change(done, tmp_path):
    assert json.loads(invoke("replay", done, "--format", "json").stdout)["identical"] is True
    kept = done / "gap.csv"
    before = kept.read_bytes()
    kept.write_bytes(before.replace(b"2040", b"2041", 1))
    try:
        again = invoke("replay", done)
    finally:
        kept.write_bytes(before)
    assert again.exit_code == 1
    assert "gap.csv komt anders uit" in again.output


def test_gap_of_one_year(done):
    rows = json.loads(invoke("gap", "--run", done, "--year", 2035, "--by", "city", "--format", "json").stdout)
    assert [row["dwelling"] for row in rows] == ["nultreden", "geclusterd", "zorggeschikt"]
    wrong = invoke("gap", "--run", done, "--year", 2031)
    assert wrong.exit_code == 1
    assert "2030, 2035, 2040" in wrong.output


@pytest.mark.parametrize("method", ["remainder", "milp"])
def test_the_whole_target_is_divided_and_sites_hold_it(done, method):
    found = invoke("allocate-target", "--run", done, "--method", method, "--format", "json")
    rows = json.loads(found.stdout)
    sums, per_area = {}, {}
    for row in rows:
        sums[row["dwelling"]] = sums.get(row["dwelling"], 0) + row["number"]
        per_area[row["area"]] = per_area.get(row["area"], 0) + row["number"]
    assert sums == {"nultreden": 710, "geclusterd": 1380, "zorggeschikt": 240}  # D001, par. 3.2, table 1
    room = {row["area"]: int(row["room"]) for row in table(done / "input" / "areas.csv")}
    assert all(number <= room[area] for area, number in per_area.items())


def test_no_room_is_told_by_rule(done, tmp_path):
    for path in done.rglob("*"):
        if path.is_file():
            target = tmp_path / path.relative_to(done)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    areas = tmp_path / "input" / "areas.csv"
    lines = areas.read_text().splitlines()
    areas.write_text("\n".join([lines[0], *(line.rsplit(",", 1)[0] + ",10" for line in lines[1:])]) + "\n")
    found = invoke("allocate-target", "--run", tmp_path, "--method", "milp", "--format", "json")
    assert found.exit_code == 1
    assert "site_cap" in json.loads(found.stdout)["conflict"]["rules"]
    plain = invoke("allocate-target", "--run", tmp_path)
    assert plain.exit_code == 1
    assert "passen niet" in plain.output


def test_a_scenario_changes_and_says_so(done, tmp_path):
    wish = tmp_path / "later.yaml"
    wish.write_text("name: later\nlater_entry: 0.1\n")
    made = invoke("run", "--draws", 20, "--date", "2026-01-01", "--scenario", wish, "--out", tmp_path / "run")
    assert made.exit_code == 0, made.output
    said = json.loads((tmp_path / "run" / "summary.json").read_text())
    assert said["scenario"]["name"] == "later"
    assert invoke("replay", tmp_path / "run").exit_code == 0
    invoke("run", "--draws", 20, "--date", "2026-01-01", "--out", tmp_path / "run")
    again = json.loads((tmp_path / "run" / "summary.json").read_text())
    assert again["scenario"]["name"] == "basis"  # nothing of the earlier run is left
    assert again["gap"] != said["gap"]
    assert invoke("replay", tmp_path / "run").exit_code == 0


@pytest.mark.parametrize(
    "text", ["sneller: 1\n", "later_entry: veel\n", "- 1\n", "care_level: [1, 2]\n", "a: [\n"]
)
def test_a_wrong_scenario_is_told(tmp_path, text):
    wish = tmp_path / "wish.yaml"
    wish.write_text(text)
    made = invoke("run", "--draws", 5, "--scenario", wish, "--out", tmp_path / "run")
    assert made.exit_code == 1
    assert "wish.yaml" in made.output
    assert not (tmp_path / "run").exists()


def test_a_cluster_without_the_extra_is_told(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    made = invoke("run", "--draws", 5, "--cluster", "tcp://127.0.0.1:1", "--out", tmp_path)
    assert made.exit_code == 1
    assert "Dask" in made.output


@pytest.mark.filterwarnings("default")
def test_a_cluster_gives_the_same_bytes(done, tmp_path):
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=1, threads_per_worker=2, processes=False, dashboard_address=None
    ) as cluster:
        made = invoke("run", "--draws", 120, "--date", "2026-01-01", "--out", tmp_path,
                      "--cluster", cluster.scheduler_address)  # fmt: skip
    assert made.exit_code == 0, made.output
    for name in ("need.csv", "gap.csv", "anchors.csv", "summary.json"):
        assert (tmp_path / name).read_bytes() == (done / name).read_bytes()
