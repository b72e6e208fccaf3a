# SPDX-License-Identifier: EUPL-1.2
"""Example data: marked as such everywhere, the same from the same seed, believable, and added only once."""

from datetime import date

import pytest
from django.conf import settings

from intake.profile.folders import GRANT, everything_stored
from woonregie.access.models import AuditEvent, Role, User
from woonregie.agreements.models import (
    Action,
    Adjustment,
    DecisionRequest,
    Evaluation,
    Notification,
    Progress,
    ReportingRound,
    RoundEntry,
    Signal,
)
from woonregie.agreements.services.signals import refresh_signals
from woonregie.conf.policy import profile_policy
from woonregie.intake.services.load_profile import load_profile
from woonregie.intake.services.sample_data import load_sample_data
from woonregie_core.agreements.signals import SignalSettings

pytestmark = pytest.mark.django_db
ON = date(2024, 7, 1)


@pytest.fixture
def maastricht():
    load_profile(GRANT, settings.PROFILES_DIR / "maastricht")


def add(seed=1):
    return load_sample_data(GRANT, "PA2226", "gemeente-maastricht", ON, seed)


def progress_rows():
    fields = (
        "action__code",
        "commitment__code",
        "recorded_on",
        "phase",
        "course",
        "amount_realised",
        "explanation",
    )
    return list(Progress.objects.filter(is_sample=True).order_by("pk").values_list(*fields))


def test_all_that_is_invented_is_marked(maastricht):
    real = list(Progress.objects.order_by("pk").values())
    add()
    sample = Progress.objects.filter(is_sample=True)
    assert sample.count() > 300
    assert not sample.exclude(explanation__startswith="Voorbeeld: ").exists()
    assert list(Progress.objects.filter(is_sample=False).order_by("pk").values()) == real
    for model in (ReportingRound, Evaluation, Notification, DecisionRequest, User):
        assert model._default_manager.exists()
        assert not model._default_manager.filter(is_sample=False).exists()


def test_only_the_plan_that_runs_gets_a_story_and_no_text_is_adjusted(maastricht):
    add()
    assert set(Progress.objects.filter(is_sample=True).values_list("commitment__plan__code", flat=True)) == {
        "PA2226"
    }
    assert not Adjustment.objects.exists()


def test_nobody_says_anything_after_the_reference_date(maastricht):
    add()
    assert Progress.objects.filter(is_sample=True).latest("recorded_on").recorded_on <= ON
    assert not RoundEntry.objects.filter(changed_on__gt=ON).exists()
    assert not Evaluation.objects.filter(concluded_on__gt=ON).exists()
    assert not DecisionRequest.objects.filter(asked_on__gt=ON).exists()


def test_every_role_has_an_account_and_accounts_are_functions(maastricht):
    add()
    assert set(User.objects.values_list("role", flat=True)) == set(Role.values)
    assert all(user.first_name.endswith("(voorbeeld)") and not user.last_name for user in User.objects.all())
    assert User.objects.get(username="servatius").check_password("voorbeeld-2024")


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_signals_are_believable(maastricht, seed):
    add(seed)
    refresh_signals(GRANT, ON, SignalSettings.from_policy(profile_policy("maastricht").on(ON)))
    actions = Action.objects.filter(commitment__plan__code="PA2226")
    stuck = Signal.objects.filter(action__in=actions).values("action").distinct().count()
    assert 0.08 <= stuck / actions.count() <= 0.27
    assert len(set(Signal.objects.values_list("rule", flat=True))) >= 6


def test_the_latest_of_an_action_is_the_last_that_was_said(maastricht):
    add()
    for action in Action.objects.filter(latest__isnull=False).prefetch_related("progress"):
        assert action.latest_id == max(action.progress.all(), key=lambda p: (p.recorded_on, p.pk)).pk


def test_a_second_time_adds_nothing(maastricht):
    add()
    before = everything_stored()
    assert add() == {"users": 0, "rounds": 0, "progress": 0}
    assert everything_stored() == before
    assert AuditEvent.objects.filter(action="sample.load").count() == 1


class TestSeeds:
    @pytest.fixture
    def told(self, maastricht):
        from django.db import transaction

        def _told(seed):
            with transaction.atomic():
                add(seed)
                rows = progress_rows()
                transaction.set_rollback(True)
            return rows

        return _told

    def test_a_seed_tells_one_story_and_another_seed_another(self, told):
        assert told(1) == told(1)
        assert told(1) != told(2)
