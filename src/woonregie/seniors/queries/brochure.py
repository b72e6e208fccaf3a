# SPDX-License-Identifier: EUPL-1.2
"""The brochure: suitable homes per neighbourhood, on a map and in tables, with what there is to know."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from woonregie.allocation.models import Dwelling
from woonregie.conf.policy import current_policy
from woonregie.looks.maps import Area, Map, fill_of, map_of_tiles, pattern_of
from woonregie.looks.wording import number_words
from woonregie.parties.models import Party
from woonregie.places.models import Place, PlaceClosure, PlaceKind
from woonregie.places.tiles import drawn_or_in_blocks
from woonregie.proximity.queries.share import ZoneShare, public_zone_shares
from woonregie.seniors.brochure_words import (
    SUBJECT,
    bedrooms_words,
    computed_words,
    count_words,
    rent_words,
    type_words,
)
from woonregie.seniors.queries.brochure_texts import Text, brochure_texts
from woonregie.seniors.queries.facilities import Facility, facilities
from woonregie.seniors.queries.suited import CITY, FREED, TOTAL, Suited, suited_homes
from woonregie.sources.citing import Cited, cited
from woonregie_core.geography.breaks import Classes, class_breaks
from woonregie_core.geography.tiles import Tile

_ZONE = "zone"


@dataclass(frozen=True)
class Counted:
    """A count in words; `count` None is hidden."""

    title: str
    count: int | None

    @property
    def words(self) -> str:
        """About so many."""
        return count_words(self.count)


@dataclass(frozen=True)
class Table:
    """Counts by one subject."""

    code: str
    title: str
    rows: list[Counted]
    source: Cited | None = None


@dataclass(frozen=True)
class PlaceRow:
    """One neighbourhood. `zone` is what a document says of it; `share` is worked out, and is something else."""

    place: Place
    homes: Counted
    freed: Counted
    zone: Text | None
    near: list[str]
    share: ZoneShare | None = None

    @property
    def computed(self) -> str:
        """What the scan works out of it, in words; "" where it says nothing."""
        return computed_words(self.share, self.place.name)


@dataclass(frozen=True)
class LegendKey:
    """A fill of the map with its numbers in words."""

    fill: str
    words: str

    @property
    def pattern(self) -> str:
        """The pattern of what is hidden."""
        return pattern_of(self.fill)


@dataclass(frozen=True)
class Brochure:
    """The whole brochure, or that of one neighbourhood where `here` is set."""

    on: date
    since: date
    city: Place
    rows: list[PlaceRow]
    total: Counted
    freed: Counted
    tables: list[Table]
    texts: Mapping[str, list[Text]]
    map: Map
    legend: list[LegendKey]
    rule: Cited
    has_samples: bool
    here: PlaceRow | None = None
    facilities: list[Facility] | None = None


def brochure(on: date, code: str = "") -> Brochure | None:
    """The brochure of the town, or of one neighbourhood of it; None where there are no such homes or place.

    Raises:
        UnknownParameter: the policy of the day does not say what is suitable.
    """
    places = _neighbourhoods()
    if not places:
        return None
    city = next(place for place in places if place.kind == PlaceKind.MUNICIPALITY)
    inside = [place for place in places if place.kind == PlaceKind.NEIGHBOURHOOD]
    policy = current_policy().on(on)
    texts = brochure_texts(policy)
    suited = suited_homes([place.code for place in inside], on)
    zones = {text.name: text for text in texts.get(_ZONE, [])}
    rows = _rows(inside, suited, zones, public_zone_shares())
    here = next((row for row in rows if row.place.code == code), None)
    if code and here is None:
        return None
    scope = here.place.code if here else CITY
    classes = class_breaks([row.homes.count for row in rows if row.homes.count is not None])
    return Brochure(
        on=on,
        since=suited.since,
        city=city,
        rows=rows,
        total=Counted("", suited.of(scope, TOTAL)),
        freed=Counted("", suited.of(scope, FREED)),
        tables=_tables(suited, scope, texts),
        texts=texts,
        map=_map(rows, classes, here),
        legend=_legend(classes, rows),
        rule=_source(policy.dated("allocation.pool.minimum_bat").citation),
        has_samples=Dwelling.objects.filter(is_sample=True).exists(),
        here=here,
        facilities=facilities(here.place) if here else None,
    )


def _neighbourhoods() -> list[Place]:
    """The municipality that holds most homes, and its neighbourhoods."""
    pairs = PlaceClosure.objects.filter(
        ancestor__kind=PlaceKind.MUNICIPALITY, descendant__kind=PlaceKind.NEIGHBOURHOOD
    ).values_list("descendant", "ancestor")
    city_of = dict(pairs)
    homes = Counter(
        city_of[place]
        for place in Dwelling.objects.filter(bat__gte=1).values_list("place", flat=True)
        if place in city_of
    )
    if not homes:
        return []
    city = min(homes, key=lambda pk: (-homes[pk], pk))
    wanted = [city, *(place for place, around in city_of.items() if around == city)]
    return list(Place.objects.filter(pk__in=wanted).select_related("tile", "parent"))


def _rows(
    places: Sequence[Place], suited: Suited, zones: Mapping[str, Text], shares: Mapping[str, ZoneShare]
) -> list[PlaceRow]:
    names = {place.code: place.name for place in places}
    by_parent: dict[int | None, list[str]] = {}
    for place in places:
        if place.code in zones:
            by_parent.setdefault(place.parent_id, []).append(place.code)
    return [
        PlaceRow(
            place,
            Counted(place.name, suited.of(place.code, TOTAL)),
            Counted(place.name, suited.of(place.code, FREED)),
            zones.get(place.code),
            [names[code] for code in by_parent.get(place.parent_id, []) if place.parent_id and code != place.code],
            shares.get(place.code),
        )
        for place in places
    ]


def _tables(suited: Suited, scope: str, texts: Mapping[str, list[Text]]) -> list[Table]:
    levels = {text.name: text for text in texts.get("bat", [])}
    landlords = dict(Party.objects.filter(dwellings__isnull=False).distinct().values_list("code", "name"))
    rents = {one.code: rent_words(one) for one in suited.rents}

    def title(kind: str) -> str:
        subject, _colon, code = kind.partition(":")
        if subject == "bat":
            return f"{levels[code].heading} (BAT {code})" if code in levels else f"BAT {code}"
        words = {"corporation": lambda: landlords.get(code, code), "type": lambda: type_words(code)}
        words |= {"bedrooms": lambda: bedrooms_words(code), "rent": lambda: rents[kind]}
        return words[subject]()

    law = {"rent": _source(suited.rents[0].citation)} if suited.rents else {}
    return [
        Table(
            subject,
            str(SUBJECT[subject]),
            [Counted(title(kind), suited.of(scope, kind)) for kind in kinds],
            law.get(subject),
        )
        for subject in SUBJECT
        if (kinds := suited.kinds.get(subject))
    ]


def _source(citation: str) -> Cited:
    return cited([citation])[citation]


def _map(rows: Sequence[PlaceRow], classes: Classes, here: PlaceRow | None) -> Map:
    areas = [
        Area(
            row.place.code,
            row.place.name,
            reverse("seniors:brochure-place", args=(row.place.code,)),
            row.homes.words,
            _fill(row, classes),
            row.place.parent.name if row.place.parent else "",
            row is here,
            "" if row.homes.count is None else number_words(row.homes.count),
        )
        for row in rows
    ]
    return map_of_tiles(_tiles([row.place for row in rows]), areas)


def _tiles(places: Sequence[Place]) -> dict[str, Tile]:
    """A cell for each place, in blocks per district where the profile drew none."""
    districts = {place.code: place.parent.name if place.parent else "" for place in places}
    return drawn_or_in_blocks(places, districts)


def _fill(row: PlaceRow, classes: Classes) -> str:
    if row.homes.count is None:
        return "suppressed"
    return fill_of(classes.index_of(row.homes.count), len(classes.classes))


def _legend(classes: Classes, rows: Sequence[PlaceRow]) -> list[LegendKey]:
    keys = [
        LegendKey(
            fill_of(number, len(classes.classes)),
            number_words(one.least)
            if one.least == one.greatest
            else f"{number_words(one.least)}–{number_words(one.greatest)}",
        )
        for number, one in enumerate(classes.classes)
    ]
    if any(row.homes.count is None for row in rows):
        keys.append(LegendKey("suppressed", count_words(None)))
    return keys
