import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('finance', '0002_initial'),
        ('pghistory', '0007_auto_20250421_0444'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Reopening',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('closed_at', models.DateTimeField(verbose_name='had been closed at')),
                ('reopened_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='reopened at')),
                ('reason', models.CharField(max_length=300, verbose_name='reason')),
            ],
            options={
                'verbose_name': 'reopened month',
                'verbose_name_plural': 'reopened months',
                'ordering': ['-reopened_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='YearEnd',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(unique=True, verbose_name='year')),
                ('begun_at', models.DateTimeField(auto_now_add=True, verbose_name='begun')),
            ],
            options={
                'verbose_name': 'year-end',
                'verbose_name_plural': 'year-ends',
                'ordering': ['-year'],
            },
        ),
        migrations.CreateModel(
            name='YearEndEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('year', models.PositiveSmallIntegerField(verbose_name='year')),
                ('begun_at', models.DateTimeField(auto_now_add=True, verbose_name='begun')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='period',
            trigger=pgtrigger.compiler.Trigger(name='closed_stays_closed', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."closed_at" IS NOT NULL)', func="\n                    IF TG_OP = 'DELETE' OR (NEW.year, NEW.month) IS DISTINCT FROM (OLD.year, OLD.month)\n                        OR (NEW.closed_at, NEW.closed_by_id) IS DISTINCT FROM (OLD.closed_at, OLD.closed_by_id)\n                            AND (NEW.closed_at IS NOT NULL OR NOT EXISTS (\n                                SELECT FROM finance_reopening WHERE period_id = OLD.id AND closed_at = OLD.closed_at\n                                    AND closed_by_id = OLD.closed_by_id)) THEN\n                        RAISE EXCEPTION 'month %-% is closed; it is only reopened with a reason', OLD.year, OLD.month\n                            USING ERRCODE = 'check_violation';\n                    END IF;\n                    RETURN NEW;\n                ", hash='6bc0fbbcf45f382baaf06126eecc7617af098dca', operation='UPDATE OR DELETE', pgid='pgtrigger_closed_stays_closed_f5d2c', table='finance_period', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='period',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('closed_at', None), ('closed_by', None)), models.Q(('closed_at__isnull', False), ('closed_by__isnull', False)), _connector='OR'), name='period_closed_by_somebody'),
        ),
        migrations.AddField(
            model_name='reopening',
            name='closed_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='had been closed by'),
        ),
        migrations.AddField(
            model_name='reopening',
            name='period',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reopenings', to='finance.period', verbose_name='month'),
        ),
        migrations.AddField(
            model_name='reopening',
            name='reopened_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='reopened by'),
        ),
        migrations.AddField(
            model_name='yearend',
            name='begun_by',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='begun by'),
        ),
        migrations.AddField(
            model_name='yearendevent',
            name='begun_by',
            field=models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='begun by'),
        ),
        migrations.AddField(
            model_name='yearendevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='yearendevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='finance.yearend'),
        ),
        migrations.AddConstraint(
            model_name='reopening',
            constraint=models.UniqueConstraint(fields=('period', 'closed_at'), name='reopening_once_a_closing'),
        ),
        migrations.AddConstraint(
            model_name='reopening',
            constraint=models.CheckConstraint(condition=models.Q(('reopened_by', models.F('closed_by')), _negated=True), name='reopening_by_another_person', violation_error_message='Somebody else than who closed the month has to reopen it.'),
        ),
        migrations.AddConstraint(
            model_name='reopening',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='reopening_says_why'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reopening',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='87d4f7410ad81a42d44e5b37567aef4b90181c2f', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_6ef58', table='finance_reopening', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reopening',
            trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'append-only: % cannot be truncated', TG_TABLE_NAME;", hash='ae43121828d676252d7c43f25cfc563e20f1a1ed', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_ce79d', table='finance_reopening', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='yearend',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_yearendevent" ("begun_at", "begun_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "year") VALUES (NEW."begun_at", NEW."begun_by_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."year"); RETURN NULL;', hash='9271df300af206197035b0905467fa6eec3630c5', operation='INSERT', pgid='pgtrigger_insert_insert_da31e', table='finance_yearend', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='yearend',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "finance_yearendevent" ("begun_at", "begun_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "year") VALUES (NEW."begun_at", NEW."begun_by_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."year"); RETURN NULL;', hash='09148671f6b4aa3184a7a4890920133ee7c90b8b', operation='UPDATE', pgid='pgtrigger_update_update_4edc9', table='finance_yearend', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='yearend',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_yearendevent" ("begun_at", "begun_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "year") VALUES (OLD."begun_at", OLD."begun_by_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."year"); RETURN NULL;', hash='86c5bbbb8153059a09975f942077e7df360a5469', operation='DELETE', pgid='pgtrigger_delete_delete_79137', table='finance_yearend', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='yearendevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='541bf9acbef8b4b9279d4d2d7fd3f7f8f95133ce', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_3e230', table='finance_yearendevent', when='BEFORE')),
        ),
    ]
