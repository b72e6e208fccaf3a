# SPDX-License-Identifier: EUPL-1.2
"""Store a file with open data that was read: its source, the series it needs, and an edition with its values."""

from collections.abc import Iterable, Iterator
from datetime import date
from math import isnan

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.indicators.models import Edition, Indicator, Series
from woonregie.indicators.services.store_values import (
    EditionData,
    EditionRefused,
    Stored,
    ValueRow,
    store_edition,
)
from woonregie.intake.opendata.extract import Reading
from woonregie.intake.opendata.mapping import Meaning
from woonregie.intake.opendata.placing import PlacedColumn
from woonregie.intake.opendata.stage import StagedFile, dataset_code
from woonregie.intake.problems import Problem, Rejected
from woonregie.sources.models import Dataset, Passage
from woonregie_core.indicators.period import parse_period


def store_file(grant: Grant, staged: StagedFile) -> Stored:
    """Store everything of a file that has no problems, inside the transaction of the service that asks it.

    Raises:
        Rejected: the file has problems, or its values are refused; nothing may be kept then.
        PermissionDenied: the grant does not reach data of the whole municipality.
    """
    if staged.summary.problems:
        raise Rejected(staged.summary.problems)
    earlier = Edition.objects.filter(code=staged.edition).first()
    retrieved = earlier.retrieved_on if earlier and earlier.retrieved_on else timezone.localdate()
    passage = _passage(staged, retrieved)
    _ensure_series([column.meaning for column in staged.placed.columns], staged.reading, passage)
    data = EditionData(
        code=staged.edition,
        title=_title(staged.reading),
        passage_id=passage.pk,
        values=_rows(staged.placed.columns),
        retrieved_on=retrieved,
        area_division_year=staged.reading.division,
    )
    try:
        return store_edition(grant, data)
    except EditionRefused as refusal:
        advice = _("Kijk naar het bestand en lees het opnieuw in.")
        raise Rejected(
            Problem(staged.name, problem.message, advice, column=problem.column, value=problem.value)
            for problem in refusal.problems
        ) from refusal


def _rows(columns: Iterable[PlacedColumn]) -> Iterator[ValueRow]:
    for column in columns:
        series, period = column.meaning.series, column.period
        for place, value, status, note in zip(
            column.places, column.values, column.statuses, column.notes, strict=True
        ):
            yield ValueRow(series, place, period, None if isnan(value) else value, status, note)


def _title(reading: Reading) -> str:
    title = reading.mapping.dataset.title
    return f"{title} {reading.periods[0]}" if len(reading.periods) == 1 else title


def _passage(staged: StagedFile, retrieved: date) -> Passage:
    """Where the values come from: the data set, and in it this table or file as it was on one day."""
    reading, origin = staged.reading, staged.reading.mapping.dataset
    dataset, _made = Dataset.objects.get_or_create(
        code=dataset_code(reading)[:60],
        defaults={
            "title": _title(reading),
            "publisher": origin.publisher,
            "licence": origin.licence,
            "date": parse_period(reading.periods[0]).start if len(reading.periods) == 1 else None,
        },
    )
    parts = [
        _("tabel %(number)s") % {"number": reading.table} if reading.table else "",
        _("bestand %(name)s") % {"name": staged.name},
        _("blad %(sheet)s") % {"sheet": reading.sheet} if reading.sheet else "",
        _("opgehaald op %(day)s") % {"day": f"{retrieved:%d-%m-%Y}"},
    ]
    section = ", ".join(part for part in parts if part)[:300]
    passage, _made = Passage.objects.get_or_create(dataset=dataset, section=section)
    return passage


def _ensure_series(meanings: list[Meaning], reading: Reading, passage: Passage) -> None:
    """Make the series that do not exist yet; a series that a profile defined stays as it is."""
    wanted = {meaning.series: meaning for meaning in meanings}
    known = dict(Series.objects.filter(code__in=wanted).values_list("code", "pk"))
    new = [meaning for code, meaning in wanted.items() if code not in known]
    last = Indicator.objects.aggregate(last=Max("order"))["last"] or 0
    for number, meaning in enumerate(new, start=1):
        indicator, _made = Indicator.objects.get_or_create(
            code=meaning.series,
            defaults={
                "title": meaning.title,
                "theme": meaning.theme,
                "key_figure": meaning.key_figure,
                "order": min(last + number, 32_000),
                "passage": passage,
            },
        )
        known[meaning.series] = _make_series(indicator, meaning, reading, passage).pk
    for meaning in new:
        if meaning.weight in known:
            Series.objects.filter(code=meaning.series).update(denominator=known[meaning.weight])


def _make_series(indicator: Indicator, meaning: Meaning, reading: Reading, passage: Passage) -> Series:
    return Series.objects.create(
        indicator=indicator,
        code=meaning.series,
        title=meaning.title,
        definition=meaning.definition,
        unit=meaning.unit,
        decimals=meaning.decimals,
        direction=meaning.direction,
        aggregation=meaning.aggregation,
        sensitive=meaning.sensitive,
        public=meaning.public,
        measured_by=reading.mapping.dataset.publisher,
        passage=passage,
    )
