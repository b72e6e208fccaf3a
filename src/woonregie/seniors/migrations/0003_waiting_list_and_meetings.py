# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('seniors', '0002_guard_the_toolbox'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Meeting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('held_on', models.DateField()),
                ('author', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('pilot', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='meetings', to='seniors.pilot')),
            ],
            options={
                'ordering': ['-held_on'],
                'constraints': [models.UniqueConstraint(fields=('pilot', 'held_on'), name='one_meeting_a_day')],
            },
        ),
        migrations.CreateModel(
            name='ToolboxRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('cents', models.BigIntegerField()),
                ('instrument', models.CharField(choices=[('vacancy', 'leegstand tijdens het verhuizen'), ('mover', 'verhuisbedrijf'), ('handyman', 'klussenhulp'), ('support', 'praktische ondersteuning'), ('other', 'iets anders')], max_length=8)),
                ('asked_on', models.DateField()),
                ('state', models.CharField(choices=[('waiting', 'wacht op geld'), ('offered', 'geld aangeboden'), ('taken', 'aangenomen'), ('left', 'laten gaan')], default='waiting', max_length=7)),
                ('offered_on', models.DateField(null=True)),
                ('ended_on', models.DateField(null=True)),
                ('revision', models.PositiveIntegerField(default=1)),
                ('is_sample', models.BooleanField(default=False)),
                ('author', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('move', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='requests', to='seniors.movebudget')),
                ('toolbox', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='requests', to='seniors.toolbox')),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('toolbox', 'number'), name='one_place_in_line_each'), models.UniqueConstraint(condition=models.Q(('state__in', ['waiting', 'offered'])), fields=('move',), name='in_line_once'), models.CheckConstraint(condition=models.Q(('cents__gt', 0)), name='toolbox_request_is_positive')],
            },
        ),
    ]
