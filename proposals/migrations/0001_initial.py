import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import union_portal.core.base
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('core', '0003_initial'),
        ('members', '0001_initial'),
        ('pghistory', '0007_auto_20250421_0444'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Category',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=20, unique=True, verbose_name='code')),
                ('name', models.CharField(max_length=40, verbose_name='category name')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='position')),
                ('is_active', models.BooleanField(default=True, verbose_name='in use')),
            ],
            options={
                'verbose_name': 'proposal category',
                'verbose_name_plural': 'proposal categories',
                'ordering': ['position', 'code'],
            },
        ),
        migrations.CreateModel(
            name='CategoryEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('code', models.CharField(max_length=20, verbose_name='code')),
                ('name', models.CharField(max_length=40, verbose_name='category name')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='position')),
                ('is_active', models.BooleanField(default=True, verbose_name='in use')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='CongressSession',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12, unique=True)),
                ('session_no', models.PositiveSmallIntegerField(verbose_name='session number')),
                ('held_on', models.DateField(verbose_name='held on')),
                ('opens_on', models.DateField(verbose_name='collection opens on')),
                ('closes_on', models.DateField(verbose_name='collection closes on')),
            ],
            options={
                'verbose_name': 'congress session',
                'verbose_name_plural': 'congress sessions',
                'ordering': ['-held_on'],
            },
        ),
        migrations.CreateModel(
            name='CongressSessionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12)),
                ('session_no', models.PositiveSmallIntegerField(verbose_name='session number')),
                ('held_on', models.DateField(verbose_name='held on')),
                ('opens_on', models.DateField(verbose_name='collection opens on')),
                ('closes_on', models.DateField(verbose_name='collection closes on')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Proposal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12, unique=True)),
                ('state', models.CharField(choices=[('DRAFT', 'Draft'), ('SECONDING', 'Being seconded'), ('SUBMITTED', 'Submitted'), ('UNDER_REVIEW', 'Under review'), ('RETURNED', 'Returned for completion'), ('FILED', 'Filed'), ('SUGGESTION', 'Taken as a suggestion'), ('NOT_FILED', 'Not filed'), ('WITHDRAWN', 'Withdrawn')], default='DRAFT', editable=False, max_length=20, verbose_name='state')),
                ('kind', models.CharField(choices=[('PROPOSAL', 'Proposal'), ('SUGGESTION', 'Suggestion')], default='PROPOSAL', editable=False, max_length=12, verbose_name='kind')),
                ('number', models.CharField(blank=True, editable=False, max_length=20, verbose_name='number')),
                ('title', models.CharField(blank=True, max_length=60, verbose_name='subject')),
                ('grounds', models.TextField(blank=True, max_length=3000, verbose_name='grounds')),
                ('measures', models.TextField(blank=True, max_length=3000, verbose_name='suggested measures')),
                ('name_withheld', models.BooleanField(default=False, verbose_name='keep my name from the department until it has replied')),
                ('confidential', models.BooleanField(default=False, verbose_name='keep it out of the open ledger')),
                ('started_at', models.DateTimeField(auto_now_add=True, verbose_name='begun')),
                ('changed_at', models.DateTimeField(auto_now=True, verbose_name='changed')),
                ('submitted_at', models.DateTimeField(editable=False, null=True, verbose_name='submitted')),
                ('decided_at', models.DateTimeField(editable=False, null=True, verbose_name='decided')),
                ('reason', models.TextField(blank=True, editable=False, max_length=1000, verbose_name='reason')),
                ('grams', models.GeneratedField(db_persist=True, expression=models.Func(models.F('title'), function='portal_bigrams'), output_field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=2), size=None))),
            ],
            options={
                'verbose_name': 'proposal',
                'verbose_name_plural': 'proposals',
                'ordering': ['-submitted_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='ProposalCase',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12, unique=True)),
                ('state', models.CharField(choices=[('FILED', 'Filed, to be assigned'), ('ASSIGNED', 'Assigned'), ('RETURNED_BY_DEPT', 'Sent back by the department'), ('IN_PROGRESS', 'Being handled'), ('LEADER_REVIEW', 'Reply awaiting signature'), ('REPLIED', 'Replied, to be rated'), ('REHANDLING', 'Second handling'), ('TRACKING', 'Promise being tracked'), ('CLOSED', 'Closed')], default='FILED', editable=False, max_length=20, verbose_name='state')),
                ('kind', models.CharField(choices=[('PROPOSAL', 'Proposal'), ('SUGGESTION', 'Suggestion')], default='PROPOSAL', editable=False, max_length=12, verbose_name='kind')),
                ('number', models.CharField(editable=False, max_length=20, unique=True, verbose_name='number')),
                ('title', models.CharField(editable=False, max_length=60, verbose_name='subject')),
                ('round', models.PositiveSmallIntegerField(default=1, editable=False, verbose_name='round')),
                ('due_on', models.DateField(editable=False, null=True, verbose_name='due on')),
                ('filed_at', models.DateTimeField(editable=False, verbose_name='filed')),
                ('replied_at', models.DateTimeField(editable=False, null=True, verbose_name='first replied')),
                ('closed_at', models.DateTimeField(editable=False, null=True, verbose_name='closed')),
            ],
            options={
                'verbose_name': 'proposal case',
                'verbose_name_plural': 'proposal cases',
                'ordering': ['-filed_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='ProposalCaseEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12)),
                ('state', models.CharField(choices=[('FILED', 'Filed, to be assigned'), ('ASSIGNED', 'Assigned'), ('RETURNED_BY_DEPT', 'Sent back by the department'), ('IN_PROGRESS', 'Being handled'), ('LEADER_REVIEW', 'Reply awaiting signature'), ('REPLIED', 'Replied, to be rated'), ('REHANDLING', 'Second handling'), ('TRACKING', 'Promise being tracked'), ('CLOSED', 'Closed')], default='FILED', editable=False, max_length=20, verbose_name='state')),
                ('kind', models.CharField(choices=[('PROPOSAL', 'Proposal'), ('SUGGESTION', 'Suggestion')], default='PROPOSAL', editable=False, max_length=12, verbose_name='kind')),
                ('number', models.CharField(editable=False, max_length=20, verbose_name='number')),
                ('title', models.CharField(editable=False, max_length=60, verbose_name='subject')),
                ('round', models.PositiveSmallIntegerField(default=1, editable=False, verbose_name='round')),
                ('due_on', models.DateField(editable=False, null=True, verbose_name='due on')),
                ('filed_at', models.DateTimeField(editable=False, verbose_name='filed')),
                ('replied_at', models.DateTimeField(editable=False, null=True, verbose_name='first replied')),
                ('closed_at', models.DateTimeField(editable=False, null=True, verbose_name='closed')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ProposalEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12)),
                ('state', models.CharField(choices=[('DRAFT', 'Draft'), ('SECONDING', 'Being seconded'), ('SUBMITTED', 'Submitted'), ('UNDER_REVIEW', 'Under review'), ('RETURNED', 'Returned for completion'), ('FILED', 'Filed'), ('SUGGESTION', 'Taken as a suggestion'), ('NOT_FILED', 'Not filed'), ('WITHDRAWN', 'Withdrawn')], default='DRAFT', editable=False, max_length=20, verbose_name='state')),
                ('kind', models.CharField(choices=[('PROPOSAL', 'Proposal'), ('SUGGESTION', 'Suggestion')], default='PROPOSAL', editable=False, max_length=12, verbose_name='kind')),
                ('number', models.CharField(blank=True, editable=False, max_length=20, verbose_name='number')),
                ('title', models.CharField(blank=True, max_length=60, verbose_name='subject')),
                ('grounds', models.TextField(blank=True, max_length=3000, verbose_name='grounds')),
                ('measures', models.TextField(blank=True, max_length=3000, verbose_name='suggested measures')),
                ('name_withheld', models.BooleanField(default=False, verbose_name='keep my name from the department until it has replied')),
                ('confidential', models.BooleanField(default=False, verbose_name='keep it out of the open ledger')),
                ('started_at', models.DateTimeField(auto_now_add=True, verbose_name='begun')),
                ('changed_at', models.DateTimeField(auto_now=True, verbose_name='changed')),
                ('submitted_at', models.DateTimeField(editable=False, null=True, verbose_name='submitted')),
                ('decided_at', models.DateTimeField(editable=False, null=True, verbose_name='decided')),
                ('reason', models.TextField(blank=True, editable=False, max_length=1000, verbose_name='reason')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Rating',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('attitude', models.CharField(choices=[('SATISFIED', 'Satisfied'), ('BASICALLY_SATISFIED', 'Basically satisfied'), ('DISSATISFIED', 'Dissatisfied')], max_length=20, verbose_name='attitude')),
                ('result', models.CharField(choices=[('SATISFIED', 'Satisfied'), ('BASICALLY_SATISFIED', 'Basically satisfied'), ('DISSATISFIED', 'Dissatisfied')], max_length=20, verbose_name='result')),
                ('reason', models.TextField(blank=True, max_length=1000, verbose_name='reason')),
                ('rated_at', models.DateTimeField(verbose_name='rated')),
            ],
            options={
                'verbose_name': 'rating',
                'verbose_name_plural': 'ratings',
                'ordering': ['rated_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='RatingEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('attitude', models.CharField(choices=[('SATISFIED', 'Satisfied'), ('BASICALLY_SATISFIED', 'Basically satisfied'), ('DISSATISFIED', 'Dissatisfied')], max_length=20, verbose_name='attitude')),
                ('result', models.CharField(choices=[('SATISFIED', 'Satisfied'), ('BASICALLY_SATISFIED', 'Basically satisfied'), ('DISSATISFIED', 'Dissatisfied')], max_length=20, verbose_name='result')),
                ('reason', models.TextField(blank=True, max_length=1000, verbose_name='reason')),
                ('rated_at', models.DateTimeField(verbose_name='rated')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Reply',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('round', models.PositiveSmallIntegerField(verbose_name='round')),
                ('text', models.TextField(max_length=5000, verbose_name='reply')),
                ('promised_on', models.DateField(null=True, verbose_name='promised by')),
                ('drafted_at', models.DateTimeField(verbose_name='drafted')),
                ('signed_at', models.DateTimeField(null=True, verbose_name='signed')),
                ('returned_at', models.DateTimeField(null=True, verbose_name='returned')),
                ('return_reason', models.TextField(blank=True, max_length=1000, verbose_name='reason for returning')),
                ('kept_at', models.DateTimeField(null=True, verbose_name='promise kept')),
                ('kept_note', models.TextField(blank=True, max_length=1000, verbose_name='what was done')),
            ],
            options={
                'verbose_name': 'reply',
                'verbose_name_plural': 'replies',
                'ordering': ['drafted_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='ReplyClass',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=4, unique=True, verbose_name='code')),
                ('name', models.CharField(max_length=60, verbose_name='class name')),
                ('is_resolved', models.BooleanField(default=False, verbose_name='counts as solved')),
                ('needs_tracking', models.BooleanField(default=False, verbose_name='carries a promise that is tracked')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='position')),
                ('is_active', models.BooleanField(default=True, verbose_name='in use')),
            ],
            options={
                'verbose_name': 'reply class',
                'verbose_name_plural': 'reply classes',
                'ordering': ['position', 'code'],
            },
        ),
        migrations.CreateModel(
            name='ReplyClassEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('code', models.CharField(max_length=4, verbose_name='code')),
                ('name', models.CharField(max_length=60, verbose_name='class name')),
                ('is_resolved', models.BooleanField(default=False, verbose_name='counts as solved')),
                ('needs_tracking', models.BooleanField(default=False, verbose_name='carries a promise that is tracked')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='position')),
                ('is_active', models.BooleanField(default=True, verbose_name='in use')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ReplyEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('round', models.PositiveSmallIntegerField(verbose_name='round')),
                ('text', models.TextField(max_length=5000, verbose_name='reply')),
                ('promised_on', models.DateField(null=True, verbose_name='promised by')),
                ('drafted_at', models.DateTimeField(verbose_name='drafted')),
                ('signed_at', models.DateTimeField(null=True, verbose_name='signed')),
                ('returned_at', models.DateTimeField(null=True, verbose_name='returned')),
                ('return_reason', models.TextField(blank=True, max_length=1000, verbose_name='reason for returning')),
                ('kept_at', models.DateTimeField(null=True, verbose_name='promise kept')),
                ('kept_note', models.TextField(blank=True, max_length=1000, verbose_name='what was done')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Seconding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('ASKED', 'Asked'), ('ACCEPTED', 'Seconded'), ('DECLINED', 'Declined'), ('LAPSED', 'Lapsed')], default='ASKED', max_length=10, verbose_name='answer')),
                ('asked_at', models.DateTimeField(verbose_name='asked')),
                ('answered_at', models.DateTimeField(null=True, verbose_name='answered')),
            ],
            options={
                'verbose_name': 'seconding',
                'verbose_name_plural': 'secondings',
                'ordering': ['asked_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='SecondingEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('state', models.CharField(choices=[('ASKED', 'Asked'), ('ACCEPTED', 'Seconded'), ('DECLINED', 'Declined'), ('LAPSED', 'Lapsed')], default='ASKED', max_length=10, verbose_name='answer')),
                ('asked_at', models.DateTimeField(verbose_name='asked')),
                ('answered_at', models.DateTimeField(null=True, verbose_name='answered')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Assignment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('round', models.PositiveSmallIntegerField(default=1, verbose_name='round')),
                ('assigned_at', models.DateTimeField(verbose_name='assigned')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='note')),
                ('counted_from', models.DateField(verbose_name='counted from')),
                ('working_days', models.PositiveSmallIntegerField(verbose_name='working days')),
                ('due_on', models.DateField(verbose_name='due on')),
                ('accepted_at', models.DateTimeField(null=True, verbose_name='accepted')),
                ('sent_back_at', models.DateTimeField(null=True, verbose_name='sent back')),
                ('send_back_reason', models.TextField(blank=True, max_length=1000, verbose_name='reason for sending back')),
                ('answered_at', models.DateTimeField(null=True, verbose_name='answered')),
                ('assigned_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='assigned by')),
                ('department', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='members.department', verbose_name='lead department')),
                ('handler', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='handler')),
                ('policy', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.policyvalue', verbose_name='rule')),
            ],
            options={
                'verbose_name': 'assignment',
                'verbose_name_plural': 'assignments',
                'ordering': ['assigned_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='AssignmentEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('round', models.PositiveSmallIntegerField(default=1, verbose_name='round')),
                ('assigned_at', models.DateTimeField(verbose_name='assigned')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='note')),
                ('counted_from', models.DateField(verbose_name='counted from')),
                ('working_days', models.PositiveSmallIntegerField(verbose_name='working days')),
                ('due_on', models.DateField(verbose_name='due on')),
                ('accepted_at', models.DateTimeField(null=True, verbose_name='accepted')),
                ('sent_back_at', models.DateTimeField(null=True, verbose_name='sent back')),
                ('send_back_reason', models.TextField(blank=True, max_length=1000, verbose_name='reason for sending back')),
                ('answered_at', models.DateTimeField(null=True, verbose_name='answered')),
                ('assigned_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='assigned by')),
                ('department', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.department', verbose_name='lead department')),
                ('handler', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='handler')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='proposals.assignment')),
                ('policy', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='core.policyvalue', verbose_name='rule')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='category',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_categoryevent" ("code", "id", "is_active", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position") VALUES (NEW."code", NEW."id", NEW."is_active", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position"); RETURN NULL;', hash='0a74a641c56063e41fca2d4e963a3433ec3ca805', operation='INSERT', pgid='pgtrigger_insert_insert_4011c', table='proposals_category', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='category',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "proposals_categoryevent" ("code", "id", "is_active", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position") VALUES (NEW."code", NEW."id", NEW."is_active", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position"); RETURN NULL;', hash='d582deeeeba19248a34cac77c6cead34e32f269c', operation='UPDATE', pgid='pgtrigger_update_update_ed915', table='proposals_category', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='category',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_categoryevent" ("code", "id", "is_active", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position") VALUES (OLD."code", OLD."id", OLD."is_active", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position"); RETURN NULL;', hash='ba7276ce6e9657920b9da8393428baf3cd9a79e4', operation='DELETE', pgid='pgtrigger_delete_delete_44a1d', table='proposals_category', when='AFTER')),
        ),
        migrations.AddField(
            model_name='categoryevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='categoryevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='proposals.category'),
        ),
        migrations.AddField(
            model_name='congresssession',
            name='term',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sessions', to='members.term', verbose_name='term'),
        ),
        migrations.AddField(
            model_name='congresssessionevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='congresssessionevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='proposals.congresssession'),
        ),
        migrations.AddField(
            model_name='congresssessionevent',
            name='term',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.term', verbose_name='term'),
        ),
        migrations.AddField(
            model_name='proposal',
            name='category',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='proposals', to='proposals.category', verbose_name='category'),
        ),
        migrations.AddField(
            model_name='proposal',
            name='decided_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by'),
        ),
        migrations.AddField(
            model_name='proposal',
            name='delegation',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='proposals', to='members.delegation', verbose_name='delegation'),
        ),
        migrations.AddField(
            model_name='proposal',
            name='proposer',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='proposals', to='members.person', verbose_name='proposer'),
        ),
        migrations.AddField(
            model_name='proposal',
            name='session',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='proposals', to='proposals.congresssession', verbose_name='congress session'),
        ),
        migrations.AddField(
            model_name='proposal',
            name='suggested_department',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='members.department', verbose_name='suggested department'),
        ),
        migrations.AddField(
            model_name='proposalcase',
            name='lead_department',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='members.department', verbose_name='lead department'),
        ),
        migrations.AddField(
            model_name='proposalcase',
            name='leader',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='leader in charge'),
        ),
        migrations.AddField(
            model_name='proposalcase',
            name='session',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='cases', to='proposals.congresssession', verbose_name='congress session'),
        ),
        migrations.AddField(
            model_name='proposal',
            name='case',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='submissions', to='proposals.proposalcase', verbose_name='proposal case'),
        ),
        migrations.AddField(
            model_name='assignmentevent',
            name='case',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='proposals.proposalcase'),
        ),
        migrations.AddField(
            model_name='assignment',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assignments', to='proposals.proposalcase'),
        ),
        migrations.AddField(
            model_name='proposalcaseevent',
            name='lead_department',
            field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.department', verbose_name='lead department'),
        ),
        migrations.AddField(
            model_name='proposalcaseevent',
            name='leader',
            field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='leader in charge'),
        ),
        migrations.AddField(
            model_name='proposalcaseevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='proposalcaseevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='proposals.proposalcase'),
        ),
        migrations.AddField(
            model_name='proposalcaseevent',
            name='session',
            field=models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='proposals.congresssession', verbose_name='congress session'),
        ),
        migrations.AddField(
            model_name='proposalevent',
            name='case',
            field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='proposals.proposalcase', verbose_name='proposal case'),
        ),
        migrations.AddField(
            model_name='proposalevent',
            name='category',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='proposals.category', verbose_name='category'),
        ),
        migrations.AddField(
            model_name='proposalevent',
            name='decided_by',
            field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by'),
        ),
        migrations.AddField(
            model_name='proposalevent',
            name='delegation',
            field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.delegation', verbose_name='delegation'),
        ),
        migrations.AddField(
            model_name='proposalevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='proposalevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='proposals.proposal'),
        ),
        migrations.AddField(
            model_name='proposalevent',
            name='proposer',
            field=models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.person', verbose_name='proposer'),
        ),
        migrations.AddField(
            model_name='proposalevent',
            name='session',
            field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='proposals.congresssession', verbose_name='congress session'),
        ),
        migrations.AddField(
            model_name='proposalevent',
            name='suggested_department',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.department', verbose_name='suggested department'),
        ),
        migrations.AddField(
            model_name='rating',
            name='proposal',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ratings', to='proposals.proposal'),
        ),
        migrations.AddField(
            model_name='rating',
            name='rated_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='ratingevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='ratingevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='proposals.rating'),
        ),
        migrations.AddField(
            model_name='ratingevent',
            name='proposal',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='proposals.proposal'),
        ),
        migrations.AddField(
            model_name='ratingevent',
            name='rated_by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='reply',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='replies', to='proposals.proposalcase'),
        ),
        migrations.AddField(
            model_name='reply',
            name='drafted_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='drafted by'),
        ),
        migrations.AddField(
            model_name='reply',
            name='signed_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='signed by'),
        ),
        migrations.AddField(
            model_name='ratingevent',
            name='reply',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='proposals.reply'),
        ),
        migrations.AddField(
            model_name='rating',
            name='reply',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ratings', to='proposals.reply'),
        ),
        migrations.AddConstraint(
            model_name='replyclass',
            constraint=models.CheckConstraint(condition=models.Q(('is_resolved', True), ('needs_tracking', True), _negated=True), name='reply_class_solved_or_tracked', violation_error_message='What is solved needs no tracking.'),
        ),
        migrations.AddField(
            model_name='reply',
            name='reply_class',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='proposals.replyclass', verbose_name='reply class'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='replyclass',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_replyclassevent" ("code", "id", "is_active", "is_resolved", "name", "needs_tracking", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position") VALUES (NEW."code", NEW."id", NEW."is_active", NEW."is_resolved", NEW."name", NEW."needs_tracking", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position"); RETURN NULL;', hash='cbb4870de36e5c2e52fb1490327611d3f753a3a5', operation='INSERT', pgid='pgtrigger_insert_insert_d30de', table='proposals_replyclass', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='replyclass',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "proposals_replyclassevent" ("code", "id", "is_active", "is_resolved", "name", "needs_tracking", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position") VALUES (NEW."code", NEW."id", NEW."is_active", NEW."is_resolved", NEW."name", NEW."needs_tracking", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position"); RETURN NULL;', hash='0a3bd8a573bd02d9fc2f762a6bb52dc603c38bd1', operation='UPDATE', pgid='pgtrigger_update_update_0c074', table='proposals_replyclass', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='replyclass',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_replyclassevent" ("code", "id", "is_active", "is_resolved", "name", "needs_tracking", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position") VALUES (OLD."code", OLD."id", OLD."is_active", OLD."is_resolved", OLD."name", OLD."needs_tracking", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position"); RETURN NULL;', hash='3dc228b2efd21a9c77696b17715636e3d5f52787', operation='DELETE', pgid='pgtrigger_delete_delete_95a9e', table='proposals_replyclass', when='AFTER')),
        ),
        migrations.AddField(
            model_name='replyclassevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='replyclassevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='proposals.replyclass'),
        ),
        migrations.AddField(
            model_name='replyevent',
            name='case',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='proposals.proposalcase'),
        ),
        migrations.AddField(
            model_name='replyevent',
            name='drafted_by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='drafted by'),
        ),
        migrations.AddField(
            model_name='replyevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='replyevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='proposals.reply'),
        ),
        migrations.AddField(
            model_name='replyevent',
            name='reply_class',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='proposals.replyclass', verbose_name='reply class'),
        ),
        migrations.AddField(
            model_name='replyevent',
            name='signed_by',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='signed by'),
        ),
        migrations.AddField(
            model_name='seconding',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='secondings', to='members.person', verbose_name='colleague'),
        ),
        migrations.AddField(
            model_name='seconding',
            name='proposal',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='secondings', to='proposals.proposal'),
        ),
        migrations.AddField(
            model_name='secondingevent',
            name='person',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.person', verbose_name='colleague'),
        ),
        migrations.AddField(
            model_name='secondingevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='secondingevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='proposals.seconding'),
        ),
        migrations.AddField(
            model_name='secondingevent',
            name='proposal',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='proposals.proposal'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='categoryevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='5be289fe86a7526ff34d04dcbac1cb94261971a9', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_14257', table='proposals_categoryevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='congresssession',
            constraint=models.UniqueConstraint(fields=('term', 'session_no'), name='session_number_once_a_term', violation_error_message='This session of the term has been entered already.'),
        ),
        migrations.AddConstraint(
            model_name='congresssession',
            constraint=models.CheckConstraint(condition=models.Q(('closes_on__lte', models.F('held_on')), ('opens_on__lte', models.F('closes_on'))), name='session_window_in_order', violation_error_message='The window opens before it closes, and closes before the congress meets.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='congresssession',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_congresssessionevent" ("closes_on", "held_on", "id", "opens_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "session_no", "term_id") VALUES (NEW."closes_on", NEW."held_on", NEW."id", NEW."opens_on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."session_no", NEW."term_id"); RETURN NULL;', hash='b119af42ee5c47393ff31f805c0e2bb2c91d7a1a', operation='INSERT', pgid='pgtrigger_insert_insert_5ccf1', table='proposals_congresssession', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='congresssession',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "proposals_congresssessionevent" ("closes_on", "held_on", "id", "opens_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "session_no", "term_id") VALUES (NEW."closes_on", NEW."held_on", NEW."id", NEW."opens_on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."session_no", NEW."term_id"); RETURN NULL;', hash='db0001ce2241dfc79292098beb1c6c45d1f09774', operation='UPDATE', pgid='pgtrigger_update_update_a88ac', table='proposals_congresssession', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='congresssession',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_congresssessionevent" ("closes_on", "held_on", "id", "opens_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "session_no", "term_id") VALUES (OLD."closes_on", OLD."held_on", OLD."id", OLD."opens_on", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."session_no", OLD."term_id"); RETURN NULL;', hash='9f4dffc4e446c2515a6eb35523bc2ff9458c9fb3', operation='DELETE', pgid='pgtrigger_delete_delete_0b6ef', table='proposals_congresssession', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='congresssessionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='7c552ffd0e34562d70775a4f54e117776d2a1693', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_10f25', table='proposals_congresssessionevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='proposalcase',
            index=models.Index(fields=['state', 'due_on'], name='case_worklist'),
        ),
        migrations.AddConstraint(
            model_name='proposalcase',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['ASSIGNED', 'IN_PROGRESS', 'LEADER_REVIEW', 'REHANDLING']), _negated=True), models.Q(('due_on__isnull', False), ('lead_department__isnull', False), ('leader__isnull', False)), _connector='OR'), name='case_with_department_has_one', violation_error_message='An assigned case has a lead department, a leader and a deadline.'),
        ),
        migrations.AddConstraint(
            model_name='proposalcase',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('closed_at__isnull', False), ('state', 'CLOSED')), models.Q(models.Q(('state', 'CLOSED'), _negated=True), ('closed_at', None)), _connector='OR'), name='case_closed_has_time'),
        ),
        migrations.AddConstraint(
            model_name='proposalcase',
            constraint=models.CheckConstraint(condition=models.Q(('round__gte', 1)), name='case_rounds_start_at_one'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='proposalcase',
            trigger=pgtrigger.compiler.Trigger(name='state_moves', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{ASSIGNED:IN_PROGRESS,ASSIGNED:RETURNED_BY_DEPT,FILED:ASSIGNED,IN_PROGRESS:LEADER_REVIEW,LEADER_REVIEW:IN_PROGRESS,LEADER_REVIEW:REHANDLING,LEADER_REVIEW:REPLIED,REHANDLING:LEADER_REVIEW,REPLIED:CLOSED,REPLIED:REHANDLING,REPLIED:TRACKING,RETURNED_BY_DEPT:ASSIGNED,TRACKING:CLOSED}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='5259c3148a7865a338e2cbdb26b045dc5cedb4f1', operation='UPDATE', pgid='pgtrigger_state_moves_b3adc', table='proposals_proposalcase', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='proposalcase',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_proposalcaseevent" ("closed_at", "due_on", "filed_at", "id", "kind", "lead_department_id", "leader_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "replied_at", "round", "session_id", "state", "title") VALUES (NEW."closed_at", NEW."due_on", NEW."filed_at", NEW."id", NEW."kind", NEW."lead_department_id", NEW."leader_id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."replied_at", NEW."round", NEW."session_id", NEW."state", NEW."title"); RETURN NULL;', hash='7efe0471123c1197a095b19af2899d5e7e95f370', operation='INSERT', pgid='pgtrigger_insert_insert_74714', table='proposals_proposalcase', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='proposalcase',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "proposals_proposalcaseevent" ("closed_at", "due_on", "filed_at", "id", "kind", "lead_department_id", "leader_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "replied_at", "round", "session_id", "state", "title") VALUES (NEW."closed_at", NEW."due_on", NEW."filed_at", NEW."id", NEW."kind", NEW."lead_department_id", NEW."leader_id", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."replied_at", NEW."round", NEW."session_id", NEW."state", NEW."title"); RETURN NULL;', hash='581a3fd81902796935568771d6c7322fb59d2738', operation='UPDATE', pgid='pgtrigger_update_update_ee976', table='proposals_proposalcase', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='proposalcase',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_proposalcaseevent" ("closed_at", "due_on", "filed_at", "id", "kind", "lead_department_id", "leader_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "replied_at", "round", "session_id", "state", "title") VALUES (OLD."closed_at", OLD."due_on", OLD."filed_at", OLD."id", OLD."kind", OLD."lead_department_id", OLD."leader_id", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."replied_at", OLD."round", OLD."session_id", OLD."state", OLD."title"); RETURN NULL;', hash='d590a21d299363244c38c59143bec1b86cda9fc1', operation='DELETE', pgid='pgtrigger_delete_delete_64242', table='proposals_proposalcase', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='proposal',
            index=django.contrib.postgres.indexes.GinIndex(fields=['grams'], name='proposal_grams'),
        ),
        migrations.AddIndex(
            model_name='proposal',
            index=models.Index(fields=['proposer', '-changed_at'], name='proposal_of_person'),
        ),
        migrations.AddIndex(
            model_name='proposal',
            index=models.Index(fields=['state', '-decided_at'], name='proposal_ledger'),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['DRAFT', 'RETURNED']), models.Q(models.Q(('title', ''), _negated=True), models.Q(('grounds', ''), _negated=True), models.Q(('measures', ''), _negated=True), ('category__isnull', False)), _connector='OR'), name='proposal_submitted_is_whole', violation_error_message='A proposal needs a subject, grounds, measures and a category.'),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['FILED', 'SUGGESTION']), _negated=True), models.Q(models.Q(('number', ''), _negated=True), ('case__isnull', False), ('decided_at__isnull', False), ('session__isnull', False)), _connector='OR'), name='proposal_taken_in_has_number_and_case', violation_error_message='What is taken in has a number and belongs to a case.'),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['RETURNED', 'NOT_FILED']), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='proposal_refusal_has_reason', violation_error_message='The proposer is owed a reason.'),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.UniqueConstraint(condition=models.Q(('number', ''), _negated=True), fields=('number',), name='proposal_number_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='proposal',
            trigger=pgtrigger.compiler.Trigger(name='state_moves', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{DRAFT:SECONDING,DRAFT:SUBMITTED,RETURNED:SECONDING,RETURNED:SUBMITTED,RETURNED:WITHDRAWN,SECONDING:DRAFT,SECONDING:SUBMITTED,SECONDING:WITHDRAWN,SUBMITTED:SECONDING,SUBMITTED:UNDER_REVIEW,SUBMITTED:WITHDRAWN,UNDER_REVIEW:FILED,UNDER_REVIEW:NOT_FILED,UNDER_REVIEW:RETURNED,UNDER_REVIEW:SUGGESTION,UNDER_REVIEW:WITHDRAWN}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='85dc777231a408fc265133a686fce872974f3415', operation='UPDATE', pgid='pgtrigger_state_moves_01a73', table='proposals_proposal', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='proposal',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_proposalevent" ("case_id", "category_id", "changed_at", "confidential", "decided_at", "decided_by_id", "delegation_id", "grounds", "id", "kind", "measures", "name_withheld", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposer_id", "public_id", "reason", "session_id", "started_at", "state", "submitted_at", "suggested_department_id", "title") VALUES (NEW."case_id", NEW."category_id", NEW."changed_at", NEW."confidential", NEW."decided_at", NEW."decided_by_id", NEW."delegation_id", NEW."grounds", NEW."id", NEW."kind", NEW."measures", NEW."name_withheld", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."proposer_id", NEW."public_id", NEW."reason", NEW."session_id", NEW."started_at", NEW."state", NEW."submitted_at", NEW."suggested_department_id", NEW."title"); RETURN NULL;', hash='8a2b4abea7c4578de4082c68f8fd3ce3f5f8b894', operation='INSERT', pgid='pgtrigger_insert_insert_25461', table='proposals_proposal', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='proposal',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."case_id" IS DISTINCT FROM (NEW."case_id") OR OLD."category_id" IS DISTINCT FROM (NEW."category_id") OR OLD."changed_at" IS DISTINCT FROM (NEW."changed_at") OR OLD."confidential" IS DISTINCT FROM (NEW."confidential") OR OLD."decided_at" IS DISTINCT FROM (NEW."decided_at") OR OLD."decided_by_id" IS DISTINCT FROM (NEW."decided_by_id") OR OLD."delegation_id" IS DISTINCT FROM (NEW."delegation_id") OR OLD."grounds" IS DISTINCT FROM (NEW."grounds") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."measures" IS DISTINCT FROM (NEW."measures") OR OLD."name_withheld" IS DISTINCT FROM (NEW."name_withheld") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."proposer_id" IS DISTINCT FROM (NEW."proposer_id") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."session_id" IS DISTINCT FROM (NEW."session_id") OR OLD."started_at" IS DISTINCT FROM (NEW."started_at") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."submitted_at" IS DISTINCT FROM (NEW."submitted_at") OR OLD."suggested_department_id" IS DISTINCT FROM (NEW."suggested_department_id") OR OLD."title" IS DISTINCT FROM (NEW."title"))', func='INSERT INTO "proposals_proposalevent" ("case_id", "category_id", "changed_at", "confidential", "decided_at", "decided_by_id", "delegation_id", "grounds", "id", "kind", "measures", "name_withheld", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposer_id", "public_id", "reason", "session_id", "started_at", "state", "submitted_at", "suggested_department_id", "title") VALUES (NEW."case_id", NEW."category_id", NEW."changed_at", NEW."confidential", NEW."decided_at", NEW."decided_by_id", NEW."delegation_id", NEW."grounds", NEW."id", NEW."kind", NEW."measures", NEW."name_withheld", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."proposer_id", NEW."public_id", NEW."reason", NEW."session_id", NEW."started_at", NEW."state", NEW."submitted_at", NEW."suggested_department_id", NEW."title"); RETURN NULL;', hash='9d50bc327339370a74638066399dc589ce65afac', operation='UPDATE', pgid='pgtrigger_update_update_e91a6', table='proposals_proposal', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='proposal',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_proposalevent" ("case_id", "category_id", "changed_at", "confidential", "decided_at", "decided_by_id", "delegation_id", "grounds", "id", "kind", "measures", "name_withheld", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposer_id", "public_id", "reason", "session_id", "started_at", "state", "submitted_at", "suggested_department_id", "title") VALUES (OLD."case_id", OLD."category_id", OLD."changed_at", OLD."confidential", OLD."decided_at", OLD."decided_by_id", OLD."delegation_id", OLD."grounds", OLD."id", OLD."kind", OLD."measures", OLD."name_withheld", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."proposer_id", OLD."public_id", OLD."reason", OLD."session_id", OLD."started_at", OLD."state", OLD."submitted_at", OLD."suggested_department_id", OLD."title"); RETURN NULL;', hash='62bfafc008654f19603caebc38efe16e01e2ca58', operation='DELETE', pgid='pgtrigger_delete_delete_2716c', table='proposals_proposal', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assignmentevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='fac5e6f55a3d048f01e086ce36aa598842528521', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_07134', table='proposals_assignmentevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='assignment',
            constraint=models.UniqueConstraint(condition=models.Q(('answered_at', None), ('sent_back_at', None)), fields=('case',), name='assignment_one_open_a_case'),
        ),
        migrations.AddConstraint(
            model_name='assignment',
            constraint=models.CheckConstraint(condition=models.Q(('sent_back_at', None), models.Q(('send_back_reason', ''), _negated=True), _connector='OR'), name='assignment_sent_back_with_reason'),
        ),
        migrations.AddConstraint(
            model_name='assignment',
            constraint=models.CheckConstraint(condition=models.Q(('due_on__gte', models.F('counted_from'))), name='assignment_due_after_start'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assignment',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_assignmentevent" ("accepted_at", "answered_at", "assigned_at", "assigned_by_id", "case_id", "counted_from", "department_id", "due_on", "handler_id", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policy_id", "round", "send_back_reason", "sent_back_at", "working_days") VALUES (NEW."accepted_at", NEW."answered_at", NEW."assigned_at", NEW."assigned_by_id", NEW."case_id", NEW."counted_from", NEW."department_id", NEW."due_on", NEW."handler_id", NEW."id", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."policy_id", NEW."round", NEW."send_back_reason", NEW."sent_back_at", NEW."working_days"); RETURN NULL;', hash='8569f329607d27678ee44b48253836f1079a1691', operation='INSERT', pgid='pgtrigger_insert_insert_16ed7', table='proposals_assignment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assignment',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "proposals_assignmentevent" ("accepted_at", "answered_at", "assigned_at", "assigned_by_id", "case_id", "counted_from", "department_id", "due_on", "handler_id", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policy_id", "round", "send_back_reason", "sent_back_at", "working_days") VALUES (NEW."accepted_at", NEW."answered_at", NEW."assigned_at", NEW."assigned_by_id", NEW."case_id", NEW."counted_from", NEW."department_id", NEW."due_on", NEW."handler_id", NEW."id", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."policy_id", NEW."round", NEW."send_back_reason", NEW."sent_back_at", NEW."working_days"); RETURN NULL;', hash='ef9a2e224bd22b7dba15289461874e277c29c403', operation='UPDATE', pgid='pgtrigger_update_update_cf8fc', table='proposals_assignment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assignment',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_assignmentevent" ("accepted_at", "answered_at", "assigned_at", "assigned_by_id", "case_id", "counted_from", "department_id", "due_on", "handler_id", "id", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policy_id", "round", "send_back_reason", "sent_back_at", "working_days") VALUES (OLD."accepted_at", OLD."answered_at", OLD."assigned_at", OLD."assigned_by_id", OLD."case_id", OLD."counted_from", OLD."department_id", OLD."due_on", OLD."handler_id", OLD."id", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."policy_id", OLD."round", OLD."send_back_reason", OLD."sent_back_at", OLD."working_days"); RETURN NULL;', hash='dce5ba56183a030942036ff1aa692c3a49532e07', operation='DELETE', pgid='pgtrigger_delete_delete_21552', table='proposals_assignment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='proposalcaseevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='59845385d6cf8f64c8c1aa7d8706f89a786cab76', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_66330', table='proposals_proposalcaseevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='proposalevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='e7c562075db5579e33a7ce747a41ab7a3fedb757', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_03e70', table='proposals_proposalevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='ratingevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='aefd6734734cc293b8f3976d5518bc8e4c187c40', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_7490d', table='proposals_ratingevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='rating',
            constraint=models.UniqueConstraint(fields=('reply', 'proposal'), name='rating_once_a_reply'),
        ),
        migrations.AddConstraint(
            model_name='rating',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('attitude', 'DISSATISFIED'), ('result', 'DISSATISFIED'), _connector='OR', _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='rating_dissatisfied_says_why', violation_error_message='Please say what you are dissatisfied with, so that it can be put right.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='rating',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_ratingevent" ("attitude", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal_id", "rated_at", "rated_by_id", "reason", "reply_id", "result") VALUES (NEW."attitude", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."proposal_id", NEW."rated_at", NEW."rated_by_id", NEW."reason", NEW."reply_id", NEW."result"); RETURN NULL;', hash='1c157fe026182a85d02ced0dcd008a7c0e70eec5', operation='INSERT', pgid='pgtrigger_insert_insert_e2ea8', table='proposals_rating', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='rating',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "proposals_ratingevent" ("attitude", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal_id", "rated_at", "rated_by_id", "reason", "reply_id", "result") VALUES (NEW."attitude", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."proposal_id", NEW."rated_at", NEW."rated_by_id", NEW."reason", NEW."reply_id", NEW."result"); RETURN NULL;', hash='cf8b49ae5031ce4a429e353a9f045820c454d7ab', operation='UPDATE', pgid='pgtrigger_update_update_6198c', table='proposals_rating', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='rating',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_ratingevent" ("attitude", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal_id", "rated_at", "rated_by_id", "reason", "reply_id", "result") VALUES (OLD."attitude", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."proposal_id", OLD."rated_at", OLD."rated_by_id", OLD."reason", OLD."reply_id", OLD."result"); RETURN NULL;', hash='f64f5da5c966abc88151395bb2b7454a7acf467e', operation='DELETE', pgid='pgtrigger_delete_delete_fc722', table='proposals_rating', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='reply',
            constraint=models.UniqueConstraint(condition=models.Q(('returned_at', None), ('signed_at', None)), fields=('case',), name='reply_one_open_a_case'),
        ),
        migrations.AddConstraint(
            model_name='reply',
            constraint=models.UniqueConstraint(condition=models.Q(('signed_at__isnull', False)), fields=('case', 'round'), name='reply_one_signed_a_round'),
        ),
        migrations.AddConstraint(
            model_name='reply',
            constraint=models.CheckConstraint(condition=models.Q(('signed_by', None), models.Q(('signed_by', models.F('drafted_by')), _negated=True), _connector='OR'), name='reply_signed_by_another', violation_error_message="Who drafted a reply doesn't sign it."),
        ),
        migrations.AddConstraint(
            model_name='reply',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('signed_at', None), ('signed_by', None)), models.Q(('returned_at', None), ('signed_at__isnull', False), ('signed_by__isnull', False)), _connector='OR'), name='reply_signed_or_returned'),
        ),
        migrations.AddConstraint(
            model_name='reply',
            constraint=models.CheckConstraint(condition=models.Q(('returned_at', None), models.Q(('return_reason', ''), _negated=True), _connector='OR'), name='reply_returned_with_reason'),
        ),
        migrations.AddConstraint(
            model_name='reply',
            constraint=models.CheckConstraint(condition=models.Q(('kept_at', None), ('promised_on__isnull', False), _connector='OR'), name='reply_kept_was_promised'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reply',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_replyevent" ("case_id", "drafted_at", "drafted_by_id", "id", "kept_at", "kept_note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "promised_on", "reply_class_id", "return_reason", "returned_at", "round", "signed_at", "signed_by_id", "text") VALUES (NEW."case_id", NEW."drafted_at", NEW."drafted_by_id", NEW."id", NEW."kept_at", NEW."kept_note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."promised_on", NEW."reply_class_id", NEW."return_reason", NEW."returned_at", NEW."round", NEW."signed_at", NEW."signed_by_id", NEW."text"); RETURN NULL;', hash='3d393ff4dd04d0ec55dfcca1bcd140fd4402813c', operation='INSERT', pgid='pgtrigger_insert_insert_04100', table='proposals_reply', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reply',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "proposals_replyevent" ("case_id", "drafted_at", "drafted_by_id", "id", "kept_at", "kept_note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "promised_on", "reply_class_id", "return_reason", "returned_at", "round", "signed_at", "signed_by_id", "text") VALUES (NEW."case_id", NEW."drafted_at", NEW."drafted_by_id", NEW."id", NEW."kept_at", NEW."kept_note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."promised_on", NEW."reply_class_id", NEW."return_reason", NEW."returned_at", NEW."round", NEW."signed_at", NEW."signed_by_id", NEW."text"); RETURN NULL;', hash='abd8cbc1158b886ef0479fe03946c7077cef41ff', operation='UPDATE', pgid='pgtrigger_update_update_82b91', table='proposals_reply', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reply',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_replyevent" ("case_id", "drafted_at", "drafted_by_id", "id", "kept_at", "kept_note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "promised_on", "reply_class_id", "return_reason", "returned_at", "round", "signed_at", "signed_by_id", "text") VALUES (OLD."case_id", OLD."drafted_at", OLD."drafted_by_id", OLD."id", OLD."kept_at", OLD."kept_note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."promised_on", OLD."reply_class_id", OLD."return_reason", OLD."returned_at", OLD."round", OLD."signed_at", OLD."signed_by_id", OLD."text"); RETURN NULL;', hash='fe43e4d1e417e45929beb4ca09bbb2a23fe4e247', operation='DELETE', pgid='pgtrigger_delete_delete_55018', table='proposals_reply', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='replyclassevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='85fb740b1f2612f6786ab156e727b8b2f0b8867f', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_f212b', table='proposals_replyclassevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='replyevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='d00e5decded51590c516e1268bb0b13f04b75d62', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_55f9c', table='proposals_replyevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='seconding',
            constraint=models.UniqueConstraint(fields=('proposal', 'person'), name='seconding_once_a_person'),
        ),
        migrations.AddConstraint(
            model_name='seconding',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answered_at__isnull', False), ('state__in', ['ACCEPTED', 'DECLINED'])), models.Q(('answered_at__isnull', True), ('state__in', ['ASKED', 'LAPSED'])), _connector='OR'), name='seconding_answer_has_time'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='seconding',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_secondingevent" ("answered_at", "asked_at", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal_id", "state") VALUES (NEW."answered_at", NEW."asked_at", NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."proposal_id", NEW."state"); RETURN NULL;', hash='9da38deaff6ef70adb4a98af750c929bd5c7d5ff', operation='INSERT', pgid='pgtrigger_insert_insert_d23cc', table='proposals_seconding', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='seconding',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "proposals_secondingevent" ("answered_at", "asked_at", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal_id", "state") VALUES (NEW."answered_at", NEW."asked_at", NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."proposal_id", NEW."state"); RETURN NULL;', hash='d7f542186f9b95368bdc6ad348d36fc477f2d3d6', operation='UPDATE', pgid='pgtrigger_update_update_06344', table='proposals_seconding', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='seconding',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_secondingevent" ("answered_at", "asked_at", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal_id", "state") VALUES (OLD."answered_at", OLD."asked_at", OLD."id", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."proposal_id", OLD."state"); RETURN NULL;', hash='59cb6d9c164033cf9f52d7a77843d6138d3a9c8f', operation='DELETE', pgid='pgtrigger_delete_delete_8ffdd', table='proposals_seconding', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='secondingevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='a208545a001f242b554ff2a198e8605da4da45a5', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_9277b', table='proposals_secondingevent', when='BEFORE')),
        ),
    ]
