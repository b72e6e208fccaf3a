# SPDX-License-Identifier: EUPL-1.2
"""The shape of each file of a profile. Keys and meaning: profiles/README.md."""

from datetime import date as Day
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from woonregie_core.agreements import vocabulary as v


class Shape(BaseModel):
    """A mapping in which no other keys may stand."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def _text(value: Any) -> Any:
    """Codes such as 1 and 2.0 may be written without quotes."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


Code = Annotated[str, BeforeValidator(_text), Field(min_length=1, max_length=120, pattern=r"^[^\s/#]+$")]
Text = Annotated[str, BeforeValidator(_text), Field(min_length=1)]
Title = Annotated[str, BeforeValidator(_text), Field(min_length=1, max_length=300)]
Amount = Annotated[Decimal, Field(allow_inf_nan=False, max_digits=16)]


class Source(Shape):
    """A passage. `lines` is `12` or `12-20`."""

    document: Code
    section: str = ""
    lines: Annotated[str, BeforeValidator(_text), Field(pattern=r"^\d+(-\d+)?$")] = "0"
    page: int | None = None


class Period(Shape):
    """From and to; either may be open."""

    start: Day | None = None
    end: Day | None = None


class DocumentShape(Shape):
    code: Code
    title: Title
    publisher: str = ""
    date: Day | None = None
    date_note: str = ""
    file: str = ""
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class DatasetShape(Shape):
    code: Code
    title: Title
    publisher_name: str = ""
    date: Day
    licence: Text


class SourcesFile(Shape):
    documents: list[DocumentShape]
    datasets: list[DatasetShape] = []


class PartyShape(Shape):
    code: Code
    name: Annotated[str, Field(min_length=1, max_length=160)]
    kind: Literal[
        "municipality", "corporation", "tenant_association", "care", "welfare", "health", "insurer", "government",
        "knowledge", "developer", "working_group", "collective", "other",
    ]  # fmt: skip
    members: list[Code] = []
    valid_from: int | None = None
    valid_to: int | None = None
    merged_into: Code | None = None
    source: Source | None = None


class ProfileFile(Shape):
    code: Code
    name: Title
    title: Title
    municipality_party: Code
    external_code: str = ""
    default_plan: Code
    demo_reference_date: Day | None = None


class DutyShape(Shape):
    code: Code
    title: Annotated[str, Field(max_length=200)]
    month: Annotated[int, Field(ge=1, le=12)]
    day: Annotated[int, Field(ge=1, le=31)]
    kind: Literal["legal", "agreed"]
    who: list[Code]
    remind_days: list[Annotated[int, Field(ge=0, le=366)]] = []
    valid_from: Day | None = None
    valid_to: Day | None = None
    basis: Text
    note: str = ""
    source: Source | None = None


class ThemeShape(Shape):
    code: Code
    title: Annotated[str, Field(max_length=200)]
    summary: str = ""
    source: Source | None = None


class PlanFile(Shape):
    code: Code
    kind: v.PlanKind
    title: Title
    short_title: Annotated[str, Field(max_length=120)]
    commitment_term: v.CommitmentTerm
    period: Period = Period()
    status: v.PlanStatus
    parties: list[Code] = []
    summary: str = ""
    text_note: str = ""
    source: Source | None = None
    themes: list[ThemeShape]


class TargetShape(Shape):
    label: Annotated[str, Field(min_length=1, max_length=200)]
    amount: Amount
    unit: Annotated[str, Field(min_length=1, max_length=40)]
    by: Day | None = None
    approximate: bool = False
    party: Code | None = None
    source: Source | None = None


class ContributionShape(Shape):
    party: Code
    role: v.ContributionRole
    note: str = ""


class LinkShape(Shape):
    to: Annotated[str, Field(pattern=r"^[^\s:]+:[^\s:]+$")]
    kind: v.LinkKind
    note: str = ""
    source: Source | None = None


class StateShape(Shape):
    as_of: Day
    phase: v.Phase
    course: v.Course | None = None
    explanation: Text
    source: Source


class ActionShape(Shape):
    code: Code
    title: Title
    summary: str = ""
    lead: Code | None = None
    parties: list[Code] = []
    period: Period = Period()
    milestone: bool = False
    targets: list[TargetShape] = []
    places: list[Code] = []
    depends_on: list[Code] = []
    blocking_condition: Annotated[str, Field(max_length=400)] = ""
    source: Source | None = None


class CommitmentShape(Shape):
    code: Code
    title: Title
    summary: Text
    goal: str = ""
    first_step: str = ""
    type: v.CommitmentType
    ongoing: bool = False
    period: Period = Period()
    review_on: Day | None = None
    targets: list[TargetShape] = []
    places: list[Code] = []
    contributions: list[ContributionShape] = []
    serves_themes: list[Annotated[str, Field(pattern=r"^[^\s/]+/[^\s/]+$")]] = []
    links: list[LinkShape] = []
    state: StateShape | None = None
    text_note: str = ""
    actions: list[ActionShape] = []
    source: Source


class ThemeFile(Shape):
    theme: Code
    commitments: list[CommitmentShape]


class InputShape(Shape):
    code: Code
    kind: v.InputKind
    held_on: Day | None = None
    subject: Annotated[str, Field(max_length=200)]
    text: Text
    touches: list[Annotated[str, Field(pattern=r"^[^\s:]+:[^\s:]+$")]] = []
    source: Source
