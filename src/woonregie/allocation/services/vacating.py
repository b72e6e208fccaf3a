# SPDX-License-Identifier: EUPL-1.2
"""A home becomes free because who lived there left for somewhere else."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.access.refusals import CannotDo
from woonregie.access.services import record
from woonregie.allocation.models import Dwelling, Household


@transaction.atomic
def vacate(grant: Grant, dwelling: Dwelling, on: date) -> Dwelling:
    """Note that nobody lives in a home any more; the household keeps its registration, if it has one.

    Raises:
        PermissionDenied: the home belongs to another landlord.
        CannotDo: it is vacant already.
    """
    locked = Dwelling.objects.select_for_update(of=("self",)).get(pk=dwelling.pk)
    grant.require_party(locked.corporation_id)
    left = Household.objects.select_for_update(of=("self",)).filter(dwelling=locked).first()
    if left is None and locked.vacant_since is not None:
        raise CannotDo(_("Woning %(dwelling)s staat al leeg.") % {"dwelling": locked.code})
    if left is not None:
        left.dwelling, left.tenancy_start = None, None
        left.revision += 1
        left.save(update_fields=["dwelling", "tenancy_start", "revision"])
    locked.vacant_since = on
    locked.save(update_fields=["vacant_since"])
    record(grant, "dwelling.vacate", f"dwelling:{locked.code}", _("Woning is leeg."), {"on": on})
    return locked
