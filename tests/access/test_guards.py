# SPDX-License-Identifier: EUPL-1.2
"""The database itself keeps what may not change, also against SQL that goes round our code."""

import pytest
from django.db import DatabaseError, connection, transaction

from factories import grant_for, make_action, make_commitment, make_progress, make_user
from woonregie.access.services import record
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
