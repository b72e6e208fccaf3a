# SPDX-License-Identifier: EUPL-1.2
"""Progress, adjustments, notifications and waiting signals: what is stored, what is refused, what the log says."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from factories import grant_for, make_action, make_commitment, make_party, make_plan, make_theme, make_user
from woonregie.access.grant import Grant, Scope
from woonregie.access.models import AuditEvent, Role
from woonregie.access.refusals import CannotDo
from woonregie.agreements.models import Action, CommitmentVersion, Notification, Progress
from woonregie.agreements.models.signal import Signal
from woonregie.agreements.services.adjustments import Decision, adjust, present_text
from woonregie.agreements.services.notifications import notify_parties
from woonregie.agreements.services.progress import NewProgress, report_on_action
from woonregie.agreements.services.signals import acknowledge, refresh_signals
from woonregie.conf.policy import current_policy
from woonregie_core.agreements.signals import SignalSettings
from woonregie_core.agreements.vocabulary import AdjustmentReason, Phase

pytestmark = pytest.mark.django_db
ON = date(2024, 7, 1)


@pytest.fixture
def operator() -> Grant:
    return Grant.for_command("test")


def test_the_last_report_tells_how_an_action_stands(operator):
    action, party = make_action(), make_party()
    report_on_action(operator, action, party.pk, NewProgress(ON, Phase.PREPARING))
    last = report_on_action(operator, action, party.pk, NewProgress(ON, Phase.IN_PROGRESS, explanation=" Loopt. "))
    action.refresh_from_db()
    assert action.latest_id == last.pk
    assert [one.phase for one in Progress.objects.order_by("pk")] == [Phase.PREPARING, Phase.IN_PROGRESS]
    assert last.explanation == "Loopt."
    assert AuditEvent.objects.filter(action="progress.add").count() == 2


def test_a_report_cannot_be_dated_before_the_last_one(operator):
    action, party = make_action(), make_party()
    report_on_action(operator, action, party.pk, NewProgress(ON, Phase.IN_PROGRESS))
    with pytest.raises(CannotDo, match="latere stand van 01-07-2024"):
        report_on_action(operator, action, party.pk, NewProgress(ON - timedelta(days=1), Phase.COMPLETED))
    assert Progress.objects.count() == 1


def test_who_takes_no_part_cannot_report():
    stranger = make_user(Role.CORPORATION, make_party())
    with pytest.raises(PermissionDenied):
        report_on_action(
            grant_for(stranger, scope=Scope.OWN),
            make_action(),
            stranger.party_id,
            NewProgress(ON, Phase.IN_PROGRESS),
        )
    assert not Progress.objects.exists()


def _decision(**changed: object) -> Decision:
    fields = {
        "reason": AdjustmentReason.BUDGET_CUT,
        "explanation": "Minder geld.",
        "decided_in": "BOWW",
        "decided_on": date(2024, 6, 1),
    }
    return Decision(**{**fields, **changed})  # type: ignore[arg-type]


def test_an_adjustment_makes_a_version_and_leaves_the_signed_one(operator):
    commitment = make_commitment()
    before = CommitmentVersion.objects.values().get(pk=commitment.current_id)
    after = adjust(operator, commitment, replace(present_text(commitment.current), title="Anders"), _decision())
    commitment.refresh_from_db()
    assert (after.number, after.title, commitment.current_id) == (2, "Anders", after.pk)
    assert CommitmentVersion.objects.values().get(pk=before["id"]) == before
    assert AuditEvent.objects.filter(action="commitment.adjust").count() == 1


def test_an_adjustment_without_change_or_meeting_is_refused(operator):
    commitment = make_commitment()
    same = present_text(commitment.current)
    with pytest.raises(CannotDo, match="niets gewijzigd"):
        adjust(operator, commitment, same, _decision())
    with pytest.raises(CannotDo, match="het overleg"):
        adjust(operator, commitment, replace(same, title="Anders"), _decision(decided_in=" "))
    assert commitment.versions.count() == 1


def test_all_other_parties_of_the_plan_are_told_once_a_day(operator):
    parties = [make_party() for _number in range(3)]
    plan = make_plan(parties=parties)
    commitment = make_commitment(theme=make_theme(plan=plan))
    told = notify_parties(operator, commitment, parties[0].pk, AdjustmentReason.BUDGET_CUT, "Het lukt niet.", ON)
    assert told == 2
    assert parties[0].pk not in Notification.objects.values_list("recipient_id", flat=True)
    with pytest.raises(CannotDo, match="vandaag al"):
        notify_parties(operator, commitment, parties[0].pk, AdjustmentReason.BUDGET_CUT, "Nog eens.", ON)


def _late_signal(operator: Grant) -> Signal:
    make_action(end=ON - timedelta(days=60))
    settings = SignalSettings.from_policy(current_policy().on(ON))
    refresh_signals(operator, ON, settings)
    return Signal.objects.get(rule="deadline_passed")


def test_the_same_facts_give_the_same_signal_and_it_resolves_with_the_cause(operator):
    signal = _late_signal(operator)
    settings = SignalSettings.from_policy(current_policy().on(ON))
    assert refresh_signals(operator, ON, settings).new == 0
    action = Action.objects.get()
    report_on_action(operator, action, make_party().pk, NewProgress(ON, Phase.IN_PROGRESS))
    report_on_action(operator, action, make_party().pk, NewProgress(ON, Phase.COMPLETED))
    refresh_signals(operator, ON, settings)
    signal.refresh_from_db()
    assert signal.resolved_on == ON


@pytest.mark.parametrize(("reason", "days"), [("", 10), ("Wacht op de raad.", 0), ("Wacht op de raad.", 91)])
def test_a_signal_waits_only_with_a_reason_and_a_near_date(operator, reason, days):
    signal = _late_signal(operator)
    with pytest.raises(CannotDo):
        acknowledge(operator, signal, make_party().pk, reason, ON + timedelta(days=days), ON, 90)
    acknowledge(operator, signal, make_party().pk, "Wacht op de raad.", ON + timedelta(days=90), ON, 90)
    assert signal.acknowledgements.count() == 1
