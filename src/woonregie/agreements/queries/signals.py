# SPDX-License-Identifier: EUPL-1.2
"""The signals that stand open on a date, with who knows of them."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from woonregie.access.grant import Grant
from woonregie.agreements.models import Acknowledgement, Signal
from woonregie.parties.models import Party

SEVERITY_ORDER = {"high": 0, "medium": 1, "low": 2}


@dataclass(frozen=True)
class SignalFilter:
    """What the reader asked for; an empty field asks for nothing."""

    rule: str = ""
    severity: str = ""
    party: str = ""
    plan: str = ""
    acknowledged: bool = False


@dataclass(frozen=True)
class SignalRow:
    """One signal with the acknowledgement that still runs, if any."""

    signal: Signal
    acknowledgement: Acknowledgement | None
    days_open: int


def open_signal_rows(grant: Grant, asked: SignalFilter, on: date) -> list[SignalRow]:
    """Open signals, heaviest and oldest first. What may wait comes only where it is asked for. Three queries."""
    signals = _matching(asked, on).select_related(
        "commitment__plan", "commitment__current", "commitment__theme", "action__lead"
    )
    known = Acknowledgement.objects.filter(acknowledged_on__lte=on).select_related("party", "by")
    signals = signals.prefetch_related(Prefetch("acknowledgements", known))
    rows = [_row(signal, on) for signal in signals]
    shown = [row for row in rows if asked.acknowledged or row.acknowledgement is None]
    return sorted(shown, key=lambda r: (SEVERITY_ORDER[r.signal.severity], r.signal.first_seen, r.signal.pk))


def signal_by_pk(pk: int) -> Signal | None:
    """One signal with what it is about."""
    related = ("commitment__plan", "commitment__current", "action__lead", "action__commitment")
    return Signal.objects.select_related(*related).filter(pk=pk).first()


def signalled_parties() -> list[tuple[str, str]]:
    """The parties that lead something with a signal, for a choice list."""
    leads = Q(actions_led__signals__isnull=False)
    contributes = Q(contributions__version__current_of__signals__isnull=False, contributions__role="lead")
    return list(Party.objects.filter(leads | contributes).distinct().values_list("code", "name"))


def _matching(asked: SignalFilter, on: date) -> QuerySet[Signal]:
    signals = Signal.objects.filter(Q(resolved_on__isnull=True) | Q(resolved_on__gt=on), first_seen__lte=on)
    if asked.rule:
        signals = signals.filter(rule=asked.rule)
    if asked.severity:
        signals = signals.filter(severity=asked.severity)
    if asked.plan:
        signals = signals.filter(commitment__plan__code=asked.plan)
    if asked.party:
        leads = Q(action__lead__code=asked.party)
        contributes = Q(
            action__isnull=True,
            commitment__current__contributions__party__code=asked.party,
            commitment__current__contributions__role="lead",
        )
        signals = signals.filter(pk__in=signals.filter(leads | contributes).values("pk"))
    return signals


def _row(signal: Signal, on: date) -> SignalRow:
    running = [known for known in signal.acknowledgements.all() if known.until >= on]
    return SignalRow(signal, running[0] if running else None, (on - signal.first_seen).days)
