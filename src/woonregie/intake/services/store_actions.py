# SPDX-License-Identifier: EUPL-1.2
"""Store the actions of a plan, and how a document says that its commitments stood."""

from typing import Any

from woonregie.agreements.models import Action, Progress, Target
from woonregie.intake.profile.content import Piece
from woonregie.intake.services.plan_ground import Ground, target_fields
from woonregie.intake.services.upsert import set_pairs


def store_actions(pieces: dict[int, Piece], ground: Ground) -> None:
    """Actions that are new; what people changed since in an existing one is theirs and stays."""
    known = {(a.commitment_id, a.code): a.pk for a in Action.objects.filter(commitment__in=pieces)}
    new = [
        (shape, _new_action(pk, order, shape, ground))
        for pk, piece in pieces.items()
        for order, shape in enumerate(piece.shape.actions, start=1)
        if (pk, shape.code) not in known
    ]
    Action.objects.bulk_create([action for _shape, action in new], batch_size=500)
    targets = [Target(action=action, **target_fields(t, ground)) for shape, action in new for t in shape.targets]
    Target.objects.bulk_create(targets, batch_size=500)
    codes = {code: pk for (_commitment, code), pk in known.items()} | {a.code: a.pk for _shape, a in new}
    relations: list[tuple[Any, str, str, set[tuple[int, int]]]] = [
        (
            Action.parties.through,
            "action",
            "party",
            {(a.pk, ground.parties[c]) for s, a in new for c in s.parties},
        ),
        (Action.places.through, "action", "place", {(a.pk, ground.places[c]) for s, a in new for c in s.places}),
        (
            Action.depends_on.through,
            "from_action",
            "to_action",
            {(a.pk, codes[c]) for s, a in new for c in s.depends_on},
        ),
    ]
    own = {action.pk for _shape, action in new}
    for through, source, target, pairs in relations:
        set_pairs(through, source, target, pairs, own, ground.changes)
    ground.changes.total += len(new)


def _new_action(commitment: int, order: int, shape: Any, ground: Ground) -> Action:
    return Action(
        commitment_id=commitment,
        code=shape.code,
        order=order,
        title=shape.title,
        summary=shape.summary,
        milestone=shape.milestone,
        lead_id=ground.parties[shape.lead] if shape.lead else None,
        start=shape.period.start,
        end=shape.period.end,
        blocking_condition=shape.blocking_condition,
        passage_id=ground.passages.id_of(shape.source),
    )


def store_states(pieces: dict[int, Piece], municipality: int, ground: Ground) -> None:
    """How a document says it stood, as progress that the municipality reported; added once."""
    known = set(
        Progress.objects.filter(commitment__in=pieces, passage__isnull=False).values_list(
            "commitment_id", "recorded_on"
        )
    )
    new = [
        Progress(
            commitment_id=pk,
            party_id=municipality,
            recorded_on=state.as_of,
            phase=state.phase,
            course=state.course or "",
            explanation=state.explanation,
            passage_id=ground.passages.id_of(state.source),
        )
        for pk, piece in pieces.items()
        if (state := piece.shape.state) and (pk, state.as_of) not in known
    ]
    Progress.objects.bulk_create(new, batch_size=500)
    ground.changes.total += len(new)
