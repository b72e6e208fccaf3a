# SPDX-License-Identifier: EUPL-1.2
"""Queues of writers: who asks for the same queue in a transaction waits for the one before to end."""

from enum import IntEnum

from django.db import connection


class Queue(IntEnum):
    """What only one transaction may write at a time; any fixed numbers."""

    AUDIT_LOG = 728_001
    RECEIPTS = 728_002
    NEEDS = 728_010


def one_at_a_time(queue: Queue) -> None:
    """Wait for the turn, until the end of this transaction.

    SQLite's IMMEDIATE transactions already see to it; PostgreSQL needs a lock.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [int(queue)])
