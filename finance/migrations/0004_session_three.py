import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import union_portal.core.base
import union_portal.core.money
from decimal import Decimal
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('contenttypes', '0002_remove_content_type_name'),
        ('finance', '0003_dimensions'),
        ('pghistory', '0007_auto_20250421_0444'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='BankAccount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12, unique=True)),
                ('name', models.CharField(max_length=60, unique=True, verbose_name='name')),
                ('bank', models.CharField(choices=[('ICBC', 'Industrial and Commercial Bank of China'), ('ABC', 'Agricultural Bank of China'), ('BOC', 'Bank of China'), ('CCB', 'China Construction Bank'), ('BOCOM', 'Bank of Communications'), ('CMB', 'China Merchants Bank'), ('ALIPAY', 'Alipay'), ('WECHAT', 'WeChat Pay'), ('OTHER', 'Another bank (OFX)')], max_length=10, verbose_name='bank')),
                ('number', models.CharField(blank=True, help_text='A file of another account is refused by it. Alipay and WeChat have none.', max_length=40, verbose_name='account number')),
                ('since', models.DateField(help_text='Statements and books are matched from this day on; choose the first day of a month.', verbose_name='matched from')),
                ('opening_balance', union_portal.core.money.MoneyField(decimal_places=2, default=Decimal('0.00'), help_text='As the bank states it.', max_digits=14, verbose_name='balance at the start of that day')),
                ('closed_on', models.DateField(blank=True, null=True, verbose_name='closed')),
            ],
            options={
                'verbose_name': 'bank account',
                'verbose_name_plural': 'bank accounts',
                'ordering': ['ledger__code'],
            },
        ),
        migrations.CreateModel(
            name='BankAccountEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12)),
                ('name', models.CharField(max_length=60, verbose_name='name')),
                ('bank', models.CharField(choices=[('ICBC', 'Industrial and Commercial Bank of China'), ('ABC', 'Agricultural Bank of China'), ('BOC', 'Bank of China'), ('CCB', 'China Construction Bank'), ('BOCOM', 'Bank of Communications'), ('CMB', 'China Merchants Bank'), ('ALIPAY', 'Alipay'), ('WECHAT', 'WeChat Pay'), ('OTHER', 'Another bank (OFX)')], max_length=10, verbose_name='bank')),
                ('number', models.CharField(blank=True, help_text='A file of another account is refused by it. Alipay and WeChat have none.', max_length=40, verbose_name='account number')),
                ('since', models.DateField(help_text='Statements and books are matched from this day on; choose the first day of a month.', verbose_name='matched from')),
                ('opening_balance', union_portal.core.money.MoneyField(decimal_places=2, default=Decimal('0.00'), help_text='As the bank states it.', max_digits=14, verbose_name='balance at the start of that day')),
                ('closed_on', models.DateField(blank=True, null=True, verbose_name='closed')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='BankLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12, unique=True)),
                ('day', models.DateField(verbose_name='date')),
                ('time', models.TimeField(null=True, verbose_name='time')),
                ('place', models.PositiveIntegerField(verbose_name='place within the day')),
                ('amount', union_portal.core.money.MoneyField(decimal_places=2, max_digits=14, verbose_name='amount')),
                ('balance', union_portal.core.money.MoneyField(decimal_places=2, max_digits=14, null=True, verbose_name='balance')),
                ('name', models.CharField(blank=True, max_length=120, verbose_name='other side')),
                ('number', models.CharField(blank=True, max_length=4, verbose_name='last digits of its account')),
                ('text', models.CharField(blank=True, max_length=200, verbose_name='purpose')),
                ('reference', models.CharField(blank=True, max_length=60, verbose_name="bank's reference")),
                ('key', models.CharField(editable=False, max_length=200)),
                ('occurrence', models.PositiveSmallIntegerField(default=1, editable=False)),
            ],
            options={
                'verbose_name': 'bank movement',
                'verbose_name_plural': 'bank movements',
                'ordering': ['-day', '-place'],
            },
        ),
        migrations.CreateModel(
            name='BankStatement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12, unique=True)),
                ('name', models.CharField(max_length=200, verbose_name='file')),
                ('sha256', models.CharField(editable=False, max_length=64, verbose_name='hash')),
                ('content', models.BinaryField()),
                ('state', models.CharField(choices=[('REFUSED', 'File refused'), ('READY', 'Ready to take over'), ('TAKEN', 'Taken over'), ('DROPPED', 'Dropped')], default='READY', editable=False, max_length=10, verbose_name='state')),
                ('first_on', models.DateField(editable=False, null=True, verbose_name='first day')),
                ('last_on', models.DateField(editable=False, null=True, verbose_name='last day')),
                ('rows', models.PositiveIntegerField(default=0, editable=False, verbose_name='movements')),
                ('known', models.PositiveIntegerField(default=0, editable=False, verbose_name='known already')),
                ('income', union_portal.core.money.MoneyField(decimal_places=2, default=Decimal('0.00'), editable=False, max_digits=14, verbose_name='money in')),
                ('expense', union_portal.core.money.MoneyField(decimal_places=2, default=Decimal('0.00'), editable=False, max_digits=14, verbose_name='money out')),
                ('closing', union_portal.core.money.MoneyField(decimal_places=2, editable=False, max_digits=14, null=True, verbose_name='closing balance')),
                ('problems', models.JSONField(default=list, editable=False, verbose_name='problems')),
                ('uploaded_at', models.DateTimeField(auto_now_add=True, verbose_name='uploaded')),
                ('taken_at', models.DateTimeField(editable=False, null=True, verbose_name='taken over')),
            ],
            options={
                'verbose_name': 'bank statement',
                'verbose_name_plural': 'bank statements',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='Match',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('how', models.CharField(choices=[('CERTAIN', 'Proposed by the portal'), ('HAND', 'By hand'), ('VOUCHER', 'By the voucher made of the movement')], max_length=10, verbose_name='how')),
                ('made_at', models.DateTimeField(auto_now_add=True, verbose_name='matched')),
            ],
            options={
                'verbose_name': 'match',
                'verbose_name_plural': 'matches',
            },
        ),
        migrations.CreateModel(
            name='MatchedEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ],
            options={
                'verbose_name': 'matched entry',
                'verbose_name_plural': 'matched entries',
            },
        ),
        migrations.CreateModel(
            name='MatchEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('how', models.CharField(choices=[('CERTAIN', 'Proposed by the portal'), ('HAND', 'By hand'), ('VOUCHER', 'By the voucher made of the movement')], max_length=10, verbose_name='how')),
                ('made_at', models.DateTimeField(auto_now_add=True, verbose_name='matched')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Reconciliation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12, unique=True)),
                ('state', models.CharField(choices=[('MADE', 'Waiting for the checker'), ('CONFIRMED', 'Confirmed')], default='MADE', editable=False, max_length=10, verbose_name='state')),
                ('bank_balance', union_portal.core.money.MoneyField(decimal_places=2, editable=False, max_digits=14, verbose_name='balance at the bank')),
                ('book_balance', union_portal.core.money.MoneyField(decimal_places=2, editable=False, max_digits=14, verbose_name='balance in the books')),
                ('adjusted', union_portal.core.money.MoneyField(decimal_places=2, editable=False, max_digits=14, verbose_name='adjusted balance')),
                ('items', models.JSONField(default=list, editable=False, verbose_name='items in transit')),
                ('made_at', models.DateTimeField(editable=False, verbose_name='made')),
                ('confirmed_at', models.DateTimeField(editable=False, null=True, verbose_name='confirmed')),
            ],
            options={
                'verbose_name': 'bank reconciliation',
                'verbose_name_plural': 'bank reconciliations',
                'ordering': ['-period__year', '-period__month', 'account__ledger__code'],
            },
        ),
        migrations.CreateModel(
            name='ReconciliationEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12)),
                ('state', models.CharField(choices=[('MADE', 'Waiting for the checker'), ('CONFIRMED', 'Confirmed')], default='MADE', editable=False, max_length=10, verbose_name='state')),
                ('bank_balance', union_portal.core.money.MoneyField(decimal_places=2, editable=False, max_digits=14, verbose_name='balance at the bank')),
                ('book_balance', union_portal.core.money.MoneyField(decimal_places=2, editable=False, max_digits=14, verbose_name='balance in the books')),
                ('adjusted', union_portal.core.money.MoneyField(decimal_places=2, editable=False, max_digits=14, verbose_name='adjusted balance')),
                ('items', models.JSONField(default=list, editable=False, verbose_name='items in transit')),
                ('made_at', models.DateTimeField(editable=False, verbose_name='made')),
                ('confirmed_at', models.DateTimeField(editable=False, null=True, verbose_name='confirmed')),
            ],
            options={
                'abstract': False,
            },
        ),
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
            model_name='voucher',
            name='voucher_number_once',
        ),
        migrations.RemoveConstraint(
            model_name='voucherimport',
            name='import_file_once',
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
        migrations.AddField(
            model_name='voucher',
            name='corrects',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to='finance.voucher', verbose_name='corrects'),
        ),
        migrations.AddField(
            model_name='voucher',
            name='documents_hash',
            field=models.CharField(blank=True, editable=False, max_length=64, verbose_name='hash of the attached files'),
        ),
        migrations.AddField(
            model_name='voucher',
            name='word',
            field=models.CharField(blank=True, choices=[('记', 'General (记)'), ('收', 'Receipt (收)'), ('付', 'Payment (付)'), ('转', 'Transfer (转)'), ('结', 'Year-end transfer (结)'), ('初', 'Opening balances (初)')], editable=False, max_length=1, verbose_name='voucher word'),
        ),
        migrations.AddField(
            model_name='voucherevent',
            name='corrects',
            field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='finance.voucher', verbose_name='corrects'),
        ),
        migrations.AddField(
            model_name='voucherevent',
            name='documents_hash',
            field=models.CharField(blank=True, editable=False, max_length=64, verbose_name='hash of the attached files'),
        ),
        migrations.AddField(
            model_name='voucherevent',
            name='word',
            field=models.CharField(blank=True, choices=[('记', 'General (记)'), ('收', 'Receipt (收)'), ('付', 'Payment (付)'), ('转', 'Transfer (转)'), ('结', 'Year-end transfer (结)'), ('初', 'Opening balances (初)')], editable=False, max_length=1, verbose_name='voucher word'),
        ),
        migrations.AddField(
            model_name='voucherimport',
            name='scheme',
            field=models.CharField(choices=[('2021', 'The accounts of 2021'), ('2009', 'The accounts of 2009 (books until 2021)')], default='2021', max_length=4, verbose_name='chart of'),
        ),
        migrations.AlterField(
            model_name='monthbalance',
            name='kind',
            field=models.CharField(choices=[('GENERAL', 'General (记)'), ('OPENING', 'Opening balances (初)'), ('CLOSING', 'Year-end transfer (结)')], max_length=10, verbose_name='kind'),
        ),
        migrations.AlterField(
            model_name='voucher',
            name='kind',
            field=models.CharField(choices=[('GENERAL', 'General (记)'), ('OPENING', 'Opening balances (初)'), ('CLOSING', 'Year-end transfer (结)')], default='GENERAL', editable=False, max_length=10, verbose_name='kind'),
        ),
        migrations.AlterField(
            model_name='voucher',
            name='origin',
            field=models.CharField(choices=[('DESK', 'Written at the desk'), ('PAYMENT', 'Made by a payment'), ('PROPOSED', 'Proposed by the portal'), ('REVERSAL', 'Red reversal'), ('CORRECTION', 'Correction'), ('IMPORTED', 'Imported')], default='DESK', editable=False, max_length=10, verbose_name='origin'),
        ),
        migrations.AlterField(
            model_name='voucherevent',
            name='kind',
            field=models.CharField(choices=[('GENERAL', 'General (记)'), ('OPENING', 'Opening balances (初)'), ('CLOSING', 'Year-end transfer (结)')], default='GENERAL', editable=False, max_length=10, verbose_name='kind'),
        ),
        migrations.AlterField(
            model_name='voucherevent',
            name='origin',
            field=models.CharField(choices=[('DESK', 'Written at the desk'), ('PAYMENT', 'Made by a payment'), ('PROPOSED', 'Proposed by the portal'), ('REVERSAL', 'Red reversal'), ('CORRECTION', 'Correction'), ('IMPORTED', 'Imported')], default='DESK', editable=False, max_length=10, verbose_name='origin'),
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
        pgtrigger.migrations.AddTrigger(
            model_name='voucher',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_voucherevent" ("about_id", "about_type_id", "bookkeeper_id", "cashier_id", "checker_id", "corrects_id", "created_at", "date", "documents", "documents_hash", "file_hash", "id", "kind", "number", "origin", "period_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posted_at", "preparer_id", "public_id", "returned_because", "reverses_id", "source_no", "state", "summary", "word") VALUES (NEW."about_id", NEW."about_type_id", NEW."bookkeeper_id", NEW."cashier_id", NEW."checker_id", NEW."corrects_id", NEW."created_at", NEW."date", NEW."documents", NEW."documents_hash", NEW."file_hash", NEW."id", NEW."kind", NEW."number", NEW."origin", NEW."period_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."posted_at", NEW."preparer_id", NEW."public_id", NEW."returned_because", NEW."reverses_id", NEW."source_no", NEW."state", NEW."summary", NEW."word"); RETURN NULL;', hash='a4575217803e0c16afda9e7400e27b3f90bba06b', operation='INSERT', pgid='pgtrigger_insert_insert_5dc99', table='finance_voucher', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='voucher',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "finance_voucherevent" ("about_id", "about_type_id", "bookkeeper_id", "cashier_id", "checker_id", "corrects_id", "created_at", "date", "documents", "documents_hash", "file_hash", "id", "kind", "number", "origin", "period_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posted_at", "preparer_id", "public_id", "returned_because", "reverses_id", "source_no", "state", "summary", "word") VALUES (NEW."about_id", NEW."about_type_id", NEW."bookkeeper_id", NEW."cashier_id", NEW."checker_id", NEW."corrects_id", NEW."created_at", NEW."date", NEW."documents", NEW."documents_hash", NEW."file_hash", NEW."id", NEW."kind", NEW."number", NEW."origin", NEW."period_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."posted_at", NEW."preparer_id", NEW."public_id", NEW."returned_because", NEW."reverses_id", NEW."source_no", NEW."state", NEW."summary", NEW."word"); RETURN NULL;', hash='4cfa6a9eed6cc4efc72737e82869800d9f09c9e4', operation='UPDATE', pgid='pgtrigger_update_update_d752f', table='finance_voucher', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='voucher',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_voucherevent" ("about_id", "about_type_id", "bookkeeper_id", "cashier_id", "checker_id", "corrects_id", "created_at", "date", "documents", "documents_hash", "file_hash", "id", "kind", "number", "origin", "period_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posted_at", "preparer_id", "public_id", "returned_because", "reverses_id", "source_no", "state", "summary", "word") VALUES (OLD."about_id", OLD."about_type_id", OLD."bookkeeper_id", OLD."cashier_id", OLD."checker_id", OLD."corrects_id", OLD."created_at", OLD."date", OLD."documents", OLD."documents_hash", OLD."file_hash", OLD."id", OLD."kind", OLD."number", OLD."origin", OLD."period_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."posted_at", OLD."preparer_id", OLD."public_id", OLD."returned_because", OLD."reverses_id", OLD."source_no", OLD."state", OLD."summary", OLD."word"); RETURN NULL;', hash='40c98e099ed03e0658297ec54543d456848e4767', operation='DELETE', pgid='pgtrigger_delete_delete_0f2d2', table='finance_voucher', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='account',
            constraint=models.CheckConstraint(condition=models.Q(('is_own', False), ('parent__isnull', False), _connector='OR'), name='account_own_is_a_sub_account', violation_error_message='Accounts of the first level come from the ministry; none is added.'),
        ),
        migrations.AddConstraint(
            model_name='voucher',
            constraint=models.UniqueConstraint(condition=models.Q(('number', None), _negated=True), fields=('period', 'kind', 'word', 'number'), name='voucher_number_once'),
        ),
        migrations.AddConstraint(
            model_name='voucher',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('corrects__isnull', False), ('origin', 'CORRECTION')), models.Q(models.Q(('origin', 'CORRECTION'), _negated=True), ('corrects', None)), _connector='OR'), name='voucher_correction_names_its_voucher'),
        ),
        migrations.AddConstraint(
            model_name='voucherimport',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'TAKEN')), fields=('kind', 'year', 'scheme', 'sha256'), name='import_file_once', nulls_distinct=False),
        ),
        migrations.AddField(
            model_name='bankaccount',
            name='ledger',
            field=models.OneToOneField(help_text='102 or one of its sub-accounts: each account at a bank has one of its own.', on_delete=django.db.models.deletion.PROTECT, related_name='bank_account', to='finance.account', verbose_name='ledger account'),
        ),
        migrations.AddField(
            model_name='bankaccountevent',
            name='ledger',
            field=models.ForeignKey(db_constraint=False, help_text='102 or one of its sub-accounts: each account at a bank has one of its own.', on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='finance.account', verbose_name='ledger account'),
        ),
        migrations.AddField(
            model_name='bankaccountevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='bankaccountevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='finance.bankaccount'),
        ),
        migrations.AddField(
            model_name='bankline',
            name='account',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='finance.bankaccount', verbose_name='bank account'),
        ),
        migrations.AddField(
            model_name='bankstatement',
            name='account',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='statements', to='finance.bankaccount', verbose_name='bank account'),
        ),
        migrations.AddField(
            model_name='bankstatement',
            name='taken_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='taken over by'),
        ),
        migrations.AddField(
            model_name='bankstatement',
            name='uploaded_by',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='uploaded by'),
        ),
        migrations.AddField(
            model_name='bankline',
            name='statement',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='finance.bankstatement', verbose_name='statement'),
        ),
        migrations.AddField(
            model_name='match',
            name='account',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='matches', to='finance.bankaccount'),
        ),
        migrations.AddField(
            model_name='match',
            name='made_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='matched by'),
        ),
        migrations.AddField(
            model_name='bankline',
            name='match',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='lines', to='finance.match', verbose_name='match'),
        ),
        migrations.AddField(
            model_name='matchedentry',
            name='entry',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='bank_match', to='finance.entry'),
        ),
        migrations.AddField(
            model_name='matchedentry',
            name='match',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='entries', to='finance.match'),
        ),
        migrations.AddField(
            model_name='matchevent',
            name='account',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='finance.bankaccount'),
        ),
        migrations.AddField(
            model_name='matchevent',
            name='made_by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='matched by'),
        ),
        migrations.AddField(
            model_name='matchevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='matchevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='finance.match'),
        ),
        migrations.AddField(
            model_name='reconciliation',
            name='account',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reconciliations', to='finance.bankaccount', verbose_name='bank account'),
        ),
        migrations.AddField(
            model_name='reconciliation',
            name='confirmed_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='confirmed by'),
        ),
        migrations.AddField(
            model_name='reconciliation',
            name='made_by',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='made by'),
        ),
        migrations.AddField(
            model_name='reconciliation',
            name='period',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reconciliations', to='finance.period', verbose_name='month'),
        ),
        migrations.AddField(
            model_name='reconciliationevent',
            name='account',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='finance.bankaccount', verbose_name='bank account'),
        ),
        migrations.AddField(
            model_name='reconciliationevent',
            name='confirmed_by',
            field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='confirmed by'),
        ),
        migrations.AddField(
            model_name='reconciliationevent',
            name='made_by',
            field=models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='made by'),
        ),
        migrations.AddField(
            model_name='reconciliationevent',
            name='period',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='finance.period', verbose_name='month'),
        ),
        migrations.AddField(
            model_name='reconciliationevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='reconciliationevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='finance.reconciliation'),
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
            model_name='templateline',
            name='unit',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='finance.unit', verbose_name='accounting unit'),
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
            model_name='bankaccount',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_bankaccountevent" ("bank", "closed_on", "id", "ledger_id", "name", "number", "opening_balance", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "since") VALUES (NEW."bank", NEW."closed_on", NEW."id", NEW."ledger_id", NEW."name", NEW."number", NEW."opening_balance", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."since"); RETURN NULL;', hash='15304794bab35a0d2c359fae5e5ae4a4c244e39c', operation='INSERT', pgid='pgtrigger_insert_insert_0475e', table='finance_bankaccount', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='bankaccount',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "finance_bankaccountevent" ("bank", "closed_on", "id", "ledger_id", "name", "number", "opening_balance", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "since") VALUES (NEW."bank", NEW."closed_on", NEW."id", NEW."ledger_id", NEW."name", NEW."number", NEW."opening_balance", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."since"); RETURN NULL;', hash='e264f6c682555654d9e8e278ebf32982fd48cbe3', operation='UPDATE', pgid='pgtrigger_update_update_8c728', table='finance_bankaccount', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='bankaccount',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_bankaccountevent" ("bank", "closed_on", "id", "ledger_id", "name", "number", "opening_balance", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "since") VALUES (OLD."bank", OLD."closed_on", OLD."id", OLD."ledger_id", OLD."name", OLD."number", OLD."opening_balance", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."since"); RETURN NULL;', hash='d7841c072c99492f3ccb3c287e508b725dad9713', operation='DELETE', pgid='pgtrigger_delete_delete_5e2ef', table='finance_bankaccount', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='bankaccountevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='2bbf991cd3c27863a0c47cc9758caed4838282c1', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_cf337', table='finance_bankaccountevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='bankstatement',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'TAKEN')), fields=('account', 'sha256'), name='bank_statement_once'),
        ),
        migrations.AddConstraint(
            model_name='bankstatement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'TAKEN'), _negated=True), models.Q(('taken_at__isnull', False), ('taken_by__isnull', False)), _connector='OR'), name='bank_statement_taken_by_somebody'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='bankstatement',
            trigger=pgtrigger.compiler.Trigger(name='state_moves', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{READY:DROPPED,READY:REFUSED,READY:TAKEN,REFUSED:DROPPED,TAKEN:DROPPED}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='97cee49d245dd5587734a90477bea0f9dc2dd854', operation='UPDATE', pgid='pgtrigger_state_moves_208e6', table='finance_bankstatement', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='bankstatement',
            trigger=pgtrigger.compiler.Trigger(name='evidence_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='31bdc64370fee75ba778732a4638ff73b09d8951', operation='DELETE', pgid='pgtrigger_evidence_stays_c225b', table='finance_bankstatement', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='match',
            trigger=pgtrigger.compiler.Trigger(name='match_is_even', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', declare='DECLARE sums RECORD;', func="\n    SELECT m.id, coalesce((SELECT sum(amount) FROM finance_bankline WHERE match_id = m.id), 0) AS bank,\n        coalesce((SELECT sum(e.debit - e.credit) FROM finance_matchedentry x JOIN finance_entry e ON e.id = x.entry_id\n            WHERE x.match_id = m.id), 0) AS books\n        INTO sums FROM finance_match m WHERE m.id = NEW.id;\n    IF sums.bank <> sums.books THEN\n        RAISE EXCEPTION 'match % is not even: bank %, books %', sums.id, sums.bank, sums.books\n            USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NULL;\n", hash='70cea0b634c68fb6e728a3a221d00d72a5b6f218', operation='INSERT', pgid='pgtrigger_match_is_even_5503d', table='finance_match', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='match',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_matchevent" ("account_id", "how", "id", "made_at", "made_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."account_id", NEW."how", NEW."id", NEW."made_at", NEW."made_by_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;', hash='d055f5515baeadd7672738faa08286c3377c665c', operation='INSERT', pgid='pgtrigger_insert_insert_d85c1', table='finance_match', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='match',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "finance_matchevent" ("account_id", "how", "id", "made_at", "made_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."account_id", NEW."how", NEW."id", NEW."made_at", NEW."made_by_id", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;', hash='14946b44c4162cd096307432eb367c24001c63d4', operation='UPDATE', pgid='pgtrigger_update_update_b99dc', table='finance_match', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='match',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_matchevent" ("account_id", "how", "id", "made_at", "made_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."account_id", OLD."how", OLD."id", OLD."made_at", OLD."made_by_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;', hash='0b588a40ce73660c860ba2e820eb62ebb993faf8', operation='DELETE', pgid='pgtrigger_delete_delete_77f0b', table='finance_match', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='bankline',
            index=models.Index(condition=models.Q(('match', None)), fields=['account', 'day'], name='bank_line_unmatched'),
        ),
        migrations.AddConstraint(
            model_name='bankline',
            constraint=models.UniqueConstraint(fields=('account', 'day', 'key', 'occurrence'), name='bank_line_once'),
        ),
        migrations.AddConstraint(
            model_name='bankline',
            constraint=models.UniqueConstraint(fields=('account', 'day', 'place'), name='bank_line_place'),
        ),
        migrations.AddConstraint(
            model_name='bankline',
            constraint=models.CheckConstraint(condition=models.Q(('amount', 0), _negated=True), name='bank_line_moves_money'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='bankline',
            trigger=pgtrigger.compiler.Trigger(name='evidence_stays', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."account_id" IS DISTINCT FROM (NEW."account_id") OR OLD."statement_id" IS DISTINCT FROM (NEW."statement_id") OR OLD."day" IS DISTINCT FROM (NEW."day") OR OLD."time" IS DISTINCT FROM (NEW."time") OR OLD."place" IS DISTINCT FROM (NEW."place") OR OLD."amount" IS DISTINCT FROM (NEW."amount") OR OLD."balance" IS DISTINCT FROM (NEW."balance") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."text" IS DISTINCT FROM (NEW."text") OR OLD."reference" IS DISTINCT FROM (NEW."reference") OR OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."occurrence" IS DISTINCT FROM (NEW."occurrence"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='b735810714cdf4006b33b03bde7fcc498dc3cf6e', operation='UPDATE', pgid='pgtrigger_evidence_stays_cc875', table='finance_bankline', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='bankline',
            trigger=pgtrigger.compiler.Trigger(name='matched_stays', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."match_id" IS NOT NULL)', func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='92068029e2d28ede4782744333f7b6d35ae7877b', operation='DELETE', pgid='pgtrigger_matched_stays_d00b3', table='finance_bankline', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='bankline',
            trigger=pgtrigger.compiler.Trigger(name='match_is_even', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', declare='DECLARE sums RECORD;', func="\n    SELECT m.id, coalesce((SELECT sum(amount) FROM finance_bankline WHERE match_id = m.id), 0) AS bank,\n        coalesce((SELECT sum(e.debit - e.credit) FROM finance_matchedentry x JOIN finance_entry e ON e.id = x.entry_id\n            WHERE x.match_id = m.id), 0) AS books\n        INTO sums FROM finance_match m WHERE m.id = NEW.match_id;\n    IF sums.bank <> sums.books THEN\n        RAISE EXCEPTION 'match % is not even: bank %, books %', sums.id, sums.bank, sums.books\n            USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NULL;\n", hash='94f42402c3cab21072bfc56a76b629889ea907d1', operation='UPDATE OF "match_id"', pgid='pgtrigger_match_is_even_c3278', table='finance_bankline', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='matchedentry',
            trigger=pgtrigger.compiler.Trigger(name='match_is_even', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', declare='DECLARE sums RECORD;', func="\n    SELECT m.id, coalesce((SELECT sum(amount) FROM finance_bankline WHERE match_id = m.id), 0) AS bank,\n        coalesce((SELECT sum(e.debit - e.credit) FROM finance_matchedentry x JOIN finance_entry e ON e.id = x.entry_id\n            WHERE x.match_id = m.id), 0) AS books\n        INTO sums FROM finance_match m WHERE m.id = NEW.match_id;\n    IF sums.bank <> sums.books THEN\n        RAISE EXCEPTION 'match % is not even: bank %, books %', sums.id, sums.bank, sums.books\n            USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NULL;\n", hash='f319c927d622983b39950ab122e56a2a058a0de6', operation='INSERT', pgid='pgtrigger_match_is_even_c7283', table='finance_matchedentry', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='matchedentry',
            trigger=pgtrigger.compiler.Trigger(name='match_stays_even', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', declare='DECLARE sums RECORD;', func="\n    SELECT m.id, coalesce((SELECT sum(amount) FROM finance_bankline WHERE match_id = m.id), 0) AS bank,\n        coalesce((SELECT sum(e.debit - e.credit) FROM finance_matchedentry x JOIN finance_entry e ON e.id = x.entry_id\n            WHERE x.match_id = m.id), 0) AS books\n        INTO sums FROM finance_match m WHERE m.id = OLD.match_id;\n    IF sums.bank <> sums.books THEN\n        RAISE EXCEPTION 'match % is not even: bank %, books %', sums.id, sums.bank, sums.books\n            USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NULL;\n", hash='b3478918bc6c0bc95c1b329e471807ed7e6ad3a1', operation='DELETE', pgid='pgtrigger_match_stays_even_2f120', table='finance_matchedentry', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='matchevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='4b86e58080df9efc43e0707198705120ec246f30', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_e068b', table='finance_matchevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='reconciliation',
            constraint=models.UniqueConstraint(fields=('account', 'period'), name='reconciliation_once_a_month'),
        ),
        migrations.AddConstraint(
            model_name='reconciliation',
            constraint=models.CheckConstraint(condition=models.Q(('confirmed_by', None), models.Q(('confirmed_by', models.F('made_by')), _negated=True), _connector='OR'), name='reconciliation_takes_two', violation_error_message="Whoever made a reconciliation can't confirm it."),
        ),
        migrations.AddConstraint(
            model_name='reconciliation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('confirmed_at__isnull', False), ('confirmed_by__isnull', False), ('state', 'CONFIRMED')), models.Q(('confirmed_at', None), ('confirmed_by', None), ('state', 'MADE')), _connector='OR'), name='reconciliation_confirmed_by_somebody'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reconciliation',
            trigger=pgtrigger.compiler.Trigger(name='state_moves', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{CONFIRMED:MADE,MADE:CONFIRMED}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='ea0bc5ef8b95b845907a790654dcb144a0dc4c51', operation='UPDATE', pgid='pgtrigger_state_moves_a8c10', table='finance_reconciliation', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reconciliation',
            trigger=pgtrigger.compiler.Trigger(name='confirmed_stays', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NEW."state" = \'CONFIRMED\' AND OLD."state" = \'CONFIRMED\')', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='065e647a1e360b24b0c9b3ae75c30b03b2307b92', operation='UPDATE', pgid='pgtrigger_confirmed_stays_44bb1', table='finance_reconciliation', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reconciliation',
            trigger=pgtrigger.compiler.Trigger(name='evidence_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='081300b3be5580a6e983722a90bd689a394c6210', operation='DELETE', pgid='pgtrigger_evidence_stays_cfef2', table='finance_reconciliation', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reconciliation',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_reconciliationevent" ("account_id", "adjusted", "bank_balance", "book_balance", "confirmed_at", "confirmed_by_id", "id", "items", "made_at", "made_by_id", "period_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "state") VALUES (NEW."account_id", NEW."adjusted", NEW."bank_balance", NEW."book_balance", NEW."confirmed_at", NEW."confirmed_by_id", NEW."id", NEW."items", NEW."made_at", NEW."made_by_id", NEW."period_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."state"); RETURN NULL;', hash='bf2e54bcada6fca4a1ad54c02b6d28e41e4dc549', operation='INSERT', pgid='pgtrigger_insert_insert_23f44', table='finance_reconciliation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reconciliation',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "finance_reconciliationevent" ("account_id", "adjusted", "bank_balance", "book_balance", "confirmed_at", "confirmed_by_id", "id", "items", "made_at", "made_by_id", "period_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "state") VALUES (NEW."account_id", NEW."adjusted", NEW."bank_balance", NEW."book_balance", NEW."confirmed_at", NEW."confirmed_by_id", NEW."id", NEW."items", NEW."made_at", NEW."made_by_id", NEW."period_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."state"); RETURN NULL;', hash='00f93e7cd16065c8ea69be442f13c85695059552', operation='UPDATE', pgid='pgtrigger_update_update_36810', table='finance_reconciliation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reconciliation',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_reconciliationevent" ("account_id", "adjusted", "bank_balance", "book_balance", "confirmed_at", "confirmed_by_id", "id", "items", "made_at", "made_by_id", "period_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "state") VALUES (OLD."account_id", OLD."adjusted", OLD."bank_balance", OLD."book_balance", OLD."confirmed_at", OLD."confirmed_by_id", OLD."id", OLD."items", OLD."made_at", OLD."made_by_id", OLD."period_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."state"); RETURN NULL;', hash='da157a7a8b3fd869b290f01bf683b3c9a84fca5e', operation='DELETE', pgid='pgtrigger_delete_delete_08fe6', table='finance_reconciliation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reconciliationevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='048563066314bd47a21a48472fc2a22fb8911f34', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_737c1', table='finance_reconciliationevent', when='BEFORE')),
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
