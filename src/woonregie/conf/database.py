# SPDX-License-Identifier: EUPL-1.2
"""Turn a DATABASE_URL into Django's settings, with the options that make SQLite safe under concurrent writers."""

from typing import Any

import dj_database_url

_SQLITE_OPTIONS = {
    # IMMEDIATE takes the write lock at the start, so that a writer waits instead of failing half-way.
    "transaction_mode": "IMMEDIATE",
    "timeout": 60,  # seconds; waiting writers are served in no order, so that one may have to wait long
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
}


def database_settings(url: str) -> dict[str, Any]:
    """Settings for one database: SQLite (embedded) or PostgreSQL."""
    settings: dict[str, Any] = dict(dj_database_url.parse(url))
    if settings["ENGINE"].endswith("sqlite3"):
        settings["OPTIONS"] = {**settings.get("OPTIONS", {}), **_SQLITE_OPTIONS}
    else:
        settings["CONN_MAX_AGE"] = 60
        settings["CONN_HEALTH_CHECKS"] = True
    return settings
