# SPDX-License-Identifier: EUPL-1.2
"""What is stored of the senior pilot."""

from woonregie.seniors.models.case import Campaign, Case, HelpRequest, Letter, Response, Visit
from woonregie.seniors.models.pilot import Hours, Meeting, Pilot, PilotStart
from woonregie.seniors.models.toolbox import MoveBudget, Toolbox, ToolboxBooking, ToolboxRequest

__all__ = [
    "Campaign",
    "Case",
    "HelpRequest",
    "Hours",
    "Letter",
    "Meeting",
    "MoveBudget",
    "Pilot",
    "PilotStart",
    "Response",
    "Toolbox",
    "ToolboxBooking",
    "ToolboxRequest",
    "Visit",
]
