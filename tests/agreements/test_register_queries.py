# SPDX-License-Identifier: EUPL-1.2
"""A page of the register asks the database as often for 40 commitments as for 10."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agreements.register_world import World, build, enrich_dialogue
from factories import make_commitment, make_document, make_passage, make_place, make_theme
from woonregie.agreements.models import Commitment

PAGES = {
    "plans": (lambda w: "/plannen/", 15),
    "plan": (lambda w: f"/plannen/{w.plan.code}/", 15),
    "plan with filters": (lambda w: f"/plannen/{w.plan.code}/?party=bouwers&place=wijk&theme=A", 16),
    "areas": (lambda w: "/gebieden/", 15),
    "area": (lambda w: f"/gebieden/{w.place.code}/", 16),
    "parties": (lambda w: "/partijen/", 15),
    "party": (lambda w: f"/partijen/{w.party.code}/", 20),
    "sources": (lambda w: "/bronnen/", 15),
    "source": (lambda w: f"/bronnen/{w.commitment.current.passage.document.code}/", 25),
}


def queries(browser, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        response = browser.get(address)
    assert response.status_code == 200
    return len(captured)


@pytest.mark.django_db
@pytest.mark.parametrize("size", [10, 40])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_stays_within_its_budget_at_any_size(name, size, sign_in):
    address, budget = PAGES[name]
    assert queries(sign_in(), address(build(size))) <= budget


@pytest.mark.django_db
@pytest.mark.parametrize("name", [name for name in PAGES if name != "source"])
def test_a_page_asks_as_often_for_forty_as_for_ten(name, sign_in):
    address, _budget = PAGES[name]
    browser = sign_in()
    world = build(10)
    few = queries(browser, address(world))
    grow(world, 30)
    assert queries(browser, address(world)) == few


def grow(world: World, more: int) -> None:
    """More commitments, each in a place of its own."""
    theme = make_theme(world.plan)
    for _number in range(more):
        place = make_place(parent=world.place)
        make_commitment(theme, lead=world.party, places=[place])


@pytest.mark.django_db
def test_a_commitment_page_asks_as_often_however_much_there_is_to_tell(sign_in):
    browser = sign_in()
    build(2)
    little, much = Commitment.objects.order_by("order")
    enrich_dialogue(little, 1)
    enrich_dialogue(much, 5)
    few = queries(browser, f"/plannen/P1/{little.code}/")
    assert queries(browser, f"/plannen/P1/{much.code}/") == few <= 20


@pytest.mark.django_db
def test_a_source_page_asks_as_often_for_forty_passages_as_for_ten(sign_in):
    browser, document = sign_in(), make_document("D9")
    theme = make_theme()
    for size in (10, 30):
        for _number in range(size):
            make_commitment(theme, passage=make_passage(document))
        if size == 10:
            few = queries(browser, "/bronnen/D9/")
    assert queries(browser, "/bronnen/D9/") == few
