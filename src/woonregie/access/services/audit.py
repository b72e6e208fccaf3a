# SPDX-License-Identifier: EUPL-1.2
"""Writing to the audit log, which every service does once per thing done."""

import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils import timezone

from woonregie.access.chain import FIRST_HASH, event_hash
from woonregie.access.grant import Grant
from woonregie.access.models import AuditEvent
from woonregie.access.one_at_a_time import Queue, one_at_a_time


def record(
    grant: Grant, action: str, subject: str, summary: str, details: dict[str, Any] | None = None
) -> AuditEvent:
    """Add one event to the chain, inside the transaction of the service that acted.

    Args:
        action: what was done, `noun.verb`, e.g. `progress.add`.
        subject: `kind:code`, e.g. `commitment:PA2226/5t`.
        summary: one Dutch sentence for people.
        details: facts (before and after); dates and decimals become text.
    """
    with transaction.atomic():
        one_at_a_time(Queue.AUDIT_LOG)
        last = AuditEvent.objects.order_by("-sequence").only("sequence", "hash").first()
        event = AuditEvent(
            sequence=last.sequence + 1 if last else 1,
            at=timezone.now(),
            actor=grant.actor.name[:160],
            party_code=grant.actor.party_code,
            action=action,
            subject=subject[:160],
            summary=str(summary)[:400],
            details=_as_stored(details or {}),
            previous_hash=last.hash if last else FIRST_HASH,
        )
        event.hash = event_hash(event)
        event.save(force_insert=True)
    return event


def _as_stored(details: dict[str, Any]) -> Any:
    """The details as every database gives them back: a float becomes text, because PostgreSQL rewrites 1e3."""
    return json.loads(json.dumps(details, cls=DjangoJSONEncoder), parse_float=str)
