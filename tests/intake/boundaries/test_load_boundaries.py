# SPDX-License-Identifier: EUPL-1.2
"""Boundaries come in whole, at the right place, with their source; or not at all."""

from datetime import date

import pytest
import shapely
from django.core.exceptions import PermissionDenied

from factories import grant_for, make_party, make_user
from intake.boundaries.files import feature, in_metres, make_town, square, write_geojson, write_geopackage
from woonregie.access.grant import Grant, Scope
from woonregie.access.models import AuditEvent
from woonregie.intake.problems import Rejected
from woonregie.intake.services.load_boundaries import BoundaryFile, DatasetFacts, load_boundaries
from woonregie.places.models import PlaceShape
from woonregie.sources.models import Dataset

pytestmark = pytest.mark.django_db
FACTS = DatasetFacts("KAART", "Kaart", "Wij", date(2022, 1, 1), "CC0-1.0")
GRANT = Grant.for_command("test")


def load(path, **more):
    dry_run = more.pop("dry_run", False)
    return load_boundaries(GRANT, BoundaryFile(path, 2022, **more), FACTS, dry_run)


def two(**more):
    return [
        feature("BU09990000", "Kerk", square(5.70), **more),
        feature("BU09990001", "Molen", square(5.71), **more),
    ]


def test_a_geojson_file_is_stored_with_its_data_set(tmp_path):
    places = make_town()
    preview = load(write_geojson(tmp_path, two()))
    assert preview.added == ("Kerk", "Molen")
    stored = PlaceShape.objects.select_related("passage__dataset").get(place=places["BU09990000"])
    assert stored.geometry == square(5.70) | {"coordinates": stored.geometry["coordinates"]}
    assert shapely.geometry.shape(stored.geometry).equals(shapely.geometry.shape(square(5.70)))
    assert stored.passage.dataset == Dataset.objects.get(code="KAART")
    assert "2022" in stored.passage.section


def test_the_same_file_twice_changes_nothing(tmp_path):
    make_town()
    path = write_geojson(tmp_path, two())
    load(path)
    events = AuditEvent.objects.count()
    assert load(path).unchanged == ("Kerk", "Molen")
    assert AuditEvent.objects.count() == events


def test_a_changed_border_is_replaced_and_stands_in_the_log(tmp_path):
    make_town()
    load(write_geojson(tmp_path, two()))
    moved = [feature("BU09990000", "Kerk", square(5.70, size=0.008)), two()[1]]
    preview = load(write_geojson(tmp_path, moved))
    assert (preview.changed, preview.unchanged) == (("Kerk",), ("Molen",))
    assert AuditEvent.objects.latest("sequence").action == "boundaries.load"
    assert PlaceShape.objects.count() == 2


def test_a_trial_stores_nothing(tmp_path):
    make_town()
    assert load(write_geojson(tmp_path, two()), dry_run=True).added == ("Kerk", "Molen")
    assert not PlaceShape.objects.exists()
    assert not Dataset.objects.filter(code="KAART").exists()


def test_metres_become_degrees(tmp_path):
    """The national grid's origin, the tower of Amersfoort, lies at 52.155174 N, 5.387206 E (Kadaster)."""
    places = make_town()
    near = {
        "type": "Polygon",
        "coordinates": [[[155000, 463000], [155900, 463000], [155900, 463900], [155000, 463000]]],
    }
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::28992"}}
    load(write_geojson(tmp_path, [feature("BU09990000", "Kerk", near)], crs=crs))
    ring = PlaceShape.objects.get(place=places["BU09990000"]).geometry["coordinates"][0]
    nearest = min(ring, key=lambda point: abs(point[0] - 5.387206) + abs(point[1] - 52.155174))
    assert nearest == pytest.approx([5.387206, 52.155174], abs=0.00002)


def test_a_geopackage_in_metres(tmp_path):
    places = make_town()
    rows = [
        ("BU09990000", "Kerk", "NEE", in_metres(square(5.70))),
        ("BU09990001", "Molen", "NEE", in_metres(square(5.71))),
        ("BU09990098", "Plas", "JA", in_metres(square(5.72))),
        ("BU01230000", "Elders", "NEE", in_metres(square(5.73))),
    ]
    preview = load(write_geopackage(tmp_path, rows))
    assert (preview.added, preview.water, preview.elsewhere) == (("Kerk", "Molen"), 1, 1)
    shape = shapely.geometry.shape(PlaceShape.objects.get(place=places["BU09990001"]).geometry)
    assert shape.hausdorff_distance(shapely.geometry.shape(square(5.71))) < 0.00001


def test_names_do_where_there_are_no_codes(tmp_path):
    make_town()
    preview = load(write_geojson(tmp_path, [feature("", "KERK", square(5.7)), feature("", "mólen", square(5.71))]))
    assert preview.added == ("Kerk", "Molen")


def test_what_the_file_lacks_is_said(tmp_path):
    make_town()
    assert load(write_geojson(tmp_path, two()[:1])).without == ("Molen",)


def test_height_does_not_matter(tmp_path):
    make_town()
    flat = square(5.70)
    high = flat | {"coordinates": [[[*point, 47.0] for point in flat["coordinates"][0]]]}
    load(write_geojson(tmp_path, [feature("BU09990000", "Kerk", high)]))
    assert len(PlaceShape.objects.get().geometry["coordinates"][0][0]) == 2


def test_only_who_may_do_everything_loads_boundaries(tmp_path):
    make_town()
    path = write_geojson(tmp_path, two())
    with pytest.raises(PermissionDenied):
        load_boundaries(
            grant_for(make_user("corporation", make_party()), "import.run", Scope.OWN),
            BoundaryFile(path, 2022),
            FACTS,
        )


def test_a_data_set_that_is_new_needs_its_facts(tmp_path):
    make_town()
    with pytest.raises(Rejected, match="nog niet bekend"):
        load_boundaries(GRANT, BoundaryFile(write_geojson(tmp_path, two()), 2022), DatasetFacts("X"))
