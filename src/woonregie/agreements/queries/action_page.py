# SPDX-License-Identifier: EUPL-1.2
"""Everything about one action."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Prefetch, Q

from woonregie.access.grant import Grant
from woonregie.agreements.models import Action, Progress, Signal, Target
from woonregie.agreements.queries.visible import visible_actions, visible_progress


@dataclass(frozen=True)
class TargetStanding:
    """A target and what was last reported to be realised of it; None where nothing was."""

    target: Target
    realised: Decimal | None
    on: date | None


@dataclass(frozen=True)
class ActionPage:
    """One action, its history newest first, its targets and its open signals."""

    action: Action
    history: list[Progress]
    targets: list[TargetStanding]
    signals: list[Signal]

    @property
    def standing(self) -> Progress | None:
        """The last thing that was said."""
        return self.history[0] if self.history else None


def action_page(grant: Grant, pk: int, on: date) -> ActionPage | None:
    """One action as it stood on a date, or None where this reader may not see it. At most 12 queries."""
    related = ("lead", "lead_person", "commitment__plan", "commitment__theme", "commitment__current")
    passages = ("passage__document", "passage__dataset")
    action = (
        visible_actions(grant)
        .select_related(*related, *passages)
        .prefetch_related(
            "parties",
            "places",
            Prefetch("targets", Target.objects.select_related(*passages)),
            Prefetch("depends_on", Action.objects.select_related("latest", "commitment__plan")),
            Prefetch("needed_by", Action.objects.select_related("commitment__plan")),
        )
        .filter(pk=pk)
        .first()
    )
    if action is None:
        return None
    said = visible_progress(grant).filter(action=action, recorded_on__lte=on).order_by("-recorded_on", "-pk")
    history = list(said.select_related("party", "round", "target", *passages))
    return ActionPage(action, history, _standings(action, history), open_signals(on, action=action))


def open_signals(on: date, **about: object) -> list[Signal]:
    """The signals that stood open on a date about a commitment or an action, longest first."""
    unresolved = Q(resolved_on__isnull=True) | Q(resolved_on__gt=on)
    return list(Signal.objects.filter(unresolved, first_seen__lte=on, **about).order_by("first_seen", "pk"))


def _standings(action: Action, history: list[Progress]) -> list[TargetStanding]:
    standings = []
    for target in action.targets.all():
        said = next((p for p in history if p.target_id == target.pk and p.amount_realised is not None), None)
        realised, on = (said.amount_realised, said.recorded_on) if said else (None, None)
        standings.append(TargetStanding(target, realised, on))
    return standings
