# SPDX-License-Identifier: EUPL-1.2
"""A release went out; it never changes and never goes."""

from django.db import migrations

from woonregie.access.protection import Guard, guard

_MESSAGE = "Wat als open data is vrijgegeven, kan niet worden gewijzigd of gewist."


class Migration(migrations.Migration):
    dependencies = [("opendata", "0001_initial"), ("access", "0002_guard_the_log")]
    operations = [
        guard(Guard("opendata_release", "UPDATE", _MESSAGE)),
        guard(Guard("opendata_release", "DELETE", _MESSAGE)),
    ]
