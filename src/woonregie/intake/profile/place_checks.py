# SPDX-License-Identifier: EUPL-1.2
"""What has to fit between the places of a profile."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from woonregie.intake.problems import Problem
from woonregie.intake.profile.circles import in_circles
from woonregie.intake.profile.known import Known
from woonregie.intake.profile.places_csv import PlaceRow
from woonregie.intake.profile.saying import twice, unknown
from woonregie.places.names import folded


def place_problems(rows: Sequence[PlaceRow], known: Known) -> Iterator[Problem]:
    """Codes once, parents and sources that exist, no area inside itself, no name for two areas."""
    circles = in_circles({row.code: row.outward for row in rows})
    codes: dict[str, int] = {}
    names: dict[str, str] = {}
    for row in rows:
        if codes.setdefault(row.code, row.row) != row.row:
            yield row.problem("code", *twice(row.code, _("regel %(line)s") % {"line": codes[row.code]}))
        yield from _references(row, known)
        if row.code in circles:
            column = "parent" if row.parent else "also_in"
            yield row.problem(column, _("Dit gebied ligt in zichzelf."), _("Kies een ander bovenliggend gebied."))
        yield from _names(row, names)


def _references(row: PlaceRow, known: Known) -> Iterator[Problem]:
    parent = [("parent", row.parent)] if row.parent else []
    for column, code in [*parent, *(("also_in", code) for code in row.also_in)]:
        if code not in known.places:
            yield row.problem(column, *unknown(_("Gebied"), code), code)
    if row.document and row.document not in known.sources:
        yield row.problem("document", *unknown(_("Bron"), row.document))
    first, _dash, last = row.lines.partition("-")
    if last and int(last) < int(first):
        yield row.problem("lines", _("De laatste regel ligt voor de eerste."), _("Draai de regelnummers om."))


def _names(row: PlaceRow, names: dict[str, str]) -> Iterator[Problem]:
    for name in (row.name, *row.aliases):
        owner = names.setdefault(folded(name), row.code)
        if owner != row.code:
            column = "name" if name == row.name else "aliases"
            message = _("Deze naam hoort ook bij ‘%(other)s’.") % {"other": owner}
            advice = _("Een naam of spelling mag maar één gebied aanwijzen.")
            yield row.problem(column, message, advice, name)
