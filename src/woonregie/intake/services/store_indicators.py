# SPDX-License-Identifier: EUPL-1.2
"""Store the indicators of a profile: definitions, series, the values that documents printed, and goals.

Every document of the profile is one edition. The values of two documents stand beside each other; the later
document is shown, and what it corrects can be asked for.
"""

from collections import defaultdict
from datetime import date
from typing import Any

from woonregie.indicators.editions import EditionData, ValueRow
from woonregie.indicators.models import Indicator, Period, Series, Target, TargetPoint
from woonregie.indicators.services.store_values import put_edition
from woonregie.intake.profile.content import ProfileContent
from woonregie.intake.profile.indicator_values import Figures, SaidValue, values_of
from woonregie.intake.profile.sections.indicators import NAME
from woonregie.intake.services.plan_ground import Ground, Stored
from woonregie.intake.services.upsert import set_pairs, upsert

_OTHERS = ("numerator", "denominator", "replaces", "contradicts")


def store_indicators(content: ProfileContent, ground: Ground, stored: Stored) -> None:
    """Store all indicators of the profile with everything below them."""
    pieces = content.sections.get(NAME, [])
    shapes = [piece.shape for piece in pieces]
    wanted = [_indicator(number, shape, ground) for number, shape in enumerate(shapes)]
    indicators = upsert(Indicator, ("code",), wanted, ground.changes)
    ids = {code: row.pk for (code,), row in indicators.items()}
    pairs = {(ids[shape.code], stored.commitments[code]) for shape in shapes for code in shape.commitments}
    own = {ids[shape.code] for shape in shapes}
    set_pairs(Indicator.commitments.through, "indicator", "commitment", pairs, own, ground.changes)
    series = _store_series(shapes, ids, ground)
    figures = Figures.of(content)
    _store_values([said for piece in pieces for said in values_of(piece, figures)], content, ground)
    _store_goals(shapes, series, figures, ground)


def _indicator(number: int, shape: Any, ground: Ground) -> dict[str, Any]:
    return {
        "code": shape.code,
        "title": shape.title,
        "theme": shape.theme,
        "explanation": shape.explanation,
        "key_figure": shape.key_figure,
        "order": number,
        "passage_id": ground.passages.id_of(shape.source),
    }


def _store_series(shapes: list[Any], indicators: dict[str, int], ground: Ground) -> dict[str, int]:
    """Every series, and then what they say of each other; gives their ids by code."""
    wanted = [
        _series(number, series, indicators[shape.code], ground, shape)
        for shape in shapes
        for number, series in enumerate(shape.series)
    ]
    found = upsert(Series, ("code",), wanted, ground.changes)
    ids = {code: row.pk for (code,), row in found.items()}
    others = [
        {"code": series.code, **{f"{key}_id": ids.get(getattr(series, key) or "") for key in _OTHERS}}
        for shape in shapes
        for series in shape.series
    ]
    upsert(Series, ("code",), others, ground.changes)
    return ids


def _series(number: int, series: Any, indicator: int, ground: Ground, shape: Any) -> dict[str, Any]:
    return {
        "code": series.code,
        "indicator_id": indicator,
        "title": series.title,
        "definition": series.definition,
        "unit": series.unit,
        "decimals": series.decimals,
        "direction": series.direction,
        "aggregation": series.aggregation,
        "sensitive": series.sensitive,
        "public": series.public,
        "measured_by": series.measured_by,
        "delivery_month": series.delivery.month if series.delivery else None,
        "delivery_every_months": series.delivery.every_months if series.delivery else None,
        "break_reason": series.break_reason,
        "finding": series.finding or "",
        "order": number,
        "passage_id": ground.passages.id_of(series.source or shape.source),
    }


def _store_values(values: list[SaidValue], content: ProfileContent, ground: Ground) -> None:
    """The values of each document as one edition, the earliest document first."""
    by_document: dict[str, list[SaidValue]] = defaultdict(list)
    for said in values:
        by_document[said.source.document].append(said)
    origins = {piece.shape.code: piece.shape for piece in (*content.documents, *content.datasets)}
    in_time = sorted(origins, key=lambda code: (origins[code].date or date.min, code))
    for code, rows in by_document.items():
        origin = origins[code]
        stored = put_edition(
            EditionData(
                code=f"{content.heading.code}-{code}".lower(),
                title=origin.title,
                passage_id=ground.passages.id_of(rows[0].source) or 0,
                values=[_row(said, ground) for said in rows],
                published_on=origin.date,
                order=in_time.index(code) + 1,
                follows_file=True,
            )
        )
        ground.changes.total += stored.values if stored.changed else 0


def _row(said: SaidValue, ground: Ground) -> ValueRow:
    return ValueRow(
        series=said.series,
        place=said.place,
        period=said.period,
        value=None if said.value is None else float(said.value),
        status=said.status,
        note=said.note,
        passage=ground.passages.id_of(said.source),
        disturbed=said.disturbed,
    )


def _store_goals(shapes: list[Any], series: dict[str, int], figures: Figures, ground: Ground) -> None:
    periods = dict(Period.objects.values_list("code", "pk"))
    goals = [
        (goal, found.code, goal.place or found.place)
        for shape in shapes
        for found in shape.series
        for goal in found.goals
    ]
    wanted = [
        {
            "code": goal.code,
            "series_id": series[code],
            "place_id": ground.places[place],
            "kind": goal.kind,
            "label": goal.label,
            "baseline_period_id": periods.get(goal.baseline or ""),
            "passage_id": ground.passages.id_of(goal.source),
        }
        for goal, code, place in goals
    ]
    targets = upsert(Target, ("code",), wanted, ground.changes)
    points = [
        {"target_id": targets[(goal.code,)].pk, "by": point.by, "value": float(figures.number(point) or 0)}
        for goal, _code, _place in goals
        for point in goal.points
    ]
    upsert(TargetPoint, ("target_id", "by"), points, ground.changes)
