# SPDX-License-Identifier: EUPL-1.2
"""Findings worked out by hand from the documents, and the pages that show them."""

from decimal import Decimal

import pytest

from example_register import load_maastricht
from woonregie.figures.queries import check_figures

pytestmark = pytest.mark.django_db

# D000 lines 809-879, dwellings now with BAT 1, neighbourhood by neighbourhood.
BAT_1 = [68, 127, 165, 154, 96, 165, 2, 107, 198, 15, 19, 178, 72, 529, 810, 187]
BAT_1 += [38, 123, 205, 235, 141, 56, 75, 200, 6, 19, 37, 90, 218, 354]
KNOWN = [
    # rule, left, right, kind; the total of BAT 1 is printed as 4.692
    ("rule-d000-care-current-bat-1", 4692, sum(BAT_1), "wrong"),
    # new build per corporation 605+211+427+271 against the neighbourhood table's 1.556 (lines 1629 and 1727)
    ("rule-d000-new-build-city-vs-neighbourhoods", 605 + 211 + 427 + 271, 1556, "contradictory"),
    # demolition 95+157+113+0 against 387 (lines 1631 and 1727)
    ("rule-d000-demolition-city-vs-neighbourhoods", 95 + 157 + 113, 387, "contradictory"),
    # price classes 12+53+17+18+1 per cent against a printed 100 (lines 426-436)
    ("rule-d000-percent-column-total-totaal", 100, 12 + 53 + 17 + 18 + 1, "rounding"),
]


def test_the_hand_count_of_the_neighbourhoods_is_the_one_in_this_file():
    assert sum(BAT_1) == 4689


def test_what_was_found_by_hand_is_found_with_both_passages():
    outcomes = {one.rule.code: one for one in check_figures(load_maastricht()).result.findings}
    for code, left, right, kind in KNOWN:
        found = outcomes[code]
        assert (found.left.value, found.right.value) == (Decimal(left), Decimal(right)), code
        assert found.kind == kind, code
        assert all(fact.passage.lines for fact in found.left.facts), code
        assert all(fact.passage.lines for fact in found.right.facts), code


def test_the_pages_show_the_finding_with_both_figures_and_their_places(client):
    load_maastricht()
    page = client.get("/cijfers/bevindingen/rule-d000-care-current-bat-1/").content.decode()
    assert "4.692" in page
    assert "4.689" in page
    assert "879" in page
    assert client.get("/cijfers/bevindingen/", {"soort": "wrong"}).status_code == 200


@pytest.mark.parametrize("question", ["soort=onzin", "belang=%00x", "document=../..", "zoek=%25%27%22<b>"])
def test_nonsense_in_the_address_never_breaks_the_page(client, question):
    load_maastricht()
    assert client.get(f"/cijfers/bevindingen/?{question}").status_code in (200, 400)


@pytest.mark.parametrize("address", ["bevindingen/bestaat-niet/", "tabellen/bestaat-niet/"])
def test_what_does_not_exist_is_not_found(client, address):
    assert client.get(f"/cijfers/{address}").status_code == 404
