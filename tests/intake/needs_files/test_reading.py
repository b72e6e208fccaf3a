# SPDX-License-Identifier: EUPL-1.2
"""A folder for the needs engine: what is missing is told with its place and never becomes nought."""

from datetime import date
from pathlib import Path

import numpy as np
import pytest

from woonregie.intake.needs_files.example import example_files
from woonregie.intake.needs_files.reading import read_needs
from woonregie.intake.problems import Rejected
from woonregie_core.needs.assumptions import Assumptions
from woonregie_core.policy.loader import load_policy

POLICY = load_policy(Path(__file__).parents[3] / "profiles" / "maastricht" / "policy").on(date(2026, 1, 1))
ASSUMED = Assumptions.from_policy(POLICY)
AREAS = [{"code": f"b{n}", "name": f"Buurt {n}", "parent": "zuid"} for n in range(3)]


@pytest.fixture
def folder(tmp_path):
    for name, content in example_files(AREAS, 1, None).items():
        (tmp_path / name).write_bytes(content)
    return tmp_path


def change(folder, file, old, new):
    path = folder / file
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def cell(folder, file, row, column, value):
    """Put a value in a cell; row 2 is the first below the heading."""
    lines = [line.split(",") for line in (folder / file).read_text().splitlines()]
    lines[row - 1][lines[0].index(column)] = value
    (folder / file).write_text("\n".join(",".join(line) for line in lines) + "\n")


def problems(folder):
    with pytest.raises(Rejected) as refusal:
        read_needs(folder, ASSUMED)
    return refusal.value.problems


def test_the_same_seed_gives_the_same_bytes():
    assert example_files(AREAS, 1, None) == example_files(AREAS, 1, None)
    assert example_files(AREAS, 1, None) != example_files(AREAS, 2, None)


def test_the_example_is_read_and_marked(folder):
    found = read_needs(folder, ASSUMED)
    assert found.synthetic
    assert found.world.population.areas.codes == ("b0", "b1", "b2")
    assert found.names == ("Buurt 0", "Buurt 1", "Buurt 2")


def test_stock_that_is_not_known_stays_unknown(folder):
    cell(folder, "areas.csv", 3, "stock_clustered", "")
    cell(folder, "areas.csv", 3, "room", "")
    found = read_needs(folder, ASSUMED)
    assert np.isnan(found.stock[1, 1])
    assert np.isinf(found.room[1])
    assert np.isfinite(np.delete(found.stock.ravel(), 4)).all()


@pytest.mark.parametrize(
    ("file", "column", "value"),
    [
        ("people.csv", "persons", "-4"), ("people.csv", "persons", ""), ("people.csv", "age", "oud"),
        ("people.csv", "sex", "x"), ("people.csv", "area", "elders"), ("people.csv", "age", "20"),
        ("people.csv", "age", ""), ("ages.csv", "hazard", ""), ("ages.csv", "wmo", "veel"),
        ("areas.csv", "zone_share", "1.2"), ("areas.csv", "district", ""), ("areas.csv", "area", "b1"),
        ("city.csv", "base_year", ""), ("city.csv", "intramural_places", ""), ("city.csv", "synthetic", ""),
    ],
)  # fmt: skip
def test_a_wrong_cell_is_told_with_its_place(folder, file, column, value):
    cell(folder, file, 2, column, value)
    found = [one for one in problems(folder) if one.file == file]
    assert any(one.column == column for one in found)
    assert all(one.advice for one in found)


def test_a_missing_row_is_not_nought(folder):
    lines = (folder / "people.csv").read_text().splitlines()
    (folder / "people.csv").write_text("\n".join([lines[0], *lines[2:]]) + "\n")
    assert any("b0" in one.message for one in problems(folder))


def test_shares_that_do_not_add_up(folder):
    cell(folder, "ages.csv", 2, "couple", "0.2")
    assert problems(folder)[0].file == "ages.csv"


@pytest.mark.parametrize("name", ["city.csv", "areas.csv", "people.csv", "ages.csv"])
def test_a_missing_or_empty_file(folder, name):
    heading = (folder / name).read_text().splitlines()[0]
    (folder / name).write_text(heading + "\n")
    assert problems(folder)[0].file == name
    (folder / name).unlink()
    assert problems(folder)[0].file == name


def test_projects(folder):
    heading = "project_id,area,dwelling,number,year,phase\n"
    (folder / "projects.csv").write_text(heading + "P1,b1,geclusterd,24,2028,building\n")
    assert read_needs(folder, ASSUMED).projects[0].number == 24
    (folder / "projects.csv").write_text(heading + "P1,b9,villa,veel,,klaar\n")
    assert {one.column for one in problems(folder)} == {"area", "dwelling", "number", "year", "phase"}
