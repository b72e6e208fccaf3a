# SPDX-License-Identifier: EUPL-1.2
"""Store what lies around plans: links between commitments, what people said, and dates that come back."""

from woonregie.agreements.models import CalendarDuty, CommitmentLink, Input
from woonregie.intake.profile.content import ProfileContent
from woonregie.intake.services.plan_ground import Ground, Stored
from woonregie.intake.services.upsert import set_pairs, upsert


def store_links(content: ProfileContent, ground: Ground, stored: Stored) -> None:
    """Typed links, also from one plan to another."""
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


def store_inputs(content: ProfileContent, ground: Ground, stored: Stored) -> None:
    """What residents, members and the council said, with the commitments it touches."""
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


def store_duties(content: ProfileContent, ground: Ground) -> None:
    """Dates that come back every year."""
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
