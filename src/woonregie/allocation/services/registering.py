# SPDX-License-Identifier: EUPL-1.2
"""Keep a household's facts up to date: the income check, and grounds for priority."""

from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.access.refusals import CannotDo
from woonregie.access.services import record
from woonregie.allocation import codes
from woonregie.allocation.models import Household, Offer, Priority
from woonregie.allocation.services.subjects import lock_advert
from woonregie.conf.policy import current_policy


@dataclass(frozen=True)
class IncomeCheck:
    """What a check gave: a class, the year it is about, and the kind of proof. Never an amount."""

    income_class: str
    year: int
    proof: str


@dataclass(frozen=True)
class NewPriority:
    """A ground for priority, who granted it, and from when."""

    kind: str
    issued_by: str
    granted_on: date
    valid_until: date | None = None
    required_bat: int | None = None


@transaction.atomic
def check_income(grant: Grant, made: Offer, check: IncomeCheck, on: date) -> Household:
    """Note the income check of who was offered a home.

    Raises:
        PermissionDenied: the home belongs to another landlord.
        CannotDo: the offer has ended, or class, proof or year cannot be.
    """
    lock_advert(grant, made.advert)
    if made.state not in ("open", "accepted"):
        raise CannotDo(_("Deze aanbieding is afgerond. Een toets is niet meer nodig."))
    if check.income_class not in codes.INCOME_CLASS or check.proof not in codes.INCOME_PROOF:
        raise CannotDo(_("Kies een inkomensklasse en een bewijs."))
    if (check.income_class == "unknown") != (check.proof == "none"):
        raise CannotDo(_("Zonder bewijs is het inkomen niet bekend; met bewijs wel."))
    if not on.year - 3 <= check.year <= on.year:
        raise CannotDo(_("Kies het jaar van het bewijs: dit jaar of hoogstens drie jaar terug."))
    household = Household.objects.select_for_update(of=("self",)).get(pk=made.household_id)
    household.income_class, household.income_year = check.income_class, check.year
    household.income_proof, household.income_checked_on = check.proof, on
    household.revision += 1
    household.save(update_fields=["income_class", "income_year", "income_proof", "income_checked_on", "revision"])
    details = {"class": check.income_class, "year": check.year, "proof": check.proof}
    record(grant, "household.check_income", f"household:{household.code}", _("Inkomen getoetst."), details)
    return household


@transaction.atomic
def grant_priority(grant: Grant, household: Household, asked: NewPriority, on: date) -> Priority:
    """Grant a ground for priority. Restructuring is granted by the landlord, a Wmo indication for everybody.

    Raises:
        PermissionDenied: it is not this actor's to grant.
        CannotDo: the household holds it already, or kind, level or days cannot be.
    """
    own = household.dwelling.corporation_id if household.dwelling and asked.kind == "restructuring" else None
    grant.require_party(own)
    if asked.kind not in codes.PRIORITY or not asked.issued_by.strip():
        raise CannotDo(_("Kies de soort voorrang en schrijf op wie haar toekent."))
    if asked.valid_until is not None and asked.valid_until < asked.granted_on:
        raise CannotDo(_("De einddatum ligt voor de begindatum. Draai ze om."))
    allowed = None
    if asked.kind == "wmo":
        allowed = current_policy().on(asked.granted_on).whole("allocation.wmo.maximum_offers")
    try:
        with transaction.atomic():
            found = Priority.objects.create(
                household=household,
                kind=asked.kind,
                granted_on=asked.granted_on,
                valid_until=asked.valid_until,
                issued_by=asked.issued_by.strip(),
                required_bat=asked.required_bat if asked.kind == "wmo" else None,
                offers_allowed=allowed,
                is_sample=household.is_sample,
            )
    except IntegrityError as error:
        raise CannotDo(_("%(household)s heeft deze voorrang al.") % {"household": household.code}) from error
    details = {"kind": asked.kind, "required_bat": found.required_bat, "on": on}
    record(grant, "household.grant", f"household:{household.code}", _("Voorrang toegekend."), details)
    return found
