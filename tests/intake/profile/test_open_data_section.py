# SPDX-License-Identifier: EUPL-1.2
"""A profile may bring mappings of columns of its own."""

import pytest

from intake.profile.folders import GRANT, small_profile, write
from woonregie.intake.models import ColumnMapping
from woonregie.intake.problems import Rejected
from woonregie.intake.services.load_profile import load_profile

pytestmark = pytest.mark.django_db
MAPPING = """
- name: {name}
  mapping:
    connector: {connector}
    dataset: {{code: PEILING, title: Peiling, publisher: Gemeente, licence: CC0-1.0}}
    citation: Bijlage 1
    region: [Buurt]
    period: [Jaar]
    columns:
      - {{headings: [Cijfer], series: peiling, title: Cijfer, unit: {unit}, decimals: 1, aggregation: none}}
"""


def load(folder, text):
    files = small_profile()
    files["opendata/eigen.yaml"] = text
    return load_profile(GRANT, write(folder, files))


def mapping(name="Peiling", connector="table", unit="grade"):
    return MAPPING.format(name=name, connector=connector, unit=unit)


def test_it_is_stored_once_and_follows_the_file(tmp_path):
    load(tmp_path, mapping())
    assert load(tmp_path, mapping())["changed"] == 0
    load(tmp_path, mapping(unit="count"))
    assert ColumnMapping.objects.get().content["columns"][0]["unit"] == "count"


def test_what_people_made_stays(tmp_path):
    ColumnMapping.objects.create(name="Van ons", kind="table", content={})
    load(tmp_path, mapping())
    assert ColumnMapping.objects.count() == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (mapping(connector="orakel"), "kennen wij niet"),
        (mapping() + mapping(), "twee keer"),
        (mapping(connector="kwb") + mapping("Anders", "kwb"), "is er al een koppeling"),
        (mapping().replace("headings", "kopjes"), "eigen.yaml"),
    ],
)
def test_a_slip_is_told_and_nothing_is_stored(tmp_path, text, expected):
    with pytest.raises(Rejected, match=expected):
        load(tmp_path, text)
    assert not ColumnMapping.objects.exists()
