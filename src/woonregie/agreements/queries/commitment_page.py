# SPDX-License-Identifier: EUPL-1.2
"""One commitment: everything the register knows about it, read in as few queries as the subject allows."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import pairwise

from django.db.models import Prefetch, Q, QuerySet

from woonregie.access.grant import Grant
from woonregie.agreements import labels
from woonregie.agreements.models import (
    Action,
    Adjustment,
    Commitment,
    CommitmentLink,
    CommitmentVersion,
    Contribution,
    Input,
    Progress,
    Target,
    Theme,
)
from woonregie.agreements.queries.commitment_dialogue import Dialogue, dialogue
from woonregie.agreements.queries.version_changes import version_changes
from woonregie.agreements.queries.visible import (
    visible_actions,
    visible_commitments,
    visible_plans,
    visible_progress,
    visible_versions,
)
from woonregie.places.models import Place
from woonregie_core.agreements.versions import FieldChange
from woonregie_core.agreements.vocabulary import ContributionRole

ORIGINS = ("passage__document", "passage__dataset")


@dataclass(frozen=True)
class TargetRow:
    """A target with the last amount reported on it."""

    target: Target
    realised: Progress | None

    @property
    def done(self) -> Decimal | None:
        """The amount realised, or None where nobody reported one: missing is not zero."""
        return self.realised.amount_realised if self.realised else None


@dataclass(frozen=True)
class ActionLine:
    """An action with its targets, the last thing said about it, and what it waits for."""

    action: Action
    standing: Progress | None
    targets: list[TargetRow]
    condition: str


@dataclass(frozen=True)
class LinkGroup:
    """Links of one kind and direction, in words."""

    label: str
    links: list[tuple[Commitment, CommitmentLink]]


@dataclass(frozen=True)
class VersionStep:
    """A version, why it came, and what it changed with respect to the one before."""

    version: CommitmentVersion
    adjustment: Adjustment | None
    changes: list[FieldChange]


@dataclass(frozen=True)
class CommitmentPage:
    """All that the page of a commitment shows."""

    commitment: Commitment
    version: CommitmentVersion
    standing: Progress | None
    history: list[Progress]
    targets: list[TargetRow]
    actions: list[ActionLine]
    links: list[LinkGroup]
    inputs: list[Input]
    versions: list[VersionStep]
    dialogue: Dialogue = field(default_factory=Dialogue)

    @property
    def action_phases(self) -> dict[str, int]:
        """How many actions are in which phase; "" counts those that nobody reported on."""
        return Counter(line.standing.phase if line.standing else "" for line in self.actions)

    @property
    def contributions(self) -> list[Contribution]:
        """Who brings what, the lead first."""
        order = list(ContributionRole)
        return sorted(self.version.contributions.all(), key=lambda one: order.index(ContributionRole(one.role)))


def commitment_page(grant: Grant, plan: str, code: str, on: date) -> CommitmentPage | None:
    """One commitment as its page shows it, or None where it does not exist for this reader."""
    versions = list(_versions(grant, plan, code))
    version = next((one for one in versions if one.pk == one.commitment.current_id), None)
    if version is None:
        return None
    commitment = version.commitment
    said = _said(grant, commitment, on)
    history = [progress for progress in said if progress.action_id is None]
    return CommitmentPage(
        commitment=commitment,
        version=version,
        standing=history[-1] if history else None,
        history=history[::-1],
        targets=_target_rows(version.targets.all(), said),
        actions=_action_lines(grant, commitment, said),
        links=link_groups(grant, commitment),
        inputs=list(commitment.inputs.select_related(*ORIGINS)),
        versions=_steps(versions),
        dialogue=Dialogue() if grant.released_only else dialogue(commitment),
    )


def _versions(grant: Grant, plan: str, code: str) -> QuerySet[CommitmentVersion]:
    """All versions, oldest first; the commitment itself comes along, which saves a query."""
    themes = Theme.objects.select_related("plan").filter(plan__in=visible_plans(grant))
    return (
        visible_versions(grant)
        .filter(commitment__in=visible_commitments(grant).filter(plan__code=plan, code=code))
        .select_related("commitment__plan", "commitment__theme", "adjustment", *ORIGINS)
        .prefetch_related(
            Prefetch("commitment__serves_themes", themes),
            Prefetch("contributions", Contribution.objects.select_related("party")),
            Prefetch("targets", Target.objects.select_related("party", *ORIGINS)),
            Prefetch("places", Place.objects.only("code", "name")),
        )
        .order_by("number")
    )


def _said(grant: Grant, commitment: Commitment, on: date) -> list[Progress]:
    """Everything said about the commitment and its actions up to a date, oldest first."""
    said = visible_progress(grant).filter(commitment=commitment, recorded_on__lte=on)
    return list(said.select_related("party", "round", *ORIGINS).order_by("recorded_on", "pk"))


def _target_rows(targets: "QuerySet[Target] | list[Target]", said: list[Progress]) -> list[TargetRow]:
    last = {p.target_id: p for p in said if p.target_id and p.amount_realised is not None}
    return [TargetRow(target, last.get(target.pk)) for target in targets]


def _action_lines(grant: Grant, commitment: Commitment, said: list[Progress]) -> list[ActionLine]:
    last = {progress.action_id: progress for progress in said if progress.action_id}
    targets = Prefetch("targets", Target.objects.select_related("party", *ORIGINS))
    actions = visible_actions(grant).filter(commitment=commitment).select_related("lead", *ORIGINS)
    return [
        ActionLine(
            action,
            last.get(action.pk),
            _target_rows(list(action.targets.all()), said),
            "" if grant.released_only else action.blocking_condition,
        )
        for action in actions.prefetch_related(targets).order_by("order")
    ]


def link_groups(grant: Grant, commitment: Commitment) -> list[LinkGroup]:
    """Links to and from other commitments that this reader may see, grouped by what they mean. One query."""
    ends = ("source__plan", "source__current", "target__plan", "target__current")
    readable = visible_commitments(grant).values("pk")
    links = CommitmentLink.objects.filter(
        Q(source=commitment, target__in=readable) | Q(target=commitment, source__in=readable)
    )
    groups: dict[str, list[tuple[Commitment, CommitmentLink]]] = {}
    ordered = links.select_related(*ends, *ORIGINS).order_by("kind", "source__plan__order", "source__order", "pk")
    for link in ordered:
        outgoing = link.source_id == commitment.pk
        label = labels.label_of(labels.LINK_KIND if outgoing else labels.LINK_KIND_REVERSED, link.kind)
        groups.setdefault(label, []).append((link.target if outgoing else link.source, link))
    return [LinkGroup(label, pairs) for label, pairs in groups.items()]


def _steps(versions: list[CommitmentVersion]) -> list[VersionStep]:
    """Newest first."""
    before = dict(zip((v.pk for v in versions[1:]), (old for old, _new in pairwise(versions)), strict=True))
    return [
        VersionStep(
            version,
            getattr(version, "adjustment", None),
            version_changes(before[version.pk], version) if version.pk in before else [],
        )
        for version in reversed(versions)
    ]
