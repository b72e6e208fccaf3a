# SPDX-License-Identifier: EUPL-1.2
"""Inputs, policies and runs stay as they were; of a scenario only its name and the day it retired may change."""

from django.db import migrations

from woonregie.access.protection import Guard, guard

_INPUT = "Invoer van de woonzorgopgave blijft staan zoals zij is vastgelegd."
_POLICY = "Vastgelegde aannames blijven staan zoals ze golden."
_RUN = "Een berekening blijft staan zoals zij is gemaakt. Maak een nieuwe."
_SCENARIO = "Een scenario blijft staan zoals het is bewaard. Bewaar een nieuw scenario."
_KEPT = ("id", "code", "changes", "saved_at", "saved_by", "is_sample")
_CHANGED = " OR ".join(
    [
        *(f"OLD.{name} {{differs}} NEW.{name}" for name in _KEPT if name != "changes"),
        "CAST(OLD.changes AS TEXT) {differs} CAST(NEW.changes AS TEXT)",
        "OLD.retired_on IS NOT NULL AND OLD.retired_on {differs} NEW.retired_on",
    ]
)


class Migration(migrations.Migration):
    dependencies = [("needs", "0001_initial")]
    operations = [
        guard(
            Guard("needs_needsinput", "UPDATE", _INPUT),
            Guard("needs_needsinput", "DELETE", _INPUT),
            Guard("needs_needspolicy", "UPDATE", _POLICY),
            Guard("needs_needspolicy", "DELETE", _POLICY),
            Guard("needs_needsrun", "UPDATE", _RUN),
            Guard("needs_needsrun", "DELETE", _RUN),
            Guard("needs_needsscenario", "UPDATE", _SCENARIO, _CHANGED),
            Guard("needs_needsscenario", "DELETE", _SCENARIO),
        )
    ]
