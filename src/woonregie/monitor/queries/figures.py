# SPDX-License-Identifier: EUPL-1.2
"""Key figures of places as this reader may see them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from woonregie.access.grant import Grant
from woonregie.indicators.queries.area import KeyFigure, key_figures
from woonregie.indicators.queries.points import Point
from woonregie.monitor.queries.protected import SUPPRESSED, Protection, protection
from woonregie.monitor.queries.town import Town


def figures_of(grant: Grant, town: Town, place_ids: Sequence[int], on: date) -> dict[int, list[KeyFigure]]:
    """Key figures per place; for a visitor protected over the whole town. At most five queries."""
    found = key_figures(grant, place_ids, on)
    keys = {(figure.series.code, figure.point.period.code) for figures in found.values() for figure in figures}
    guard = protection(grant, town, keys, on)
    if guard.everything:
        return found
    return {place: [_guarded(figure, place, town.city.pk, guard) for figure in found[place]] for place in found}


def _guarded(figure: KeyFigure, place: int, city: int, guard: Protection) -> KeyFigure:
    """A figure without what a visitor may not see; of what is protected only the last period is kept."""
    point = _point(figure, figure.point, place, guard)
    beside = _point(figure, figure.city, city, guard) if figure.city else None
    if point is figure.point:
        return replace(figure, city=beside)
    return replace(figure, point=point, history=(point,), city=beside)


def _point(figure: KeyFigure, point: Point, place: int, guard: Protection) -> Point:
    code, period = figure.series.code, point.period.code
    printed = point.passage.document_id is not None
    if point.value is None or guard.is_open(code, period, figure.series.sensitive, None, printed):
        return point
    value = guard.value(code, period, place)
    return replace(point, value=value, status=point.status if value is not None else SUPPRESSED, note="")
