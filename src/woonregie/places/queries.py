# SPDX-License-Identifier: EUPL-1.2
"""What can be asked about places."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists
from django.utils.translation import gettext as _

from woonregie.places.models import Place, PlaceClosure, PlaceKind
from woonregie.places.names import folded
from woonregie.sources.citations import Citation


def municipality_facts(**flags: Exists) -> dict[str, Any]:
    """`name` of the municipality whose agreements these are, with the flags asked for; one query.

    Empty before a profile is loaded.
    """
    places = Place.objects.filter(kind=PlaceKind.MUNICIPALITY).annotate(parts=Count("children"), **flags)
    # Documents name neighbouring municipalities too; the one that is divided into parts is ours.
    return places.values("name", *flags).order_by("-parts", "pk").first() or {}


def codes_around(codes: Iterable[str]) -> dict[str, set[str]]:
    """For each place the codes of all places it lies in, itself included. One query."""
    found: dict[str, set[str]] = defaultdict(set)
    pairs = PlaceClosure.objects.filter(descendant__code__in=set(codes))
    for inner, outer in pairs.values_list("descendant__code", "ancestor__code"):
        found[inner].add(outer)
    return dict(found)


@dataclass(frozen=True)
class Surroundings:
    """A place with what lies in it and what it lies in, nearest first; the place itself is in neither list."""

    place: Place
    inside: list[Place]
    around: list[Place]

    @property
    def ids_inside(self) -> set[int]:
        """The place itself and everything in it."""
        return {self.place.pk, *(place.pk for place in self.inside)}

    @property
    def ids_around(self) -> set[int]:
        """Everything that the place lies in."""
        return {place.pk for place in self.around}


def surroundings(code: str) -> Surroundings | None:
    """One place with its surroundings in one query, or None where there is no such place."""
    origins = ("passage__document", "passage__dataset", "parent")
    related = ["ancestor", "descendant", *(f"ancestor__{origin}" for origin in origins)]
    within = PlaceClosure.objects.filter(ancestor__code=code) | PlaceClosure.objects.filter(descendant__code=code)
    pairs = list(within.select_related(*related).order_by("depth", "descendant__name"))
    place = next((pair.ancestor for pair in pairs if pair.ancestor_id == pair.descendant_id), None)
    if place is None:
        return None
    return Surroundings(
        place,
        inside=[p.descendant for p in pairs if p.ancestor_id == place.pk and p.depth],
        around=[p.ancestor for p in pairs if p.descendant_id == place.pk and p.depth],
    )


def all_places() -> list[Place]:
    """Every place that exists, with the places it also lies in. Two queries."""
    return list(Place.objects.prefetch_related("also_in").order_by("name"))


def ids_inside_each() -> dict[int, set[int]]:
    """For each place the ids of itself and everything in it. One query."""
    found: dict[int, set[int]] = defaultdict(set)
    for outer, inner in PlaceClosure.objects.values_list("ancestor_id", "descendant_id"):
        found[outer].add(inner)
    return dict(found)


def place_citations(passages: Sequence[int]) -> list[Citation]:
    """The places that one of the passages names. One query."""
    places = Place.objects.filter(passage__in=passages)
    return [Citation(p.passage_id or 0, _("gebied"), p.name, "agreements:area", (p.code,)) for p in places]


def find_place(name: str) -> Place | None:
    """The place that goes by this name or spelling; accents, capitals and punctuation do not count. One query."""
    return Place.objects.filter(aliases__folded=folded(name)).first()
