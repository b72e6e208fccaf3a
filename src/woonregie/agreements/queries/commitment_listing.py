# SPDX-License-Identifier: EUPL-1.2
"""Commitments as plain rows, for the command line and for programs."""

from typing import Any

from woonregie.access.grant import Grant
from woonregie.agreements.models import Commitment
from woonregie.agreements.queries.visible import visible_commitments
from woonregie_core.agreements.vocabulary import ContributionRole


def listed_commitments(grant: Grant, plan_code: str | None) -> list[dict[str, Any]]:
    """Every commitment that may be read, of one plan or of all, with its source. Seven queries."""
    commitments = visible_commitments(grant).select_related(
        "plan", "theme", "current__passage__document", "current__passage__dataset"
    )
    commitments = commitments.prefetch_related(
        "current__contributions__party",
        "current__places",
        "current__targets",
        "actions",
        "links_out__target__plan",
    )
    if plan_code:
        commitments = commitments.filter(plan__code=plan_code)
    return [_row(commitment) for commitment in commitments.order_by("plan__order", "plan__code", "order")]


def _row(commitment: Commitment) -> dict[str, Any]:
    version = commitment.current
    assert version is not None
    contributions = list(version.contributions.all())
    leads = [c.party.name for c in contributions if c.role == ContributionRole.LEAD]
    return {
        "plan": commitment.plan.code,
        "theme": commitment.theme.code,
        "code": commitment.code,
        "title": version.title,
        "type": version.type,
        "version": version.number,
        "lead": ", ".join(leads),
        "parties": [{"party": c.party.code, "role": c.role} for c in contributions],
        "start": version.start,
        "end": version.end,
        "ongoing": version.ongoing,
        "targets": [
            {"label": t.label, "amount": t.amount, "unit": t.unit, "by": t.by} for t in version.targets.all()
        ],
        "places": [place.code for place in version.places.all()],
        "actions": len(commitment.actions.all()),
        "links": [
            {"kind": link.kind, "to": f"{link.target.plan.code}:{link.target.code}"}
            for link in commitment.links_out.all()
        ],
        "source": str(version.passage) if version.passage else None,
    }
