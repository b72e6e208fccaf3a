# SPDX-License-Identifier: EUPL-1.2
"""A delivery of values as it is brought in, and what may be wrong with it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple


class ValueRow(NamedTuple):
    """One value of a delivery.

    Attributes:
        series, place, period: codes; a period as `woonregie_core.indicators.period.parse_period` reads it.
        value: a finite number in the unit of the series (percentages as 0–100), or None where there is none.
        status: a code of `Status`; empty means final (provisional in a provisional edition) with a value, and
            missing without one.
        note: a footnote, or the reason why there is no value.
        passage: id of the passage of this very value; None means the passage of the edition.
        disturbed: a note says that something outside the subject moved the value, such as the corona measures.
    """

    series: str
    place: str
    period: str
    value: float | None
    status: str = ""
    note: str = ""
    passage: int | None = None
    disturbed: bool = False


@dataclass(frozen=True)
class EditionData:
    """A document, or a data set as it was on one day, with its values. `values` is read once, in order.

    Attributes:
        order: a later delivery has a higher number; None means after everything stored so far.
        follows_file: a profile says again what it holds: values that differ replace those of the same code.
            Left out, a known code with other values is refused, because a correction is a next edition.
    """

    code: str
    title: str
    passage_id: int
    values: Iterable[ValueRow]
    published_on: date | None = None
    retrieved_on: date | None = None
    provisional: bool = False
    area_division_year: int | None = None
    order: int | None = None
    follows_file: bool = False


@dataclass(frozen=True)
class ValueProblem:
    """One thing to mend: the number of the row (from 1), the column of `ValueRow`, and what stands there."""

    row: int
    column: str
    value: str
    message: str


class EditionRefused(ValueError):
    """A delivery cannot be stored; nothing was. Carries the first problem of each kind and code."""

    def __init__(self, problems: Iterable[ValueProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(f"{p.row}, {p.column}: {p.message}" for p in self.problems))
