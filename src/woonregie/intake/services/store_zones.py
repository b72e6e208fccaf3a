# SPDX-License-Identifier: EUPL-1.2
"""Store the zones that a profile names. One that stands already stays as it was noted; people withdraw it."""

from django.utils import timezone

from woonregie.intake.profile.content import ProfileContent
from woonregie.intake.services.plan_ground import Ground, Stored
from woonregie.proximity.models import DesignatedZone


def store_zones(content: ProfileContent, ground: Ground, stored: Stored) -> None:
    """Add the zones that are not there yet, each with its passage."""
    shapes = [piece.shape for piece in content.sections.get("zones", [])]
    known = set(DesignatedZone.objects.values_list("code", flat=True))
    for shape in shapes:
        if shape.code in known:
            continue
        zone = DesignatedZone.objects.create(
            code=shape.code,
            kind=shape.kind,
            state=shape.state,
            name=shape.name,
            decided_on=shape.decided_on,
            decided_by=shape.decided_by,
            passage_id=ground.passages.id_of(shape.source),
            made_at=timezone.now(),
            made_by=content.heading.code,
        )
        zone.places.set([ground.places[code] for code in shape.places])
        ground.changes.total += 1
