# SPDX-License-Identifier: EUPL-1.2
"""Take back an action that should never have been added."""

from django.db import transaction
from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.access.refusals import CannotDo, Stale
from woonregie.access.services import record
from woonregie.agreements.models import Action
from woonregie.agreements.services.taking_part import parties_of_action, require_taking_part


@transaction.atomic
def withdraw_action(grant: Grant, action: Action, revision: int) -> None:
    """Remove an action about which nobody said anything and on which nothing waits. The log keeps it.

    Raises:
        PermissionDenied: the actor's party takes no part in it.
        Stale: somebody changed it since `revision`.
        CannotDo: progress was reported, or another action depends on it.
    """
    require_taking_part(grant, parties_of_action(action))
    locked = Action.objects.select_for_update(of=("self",)).select_related("commitment__plan").get(pk=action.pk)
    if locked.revision != revision:
        raise Stale(_("Iemand anders heeft deze actie net gewijzigd. Bekijk de nieuwe stand eerst."))
    if locked.progress.exists() or locked.needed_by.exists():
        raise CannotDo(_("Over deze actie is al gemeld. Meld dat de actie is gestopt."))
    commitment = locked.commitment
    subject = f"action:{commitment.plan.code}/{commitment.code}#{locked.code}"
    details = {"title": locked.title, "code": locked.code}
    locked.delete()
    record(grant, "action.withdraw", subject, _("Actie weggehaald."), details)
