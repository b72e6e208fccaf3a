# SPDX-License-Identifier: EUPL-1.2
"""Periods in words of the reader's language."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from woonregie_core.indicators.period import Period, PeriodKind


def period_label(period: Period) -> str:
    """A period in words: "2021", "schooljaar 2020-2021", "2018 t/m 2021", "kwartaal 3 van 2024"."""
    start = period.start
    if period.kind is PeriodKind.YEAR:
        return str(start.year)
    if period.kind is PeriodKind.SCHOOL_YEAR:
        return _("schooljaar %(code)s") % {"code": period.code}
    if period.kind is PeriodKind.YEARS:
        return _("%(first)s t/m %(last)s") % {"first": start.year, "last": period.end.year}
    if period.kind is PeriodKind.HALF_YEAR:
        return _("halfjaar %(half)s van %(year)s") % {"half": 1 if start.month == 1 else 2, "year": start.year}
    if period.kind is PeriodKind.QUARTER:
        return _("kwartaal %(quarter)s van %(year)s") % {
            "quarter": (start.month + 2) // 3,
            "year": start.year,
        }
    return str(date_format(start, "F Y" if period.kind is PeriodKind.MONTH else "j F Y"))
