# SPDX-License-Identifier: EUPL-1.2

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0002_guard_the_log'),
        ('auth', '0012_alter_user_first_name_max_length'),
        ('parties', '0001_initial'),
    ]

    operations = [
        migrations.AddConstraint(
            model_name='user',
            constraint=models.CheckConstraint(condition=models.Q(('role__in', ['administrator', 'policy_officer', 'corporation', 'tenant_association', 'care_partner', 'seniorenmakelaar', 'researcher', 'board_member'])), name='account_has_a_known_role'),
        ),
    ]
