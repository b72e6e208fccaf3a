# SPDX-License-Identifier: EUPL-1.2
"""The way of an application: submit, decide, pay, evaluate and finish; or withdraw."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.access.refusals import CannotDo, Stale
from woonregie.access.services import record
from woonregie.liveability.models import Application, ApplicationEvaluation, Decision, Earmark, FundLine
from woonregie.liveability.services.booking import Told, book, kept_apart, left_of, lock_line
from woonregie.looks.wording import euro_words
from woonregie.places.models import Place, PlaceClosure
from woonregie_core.ledger import Kind


@dataclass(frozen=True)
class NewApplication:
    """What the form asks of everybody. `cents` is the amount asked for."""

    line: FundLine
    party_id: int
    title: str
    purpose: str
    expected_result: str
    place: Place
    start: date
    end: date
    cents: int
    on: date
    earmark: Earmark | None = None
    is_sample: bool = False


@dataclass(frozen=True)
class Verdict:
    """What was decided about an application; nothing is granted with a refusal."""

    cents: int
    reason: str
    decided_in: str
    on: date
    is_sample: bool = False


@transaction.atomic
def submit_application(grant: Grant, asked: NewApplication) -> Application:
    """Hand in an application.

    Raises:
        PermissionDenied: for another party.
        CannotDo: the amount, period, place or earmark does not fit the line.
    """
    grant.require_party(asked.party_id)
    _check(asked)
    application = Application.objects.create(
        line=asked.line,
        party_id=asked.party_id,
        earmark=asked.earmark,
        title=asked.title.strip(),
        purpose=asked.purpose.strip(),
        expected_result=asked.expected_result.strip(),
        place=asked.place,
        start=asked.start,
        end=asked.end,
        asked=asked.cents,
        submitted_on=asked.on,
        author_id=grant.actor.user_id,
        is_sample=asked.is_sample,
    )
    details = {"line": asked.line.code, "cents": asked.cents}
    record(
        grant, "fund.submit", subject(application), _("Aanvraag bij het leefbaarheidsfonds ingediend."), details
    )
    return application


def _check(asked: NewApplication) -> None:
    if asked.cents <= 0:
        raise CannotDo(_("Vraag een bedrag van ten minste één cent."))
    if asked.end < asked.start:
        raise CannotDo(_("De einddatum ligt voor de begindatum. Draai ze om."))
    inside = PlaceClosure.objects.filter(ancestor__fund_lines=asked.line, descendant=asked.place)
    if not inside.exists():
        message = _("‘%(place)s’ hoort niet bij ‘%(line)s’. Kies een plek die daar wel in ligt.")
        raise CannotDo(message % {"place": asked.place.name, "line": asked.line.title})
    if asked.earmark is not None and asked.earmark.line_id != asked.line.pk:
        raise CannotDo(_("Deze bestemming hoort bij een ander budget."))


@transaction.atomic
def decide(grant: Grant, application: Application, verdict: Verdict, revision: int) -> Decision:
    """Grant an application, whole or in part, or refuse it with nothing. What is granted is promised at once.

    Raises:
        PermissionDenied: who decides on the fund is another party.
        CannotDo: it was decided before, more is granted than was asked, or the line has not enough left.
        Stale: somebody changed the application meanwhile.
    """
    grant.require_party(None)
    line = lock_line(application.line_id)
    locked = _lock(application, revision, "submitted")
    if not 0 <= verdict.cents <= locked.asked:
        raise CannotDo(_("Ken hoogstens toe wat is gevraagd: %(cents)s.") % {"cents": euro_words(locked.asked)})
    _keep_earmarks(line, locked, verdict.cents)
    outcome = "granted" if verdict.cents else "refused"
    decision = Decision.objects.create(
        application=locked,
        outcome=outcome,
        cents=verdict.cents,
        reason=verdict.reason.strip(),
        decided_in=verdict.decided_in.strip(),
        decided_on=verdict.on,
        is_sample=verdict.is_sample,
    )
    if verdict.cents:
        told = Told(verdict.on, locked.title, locked.party_id, locked, is_sample=verdict.is_sample)
        book(grant, line, Kind.RESERVE, verdict.cents, told)
    _move(locked, outcome, granted=verdict.cents)
    details = {"outcome": outcome, "cents": verdict.cents, "reason": decision.reason}
    record(grant, "fund.decide", subject(locked), _("Over een aanvraag besloten."), details)
    return decision


def _keep_earmarks(line: FundLine, application: Application, cents: int) -> None:
    """What is set apart for one purpose is not given to another one."""
    own = application.earmark
    if own is not None and cents > left_of(own):
        message = _("Voor ‘%(purpose)s’ is nog %(left)s over.")
        raise CannotDo(message % {"purpose": own.title, "left": euro_words(left_of(own))})
    free = max(0, line.available - kept_apart(line, besides=own))
    if cents > free:
        message = _("Bij ‘%(line)s’ is nog %(left)s vrij, buiten wat een eigen bestemming heeft.")
        raise CannotDo(message % {"line": line.title, "left": euro_words(free)})


@transaction.atomic
def pay(grant: Grant, application: Application, cents: int, on: date, proof: str, revision: int) -> None:
    """Pay a part of what was granted, on proof.

    Raises:
        PermissionDenied: who pays is another party.
        CannotDo: it was not granted, or more than is still promised is paid.
        Stale: somebody changed the application meanwhile.
    """
    grant.require_party(None)
    line = lock_line(application.line_id)
    locked = _lock(application, revision, "granted")
    if not 0 < cents <= locked.to_pay:
        raise CannotDo(_("Er is nog %(left)s te betalen.") % {"left": euro_words(locked.to_pay)})
    book(
        grant, line, Kind.PAY, cents, Told(on, proof.strip(), locked.party_id, locked, is_sample=locked.is_sample)
    )
    _move(locked, "granted", paid=locked.paid + cents)
    record(grant, "fund.pay", subject(locked), _("Uit het fonds betaald."), {"cents": cents, "proof": proof})


@transaction.atomic
def evaluate(
    grant: Grant, application: Application, judgement: str, text: str, on: date, revision: int
) -> ApplicationEvaluation:
    """Say what came of it and close the application; what was promised and not needed becomes free again.

    Raises:
        PermissionDenied: the application is another party's.
        CannotDo: it was not granted.
        Stale: somebody changed the application meanwhile.
    """
    grant.require_party(application.party_id)
    line = lock_line(application.line_id)
    locked = _lock(application, revision, "granted")
    found = ApplicationEvaluation.objects.create(
        application=locked,
        judgement=judgement,
        text=text.strip(),
        evaluated_on=on,
        party_id=grant.actor.party_id,
        is_sample=locked.is_sample,
    )
    released = _release(grant, line, locked, on, _("Niet nodig geweest"))
    _move(locked, "finished", granted=locked.paid)
    details = {"judgement": judgement, "released": released}
    record(grant, "fund.evaluate", subject(locked), _("Aanvraag geëvalueerd en afgerond."), details)
    return found


@transaction.atomic
def withdraw(grant: Grant, application: Application, on: date, revision: int) -> None:
    """Take an application back; what was promised becomes free again. What was paid stays paid.

    Raises:
        PermissionDenied: the application is another party's.
        CannotDo: it is closed, or money was paid already.
        Stale: somebody changed the application meanwhile.
    """
    grant.require_party(application.party_id)
    line = lock_line(application.line_id)
    locked = _lock(application, revision, "submitted", "granted")
    if locked.paid:
        raise CannotDo(_("Er is al betaald. Rond de aanvraag af met een evaluatie."))
    released = _release(grant, line, locked, on, _("Aanvraag ingetrokken"))
    _move(locked, "withdrawn", granted=0)
    record(grant, "fund.withdraw", subject(locked), _("Aanvraag ingetrokken."), {"released": released})


def _release(grant: Grant, line: FundLine, application: Application, on: date, reason: str) -> int:
    left = application.to_pay
    if left:
        told = Told(on, reason, application.party_id, application, is_sample=application.is_sample)
        book(grant, line, Kind.RELEASE, left, told)
    return left


def _lock(application: Application, revision: int, *states: str) -> Application:
    locked = Application.objects.select_for_update(of=("self",)).select_related("earmark").get(pk=application.pk)
    if locked.revision != revision:
        raise Stale(_("Iemand anders wijzigde deze aanvraag intussen. Bekijk de aanvraag opnieuw."))
    if locked.state not in states:
        raise CannotDo(_("Deze stap kan niet meer: de aanvraag staat daar niet voor open."))
    return locked


def _move(application: Application, state: str, **sums: int) -> None:
    application.state = state
    for name, cents in sums.items():
        setattr(application, name, cents)
    application.revision += 1
    application.save(update_fields=["state", "revision", *sums])


def subject(application: Application) -> str:
    """How the log names an application."""
    return f"fund:{application.line.code}/{application.pk}"
