# SPDX-License-Identifier: EUPL-1.2
"""All that rows are compared with, read in a handful of queries for any number of rows."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from woonregie.access.grant import Grant
from woonregie.access.policy import grant_for
from woonregie.agreements.models import Action, Commitment, Contribution, Progress
from woonregie.agreements.queries.standing import action_standings
from woonregie.agreements.queries.visible import visible_actions, visible_commitments
from woonregie.agreements.services.taking_part import speaks_for_any
from woonregie.exports.action_cells import Names, commitment_name, party_names, word_lists
from woonregie.parties.queries import all_parties
from woonregie.places.names import folded

_CONTRIBUTIONS = Prefetch("commitment__current__contributions", Contribution.objects.all())


@dataclass(frozen=True)
class Known:
    """The register as one import sees it, through the eyes of who imports."""

    grant: Grant
    on: date
    actions: dict[int, Action]
    standings: dict[int, Progress]
    commitments: dict[str, Commitment]
    parties: Names
    words: dict[str, dict[str, str]]
    codes: dict[str, dict[str, str]]  # "party", "phase", "course": folded word -> id or code

    @classmethod
    def read(cls, grant: Grant, ids: Collection[int], made_on: date, on: date) -> "Known":
        """Read the actions with these ids as they stood when the file was made, and the lists to choose from."""
        found = visible_actions(grant).filter(pk__in=ids)
        found = found.select_related("commitment__plan", "commitment__current", "latest")
        actions = {a.pk: a for a in found.prefetch_related("targets", "parties", _CONTRIBUTIONS)}
        known = all_parties()
        names, words = party_names(known), word_lists()
        codes = {name: {folded(word): code for code, word in table.items()} for name, table in words.items()}
        codes["party"] = {folded(p.code): str(p.pk) for p in known} | {
            folded(name): str(pk) for pk, name in names.items()
        }
        standings = action_standings(grant, made_on, list(actions))
        return cls(grant, on, actions, standings, _commitments(grant), names, words, codes)

    def may_change(self, action: Action) -> bool:
        """Whether who imports may change this action and report on it."""
        return self._speaks(_taking_part(action))

    def may_add(self, commitment: Commitment) -> bool:
        """Whether who imports may add an action here."""
        return self._speaks(_contributing(commitment))

    def speaker(self, lead: int | None, standing: Progress | None) -> int | None:
        """The party in whose name is reported: one's own, else the lead, else who reported before."""
        return self.grant.actor.party_id or lead or (standing.party_id if standing else None)

    def _speaks(self, parties: set[int]) -> bool:
        return all(speaks_for_any(grant, parties) for grant in editing_grants(self.grant))


def editing_grants(grant: Grant) -> tuple[Grant, Grant]:
    """What who imports may do to actions and to progress: as much as on the pages, never more."""
    return grant_for(grant.actor, "action.edit"), grant_for(grant.actor, "progress.add")


def _commitments(grant: Grant) -> dict[str, Commitment]:
    found = visible_commitments(grant).select_related("plan", "current")
    found = found.prefetch_related(Prefetch("current__contributions", Contribution.objects.all()))
    return {folded(commitment_name(c.plan.code, c.code)): c for c in found}


def _taking_part(action: Action) -> set[int]:
    """As `parties_of_action` in the services says it, from what was fetched before."""
    named = {party.pk for party in action.parties.all()}
    if action.lead_id is not None:
        named.add(action.lead_id)
    return named or _contributing(action.commitment)


def _contributing(commitment: Commitment) -> set[int]:
    current = commitment.current
    return {one.party_id for one in current.contributions.all()} if current else set()
