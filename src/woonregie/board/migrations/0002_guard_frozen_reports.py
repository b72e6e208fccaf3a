# SPDX-License-Identifier: EUPL-1.2
from django.db import migrations

from woonregie.access.protection import Guard, guard

FROZEN = "Een bestuursverslag is bevroren en verandert niet meer."
COLUMNS = ["id", "number", "reference_date", "frozen_at", "frozen_by", "content", "sha256", "previous_id"]


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0002_guard_the_log_and_require_a_role"),
        ("board", "0001_initial"),
    ]

    operations = [
        guard(
            # Only the day of release is open: a report is released after it was frozen.
            Guard(
                "board_boardreport", "UPDATE", FROZEN, " OR ".join(f"OLD.{c} {{differs}} NEW.{c}" for c in COLUMNS)
            ),
            Guard("board_boardreport", "DELETE", FROZEN),
        ),
    ]
