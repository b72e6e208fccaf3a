# SPDX-License-Identifier: EUPL-1.2
"""Which kind of open data a file is: every connector is asked in turn, the most specific first."""

from collections.abc import Callable, Iterable, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from woonregie.intake.opendata.connectors import energy, health, kwb, leefbaarometer, statline, table
from woonregie.intake.opendata.connectors.shared import Asked
from woonregie.intake.opendata.delivered import Delivered, Grid
from woonregie.intake.opendata.extract import Reading
from woonregie.intake.opendata.mapping import ConnectorMapping, default_mapping
from woonregie.intake.opendata.statline import as_grids
from woonregie.intake.problems import Problem, Rejected

Reader = Callable[[Delivered, Sequence[Grid], ConnectorMapping, Asked], Reading | None]

# A connector with the mapping that it reads with. StatLine is also how key figures and health figures come.
CONNECTORS: tuple[tuple[Reader, str], ...] = (
    (energy.read, "energy"),
    (kwb.read, "kwb"),
    (leefbaarometer.read, "leefbaarometer"),
    (health.read, "health"),
    (statline.read, "kwb"),
)
LABELS = {
    "kwb": gettext_lazy("Kerncijfers wijken en buurten (CBS)"),
    "health": gettext_lazy("Gezondheid per wijk en buurt (RIVM en GGD)"),
    "leefbaarometer": gettext_lazy("Leefbaarometer"),
    "energy": gettext_lazy("Energielabels (RVO)"),
    "table": gettext_lazy("Eigen tabel met een koppeling"),
    "boundaries": gettext_lazy("Grenzen van gebieden (PDOK)"),
    "shares": gettext_lazy("Omrekentabel tussen indelingen"),
}


def read_open_data(delivered: Delivered, asked: Asked, saved: Iterable[ConnectorMapping] = ()) -> Reading:
    """Read a file with the first connector that knows it.

    Args:
        saved: mappings of this municipality; one with the name of a connector replaces what comes along.

    Raises:
        Rejected: no connector knows the file, or it cannot be used.
    """
    own = list(saved)
    replaced = {mapping.connector: mapping for mapping in own if mapping.connector != table.NAME}
    grids = as_grids(delivered)
    for mapping in (mapping for mapping in own if mapping.connector == table.NAME):
        if (found := _attempt(table.read, delivered, grids, mapping, asked)) is not None:
            return found
    for reader, name in CONNECTORS:
        mapping = replaced.get(name) or default_mapping(name)
        if (found := _attempt(reader, delivered, grids, mapping, asked)) is not None:
            return found
    raise _unknown(delivered, grids)


def _attempt(
    reader: Reader, delivered: Delivered, grids: Sequence[Grid], mapping: ConnectorMapping, asked: Asked
) -> Reading | None:
    if asked.mapping and asked.mapping not in (mapping.connector, mapping.dataset.code):
        return None
    return reader(delivered, grids, mapping, asked)


def _unknown(delivered: Delivered, grids: Sequence[Grid]) -> Rejected:
    found = next(
        (row for grid in grids for row in grid.head if sum(cell not in ("", None) for cell in row) > 1), []
    )
    names = ", ".join(str(cell) for cell in found[:8] if cell not in ("", None))
    message = _("Wij herkennen dit bestand niet.")
    if names:
        message = _("Wij herkennen dit bestand niet. De eerste kolommen zijn: %(names)s.") % {"names": names[:200]}
    advice = _(
        "Maak eerst een koppeling: leg vast welke kolom het gebied is en welke kolom bij welke reeks hoort."
    )
    return Rejected([Problem(delivered.name, message, advice)])
