# SPDX-License-Identifier: EUPL-1.2
"""`woonregie import` and `woonregie export actions`."""

import json

import pytest
from click.testing import CliRunner

from intake.workbook.books import with_cells, world
from woonregie.agreements.models import Action
from woonregie.cli.group import woonregie
from woonregie.intake.models import ImportRun

pytestmark = pytest.mark.django_db


@pytest.fixture
def w():
    return world()


@pytest.fixture
def file(w, tmp_path):
    path = tmp_path / "acties.xlsx"
    assert invoke("export", "actions", str(path)).exit_code == 0
    return path


def invoke(*words):
    return CliRunner().invoke(woonregie, list(words))


def change(file, cells):
    file.write_bytes(with_cells(file.read_bytes(), cells))


def test_unchanged_does_nothing(file):
    said = json.loads(invoke("import", str(file), "--format", "json").stdout)
    assert (said["counts"]["unchanged"], said["rows"]) == (2, [])
    assert not ImportRun.objects.exists()


def test_a_trial_saves_nothing(w, file):
    change(file, {(2, "Actie"): "Anders"})
    said = invoke("import", str(file), "--dry-run")
    assert "Regel 2, Actie: ‘Massa maken’ wordt ‘Anders’." in said.stdout
    assert Action.objects.get(pk=w.action.pk).title == "Massa maken"


def test_a_change_is_saved(w, file):
    change(file, {(2, "Actie"): "Anders", (3, "Fase"): "voorbereiding"})
    assert invoke("import", str(file)).exit_code == 0
    assert Action.objects.get(pk=w.action.pk).title == "Anders"
    assert Action.objects.get(pk=w.other.pk).latest.party == w.carer


def test_problems_are_told_with_their_place_and_nothing_is_saved(w, file):
    change(file, {(2, "Actie"): "Anders", (3, "Klaar op"): "29-02-2023"})
    said = invoke("import", str(file))
    assert said.exit_code == 1
    assert "acties.xlsx, blad Acties, regel 3, kolom Klaar op: ‘29-02-2023’ is geen datum." in said.stderr
    assert Action.objects.get(pk=w.action.pk).title == "Massa maken"
    (problem,) = json.loads(invoke("import", str(file), "--format", "json").stdout)["problems"]
    assert (problem["row"], problem["column"]) == (3, "Klaar op")


def test_a_conflict_stops_the_file(w, file):
    change(file, {(2, "Actie"): "Anders"})
    Action.objects.filter(pk=w.action.pk).update(title="Van hen", revision=5)
    said = invoke("import", str(file))
    assert said.exit_code == 1
    assert "Daar staat nu ‘Van hen’, in uw bestand ‘Anders’." in said.stderr


def test_a_wrong_place_for_the_export_is_explained(w, tmp_path):
    assert "eindigt" in invoke("export", "actions", str(tmp_path / "acties.csv")).stderr
