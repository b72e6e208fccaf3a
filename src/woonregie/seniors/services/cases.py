# SPDX-License-Identifier: EUPL-1.2
"""Who takes part in the pilot: tenants of family homes of the corporations in it (D004, pilot plan, 4.1)."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.access.services import record
from woonregie.allocation.facts_of import rules_on
from woonregie.allocation.models import Household
from woonregie.seniors.models import Case, Pilot
from woonregie_core.allocation.ages import has_age


@transaction.atomic
def make_cases(grant: Grant, pilot: Pilot, on: date) -> int:
    """Bring every household in that may take part and does not yet; age and kind of home follow the policy.

    Returns:
        How many were added.

    Raises:
        PermissionDenied: the actor works for one landlord only.
        UnknownParameter: the rules of the day are not known.
    """
    grant.require_party(None)
    agreement = rules_on(on).agreement
    tenants = Household.objects.filter(
        dwelling__corporation__in=pilot.corporations.all(),
        dwelling__type__in=agreement.family_dwellings,
        dwelling__bedrooms__gte=agreement.minimum_bedrooms,
        senior_case=None,
    ).select_related("dwelling")
    found = [one for one in tenants if one.birth_date and has_age(one.birth_date, agreement.minimum_age, on)]
    Case.objects.bulk_create(
        [
            Case(
                pilot=pilot,
                household=one,
                corporation_id=one.dwelling.corporation_id,
                home=one.dwelling,
                is_sample=one.is_sample,
            )
            for one in found
            if one.dwelling
        ],
        batch_size=1000,
    )
    details = {"added": len(found), "minimum_age": agreement.minimum_age}
    record(grant, "senior.gather", f"pilot:{pilot.code}", _("Huishoudens aan de pilot toegevoegd."), details)
    return len(found)
