# SPDX-License-Identifier: EUPL-1.2
"""The stored register as the plain facts in which the core finds signals. A fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Model, QuerySet

from woonregie.agreements.models import (
    Action,
    Commitment,
    Contribution,
    Evaluation,
    Progress,
    ReportingRound,
    Target,
)
from woonregie_core.agreements.overall import overall_phase
from woonregie_core.agreements.signals import Amount, Report, Round, Subject, TargetFacts
from woonregie_core.agreements.vocabulary import ContributionRole, Course, Phase, PlanKind, PlanStatus


@dataclass(frozen=True)
class StoredSubject:
    """A subject with the rows it stands for."""

    facts: Subject
    commitment_id: int
    action_id: int | None


def followed_subjects() -> list[StoredSubject]:
    """Everything that is followed: the commitments and actions of signed plans.

    Plans that are concluded, still a draft, or that others carry out (national priorities) are only read.
    """
    register = _Register.load()
    commitments = (register.commitment_subject(commitment) for commitment in register.commitments)
    actions = (register.action_subject(action) for action in register.actions)
    return [*commitments, *actions]


def followed_commitments() -> QuerySet[Commitment]:
    """The commitments of signed plans that our own parties carry out."""
    signed = Commitment.objects.filter(plan__status=PlanStatus.SIGNED, current__isnull=False)
    return signed.exclude(plan__kind=PlanKind.NATIONAL_PRIORITIES)


@dataclass
class _Register:
    """All rows that the facts are made of, grouped by what they belong to."""

    commitments: list[Commitment]
    actions: list[Action]
    leads: dict[int, str]
    targets: dict[tuple[str, int], list[Target]]
    reports: dict[tuple[str, int], list[Report]]
    rounds: dict[int, tuple[Round, ...]]
    needs: dict[int, list[int]]
    evaluated: dict[int, list[date]]

    @classmethod
    def load(cls) -> "_Register":
        commitments = list(followed_commitments().select_related("plan", "current"))
        ids = [commitment.pk for commitment in commitments]
        around = ("lead", "commitment__plan", "commitment__current")
        actions = list(Action.objects.filter(commitment__in=ids).select_related(*around))
        return cls(
            commitments=commitments,
            actions=actions,
            leads=_leads(ids),
            targets=_grouped(Target.objects.all(), "version", "action"),
            reports=_reports(ids),
            rounds=_rounds(),
            needs=_needs(ids),
            evaluated=_evaluated(ids),
        )

    def commitment_subject(self, commitment: Commitment) -> StoredSubject:
        """A commitment; its parties report on it directly only where it has no actions."""
        version, plan = commitment.current, commitment.plan
        assert version is not None
        start = version.start or plan.start
        end = version.end or (None if version.ongoing else plan.end)
        facts = Subject(
            key=f"{plan.code}/{commitment.code}",
            lead=self.leads.get(commitment.pk),
            start=start,
            end=end,
            ongoing=version.ongoing,
            review_on=version.review_on,
            targets=self._targets("version", version.pk, start, end or plan.end),
            reports=self._reports_on(commitment.pk),
            rounds=self.rounds.get(plan.pk, ()),
            evaluated_on=tuple(self.evaluated[commitment.pk]),
            asks_reports=commitment.pk not in self._parts,
        )
        return StoredSubject(facts, commitment.pk, None)

    def action_subject(self, action: Action) -> StoredSubject:
        """An action under a commitment; without an end of its own it goes on as long as its commitment does."""
        plan, version = action.commitment.plan, action.commitment.current
        assert version is not None
        facts = Subject(
            key=self._action_keys[action.pk],
            lead=action.lead.code if action.lead else self.leads.get(action.commitment_id),
            start=action.start,
            end=action.end,
            ongoing=action.end is None and version.ongoing,
            targets=self._targets("action", action.pk, action.start or plan.start, action.end or plan.end),
            reports=tuple(self.reports[("action", action.pk)]),
            rounds=self.rounds.get(plan.pk, ()),
            needs=tuple(self._action_keys[pk] for pk in self.needs[action.pk] if pk in self._action_keys),
        )
        return StoredSubject(facts, action.commitment_id, action.pk)

    def _reports_on(self, commitment: int) -> tuple[Report, ...]:
        """What was said of a commitment itself; else what its actions, taken together, say of it."""
        own = self.reports[("commitment", commitment)]
        parts = [self.reports[("action", pk)] for pk in self._parts.get(commitment, [])]
        return tuple(own) or tuple(_taken_together(parts))

    @cached_property
    def _parts(self) -> dict[int, list[int]]:
        parts: dict[int, list[int]] = defaultdict(list)
        for action in self.actions:
            parts[action.commitment_id].append(action.pk)
        return parts

    @cached_property
    def _action_keys(self) -> dict[int, str]:
        return {a.pk: f"{a.commitment.plan.code}/{a.commitment.code}#{a.code}" for a in self.actions}

    def _targets(self, owner: str, pk: int, start: date | None, end: date | None) -> tuple[TargetFacts, ...]:
        return tuple(
            TargetFacts(t.label, t.label, t.amount, t.unit, start, t.by or end) for t in self.targets[(owner, pk)]
        )


def _taken_together(parts: list[list[Report]]) -> Iterator[Report]:
    """The phase of the whole, on every day on which it changed."""
    before = None
    for day in sorted({report.on for reports in parts for report in reports}):
        last = [next((r.phase for r in reversed(reports) if r.on <= day), None) for reports in parts]
        phase = overall_phase(last)
        if phase is not None and phase is not before:
            yield Report(day, phase)
        before = phase


def _leads(ids: list[int]) -> dict[int, str]:
    """The first-named lead of each commitment."""
    named = Contribution.objects.filter(role=ContributionRole.LEAD, version__current_of__in=ids).values_list(
        "version__commitment_id", "party__code"
    )
    return dict(reversed(list(named)))


def _grouped(rows: Iterable[Target], *owners: str) -> dict[tuple[str, int], list[Target]]:
    grouped: dict[tuple[str, int], list[Target]] = defaultdict(list)
    for row in rows:
        owner = next(owner for owner in owners if getattr(row, f"{owner}_id") is not None)
        grouped[(owner, getattr(row, f"{owner}_id"))].append(row)
    return grouped


def _reports(ids: list[int]) -> dict[tuple[str, int], list[Report]]:
    reports: dict[tuple[str, int], list[Report]] = defaultdict(list)
    for progress in Progress.objects.filter(commitment__in=ids).select_related("target"):
        reports[_owner(progress)].append(_report(progress))
    return reports


def _owner(progress: Progress) -> tuple[str, int]:
    if progress.action_id is not None:
        return ("action", progress.action_id)
    return ("commitment", progress.commitment_id)


def _report(progress: Progress) -> Report:
    amount = None
    if progress.target is not None and progress.amount_realised is not None:
        # By label, so that the amounts of an earlier version still count after an adjustment.
        amount = Amount(progress.target.label, progress.amount_realised)
    return Report(
        on=progress.recorded_on,
        phase=Phase(progress.phase),
        course=Course(progress.course) if progress.course else None,
        amount=amount,
        explanation=progress.explanation,
    )


def _rounds() -> dict[int, tuple[Round, ...]]:
    rounds: dict[int, list[Round]] = defaultdict(list)
    for row in ReportingRound.objects.order_by("closes", "pk"):
        rounds[row.plan_id].append(Round(row.code, row.opens, row.closes))
    return {plan: tuple(asked) for plan, asked in rounds.items()}


def _needs(ids: list[int]) -> dict[int, list[int]]:
    needs: dict[int, list[int]] = defaultdict(list)
    through: type[Model] = Action.depends_on.through
    for waiting, needed in _pairs(through, ids):
        needs[waiting].append(needed)
    return needs


def _pairs(through: type[Model], ids: list[int]) -> Iterator[tuple[int, int]]:
    pairs = through._default_manager.filter(from_action__commitment__in=ids)
    yield from pairs.order_by("pk").values_list("from_action_id", "to_action_id")


def _evaluated(ids: list[int]) -> dict[int, list[date]]:
    evaluated: dict[int, list[date]] = defaultdict(list)
    concluded = Evaluation.objects.filter(commitment__in=ids, concluded_on__isnull=False)
    for commitment_id, day in concluded.values_list("commitment_id", "concluded_on"):
        if day is not None:
            evaluated[commitment_id].append(day)
    return evaluated
