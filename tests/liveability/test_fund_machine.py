# SPDX-License-Identifier: EUPL-1.2
"""Anything that people may do with the fund, in any order, beside a few dictionaries that should agree."""

import pytest
from django.db import transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from liveability.world import ON, make_application, make_line, operator
from woonregie.access.refusals import CannotDo
from woonregie.liveability.models import FundLine
from woonregie.liveability.services.applications import Verdict, decide, evaluate, pay, withdraw
from woonregie.liveability.services.budgets import redistribute

CENTS = st.integers(1, 6_000)
PICK = st.integers(0, 5)


class FundMachine(RuleBasedStateMachine):
    """Two lines of 10,000 cents; the model keeps per application what was asked, promised and paid."""

    def __init__(self) -> None:
        super().__init__()
        self.step = transaction.atomic()
        self.step.__enter__()
        self.lines = [make_line("een", 10_000), make_line("twee", 10_000)]
        self.budget = [10_000, 10_000]
        self.known: list[dict] = []

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.step.__exit__(None, None, None)

    def free(self, line: int) -> int:
        on_line = [one for one in self.known if one["line"] == line]
        return self.budget[line] - sum(one["promised"] for one in on_line)

    def chosen(self, pick: int) -> dict | None:
        return self.known[pick % len(self.known)] if self.known else None

    def tried(self, one: dict, expected: bool, act) -> bool:
        one["row"].refresh_from_db()
        try:
            act(one["row"], one["row"].revision)
        except CannotDo:
            assert not expected
            return False
        assert expected
        return True

    @rule(line=st.integers(0, 1), cents=CENTS)
    def apply(self, line, cents):
        row = make_application(self.lines[line], cents)
        self.known.append(
            {"row": row, "line": line, "asked": cents, "promised": 0, "paid": 0, "state": "submitted"}
        )

    @rule(pick=PICK, cents=st.integers(0, 7_000))
    def decide(self, pick, cents):
        if (one := self.chosen(pick)) is None:
            return
        allowed = one["state"] == "submitted" and cents <= one["asked"] and cents <= self.free(one["line"])

        def act(row, revision):
            decide(operator(), row, Verdict(cents, "Reden", "Overleg", ON), revision)

        if self.tried(one, allowed, act):
            one.update(promised=cents, state="granted" if cents else "refused")

    @rule(pick=PICK, cents=CENTS)
    def pay(self, pick, cents):
        if (one := self.chosen(pick)) is None:
            return
        allowed = one["state"] == "granted" and cents <= one["promised"] - one["paid"]
        if self.tried(one, allowed, lambda row, rev: pay(operator(), row, cents, ON, "Bewijs", rev)):
            one["paid"] += cents

    @rule(pick=PICK)
    def finish(self, pick):
        if (one := self.chosen(pick)) is None:
            return
        allowed = one["state"] == "granted"
        if self.tried(one, allowed, lambda row, rev: evaluate(operator(), row, "partly", "Zo", ON, rev)):
            one.update(promised=one["paid"], state="finished")

    @rule(pick=PICK)
    def withdraw(self, pick):
        if (one := self.chosen(pick)) is None:
            return
        allowed = one["state"] in ("submitted", "granted") and not one["paid"]
        if self.tried(one, allowed, lambda row, rev: withdraw(operator(), row, ON, rev)):
            one.update(promised=0, state="withdrawn")

    @rule(source=st.integers(0, 1), cents=CENTS)
    def redistribute(self, source, cents):
        goal = 1 - source
        try:
            redistribute(operator(), self.lines[source], self.lines[goal], cents, ON, "Besluit")
        except CannotDo:
            assert cents > self.free(source)
        else:
            assert cents <= self.free(source)
            self.budget[source] -= cents
            self.budget[goal] += cents

    @invariant()
    def agrees(self):
        for number, line in enumerate(FundLine.objects.order_by("pk")):
            on_line = [one for one in self.known if one["line"] == number]
            assert line.budget == self.budget[number]
            assert line.paid == sum(one["paid"] for one in on_line)
            assert line.reserved == sum(one["promised"] - one["paid"] for one in on_line)
            last = line.bookings.last()
            assert (last.budget_after, last.reserved_after, last.paid_after) == (
                line.budget,
                line.reserved,
                line.paid,
            )


@pytest.mark.django_db
def test_the_fund_agrees_with_a_few_dictionaries():
    run_state_machine_as_test(
        FundMachine, settings=settings(max_examples=25, stateful_step_count=15, deadline=None)
    )
