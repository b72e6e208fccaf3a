# SPDX-License-Identifier: EUPL-1.2
"""What the numbers of an indicator say, in one plain sentence at a time."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from woonregie.indicators.period_words import period_label
from woonregie.indicators.queries.catalogue import Catalogue
from woonregie.indicators.queries.judged import JudgedGoal, JudgedSeries, Outlook
from woonregie.indicators.words import (
    course_look,
    kind_word,
    number,
    of_series,
    signed_words,
    value_words,
    why_words,
)
from woonregie_core.indicators.forecast import Forecast, Verdict
from woonregie_core.indicators.observation import LeftOut
from woonregie_core.indicators.progress import State, Why
from woonregie_core.indicators.trend import Course, Trend


def of_catalogue(found: Catalogue) -> str:
    """How many indicators are not measured, and how many series run behind."""
    missing, behind = len(found.not_measured), found.counts.get(State.BEHIND.value, 0)
    first = ngettext(
        "%(missing)s van %(total)s indicatoren is niet te meten.",
        "%(missing)s van %(total)s indicatoren zijn niet te meten.",
        missing,
    ) % {"missing": missing, "total": found.total}
    ahead = found.counts.get(State.ON_PATH.value, 0) + found.counts.get(State.REACHED.value, 0)
    second = _("Van de cijfers met een doel gaan er %(ahead)s de goede kant op en lopen er %(behind)s achter.")
    judged = ahead + behind
    return f"{first} {second % {'ahead': ahead, 'behind': behind}}" if judged else first


def of_series_now(series: JudgedSeries) -> str:
    """The last value, what changed, and how it stands beside its goal."""
    info, last = series.info, series.last
    if last is None:
        return _("Van dit gebied is er geen cijfer.")
    if last.value is None:
        return last.note or _("Er is nog geen cijfer.")
    parts = [_("%(value)s in %(period)s.") % {"value": of_series(last.value, info), "period": last.label}]
    if series.change is not None:
        parts.append(change_words(series))
    if series.goals:
        parts.append(goal_words(series.goals[0], series))
    return " ".join(parts)


def change_words(series: JudgedSeries) -> str:
    """The difference with the value before: "Dat is +8 procentpunt sinds 2020"."""
    change = series.change
    if change is None:
        return ""
    if change.amount == 0:
        return _("Dat is gelijk aan %(period)s.") % {"period": change.since.label}
    amount = signed_words(change.amount, change.unit, series.info.decimals)
    return _("Dat is %(amount)s sinds %(period)s.") % {"amount": amount, "period": change.since.label}


def goal_words(goal: JudgedGoal, series: JudgedSeries) -> str:
    """How a series stands beside a goal, and what that rests on."""
    found, info = goal.progress, series.info
    if found.state is State.NOT_YET:
        return _("Of dat goed gaat is nog niet te zeggen: %(why)s.") % {"why": why_words(found.why)}
    gap = signed_words(found.gap or 0.0, found.gap_unit, info.decimals)
    against = of_series(found.expected, info)
    if found.why is Why.BESIDE_BASELINE and goal.baseline is not None:
        against = _("%(value)s in %(period)s") % {"value": against, "period": period_label(goal.baseline)}
    words = {
        State.REACHED: _("Het doel is gehaald: %(gap)s vergeleken met %(against)s."),
        State.ON_PATH: _("Dat is op weg: %(gap)s vergeleken met %(against)s."),
    }.get(found.state, _("Dat loopt achter: %(gap)s vergeleken met %(against)s."))
    return words % {"gap": gap, "against": against}


def wanted_words(goal: JudgedGoal, series: JudgedSeries) -> str:
    """What a goal asks: "dalen vanaf 2018", "minstens 2.330 woningen op 31 december 2035"."""
    if not goal.path:
        return _("%(kind)s vanaf %(period)s") % {
            "kind": kind_word(goal.kind),
            "period": period_label(goal.baseline) if goal.baseline else "",
        }
    day, value = goal.path[-1]
    return _("%(kind)s %(value)s in %(year)s") % {
        "kind": kind_word(goal.kind),
        "value": of_series(value, series.info),
        "year": day.year,
    }


def trend_words(found: Outlook, series: JudgedSeries) -> str:
    """Where a series goes with its margin, or why that is not said."""
    trend, unit = found.trend, "percentage_points" if series.info.unit == "percent" else series.info.unit
    if trend.course is Course.TOO_SHORT or trend.slope is None or trend.low is None or trend.high is None:
        needed = {"n": len(trend.line.used), "needed": trend.needed}
        short = _(
            "Voor een trend zijn er te weinig metingen om te vergelijken: %(n)s, en er zijn er %(needed)s nodig."
        )
        return " ".join(filter(None, (short % needed, left_out_words(trend))))
    decimals = series.info.decimals + 1
    said = _("De reeks %(course)s: %(slope)s per jaar (tussen %(low)s en %(high)s, %(sure)s%% zeker).") % {
        "course": course_look(trend.course).word
        if trend.course is not Course.UNCLEAR
        else _("heeft geen duidelijke richting"),
        "slope": signed_words(trend.slope, unit, decimals),
        "low": signed_words(trend.low, unit, decimals),
        "high": signed_words(trend.high, unit, decimals),
        "sure": number(100 * trend.confidence, 0),
    }
    return " ".join(filter(None, (said, left_out_words(trend))))


def left_out_words(trend: Trend) -> str:
    """What does not count in the trend, and why."""
    reasons = {reason for _seen, reason in trend.line.left_out}
    said = {
        LeftOut.OVERLAP: _("Gemiddelden die jaren delen, tellen niet als losse metingen."),
        LeftOut.DISTURBED: _("Een cijfer waarop iets van buiten invloed had, telt niet mee."),
        LeftOut.OTHER_PERIOD: _("Cijfers over een andere soort periode tellen niet mee."),
    }
    return " ".join(words for reason, words in said.items() if reason in reasons)


def forecast_words(found: Forecast, series: JudgedSeries, year: int) -> str:
    """A forecast, or why there is none."""
    info = series.info
    if found.verdict is Verdict.NOTHING_AHEAD:
        return _("Er is geen later moment om naar vooruit te kijken.")
    if found.verdict is Verdict.TOO_FEW_FOLDS:
        message = _(
            "Wij tonen geen verwachting voor %(year)s. Zij moet zich eerst bewijzen op het verleden; dat kon "
            "%(folds)s keer en er zijn %(needed)s proeven nodig."
        )
        return message % {"year": year, "folds": found.folds, "needed": found.needed}
    errors = {
        "year": year,
        "error": value_words(found.error, info.unit, info.decimals + 1),
        "plain": value_words(found.plain_error, info.unit, info.decimals + 1),
        "folds": found.folds,
    }
    if found.verdict is Verdict.NOT_BETTER:
        message = _(
            "Wij tonen geen verwachting voor %(year)s. De trendlijn voorspelde het verleden niet beter dan het "
            "laatste tempo doortrekken (%(folds)s proeven; gemiddeld %(error)s ernaast, het tempo %(plain)s)."
        )
        return message % errors
    message = _(
        "Verwachting voor %(year)s: %(value)s (tussen %(low)s en %(high)s). De trendlijn voorspelde het verleden "
        "beter dan het laatste tempo doortrekken (%(folds)s proeven; gemiddeld %(error)s ernaast, het tempo "
        "%(plain)s)."
    )
    bounds = {key: of_series(getattr(found, key), info) for key in ("value", "low", "high")}
    return message % {**errors, **bounds}
