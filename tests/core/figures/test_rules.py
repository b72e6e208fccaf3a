# SPDX-License-Identifier: EUPL-1.2
"""Known answers worked out by hand from the agreements of Maastricht, and the invariants of the check."""

from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woonregie_core.figures.expressions import parse
from woonregie_core.figures.model import Book, Fact, Passage, Precision, Table
from woonregie_core.figures.rules import FindingKind, Operator, Rule, check, check_rule

HERE = Passage("D000", "1.0", "10")


def table(code, columns, rows, **about):
    decimal_rows = {
        row: [D(c) if isinstance(c, int | str) and c != "-" else c for c in cells] for row, cells in rows.items()
    }
    defaults = {"title": code, "unit": "dwellings", "scope": "daeb", "passage": HERE}
    return Table(code=code, columns=columns, rows=decimal_rows, **(defaults | about))


def fact(value, **about):
    defaults = {"label": "f", "passage": HERE, "unit": "dwellings", "scope": "daeb"}
    return Fact(
        value=D(value) if not isinstance(value, str) or value.replace(".", "").isdigit() else value,
        **(defaults | about),
    )


def rule(left, operator, right, **about):
    defaults = {"code": "r", "title": "r", "explanation": "{left} tegen {right}"}
    return Rule(left=parse(left), operator=Operator(operator), right=parse(right), **(defaults | about))


def book(*tables, **statements):
    return Book({t.code: t for t in tables}, statements)


STOCK = table(
    "stock",
    ["wonen-limburg", "totaal"],
    {
        "goedkoop": [177, 2335],
        "b1": [165, 10775],
        "b2": [0, 3415],
        "tot": [163, 3623],
        "boven": [1, 123],
        "totaal": [235, 20271],
    },
)


def test_the_total_of_wonen_limburg_is_wrong_by_hand():
    """177 + 165 + 0 + 163 + 1 = 506, the table prints 235 (D000, stock in 2026)."""
    outcome = check_rule(
        rule("stock/totaal/wonen-limburg", "equals", {"sum_of": "stock/*/wonen-limburg", "except": ["totaal"]}),
        book(STOCK),
    )
    assert outcome.kind is FindingKind.WRONG
    assert outcome.difference == D(-271)
    assert outcome.explanation == "235 tegen 506"


def test_the_printed_total_of_all_corporations_holds():
    """2,335 + 10,775 + 3,415 + 3,623 + 123 = 20,271."""
    outcome = check_rule(
        rule("stock/totaal/totaal", "equals", {"sum_of": "stock/*/totaal", "except": ["totaal"]}), book(STOCK)
    )
    assert outcome.kind is None


def test_the_eighty_percent_rule_holds_with_81_5():
    """(2,335 + 10,775 + 3,415) / 20,271 = 81.5 % (agreement 1c asks 80 %)."""
    share = {
        "percent": [
            {"sum": ["stock/goedkoop/totaal", "stock/b1/totaal", "stock/b2/totaal"]},
            "stock/totaal/totaal",
        ]
    }
    outcome = check_rule(rule(share, "at_least", 80), book(STOCK))
    assert outcome.kind is None
    assert round(outcome.left.value, 1) == D("81.5")


def test_new_build_by_corporation_and_by_neighbourhood_contradict():
    one, two = table("a", ["x"], {"totaal": [1514]}), table("b", ["x"], {"totaal": [1556]})
    assert check_rule(rule("a/totaal/x", "equals", "b/totaal/x"), book(one, two)).kind is FindingKind.CONTRADICTORY


def test_figures_of_another_moment_are_no_error():
    one, two = fact(13, horizon="2025"), fact(18, horizon="2028")
    outcome = check_rule(rule("one", "equals", "two"), book(one=one, two=two))
    assert outcome.kind is FindingKind.DIFFERENT_SCOPE


def test_a_sum_of_rounded_percentages_is_rounding():
    """4 + 25 + 8 + 9 + 0 = 46 where 45 is printed: five roundings may move the sum by 2.5."""
    shares = table("p", ["s"], {"a": [4], "b": [25], "c": [8], "d": [9], "e": [0], "totaal": [45]}, unit="percent")
    outcome = check_rule(rule("p/totaal/s", "equals", {"sum_of": "p/*/s", "except": ["totaal"]}), book(shares))
    assert outcome.kind is FindingKind.ROUNDING


def test_a_share_that_rounds_to_the_printed_percentage_holds():
    """760 / 20,271 = 3.7 %, printed as 4 %."""
    share = {"percent": ["part", "whole"]}
    printed = fact(4, unit="percent")
    outcome = check_rule(
        rule("printed", "equals", share), book(printed=printed, part=fact(760), whole=fact(20271))
    )
    assert outcome.kind is None


@pytest.mark.parametrize(
    ("circa", "exact", "kind"), [(140, 138, FindingKind.ROUNDING), (340, 272, FindingKind.CONTRADICTORY)]
)
def test_circa_explains_only_what_it_can(circa, exact, kind):
    rough = fact(circa, precision=Precision.APPROXIMATE)
    assert check_rule(rule("rough", "equals", "exact"), book(rough=rough, exact=fact(exact))).kind is kind


def test_a_dash_is_not_zero():
    result = check([rule("t/a/x", "equals", 0)], book(table("t", ["x"], {"a": ["-"]})))
    assert [u.reason for u in result.unchecked] == ["Er is geen waarde gedrukt voor: t: A, X."]


def test_labels_and_dates_are_compared_too():
    from datetime import date

    late, early = fact(1), fact(1)
    late, early = (Fact("d", day, HERE) for day in (date(2021, 9, 1), date(2021, 4, 1)))
    result = check(
        [rule("plan", "before", "realisation"), rule("a", "same_text", "b")],
        book(plan=late, realisation=early, a=Fact("l", "Noord-West", HERE), b=Fact("l", "Zuid-Oost", HERE)),
    )
    assert [o.kind for o in result.findings] == [FindingKind.CONTRADICTORY] * 2
    assert result.findings[0].explanation == "1 september 2021 tegen 1 april 2021"


def test_a_named_kind_overrules_with_its_reason():
    overruled = rule("a", "equals", "b", kind=FindingKind.DIFFERENT_SCOPE, kind_reason="andere peildatum")
    assert check_rule(overruled, book(a=fact(1), b=fact(2))).kind is FindingKind.DIFFERENT_SCOPE


NUMBERS = st.integers(-10_000, 10_000)


@given(st.lists(NUMBERS, min_size=1, max_size=12))
def test_a_printed_sum_that_is_right_is_never_accused(cells):
    rows = {f"r{i}": [cell] for i, cell in enumerate(cells)} | {"totaal": [sum(cells)]}
    outcome = check_rule(
        rule("t/totaal/x", "equals", {"sum_of": "t/*/x", "except": ["totaal"]}), book(table("t", ["x"], rows))
    )
    assert outcome.kind is None


@given(st.lists(NUMBERS, min_size=1, max_size=12), st.integers(1, 1000), st.sampled_from([-1, 1]))
def test_a_whole_count_that_is_wrong_is_always_found(cells, error, sign):
    rows = {f"r{i}": [cell] for i, cell in enumerate(cells)} | {"totaal": [sum(cells) + sign * error]}
    outcome = check_rule(
        rule("t/totaal/x", "equals", {"sum_of": "t/*/x", "except": ["totaal"]}), book(table("t", ["x"], rows))
    )
    assert outcome.kind is FindingKind.WRONG
    assert abs(outcome.difference) == error


@given(st.lists(st.decimals(0, 100, places=3), min_size=2, max_size=8))
def test_correct_rounding_is_never_called_an_error(shares):
    rows = {f"r{i}": [str(s.quantize(D(1)))] for i, s in enumerate(shares)} | {
        "totaal": [str(sum(shares).quantize(D(1)))]
    }
    percent = table("t", ["x"], rows, unit="percent")
    outcome = check_rule(rule("t/totaal/x", "equals", {"sum_of": "t/*/x", "except": ["totaal"]}), book(percent))
    assert outcome.kind in (None, FindingKind.ROUNDING)


@given(NUMBERS, NUMBERS)
def test_equality_does_not_depend_on_the_side(one, two):
    figures = book(a=fact(1), b=fact(1))
    figures = Book({}, {"a": Fact("a", D(one), HERE), "b": Fact("b", D(two), HERE)})
    kinds = {check_rule(rule(*sides), figures).kind for sides in (("a", "equals", "b"), ("b", "equals", "a"))}
    assert len(kinds) == 1
