# SPDX-License-Identifier: EUPL-1.2
"""The zones that rest on a passage, for the pages of sources."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from woonregie.proximity.models import DesignatedZone
from woonregie.sources.citations import Citation


def zone_citations(passages: Sequence[int]) -> list[Citation]:
    """The named zones that one of the passages tells of. One query."""
    zones = DesignatedZone.objects.filter(passage__in=passages)
    return [Citation(zone.passage_id or 0, _("woonzorgzone"), zone.name, "proximity:index") for zone in zones]
