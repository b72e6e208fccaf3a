# SPDX-License-Identifier: EUPL-1.2
"""Correct the budget of lettings over target groups, as the parties agreed after looking at the realisation."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.access.refusals import CannotDo, Stale
from woonregie.access.services import record
from woonregie.allocation.models import TargetCorrection, TargetLine


@transaction.atomic
def correct_target(
    grant: Grant, line: TargetLine, delta: int, reason: str, decided_in: str, on: date, revision: int
) -> TargetLine:
    """Change how many lettings are meant for a group; the earlier number stays to be seen.

    Raises:
        PermissionDenied: the actor acts for one party only, and the budget is everybody's.
        CannotDo: nothing changes, fewer than none would be left, or a reason or meeting is missing.
        Stale: somebody corrected it meanwhile.
    """
    grant.require_party(None)
    locked = TargetLine.objects.select_for_update(of=("self",)).select_related("budget").get(pk=line.pk)
    if locked.revision != revision:
        raise Stale(_("Iemand anders heeft dit al bijgesteld. Bekijk eerst hoe het nu staat."))
    if not delta or locked.planned + delta < 0:
        raise CannotDo(_("Vul een bijstelling in waardoor er ten minste nul verhuringen overblijven."))
    if not reason.strip() or not decided_in.strip():
        raise CannotDo(_("Schrijf op waarom u bijstelt en in welk overleg dat is besloten."))
    locked.planned += delta
    locked.revision += 1
    locked.save(update_fields=["planned", "revision"])
    TargetCorrection.objects.create(
        line=locked,
        delta=delta,
        planned_after=locked.planned,
        reason=reason.strip(),
        decided_in=decided_in.strip(),
        decided_on=on,
        author_id=grant.actor.user_id,
    )
    details = {"group": locked.group, "delta": delta, "planned": locked.planned}
    record(grant, "target.correct", f"target:{locked.pk}", _("Verdeling over doelgroepen bijgesteld."), details)
    return locked
