# SPDX-License-Identifier: EUPL-1.2
"""A delivery of values as columns of numbers: checked row by row, and small enough for a million rows."""

import hashlib
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from math import isfinite, nan

import numpy as np
from django.utils.translation import gettext as _

from woonregie.indicators.editions import EditionRefused, ValueProblem, ValueRow
from woonregie.indicators.models.value import Status

_WITH_VALUE = (Status.FINAL, Status.PROVISIONAL)
_MOST_PROBLEMS = 200
Stored = tuple[int, int, int, float | None, str, str, int | None, bool]


@dataclass(frozen=True)
class Codes:
    """The ids of everything that a row may name."""

    series: dict[str, int]
    places: dict[str, int]
    periods: dict[str, int]


@dataclass
class Columns:
    """Rows as columns: ids, values (nan where there is none), and numbers of statuses and notes."""

    series: "array[int]" = field(default_factory=lambda: array("q"))
    places: "array[int]" = field(default_factory=lambda: array("q"))
    periods: "array[int]" = field(default_factory=lambda: array("q"))
    values: "array[float]" = field(default_factory=lambda: array("d"))
    statuses: "array[int]" = field(default_factory=lambda: array("b"))
    notes: "array[int]" = field(default_factory=lambda: array("q"))
    passages: "array[int]" = field(default_factory=lambda: array("q"))
    disturbed: "array[int]" = field(default_factory=lambda: array("b"))
    texts: dict[str, int] = field(default_factory=lambda: {"": 0})

    def __len__(self) -> int:
        return len(self.values)

    def add(self, series: int, place: int, period: int, row: ValueRow, status: int) -> None:
        """Keep a checked row."""
        self.series.append(series)
        self.places.append(place)
        self.periods.append(period)
        self.values.append(nan if row.value is None else row.value)
        self.statuses.append(status)
        self.notes.append(self.texts.setdefault(row.note, len(self.texts)))
        self.passages.append(row.passage or 0)
        self.disturbed.append(row.disturbed)

    def rows(self) -> Iterator[Stored]:
        """The rows as they are stored: series, place, period, value, status, note, passage, disturbed."""
        names, texts = [status.value for status in Status], list(self.texts)
        ids = zip(self.series, self.places, self.periods, strict=True)
        said = zip(self.values, self.statuses, self.notes, self.passages, self.disturbed, strict=True)
        for key, (value, status, note, passage, moved) in zip(ids, said, strict=True):
            # Only nan differs from itself: there is no value.
            kept = value if value == value else None
            yield *key, kept, names[status], texts[note], passage or None, bool(moved)

    def order(self) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
        """The positions of the rows by series, place and period."""
        return np.lexsort((np.array(self.periods), np.array(self.places), np.array(self.series)))

    def twice(self) -> int | None:
        """The position of a row that says again what an earlier row said of the same series, place and period."""
        if len(self) < 2:
            return None
        by = self.order()
        keys = np.stack([np.array(column)[by] for column in (self.series, self.places, self.periods)])
        same = np.flatnonzero((keys[:, 1:] == keys[:, :-1]).all(axis=0))
        return int(by[same[0] + 1]) if same.size else None

    def content_hash(self) -> str:
        """One hash of all rows, whatever the order in which they came."""
        by, digest = self.order() if len(self) else np.zeros(0, dtype=np.int64), hashlib.sha256()
        whole = (self.series, self.places, self.periods, self.statuses, self.passages, self.disturbed)
        for column in whole:
            digest.update(np.ascontiguousarray(np.array(column)[by]).tobytes())
        values = np.array(self.values)[by] + 0.0  # minus nought is nought
        digest.update(np.where(np.isnan(values), np.nan, values).tobytes())
        texts = [hashlib.sha256(text.encode()).digest() for text in self.texts]
        for note in np.array(self.notes)[by] if len(texts) > 1 else ():
            digest.update(texts[int(note)])
        return digest.hexdigest()


def gather(rows: Iterable[ValueRow], codes: Codes, provisional: bool) -> Columns:
    """Check every row and keep it as numbers.

    Raises:
        EditionRefused: unknown codes, values that are no number, a status that does not fit, or the same
            series, place and period twice.
    """
    columns, problems, statuses = Columns(), _Problems(), _Statuses(provisional)
    for number, row in enumerate(rows, start=1):
        series, place = codes.series.get(row.series), codes.places.get(row.place)
        period, status = codes.periods.get(row.period), statuses.of(row)
        fits = row.value is None or isfinite(row.value)
        if series is None or place is None or period is None or status is None or not fits:
            problems.of_codes(number, row, codes, status is None, fits)
        elif (status in statuses.with_value) is (row.value is None):
            problems.of_status(number, row)
        else:
            columns.add(series, place, period, row, status)
    problems.raise_any()
    again = columns.twice()
    if again is not None:
        message = _("Deze reeks heeft voor dit gebied en deze periode al een waarde in dezelfde levering.")
        raise EditionRefused([ValueProblem(again + 1, "period", "", message)])
    return columns


class _Statuses:
    """Statuses by number, and which one a row has that names none."""

    def __init__(self, provisional: bool) -> None:
        self.numbers = {status.value: number for number, status in enumerate(Status)}
        self.with_value = {self.numbers[status] for status in _WITH_VALUE}
        self.default = self.numbers[Status.PROVISIONAL if provisional else Status.FINAL]
        self.missing = self.numbers[Status.MISSING]

    def of(self, row: ValueRow) -> int | None:
        """The number of a row's status; None where there is no such status."""
        if row.status:
            return self.numbers.get(row.status)
        return self.missing if row.value is None else self.default


class _Problems:
    """The first problem of each kind, so that one wrong code in a million rows is told once."""

    def __init__(self) -> None:
        self.found: dict[tuple[str, str], ValueProblem] = {}

    def of_codes(self, number: int, row: ValueRow, codes: Codes, bad_status: bool, number_fits: bool) -> None:
        if row.series not in codes.series:
            self._tell(number, "series", row.series, _("Deze reeks bestaat niet. Maak haar eerst aan."))
        if row.place not in codes.places:
            self._tell(number, "place", row.place, _("Dit gebied bestaat niet. Kijk naar code en indelingsjaar."))
        if row.period not in codes.periods:
            self._tell(number, "period", row.period, _("Dit is geen periode die wij kennen."))
        if bad_status:
            self._tell(number, "status", row.status, _("Deze status bestaat niet."))
        if not number_fits:
            self._tell(number, "value", str(row.value), _("Dit is geen getal dat wij kunnen bewaren."))

    def of_status(self, number: int, row: ValueRow) -> None:
        if row.value is None:
            message = _("Deze status vraagt om een waarde. Kies een status die zegt waarom zij ontbreekt.")
        else:
            message = _("Deze status zegt dat er geen waarde is, maar er staat er wel een.")
        self._tell(number, "status", row.status, message)

    def _tell(self, number: int, column: str, value: str, message: str) -> None:
        if len(self.found) < _MOST_PROBLEMS:
            self.found.setdefault((column, value), ValueProblem(number, column, value, message))

    def raise_any(self) -> None:
        if self.found:
            raise EditionRefused(self.found.values())
