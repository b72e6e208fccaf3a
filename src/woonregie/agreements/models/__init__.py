# SPDX-License-Identifier: EUPL-1.2
"""What is stored about plans: one file per idea."""

from woonregie.agreements.models.action import Action
from woonregie.agreements.models.calendar import CalendarDuty
from woonregie.agreements.models.commitment import (
    Adjustment,
    Commitment,
    CommitmentLink,
    CommitmentVersion,
    Contribution,
    Target,
)
from woonregie.agreements.models.evaluation import DecisionRequest, Evaluation, Judgement
from woonregie.agreements.models.notification import Notification
from woonregie.agreements.models.plan import Input, Plan, Theme
from woonregie.agreements.models.progress import Progress, ReportingRound, RoundEntry
from woonregie.agreements.models.signal import Acknowledgement, Signal

__all__ = [
    "Acknowledgement",
    "Action",
    "Adjustment",
    "CalendarDuty",
    "Commitment",
    "CommitmentLink",
    "CommitmentVersion",
    "Contribution",
    "DecisionRequest",
    "Evaluation",
    "Input",
    "Judgement",
    "Notification",
    "Plan",
    "Progress",
    "ReportingRound",
    "RoundEntry",
    "Signal",
    "Target",
    "Theme",
]
