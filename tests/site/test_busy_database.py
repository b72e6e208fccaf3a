# SPDX-License-Identifier: EUPL-1.2
"""A lock that lasts too long is told in plain words, and other faults are not hidden by it."""

import pytest
from django.db import OperationalError

BUSY = [
    "database is locked",
    "deadlock detected\nDETAIL: Process 1 waits",
    "canceling statement due to lock timeout",
]


@pytest.fixture
def front_door(monkeypatch, client):
    """The front door, where asking the database ends in this error."""

    def open_it(error):
        def fail(_grant):
            raise error

        monkeypatch.setattr("woonregie.site.views.overview", fail)
        client.raise_request_exception = False
        return client.get("/")

    return open_it


@pytest.mark.django_db
@pytest.mark.parametrize("text", BUSY)
def test_a_busy_database_asks_to_try_again(front_door, text):
    answer = front_door(OperationalError(text))
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "10"
    assert "Er is niets van u opgeslagen." in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("error", [OperationalError("disk I/O error"), ValueError("database is locked")])
def test_another_fault_stays_a_fault(front_door, error):
    assert front_door(error).status_code == 500
