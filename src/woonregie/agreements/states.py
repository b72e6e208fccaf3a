# SPDX-License-Identifier: EUPL-1.2
"""How each state looks: a shape, a tone and a word. Colour never stands alone."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from woonregie.agreements import labels
from woonregie.looks.charts import Segment
from woonregie_core.agreements.vocabulary import Course, Phase, Severity

STEPS = 3
_STEPS_DONE = {Phase.NOT_STARTED: 0, Phase.PREPARING: 1, Phase.IN_PROGRESS: 2, Phase.COMPLETED: 3}
_PHASE_TONES = {
    Phase.COMPLETED: "good",
    Phase.IN_PROGRESS: "busy",
    Phase.PREPARING: "start",
    Phase.NOT_STARTED: "calm",
    Phase.POSTPONED: "care",
    Phase.STOPPED: "bad",
    Phase.MERGED: "calm",
}
_COURSE_LOOKS = {
    Course.ON_TRACK: ("good", "check-circle"),
    Course.ATTENTION: ("care", "warning"),
    Course.BEHIND: ("bad", "behind"),
    Course.NOT_YET_DUE: ("calm", "waiting"),
}
_SEVERITY_LOOKS = {
    Severity.HIGH: ("bad", "octagon"),
    Severity.MEDIUM: ("care", "diamond"),
    Severity.LOW: ("calm", "circle"),
}


@dataclass(frozen=True)
class PhaseLook:
    """A phase as three steps, of which some are done."""

    kind: str
    steps: tuple[bool, ...]
    word: str


@dataclass(frozen=True)
class Look:
    """A state as a chip."""

    tone: str
    icon: str
    word: str


def phase_look(code: str) -> PhaseLook:
    """The look of a phase code; an empty code is "nog niets gemeld", which is not the same as not started."""
    if not code:
        return PhaseLook("unknown", (False,) * STEPS, _("nog niets gemeld"))
    done = next((steps for phase, steps in _STEPS_DONE.items() if phase == code), None)
    kind = code if done is not None else "closed"
    return PhaseLook(kind, tuple(step < (done or 0) for step in range(STEPS)), labels.label_of(labels.PHASE, code))


def course_look(code: str) -> Look:
    """The look of a course code; an empty code means that nobody judged it."""
    if not code:
        return Look("calm", "unknown", _("koers onbekend"))
    tone, icon = next((look for course, look in _COURSE_LOOKS.items() if course == code), ("calm", "unknown"))
    return Look(tone, icon, labels.label_of(labels.COURSE, code))


def severity_look(code: str) -> Look:
    """The look of a severity code."""
    tone, icon = next((look for severity, look in _SEVERITY_LOOKS.items() if severity == code), ("calm", "circle"))
    return Look(tone, icon, labels.label_of(labels.SEVERITY, code))


def phase_segments(counts: Mapping[str, int], urls: Mapping[str, str] | None = None) -> list[Segment]:
    """Counts per phase code as parts of a whole, furthest first; the code "" counts what nobody reported on."""
    links = urls or {}
    known = [
        Segment(labels.label_of(labels.PHASE, phase), counts.get(phase, 0), tone, links.get(phase, ""))
        for phase, tone in _PHASE_TONES.items()
    ]
    return [*known, Segment(_("nog niets gemeld"), counts.get("", 0), "none", links.get("", ""))]
