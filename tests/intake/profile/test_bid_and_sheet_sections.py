# SPDX-License-Identifier: EUPL-1.2
"""bids/*.yaml and fact-sheets/*.yaml: what comes in, and every slip told with its place."""

import copy

import pytest

from intake.profile.folders import GRANT, everything_stored, small_profile, write
from intake.profile.slips import dumped
from woonregie.agreements.models import Commitment
from woonregie.bids.models import Bid
from woonregie.factsheets.models import FactSheet, FactSheetBlock
from woonregie.intake.problems import Rejected
from woonregie.intake.services.load_profile import load_profile
from woonregie.parties.models import Party
from woonregie.places.models import Place

pytestmark = pytest.mark.django_db

BID_FILE, SHEET_FILE, TABLE_FILE = "bids/bod.yaml", "fact-sheets/kaart.yaml", "figures/tables/vs-bod.yaml"
SOURCE = {"document": "VD1", "section": "Bod", "lines": "40-50"}
TABLE = {
    "id": "vs-bod",
    "title": "Projecten",
    "unit": "dwellings",
    "scope": "vs",
    "columns": ["woningen"],
    "rows": {"plantage": [20], "onbekend": ["-"]},
    "lines": {"plantage": 41},
    "source": SOURCE,
}


@pytest.fixture
def world(tmp_path):
    """The small profile with a table, and the codes that its bid and sheet need."""
    files = small_profile()
    load_profile(GRANT, write(tmp_path, files))
    commitment = Commitment.objects.select_related("plan").first()
    corporation = Party.objects.filter(kind="corporation").earliest("code").code
    municipality = Party.objects.filter(kind="municipality").earliest("code").code
    place = Place.objects.get(kind="municipality").code
    bid = {
        "corporation": corporation,
        "municipality": municipality,
        "year": 2025,
        "summary": "Wij bieden aan.",
        "source": SOURCE,
        "offers": [
            {"commitment": f"{commitment.plan.code}:{commitment.code}", "subject": "care", "kind": "offer"}
        ],
        "projects": [
            {
                "code": "plantage",
                "name": "Plantage",
                "kind": "new_build",
                "dwellings": {"table": "vs-bod", "row": "plantage", "column": "woningen"},
                "source": SOURCE,
            }
        ],
    }
    sheet = {
        "municipality": place,
        "corporation": corporation,
        "on": "2025-01-01",
        "title": "Kaart",
        "source": SOURCE,
        "blocks": [
            {
                "subject": "stock",
                "panels": [{"table": "vs-bod", "columns": {"woningen": "W"}, "rows": {"plantage": "P"}}],
                "source": SOURCE,
            }
        ],
    }
    return tmp_path, {**files, TABLE_FILE: dumped(TABLE)}, bid, sheet


def load(world, bid=None, sheet=None):
    folder, files, first, second = world
    written = {**files, BID_FILE: dumped([bid or first]), SHEET_FILE: dumped([sheet or second])}
    return load_profile(GRANT, write(folder, written))


def test_both_come_in_with_their_figures_and_a_second_time_changes_nothing(world):
    counts = load(world)
    assert (counts["bids"], counts["fact_sheets"]) == (1, 1)
    bid = Bid.objects.get()
    assert (bid.status, bid.submission, bid.projects.get().dwellings) == ("submitted", 1, 20)
    assert bid.offers.get().passage is not None
    assert FactSheet.objects.get().blocks.count() == 1
    before = everything_stored()
    assert load(world)["changed"] == 0
    assert everything_stored() == before


def test_a_dash_in_the_table_is_an_unknown_number(world):
    bid = copy.deepcopy(world[2])
    bid["projects"][0]["dwellings"]["row"] = "onbekend"
    load(world, bid=bid)
    assert Bid.objects.get().projects.get().dwellings is None


def test_a_block_that_the_profile_dropped_goes(world):
    sheet = copy.deepcopy(world[3])
    sheet["blocks"].append({**sheet["blocks"][0], "subject": "solar"})
    load(world, sheet=sheet)
    load(world)
    assert list(FactSheetBlock.objects.values_list("subject", flat=True)) == ["stock"]


def set_in(data, path, value):
    found = copy.deepcopy(data)
    inner = found
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    return found


BID_SLIPS = [
    (("corporation",), "niemand"),
    (("municipality",), "niemand"),
    (("invited",), ["niemand"]),
    (("year",), "2025"),
    (("status",), "agreed"),
    (("summary",), ""),
    (("offers", 0, "commitment"), "X:1"),
    (("offers", 0, "subject"), "onzin"),
    (("offers", 0, "kind"), "cadeau"),
    (("projects", 0, "code"), "Met Spatie"),
    (("projects", 0, "place"), "nergens"),
    (("projects", 0, "dwellings", "table"), "weg"),
    (("projects", 0, "dwellings", "row"), "weg"),
    (("projects", 0, "dwellings"), 20),
    (("projects", 0, "source", "document"), "D9"),
    (("onbekend",), 1),
]
SHEET_SLIPS = [
    (("municipality",), "nergens"),
    (("corporation",), "niemand"),
    (("on",), "2025"),
    (("blocks",), []),
    (("blocks", 0, "subject"), "weer"),
    (("blocks", 0, "panels"), []),
    (("blocks", 0, "panels", 0, "table"), "weg"),
    (("blocks", 0, "panels", 0, "rows"), {"weg": "W"}),
    (("blocks", 0, "panels", 0, "columns"), {"weg": "W"}),
    (("blocks", 0, "panels", 0, "chart"), "taart"),
    (("blocks", 0, "panels", 0), {"statements": {"weg": "W"}}),
    (("blocks", 0, "panels", 0), {"title": "Leeg"}),
    (("blocks", 0, "source", "lines"), "9-3"),
]


@pytest.mark.parametrize(("path", "value"), BID_SLIPS)
def test_a_slip_in_a_bid_is_told_with_its_line_and_nothing_is_stored(world, path, value):
    with pytest.raises(Rejected) as refusal:
        load(world, bid=set_in(world[2], path, value))
    assert {problem.file for problem in refusal.value.problems} == {BID_FILE}
    assert all(problem.row and problem.message and problem.advice for problem in refusal.value.problems)
    assert not Bid.objects.exists()


@pytest.mark.parametrize(("path", "value"), SHEET_SLIPS)
def test_a_slip_in_a_fact_sheet_is_told_with_its_line_and_nothing_is_stored(world, path, value):
    with pytest.raises(Rejected) as refusal:
        load(world, sheet=set_in(world[3], path, value))
    assert {problem.file for problem in refusal.value.problems} == {SHEET_FILE}
    assert all(problem.row and problem.message and problem.advice for problem in refusal.value.problems)
    assert not FactSheet.objects.exists()


def test_what_stands_twice_is_refused(world):
    folder, files, bid, sheet = world
    written = {**files, BID_FILE: dumped([bid, bid]), SHEET_FILE: dumped([sheet, sheet])}
    with pytest.raises(Rejected) as refusal:
        load_profile(GRANT, write(folder, written))
    assert {problem.file for problem in refusal.value.problems} == {BID_FILE, SHEET_FILE}
