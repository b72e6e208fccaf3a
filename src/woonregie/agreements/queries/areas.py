# SPDX-License-Identifier: EUPL-1.2
"""Areas: the tree with counts, and what is agreed and done in one area, rolled up from everything inside it."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Prefetch, Q

from woonregie.access.grant import Grant
from woonregie.agreements.models import Action, Commitment, Progress
from woonregie.agreements.queries.commitment_rows import CommitmentRow, commitment_rows
from woonregie.agreements.queries.standing import action_standings
from woonregie.agreements.queries.visible import visible_actions, visible_commitments
from woonregie.places.models import WIDER_KINDS, Place, PlaceKind
from woonregie.places.queries import Surroundings, all_places, ids_inside_each, surroundings


@dataclass
class AreaNode:
    """One place in the tree, with what is agreed and done in it and everything inside it."""

    place: Place
    commitments: int
    actions: int
    children: list["AreaNode"] = field(default_factory=list)


@dataclass(frozen=True)
class AreaTree:
    """The municipality from the top down, the rayons across it, and places elsewhere that documents name."""

    roots: list[AreaNode]
    elsewhere: list[AreaNode]
    teams: list[AreaNode]
    city_wide: int


@dataclass(frozen=True)
class ActionRow:
    """One action with the last thing said about it."""

    action: Action
    standing: Progress | None


@dataclass(frozen=True)
class AreaPage:
    """All that the page of an area shows."""

    surroundings: Surroundings
    aliases: list[str]
    here: list[CommitmentRow]
    above: list[CommitmentRow]
    actions: list[ActionRow]
    city_wide: int


def area_tree(grant: Grant) -> AreaTree:
    """Every place with rolled-up counts. Six queries at any size."""
    inside = ids_inside_each()
    commitments = _subjects_by_place(visible_commitments(grant).values_list("current__places", "pk"))
    actions = _subjects_by_place(visible_actions(grant).values_list("places", "pk"))
    places = all_places()
    nodes = {
        place.pk: AreaNode(place, _rolled_up(place, inside, commitments), _rolled_up(place, inside, actions))
        for place in places
    }
    for place in places:
        outers = {place.parent_id or 0, *(other.pk for other in place.also_in.all())}
        for outer in outers & nodes.keys():
            nodes[outer].children.append(nodes[place.pk])
    apart = (*WIDER_KINDS, PlaceKind.AREA_TEAM)
    tops = [n for n in nodes.values() if n.place.parent_id is None and n.place.kind not in apart]
    return AreaTree(
        roots=[node for node in tops if node.children],
        elsewhere=[node for node in tops if not node.children],
        teams=[n for n in nodes.values() if n.place.kind == PlaceKind.AREA_TEAM],
        city_wide=len(commitments.get(None, ())),
    )


def area_page(grant: Grant, code: str, on: date) -> AreaPage | None:
    """What holds in one area, or None where there is no such place."""
    found = surroundings(code)
    if found is None:
        return None
    ids, above = found.ids_inside, found.ids_around
    touching = Commitment.objects.filter(current__places__in=ids | above).values("pk")
    rows = commitment_rows(grant, on, visible_commitments(grant).filter(pk__in=touching))
    here = [row for row in rows if ids & {place.pk for place in row.places}]
    return AreaPage(
        surroundings=found,
        aliases=list(found.place.aliases.values_list("name", flat=True)),
        here=here,
        above=[row for row in rows if row not in here],
        actions=_actions_in(grant, ids, on),
        city_wide=visible_commitments(grant).filter(current__places__isnull=True).count(),
    )


def _actions_in(grant: Grant, ids: set[int], on: date) -> list[ActionRow]:
    there = visible_actions(grant).filter(pk__in=Action.objects.filter(Q(places__in=ids)).values("pk"))
    actions = list(
        there.select_related("commitment__plan", "lead")
        .prefetch_related(Prefetch("places", Place.objects.only("code", "name")))
        .order_by("commitment__plan__order", "commitment__order", "order")
    )
    standings = action_standings(grant, on, [action.pk for action in actions])
    return [ActionRow(action, standings.get(action.pk)) for action in actions]


def _subjects_by_place(pairs) -> dict[int | None, set[int]]:  # type: ignore[no-untyped-def]
    found: dict[int | None, set[int]] = defaultdict(set)
    for place_id, subject_id in pairs:
        found[place_id].add(subject_id)
    return found


def _rolled_up(place: Place, inside: dict[int, set[int]], subjects: dict[int | None, set[int]]) -> int:
    return len(set().union(*(subjects.get(pk, set()) for pk in inside.get(place.pk, {place.pk}))))
