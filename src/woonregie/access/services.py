# SPDX-License-Identifier: EUPL-1.2
"""Writing to the audit log, which every service does once per thing done."""

import hashlib
import json
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from woonregie.access.grant import Grant
from woonregie.access.models import AuditEvent

FIRST_HASH = "0" * 64
_LOCK_KEY = 728_001  # any fixed number: writers of the log queue up behind it on PostgreSQL


def event_hash(event: AuditEvent) -> str:
    """SHA-256 over the event's own fields and the hash of its predecessor."""
    fields = [
        event.sequence,
        event.at.isoformat(),
        event.actor,
        event.party_code,
        event.action,
        event.subject,
        event.summary,
        event.details,
        event.previous_hash,
    ]
    canonical = json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def record(grant: Grant, action: str, subject: str, summary: str, details: dict[str, Any] | None = None) -> AuditEvent:
    """Add one event to the chain, inside the transaction of the service that acted.

    Args:
        action: what was done, `noun.verb`, e.g. `progress.add`.
        subject: `kind:code`, e.g. `commitment:PA2226/5t`.
        summary: one Dutch sentence for people.
        details: JSON-serialisable facts (before and after).
    """
    with transaction.atomic():
        _queue_up()
        last = AuditEvent.objects.order_by("-sequence").first()
        event = AuditEvent(
            sequence=last.sequence + 1 if last else 1,
            at=timezone.now(),
            actor=grant.actor.name,
            party_code=grant.actor.party_code,
            action=action,
            subject=subject,
            summary=summary[:400],
            details=details or {},
            previous_hash=last.hash if last else FIRST_HASH,
        )
        event.hash = event_hash(event)
        event.save(force_insert=True)
    return event


def _queue_up() -> None:
    """One writer at a time: SQLite's IMMEDIATE transactions already see to it, PostgreSQL needs a lock."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK_KEY])
