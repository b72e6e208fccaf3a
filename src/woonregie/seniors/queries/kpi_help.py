# SPDX-License-Identifier: EUPL-1.2
"""Category 2 of the evaluation: what tenants asked, and what the toolbox was used for (D004, pilot plan, 6)."""

from collections import Counter, defaultdict

from django.db.models import QuerySet

from woonregie.seniors import labels
from woonregie.seniors.measures import Line, Measured, Unit, count, ratio, share
from woonregie.seniors.models import HelpRequest, ToolboxBooking
from woonregie.seniors.queries.window import Window
from woonregie_core.allocation.kpi import Ratio


def instruments(now: Window, _then: Window | None) -> list[Line]:
    """For each instrument: moves it was paid for, of all moves that anything was paid for."""
    moves: dict[str, set[int]] = defaultdict(set)
    for instrument, move in _paid(now).values_list("instrument", "move"):
        moves[instrument or "other"].add(move or 0)
    everybody = set().union(*moves.values()) if moves else set()
    return [
        share("instrument", Ratio(len(moves[code]), len(everybody)), None, now.least, about=code)
        for code in sorted(labels.INSTRUMENT, key=lambda code: -len(moves.get(code, ())))
    ]


def costs(now: Window, _then: Window | None) -> list[Line]:
    """What was paid in all, for each mover, and for each move that anything was paid for."""
    rows = list(_paid(now).values_list("instrument", "cents", "move"))
    total = sum(cents for _instrument, cents, _move in rows)
    if not _toolbox_known(now):
        return [count("costs", None, None, Unit.CENTS)]
    moves = {move for _instrument, _cents, move in rows}
    by_instrument: Counter[str] = Counter()
    for instrument, cents, _move in rows:
        by_instrument[instrument or "other"] += cents
    return [
        count("costs", total, None, Unit.CENTS),
        ratio("costs_per_mover", Ratio(total, len(now.movers)), None, Unit.CENTS),
        ratio("costs_per_paid_move", Ratio(total, len(moves)), None, Unit.CENTS),
        *(
            Line("costs_of_instrument", Unit.SHARE, Measured(cents / total, cents / 100, total / 100), about=code)
            for code, cents in by_instrument.most_common()
        ),
    ]


def help_asked(now: Window, _then: Window | None) -> list[Line]:
    """Every kind of help that was asked for, the most frequent first, of all requests."""
    asked = Counter(_requests(now).values_list("kind", flat=True))
    return [
        share("help", Ratio(many, asked.total()), None, now.least, about=kind)
        for kind, many in asked.most_common()
    ]


def answered(now: Window, _then: Window | None) -> list[Line]:
    """Requests that were settled: with what the pilot offers, with help from outside, or not."""
    states = Counter(_requests(now).values_list("answered", flat=True))
    settled = states.total() - states["open"]
    return [
        share("answered", Ratio(states[code], settled), None, now.least, states["open"] * (code == "within"), code)
        for code in labels.ANSWERED
        if code != "open"
    ]


def _toolbox_known(window: Window) -> bool:
    return ToolboxBooking.objects.filter(toolbox__pilot=window.pilot, booked_on__lte=window.end).exists()


def _paid(window: Window) -> QuerySet[ToolboxBooking]:
    return ToolboxBooking.objects.filter(
        toolbox__pilot=window.pilot, kind="pay", booked_on__range=(window.start, window.end)
    )


def _requests(window: Window) -> QuerySet[HelpRequest]:
    return HelpRequest.objects.filter(case__pilot=window.pilot, asked_on__range=(window.start, window.end))
