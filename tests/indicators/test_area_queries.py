# SPDX-License-Identifier: EUPL-1.2
"""What areas are asked for: the latest of every key figure, one series over places; a fixed number of queries."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factories import public_grant
from indicators.indicator_world import GRANT, deliver, make_city, make_series
from woonregie.indicators.queries.area import key_figures, series_over_places
from woonregie.indicators.queries.catalogue import catalogue
from woonregie.indicators.queries.page import indicator_page
from woonregie.sources.models import Dataset, Passage

pytestmark = pytest.mark.django_db
DAY = date(2025, 1, 1)


def queries_of(do):
    with CaptureQueriesContext(connection) as seen:
        found = do()
    return len(seen), found


def fill(series, places, years=3):
    world = make_city(places)
    rows = []
    for number in range(series):
        make_series(f"s{number}")
        rows += [(f"s{number}", p.code, str(2020 + y), float(number + y)) for p in world for y in range(years)]
    deliver("d1", *rows)
    return world


class TestKeyFigures:
    def test_the_latest_value_with_history_and_city(self):
        city, here, _other = make_city()
        make_series("a")
        deliver(
            "d1",
            ("a", "stad", "2022", 50.0),
            ("a", "buurt-0", "2021", 40.0),
            ("a", "buurt-0", "2022", 42.0, "", "Voetnoot."),
            ("a", "buurt-0", "2023", None, "pending", "Later."),
        )
        (found,) = key_figures(GRANT, [here.pk], DAY)[here.pk]
        assert (found.value, found.period, found.note, found.city_value) == (42.0, "2022", "Voetnoot.", 50.0)
        assert [point.value for point in found.history] == [40.0, 42.0, None]
        assert found.passage.document is not None
        (own,) = key_figures(GRANT, [city.pk], DAY)[city.pk]
        assert own.city is None

    def test_a_correction_is_shown_and_another_kind_of_period_is_no_history(self):
        _city, here, _other = make_city()
        make_series("a")
        deliver(
            "d1",
            ("a", "buurt-0", "2021", 40.0),
            ("a", "buurt-0", "2020/2021", 30.0),
            ("a", "buurt-0", "2022", 1.0),
        )
        deliver("d2", ("a", "buurt-0", "2021", 41.0))
        (found,) = key_figures(GRANT, [here.pk], DAY)[here.pk]
        assert [point.value for point in found.history] == [41.0, 1.0]

    def test_why_there_is_no_value(self):
        _city, here, other = make_city()
        make_series("a")
        deliver("d1", ("a", "buurt-0", "2021", None, "not_measurable", "Te duur."))
        found = key_figures(GRANT, [here.pk, other.pk], DAY)
        assert [(f.value, f.status, f.note) for f in found[here.pk]] == [(None, "not_measurable", "Te duur.")]
        assert found[other.pk] == []

    def test_what_lies_ahead_is_no_key_figure_yet(self):
        _city, here, _other = make_city()
        make_series("a")
        deliver("d1", ("a", "buurt-0", "2040", 9.0))
        assert key_figures(GRANT, [here.pk], DAY)[here.pk] == []

    def test_the_public_side_sees_public_series(self):
        _city, here, _other = make_city()
        make_series("a")
        make_series("b", public=False)
        deliver("d1", ("a", "buurt-0", "2021", 1.0), ("b", "buurt-0", "2021", 2.0))
        assert [f.series.code for f in key_figures(public_grant(), [here.pk], DAY)[here.pk]] == ["a"]
        assert series_over_places(public_grant(), "b", [here.pk]) is None
        assert indicator_page(public_grant(), "i-b", DAY) is None
        assert [row.indicator.code for row in catalogue(public_grant(), DAY, place="buurt-0").rows] == ["i-a"]


class TestWhatWasPublicAlready:
    def seen(self, grant, **dataset):
        _city, here, _other = make_city()
        make_series("a", sensitive=True)
        passage = Passage.objects.create(dataset=Dataset.objects.create(code="S", title="Set", **dataset))
        deliver("d1", ("a", "buurt-0", "2021", 3.0), passage_id=passage.pk)
        (found,) = key_figures(grant, [here.pk], DAY)[here.pk]
        return found.value, found.status

    def test_what_nobody_published_waits_for_release(self):
        assert self.seen(public_grant()) == (None, "suppressed")

    def test_open_data_is_as_its_source_published_it(self):
        assert self.seen(public_grant(), licence="CC-BY-4.0") == (3.0, "final")

    def test_those_who_work_with_it_see_it(self):
        assert self.seen(GRANT) == (3.0, "final")


@pytest.mark.parametrize(("series", "places"), [(2, 2), (20, 12)])
class TestFixedNumberOfQueries:
    def test_key_figures(self, series, places):
        world = fill(series, places)
        count, found = queries_of(lambda: key_figures(GRANT, [p.pk for p in world], DAY))
        assert count <= 4
        assert sum(map(len, found.values())) == series * len(world)

    def test_series_over_places(self, series, places):
        world = fill(series, places)
        count, found = queries_of(lambda: series_over_places(GRANT, "s1", [p.pk for p in world]))
        assert count <= 4
        assert (found.period, len(found.points), found.periods) == ("2022", len(world), ("2020", "2021", "2022"))

    def test_the_list_and_the_page(self, series, places):
        fill(series, places)
        assert queries_of(lambda: catalogue(GRANT, DAY))[0] <= 8
        assert queries_of(lambda: indicator_page(GRANT, "i-s1", DAY))[0] <= 10


class TestOverPlaces:
    def test_each_place_has_its_value_or_its_status(self):
        world = make_city()
        make_series("a")
        deliver(
            "d1",
            ("a", "stad", "2021", 5.0),
            ("a", "buurt-0", "2021", None, "suppressed"),
            ("a", "stad", "2020", 4.0),
        )
        ids = [p.pk for p in world]
        found = series_over_places(GRANT, "a", ids)
        assert {pk: (p.value, p.status) for pk, p in found.points.items()} == {
            ids[0]: (5.0, "final"),
            ids[1]: (None, "suppressed"),
        }
        assert series_over_places(GRANT, "a", ids, "2020").points.keys() == {ids[0]}
        assert series_over_places(GRANT, "nergens", ids) is None


def test_what_belongs_to_no_part_is_left_over(client):
    make_city(3)
    make_series("a", aggregation="sum", unit="count")
    deliver("d1", ("a", "stad", "2021", 10.0), ("a", "buurt-0", "2021", 4.0), ("a", "buurt-1", "2021", 3.0))
    (part,) = indicator_page(GRANT, "i-a", DAY).parts
    assert (part.remainder.unallocated, part.remainder.missing, part.remainder.value) == (3.0, ("buurt-2",), None)
    assert "Niet toegedeeld" in client.get("/indicatoren/i-a/").content.decode()
