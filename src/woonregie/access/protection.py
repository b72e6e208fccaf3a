# SPDX-License-Identifier: EUPL-1.2
"""Rules that the database itself keeps: rows that may not change or go, whoever asks.

A migration installs them with `guard(...)`. The condition is SQL over OLD and NEW that SQLite and PostgreSQL
read alike, with `{differs}` for "is not the same, nothing included". TRUNCATE stays possible for who owns the
database. A migration that rebuilds a guarded table on SQLite drops its triggers: guard it again after that.
"""

from dataclasses import dataclass

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import RunPython

_DIFFERS = {"sqlite": "IS NOT", "postgresql": "IS DISTINCT FROM"}
_SQLITE = """
CREATE TRIGGER {name} BEFORE {event} ON {table} WHEN {condition}
BEGIN SELECT RAISE(ABORT, '{message}'); END
"""
# The condition stands in the function, because a WHEN of PostgreSQL may not look in other tables.
_POSTGRESQL = """
CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF {condition} THEN
    RAISE EXCEPTION '{message}' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()
"""


@dataclass(frozen=True)
class Guard:
    """Refuse `event` (UPDATE or DELETE) on rows of `table` where `condition` holds, with a Dutch message."""

    table: str
    event: str
    message: str
    condition: str = "true"

    @property
    def name(self) -> str:
        return f"guard_{self.table}_{self.event.lower()}"

    def install_sql(self, vendor: str) -> str:
        """The statement that makes the trigger."""
        template = {"sqlite": _SQLITE, "postgresql": _POSTGRESQL}[vendor]
        condition = self.condition.format(differs=_DIFFERS[vendor])
        return template.format(
            name=self.name, event=self.event, table=self.table, condition=condition, message=self.message
        )

    def remove_sql(self, vendor: str) -> str:
        """The statement that takes the trigger away."""
        if vendor == "sqlite":
            return f"DROP TRIGGER IF EXISTS {self.name}"
        return f"DROP FUNCTION IF EXISTS {self.name} CASCADE"


def guard(*guards: Guard) -> RunPython:
    """A migration step that installs the guards (anew), and removes them on the way back."""

    def install(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
        remove(apps, editor)
        for one in guards:
            editor.execute(one.install_sql(editor.connection.vendor))

    def remove(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
        for one in guards:
            editor.execute(one.remove_sql(editor.connection.vendor))

    return RunPython(install, remove)
