# SPDX-License-Identifier: EUPL-1.2
"""The monitor in words: values with their unit, classes, why a number is not there, trends, the message."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from woonregie.indicators.models.value import Status
from woonregie.indicators.queries.area import KeyFigure
from woonregie.looks.wording import amount_words, number_words
from woonregie_core.geography.breaks import Class


def as_measured(value: float, decimals: int) -> float | int:
    """A value with as many decimals as its series is measured in."""
    found = round(value, decimals)
    return int(found) if decimals <= 0 else found


def value_words(value: float, decimals: int, unit: str) -> str:
    """A value with its unit: "12,5%", "3 woningen"."""
    return amount_words(as_measured(value, decimals), unit)


def status_words(status: str) -> str:
    """Why there is no number."""
    known = {
        "suppressed": _("afgeschermd"),
        "missing": _("geen gegevens"),
        Status.PENDING: _("nog niet beschikbaar"),
        Status.NOT_MEASURED: _("niet gemeten"),
        Status.NOT_MEASURABLE: _("niet te meten"),
    }
    return known.get(status, _("geen gegevens"))


def cell_words(value: float | None, status: str, decimals: int, unit: str) -> str:
    """A value with its unit, or why there is none."""
    return status_words(status) if value is None else value_words(value, decimals, unit)


def class_words(each: Class, last: bool, decimals: int, unit: str) -> str:
    """The numbers of a class; a class of one value shows that value."""
    if each.least == each.greatest:
        return value_words(each.least, decimals, unit)
    low, high = (as_measured(bound, _enough(bound, decimals)) for bound in (each.low, each.high))
    words = {"low": number_words(low), "high": amount_words(high, unit)}
    return (_("%(low)s tot en met %(high)s") if last else _("%(low)s tot %(high)s")) % words


def _enough(bound: float, decimals: int) -> int:
    """A bound may need more decimals than the values: rounded further it would hold other values."""
    text = f"{bound:.10f}".rstrip("0")
    return max(decimals, len(text.partition(".")[2]))


@dataclass(frozen=True)
class Trend:
    """How the last value moved: a drawing, a word, and whether that is good."""

    icon: str
    word: str
    tone: str


def trend_of(figure: KeyFigure) -> Trend | None:
    """From the measurement before to the last one; None with fewer than two measurements.

    What looks equal in the decimals of the series is equal.
    """
    values = [point.value for point in figure.history if point.value is not None]
    if len(values) < 2 or figure.value is None:
        return None
    before, after = (as_measured(value, figure.series.decimals) for value in values[-2:])
    if before == after:
        return Trend("level", _("gelijk gebleven"), "calm")
    higher = after > before
    wanted = {"up": higher, "down": not higher}.get(figure.series.direction)
    word = _("gestegen") if higher else _("gedaald")
    if wanted is not None:
        word = {
            (True, True): _("gestegen, gunstig"),
            (True, False): _("gestegen, ongunstig"),
            (False, True): _("gedaald, gunstig"),
            (False, False): _("gedaald, ongunstig"),
        }[(higher, wanted)]
    tone = "none" if wanted is None else "good" if wanted else "bad"
    return Trend("up" if higher else "down", word, tone)


def beside_city(figure: KeyFigure) -> str:
    """How a place stands beside the municipality: "better", "worse", "equal", or nothing where nobody can say.

    Counts say nothing: a part is always smaller than the whole.
    """
    if figure.value is None or figure.city_value is None or figure.series.direction == "none":
        return ""
    if figure.series.aggregation == "sum":
        return ""
    own, city = (as_measured(value, figure.series.decimals) for value in (figure.value, figure.city_value))
    if own == city:
        return "equal"
    return "better" if (own > city) == (figure.series.direction == "up") else "worse"


def message(name: str, figures: Sequence[KeyFigure], signals: int) -> str:
    """The first thing a reader should know of an area, in one or two sentences."""
    judged = [beside_city(figure) for figure in figures]
    worse, better = judged.count("worse"), judged.count("better")
    said = []
    if worse or better:
        said.append(_beside_city(name, worse, better))
    elif figures:
        said.append(_since_last(name, figures))
    else:
        said.append(_("Over %(name)s zijn nog geen kerncijfers geladen.") % {"name": name})
    if signals:
        said.append(
            ngettext("Er staat %(n)s signaal open.", "Er staan %(n)s signalen open.", signals) % {"n": signals}
        )
    return " ".join(said)


def _beside_city(name: str, worse: int, better: int) -> str:
    """How many figures are worse or better than in the municipality, with each count in its own words."""
    worse_words = ngettext("staat %(n)s cijfer slechter voor", "staan %(n)s cijfers slechter voor", worse) % {
        "n": worse
    }
    better_words = ngettext("%(n)s cijfer beter", "%(n)s cijfers beter", better) % {"n": better}
    words = _("In %(name)s %(worse)s dan in de hele gemeente, en %(better)s.")
    return words % {"name": name, "worse": worse_words, "better": better_words}


def _since_last(name: str, figures: Sequence[KeyFigure]) -> str:
    """How many figures moved, where nothing stands beside them."""
    tones = [trend.tone for figure in figures if (trend := trend_of(figure))]
    good, bad = tones.count("good"), tones.count("bad")
    if not good and not bad:
        words = ngettext(
            "Van %(name)s is %(n)s kerncijfer bekend.", "Van %(name)s zijn %(n)s kerncijfers bekend.", len(figures)
        )
        return words % {"n": len(figures), "name": name}
    words = _(
        "Sinds de vorige meting gingen in %(name)s %(good)s cijfers de goede kant op, en %(bad)s de verkeerde."
    )
    return words % {"name": name, "good": good, "bad": bad}


def kind_words(kind: str) -> str:
    """What is counted: commitments, actions or signals."""
    return {"commitment": _("Afspraken"), "action": _("Acties"), "signal": _("Open signalen")}[kind]
