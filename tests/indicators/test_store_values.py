# SPDX-License-Identifier: EUPL-1.2
"""One door for values: all or nothing, the same once, a correction beside what it corrects."""

from itertools import permutations

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import given
from hypothesis import strategies as st

from factories import grant_for, make_passage, make_user, public_grant
from indicators.indicator_world import GRANT, deliver, make_city, make_series
from woonregie.access.grant import Scope
from woonregie.access.models import AuditEvent
from woonregie.indicators.editions import EditionData, EditionRefused, ValueRow
from woonregie.indicators.models import Edition, Period, Value
from woonregie.indicators.queries.corrections import corrections
from woonregie.indicators.services.columns import Codes, gather
from woonregie.indicators.services.store_values import store_edition

CODES = Codes({"a": 1, "b": 2}, {"p": 1, "q": 2}, {"2020": 1, "2021": 2})
ROWS = st.lists(
    st.tuples(
        st.sampled_from("ab"),
        st.sampled_from("pq"),
        st.sampled_from(["2020", "2021"]),
        st.none() | st.floats(allow_nan=False, allow_infinity=False),
        st.text(max_size=5),
    ).map(lambda cells: ValueRow(*cells[:4], note=cells[4])),
    unique_by=lambda row: row[:3],
)


@pytest.fixture
def world(db):
    make_series("a")
    make_series("b", public=False)
    return make_city()


class TestStoring:
    def test_values_come_in_with_period_status_and_passage(self, world):
        own = make_passage().pk
        stored = deliver(
            "d1", ("a", "stad", "2021", 7.0), ("a", "buurt-0", "2020-2021", None, "pending", "Later.", own)
        )
        assert (stored.values, stored.changed) == (2, True)
        known, pending = Value.objects.order_by("pk")
        assert (known.value, known.status, known.passage_id) == (7.0, "final", None)
        assert (pending.value, pending.status, pending.note, pending.passage_id) == (
            None,
            "pending",
            "Later.",
            own,
        )
        assert Period.objects.get(code="2020-2021").kind == "school_year"

    def test_the_same_again_changes_nothing_and_is_not_logged_again(self, world):
        rows = [("a", "stad", "2021", 7.0), ("b", "buurt-1", "2020", None)]
        fields = {"passage_id": make_passage().pk}
        deliver("d1", *rows, **fields)
        before = list(Value.objects.values_list())
        again = deliver("d1", *reversed(rows), **fields)
        assert not again.changed
        assert list(Value.objects.values_list()) == before
        assert AuditEvent.objects.filter(action="edition.store").count() == 1

    def test_a_provisional_delivery_holds_provisional_values(self, world):
        deliver("d1", ("a", "stad", "2021", 7.0), ("a", "stad", "2020", 6.0, "final"), provisional=True)
        assert list(Value.objects.order_by("pk").values_list("status", flat=True)) == ["provisional", "final"]

    def test_a_later_edition_is_shown_and_the_earlier_one_stays(self, world):
        deliver("d1", ("a", "stad", "2021", 7.0), ("a", "stad", "2020", 5.0))
        deliver("d2", ("a", "stad", "2021", 8.0), ("a", "stad", "2020", 5.0))
        assert Value.objects.count() == 4
        (found,) = corrections(GRANT)
        assert (found.correction.before.value, found.correction.after.value) == (7.0, 8.0)
        assert (found.correction.difference, found.place.code) == (1.0, "stad")

    def test_what_was_pending_and_came_is_no_correction(self, world):
        deliver("d1", ("a", "stad", "2021", None, "pending", "Later."))
        deliver("d2", ("a", "stad", "2021", 8.0))
        assert corrections(GRANT) == []

    def test_the_public_side_hears_of_no_correction_of_a_closed_series(self, world):
        deliver("d1", ("b", "stad", "2021", 7.0))
        deliver("d2", ("b", "stad", "2021", 8.0))
        assert len(corrections(GRANT)) == 1
        assert corrections(public_grant()) == []

    def test_a_known_code_with_other_values_is_refused(self, world):
        deliver("d1", ("a", "stad", "2021", 7.0))
        with pytest.raises(EditionRefused, match="eigen code"):
            deliver("d1", ("a", "stad", "2021", 8.0))
        assert Value.objects.get().value == 7.0

    def test_a_file_that_is_followed_replaces_what_it_said(self, world):
        deliver("d1", ("a", "stad", "2021", 7.0), ("a", "stad", "2020", 5.0))
        deliver("d1", ("a", "stad", "2021", 8.0), follows_file=True)
        assert Value.objects.get().value == 8.0
        assert Edition.objects.count() == 1


class TestRefusing:
    @pytest.mark.parametrize(
        ("row", "column"),
        [
            (("x", "stad", "2021", 1.0), "series"),
            (("a", "WK9999", "2021", 1.0), "place"),
            (("a", "stad", "2018-2021", 1.0), "period"),
            (("a", "stad", "2021", 1.0, "guessed"), "status"),
            (("a", "stad", "2021", float("inf")), "value"),
            (("a", "stad", "2021", float("nan")), "value"),
            (("a", "stad", "2021", None, "final"), "status"),
            (("a", "stad", "2021", 0.0, "missing"), "status"),
        ],
    )
    def test_every_mistake_says_row_and_column_and_nothing_is_stored(self, world, row, column):
        with pytest.raises(EditionRefused) as refused:
            deliver("d1", ("a", "stad", "2020", 1.0), row)
        (problem,) = refused.value.problems
        assert (problem.row, problem.column) == (2, column)
        assert problem.message
        assert not Value.objects.exists()
        assert not Period.objects.exists()
        assert not Edition.objects.exists()

    def test_the_same_unknown_code_is_told_once(self, world):
        rows = [("a", "WK1", str(year), 1.0) for year in range(1990, 2020)]
        with pytest.raises(EditionRefused) as refused:
            deliver("d1", *rows, ("a", "WK2", "2021", 1.0))
        assert [(p.row, p.value) for p in refused.value.problems] == [(1, "WK1"), (31, "WK2")]

    def test_a_value_twice_in_one_delivery(self, world):
        with pytest.raises(EditionRefused, match="al een waarde"):
            deliver("d1", ("a", "stad", "2021", 1.0), ("a", "stad", "2021", 2.0))

    @pytest.mark.parametrize("scope", [Scope.OWN, Scope.RELEASED, Scope.NONE])
    def test_who_may_not(self, world, scope):
        grant = grant_for(make_user(), "edition.store", scope)
        with pytest.raises(PermissionDenied):
            store_edition(grant, EditionData("d1", "Levering", make_passage().pk, []))


class TestColumns:
    @given(ROWS)
    def test_what_goes_in_comes_out(self, rows):
        out = [(row[3], row[5]) for row in gather(rows, CODES, provisional=False).rows()]
        assert out == [(row.value, row.note) for row in rows]

    @given(ROWS.filter(lambda rows: len(rows) <= 4))
    def test_the_order_does_not_change_the_hash(self, rows):
        hashes = {gather(order, CODES, provisional=False).content_hash() for order in permutations(rows)}
        assert len(hashes) == 1

    @given(ROWS.filter(len), st.floats(min_value=1, max_value=100))
    def test_another_value_changes_the_hash(self, rows, extra):
        first = rows[0]._replace(value=0.0)
        other = rows[0]._replace(value=extra)
        one, two = (gather([row, *rows[1:]], CODES, provisional=False).content_hash() for row in (first, other))
        assert one != two
