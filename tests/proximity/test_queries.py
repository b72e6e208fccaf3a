# SPDX-License-Identifier: EUPL-1.2
"""Answers worked out by hand on a line of points, and sums that must hold on a made-up town."""

import numpy as np
import pytest

from factories import grant_for, make_passage, make_place, make_user
from proximity.world import SOUTH, WEST, officer, tiny_scan, town_scan
from woonregie.access.grant import Scope
from woonregie.access.models import Role
from woonregie.proximity.models import DesignatedZone
from woonregie.proximity.queries.compare import Side, compare_page
from woonregie.proximity.queries.counts import counts_page
from woonregie.proximity.queries.explained import explained_page
from woonregie.proximity.queries.facilities import facilities_page
from woonregie.proximity.queries.loading import scored
from woonregie.proximity.queries.map_page import map_page, squares_of
from woonregie.proximity.queries.scans import chosen, with_choice
from woonregie.proximity.queries.share import zone_share, zone_shares
from woonregie.proximity.queries.whatif import Idea, what_if
from woonregie.proximity.queries.zones import zones_page
from woonregie.proximity.services.zones import Named, designate_zone
from woonregie.stock.models import StockCount, StockDelivery

pytestmark = pytest.mark.django_db
VIEW = grant_for


def visitor():
    """Who may read what is released only."""
    return VIEW(make_user(Role.RESEARCHER), "scan.view", Scope.RELEASED)


def test_a_point_explained_by_hand():
    """Point 6 of the line lies 600 m from everything: supermarket (500 to 1,000 m) is worth 0.8.

    Stop (400 to 800) is worth 0.5, GP (800 to 1,500) 1, pharmacy and meeting place (500 to 1,000) 0.8. Known
    weights are 0.05 four times and 0.2, together 0.4.
    """
    scan = tiny_scan(people=(400,) * 8)
    page = explained_page(officer(), scan.number, "", "", "p006", "", "")
    told = page.point.explained
    gained = 0.05 * 0.8 + 0.05 * 1 + 0.2 * 0.5 + 0.05 * 0.8 + 0.05 * 0.8
    assert told.total == pytest.approx(100 * gained / 0.4)
    assert told.total == told.without_safety
    rows = {row.word: row for row in page.point.rows}
    assert rows["supermarkt"].nearest[0].name == "De enige supermarket"
    assert rows["supermarkt"].nearest[0].metres == pytest.approx(600)
    assert rows["supermarkt"].nearest[0].minutes == pytest.approx(600 / 0.92 / 60)
    assert not rows["pakketpunt"].known
    assert page.point.lifts[0] == ("halte", pytest.approx(100 * 0.2 * 0.5 / 0.4))
    assert sum(row.gained for row in page.point.rows) == pytest.approx(told.total)


def test_who_walks_less_far_has_less():
    scan = tiny_scan(people=(400,) * 8)
    totals = [
        explained_page(officer(), scan.number, walker, "", "p006", "", "").point.explained.total
        for walker in ("rollator", "standard", "fit")
    ]
    assert totals == sorted(totals)
    assert totals[0] < totals[-1] == 100


def test_an_unknown_point_is_named_and_an_unknown_choice_falls_back():
    scan = tiny_scan()
    page = explained_page(officer(), scan.number, "fiets", "los", "nergens", "", "x")
    assert (page.unknown, page.point, page.place) == ("nergens", None, None)
    assert (page.chosen.walker, page.chosen.weighing) == ("standard", "parts")
    assert explained_page(officer(), 99, "", "", "", "", "") is None


def test_people_over_all_squares_and_neighbourhoods_are_the_town():
    scan = town_scan()
    found = scored(chosen(officer(), scan.number))
    squares, fills = squares_of(found)
    assert set(squares) == set(fills)
    people = found.town.points.people
    assert sum(people[rows].sum() for rows in found.by_place.values()) == people.sum()
    page = map_page(officer(), scan.number, "", "")
    assert sum(key.count for key in page.legend) == len(fills)
    assert all(sum(row.shares) == pytest.approx(1) for row in page.tables.rows)


def test_a_visitor_sees_what_is_released_only():
    hidden = tiny_scan(released=False)
    assert map_page(visitor(), None, "", "") is None
    assert zones_page(visitor(), hidden.number) is None
    shown = tiny_scan("Open")
    assert map_page(visitor(), None, "", "").chosen.scan == shown
    assert [scan.name for scan in map_page(visitor(), None, "", "").scans] == ["Open"]
    assert zone_shares(visitor()) == {}


def test_the_chosen_cell_counts_the_zones_that_there_are():
    scan = town_scan()
    page = counts_page(officer(), scan.number)
    here = [cell for _threshold, cells in page.rows for cell in cells if cell.here]
    assert [cell.zones for cell in here] == [page.chosen.result.zones.count()]
    assert page.fewest <= here[0].zones <= page.most
    assert (page.threshold, page.radius) == (70, 800)


def test_a_facility_that_comes_makes_nobody_worse_and_known_people_better():
    scan = tiny_scan(people=(400,) * 8)
    here = with_choice(scan, "", "")
    found = scored(here)
    told = what_if(here, found, Idea("stop", WEST + 700, SOUTH))
    # the stop counts in full up to 400 m: only the points at 500, 600 and 700 m lacked any of it
    assert (told.better, told.worse) == ("1.200", "0")
    lost = [0.2 * (1 - value) / 0.4 * 100 for value in (0.75, 0.5, 0.25)]
    assert told.change == pytest.approx(sum(lost) / 8)
    assert told.same_basis


def test_a_facility_that_is_there_already_changes_nothing():
    here = with_choice(tiny_scan(), "", "")
    told = what_if(here, scored(here), Idea("stop", WEST, SOUTH))
    assert (told.better, told.change, told.rows) == ("0", 0.0, [])


def test_the_first_of_a_kind_makes_its_category_known():
    here = with_choice(tiny_scan(), "", "")
    told = what_if(here, scored(here), Idea("parcel", WEST, SOUTH))
    assert not np.isnan(told.change)


def test_a_scan_beside_itself_differs_in_nothing_and_through_other_eyes_it_does():
    scan = tiny_scan(people=(400,) * 8)
    same = compare_page(officer(), Side(scan.number), Side(scan.number))
    assert (same.shared, same.only_first, same.difference.change) == (8, 0, 0.0)
    assert same.difference.same_basis
    other = compare_page(officer(), Side(scan.number), Side(scan.number, "rollator"))
    assert other.difference.change < 0
    assert not other.difference.same_basis
    assert compare_page(visitor(), Side(99), Side(99)).first.scan == scan


def test_two_scans_are_compared_over_the_points_that_both_have():
    first, second = tiny_scan("Een", people=(900,) * 6), tiny_scan("Twee", people=(900,) * 4)
    page = compare_page(officer(), Side(first.number), Side(second.number))
    assert (page.shared, page.only_first, page.only_second) == (4, 2, 0)
    assert page.difference.change == 0


def test_three_kinds_of_zones_are_never_mixed():
    place = make_place("buurt-x")
    scan = tiny_scan(place="buurt-x")
    for kind, name in (("designated", "Besluit"), ("deltaplan", "Delta")):
        designate_zone(officer(), Named(kind, "now", name, (place.pk,), None, "college", source="Stuk"))
    page = zones_page(officer(), scan.number)
    assert [zone.name for zone in page.designated] == ["Besluit"]
    assert [zone.name for zone in page.deltaplan] == ["Delta"]
    assert [row.zone.name for row in page.rows] == ["Buurt x"]
    assert {zone.kind for zone in page.rows[0].named} == {"designated", "deltaplan"}


def test_share_of_a_neighbourhood_in_a_zone_by_hand():
    """Points up to 500 m score 70 or more: 6 of the 10, so six tenths of the people."""
    make_place("buurt-x")
    scan = tiny_scan(place="buurt-x", people=(400,) * 10)
    scores = scored(with_choice(scan, "", "")).scores
    inside = int(((scores.total >= 70) & scores.must).sum())
    share = zone_share(officer(), "buurt-x")
    assert share.computed == pytest.approx(inside / 10)
    assert 0 < share.computed < 1
    assert (share.designated, share.scan, share.synthetic) == (None, scan.number, False)
    assert share.for_needs == share.computed
    assert zone_share(officer(), "elders").computed is None


def test_a_decision_counts_for_needs_before_a_sum_does_and_later_does_not():
    place = make_place("buurt-x")
    tiny_scan(place="buurt-x", people=(400,) * 10)
    designate_zone(officer(), Named("designated", "later", "Later", (place.pk,), None, "college", source="s"))
    assert zone_share(officer(), "buurt-x").designated is None
    designate_zone(officer(), Named("designated", "now", "Nu", (place.pk,), None, "college", source="s"))
    share = zone_share(officer(), "buurt-x")
    assert (share.designated, share.for_needs) == (1.0, 1.0)
    assert {zone.name for zone in share.named} == {"Later", "Nu"}
    assert DesignatedZone.objects.count() == 2


def test_facilities_by_page_and_kind():
    scan = town_scan()
    every = facilities_page(officer(), scan.number, "", "")
    assert len(every.page.object_list) == 50
    stops = facilities_page(officer(), scan.number, "stop", "999")
    assert {one.category for one in stops.page} == {"stop"}
    assert sum(kind.count for kind in every.kinds) == every.page.paginator.count


@pytest.mark.parametrize("page", ["map", "zones", "counts", "explained", "facilities"])
def test_pages_ask_few_questions_however_large_the_town(page, django_assert_max_num_queries):
    scan = town_scan(9)
    ask = {
        "map": lambda: map_page(officer(), scan.number, "", ""),
        "zones": lambda: zones_page(officer(), scan.number),
        "counts": lambda: counts_page(officer(), scan.number),
        "explained": lambda: explained_page(officer(), scan.number, "", "", "", "buurt-scan-1", ""),
        "facilities": lambda: facilities_page(officer(), scan.number, "", ""),
    }[page]
    grant = officer()
    with django_assert_max_num_queries(14):
        ask() if grant else None


def test_dwellings_are_divided_by_people_and_what_nobody_counted_is_no_nought():
    """Sixty dwellings in a neighbourhood of which everybody lives in the zone: the zone has sixty."""
    place = make_place("buurt-x")
    city = make_place("stad-x", kind="municipality")
    delivery = StockDelivery.objects.create(
        code="telling", title="Telling", dimension="bat", owner_set="x", municipality=city, passage=make_passage()
    )
    for code, count, status in (("bat-1", 60, "printed"), ("bat-2", 3, "printed")):
        StockCount.objects.create(
            delivery=delivery, place=place, code=code, cell=code, count=count, status=status,
            passage=delivery.passage,
        )  # fmt: skip
    scan = tiny_scan(place="buurt-x", people=(900,) * 4)
    row = zones_page(officer(), scan.number).rows[0]
    assert dict(row.dwellings) == {"bat-1": "60", "bat-2": "te weinig om te tonen"}
    other = tiny_scan("Elders", people=(900,) * 4)
    assert set(zones_page(officer(), other.number).rows[0].dwellings.values()) <= {"onbekend"}
