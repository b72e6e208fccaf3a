# SPDX-License-Identifier: EUPL-1.2
"""The evaluation of a pilot in a period: every number that its plan asks for, with definition and source."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from woonregie.access.grant import Grant
from woonregie.conf.policy import current_policy
from woonregie.seniors.measures import Line, Measured
from woonregie.seniors.models import Pilot
from woonregie.seniors.queries import kpi_effects, kpi_help, kpi_results
from woonregie.seniors.queries.kpi_effects import WmoMonth, wmo_months
from woonregie.seniors.queries.staggered import Staggered, staggered
from woonregie.seniors.queries.window import Window
from woonregie.sources.citing import Cited, cited
from woonregie_core.allocation.agreement import Agreement
from woonregie_core.disclosure.counts import DisclosureError
from woonregie_core.disclosure.released import Shown
from woonregie_core.disclosure.rules import DisclosureRules
from woonregie_core.disclosure.simple import protect_series
from woonregie_core.pilot.designs import Design
from woonregie_core.policy.parameters import PolicyOn, UnknownParameter

MEASURES: Mapping[str, Callable[[Window, Window | None], list[Line]]] = {
    "movers": kpi_results.movers,
    "vacancy": kpi_results.vacancy,
    "mediations": kpi_results.mediations,
    "movers_by_advert": kpi_results.movers_by_advert,
    "hours": kpi_results.hours,
    "letters": kpi_results.letters,
    "reactions": kpi_results.reactions,
    "lead_time": kpi_results.lead_time,
    "instruments": kpi_help.instruments,
    "costs": kpi_help.costs,
    "help": kpi_help.help_asked,
    "answered": kpi_help.answered,
    "wmo": kpi_effects.wmo,
    "occupancy": kpi_effects.occupancy,
    "search": kpi_effects.search,
}
_BREAKDOWNS = ("instruments", "help", "answered")
_MONEY = "costs_of_instrument"
_PARTITIONS = ("help", "answered")  # a move may have used more than one instrument


@dataclass(frozen=True)
class Kpi:
    """One thing that the plan asks to measure, with where it asks so."""

    code: str
    category: int
    citation: Cited
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Expected:
    """What the plan expected of a number, as parts of one."""

    low: float
    high: float
    citation: Cited


@dataclass(frozen=True)
class Evaluation:
    """The evaluation of one period.

    Attributes:
        then: the comparison period, None where none was chosen.
        compared: whether the registry knows that period.
    """

    pilot: Pilot
    start: date
    end: date
    then: tuple[date, date] | None
    compared: bool
    design: Design
    kpis: tuple[Kpi, ...]
    letters: Expected | None
    wmo: tuple[WmoMonth, ...]
    staggered: Staggered | None
    protected: bool

    @property
    def categories(self) -> list[tuple[int, list[Kpi]]]:
        """The numbers by category, in the order of the plan."""
        numbers = sorted({one.category for one in self.kpis})
        return [(number, [one for one in self.kpis if one.category == number]) for number in numbers]


def find_pilot(code: str = "") -> Pilot | None:
    """A pilot by its code, or the one that started last."""
    pilots = Pilot.objects.select_related("passage__document", "passage__dataset").order_by("-start")
    return (pilots.filter(code=code) if code else pilots).first()


def evaluate(grant: Grant, pilot: Pilot, start: date, end: date) -> Evaluation:
    """Everything there is to say of a pilot in a period.

    Args:
        grant: who may not work with cases sees small numbers of a breakdown hidden.

    Raises:
        ValueError: the period ends before it starts.
        UnknownParameter: a rule of allocation is not known on the last day.
    """
    if end < start:
        raise ValueError("a period ends on or after its first day")
    policy = current_policy().on(end)
    agreement = Agreement.from_policy(policy)
    least = policy.whole("pilot.interval.least")
    now = Window(pilot, start, end, agreement, least)
    chosen = None
    if pilot.comparison_start and pilot.comparison_end:
        chosen = Window(pilot, pilot.comparison_start, pilot.comparison_end, agreement, least)
    then = chosen if chosen and chosen.is_covered else None
    waves = staggered(now, then)
    kpis = _kpis(policy, now, then)
    protected = grant.released_only
    return Evaluation(
        pilot, start, end, (chosen.start, chosen.end) if chosen else None, then is not None,
        Design(
            pilot.start, pilot.comparison_fixed_on, then is not None,
            len(waves.waits.places) if waves else 0, bool(waves and waves.follows_seed),
        ),
        _all_protected(kpis, policy) if protected else tuple(kpis),
        _expected(policy), tuple(wmo_months(now)), waves, protected,
    )  # fmt: skip


def _kpis(policy: PolicyOn, now: Window, then: Window | None) -> list[Kpi]:
    """What the profile asks to be measured; a number that the plan does not ask for is left out."""
    asked = {}
    for code in MEASURES:
        try:
            asked[code] = policy.dated(f"pilot.kpi.{code}")
        except UnknownParameter:
            continue
    sources = cited(one.citation for one in asked.values())
    return [
        Kpi(code, int(one.value or 0), sources[one.citation], tuple(MEASURES[code](now, then)))
        for code, one in asked.items()
    ]


def _expected(policy: PolicyOn) -> Expected | None:
    try:
        low, high = (policy.dated(f"pilot.letters.expected_{end}") for end in ("low", "high"))
    except UnknownParameter:
        return None
    source = cited([low.citation])[low.citation]
    return Expected(float(low.value or 0) / 100, float(high.value or 0) / 100, source)


def _all_protected(kpis: list[Kpi], policy: PolicyOn) -> tuple[Kpi, ...]:
    """Breakdowns protected; the money of instruments too, where the moves of one of them are hidden."""
    made = [_protected(one, policy) for one in kpis]
    if not any(line.now.hidden for kpi in made if kpi.code == "instruments" for line in kpi.lines):
        return tuple(made)
    return tuple(
        replace(kpi, lines=tuple(_hidden(one) if one.code == _MONEY else one for one in kpi.lines)) for kpi in made
    )


def _protected(kpi: Kpi, policy: PolicyOn) -> Kpi:
    """A breakdown of people with its small numbers hidden, and whatever would give them away."""
    if kpi.code not in _BREAKDOWNS:
        return kpi
    counts = {one.about: int(one.now.part) for one in kpi.lines if one.now.part is not None}
    whole = sum(counts.values())
    total = {"": whole} if kpi.code in _PARTITIONS else {}
    try:
        rules = DisclosureRules.from_policy(policy)
        inside = dict.fromkeys(counts, "" if total else None)
        cells = protect_series({**counts, **total}, {**inside, **dict.fromkeys(total)}, rules, sensitive=True)
    except (DisclosureError, UnknownParameter):
        return replace(kpi, lines=tuple(_hidden(one) for one in kpi.lines))
    shown = {about for about, cell in cells.items() if isinstance(cell, Shown)}
    if total and "" not in shown:
        shown = set()  # a part says nothing where its whole stays hidden
    lines = (_rounded(one, rules) if one.about in shown else _hidden(one) for one in kpi.lines)
    return replace(kpi, lines=tuple(lines))


def _rounded(line: Line, rules: DisclosureRules) -> Line:
    """A count on its base; the share itself only where it is over enough."""
    part, whole = (rules.rounded(int(one or 0)) for one in (line.now.part, line.now.whole))
    value = part / whole if whole >= rules.minimum_denominator else None
    return replace(line, now=Measured(value, part, whole), then=None, difference=None)


def _hidden(line: Line) -> Line:
    return replace(line, now=Measured(None, hidden=True), then=None, difference=None)
