# SPDX-License-Identifier: EUPL-1.2
"""From a folder for the scan to a scan that is kept: distances as far as the farthest walker goes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.conf.policy import current_policy
from woonregie.intake.problems import Rejected
from woonregie.intake.scan_files.differences import MOVED, ONLY_BEFORE, ONLY_LIST
from woonregie.intake.scan_files.reading import ScanFolder
from woonregie.intake.scan_files.running import run_scan
from woonregie.intake.scan_files.words import told
from woonregie.places.models import Place, PlaceAlias, PlaceKind
from woonregie.places.names import folded
from woonregie.proximity.content import About, Spot, Streets, Town, Ways
from woonregie.proximity.models import Scan
from woonregie.proximity.services.scans import release_scan, store_scan
from woonregie_core.proximity.coordinates import Floats
from woonregie_core.proximity.degrees import to_degrees
from woonregie_core.proximity.facilities import snap
from woonregie_core.proximity.problems import ProximityError
from woonregie_core.proximity.settings import Settings, Walker


@dataclass(frozen=True)
class Wish:
    """What is said of the scan.

    Attributes:
        on: day of the rules. source: of facilities that name none. as_of: day of the facilities, if known.
        walker, weighing: what pages show first. synthetic: whether it is made up.
    """

    name: str
    on: date
    source: str
    walker: str = "standard"
    weighing: str = "parts"
    synthetic: bool = False
    release: bool = False
    as_of: date | None = None


def keep_scan(grant: Grant, folder: ScanFolder, wish: Wish) -> Scan:
    """Work out and keep a scan of a folder; the same folder twice is kept once.

    Raises:
        Rejected: the folder or the choices of the profile cannot be used.
        UnknownParameter: the profile has no such choices on the day.
    """
    try:
        town, remarks = _town(folder, wish)
        about = About(
            wish.name, wish.on, wish.walker, wish.weighing, wish.synthetic, _municipality(town.places),
            _differences(folder), remarks,
        )  # fmt: skip
        scan = store_scan(grant, about, town, _spots(folder, wish))
    except ProximityError as refusal:
        raise Rejected([told("points.csv", one) for one in refusal.problems]) from refusal
    if wish.release:
        release_scan(grant, scan)
    return scan


def _differences(folder: ScanFolder) -> tuple[Mapping[str, str], ...]:
    """How the sources of the facilities differ, in words; what they agree on is left out."""
    words = {
        ONLY_BEFORE: _("Staat alleen op de kaart."),
        ONLY_LIST: _("Staat alleen op de eigen lijst."),
        MOVED: _("Staat op de kaart op een andere plek dan op de lijst."),
    }
    return tuple(
        {"category": row["category"], "facility": _name(row)[:200], "words": words[row["difference"]]}
        for row in folder.differences
        if row["difference"] in words
    )


def _name(row: Mapping[str, str]) -> str:
    """What the facility is called on the list, else on the map, else its code."""
    names = (row.get(name, "") for name in ("list_name", "osm_name", "list_id", "osm_id"))
    return next((name for name in names if name), "")


def _town(folder: ScanFolder, wish: Wish) -> tuple[Town, tuple[str, ...]]:
    """The folder as a town, over all ways and over those without steps, and what was odd."""
    policy, ways, remarks = current_policy().on(wish.on), [], dict[str, None]()
    farthest = Settings.from_policy(policy, Walker.FIT)
    for walker in (Walker.FIT, Walker.ROLLATOR) if folder.step_free is not None else (Walker.FIT,):
        settings = replace(farthest, walker=walker)  # as far as the farthest walker, over this walker's streets
        made = run_scan(folder, settings)
        ways.append(Ways(made.reached, _streets(folder, settings)))
        remarks |= dict.fromkeys(str(one) for one in made.remarks)
    town = Town(
        folder.points, _codes(folder.places), _degrees(folder), folder.safety, ways[0].reached, ways[0].streets,
        ways[1] if len(ways) > 1 else None,
    )  # fmt: skip
    return town, tuple(remarks)


def _streets(folder: ScanFolder, settings: Settings) -> Streets | None:
    network = folder.network_for(settings.walker)
    if network is None:
        return None
    return Streets(network, snap(network, folder.points.x, folder.points.y, settings.snap))


def _codes(names: tuple[str, ...]) -> tuple[str, ...]:
    """The code of each neighbourhood by its name or code; a name that nobody knows stays as it is."""
    wanted = set(names) - {""}
    codes = {code: code for code in Place.objects.filter(code__in=wanted).values_list("code", flat=True)}
    spelled = dict(
        PlaceAlias.objects.filter(folded__in={folded(name) for name in wanted}).values_list(
            "folded", "place__code"
        )
    )
    found = {name: codes.get(name) or spelled.get(folded(name)) or name for name in wanted}
    return tuple(found.get(name, "") for name in names)


def _municipality(codes: tuple[str, ...]) -> int | None:
    """The municipality that all known neighbourhoods lie in; None where there is none, or more than one."""
    around = Place.objects.filter(kind=PlaceKind.MUNICIPALITY, inside__descendant__code__in=set(codes))
    found = list(around.distinct().values_list("pk", flat=True)[:2])
    return found[0] if len(found) == 1 else None


def _degrees(folder: ScanFolder) -> Floats:
    if folder.degrees is not None:
        return folder.degrees
    return np.column_stack(to_degrees(folder.points.x, folder.points.y)).astype(np.float64)


def _spots(folder: ScanFolder, wish: Wish) -> list[Spot]:
    """Every facility of the folder; its code is its name where the folder gives none."""
    found = []
    for category, (codes, places) in folder.facilities.items():
        named = folder.names.get(category) or [("", "")] * len(codes)
        for code, (x, y), (name, source) in zip(codes, places, named, strict=True):
            said = (source or wish.source)[:200]
            found.append(Spot(category, code, (name or code)[:200], float(x), float(y), said, wish.as_of))
    return found
