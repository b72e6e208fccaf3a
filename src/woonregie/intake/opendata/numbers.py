# SPDX-License-Identifier: EUPL-1.2
"""Numbers as files write them: Dutch or English, with or without thousands, known or not. Missing is not nought.

A column is judged as a whole: one value such as "12,5" or "1.234.567" tells how the others are meant. Where a
column leaves it open ("1.234" alone), whole numbers are read as thousands and anything else is asked about.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import isfinite, nan
from typing import Any

from django.utils.translation import gettext as _

from woonregie.intake.opendata.mapping import missing_words

FINAL, PROVISIONAL, MISSING = "", "provisional", "missing"
_PLAIN = re.compile(r"[+-]?\d+")
_DUTCH = re.compile(r"[+-]?\d{1,3}(\.\d{3})*,\d+|[+-]?\d+,\d+|[+-]?\d{1,3}(\.\d{3}){2,}")
_ENGLISH = re.compile(r"[+-]?\d{1,3}(,\d{3})*\.\d+|[+-]?\d*\.\d+|[+-]?\d{1,3}(,\d{3}){2,}")
_OPEN_DOT = re.compile(r"[+-]?[1-9]\d{0,2}\.\d{3}")
_OPEN_COMMA = re.compile(r"[+-]?[1-9]\d{0,2},\d{3}")
_SPACES = str.maketrans("", "", " \u00a0\u202f'’")


@dataclass
class Numbers:
    """A column as numbers: nan where there is none, and then a status that says why.

    Attributes:
        wrong: positions of cells that are no number.
        mixed: positions of two cells that contradict each other about the decimal mark.
        doubtful: a position that can be read in two ways, where the column does not tell which.
        thousands: a position whose dot or comma was read as a thousands separator on the strength of the unit.
    """

    values: list[float] = field(default_factory=list)
    statuses: list[str] = field(default_factory=list)
    wrong: list[int] = field(default_factory=list)
    mixed: tuple[int, int] | None = None
    doubtful: int | None = None
    thousands: int | None = None


def is_number(cell: Any) -> bool:
    """Whether a cell holds a number, however written."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return True
    text = str(cell).strip().translate(_SPACES).removesuffix("%").removesuffix("*")
    return bool(_PLAIN.fullmatch(text) or _DUTCH.fullmatch(text) or _ENGLISH.fullmatch(text) or _open(text))


def _open(text: str) -> bool:
    return bool(_OPEN_DOT.fullmatch(text) or _OPEN_COMMA.fullmatch(text))


def read_numbers(cells: Sequence[Any], decimals: int, mark: str = "", most: float | None = None) -> Numbers:
    """Read a column.

    Args:
        decimals: how many the series has; with none, an undecided "1.234" is read as 1234.
        mark: the decimal mark, where it is known for certain.
        most: the highest value that makes sense; it settles an undecided "4.123" that cannot be 4123.
    """
    texts, found = missing_words(), Numbers()
    strings: list[tuple[int, str]] = []
    for position, cell in enumerate(cells):
        value, status = nan, MISSING
        if isinstance(cell, float | int) and not isinstance(cell, bool):
            status = texts.numbers.get(cell, FINAL) if cell < 0 else FINAL
            value = float(cell) if not status and isfinite(cell) else nan
            status = MISSING if not status and not isfinite(cell) else status
        elif cell is not None:
            text = str(cell).strip()
            status = texts.texts.get(text.casefold(), FINAL)
            if status == FINAL:
                strings.append((position, text))
        found.values.append(value)
        found.statuses.append(status)
    if strings:
        _read_texts(found, strings, decimals, mark, most)
    return found


def _read_texts(
    found: Numbers, strings: list[tuple[int, str]], decimals: int, mark: str, most: float | None
) -> None:
    cleaned = [(position, *_stripped(text)) for position, text in strings]
    decided = mark or _mark(found, [(position, text) for position, text, _provisional in cleaned], decimals, most)
    codes = missing_words().numbers
    for position, text, provisional in cleaned:
        value = _value(text, decided)
        if value is None:
            found.wrong.append(position)
            found.statuses[position] = MISSING
        elif value in codes:
            found.statuses[position] = codes[value]
        else:
            found.values[position] = value
            found.statuses[position] = PROVISIONAL if provisional else FINAL


def _stripped(text: str) -> tuple[str, bool]:
    """The digits and marks of a number, and whether stars mark it as provisional (CBS)."""
    bare = text.rstrip("*")
    return bare.translate(_SPACES).removesuffix("%"), bare != text


def _mark(found: Numbers, texts: list[tuple[int, str]], decimals: int, most: float | None) -> str:
    """The decimal mark of a column: what its clearest values say."""
    clear: dict[str, int] = {}
    unclear: list[tuple[int, str]] = []
    for position, text in texts:
        if _open(text):
            unclear.append((position, text))
        elif not _PLAIN.fullmatch(text) and (mark := _clear_mark(text)):
            clear.setdefault(mark, position)
    if len(clear) == 2:
        found.mixed = (clear[","], clear["."])
    if clear or not unclear:
        return next(iter(clear), ",")
    return _undecided(found, *unclear[0], decimals, most)


def _clear_mark(text: str) -> str:
    if _DUTCH.fullmatch(text):
        return ","
    return "." if _ENGLISH.fullmatch(text) else ""


def _undecided(found: Numbers, position: int, text: str, decimals: int, most: float | None) -> str:
    """The mark where every value is like "1.234": what makes sense, else a doubt to tell."""
    separator = "." if "." in text else ","
    if most is not None and abs(float(text.replace(separator, ""))) > most:
        return separator
    if decimals:
        found.doubtful = position
    else:
        found.thousands = position
    return "," if separator == "." else "."


def _value(text: str, mark: str) -> float | None:
    other = "." if mark == "," else ","
    if _PLAIN.fullmatch(text):
        return float(text)
    pattern = _DUTCH if mark == "," else _ENGLISH
    if not (pattern.fullmatch(text) or (_open(text))):
        return None
    try:
        return float(text.replace(other, "").replace(mark, "."))
    except ValueError:
        return None


def looks_like_fractions(values: Sequence[float], statuses: Sequence[str]) -> bool:
    """Whether percentages are written as parts of one: all between 0 and 1, and not just noughts and ones."""
    known = [v for v, status in zip(values, statuses, strict=True) if v == v and status in (FINAL, PROVISIONAL)]
    return len(known) >= 3 and all(0 <= v <= 1 for v in known) and sum(0 < v < 1 for v in known) * 2 >= len(known)


def explain_mixed(first: object, second: object) -> tuple[str, str]:
    """Words for a column with two decimal marks."""
    message = _(
        "In deze kolom staan ‘%(first)s’ en ‘%(second)s’: de ene met een decimale komma, de andere met een punt."
    )
    return message % {"first": first, "second": second}, _("Schrijf alle getallen op dezelfde manier.")


def explain_doubt(text: object) -> tuple[str, str]:
    """Words for a number that can be read in two ways."""
    plain = re.sub(r"\D", "", str(text))
    message = _("‘%(text)s’ kan %(large)s zijn, of een getal met drie decimalen.")
    advice = _(
        "Schrijf duizendtallen zonder scheidingsteken, of leg in de koppeling vast wat het decimaalteken is."
    )
    return message % {"text": text, "large": plain}, advice
