# SPDX-License-Identifier: EUPL-1.2
"""How audit events hang together: each carries the hash of the one before it."""

from woonregie.access.models import AuditEvent
from woonregie_core.fingerprints import canonical_json, fingerprint

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
    return fingerprint(canonical_json(fields))


def follows(event: AuditEvent, sequence: int, previous_hash: str) -> bool:
    """Whether an event is whole and stands right behind event `sequence`, whose hash was `previous_hash`."""
    return (
        event.sequence == sequence + 1 and event.previous_hash == previous_hash and event.hash == event_hash(event)
    )
