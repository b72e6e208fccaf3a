# SPDX-License-Identifier: EUPL-1.2
"""Periods as open data write them: 2023JJ00, 2024HJ01, 2023KW02, 2023MM05, 2021, 2021.0, 1-1-2023."""

import re
from typing import Any

from woonregie_core.indicators.period import PeriodError, parse_period

_CBS = re.compile(r"(\d{4})(JJ|HJ|KW|MM|SJ)(\d{2})")
_DUTCH_DAY = re.compile(r"(\d{1,2})-(\d{1,2})-(\d{4})")
_YEAR = re.compile(r"(?<!\d)(20\d{2}|19\d{2})(?!\d)")


def period_code(cell: Any) -> str:
    """The period in our own writing; empty where it is none."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = str(cell if cell is not None else "").strip()
    if found := _CBS.fullmatch(text):
        text = _of_cbs(*found.groups())
    elif found := _DUTCH_DAY.fullmatch(text):
        text = f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}"
    try:
        return parse_period(text).code
    except PeriodError:
        return ""


def year_in(text: str) -> str:
    """The one year that a name holds, such as kwb-2023.xlsx; empty where it holds none or several."""
    years = set(_YEAR.findall(text))
    return years.pop() if len(years) == 1 else ""


def _of_cbs(year: str, kind: str, number: str) -> str:
    part = int(number)
    if kind == "SJ":
        return f"{year}-{int(year) + 1}"
    return {"JJ": year, "HJ": f"{year}-H{part}", "KW": f"{year}-Q{part}", "MM": f"{year}-{number}"}[kind]
