# SPDX-License-Identifier: EUPL-1.2
"""What may stand beside the four files: a forecast, counts per postcode, own totals, more or less care."""

from datetime import date
from pathlib import Path

import numpy as np
import pytest

from woonregie.intake.needs_files.example import example_files
from woonregie.intake.needs_files.reading import read_needs
from woonregie.intake.problems import Rejected
from woonregie.needs.content import given_of, kept
from woonregie.needs.running import Asked, run_given
from woonregie_core.needs.assumptions import Assumptions
from woonregie_core.needs.scenarios import BASE
from woonregie_core.policy.loader import load_policy

DAY = date(2026, 1, 1)
RULES = load_policy(Path(__file__).parents[3] / "profiles" / "maastricht" / "policy")
ASSUMED = Assumptions.from_policy(RULES.on(DAY))
AREAS = [{"code": f"b{n}", "name": f"Buurt {n}", "parent": "zuid"} for n in range(2)]
CITY = "base_year,intramural_places,mortality_gain,synthetic,municipality\n2025,80,0.012,ja,GM0935\n"


@pytest.fixture
def folder(tmp_path):
    for name, content in example_files(AREAS, 1, None).items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "city.csv").write_text(CITY)
    return tmp_path


def write(folder, name, heading, *rows):
    (folder / name).write_text("\n".join((heading, *rows)) + "\n")


def refused(folder):
    with pytest.raises(Rejected) as refusal:
        read_needs(folder, ASSUMED)
    return [(one.file, one.row, one.column) for one in refusal.value.problems]


def forecast(folder, *rows):
    write(folder, "forecast.csv", "municipality,source,year,sex,age,persons", *rows)


def postcodes(folder, *rows, shares=("6211,b0,0.25", "6211,b1,0.75")):
    write(folder, "postcodes.csv", "postcode,age_from,age_to,persons,hidden_from,hidden_to", *rows)
    write(folder, "overlap.csv", "postcode,area,share", *shares)


def test_the_run_ends_at_the_forecast(folder):
    forecast(folder, *(f"GM0935,Prognose 2024,2027,{sex},{age},100" for sex in ("man", "vrouw")
                       for age in range(50, 101)))  # fmt: skip
    made = run_given(read_needs(folder, ASSUMED), RULES.on(DAY), Asked(2027, 0, 1, DAY), BASE)
    older = made.outcome.measures[0, :, -1, 0].sum()
    assert older == pytest.approx(100 * 2 * 36, rel=1e-6)  # 65 to 100 of both sexes


def test_forecast_and_hidden_postcodes_are_kept_with_the_input(folder):
    forecast(folder, "GM0935,Prognose 2024,2027,man,70,12")
    postcodes(folder, "6211,75,,,5,15")
    found = read_needs(folder, ASSUMED)
    back = given_of(kept(found), ASSUMED)
    assert back.hidden_postcodes == found.hidden_postcodes == ("6211",)
    assert back.forecast.sources == ("Prognose 2024",)
    np.testing.assert_array_equal(back.forecast.persons, found.forecast.persons)


def test_the_forecast_is_silent_where_it_has_no_rows(folder):
    forecast(folder, "GM0935,Prognose 2024,2027,man,70,12")
    found = read_needs(folder, ASSUMED).forecast.over(2025, 2028)
    assert found.shape == (4, 2, 51)
    assert found[2, 0, 20] == 12
    assert np.isfinite(found).sum() == 1


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("GM0917,Prognose 2024,2027,man,70,12", "municipality"), ("GM0935,Prognose 2024,2027,man,30,12", "age"),
        ("GM0935,Prognose 2024,2027,man,70,-3", "persons"), ("GM0935,Prognose 2024,2027,man,70,", "persons"),
        ("GM0935,,2027,man,70,12", "source"), ("GM0935,Prognose 2024,,man,70,12", "year"),
        ("GM0935,Prognose 2024,2027,x,70,12", "sex"), ("GM0935,Primos 2023,2026,man,71,5", "source"),
        ("GM0935,Prognose 2024,2026,man,70,5", "age"),
    ],
)  # fmt: skip
def test_a_forecast_that_cannot_be_used_is_told_with_its_place(folder, row, column):
    forecast(folder, "GM0935,Prognose 2024,2026,man,70,11", row)
    assert ("forecast.csv", 3, column) in refused(folder)


def test_older_people_follow_their_postcode(folder):
    postcodes(folder, "6211,75,84,400,,", "6211,85,,100,,")
    population = read_needs(folder, ASSUMED).world.population
    assert population.persons[0, :, 25:35].sum() == pytest.approx(100)
    assert population.persons[1, :, 25:35].sum() == pytest.approx(300)
    assert population.persons[1, :, 35:].sum() == pytest.approx(75)
    assert (population.spread > 0.05).all()  # the apportioning adds to what the folder says


def test_a_hidden_count_is_the_middle_of_its_bounds_and_named(folder):
    postcodes(folder, "6211,75,,,10,20")
    found = read_needs(folder, ASSUMED)
    assert found.world.population.persons[:, :, 25:].sum() == pytest.approx(15)
    assert found.hidden_postcodes == ("6211",)


@pytest.mark.parametrize(
    ("rows", "shares", "place"),
    [
        (["6211,75,,,,"], ["6211,b0,1"], ("postcodes.csv", 2, "persons")),
        (["6211,75,,,9,4"], ["6211,b0,1"], ("postcodes.csv", 2, "hidden_to")),
        (["6211,75,84,5,,", "6211,80,,5,,"], ["6211,b0,1"], ("postcodes.csv", 2, "age_from")),
        (["6211,75,,5,,", "6211,75,,5,,"], ["6211,b0,1"], ("postcodes.csv", 3, "age_from")),
        (["6211,75,84,5,,", "6212,85,,5,,"], ["6211,b0,1", "6212,b0,1"], ("postcodes.csv", 2, "postcode")),
        (["6211,75,,5,,"], ["6211,b0,0.7"], ("overlap.csv", 2, "share")),
        (["6211,75,,5,,"], ["6211,elders,1"], ("overlap.csv", 2, "area")),
        (["6211,75,,5,,"], [], ("postcodes.csv", 2, "postcode")),
        (["6211,90,80,5,,"], ["6211,b0,1"], ("postcodes.csv", 2, "age_to")),
        (["6211,,,5,,"], ["6211,b0,1"], ("postcodes.csv", 2, "age_from")),
    ],
)
def test_postcodes_that_cannot_be_used_are_told_with_their_place(folder, rows, shares, place):
    postcodes(folder, *rows, shares=shares)
    assert place in refused(folder)


def with_column(folder, name, *values):
    lines = (folder / "areas.csv").read_text().splitlines()
    cells = [name, *values]
    (folder / "areas.csv").write_text(
        "\n".join(f"{line},{cell}" for line, cell in zip(lines, cells, strict=True)) + "\n"
    )


def test_ages_that_do_not_add_up_are_told_with_both_sums(folder):
    own = read_needs(folder, ASSUMED).world.population.persons.sum(axis=(1, 2))
    with_column(folder, "people", f"{own[0]:.0f}", f"{own[1] + 100:.0f}")
    assert refused(folder) == [("areas.csv", 3, "people")]


def test_more_care_in_a_neighbourhood_is_taken_over(folder):
    with_column(folder, "effect_wmo", "-0.2", "")
    assert read_needs(folder, ASSUMED).world.care.area_effect.tolist() == [[-0.2, 0, 0, 0], [0, 0, 0, 0]]


@pytest.mark.parametrize("value", ["veel", "nan", "-9"])
def test_an_effect_that_cannot_be_is_told(folder, value):
    with_column(folder, "effect_wmo", value, "")
    assert refused(folder) == [("areas.csv", 2, "effect_wmo")]
