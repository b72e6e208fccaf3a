# SPDX-License-Identifier: EUPL-1.2
"""The list since the previous meeting, who searches now, and what happened with a household by date."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from allocation.services.world import closed_advert, corporation, make_advert, make_dwelling, offered, operator
from factories import make_place
from seniors.world import ON, make_case, make_pilot
from woonregie.access.grant import Actor, Grant, Scope
from woonregie.access.models import AuditEvent, Role
from woonregie.access.refusals import CannotDo
from woonregie.seniors.models import Case, Meeting
from woonregie.seniors.queries.cases import case_page, find_case
from woonregie.seniors.queries.meetings import fortnight
from woonregie.seniors.queries.overview import pilot_page
from woonregie.seniors.services.contact import ask_help, finish_visit, plan_visit, respond
from woonregie.seniors.services.piloting import note_meeting
from woonregie.seniors.services.toolbox import Told, open_toolbox, release, reserve
from woonregie.seniors.services.waiting import ask

pytestmark = pytest.mark.django_db
OPEN = {"opens": ON - timedelta(days=1), "closes": ON + timedelta(days=5)}


def a_day(number: int) -> date:
    return ON - timedelta(days=number)


def test_without_a_meeting_the_list_looks_back_a_fortnight():
    pilot = make_pilot()
    inside, outside = make_case(pilot), make_case(pilot)
    respond(operator(), inside, a_day(14), "phone", "yes")
    respond(operator(), outside, a_day(15), "phone", "yes")
    page = fortnight(operator(), pilot, ON)
    assert (page.since, page.met) == (date(2024, 2, 16), False)
    assert page.answered == [inside]


def test_the_list_looks_back_to_the_meeting_before():
    pilot = make_pilot()
    case = make_case(pilot)
    respond(operator(), case, a_day(20), "phone", "yes")
    note_meeting(operator(), pilot, a_day(40), ON)
    note_meeting(operator(), pilot, a_day(21), ON)
    note_meeting(operator(), pilot, ON, ON)  # of today is the meeting itself, not the one before
    page = fortnight(operator(), pilot, ON)
    assert (page.since, page.met, page.answered) == (a_day(21), True, [case])
    assert fortnight(operator(), make_pilot(), ON).since == a_day(14)  # of another pilot nothing was noted


def test_a_meeting_is_noted_once_afterwards_and_by_who_leads():
    pilot = make_pilot()
    with pytest.raises(CannotDo, match="nog niet geweest"):
        note_meeting(operator(), pilot, ON + timedelta(days=1), ON)
    note_meeting(operator(), pilot, ON, ON)
    with pytest.raises(CannotDo, match="al genoteerd"):
        note_meeting(operator(), pilot, ON, ON)
    assert AuditEvent.objects.filter(action="pilot.meeting").count() == 1
    assert Meeting.objects.count() == 1


def test_who_was_offered_money_is_on_the_list_and_in_the_workbook(sign_in, settings):
    settings.DEMO, settings.DEMO_REFERENCE_DATE = True, ON
    pilot = make_pilot()
    purse = open_toolbox(operator(), pilot, ON)
    purse.budget = 100_000
    purse.save()
    holder, waiter = make_case(pilot), make_case(pilot)
    move = reserve(operator(), holder, 100_000, Told(ON))
    ask(operator(), waiter, 50_000, Told(ON, "mover"))
    release(operator(), move, ON)
    browser = sign_in(Role.SENIORENMAKELAAR)
    said = browser.get(reverse("seniors:fortnight")).content.decode()
    assert "€ 500,00" in said
    assert browser.get(reverse("seniors:fortnight-file")).content.startswith(b"PK")
    response = browser.post(reverse("seniors:note-meeting"), {"on": ON.isoformat()})
    assert response.status_code == 302
    assert Meeting.objects.get().held_on == ON


def test_a_list_takes_at_most_eight_queries(django_assert_max_num_queries):
    pilot = make_pilot()
    for _number in range(6):
        respond(operator(), make_case(pilot), ON, "phone", "yes")
    with django_assert_max_num_queries(8):
        fortnight(operator(), pilot, ON)


def test_who_searches_now_is_counted_per_place_and_together():
    pilot = make_pilot()
    here, there = make_place(name="Hier"), make_place(name="Daar")
    cases = [make_case(pilot, place) for place in (here, here, there)]
    Case.objects.filter(pk__in=[cases[0].pk, cases[2].pk]).update(phase="searching")
    page = pilot_page(operator(), pilot)
    assert {row.name: (row.cases, row.searching) for row in page.rows} == {"Daar": (1, 1), "Hier": (2, 1)}
    assert (page.total.cases, page.total.searching) == (3, 2)


def test_everything_that_happened_stands_by_date():
    case = make_case()
    open_toolbox(operator(), case.pilot, ON)
    ask_help(operator(), case, "moving", a_day(3), "")
    visit = plan_visit(operator(), case, a_day(5))
    finish_visit(operator(), visit, a_day(5), "")
    plan_visit(operator(), case, ON + timedelta(days=3))
    respond(operator(), case, a_day(9), "phone", "yes")
    reserve(operator(), case, 1_000, Told(a_day(3)))
    case = find_case(operator(), case.household.code)
    happened = [(one.on, one.kind) for one in case_page(operator(), case, ON).timeline]
    assert happened == [
        (a_day(9), "response"),
        (a_day(5), "visit"),
        (a_day(3), "help"),
        (a_day(3), "booking"),
        (ON + timedelta(days=3), "visit"),
    ]


def test_homes_that_cannot_be_are_folded_away(sign_in, settings):
    settings.DEMO, settings.DEMO_REFERENCE_DATE = True, ON
    case = make_case()
    fits = make_advert(**OPEN)
    dear = make_advert(make_dwelling(rent=150_000, daeb=False), **OPEN)
    page = case_page(operator(), find_case(operator(), case.household.code), ON)
    assert [one.advert for one in page.with_place] == [fits]
    assert [one.advert for one in page.without_place] == [dear]
    said = sign_in(Role.SENIORENMAKELAAR).get(reverse("seniors:case", args=[case.household.code])).content.decode()
    folded = said[said.index('<details class="folded">') : said.index("</details>", said.index("folded"))]
    assert dear.dwelling.place.name in folded
    assert fits.dwelling.place.name not in folded


def test_a_landlord_does_not_see_what_its_tenant_refused_elsewhere():
    case = make_case()
    corporation("woonpunt")
    offered(closed_advert(case.household, dwelling=make_dwelling("woonpunt")), case.household)
    party = corporation("servatius")
    grant = Grant(Actor("lezer", "corporation", party_id=party.pk), "senior.view", Scope.OWN)
    found = find_case(grant, case.household.code)
    assert [one.kind for one in case_page(grant, found, date(2024, 5, 13)).timeline] == []
    assert [one.kind for one in case_page(operator(), found, date(2024, 5, 13)).timeline] == ["offer"]
