import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('members', '0001_initial'),
        ('pghistory', '0007_auto_20250421_0444'),
        ('proposals', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Inclusion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('included_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='included')),
            ],
            options={
                'verbose_name': 'submission in a case',
                'verbose_name_plural': 'submissions in cases',
                'ordering': ['included_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='InclusionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('included_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='included')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='proposal',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='proposal',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='proposal',
            name='delete_delete',
        ),
        migrations.RemoveConstraint(
            model_name='proposal',
            name='proposal_taken_in_has_number_and_case',
        ),
        migrations.RemoveField(
            model_name='proposal',
            name='case',
        ),
        migrations.RemoveField(
            model_name='proposalevent',
            name='case',
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='proposal',
            trigger=pgtrigger.compiler.Trigger(name='taken_in_has_case', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NEW."state" IN (\'FILED\', \'SUGGESTION\'))', constraint='CONSTRAINT', func="\n                    IF NOT EXISTS (SELECT FROM proposals_inclusion WHERE proposal_id = NEW.id) THEN\n                        RAISE EXCEPTION 'proposal % is taken in, but in no case', NEW.id USING ERRCODE = 'check_violation';\n                    END IF;\n                    RETURN NULL;\n                ", hash='919c3090a147d0d928ccece288b54939775f821e', operation='INSERT OR UPDATE', pgid='pgtrigger_taken_in_has_case_f8732', table='proposals_proposal', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='proposal',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_proposalevent" ("category_id", "changed_at", "confidential", "decided_at", "decided_by_id", "delegation_id", "grounds", "id", "kind", "measures", "name_withheld", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposer_id", "public_id", "reason", "session_id", "started_at", "state", "submitted_at", "suggested_department_id", "title") VALUES (NEW."category_id", NEW."changed_at", NEW."confidential", NEW."decided_at", NEW."decided_by_id", NEW."delegation_id", NEW."grounds", NEW."id", NEW."kind", NEW."measures", NEW."name_withheld", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."proposer_id", NEW."public_id", NEW."reason", NEW."session_id", NEW."started_at", NEW."state", NEW."submitted_at", NEW."suggested_department_id", NEW."title"); RETURN NULL;', hash='3bbbe8b520099eb9d392a6227f205077182248cd', operation='INSERT', pgid='pgtrigger_insert_insert_25461', table='proposals_proposal', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='proposal',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."category_id" IS DISTINCT FROM (NEW."category_id") OR OLD."changed_at" IS DISTINCT FROM (NEW."changed_at") OR OLD."confidential" IS DISTINCT FROM (NEW."confidential") OR OLD."decided_at" IS DISTINCT FROM (NEW."decided_at") OR OLD."decided_by_id" IS DISTINCT FROM (NEW."decided_by_id") OR OLD."delegation_id" IS DISTINCT FROM (NEW."delegation_id") OR OLD."grounds" IS DISTINCT FROM (NEW."grounds") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."measures" IS DISTINCT FROM (NEW."measures") OR OLD."name_withheld" IS DISTINCT FROM (NEW."name_withheld") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."proposer_id" IS DISTINCT FROM (NEW."proposer_id") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."session_id" IS DISTINCT FROM (NEW."session_id") OR OLD."started_at" IS DISTINCT FROM (NEW."started_at") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."submitted_at" IS DISTINCT FROM (NEW."submitted_at") OR OLD."suggested_department_id" IS DISTINCT FROM (NEW."suggested_department_id") OR OLD."title" IS DISTINCT FROM (NEW."title"))', func='INSERT INTO "proposals_proposalevent" ("category_id", "changed_at", "confidential", "decided_at", "decided_by_id", "delegation_id", "grounds", "id", "kind", "measures", "name_withheld", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposer_id", "public_id", "reason", "session_id", "started_at", "state", "submitted_at", "suggested_department_id", "title") VALUES (NEW."category_id", NEW."changed_at", NEW."confidential", NEW."decided_at", NEW."decided_by_id", NEW."delegation_id", NEW."grounds", NEW."id", NEW."kind", NEW."measures", NEW."name_withheld", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."proposer_id", NEW."public_id", NEW."reason", NEW."session_id", NEW."started_at", NEW."state", NEW."submitted_at", NEW."suggested_department_id", NEW."title"); RETURN NULL;', hash='8a94ae0d4870b0970db46d1bac34e5b95266fc33', operation='UPDATE', pgid='pgtrigger_update_update_e91a6', table='proposals_proposal', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='proposal',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_proposalevent" ("category_id", "changed_at", "confidential", "decided_at", "decided_by_id", "delegation_id", "grounds", "id", "kind", "measures", "name_withheld", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposer_id", "public_id", "reason", "session_id", "started_at", "state", "submitted_at", "suggested_department_id", "title") VALUES (OLD."category_id", OLD."changed_at", OLD."confidential", OLD."decided_at", OLD."decided_by_id", OLD."delegation_id", OLD."grounds", OLD."id", OLD."kind", OLD."measures", OLD."name_withheld", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."proposer_id", OLD."public_id", OLD."reason", OLD."session_id", OLD."started_at", OLD."state", OLD."submitted_at", OLD."suggested_department_id", OLD."title"); RETURN NULL;', hash='1252ee12a39db7799b00f6dc5bd040f2fd54dfe0', operation='DELETE', pgid='pgtrigger_delete_delete_2716c', table='proposals_proposal', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['FILED', 'SUGGESTION']), _negated=True), models.Q(models.Q(('number', ''), _negated=True), ('decided_at__isnull', False), ('session__isnull', False)), _connector='OR'), name='proposal_taken_in_has_number', violation_error_message='What is taken in has a number and belongs to a session.'),
        ),
        migrations.AddField(
            model_name='inclusion',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='inclusions', to='proposals.proposalcase'),
        ),
        migrations.AddField(
            model_name='inclusion',
            name='proposal',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='inclusions', to='proposals.proposal'),
        ),
        migrations.AddField(
            model_name='proposalcase',
            name='submissions',
            field=models.ManyToManyField(related_name='cases', through='proposals.Inclusion', to='proposals.proposal'),
        ),
        migrations.AddField(
            model_name='inclusionevent',
            name='case',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='proposals.proposalcase'),
        ),
        migrations.AddField(
            model_name='inclusionevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='inclusionevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='proposals.inclusion'),
        ),
        migrations.AddField(
            model_name='inclusionevent',
            name='proposal',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='proposals.proposal'),
        ),
        migrations.AddConstraint(
            model_name='inclusion',
            constraint=models.UniqueConstraint(fields=('case', 'proposal'), name='inclusion_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='inclusion',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_inclusionevent" ("case_id", "id", "included_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal_id") VALUES (NEW."case_id", NEW."id", NEW."included_at", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."proposal_id"); RETURN NULL;', hash='2c7eeb66cc439c55f7ce763b92009e66b5c768de', operation='INSERT', pgid='pgtrigger_insert_insert_cbe30', table='proposals_inclusion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='inclusion',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "proposals_inclusionevent" ("case_id", "id", "included_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal_id") VALUES (NEW."case_id", NEW."id", NEW."included_at", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."proposal_id"); RETURN NULL;', hash='12ec99aeaba61708ae55a65700169ec07460f2bc', operation='UPDATE', pgid='pgtrigger_update_update_7624f', table='proposals_inclusion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='inclusion',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_inclusionevent" ("case_id", "id", "included_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal_id") VALUES (OLD."case_id", OLD."id", OLD."included_at", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."proposal_id"); RETURN NULL;', hash='191ff68e61229136c318703eacdd20d91b5f4f1d', operation='DELETE', pgid='pgtrigger_delete_delete_1ecab', table='proposals_inclusion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='inclusionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='ef6b3654b1da5be07739fda3a53176f603048d80', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_11caa', table='proposals_inclusionevent', when='BEFORE')),
        ),
    ]
