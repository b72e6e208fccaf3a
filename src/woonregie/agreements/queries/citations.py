# SPDX-License-Identifier: EUPL-1.2
"""What in the agreements rests on which passage of a source."""

from collections.abc import Iterator, Sequence

from django.db.models import Prefetch, Q
from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.agreements.models import CalendarDuty, CommitmentLink, Input, Target, Theme
from woonregie.agreements.queries.visible import (
    visible_actions,
    visible_commitments,
    visible_plans,
    visible_progress,
    visible_versions,
)
from woonregie.sources.citations import Citation

COMMITMENT = "agreements:commitment"


def agreement_citations(grant: Grant, passages: Sequence[int]) -> list[Citation]:
    """Everything that this reader may see and that points at one of the passages. Nine queries at any number."""
    found = (_plans, _themes, _versions, _targets, _actions, _progress, _links, _inputs)
    citations = [citation for one in found for citation in one(grant, passages)]
    return citations if grant.released_only else [*citations, *_duties(passages)]


def _plans(grant: Grant, passages: Sequence[int]) -> Iterator[Citation]:
    for plan in visible_plans(grant).filter(passage__in=passages):
        yield Citation(plan.passage_id or 0, _("plan"), plan.title, "agreements:plan", (plan.code,))


def _themes(grant: Grant, passages: Sequence[int]) -> Iterator[Citation]:
    for theme in Theme.objects.filter(passage__in=passages, plan__in=visible_plans(grant)).select_related("plan"):
        yield Citation(
            theme.passage_id or 0,
            _("thema"),
            f"{theme.code} {theme.title}",
            "agreements:plan",
            (theme.plan.code,),
            f"thema-{theme.code}",
        )


def _versions(grant: Grant, passages: Sequence[int]) -> Iterator[Citation]:
    versions = visible_versions(grant).filter(passage__in=passages, commitment__in=visible_commitments(grant))
    for version in versions.select_related("commitment__plan"):
        one = version.commitment
        yield Citation(
            version.passage_id or 0,
            _("afspraak"),
            f"{one.code} {version.title}",
            COMMITMENT,
            (one.plan.code, one.code),
        )


def _targets(grant: Grant, passages: Sequence[int]) -> Iterator[Citation]:
    readable = visible_commitments(grant)
    owners = Q(version__commitment__in=readable, version__in=visible_versions(grant)) | Q(
        action__commitment__in=readable
    )
    related = ("version__commitment__plan", "action__commitment__plan")
    for target in Target.objects.filter(owners, passage__in=passages).select_related(*related):
        owner = target.version or target.action
        if owner is not None:
            one = owner.commitment
            yield Citation(
                target.passage_id or 0,
                _("streefwaarde"),
                target.label,
                COMMITMENT,
                (one.plan.code, one.code),
                "doelen",
            )


def _actions(grant: Grant, passages: Sequence[int]) -> Iterator[Citation]:
    for action in visible_actions(grant).filter(passage__in=passages).select_related("commitment__plan"):
        one = action.commitment
        yield Citation(
            action.passage_id or 0,
            _("actie"),
            f"{action.code} {action.title}",
            COMMITMENT,
            (one.plan.code, one.code),
            f"actie-{action.pk}",
        )


def _progress(grant: Grant, passages: Sequence[int]) -> Iterator[Citation]:
    said = visible_progress(grant).filter(passage__in=passages, commitment__current__isnull=False)
    for progress in said.select_related("commitment__plan", "commitment__current"):
        one = progress.commitment
        label = f"{one.code} {one.current.title if one.current else ''}"
        yield Citation(
            progress.passage_id or 0, _("stand van zaken"), label, COMMITMENT, (one.plan.code, one.code), "stand"
        )


def _links(grant: Grant, passages: Sequence[int]) -> Iterator[Citation]:
    readable = visible_commitments(grant).values("pk")
    links = CommitmentLink.objects.filter(passage__in=passages, source__in=readable, target__in=readable)
    for link in links.select_related("source__plan", "target__plan"):
        label = _("%(source)s en %(target)s") % {
            "source": f"{link.source.plan.short_title} {link.source.code}",
            "target": f"{link.target.plan.short_title} {link.target.code}",
        }
        arguments = (link.source.plan.code, link.source.code)
        yield Citation(link.passage_id or 0, _("verband"), label, COMMITMENT, arguments, "verbanden")


def _inputs(grant: Grant, passages: Sequence[int]) -> Iterator[Citation]:
    touched = Prefetch(
        "touches", visible_commitments(grant).select_related("plan").order_by("plan__order", "order")
    )
    for one in Input.objects.filter(passage__in=passages).prefetch_related(touched):
        first = next(iter(one.touches.all()), None)
        arguments = (first.plan.code, first.code) if first else ()
        route = COMMITMENT if first else ""
        yield Citation(one.passage_id or 0, _("inbreng"), one.subject, route, arguments, "inbreng")


def _duties(passages: Sequence[int]) -> Iterator[Citation]:
    for duty in CalendarDuty.objects.filter(passage__in=passages):
        yield Citation(duty.passage_id or 0, _("kalender"), duty.title, "agreements:calendar")
