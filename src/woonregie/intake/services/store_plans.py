# SPDX-License-Identifier: EUPL-1.2
"""Store the plans of a profile, one after the other, and then what refers from one to another."""

from datetime import date

from woonregie.agreements.models import Commitment, Plan, Theme
from woonregie.intake.profile.content import PlanContent, ProfileContent
from woonregie.intake.services.plan_ground import Ground, Stored
from woonregie.intake.services.store_actions import store_actions, store_states
from woonregie.intake.services.store_dialogue import store_duties, store_inputs, store_links
from woonregie.intake.services.store_versions import store_versions
from woonregie.intake.services.upsert import set_pairs, upsert


def store_plans(content: ProfileContent, ground: Ground) -> Stored:
    """Store every plan, then what refers across plans."""
    stored = Stored()
    municipality = ground.parties[content.heading.municipality_party]
    published = {piece.shape.code: piece.shape.date for piece in content.documents}
    for order, plan in enumerate(_in_order(content), start=1):
        row = _store_plan(plan, order, published, ground)
        _store_themes(plan, row, ground, stored)
        _store_commitments(plan, row, municipality, ground, stored)
    _store_served_themes(content, ground, stored)
    store_links(content, ground, stored)
    store_inputs(content, ground, stored)
    store_duties(content, ground)
    return stored


def _in_order(content: ProfileContent) -> list[PlanContent]:
    """The profile's own plan first, then the others by their start, newest first."""
    own = content.heading.default_plan
    by_start = sorted(content.plans, key=lambda p: p.plan.shape.period.start or date.min, reverse=True)
    return sorted(by_start, key=lambda p: p.plan.shape.code != own)


def _store_plan(content: PlanContent, order: int, published: dict[str, date | None], ground: Ground) -> Plan:
    shape = content.plan.shape
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
    }
    if not Plan.objects.filter(code=shape.code).exists():
        # A profile holds public documents only. Who takes a plan back later must not see it return.
        of_document = published.get(shape.source.document) if shape.source else None
        fields["released_on"] = of_document or shape.period.start
    plan = upsert(Plan, ("code",), [fields], ground.changes, within={"code": shape.code})[(shape.code,)]
    parties = {(plan.pk, ground.parties[code]) for code in shape.parties}
    set_pairs(Plan.parties.through, "plan", "party", parties, {plan.pk}, ground.changes)
    return plan


def _store_themes(content: PlanContent, plan: Plan, ground: Ground, stored: Stored) -> None:
    fields = [
        {
            "plan_id": plan.pk,
            "code": theme.code,
            "order": number,
            "title": theme.title,
            "summary": theme.summary,
            "passage_id": ground.passages.id_of(theme.source),
        }
        for number, theme in enumerate(content.plan.shape.themes, start=1)
    ]
    rows = upsert(Theme, ("plan_id", "code"), fields, ground.changes, within={"plan_id": plan.pk})
    stored.themes |= {f"{plan.code}/{code}": theme.pk for (_plan, code), theme in rows.items()}


def _store_commitments(
    content: PlanContent, plan: Plan, municipality: int, ground: Ground, stored: Stored
) -> None:
    wanted = [
        {
            "plan_id": plan.pk,
            "theme_id": stored.themes[f"{plan.code}/{theme}"],
            "code": piece.shape.code,
            "order": order,
        }
        for order, (theme, piece) in enumerate(content.commitments, start=1)
    ]
    rows = upsert(Commitment, ("plan_id", "code"), wanted, ground.changes, within={"plan_id": plan.pk})
    ids = {code: row.pk for (_plan, code), row in rows.items()}
    stored.commitments |= {f"{plan.code}:{code}": pk for code, pk in ids.items()}
    pieces = {ids[piece.shape.code]: piece for _theme, piece in content.commitments}
    stored.refused += store_versions(pieces, plan, ground)
    store_actions(pieces, ground)
    store_states(pieces, municipality, ground)


def _store_served_themes(content: ProfileContent, ground: Ground, stored: Stored) -> None:
    pieces = [
        (stored.commitments[f"{plan.plan.shape.code}:{piece.shape.code}"], piece)
        for plan in content.plans
        for _theme, piece in plan.commitments
    ]
    served = {(pk, stored.themes[theme]) for pk, piece in pieces for theme in piece.shape.serves_themes}
    own = {pk for pk, _piece in pieces}
    set_pairs(Commitment.serves_themes.through, "commitment", "theme", served, own, ground.changes)
