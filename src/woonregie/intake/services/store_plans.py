# SPDX-License-Identifier: EUPL-1.2
"""Store the plans of a profile: themes, commitments with their version, actions, links, inputs, duties."""

from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from woonregie.agreements.models import (
    Action,
    CalendarDuty,
    Commitment,
    CommitmentLink,
    CommitmentVersion,
    Contribution,
    Input,
    Plan,
    Progress,
    Target,
    Theme,
)
from woonregie.intake.problems import Problem
from woonregie.intake.profile.content import Piece, PlanContent, ProfileContent
from woonregie.intake.services.store_ground import Passages
from woonregie.intake.services.upsert import Changes, set_pairs, upsert
from woonregie_core.agreements.vocabulary import PlanStatus


@dataclass(frozen=True)
class Ground:
    """What plans stand on: passages, and ids of parties and places by code."""

    passages: Passages
    parties: dict[str, int]
    places: dict[str, int]
    changes: Changes


@dataclass
class Stored:
    """Ids of what was stored, by `PLAN:code` and `PLAN/theme`; and what was refused."""

    commitments: dict[str, int] = field(default_factory=dict)
    themes: dict[str, int] = field(default_factory=dict)
    refused: list[Problem] = field(default_factory=list)


def store_plans(content: ProfileContent, ground: Ground) -> Stored:
    """Store every plan, then what refers across plans."""
    stored = Stored()
    municipality = ground.parties[content.heading.municipality_party]
    for order, plan in enumerate(_in_order(content), start=1):
        _store_plan(plan, order, municipality, ground, stored)
    _store_links(content, ground, stored)
    _store_inputs(content, ground, stored)
    _store_duties(content, ground)
    return stored


def _in_order(content: ProfileContent) -> list[PlanContent]:
    """The profile's own plan first, then the others by their start, newest first."""
    own = content.heading.default_plan
    by_start = sorted(content.plans, key=lambda p: p.plan.shape.period.start.toordinal(), reverse=True)
    return sorted(by_start, key=lambda p: p.plan.shape.code != own)


def _store_plan(content: PlanContent, order: int, municipality: int, ground: Ground, stored: Stored) -> None:
    shape, changes = content.plan.shape, ground.changes
    fields = {
        "code": shape.code,
        "kind": shape.kind,
        "title": shape.title,
        "short_title": shape.short_title,
        "commitment_term": shape.commitment_term,
        "start": shape.period.start,
        "end": shape.period.end,
        "status": shape.status,
        "summary": shape.summary,
        "order": order,
        "passage_id": ground.passages.id_of(shape.source),
        # A profile holds public documents only, so what it brings may be read from the day it is loaded.
        "released_on": _released_since(shape.code),
    }
    plan = upsert(Plan, ("code",), [fields], changes, within={"code": shape.code})[(shape.code,)]
    parties = {(plan.pk, ground.parties[code]) for code in shape.parties}
    set_pairs(Plan.parties.through, "plan", "party", parties, {plan.pk}, changes)
    themes = upsert(
        Theme,
        ("plan_id", "code"),
        [
            {
                "plan_id": plan.pk,
                "code": theme.code,
                "order": number,
                "title": theme.title,
                "summary": theme.summary,
                "passage_id": ground.passages.id_of(theme.source),
            }
            for number, theme in enumerate(shape.themes, start=1)
        ],
        changes,
        within={"plan_id": plan.pk},
    )
    theme_ids = {code: theme.pk for (_plan, code), theme in themes.items()}
    stored.themes |= {f"{shape.code}/{code}": pk for code, pk in theme_ids.items()}
    _store_commitments(content, plan, theme_ids, municipality, ground, stored)


def _released_since(code: str) -> Any:
    known = Plan.objects.filter(code=code).values_list("released_on", flat=True).first()
    return known or timezone.localdate()


def _store_commitments(
    content: PlanContent,
    plan: Plan,
    theme_ids: dict[str, int],
    municipality: int,
    ground: Ground,
    stored: Stored,
) -> None:
    wanted = [
        {"plan_id": plan.pk, "theme_id": theme_ids[theme], "code": piece.shape.code, "order": order}
        for order, (theme, piece) in enumerate(content.commitments, start=1)
    ]
    rows = upsert(Commitment, ("plan_id", "code"), wanted, ground.changes, within={"plan_id": plan.pk})
    ids = {code: row.pk for (_plan, code), row in rows.items()}
    stored.commitments |= {f"{plan.code}:{code}": pk for code, pk in ids.items()}
    pieces = {ids[piece.shape.code]: piece for _theme, piece in content.commitments}
    stored.refused += _store_versions(pieces, plan, ground)
    _store_actions(pieces, ground)
    _store_states(pieces, municipality, ground)
    themes = {
        (pk, stored.themes[theme])
        for pk, piece in pieces.items()
        for theme in piece.shape.serves_themes
        if theme in stored.themes
    }
    set_pairs(Commitment.serves_themes.through, "commitment", "theme", themes, set(pieces), ground.changes)


def _version_fields(piece: Piece, ground: Ground) -> dict[str, Any]:
    shape = piece.shape
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


def _store_versions(pieces: dict[int, Piece], plan: Plan, ground: Ground) -> list[Problem]:
    """First versions of what is new; a signed first version that differs is refused."""
    first = {v.commitment_id: v for v in CommitmentVersion.objects.filter(commitment__in=pieces, number=1)}
    new: dict[int, CommitmentVersion] = {}
    refused = []
    for pk, piece in pieces.items():
        fields, version = _version_fields(piece, ground), first.get(pk)
        if version is None:
            signed = plan.status != PlanStatus.DRAFT
            new[pk] = CommitmentVersion(commitment_id=pk, number=1, signed=signed, valid_from=plan.start, **fields)
        elif any(getattr(version, name) != value for name, value in fields.items()):
            if version.signed:
                refused.append(_refusal(piece))
            else:
                CommitmentVersion.objects.filter(pk=version.pk).update(**fields)
                ground.changes.total += 1
    _create_versions(new, pieces, ground)
    return refused


def _refusal(piece: Piece) -> Problem:
    message = _("‘%(code)s’ is al getekend met een andere tekst.") % {"code": piece.shape.code}
    return piece.problem(message, _("Leg de wijziging vast als bijstelling, met reden en besluit."), "code")


def _create_versions(new: dict[int, CommitmentVersion], pieces: dict[int, Piece], ground: Ground) -> None:
    CommitmentVersion.objects.bulk_create(new.values(), batch_size=500)
    commitments = [Commitment(pk=pk, current=version) for pk, version in new.items()]
    Commitment.objects.bulk_update(commitments, ["current"], batch_size=500)
    contributions, places, targets = [], [], []
    for pk, version in new.items():
        shape = pieces[pk].shape
        contributions += [
            Contribution(version=version, party_id=ground.parties[c.party], role=c.role, note=c.note)
            for c in shape.contributions
        ]
        places += [(version.pk, ground.places[code]) for code in shape.places]
        targets += [Target(version=version, **_target_fields(target, ground)) for target in shape.targets]
    Contribution.objects.bulk_create(contributions, batch_size=500)
    Target.objects.bulk_create(targets, batch_size=500)
    through = CommitmentVersion.places.through
    through.objects.bulk_create([through(commitmentversion_id=v, place_id=p) for v, p in places], batch_size=500)
    ground.changes.total += len(new)


def _target_fields(target: Any, ground: Ground) -> dict[str, Any]:
    return {
        "label": target.label,
        "amount": target.amount,
        "unit": target.unit,
        "by": target.by,
        "approximate": target.approximate,
        "party_id": ground.parties[target.party] if target.party else None,
        "passage_id": ground.passages.id_of(target.source),
    }


def _store_actions(pieces: dict[int, Piece], ground: Ground) -> None:
    """Actions that are new; what people changed since in an existing one is theirs and stays."""
    known = {(a.commitment_id, a.code): a.pk for a in Action.objects.filter(commitment__in=pieces)}
    new = [
        (shape, _new_action(pk, order, shape, ground))
        for pk, piece in pieces.items()
        for order, shape in enumerate(piece.shape.actions, start=1)
        if (pk, shape.code) not in known
    ]
    Action.objects.bulk_create([action for _shape, action in new], batch_size=500)
    targets = [Target(action=action, **_target_fields(t, ground)) for shape, action in new for t in shape.targets]
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


def _store_states(pieces: dict[int, Piece], municipality: int, ground: Ground) -> None:
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


def _store_links(content: ProfileContent, ground: Ground, stored: Stored) -> None:
    wanted = {}
    for plan in content.plans:
        for _theme, piece in plan.commitments:
            source = stored.commitments[f"{plan.plan.shape.code}:{piece.shape.code}"]
            for link in piece.shape.links:
                target = stored.commitments[link.to]
                wanted[(source, target, link.kind)] = {
                    "source_id": source,
                    "target_id": target,
                    "kind": link.kind,
                    "note": link.note,
                    "passage_id": ground.passages.id_of(link.source),
                }
    within = {"source__in": list(stored.commitments.values())}
    upsert(CommitmentLink, ("source_id", "target_id", "kind"), wanted.values(), ground.changes, within=within)


def _store_inputs(content: ProfileContent, ground: Ground, stored: Stored) -> None:
    shapes = [piece.shape for piece in content.inputs]
    fields = [
        {
            "code": s.code,
            "kind": s.kind,
            "held_on": s.held_on,
            "subject": s.subject,
            "text": s.text,
            "passage_id": ground.passages.id_of(s.source),
        }
        for s in shapes
    ]
    rows = upsert(Input, ("code",), fields, ground.changes)
    ids = {code: row.pk for (code,), row in rows.items()}
    touches = {(ids[s.code], stored.commitments[code]) for s in shapes for code in s.touches}
    own = {ids[s.code] for s in shapes}
    set_pairs(Input.touches.through, "input", "commitment", touches, own, ground.changes)


def _store_duties(content: ProfileContent, ground: Ground) -> None:
    shapes = [piece.shape for piece in content.duties]
    fields = [
        {
            "code": s.code,
            "title": s.title,
            "kind": s.kind,
            "month": s.month,
            "day": s.day,
            "remind_days": list(s.remind_days),
            "valid_from": s.valid_from,
            "valid_to": s.valid_to,
            "basis": s.basis,
            "note": s.note,
            "passage_id": ground.passages.id_of(s.source),
        }
        for s in shapes
    ]
    rows = upsert(CalendarDuty, ("code",), fields, ground.changes)
    ids = {code: row.pk for (code,), row in rows.items()}
    who = {(ids[s.code], ground.parties[code]) for s in shapes for code in s.who}
    own = {ids[s.code] for s in shapes}
    set_pairs(CalendarDuty.parties.through, "calendarduty", "party", who, own, ground.changes)
