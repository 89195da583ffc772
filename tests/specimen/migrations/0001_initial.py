import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import union_portal.core.base
import union_portal.core.sealing.fields
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('core', '0003_initial'),
        ('pghistory', '0007_auto_20250421_0444'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Specimen',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12, unique=True)),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('title', models.CharField(default='样本', max_length=60)),
                ('diagnosis', union_portal.core.sealing.fields.SealedTextField(blank=True, editable=False, null=True, verbose_name='诊断')),
                ('account', union_portal.core.sealing.fields.SealedTextField(blank=True, editable=False, null=True, verbose_name='账号')),
                ('account_index', union_portal.core.sealing.fields.BlindIndexField(blank=True, db_index=True, editable=False, max_length=64)),
                ('data_key', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.datakey')),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SpecimenEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12)),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('title', models.CharField(default='样本', max_length=60)),
                ('diagnosis', union_portal.core.sealing.fields.SealedTextField(blank=True, editable=False, null=True, verbose_name='诊断')),
                ('account', union_portal.core.sealing.fields.SealedTextField(blank=True, editable=False, null=True, verbose_name='账号')),
                ('account_index', union_portal.core.sealing.fields.BlindIndexField(blank=True, db_index=True, editable=False, max_length=64)),
                ('data_key', models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='core.datakey')),
                ('owner', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='specimen.specimen')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='specimen',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "specimen_specimenevent" ("account", "account_index", "data_key_id", "diagnosis", "id", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "title", "uuid") VALUES (NEW."account", NEW."account_index", NEW."data_key_id", NEW."diagnosis", NEW."id", NEW."owner_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."title", NEW."uuid"); RETURN NULL;', hash='8e2b43487daf5695be6b803659accc2012323f5a', operation='INSERT', pgid='pgtrigger_insert_insert_aeee3', table='specimen_specimen', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='specimen',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "specimen_specimenevent" ("account", "account_index", "data_key_id", "diagnosis", "id", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "title", "uuid") VALUES (NEW."account", NEW."account_index", NEW."data_key_id", NEW."diagnosis", NEW."id", NEW."owner_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."title", NEW."uuid"); RETURN NULL;', hash='685227bd7826a49945ddab1a496dfd3c8245ed55', operation='UPDATE', pgid='pgtrigger_update_update_f4542', table='specimen_specimen', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='specimen',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "specimen_specimenevent" ("account", "account_index", "data_key_id", "diagnosis", "id", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "title", "uuid") VALUES (OLD."account", OLD."account_index", OLD."data_key_id", OLD."diagnosis", OLD."id", OLD."owner_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."title", OLD."uuid"); RETURN NULL;', hash='da0915062d4ac612ab9f095bf6d1b816b783653b', operation='DELETE', pgid='pgtrigger_delete_delete_7741f', table='specimen_specimen', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='specimenevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='179cd64f8f1d90adf405e5b4fcff20702c23b413', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_a69a5', table='specimen_specimenevent', when='BEFORE')),
        ),
    ]
