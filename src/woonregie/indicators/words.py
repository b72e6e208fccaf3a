# SPDX-License-Identifier: EUPL-1.2
"""Words and shapes of the states of indicators. A state is always a shape and a word; colour repeats it."""

from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from woonregie.indicators.models.target import TargetKind
from woonregie.indicators.models.value import Status
from woonregie.indicators.queries.points import SeriesInfo
from woonregie_core.indicators.progress import State, Why
from woonregie_core.indicators.trend import Course

_UNITS: dict[str, Promise | str] = {
    "percent": "%(n)s%%",
    "percentage_points": gettext_lazy("%(n)s procentpunt"),
    "grade": "%(n)s",
    "count": "%(n)s",
    "euro": "€ %(n)s",
    "dwellings": gettext_lazy("%(n)s woningen"),
    "households": gettext_lazy("%(n)s huishoudens"),
    "persons": gettext_lazy("%(n)s personen"),
    "months": gettext_lazy("%(n)s maanden"),
    "tonnes": gettext_lazy("%(n)s ton"),
    "per_1000": gettext_lazy("%(n)s per 1.000"),
}
UNIT_NAMES: dict[str, Promise] = {
    "percent": gettext_lazy("procent"),
    "percentage_points": gettext_lazy("procentpunten"),
    "grade": gettext_lazy("rapportcijfer"),
    "count": gettext_lazy("aantal"),
    "euro": gettext_lazy("euro"),
    "dwellings": gettext_lazy("woningen"),
    "households": gettext_lazy("huishoudens"),
    "persons": gettext_lazy("personen"),
    "months": gettext_lazy("maanden"),
    "tonnes": gettext_lazy("ton"),
    "per_1000": gettext_lazy("per 1.000 inwoners"),
}


@dataclass(frozen=True)
class Look:
    """How a state shows: tone of the chip, name of the drawing, and the word."""

    tone: str
    icon: str
    word: str


def state_look(state: State | str | None) -> Look:
    """A state of progress; none means that no goal is set."""
    looks = {
        State.REACHED: Look("good", "check-circle", _("gehaald")),
        State.ON_PATH: Look("good", "check", _("op weg")),
        State.BEHIND: Look("bad", "behind", _("loopt achter")),
        State.NOT_YET: Look("calm", "waiting", _("nog niet te zeggen")),
    }
    return (
        looks.get(State(state), looks[State.NOT_YET]) if state else Look("calm", "circle", _("geen doel gesteld"))
    )


def course_look(course: Course) -> Look:
    """A trend."""
    return {
        Course.RISING: Look("busy", "arrow", _("stijgt")),
        Course.FALLING: Look("busy", "arrow", _("daalt")),
        Course.UNCLEAR: Look("calm", "unknown", _("geen duidelijke richting")),
        Course.TOO_SHORT: Look("calm", "waiting", _("te weinig metingen")),
    }[course]


def status_word(status: str) -> str:
    """A status of a value."""
    return str(Status(status).label)


def status_icon(status: str) -> str:
    """The drawing beside a status."""
    return {
        Status.FINAL: "check",
        Status.PROVISIONAL: "flask",
        Status.PENDING: "waiting",
        Status.SUPPRESSED: "octagon",
    }.get(Status(status), "unknown")


def kind_word(kind: str) -> str:
    """What a goal asks."""
    return str(TargetKind(kind).label)


def why_words(why: Why) -> str:
    """What an outcome rests on, as part of a sentence."""
    return {
        Why.END_REACHED: _("het doel is bereikt"),
        Why.BESIDE_PATH: _("vergeleken met het rechte pad naar het doel"),
        Why.BESIDE_BASELINE: _("vergeleken met het begin"),
        Why.NO_VALUE: _("er is nog geen cijfer"),
        Why.NO_BASELINE: _("er is geen begin om mee te vergelijken"),
        Why.NOTHING_SINCE: _("sinds het begin is er niet opnieuw gemeten"),
        Why.OTHER_PERIOD: _("de periodes zijn niet te vergelijken"),
        Why.DISTURBED: _("iets van buiten had invloed op het laatste cijfer"),
    }[why]


def number(value: float, decimals: int) -> str:
    """A number with the decimals of its series: 7,0 stays 7,0."""
    rounded = round(value, decimals)
    return str(number_format(rounded, max(decimals, 0), use_l10n=True, force_grouping=True))


def value_words(value: float | None, unit: str, decimals: int) -> str:
    """A value with its unit: "29%", "7,2", "7.976 huishoudens"."""
    if value is None:
        return _("geen cijfer")
    said = number(value, decimals)
    pattern = _UNITS.get(unit)
    return str(pattern) % {"n": said} if pattern is not None else f"{said} {unit.replace('_', ' ')}"


def signed_words(amount: float, unit: str, decimals: int) -> str:
    """A difference with its sign: "+8 procentpunt", "−206 huishoudens", "0"."""
    sign = "+" if amount > 0 else "−" if amount < 0 else ""
    return sign + value_words(abs(amount), unit, decimals)


def unit_name(unit: str) -> str:
    """The name of a unit as it stands in a heading."""
    return str(UNIT_NAMES.get(unit, unit.replace("_", " ")))


def of_series(value: float | None, info: SeriesInfo) -> str:
    """A value of a series with its unit."""
    return value_words(value, info.unit, info.decimals)
