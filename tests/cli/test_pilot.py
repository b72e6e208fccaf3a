# SPDX-License-Identifier: EUPL-1.2
"""`woonregie pilot evaluate`: words for people, JSON for programs, files that come out the same."""

import io
import json
from datetime import date

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from seniors.pilot_world import case, make_pilot, move_on, said, written
from woonregie.cli.group import woonregie

pytestmark = pytest.mark.django_db
PERIOD = ["pilot", "evaluate", "--from", "2025-04-01", "--to", "2025-09-30"]


def run(*options: str) -> str:
    result = CliRunner().invoke(woonregie, [*PERIOD, *options], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def a_pilot():
    pilot = make_pilot(code="doorstroom")
    move_on(date(2025, 5, 1), date(2025, 6, 1))
    cases = [case(pilot) for _ in range(20)]
    written(pilot, date(2025, 5, 1), *cases)
    for one in cases[:3]:
        said(one, date(2025, 5, 9))
    return pilot


def test_programs_get_every_number_with_numerator_and_source():
    a_pilot()
    found = json.loads(run("--format", "json"))
    lines = {line["code"]: line for kpi in found["kpis"] for line in kpi["lines"]}
    assert lines["letters"]["now"]["numerator"] == 3
    assert lines["letters"]["now"]["denominator"] == 20
    assert lines["costs"]["now"]["value"] is None
    assert all(kpi["source"].startswith("D004, pilotplan 6, regel") for kpi in found["kpis"])
    assert found["comparison"]["fixed_before_start"]
    assert found["letters_expected"] == [0.1, 0.2]


def test_people_read_what_a_difference_is_worth():
    a_pilot()
    output = run()
    assert "nog niet te zeggen" in output
    assert "geen bewijs van oorzaak" in output


def test_the_files_are_the_same_every_time(tmp_path):
    a_pilot()
    run("--out", str(tmp_path / "a"))
    run("--out", str(tmp_path / "b"))
    names = sorted(path.name for path in (tmp_path / "a").iterdir())
    assert names == [f"evaluatie-doorstroom-2025-04-01-2025-09-30.{kind}" for kind in ("json", "xlsx")]
    for name in names:
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()
    book = load_workbook(io.BytesIO((tmp_path / "a" / names[1]).read_bytes()))
    headings = [cell.value for cell in book["Cijfers"][1]]
    rows = [dict(zip(headings, (cell.value for cell in row), strict=True)) for row in book["Cijfers"].iter_rows(2)]
    letters = next(row for row in rows if row["Wat"] == "Reactie op de brief")
    assert (letters["Teller"], letters["Noemer"]) == (3, 20)
    assert next(row for row in rows if row["Wat"] == "Betaald in totaal")["Waarde"] is None
    assert all(row["Definitie"] and row["Bron"] for row in rows)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--to", "2025-03-31"], "eindigt voordat zij begint"),
        (["--pilot", "niets"], "geen pilot in het register"),
        (["--to", "1999-01-01", "--from", "1998-01-01"], "geen waarde bekend"),
    ],
)
def test_a_question_that_has_no_answer_is_refused_in_words(options, words):
    make_pilot()
    result = CliRunner().invoke(woonregie, [*PERIOD, *options])
    assert result.exit_code == 1
    assert words in result.output
