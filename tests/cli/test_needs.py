# SPDX-License-Identifier: EUPL-1.2
"""`woonregie needs`: from a folder to need, gap and a divided target, the same every time and on a cluster."""

import csv
import importlib
import json
import sys

import pytest
from click.testing import CliRunner

from woonregie.cli.needs import needs
from woonregie.needs.models import NeedsInput


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
    distributed = importlib.import_module("distributed")
    with distributed.LocalCluster(
        n_workers=1, threads_per_worker=2, processes=False, dashboard_address=None
    ) as cluster:
        made = invoke("run", "--draws", 120, "--date", "2026-01-01", "--out", tmp_path,
                      "--cluster", cluster.scheduler_address)  # fmt: skip
    assert made.exit_code == 0, made.output
    for name in ("need.csv", "gap.csv", "anchors.csv", "summary.json"):
        assert (tmp_path / name).read_bytes() == (done / name).read_bytes()


def test_looking_back_names_every_method_and_says_it_is_made_up():
    found = invoke("backcast", "--age", 75, "--format", "json")
    said = json.loads(found.stdout)
    assert said["synthetic"] is True
    assert len(said["years"]) == 3
    (one,) = said["verdicts"]
    assert set(one["plain"]) == {"no_change", "constant_share", "plain_hamilton_perry"}
    assert one["better_than_all"] == all(one["model"]["wape"] < error["wape"] for error in one["plain"].values())
    plain = invoke("backcast")
    assert "verzonnen" in plain.output
    assert plain.output.count("Dit model") == 3


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (",", ",x", "Deze buurt staat niet in areas.csv"), ("2015,", "20l5,", "Dit getal kan niet"),
        ("man", "kat", "Deze waarde is niet bekend"), (",50,", ",12,", "Deze leeftijd staat niet in ages.csv"),
        (",50,", ",,", "Deze leeftijd staat niet in ages.csv"),
    ],
)  # fmt: skip
def test_a_wrong_history_is_told_with_its_row(tmp_path, old, new, words):
    invoke("example", "--out", tmp_path)
    path = tmp_path / "history.csv"
    head, first, *rest = path.read_text().splitlines()
    path.write_text("\n".join([head, first.replace(old, new, 1), *rest]) + "\n")
    found = invoke("backcast", "--input", tmp_path)
    assert found.exit_code == 1
    assert "history.csv, regel 2" in found.output
    assert words in found.output


@pytest.mark.parametrize(
    ("keep", "words"),
    [
        (lambda line: not line.startswith("2015,"), "het moeten er drie zijn"),
        (lambda line: not (line.startswith("2020,") and ",man,60," in line), "ontbreekt een telling"),
    ],
)
def test_a_history_with_a_hole_is_told(tmp_path, keep, words):
    invoke("example", "--out", tmp_path)
    path = tmp_path / "history.csv"
    path.write_text("\n".join(line for line in path.read_text().splitlines() if keep(line)) + "\n")
    found = invoke("backcast", "--input", tmp_path)
    assert found.exit_code == 1
    assert words in found.output


def test_without_a_history_it_says_what_to_bring(tmp_path):
    invoke("example", "--out", tmp_path)
    (tmp_path / "history.csv").unlink()
    found = invoke("backcast", "--input", tmp_path)
    assert found.exit_code == 1
    assert "history.csv" in found.output


@pytest.mark.django_db
def test_a_folder_is_loaded_once_for_the_pages(tmp_path):
    invoke("example", "--out", tmp_path)
    words = ("load", "--input", tmp_path, "--title", "Onze invoer", "--date", "2026-02-01", "--format", "json")
    first, again = (json.loads(invoke(*words).stdout) for _ in range(2))
    assert first == again
    made = NeedsInput.objects.get()
    assert (made.title, made.delivered_on.isoformat(), made.synthetic) == ("Onze invoer", "2026-02-01", True)
    assert made.passage.dataset.title == "Onze invoer"


@pytest.mark.django_db
def test_a_wrong_folder_is_not_loaded(tmp_path):
    invoke("example", "--out", tmp_path)
    (tmp_path / "people.csv").write_text("area\n")
    found = invoke("load", "--input", tmp_path, "--title", "x")
    assert found.exit_code == 1
    assert "people.csv" in found.output
    assert not NeedsInput.objects.exists()
