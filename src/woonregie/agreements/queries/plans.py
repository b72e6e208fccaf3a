# SPDX-License-Identifier: EUPL-1.2
"""Plans side by side: how many commitments each holds and how they stand."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Prefetch

from woonregie.access.grant import Grant
from woonregie.agreements.models import Plan, Theme
from woonregie.agreements.queries.standing import commitment_standings
from woonregie.agreements.queries.visible import visible_actions, visible_commitments, visible_plans


@dataclass(frozen=True)
class PlanCard:
    """One plan in a list."""

    plan: Plan
    themes: int
    commitments: int
    actions: int
    phases: dict[str, int]


def plan_cards(grant: Grant, on: date) -> list[PlanCard]:
    """All plans that may be read, each with its counts. Five queries at any size."""
    commitments = dict(visible_commitments(grant).values_list("pk", "plan_id"))
    standings = commitment_standings(grant, on, visible_commitments(grant).values("pk"))
    phases: dict[int, Counter[str]] = {}
    for pk, plan_id in commitments.items():
        standing = standings.get(pk)
        phases.setdefault(plan_id, Counter())[standing.phase if standing else ""] += 1
    actions = Counter(visible_actions(grant).values_list("commitment__plan_id", flat=True))
    plans = visible_plans(grant).annotate(theme_count=Count("themes")).select_related("passage__document")
    return [
        PlanCard(
            plan,
            plan.theme_count,
            sum(phases.get(plan.pk, Counter()).values()),
            actions[plan.pk],
            dict(phases.get(plan.pk, {})),
        )
        for plan in plans.order_by("order", "code")
    ]


def plan_with_themes(grant: Grant, code: str) -> tuple[Plan, list[Theme]] | None:
    """One plan with its themes and the commitments that these serve, or None where this reader has no such plan.

    Three queries: the plan comes along with its themes.
    """
    origins = ("passage__document", "passage__dataset")
    served = Prefetch("served_by", visible_commitments(grant).select_related("plan", "current"))
    themes = list(
        Theme.objects.filter(plan__code=code, plan__in=visible_plans(grant))
        .select_related(*origins, "plan", *(f"plan__{origin}" for origin in origins))
        .prefetch_related(served, "plan__parties")
        .order_by("order")
    )
    if themes:
        return themes[0].plan, themes
    plan = visible_plans(grant).select_related(*origins).filter(code=code).first()
    return (plan, []) if plan else None
