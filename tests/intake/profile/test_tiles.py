# SPDX-License-Identifier: EUPL-1.2
"""tiles.yaml: every place one cell, no two on one, and twice the same gives once the same."""

import csv
import io

import pytest
from django.conf import settings

from intake.profile.folders import GRANT, everything_stored, small_profile, write
from woonregie.intake.problems import Rejected
from woonregie.intake.profile.reading import read_profile
from woonregie.intake.services.load_profile import load_profile
from woonregie.monitor.models import Tile

pytestmark = pytest.mark.django_db


def places(files):
    """Codes of two places of one kind."""
    rows = list(csv.DictReader(io.StringIO(files["places.csv"])))
    return [row["code"] for row in rows if row["kind"] == "neighbourhood"][:2]


def test_cells_are_stored_moved_and_taken_away(tmp_path):
    files = small_profile()
    one, other = places(files)
    files["tiles.yaml"] = f"- {{place: {one}, column: 0, row: 0}}\n- {{place: {other}, column: 1, row: 0}}\n"
    load_profile(GRANT, write(tmp_path, files))
    before = everything_stored()
    load_profile(GRANT, tmp_path)
    assert everything_stored() == before
    files["tiles.yaml"] = f"- {{place: {one}, column: 3, row: 2}}\n"
    load_profile(GRANT, write(tmp_path, files))
    assert list(Tile.objects.values_list("place__code", "column", "row")) == [(one, 3, 2)]


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ("- {place: nergens, column: 0, row: 0}", "bestaat niet"),
        ("- {place: ONE, column: 0, row: 0}\n- {place: ONE, column: 1, row: 0}", "heeft al een vak"),
        ("- {place: ONE, column: 0, row: 0}\n- {place: OTHER, column: 0, row: 0}", "staat al een gebied"),
        ("- {place: ONE, column: -1, row: 0}", "regel 1"),
        ("- {place: ONE, column: 1.5, row: 0}", "regel 1"),
        ("- {place: ONE, column: 1}", "regel 1"),
    ],
)
def test_a_wrong_cell_is_explained(tmp_path, cells, words):
    files = small_profile()
    one, other = places(files)
    files["tiles.yaml"] = cells.replace("ONE", one).replace("OTHER", other) + "\n"
    with pytest.raises(Rejected, match=words):
        load_profile(GRANT, write(tmp_path, files))
    assert not Tile.objects.exists()


def test_the_map_of_maastricht_has_every_neighbourhood_and_district_once():
    content = read_profile(settings.PROFILES_DIR / "maastricht")
    drawn = [piece.shape.place for piece in content.sections["tiles"]]
    wanted = {row.code for row in content.places if row.kind in ("neighbourhood", "district")}
    assert set(drawn) == wanted
    assert len(drawn) == len(wanted) == 51
