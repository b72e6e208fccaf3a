# SPDX-License-Identifier: EUPL-1.2
"""Known answers by hand, and what holds for every table."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.disclosure.tables import changed, city, filled, random_table, random_views, rules
from woonregie_core.disclosure import (
    Axis,
    CountTable,
    DisclosureError,
    DoNotAddUp,
    Earlier,
    Kind,
    Missing,
    Reason,
    Shown,
    Suppressed,
    View,
    protect_series,
    protect_table,
    release,
)

PARENTS = {"city": None, "north": "city", "south": "city", "west": "city"}
SMALL = Suppressed(Kind.PRIMARY, Reason.BELOW_THRESHOLD)
FOR_OTHERS = Suppressed(Kind.COMPLEMENTARY, Reason.PROTECTS_OTHERS)
seeds = st.integers(0, 10**6)


def hidden(released):
    return {key for key, cell in released.cells.items() if isinstance(cell, Suppressed)}


def table_of(seed):
    rng = np.random.default_rng(seed)
    return rng, random_table(rng)


class TestByHand:
    def test_rounding_leaves_room_enough(self):
        # 25 stands for 23..27 and 20 for 18..22, so what is left for north runs from 1 to 4.
        found = protect_series({"city": 25, "north": 3, "south": 22}, PARENTS | {"west": "far"}, rules())
        assert found == {"city": Shown(25, Reason.ROUNDED), "north": SMALL, "south": Shown(20, Reason.ROUNDED)}

    def test_without_rounding_the_smallest_other_is_hidden(self):
        values = {"city": 55, "north": 3, "south": 12, "west": 40}
        found = protect_series(values, PARENTS, rules(base=1))
        assert found["north"] == SMALL
        assert found["south"] == FOR_OTHERS
        assert found["west"] == Shown(40, Reason.EXACT)
        assert found["city"] == Shown(55, Reason.EXACT)

    def test_a_sensitive_measure_has_a_higher_threshold(self):
        assert protect_series({"north": 7}, {}, rules())["north"] == Shown(5, Reason.ROUNDED)
        assert protect_series({"north": 7}, {}, rules(), sensitive=True)["north"] == SMALL

    def test_missing_and_nought_are_different(self):
        found = protect_series({"north": None, "south": 0, "west": 2}, {}, rules())
        assert found == {"north": Missing(), "south": Shown(0, Reason.EXACT), "west": SMALL}

    def test_nought_may_be_hidden_by_rule(self):
        assert protect_series({"north": 0}, {}, rules(show_zero=False))["north"] == SMALL

    def test_what_everybody_knows_to_be_empty_is_shown(self):
        table = CountTable((Axis.flat("place", "ab"),), {("a",): 0}, structural_zeros=frozenset({("a",)}))
        assert release(table, rules(show_zero=False)).cells["a",] == Shown(0, Reason.STRUCTURAL_ZERO)

    def test_the_noughts_of_a_small_total_are_hidden_too(self):
        # Three hidden parts of a hidden total below five, each at least one, would leave one or two for each.
        found = protect_series({"city": 3, "north": 3, "south": 0, "west": 0}, PARENTS, rules())
        assert found["south"] == Suppressed(Kind.PRIMARY, Reason.IN_SMALL_TOTAL)

    def test_two_by_two_without_rounding_hides_a_rectangle(self):
        values = {("a", "x"): 2, ("a", "y"): 30, ("b", "x"): 40, ("b", "y"): 50}
        values |= {("a", "all"): 32, ("b", "all"): 90, ("c", "x"): 42, ("c", "y"): 80, ("c", "all"): 122}
        found = protect_table(values, {"a": "c", "b": "c"}, rules(base=1), total="all")
        assert {key for key, cell in found.items() if isinstance(cell, Suppressed)} == {
            ("a", "x"), ("a", "y"), ("b", "x"), ("b", "y"),
        }  # fmt: skip

    def test_a_difference_of_filters_is_seen(self):
        # Nobody asks for 65-74, but from 65+ and 75+ it would be 2.
        ages = Axis("age", ("65+", "65-74", "75+"), (("65+", ("65-74", "75+")),))
        table = CountTable((ages,), {("65+",): 52, ("75+",): 50, ("65-74",): 2})
        views = [View("old", ("age",), {})]
        assert release(table, rules(base=1), views).cells["65-74",] == SMALL
        asked = CountTable((ages,), {("65+",): 52, ("75+",): 50})
        with_gap = release(CountTable((ages,), {**asked.values, ("65-74",): 2}), rules(base=1), views)
        assert hidden(with_gap) > {("65-74",)}

    def test_a_correction_does_not_show_what_was_hidden(self):
        axis = Axis.tree("place", PARENTS)
        before = CountTable((axis,), {("city",): 55, ("north",): 3, ("south",): 12, ("west",): 40})
        after = CountTable((axis,), {("city",): 61, ("north",): 9, ("south",): 12, ("west",): 40})
        first = release(before, rules(base=1))
        assert hidden(release(after, rules(base=1))) == set()
        second = release(after, rules(base=1), previous=[Earlier(before, first)])
        assert second.cells["north",] == Suppressed(Kind.COMPLEMENTARY, Reason.HIDDEN_BEFORE)
        assert second.cells["south",] == FOR_OTHERS


def small_hidden(table, threshold):
    """The small cells that a release hides; None for a table that cannot be protected and so is not released."""
    try:
        found = release(table, rules(threshold, sensitive=threshold))
    except DisclosureError:
        return None
    return {key for key in hidden(found) if found.cells[key].kind is Kind.PRIMARY}


class TestEveryTable:
    @given(seeds, st.sampled_from([1, 3, 5]), st.booleans())
    @settings(max_examples=40, deadline=None)
    def test_what_is_shown_is_rounded_and_large_enough(self, seed, base, show_zero):
        _rng, table = table_of(seed)
        own = rules(base=base, show_zero=show_zero)
        for key, cell in release(table, own).cells.items():
            value = table.complete[key]
            assert isinstance(cell, Missing) == (value is None)
            if isinstance(cell, Shown):
                assert cell.value % base == 0
                assert abs(cell.value - value) <= base / 2
                assert value >= own.smallest(table.sensitive) or (value == 0 == cell.value and show_zero)

    @given(seeds)
    @settings(max_examples=20, deadline=None)
    def test_the_order_of_rows_does_not_matter(self, seed):
        rng, table = table_of(seed)
        items = list(table.values.items())
        rng.shuffle(items)
        mixed = {tuple(key): value for key, value in items}
        axes = tuple(Axis(a.name, a.codes[::-1], tuple((t, p[::-1]) for t, p in a.sums[::-1])) for a in table.axes)
        assert release(CountTable(axes, mixed, table.sensitive), rules()).cells == release(table, rules()).cells

    @given(seeds, st.sampled_from([1, 5]))
    @settings(max_examples=20, deadline=None)
    def test_the_same_release_again_is_the_same(self, seed, base):
        _rng, table = table_of(seed)
        first = release(table, rules(base=base))
        assert release(table, rules(base=base)) == first
        assert release(table, rules(base=base), previous=[Earlier(table, first)]).cells == first.cells

    @given(seeds, st.integers(3, 9))
    @settings(max_examples=20, deadline=None)
    def test_a_higher_threshold_hides_no_small_cell_less(self, seed, threshold):
        _rng, table = table_of(seed)
        less, more = (small_hidden(table, t) for t in (threshold, threshold + 1))
        assert less is None or more is None or less <= more

    @given(seeds)
    @settings(max_examples=20, deadline=None)
    def test_views_agree_and_what_was_hidden_stays_so(self, seed):
        rng, table = table_of(seed)
        views = random_views(rng, table)
        first = release(table, rules(), views)
        for view in views:
            assert set(first.view(view, table)) == set(view.keys(table))
        later = changed(rng, table)
        second = release(later, rules(), views, [Earlier(table, first)])
        known = {key for key in hidden(first) if later.complete[key] is not None}
        assert known <= hidden(second)


class TestMistakes:
    def test_totals_that_do_not_add_up(self):
        with pytest.raises(DoNotAddUp):
            protect_series({"city": 20, "north": 5, "south": 6, "west": 7}, PARENTS, rules())
        with pytest.raises(DoNotAddUp):
            protect_series({"city": 10, "north": 11}, PARENTS, rules())

    def test_missing_parts_must_be_able_to_fill_the_totals(self):
        axes = Axis.flat("place", "ab", "P"), Axis.flat("age", "12", "A")
        values = {("a", "1"): None, ("a", "2"): 4, ("a", "A"): 9, ("b", "1"): 5, ("P", "1"): 12}
        with pytest.raises(DoNotAddUp):
            release(CountTable(axes, values), rules())

    @pytest.mark.parametrize("value", [-1, 2.5])
    def test_counts_that_are_none(self, value):
        with pytest.raises(DisclosureError):
            protect_series({"north": value}, {}, rules())

    def test_cells_that_are_not_there_and_circles(self):
        with pytest.raises(DisclosureError):
            release(CountTable((city(1, 1),), {("moon",): 3}), rules())
        with pytest.raises(DisclosureError):
            release(CountTable((Axis.tree("place", {"a": "b", "b": "a"}),), {}), rules())

    @pytest.mark.parametrize(
        "wrong", [{"threshold": 2}, {"base": 9, "threshold": 4}, {"base": 0}, {"open_share": 0}]
    )
    def test_rules_that_protect_nothing(self, wrong):
        with pytest.raises(DisclosureError):
            rules(**wrong)


def test_totals_that_were_left_out_are_worked_out_but_not_published():
    table = CountTable((Axis.tree("place", PARENTS),), {("north",): 8, ("south",): 9, ("west",): 10})
    assert table.complete["city",] == 27
    assert ("city",) not in release(table, rules()).cells
    assert filled(table.axes, table.values).values["city",] == 27
