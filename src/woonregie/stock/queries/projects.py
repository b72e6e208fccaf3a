# SPDX-License-Identifier: EUPL-1.2
"""Projects: the list with filters, one project with every planning told, and projects in places."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import F, Prefetch, Q, QuerySet

from woonregie.access.grant import Grant
from woonregie.stock.models import Project, ProjectPlanning
from woonregie_core.stock.amount import Amount


@dataclass(frozen=True)
class ProjectFilter:
    """What the reader asked for; an empty field asks for nothing."""

    corporation: str = ""
    place: str = ""
    kind: str = ""
    year: int | None = None


@dataclass(frozen=True)
class ProjectRow:
    """One project with its last planning and the ones before it, the latest of those first."""

    project: Project
    planning: ProjectPlanning | None
    before: list[ProjectPlanning]

    @property
    def amount(self) -> Amount | None:
        """How many dwellings; None where nobody said."""
        return amount_of(self.project)

    @property
    def moved(self) -> bool:
        """Whether the planning was told differently before."""
        return any(years_of(each) != years_of(self.planning) for each in self.before)


def projects(grant: Grant, asked: ProjectFilter) -> list[ProjectRow]:
    """Projects asked for. Two queries."""
    found = _projects()
    if asked.corporation:
        found = found.filter(corporation__code=asked.corporation)
    if asked.place:
        found = found.filter(Q(place__around__ancestor__code=asked.place) | Q(place__code=asked.place)).distinct()
    if asked.kind:
        found = found.filter(kind=asked.kind)
    rows = [row_of(project) for project in found]
    return [row for row in rows if asked.year is None or asked.year in years_between(row.planning)]


def named_projects(grant: Grant, place_ids: Collection[int]) -> list[Project]:
    """Projects in some places, without their plannings. One query."""
    found = Project.objects.filter(place__in=place_ids)
    return list(found.select_related("corporation", "place", "passage__document", "passage__dataset"))


def project_row(grant: Grant, code: str) -> ProjectRow | None:
    """One project, or None where there is no such project. Two queries."""
    found = _projects().filter(code=code).first()
    return row_of(found) if found else None


def _projects() -> QuerySet[Project]:
    plannings = ProjectPlanning.objects.select_related("passage__document", "passage__dataset")
    return Project.objects.select_related(
        "corporation", "place", "action__commitment__plan", "passage__document", "passage__dataset"
    ).prefetch_related(Prefetch("plannings", plannings.order_by(F("told_on").asc(nulls_first=True), "pk")))


def row_of(project: Project) -> ProjectRow:
    """A project with its plannings in order."""
    told = list(project.plannings.all())
    return ProjectRow(project, told[-1] if told else None, told[-2::-1])


def amount_of(project: Project) -> Amount | None:
    """The number of dwellings of a project."""
    if project.low is None or project.high is None:
        return None
    return Amount(project.low, project.high, project.about)


def years_of(planning: ProjectPlanning | None) -> tuple[int | None, ...]:
    """Start and end, with quarters."""
    if planning is None:
        return (None,) * 4
    return (planning.start_year, planning.start_quarter, planning.end_year, planning.end_quarter)


def years_between(planning: ProjectPlanning | None) -> range:
    """Every year in which a project runs, as far as it was told."""
    if planning is None:
        return range(0)
    first = planning.start_year or planning.end_year
    last = planning.end_year or planning.start_year
    return range(first, last + 1) if first and last else range(0)
