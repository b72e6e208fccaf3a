# SPDX-License-Identifier: EUPL-1.2
"""What asks for attention now: late, due this month, waiting for me, waiting for others."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from woonregie.access.grant import Grant
from woonregie.agreements.models import CalendarDuty, DecisionRequest, Notification, RoundEntry, Signal
from woonregie.agreements.queries.action_list import ActionFilter, ActionRow, list_actions
from woonregie_core.agreements.calendar import Due, Duty, upcoming
from woonregie_core.agreements.vocabulary import RoundState

MEETING_AHEAD = timedelta(days=92)


@dataclass(frozen=True)
class DueDuty:
    """A duty of the calendar with the day on which it falls next."""

    row: CalendarDuty
    due: Due


@dataclass(frozen=True)
class Today:
    """The work list of one user on one day."""

    late: list[ActionRow]
    soon: list[ActionRow]
    silent: list[ActionRow]
    entries: list[RoundEntry]
    notifications: list[Notification]
    decisions: list[DecisionRequest]
    duties: list[DueDuty]
    signals: list[Signal]


def today(grant: Grant, on: date, mine_only: bool) -> Today:
    """The work list. At most 20 queries.

    Args:
        mine_only: only what the actor's own party leads, joins or owes; otherwise everybody's.
    """
    party = grant.actor.party_code if mine_only else ""
    rows = list_actions(grant, ActionFilter(party=party, state="open"), on)
    return Today(
        late=sorted((row for row in rows if row.is_late), key=lambda row: row.action.end or on),
        soon=sorted((row for row in rows if row.is_due_soon), key=lambda row: row.action.end or on),
        silent=[row for row in rows if _is_silent(row) and not row.is_late],
        entries=_entries(grant, on, mine_only),
        notifications=_notifications(grant, on, mine_only),
        decisions=_decisions(on),
        duties=due_duties(on, within_days=100),
        signals=_heaviest(on, {row.action.pk for row in rows} if mine_only else None),
    )


def due_duties(on: date, within_days: int) -> list[DueDuty]:
    """The duties that fall within a number of days, soonest first. Two queries."""
    rows = {
        row.code: row
        for row in CalendarDuty.objects.prefetch_related("parties").select_related("passage__document")
    }
    duties = [
        Duty(
            code=row.code,
            month=row.month,
            day=row.day,
            parties=tuple(party.code for party in row.parties.all()),
            remind_days=tuple(row.remind_days),
            valid_from=row.valid_from,
            valid_to=row.valid_to,
        )
        for row in rows.values()
    ]
    return [DueDuty(rows[due.duty.code], due) for due in upcoming(duties, on, within_days)]


def _is_silent(row: ActionRow) -> bool:
    """Whether its signals say that nothing was reported."""
    return any(signal.rule in ("nothing_submitted", "start_passed") for signal in row.signals)


def _entries(grant: Grant, on: date, mine_only: bool) -> list[RoundEntry]:
    owed = RoundEntry.objects.filter(
        state__in=[RoundState.EXPECTED, RoundState.RETURNED], round__opens__lte=on
    ).select_related("round__plan", "party")
    return list(owed.filter(party=grant.actor.party_id) if mine_only else owed)


def _notifications(grant: Grant, on: date, mine_only: bool) -> list[Notification]:
    unread = Notification.objects.filter(Q(read_on__isnull=True) | Q(read_on__gt=on), sent_on__lte=on)
    mine = unread.filter(recipient=grant.actor.party_id) if mine_only else unread
    rows = mine.select_related("sender", "recipient", "commitment__plan", "commitment__current")
    # One message went to every party: whoever looks for all of them wants to see it once.
    return list({(row.commitment_id, row.sender_id, row.sent_on): row for row in rows}.values())


def _decisions(on: date) -> list[DecisionRequest]:
    undecided = Q(decided_on__isnull=True) | Q(decided_on__gt=on)
    asked = DecisionRequest.objects.filter(undecided, asked_on__lte=on)
    return list(asked.select_related("commitment__plan", "commitment__current", "asked_by"))


def _heaviest(on: date, actions: set[int] | None) -> list[Signal]:
    open_now = Q(resolved_on__isnull=True) | Q(resolved_on__gt=on)
    signals = Signal.objects.filter(open_now, severity="high", first_seen__lte=on)
    if actions is not None:
        signals = signals.filter(action__in=actions)
    related = ("commitment__plan", "commitment__current", "action")
    return list(signals.select_related(*related).order_by("first_seen", "pk")[:8])
