import django.contrib.postgres.constraints
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import union_portal.core.policy.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('contenttypes', '0002_remove_content_type_name'),
        ('core', '0002_initial'),
        ('pghistory', '0007_auto_20250421_0444'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='attachment',
            name='uploaded_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='attachmentevent',
            name='about_type',
            field=models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contenttypes.contenttype'),
        ),
        migrations.AddField(
            model_name='attachmentevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='attachmentevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='core.attachment'),
        ),
        migrations.AddField(
            model_name='attachmentevent',
            name='uploaded_by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='auditentry',
            name='about_type',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contenttypes.contenttype'),
        ),
        migrations.AddField(
            model_name='auditentry',
            name='by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
        ),
        migrations.AddField(
            model_name='auditentry',
            name='concerns',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='concerns'),
        ),
        migrations.AddField(
            model_name='auditseal',
            name='entry',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='seal', to='core.auditentry', verbose_name='audit entry'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='calendarday',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "core_calendardayevent" ("day", "id", "is_working", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source") VALUES (NEW."day", NEW."id", NEW."is_working", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."source"); RETURN NULL;', hash='89ad2b977d2253a81982b21616a4578960e37347', operation='INSERT', pgid='pgtrigger_insert_insert_e1369', table='core_calendarday', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='calendarday',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "core_calendardayevent" ("day", "id", "is_working", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source") VALUES (NEW."day", NEW."id", NEW."is_working", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."source"); RETURN NULL;', hash='38cb0c7b516081b8d49a05bf88ca69b0037e2dfc', operation='UPDATE', pgid='pgtrigger_update_update_36b7b', table='core_calendarday', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='calendarday',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "core_calendardayevent" ("day", "id", "is_working", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source") VALUES (OLD."day", OLD."id", OLD."is_working", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."source"); RETURN NULL;', hash='7d0b85b2cbccb3cbd5cf3301565bb64cc2d7c09f', operation='DELETE', pgid='pgtrigger_delete_delete_94941', table='core_calendarday', when='AFTER')),
        ),
        migrations.AddField(
            model_name='calendardayevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='calendardayevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='core.calendarday'),
        ),
        migrations.AddField(
            model_name='consent',
            name='user',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='consents', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='consentevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='consentevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='core.consent'),
        ),
        migrations.AddField(
            model_name='consentevent',
            name='user',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='deadline',
            name='about_type',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contenttypes.contenttype'),
        ),
        migrations.AddField(
            model_name='deadline',
            name='escalate_to',
            field=models.ManyToManyField(related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='told when late'),
        ),
        migrations.AddField(
            model_name='deadline',
            name='responsible',
            field=models.ManyToManyField(related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='responsible'),
        ),
        migrations.AddField(
            model_name='deadlineevent',
            name='about_type',
            field=models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contenttypes.contenttype'),
        ),
        migrations.AddField(
            model_name='deadlineevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='deadlineevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='core.deadline'),
        ),
        migrations.AddField(
            model_name='inboxmessage',
            name='about_type',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contenttypes.contenttype'),
        ),
        migrations.AddField(
            model_name='inboxmessage',
            name='user',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='inbox', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='issueddocument',
            name='issued_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='job',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='jobs', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='matter',
            name='about_type',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contenttypes.contenttype'),
        ),
        migrations.AddField(
            model_name='matter',
            name='parties',
            field=models.ManyToManyField(related_name='matters', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='numbercounter',
            constraint=models.UniqueConstraint(fields=('series', 'scope'), name='counter_one_per_scope'),
        ),
        migrations.AddField(
            model_name='objection',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
        ),
        migrations.AddField(
            model_name='objectionevent',
            name='by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
        ),
        migrations.AddField(
            model_name='objectionevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='objectionevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='core.objection'),
        ),
        migrations.AddIndex(
            model_name='outboxmessage',
            index=models.Index(condition=models.Q(('done_at', None), ('failed_at', None)), fields=['due_at'], name='outbox_waiting'),
        ),
        migrations.AddConstraint(
            model_name='policyvalue',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('key', '='), (union_portal.core.policy.models.DateRange('valid_from', 'valid_until', models.Value('[]')), '&&')], name='policy_one_value_a_day', violation_error_message='Another value of this parameter is valid in this period.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='policyvalue',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "core_policyvalueevent" ("id", "key", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "valid_from", "valid_until", "value") VALUES (NEW."id", NEW."key", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."source", NEW."valid_from", NEW."valid_until", NEW."value"); RETURN NULL;', hash='8231470a0f28d0b5a5a32c4487fca72e280f460a', operation='INSERT', pgid='pgtrigger_insert_insert_30bf2', table='core_policyvalue', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='policyvalue',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "core_policyvalueevent" ("id", "key", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "valid_from", "valid_until", "value") VALUES (NEW."id", NEW."key", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."source", NEW."valid_from", NEW."valid_until", NEW."value"); RETURN NULL;', hash='7ebbf955ef807f1392e1684af2f12c084ba6d1ee', operation='UPDATE', pgid='pgtrigger_update_update_be1a6', table='core_policyvalue', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='policyvalue',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "core_policyvalueevent" ("id", "key", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "valid_from", "valid_until", "value") VALUES (OLD."id", OLD."key", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."source", OLD."valid_from", OLD."valid_until", OLD."value"); RETURN NULL;', hash='c66dc4ef020d1e783777ff63a68ff83b905a4353', operation='DELETE', pgid='pgtrigger_delete_delete_40808', table='core_policyvalue', when='AFTER')),
        ),
        migrations.AddField(
            model_name='policyvalueevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='policyvalueevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='core.policyvalue'),
        ),
        migrations.AddField(
            model_name='publicnotice',
            name='about_type',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contenttypes.contenttype'),
        ),
        migrations.AddField(
            model_name='publicnotice',
            name='published_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='published by'),
        ),
        migrations.AddField(
            model_name='objectionevent',
            name='notice',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='core.publicnotice', verbose_name='public notice'),
        ),
        migrations.AddField(
            model_name='objection',
            name='notice',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='objections', to='core.publicnotice', verbose_name='public notice'),
        ),
        migrations.AddField(
            model_name='publicnoticeevent',
            name='about_type',
            field=models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contenttypes.contenttype'),
        ),
        migrations.AddField(
            model_name='publicnoticeevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='publicnoticeevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='core.publicnotice'),
        ),
        migrations.AddField(
            model_name='publicnoticeevent',
            name='published_by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='published by'),
        ),
        migrations.AddField(
            model_name='todo',
            name='about_type',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contenttypes.contenttype'),
        ),
        migrations.AddField(
            model_name='todo',
            name='user',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='todos', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddIndex(
            model_name='attachment',
            index=models.Index(fields=['about_type', 'about_id'], name='attachment_about'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='attachment',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "core_attachmentevent" ("about_id", "about_type_id", "file", "id", "media_type", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "purpose", "sha256", "size", "uploaded_at", "uploaded_by_id") VALUES (NEW."about_id", NEW."about_type_id", NEW."file", NEW."id", NEW."media_type", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."purpose", NEW."sha256", NEW."size", NEW."uploaded_at", NEW."uploaded_by_id"); RETURN NULL;', hash='8151afe32c87e2a3e7328964908928150021d326', operation='INSERT', pgid='pgtrigger_insert_insert_31589', table='core_attachment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='attachment',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "core_attachmentevent" ("about_id", "about_type_id", "file", "id", "media_type", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "purpose", "sha256", "size", "uploaded_at", "uploaded_by_id") VALUES (NEW."about_id", NEW."about_type_id", NEW."file", NEW."id", NEW."media_type", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."purpose", NEW."sha256", NEW."size", NEW."uploaded_at", NEW."uploaded_by_id"); RETURN NULL;', hash='8269d74a64e29cc77f626e571c05c57b15209473', operation='UPDATE', pgid='pgtrigger_update_update_b73a5', table='core_attachment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='attachment',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "core_attachmentevent" ("about_id", "about_type_id", "file", "id", "media_type", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "purpose", "sha256", "size", "uploaded_at", "uploaded_by_id") VALUES (OLD."about_id", OLD."about_type_id", OLD."file", OLD."id", OLD."media_type", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."purpose", OLD."sha256", OLD."size", OLD."uploaded_at", OLD."uploaded_by_id"); RETURN NULL;', hash='f4556709816f51bf2217f85a9fc9c81decd274a5', operation='DELETE', pgid='pgtrigger_delete_delete_5704f', table='core_attachment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='attachmentevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='d62f5f1882bd2f4cb320ca654facee23353ef019', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_cbda9', table='core_attachmentevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='auditentry',
            index=models.Index(fields=['about_type', 'about_id'], name='audit_about'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='auditentry',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='6b2652b5bb5129424469034ae53d5116f56d3e42', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_97da0', table='core_auditentry', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='auditentry',
            trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'append-only: % cannot be truncated', TG_TABLE_NAME;", hash='b5e4b3505fddce10b9f22fa16b77fdc093a51a69', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_5e0a6', table='core_auditentry', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='auditseal',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='86a515a11914d2b3b68a3c1250a09a1667785f92', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b7549', table='core_auditseal', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='auditseal',
            trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'append-only: % cannot be truncated', TG_TABLE_NAME;", hash='1b294e43ecfdb16ec433d2ebb036d17c5e3dc873', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_22739', table='core_auditseal', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='calendardayevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='fed8464da39ecb1b67a427d3992fed644f87d4db', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b86fd', table='core_calendardayevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='consent',
            constraint=models.UniqueConstraint(condition=models.Q(('withdrawn_at', None)), fields=('user', 'purpose', 'version'), name='consent_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='consent',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "core_consentevent" ("given_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "text", "user_id", "version", "withdrawn_at") VALUES (NEW."given_at", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."purpose", NEW."text", NEW."user_id", NEW."version", NEW."withdrawn_at"); RETURN NULL;', hash='370c5bd1555aa25249dace649ece16ebb13e0303', operation='INSERT', pgid='pgtrigger_insert_insert_a3a49', table='core_consent', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='consent',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "core_consentevent" ("given_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "text", "user_id", "version", "withdrawn_at") VALUES (NEW."given_at", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."purpose", NEW."text", NEW."user_id", NEW."version", NEW."withdrawn_at"); RETURN NULL;', hash='28c6e5c56f463b353b8abaccbe8f14e26d430921', operation='UPDATE', pgid='pgtrigger_update_update_e4513', table='core_consent', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='consent',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "core_consentevent" ("given_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "text", "user_id", "version", "withdrawn_at") VALUES (OLD."given_at", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."purpose", OLD."text", OLD."user_id", OLD."version", OLD."withdrawn_at"); RETURN NULL;', hash='e89166d443da60bf616ae42b118c845ec14e28b6', operation='DELETE', pgid='pgtrigger_delete_delete_ae25f', table='core_consent', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='consentevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='54545c3773ce1844f548c89a812ab980cc815060', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_7dfb3', table='core_consentevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='deadline',
            index=models.Index(condition=models.Q(('cancelled_at', None), ('met_at', None)), fields=['due_on'], name='deadline_running'),
        ),
        migrations.AddConstraint(
            model_name='deadline',
            constraint=models.UniqueConstraint(condition=models.Q(('cancelled_at', None), ('met_at', None)), fields=('about_type', 'about_id', 'kind'), name='deadline_one_running_of_a_kind'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='deadline',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "core_deadlineevent" ("about_id", "about_type_id", "cancelled_at", "counted_from", "due_on", "id", "kind", "met_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rung", "source", "title", "url", "working_days") VALUES (NEW."about_id", NEW."about_type_id", NEW."cancelled_at", NEW."counted_from", NEW."due_on", NEW."id", NEW."kind", NEW."met_at", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."rung", NEW."source", NEW."title", NEW."url", NEW."working_days"); RETURN NULL;', hash='7bd4aff7ced3fcebe1a4e17d048d95a5a2c68135', operation='INSERT', pgid='pgtrigger_insert_insert_3d1e1', table='core_deadline', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='deadline',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "core_deadlineevent" ("about_id", "about_type_id", "cancelled_at", "counted_from", "due_on", "id", "kind", "met_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rung", "source", "title", "url", "working_days") VALUES (NEW."about_id", NEW."about_type_id", NEW."cancelled_at", NEW."counted_from", NEW."due_on", NEW."id", NEW."kind", NEW."met_at", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."rung", NEW."source", NEW."title", NEW."url", NEW."working_days"); RETURN NULL;', hash='5e5e6adce05fb5f6fa0212ea4bbf5478ac6a7408', operation='UPDATE', pgid='pgtrigger_update_update_f0a23', table='core_deadline', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='deadline',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "core_deadlineevent" ("about_id", "about_type_id", "cancelled_at", "counted_from", "due_on", "id", "kind", "met_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rung", "source", "title", "url", "working_days") VALUES (OLD."about_id", OLD."about_type_id", OLD."cancelled_at", OLD."counted_from", OLD."due_on", OLD."id", OLD."kind", OLD."met_at", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."rung", OLD."source", OLD."title", OLD."url", OLD."working_days"); RETURN NULL;', hash='ffd34230a179eb17fd7d0a6bff2e9d531f42d521', operation='DELETE', pgid='pgtrigger_delete_delete_8cf12', table='core_deadline', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='deadlineevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='246b48753ef0788af47399c4242dfc1b2f730aa9', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_9e2ed', table='core_deadlineevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='inboxmessage',
            index=models.Index(fields=['user', '-created_at'], name='inbox_of_user'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='issueddocument',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='88841fccf52d31889f01826b79bdafe7b1f86b9b', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_dfeb4', table='core_issueddocument', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='issueddocument',
            trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'append-only: % cannot be truncated', TG_TABLE_NAME;", hash='573461269d32908259a86273c8fdb380159e1135', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_ec741', table='core_issueddocument', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='matter',
            constraint=models.UniqueConstraint(fields=('about_type', 'about_id'), name='matter_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='policyvalueevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='bd0a2ee81fe7fb6bc113f4ccf7ef5bfe4e0a081b', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_a6f09', table='core_policyvalueevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='publicnotice',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "core_publicnoticeevent" ("about_id", "about_type_id", "body", "ended_at", "ends_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "published_by_id", "starts_on", "title") VALUES (NEW."about_id", NEW."about_type_id", NEW."body", NEW."ended_at", NEW."ends_on", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."published_by_id", NEW."starts_on", NEW."title"); RETURN NULL;', hash='7a0555381982e21bc621338761d231d4a2b0b482', operation='INSERT', pgid='pgtrigger_insert_insert_e55e1', table='core_publicnotice', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='publicnotice',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "core_publicnoticeevent" ("about_id", "about_type_id", "body", "ended_at", "ends_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "published_by_id", "starts_on", "title") VALUES (NEW."about_id", NEW."about_type_id", NEW."body", NEW."ended_at", NEW."ends_on", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."published_by_id", NEW."starts_on", NEW."title"); RETURN NULL;', hash='35332a4979690c7309166ad26e135b17d682f687', operation='UPDATE', pgid='pgtrigger_update_update_3e514', table='core_publicnotice', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='publicnotice',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "core_publicnoticeevent" ("about_id", "about_type_id", "body", "ended_at", "ends_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "published_by_id", "starts_on", "title") VALUES (OLD."about_id", OLD."about_type_id", OLD."body", OLD."ended_at", OLD."ends_on", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."published_by_id", OLD."starts_on", OLD."title"); RETURN NULL;', hash='af425402ab34f152e4e306a00df27202d017736e', operation='DELETE', pgid='pgtrigger_delete_delete_7e822', table='core_publicnotice', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='objectionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f2e5b7c1241686ff9c772dfa358a0c2e8b8a25da', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_39e89', table='core_objectionevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='objection',
            constraint=models.UniqueConstraint(fields=('notice', 'by'), name='objection_once_a_person'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='objection',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "core_objectionevent" ("by_id", "created_at", "id", "notice_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "text") VALUES (NEW."by_id", NEW."created_at", NEW."id", NEW."notice_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."text"); RETURN NULL;', hash='61be8d765041695cb1c489f307c41bf875acc3e8', operation='INSERT', pgid='pgtrigger_insert_insert_b4775', table='core_objection', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='objection',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "core_objectionevent" ("by_id", "created_at", "id", "notice_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "text") VALUES (NEW."by_id", NEW."created_at", NEW."id", NEW."notice_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."text"); RETURN NULL;', hash='8d938e43b5a68ded5bd3614416aa13fce30b3ac5', operation='UPDATE', pgid='pgtrigger_update_update_479f0', table='core_objection', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='objection',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "core_objectionevent" ("by_id", "created_at", "id", "notice_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "text") VALUES (OLD."by_id", OLD."created_at", OLD."id", OLD."notice_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."text"); RETURN NULL;', hash='98b4327dfdec09fbf6b5b0dc333356b0361cd5b0', operation='DELETE', pgid='pgtrigger_delete_delete_4dbb1', table='core_objection', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='publicnoticeevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='946cf90b44707fa7d0dbb0ae514d41c0a2eca085', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_50253', table='core_publicnoticeevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='todo',
            index=models.Index(condition=models.Q(('done_at', None)), fields=['user', 'due_on'], name='todo_open'),
        ),
        migrations.AddConstraint(
            model_name='todo',
            constraint=models.UniqueConstraint(condition=models.Q(('done_at', None)), fields=('user', 'about_type', 'about_id', 'kind'), name='todo_once'),
        ),
    ]
