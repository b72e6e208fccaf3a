# SPDX-License-Identifier: EUPL-1.2
"""The places of one municipality with how they nest, read at once."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet

from woonregie.places.models import Place, PlaceClosure, PlaceKind

LEVELS = (PlaceKind.DISTRICT, PlaceKind.QUARTER, PlaceKind.NEIGHBOURHOOD)


@dataclass(frozen=True)
class Town:
    """A municipality with everything in it.

    Attributes:
        places: every place by its id, the municipality among them, by name.
        inside: for each place the ids of itself and everything in it.
    """

    city: Place
    places: dict[int, Place]
    inside: dict[int, frozenset[int]]

    @property
    def levels(self) -> list[PlaceKind]:
        """The levels that this town is divided into, from large to small."""
        kinds = {place.kind for place in self.places.values()}
        return [kind for kind in LEVELS if kind in kinds]

    def at(self, kind: str) -> list[Place]:
        """The places of one kind."""
        return [place for place in self.places.values() if place.kind == kind]

    def by_code(self, code: str) -> Place | None:
        """A place of this town."""
        return next((place for place in self.places.values() if place.code == code), None)

    def parts_of(self, place: Place) -> list[Place]:
        """What a place is divided into: its children; for a rayon, which has none of its own, what lies in it."""
        children = [p for p in self.places.values() if p.parent_id == place.pk and p.kind != PlaceKind.AREA_TEAM]
        if place.kind != PlaceKind.AREA_TEAM:
            return children
        return [self.places[pk] for pk in self.inside[place.pk] if pk != place.pk]

    def district_of(self, place: Place) -> Place | None:
        """The district that a place lies in, or the nearest thing to it below the municipality."""
        outer = self.places.get(place.parent_id or 0)
        while outer is not None and outer.kind == PlaceKind.QUARTER:
            outer = self.places.get(outer.parent_id or 0)
        return outer if outer is not None and outer.pk != self.city.pk else None

    def compared_with(self, place: Place) -> list[Place]:
        """The places beside which a place is seen: its district and the municipality."""
        outer = self.district_of(place)
        around = [outer] if outer else []
        return [*around, *([self.city] if place.pk != self.city.pk else [])]


def town(code: str = "") -> Town | None:
    """The municipality around a place, or the one whose agreements these are. One query.

    Returns:
        None where there is no such place, or no municipality yet.
    """
    origins = ("descendant__passage__document", "descendant__passage__dataset")
    pairs = list(
        PlaceClosure.objects.filter(descendant__around__ancestor__in=_city(code))
        .select_related("descendant__tile", *origins)
        .order_by("descendant__name")
    )
    places = {pair.descendant_id: pair.descendant for pair in pairs}
    city = next((place for place in places.values() if place.kind == PlaceKind.MUNICIPALITY), None)
    return Town(city, places, _inside(pairs, places)) if city else None


def _city(code: str) -> QuerySet[Any, Any]:
    cities = Place.objects.filter(kind=PlaceKind.MUNICIPALITY)
    if code:
        return cities.filter(inside__descendant__code=code).values("pk")[:1]
    # Documents name neighbouring municipalities too; the one that is divided into parts is ours.
    return cities.annotate(parts=Count("children")).order_by("-parts", "pk").values("pk")[:1]


def _inside(pairs: Iterable[PlaceClosure], places: dict[int, Place]) -> dict[int, frozenset[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    for pair in pairs:
        if pair.ancestor_id in places:
            found[pair.ancestor_id].add(pair.descendant_id)
    return {pk: frozenset(inner) for pk, inner in found.items()}
