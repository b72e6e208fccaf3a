# SPDX-License-Identifier: EUPL-1.2
"""One cell: from what Excel holds to what the register holds, or why that cannot be."""

import math
import re
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _

from woonregie.exports.action_columns import Column, Kind
from woonregie.looks.cells import plain_text
from woonregie.looks.fields import dutch_digits

_DATE = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
_YEARS = range(1900, 2201)  # outside it a date is a slip of the pen
MOST_AMOUNT = Decimal(10) ** 13


class WrongCell(ValueError):
    """A cell cannot be taken as it stands: message and advice, both Dutch."""

    def __init__(self, message: str, advice: str) -> None:
        self.message, self.advice = message, advice
        super().__init__(f"{message} {advice}")


def comparable(text: str) -> str:
    """Text as Excel leaves it: one kind of line end, nothing around it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def is_same(raw: Any, stored: Any) -> bool:
    """Whether a cell still holds what export wrote."""
    if stored in (None, ""):
        return raw in (None, "") or (isinstance(raw, str) and not raw.strip())
    if isinstance(stored, str):
        return isinstance(raw, str) and comparable(plain_text(raw)) == comparable(stored)
    if isinstance(stored, date):
        return _as_date(raw) == stored
    return isinstance(raw, int | float) and not isinstance(raw, bool) and float(raw) == float(stored)


def parse(column: Column, raw: Any) -> str | Decimal | date | int | None:
    """The value of a cell for a column; empty is None for dates and numbers and "" for text.

    Raises:
        WrongCell: it is of another type or out of bounds.
    """
    if isinstance(raw, bool):
        raise WrongCell(_("Hier staat WAAR of ONWAAR."), _("Vul de waarde zelf in."))
    if isinstance(raw, str) and not raw.strip():
        raw = None
    if column.kind is Kind.DATE:
        return None if raw is None else _date(raw)
    if column.kind is Kind.AMOUNT:
        return None if raw is None else _amount(raw)
    if column.kind is Kind.NUMBER:
        return None if raw is None else _whole(raw)
    return _text(column, raw)


def _text(column: Column, raw: Any) -> str:
    text = comparable(plain_text(_as_text(raw)))
    if len(text) > column.longest:
        message = _("Deze tekst is %(n)s tekens lang; er passen er %(most)s.")
        raise WrongCell(message % {"n": len(text), "most": column.longest}, _("Maak de tekst korter."))
    if "\x00" in text:  # PostgreSQL cannot hold it
        raise WrongCell(_("Deze tekst bevat een teken dat niet kan."), _("Typ de tekst opnieuw."))
    return text


def _as_text(raw: Any) -> str:
    if raw is None:
        return ""
    if isinstance(raw, float) and raw.is_integer() and abs(raw) < 1e15:
        return str(int(raw))
    return raw.strftime("%d-%m-%Y") if isinstance(raw, date) else str(raw)


def _date(raw: Any) -> date:
    found = _as_date(raw)
    if found is None:
        message = _("‘%(value)s’ is geen datum.") % {"value": _as_text(raw)[:40]}
        raise WrongCell(message, _("Vul een datum in die bestaat, bijvoorbeeld 31-12-2026."))
    if found.year not in _YEARS:
        message = _("Het jaar %(year)s kan niet kloppen.") % {"year": found.year}
        raise WrongCell(message, _("Vul een datum in die bestaat, bijvoorbeeld 31-12-2026."))
    return found


def _as_date(raw: Any) -> date | None:
    if isinstance(raw, datetime):
        return raw.date()
    if isinstance(raw, date):
        return raw
    if not isinstance(raw, str):
        return None
    found = _DATE.fullmatch(raw.strip())
    try:
        if found:
            day, month, year = map(int, found.groups())
            return date(year, month, day)
        return date.fromisoformat(raw.strip())
    except ValueError:
        return None


def _amount(raw: Any) -> Decimal:
    advice = _("Vul een getal in, bijvoorbeeld 1250 of 12,5.")
    number = _number(raw)
    if number is None:
        raise WrongCell(_("‘%(value)s’ is geen getal.") % {"value": _as_text(raw)[:40]}, advice)
    if number < 0:
        raise WrongCell(_("Een aantal kan niet onder nul zijn."), advice)
    if number > MOST_AMOUNT:
        raise WrongCell(_("Dit getal is te groot."), advice)
    return number.quantize(Decimal("0.01"))


def _number(raw: Any) -> Decimal | None:
    if isinstance(raw, int | float):
        return Decimal(repr(raw)) if math.isfinite(raw) else None
    text = dutch_digits(raw) if isinstance(raw, str) else ""
    try:
        return Decimal(text) if _NUMBER.fullmatch(text) else None
    except InvalidOperation:
        return None


def _whole(raw: Any) -> int:
    number = _number(raw)
    if number is None or number != number.to_integral_value() or not 0 < number < 2**31:
        message = _("‘%(value)s’ is geen nummer dat wij hebben gegeven.") % {"value": _as_text(raw)[:40]}
        raise WrongCell(message, _("Verander niets aan de verborgen kolommen. Download de lijst opnieuw."))
    return int(number)
