import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('finance', '0002_initial'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='account',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='account',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='account',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='account',
            name='chart',
            field=models.CharField(default='2021', editable=False, max_length=10, verbose_name='chart of'),
        ),
        migrations.AddField(
            model_name='account',
            name='is_own',
            field=models.BooleanField(default=False, editable=False, verbose_name='added by the union'),
        ),
        migrations.AddField(
            model_name='accountevent',
            name='chart',
            field=models.CharField(default='2021', editable=False, max_length=10, verbose_name='chart of'),
        ),
        migrations.AddField(
            model_name='accountevent',
            name='is_own',
            field=models.BooleanField(default=False, editable=False, verbose_name='added by the union'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='account',
            trigger=pgtrigger.compiler.Trigger(name='prescribed_keeps_its_name', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NOT OLD."is_own" AND (OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."name" IS DISTINCT FROM (NEW."name")))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='074435ed1f980bd305110283e137060f9b664015', operation='UPDATE', pgid='pgtrigger_prescribed_keeps_its_name_bfdf4', table='finance_account', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='account',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_accountevent" ("chart", "code", "element", "full_name", "id", "initials", "is_basic", "is_closed", "is_leaf", "is_own", "name", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."chart", NEW."code", NEW."element", NEW."full_name", NEW."id", NEW."initials", NEW."is_basic", NEW."is_closed", NEW."is_leaf", NEW."is_own", NEW."name", NEW."parent_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;', hash='ec1252e5c3cfdbf503fae2d8b45dbddf973e6ce1', operation='INSERT', pgid='pgtrigger_insert_insert_f26c4', table='finance_account', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='account',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "finance_accountevent" ("chart", "code", "element", "full_name", "id", "initials", "is_basic", "is_closed", "is_leaf", "is_own", "name", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."chart", NEW."code", NEW."element", NEW."full_name", NEW."id", NEW."initials", NEW."is_basic", NEW."is_closed", NEW."is_leaf", NEW."is_own", NEW."name", NEW."parent_id", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;', hash='09f0eaee116b5cf09e7e8857634947e7f22cc42d', operation='UPDATE', pgid='pgtrigger_update_update_3bee8', table='finance_account', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='account',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_accountevent" ("chart", "code", "element", "full_name", "id", "initials", "is_basic", "is_closed", "is_leaf", "is_own", "name", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."chart", OLD."code", OLD."element", OLD."full_name", OLD."id", OLD."initials", OLD."is_basic", OLD."is_closed", OLD."is_leaf", OLD."is_own", OLD."name", OLD."parent_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;', hash='2f05b22a68c8581f60af685c8bb6c14e70956ebd', operation='DELETE', pgid='pgtrigger_delete_delete_12d6c', table='finance_account', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='account',
            constraint=models.CheckConstraint(condition=models.Q(('is_own', False), ('parent__isnull', False), _connector='OR'), name='account_own_is_a_sub_account', violation_error_message='Accounts of the first level come from the ministry; none is added.'),
        ),
    ]
