# SPDX-License-Identifier: EUPL-1.2
"""Bookings of the toolbox stay as they were made."""

from django.db import migrations

from woonregie.access.protection import Guard, guard

_BOOKED = "Een boeking blijft staan. Maak een nieuwe boeking om iets recht te zetten."
_COLUMNS = (
    "id", "toolbox_id", "move_id", "kind", "instrument", "cents", "booked_on", "proof", "budget_after",
    "reserved_after", "paid_after", "is_sample",
)  # fmt: skip
_CHANGED = " OR ".join(
    [
        # An author may be forgotten when an account goes; nobody else may be put in that place.
        "(NEW.author_id IS NOT NULL AND OLD.author_id {differs} NEW.author_id)",
        *(f"OLD.{name} {{differs}} NEW.{name}" for name in _COLUMNS),
    ]
)


class Migration(migrations.Migration):
    dependencies = [("seniors", "0001_initial")]
    operations = [
        guard(Guard("seniors_toolboxbooking", "UPDATE", _BOOKED, _CHANGED)),
        guard(Guard("seniors_toolboxbooking", "DELETE", _BOOKED)),
    ]
