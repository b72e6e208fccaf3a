# SPDX-License-Identifier: EUPL-1.2
"""Rows of the pilot as they stand now, for this transaction alone, and how they are called in the log."""

from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.access.refusals import Stale
from woonregie.seniors.models import Case, Pilot


def lock_case(grant: Grant, case: Case, revision: int | None = None) -> Case:
    """The case, locked, for who works for its landlord.

    Raises:
        PermissionDenied: it belongs to another landlord.
        Stale: somebody changed it since `revision`.
    """
    locked = Case.objects.select_for_update(of=("self",)).select_related("household", "pilot").get(pk=case.pk)
    grant.require_party(locked.corporation_id)
    if revision is not None and locked.revision != revision:
        raise Stale(_("Iemand anders heeft dit dossier net gewijzigd. Bekijk eerst hoe het nu staat."))
    return locked


def lock_pilot(pilot: Pilot, revision: int) -> Pilot:
    """The pilot, locked.

    Raises:
        Stale: somebody changed it since `revision`.
    """
    locked = Pilot.objects.select_for_update().get(pk=pilot.pk)
    if locked.revision != revision:
        raise Stale(_("Iemand anders heeft de pilot net gewijzigd. Bekijk eerst hoe het nu staat."))
    return locked


def touch(case: Case, *fields: str) -> None:
    """Keep the named fields of a locked case and its new revision."""
    case.revision += 1
    case.save(update_fields=[*fields, "revision"])


def subject(case: Case) -> str:
    """How a case is called in the log."""
    return f"senior:{case.household.code}"
