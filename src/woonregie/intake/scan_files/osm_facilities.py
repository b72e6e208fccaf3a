# SPDX-License-Identifier: EUPL-1.2
"""Facilities from OpenStreetMap: points and surfaces whose tags a profile names, each once."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from scipy.spatial import cKDTree

from woonregie.intake.scan_files.clip import Clip
from woonregie.intake.scan_files.extras import optional
from woonregie.intake.scan_files.osm_reading import with_places
from woonregie_core.proximity.coordinates import to_rd
from woonregie_core.proximity.tags import TagRule

OSM = "OpenStreetMap"


@dataclass(frozen=True)
class Facility:
    """A facility at a place in degrees, with the source that says so."""

    id: str
    category: str
    name: str
    lon: float
    lat: float
    source: str


@dataclass(frozen=True)
class FacilityRules:
    """How facilities are read.

    Attributes:
        rules: by category, the tags that make one.
        twice: metres within which one of the same name is the same.
        border: metres between the places where a surface can be entered, for the categories in `by_border`.
    """

    rules: Mapping[str, TagRule]
    twice: float
    border: float
    by_border: frozenset[str]


def read_facilities(path: Path, how: FacilityRules, clip: Clip) -> list[Facility]:
    """The facilities of a file in this part of the map, in order of category and id.

    Raises:
        Rejected: the extra is not installed, or the file is broken.
    """
    engine = optional("osmium", path.name)
    keys = sorted({key for rule in how.rules.values() for key in rule.keys})
    with with_places(path) as found:
        wanted = found.with_areas(engine.filter.KeyFilter(*keys)).with_filter(engine.filter.KeyFilter(*keys))
        raw = list(_facilities(wanted, how, engine.geom.WKBFactory()))
    lon, lat = (np.array([getattr(one, name) for one in raw], dtype=float) for name in ("lon", "lat"))
    inside = clip.holds(lon, lat)
    return _once([one for one, kept in zip(raw, inside, strict=True) if kept], how.twice)


def _facilities(found: Iterable[Any], how: FacilityRules, shapes: Any) -> Iterator[Facility]:
    for one in found:
        if not (one.is_node() or one.is_area()):
            continue
        tags = dict(one.tags)
        for category, rule in how.rules.items():
            if rule.fits(tags):
                name = tags.get("name") or tags.get("brand") or ""
                for code, lon, lat in _places(one, category in how.by_border, how.border, shapes):
                    yield Facility(code, category, name, lon, lat, OSM)


def _places(one: Any, by_border: bool, border: float, shapes: Any) -> Iterator[tuple[str, float, float]]:
    """Code and place: of a point, the middle of a surface, or every so many metres of its border."""
    if one.is_node():
        if one.location.valid():
            yield f"n{one.id}", one.location.lon, one.location.lat
        return
    code = f"{'w' if one.from_way() else 'r'}{one.orig_id()}"
    try:
        shape = shapely.from_wkb(bytes.fromhex(shapes.create_multipolygon(one)))
    except RuntimeError:  # a surface whose border crosses itself; the map has some, and they are no reason to stop
        return
    if not by_border:
        middle = shape.point_on_surface()
        yield code, middle.x, middle.y
        return
    for number, (lon, lat) in enumerate(_along(shape, border), start=1):
        yield f"{code}-{number}", lon, lat


def _along(shape: Any, step: float) -> Iterator[tuple[float, float]]:
    """Places on the outer border of a surface in degrees, so many metres apart."""
    for part in shape.geoms:
        ring = shapely.get_coordinates(part.exterior)
        x, y = to_rd(ring[:, 0], ring[:, 1])
        way = np.concatenate([[0.0], np.cumsum(np.hypot(np.diff(x), np.diff(y)))])
        at = np.linspace(0.0, way[-1], max(int(way[-1] // step), 1), endpoint=False)
        yield from zip(
            np.interp(at, way, ring[:, 0]).tolist(), np.interp(at, way, ring[:, 1]).tolist(), strict=True
        )


def _once(found: list[Facility], twice: float) -> list[Facility]:
    """One of those with the same category and name that lie together; the surface rather than the point in it."""
    rank = {"r": 0, "w": 1, "n": 2}
    order = sorted(found, key=lambda one: (one.category, rank[one.id[0]], one.id))
    x, y = to_rd([one.lon for one in order], [one.lat for one in order])
    dropped: set[int] = set()
    pairs = cKDTree(np.column_stack([x, y])).query_pairs(twice) if order else set()
    for first, last in sorted(pairs):
        one, other = order[first], order[last]
        same = one.name and (one.category, one.name) == (other.category, other.name)
        if same and first not in dropped and _base(one) != _base(other):
            dropped.add(last)
    kept = [replace(one, name=one.name.strip()) for at, one in enumerate(order) if at not in dropped]
    return sorted(kept, key=lambda one: (one.category, one.id))


def _base(one: Facility) -> str:
    """The thing itself, whichever of its places this is."""
    return one.id.partition("-")[0]
