# SPDX-License-Identifier: EUPL-1.2
"""Find signals and remember them: new ones are added, gone ones resolved, known ones left as they were."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.access.refusals import CannotDo
from woonregie.access.services import record
from woonregie.agreements.models import Acknowledgement, Signal
from woonregie.agreements.queries.subjects import StoredSubject, followed_subjects
from woonregie_core.agreements.signals import Found, SignalSettings, find_signals


@dataclass(frozen=True)
class Refreshed:
    """What a run changed."""

    found: int
    new: int
    resolved: int


@transaction.atomic(savepoint=False)
def refresh_signals(grant: Grant, on: date, settings: SignalSettings) -> Refreshed:
    """Bring the stored signals in line with the facts on a day. Writes only what changed; at most 20 queries."""
    subjects = followed_subjects()
    found = {signal.key: signal for signal in find_signals((s.facts for s in subjects), on, settings)}
    stored = {signal.key: signal for signal in Signal.objects.all()}
    by_key = {subject.facts.key: subject for subject in subjects}
    new = [_row(signal, by_key[signal.subject], on) for key, signal in found.items() if key not in stored]
    changed = [row for key, row in stored.items() if _bring_up_to_date(row, found.get(key), on)]
    Signal.objects.bulk_create(new)
    Signal.objects.bulk_update(changed, ["severity", "evidence", "last_seen", "resolved_on"], batch_size=500)
    resolved = sum(1 for row in changed if row.resolved_on == on)
    if new or changed:
        summary = _("Signalen bijgewerkt: %(new)s nieuw, %(resolved)s opgelost.")
        counts = {"new": len(new), "resolved": resolved}
        record(grant, "signal.refresh", f"signals:{on.isoformat()}", summary % counts, counts)
    return Refreshed(found=len(found), new=len(new), resolved=resolved)


@transaction.atomic
def acknowledge(
    grant: Grant, signal: Signal, party_id: int, reason: str, until: date, on: date, most_days: int
) -> Acknowledgement:
    """Say why a signal may wait, and until when.

    Raises:
        PermissionDenied: the grant does not reach the party.
        CannotDo: no reason, or a date in the past or too far ahead; the message is Dutch.
    """
    grant.require_party(party_id)
    if not reason.strip():
        raise CannotDo(_("Geef een reden: waarom mag dit signaal wachten?"))
    if not on < until <= on + timedelta(days=most_days):
        raise CannotDo(_("Kies een datum na vandaag en binnen %(days)s dagen.") % {"days": most_days})
    acknowledgement = Acknowledgement.objects.create(
        signal=signal,
        by_id=grant.actor.user_id,
        party_id=party_id,
        reason=reason.strip(),
        acknowledged_on=on,
        until=until,
    )
    details = {"reason": reason.strip(), "until": until.isoformat(), "rule": signal.rule}
    record(grant, "signal.acknowledge", f"signal:{signal.key}", _("Signaal mag wachten."), details)
    return acknowledgement


def _row(signal: Found, subject: StoredSubject, on: date) -> Signal:
    return Signal(
        key=signal.key,
        rule=signal.rule,
        commitment_id=subject.commitment_id,
        action_id=subject.action_id,
        severity=signal.severity,
        evidence=dict(signal.evidence),
        first_seen=min(signal.since or on, on),
        last_seen=on,
    )


def _bring_up_to_date(row: Signal, found: Found | None, on: date) -> bool:
    """Change the row where the facts changed; say whether anything did."""
    if found is None:
        if row.resolved_on is not None:
            return False
        row.resolved_on = on
        return True
    fresh = (found.severity, dict(found.evidence), None)
    if (row.severity, row.evidence, row.resolved_on) == fresh:
        return False
    row.severity, row.evidence, row.resolved_on = fresh[0], fresh[1], None
    row.last_seen = on
    return True
