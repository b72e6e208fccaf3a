# SPDX-License-Identifier: EUPL-1.2
"""The shape of indicators/*.yaml: what is measured, and which figures of the profile are its values."""

from typing import Annotated, Literal

from django.utils.translation import gettext as _
from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from woonregie.intake.profile.kinds import Day, Decimals, Figure, FigureCode, Once, Slug, Text, Whole, YesNo
from woonregie.intake.profile.shapes import CommitmentRef, Shape, Source

Line = Annotated[Text, Field(max_length=200)]
PeriodCode = Annotated[Text, Field(max_length=20)]
Status = Literal["final", "provisional", "pending", "not_measured", "not_measurable", "suppressed", "missing"]
Unit = Annotated[str, Field(min_length=1, max_length=40)]


def _unfit(message: str) -> PydanticCustomError:
    return PydanticCustomError("unfit", message)


class RemarkShape(Shape):
    """What a document says beside a value: a footnote, or that it is provisional."""

    note: Text
    status: Literal["final", "provisional"] = "final"
    disturbed: YesNo = False


class ValuesShape(Shape):
    """Where values stand: a row of a table, a statement, or nothing but the reason why there is none.

    In a table columns are periods, unless `period` names the one period of the whole row; then the columns are
    places (`by_place`), or `column` names the one that counts. With `rows_are_places` it is the other way
    round: one column in one period, a place in every row; `total_row` then counts for the place of the series.
    """

    table: FigureCode | None = None
    row: FigureCode | None = None
    column: FigureCode | None = None
    statement: FigureCode | None = None
    place: Slug | None = None
    by_place: YesNo = False
    rows_are_places: YesNo = False
    total_row: FigureCode | None = None
    period: PeriodCode | None = None
    periods: dict[FigureCode, PeriodCode] = {}
    status: Status = "final"
    note: str = ""
    source: Source | None = None

    @model_validator(mode="after")
    def _says_where(self) -> "ValuesShape":
        if sum((self.table is not None, self.statement is not None, self.source is not None)) != 1:
            raise _unfit(_("Noem precies één van table, statement en source."))
        if self.rows_are_places:
            if self.table is None or self.row is not None or self.column is None or self.by_place:
                raise _unfit(_("Bij rows_are_places horen table en column, en geen row of by_place."))
        elif (self.table is None) != (self.row is None) or self.total_row is not None:
            raise _unfit(_("Bij table hoort row."))
        asks_period = self.table is None or self.column is not None or self.by_place
        if asks_period != (self.period is not None):
            raise _unfit(_("Geef period bij één waarde of bij by_place, en alleen dan."))
        if self.source is not None and (self.status in ("final", "provisional") or not self.note):
            raise _unfit(_("Zonder waarde horen er status en note bij die zeggen waarom."))
        if self.source is None and self.status not in ("final", "provisional"):
            raise _unfit(_("Deze status hoort bij een ontbrekende waarde met een eigen source."))
        return self


class PointShape(Shape):
    """A point of a path: a figure of the profile, on a day."""

    by: Day
    table: FigureCode | None = None
    row: FigureCode | None = None
    column: FigureCode | None = None
    statement: FigureCode | None = None
    value: Figure | None = None

    @model_validator(mode="after")
    def _says_where(self) -> "PointShape":
        in_table = self.table is not None and self.row is not None and self.column is not None
        if sum((in_table, self.statement is not None, self.value is not None)) != 1:
            raise _unfit(_("Noem precies één van table met row en column, statement, of value."))
        return self


class GoalShape(Shape):
    code: Slug
    kind: Literal["at_least", "at_most", "higher", "lower", "keep"]
    label: Line
    place: Slug | None = None
    baseline: PeriodCode | None = None
    points: list[PointShape] = []
    source: Source

    @model_validator(mode="after")
    def _fits_its_kind(self) -> "GoalShape":
        if (self.kind in ("at_least", "at_most")) != bool(self.points):
            raise _unfit(_("Geef points bij at_least en at_most, en alleen dan."))
        if not self.points and self.baseline is None:
            raise _unfit(_("Zonder points is er een baseline nodig: de periode waarmee wordt vergeleken."))
        return self


class DeliveryShape(Shape):
    """When a new value is due: a month of the year, and every how many months."""

    month: Annotated[Whole, Field(ge=1, le=12)]
    every_months: Annotated[Whole, Field(ge=1, le=120)] = 12


class SeriesShape(Shape):
    code: Slug
    title: Line
    definition: str = ""
    unit: Unit
    decimals: Decimals = 0
    direction: Literal["up", "down", "none"] = "none"
    aggregation: Literal["sum", "weighted_mean", "ratio", "none"] = "none"
    numerator: Slug | None = None
    denominator: Slug | None = None
    sensitive: YesNo = False
    public: YesNo = True
    measured_by: Annotated[str, Field(max_length=160)] = ""
    delivery: DeliveryShape | None = None
    place: Slug | None = None
    values: list[ValuesShape] = []
    remarks: dict[PeriodCode, RemarkShape] = {}
    goals: list[GoalShape] = []
    replaces: Slug | None = None
    contradicts: Slug | None = None
    break_reason: str = ""
    finding: FigureCode | None = None
    source: Source | None = None


class IndicatorShape(Shape):
    code: Slug
    title: Line
    theme: Annotated[str, Field(max_length=80)] = ""
    explanation: str = ""
    key_figure: YesNo = False
    commitments: Annotated[list[CommitmentRef], Once] = []
    series: Annotated[list[SeriesShape], Field(min_length=1)]
    source: Source
