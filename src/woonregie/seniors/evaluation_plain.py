# SPDX-License-Identifier: EUPL-1.2
"""The evaluation as plain data for JSON, and its findings in words that page, workbook and command share."""

from dataclasses import asdict, dataclass
from typing import Any

from django.utils.translation import gettext as _

from woonregie.looks.wording import date_words, number_words
from woonregie.seniors.evaluation_words import (
    CATEGORY,
    KPI,
    STRENGTH,
    definition,
    difference_words,
    line_title,
    made_of,
    number_in,
    value_words,
)
from woonregie.seniors.measures import Line, Measured, Unit
from woonregie.seniors.queries.evaluation import Evaluation
from woonregie_core.pilot.differences import Difference


def plain(found: Evaluation) -> dict[str, Any]:
    """Keys in English, words in the language of the reader. A number that is missing is null."""
    return {
        "pilot": found.pilot.code,
        "title": found.pilot.title,
        "is_sample": found.pilot.is_sample,
        "start": found.start,
        "end": found.end,
        "comparison": {
            "text": found.pilot.comparison,
            "start": found.then[0] if found.then else None,
            "end": found.then[1] if found.then else None,
            "known": found.compared,
            "fixed_on": found.pilot.comparison_fixed_on,
            "fixed_before_start": found.design.in_time,
            "strength": found.design.strength.value,
            "findings": findings(found),
        },
        "protected": found.protected,
        "letters_expected": [found.letters.low, found.letters.high] if found.letters else None,
        "kpis": [
            {
                "code": kpi.code,
                "category": kpi.category,
                "title": str(KPI[kpi.code]),
                "source": kpi.citation.text,
                "lines": [_line(line) for line in kpi.lines],
            }
            for kpi in found.kpis
        ],
        "wmo_months": [asdict(month) for month in found.wmo],
        "staggered": _staggered(found),
    }


def _line(line: Line) -> dict[str, Any]:
    return {
        "code": line.code,
        "about": line.about,
        "title": line_title(line),
        "definition": definition(line),
        "unit": line.unit.value,
        "now": _measured(line.now),
        "words": value_words(line.now, line.unit),
        "then": _measured(line.then) if line.then else None,
        "difference": _difference(line.difference),
    }


def _measured(one: Measured) -> dict[str, Any]:
    return {
        "value": one.value,
        "numerator": one.part,
        "denominator": one.whole,
        "median": one.middle,
        "unknown": one.unknown,
        "interval": one.interval,
        "hidden": one.hidden,
    }


def _difference(one: Difference | None) -> dict[str, Any] | None:
    if one is None:
        return None
    return {"value": one.value, "interval": one.interval, "stands_out": one.stands_out}


def _staggered(found: Evaluation) -> dict[str, Any] | None:
    waves = found.staggered
    if waves is None:
        return None
    return {
        "began": asdict(waves.began),
        "waits": asdict(waves.waits),
        "difference": _difference(waves.difference),
        "until": waves.until,
        "of_change": waves.is_change,
        "follows_seed": waves.follows_seed,
    }


def findings(found: Evaluation) -> list[str]:
    """What may be said of the comparison, in whole sentences."""
    return [*_of_design(found), str(STRENGTH[found.design.strength]), *_of_waves(found)]


def _of_design(found: Evaluation) -> list[str]:
    fixed = found.pilot.comparison_fixed_on
    if fixed is None:
        first = _("De vergelijking is niet vooraf vastgelegd.")
    elif found.design.in_time:
        first = _("De vergelijking is vastgelegd op %(day)s, voor de start.") % {"day": date_words(fixed)}
    else:
        first = _("De vergelijking is vastgelegd op %(day)s. Dat was niet voor de start.") % {
            "day": date_words(fixed)
        }
    if found.then is None:
        return [first, _("Er is geen periode om mee te vergelijken.")]
    period = _("Wij vergelijken met %(start)s tot en met %(end)s.") % {
        "start": date_words(found.then[0]),
        "end": date_words(found.then[1]),
    }
    if found.compared:
        return [first, period]
    return [first, period, _("Van die tijd staan de verhuringen niet in het register. Vergelijken kan dus niet.")]


def _of_waves(found: Evaluation) -> list[str]:
    waves = found.staggered
    if waves is None:
        return [_("Er is niet vastgelegd dat buurten op een ander moment begonnen.")]
    if waves.until is None:
        words = [_("Alle buurten waren begonnen. Er wachtte er geen om mee te vergelijken.")]
    else:
        told = _(
            "Tot en met %(day)s wachtten %(waits)s buurten. Wij leggen er %(began)s naast die al begonnen waren."
        )
        numbers = {"waits": len(waves.waits.places), "began": len(waves.began.places)}
        words = [told % {"day": date_words(waves.until), **numbers}]
    if waves.follows_seed is False:
        words.append(_("De volgorde van de buurten is niet die van de loting."))
    if waves.follows_seed:
        words.append(_("De volgorde van de buurten volgt uit de loting."))
    if waves.difference:
        hundred = waves.difference.times(100)
        what = _("meer toename") if waves.is_change else _("meer doorstromers")
        words.append(
            _("Verschil per 100 huurders per jaar (%(what)s in begonnen buurten): %(difference)s.")
            % {"what": what, "difference": difference_words(hundred, Unit.RATIO)}
        )
    return words


def expected_words(found: Evaluation) -> str:
    """The response to the letters beside what the plan expected; empty where it expected nothing."""
    if found.letters is None:
        return ""
    low, high = number_in(found.letters.low, Unit.SHARE), number_in(found.letters.high, Unit.SHARE)
    expected = _("Verwacht was %(low)s tot %(high)s.") % {"low": low, "high": high}
    line = next((one for kpi in found.kpis for one in kpi.lines if one.code == "letters"), None)
    if line is None or line.now.value is None:
        return f"{expected} {_('Er zijn in deze periode nog geen brieven gestuurd.')}"
    if line.now.value < found.letters.low:
        return f"{expected} {_('De reactie ligt daaronder.')}"
    above = line.now.value > found.letters.high
    return f"{expected} {_('De reactie ligt daarboven.') if above else _('De reactie ligt daarbinnen.')}"


def unknown_words(measured: Measured) -> str:
    """How many could not be counted."""
    return _("onbekend: %(n)s") % {"n": number_words(measured.unknown)} if measured.unknown else ""


def category_words(number: int) -> str:
    """The name of a category."""
    return str(CATEGORY.get(number, number))


def interval_words(measured: Measured, unit: Unit) -> str:
    """The margin of a number itself; empty where there is none."""
    if measured.interval is None:
        return ""
    low, high = (number_in(end, unit) for end in measured.interval)
    return _("marge %(low)s tot %(high)s") % {"low": low, "high": high}


@dataclass(frozen=True)
class Worded:
    """A line in words, for a page. `said` tells whether there is a number."""

    title: str
    definition: str
    value: str
    said: bool
    details: str
    then: str
    difference: str


def worded(line: Line) -> Worded:
    """A line as people read it."""
    details = [made_of(line.now, line.unit), interval_words(line.now, line.unit), unknown_words(line.now)]
    return Worded(
        line_title(line),
        definition(line),
        value_words(line.now, line.unit),
        line.now.value is not None,
        "; ".join(filter(None, details)),
        value_words(line.then, line.unit),
        difference_words(line.difference, line.unit),
    )
