# SPDX-License-Identifier: EUPL-1.2
"""The screen of the seniorenmakelaar: one household whole, what it could get, and the lists for the meetings."""

from datetime import date, timedelta

import pytest
from django.test import Client, override_settings
from django.urls import reverse

from allocation.services.world import (
    at,
    closed_advert,
    corporation,
    make_advert,
    make_dwelling,
    make_household,
    offered,
    operator,
    replied,
)
from factories import make_place, make_user
from seniors.world import ON, make_case, make_pilot
from woonregie.access.models import Role
from woonregie.allocation.services.letting import let
from woonregie.allocation.services.reacting import react
from woonregie.seniors.models import Case
from woonregie.seniors.queries.chains import chain_after
from woonregie.seniors.queries.prospects import prospects
from woonregie.seniors.services.contact import ask_help, respond
from woonregie.seniors.services.toolbox import Told, open_toolbox, release, reserve

pytestmark = pytest.mark.django_db
DAYS = {"opens": ON - timedelta(days=1), "closes": ON + timedelta(days=5)}


@pytest.fixture
def makelaar() -> Client:
    browser = Client()
    user = make_user(Role.SENIORENMAKELAAR, corporation())
    browser.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    with override_settings(DEMO=True, DEMO_REFERENCE_DATE=ON):
        yield browser


def text_of(browser: Client, name: str, *args, **query) -> str:
    response = browser.get(reverse(f"seniors:{name}", args=args), query)
    assert response.status_code == 200
    return response.content.decode()


def test_one_household_on_one_screen(makelaar):
    case = make_case()
    open_toolbox(operator(), case.pilot, ON)
    respond(operator(), case, ON, "phone", "yes")
    ask_help(operator(), case, "moving", ON, "")
    reserve(operator(), case, 40_000, Told(ON))
    make_advert(**DAYS)
    said = text_of(makelaar, "case", case.household.code)
    for words in ("wil meer weten", "hulp bij de verhuizing", "€ 400,00 gereserveerd", "€ 800,00", "1 van 1"):
        assert words in said


def test_the_place_is_the_one_the_rules_would_give_now():
    case = make_case(tenancy_start=date(1990, 1, 1))
    advert = make_advert(pool="30", **DAYS)
    for year in (2001, 2002):
        react(operator(), advert, make_household(year), at(ON))
    other = make_advert(pool="70", **DAYS)
    react(operator(), other, make_household(2001), at(ON))
    found = {one.advert.code: (one.place, one.of) for one in prospects(case.household, ON)}
    assert found == {advert.code: (1, 3), other.code: (2, 2)}


def test_what_stands_in_the_way_is_said():
    case = make_case(income_class="above")
    make_advert(**DAYS)
    (found,) = prospects(case.household, ON)
    assert (found.place, found.fails) == (0, ["Inkomen past bij een sociale huurwoning"])


def test_a_chain_goes_from_home_to_home():
    case = make_case()
    home = case.home
    moved(case.household, make_dwelling(), date(2024, 6, 1))
    (link,) = chain_after(home.pk, date(2024, 1, 1))
    assert (link.home, link.letting, link.days_empty) == (home, None, None)
    family = make_household(
        2011, dwelling=make_dwelling(type="appartement", bat=0), tenancy_start=date(2015, 1, 1)
    )
    moved(family, home, date(2024, 6, 20))
    first, second = chain_after(home.pk, date(2024, 1, 1))
    assert (first.letting.household, first.days_empty) == (family, 19)
    assert second.home.type == "appartement"


def moved(household, home, day: date) -> None:
    home.refresh_from_db()
    made = replied(offered(closed_advert(household, dwelling=home), household), "accept")
    let(operator(), made, day, "regulier", made.revision)


def test_a_list_is_narrowed_by_place_phase_and_code(makelaar):
    pilot, place = make_pilot(), make_place()
    one, other = make_case(pilot, place), make_case(pilot, make_place())
    respond(operator(), other, ON, "mail", "no")
    for query, here, absent in (
        ({"buurt": place.code}, one, other),
        ({"fase": "answered"}, other, one),
        ({"code": one.household.code}, one, other),
    ):
        said = text_of(makelaar, "cases", **query)
        assert reverse("seniors:case", args=[here.household.code]) in said
        assert reverse("seniors:case", args=[absent.household.code]) not in said


def test_the_lists_for_both_meetings(makelaar):
    case = make_case()
    respond(operator(), case, ON - timedelta(days=3), "phone", "yes")
    ask_help(operator(), case, "papers", ON, "")
    assert text_of(makelaar, "fortnight").count(case.household.code) >= 3
    assert "Niemand verhuisde" in text_of(makelaar, "month", maand="2024-02")
    for name in ("fortnight-file", "month-file"):
        assert makelaar.get(reverse(f"seniors:{name}")).content.startswith(b"PK")


def test_forms_from_letter_to_visit(makelaar):
    case = make_case(place=make_place())
    steps = [
        ("letters", (), {"place": case.home.place_id, "on": "2024-03-01"}),
        ("respond", (case.household.code,), {"on": "2024-03-01", "channel": "phone", "interest": "yes"}),
        ("plan-visit", (case.household.code,), {"on": "2024-03-01"}),
    ]
    for name, args, fields in steps:
        response = makelaar.post(reverse(f"seniors:{name}", args=args), fields)
        assert response.status_code == 302, response.context["form"].errors
    visit = case.visits.get()
    response = makelaar.post(reverse("seniors:finish-visit", args=[visit.pk]), {"on": "2024-03-01", "note": ""})
    assert response.status_code == 302
    assert Case.objects.get().phase == "visited"


def test_a_closed_move_offers_no_more_money(makelaar):
    case = make_case()
    open_toolbox(operator(), case.pilot, ON)
    move = reserve(operator(), case, 40_000, Told(ON))
    assert "Nog te reserveren: € 800,00" in text_of(makelaar, "case", case.household.code)
    release(operator(), move, ON)
    said = text_of(makelaar, "case", case.household.code)
    assert "Afgerond op" in said
    assert "Nog te reserveren" not in said


def test_more_than_the_cap_is_refused_in_words(makelaar):
    case = make_case()
    open_toolbox(operator(), case.pilot, ON)
    fields = {"euros": "1.200,01", "instrument": "mover", "on": "2024-03-01"}
    response = makelaar.post(reverse("seniors:reserve", args=[case.household.code]), fields)
    assert response.status_code == 400
    assert "hoogstens € 1.200,00" in response.content.decode()


def test_a_neighbourhood_too_many_takes_no_more_queries(makelaar, django_assert_max_num_queries):
    pilot = make_pilot()
    for _number in range(6):
        make_case(pilot, make_place())
    with django_assert_max_num_queries(12):
        text_of(makelaar, "overview")


def test_without_a_pilot_the_page_says_so(makelaar):
    assert "nog geen pilot" in text_of(makelaar, "overview")
    assert makelaar.get(reverse("seniors:cases")).status_code == 404
