# SPDX-License-Identifier: EUPL-1.2
"""A frozen report never changes; only its release may be added."""

from django.db import migrations

from woonregie.access.protection import Guard, guard

_MESSAGE = "Een vastgelegd verslag kan niet worden gewijzigd of gewist."
_FROZEN = ("number", "reference_date", "frozen_at", "frozen_by", "content", "sha256", "previous_id")


class Migration(migrations.Migration):
    dependencies = [("board", "0001_initial"), ("access", "0002_guard_the_log")]
    operations = [
        guard(
            Guard(
                "board_boardreport",
                "UPDATE",
                _MESSAGE,
                " OR ".join(f"OLD.{name} {{differs}} NEW.{name}" for name in _FROZEN),
            )
        ),
        guard(Guard("board_boardreport", "DELETE", _MESSAGE)),
    ]
