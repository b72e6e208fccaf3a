# SPDX-License-Identifier: EUPL-1.2
"""A report's content in Dutch words, the same for page, PDF and workbook."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from woonregie.agreements import labels
from woonregie.figures.labels import KIND
from woonregie.looks.wording import date_words
from woonregie_core.board.content import CommitmentLine, ReportContent, SignalLine
from woonregie_core.board.difference import difference


def day(text: str) -> str:
    """An ISO date in words; nothing for an empty text."""
    return date_words(date.fromisoformat(text)) if text else ""


def phase(code: str) -> str:
    """A phase in words."""
    return labels.label_of(labels.PHASE, code) if code else _("nog niets gemeld")


def headline(content: ReportContent) -> str:
    """The report in one sentence."""
    high = sum(line.severity == "high" for line in content.signals)
    numbers = {"signals": len(content.signals), "high": high, "decisions": len(content.decisions)}
    return (
        _("%(signals)s signalen staan open, waarvan %(high)s zwaar. Er worden %(decisions)s besluiten gevraagd.")
        % numbers
    )


def worded(content: ReportContent) -> dict[str, Any]:
    """Everything that the report prints, in words."""
    return {
        "date": day(content.reference_date),
        "municipality": content.municipality,
        "samples": content.has_samples,
        "headline": headline(content),
        "signals": [_signal(line) for line in content.signals],
        "decisions": [{**vars(line), "meeting_on": day(line.meeting_on)} for line in content.decisions],
        "themes": [theme_row(line) for line in content.themes],
        "commitments": [_commitment(line) for line in content.commitments],
        "adjustments": [{**vars(line), "reason": reason(line.reason)} for line in content.adjustments],
        "notifications": [
            {**vars(line), "reason": reason(line.reason), "sent_on": day(line.sent_on)}
            for line in content.notifications
        ],
        "duties": [
            {"on": day(line.on), "title": line.title, "parties": ", ".join(line.parties)}
            for line in content.duties
        ],
        "findings": [
            {"kind": str(label), "count": content.findings.get(kind.value, 0)} for kind, label in KIND.items()
        ],
        "documents": list(content.documents),
    }


def reason(code: str) -> str:
    """A reason for an adjustment in words."""
    return labels.label_of(labels.ADJUSTMENT_REASON, code)


def _signal(line: SignalLine) -> dict[str, str]:
    return {
        "severity": labels.label_of(labels.SEVERITY, line.severity),
        "subject": line.subject,
        "title": line.title,
        "sentence": line.sentence,
        "lead": line.lead,
        "since": day(line.since),
        "acknowledged": line.acknowledged,
    }


def _commitment(line: CommitmentLine) -> dict[str, str]:
    return {
        "plan": line.plan,
        "code": line.code,
        "title": line.title,
        "lead": line.lead,
        "phase": phase(line.phase),
        "actions": f"{line.actions_done}/{line.actions}" if line.actions else "",
    }


def changes_in_words(before: ReportContent | None, after: ReportContent) -> list[str]:
    """What changed since the previous report, one short sentence per kind of change."""
    if before is None:
        return [_("Dit is het eerste verslag: er is nog niets om mee te vergelijken.")]
    changes = difference(before, after)
    since = day(before.reference_date)
    counted = [
        (len(changes.new_signals), _("%(n)s nieuwe signalen.")),
        (len(changes.resolved_signals), _("%(n)s signalen opgelost.")),
        (len(changes.moved), _("%(n)s afspraken kregen een andere fase of koers.")),
        (len(changes.new_adjustments), _("%(n)s afspraken zijn bijgesteld.")),
        (len(changes.new_decisions), _("%(n)s nieuwe vragen aan het bestuur.")),
        (len(changes.settled_decisions), _("%(n)s vragen zijn besloten.")),
    ]
    lines = [words % {"n": count} for count, words in counted if count]
    return [_("Sinds het vorige verslag (%(since)s):") % {"since": since}, *(lines or [_("niets veranderd.")])]


def theme_row(line: Any) -> dict[str, Any]:
    """A theme with its counts in the order of phases."""
    total = sum(line.phases.values())
    return {
        "plan": line.plan,
        "code": line.code,
        "title": line.title,
        "total": total,
        "done": line.phases.get("completed", 0),
        "running": line.phases.get("in_progress", 0),
        "preparing": line.phases.get("preparing", 0) + line.phases.get("not_started", 0),
        "silent": line.phases.get("", 0),
        "signals": line.signals,
    }
