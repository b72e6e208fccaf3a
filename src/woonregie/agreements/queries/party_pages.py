# SPDX-License-Identifier: EUPL-1.2
"""Parties: who takes part, and what one party leads, executes and still owes."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from woonregie.access.grant import Grant
from woonregie.agreements.models import Action, Contribution, RoundEntry
from woonregie.agreements.queries.areas import ActionRow
from woonregie.agreements.queries.commitment_rows import CommitmentRow, commitment_rows
from woonregie.agreements.queries.standing import action_standings
from woonregie.agreements.queries.visible import visible_actions, visible_commitments
from woonregie.parties.models import Party
from woonregie.parties.queries import PartyProfile, all_parties, party_profile
from woonregie_core.agreements.vocabulary import ContributionRole, RoundState


@dataclass(frozen=True)
class PartyLine:
    """A party in the list."""

    party: Party
    leads: int
    contributes: int
    actions: int


@dataclass(frozen=True)
class PartyPage:
    """All that the page of a party shows."""

    profile: PartyProfile
    leads: list[CommitmentRow]
    contributes: list[CommitmentRow]
    actions: list[ActionRow]
    owes: list[RoundEntry]


def party_lines(grant: Grant) -> list[PartyLine]:
    """All parties with counts of what they lead and do. Three queries at any size."""
    readable = visible_commitments(grant).values("current_id")
    contributions = set(
        Contribution.objects.filter(version__in=readable).values_list("party_id", "version_id", "role").order_by()
    )
    leads = Counter(party for party, _version, role in contributions if role == ContributionRole.LEAD)
    leading = {(p, v) for p, v, role in contributions if role == ContributionRole.LEAD}
    contributes = Counter(p for p, v in {(p, v) for p, v, _role in contributions} - leading)
    actions = Counter(visible_actions(grant).values_list("lead_id", flat=True))
    return [PartyLine(p, leads[p.pk], contributes[p.pk], actions[p.pk]) for p in all_parties()]


def party_page(grant: Grant, code: str, on: date) -> PartyPage | None:
    """One party as its page shows it, or None where there is no such party."""
    profile = party_profile(code)
    if profile is None:
        return None
    party = profile.party
    touched = visible_commitments(grant).filter(current__contributions__party=party).distinct()
    rows = commitment_rows(grant, on, visible_commitments(grant).filter(pk__in=touched.values("pk")))
    leads = [row for row in rows if party in row.leads]
    return PartyPage(
        profile=profile,
        leads=leads,
        contributes=[row for row in rows if row not in leads],
        actions=_actions_led(grant, party, on),
        owes=[] if grant.released_only else _owed_reports(party),
    )


def _actions_led(grant: Grant, party: Party, on: date) -> list[ActionRow]:
    led: list[Action] = list(
        visible_actions(grant)
        .filter(lead=party)
        .select_related("commitment__plan", "lead")
        .prefetch_related("places")
        .order_by("commitment__plan__order", "commitment__order", "order")
    )
    standings = action_standings(grant, on, [action.pk for action in led])
    return [ActionRow(action, standings.get(action.pk)) for action in led]


def _owed_reports(party: Party) -> list[RoundEntry]:
    """Rounds in which the party has still to report, or to report again."""
    owed = party.round_entries.filter(state__in=[RoundState.EXPECTED, RoundState.RETURNED])
    return list(owed.select_related("round__plan").order_by("round__closes"))
