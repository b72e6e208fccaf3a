# SPDX-License-Identifier: EUPL-1.2
"""A planning that was told stays: the next one is added to it."""

from django.db import migrations

from woonregie.access.protection import Guard, guard

_TOLD = "Een planning blijft staan zoals zij is verteld. Voeg een nieuwe planning toe."
_COLUMNS = (
    "id", "project_id", "start_year", "start_quarter", "end_year", "end_quarter", "told_on", "reason", "passage_id",
)  # fmt: skip
# An author may be forgotten when an account goes; nobody else may be put in that place.
_CHANGES = " OR ".join(
    [
        "(NEW.author_id IS NOT NULL AND OLD.author_id {differs} NEW.author_id)",
        *(f"OLD.{name} {{differs}} NEW.{name}" for name in _COLUMNS),
    ]
)


class Migration(migrations.Migration):
    dependencies = [("stock", "0001_initial")]
    operations = [
        guard(Guard("stock_projectplanning", "UPDATE", _TOLD, _CHANGES)),
        guard(Guard("stock_projectplanning", "DELETE", _TOLD)),
    ]
