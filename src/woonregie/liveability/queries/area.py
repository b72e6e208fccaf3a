# SPDX-License-Identifier: EUPL-1.2
"""What of the fund, the teams and the phases belongs to some places together."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from woonregie.access.grant import Grant
from woonregie.liveability.models import AreaPhase, FundLine, Team, TeamPhase
from woonregie.liveability.queries.fund import fund_lines


@dataclass(frozen=True)
class Liveability:
    """Lines of the fund for these places, their teams, and the phase that each is in."""

    lines: list[FundLine]
    teams: list[Team]
    phases: list[AreaPhase]

    def __bool__(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.lines or self.teams or self.phases)


def liveability_of_places(grant: Grant, place_ids: Collection[int], on: date) -> Liveability:
    """What stood on a day, in five queries for all places together."""
    lines = fund_lines().filter(places__in=place_ids).distinct()
    told = TeamPhase.objects.order_by("pk")
    teams = Team.objects.filter(place__in=place_ids).select_related(
        "place", "corporation", "passage__document", "passage__dataset"
    )
    rows = AreaPhase.objects.filter(place__in=place_ids).exclude(since__gt=on).order_by("pk")
    phases = {row.place_id: row for row in rows.select_related("place", "passage__document", "passage__dataset")}
    return Liveability(list(lines), list(teams.prefetch_related(Prefetch("phases", told))), list(phases.values()))
