# SPDX-License-Identifier: EUPL-1.2
"""How commitments and actions stand on a date: the last thing that was said about each."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, QuerySet, Subquery

from woonregie.access.grant import Grant
from woonregie.agreements.models import Progress
from woonregie.agreements.queries.visible import visible_actions, visible_progress
from woonregie_core.agreements.overall import overall_phase
from woonregie_core.agreements.vocabulary import Phase


@dataclass(frozen=True)
class DerivedStanding:
    """How a commitment stands by its actions, where nobody reported on the commitment itself."""

    phase: str
    recorded_on: date
    is_sample: bool
    course: str = ""


Standing = Progress | DerivedStanding


def commitment_standings(grant: Grant, on: date, commitments: Iterable[int] | QuerySet) -> dict[int, Standing]:  # type: ignore[type-arg]
    """How each commitment stands on a date, by its id: its own latest report, else what its actions show.

    Two queries.
    """
    said = visible_progress(grant).filter(action__isnull=True, recorded_on__lte=on)
    same = said.filter(commitment=OuterRef("commitment")).order_by("-recorded_on", "-pk").values("pk")[:1]
    latest = said.filter(commitment__in=commitments, pk=Subquery(same))
    return _by_actions(grant, on, commitments) | {progress.commitment_id: progress for progress in latest}


def _by_actions(grant: Grant, on: date, commitments: Iterable[int] | QuerySet) -> dict[int, Standing]:  # type: ignore[type-arg]
    said = visible_progress(grant).filter(action=OuterRef("pk"), recorded_on__lte=on)
    newest = said.order_by("-recorded_on", "-pk")
    actions = visible_actions(grant).filter(commitment__in=commitments).order_by()
    rows = actions.annotate(
        said_phase=Subquery(newest.values("phase")[:1]),
        said_on=Subquery(newest.values("recorded_on")[:1]),
        said_as_sample=Subquery(newest.values("is_sample")[:1]),
    ).values_list("commitment_id", "said_phase", "said_on", "said_as_sample")
    parts: dict[int, list[DerivedStanding | None]] = defaultdict(list)
    for commitment, phase, day, is_sample in rows:
        parts[commitment].append(DerivedStanding(phase, day, is_sample) if phase else None)
    return {pk: derived for pk, said in parts.items() if (derived := _derived(said))}


def _derived(parts: list[DerivedStanding | None]) -> DerivedStanding | None:
    phase = overall_phase([Phase(part.phase) if part else None for part in parts])
    if phase is None:
        return None
    known = [part for part in parts if part]
    return DerivedStanding(phase, max(part.recorded_on for part in known), any(part.is_sample for part in known))


def action_standings(grant: Grant, on: date, actions: Iterable[int] | QuerySet) -> dict[int, Progress]:  # type: ignore[type-arg]
    """The latest progress about each action on a date: id -> progress. One query."""
    said = visible_progress(grant).filter(recorded_on__lte=on)
    same = said.filter(action=OuterRef("action")).order_by("-recorded_on", "-pk").values("pk")[:1]
    latest = said.filter(action__in=actions, pk=Subquery(same))
    return {progress.action_id: progress for progress in latest if progress.action_id}
