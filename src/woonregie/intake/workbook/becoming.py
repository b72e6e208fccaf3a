# SPDX-License-Identifier: EUPL-1.2
"""What an action and its progress become when the cells of a row are applied, as plain data."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from woonregie.agreements.models import Action
from woonregie.agreements.services.actions import ActionChange
from woonregie.exports.action_columns import COLUMNS, PROGRESS_KEYS
from woonregie.intake.workbook.cells import RowCells
from woonregie.intake.workbook.known import Known
from woonregie.intake.workbook.staged import Difference, Plain
from woonregie.looks.wording import number_words


def fields_of(cells: RowCells, known: Known, action: Action | None) -> Plain:
    """The fields of the action after the import; what no cell changed stays exactly as it is stored."""
    values = {key: cells.value(key) for key in ("title", "summary", "start", "end", "blocking_condition")}
    return {
        **values,
        "start": _iso(values["start"]),
        "end": _iso(values["end"]),
        "lead_id": _lead(cells, known, action),
        "lead_person_id": action.lead_person_id if action else None,
    }


def plain_fields(change: ActionChange) -> Plain:
    """The fields of an action as plain data."""
    return {**vars(change), "start": _iso(change.start), "end": _iso(change.end)}


def change_of(plain: Mapping[str, Any]) -> ActionChange:
    """The inverse: plain data as the service wants it."""
    start, end = (date.fromisoformat(plain[key]) if plain[key] else None for key in ("start", "end"))
    return ActionChange(**{**plain, "start": start, "end": end})


def progress_of(cells: RowCells, known: Known, action: Action | None, targets: Mapping[str, int]) -> Plain:
    """What would be reported. Where the date was left as it was, the report is of today."""
    amount = cells.value("amount")
    standing = known.standings.get(action.pk) if action else None
    return {
        "on": _day(cells, known, action).isoformat(),
        "phase": _code(known, "phase", cells.value("phase")),
        "course": _code(known, "course", cells.value("course")),
        "explanation": cells.value("explanation") or "",
        "amount": None if amount is None else str(amount),
        "target": None if amount is None else targets[cells.value("target")],
        "party": known.speaker(_lead(cells, known, action), standing),
    }


def differences(cells: RowCells, known: Known, action: Action | None) -> list[Difference]:
    """Every cell that would change, in the order of the columns."""
    becomes = dict(cells.changed)
    if cells.touches(PROGRESS_KEYS):
        becomes["recorded_on"] = _day(cells, known, action)
    return [
        Difference(column.key, column.heading, _words(cells.stored.get(column.key)), _words(becomes[column.key]))
        for column in COLUMNS
        if column.key in becomes and becomes[column.key] != cells.stored.get(column.key)
    ]


def _day(cells: RowCells, known: Known, action: Action | None) -> date:
    chosen = cells.changed.get("recorded_on")
    if isinstance(chosen, date):
        return chosen
    latest = action.latest if action else None
    return max(known.on, latest.recorded_on) if latest else known.on


def _lead(cells: RowCells, known: Known, action: Action | None) -> int | None:
    if "lead" not in cells.changed:
        return action.lead_id if action else None
    wanted = cells.changed["lead"]
    return next((pk for pk, name in known.parties.items() if name == wanted), None)


def _code(known: Known, kind: str, word: object) -> str:
    return next((code for code, known_word in known.words[kind].items() if known_word == word), "")


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _words(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return value.strftime("%d-%m-%Y")
    return value if isinstance(value, str) else number_words(value)  # type: ignore[arg-type]
