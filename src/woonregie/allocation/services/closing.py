# SPDX-License-Identifier: EUPL-1.2
"""Close an advert and make its order, with what people decide by hand before the first offer."""

from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.access.refusals import CannotDo
from woonregie.access.services import record
from woonregie.allocation.facts_of import given_for, is_registered, rules_on
from woonregie.allocation.frozen import kept_input, kept_policy
from woonregie.allocation.labels import CONDITION
from woonregie.allocation.models import LIVE, Advert, Candidate, Deviation, FrozenPolicy, Household, Ranking
from woonregie.allocation.ranked import rank_again
from woonregie.allocation.services.subjects import lock_advert, subject, touch
from woonregie.conf.policy import current_policy
from woonregie_core.allocation.conditions import CONDITIONS, INDEX
from woonregie_core.allocation.ruleset import fingerprint


@dataclass(frozen=True)
class Decision:
    """What a person decides about one condition for one candidate; `by` names the function, not the person."""

    condition: str
    allow: bool
    by: str
    reason: str


@transaction.atomic
def close(grant: Grant, advert: Advert, on: date, revision: int) -> Ranking:
    """Close an advert and freeze the order of its candidates with the facts and rules behind it.

    Raises:
        PermissionDenied: the home belongs to another landlord.
        CannotDo: it is closed already, or its term runs on.
        Stale: somebody changed it meanwhile.
        UnknownParameter: the rules of the closing day are not known.
    """
    locked = lock_advert(grant, advert, revision)
    if locked.state != "published":
        raise CannotDo(_("Deze advertentie is al gesloten."))
    if locked.closes >= on and locked.model == "aanbod":
        raise CannotDo(_("De advertentie loopt nog. Sluit haar na de laatste dag."))
    locked.state = "closed"
    touch(locked, "state")
    ranking = _freeze(locked, on)
    details = {"placed": ranking.placed, "policy": ranking.policy.fingerprint, "seed": locked.seed}
    record(grant, "advert.close", subject(locked), _("Advertentie gesloten, volgorde vastgelegd."), details)
    return ranking


@transaction.atomic
def decide_by_hand(grant: Grant, advert: Advert, household: Household, decision: Decision, on: date) -> Deviation:
    """Decide otherwise than a rule, or where a rule could not. The order is made again.

    After the first offer only the income and rent of who has the offer may still be decided about: they are looked
    at again when the contract begins.

    Raises:
        PermissionDenied: the home belongs to another landlord.
        CannotDo: there is no order yet, the condition is not one that people decide about, somebody has an offer,
            no reason was given, or it was decided before.
    """
    locked = lock_advert(grant, advert)
    _check(locked, household, decision)
    try:
        with transaction.atomic():
            found = Deviation.objects.create(
                advert=locked,
                household=household,
                condition=decision.condition,
                allow=decision.allow,
                by=decision.by.strip(),
                reason=decision.reason.strip(),
                decided_on=on,
                author_id=grant.actor.user_id,
            )
    except IntegrityError as error:
        raise CannotDo(_("Hierover is bij deze kandidaat al beslist.")) from error
    _freeze(locked, on)
    touch(locked)
    details = {"household": household.code, "condition": decision.condition, "allow": decision.allow}
    record(grant, "advert.decide_by_hand", subject(locked), _("Beslissing met de hand vastgelegd."), details)
    return found


_AT_CONTRACT = {"social_income", "fitting_rent", "youth_rent"}


def _check(advert: Advert, household: Household, decision: Decision) -> None:
    if advert.state != "closed":
        raise CannotDo(_("Beslissen kan nadat de advertentie is gesloten en voordat zij is afgerond."))
    place = INDEX.get(decision.condition)
    if place is None or not CONDITIONS[place].by_hand:
        name = CONDITION.get(decision.condition, decision.condition)
        raise CannotDo(_("Over ‘%(condition)s’ kan niemand anders beslissen dan de regel.") % {"condition": name})
    if not decision.by.strip() or not decision.reason.strip():
        raise CannotDo(_("Schrijf op wie beslist en waarom."))
    if not advert.ranking.candidates.filter(household=household).exists():
        raise CannotDo(_("%(household)s is geen kandidaat voor deze woning.") % {"household": household.code})
    holder = advert.offers.filter(state__in=LIVE, household=household).exists()
    if advert.offers.exists() and not (holder and decision.condition in _AT_CONTRACT):
        raise CannotDo(_("De woning is al aangeboden. De volgorde ligt vast."))


def _freeze(advert: Advert, on: date) -> Ranking:
    """Make the order from the registry; once somebody has an offer, from the facts that were frozen before."""
    before = Ranking.objects.filter(advert=advert).first()
    if before is not None and advert.offers.exists():
        return before
    reactions = list(advert.reactions.filter(withdrawn_at=None).select_related("household"))
    households = _considered(advert, [one.household_id for one in reactions])
    deviations = list(advert.deviations.select_related("household"))
    given = given_for(advert, households.values(), reactions, deviations)
    rules = rules_on(advert.closes)
    found = rank_again(given, rules, advert.seed)
    if before is not None:
        before.delete()
    ranking = Ranking.objects.create(
        advert=advert,
        made_on=on,
        given=kept_input(given),
        policy=_kept_policy(),
        placed=len(found.eligible),
        order=" > ".join(found.order),
    )
    ids = {household.code: household.pk for household in households.values()}
    Candidate.objects.bulk_create(
        Candidate(
            ranking=ranking,
            household_id=ids[entry.seeker_id],
            place=entry.position,
            word=entry.word,
            label=entry.standing.applied,
            lot=entry.lot,
        )
        for entry in found.ranked
    )
    return ranking


def _considered(advert: Advert, reacted: list[int]) -> dict[int, Household]:
    """Who reacted; for a direct mediation also everybody registered with a Wmo priority."""
    wanted: QuerySet[Household] = Household.objects.filter(pk__in=reacted)
    if advert.model == "bemiddeling":
        granted = Household.objects.filter(priorities__kind="wmo", priorities__state="granted")
        wanted = (wanted | granted).distinct()
    known = wanted.select_related("dwelling__corporation").prefetch_related("priorities")
    return {one.pk: one for one in known if one.pk in reacted or is_registered(one, advert.closes)}


def _kept_policy() -> FrozenPolicy:
    policy = current_policy()
    mark = fingerprint(policy)
    found, _new = FrozenPolicy.objects.get_or_create(fingerprint=mark, defaults={"content": kept_policy(policy)})
    return found
