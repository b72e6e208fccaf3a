# SPDX-License-Identifier: EUPL-1.2
"""projects/*.yaml: projects that change the stock; their numbers stand in a target, a table or a statement."""

from collections.abc import Iterable, Iterator
from typing import Annotated, Literal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from woonregie.intake.problems import Problem
from woonregie.intake.profile.content import Piece, ProfileContent
from woonregie.intake.profile.kinds import Day, FigureCode, Slug, Title, Whole, Year, YesNo
from woonregie.intake.profile.known import Known
from woonregie.intake.profile.saying import source_problems, twice, unknown, unknown_codes
from woonregie.intake.profile.section import Section
from woonregie.intake.profile.shapes import Shape, Source

Quarter = Annotated[int, Field(ge=1, le=4)]
Bat = Annotated[int, Field(ge=0, le=5)]
Words = Annotated[str, Field(max_length=120)]


class PlanningShape(Shape):
    """What one text says of the years; a quarter only where it names one."""

    start: Year | None = None
    start_quarter: Quarter | None = None
    end: Year | None = None
    end_quarter: Quarter | None = None
    told_on: Day | None = None
    reason: Annotated[str, Field(max_length=300)] = ""
    source: Source


class ProjectShape(Shape):
    """`action` is COMMITMENT#action and `target` the label of its target; or a table cell holds the number."""

    code: Slug
    name: Title
    kind: Literal["new_build", "demolition", "renovation", "sale", "purchase", "study"]
    state: Literal["planned", "running", "done", "stopped"] = "planned"
    corporation: Slug | None = None
    place: Slug | None = None
    action: str | None = None
    target: str | None = None
    table: FigureCode | None = None
    row: FigureCode | None = None
    column: FigureCode | None = None
    about: YesNo = False
    dwelling_type: Words = ""
    rent_class: Words = ""
    bat_low: Bat | None = None
    bat_high: Bat | None = None
    energy: Literal["", "beng", "gas_free", "nom"] = ""
    probability: Annotated[Whole, Field(le=100)] | None = None
    planning: list[PlanningShape] = []
    source: Source

    @model_validator(mode="after")
    def _names_its_number_once(self) -> "ProjectShape":
        if (self.target is not None) and (self.action is None or self.table is not None):
            raise PydanticCustomError("one_of", "a target needs an action, and excludes a table")
        if len({self.table is None, self.row is None, self.column is None}) > 1:
            raise PydanticCustomError("one_of", "table, row and column belong together")
        return self


def project_problems(content: ProfileContent, known: Known) -> Iterable[Problem]:
    """Unknown parties, places, actions, targets, tables and cells; codes that stand twice."""
    actions = actions_of(content)
    tables = {piece.shape.id: piece.shape for piece in content.tables}
    seen: set[str] = set()
    for piece in content.sections.get("projects", []):
        shape = piece.shape
        if shape.code in seen:
            yield piece.problem(*twice(shape.code), "code", value=shape.code)
        seen.add(shape.code)
        corporation = [(("corporation",), shape.corporation)] if shape.corporation else []
        yield from unknown_codes(piece, list(corporation), known.parties, _("Partij"))
        place = [(("place",), shape.place)] if shape.place else []
        yield from unknown_codes(piece, list(place), known.places, _("Gebied"))
        yield from source_problems(piece, known)
        yield from _number_problems(piece, actions, tables, content, known)


def _number_problems(
    piece: Piece, actions: dict[str, object], tables: dict[str, object], content: ProfileContent, known: Known
) -> Iterator[Problem]:
    shape = piece.shape
    if shape.action is not None and "plans" not in content.incomplete:
        action = actions.get(shape.action)
        if action is None:
            yield piece.problem(*unknown(_("Actie"), shape.action), "action", value=shape.action)
        elif shape.target and shape.target not in {target.label for target in getattr(action, "targets", [])}:
            yield piece.problem(*unknown(_("Doel"), shape.target), "target", value=shape.target)
    if shape.table is not None:
        table = tables.get(shape.table)
        if shape.table not in known.tables:
            yield piece.problem(*unknown(_("Tabel"), shape.table), "table", value=shape.table)
        elif table is not None and shape.row not in getattr(table, "rows", {}):
            yield piece.problem(*unknown(_("Rij"), shape.row or ""), "row", value=shape.row)
        elif table is not None and shape.column not in getattr(table, "columns", []):
            yield piece.problem(*unknown(_("Kolom"), shape.column or ""), "column", value=shape.column)


def actions_of(content: ProfileContent) -> dict[str, object]:
    """Every action of the profile by `PLAN:commitment#action`."""
    return {
        f"{plan.plan.shape.code}:{piece.shape.code}#{action.code}": action
        for plan in content.plans
        for _theme, piece in plan.commitments
        for action in piece.shape.actions
    }


SECTION = Section("projects", "projects/*.yaml", ProjectShape, project_problems, gettext_lazy("projecten"))
