# SPDX-License-Identifier: EUPL-1.2
"""Numbers, dates and periods as people write them, in the language of the page."""

from datetime import date, timedelta
from decimal import Decimal

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy

Number = int | float | Decimal

UNITS = {
    "dwellings": ngettext_lazy("%(amount)s woning", "%(amount)s woningen", "count"),
    "households": ngettext_lazy("%(amount)s huishouden", "%(amount)s huishoudens", "count"),
    "persons": ngettext_lazy("%(amount)s persoon", "%(amount)s personen", "count"),
    "years": ngettext_lazy("%(amount)s jaar", "%(amount)s jaar", "count"),
    "months": ngettext_lazy("%(amount)s maand", "%(amount)s maanden", "count"),
    "weeks": ngettext_lazy("%(amount)s week", "%(amount)s weken", "count"),
    "days": ngettext_lazy("%(amount)s dag", "%(amount)s dagen", "count"),
    "percent": ngettext_lazy("%(amount)s%%", "%(amount)s%%", "count"),
    "percentage_points": ngettext_lazy("%(amount)s procentpunt", "%(amount)s procentpunten", "count"),
    "euro": ngettext_lazy("€ %(amount)s", "€ %(amount)s", "count"),
    "homes_per_year": ngettext_lazy("%(amount)s woning per jaar", "%(amount)s woningen per jaar", "count"),
    "dwellings_per_year": ngettext_lazy("%(amount)s woning per jaar", "%(amount)s woningen per jaar", "count"),
    "places": ngettext_lazy("%(amount)s plek", "%(amount)s plekken", "count"),
    "beds": ngettext_lazy("%(amount)s bed", "%(amount)s bedden", "count"),
    "projects": ngettext_lazy("%(amount)s project", "%(amount)s projecten", "count"),
    "neighbourhoods": ngettext_lazy("%(amount)s buurt", "%(amount)s buurten", "count"),
    "hectares": ngettext_lazy("%(amount)s hectare", "%(amount)s hectare", "count"),
    "square_metres": ngettext_lazy("%(amount)s m²", "%(amount)s m²", "count"),
}
_QUARTER_STARTS = {(1, 1), (4, 1), (7, 1), (10, 1)}


def number_words(value: Number) -> str:
    """A number with the separators of the language and no decimals that say nothing: 1.234,5."""
    exact = value if isinstance(value, Decimal) else Decimal(str(value))
    plain = exact.quantize(Decimal(1)) if exact == exact.to_integral_value() else exact.normalize()
    return str(number_format(plain, use_l10n=True, force_grouping=True))


def amount_words(value: Number | None, unit: str = "", approximate: bool = False) -> str:
    """An amount with its unit in words; an unknown unit stands behind the number as it is."""
    if value is None:
        return _("onbekend")
    number = number_words(value)
    count = 1 if value == 1 else 2  # a plural rule takes whole numbers only; 1,5 is plural in Dutch and English
    wording = UNITS.get(unit)
    if wording is not None:
        words = str(wording % {"count": count, "amount": number})
    else:
        words = number if unit in ("", "count") else f"{number} {unit.replace('_', ' ')}"
    return _("ca. %(amount)s") % {"amount": words} if approximate else words


def euro_words(cents: int) -> str:
    """An amount of money in whole cents: € 1.420.608,73."""
    return f"€ {number_format(Decimal(cents) / 100, decimal_pos=2, use_l10n=True, force_grouping=True)}"


def date_words(value: date) -> str:
    """16 december 2021."""
    return str(date_format(value, "j F Y"))


def period_words(start: date | None, end: date | None, ongoing: bool = False) -> str:
    """A period in the shortest words that keep its meaning: a year, a quarter, years, or two dates."""
    if start and end:
        words = _whole_period(start, end) or _("%(start)s tot en met %(end)s") % {
            "start": date_words(start),
            "end": date_words(end),
        }
    elif end:
        words = _("uiterlijk %(date)s") % {"date": date_words(end)}
    elif start:
        words = _("vanaf %(date)s") % {"date": date_words(start)}
    else:
        return _("doorlopend") if ongoing else _("geen periode vastgelegd")
    return _("doorlopend, %(period)s") % {"period": words} if ongoing else words


def _whole_period(start: date, end: date) -> str:
    after = end + timedelta(days=1)
    if start == end:
        return date_words(start)
    if (start.month, start.day) == (1, 1) and (after.month, after.day) == (1, 1):
        return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"
    months = (after.year - start.year) * 12 + after.month - start.month
    if start.day == after.day == 1 and months == 1:
        return str(date_format(start, "F Y"))
    if (start.month, start.day) in _QUARTER_STARTS and after.day == 1 and months == 3:
        return _("kwartaal %(quarter)s van %(year)s") % {"quarter": (start.month + 2) // 3, "year": start.year}
    return ""
