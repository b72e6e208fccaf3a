# SPDX-License-Identifier: EUPL-1.2
"""How audit events hang together: each carries the hash of the one before it."""

import hashlib
import json

from woonregie.access.models import AuditEvent

FIRST_HASH = "0" * 64


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


def follows(event: AuditEvent, sequence: int, previous_hash: str) -> bool:
    """Whether an event is whole and stands right behind event `sequence`, whose hash was `previous_hash`."""
    return (
        event.sequence == sequence + 1 and event.previous_hash == previous_hash and event.hash == event_hash(event)
    )
