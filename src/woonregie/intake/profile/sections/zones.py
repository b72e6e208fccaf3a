# SPDX-License-Identifier: EUPL-1.2
"""zones/*.yaml: zones for housing with care that a document names, by decision or in the Deltaplan."""

from collections.abc import Iterable
from typing import Annotated, Literal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pydantic import Field

from woonregie.intake.problems import Problem
from woonregie.intake.profile.content import ProfileContent
from woonregie.intake.profile.kinds import Day, Slug, Text
from woonregie.intake.profile.known import Known
from woonregie.intake.profile.saying import Coded, source_problems, twice, unknown_codes
from woonregie.intake.profile.section import Section
from woonregie.intake.profile.shapes import Shape, Source


class ZoneShape(Shape):
    """One zone; without places its border is not known."""

    code: Slug
    kind: Literal["designated", "deltaplan"]
    state: Literal["now", "later"]
    name: Annotated[Text, Field(max_length=160)]
    places: list[Slug] = []
    decided_on: Day | None = None
    decided_by: Annotated[Text, Field(max_length=160)]
    source: Source


def zone_problems(content: ProfileContent, known: Known) -> Iterable[Problem]:
    """Unknown places and sources, and codes that stand twice."""
    seen: set[str] = set()
    for piece in content.sections.get("zones", []):
        shape = piece.shape
        if shape.code in seen:
            yield piece.problem(*twice(shape.code), "code", value=shape.code)
        seen.add(shape.code)
        places: Coded = [(("places", number), code) for number, code in enumerate(shape.places)]
        yield from unknown_codes(piece, places, known.places, _("Gebied"))
        yield from source_problems(piece, known)


SECTION = Section("zones", "zones/*.yaml", ZoneShape, zone_problems, gettext_lazy("woonzorgzones met naam"))
