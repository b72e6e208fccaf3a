# SPDX-License-Identifier: EUPL-1.2
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from woonregie.access.protection import Guard, guard

OF_A_SIGNED_VERSION = "EXISTS (SELECT 1 FROM agreements_commitmentversion v WHERE v.id = OLD.{column} AND v.signed)"
SIGNED = "Wat getekend is, verandert niet meer. Maak een bijstelling."
SAID = "Gemelde voortgang blijft staan. Meld nieuwe voortgang."
DECIDED = "Een bijstelling blijft staan zoals zij is besloten."
PARTS = {
    "agreements_contribution": "version_id",
    "agreements_target": "version_id",
    "agreements_commitmentversion_places": "commitmentversion_id",
}


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0002_guard_the_log_and_require_a_role"),
        ("agreements", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        # Who reported something stays known: an account is blocked, not deleted.
        migrations.AlterField(
            model_name="progress",
            name="author",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        guard(
            *(
                Guard(table, event, message, condition)
                for event in ("UPDATE", "DELETE")
                for table, message, condition in [
                    ("agreements_commitmentversion", SIGNED, "OLD.signed"),
                    *((part, SIGNED, OF_A_SIGNED_VERSION.format(column=column)) for part, column in PARTS.items()),
                    ("agreements_adjustment", DECIDED, "true"),
                    ("agreements_progress", SAID, "NOT OLD.is_sample"),
                ]
            )
        ),
    ]
