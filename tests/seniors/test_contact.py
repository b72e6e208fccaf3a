# SPDX-License-Identifier: EUPL-1.2
"""Who takes part, who gets a letter, and what may follow what."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from allocation.services.world import corporation, make_household, operator
from factories import grant_for, make_place, make_user
from seniors.world import END, ON, START, make_case, make_pilot, make_tenant
from woonregie.access.grant import Scope
from woonregie.access.refusals import CannotDo, Stale
from woonregie.seniors.models import Case, Hours
from woonregie.seniors.phases import ORDER, may_follow
from woonregie.seniors.services.campaigns import send_letters
from woonregie.seniors.services.cases import make_cases
from woonregie.seniors.services.contact import (
    Wishes,
    answer_help,
    ask_help,
    finish_visit,
    go_to,
    note_wishes,
    plan_visit,
    respond,
)
from woonregie.seniors.services.piloting import draw_starts, fix_comparison, note_hours

pytestmark = pytest.mark.django_db


def test_tenants_of_family_homes_from_55_take_part_once():
    pilot = make_pilot("servatius", "woonpunt")
    old, younger = make_tenant(), make_tenant(landlord="woonpunt", birth_date=date(1969, 3, 1))
    make_tenant(birth_date=date(1969, 3, 2))  # turns 55 tomorrow
    make_tenant(landlord="maasvallei")
    make_household()  # lives somewhere else
    small = make_tenant()
    small.dwelling.bedrooms = 1
    small.dwelling.save()
    assert make_cases(operator(), pilot, ON) == 2
    assert {case.household for case in Case.objects.all()} == {old, younger}
    assert make_cases(operator(), pilot, ON) == 0


def test_letters_go_to_who_is_70_in_the_neighbourhood_and_once():
    place, pilot = make_place(), make_pilot()
    written = make_case(pilot, place)
    make_case(pilot, place, birth_date=date(1954, 3, 2))  # turns 70 tomorrow
    make_case(pilot, make_place())
    campaign = send_letters(operator(), pilot, place, ON)
    assert [letter.case for letter in campaign.letters.all()] == [written]
    written.refresh_from_db()
    assert written.phase == "written"
    with pytest.raises(CannotDo, match="niemand"):
        send_letters(operator(), pilot, place, ON)


def test_a_neighbourhood_waits_for_its_turn():
    places, pilot = [make_place() for _number in range(4)], make_pilot()
    for place in places:
        make_case(pilot, place)
    starts = draw_starts(operator(), pilot, places, 2, 90, "zaad", 1)
    late = next(start for start in starts if start.wave == 2)
    assert (late.starts_on - START).days == 90
    with pytest.raises(CannotDo, match="begint pas op"):
        send_letters(operator(), pilot, late.place, START)
    send_letters(operator(), pilot, late.place, late.starts_on)
    pilot.refresh_from_db()
    with pytest.raises(CannotDo, match="al geloot"):
        draw_starts(operator(), pilot, places, 2, 90, "ander", pilot.revision)


def test_outside_the_pilot_no_letters_go():
    case = make_case()
    with pytest.raises(CannotDo, match="loopt op die dag niet"):
        send_letters(operator(), case.pilot, case.home.place, END + timedelta(days=1))


def test_contact_goes_forward_by_itself_and_back_only_after_stopping():
    case = make_case()
    respond(operator(), case, ON, "phone", "yes")
    finish_visit(operator(), plan_visit(operator(), case, ON), ON, "Wil kijken")
    respond(operator(), case, ON, "mail", "later")
    case.refresh_from_db()
    assert case.phase == "visited"
    with pytest.raises(CannotDo, match="past niet"):
        go_to(operator(), case, "written", "", case.revision)
    with pytest.raises(CannotDo, match="waarom"):
        go_to(operator(), case, "stopped", " ", case.revision)
    go_to(operator(), case, "stopped", "Blijft wonen", case.revision)
    with pytest.raises(Stale):
        go_to(operator(), case, "searching", "", case.revision)


def test_phases_form_an_order():
    for place, now in enumerate(ORDER):
        assert {then for then in ORDER if may_follow(now, then)} == set(ORDER[place + 1 :])
        assert may_follow(now, "stopped")
        assert may_follow("stopped", now)
        assert not may_follow(now, "moved")


def test_one_visit_is_planned_at_a_time_and_finished_once():
    case = make_case()
    visit = plan_visit(operator(), case, ON)
    with pytest.raises(CannotDo, match="al een huisbezoek"):
        plan_visit(operator(), case, ON)
    finish_visit(operator(), visit, ON, "")
    with pytest.raises(CannotDo, match="al afgerond"):
        finish_visit(operator(), visit, ON, "")


def test_wishes_and_barriers_are_kept():
    case, place = make_case(), make_place()
    wishes = Wishes([place], 65_000, 1, "Lift", ["rent", "choice"])
    note_wishes(operator(), case, wishes, case.revision)
    case.refresh_from_db()
    assert (case.wishes_rent, case.barriers, list(case.wishes_places.all())) == (
        65_000,
        ["rent", "choice"],
        [place],
    )
    with pytest.raises(CannotDo, match="uit de lijst"):
        note_wishes(operator(), case, Wishes([], None, None, "", ["geheim"]), case.revision)


def test_help_is_asked_and_answered_once():
    asked = ask_help(operator(), make_case(), "moving", ON, "")
    with pytest.raises(CannotDo, match="voor de dag van de vraag"):
        answer_help(operator(), asked, "within", ON - timedelta(days=1))
    answer_help(operator(), asked, "outside", ON)
    with pytest.raises(CannotDo, match="al afgerond"):
        answer_help(operator(), asked, "within", ON)


def test_what_it_is_compared_with_is_fixed_once():
    pilot = make_pilot()
    fix_comparison(operator(), pilot, "Het jaar ervoor", (date(2023, 1, 1), date(2023, 12, 31)), START, 1)
    with pytest.raises(CannotDo, match="ligt al vast"):
        fix_comparison(operator(), pilot, "Iets anders", (START, END), ON, 2)
    with pytest.raises(Stale):
        fix_comparison(operator(), pilot, "Iets anders", (START, END), ON, 1)


def test_hours_are_of_a_month_and_of_who_takes_part():
    pilot = make_pilot()
    note_hours(operator(), pilot, corporation(), date(2024, 3, 15), Decimal("12.5"))
    note_hours(operator(), pilot, corporation(), date(2024, 3, 20), Decimal("14"))
    assert [(one.month, one.hours) for one in Hours.objects.all()] == [(date(2024, 3, 1), Decimal("14.0"))]
    with pytest.raises(CannotDo, match="doet niet mee"):
        note_hours(operator(), pilot, corporation("woonpunt"), ON, Decimal("1"))


def test_another_landlord_may_do_nothing():
    case = make_case()
    stranger = grant_for(make_user(party=corporation("woonpunt")), scope=Scope.OWN)
    for act in (
        lambda: respond(stranger, case, ON, "phone", "yes"),
        lambda: plan_visit(stranger, case, ON),
        lambda: ask_help(stranger, case, "moving", ON, ""),
        lambda: make_cases(stranger, case.pilot, ON),
        lambda: send_letters(stranger, case.pilot, case.home.place, ON),
        lambda: note_hours(stranger, case.pilot, corporation(), ON, Decimal(1)),
    ):
        with pytest.raises(PermissionDenied):
            act()
