# SPDX-License-Identifier: EUPL-1.2
"""Fact sheets and bids in Chromium, wide and narrow: nothing wrong with a page; a bid sent without JavaScript."""

import pytest

from bids.bid_world import bid_world
from e2e.conftest import WIDTHS
from factsheets.heerlen import load_heerlen
from woonregie.bids.models import Bid

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


def test_nothing_is_wrong_with_the_pages(open_page, look):
    load_heerlen()
    world = bid_world()
    world.answered(2024)
    draft = world.draft(2025, copy_last=True)
    sheet, bid = "/gemeentekaarten/heerlen/wonen-limburg/", Bid.objects.get(passage__isnull=False)
    public = [
        "/gemeentekaarten/",
        sheet,
        "/gemeentekaarten/heerlen/accent/",
        "/biedingen/",
        f"/biedingen/{bid.pk}/",
    ]
    own = ["", "aanbod/", "aanbod/a1/", "projecten/p1/", "inleiding/"]
    mine = [
        "/biedingen/nieuw/",
        f"/importeren/biedingen/{draft.pk}/",
        *(f"/biedingen/{draft.pk}/{x}" for x in own),
    ]
    sent = Bid.objects.get(year=2024)
    wrong = {}
    for width in WIDTHS:
        visitor, staff = open_page(width), open_page(width, user=world.staff)
        officer = open_page(width, user=world.officer)
        wrong |= {(width, address): look(visitor, address) for address in public}
        wrong |= {(width, address): look(staff, address) for address in mine}
        for step in ("", "reageren/", "vaststellen/"):
            address = f"/biedingen/{sent.pk}/{step}"
            wrong[(width, address)] = look(officer, address)
    assert {where: what for where, what in wrong.items() if what} == {}


def test_a_project_is_changed_and_the_bid_sent_on_a_telephone_without_javascript(open_page):
    world = bid_world()
    bid = world.filled()
    page = open_page(375, javascript=False, user=world.staff)
    page.goto(f"/biedingen/{bid.pk}/projecten/p1/")
    page.get_by_role("spinbutton", name="Woningen (hoeft niet)").fill("31")
    page.get_by_role("button", name="Sla op").click()
    page.get_by_role("button", name="Dien in").click()
    bid.refresh_from_db()
    assert (bid.status, bid.projects.get().dwellings) == ("submitted", 31)
