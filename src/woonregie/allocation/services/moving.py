# SPDX-License-Identifier: EUPL-1.2
"""A household moves into the home that it was let."""

from datetime import datetime, time

from django.utils import timezone

from woonregie.allocation.models import Household, Letting, Reaction


def move_in(household: Household, letting: Letting) -> None:
    """Bring the registry along: the old home is vacant, registration, priorities and open reactions end."""
    old, new, day = household.dwelling, letting.dwelling, letting.contract_date
    if old is not None:
        old.vacant_since = day
        old.save(update_fields=["vacant_since"])
    new.vacant_since = None
    new.save(update_fields=["vacant_since"])
    household.dwelling, household.tenancy_start, household.registered_until = new, day, day
    household.leaves_type, household.leaves_bedrooms, household.leaves_landlord = "", None, None
    household.revision += 1
    household.save()
    household.priorities.filter(state="granted").update(state="used")
    open_reactions = Reaction.objects.filter(household=household, advert__state="published", withdrawn_at=None)
    open_reactions.update(withdrawn_at=timezone.make_aware(datetime.combine(day, time.min)))
