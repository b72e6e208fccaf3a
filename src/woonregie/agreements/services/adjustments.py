# SPDX-License-Identifier: EUPL-1.2
"""Bijstelling: the only way to change what was signed. It makes the next version, with reason and decision."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.access.refusals import CannotDo
from woonregie.access.services import record
from woonregie.agreements.models import Adjustment, Commitment, CommitmentVersion, Contribution, Target
from woonregie_core.agreements.vocabulary import AdjustmentReason

_TEXTS = ("title", "summary", "goal", "first_step", "type", "ongoing", "start", "end", "review_on")


@dataclass(frozen=True)
class NewText:
    """The fields of a version that an adjustment may change."""

    title: str
    summary: str
    goal: str
    first_step: str
    type: str
    ongoing: bool
    start: date | None
    end: date | None
    review_on: date | None


@dataclass(frozen=True)
class Decision:
    """Why, and who decided it where and when."""

    reason: AdjustmentReason
    explanation: str
    decided_in: str
    decided_on: date


def present_text(version: CommitmentVersion) -> NewText:
    """What the version says now."""
    return NewText(**{name: getattr(version, name) for name in _TEXTS})


@transaction.atomic
def adjust(grant: Grant, commitment: Commitment, text: NewText, decision: Decision) -> CommitmentVersion:
    """Make the next version. Contributions, places and targets carry over; the old version stays as it was.

    Raises:
        PermissionDenied: the grant does not reach beyond one's own party.
        CannotDo: nothing changed, no explanation or meeting was given, or the dates are wrong.
    """
    locked = Commitment.objects.select_for_update(of=("self",)).select_related("plan").get(pk=commitment.pk)
    before = locked.current
    if before is None:
        raise CannotDo(_("Er is nog geen versie om bij te stellen."))
    _check(before, text, decision)
    after = _next_version(before, text, decision)
    locked.current = after
    locked.save(update_fields=["current"])
    Adjustment.objects.create(
        before=before,
        after=after,
        reason=decision.reason,
        explanation=decision.explanation.strip(),
        decided_in=decision.decided_in.strip(),
        decided_on=decision.decided_on,
    )
    details = {"version": after.number, "reason": decision.reason, "decided_in": decision.decided_in.strip()}
    record(grant, "commitment.adjust", f"commitment:{locked.plan.code}/{locked.code}", _("Bijgesteld."), details)
    return after


def _check(before: CommitmentVersion, text: NewText, decision: Decision) -> None:
    if text == present_text(before):
        raise CannotDo(_("Er is niets gewijzigd. Pas eerst de tekst of de datums aan."))
    if not decision.explanation.strip() or not decision.decided_in.strip():
        raise CannotDo(_("Noem de reden en het overleg dat het besluit nam."))
    if text.start and text.end and text.end < text.start:
        raise CannotDo(_("De einddatum ligt voor de begindatum. Draai ze om of pas er één aan."))
    if before.valid_from and decision.decided_on < before.valid_from:
        raise CannotDo(_("Het besluit ligt voor de vorige versie. Kies een latere datum."))


def _next_version(before: CommitmentVersion, text: NewText, decision: Decision) -> CommitmentVersion:
    after = CommitmentVersion.objects.create(
        commitment=before.commitment,
        number=before.number + 1,
        valid_from=decision.decided_on,
        signed=True,
        text_note=before.text_note,
        passage=before.passage,
        **{name: getattr(text, name) for name in _TEXTS},
    )
    after.places.set(before.places.all())
    for contribution in before.contributions.all():
        Contribution.objects.create(
            version=after, party_id=contribution.party_id, role=contribution.role, note=contribution.note
        )
    for target in before.targets.all():
        target.pk, target.version = None, after
        Target.objects.bulk_create([target])
    return after
