# SPDX-License-Identifier: EUPL-1.2
"""Store the text of commitments. What was signed is compared, never changed."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from woonregie.agreements.models import Commitment, CommitmentVersion, Contribution, Plan, Target
from woonregie.intake.problems import Problem
from woonregie.intake.profile.content import Piece
from woonregie.intake.services.plan_ground import Ground, target_fields
from woonregie_core.agreements.vocabulary import PlanStatus


@dataclass(frozen=True)
class Said:
    """All that a version says: its own fields, and who, how much and where."""

    fields: Mapping[str, Any]
    contributions: Sequence[tuple[int, str, str]]
    targets: Sequence[Mapping[str, Any]]
    places: Set[int]

    @classmethod
    def by(cls, piece: Piece, ground: Ground) -> "Said":
        """What the profile says."""
        shape = piece.shape
        return cls(
            fields=_fields(shape, ground),
            contributions=[(ground.parties[c.party], c.role, c.note) for c in shape.contributions],
            targets=[target_fields(target, ground) for target in shape.targets],
            places={ground.places[code] for code in shape.places},
        )

    def differs_from(self, version: CommitmentVersion) -> bool:
        """Whether a stored version says something else. Reads what was prefetched."""
        targets = [{name: getattr(t, name) for name in _TARGET_FIELDS} for t in version.targets.all()]
        return (
            any(getattr(version, name) != value for name, value in self.fields.items())
            or {(c.party_id, c.role, c.note) for c in version.contributions.all()} != set(self.contributions)
            or targets != self.targets
            or {place.pk for place in version.places.all()} != self.places
        )


_TARGET_FIELDS = ("label", "amount", "unit", "by", "approximate", "party_id", "passage_id")


def _fields(shape: Any, ground: Ground) -> dict[str, Any]:
    return {
        "title": shape.title,
        "summary": shape.summary,
        "goal": shape.goal,
        "first_step": shape.first_step,
        "type": shape.type,
        "ongoing": shape.ongoing,
        "start": shape.period.start,
        "end": shape.period.end,
        "review_on": shape.review_on,
        "text_note": shape.text_note,
        "passage_id": ground.passages.id_of(shape.source),
    }


def store_versions(pieces: Mapping[int, Piece], plan: Plan, ground: Ground) -> list[Problem]:
    """Store first versions (`pieces` by commitment id) that are new, and drafts that changed.

    Returns:
        A problem for every signed text that the profile words differently; those stay as they are.
    """
    stored = CommitmentVersion.objects.filter(commitment__in=pieces, number=1)
    first = {v.commitment_id: v for v in stored.prefetch_related("contributions", "targets", "places")}
    said = {pk: Said.by(piece, ground) for pk, piece in pieces.items()}
    changed = [pk for pk, version in first.items() if said[pk].differs_from(version)]
    _create_versions({pk: text for pk, text in said.items() if pk not in first}, plan, ground)
    _rewrite([(first[pk], said[pk]) for pk in changed if not first[pk].signed], ground)
    return [_refusal(pieces[pk]) for pk in changed if first[pk].signed]


def _refusal(piece: Piece) -> Problem:
    message = _("‘%(code)s’ is al getekend met een andere tekst.") % {"code": piece.shape.code}
    advice = _("Leg de wijziging vast als bijstelling, met reden en besluit.")
    return piece.problem(message, advice, "code", value=piece.shape.code)


def _create_versions(said: Mapping[int, Said], plan: Plan, ground: Ground) -> None:
    signed = plan.status != PlanStatus.DRAFT
    new = {
        pk: CommitmentVersion(commitment_id=pk, number=1, signed=signed, valid_from=plan.start, **text.fields)
        for pk, text in said.items()
    }
    CommitmentVersion.objects.bulk_create(new.values(), batch_size=500)
    commitments = [Commitment(pk=pk, current=version) for pk, version in new.items()]
    Commitment.objects.bulk_update(commitments, ["current"], batch_size=500)
    _create_parts((new[pk], text) for pk, text in said.items())
    ground.changes.total += len(new)


def _rewrite(drafts: list[tuple[CommitmentVersion, Said]], ground: Ground) -> None:
    """Nobody signed these yet, so the profile may word them anew."""
    for version, text in drafts:
        CommitmentVersion.objects.filter(pk=version.pk).update(**text.fields)
        version.contributions.all().delete()
        version.targets.all().delete()
        version.places.clear()
    _create_parts(drafts)
    ground.changes.total += len(drafts)


def _create_parts(written: Iterable[tuple[CommitmentVersion, Said]]) -> None:
    contributions, targets, places = [], [], []
    through = CommitmentVersion.places.through
    for version, text in written:
        contributions += [
            Contribution(version=version, party_id=party, role=role, note=note)
            for party, role, note in text.contributions
        ]
        targets += [Target(version=version, **fields) for fields in text.targets]
        places += [through(commitmentversion_id=version.pk, place_id=place) for place in sorted(text.places)]
    Contribution.objects.bulk_create(contributions, batch_size=500)
    Target.objects.bulk_create(targets, batch_size=500)
    through.objects.bulk_create(places, batch_size=500)
