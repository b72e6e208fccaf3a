# SPDX-License-Identifier: EUPL-1.2
"""What can be asked about places."""

from woonregie.places.models import Place, PlaceKind


def municipality_name() -> str:
    """The municipality whose agreements these are; empty before a profile is loaded."""
    return Place.objects.filter(kind=PlaceKind.MUNICIPALITY).values_list("name", flat=True).order_by("pk").first() or ""
