# SPDX-License-Identifier: EUPL-1.2
"""The shape of each file of a profile. Keys and meaning: profiles/README.md."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic.fields import FieldInfo

from woonregie.intake.profile.kinds import (
    Amount,
    Code,
    Day,
    Lines,
    Once,
    ShortCode,
    Slug,
    Text,
    ThemeCode,
    Title,
    Whole,
    Year,
    YesNo,
)
from woonregie_core.agreements import vocabulary as v


class Shape(BaseModel):
    """A mapping in which no other keys may stand."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def _wide(most: int, least: int = 0) -> FieldInfo:
    """Text of a limited width."""
    info: FieldInfo = Field(min_length=least, max_length=most)
    return info


Slugs = Annotated[list[Slug], Once]
CommitmentRef = Annotated[str, Field(pattern=r"^[^\s:]+:[^\s:]+$")]
ThemeRef = Annotated[str, Field(pattern=r"^[^\s/]+/[^\s/]+$")]


class Source(Shape):
    """A passage. `lines` is `12` or `12-20`."""

    document: Code
    section: Annotated[str, _wide(300)] = ""
    lines: Lines = "0"
    page: Whole | None = None


class Period(Shape):
    """From and to; either may be open."""

    start: Day | None = None
    end: Day | None = None


class DocumentShape(Shape):
    code: Code
    title: Title
    publisher: Slug | None = None
    date: Day | None = None
    date_note: str = ""
    file: Annotated[str, _wide(200)] = ""
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class DatasetShape(Shape):
    code: Code
    title: Title
    publisher_name: Annotated[str, _wide(200)] = ""
    date: Day
    licence: Annotated[str, _wide(60, 1)]


class SourcesFile(Shape):
    documents: list[DocumentShape]
    datasets: list[DatasetShape] = []


class PartyShape(Shape):
    code: Slug
    name: Annotated[str, _wide(160, 1)]
    kind: Literal[
        "municipality", "corporation", "tenant_association", "care", "welfare", "health", "insurer", "government",
        "knowledge", "developer", "working_group", "collective", "other",
    ]  # fmt: skip
    members: Slugs = []
    valid_from: Year | None = None
    valid_to: Year | None = None
    merged_into: Slug | None = None
    source: Source | None = None


class ProfileFile(Shape):
    code: Code
    name: Title
    title: Title
    municipality_party: Slug
    external_code: Annotated[str, _wide(20)] = ""
    default_plan: Code
    demo_reference_date: Day | None = None


class DutyShape(Shape):
    code: Code
    title: Annotated[str, _wide(200, 1)]
    month: Annotated[Whole, Field(ge=1, le=12)]
    day: Annotated[Whole, Field(ge=1, le=31)]
    kind: Literal["legal", "agreed"]
    who: Slugs
    remind_days: list[Annotated[Whole, Field(le=366)]] = []
    valid_from: Day | None = None
    valid_to: Day | None = None
    basis: Text
    note: str = ""
    source: Source | None = None


class ThemeShape(Shape):
    code: ThemeCode
    title: Annotated[str, _wide(200, 1)]
    summary: str = ""
    source: Source | None = None


class PlanFile(Shape):
    code: Code
    kind: v.PlanKind
    title: Title
    short_title: Annotated[str, _wide(120, 1)]
    commitment_term: v.CommitmentTerm
    period: Period = Period()
    status: v.PlanStatus
    parties: Slugs = []
    summary: str = ""
    text_note: str = ""
    source: Source | None = None
    themes: Annotated[list[ThemeShape], Field(min_length=1)]


class TargetShape(Shape):
    label: Annotated[str, _wide(200, 1)]
    amount: Amount
    unit: Annotated[str, _wide(40, 1)]
    by: Day | None = None
    approximate: YesNo = False
    party: Slug | None = None
    source: Source | None = None


class ContributionShape(Shape):
    party: Slug
    role: v.ContributionRole
    note: Annotated[str, _wide(300)] = ""


class LinkShape(Shape):
    to: CommitmentRef
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
    code: ShortCode
    title: Title
    summary: str = ""
    lead: Slug | None = None
    parties: Slugs = []
    period: Period = Period()
    milestone: YesNo = False
    targets: list[TargetShape] = []
    places: Slugs = []
    depends_on: Annotated[list[ShortCode], Once] = []
    blocking_condition: Annotated[str, _wide(400)] = ""
    source: Source | None = None


class CommitmentShape(Shape):
    code: ShortCode
    title: Title
    summary: Text
    goal: str = ""
    first_step: str = ""
    type: v.CommitmentType
    ongoing: YesNo = False
    period: Period = Period()
    review_on: Day | None = None
    targets: list[TargetShape] = []
    places: Slugs = []
    contributions: list[ContributionShape] = []
    serves_themes: Annotated[list[ThemeRef], Once] = []
    links: list[LinkShape] = []
    state: StateShape | None = None
    text_note: str = ""
    actions: list[ActionShape] = []
    source: Source


class ThemeFile(Shape):
    theme: ThemeCode
    commitments: list[CommitmentShape]


class InputShape(Shape):
    code: Code
    kind: v.InputKind
    held_on: Day | None = None
    subject: Annotated[str, _wide(200, 1)]
    text: Text
    touches: Annotated[list[CommitmentRef], Once] = []
    source: Source
