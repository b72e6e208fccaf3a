# SPDX-License-Identifier: EUPL-1.2

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('parties', '0001_initial'),
        ('places', '0003_wider_areas'),
        ('sources', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='FrozenPolicy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('fingerprint', models.CharField(max_length=64, unique=True)),
                ('content', models.JSONField()),
            ],
        ),
        migrations.CreateModel(
            name='Advert',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40, unique=True)),
                ('model', models.CharField(choices=[('aanbod', 'advertentie'), ('bemiddeling', 'directe bemiddeling')], default='aanbod', max_length=11)),
                ('opens', models.DateField()),
                ('closes', models.DateField(db_index=True)),
                ('pool', models.CharField(blank=True, choices=[('30', '30%: doorstroom senioren'), ('70', '70%: overige verdeling'), ('', 'buiten de verdeling 30/70')], max_length=2)),
                ('pool_by_rule', models.BooleanField(default=True)),
                ('state', models.CharField(choices=[('published', 'loopt'), ('closed', 'gesloten'), ('let', 'verhuurd'), ('withdrawn', 'ingetrokken')], default='published', max_length=9)),
                ('seed', models.CharField(max_length=64)),
                ('commitment', models.CharField(max_length=64)),
                ('withdrawn_on', models.DateField(null=True)),
                ('withdrawn_because', models.CharField(blank=True, max_length=200)),
                ('revision', models.PositiveIntegerField(default=1)),
                ('is_sample', models.BooleanField(default=False)),
                ('author', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-closes', 'code'],
            },
        ),
        migrations.CreateModel(
            name='Count',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('book', models.CharField(max_length=20)),
                ('account', models.CharField(max_length=80)),
                ('year', models.PositiveSmallIntegerField(default=0)),
                ('state', models.IntegerField(default=0)),
            ],
            options={
                'ordering': ['book', 'account', 'year'],
                'constraints': [models.UniqueConstraint(fields=('book', 'account', 'year'), name='one_count_per_book_account_year'), models.CheckConstraint(condition=models.Q(('state__gte', 0)), name='count_never_negative')],
            },
        ),
        migrations.CreateModel(
            name='CountBooking',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('delta', models.IntegerField()),
                ('state', models.IntegerField()),
                ('booked_on', models.DateField()),
                ('reason', models.CharField(max_length=120)),
                ('advert', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='bookings', to='allocation.advert')),
                ('count', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bookings', to='allocation.count')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Dwelling',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40, unique=True)),
                ('type', models.CharField(choices=[('eengezinswoning', 'eengezinswoning'), ('appartement', 'appartement'), ('benedenwoning', 'benedenwoning'), ('bovenwoning', 'bovenwoning'), ('seniorenwoning', 'seniorenwoning')], max_length=20)),
                ('living_form', models.CharField(blank=True, choices=[('', 'gewone woning'), ('GEC', 'geclusterde woning'), ('ZWO', 'zorggeschikte woning')], max_length=3)),
                ('bedrooms', models.PositiveSmallIntegerField(null=True)),
                ('bat', models.PositiveSmallIntegerField(null=True)),
                ('rent', models.PositiveIntegerField()),
                ('daeb', models.BooleanField(default=True)),
                ('vacant_since', models.DateField(null=True)),
                ('is_sample', models.BooleanField(default=False)),
                ('corporation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='dwellings', to='parties.party')),
                ('place', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='dwellings', to='places.place')),
            ],
            options={
                'ordering': ['code'],
            },
        ),
        migrations.AddField(
            model_name='advert',
            name='dwelling',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='adverts', to='allocation.dwelling'),
        ),
        migrations.CreateModel(
            name='Household',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40, unique=True)),
                ('birth_date', models.DateField(null=True)),
                ('partner_birth_date', models.DateField(null=True)),
                ('size', models.PositiveSmallIntegerField(null=True)),
                ('registered_at', models.DateTimeField(db_index=True, null=True)),
                ('registered_until', models.DateField(null=True)),
                ('income_class', models.CharField(choices=[('fitting', 'tot en met de grens voor passend toewijzen'), ('social', 'daarboven, tot en met de grens voor sociale huur'), ('above', 'boven de grens voor sociale huur'), ('unknown', 'niet bekend')], default='unknown', max_length=8)),
                ('income_year', models.PositiveSmallIntegerField(null=True)),
                ('income_proof', models.CharField(choices=[('assessment', 'verklaring van de Belastingdienst'), ('portal', 'toets via MijnOverheid'), ('employer', 'verklaring van werkgever of uitkering'), ('none', 'geen bewijs')], default='none', max_length=10)),
                ('income_checked_on', models.DateField(null=True)),
                ('leaves_type', models.CharField(blank=True, default='', max_length=20, null=True)),
                ('leaves_bedrooms', models.PositiveSmallIntegerField(null=True)),
                ('leaves_landlord', models.CharField(blank=True, max_length=80, null=True)),
                ('tenancy_start', models.DateField(null=True)),
                ('resident_children', models.PositiveSmallIntegerField(null=True)),
                ('arrears_months', models.DecimalField(decimal_places=2, max_digits=4, null=True)),
                ('revision', models.PositiveIntegerField(default=1)),
                ('is_sample', models.BooleanField(default=False)),
                ('dwelling', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='household', to='allocation.dwelling')),
            ],
            options={
                'ordering': ['code'],
            },
        ),
        migrations.CreateModel(
            name='Deviation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('condition', models.CharField(max_length=30)),
                ('allow', models.BooleanField()),
                ('by', models.CharField(max_length=120)),
                ('reason', models.CharField(max_length=400)),
                ('decided_on', models.DateField()),
                ('advert', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='deviations', to='allocation.advert')),
                ('author', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('household', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='allocation.household')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Offer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('made_on', models.DateField()),
                ('expires_on', models.DateField()),
                ('state', models.CharField(choices=[('open', 'wacht op antwoord'), ('accepted', 'geaccepteerd'), ('refused', 'geweigerd'), ('expired', 'verlopen'), ('withdrawn', 'ingetrokken door de verhuurder'), ('let', 'verhuurd')], default='open', max_length=9)),
                ('reason', models.CharField(blank=True, choices=[('woning', 'woning past niet bij de wens'), ('buurt', 'buurt past niet bij de wens'), ('huur', 'huur te hoog'), ('moment', 'verhuist nu liever niet'), ('verschijnt_niet', 'kwam niet naar de bezichtiging'), ('inkomen', 'inkomen of bewijs klopt niet'), ('bat_te_laag', 'woning voldoet niet aan de Wmo-eisen'), ('gebrek', 'gebrek aan de woning'), ('ingetrokken', 'verhuurder trok de woning terug'), ('anders', 'andere reden')], max_length=20)),
                ('explanation', models.CharField(blank=True, max_length=400)),
                ('counts', models.BooleanField(default=False)),
                ('answered_on', models.DateField(null=True)),
                ('revision', models.PositiveIntegerField(default=1)),
                ('advert', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='offers', to='allocation.advert')),
                ('author', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('dwelling', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='offers', to='allocation.dwelling')),
                ('household', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='offers', to='allocation.household')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Letting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('contract_date', models.DateField(db_index=True)),
                ('rent', models.PositiveIntegerField()),
                ('label', models.CharField(max_length=20)),
                ('target_group', models.CharField(choices=[('regulier', 'reguliere woningzoekenden'), ('doorstroom', 'doorstroom senioren'), ('herstructurering', 'herstructurering'), ('wmo', 'Wmo-verhuisindicatie'), ('statushouders', 'statushouders'), ('urgent', 'sociaal urgenten'), ('housing', 'kandidaten van Loket Housing')], max_length=20)),
                ('household_size', models.PositiveSmallIntegerField(null=True)),
                ('elderly', models.BooleanField(null=True)),
                ('income_class', models.CharField(choices=[('fitting', 'tot en met de grens voor passend toewijzen'), ('social', 'daarboven, tot en met de grens voor sociale huur'), ('above', 'boven de grens voor sociale huur'), ('unknown', 'niet bekend')], max_length=8)),
                ('fitting', models.CharField(choices=[('PAS', 'passend'), ('NIE', 'niet passend'), ('NVT', 'toets geldt niet')], max_length=3)),
                ('above_limit', models.BooleanField(default=False, help_text='uses the free space of the landlord')),
                ('registered_at', models.DateTimeField(null=True)),
                ('left_since', models.DateField(null=True)),
                ('is_sample', models.BooleanField(default=False)),
                ('advert', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='letting', to='allocation.advert')),
                ('author', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('dwelling', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lettings', to='allocation.dwelling')),
                ('household', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lettings', to='allocation.household')),
                ('left', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='left_by', to='allocation.dwelling')),
                ('offer', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='letting', to='allocation.offer')),
            ],
            options={
                'ordering': ['contract_date', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Priority',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('restructuring', 'herstructurering'), ('wmo', 'Wmo-verhuisindicatie')], max_length=13)),
                ('state', models.CharField(choices=[('requested', 'aangevraagd'), ('granted', 'toegekend'), ('refused', 'afgewezen'), ('lapsed', 'vervallen'), ('used', 'gebruikt om te verhuizen')], default='granted', max_length=9)),
                ('granted_on', models.DateField(null=True)),
                ('valid_until', models.DateField(null=True)),
                ('issued_by', models.CharField(max_length=120)),
                ('required_bat', models.PositiveSmallIntegerField(null=True)),
                ('offers_allowed', models.PositiveSmallIntegerField(null=True)),
                ('offers_counted', models.PositiveSmallIntegerField(default=0)),
                ('lapsed_because', models.CharField(blank=True, max_length=200)),
                ('is_sample', models.BooleanField(default=False)),
                ('household', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='priorities', to='allocation.household')),
            ],
            options={
                'verbose_name_plural': 'priorities',
                'ordering': ['household', 'kind', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Ranking',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('made_on', models.DateField()),
                ('given', models.JSONField()),
                ('placed', models.PositiveIntegerField()),
                ('order', models.CharField(max_length=120)),
                ('advert', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='ranking', to='allocation.advert')),
                ('policy', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='allocation.frozenpolicy')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Candidate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.PositiveIntegerField()),
                ('word', models.CharField(max_length=40)),
                ('label', models.CharField(max_length=20)),
                ('lot', models.CharField(blank=True, max_length=64)),
                ('outcome', models.CharField(blank=True, max_length=20)),
                ('household', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='candidacies', to='allocation.household')),
                ('ranking', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='candidates', to='allocation.ranking')),
            ],
            options={
                'ordering': ['ranking', 'place', 'household__code'],
            },
        ),
        migrations.CreateModel(
            name='Reaction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reacted_at', models.DateTimeField()),
                ('assisted', models.BooleanField(default=False)),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('advert', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reactions', to='allocation.advert')),
                ('household', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reactions', to='allocation.household')),
            ],
            options={
                'ordering': ['reacted_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='ReceiptBlock',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(unique=True)),
                ('content', models.TextField()),
                ('previous', models.CharField(max_length=64)),
                ('hash', models.CharField(max_length=64)),
                ('decided_on', models.DateField()),
                ('advert', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='receipts', to='allocation.advert')),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='TargetBudget',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=160)),
                ('start', models.DateField()),
                ('end', models.DateField()),
                ('is_sample', models.BooleanField(default=False)),
                ('passage', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='sources.passage')),
            ],
            options={
                'ordering': ['-start'],
            },
        ),
        migrations.CreateModel(
            name='TargetLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('group', models.CharField(choices=[('regulier', 'reguliere woningzoekenden'), ('doorstroom', 'doorstroom senioren'), ('herstructurering', 'herstructurering'), ('wmo', 'Wmo-verhuisindicatie'), ('statushouders', 'statushouders'), ('urgent', 'sociaal urgenten'), ('housing', 'kandidaten van Loket Housing')], max_length=20)),
                ('planned', models.PositiveIntegerField()),
                ('revision', models.PositiveIntegerField(default=1)),
                ('budget', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='allocation.targetbudget')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='TargetCorrection',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('delta', models.IntegerField()),
                ('planned_after', models.PositiveIntegerField()),
                ('reason', models.CharField(max_length=400)),
                ('decided_in', models.CharField(max_length=160)),
                ('decided_on', models.DateField()),
                ('author', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('line', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to='allocation.targetline')),
            ],
            options={
                'ordering': ['decided_on', 'pk'],
            },
        ),
        migrations.AddIndex(
            model_name='dwelling',
            index=models.Index(fields=['place', 'bat'], name='dwelling_place_bat'),
        ),
        migrations.AddConstraint(
            model_name='dwelling',
            constraint=models.CheckConstraint(condition=models.Q(('bat__isnull', True), ('bat__lte', 5), _connector='OR'), name='dwelling_bat_is_a_level'),
        ),
        migrations.AddConstraint(
            model_name='advert',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ['published', 'closed'])), fields=('dwelling',), name='one_live_advert_per_dwelling'),
        ),
        migrations.AddConstraint(
            model_name='advert',
            constraint=models.CheckConstraint(condition=models.Q(('closes__gte', models.F('opens'))), name='advert_closes_after_it_opens'),
        ),
        migrations.AddConstraint(
            model_name='deviation',
            constraint=models.UniqueConstraint(fields=('advert', 'household', 'condition'), name='one_decision_by_hand_per_condition'),
        ),
        migrations.AddConstraint(
            model_name='offer',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ['open', 'accepted'])), fields=('dwelling',), name='a_dwelling_is_offered_once'),
        ),
        migrations.AddConstraint(
            model_name='offer',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'accepted')), fields=('household',), name='one_accepted_offer_per_household'),
        ),
        migrations.AddConstraint(
            model_name='offer',
            constraint=models.UniqueConstraint(fields=('advert', 'household'), name='one_offer_per_advert_and_household'),
        ),
        migrations.AddConstraint(
            model_name='offer',
            constraint=models.CheckConstraint(condition=models.Q(('expires_on__gte', models.F('made_on'))), name='offer_expires_after_it_is_made'),
        ),
        migrations.AddConstraint(
            model_name='priority',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'granted')), fields=('household', 'kind'), name='one_granted_priority_a_kind'),
        ),
        migrations.AddConstraint(
            model_name='priority',
            constraint=models.CheckConstraint(condition=models.Q(('offers_allowed__isnull', True), ('offers_counted__lte', models.F('offers_allowed')), _connector='OR'), name='priority_offers_within_what_is_allowed'),
        ),
        migrations.AddConstraint(
            model_name='candidate',
            constraint=models.UniqueConstraint(fields=('ranking', 'household'), name='one_candidacy_per_advert'),
        ),
        migrations.AddConstraint(
            model_name='candidate',
            constraint=models.UniqueConstraint(condition=models.Q(('place__gt', 0)), fields=('ranking', 'place'), name='one_candidate_per_place'),
        ),
        migrations.AddConstraint(
            model_name='reaction',
            constraint=models.UniqueConstraint(fields=('advert', 'household'), name='one_reaction_per_advert_and_household'),
        ),
        migrations.AddConstraint(
            model_name='targetline',
            constraint=models.UniqueConstraint(fields=('budget', 'group'), name='one_target_per_group'),
        ),
    ]
