# SPDX-License-Identifier: EUPL-1.2
"""Let a home: the law is looked at again for the day of the contract, and everything is booked at once."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.access.refusals import CannotDo
from woonregie.access.services import record
from woonregie.allocation import codes
from woonregie.allocation.facts_of import advert_facts, rules_on, seeker_facts
from woonregie.allocation.labels import CONDITION
from woonregie.allocation.models import Advert, Household, Letting, Offer
from woonregie.allocation.ranked import frozen_ranking
from woonregie.allocation.services.counting import book
from woonregie.allocation.services.moving import move_in
from woonregie.allocation.services.settling import settle
from woonregie.allocation.services.subjects import lock_offer, subject, touch
from woonregie.conf.policy import current_policy
from woonregie_core.allocation import facts
from woonregie_core.allocation.ages import plus_months
from woonregie_core.allocation.bookings import Books, book_letting
from woonregie_core.allocation.by_hand import decide
from woonregie_core.allocation.candidate import Candidate, is_elderly, social_rent_letter
from woonregie_core.allocation.conditions import INDEX
from woonregie_core.allocation.ranking import Ranked, Ranking
from woonregie_core.allocation.verdict import Verdict

_AT_CONTRACT = ("social_rent", "social_income", "fitting_rent", "youth_rent")


@transaction.atomic
def let(grant: Grant, made: Offer, contract_date: date, target_group: str, revision: int) -> Letting:
    """Let the home of an accepted offer.

    Incomes and rents are held against the limits of the day of the contract, so a contract in January knows the
    amounts of the new year.

    Raises:
        PermissionDenied: the home belongs to another landlord.
        CannotDo: the offer was not accepted, the income was not checked lately, or a limit stands in the way.
        Stale: somebody changed the offer meanwhile.
        UnknownParameter: the limits of that day are not known.
    """
    locked = lock_offer(grant, made, revision)
    advert = Advert.objects.select_related("dwelling__corporation", "dwelling__place", "ranking__policy").get(
        pk=locked.advert_id
    )
    household = Household.objects.select_for_update(of=("self",)).get(pk=locked.household_id)
    _check(locked, household, contract_date, target_group)
    ranking, _candidates = frozen_ranking(advert)
    winner = _at_contract(advert, household, ranking, contract_date)
    letting = _letting(grant, locked, advert, winner, contract_date, target_group)
    books = Books()
    book_letting(books, ranking, winner)
    book(advert, books.bookings, contract_date, _("verhuurd"))
    locked.state, locked.revision = "let", locked.revision + 1
    locked.save(update_fields=["state", "revision"])
    advert.state = "let"
    touch(advert, "state")
    move_in(household, letting)
    settle(advert, contract_date)
    details = {"household": household.code, "contract": contract_date, "group": target_group}
    record(grant, "letting.make", subject(advert), _("Woning verhuurd."), details)
    return letting


def _check(made: Offer, household: Household, contract_date: date, target_group: str) -> None:
    if made.state != "accepted":
        raise CannotDo(_("Verhuren kan nadat de kandidaat de woning heeft geaccepteerd."))
    if contract_date < made.made_on:
        raise CannotDo(_("De dag van het contract ligt voor de aanbieding."))
    if Household.objects.filter(dwelling=made.dwelling_id).exclude(pk=household.pk).exists():
        raise CannotDo(_("Volgens het register woont er nog iemand. Meld de woning eerst leeg."))
    if target_group not in codes.TARGET_GROUP:
        raise CannotDo(_("Kies een doelgroep."))
    months = current_policy().on(contract_date).whole("allocation.income_proof.valid_months")
    checked = household.income_checked_on
    if household.income_proof == "none" or checked is None or plus_months(checked, months) < contract_date:
        words = _("Het inkomen van %(household)s is niet of te lang geleden getoetst. Toets het eerst.")
        raise CannotDo(words % {"household": household.code})


def _at_contract(advert: Advert, household: Household, ranking: Ranking, contract_date: date) -> Ranked:
    """The winner with the verdicts of the day of the contract, after decisions by hand."""
    entry = next(one for one in ranking.ranked if one.seeker_id == household.code)
    rules, given = rules_on(contract_date), advert_facts(advert)
    candidate = Candidate(seeker_facts(household, contract_date), rules.limits, rules.agreement)
    word = candidate.answers(given, social_rent_letter(given, rules.limits), entry.reacted_at)
    deviations = [
        facts.Deviation(advert.code, household.code, one.condition, one.allow, one.by, one.reason)
        for one in advert.deviations.filter(household=household)
    ]
    word, by_hand = decide(word, deviations)
    for code in _AT_CONTRACT:
        _require(code, word[INDEX[code]])
    return entry._replace(word=word, by_hand=by_hand)


def _require(code: str, verdict: str) -> None:
    if verdict == Verdict.FAILS:
        words = _("Op de dag van het contract klopt dit niet: %(condition)s. Beslis met de hand of trek in.")
    elif verdict == Verdict.UNKNOWN:
        words = _("Dit is op de dag van het contract niet bekend: %(condition)s. Vul het aan.")
    else:
        return
    raise CannotDo(words % {"condition": CONDITION[code]})


def _letting(
    grant: Grant, made: Offer, advert: Advert, winner: Ranked, contract_date: date, target_group: str
) -> Letting:
    household = made.household
    elderly = is_elderly(seeker_facts(household, contract_date), rules_on(contract_date).limits)
    fitting = winner.word[INDEX["fitting_rent"]]
    return Letting.objects.create(
        advert=advert,
        offer=made,
        dwelling=advert.dwelling,
        household=household,
        contract_date=contract_date,
        rent=advert.dwelling.rent,
        label=winner.standing.applied,
        target_group=target_group,
        household_size=household.size,
        elderly=elderly,
        income_class=household.income_class,
        fitting={Verdict.NOT_APPLICABLE: "NVT", Verdict.MEETS: "PAS"}.get(Verdict(fitting), "NIE"),
        above_limit=winner.word[INDEX["social_income"]] == Verdict.ALLOWED,
        registered_at=household.registered_at,
        left=household.dwelling,
        left_since=household.tenancy_start if household.dwelling else None,
        author_id=grant.actor.user_id,
        is_sample=advert.is_sample,
    )
