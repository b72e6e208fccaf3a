# SPDX-License-Identifier: EUPL-1.2
"""Run a scan on a folder: distances, scores and zones together, with what was odd."""

from dataclasses import dataclass, replace

import numpy as np
from django.utils.translation import gettext as _

from woonregie.conf.engines import ENGINE
from woonregie.intake.problems import Problem, Rejected
from woonregie.intake.scan_files.reading import ScanFolder
from woonregie.intake.scan_files.words import told
from woonregie_core.proximity.facilities import Snapped, Sources, check_categories, on_streets, snap
from woonregie_core.proximity.network import islands
from woonregie_core.proximity.points import Reached, Work, along_streets, in_a_straight_line, on_threads
from woonregie_core.proximity.problems import Problem as Found
from woonregie_core.proximity.problems import ProximityError
from woonregie_core.proximity.score import Scores, score
from woonregie_core.proximity.settings import Settings
from woonregie_core.proximity.zones import Walk, ZoneFinder, walk_straight, walk_streets

NOWHERE = np.empty((0, 2))
NOTHING = Sources((), np.empty((0, 3), np.int32))


@dataclass(frozen=True)
class Scan:
    """A finished scan.

    Attributes:
        reached: distances, as the walker goes; with a rollator without steps.
        walk: metres from one point to all. remarks: what is odd, of the folder and of the scan.
        places: the points on the streets of this walker; None where there are no streets.
    """

    folder: ScanFolder
    reached: Reached
    scores: Scores
    finder: ZoneFinder
    walk: Walk
    remarks: tuple[Problem, ...]
    places: Snapped | None = None


def run_scan(folder: ScanFolder, settings: Settings, work: Work = on_threads) -> Scan:
    """Score every point of a folder and find the zones.

    Args:
        work: does the search of every category; on a cluster, for example. It changes nothing in the outcome.

    Raises:
        Rejected: the facilities or the settings cannot be used.
    """
    try:
        with ENGINE:
            check_categories(dict.fromkeys(folder.facilities, NOTHING), settings.codes)
            reached, walk, places, remarks = _reach(folder, settings, work)
            scores = score(reached, settings, folder.safety)
            finder = ZoneFinder(folder.points, scores, walk)
    except ProximityError as refusal:
        raise Rejected([told("facilities.csv", one) for one in refusal.problems]) from refusal
    return Scan(folder, reached, scores, finder, walk, (*folder.remarks, *remarks), places)


def with_facility(folder: ScanFolder, category: str, x: float, y: float) -> ScanFolder:
    """The folder as it would be with one facility more, at a place in metres."""
    ids, places = folder.facilities.get(category, ([], np.empty((0, 2))))
    more = {**folder.facilities, category: ([*ids, "what-if"], np.vstack([places, [x, y]]))}
    names = {**folder.names, category: [*folder.names.get(category, []), ("", "")]}
    return replace(folder, facilities=more, names=names)


def _reach(
    folder: ScanFolder, settings: Settings, work: Work
) -> tuple[Reached, Walk, Snapped | None, tuple[Problem, ...]]:
    points, network = folder.points, folder.network_for(settings.walker)
    if network is None:
        reached = in_a_straight_line(points, folder.facilities, settings.detour, settings.limit)
        return reached, walk_straight(points, settings.detour), None, ()
    places = snap(network, points.x, points.y, settings.snap)
    sources, remarks = {}, []
    if network is not folder.network:
        remarks += [_without_steps(one) for one in islands(network)[1]]
    spots = np.vstack([NOWHERE, *(spots for _ids, spots in folder.facilities.values())])
    snapped, first = snap(network, spots[:, 0], spots[:, 1], settings.snap), 0
    for category, (ids, _spots) in folder.facilities.items():
        sources[category], outside = on_streets(ids, snapped.some(slice(first, first + len(ids))))
        first += len(ids)
        remarks += [told("facilities.csv", one) for one in outside]
    reached, outside = along_streets(network, places, sources, settings.limit, work)
    remarks += [told("points.csv", one, points.ids) for one in outside]
    farthest = max(settings.zone.radius, *settings.zone.radii)
    return reached, walk_streets(network, places, farthest), places, tuple(remarks)


def _without_steps(found: Found) -> Problem:
    """That the streets without steps are in pieces."""
    said = told("edges.csv", found)
    return replace(said, message=_("Zonder treden: %(message)s") % {"message": said.message})
