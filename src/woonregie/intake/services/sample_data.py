# SPDX-License-Identifier: EUPL-1.2
"""Load example data into a register: users, rounds, progress, evaluations, messages and questions."""

from datetime import date, timedelta
from random import Random

from django.db import transaction
from django.db.models import F, Max
from django.utils.translation import gettext as _

from woonregie.access.grant import Grant
from woonregie.access.models import User
from woonregie.access.services import record
from woonregie.agreements.models import Action, Plan, Progress, ReportingRound, RoundEntry, Target
from woonregie.intake.sample.fund import create_applications
from woonregie.intake.sample.stories import Outline, Telling, tell
from woonregie.intake.sample.subjects import Told, told_of
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
    asked = create_applications(grant, on)
    counts = {"users": users, "rounds": len(rounds), "progress": progress, "fund applications": asked}
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
        RoundEntry(round=asked, party=party, **_entry_state(asked, number, on))
        for asked in rounds
        for number, party in enumerate(plan.parties.order_by("code"))
    ]
    RoundEntry.objects.bulk_create(entries)
    return rounds


def _entry_state(asked: ReportingRound, number: int, on: date) -> dict[str, object]:
    """Old rounds are settled; in the last one some party is always a little later than the others."""
    if asked.closes < on - timedelta(days=60):
        return {"state": RoundState.SETTLED, "changed_on": asked.closes + timedelta(days=14)}
    if number % 3 == 0:
        return {"state": RoundState.SUBMITTED, "changed_on": on}
    if number % 3 == 1:
        return {"state": RoundState.RETURNED, "changed_on": on, "comment": "Voorbeeld: het aantal ontbreekt nog."}
    return {"state": RoundState.EXPECTED, "changed_on": None}


def _create_progress(plan: Plan, rounds: list[ReportingRound], on: date, random: Random) -> int:
    windows = [(asked.opens, min(asked.closes, on)) for asked in rounds]
    authors = {user.party_id: user for user in User.objects.filter(is_sample=True).order_by("-pk")}
    rows = [
        _progress(told, telling, target, rounds[telling.round], authors.get(told.party.pk))
        for told in told_of(plan)
        for telling in tell(Outline(told.start, told.end, told.ongoing, windows), random)
        for target in told.targets or (None,)
    ]
    rows.sort(key=lambda row: row.recorded_on)
    Progress.objects.bulk_create(rows, batch_size=500)
    _point_at_latest(plan)
    return len(rows)


def _progress(
    told: Told, telling: Telling, target: Target | None, asked: ReportingRound, author: User | None
) -> Progress:
    return Progress(
        commitment=told.commitment,
        action=told.action,
        round=asked,
        party=told.party,
        author=author,
        recorded_on=telling.on,
        phase=telling.phase,
        course=telling.course,
        target=target,
        amount_realised=told.reached(target, telling.share) if target else None,
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
