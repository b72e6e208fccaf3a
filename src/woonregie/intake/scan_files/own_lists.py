# SPDX-License-Identifier: EUPL-1.2
"""Own lists: points with people, and facilities that somebody keeps better than OpenStreetMap does."""

from collections.abc import Sequence
from pathlib import Path

import shapely
from django.utils.translation import gettext as _

from woonregie.intake.allocation_files.cells import Row
from woonregie.intake.problems import Problem, Rejected
from woonregie.intake.scan_files.clip import Clip
from woonregie.intake.scan_files.guard import MOST_PROBLEMS, stop
from woonregie.intake.scan_files.located import Located, number, read_located
from woonregie.intake.scan_files.made import Made
from woonregie.intake.scan_files.osm_facilities import Facility
from woonregie.intake.scan_files.saving import plain
from woonregie.intake.scan_files.sources import Sources

AMOUNTS = ("people", "addresses", "safety")


def own_points(path: Path, sources: Sources, clip: Clip, made: Made) -> list[dict[str, str]]:
    """The points within the boundary, as rows of `points.csv`.

    Raises:
        Rejected: a column is missing, a code stands twice, or a number cannot be.
    """
    problems: list[Problem] = []
    found = read_located(path, sources.columns.names, sources.crs, problems, clip.box)
    stop(problems)
    _need(path, found, ("point_id", "people"))
    _all_different(found.rows, "point_id")
    rows = [_point(row, sources.columns.unknown) for row in found.rows if len(problems) <= MOST_PROBLEMS]
    stop(problems)
    inside = clip.within(found.lon, found.lat)
    if not inside.all():
        message = _("Punten buiten de grens, die niet meetellen: %(count)s.")
        made.remark(path.name, message % {"count": int((~inside).sum())}, _("Controleer de grens."))
    if not inside.any():
        raise Rejected([Problem(path.name, _("Er ligt geen punt binnen de grens."), _("Controleer de grens."))])
    if sources.areas is not None:
        _fill_places(rows, found, sources)
    places = zip(found.lon.tolist(), found.lat.tolist(), strict=True)
    return [
        {**row, "lon": f"{lon:.7f}", "lat": f"{lat:.7f}"}
        for row, (lon, lat), kept in zip(rows, places, inside.tolist(), strict=True)
        if kept
    ]


def _fill_places(rows: list[dict[str, str]], found: Located, sources: Sources) -> None:
    """The neighbourhood of every point that names none: the surface around it, the first of two that touch."""
    assert sources.areas is not None
    problems: list[Problem] = []
    areas = read_located(sources.areas, sources.columns.names, sources.crs, problems)
    stop(problems)
    _need(sources.areas, areas, ("place",))
    names = [plain(row.text("place")) for row in areas.rows]
    tree = shapely.STRtree(areas.shapes if areas.shapes is not None else [])
    inside = tree.query(shapely.points(found.lon, found.lat), predicate="intersects").T.tolist()
    for point, area in sorted(inside, reverse=True):
        if not found.rows[point].text("place"):
            rows[point]["place"] = names[area]


def own_facilities(path: Path, codes: Sequence[str], sources: Sources) -> list[Facility]:
    """The facilities of a list.

    Raises:
        Rejected: a column is missing, a category is not known, or a code stands twice in one category.
    """
    problems: list[Problem] = []
    found = read_located(path, sources.columns.names, sources.crs, problems)
    stop(problems)
    _need(path, found, ("facility_id", "category"))
    known = {code.casefold(): code for code in codes}
    seen: set[tuple[str, str]] = set()
    made_of = []
    for row, lon, lat in zip(found.rows, found.lon.tolist(), found.lat.tolist(), strict=True):
        category, code = row.choice("category", known) or "", row.code("facility_id")
        if (category, code) in seen:
            row.wrong("facility_id", _("Deze voorziening staat er al."), _("Houd er één over."))
        seen.add((category, code))
        if len(problems) > MOST_PROBLEMS:
            break
        made_of.append(Facility(code, category, plain(row.text("name")), lon, lat, path.name))
    stop(problems)
    return made_of


def _need(path: Path, found: Located, columns: Sequence[str]) -> None:
    """Stop when a column is missing.

    Raises:
        Rejected: one is; the advice names those that are there.
    """
    if not found.rows:
        raise Rejected([Problem(path.name, _("Er staat niets in."), _("Voeg regels toe."))])
    there = found.rows[0].cells
    advice = _("Voeg de kolom toe, of zeg welke het is: --column naam=kolom. Er zijn: %(names)s.")
    said = advice % {"names": ", ".join(list(there)[:30])}
    stop([Problem(path.name, _("Deze kolom ontbreekt."), said, row=1, column=one)
          for one in columns if one not in there])  # fmt: skip


def _all_different(rows: Sequence[Row], column: str) -> None:
    seen: set[str] = set()
    for row in rows:
        code = row.code(column)
        if code in seen:
            row.wrong(column, _("Een code staat er twee keer."), _("Houd er één over."))
        seen.add(code)
        if len(row.problems) > MOST_PROBLEMS:
            break


def _point(row: Row, unknown: frozenset[str]) -> dict[str, str]:
    cells = {"point_id": row.text("point_id"), "place": plain(row.text("place"))}
    for column in AMOUNTS:
        text = row.text(column)
        if not text or text in unknown:
            cells[column] = ""
            continue
        amount = number(row, column)
        if amount < 0:
            advice = _("Laat leeg wat niet bekend is, of noem met --unknown het getal dat dat betekent.")
            row.wrong(column, _("Dit aantal is lager dan nul."), advice)
        if column == "safety" and amount > 1:
            row.wrong(column, _("Veiligheid loopt van 0 tot en met 1."), _("Reken de schaal om."))
        cells[column] = f"{amount:.12g}"
    return cells
