# SPDX-License-Identifier: EUPL-1.2
"""Keep a scan of a made-up town, marked as such, so that every page of the scan has something to show."""

from datetime import date

from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.conf.policy import current_policy
from woonregie.intake.sample.scan import Cell, made_up_town
from woonregie.monitor.models import Tile
from woonregie.places.models import Place, PlaceKind
from woonregie.proximity.content import About
from woonregie.proximity.models import Scan
from woonregie.proximity.services.scans import release_scan, store_scan
from woonregie_core.policy.parameters import UnknownParameter
from woonregie_core.proximity.problems import ProximityError
from woonregie_core.proximity.settings import Settings, Walker

FEWEST = 4  # neighbourhoods
FIRST_CHOICE = "proximity.classes"


def load_sample_scan(grant: Grant, municipality: Place, on: date, seed: int = 1) -> dict[str, int]:
    """Make, keep and release a scan. Does nothing where one stands already, or without a map or rules to go by.

    Returns:
        What was made, by kind.
    """
    tiles = Tile.objects.filter(place__around__ancestor=municipality, place__kind=PlaceKind.NEIGHBOURHOOD)
    cells = [Cell(one.place.code, one.place.name, one.column, one.row) for one in tiles.select_related("place")]
    if len(cells) < FEWEST or Scan.objects.exists():
        return {}
    try:
        day = max(on, _first_day())
        farthest = Settings.from_policy(current_policy().on(day), Walker.FIT)
    except (UnknownParameter, ProximityError):
        return {}
    town, spots = made_up_town(cells, farthest, seed)
    about = About(
        _("Verzonnen stad met de buurten van %(name)s") % {"name": municipality.name},
        day,
        synthetic=True,
        municipality_id=municipality.pk,
    )
    scan = store_scan(grant, about, town, spots)
    release_scan(grant, scan)
    return {"scan_points": scan.points, "scan_facilities": len(spots)}


def _first_day() -> date:
    """The day on which the choices of the scan begin.

    Raises:
        UnknownParameter: the profile has none.
    """
    parameter = current_policy().parameters.get(FIRST_CHOICE)
    if parameter is None:
        raise UnknownParameter(FIRST_CHOICE)
    return parameter.values[0].start
