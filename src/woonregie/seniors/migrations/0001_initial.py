# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('allocation', '0001_initial'),
        ('parties', '0001_initial'),
        ('places', '0003_wider_areas'),
        ('sources', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Case',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('phase', models.CharField(choices=[('new', 'nog niet benaderd'), ('written', 'brief gestuurd'), ('answered', 'heeft gereageerd'), ('visited', 'huisbezoek gehad'), ('searching', 'zoekt een woning'), ('moved', 'verhuisd'), ('stopped', 'gestopt')], default='new', max_length=10)),
                ('wishes_rent', models.PositiveIntegerField(null=True)),
                ('wishes_bat', models.PositiveSmallIntegerField(null=True)),
                ('wishes_note', models.CharField(blank=True, max_length=300)),
                ('barriers', models.JSONField(default=list)),
                ('stopped_because', models.CharField(blank=True, max_length=300)),
                ('revision', models.PositiveIntegerField(default=1)),
                ('is_sample', models.BooleanField(default=False)),
                ('corporation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='senior_cases', to='parties.party')),
                ('home', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='senior_cases', to='allocation.dwelling')),
                ('household', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='senior_case', to='allocation.household')),
                ('wishes_places', models.ManyToManyField(related_name='+', to='places.place')),
            ],
            options={
                'ordering': ['household__code'],
            },
        ),
        migrations.CreateModel(
            name='HelpRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('register', 'inschrijven bij Thuis in Limburg'), ('papers', 'papieren op orde brengen'), ('react', 'uitleg over reageren'), ('written', 'uitleg op papier'), ('moving', 'hulp bij de verhuizing'), ('handyman', 'klussen'), ('double_rent', 'dubbele huur voorkomen'), ('delivery', 'soepel opleveren'), ('wmo', 'aanvraag Wmo-indicatie'), ('social_work', 'maatschappelijk werk'), ('other', 'iets anders')], max_length=11)),
                ('asked_on', models.DateField()),
                ('answered', models.CharField(choices=[('open', 'nog open'), ('within', 'gelukt met wat de pilot biedt'), ('outside', 'gelukt met hulp van buiten de pilot'), ('not', 'niet gelukt')], default='open', max_length=7)),
                ('answered_on', models.DateField(null=True)),
                ('note', models.CharField(blank=True, max_length=300)),
                ('is_sample', models.BooleanField(default=False)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='help_requests', to='seniors.case')),
            ],
            options={
                'ordering': ['asked_on', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Pilot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=60, unique=True)),
                ('title', models.CharField(max_length=160)),
                ('start', models.DateField()),
                ('end', models.DateField()),
                ('comparison', models.TextField(blank=True)),
                ('comparison_start', models.DateField(null=True)),
                ('comparison_end', models.DateField(null=True)),
                ('comparison_fixed_on', models.DateField(null=True)),
                ('seed', models.CharField(blank=True, help_text='of the order in which neighbourhoods start', max_length=64)),
                ('revision', models.PositiveIntegerField(default=1)),
                ('is_sample', models.BooleanField(default=False)),
                ('corporations', models.ManyToManyField(related_name='senior_pilots', to='parties.party')),
                ('passage', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='sources.passage')),
            ],
            options={
                'ordering': ['start'],
            },
        ),
        migrations.CreateModel(
            name='Hours',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('month', models.DateField()),
                ('hours', models.DecimalField(decimal_places=1, max_digits=6)),
                ('is_sample', models.BooleanField(default=False)),
                ('corporation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.party')),
                ('pilot', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='hours', to='seniors.pilot')),
            ],
            options={
                'verbose_name_plural': 'hours',
                'ordering': ['month', 'corporation__name'],
            },
        ),
        migrations.AddField(
            model_name='case',
            name='pilot',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cases', to='seniors.pilot'),
        ),
        migrations.CreateModel(
            name='Campaign',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('minimum_age', models.PositiveSmallIntegerField()),
                ('sent_on', models.DateField()),
                ('is_sample', models.BooleanField(default=False)),
                ('author', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('place', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
                ('pilot', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='campaigns', to='seniors.pilot')),
            ],
            options={
                'ordering': ['-sent_on', 'place__name'],
            },
        ),
        migrations.CreateModel(
            name='PilotStart',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('wave', models.PositiveSmallIntegerField()),
                ('starts_on', models.DateField()),
                ('pilot', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='starts', to='seniors.pilot')),
                ('place', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.place')),
            ],
            options={
                'ordering': ['wave', 'place__name'],
            },
        ),
        migrations.CreateModel(
            name='Response',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField()),
                ('channel', models.CharField(choices=[('phone', 'telefoon'), ('post', 'antwoordkaart'), ('mail', 'e-mail'), ('desk', 'balie of inloop'), ('corporation', 'doorverwezen door de corporatie'), ('wmo', 'overgedragen door Wmo')], max_length=11)),
                ('interest', models.CharField(choices=[('yes', 'wil meer weten'), ('later', 'later misschien'), ('no', 'wil niet verhuizen')], max_length=5)),
                ('is_sample', models.BooleanField(default=False)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='responses', to='seniors.case')),
            ],
            options={
                'ordering': ['on', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Toolbox',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('budget', models.BigIntegerField(default=0)),
                ('reserved', models.BigIntegerField(default=0)),
                ('paid', models.BigIntegerField(default=0)),
                ('is_sample', models.BooleanField(default=False)),
                ('pilot', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='toolbox', to='seniors.pilot')),
            ],
        ),
        migrations.CreateModel(
            name='MoveBudget',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('cap', models.BigIntegerField()),
                ('reserved', models.BigIntegerField(default=0)),
                ('paid', models.BigIntegerField(default=0)),
                ('closed_on', models.DateField(null=True)),
                ('revision', models.PositiveIntegerField(default=1)),
                ('is_sample', models.BooleanField(default=False)),
                ('case', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='move_budget', to='seniors.case')),
                ('payer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.party')),
                ('toolbox', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='moves', to='seniors.toolbox')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='ToolboxBooking',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('allot', 'budget erbij'), ('take', 'budget eraf'), ('reserve', 'gereserveerd'), ('release', 'vrijgevallen'), ('pay', 'uitbetaald')], max_length=8)),
                ('instrument', models.CharField(blank=True, choices=[('vacancy', 'leegstand tijdens het verhuizen'), ('mover', 'verhuisbedrijf'), ('handyman', 'klussenhulp'), ('support', 'praktische ondersteuning'), ('other', 'iets anders')], max_length=8)),
                ('cents', models.BigIntegerField()),
                ('booked_on', models.DateField()),
                ('proof', models.CharField(blank=True, max_length=200)),
                ('budget_after', models.BigIntegerField()),
                ('reserved_after', models.BigIntegerField()),
                ('paid_after', models.BigIntegerField()),
                ('is_sample', models.BooleanField(default=False)),
                ('author', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('move', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='bookings', to='seniors.movebudget')),
                ('toolbox', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bookings', to='seniors.toolbox')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Visit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField()),
                ('done', models.BooleanField(default=False)),
                ('note', models.CharField(blank=True, max_length=400)),
                ('is_sample', models.BooleanField(default=False)),
                ('author', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='visits', to='seniors.case')),
            ],
            options={
                'ordering': ['on', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Letter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('campaign', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='letters', to='seniors.campaign')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='letters', to='seniors.case')),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(fields=('campaign', 'case'), name='one_letter_per_campaign')],
            },
        ),
        migrations.AddConstraint(
            model_name='pilot',
            constraint=models.CheckConstraint(condition=models.Q(('end__gte', models.F('start'))), name='pilot_ends_after_start'),
        ),
        migrations.AddConstraint(
            model_name='hours',
            constraint=models.UniqueConstraint(fields=('pilot', 'corporation', 'month'), name='hours_once_a_month'),
        ),
        migrations.AddConstraint(
            model_name='hours',
            constraint=models.CheckConstraint(condition=models.Q(('hours__gte', 0)), name='hours_not_negative'),
        ),
        migrations.AddConstraint(
            model_name='pilotstart',
            constraint=models.UniqueConstraint(fields=('pilot', 'place'), name='a_place_starts_once'),
        ),
        migrations.AddConstraint(
            model_name='toolbox',
            constraint=models.CheckConstraint(condition=models.Q(('budget__gte', 0), ('paid__gte', 0), ('reserved__gte', 0)), name='toolbox_counts_not_negative'),
        ),
        migrations.AddConstraint(
            model_name='toolbox',
            constraint=models.CheckConstraint(condition=models.Q(('budget__gte', django.db.models.expressions.CombinedExpression(models.F('reserved'), '+', models.F('paid')))), name='toolbox_never_promises_more_than_it_has'),
        ),
        migrations.AddConstraint(
            model_name='movebudget',
            constraint=models.CheckConstraint(condition=models.Q(('paid__gte', 0), ('reserved__gte', 0), ('cap__gte', django.db.models.expressions.CombinedExpression(models.F('reserved'), '+', models.F('paid')))), name='move_budget_within_the_cap_of_a_move'),
        ),
        migrations.AddConstraint(
            model_name='toolboxbooking',
            constraint=models.CheckConstraint(condition=models.Q(('cents__gt', 0)), name='toolbox_booking_is_positive'),
        ),
        migrations.AddConstraint(
            model_name='toolboxbooking',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'pay'), _negated=True), models.Q(('proof', ''), _negated=True), _connector='OR'), name='toolbox_pays_on_proof'),
        ),
    ]
