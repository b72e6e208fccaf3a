# SPDX-License-Identifier: EUPL-1.2
"""What the audit log says, and whether anybody tampered with it."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from woonregie.access.chain import FIRST_HASH, follows
from woonregie.access.grant import Grant, Scope
from woonregie.access.models import AuditEvent

_ROWS_AT_A_TIME = 2000


@dataclass(frozen=True)
class AuditFilter:
    """What to look for; None filters nothing. `actor` and `subject` match a part, dates are inclusive."""

    actor: str | None = None
    party: str | None = None
    action: str | None = None
    subject: str | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class ChainVerdict:
    """How many events are whole, the hash of the last of them, and the first event that is not (None: all are).

    `expected_found` is False when a hash that somebody wrote down earlier no longer occurs: the end was cut off.
    """

    verified: int
    last_hash: str
    first_broken: int | None
    expected_found: bool = True

    @property
    def intact(self) -> bool:
        return self.first_broken is None and self.expected_found


@dataclass(frozen=True)
class AuditWords:
    """The party codes and actions that occur in the log, to choose from."""

    parties: list[str]
    actions: list[str]


def audit_events(grant: Grant, wanted: AuditFilter) -> QuerySet[AuditEvent]:
    """The events that match, latest first.

    Raises:
        PermissionDenied: the log is read as a whole or not at all.
    """
    _require_all(grant)
    conditions = {
        "actor__icontains": wanted.actor,
        "party_code": wanted.party,
        "action": wanted.action,
        "subject__icontains": wanted.subject,
        "at__gte": _midnight(wanted.since),
        "at__lt": _midnight(wanted.until, days_later=1),
    }
    return AuditEvent.objects.filter(**{name: value for name, value in conditions.items() if value is not None})


def audit_words(grant: Grant) -> AuditWords:
    """What a reader of the log may choose from."""
    _require_all(grant)
    codes = AuditEvent.objects.exclude(party_code="").order_by("party_code").values_list("party_code", flat=True)
    actions = AuditEvent.objects.order_by("action").values_list("action", flat=True)
    return AuditWords(list(codes.distinct()), list(actions.distinct()))


def verify_chain(grant: Grant, expected_hash: str = "") -> ChainVerdict:
    """Walk the whole log in order and stop at the first event that was changed, removed or put in.

    Streams the rows, so that memory does not grow with the log. What was cut off at the end cannot be seen from
    inside: give `expected_hash`, a hash (or its first part) that was written down elsewhere.
    """
    _require_all(grant)
    verified, last_hash, found = 0, FIRST_HASH, not expected_hash
    for event in AuditEvent.objects.order_by("sequence").iterator(chunk_size=_ROWS_AT_A_TIME):
        if not follows(event, verified, last_hash):
            return ChainVerdict(verified, last_hash, first_broken=verified + 1, expected_found=found)
        verified, last_hash = event.sequence, event.hash
        found = found or last_hash.startswith(expected_hash)
    return ChainVerdict(verified, last_hash, first_broken=None, expected_found=found)


def _require_all(grant: Grant) -> None:
    if grant.scope is not Scope.ALL:
        raise PermissionDenied(_("Uw rol geeft geen toegang tot het logboek."))


def _midnight(day: date | None, days_later: int = 0) -> datetime | None:
    """The start of a day on the clocks of the municipality; year 9999 has no day after it."""
    if day is None or day.year > 9998:
        return None
    return timezone.make_aware(datetime.combine(day + timedelta(days=days_later), time.min))
