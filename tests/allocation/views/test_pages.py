# SPDX-License-Identifier: EUPL-1.2
"""What allocation staff see and do: the order, why one stands above another, a receipt, and a clear refusal."""

import json
from datetime import date

import pytest
from django.test import Client, override_settings
from django.urls import reverse

from allocation.services.world import (
    AFTER,
    CONTRACT,
    closed_advert,
    corporation,
    grant_wmo,
    make_advert,
    make_dwelling,
    make_household,
    offered,
    operator,
    replied,
)
from factories import make_user
from woonregie.access.models import Role
from woonregie.allocation.models import Offer, TargetBudget, TargetLine
from woonregie.allocation.services.letting import let

pytestmark = pytest.mark.django_db
DEMO_DAY = override_settings(DEMO=True, DEMO_REFERENCE_DATE=AFTER)


@pytest.fixture
def staff() -> Client:
    browser = Client()
    browser.force_login(
        make_user(Role.CORPORATION, corporation()), backend="django.contrib.auth.backends.ModelBackend"
    )
    with DEMO_DAY:
        yield browser


def text_of(browser: Client, name: str, *args, **query) -> str:
    response = browser.get(reverse(f"allocation:{name}", args=args), query)
    assert response.status_code == 200
    return response.content.decode()


def test_the_order_says_who_and_why(staff):
    rich = make_household(2001, income_class="above")
    advert = closed_advert(make_household(2010), rich)
    said = text_of(staff, "advert", advert.code)
    assert "Inkomen past bij een sociale huurwoning: nee" in said
    assert "1 van 2 kandidaten hebben een plaats" in said
    assert reverse("allocation:decide", args=[advert.code, rich.code]) in said


@pytest.mark.parametrize(
    ("make_one", "make_other", "because", "headline"),
    [
        (lambda: make_household(2010), lambda: make_household(2012), "Inschrijfduur.", "staat boven"),
        (lambda: make_household(2010), lambda: make_household(2010), "Loting.", "staat boven"),
        (
            lambda: make_household(2010),
            lambda: make_household(2001, income_class="above"),
            "heeft geen plaats. Aan deze",
            "heeft een plaats,",
        ),
        (lambda: granted(2020), lambda: make_household(2010), "Voorrang.", "staat boven"),
    ],
)
def test_why_one_stands_above_the_other(staff, make_one, make_other, because, headline):
    one, other = make_one(), make_other()
    advert = closed_advert(one, other)
    higher = min((one, other), key=lambda who: advert.ranking.candidates.get(household=who).place or 99)
    said = text_of(staff, "advert", advert.code, een=other.code, ander=one.code)
    assert because in said
    assert f"{higher.code} {headline}" in said


def granted(year: int):
    household = make_household(year)
    grant_wmo(household)
    return household


def test_a_receipt_in_words_in_full_and_as_a_file(staff):
    winner, other = make_household(2010), make_household(2012)
    advert = closed_advert(winner, other)
    made = replied(offered(advert, winner), "accept")
    let(operator(), made, CONTRACT, "regulier", made.revision)
    said = text_of(staff, "receipt", advert.code, other.code)
    assert "De woning ging naar iemand die voor u aan de beurt was." in said
    assert "Gelijk: dezelfde feiten en regels geven precies dit bewijs." in said
    assert winner.code not in said
    kept = json.loads(staff.get(reverse("allocation:receipt-file", args=[advert.code, other.code])).content)
    assert kept["chained"] is kept["replayed"] is True
    assert {one["verdict"] for one in kept["conditions"]} <= {"meets", "fails", "unknown", "not_applicable"}


def test_who_comes_second_is_told_in_dutch(staff):
    household, other = make_household(2010), make_household(2012)
    advert = closed_advert(household, other)
    before = advert.revision
    offered(advert, household)
    address = reverse("allocation:offer", args=[advert.code])
    response = staff.post(address, {"revision": before, "expires_on": "20-05-2024"})
    assert response.status_code == 409
    assert "was u voor" in response.content.decode()
    assert Offer.objects.count() == 1


def test_a_whole_letting_by_forms(staff):
    household = make_household()
    advert = closed_advert(household)
    steps = [
        ("offer", advert.code, {"expires_on": "2024-05-20"}),
        ("answer", None, {"reply": "accept"}),
        ("let", None, {"contract_date": "2024-06-01", "target_group": "regulier"}),
    ]
    for name, key, fields in steps:
        made = Offer.objects.first()
        address = reverse(f"allocation:{name}", args=[key or made.pk])
        form = staff.get(address).context["form"]
        response = staff.post(address, {**fields, "revision": form.initial["revision"]})
        assert response.status_code == 302, response.context["form"].errors
    advert.refresh_from_db()
    assert advert.state == "let"


def test_a_refusal_needs_a_reason_and_says_so(staff):
    household = make_household()
    made = offered(closed_advert(household), household)
    address = reverse("allocation:answer", args=[made.pk])
    response = staff.post(address, {"reply": "refuse", "revision": made.revision})
    assert response.status_code == 400
    assert "Kies een reden." in response.content.decode()


def test_another_landlords_candidates_stay_hidden(staff):
    household = make_household()
    advert = closed_advert(household, dwelling=make_dwelling("woonpunt"))
    assert staff.get(reverse("allocation:advert", args=[advert.code])).status_code == 403
    assert staff.get(reverse("allocation:household", args=[household.code])).status_code == 403
    assert advert.code not in text_of(staff, "overview")


def test_what_has_to_be_done_stands_apart(staff):
    waiting, running = closed_advert(make_household()), make_advert(closes=date(2024, 5, 30))
    said = text_of(staff, "overview")
    assert said.index(waiting.code) < said.index(running.code)


def test_an_overview_takes_the_same_queries_for_many(staff, django_assert_max_num_queries):
    for _number in range(12):
        closed_advert(make_household())
    with django_assert_max_num_queries(13):
        text_of(staff, "overview")


def test_an_order_takes_the_same_queries_for_many(staff, django_assert_max_num_queries):
    advert = closed_advert(*[make_household(1990 + number) for number in range(30)])
    with django_assert_max_num_queries(18):
        text_of(staff, "advert", advert.code)


def test_realisation_against_an_even_pace(staff, sign_in):
    budget = TargetBudget.objects.create(title="Twee jaar", start=date(2024, 1, 1), end=date(2025, 12, 31))
    TargetLine.objects.create(budget=budget, group="regulier", planned=731)
    household = make_household()
    made = replied(offered(closed_advert(household), household), "accept")
    let(operator(), made, AFTER, "regulier", made.revision)
    said = text_of(sign_in(Role.POLICY_OFFICER), "realisation")
    assert ">134<" in said.replace(" ", "")  # 134 of the 731 days of the period have passed on 13 May 2024
    assert staff.get(reverse("allocation:realisation-file")).content.startswith(b"PK")


def test_other_rules_give_counts_only(staff):
    household, other = make_household(2010), make_household(2001, income_class="above")
    advert = closed_advert(household, other)
    made = replied(offered(advert, household), "accept")
    let(operator(), made, AFTER, "regulier", made.revision)
    said = text_of(staff, "scenario", **{"allocation.pool.share_percent": "100"})
    assert household.code not in said
    response = staff.get(reverse("allocation:scenario"), {"allocation.order.pool_30": "vrienden > regulier"})
    assert response.status_code == 400


def test_everybody_may_read_the_rules(client):
    with DEMO_DAY:
        said = text_of(client, "rules")
        entry = json.loads(client.get(reverse("allocation:algorithm-file")).content)
    assert "hoogstens 30 %" in said
    assert entry["name"] == "Toewijzing van woningen"


def test_a_year_without_amounts_is_told_and_not_guessed(staff):
    with override_settings(DEMO=True, DEMO_REFERENCE_DATE=date(2027, 1, 4)):
        response = staff.get(reverse("allocation:overview"))
    assert response.status_code == 503
    assert "op 2027-01-04 geen waarde bekend" in response.content.decode()
