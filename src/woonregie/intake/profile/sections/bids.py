# SPDX-License-Identifier: EUPL-1.2
"""bids/*.yaml: a bid (bod) that a document published, with commitments and projects that stand elsewhere."""

from collections.abc import Iterable
from typing import Annotated, Literal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pydantic import Field

from woonregie.intake.problems import Problem
from woonregie.intake.profile.content import ProfileContent
from woonregie.intake.profile.kinds import FigureCode, Slug, Text, Year, YesNo
from woonregie.intake.profile.known import Known
from woonregie.intake.profile.saying import Coded, source_problems, unknown, unknown_codes
from woonregie.intake.profile.section import Section
from woonregie.intake.profile.shapes import CommitmentRef, Shape, Slugs, Source

Short = Annotated[str, Field(max_length=80)]


class CellShape(Shape):
    """One cell of a printed table."""

    table: FigureCode
    row: FigureCode
    column: FigureCode


class OfferShape(Shape):
    """A commitment of a plan that the corporation offers or asks for; text, amount and passage come from there."""

    commitment: CommitmentRef
    subject: Literal[
        "affordability", "care", "liveability", "sustainability", "availability", "cooperation", "other"
    ]  # fmt: skip
    kind: Literal["offer", "request"]


class BidProjectShape(Shape):
    code: Annotated[str, Field(max_length=60, pattern=r"^[a-z0-9][a-z0-9-]*$")]
    name: Annotated[str, Field(min_length=1, max_length=200)]
    kind: Literal["new_build", "renovation", "demolition", "sale", "purchase", "research"]
    place: Slug | None = None
    dwellings: CellShape | None = None
    approximate: YesNo = False
    dwelling_type: Annotated[str, Field(max_length=200)] = ""
    rent_class: Annotated[str, Field(max_length=200)] = ""
    bat: Annotated[str, Field(max_length=40)] = ""
    sustainability: Short = ""
    planning: Short = ""
    source: Source


class BidShape(Shape):
    corporation: Slug
    municipality: Slug
    invited: Slugs = []
    year: Year
    status: Literal["submitted"] = "submitted"
    summary: Text
    offers: list[OfferShape] = []
    projects: list[BidProjectShape] = []
    source: Source


def bid_problems(content: ProfileContent, known: Known) -> Iterable[Problem]:
    """Unknown parties, places, commitments and cells; codes and bids that stand twice."""
    tables = {piece.shape.id: piece.shape for piece in content.tables}
    seen: set[tuple[str, str, int]] = set()
    for piece in content.sections.get("bids", []):
        shape = piece.shape
        parties: Coded = [(("corporation",), shape.corporation), (("municipality",), shape.municipality)]
        parties += [(("invited", n), code) for n, code in enumerate(shape.invited)]
        yield from unknown_codes(piece, parties, known.parties, _("Partij"))
        offers: Coded = [(("offers", n, "commitment"), o.commitment) for n, o in enumerate(shape.offers)]
        yield from unknown_codes(piece, offers, known.commitments, _("Afspraak"))
        places: Coded = [(("projects", n, "place"), p.place) for n, p in enumerate(shape.projects) if p.place]
        yield from unknown_codes(piece, places, known.places, _("Gebied"))
        yield from source_problems(piece, known)
        key = (shape.corporation, shape.municipality, shape.year)
        codes = [project.code for project in shape.projects]
        if key in seen or len(set(codes)) < len(codes):
            message = _("Dit bod, of een project erin, staat er twee keer.")
            yield piece.problem(message, _("Houd er één over."), "year", value=shape.year)
        seen.add(key)
        for number, project in enumerate(shape.projects):
            cell = project.dwellings
            table = tables.get(cell.table) if cell else None
            there = table is not None and cell.row in table.rows and cell.column in table.columns
            if cell and not there and "tables" not in content.incomplete:
                words = unknown(_("Cijfer"), f"{cell.table}/{cell.row}/{cell.column}")
                yield piece.problem(*words, "projects", number, "dwellings", value=cell.table)


SECTION = Section("bids", "bids/*.yaml", BidShape, bid_problems, gettext_lazy("biedingen"))
