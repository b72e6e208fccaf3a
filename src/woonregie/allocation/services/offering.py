# SPDX-License-Identifier: EUPL-1.2
"""Offer a home to the next in line, and keep the answer."""

from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.access.refusals import CannotDo, Stale
from woonregie.access.services import record
from woonregie.allocation import codes
from woonregie.allocation.facts_of import rules_on
from woonregie.allocation.models import LIVE, Advert, Household, Offer, Priority
from woonregie.allocation.queries.next_in_line import next_in_line
from woonregie.allocation.services.counting import book
from woonregie.allocation.services.subjects import lock_advert, lock_offer, subject, touch
from woonregie_core.allocation.bookings import Book, Booking
from woonregie_core.allocation.facts import Model

ANSWERS = {"accept": "accepted", "refuse": "refused", "expired": "expired", "withdrawn": "withdrawn"}
"""What a reply makes of an offer; only the landlord withdraws one."""


@dataclass(frozen=True)
class Reply:
    """What was answered. A refusal names its reason from `codes.REFUSAL`."""

    reply: str
    reason: str = ""
    explanation: str = ""


@transaction.atomic
def offer(grant: Grant, advert: Advert, household: Household, on: date, expires_on: date, revision: int) -> Offer:
    """Offer a home to whose turn it is.

    Raises:
        PermissionDenied: the home belongs to another landlord.
        CannotDo: there is no order yet, it is not this household's turn, or it has no direct offers left.
        Stale: somebody changed the advert meanwhile, or offered the home first.
    """
    locked = lock_advert(grant, advert, revision)
    if locked.state != "closed":
        raise CannotDo(_("Aanbieden kan nadat de advertentie is gesloten en voordat zij is afgerond."))
    if expires_on < on:
        raise CannotDo(_("De laatste dag om te antwoorden ligt in het verleden."))
    if locked.offers.filter(state__in=LIVE).exists():
        raise Stale(_already_offered(locked))
    following = next_in_line(locked)
    if following is None or following.household_id != household.pk:
        words = _("%(household)s is nu niet aan de beurt. Bied de woning aan wie bovenaan staat.")
        raise CannotDo(words % {"household": household.code})
    if locked.model == Model.MEDIATION:
        _require_offers_left(household)
    try:
        with transaction.atomic():
            made = Offer.objects.create(
                advert=locked,
                dwelling=locked.dwelling,
                household=household,
                made_on=on,
                expires_on=expires_on,
                author_id=grant.actor.user_id,
            )
    except IntegrityError as error:
        raise Stale(_already_offered(locked)) from error
    touch(locked)
    details = {"household": household.code, "place": following.place, "expires_on": expires_on}
    record(grant, "offer.make", subject(locked), _("Woning aangeboden aan een kandidaat."), details)
    return made


def _already_offered(advert: Advert) -> str:
    return _("Woning %(dwelling)s is al aan iemand aangeboden. Bekijk eerst hoe het nu staat.") % {
        "dwelling": advert.dwelling.code
    }


def _require_offers_left(household: Household) -> None:
    priority = _granted(household)
    if priority is None:
        raise CannotDo(_no_grant(household))
    if priority.offers_left == 0:
        words = _("%(household)s kreeg al %(n)s aanbiedingen. Meer mag niet.")
        raise CannotDo(words % {"household": household.code, "n": priority.offers_counted})


def _granted(household: Household) -> Priority | None:
    return Priority.objects.select_for_update().filter(household=household, kind="wmo", state="granted").first()


def _no_grant(household: Household) -> str:
    return _("%(household)s heeft geen Wmo-verhuisindicatie (meer).") % {"household": household.code}


@transaction.atomic
def answer(grant: Grant, made: Offer, reply: Reply, on: date, revision: int) -> Offer:
    """Keep what was answered. A direct offer is counted, unless the reason lies with the landlord.

    Raises:
        PermissionDenied: the home belongs to another landlord.
        CannotDo: the offer was answered before, the reason is missing, or the household accepted another home.
        Stale: somebody changed the offer meanwhile.
    """
    locked = lock_offer(grant, made, revision)
    if not _may_follow(locked.state, reply.reply):
        raise CannotDo(_("Deze aanbieding is al beantwoord."))
    if reply.reply in ("refuse", "withdrawn") and reply.reason not in codes.REFUSAL:
        raise CannotDo(_("Kies een reden."))
    locked.state = ANSWERS[reply.reply]
    locked.reason, locked.explanation, locked.answered_on = reply.reason, reply.explanation.strip(), on
    priority = _granted(locked.household) if locked.advert.model == Model.MEDIATION else None
    if reply.reply == "accept" and locked.advert.model == Model.MEDIATION and priority is None:
        raise CannotDo(_no_grant(locked.household))
    counted_before = locked.counts
    if priority is not None:  # a grant that ended meanwhile has no count left to change
        locked.counts = _counts(locked, reply)
    _keep(locked)
    if priority is not None and locked.counts != counted_before:
        _count(locked, priority, on)
    _lapse_if_used_up(locked)
    touch(locked.advert)
    details = {"household": locked.household.code, "answer": locked.state, "reason": reply.reason}
    record(grant, "offer.answer", subject(locked.advert), _("Antwoord op een aanbieding vastgelegd."), details)
    return locked


def _may_follow(state: str, reply: str) -> bool:
    """An open offer takes every answer; an accepted one may still be refused or withdrawn before the letting."""
    return (state == "open" and reply in ANSWERS) or (state == "accepted" and reply in ("refuse", "withdrawn"))


def _keep(locked: Offer) -> None:
    locked.revision += 1
    try:
        with transaction.atomic():
            locked.save()
    except IntegrityError as error:
        words = _("%(household)s heeft al een andere woning geaccepteerd. Rond die eerst af.")
        raise CannotDo(words % {"household": locked.household.code}) from error


def _counts(locked: Offer, reply: Reply) -> bool:
    if reply.reply == "withdrawn":
        return False
    return (
        reply.reply == "accept" or reply.reason not in rules_on(locked.advert.closes).agreement.uncounted_reasons
    )


def _count(locked: Offer, priority: Priority, on: date) -> None:
    """Use up a direct offer, or give one back; the database keeps the number within what was allowed."""
    delta = 1 if locked.counts else -1
    priority.offers_counted += delta
    try:
        with transaction.atomic():
            priority.save(update_fields=["offers_counted"])
    except IntegrityError as error:
        raise CannotDo(_("%(household)s heeft geen aanbieding over.") % {"household": locked.household}) from error
    one = Booking(Book.DIRECT_OFFER, locked.household.code, locked.advert.code, delta, 0)
    book(locked.advert, [one], on, str(codes.OFFER_STATE[locked.state]))


def _lapse_if_used_up(locked: Offer) -> None:
    """Who turned down the last direct offer loses the priority, and stays registered as everybody else."""
    if locked.counts and locked.state in ("refused", "expired"):
        used_up = Priority.objects.filter(
            household=locked.household, kind="wmo", state="granted", offers_counted=F("offers_allowed")
        )
        used_up.update(state="lapsed", lapsed_because=_("alle aanbiedingen gebruikt"))
