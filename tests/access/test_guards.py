# SPDX-License-Identifier: EUPL-1.2
"""The database itself keeps what may not change, also against SQL that goes round our code."""

import pytest
from django.db import DatabaseError, connection, transaction

from factories import (
    grant_for,
    make_action,
    make_commitment,
    make_party,
    make_place,
    make_progress,
    make_user,
    make_version,
)
from woonregie.access.models import AuditEvent, User
from woonregie.access.services import record
from woonregie.agreements.models import Adjustment, Target
from woonregie.board.models import BoardReport

pytestmark = pytest.mark.django_db


def refuses(sql: str, *values) -> None:
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)


def allows(sql: str, *values) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)


def test_the_log_can_be_neither_changed_nor_shortened():
    event = record(grant_for(make_user()), "test.act", "test:1", "Iets gedaan.")
    refuses("UPDATE access_auditevent SET summary = 'anders' WHERE id = %s", event.pk)
    refuses("DELETE FROM access_auditevent WHERE id = %s", event.pk)


def test_a_signed_text_stays_as_it_was_signed():
    version = make_commitment().current
    assert version.signed
    refuses("UPDATE agreements_commitmentversion SET title = 'anders' WHERE id = %s", version.pk)
    refuses("DELETE FROM agreements_commitmentversion WHERE id = %s", version.pk)


def test_what_belongs_to_a_signed_text_stays_with_it():
    version = make_commitment(lead=make_party(), places=[make_place()]).current
    target = Target.objects.create(version=version, label="Woningen", amount=10, unit="dwellings")
    refuses("UPDATE agreements_contribution SET role = 'informed' WHERE version_id = %s", version.pk)
    refuses("DELETE FROM agreements_contribution WHERE version_id = %s", version.pk)
    refuses("UPDATE agreements_target SET amount = 1 WHERE id = %s", target.pk)
    refuses("DELETE FROM agreements_target WHERE id = %s", target.pk)
    refuses("DELETE FROM agreements_commitmentversion_places WHERE commitmentversion_id = %s", version.pk)


def test_a_draft_may_change():
    version = make_commitment(signed=False, lead=make_party(), places=[make_place()]).current
    allows("UPDATE agreements_commitmentversion SET title = 'anders' WHERE id = %s", version.pk)
    allows("DELETE FROM agreements_contribution WHERE version_id = %s", version.pk)
    allows("DELETE FROM agreements_commitmentversion_places WHERE commitmentversion_id = %s", version.pk)


def test_a_target_of_an_action_may_change():
    target = Target.objects.create(action=make_action(), label="Woningen", amount=10, unit="dwellings")
    allows("UPDATE agreements_target SET amount = 12 WHERE id = %s", target.pk)


def test_an_adjustment_stays_as_it_was_decided():
    commitment = make_commitment()
    adjustment = Adjustment.objects.create(
        before=commitment.current, after=make_version(commitment, 2), reason="other", explanation="Waarom.",
        decided_in="BOWW", decided_on="2024-07-01",
    )  # fmt: skip
    refuses("UPDATE agreements_adjustment SET reason = 'financing' WHERE id = %s", adjustment.pk)
    refuses("DELETE FROM agreements_adjustment WHERE id = %s", adjustment.pk)


def test_nobody_is_made_the_author_of_what_another_said():
    said = make_progress(make_action(), author=make_user())
    refuses("UPDATE agreements_progress SET author_id = %s WHERE id = %s", make_user().pk, said.pk)
    said.author.delete()
    said.refresh_from_db()
    assert said.author is None


def test_an_account_without_a_known_role_cannot_exist():
    refuses("UPDATE access_user SET role = 'koning' WHERE id = %s", make_user().pk)
    with pytest.raises(DatabaseError), transaction.atomic():
        User.objects.create_user("zonder-rol")


GUARDED = {
    "access_auditevent",
    "agreements_adjustment",
    "agreements_commitmentversion",
    "agreements_commitmentversion_places",
    "agreements_contribution",
    "agreements_progress",
    "agreements_target",
    "allocation_countbooking",
    "allocation_deviation",
    "allocation_frozenpolicy",
    "allocation_letting",
    "allocation_receiptblock",
    "allocation_targetcorrection",
    "bids_bid",
    "bids_bid_invited",
    "bids_bidoffer",
    "bids_bidproject",
    "bids_bidreaction",
    "board_boardreport",
    "liveability_applicationevaluation",
    "liveability_areaphase",
    "liveability_booking",
    "liveability_decision",
    "liveability_teamphase",
    "needs_needsinput",
    "needs_needspolicy",
    "needs_needsrun",
    "needs_needsscenario",
    "opendata_release",
    "proximity_designatedzone",
    "proximity_designatedzone_places",
    "proximity_facility",
    "proximity_scan",
    "proximity_scanresult",
    "proximity_zone",
    "seniors_toolboxbooking",
    "stock_projectplanning",
}
ALSO_ADDING = {"bids_bid_invited", "bids_bidoffer", "bids_bidproject", "bids_bidreaction"}


def test_every_guard_still_stands_after_all_migrations():
    """SQLite drops the triggers of a table that a later migration rebuilds."""
    sql = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
    }
    with connection.cursor() as cursor:
        cursor.execute(sql[connection.vendor])
        standing = {name for (name,) in cursor.fetchall()}
    wanted = {f"guard_{table}_{event}" for table in GUARDED for event in ("update", "delete")}
    assert standing == wanted | {f"guard_{table}_insert" for table in ALSO_ADDING}


@pytest.mark.django_db(transaction=True)
def test_a_test_that_commits_leaves_an_empty_world_and_standing_guards():
    event = record(grant_for(make_user()), "test.act", "test:1", "Iets gedaan.")
    refuses("DELETE FROM access_auditevent WHERE id = %s", event.pk)


@pytest.mark.django_db(transaction=True)
def test_and_so_does_the_next_one():
    assert not AuditEvent.objects.exists()
    test_every_guard_still_stands_after_all_migrations()


def test_what_was_said_stays_said_but_its_author_may_be_forgotten():
    said = make_progress(make_action())
    refuses("UPDATE agreements_progress SET phase = 'completed' WHERE id = %s", said.pk)
    refuses("DELETE FROM agreements_progress WHERE id = %s", said.pk)
    allows("UPDATE agreements_progress SET author_id = NULL WHERE id = %s", said.pk)


def test_example_progress_may_go():
    said = make_progress(make_commitment(), is_sample=True)
    allows("DELETE FROM agreements_progress WHERE id = %s", said.pk)


def test_a_frozen_report_may_only_be_released():
    fields = {"frozen_at": "2024-07-01T12:00:00Z", "frozen_by": "test", "content": "{}", "sha256": "0" * 64}
    report = BoardReport.objects.create(number=1, reference_date="2024-07-01", **fields)
    refuses("UPDATE board_boardreport SET content = 'x' WHERE id = %s", report.pk)
    refuses("DELETE FROM board_boardreport WHERE id = %s", report.pk)
    allows("UPDATE board_boardreport SET released_on = '2024-08-01' WHERE id = %s", report.pk)
