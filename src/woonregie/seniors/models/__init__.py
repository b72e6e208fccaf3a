# SPDX-License-Identifier: EUPL-1.2
"""What is stored of the senior pilot."""

from woonregie.seniors.models.case import Campaign, Case, HelpRequest, Letter, Response, Visit
from woonregie.seniors.models.pilot import Hours, Pilot, PilotStart
from woonregie.seniors.models.toolbox import MoveBudget, Toolbox, ToolboxBooking

__all__ = [
    "Campaign",
    "Case",
    "HelpRequest",
    "Hours",
    "Letter",
    "MoveBudget",
    "Pilot",
    "PilotStart",
    "Response",
    "Toolbox",
    "ToolboxBooking",
    "Visit",
]
