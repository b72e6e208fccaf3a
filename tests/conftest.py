# SPDX-License-Identifier: EUPL-1.2
"""Fixtures that every test may use."""

from collections.abc import Callable

import pytest
from django.test import Client

from factories import make_user
from protected_tables import let_flush_pass
from woonregie.access.models import Role, User
from woonregie.parties.models import Party

SignIn = Callable[..., Client]

let_flush_pass()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Long tests start first, so that no core waits for the last one; who empties the database stays behind."""
    items.sort(key=lambda item: (_empties_the_database(item), item.get_closest_marker("long") is None))


def _empties_the_database(item: pytest.Item) -> bool:
    mark, fixtures = item.get_closest_marker("django_db"), getattr(item, "fixturenames", ())
    marked = bool(mark and mark.kwargs.get("transaction"))
    return marked or not {"transactional_db", "live_server"}.isdisjoint(fixtures)


@pytest.fixture
def sign_in(db: None) -> SignIn:
    """A function that returns a browser signed in by role (and party), or as a user that exists."""

    def _sign_in(role: str = Role.POLICY_OFFICER, party: Party | None = None, user: User | None = None) -> Client:
        browser = Client()
        browser.user = user or make_user(role, party)  # type: ignore[attr-defined]
        browser.force_login(browser.user, backend="django.contrib.auth.backends.ModelBackend")  # type: ignore[attr-defined]
        return browser

    return _sign_in
