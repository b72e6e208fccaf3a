# SPDX-License-Identifier: EUPL-1.2
"""The pages as tables: what you see, as rows for a workbook or a CSV file, each number with its source."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from woonregie.indicators.queries.area import KeyFigure
from woonregie.looks.wording import date_words
from woonregie.monitor.queries.area_page import AreaPage
from woonregie.monitor.queries.compare_page import ComparePage
from woonregie.monitor.queries.map_page import MapPage
from woonregie.monitor.words import as_measured, kind_words, status_words, trend_of

Value = str | float | int | None


@dataclass(frozen=True)
class Table:
    """One sheet with its notes: what it shows, on which date, and from which sources."""

    name: str
    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    notes: tuple[tuple[str, str], ...]


def map_table(page: MapPage, on: date) -> Table:
    """The table beneath the map, with the municipality and what is left at the end."""
    shown = page.shown
    rows: list[tuple[Value, ...]] = []
    for row in page.rows:
        value = None if row.cell.value is None else as_measured(row.cell.value, shown.decimals)
        reason = "" if value is not None else status_words(row.cell.status)
        rows.append(
            (row.place.name, row.district, value, shown.unit, reason, row.cell.note, _source(row.cell.passage))
        )
    if shown.left is not None:
        left = as_measured(shown.left, shown.decimals)
        rows.append(
            (_("Niet toegedeeld"), "", left, shown.unit, "", _("hele gemeente min de gebieden met een getal"), "")
        )
    if shown.total and shown.total.value is not None:
        total = as_measured(shown.total.value, shown.decimals)
        source = _source(shown.total.passage)
        rows.append((page.town.city.name, "", total, shown.unit, "", shown.total.note, source))
    headings = (
        _("Gebied"),
        _("Stadsdeel"),
        _("Waarde"),
        _("Eenheid"),
        _("Geen getal omdat"),
        _("Opmerking"),
        _("Bron"),
    )
    notes = ((_("Cijfer"), shown.title), (_("Betekenis"), shown.definition), (_("Periode"), shown.period_label))
    return Table("kaart", shown.title, headings, tuple(rows), (*notes, *_peildatum(on)))


def area_table(page: AreaPage) -> Table:
    """The figures of an area beside district and municipality, and what happens there."""
    rows = [
        (
            *_of(figure.own),
            _number(figure.district),
            figure.own.city_value,
            _said(figure.own),
            _source(figure.own.passage),
        )
        for figure in page.figures
    ]
    counts = [
        (kind_words(kind), date_words(page.on), page.agreed.count(kind, page.inside), "", None, None, "", "")
        for kind in page.kinds
    ]
    district = page.district.name if page.district else _("Stadsdeel")
    headings = (
        _("Cijfer"), _("Periode"), page.place.name, _("Eenheid"), district, page.town.city.name,
        _("Verloop"), _("Bron"),
    )  # fmt: skip
    return Table(page.place.code, page.place.name, headings, (*rows, *counts), _peildatum(page.on))


def compare_table(page: ComparePage) -> Table:
    """Two areas side by side."""
    rows: list[tuple[Value, ...]] = [
        (
            pair.known.series.title,
            pair.known.series.unit,
            pair.a.period if pair.a else "",
            _number(pair.a),
            pair.b.period if pair.b else "",
            _number(pair.b),
            _source(pair.known.passage),
        )
        for pair in page.pairs
    ]
    rows += [
        (kind_words(kind), "", date_words(page.on), a, date_words(page.on), b, "") for kind, a, b in page.counts
    ]
    headings = (
        _("Cijfer"), _("Eenheid"), _("Periode"), page.a.name, _("Periode (tweede)"), page.b.name, _("Bron"),
    )  # fmt: skip
    return Table("vergelijk", f"{page.a.name} – {page.b.name}", headings, tuple(rows), _peildatum(page.on))


def _of(figure: KeyFigure) -> tuple[Value, ...]:
    return figure.series.title, figure.period, _number(figure), figure.series.unit


def _number(figure: KeyFigure | None) -> Value:
    return None if figure is None or figure.value is None else as_measured(figure.value, figure.series.decimals)


def _said(figure: KeyFigure) -> str:
    """The trend in words, or why there is no value."""
    if figure.value is None:
        return status_words(figure.status)
    trend = trend_of(figure)
    return trend.word if trend else ""


def _source(passage: object) -> str:
    return str(passage) if passage else ""


def _peildatum(on: date) -> tuple[tuple[str, str], ...]:
    return ((_("Peildatum"), date_words(on)),)
