# SPDX-License-Identifier: EUPL-1.2
"""The realisation as lines: all lettings per period beside an even pace. The tables below it are its twin."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from woonregie.allocation.queries.realisation import Period, Realisation
from woonregie.looks.lines import Chart, Line, line_chart


def realisation_chart(page: Realisation) -> Chart | None:
    """All lettings per period and the even pace; a hidden period is a gap. None where there is nothing to draw."""
    if not page.total.has_spark:
        return None
    lines = [Line(_("Verhuurd"), list(enumerate(page.total.periods)))]
    if page.total.planned is not None:
        lines.append(Line(_("Bij gelijk tempo"), list(enumerate(paces(page))), "line-2"))
    names = {float(number): period_words(one) for number, one in enumerate(page.periods)}
    return line_chart(lines, from_zero=True, names=names)


def paces(page: Realisation) -> list[int]:
    """Lettings that an even pace asks in each period: what was planned, shared out over the days."""
    whole = (page.budget.end - page.budget.start).days + 1
    days = ((one.end - one.start).days + 1 for one in page.periods)
    return [round((page.total.planned or 0) * count / whole) for count in days]


def period_words(period: Period) -> str:
    """A month, or the first and last of some months: mrt 2025, jan–mrt 2025."""
    last = date_format(period.end, "b Y")
    return last if period.whole_months == 1 else f"{date_format(period.start, 'b')}–{last}"
