# SPDX-License-Identifier: EUPL-1.2
"""`woonregie import` with open data."""

import json

import pytest
from click.testing import CliRunner

from intake.opendata import files
from woonregie.cli.group import woonregie
from woonregie.indicators.models import Value
from woonregie.places.models import PlaceShape

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def world(db):
    files.city()


def invoke(*words):
    return CliRunner().invoke(woonregie, ["import", *map(str, words)])


def test_a_file_goes_to_its_connector(tmp_path):
    said = invoke(files.saved(tmp_path, "kwb-2023.xlsx", files.kwb()))
    assert said.exit_code == 0, said.output
    assert "Kerncijfers wijken en buurten (CBS)" in said.stdout
    assert "15  nieuw" in said.stdout
    assert Value.objects.count() == 16


def test_a_trial_stores_nothing(tmp_path):
    said = invoke(files.saved(tmp_path, "lbm.csv", files.LEEFBAAROMETER), "--dry-run", "--format", "json")
    assert json.loads(said.stdout)["counts"]["new"] == 24
    assert not Value.objects.exists()


def test_problems_are_told_and_nothing_is_stored(tmp_path):
    said = invoke(files.saved(tmp_path, "kwb-2023.csv", "gwb_code_10;a_inw\nBU09350000;veel\n"))
    assert said.exit_code == 1
    assert "kwb-2023.csv, regel 2, kolom a_inw: Dit is geen getal." in said.stderr
    assert not Value.objects.exists()


def test_a_crosswalk_is_stored(tmp_path):
    path = files.saved(tmp_path, "tabel.csv", "outer_code;year;place;share\n6211AL;2022;binnenstad;1\n")
    assert "Omrekentabel: 1 delen." in invoke(path).stdout


def test_the_year_may_be_told(tmp_path):
    path = files.saved(tmp_path, "cijfers.csv", "gwb_code_10;a_inw\nBU09350000;5\n")
    assert invoke(path).exit_code == 1
    assert invoke(path, "--period", "2023", "--division-year", "2023").exit_code == 0


def test_boundaries_go_to_their_own_reader(tmp_path):
    ring = [[5.69, 50.85], [5.70, 50.85], [5.70, 50.86], [5.69, 50.86], [5.69, 50.85]]
    geometry = {"type": "Polygon", "coordinates": [ring]}
    feature = {"type": "Feature", "properties": {"buurtcode": "BU09350000"}, "geometry": geometry}
    text = json.dumps({"type": "FeatureCollection", "features": [feature]})
    assert "Grenzen: 1 nieuw" in invoke(files.saved(tmp_path, "buurten_2022.geojson", text)).stdout
    assert PlaceShape.objects.get().year == 2022
    said = invoke(files.saved(tmp_path, "buurten.geojson", text))
    assert said.exit_code == 1
    assert "van welk jaar de grenzen zijn" in said.stderr
