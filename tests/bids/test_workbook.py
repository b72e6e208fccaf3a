# SPDX-License-Identifier: EUPL-1.2
"""A bid out to Excel and back: the same comes back as the same, and a file with a mistake changes nothing."""

import io
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from openpyxl import Workbook, load_workbook

from bids.bid_world import OFFER, ON, PROJECT, bid_world
from woonregie.access.refusals import CannotDo, Stale
from woonregie.bids import labels
from woonregie.bids.lines import Offer, Project, offer_of, plain, project_of
from woonregie.bids.models import Bid
from woonregie.bids.services.drafts import save_line, save_lines
from woonregie.bids.services.steps import submit_bid
from woonregie.bids.workbook import bid_workbook
from woonregie.intake.problems import Rejected
from woonregie.intake.services.import_bid import import_bid

FILE = "bod.xlsx"


def changed(bid: Bid, change) -> bytes:
    """The workbook of a bid with something changed by hand."""
    book, data = load_workbook(io.BytesIO(bid_workbook(bid))), io.BytesIO()
    change(book)
    book.save(data)
    return data.getvalue()


def lines(bid: Bid) -> dict[str, dict]:
    found = {row.code: plain(offer_of(row)) for row in bid.offers.all()}
    return found | {row.code: plain(project_of(row)) for row in bid.projects.all()}


@pytest.fixture
def world(db):
    return bid_world()


class TestRoundTrip:
    def test_unchanged_in_is_unchanged(self, world):
        bid = world.filled()
        before = lines(bid)
        counts = import_bid(world.own, bid, FILE, bid_workbook(bid))
        assert counts == {"added": 0, "changed": 0, "unchanged": 2}
        assert lines(bid) == before
        assert Bid.objects.get().revision == bid.revision

    def test_the_same_bid_gives_the_same_bytes(self, world):
        bid = world.filled()
        assert bid_workbook(bid) == bid_workbook(bid)

    def test_changes_and_new_lines_come_in_and_left_out_lines_stay(self, world):
        bid = world.filled()

        def change(book):
            book["Projecten"]["E2"] = 25
            book["Projecten"].append(["", "Nieuw plan", "Sloop", "", "", "nee"])
            book["Aanbod"].delete_rows(2)

        counts = import_bid(world.own, bid, FILE, changed(bid, change))
        assert counts == {"added": 1, "changed": 1, "unchanged": 0}
        assert bid.projects.get(code="p1").dwellings == 25
        new = bid.projects.get(code="p2")
        assert (new.name, new.kind, new.dwellings) == ("Nieuw plan", "demolition", None)
        assert bid.offers.count() == 1

    def test_a_column_that_is_left_out_keeps_what_stands_there(self, world):
        bid = world.filled()

        def change(book):
            book["Projecten"].delete_cols(8)

        assert import_bid(world.own, bid, FILE, changed(bid, change))["unchanged"] == 2
        assert bid.projects.get().rent_class == PROJECT.rent_class


class TestRefused:
    def test_a_file_of_before_somebodys_change_is_stale(self, world):
        bid = world.filled()
        old = bid_workbook(bid)
        save_line(world.own, bid, Offer("other", "offer", "Erbij"), "", bid.revision)
        with pytest.raises(Stale):
            import_bid(world.own, bid, FILE, old)

    def test_a_sent_bid_takes_nothing_in(self, world):
        bid = world.filled()
        book = bid_workbook(bid)
        submit_bid(world.own, bid, ON, bid.revision)
        with pytest.raises((CannotDo, Stale)):
            import_bid(world.own, bid, FILE, book)

    def test_a_file_of_another_bid_is_refused(self, world):
        other = bid_workbook(world.filled(2026))
        with pytest.raises(Rejected, match="ander bod"):
            import_bid(world.own, world.draft(2027), FILE, other)

    @pytest.mark.parametrize(
        ("sheet", "cell", "value", "said"),
        [
            ("Projecten", "E2", "veel", "geen getal"),
            ("Projecten", "E2", -3, "onder nul"),
            ("Projecten", "E2", 12.5, "heel aantal"),
            ("Projecten", "E2", 5_000_000, "heel aantal"),
            ("Projecten", "E2", "=1+1", "formule"),
            ("Projecten", "C2", "kasteel", "niet in de lijst"),
            ("Projecten", "B2", None, "niet leeg"),
            ("Projecten", "F2", "misschien", "niet in de lijst"),
            ("Projecten", "A2", "p99", "staat niet in dit bod"),
            ("Aanbod", "B2", "", "niet leeg"),
            ("Aanbod", "D2", "x" * 301, "tekens"),
            ("Aanbod", "F2", "1.2.3", "geen getal"),
            ("Aanbod", "G2", "appels", "niet in de lijst"),
        ],
    )
    def test_a_wrong_cell_is_told_with_its_place_and_nothing_is_saved(self, world, sheet, cell, value, said):
        bid = world.filled()
        before = lines(bid)

        def change(book):
            book[sheet][cell] = value
            book["Projecten"].append(["", "Goed plan", "Sloop"])

        with pytest.raises(Rejected) as refusal:
            import_bid(world.own, bid, FILE, changed(bid, change))
        problem = refusal.value.problems[0]
        assert said in str(problem)
        assert (problem.file, problem.sheet, problem.row) == (FILE, sheet, 2)
        assert problem.column
        assert problem.advice
        assert lines(bid) == before

    @pytest.mark.parametrize(
        "change",
        [
            lambda book: book.remove(book["Aanbod"]),
            lambda book: book.remove(book["Bod"]),
            lambda book: book["Projecten"].delete_rows(1),
            lambda book: book["Projecten"].delete_cols(2),
            lambda book: book["Projecten"].insert_cols(3),
            lambda book: book["Projecten"].__setitem__("D1", "Naam"),
            lambda book: book["Projecten"].__setitem__("A9000", "x"),
            lambda book: book["Projecten"].append(["p1", "Nog eens", "Sloop"]),
            lambda book: [book["Bod"].__setitem__(f"B{row}", "x") for row in range(2, 12)],
        ],
        ids=["sheet", "about", "headings", "required", "moved", "twice", "far", "code-twice", "number"],
    )
    def test_a_damaged_workbook_is_explained_or_read_but_never_half(self, world, change):
        bid = world.filled()
        before = lines(bid)
        try:
            import_bid(world.own, bid, FILE, changed(bid, change))
        except Rejected as refusal:
            problems = refusal.problems
        else:
            problems = []
        assert all(problem.message and problem.advice for problem in problems)
        assert lines(bid) == before

    @pytest.mark.parametrize("data", [b"", b"PK\x03\x04rubbish", b"\xd0\xcf\x11\xe0old", b"naam;soort\nx;y"])
    def test_what_is_no_workbook_is_explained(self, world, data):
        with pytest.raises(Rejected):
            import_bid(world.own, world.filled(), FILE, data)

    def test_an_empty_workbook_is_explained(self, world):
        data = io.BytesIO()
        Workbook().save(data)
        with pytest.raises(Rejected, match="ontbreekt"):
            import_bid(world.own, world.filled(), FILE, data.getvalue())


class TestPage:
    def test_upload_reports_takes_over_and_guards(self, world, sign_in):
        bid, staff = world.filled(), sign_in(user=world.staff)
        address = f"/importeren/biedingen/{bid.pk}/"
        old = bid_workbook(bid)
        wrong = changed(bid, lambda book: book["Projecten"].__setitem__("E2", "veel"))
        answer = staff.post(address, {"file": SimpleUploadedFile(FILE, wrong)})
        assert answer.status_code == 400
        assert "kolom Woningen" in answer.content.decode()
        right = changed(bid, lambda book: book["Projecten"].__setitem__("E2", 25))
        assert staff.post(address, {"file": SimpleUploadedFile(FILE, right)}).status_code == 302
        assert bid.projects.get().dwellings == 25
        assert staff.post(address, {"file": SimpleUploadedFile(FILE, old)}).status_code == 409
        assert sign_in(user=world.rival).get(address).status_code == 404


WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), max_size=40).map(str.strip)
TITLES = WORDS.filter(bool)
OFFERS = st.builds(
    Offer,
    subject=st.sampled_from(list(labels.SUBJECT)),
    kind=st.sampled_from(list(labels.OFFER_KIND)),
    title=TITLES,
    text=WORDS,
    amount=st.none() | st.decimals(0, 10**9, places=2, allow_nan=False).map(lambda n: Decimal(n)),
    unit=st.sampled_from(["", *labels.UNIT]),
    approximate=st.booleans(),
)
PROJECTS = st.builds(
    Project,
    name=TITLES,
    kind=st.sampled_from(list(labels.PROJECT_KIND)),
    place=WORDS,
    dwellings=st.none() | st.integers(0, 10**6),
    approximate=st.booleans(),
    rent_class=WORDS,
    bat=WORDS,
)


class TestAnyBid(TestCase):
    @settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.lists(OFFERS, max_size=4), st.lists(PROJECTS, max_size=4))
    def test_any_lines_come_back_as_they_went(self, offers, projects):
        world = bid_world()
        bid = world.draft()
        save_lines(world.own, bid, [("", line) for line in [OFFER, *offers, *projects]], 1)
        bid.refresh_from_db()
        before = lines(bid)
        counts = import_bid(world.own, bid, FILE, bid_workbook(bid))
        assert (counts["added"], counts["changed"]) == (0, 0)
        assert lines(bid) == before
