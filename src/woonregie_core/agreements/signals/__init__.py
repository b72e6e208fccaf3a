# SPDX-License-Identifier: EUPL-1.2
"""Signals of stagnation: facts that show that something is stuck. An edit alone never counts as movement."""

from woonregie_core.agreements.signals.facts import Amount, Report, Round, Subject, TargetFacts
from woonregie_core.agreements.signals.find import find_signals
from woonregie_core.agreements.signals.found import Found, SignalRule
from woonregie_core.agreements.signals.settings import SignalSettings

__all__ = [
    "Amount",
    "Found",
    "Report",
    "Round",
    "SignalRule",
    "SignalSettings",
    "Subject",
    "TargetFacts",
    "find_signals",
]
