# SPDX-License-Identifier: EUPL-1.2
"""What is agreed, done and stuck in places, in one query: enough to list it and to count it per area."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import CharField, Q, QuerySet, Value
from django.db.models.functions import Cast

from woonregie.access.grant import Grant, Scope
from woonregie.access.policy import grant_for
from woonregie.agreements.models import Signal
from woonregie.agreements.queries.visible import visible_actions, visible_commitments

COMMITMENT, ACTION, SIGNAL = "commitment", "action", "signal"


@dataclass(frozen=True)
class Subject:
    """A commitment, an action or a signal. `title` of a signal is the code of its rule."""

    kind: str
    pk: int
    plan: str
    code: str
    title: str


@dataclass(frozen=True)
class Agreed:
    """Subjects with the places that they name."""

    places: dict[Subject, frozenset[int]]

    def of(self, kind: str, ids: Collection[int] | None = None) -> list[Subject]:
        """Subjects of one kind that name any of the places, in the order of plans; all of them without places."""
        wanted = None if ids is None else set(ids)
        return [s for s, there in self.places.items() if s.kind == kind and (wanted is None or there & wanted)]

    def count(self, kind: str, ids: Collection[int]) -> int:
        """How many subjects of one kind name any of the places."""
        return len(self.of(kind, ids))


def agreed_in(grant: Grant, place_ids: Iterable[int], on: date) -> Agreed:
    """Commitments, actions and open signals that name one of the places. One query.

    Whoever may not see signals gets none.
    """
    ids = list(place_ids)
    parts = [_commitments(grant, ids), _actions(grant, ids)]
    if sees_signals(grant):
        parts += _signals(ids, on)
    rows = sorted(parts[0].union(*parts[1:], all=True), key=lambda row: (row[0], row[3], row[6], row[1]))
    found: dict[Subject, set[int]] = {}
    for kind, pk, place, plan, code, title, _order in rows:
        found.setdefault(Subject(kind, pk, plan, code, title), set()).add(place)
    return Agreed({subject: frozenset(places) for subject, places in found.items()})


def sees_signals(grant: Grant) -> bool:
    """Whether signals are for this actor at all."""
    return grant_for(grant.actor, "signal.view").scope is not Scope.NONE


Rows = QuerySet[Any, tuple[str, int, int, str, str, str, int]]


def _commitments(grant: Grant, ids: list[int]) -> Rows:
    there = visible_commitments(grant).filter(current__places__in=ids)
    return _columns(there, COMMITMENT, "current__places", "", "current__title")


def _actions(grant: Grant, ids: list[int]) -> Rows:
    there = visible_actions(grant).filter(places__in=ids)
    return _columns(there, ACTION, "places", "commitment__", "title")


def _signals(ids: list[int], on: date) -> list[Rows]:
    """An action's own places say where its signal is; other signals are where their commitment is."""
    stuck = Signal.objects.filter(Q(resolved_on__isnull=True) | Q(resolved_on__gt=on), first_seen__lte=on)
    of_actions = stuck.filter(action__places__in=ids)
    others = stuck.filter(action__isnull=True, commitment__current__places__in=ids)
    return [
        _columns(of_actions, SIGNAL, "action__places", "commitment__", "rule"),
        _columns(others, SIGNAL, "commitment__current__places", "commitment__", "rule"),
    ]


def _columns(rows: QuerySet[Any], kind: str, places: str, commitment: str, title: str) -> Rows:
    """The same seven columns of the same types for every kind of subject."""
    return rows.order_by().values_list(
        Value(kind, CharField()),
        "pk",
        places,
        Cast(f"{commitment}plan__code", CharField()),
        Cast(f"{commitment}code", CharField()),
        Cast(title, CharField()),
        f"{commitment}order",
    )
