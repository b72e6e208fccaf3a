# SPDX-License-Identifier: EUPL-1.2
"""Storing, releasing, designating and withdrawing: who may, what is logged, and that nothing changes."""

from datetime import date

import numpy as np
import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction

from factories import grant_for, make_passage, make_place, make_user
from proximity.world import ON, line_spots, line_town, officer, tiny_scan, town_scan
from woonregie.access.grant import Scope
from woonregie.access.models import AuditEvent, Role
from woonregie.access.refusals import CannotDo
from woonregie.proximity.arrays import unpacked
from woonregie.proximity.content import About
from woonregie.proximity.models import DesignatedZone, Facility, Scan, ScanResult, Zone
from woonregie.proximity.queries.loading import scored
from woonregie.proximity.queries.scans import with_choice
from woonregie.proximity.services.scans import release_scan, store_scan
from woonregie.proximity.services.zones import Named, designate_zone, withdraw_zone

pytestmark = pytest.mark.django_db
NAMED = Named("designated", "later", "Nazareth", (), date(2025, 4, 22), "het college", source="Besluit 1")


def test_a_scan_is_kept_with_every_walker_and_set_of_weights():
    scan = store_scan(officer(), About("Eerste", ON), line_town((900,) * 6), line_spots())
    assert (scan.number, scan.points, scan.without_score, scan.released_on) == (1, 6, 0, None)
    assert scan.results.count() == 6
    assert Facility.objects.filter(scan=scan).count() == 5
    assert len(scan.policy_hash) == len(scan.input_hash) == 64
    assert {one["values"][0][3] for one in scan.policy} == {"assumption"}
    event = AuditEvent.objects.get(action="scan.store")
    assert (event.subject, event.details["points"]) == ("scan:1", 6)


def test_the_same_input_is_kept_once_and_another_beside_it():
    about, grant = About("Eerste", ON), officer()
    first = store_scan(grant, about, line_town((900,) * 6), line_spots())
    assert store_scan(grant, about, line_town((900,) * 6), line_spots()).pk == first.pk
    other = store_scan(grant, about, line_town((901,) * 6), line_spots())
    assert (other.number, Scan.objects.count()) == (2, 2)
    moved = store_scan(grant, about, line_town((900,) * 6), line_spots(50.0))
    assert moved.input_hash != first.input_hash
    assert AuditEvent.objects.filter(action="scan.store").count() == 3


def test_stored_scores_are_those_that_are_worked_out_again():
    scan = town_scan()
    for result in scan.results.all():
        kept, found = unpacked(bytes(result.scores)), scored(with_choice(scan, result.walker, result.weighing))
        assert np.array_equal(kept["total"], found.scores.total, equal_nan=True)
        assert np.array_equal(kept["classes"], found.scores.classes)
        assert result.scored == int((~np.isnan(found.scores.total)).sum())


def test_zones_lie_apart_and_hold_the_people_of_their_points():
    scan = town_scan()
    for result in scan.results.all():
        town = scored(with_choice(scan, result.walker, result.weighing)).town
        members = [row for zone in result.zones.all() for row in zone.members]
        assert len(members) == len(set(members))
        for zone in result.zones.all():
            assert zone.people == pytest.approx(np.nansum(town.points.people[zone.members]))
            assert town.points.ids.index(zone.anchor) in zone.members
    assert Zone.objects.filter(result__scan=scan).exists()


def test_no_walker_that_is_not_there():
    with pytest.raises(CannotDo):
        store_scan(officer(), About("x", ON, walker="fiets"), line_town((900,) * 6), line_spots())


@pytest.mark.parametrize("role", [Role.CORPORATION, Role.CARE_PARTNER, Role.RESEARCHER, Role.BOARD_MEMBER])
def test_only_who_keeps_the_register_may(role):
    scan = tiny_scan(released=False)
    zone = designate_zone(officer(), NAMED)
    grant = grant_for(make_user(role), "scan.view", Scope.OWN)
    for act in (
        lambda: store_scan(grant, About("x", ON), line_town((900,) * 6), line_spots()),
        lambda: release_scan(grant, scan),
        lambda: designate_zone(grant, NAMED),
        lambda: withdraw_zone(grant, zone, ON, "reden"),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_release_happens_once():
    scan = tiny_scan(released=False)
    for _ in range(2):
        release_scan(officer(), scan)
    assert Scan.objects.get(pk=scan.pk).released_on is not None
    assert AuditEvent.objects.filter(action="scan.release").count() == 1


def refuses(sql: str, *values) -> None:
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)


def test_a_stored_scan_never_changes():
    scan = tiny_scan(people=(900,) * 6)
    result = ScanResult.objects.filter(scan=scan).first()
    for table, column, pk in (
        ("proximity_scan", "name", scan.pk),
        ("proximity_scanresult", "walker", result.pk),
        ("proximity_facility", "name", Facility.objects.filter(scan=scan).first().pk),
        ("proximity_zone", "name", Zone.objects.filter(result__scan=scan).first().pk),
    ):
        refuses(f"UPDATE {table} SET {column} = 'x' WHERE id = %s", pk)
        refuses(f"DELETE FROM {table} WHERE id = %s", pk)


def test_a_zone_is_named_with_its_source_and_withdrawn_with_a_reason():
    place = make_place("nazareth")
    zone = designate_zone(officer(), Named(**{**vars(NAMED), "places": (place.pk,)}))
    assert (zone.code, list(zone.places.all())) == ("designated-nazareth", [place])
    withdraw_zone(officer(), zone, date(2026, 1, 1), " Te klein ")
    zone.refresh_from_db()
    assert (zone.withdrawn_on, zone.withdrawn_reason) == (date(2026, 1, 1), "Te klein")
    assert list(AuditEvent.objects.filter(subject=f"zone:{zone.code}").values_list("action", flat=True)) == [
        "zone.withdraw", "zone.designate",
    ]  # fmt: skip
    again = designate_zone(officer(), NAMED)
    assert again.code == "designated-nazareth-2"
    refuses("UPDATE proximity_designatedzone SET withdrawn_reason = 'x' WHERE id = %s", zone.pk)


def test_a_named_zone_stays_as_it_was_noted():
    zone = designate_zone(officer(), Named(**{**vars(NAMED), "places": (make_place("limmel").pk,)}))
    refuses("UPDATE proximity_designatedzone SET name = 'x' WHERE id = %s", zone.pk)
    refuses("DELETE FROM proximity_designatedzone_places WHERE designatedzone_id = %s", zone.pk)
    refuses("DELETE FROM proximity_designatedzone WHERE id = %s", zone.pk)


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "computed"}, {"state": "ooit"}, {"name": "  "}, {"decided_by": ""}, {"source": " "},
    ],
)  # fmt: skip
def test_a_zone_without_a_decision_or_source_is_refused(changes):
    with pytest.raises(CannotDo):
        designate_zone(officer(), Named(**{**vars(NAMED), **changes}))
    assert not DesignatedZone.objects.exists()


def test_a_passage_is_source_enough_and_twice_is_refused():
    designate_zone(officer(), Named(**{**vars(NAMED), "source": "", "passage_id": make_passage().pk}))
    with pytest.raises(CannotDo):
        designate_zone(officer(), Named(**{**vars(NAMED), "name": "NAZARETH"}))


def test_withdrawing_asks_for_a_reason_a_later_day_and_happens_once():
    zone = designate_zone(officer(), NAMED)
    for on, reason in ((date(2026, 1, 1), " "), (date(2025, 4, 21), "reden")):
        with pytest.raises(CannotDo):
            withdraw_zone(officer(), zone, on, reason)
    withdraw_zone(officer(), zone, date(2026, 1, 1), "reden")
    with pytest.raises(CannotDo):
        withdraw_zone(officer(), zone, date(2026, 1, 2), "reden")
