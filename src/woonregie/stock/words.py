# SPDX-License-Identifier: EUPL-1.2
"""Amounts, plannings and classes as people say them."""

from django.utils.translation import gettext as _

from woonregie.looks.wording import number_words
from woonregie.stock import labels
from woonregie.stock.models import ProjectPlanning
from woonregie_core.stock.amount import Amount, Total


def amount_text(amount: Amount | Total | None) -> str:
    """20; ca. 20; 20–30."""
    if amount is None:
        return _("onbekend")
    low = number_words(amount.low)
    words = low if amount.low == amount.high else f"{low}–{number_words(amount.high)}"
    return _("ca. %(amount)s") % {"amount": words} if amount.about else words


def planning_text(planning: ProjectPlanning | None) -> str:
    """start in 2022, klaar in 2024."""
    if planning is None:
        return _("geen jaar genoemd")
    start = _moment(planning.start_year, planning.start_quarter)
    end = _moment(planning.end_year, planning.end_quarter)
    if start and end:
        return _("start in %(start)s, klaar in %(end)s") % {"start": start, "end": end}
    return _("start in %(start)s") % {"start": start} if start else _("klaar in %(end)s") % {"end": end}


def _moment(year: int | None, quarter: int | None) -> str:
    if year is None:
        return ""
    return _("kwartaal %(quarter)s van %(year)s") % {"quarter": quarter, "year": year} if quarter else str(year)


def class_text(code: str) -> str:
    """A class in words; a code that the list does not know is shown readably."""
    return str(labels.CLASS.get(code, code.replace("-", " ")))


def bat_text(low: int | None, high: int | None) -> str:
    """BAT 2; BAT 0–2."""
    if low is None:
        return _("onbekend")
    return f"BAT {low}" if high in (None, low) else f"BAT {low}–{high}"
