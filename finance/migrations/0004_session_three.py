import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import union_portal.core.money
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('finance', '0003_dimensions'),
        ('pghistory', '0007_auto_20250421_0444'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='StandardSummary',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.CharField(max_length=200, unique=True, verbose_name='summary')),
                ('initials', models.CharField(blank=True, editable=False, max_length=60, verbose_name='pinyin initials')),
                ('is_closed', models.BooleanField(default=False, editable=False, verbose_name='not offered any more')),
            ],
            options={
                'verbose_name': 'standard summary',
                'verbose_name_plural': 'summary library',
                'ordering': ['text'],
            },
        ),
        migrations.CreateModel(
            name='StandardSummaryEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('text', models.CharField(max_length=200, verbose_name='summary')),
                ('initials', models.CharField(blank=True, editable=False, max_length=60, verbose_name='pinyin initials')),
                ('is_closed', models.BooleanField(default=False, editable=False, verbose_name='not offered any more')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='TemplateLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(verbose_name='line')),
                ('side', models.CharField(choices=[('DEBIT', 'Debit'), ('CREDIT', 'Credit')], max_length=6, verbose_name='side')),
                ('amount', union_portal.core.money.MoneyField(decimal_places=2, max_digits=14, null=True, verbose_name='amount')),
                ('summary', models.CharField(blank=True, max_length=200, verbose_name='summary')),
                ('item', models.CharField(blank=True, max_length=80, verbose_name='occasion')),
            ],
            options={
                'verbose_name': 'line of a template',
                'verbose_name_plural': 'lines of templates',
                'ordering': ['template', 'position'],
            },
        ),
        migrations.CreateModel(
            name='VoucherTemplate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80, verbose_name='template')),
                ('initials', models.CharField(blank=True, editable=False, max_length=60, verbose_name='pinyin initials')),
                ('summary', models.CharField(max_length=200, verbose_name='summary')),
                ('is_closed', models.BooleanField(default=False, editable=False, verbose_name='not offered any more')),
            ],
            options={
                'verbose_name': 'voucher template',
                'verbose_name_plural': 'voucher templates',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='VoucherTemplateEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('name', models.CharField(max_length=80, verbose_name='template')),
                ('initials', models.CharField(blank=True, editable=False, max_length=60, verbose_name='pinyin initials')),
                ('summary', models.CharField(max_length=200, verbose_name='summary')),
                ('is_closed', models.BooleanField(default=False, editable=False, verbose_name='not offered any more')),
            ],
            options={
                'abstract': False,
            },
        ),
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
        pgtrigger.migrations.AddTrigger(
            model_name='standardsummary',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_standardsummaryevent" ("id", "initials", "is_closed", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text") VALUES (NEW."id", NEW."initials", NEW."is_closed", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."text"); RETURN NULL;', hash='0f8ee70386c52fe69524b7f54fb309daf451bd53', operation='INSERT', pgid='pgtrigger_insert_insert_e7b67', table='finance_standardsummary', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='standardsummary',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "finance_standardsummaryevent" ("id", "initials", "is_closed", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text") VALUES (NEW."id", NEW."initials", NEW."is_closed", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."text"); RETURN NULL;', hash='3ae584e12f0e3f2b4aa5cd35a84a2fc90be68dd0', operation='UPDATE', pgid='pgtrigger_update_update_71d7c', table='finance_standardsummary', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='standardsummary',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_standardsummaryevent" ("id", "initials", "is_closed", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text") VALUES (OLD."id", OLD."initials", OLD."is_closed", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."text"); RETURN NULL;', hash='ad857bec5e4c01d1883e4f2b61624f8299c02039', operation='DELETE', pgid='pgtrigger_delete_delete_170af', table='finance_standardsummary', when='AFTER')),
        ),
        migrations.AddField(
            model_name='standardsummaryevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='standardsummaryevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='finance.standardsummary'),
        ),
        migrations.AddField(
            model_name='templateline',
            name='account',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='finance.account', verbose_name='ledger account'),
        ),
        migrations.AddField(
            model_name='templateline',
            name='fund',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='finance.fund', verbose_name='fund'),
        ),
        migrations.AddField(
            model_name='vouchertemplate',
            name='kept_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='kept by'),
        ),
        migrations.AddField(
            model_name='templateline',
            name='template',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='finance.vouchertemplate', verbose_name='template'),
        ),
        migrations.AddField(
            model_name='vouchertemplateevent',
            name='kept_by',
            field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='kept by'),
        ),
        migrations.AddField(
            model_name='vouchertemplateevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='vouchertemplateevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='finance.vouchertemplate'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='standardsummaryevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='281bec892c99efe83eae933386bac02ba75f7182', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_3d555', table='finance_standardsummaryevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='vouchertemplate',
            constraint=models.UniqueConstraint(condition=models.Q(('is_closed', False)), fields=('name',), name='voucher_template_name_once', violation_error_message='There is a template of this name already.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='vouchertemplate',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_vouchertemplateevent" ("id", "initials", "is_closed", "kept_by_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "summary") VALUES (NEW."id", NEW."initials", NEW."is_closed", NEW."kept_by_id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."summary"); RETURN NULL;', hash='13fe7bd6e9691706b8244e885725265612ff5cf3', operation='INSERT', pgid='pgtrigger_insert_insert_e21f8', table='finance_vouchertemplate', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='vouchertemplate',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "finance_vouchertemplateevent" ("id", "initials", "is_closed", "kept_by_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "summary") VALUES (NEW."id", NEW."initials", NEW."is_closed", NEW."kept_by_id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."summary"); RETURN NULL;', hash='525a60ac6f815db635a3f3979a99f509d24e273b', operation='UPDATE', pgid='pgtrigger_update_update_d1174', table='finance_vouchertemplate', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='vouchertemplate',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_vouchertemplateevent" ("id", "initials", "is_closed", "kept_by_id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "summary") VALUES (OLD."id", OLD."initials", OLD."is_closed", OLD."kept_by_id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."summary"); RETURN NULL;', hash='c9d5933e79707f2515639f9a3bf8ab16ebd85613', operation='DELETE', pgid='pgtrigger_delete_delete_0881a', table='finance_vouchertemplate', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='templateline',
            constraint=models.UniqueConstraint(fields=('template', 'position'), name='template_line_position_once'),
        ),
        migrations.AddConstraint(
            model_name='templateline',
            constraint=models.CheckConstraint(condition=models.Q(('amount', None), models.Q(('amount', 0), _negated=True), _connector='OR'), name='template_line_amount_is_not_zero'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='vouchertemplateevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='12886fc478328ebcce537537f856afeba3bf03c8', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_6eaec', table='finance_vouchertemplateevent', when='BEFORE')),
        ),
    ]
