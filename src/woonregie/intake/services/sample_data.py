# SPDX-License-Identifier: EUPL-1.2
"""Load example data into a register: users, rounds, progress, evaluations, messages and questions."""

from datetime import date, timedelta
from random import Random

from django.db import transaction
from django.db.models import F, Max
from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.access.services import record
from woonregie.agreements.models import Action, Plan, Progress, ReportingRound, RoundEntry
from woonregie.intake.sample.stories import Outline, Telling, realised, tell
from woonregie.intake.sample.together import create_conversations
from woonregie.intake.sample.users import create_users
from woonregie.parties.models import Party
from woonregie_core.agreements.vocabulary import PlanStatus, RoundState


@transaction.atomic
def load_sample_data(grant: Grant, plan_code: str, municipality: str, on: date, seed: int = 1) -> dict[str, int]:
    """Add example data to one signed plan, up to a reference date. Does nothing where it was added before.

    Args:
        plan_code: the plan whose actions get an invented history.
        municipality: party code of the municipality, for the accounts of its staff.
        on: the last day on which anybody says anything.
        seed: the same seed gives the same histories.
    """
    users = create_users(Party.objects.get(code=municipality))
    plan = Plan.objects.get(code=plan_code, status=PlanStatus.SIGNED)
    if plan.rounds.filter(is_sample=True).exists():
        return {"users": users, "rounds": 0, "progress": 0}
    rounds = _create_rounds(plan, on)
    progress = _create_progress(plan, rounds, on, Random(f"{seed}:progress"))  # noqa: S311 - a story, no secret
    create_conversations(plan, on, Random(f"{seed}:conversations"))  # noqa: S311
    counts = {"users": users, "rounds": len(rounds), "progress": progress}
    record(grant, "sample.load", f"plan:{plan.code}", _("Voorbeeldgegevens geladen."), counts)
    return counts


def _create_rounds(plan: Plan, on: date) -> list[ReportingRound]:
    """Half-yearly rounds since the plan began; the last one may still be open."""
    assert plan.start is not None
    moments = [date(year, month, 1) for year in range(plan.start.year, on.year + 1) for month in (1, 6)]
    opened = [day for day in moments if plan.start < day <= on]
    rounds = ReportingRound.objects.bulk_create(
        ReportingRound(
            code=f"{plan.code}-{day.year}-{1 if day.month == 1 else 2}",
            title=f"{'Winter' if day.month == 1 else 'Zomer'} {day.year}",
            plan=plan,
            opens=day,
            closes=day + timedelta(days=29),
            released_on=day + timedelta(days=60) if day + timedelta(days=60) < on else None,
            is_sample=True,
        )
        for day in opened
    )
    entries = [
        RoundEntry(round=asked, party=party, **_entry_state(asked, party, on))
        for asked in rounds
        for party in plan.parties.order_by("code")
    ]
    RoundEntry.objects.bulk_create(entries)
    return rounds


def _entry_state(asked: ReportingRound, party: Party, on: date) -> dict[str, object]:
    if asked.closes < on - timedelta(days=60):
        return {"state": RoundState.SETTLED, "changed_on": asked.closes + timedelta(days=14)}
    if party.pk % 3 == 0:
        return {"state": RoundState.RETURNED, "changed_on": on, "comment": "Voorbeeld: het aantal ontbreekt nog."}
    if party.pk % 3 == 1:
        return {"state": RoundState.SUBMITTED, "changed_on": on}
    return {"state": RoundState.EXPECTED, "changed_on": None}


def _create_progress(plan: Plan, rounds: list[ReportingRound], on: date, random: Random) -> int:
    assert plan.start is not None
    assert plan.end is not None
    windows = [(asked.opens, min(asked.closes, on)) for asked in rounds]
    rows: list[Progress] = []
    actions = Action.objects.filter(commitment__plan=plan).select_related("lead").prefetch_related("targets")
    fallback = plan.parties.order_by("code").first()
    for action in actions.order_by("commitment__order", "order"):
        start = action.start or plan.start
        outline = Outline(start, max(action.end or plan.end, start + timedelta(days=30)), windows)
        for telling in tell(outline, random):
            rows.append(_progress(action, telling, rounds, action.lead or fallback))
    rows.sort(key=lambda row: row.recorded_on)
    Progress.objects.bulk_create(rows, batch_size=500)
    _point_at_latest(plan)
    return len(rows)


def _progress(action: Action, telling: Telling, rounds: list[ReportingRound], party: Party | None) -> Progress:
    target = next(iter(action.targets.all()), None)
    return Progress(
        commitment_id=action.commitment_id,
        action=action,
        round=rounds[telling.round],
        party=party,
        recorded_on=telling.on,
        phase=telling.phase,
        course=telling.course or "",
        target=target,
        amount_realised=realised(target.amount, telling.share) if target else None,
        explanation=telling.text,
        is_sample=True,
    )


def _point_at_latest(plan: Plan) -> None:
    newest = Action.objects.filter(commitment__plan=plan).annotate(newest=Max("progress__pk"))
    actions = list(newest.filter(newest__isnull=False))
    for action in actions:
        action.latest_id = action.newest
    Action.objects.bulk_update(actions, ["latest"], batch_size=500)
    Action.objects.filter(pk__in=[action.pk for action in actions]).update(revision=F("revision") + 1)
