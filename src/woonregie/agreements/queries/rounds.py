# SPDX-License-Identifier: EUPL-1.2
"""Reporting rounds: who owes what, and what came in."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from woonregie.access.grant import Grant
from woonregie.agreements.models import Progress, ReportingRound, RoundEntry
from woonregie.agreements.queries.action_list import ActionFilter, ActionRow, list_actions
from woonregie_core.agreements.vocabulary import RoundState


@dataclass(frozen=True)
class EntryRow:
    """One party's entry, with what it reported and the actions it still has to report on."""

    entry: RoundEntry
    reported: list[Progress]
    still_owed: list[ActionRow]


@dataclass(frozen=True)
class RoundPage:
    """One round with all its entries."""

    round: ReportingRound
    rows: list[EntryRow]


def rounds() -> list[ReportingRound]:
    """All rounds, newest first, with their entries. Two queries."""
    entries = RoundEntry.objects.select_related("party")
    newest_first = ReportingRound.objects.select_related("plan").order_by("-opens", "code")
    return list(newest_first.prefetch_related(Prefetch("entries", entries)))


def round_page(grant: Grant, code: str, on: date) -> RoundPage | None:
    """One round, or None where there is none. The same number of queries for any number of actions."""
    asked = ReportingRound.objects.select_related("plan").filter(code=code).first()
    if asked is None:
        return None
    said = Progress.objects.filter(round=asked).select_related("action", "commitment__current", "party")
    reported: dict[int, list[Progress]] = {}
    for progress in said:
        reported.setdefault(progress.party_id, []).append(progress)
    done = {progress.action_id for rows in reported.values() for progress in rows}
    actions = list_actions(grant, ActionFilter(plan=asked.plan.code, state="open"), on)
    owed = [row for row in actions if row.action.pk not in done]
    entries = RoundEntry.objects.filter(round=asked).select_related("party", "round").order_by("party__name")
    return RoundPage(asked, [_row(entry, reported, owed) for entry in entries])


def entry_by_party(code: str, party_code: str) -> RoundEntry | None:
    """One party's entry in one round."""
    entries = RoundEntry.objects.select_related("round", "party")
    return entries.filter(round__code=code, party__code=party_code).first()


def _row(entry: RoundEntry, reported: dict[int, list[Progress]], owed: list[ActionRow]) -> EntryRow:
    own = [row for row in owed if row.action.lead_id == entry.party_id]
    open_entry = entry.state in (RoundState.EXPECTED, RoundState.RETURNED)
    return EntryRow(entry, reported.get(entry.party_id, []), own if open_entry else [])
