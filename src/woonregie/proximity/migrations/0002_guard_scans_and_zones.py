# SPDX-License-Identifier: EUPL-1.2
"""A stored scan never changes; only its release may be added. A named zone stays; only a withdrawal may be added."""

from django.db import migrations

from woonregie.access.protection import Guard, guard

_SCAN = "Een bewaarde scan kan niet worden gewijzigd of gewist. Maak een nieuwe."
_ZONE = "Een aanwijzing blijft staan zoals zij is vastgelegd. Trek haar in."
_SCAN_COLUMNS = (
    "id", "number", "name", "municipality_id", "on", "made_at", "made_by", "walker", "weighing", "straight",
    "synthetic", "points", "without_score", "policy", "policy_hash", "input_hash", "data", "streets", "differences",
    "remarks",
)  # fmt: skip
_ZONE_COLUMNS = (
    "id", "code", "kind", "state", "name", "decided_on", "decided_by", "passage_id", "source", "made_at", "made_by",
)  # fmt: skip
_PLAIN = ("proximity_scanresult", "proximity_facility", "proximity_zone")


def _changes(columns):
    return " OR ".join(f'OLD."{name}" {{differs}} NEW."{name}"' for name in columns)


class Migration(migrations.Migration):
    dependencies = [("proximity", "0001_initial"), ("access", "0002_guard_the_log")]
    operations = [
        guard(
            Guard("proximity_scan", "UPDATE", _SCAN, _changes(_SCAN_COLUMNS)),
            Guard("proximity_scan", "DELETE", _SCAN),
        ),
        *(guard(Guard(table, event, _SCAN)) for table in _PLAIN for event in ("UPDATE", "DELETE")),
        guard(
            Guard(
                "proximity_designatedzone", "UPDATE", _ZONE,
                f"OLD.withdrawn_on IS NOT NULL OR {_changes(_ZONE_COLUMNS)}",
            ),
            Guard("proximity_designatedzone", "DELETE", _ZONE),
        ),
        guard(
            Guard("proximity_designatedzone_places", "UPDATE", _ZONE),
            Guard("proximity_designatedzone_places", "DELETE", _ZONE),
        ),
    ]
