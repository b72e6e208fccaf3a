# SPDX-License-Identifier: EUPL-1.2
"""The yearly evaluation: which commitments were judged by whom."""

from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from woonregie.access.grant import Grant
from woonregie.agreements.models import Commitment, Evaluation, Judgement, Plan
from woonregie.agreements.queries.visible import visible_commitments


@dataclass(frozen=True)
class EvaluationRow:
    """One commitment in one year; `evaluation` is None where nobody judged yet."""

    commitment: Commitment
    evaluation: Evaluation | None


@dataclass(frozen=True)
class EvaluationPage:
    """One commitment in one year with the judgements side by side and the years before."""

    commitment: Commitment
    year: int
    evaluation: Evaluation | None
    earlier: list[Evaluation]


def evaluation_rows(grant: Grant, plan_code: str, year: int) -> list[EvaluationRow]:
    """Every commitment of a plan with its evaluation of a year. Three queries."""
    commitments = (
        visible_commitments(grant).filter(plan__code=plan_code).select_related("plan", "theme", "current")
    )
    found = _with_judgements().filter(commitment__in=commitments, year=year)
    by_commitment = {evaluation.commitment_id: evaluation for evaluation in found}
    return [EvaluationRow(c, by_commitment.get(c.pk)) for c in commitments.order_by("order")]


def evaluation_page(grant: Grant, plan_code: str, code: str, year: int) -> EvaluationPage | None:
    """One commitment in one year, or None where this reader may not see it. Three queries."""
    related = ("plan", "theme", "current__passage__document", "current__passage__dataset")
    commitments = visible_commitments(grant).select_related(*related)
    commitment = commitments.filter(plan__code=plan_code, code=code).first()
    if commitment is None:
        return None
    found = list(_with_judgements().filter(commitment=commitment, year__lte=year).order_by("-year"))
    this_year = [evaluation for evaluation in found if evaluation.year == year]
    earlier = [evaluation for evaluation in found if evaluation.year < year]
    return EvaluationPage(commitment, year, this_year[0] if this_year else None, earlier)


def evaluated_plans(grant: Grant) -> list[Plan]:
    """The plans that parties evaluate: those that they signed."""
    return list(
        Plan.objects.filter(status="signed", commitments__isnull=False).distinct().order_by("order", "code")
    )


def _with_judgements() -> QuerySet[Evaluation]:
    judgements = Judgement.objects.select_related("party").order_by("party__name")
    return Evaluation.objects.prefetch_related(Prefetch("judgements", judgements))
