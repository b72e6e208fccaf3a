# SPDX-License-Identifier: EUPL-1.2
"""The made-up town: the same every time, marked as such, over neighbourhoods that exist, and kept once."""

from datetime import date

import numpy as np
import pytest
from django.conf import settings as conf

from example_register import load_maastricht
from factories import make_place
from proximity.world import settings
from woonregie.access.grant import Grant
from woonregie.intake.sample.scan import SIDE, SQUARE, Cell, made_up_town
from woonregie.intake.services.sample_scan import load_sample_scan
from woonregie.places.models import Place
from woonregie.proximity.models import Scan
from woonregie.proximity.queries.counts import counts_page
from woonregie.proximity.queries.loading import town

CELLS = [Cell("a", "A", 0, 0), Cell("b", "B", 2, 0), Cell("c", "C", 0, 1), Cell("d", "D", 2, 1)]
GRANT = Grant.for_command("test")


def test_the_same_seed_gives_the_same_town_in_any_order():
    first, again, other = (made_up_town(cells, settings(), seed) for cells, seed in
                           ((CELLS, 1), (CELLS[::-1], 1), (CELLS, 2)))  # fmt: skip
    assert first[1] == again[1] != other[1]
    assert np.array_equal(first[0].points.people, again[0].points.people)
    assert np.array_equal(first[0].points.x, again[0].points.x)


def test_squares_lie_in_their_neighbourhood_and_a_river_between():
    found, _spots = made_up_town(CELLS, settings())
    points, places = found.points, np.array(found.places)
    assert len(set(zip(points.x.tolist(), points.y.tolist(), strict=True))) == points.size
    for code in "abcd":
        own = places == code
        assert np.ptp(points.x[own]) < SIDE
        assert np.ptp(points.y[own]) < SIDE
        assert (900 - 60) <= points.people[own].sum() <= (4_600 + 60)
    gap = points.x[places == "b"].min() - points.x[places == "a"].max()
    assert gap > 3 * SQUARE
    assert points.y[places == "c"].max() < points.y[places == "a"].min()


@pytest.mark.django_db
def test_the_demonstration_has_one_scan_that_says_that_it_is_made_up():
    load_maastricht()
    city = Place.objects.get(code="maastricht")
    made = load_sample_scan(GRANT, city, date(2024, 7, 1))
    assert made["scan_points"] > 2_000
    assert load_sample_scan(GRANT, city, date(2024, 7, 1)) == {}
    scan = Scan.objects.get()
    assert scan.synthetic
    assert scan.straight
    assert scan.released_on is not None
    assert scan.on == date(2025, 1, 1)
    known = set(Place.objects.filter(kind="neighbourhood").values_list("code", flat=True))
    assert set(town(scan).places) <= known
    page = counts_page(GRANT, scan.number)
    assert page.fewest < 13 < page.most


@pytest.mark.django_db
def test_without_a_map_or_choices_there_is_none(monkeypatch):
    city = make_place("stad", kind="municipality")
    assert load_sample_scan(GRANT, city, date(2024, 7, 1)) == {}
    load_maastricht()
    monkeypatch.setattr(conf, "PROFILE", "heerlen")
    assert load_sample_scan(GRANT, Place.objects.get(code="maastricht"), date(2024, 7, 1)) == {}
    assert not Scan.objects.exists()
