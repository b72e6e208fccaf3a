# SPDX-License-Identifier: EUPL-1.2
"""`woonregie example-profile` and `woonregie load-profile`: what people and programs get to see."""

import json

import pytest
from click.testing import CliRunner

from intake.profile.folders import everything_stored
from woonregie.cli.group import woonregie

pytestmark = pytest.mark.django_db


def run(*arguments):
    return CliRunner().invoke(woonregie, [str(part) for part in arguments])


@pytest.fixture
def folder(tmp_path):
    written = run("example-profile", tmp_path / "vs", "--commitments", 10, "--actions", 15, "--seed", 3)
    assert written.exit_code == 0, written.output
    return tmp_path / "vs"


def test_what_was_written_loads_and_is_counted_per_plan_and_theme(folder):
    loaded = run("load-profile", folder)
    assert loaded.exit_code == 0, loaded.output
    assert "10  afspraken, actiepunten en doelen" in loaded.output
    assert "waarvan in VPA (per thema 0: 2, 1: 2, 2: 1, 3: 1, 4: 1)" in loaded.output
    again = json.loads(run("load-profile", folder, "--format", "json").output)
    assert again["actions"] == 15
    assert again["changed"] == 0


def test_a_folder_with_something_in_it_is_left_alone(folder):
    before = {path: path.read_bytes() for path in folder.rglob("*.yaml")}
    refused = run("example-profile", folder)
    assert refused.exit_code == 1
    assert "niet leeg" in refused.output
    assert {path: path.read_bytes() for path in folder.rglob("*.yaml")} == before


def test_the_same_seed_writes_the_same_files(folder, tmp_path):
    run("example-profile", tmp_path / "b", "--commitments", 10, "--actions", 15, "--seed", 3)
    for path in folder.rglob("*.*"):
        assert (tmp_path / "b" / path.relative_to(folder)).read_bytes() == path.read_bytes()


def test_mistakes_are_listed_one_a_line_and_as_data(folder):
    path = folder / "calendar.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("month: 11", "month: 13"), encoding="utf-8")
    before = everything_stored()
    told = run("load-profile", folder)
    assert told.exit_code == 1
    assert "calendar.yaml, regel 3, bij month: Dit getal valt buiten de grenzen." in told.output
    assert "Er is niets opgeslagen." in told.output
    (problem,) = json.loads(run("load-profile", folder, "--format", "json").stdout)["problems"]
    assert (problem["file"], problem["row"], problem["column"], problem["value"]) == (
        "calendar.yaml",
        3,
        "month",
        "13",
    )
    assert everything_stored() == before


def test_an_unknown_profile_names_those_that_are_there():
    told = run("load-profile", "atlantis")
    assert told.exit_code == 1
    assert "maastricht" in told.output
