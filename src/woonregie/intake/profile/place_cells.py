# SPDX-License-Identifier: EUPL-1.2
"""What may stand in each cell of places.csv, each as wide as what stores it."""

import re
from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _

from woonregie.places.models import PlaceKind
from woonregie.places.names import folded

COLUMNS = (
    "code", "name", "kind", "parent", "also_in", "valid_from", "valid_to", "external_code", "aliases",
    "document", "section", "lines",
)  # fmt: skip
_CODE = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")
_YEAR = re.compile(r"[1-9][0-9]{3}")
_LINES = re.compile(r"[0-9]{1,9}(-[0-9]{1,9})?")
_WIDEST = {"external_code": 20, "section": 300}
_WIDEST_NAME = 120

Said = tuple[str, str, str]


def cell_problems(cells: Mapping[str, str]) -> Iterator[Said]:
    """Column, message and advice for every cell that cannot be used. Cells come stripped."""
    if not _CODE.fullmatch(cells["code"]):
        advice = _("Gebruik kleine letters, cijfers en streepjes, hoogstens 80.")
        yield "code", _("Dit is geen code."), advice
    if cells["kind"] not in PlaceKind.values:
        advice = _("Kies uit: %(known)s.") % {"known": ", ".join(PlaceKind.values)}
        yield "kind", _("Deze soort bestaat niet."), advice
    for column, widest in _WIDEST.items():
        if len(cells[column]) > widest:
            advice = _("Gebruik hoogstens %(n)s tekens.") % {"n": widest}
            yield column, _("Deze tekst is te lang."), advice
    yield from _name_problems(cells)
    yield from _year_problems(cells)
    yield from _source_problems(cells)


def _name_problems(cells: Mapping[str, str]) -> Iterator[Said]:
    if not folded(cells["name"]):
        yield "name", _("De naam ontbreekt."), _("Vul de naam in.")
    for name in filter(None, (cells["name"], *cells["aliases"].split("|"))):
        if len(folded(name)) > _WIDEST_NAME or len(name) > _WIDEST_NAME:
            column = "name" if name == cells["name"] else "aliases"
            yield column, _("Deze naam is te lang."), _("Gebruik hoogstens %(n)s tekens.") % {"n": _WIDEST_NAME}
        if name != cells["name"] and name.strip() and not folded(name):
            yield "aliases", _("Deze naam heeft geen letters of cijfers."), _("Haal de naam weg.")


def _year_problems(cells: Mapping[str, str]) -> Iterator[Said]:
    years = [cells["valid_from"], cells["valid_to"]]
    for column, year in zip(("valid_from", "valid_to"), years, strict=True):
        if year and not _YEAR.fullmatch(year):
            yield column, _("Dit is geen jaar."), _("Schrijf vier cijfers, bijvoorbeeld 2022.")
    if all(_YEAR.fullmatch(year) for year in years) and years[1] < years[0]:
        yield "valid_to", _("Het laatste jaar ligt voor het eerste."), _("Draai de jaren om.")


def _source_problems(cells: Mapping[str, str]) -> Iterator[Said]:
    if cells["lines"] and not _LINES.fullmatch(cells["lines"]):
        yield "lines", _("Dit zijn geen regelnummers."), _("Schrijf 12 of 12-20.")
    if (cells["lines"] or cells["section"]) and not cells["document"]:
        yield "document", _("De bron ontbreekt."), _("Vul de code van het document in.")
