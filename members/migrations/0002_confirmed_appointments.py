import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('members', '0001_initial'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='post',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='post',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='post',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='post',
            name='confirmed_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='confirmed by'),
        ),
        migrations.AddField(
            model_name='post',
            name='proposed_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='proposed by'),
        ),
        migrations.AddField(
            model_name='postevent',
            name='confirmed_by',
            field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='confirmed by'),
        ),
        migrations.AddField(
            model_name='postevent',
            name='proposed_by',
            field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='proposed by'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='post',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "members_postevent" ("branch_id", "committee_id", "confirmed_by_id", "department_id", "group_id", "id", "kind", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_by_id", "since", "until") VALUES (NEW."branch_id", NEW."committee_id", NEW."confirmed_by_id", NEW."department_id", NEW."group_id", NEW."id", NEW."kind", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."proposed_by_id", NEW."since", NEW."until"); RETURN NULL;', hash='50d31610fc756d05fbf401fc1e761fe2e9dc6784', operation='INSERT', pgid='pgtrigger_insert_insert_ad967', table='members_post', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='post',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "members_postevent" ("branch_id", "committee_id", "confirmed_by_id", "department_id", "group_id", "id", "kind", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_by_id", "since", "until") VALUES (NEW."branch_id", NEW."committee_id", NEW."confirmed_by_id", NEW."department_id", NEW."group_id", NEW."id", NEW."kind", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."proposed_by_id", NEW."since", NEW."until"); RETURN NULL;', hash='743920189e110147caab3d563adb1f41362e86e6', operation='UPDATE', pgid='pgtrigger_update_update_ee5d0', table='members_post', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='post',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "members_postevent" ("branch_id", "committee_id", "confirmed_by_id", "department_id", "group_id", "id", "kind", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_by_id", "since", "until") VALUES (OLD."branch_id", OLD."committee_id", OLD."confirmed_by_id", OLD."department_id", OLD."group_id", OLD."id", OLD."kind", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."proposed_by_id", OLD."since", OLD."until"); RETURN NULL;', hash='0c34617b8e68a60cf5a189c402e0696313df8372', operation='DELETE', pgid='pgtrigger_delete_delete_ccde5', table='members_post', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='post',
            constraint=models.CheckConstraint(condition=models.Q(('confirmed_by', None), models.Q(('proposed_by__isnull', False), models.Q(('confirmed_by', models.F('proposed_by')), _negated=True)), _connector='OR'), name='post_confirmed_by_another', violation_error_message="Whoever proposed an appointment can't confirm it."),
        ),
    ]
