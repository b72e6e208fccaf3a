# SPDX-License-Identifier: EUPL-1.2
"""The streets that can be walked, from OpenStreetMap: ways that allow it, cut to the map, with few nodes."""

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from django.utils.translation import gettext as _
from numpy.typing import NDArray

from woonregie.intake.problems import Problem, Rejected
from woonregie.intake.scan_files.clip import Clip
from woonregie.intake.scan_files.extras import optional
from woonregie.intake.scan_files.osm_reading import with_places
from woonregie_core.proximity.contract import contract
from woonregie_core.proximity.coordinates import Floats, to_rd
from woonregie_core.proximity.network import MILLIMETRES, Longs
from woonregie_core.proximity.tags import StreetRules

OSM_UNIT = 1e7  # OpenStreetMap keeps degrees as whole ten-millionths
LONGEST_STEP = 25_000  # metres between two nodes of a street: farther is a mistake in the map


@dataclass(frozen=True)
class Streets:
    """A walking network in degrees.

    Attributes:
        ids: (n), of OpenStreetMap. lon, lat: (n).
        ends: (m, 2), ids. millimetres: (m). steps: (m), whether wheels are stopped.
        before: how many nodes there were before those between two streets were taken out.
        without_place: nodes of ways that the file does not have, so that the way is cut there.
    """

    ids: Longs
    lon: Floats
    lat: Floats
    ends: Longs
    millimetres: Longs
    steps: NDArray[np.bool_]
    before: int
    without_place: int


@dataclass
class _Ways:
    """Nodes of all ways in a row; `way` says to which piece of street a node belongs."""

    refs: "array[int]"
    lon: "array[int]"
    lat: "array[int]"
    way: "array[int]"
    steps: "array[int]"
    without_place: int = 0


def read_streets(path: Path, rules: StreetRules, clip: Clip, tolerance: float) -> Streets:
    """The walking network of a file.

    Args:
        tolerance: metres that the drawn line of a street may shift.

    Raises:
        Rejected: the extra is not installed, the file is broken, or nothing in it can be walked.
    """
    kinds = optional("osmium", path.name).osm
    with with_places(path, kinds.NODE | kinds.WAY) as found:
        ways = _collect(_only_ways(found, path), rules, clip)
    streets = _streets(ways, clip, tolerance)
    if not len(streets.ends):
        message = _("In dit gebied staat geen straat waar iemand mag lopen.")
        raise Rejected([Problem(path.name, message, _("Controleer het bestand en de grens."))])
    return streets


def _only_ways(found: Any, path: Path) -> Any:
    engine = optional("osmium", path.name)
    ways = found.with_filter(engine.filter.EntityFilter(engine.osm.WAY))
    return ways.with_filter(engine.filter.KeyFilter("highway"))


def _collect(found: Iterable[Any], rules: StreetRules, clip: Clip) -> _Ways:
    """Nodes of the ways that can be walked, inside the box of the map; a way that leaves it is cut."""
    box = tuple(round(side * OSM_UNIT) for side in (clip.west, clip.east, clip.south, clip.north))
    ways = _Ways(array("q"), array("i"), array("i"), array("i"), array("b"))
    for way in found:
        tags = dict(way.tags)
        if rules.walkable(tags):
            _add(ways, way, box, rules.has_steps(tags))
    return ways


def _add(ways: _Ways, way: Any, box: tuple[int, ...], steps: bool) -> None:
    west, east, south, north = box
    ways.steps.append(steps)
    piece = len(ways.steps) - 1
    for ref, lon, lat in _nodes(way, ways):
        if west <= lon <= east and south <= lat <= north:
            ways.refs.append(ref)
            ways.lon.append(lon)
            ways.lat.append(lat)
            ways.way.append(piece)
        elif ways.way and ways.way[-1] == piece:
            ways.steps.append(steps)
            piece += 1


def _nodes(way: Any, ways: _Ways) -> Iterator[tuple[int, int, int]]:
    """Id and place of each node; one whose place is not in the file lies outside every box."""
    for node in way.nodes:
        place = node.location
        if place.valid():
            yield node.ref, place.x, place.y
        else:
            ways.without_place += 1
            yield node.ref, 2**31 - 1, 2**31 - 1


def _streets(ways: _Ways, clip: Clip, tolerance: float) -> Streets:
    refs, way = np.frombuffer(ways.refs, np.int64), np.frombuffer(ways.way, np.int32)
    ids, first, row = np.unique(refs, return_index=True, return_inverse=True)
    lon, lat = (np.frombuffer(one, np.int32)[first] / OSM_UNIT for one in (ways.lon, ways.lat))
    inside = clip.holds(lon, lat)
    together = way[1:] == way[:-1]
    pairs = np.column_stack([row[:-1][together], row[1:][together]])
    steps = np.frombuffer(ways.steps, np.int8)[way[1:][together]].astype(bool)
    kept = inside[pairs].all(axis=1) & (pairs[:, 0] != pairs[:, 1])
    pairs, steps = pairs[kept], steps[kept]
    x, y = to_rd(lon, lat)
    metres = np.hypot(x[pairs[:, 0]] - x[pairs[:, 1]], y[pairs[:, 0]] - y[pairs[:, 1]])
    pairs, steps, metres = (one[metres <= LONGEST_STEP] for one in (pairs, steps, metres))
    less = contract(x, y, pairs, np.rint(metres * MILLIMETRES).astype(np.int64), steps, tolerance)
    return Streets(
        ids[less.kept], lon[less.kept], lat[less.kept], ids[less.ends], less.millimetres, less.steps,
        len(np.unique(pairs)), ways.without_place,
    )  # fmt: skip
