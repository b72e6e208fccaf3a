# SPDX-License-Identifier: EUPL-1.2
"""Commitments as rows: the text in force, who leads, and how it stands. Used wherever commitments are listed."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Prefetch, QuerySet

from woonregie.access.grant import Grant
from woonregie.agreements.models import Commitment, CommitmentVersion, Contribution, Target
from woonregie.agreements.queries.standing import Standing, commitment_standings
from woonregie.parties.models import Party
from woonregie.places.models import Place
from woonregie_core.agreements.vocabulary import ContributionRole


@dataclass(frozen=True)
class CommitmentRow:
    """One commitment with its version in force and the last thing said about it."""

    commitment: Commitment
    version: CommitmentVersion
    standing: Standing | None
    targets: list[Target] = field(default_factory=list)

    @property
    def phase(self) -> str:
        """Code of the phase; empty where nobody reported."""
        return self.standing.phase if self.standing else ""

    @property
    def course(self) -> str:
        """Code of the course; empty where nobody judged."""
        return self.standing.course if self.standing else ""

    @property
    def leads(self) -> list[Party]:
        """The parties that lead."""
        return [c.party for c in self.version.contributions.all() if c.role == ContributionRole.LEAD]

    @property
    def parties(self) -> list[Party]:
        """Everybody who contributes, each once."""
        return list({c.party_id: c.party for c in self.version.contributions.all()}.values())

    @property
    def places(self) -> list[Place]:
        """Where it is to be done; none means the whole municipality."""
        return list(self.version.places.all())


def commitment_rows(
    grant: Grant, on: date, commitments: QuerySet[Commitment], targets: bool = False
) -> list[CommitmentRow]:
    """The commitments in the order of their plans. Four queries at any number, five with targets."""
    prefetches = [
        Prefetch("current__contributions", Contribution.objects.select_related("party")),
        Prefetch("current__places", Place.objects.only("code", "name")),
    ]
    if targets:
        prefetches.append(Prefetch("current__targets", Target.objects.select_related("party")))
    found = list(
        commitments.select_related("plan", "theme", "current")
        .prefetch_related(*prefetches)
        .order_by("plan__order", "plan__code", "order")
    )
    standings = commitment_standings(grant, on, [c.pk for c in found])
    return [
        CommitmentRow(c, c.current, standings.get(c.pk), list(c.current.targets.all()) if targets else [])
        for c in found
        if c.current
    ]
