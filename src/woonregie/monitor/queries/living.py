# SPDX-License-Identifier: EUPL-1.2
"""What is done for the liveability of an area: lines of the fund, teams of residents, the phase of the work."""

from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Q, Subquery

from woonregie.liveability.labels import AREA_PHASE, TEAM_PHASE
from woonregie.liveability.models import AreaPhase, FundLine, Team, TeamPhase
from woonregie.monitor.queries.town import Town
from woonregie.places.models import Place, PlaceKind
from woonregie.sources.models import Passage


@dataclass(frozen=True)
class TeamRow:
    """A team of residents with its phase in words."""

    team: Team
    phase: str


@dataclass(frozen=True)
class PhaseRow:
    """The phase of the work in one place, in words."""

    place: Place
    phase: str
    passage: Passage | None


@dataclass(frozen=True)
class Living:
    """All of it, for one area and everything in it."""

    lines: list[FundLine]
    teams: list[TeamRow]
    phases: list[PhaseRow]

    def __bool__(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.lines or self.teams or self.phases)


def living_in(town: Town, place: Place, on: date) -> Living:
    """What stood on a day. Three queries; a line of the rayon around a place belongs to that place too."""
    ids = town.inside[place.pk]
    rayons = [p.pk for p in town.at(PlaceKind.AREA_TEAM) if place.pk in town.inside[p.pk]]
    origins = ("passage__document", "passage__dataset")
    lines = FundLine.objects.filter(places__in=[*ids, *rayons]).distinct().select_related(*origins)
    return Living(list(lines), _teams(ids, on, origins), _phases(ids, on, origins))


def _teams(ids: frozenset[int], on: date, origins: tuple[str, ...]) -> list[TeamRow]:
    known = Q(since__isnull=True) | Q(since__lte=on)
    last = TeamPhase.objects.filter(known, team=OuterRef("pk")).order_by("-pk").values("phase")[:1]
    teams = Team.objects.filter(place__in=ids).annotate(code_of_phase=Subquery(last))
    return [
        TeamRow(team, str(TEAM_PHASE[team.code_of_phase or "unknown"]))
        for team in teams.select_related("place", "corporation", *origins)
    ]


def _phases(ids: frozenset[int], on: date, origins: tuple[str, ...]) -> list[PhaseRow]:
    rows = AreaPhase.objects.filter(Q(since__isnull=True) | Q(since__lte=on), place__in=ids).order_by("pk")
    last = {row.place_id: row for row in rows.select_related("place", *origins)}
    return [PhaseRow(row.place, str(AREA_PHASE.get(row.phase, row.phase)), row.passage) for row in last.values()]
