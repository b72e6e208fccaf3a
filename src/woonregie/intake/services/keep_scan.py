# SPDX-License-Identifier: EUPL-1.2
"""From a folder for the scan to a scan that is kept: distances as far as the farthest walker goes."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from woonregie.access.grant import Grant
from woonregie.conf.policy import current_policy
from woonregie.intake.problems import Rejected
from woonregie.intake.scan_files.reading import ScanFolder
from woonregie.intake.scan_files.running import run_scan
from woonregie.intake.scan_files.words import told
from woonregie.places.models import Place, PlaceAlias, PlaceKind
from woonregie.places.names import folded
from woonregie.proximity.content import About, Spot, Streets, Town
from woonregie.proximity.models import Scan
from woonregie.proximity.services.scans import release_scan, store_scan
from woonregie_core.proximity.coordinates import Floats
from woonregie_core.proximity.degrees import to_degrees
from woonregie_core.proximity.facilities import snap
from woonregie_core.proximity.problems import ProximityError
from woonregie_core.proximity.settings import Settings, Walker


@dataclass(frozen=True)
class Wish:
    """What is said of the scan: name, day of the rules, source of the facilities, and what pages show first."""

    name: str
    on: date
    source: str
    walker: str = "standard"
    weighing: str = "parts"
    synthetic: bool = False
    release: bool = False


def keep_scan(grant: Grant, folder: ScanFolder, wish: Wish) -> Scan:
    """Work out and keep a scan of a folder; the same folder twice is kept once.

    Raises:
        Rejected: the folder or the choices of the profile cannot be used.
        UnknownParameter: the profile has no such choices on the day.
    """
    try:
        settings = Settings.from_policy(current_policy().on(wish.on), Walker.FIT)
        made = run_scan(folder, settings)
        streets = _streets(folder, settings)
        town = Town(folder.points, _codes(folder.places), _degrees(folder), folder.safety, made.reached, streets)
        about = About(
            wish.name, wish.on, wish.walker, wish.weighing, wish.synthetic, _municipality(town.places),
            remarks=tuple(str(one) for one in made.remarks),
        )  # fmt: skip
        scan = store_scan(grant, about, town, _spots(folder, wish))
    except ProximityError as refusal:
        raise Rejected([told("points.csv", one) for one in refusal.problems]) from refusal
    if wish.release:
        release_scan(grant, scan)
    return scan


def _streets(folder: ScanFolder, settings: Settings) -> Streets | None:
    if folder.network is None:
        return None
    return Streets(folder.network, snap(folder.network, folder.points.x, folder.points.y, settings.snap))


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
    """Every facility of the folder; its code is its name where the folder gives no other."""
    return [
        Spot(category, code, code, float(x), float(y), wish.source, wish.on)
        for category, (codes, places) in folder.facilities.items()
        for code, (x, y) in zip(codes, places, strict=True)
    ]
