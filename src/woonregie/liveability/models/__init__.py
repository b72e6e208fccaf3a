# SPDX-License-Identifier: EUPL-1.2
"""What is stored of the fund, of teams of residents, and of the phase of areas."""

from woonregie.liveability.models.application import Application, ApplicationEvaluation, Decision
from woonregie.liveability.models.area_phase import AreaPhase
from woonregie.liveability.models.fund import Booking, Earmark, FundLine
from woonregie.liveability.models.team import Team, TeamPhase

__all__ = [
    "Application",
    "ApplicationEvaluation",
    "AreaPhase",
    "Booking",
    "Decision",
    "Earmark",
    "FundLine",
    "Team",
    "TeamPhase",
]
