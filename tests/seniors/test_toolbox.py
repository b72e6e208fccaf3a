# SPDX-License-Identifier: EUPL-1.2
"""The toolbox: € 1,200 a move, € 60,000 in all, never a cent more (D004, pilot plan, 3.1)."""

import threading

import pytest
from django.db import connection, transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from allocation.services.world import operator
from seniors.world import ON, make_case, make_pilot
from woonregie.access.refusals import CannotDo
from woonregie.seniors.models import MoveBudget, Toolbox, ToolboxBooking
from woonregie.seniors.services.toolbox import Told, open_toolbox, pay, release, reserve
from woonregie_core.ledger import Account, Entry, Kind, replay

PER_MOVE, TOTAL = 120_000, 6_000_000
TOLD, PROOF = Told(ON), Told(ON, "mover", "Factuur 12")


@pytest.mark.django_db
def test_fifty_whole_moves_fit_and_the_next_waits():
    pilot = make_pilot()
    purse = open_toolbox(operator(), pilot, ON)
    cases = [make_case(pilot) for _number in range(51)]
    moves = [reserve(operator(), case, PER_MOVE, TOLD) for case in cases[:50]]
    with pytest.raises(CannotDo, match="nog € 0,00 vrij"):
        reserve(operator(), cases[50], 1, TOLD)
    assert not MoveBudget.objects.filter(case=cases[50]).exists()
    release(operator(), moves[0], ON)
    reserve(operator(), cases[50], PER_MOVE, TOLD)
    purse.refresh_from_db()
    assert (purse.budget, purse.reserved, purse.available) == (TOTAL, TOTAL, 0)


@pytest.mark.django_db
def test_a_move_has_its_own_cap():
    case = make_case()
    open_toolbox(operator(), case.pilot, ON)
    move = reserve(operator(), case, 100_000, TOLD)
    with pytest.raises(CannotDo, match="nog € 200,00 over"):
        reserve(operator(), case, 20_001, TOLD)
    pay(operator(), move, 100_000, PROOF)
    with pytest.raises(CannotDo, match="nog € 200,00 over"):
        reserve(operator(), case, 20_001, TOLD)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("cents", "told", "said"),
    [
        (5_000, Told(ON, "mover", " "), "op een bewijs"),
        (5_000, Told(ON, "feestje", "Bon"), "waarvoor"),
        (5_001, PROOF, "nog € 50,00 gereserveerd"),
        (0, PROOF, "gereserveerd"),
    ],
)
def test_paying_needs_proof_a_purpose_and_a_reservation(cents, told, said):
    case = make_case()
    open_toolbox(operator(), case.pilot, ON)
    move = reserve(operator(), case, 5_000, TOLD)
    with pytest.raises(CannotDo, match=said):
        pay(operator(), move, cents, told)


@pytest.mark.django_db
def test_what_is_closed_stays_closed_and_a_purse_is_filled_once():
    case = make_case()
    with pytest.raises(CannotDo, match="nog geen gereedschapskist"):
        reserve(operator(), case, 1, TOLD)
    open_toolbox(operator(), case.pilot, ON)
    with pytest.raises(CannotDo, match="al gevuld"):
        open_toolbox(operator(), case.pilot, ON)
    move = reserve(operator(), case, 5_000, TOLD)
    release(operator(), move, ON)
    for act in (lambda: release(operator(), move, ON), lambda: pay(operator(), move, 1, PROOF)):
        with pytest.raises(CannotDo, match="financieel afgerond"):
            act()


class ToolboxMachine(RuleBasedStateMachine):
    """Four moves and a purse that was brought down to three; the model is a few dictionaries."""

    def __init__(self) -> None:
        super().__init__()
        self.step = transaction.atomic()
        self.step.__enter__()
        pilot = make_pilot()
        self.purse = open_toolbox(operator(), pilot, ON)
        Toolbox.objects.filter(pk=self.purse.pk).update(budget=3 * PER_MOVE)
        self.cases = [make_case(pilot) for _number in range(4)]
        self.known = [{"reserved": 0, "paid": 0, "open": True, "made": False} for _case in self.cases]

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.step.__exit__(None, None, None)

    def free(self) -> int:
        return 3 * PER_MOVE - sum(one["reserved"] + one["paid"] for one in self.known)

    def tried(self, expected: bool, act) -> bool:
        try:
            with transaction.atomic():
                act()
        except CannotDo:
            assert not expected
            return False
        assert expected
        return True

    @rule(number=st.integers(0, 3), cents=st.sampled_from([1, 40_000, 119_999, PER_MOVE]))
    def reserve(self, number, cents):
        one = self.known[number]
        allowed = one["open"] and one["reserved"] + one["paid"] + cents <= PER_MOVE and cents <= self.free()
        if self.tried(allowed, lambda: reserve(operator(), self.cases[number], cents, TOLD)):
            one["reserved"] += cents
            one["made"] = True

    @rule(number=st.integers(0, 3), cents=st.sampled_from([1, 40_000, PER_MOVE]))
    def pay(self, number, cents):
        one = self.known[number]
        if not one["made"]:
            return
        move = MoveBudget.objects.get(case=self.cases[number])
        if self.tried(one["open"] and cents <= one["reserved"], lambda: pay(operator(), move, cents, PROOF)):
            one["reserved"] -= cents
            one["paid"] += cents

    @rule(number=st.integers(0, 3))
    def release(self, number):
        one = self.known[number]
        if not one["made"]:
            return
        move = MoveBudget.objects.get(case=self.cases[number])
        if self.tried(one["open"], lambda: release(operator(), move, ON)):
            one.update(reserved=0, open=False)

    @invariant()
    def agrees(self):
        self.purse.refresh_from_db()
        assert self.purse.available == self.free()
        for case, one in zip(self.cases, self.known, strict=True):
            move = MoveBudget.objects.filter(case=case).first()
            assert (move.reserved, move.paid) == (one["reserved"], one["paid"]) if move else not one["made"]

    @invariant()
    def bookings_tell_the_same(self):
        booked = ToolboxBooking.objects.filter(move__isnull=False).order_by("pk")
        account = replay((Entry(Kind(one.kind), one.cents) for one in booked), Account(budget=3 * PER_MOVE))
        assert (account.reserved, account.paid) == (self.purse.reserved, self.purse.paid)


@pytest.mark.django_db
def test_the_toolbox_agrees_with_a_few_dictionaries():
    run_state_machine_as_test(
        ToolboxMachine, settings=settings(max_examples=20, stateful_step_count=25, deadline=None)
    )


@pytest.mark.django_db(transaction=True)
def test_eight_people_at_the_last_money():
    pilot = make_pilot()
    purse = open_toolbox(operator(), pilot, ON)
    Toolbox.objects.filter(pk=purse.pk).update(budget=3 * PER_MOVE)
    cases = [make_case(pilot) for _number in range(8)]
    start, outcomes = threading.Barrier(8), []

    def ask(case) -> None:
        try:
            start.wait(timeout=20)
            reserve(operator(), case, PER_MOVE, TOLD)
            outcomes.append("reserved")
        except CannotDo as refusal:
            outcomes.append(str(refusal))
        finally:
            connection.close()

    threads = [threading.Thread(target=ask, args=(case,)) for case in cases]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    purse.refresh_from_db()
    assert (outcomes.count("reserved"), purse.available) == (3, 0)
    assert {said[:38] for said in outcomes if said != "reserved"} == {"In de gereedschapskist is nog € 0,00 v"}
