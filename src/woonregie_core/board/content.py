# SPDX-License-Identifier: EUPL-1.2
"""The content of a board report: plain data, frozen, with one canonical form and one fingerprint."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from woonregie_core.fingerprints import canonical_json as written


@dataclass(frozen=True)
class SignalLine:
    """One thing that is stuck. `key` is the signal's own."""

    key: str
    severity: str
    rule: str
    subject: str
    title: str
    sentence: str
    lead: str
    since: str
    acknowledged: str = ""


@dataclass(frozen=True)
class DecisionLine:
    """One question to the board."""

    commitment: str
    title: str
    question: str
    asked_by: str
    meeting_on: str


@dataclass(frozen=True)
class ThemeLine:
    """How the commitments of a theme stand; counts by phase, the empty phase being "nothing reported"."""

    plan: str
    code: str
    title: str
    phases: Mapping[str, int]
    courses: Mapping[str, int]
    signals: int


@dataclass(frozen=True)
class CommitmentLine:
    """One commitment with its actions: the annex."""

    plan: str
    code: str
    title: str
    lead: str
    phase: str
    course: str
    actions: int
    actions_done: int
    source: str


@dataclass(frozen=True)
class AdjustmentLine:
    """A signed text that was changed."""

    commitment: str
    title: str
    reason: str
    explanation: str
    decided: str


@dataclass(frozen=True)
class NotificationLine:
    """A party told the others that something does not work out."""

    commitment: str
    title: str
    sender: str
    reason: str
    text: str
    sent_on: str


@dataclass(frozen=True)
class DutyLine:
    """Something that is due soon."""

    on: str
    title: str
    parties: tuple[str, ...]


@dataclass(frozen=True)
class ReportContent:
    """Everything a board report says. Dates are ISO texts; codes are the vocabulary's."""

    reference_date: str
    municipality: str
    has_samples: bool
    signals: tuple[SignalLine, ...]
    decisions: tuple[DecisionLine, ...]
    themes: tuple[ThemeLine, ...]
    commitments: tuple[CommitmentLine, ...]
    adjustments: tuple[AdjustmentLine, ...]
    notifications: tuple[NotificationLine, ...]
    duties: tuple[DutyLine, ...]
    findings: Mapping[str, int]
    documents: tuple[str, ...]


def canonical_json(content: ReportContent) -> str:
    """The one way to write a content down: sorted keys, no spaces, no escapes."""
    return written(asdict(content))


def from_json(text: str) -> ReportContent:
    """Read a canonical form back; the inverse of `canonical_json`."""
    data: dict[str, Any] = json.loads(text)
    return ReportContent(
        reference_date=data["reference_date"],
        municipality=data["municipality"],
        has_samples=data["has_samples"],
        signals=tuple(SignalLine(**line) for line in data["signals"]),
        decisions=tuple(DecisionLine(**line) for line in data["decisions"]),
        themes=tuple(ThemeLine(**line) for line in data["themes"]),
        commitments=tuple(CommitmentLine(**line) for line in data["commitments"]),
        adjustments=tuple(AdjustmentLine(**line) for line in data["adjustments"]),
        notifications=tuple(NotificationLine(**line) for line in data["notifications"]),
        duties=tuple(DutyLine(**line | {"parties": tuple(line["parties"])}) for line in data["duties"]),
        findings=data["findings"],
        documents=tuple(data["documents"]),
    )
