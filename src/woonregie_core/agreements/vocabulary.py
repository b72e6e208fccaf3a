# SPDX-License-Identifier: EUPL-1.2
"""The closed word lists of agreements. Labels for people live in the building; the codes here never change.

Three separate axes say how an agreement stands: phase (fase), course (koers) and freshness (actualiteit).
Missing is not zero, and not due yet is not green.
"""

from enum import StrEnum


class PlanKind(StrEnum):
    PERFORMANCE_AGREEMENTS = "performance_agreements"
    PROGRAMME = "programme"
    COALITION_AGREEMENT = "coalition_agreement"
    DELTA_PLAN = "delta_plan"
    NATIONAL_PRIORITIES = "national_priorities"


class PlanStatus(StrEnum):
    DRAFT = "draft"
    SIGNED = "signed"
    EVALUATED = "evaluated"
    SUPERSEDED = "superseded"


class CommitmentTerm(StrEnum):
    """What a plan calls its own commitments."""

    AGREEMENT = "afspraak"
    ACTION_POINT = "actiepunt"
    OBJECTIVE = "doelstelling"
    CORE_INTERVENTION = "kerninterventie"
    PRIORITY = "prioriteit"


class CommitmentType(StrEnum):
    RESULT = "result"
    EFFORT = "effort"
    PROCESS = "process"
    RESEARCH = "research"


class ContributionRole(StrEnum):
    LEAD = "lead"
    EXECUTING = "executing"
    CONDITION = "condition"
    INFORMED = "informed"


class LinkKind(StrEnum):
    IMPLEMENTS = "implements"
    CONTRIBUTES_TO = "contributes_to"
    REFERS_TO = "refers_to"
    REPLACES = "replaces"


class Phase(StrEnum):
    NOT_STARTED = "not_started"
    PREPARING = "preparing"
    IN_PROGRESS = "in_progress"
    COMPLETED = "completed"
    STOPPED = "stopped"
    POSTPONED = "postponed"
    MERGED = "merged"

    @property
    def is_final(self) -> bool:
        """Whether nothing more is expected in this phase."""
        return self in (Phase.COMPLETED, Phase.STOPPED, Phase.MERGED)


class Course(StrEnum):
    ON_TRACK = "on_track"
    ATTENTION = "attention"
    BEHIND = "behind"
    NOT_YET_DUE = "not_yet_due"


class AdjustmentReason(StrEnum):
    GUARANTEE_CEILING = "guarantee_ceiling"
    NATIONAL_POLICY = "national_policy"
    BUDGET_CUT = "budget_cut"
    FINANCING = "financing"
    NEW_INSIGHT = "new_insight"
    OTHER = "other"


class RoundState(StrEnum):
    EXPECTED = "expected"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    SETTLED = "settled"


class Proposal(StrEnum):
    CONTINUE = "continue"
    ADJUST = "adjust"
    END = "end"


class Severity(StrEnum):
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class InputKind(StrEnum):
    RESIDENTS_SESSION = "residents_session"
    MEMBERS_CONSULTATION = "members_consultation"
    COUNCIL_QUESTION = "council_question"
