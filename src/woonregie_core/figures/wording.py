# SPDX-License-Identifier: EUPL-1.2
"""Figures in Dutch words, for the one-sentence explanations that profiles give to their rules."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from woonregie_core.figures.model import Value

_MONTHS = ["januari", "februari", "maart", "april", "mei", "juni"]
_MONTHS += ["juli", "augustus", "september", "oktober", "november", "december"]
_PERCENT = {"percent": " procent", "percentage_points": " procentpunt"}


def in_words(value: Value, unit: str = "", decimals: int | None = None) -> str:
    """A value with its unit as a Dutch reader writes it: 1.514, 81,5 procent, € 1.200, 31 maart 2022."""
    if isinstance(value, date):
        return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"
    if isinstance(value, str):
        return f"‘{value}’"
    number = bare(value, unit, decimals)
    if unit == "euro":
        return f"€ {number}"
    return number + _PERCENT.get(unit, "")


def bare(value: Value, unit: str = "", decimals: int | None = None) -> str:
    """A value without its unit, for sentences that name the unit themselves. A year has no point in it."""
    if not isinstance(value, Decimal):
        return in_words(value)
    return str(int(value)) if unit == "year" else dutch_number(value, decimals)


def dutch_number(value: Decimal, decimals: int | None = None) -> str:
    """A number with points for thousands and a comma for decimals; two decimals at most."""
    places = max(decimals, 0) if decimals is not None else 2
    rounded = value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    text = f"{rounded:,.{places}f}"
    if decimals is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,"))
