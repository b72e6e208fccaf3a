# SPDX-License-Identifier: EUPL-1.2
"""Every kind of page of the real example, wide and narrow: nothing wrong, nothing fetched from elsewhere."""

from datetime import date
from pathlib import Path

import pytest
from django.conf import settings

from e2e.conftest import WIDTHS
from woonregie.access.grant import Grant
from woonregie.access.models import Role, User
from woonregie.agreements.models import Action
from woonregie.agreements.services.signals import refresh_signals
from woonregie.board.services import freeze_report, release_report
from woonregie.conf.policy import current_policy
from woonregie.intake.services.load_profile import load_profile
from woonregie.intake.services.sample_data import load_sample_data
from woonregie.intake.services.sample_needs import load_sample_needs
from woonregie.intake.services.sample_scan import load_sample_scan
from woonregie.liveability.models import Application
from woonregie.places.models import Place
from woonregie.stock.models import StockQuestion
from woonregie_core.agreements.signals import SignalSettings

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]
ON = date(2024, 7, 1)
PUBLIC = [
    "/",
    "/plannen/PA2226/",
    "/plannen/PA2226/2f/",
    "/gebieden/",
    "/partijen/servatius/",
    "/bronnen/D000/",
    "/cijfers/bevindingen/",
    "/boww/",
    "/boww/1/",
    "/aanmelden/",
    "/voorraad/",
    "/voorraad/ruimte/",
    "/voorraad/projecten/",
    "/voorraad/projecten/opgeteld/",
    "/voorraad/projecten/6i-1-appartementen-met-lift/",
    "/leefbaarheid/",
    "/leefbaarheid/budget/pottenberg/",
    "/leefbaarheid/teams/",
    "/leefbaarheid/fasen/",
    "/senioren/brochure/",
    "/scan/",
    "/scan/1/?lopen=rollator&wegen=visits",
    "/scan/1/zones/",
    "/scan/1/grenzen/",
    "/scan/1/uitleg/?buurt=amby",
    "/scan/1/uitleg/?punt=amby-00001",
    "/scan/1/wat-als/?soort=pharmacy&buurt=amby&plek=",
    "/scan/1/voorzieningen/",
    "/scan/1/keuzes/",
    "/scan/vergelijk/?a=1&b=1&b_lopen=rollator",
]
MEMBERS = [
    "/vandaag/",
    "/acties/",
    "/acties/?weergave=kaarten",
    "/signalen/",
    "/volledigheid/",
    "/kalender/",
    "/rondes/",
    "/evaluatie/",
    "/meldingen/",
    "/importeren/",
    "/logboek/",
    "/plannen/PA2226/2f/bijstellen/",
    "/plannen/PA2226/2f/melden/",
    "/leefbaarheid/aanvragen/",
    "/leefbaarheid/herverdelen/",
    "/leefbaarheid/aanvullen/",
    "/leefbaarheid/teams/amby/maasvallei/",
    "/leefbaarheid/fasen/heer/",
    "/voorraad/projecten/6i-1-appartementen-met-lift/planning/",
    "/woonzorgopgave/",
    "/woonzorgopgave/1/",
    "/woonzorgopgave/1/buurten/",
    "/woonzorgopgave/1/buurten/?niveau=stadsdeel&jaar=2040",
    "/woonzorgopgave/1/uitleg/?gebied=wyck&type=geclusterd&jaar=2035",
    "/woonzorgopgave/1/verloop/?maat=wmo",
    "/woonzorgopgave/1/kaart/",
    "/woonzorgopgave/1/opgave/?methode=clusters",
    "/woonzorgopgave/1/terugblik/",
    "/woonzorgopgave/scenarios/?later_entry=1",
    "/woonzorgopgave/vergelijken/",
    "/woonzorgopgave/berekenen/",
    "/woonzorgopgave/scenarios/s1/naam/",
    "/woonzorgopgave/scenarios/s1/uit-gebruik/",
    "/scan/aanwijzen/",
]

STEPS = {"submitted": ("besluit",), "granted": ("betalen", "evalueren", "intrekken")}


@pytest.fixture
def example() -> User:
    """The demonstration: profile, sample progress, signals and one released report."""
    grant = Grant.for_command("demo")
    load_profile(grant, Path(settings.PROFILES_DIR) / "maastricht")
    load_sample_data(grant, "PA2226", "gemeente-maastricht", ON)
    load_sample_needs(grant, Path(settings.PROFILES_DIR) / "maastricht", ON, draws=20)
    refresh_signals(grant, ON, SignalSettings.from_policy(current_policy().on(ON)))
    release_report(grant, freeze_report(grant, ON))
    load_sample_scan(grant, Place.objects.get(code="maastricht"), ON)
    return User.objects.filter(role=Role.POLICY_OFFICER).earliest("pk")


@pytest.mark.long
@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_wrong_with_any_page_of_the_example(open_page, look, example, width):
    action = Action.objects.earliest("pk")
    asked = Application.objects.values_list("pk", "state")
    mine = [*MEMBERS, f"/acties/{action.pk}/", f"/acties/{action.pk}/voortgang/"]
    mine += [f"/leefbaarheid/aanvraag/{pk}/" for pk, _state in asked]
    mine += [f"/leefbaarheid/aanvraag/{pk}/{step}/" for pk, state in asked for step in STEPS.get(state, ())]
    mine += [f"/voorraad/vraag/{pk}/" for pk in StockQuestion.objects.values_list("pk", flat=True)[:1]]
    visitor, member = open_page(width), open_page(width, user=example)
    wrong = {address: look(visitor, address) for address in PUBLIC}
    wrong |= {address: look(member, address) for address in mine}
    assert {where: what for where, what in wrong.items() if what} == {}


def test_progress_is_reported_without_javascript(open_page, example):
    action = Action.objects.filter(code="2f.1").earliest("pk")
    before = action.progress.count()
    page = open_page(375, javascript=False, user=example)
    page.goto(f"/acties/{action.pk}/voortgang/")
    page.get_by_label("Toelichting").fill("De teams werken nu in elke buurt.")
    page.locator("main form").get_by_role("button").first.click()
    assert action.progress.count() == before + 1
