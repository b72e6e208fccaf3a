# SPDX-License-Identifier: EUPL-1.2
"""Bring a home on offer, or take the offer back. Pool and lot are fixed at publication."""

from dataclasses import dataclass
from datetime import date
from secrets import token_hex

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.access.refusals import CannotDo
from woonregie.access.services import record
from woonregie.allocation.facts_of import dwelling_facts, rules_on
from woonregie.allocation.models import LIVE, Advert, Dwelling
from woonregie.allocation.services.counting import book, locked_count
from woonregie.allocation.services.settling import settle
from woonregie.allocation.services.subjects import lock_advert, subject, touch
from woonregie_core.allocation import facts
from woonregie_core.allocation.agreement import Agreement, PoolScope
from woonregie_core.allocation.bookings import Book, Booking
from woonregie_core.allocation.lots import commitment
from woonregie_core.allocation.pools import PoolStep, divide


@dataclass(frozen=True)
class NewAdvert:
    """What is asked to bring a home on offer. `pool` empty lets the rule decide; `seed` empty draws one; `code`
    empty makes one from day and home."""

    dwelling: Dwelling
    model: str
    opens: date
    closes: date
    pool: str | None = None
    seed: str = ""
    is_sample: bool = False
    code: str = ""


@transaction.atomic
def publish(grant: Grant, asked: NewAdvert, on: date) -> Advert:
    """Publish an advert, or begin a direct mediation.

    Raises:
        PermissionDenied: the home belongs to another landlord.
        CannotDo: the days are no term, or the home is on offer already.
        UnknownParameter: the rules of the opening day are not known.
    """
    dwelling = (
        Dwelling.objects.select_for_update(of=("self",))
        .select_related("corporation", "place")
        .get(pk=asked.dwelling.pk)
    )
    grant.require_party(dwelling.corporation_id)
    _check(asked, dwelling, on)
    agreement = rules_on(asked.opens).agreement
    code = asked.code or _code(asked, dwelling)
    pool, step = _pool(asked, dwelling, code, agreement)
    advert = _create(grant, asked, dwelling, code, pool)
    if step is not None:
        book(advert, [_pool_booking(step.scope, step.pool, code, 1)], on, _("gepubliceerd"))
    details = {"pool": pool, "by_rule": asked.pool is None, "commitment": advert.commitment}
    record(grant, "advert.publish", subject(advert), _("Woning aangeboden."), details)
    return advert


def _code(asked: NewAdvert, dwelling: Dwelling) -> str:
    """The first day and the home; a number where that was used before."""
    code = f"{asked.opens:%Y%m%d}-{dwelling.code}"
    number = Advert.objects.filter(code__startswith=code).count()
    return f"{code}-{number + 1}" if number else code


def _create(grant: Grant, asked: NewAdvert, dwelling: Dwelling, code: str, pool: str) -> Advert:
    seed = asked.seed or token_hex(16)
    try:
        with transaction.atomic():
            return Advert.objects.create(
                code=code,
                dwelling=dwelling,
                model=asked.model,
                opens=asked.opens,
                closes=asked.closes,
                pool=pool,
                pool_by_rule=asked.pool is None,
                seed=seed,
                commitment=commitment(seed),
                author_id=grant.actor.user_id,
                is_sample=asked.is_sample,
            )
    except IntegrityError as error:
        raise CannotDo(_on_offer(dwelling)) from error


def _check(asked: NewAdvert, dwelling: Dwelling, on: date) -> None:
    if asked.closes < asked.opens:
        raise CannotDo(_("De sluitdatum ligt voor de begindatum. Draai ze om."))
    if asked.closes < on:
        raise CannotDo(_("De sluitdatum is al voorbij. Kies een latere dag."))
    if asked.model not in set(facts.Model):
        raise CannotDo(_("Kies een advertentie of directe bemiddeling."))
    if asked.pool is not None and asked.pool not in set(facts.Pool):
        raise CannotDo(_("Dit deel bestaat niet. Kies 30, 70, of laat de regel kiezen."))
    if dwelling.adverts.filter(state__in=["published", "closed"]).exists() or (
        dwelling.offers.filter(state__in=LIVE).exists()
    ):
        raise CannotDo(_on_offer(dwelling))


def _on_offer(dwelling: Dwelling) -> str:
    return _("Woning %(dwelling)s wordt al aangeboden. Rond dat eerst af.") % {"dwelling": dwelling.code}


def _pool(asked: NewAdvert, dwelling: Dwelling, code: str, agreement: Agreement) -> tuple[str, PoolStep | None]:
    """The pool of the advert, given what was published before; the counts stay locked until the end."""
    home = dwelling_facts(dwelling)
    scope = home.corporation if agreement.pool_scope is PoolScope.CORPORATION else ""
    moving_on = locked_count(Book.POOL, _account(scope, facts.Pool.MOVING_ON)).state
    others = locked_count(Book.POOL, _account(scope, facts.Pool.GENERAL)).state
    wanted = None if asked.pool is None else facts.Pool(asked.pool)
    one = facts.Advert(code, home, asked.opens, asked.closes, wanted, facts.Model(asked.model))
    labelled, steps = divide([one], agreement, {scope: (moving_on + others, moving_on)})
    pool = labelled[code].pool
    return pool or "", steps[0] if steps else None


def _account(scope: str, pool: facts.Pool) -> str:
    return f"{scope or 'stad'}/{pool}"


def _pool_booking(scope: str, pool: facts.Pool, code: str, delta: int) -> Booking:
    return Booking(Book.POOL, _account(scope, pool), code, delta, 0)


@transaction.atomic
def withdraw_advert(grant: Grant, advert: Advert, reason: str, on: date, revision: int) -> Advert:
    """Take a home off offer. Its place in the pool is free again; labels given to others stay.

    Raises:
        PermissionDenied: it belongs to another landlord.
        CannotDo: it ended already, somebody has an offer, or no reason was given.
        Stale: somebody changed it meanwhile.
    """
    locked = lock_advert(grant, advert, revision)
    if locked.state not in ("published", "closed"):
        raise CannotDo(_("Deze advertentie is al afgerond."))
    if locked.offers.filter(state__in=LIVE).exists():
        raise CannotDo(_("Er loopt nog een aanbieding. Trek eerst die aanbieding in."))
    if not reason.strip():
        raise CannotDo(_("Schrijf op waarom u de advertentie intrekt."))
    for booked in locked.bookings.filter(count__book=Book.POOL, delta=1).select_related("count"):
        back = Booking(Book.POOL, booked.count.account, locked.code, -1, 0)
        book(locked, [back], on, _("ingetrokken"))
    locked.state, locked.withdrawn_on, locked.withdrawn_because = "withdrawn", on, reason.strip()
    touch(locked, "state", "withdrawn_on", "withdrawn_because")
    if hasattr(locked, "ranking"):
        settle(locked, on)
    record(grant, "advert.withdraw", subject(locked), _("Advertentie ingetrokken."), {"reason": reason.strip()})
    return locked
