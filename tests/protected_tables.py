# SPDX-License-Identifier: EUPL-1.2
"""Let the guards of the database step aside, for tests that play somebody with full access to it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection
from django.db.backends.sqlite3.base import DatabaseOperations

_SQLITE = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'guard_%'"
_POSTGRESQL = (
    "SELECT DISTINCT event_object_table FROM information_schema.triggers WHERE trigger_name LIKE 'guard_%%'"
)


@contextmanager
def unprotected() -> Iterator[None]:
    """Inside this block the database accepts everything; afterwards the guards stand again."""
    with connection.cursor() as cursor:
        cursor.execute(_SQLITE if connection.vendor == "sqlite" else _POSTGRESQL)
        rows = cursor.fetchall()
        for row in rows:
            cursor.execute(
                f"DROP TRIGGER {row[0]}"
                if connection.vendor == "sqlite"
                else f"ALTER TABLE {row[0]} DISABLE TRIGGER USER"
            )
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            for row in rows:
                cursor.execute(
                    row[1] if connection.vendor == "sqlite" else f"ALTER TABLE {row[0]} ENABLE TRIGGER USER"
                )


def let_flush_pass() -> None:
    """Tests that commit empty every table afterwards: with TRUNCATE on PostgreSQL, which the guards let pass.

    On SQLite that is a DELETE, so there the guards step aside for exactly that clean-up.
    """
    plain_flush = DatabaseOperations.sql_flush

    def sql_flush(self: DatabaseOperations, *args: Any, **kwargs: Any) -> list[str]:
        statements = plain_flush(self, *args, **kwargs)
        with self.connection.cursor() as cursor:
            cursor.execute(_SQLITE)
            guards = dict(cursor.fetchall())
        return [*(f"DROP TRIGGER {name}" for name in guards), *statements, *guards.values()]

    DatabaseOperations.sql_flush = sql_flush  # type: ignore[method-assign]
