# SPDX-License-Identifier: EUPL-1.2
"""Fixtures that every test may use."""

from collections.abc import Callable, Iterator

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client

from factories import make_user
from protected_tables import unprotected
from woonregie.access.models import Role, User
from woonregie.parties.models import Party


@pytest.fixture(autouse=True)
def _empty_tables_in_spite_of_guards(request: pytest.FixtureRequest) -> Iterator[None]:
    """Tests that commit empty every table afterwards; on SQLite that is a delete, which our guards refuse.

    So the guards step aside for exactly that clean-up, and stand again for the next test.
    """
    commits = {"transactional_db", "live_server"} & set(request.fixturenames)
    yield
    if commits and connection.vendor == "sqlite":
        with unprotected():
            call_command("flush", verbosity=0, interactive=False)


SignIn = Callable[..., Client]


@pytest.fixture
def sign_in(db: None) -> SignIn:
    """A function that returns a browser signed in by role (and party), or as a user that exists."""

    def _sign_in(role: str = Role.POLICY_OFFICER, party: Party | None = None, user: User | None = None) -> Client:
        browser = Client()
        browser.user = user or make_user(role, party)  # type: ignore[attr-defined]
        browser.force_login(browser.user, backend="django.contrib.auth.backends.ModelBackend")  # type: ignore[attr-defined]
        return browser

    return _sign_in
