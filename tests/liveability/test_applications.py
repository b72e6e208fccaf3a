# SPDX-License-Identifier: EUPL-1.2
"""The way of an application through the fund: what is booked, what is refused, who may do it."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from factories import grant_for, make_party, make_passage, make_place, make_user
from liveability.world import ON, make_application, make_line, operator
from woonregie.access.grant import Scope
from woonregie.access.models import AuditEvent, Role
from woonregie.access.refusals import CannotDo, Stale
from woonregie.liveability.models import Booking, Decision, Earmark, FundLine
from woonregie.liveability.services.applications import Verdict, decide, evaluate, pay, withdraw
from woonregie.liveability.services.budgets import redistribute
from woonregie_core.ledger import Entry, Kind, replay

pytestmark = pytest.mark.django_db


def grant_it(application, cents, revision=1):
    return decide(operator(), application, Verdict(cents, "Past", "Overleg", ON), revision)


def sums(line):
    line.refresh_from_db()
    return line.budget, line.reserved, line.paid


def test_granting_promises_paying_uses_and_finishing_releases():
    line = make_line(cents=100_000)
    application = make_application(line, 30_000)
    grant_it(application, 20_000)
    assert sums(line) == (100_000, 20_000, 0)
    pay(operator(), application, 15_000, ON, "factuur", 2)
    assert sums(line) == (100_000, 5_000, 15_000)
    evaluate(operator(), application, "reached", "Goed", ON, 3)
    assert sums(line) == (100_000, 0, 15_000)
    application.refresh_from_db()
    assert (application.state, application.granted, application.paid) == ("finished", 15_000, 15_000)
    kinds = list(Booking.objects.order_by("pk").values_list("kind", flat=True))
    assert kinds == ["allot", "reserve", "pay", "release"]
    booked = [Entry(Kind(row.kind), row.cents) for row in Booking.objects.order_by("pk")]
    account = replay(booked)
    assert (account.budget, account.reserved, account.paid) == sums(line)
    assert AuditEvent.objects.filter(action__startswith="fund.").count() == 5


def test_a_refusal_books_nothing():
    line = make_line()
    grant_it(make_application(line), 0)
    assert sums(line) == (100_000, 0, 0)
    assert Decision.objects.get().outcome == "refused"


def test_nobody_grants_more_than_was_asked_or_than_there_is():
    line = make_line(cents=5_000)
    with pytest.raises(CannotDo, match="hoogstens"):
        grant_it(make_application(line, 1_000), 1_001)
    with pytest.raises(CannotDo, match="€ 50,00 vrij"):
        grant_it(make_application(line, 6_000), 5_001)
    assert sums(line) == (5_000, 0, 0)


def test_nobody_pays_more_than_was_promised():
    line = make_line()
    application = make_application(line, 10_000)
    grant_it(application, 8_000)
    with pytest.raises(CannotDo, match="€ 80,00"):
        pay(operator(), application, 8_001, ON, "factuur", 2)


def test_withdrawing_gives_back_what_was_promised_but_not_after_paying():
    line = make_line()
    first, second = make_application(line), make_application(line)
    grant_it(first, 10_000)
    grant_it(second, 10_000)
    withdraw(operator(), first, ON, 2)
    assert sums(line) == (100_000, 10_000, 0)
    pay(operator(), second, 1, ON, "factuur", 2)
    with pytest.raises(CannotDo, match="al betaald"):
        withdraw(operator(), second, ON, 3)


def test_a_decision_is_taken_once_and_a_colleague_who_was_first_is_respected():
    application = make_application(make_line())
    grant_it(application, 1_000)
    with pytest.raises(Stale):
        grant_it(application, 2_000, revision=1)
    with pytest.raises(CannotDo, match="staat daar niet voor open"):
        grant_it(application, 2_000, revision=2)


def test_what_has_its_own_purpose_is_not_given_to_another():
    line = make_line(cents=10_000)
    art = Earmark.objects.create(line=line, code="kunst", title="Kunst", cents=6_000, passage=make_passage())
    with pytest.raises(CannotDo, match="eigen bestemming"):
        grant_it(make_application(line, 5_000), 4_001)
    grant_it(make_application(line, 4_000), 4_000)
    grant_it(make_application(line, 6_000, earmark=art), 6_000)
    with pytest.raises(CannotDo, match="Kunst"):
        grant_it(make_application(line, 1, earmark=art), 1)


def test_the_plan_lies_in_the_area_of_the_budget():
    with pytest.raises(CannotDo, match="hoort niet bij"):
        make_application(make_line(), place=make_place())


@pytest.mark.parametrize(
    ("fields", "message"), [({"cents": 0}, "ten minste"), ({"end": date(2024, 1, 1)}, "Draai")]
)
def test_an_application_makes_sense(fields, message):
    with pytest.raises(CannotDo, match=message):
        make_application(make_line(), **fields)


def test_who_acts_for_another_party_is_refused():
    user = make_user(Role.CARE_PARTNER, make_party())
    own = grant_for(user, scope=Scope.OWN)
    line = make_line()
    with pytest.raises(PermissionDenied):
        make_application(line, grant=own)
    application = make_application(line, party=user.party, grant=own)
    with pytest.raises(PermissionDenied):
        decide(own, application, Verdict(1, "Ja", "Ik", ON), 1)


def test_money_moves_only_as_far_as_it_is_free():
    one, other = make_line("een", 10_000), make_line("twee", 0)
    grant_it(make_application(one, 4_000), 4_000)
    redistribute(operator(), one, other, 6_000, ON, "Besluit overleg")
    assert (sums(one), sums(other)) == ((4_000, 4_000, 0), (6_000, 0, 0))
    with pytest.raises(CannotDo, match="minder vrij"):
        redistribute(operator(), one, other, 1, ON, "Nog eens")
    with pytest.raises(CannotDo, match="verschillende"):
        redistribute(operator(), one, one, 1, ON, "Zelfde")


def test_the_database_itself_keeps_the_counts_and_the_bookings():
    line = make_line(cents=1_000)
    for wrong in ({"reserved": 1_001}, {"paid": -1}, {"budget": -1}):
        with pytest.raises(IntegrityError), transaction.atomic():
            FundLine.objects.filter(pk=line.pk).update(**wrong)
    with pytest.raises(IntegrityError), transaction.atomic():
        Booking.objects.update(cents=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Booking.objects.all().delete()
