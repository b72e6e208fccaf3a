# SPDX-License-Identifier: EUPL-1.2
"""Every kind of page of allocation and of the senior pilot, wide and narrow, and a letting without JavaScript."""

from datetime import date

import pytest
from django.conf import settings
from django.db.models import F

from e2e.conftest import WIDTHS
from example_register import ON, load_maastricht
from woonregie.access.models import Role, User
from woonregie.allocation.models import Advert, Candidate, Offer, TargetLine
from woonregie.intake.services.sample_registry import load_sample_registry
from woonregie.places.models import Place
from woonregie.seniors.models import Case, HelpRequest, MoveBudget, ToolboxRequest, Visit

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def example(monkeypatch) -> User:
    """The profile with a small made-up registry, on the day of the demonstration."""
    monkeypatch.setattr(settings, "DEMO_REFERENCE_DATE", ON)
    grant = load_maastricht(sample=True)
    load_sample_registry(grant, Place.objects.get(code="maastricht"), date(2024, 7, 1), scale=0.05)
    return User.objects.filter(role=Role.ADMINISTRATOR).earliest("pk")


def allocation_pages() -> list[str]:
    def advert(**fields) -> str:
        return Advert.objects.filter(**fields).latest("closes").code

    published, closed = advert(state="published"), advert(state="closed", offers=None, ranking__placed__gt=0)
    ended = Candidate.objects.filter(outcome="let").select_related("ranking__advert", "household").first()
    made, line = Offer.objects.filter(state="open").first(), TargetLine.objects.first()
    done, who = ended.ranking.advert.code, ended.household.code
    pages = [
        "",
        "leegmelden/",
        "nieuw/",
        "bemiddeling/",
        "verdeling/",
        "proef/",
        "regels/",
        f"verdeling/{line.pk}/bijstellen/",
    ]
    pages += [f"advertentie/{published}/{step}" for step in ("", "reageren/", "sluiten/", "intrekken/")]
    pages += [
        f"advertentie/{closed}/",
        f"advertentie/{closed}/aanbieden/",
        f"advertentie/{closed}/beslissen/{who}/",
    ]
    pages += [
        f"advertentie/{done}/",
        f"advertentie/{done}/kandidaat/{who}/",
        f"huishouden/{who}/",
        f"huishouden/{who}/voorrang/",
    ]
    pages += [f"aanbieding/{made.pk}/{step}/" for step in ("antwoord", "inkomen", "verhuren")]
    pages += ["proef/?allocation.pool.share_percent=60"]
    return [f"/toewijzing/{page}" for page in pages]


def senior_pages() -> list[str]:
    code = Case.objects.filter(visits__isnull=False).first().household.code
    move, visit, asked = MoveBudget.objects.first(), Visit.objects.first(), HelpRequest.objects.first()
    about = ("", "reactie/", "huisbezoek/", "wensen/", "fase/", "hulp/", "reserveren/")
    pages = ["", "huishoudens/", "gereedschapskist/", "overleg/", "werkgroep/", "brieven/", "ophalen/", "uren/"]
    pages += ["vergelijking/", "loting/", f"huishouden/{move.case.household.code}/"]
    pages += [f"huishouden/{code}/{step}" for step in about]
    pages += [f"huisbezoek/{visit.pk}/afronden/", f"hulpvraag/{asked.pk}/afronden/"]
    pages += [f"reservering/{move.pk}/{step}/" for step in ("betalen", "afronden")]
    pages += [f"aanvraag/{waiting_request(move).pk}/", "overleg/noteren/"]
    return [f"/senioren/{page}" for page in pages]


def waiting_request(move: MoveBudget) -> ToolboxRequest:
    """Somebody in line for money, as the purse of the example has enough for everybody."""
    about = {"cents": 1_000, "instrument": "mover", "asked_on": ON, "state": "offered"}
    return ToolboxRequest.objects.get_or_create(toolbox=move.toolbox, move=move, number=1, defaults=about)[0]


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_wrong_with_any_page(open_page, look, example, width):
    page = open_page(width, user=example)
    wrong = {address: look(page, address) for address in (*allocation_pages(), *senior_pages())}
    assert {where: what for where, what in wrong.items() if what} == {}


def test_an_offer_is_answered_without_javascript(open_page, example):
    made = Offer.objects.filter(state="open").first()
    page = open_page(375, javascript=False, user=example)
    page.goto(f"/toewijzing/advertentie/{made.advert.code}/")
    page.get_by_role("link", name="Leg het antwoord vast").click()
    page.get_by_label("Antwoord", exact=True).select_option("refuse")
    page.get_by_label("Reden").select_option("buurt")
    page.locator("main form").get_by_role("button").first.click()
    made.refresh_from_db()
    assert (made.state, made.reason) == ("refused", "buurt")


def test_a_household_by_keyboard_alone(open_page, example):
    """What cannot be let now is folded away, and the fold and the steps on top are reached by keys alone."""
    case = Case.objects.filter(household__dwelling=F("home")).exclude(phase="stopped").first()
    page = open_page(375, user=example)
    page.goto(f"/senioren/huishouden/{case.household.code}/")
    fold = page.locator("main details.folded")
    assert fold.count() == 1
    seen = []
    for _press in range(120):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.innerText.trim()"))
        if page.evaluate("document.activeElement.matches('main details.folded > summary')"):
            break
    steps = ["Noteer een reactie", "Plan een huisbezoek", "Noteer een hulpvraag", "Wijzig de fase"]
    assert [step for step in seen if step in steps] == steps
    assert not fold.evaluate("one => one.open")
    page.keyboard.press("Enter")
    assert fold.evaluate("one => one.open")
