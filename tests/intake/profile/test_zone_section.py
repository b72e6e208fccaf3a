# SPDX-License-Identifier: EUPL-1.2
"""zones/*.yaml: what comes in with its passage, twice is once, and the two that the documents name."""

from datetime import date

import pytest

from example_register import load_maastricht
from woonregie.proximity.models import DesignatedZone
from woonregie.proximity.queries.designated import printed_numbers, standing_zones, zones_by_place

pytestmark = pytest.mark.django_db


def test_only_the_zones_that_a_document_names_are_there():
    load_maastricht()
    zones = standing_zones()
    assert [(zone.name, zone.kind, zone.state) for zone in zones] == [
        ("Limmel", "designated", "later"), ("Nazareth", "designated", "later"),
    ]  # fmt: skip
    assert {zone.passage.document.code for zone in zones} == {"D001"}
    assert {zone.passage.first_line for zone in zones} == {689}
    assert {zone.decided_on for zone in zones} == {date(2025, 4, 22)}
    assert sorted(zones_by_place()) == ["limmel", "nazareth"]


def test_twice_is_once_and_a_withdrawn_zone_does_not_come_back():
    load_maastricht()
    DesignatedZone.objects.filter(name="Limmel").update(withdrawn_on=date(2026, 1, 1))
    load_maastricht()
    assert DesignatedZone.objects.count() == 2
    assert [zone.name for zone in standing_zones()] == ["Nazareth"]


def test_the_numbers_that_documents_print_stay_figures():
    load_maastricht()
    assert {13, 14, 18, 30} <= {int(one.value) for one in printed_numbers()}
