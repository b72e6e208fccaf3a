# SPDX-License-Identifier: EUPL-1.2
"""tiles.yaml: the schematic map of a municipality, one cell for each neighbourhood or district."""

from collections.abc import Iterable
from typing import Annotated

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pydantic import Field

from woonregie.intake.problems import Problem
from woonregie.intake.profile.content import ProfileContent
from woonregie.intake.profile.kinds import Slug, Whole
from woonregie.intake.profile.known import Known
from woonregie.intake.profile.saying import unknown
from woonregie.intake.profile.section import Section
from woonregie.intake.profile.shapes import Shape

Cell = Annotated[Whole, Field(ge=0, le=60)]


class TileShape(Shape):
    """One place on the map; columns count from the west, rows from the north, both from 0."""

    place: Slug
    column: Cell
    row: Cell


def tile_problems(content: ProfileContent, known: Known) -> Iterable[Problem]:
    """Unknown places, places with two cells, and two places of one kind on one cell."""
    kinds = {row.code: row.kind for row in content.places}
    places: set[str] = set()
    cells: set[tuple[str, int, int]] = set()
    for piece in content.sections.get("tiles", []):
        tile = piece.shape
        cell = (kinds.get(tile.place, ""), tile.column, tile.row)
        if tile.place not in known.places:
            yield piece.problem(*unknown(_("Gebied"), tile.place), "place", value=tile.place)
        elif tile.place in places:
            message = _("Het gebied ‘%(code)s’ heeft al een vak.") % {"code": tile.place}
            yield piece.problem(message, _("Houd er één over."), "place")
        elif cell in cells:
            message = _("In kolom %(column)s, rij %(row)s staat al een gebied.")
            words = message % {"column": tile.column, "row": tile.row}
            yield piece.problem(words, _("Kies een leeg vak."), "column")
        places.add(tile.place)
        cells.add(cell)


SECTION = Section(
    "tiles", "tiles.yaml", TileShape, tile_problems, gettext_lazy("vakken van de schematische kaart")
)
