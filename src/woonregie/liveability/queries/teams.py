# SPDX-License-Identifier: EUPL-1.2
"""Teams of residents and phases of areas, as they stand and as they were."""

from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from woonregie.access.grant import Grant
from woonregie.liveability.models import AreaPhase, Team, TeamPhase


@dataclass(frozen=True)
class PhaseStep:
    """The phase of an area now, with the ones before it, the latest first."""

    now: AreaPhase
    before: list[AreaPhase]


def teams(grant: Grant) -> list[Team]:
    """Every team with its phases in order. Two queries."""
    return list(_teams())


def team(grant: Grant, place: str, corporation: str) -> Team | None:
    """The team of one corporation in one neighbourhood."""
    return _teams().filter(place__code=place, corporation__code=corporation).first()


def _teams() -> QuerySet[Team]:
    phases = TeamPhase.objects.order_by("pk")
    rows = Team.objects.select_related("place", "corporation", "passage__document", "passage__dataset")
    return rows.prefetch_related(Prefetch("phases", phases))


def area_phases(grant: Grant) -> list[PhaseStep]:
    """The phase of every area that has one, by name. One query."""
    rows = AreaPhase.objects.select_related("place", "passage__document", "passage__dataset").order_by("pk")
    by_place: dict[int, list[AreaPhase]] = {}
    for row in rows:
        by_place.setdefault(row.place_id, []).append(row)
    steps = [PhaseStep(found[-1], found[-2::-1]) for found in by_place.values()]
    return sorted(steps, key=lambda step: step.now.place.name)
