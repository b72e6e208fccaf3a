# SPDX-License-Identifier: EUPL-1.2
"""Signals in plain words: what each rule means, and one sentence for the facts of one signal."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from woonregie.agreements import labels
from woonregie.agreements.models import Signal
from woonregie_core.agreements.signals import SignalRule

Evidence = Mapping[str, Any]


def rule_label(rule: str) -> str:
    """The name of a rule in words."""
    return labels.label_of(labels.SIGNAL_RULE, rule)


def sentence(signal: Signal) -> str:
    """What the facts of a signal say, in one sentence."""
    return sentence_of(signal.rule, signal.evidence)


def sentence_of(rule: str, evidence: Evidence) -> str:
    """What the facts say, in one sentence; the name of the rule where the facts cannot be read."""
    speak = next((words for known, words in _SENTENCES.items() if known == rule), None)
    try:
        return speak(evidence) if speak else rule
    except (KeyError, TypeError, ValueError):  # stored by another version: the rule's name still says something
        return rule_label(rule)


def _day(value: str | None) -> str:
    return date.fromisoformat(value).strftime("%d-%m-%Y") if value else _("onbekend")


def _deadline(evidence: Evidence) -> str:
    days = int(evidence["days"])
    phase = evidence.get("phase")
    standing = labels.label_of(labels.PHASE, phase) if phase else _("nog niets gemeld")
    late = ngettext(
        "Klaar op %(end)s, nu %(days)s dag te laat. Laatste stand: %(phase)s.",
        "Klaar op %(end)s, nu %(days)s dagen te laat. Laatste stand: %(phase)s.",
        days,
    )
    return late % {"end": _day(evidence["end"]), "days": days, "phase": standing}


def _start(evidence: Evidence) -> str:
    days = {"start": _day(evidence["start"]), "days": evidence["days"]}
    return _("Zou beginnen op %(start)s. Na %(days)s dagen is er nog geen beweging gemeld.") % days


def _same(evidence: Evidence) -> str:
    rounds = evidence.get("rounds") or []
    said = {"n": len(rounds), "phase": labels.label_of(labels.PHASE, str(evidence.get("phase")))}
    return _("Al %(n)s rondes dezelfde stand: %(phase)s.") % said


def _silent(evidence: Evidence) -> str:
    rounds = evidence.get("rounds") or []
    last = evidence.get("last_report")
    if last is None:
        return _("Er is nog nooit iets gemeld; gevraagd in %(n)s rondes.") % {"n": len(rounds)}
    return _("Niets gemeld in %(n)s rondes. Laatste bericht: %(last)s.") % {"n": len(rounds), "last": _day(last)}


def _behind(evidence: Evidence) -> str:
    said = {
        "target": evidence["target"],
        "realised": _number(evidence["realised"]),
        "expected": _number(evidence["expected"]),
        "on": _day(evidence["measured_on"]),
    }
    return _("%(target)s: %(realised)s gerealiseerd, %(expected)s verwacht op %(on)s.") % said


def _blocked(evidence: Evidence) -> str:
    needed = str(evidence["needs"]).split("#")[-1]
    return _("Kan pas verder na %(needed)s, en dat is niet klaar.") % {"needed": needed}


def _no_lead(evidence: Evidence) -> str:
    return _("Er is niemand genoemd die dit trekt.")


def _review(evidence: Evidence) -> str:
    return _("Evaluatie beloofd op %(on)s, nog niet vastgelegd.") % {"on": _day(evidence["review_on"])}


def _data(evidence: Evidence) -> str:
    said = {"target": evidence["target"], "last": _day(evidence.get("last_amount_on"))}
    if evidence.get("last_amount_on") is None:
        return _("%(target)s: er is nog geen aantal gemeld.") % said
    return _("%(target)s: het laatste aantal is van %(last)s.") % said


def _number(value: float) -> str:
    return f"{value:,.1f}".rstrip("0").rstrip(".").translate(str.maketrans(",.", ".,"))


_SENTENCES: dict[SignalRule, Callable[[Evidence], str]] = {
    SignalRule.DEADLINE_PASSED: _deadline,
    SignalRule.START_PASSED: _start,
    SignalRule.SAME_STATE: _same,
    SignalRule.NOTHING_SUBMITTED: _silent,
    SignalRule.BEHIND_PATH: _behind,
    SignalRule.BLOCKED: _blocked,
    SignalRule.NO_LEAD: _no_lead,
    SignalRule.REVIEW_PASSED: _review,
    SignalRule.DATA_OVERDUE: _data,
}
