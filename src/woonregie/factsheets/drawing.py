# SPDX-License-Identifier: EUPL-1.2
"""How the numbers of a panel are drawn: a bar behind a number, or parts of a whole. Shares run from 0 to 1."""

from dataclasses import dataclass
from decimal import Decimal

from woonregie.factsheets.content import Chart, Figure, Panel, Row
from woonregie.looks.charts import BarPart, Segment, bar_parts

_BAR_TONES = ("busy", "accent", "start")
_PART_TONES = ("start", "busy", "accent", "care", "calm", "good", "bad", "none")


@dataclass(frozen=True)
class Cell:
    """A figure with the length of its bar; `share` is None where there is nothing to draw."""

    figure: Figure
    column: str
    share: float | None
    tone: str

    @property
    def width(self) -> str:
        """The bar's length for a drawing that is 100 wide."""
        return "" if self.share is None else f"{100 * self.share:.1f}"


@dataclass(frozen=True)
class Drawing:
    """A panel with everything that its drawing needs."""

    panel: Panel
    rows: list[tuple[Row, list[Cell], str]]
    bar: list[BarPart]


def drawing(panel: Panel) -> Drawing:
    """Rows with the tone of their part of the whole (empty where there is none), and the bar of those parts."""
    segments = parts(panel)
    tones = [segment.tone for segment in segments] or [""] * len(panel.rows)
    rows = [(row, cells, tone) for (row, cells), tone in zip(drawn_rows(panel), tones, strict=True)]
    return Drawing(panel, rows, bar_parts(segments))


def drawn_rows(panel: Panel) -> list[tuple[Row, list[Cell]]]:
    """Each row with its cells. Bars of one unit share one scale, so that their lengths may be compared."""
    columns = panel.columns or ("",)
    scale = _scale(panel.rows) if panel.chart is Chart.BARS else None
    found = []
    for row in panel.rows:
        most = scale if scale is not None else _scale((row,))
        cells = [
            Cell(figure, column, _share(figure, most, panel.chart), _BAR_TONES[place % len(_BAR_TONES)])
            for place, (column, figure) in enumerate(zip(columns, row.figures, strict=True))
        ]
        found.append((row, cells))
    return found


def parts(panel: Panel) -> list[Segment]:
    """The first column as parts of a whole, one for each row; nothing where the panel is drawn otherwise."""
    if panel.chart is not Chart.PARTS:
        return []
    return [
        Segment(row.label, round(row.figures[0].value or 0), _PART_TONES[place % len(_PART_TONES)])
        for place, row in enumerate(panel.rows)
    ]


def _scale(rows: tuple[Row, ...]) -> Decimal:
    values = [figure.value for row in rows for figure in row.figures if figure.value is not None]
    return max(values, default=Decimal(0))


def _share(figure: Figure, most: Decimal, chart: Chart) -> float | None:
    if chart not in (Chart.BARS, Chart.ROWS) or figure.value is None or most <= 0:
        return None
    return float(max(figure.value, Decimal(0)) / most)
