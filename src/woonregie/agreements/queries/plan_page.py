# SPDX-License-Identifier: EUPL-1.2
"""One plan: its themes with their commitments, and the filters that the address bar asks for."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from woonregie.access.grant import Grant
from woonregie.agreements.models import Plan, Signal, Theme
from woonregie.agreements.queries.commitment_rows import CommitmentRow, commitment_rows
from woonregie.agreements.queries.plans import plan_with_themes
from woonregie.agreements.queries.visible import visible_commitments
from woonregie.places.queries import codes_around

Option = tuple[str, str]


@dataclass(frozen=True)
class PlanFilter:
    """What the visitor wants to see of a plan; an empty field filters nothing."""

    theme: str = ""
    party: str = ""
    place: str = ""
    phase: str = ""

    @property
    def is_active(self) -> bool:
        """Whether anything is left out."""
        return any((self.theme, self.party, self.place, self.phase))


@dataclass(frozen=True)
class ThemeGroup:
    """A theme with the commitments that pass the filter."""

    theme: Theme
    rows: list[CommitmentRow]


@dataclass(frozen=True)
class PlanPage:
    """All that the page of a plan shows."""

    plan: Plan
    groups: list[ThemeGroup]
    total: int
    shown: int
    phases: dict[str, int]
    themes: list[Option]
    parties: list[Option]
    places: list[Option]
    signals: dict[int, int]


def plan_page(grant: Grant, code: str, wanted: PlanFilter, on: date) -> PlanPage | None:
    """One plan as its page shows it, or None where it does not exist for this reader."""
    found = plan_with_themes(grant, code)
    if found is None:
        return None
    plan, themes = found
    rows = commitment_rows(grant, on, visible_commitments(grant).filter(plan=plan), targets=True)
    around = codes_around([place.code for row in rows for place in row.places]) if wanted.place else {}
    shown = [row for row in rows if _passes(row, wanted, around)]
    return PlanPage(
        plan=plan,
        groups=_groups(themes, shown),
        total=len(rows),
        shown=len(shown),
        phases=Counter(row.phase for row in rows),
        themes=[(theme.code, f"{theme.code} {theme.title}") for theme in themes],
        parties=_options({(p.name, p.code) for row in rows for p in row.parties}),
        places=_options({(p.name, p.code) for row in rows for p in row.places}),
        signals={} if grant.released_only else open_signal_counts(plan),
    )


def open_signal_counts(plan: Plan) -> dict[int, int]:
    """How many signals are open on each commitment of a plan."""
    counted = Signal.objects.filter(commitment__plan=plan, resolved_on__isnull=True).values("commitment_id")
    return {line["commitment_id"]: line["n"] for line in counted.annotate(n=Count("pk")).order_by()}


def _passes(row: CommitmentRow, wanted: PlanFilter, around: dict[str, set[str]]) -> bool:
    if wanted.theme and row.commitment.theme.code != wanted.theme:
        return False
    if wanted.party and wanted.party not in {party.code for party in row.parties}:
        return False
    if wanted.phase and wanted.phase != (row.phase or "none"):
        return False
    return not wanted.place or any(wanted.place in around.get(place.code, ()) for place in row.places)


def _groups(themes: list[Theme], rows: list[CommitmentRow]) -> list[ThemeGroup]:
    groups = [ThemeGroup(theme, [r for r in rows if r.commitment.theme_id == theme.pk]) for theme in themes]
    return [group for group in groups if group.rows]


def _options(pairs: set[tuple[str, str]]) -> list[Option]:
    return [(code, name) for name, code in sorted(pairs)]
