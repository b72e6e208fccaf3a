# SPDX-License-Identifier: EUPL-1.2
"""`woonregie indicators`."""

import json

import pytest
from click.testing import CliRunner

from indicators.indicator_world import deliver, make_city, make_series
from woonregie.cli.group import woonregie

pytestmark = pytest.mark.django_db


@pytest.fixture
def _world():
    make_city()
    make_series("a")
    make_series("b")
    deliver("d1", ("a", "stad", "2020", 40.0), ("a", "stad", "2021", 42.0))
    deliver("d2", ("b", "stad", "2021", None, "not_measurable", "Te duur."), ("a", "buurt-0", "2021", 7.0))


def run(*words):
    return CliRunner().invoke(woonregie, ["indicators", *words])


@pytest.mark.usefixtures("_world")
class TestIndicators:
    def test_for_programs(self):
        said = json.loads(run("--format", "json").stdout)
        assert (said["place"], said["total"]) == ("stad", 2)
        first, second = said["indicators"]
        assert (first["value"], first["period"], first["change"]) == (42.0, "2021", 2.0)
        assert first["source"]
        assert (second["value"], second["status"], second["note"]) == (None, "not_measurable", "Te duur.")

    def test_for_people(self):
        said = run().stdout
        assert "42%" in said
        assert "1 van 2 indicatoren is niet te meten." in said

    def test_of_one_place(self):
        said = json.loads(run("--place", "buurt-0", "--format", "json").stdout)
        assert [row["value"] for row in said["indicators"]] == [7.0]

    def test_of_a_place_that_is_not_there(self):
        said = run("--place", "atlantis")
        assert said.exit_code == 2
        assert "dit gebied is er niet" in said.output


def test_before_anything_is_loaded():
    assert json.loads(run("--format", "json").stdout) == {"place": None, "total": 0, "indicators": []}
