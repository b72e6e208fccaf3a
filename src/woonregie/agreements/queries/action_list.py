# SPDX-License-Identifier: EUPL-1.2
"""The shared action list as one asks for it: filtered, grouped, with the columns of one's choice.

All choices live in the address, so that a link opens the same list for a colleague and an export holds the same
rows.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from woonregie.access.grant import Grant
from woonregie.agreements.models import Action, Progress, Signal
from woonregie.agreements.queries.standing import action_standings
from woonregie.agreements.queries.visible import visible_actions
from woonregie.places.models import Place
from woonregie_core.agreements.vocabulary import Phase

DUE_SOON = timedelta(days=31)
FINAL_PHASES = tuple(phase for phase in Phase if phase.is_final)


@dataclass(frozen=True)
class ActionFilter:
    """What the reader asked for; an empty field asks for nothing.

    `state` is one of late, soon, open, done, waiting.
    """

    plan: str = ""
    theme: str = ""
    party: str = ""
    place: str = ""
    phase: str = ""
    state: str = ""
    signal: bool = False
    text: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether all actions are asked for."""
        return self == ActionFilter()


@dataclass(frozen=True)
class ActionRow:
    """One action with how it stands on the reference date."""

    action: Action
    standing: Progress | None
    signals: list[Signal] = field(default_factory=list)
    on: date = date.min

    @property
    def phase(self) -> str:
        """The phase last reported; empty where nothing was."""
        return self.standing.phase if self.standing else ""

    @property
    def course(self) -> str:
        """The course last reported; empty where none was."""
        return self.standing.course if self.standing else ""

    @property
    def places(self) -> list[Place]:
        """Where it happens: its own places, else those of its commitment; none means the whole municipality."""
        version = self.action.commitment.current
        return list(self.action.places.all()) or (list(version.places.all()) if version else [])

    @property
    def is_done(self) -> bool:
        """Whether nothing more is expected."""
        return self.phase in FINAL_PHASES

    @property
    def is_late(self) -> bool:
        """Whether the agreed end passed while it is not done."""
        return self.action.end is not None and self.action.end < self.on and not self.is_done

    @property
    def is_due_soon(self) -> bool:
        """Whether the agreed end comes within a month."""
        end = self.action.end
        return end is not None and self.on <= end <= self.on + DUE_SOON and not self.is_done

    @property
    def is_waiting(self) -> bool:
        """Whether something else has to happen first."""
        return not self.is_done and bool(self.action.blocking_condition or self.action.depends_on.all())

    @property
    def severity(self) -> str:
        """The heaviest of its signals; empty where there is none."""
        present = {signal.severity for signal in self.signals}
        return next((level for level in ("high", "medium", "low") if level in present), "")


def list_actions(grant: Grant, asked: ActionFilter, on: date) -> list[ActionRow]:
    """The actions asked for, in the order of the plans. The same few queries at any number of actions."""
    actions = list(_with_all_that_a_row_shows(_matching(visible_actions(grant), asked)))
    ids = [action.pk for action in actions]
    standings = action_standings(grant, on, ids)
    signals = _open_signals(ids, on)
    rows = (ActionRow(a, standings.get(a.pk), signals.get(a.pk, []), on) for a in actions)
    return [row for row in rows if _fits(row, asked)]


def _matching(actions: QuerySet[Action], asked: ActionFilter) -> QuerySet[Action]:
    if asked.plan:
        actions = actions.filter(commitment__plan__code=asked.plan)
    if asked.theme:
        actions = actions.filter(commitment__theme__code=asked.theme)
    if asked.party:
        takes_part = Q(lead__code=asked.party) | Q(parties__code=asked.party)
        contributes = Q(commitment__current__contributions__party__code=asked.party)
        actions = actions.filter(pk__in=actions.filter(takes_part | contributes).values("pk"))
    if asked.place:
        inside = Place.objects.filter(around__ancestor__code=asked.place)
        there = Q(places__in=inside) | Q(places__isnull=True, commitment__current__places__in=inside)
        actions = actions.filter(pk__in=actions.filter(there).values("pk"))
    if asked.text:
        said = Q(title__icontains=asked.text) | Q(summary__icontains=asked.text) | Q(code__iexact=asked.text)
        actions = actions.filter(said | Q(commitment__current__title__icontains=asked.text))
    return actions


def _with_all_that_a_row_shows(actions: QuerySet[Action]) -> QuerySet[Action]:
    return (
        actions.select_related(
            "lead", "lead_person", "commitment__plan", "commitment__theme", "commitment__current"
        )
        .prefetch_related(
            "places",
            "targets",
            "depends_on",
            "commitment__current__places",
        )
        .order_by("commitment__plan__order", "commitment__plan__code", "commitment__order", "order")
    )


def _open_signals(actions: Iterable[int], on: date) -> dict[int, list[Signal]]:
    found: dict[int, list[Signal]] = {}
    unresolved = Q(resolved_on__isnull=True) | Q(resolved_on__gt=on)
    for signal in Signal.objects.filter(unresolved, action__in=actions, first_seen__lte=on):
        assert signal.action_id is not None
        found.setdefault(signal.action_id, []).append(signal)
    return found


def _fits(row: ActionRow, asked: ActionFilter) -> bool:
    """The questions that depend on how an action stands on the reference date."""
    states = {
        "": True,
        "late": row.is_late,
        "soon": row.is_due_soon,
        "open": not row.is_done,
        "done": row.is_done,
        "waiting": row.is_waiting,
    }
    phase_fits = not asked.phase or row.phase == asked.phase or (asked.phase == "none" and not row.phase)
    return states.get(asked.state, True) and phase_fits and (not asked.signal or bool(row.signals))
