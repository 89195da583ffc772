import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import union_portal.core.base
from django.conf import settings
from django.db import migrations, models

from finance.migrations import _units


class Migration(migrations.Migration):

    dependencies = [
        ('contenttypes', '0002_remove_content_type_name'),
        ('finance', '0002_initial'),
        ('members', '0002_confirmed_appointments'),
        ('pghistory', '0007_auto_20250421_0444'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        _units.HOLD,
        migrations.CreateModel(
            name='Unit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12, unique=True)),
                ('kind', models.CharField(choices=[('BRANCH', 'Branch union'), ('GROUP', 'Union group'), ('CLUB', 'Club'), ('CAMPUS', 'Campus'), ('OTHER', 'Other unit')], default='OTHER', max_length=10, verbose_name='kind')),
                ('name', models.CharField(max_length=80, unique=True, verbose_name='accounting unit')),
                ('is_closed', models.BooleanField(default=False, verbose_name='closed for entries')),
            ],
            options={
                'verbose_name': 'accounting unit',
                'verbose_name_plural': 'accounting units',
                'ordering': ['kind', 'name'],
            },
        ),
        migrations.CreateModel(
            name='UnitEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12)),
                ('kind', models.CharField(choices=[('BRANCH', 'Branch union'), ('GROUP', 'Union group'), ('CLUB', 'Club'), ('CAMPUS', 'Campus'), ('OTHER', 'Other unit')], default='OTHER', max_length=10, verbose_name='kind')),
                ('name', models.CharField(max_length=80, verbose_name='accounting unit')),
                ('is_closed', models.BooleanField(default=False, verbose_name='closed for entries')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='paymentrequest',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='paymentrequest',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='paymentrequest',
            name='delete_delete',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='voucher',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='voucher',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='voucher',
            name='delete_delete',
        ),
        migrations.RemoveConstraint(
            model_name='monthbalance',
            name='month_balance_once',
        ),
        migrations.AddField(
            model_name='voucher',
            name='about_id',
            field=models.BigIntegerField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='voucher',
            name='about_type',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contenttypes.contenttype'),
        ),
        migrations.AddField(
            model_name='voucherevent',
            name='about_id',
            field=models.BigIntegerField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='voucherevent',
            name='about_type',
            field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contenttypes.contenttype'),
        ),
        migrations.AlterField(
            model_name='voucher',
            name='origin',
            field=models.CharField(choices=[('DESK', 'Written at the desk'), ('PAYMENT', 'Made by a payment'), ('PROPOSED', 'Proposed by the portal'), ('REVERSAL', 'Red reversal'), ('IMPORTED', 'Imported')], default='DESK', editable=False, max_length=10, verbose_name='origin'),
        ),
        migrations.AlterField(
            model_name='voucherevent',
            name='origin',
            field=models.CharField(choices=[('DESK', 'Written at the desk'), ('PAYMENT', 'Made by a payment'), ('PROPOSED', 'Proposed by the portal'), ('REVERSAL', 'Red reversal'), ('IMPORTED', 'Imported')], default='DESK', editable=False, max_length=10, verbose_name='origin'),
        ),
        migrations.AddIndex(
            model_name='voucher',
            index=models.Index(fields=['about_type', 'about_id'], name='voucher_about'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='paymentrequest',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_paymentrequestevent" ("about_id", "about_type_id", "account_changed_by_id", "account_id", "amount", "approval_hash", "approved_at", "approved_by_id", "bank_reference", "cancelled_because", "data_key_id", "fund_id", "id", "item", "method", "number", "paid_by_id", "paid_on", "payee_account", "payee_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "reservation_id", "source_title", "state", "summary", "unit_id", "uuid", "voucher_id") VALUES (NEW."about_id", NEW."about_type_id", NEW."account_changed_by_id", NEW."account_id", NEW."amount", NEW."approval_hash", NEW."approved_at", NEW."approved_by_id", NEW."bank_reference", NEW."cancelled_because", NEW."data_key_id", NEW."fund_id", NEW."id", NEW."item", NEW."method", NEW."number", NEW."paid_by_id", NEW."paid_on", NEW."payee_account", NEW."payee_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."reservation_id", NEW."source_title", NEW."state", NEW."summary", NEW."unit_id", NEW."uuid", NEW."voucher_id"); RETURN NULL;', hash='69a3b9521199bfe1d57797a83de59d50f34488eb', operation='INSERT', pgid='pgtrigger_insert_insert_7cee2', table='finance_paymentrequest', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='paymentrequest',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "finance_paymentrequestevent" ("about_id", "about_type_id", "account_changed_by_id", "account_id", "amount", "approval_hash", "approved_at", "approved_by_id", "bank_reference", "cancelled_because", "data_key_id", "fund_id", "id", "item", "method", "number", "paid_by_id", "paid_on", "payee_account", "payee_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "reservation_id", "source_title", "state", "summary", "unit_id", "uuid", "voucher_id") VALUES (NEW."about_id", NEW."about_type_id", NEW."account_changed_by_id", NEW."account_id", NEW."amount", NEW."approval_hash", NEW."approved_at", NEW."approved_by_id", NEW."bank_reference", NEW."cancelled_because", NEW."data_key_id", NEW."fund_id", NEW."id", NEW."item", NEW."method", NEW."number", NEW."paid_by_id", NEW."paid_on", NEW."payee_account", NEW."payee_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."reservation_id", NEW."source_title", NEW."state", NEW."summary", NEW."unit_id", NEW."uuid", NEW."voucher_id"); RETURN NULL;', hash='10aa17f180b92f45461d4f82035bcf8b029f41b6', operation='UPDATE', pgid='pgtrigger_update_update_98d97', table='finance_paymentrequest', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='paymentrequest',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_paymentrequestevent" ("about_id", "about_type_id", "account_changed_by_id", "account_id", "amount", "approval_hash", "approved_at", "approved_by_id", "bank_reference", "cancelled_because", "data_key_id", "fund_id", "id", "item", "method", "number", "paid_by_id", "paid_on", "payee_account", "payee_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "reservation_id", "source_title", "state", "summary", "unit_id", "uuid", "voucher_id") VALUES (OLD."about_id", OLD."about_type_id", OLD."account_changed_by_id", OLD."account_id", OLD."amount", OLD."approval_hash", OLD."approved_at", OLD."approved_by_id", OLD."bank_reference", OLD."cancelled_because", OLD."data_key_id", OLD."fund_id", OLD."id", OLD."item", OLD."method", OLD."number", OLD."paid_by_id", OLD."paid_on", OLD."payee_account", OLD."payee_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."reservation_id", OLD."source_title", OLD."state", OLD."summary", OLD."unit_id", OLD."uuid", OLD."voucher_id"); RETURN NULL;', hash='56f9ea817d5d5aced448b6cbea069cc9103da9e2', operation='DELETE', pgid='pgtrigger_delete_delete_2b6ce', table='finance_paymentrequest', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='voucher',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_voucherevent" ("about_id", "about_type_id", "bookkeeper_id", "cashier_id", "checker_id", "created_at", "date", "documents", "file_hash", "id", "kind", "number", "origin", "period_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posted_at", "preparer_id", "public_id", "returned_because", "reverses_id", "source_no", "state", "summary") VALUES (NEW."about_id", NEW."about_type_id", NEW."bookkeeper_id", NEW."cashier_id", NEW."checker_id", NEW."created_at", NEW."date", NEW."documents", NEW."file_hash", NEW."id", NEW."kind", NEW."number", NEW."origin", NEW."period_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."posted_at", NEW."preparer_id", NEW."public_id", NEW."returned_because", NEW."reverses_id", NEW."source_no", NEW."state", NEW."summary"); RETURN NULL;', hash='e281a3220bb9cc60a9449e2f6669cfc48789d9fa', operation='INSERT', pgid='pgtrigger_insert_insert_5dc99', table='finance_voucher', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='voucher',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "finance_voucherevent" ("about_id", "about_type_id", "bookkeeper_id", "cashier_id", "checker_id", "created_at", "date", "documents", "file_hash", "id", "kind", "number", "origin", "period_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posted_at", "preparer_id", "public_id", "returned_because", "reverses_id", "source_no", "state", "summary") VALUES (NEW."about_id", NEW."about_type_id", NEW."bookkeeper_id", NEW."cashier_id", NEW."checker_id", NEW."created_at", NEW."date", NEW."documents", NEW."file_hash", NEW."id", NEW."kind", NEW."number", NEW."origin", NEW."period_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."posted_at", NEW."preparer_id", NEW."public_id", NEW."returned_because", NEW."reverses_id", NEW."source_no", NEW."state", NEW."summary"); RETURN NULL;', hash='eed8d5a11a3afa2bde29d3f5eee7c85be27ebba7', operation='UPDATE', pgid='pgtrigger_update_update_d752f', table='finance_voucher', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='voucher',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_voucherevent" ("about_id", "about_type_id", "bookkeeper_id", "cashier_id", "checker_id", "created_at", "date", "documents", "file_hash", "id", "kind", "number", "origin", "period_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posted_at", "preparer_id", "public_id", "returned_because", "reverses_id", "source_no", "state", "summary") VALUES (OLD."about_id", OLD."about_type_id", OLD."bookkeeper_id", OLD."cashier_id", OLD."checker_id", OLD."created_at", OLD."date", OLD."documents", OLD."file_hash", OLD."id", OLD."kind", OLD."number", OLD."origin", OLD."period_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."posted_at", OLD."preparer_id", OLD."public_id", OLD."returned_because", OLD."reverses_id", OLD."source_no", OLD."state", OLD."summary"); RETURN NULL;', hash='67535ebefade934730c63019ca9509805d07b3d4', operation='DELETE', pgid='pgtrigger_delete_delete_0f2d2', table='finance_voucher', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='voucher',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('about_id', None), ('about_type', None)), models.Q(('about_id__isnull', False), ('about_type__isnull', False)), _connector='OR'), name='voucher_source_is_a_record'),
        ),
        migrations.AddField(
            model_name='unit',
            name='branch',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='accounting_unit', to='members.branchunion', verbose_name='branch union'),
        ),
        migrations.AddField(
            model_name='unit',
            name='group',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='accounting_unit', to='members.uniongroup', verbose_name='union group'),
        ),
        migrations.AddField(
            model_name='monthbalance',
            name='unit',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='balances', to='finance.unit', verbose_name='accounting unit'),
        ),
        migrations.RemoveField(
            model_name='entry',
            name='unit',
        ),
        migrations.AddField(
            model_name='entry',
            name='unit',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='finance.unit', verbose_name='accounting unit'),
        ),
        migrations.RemoveField(
            model_name='paymentrequest',
            name='unit',
        ),
        migrations.AddField(
            model_name='paymentrequest',
            name='unit',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='finance.unit', verbose_name='accounting unit'),
        ),
        migrations.RemoveField(
            model_name='paymentrequestevent',
            name='unit',
        ),
        migrations.AddField(
            model_name='paymentrequestevent',
            name='unit',
            field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='finance.unit', verbose_name='accounting unit'),
        ),
        migrations.AddConstraint(
            model_name='monthbalance',
            constraint=models.UniqueConstraint(fields=('period', 'kind', 'account', 'fund', 'unit', 'item'), name='month_balance_once', nulls_distinct=False),
        ),
        migrations.AddField(
            model_name='unitevent',
            name='branch',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.branchunion', verbose_name='branch union'),
        ),
        migrations.AddField(
            model_name='unitevent',
            name='group',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.uniongroup', verbose_name='union group'),
        ),
        migrations.AddField(
            model_name='unitevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='unitevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='finance.unit'),
        ),
        migrations.AddConstraint(
            model_name='unit',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('branch', None), ('kind', 'BRANCH'), _connector='OR'), models.Q(('group', None), ('kind', 'GROUP'), _connector='OR')), name='unit_is_what_its_kind_says', violation_error_message='Only a branch belongs to a branch union, and a group to a group.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='unit',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_unitevent" ("branch_id", "group_id", "id", "is_closed", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id") VALUES (NEW."branch_id", NEW."group_id", NEW."id", NEW."is_closed", NEW."kind", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id"); RETURN NULL;', hash='04b5b0d06d94096ec44cb48faab55c792b7bbfca', operation='INSERT', pgid='pgtrigger_insert_insert_05f83', table='finance_unit', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='unit',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "finance_unitevent" ("branch_id", "group_id", "id", "is_closed", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id") VALUES (NEW."branch_id", NEW."group_id", NEW."id", NEW."is_closed", NEW."kind", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id"); RETURN NULL;', hash='7aa453e79333ca3bff84c518e8e7277029d564f7', operation='UPDATE', pgid='pgtrigger_update_update_3de30', table='finance_unit', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='unit',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_unitevent" ("branch_id", "group_id", "id", "is_closed", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id") VALUES (OLD."branch_id", OLD."group_id", OLD."id", OLD."is_closed", OLD."kind", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id"); RETURN NULL;', hash='9092662fdcf629b95d97e5cb8b4fd98f48bf3c0a', operation='DELETE', pgid='pgtrigger_delete_delete_d2fe1', table='finance_unit', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='unitevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='329da82301c0b58a289387cdc0601da190af2795', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_1dd8f', table='finance_unitevent', when='BEFORE')),
        ),
        _units.FILL,
    ]
