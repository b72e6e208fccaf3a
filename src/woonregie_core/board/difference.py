# SPDX-License-Identifier: EUPL-1.2
"""What changed between two board reports."""

from dataclasses import dataclass

from woonregie_core.board.content import AdjustmentLine, CommitmentLine, DecisionLine, ReportContent, SignalLine


@dataclass(frozen=True)
class Moved:
    """A commitment whose phase or course is another one now."""

    before: CommitmentLine
    after: CommitmentLine


@dataclass(frozen=True)
class Difference:
    """The changes from an earlier report to a later one."""

    new_signals: tuple[SignalLine, ...]
    resolved_signals: tuple[SignalLine, ...]
    moved: tuple[Moved, ...]
    added: tuple[CommitmentLine, ...]
    new_adjustments: tuple[AdjustmentLine, ...]
    new_decisions: tuple[DecisionLine, ...]
    settled_decisions: tuple[DecisionLine, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed."""
        return not any(vars(self).values())


def difference(before: ReportContent, after: ReportContent) -> Difference:
    """What is new, gone or moved. The same content twice gives an empty difference."""
    known = {line.key for line in before.signals}
    still = {line.key for line in after.signals}
    stood = {(line.plan, line.code): line for line in before.commitments}
    return Difference(
        new_signals=tuple(line for line in after.signals if line.key not in known),
        resolved_signals=tuple(line for line in before.signals if line.key not in still),
        moved=tuple(
            Moved(old, line)
            for line in after.commitments
            if (old := stood.get((line.plan, line.code))) and (old.phase, old.course) != (line.phase, line.course)
        ),
        added=tuple(line for line in after.commitments if (line.plan, line.code) not in stood),
        new_adjustments=tuple(line for line in after.adjustments if line not in before.adjustments),
        new_decisions=tuple(line for line in after.decisions if line not in before.decisions),
        settled_decisions=tuple(line for line in before.decisions if line not in after.decisions),
    )
