# SPDX-License-Identifier: EUPL-1.2
"""How commitments and actions stand on a date: the last thing that was said about each."""

from collections.abc import Iterable
from datetime import date

from django.db.models import OuterRef, QuerySet, Subquery

from woonregie.access.grant import Grant
from woonregie.agreements.models import Progress
from woonregie.agreements.queries.visible import visible_progress


def commitment_standings(grant: Grant, on: date, commitments: Iterable[int] | QuerySet) -> dict[int, Progress]:  # type: ignore[type-arg]
    """The latest progress about each commitment itself, not its actions, on a date: id -> progress. One query."""
    said = visible_progress(grant).filter(action__isnull=True, recorded_on__lte=on)
    same = said.filter(commitment=OuterRef("commitment")).order_by("-recorded_on", "-pk").values("pk")[:1]
    latest = said.filter(commitment__in=commitments, pk=Subquery(same))
    return {progress.commitment_id: progress for progress in latest}


def action_standings(grant: Grant, on: date, actions: Iterable[int] | QuerySet) -> dict[int, Progress]:  # type: ignore[type-arg]
    """The latest progress about each action on a date: id -> progress. One query."""
    said = visible_progress(grant).filter(recorded_on__lte=on)
    same = said.filter(action=OuterRef("action")).order_by("-recorded_on", "-pk").values("pk")[:1]
    latest = said.filter(action__in=actions, pk=Subquery(same))
    return {progress.action_id: progress for progress in latest if progress.action_id}
