# SPDX-License-Identifier: EUPL-1.2
"""Waiting for money of the toolbox: kept in order, offered when it comes free, never a cent more than there is."""

import threading

import pytest
from django.db import connection, transaction
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from allocation.services.world import corporation, operator
from seniors.world import ON, make_case, make_pilot
from woonregie.access.grant import Actor, Grant, Scope
from woonregie.access.models import AuditEvent, Role
from woonregie.access.refusals import CannotDo, Stale
from woonregie.seniors.models import MoveBudget, Toolbox, ToolboxRequest
from woonregie.seniors.queries.toolbox import in_line, ledger
from woonregie.seniors.services.toolbox import Told, open_toolbox, pay, release, reserve
from woonregie.seniors.services.waiting import answer, ask

PER_MOVE = 120_000
TOLD = Told(ON, "mover")


def purse_of(cents: int, *landlords: str) -> Toolbox:
    purse = open_toolbox(operator(), make_pilot(*landlords), ON)
    Toolbox.objects.filter(pk=purse.pk).update(budget=cents)
    purse.refresh_from_db()
    return purse


def states(purse: Toolbox) -> list[str]:
    return list(ToolboxRequest.objects.filter(toolbox=purse).order_by("number").values_list("state", flat=True))


def answered(one: ToolboxRequest, take: bool) -> ToolboxRequest:
    one.refresh_from_db()
    return answer(operator(), one, take, ON, one.revision)


@pytest.mark.django_db
def test_where_there_is_enough_it_is_set_aside_at_once():
    purse = purse_of(2 * PER_MOVE)
    made = ask(operator(), make_case(purse.pilot), PER_MOVE, TOLD)
    assert isinstance(made, MoveBudget)
    assert states(purse) == []


@pytest.mark.django_db
def test_the_first_in_line_gets_what_comes_free_and_nobody_passes():
    # € 1,200 in all. First has it; then three ask: € 800, € 300, € 1,200.
    purse = purse_of(PER_MOVE)
    cases = [make_case(purse.pilot) for _number in range(4)]
    first = reserve(operator(), cases[0], PER_MOVE, TOLD)
    second, third, fourth = (
        ask(operator(), case, cents, TOLD)
        for case, cents in zip(cases[1:], (80_000, 30_000, PER_MOVE), strict=True)
    )
    assert [(one.request.number, one.place) for one in in_line(purse)] == [(1, 1), (2, 2), (3, 3)]
    pay(operator(), first, 20_000, Told(ON, "mover", "Factuur 1"))
    release(operator(), first, ON)  # € 1,000 comes free: enough for € 800, then € 200 is left and € 300 waits
    assert states(purse) == ["offered", "waiting", "waiting"]
    purse.refresh_from_db()
    assert (purse.reserved, purse.available) == (80_000, 20_000)
    with pytest.raises(CannotDo, match="Anderen wachten al"):
        reserve(operator(), make_case(purse.pilot), 1, TOLD)
    late = ask(operator(), make_case(purse.pilot), 1, TOLD)
    assert late.state == "waiting"  # a cent is there, but it is not this one's turn
    answered(second, take=False)  # € 1,000 again: € 300 is offered, € 1,200 does not fit, the cent waits behind it
    assert states(purse) == ["left", "offered", "waiting", "waiting"]
    answered(third, take=True)
    answered(fourth, take=False)
    assert states(purse) == ["left", "taken", "left", "offered"]
    purse.refresh_from_db()
    assert (purse.reserved, purse.paid, purse.available) == (30_001, 20_000, 69_999)


@pytest.mark.django_db
def test_what_is_taken_can_be_paid_and_each_step_is_in_the_log():
    purse = purse_of(PER_MOVE)
    holder, waiter = (make_case(purse.pilot) for _number in range(2))
    first = reserve(operator(), holder, PER_MOVE, TOLD)
    request = ask(operator(), waiter, PER_MOVE, TOLD)
    release(operator(), first, ON)
    answered(request, take=True)
    pay(operator(), MoveBudget.objects.get(case=waiter), PER_MOVE, Told(ON, "mover", "Factuur 2"))
    about = AuditEvent.objects.filter(subject=f"senior:{waiter.household.code}").order_by("pk")
    assert list(about.values_list("action", flat=True)) == [
        "toolbox.wait", "toolbox.offer", "toolbox.answer", "toolbox.pay",
    ]  # fmt: skip


@pytest.mark.django_db
def test_what_cannot_be_asked():
    purse = purse_of(0)
    case = make_case(purse.pilot)
    for cents, told, said in (
        (PER_MOVE + 1, TOLD, "hoogstens € 1.200,00"),
        (0, TOLD, "ten minste één cent"),
        (5_000, Told(ON, "feestje"), "waarvoor"),
    ):
        with pytest.raises(CannotDo, match=said):
            ask(operator(), case, cents, told)
    assert not MoveBudget.objects.filter(case=case).exists()
    request = ask(operator(), case, 5_000, TOLD)
    for act in (ask, reserve):
        with pytest.raises(CannotDo, match="al op de wachtlijst"):
            act(operator(), case, 5_000, TOLD)
    with pytest.raises(CannotDo, match="nu geen aanbod"):
        answered(request, take=True)
    with pytest.raises(Stale):
        answer(operator(), request, False, ON, request.revision + 7)
    answered(request, take=False)
    with pytest.raises(CannotDo, match="nu geen aanbod"):
        answered(request, take=False)
    assert isinstance(ask(operator(), case, 5_000, TOLD), ToolboxRequest)


@pytest.mark.django_db
def test_a_closed_move_waits_for_nothing():
    purse = purse_of(PER_MOVE)
    cases = [make_case(purse.pilot) for _number in range(2)]
    move = reserve(operator(), cases[0], 60_000, TOLD)
    other = reserve(operator(), cases[1], 60_000, TOLD)
    ask(operator(), cases[0], 60_000, TOLD)
    release(operator(), move, ON)
    assert states(purse) == ["left"]
    release(operator(), other, ON)
    purse.refresh_from_db()
    assert (purse.reserved, purse.available) == (0, PER_MOVE)


@pytest.mark.django_db
def test_a_landlord_answers_for_its_own_tenants_and_sees_only_those(sign_in, settings):
    settings.DEMO, settings.DEMO_REFERENCE_DATE = True, ON
    purse = purse_of(0, "servatius", "woonpunt")
    own, other = make_case(purse.pilot), make_case(purse.pilot, landlord="woonpunt")
    ask(operator(), other, 1_000, TOLD)
    mine = ask(operator(), own, 1_000, TOLD)
    party = corporation("servatius")
    grant = Grant(Actor("lezer", "corporation", party_id=party.pk, party_code="servatius"), "x", Scope.OWN)
    page = ledger(grant, purse.pilot)
    assert [(one.request, one.place) for one in page.line] == [(mine, 2)]
    assert page.waiting == 2
    theirs = ToolboxRequest.objects.get(move__case=other)
    browser = sign_in(Role.CORPORATION, party)
    assert browser.get(reverse("seniors:answer-request", args=[theirs.pk])).status_code == 403
    assert browser.get(reverse("seniors:answer-request", args=[0])).status_code == 404
    assert (
        "plaats 2 van de wachtlijst"
        in browser.get(reverse("seniors:case", args=[own.household.code])).content.decode()
    )
    address = reverse("seniors:answer-request", args=[mine.pk])
    assert browser.post(address, {"take": "1", "revision": mine.revision}).status_code == 400  # not on offer yet
    assert browser.post(address, {"take": "0", "revision": mine.revision}).status_code == 302
    assert browser.get(reverse("seniors:toolbox")).status_code == 200


@pytest.mark.django_db
def test_by_forms_into_the_line(sign_in, settings):
    settings.DEMO, settings.DEMO_REFERENCE_DATE = True, ON
    purse = purse_of(0)
    case = make_case(purse.pilot)
    browser = sign_in(Role.SENIORENMAKELAAR)
    address = reverse("seniors:reserve", args=[case.household.code])
    response = browser.post(address, {"euros": "100", "instrument": "mover", "on": "2024-03-01"}, follow=True)
    assert "De aanvraag is genoteerd." in response.content.decode()
    assert "plaats 1 van de wachtlijst" in response.content.decode()
    assert "Er wacht 1 huishouden." in browser.get(reverse("seniors:toolbox")).content.decode()


steps = st.lists(
    st.tuples(
        st.integers(0, 4),
        st.sampled_from(["ask", "take", "leave", "release"]),
        st.sampled_from([1, 50_000, PER_MOVE]),
    ),
    max_size=14,
)


@pytest.mark.django_db
@settings(max_examples=25, deadline=None)
@given(steps)
def test_whatever_happens_the_order_holds_and_the_money_adds_up(taken):
    with transaction.atomic():
        purse = purse_of(2 * PER_MOVE)
        cases = [make_case(purse.pilot) for _number in range(5)]
        for number, step, cents in taken:
            _step(purse, cases[number], step, cents)
            _holds(purse)
        transaction.set_rollback(True)


def _step(purse, case, step, cents) -> None:
    move = MoveBudget.objects.filter(case=case).first()
    request = ToolboxRequest.objects.filter(move=move, state__in=ToolboxRequest.LIVE).first() if move else None
    try:
        with transaction.atomic():
            if step == "ask":
                ask(operator(), case, cents, TOLD)
            elif step == "release" and move:
                release(operator(), move, ON)
            elif request and step in ("take", "leave"):
                answer(operator(), request, step == "take", ON, request.revision)
    except CannotDo:
        pass


def _holds(purse) -> None:
    purse.refresh_from_db()
    moves = list(MoveBudget.objects.filter(toolbox=purse))
    assert purse.reserved == sum(one.reserved for one in moves)
    assert purse.available >= 0
    first = ToolboxRequest.objects.filter(toolbox=purse, state="waiting").order_by("number").first()
    assert first is None or first.cents > purse.available  # what fits is offered
    for one in ToolboxRequest.objects.filter(toolbox=purse, state="offered").select_related("move"):
        assert one.move.reserved >= one.cents


@pytest.mark.django_db(transaction=True)
def test_eight_people_at_once_end_up_in_one_line():
    purse = purse_of(3 * PER_MOVE)
    cases = [make_case(purse.pilot) for _number in range(8)]
    outcomes = together(cases, lambda case: type(ask(operator(), case, PER_MOVE, TOLD)).__name__)
    assert (outcomes.count("MoveBudget"), outcomes.count("ToolboxRequest")) == (3, 5)
    assert sorted(ToolboxRequest.objects.values_list("number", flat=True)) == [1, 2, 3, 4, 5]
    purse.refresh_from_db()
    assert purse.available == 0
    # Eight at once again: three give their money back, five answer; every euro goes to the next in line.
    movers = list(MoveBudget.objects.filter(reserved__gt=0))
    waiting = list(ToolboxRequest.objects.order_by("number"))
    together(movers + waiting, give_back)
    purse.refresh_from_db()
    assert sorted(states(purse)) == ["left"] * 5
    assert (purse.reserved, purse.available) == (0, 3 * PER_MOVE)


def give_back(one) -> str:
    if isinstance(one, MoveBudget):
        release(operator(), one, ON)
        return "released"
    while True:  # told that somebody was first: look again, as a person would
        one.refresh_from_db()
        try:
            answer(operator(), one, False, ON, one.revision)
            return "left"
        except Stale:
            continue


def together(ones, act) -> list[str]:
    """Everybody acts at the same moment; what came of it, or the refusal."""
    start, outcomes = threading.Barrier(len(ones)), []

    def run(one) -> None:
        try:
            start.wait(timeout=20)
            outcomes.append(act(one))
        except Exception as refusal:
            outcomes.append(repr(refusal))
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(one,)) for one in ones]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert len(outcomes) == len(ones)
    assert not [said for said in outcomes if "Error" in said]
    return outcomes
