# SPDX-License-Identifier: EUPL-1.2
"""Key figures of places as this reader may see them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.indicators.queries.area import KeyFigure, key_figures
from woonregie.indicators.queries.points import Point, was_public
from woonregie.monitor.queries.protected import Protection, protection
from woonregie.monitor.queries.subjects import ROUNDED
from woonregie.monitor.queries.town import Town


def figures_of(grant: Grant, town: Town, place_ids: Sequence[int], on: date) -> dict[int, list[KeyFigure]]:
    """Key figures per place, with counts protected where a visitor may see them only so. At most six queries."""
    found = key_figures(grant, place_ids, on, town.city.pk)
    closed = {
        (figure.series.code, figure.point.period.code)
        for figures in found.values()
        for figure in figures
        if not was_public(figure.passage)
    }
    guard = protection(grant, town, closed, on)
    return {place: [_guarded(figure, place, town.city.pk, guard) for figure in found[place]] for place in found}


def _guarded(figure: KeyFigure, place: int, city: int, guard: Protection) -> KeyFigure:
    """A figure with protected counts in the place of hidden ones; of those only the last period is kept."""
    point = _point(figure, figure.point, place, guard)
    beside = _point(figure, figure.city, city, guard) if figure.city else None
    history = figure.history if point is figure.point else (point,)
    return replace(figure, point=point, history=history, city=beside)


def _point(figure: KeyFigure, point: Point, place: int, guard: Protection) -> Point:
    value = guard.value(figure.series.code, point.period.code, place)
    return point if value is None else replace(point, value=value, status=ROUNDED, note=_("afgerond"))
