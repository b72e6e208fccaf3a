# SPDX-License-Identifier: EUPL-1.2
"""What a series would hold when released now: its latest values, without what has to stay hidden."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Max

from woonregie.indicators.models import Series, Value
from woonregie.opendata.content import BY_US, ReleasedRow, ReleasedSeries
from woonregie.opendata.models import Release
from woonregie.opendata.protection import Cell, Decision, Measure, Plain, Sums, decide
from woonregie.places.models import Place
from woonregie.sources.models import Passage
from woonregie_core.disclosure.rules import DisclosureRules
from woonregie_core.indicators.period import parse_period
from woonregie_core.policy.parameters import PolicyOn


@dataclass(frozen=True)
class Gathered:
    """The content of a next release, and per period the basis of the decisions."""

    content: ReleasedSeries
    basis: dict[str, Plain]


def gather_release(series: Series, policy: PolicyOn) -> Gathered:
    """The content of a next release. Seven queries.

    Raises:
        ValueError: the series has no values.
        UnknownParameter: the profile has no rules for what may be shown.
    """
    values = _latest(series)
    if not values:
        raise ValueError(series.code)
    places = {place.pk: place for place in Place.objects.prefetch_related("also_in")}
    passages = _passages(values)
    decisions = _decide(series, values, places, passages, DisclosureRules.from_policy(policy))
    periods = [parse_period(value.period.code) for value in values]
    used = {passages[_passage_id(value)] for value in values}
    content = ReleasedSeries(
        code=series.code,
        title=series.title,
        theme=series.indicator.theme,
        unit=series.unit,
        decimals=series.decimals,
        definition=series.definition or series.indicator.explanation,
        measured_by=series.measured_by,
        sensitive=series.sensitive,
        start=min(period.start for period in periods).isoformat(),
        end=max(period.end for period in periods).isoformat(),
        sources=sorted({str(passage.document or passage.dataset) for passage in used}),
        licences=sorted({p.dataset.licence for p in used if p.dataset and p.dataset.licence}),
        rows=[_row(value, places[value.place_id], passages, decisions) for value in _ordered(values, places)],
    )
    return Gathered(content, {period: decision.basis for period, decision in decisions.items()})


def last_number(series: Series) -> int:
    """The number of the last release of a series; 0 where there is none."""
    return Release.objects.filter(series=series).aggregate(last=Max("number"))["last"] or 0


def _latest(series: Series) -> list[Value]:
    """Of every place and period only what the last edition says."""
    found = Value.objects.filter(series=series).select_related("edition", "period")
    kept: dict[tuple[int, int], Value] = {}
    for value in found.order_by("edition__order", "edition_id"):
        kept[value.place_id, value.period_id] = value
    return list(kept.values())


def _ordered(values: Iterable[Value], places: Mapping[int, Place]) -> list[Value]:
    return sorted(values, key=lambda v: (v.period.end, v.period.start, places[v.place_id].code))


def _passage_id(value: Value) -> int:
    return value.passage_id or value.edition.passage_id


def _passages(values: Iterable[Value]) -> dict[int, Passage]:
    ids = {_passage_id(value) for value in values}
    return Passage.objects.select_related("document", "dataset").in_bulk(list(ids))


def _decide(
    series: Series,
    values: Iterable[Value],
    places: Mapping[int, Place],
    passages: Mapping[int, Passage],
    rules: DisclosureRules,
) -> dict[str, Decision]:
    """What to hide, period by period."""
    over = {}
    if series.denominator is not None:
        over = {(value.place_id, value.period_id): value.value for value in _latest(series.denominator)}
    cells: dict[str, dict[str, Cell]] = defaultdict(dict)
    for value in values:
        printed = passages[_passage_id(value)].document_id is not None
        cell = Cell(value.value, printed, over.get((value.place_id, value.period_id)))
        cells[value.period.code][places[value.place_id].code] = cell
    sums, measure = _sums(places.values()), Measure(series.aggregation, series.unit, series.sensitive)
    earlier = [json.loads(text) for text in _bases(series)]
    return {
        period: decide(measure, found, sums, [basis.get(period, {}) for basis in earlier], rules)
        for period, found in cells.items()
    }


def _bases(series: Series) -> list[str]:
    """What earlier releases rested on, the first one first."""
    return list(Release.objects.filter(series=series).order_by("number").values_list("basis", flat=True))


def _sums(places: Iterable[Place]) -> Sums:
    """Every place that is divided into others, once per kind of part: quarters and area teams both fill a city."""
    listed = list(places)
    codes = {place.pk: place.code for place in listed}
    parts: dict[tuple[str, str], list[str]] = defaultdict(list)
    for place in listed:
        around = [*([place.parent_id] if place.parent_id else []), *(other.pk for other in place.also_in.all())]
        for outer in around:
            parts[codes[outer], place.kind].append(place.code)
    return tuple((outer, tuple(sorted(inner))) for (outer, _kind), inner in sorted(parts.items()))


def _row(
    value: Value, place: Place, passages: Mapping[int, Passage], decisions: Mapping[str, Decision]
) -> ReleasedRow:
    passage, decision = passages[_passage_id(value)], decisions[value.period.code]
    is_hidden = place.code in decision.hidden
    return ReleasedRow(
        place=place.code,
        place_name=place.name,
        outer_code=place.external_code,
        period=value.period.code,
        value=None if is_hidden else decision.rounded.get(place.code, value.value),
        status=BY_US if is_hidden else str(value.status),
        note="" if is_hidden else value.note,
        source=str(passage),
        passage=passage.pk,
    )
