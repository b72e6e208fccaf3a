# SPDX-License-Identifier: EUPL-1.2
"""The log is only ever added to; the database itself refuses anything else."""

from django.db import migrations

from woonregie.access.protection import Guard, guard

_MESSAGE = "Het logboek kan niet worden gewijzigd."


class Migration(migrations.Migration):
    dependencies = [("access", "0001_initial")]
    operations = [
        guard(Guard("access_auditevent", "UPDATE", _MESSAGE)),
        guard(Guard("access_auditevent", "DELETE", _MESSAGE)),
    ]
