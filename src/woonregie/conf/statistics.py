# SPDX-License-Identifier: EUPL-1.2
"""Let PostgreSQL count its rows anew after much was written.

It plans a query by what it believes of tables. What a transaction just loaded it believes to be nothing, until
its own housekeeping comes by; a page that joins five such tables then takes a minute in place of a moment.
"""

from django.apps import apps
from django.db import connection


def count_rows_anew() -> None:
    """Refresh what the planner knows of our tables; works inside a transaction. SQLite plans well without."""
    if connection.vendor != "postgresql":
        return
    tables = sorted({model._meta.db_table for model in apps.get_models() if model._meta.managed})
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE " + ", ".join(map(connection.ops.quote_name, tables)))
