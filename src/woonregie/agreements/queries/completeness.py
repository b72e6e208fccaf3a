# SPDX-License-Identifier: EUPL-1.2
"""A plan as the plain facts in which the core judges completeness and reciprocity."""

from dataclasses import dataclass

from woonregie.access.grant import Grant
from woonregie.agreements.models import Commitment, Plan
from woonregie.agreements.queries.visible import visible_commitments, visible_plans
from woonregie.parties.models import Party
from woonregie_core.agreements.completeness import CommitmentFacts, Completeness, assess
from woonregie_core.agreements.vocabulary import CommitmentType, ContributionRole

_BRINGING = {ContributionRole.LEAD, ContributionRole.EXECUTING, ContributionRole.CONDITION}


@dataclass(frozen=True)
class PlanCompleteness:
    """One plan with its answer, and the rows that the keys stand for."""

    plan: Plan
    answer: Completeness
    commitments: dict[str, Commitment]
    parties: dict[str, Party]


def plan_completeness(grant: Grant, code: str) -> PlanCompleteness | None:
    """How complete one plan is, or None where this reader may not see it. At most eight queries."""
    plan = visible_plans(grant).prefetch_related("parties__members").filter(code=code).first()
    if plan is None:
        return None
    commitments = list(
        visible_commitments(grant)
        .filter(plan=plan)
        .select_related("current", "plan")
        .prefetch_related(
            "current__contributions__party__members", "current__targets", "current__places", "actions__targets"
        )
    )
    parties = {party.code: party for party in plan.parties.all()}
    answer = assess([_facts(commitment) for commitment in commitments], parties)
    return PlanCompleteness(plan, answer, {c.code: c for c in commitments}, parties)


def _facts(commitment: Commitment) -> CommitmentFacts:
    version = commitment.current
    assert version is not None
    contributions = list(version.contributions.all())
    leads = [c.party.code for c in contributions if c.role == ContributionRole.LEAD]
    bringing = {code for c in contributions if c.role in _BRINGING for code in _codes(c.party)}
    actions = list(commitment.actions.all())
    return CommitmentFacts(
        key=commitment.code,
        type=CommitmentType(version.type),
        lead=leads[0] if leads else None,
        contributors=frozenset(bringing),
        described=bool(version.summary.strip()),
        measurable=bool(version.targets.all()) or any(action.targets.all() for action in actions),
        dated=bool(version.ongoing or version.start or version.end or version.review_on)
        or any(action.start or action.end for action in actions),
        placed=True,  # no places named means the whole municipality
        sourced=version.passage_id is not None,
    )


def _codes(party: Party) -> list[str]:
    """A party, or for a collective also its members."""
    return [party.code, *(member.code for member in party.members.all())]
