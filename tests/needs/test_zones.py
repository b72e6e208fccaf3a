# SPDX-License-Identifier: EUPL-1.2
"""Shares in a zone that an input leaves open come from the scan or a decision; what nobody knows stays unknown."""

from dataclasses import replace

import numpy as np
import pytest

from factories import make_place
from needs.world import DAY, given, operator
from proximity.world import tiny_scan, town_scan
from woonregie.access.models import AuditEvent
from woonregie.needs.queries.zones import with_zones
from woonregie.needs.services.inputs import store_input
from woonregie.proximity.queries.share import zone_share

pytestmark = pytest.mark.django_db


def open_input():
    """Molen has a share of its own; Kerk and Haven have none."""
    return replace(given(), zone_share=np.array([0.25, np.nan, np.nan]), synthetic=False)


def test_only_what_is_open_and_known_is_filled():
    make_place("kerk")
    scan = tiny_scan(place="kerk")
    known = zone_share(operator(), "kerk").for_needs
    found = with_zones(operator(), open_input())
    assert found.given.zone_share[:2].tolist() == [0.25, known]
    assert np.isnan(found.given.zone_share[2])
    assert (found.areas, found.scans, found.synthetic) == (("kerk",), (scan.number,), False)
    assert not found.given.synthetic


def test_an_own_share_is_never_written_over():
    make_place("molen")
    tiny_scan(place="molen")
    assert with_zones(operator(), open_input()).given.zone_share[0] == 0.25


def test_without_a_scan_nothing_changes():
    found = with_zones(operator(), open_input())
    assert (found.areas, found.scans) == ((), ())
    np.testing.assert_array_equal(found.given.zone_share, open_input().zone_share)


def test_a_made_up_scan_makes_the_input_made_up():
    town_scan()
    areas = replace(given().world.population.areas, codes=("molen", "buurt-scan-1", "haven"))
    population = replace(given().world.population, areas=areas)
    asked = replace(open_input(), world=replace(given().world, population=population))
    found = with_zones(operator(), asked)
    assert found.areas == ("buurt-scan-1",)
    assert found.synthetic
    assert found.given.synthetic


def test_the_input_names_the_scan_that_filled_it():
    made = store_input(operator(), open_input(), "Met zones", DAY, "", (3,))
    assert made.passage.section == "Invoer van de berekening; delen in een zone uit scan 3"
    assert AuditEvent.objects.get(action="need.input").details["scans"] == [3]
