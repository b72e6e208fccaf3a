# SPDX-License-Identifier: EUPL-1.2
"""A party that cannot keep a commitment tells all other parties of the plan, as the agreements ask.

Source: D000, introduction (guarantee ceiling of the WSW, other financing, budget cuts).
"""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.access.refusals import CannotDo
from woonregie.access.services import record
from woonregie.agreements.models import Commitment, Notification
from woonregie_core.agreements.vocabulary import AdjustmentReason


@transaction.atomic
def notify_parties(
    grant: Grant, commitment: Commitment, sender_id: int, reason: AdjustmentReason, text: str, on: date
) -> int:
    """Tell every other party of the plan.

    Returns:
        How many parties were told.

    Raises:
        PermissionDenied: the actor does not speak for the sender.
        CannotDo: the text is empty, or the same party told it today already.
    """
    grant.require_party(sender_id)
    if not text.strip():
        raise CannotDo(_("Schrijf op wat niet lukt en wat dat betekent."))
    if Notification.objects.filter(commitment=commitment, sender_id=sender_id, sent_on=on).exists():
        raise CannotDo(_("U meldde dit vandaag al. Vul de melding morgen aan."))
    recipients = commitment.plan.parties.exclude(pk=sender_id)
    rows = [
        Notification(
            commitment=commitment,
            sender_id=sender_id,
            recipient=recipient,
            reason=reason,
            text=text.strip(),
            sent_on=on,
        )
        for recipient in recipients
    ]
    Notification.objects.bulk_create(rows)
    subject = f"commitment:{commitment.plan.code}/{commitment.code}"
    record(grant, "commitment.notify", subject, _("Gemeld dat een afspraak niet lukt."), {"reason": reason})
    return len(rows)


@transaction.atomic
def mark_read(grant: Grant, notification: Notification, on: date) -> None:
    """The recipient saw it.

    Raises:
        PermissionDenied: the message is for another party.
    """
    grant.require_party(notification.recipient_id)
    if notification.read_on is None:
        Notification.objects.filter(pk=notification.pk).update(read_on=on)
        record(grant, "notification.read", f"notification:{notification.pk}", _("Melding gelezen."))
