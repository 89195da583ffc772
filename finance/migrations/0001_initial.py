import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import union_portal.core.base
import union_portal.core.money
import union_portal.core.sealing.fields
import uuid
from decimal import Decimal
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('contenttypes', '0002_remove_content_type_name'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.CreateModel(
            name='Fund',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40, unique=True, verbose_name='code')),
                ('name', models.CharField(max_length=80, unique=True, verbose_name='fund name')),
                ('purpose', models.CharField(blank=True, max_length=200, verbose_name='purpose')),
                ('is_closed', models.BooleanField(default=False, verbose_name='closed for entries')),
            ],
            options={
                'verbose_name': 'earmarked fund',
                'verbose_name_plural': 'earmarked funds',
                'ordering': ['code'],
            },
        ),
        migrations.CreateModel(
            name='FundEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('code', models.CharField(max_length=40, verbose_name='code')),
                ('name', models.CharField(max_length=80, verbose_name='fund name')),
                ('purpose', models.CharField(blank=True, max_length=200, verbose_name='purpose')),
                ('is_closed', models.BooleanField(default=False, verbose_name='closed for entries')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='MonthBalance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('GENERAL', 'General (记)'), ('OPENING', 'Opening balances (初)'), ('CLOSING', 'Year-end transfer (转)')], max_length=10, verbose_name='kind')),
                ('item', models.CharField(blank=True, max_length=80, verbose_name='occasion')),
                ('debit', union_portal.core.money.MoneyField(decimal_places=2, default=Decimal('0.00'), max_digits=14, verbose_name='debit')),
                ('credit', union_portal.core.money.MoneyField(decimal_places=2, default=Decimal('0.00'), max_digits=14, verbose_name='credit')),
            ],
            options={
                'verbose_name': 'month balance',
                'verbose_name_plural': 'month balances',
                'ordering': ['-period__year', '-period__month', 'account__code', 'item'],
            },
        ),
        migrations.CreateModel(
            name='PaymentRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12, unique=True)),
                ('about_id', models.BigIntegerField(editable=False)),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('number', models.CharField(editable=False, max_length=20, unique=True, verbose_name='number')),
                ('state', models.CharField(choices=[('APPROVED', 'Waiting for the cashier'), ('UNAPPROVED', 'Approval void: account changed'), ('PAID', 'Paid'), ('CANCELLED', 'Cancelled')], default='APPROVED', editable=False, max_length=12, verbose_name='state')),
                ('source_title', models.CharField(editable=False, max_length=200, verbose_name='paid for')),
                ('payee_account', union_portal.core.sealing.fields.SealedTextField(blank=True, editable=False, null=True, verbose_name="payee's bank account")),
                ('amount', union_portal.core.money.MoneyField(decimal_places=2, editable=False, max_digits=14, verbose_name='amount')),
                ('item', models.CharField(blank=True, editable=False, max_length=80, verbose_name='occasion')),
                ('unit', models.CharField(blank=True, editable=False, max_length=80, verbose_name='department or unit')),
                ('summary', models.CharField(editable=False, max_length=200, verbose_name='summary')),
                ('approved_at', models.DateTimeField(editable=False, verbose_name='approved')),
                ('approval_hash', models.CharField(editable=False, max_length=64)),
                ('method', models.CharField(blank=True, choices=[('TRANSFER', 'Bank transfer'), ('CASH', 'Cash')], editable=False, max_length=10, verbose_name='paid by')),
                ('bank_reference', models.CharField(blank=True, editable=False, max_length=60, verbose_name="bank's reference")),
                ('paid_on', models.DateField(editable=False, null=True, verbose_name='paid on')),
                ('cancelled_because', models.CharField(blank=True, editable=False, max_length=300, verbose_name='cancelled because')),
            ],
            options={
                'verbose_name': 'payment request',
                'verbose_name_plural': 'payment requests',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='PaymentRequestEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12)),
                ('about_id', models.BigIntegerField(editable=False)),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('number', models.CharField(editable=False, max_length=20, verbose_name='number')),
                ('state', models.CharField(choices=[('APPROVED', 'Waiting for the cashier'), ('UNAPPROVED', 'Approval void: account changed'), ('PAID', 'Paid'), ('CANCELLED', 'Cancelled')], default='APPROVED', editable=False, max_length=12, verbose_name='state')),
                ('source_title', models.CharField(editable=False, max_length=200, verbose_name='paid for')),
                ('payee_account', union_portal.core.sealing.fields.SealedTextField(blank=True, editable=False, null=True, verbose_name="payee's bank account")),
                ('amount', union_portal.core.money.MoneyField(decimal_places=2, editable=False, max_digits=14, verbose_name='amount')),
                ('item', models.CharField(blank=True, editable=False, max_length=80, verbose_name='occasion')),
                ('unit', models.CharField(blank=True, editable=False, max_length=80, verbose_name='department or unit')),
                ('summary', models.CharField(editable=False, max_length=200, verbose_name='summary')),
                ('approved_at', models.DateTimeField(editable=False, verbose_name='approved')),
                ('approval_hash', models.CharField(editable=False, max_length=64)),
                ('method', models.CharField(blank=True, choices=[('TRANSFER', 'Bank transfer'), ('CASH', 'Cash')], editable=False, max_length=10, verbose_name='paid by')),
                ('bank_reference', models.CharField(blank=True, editable=False, max_length=60, verbose_name="bank's reference")),
                ('paid_on', models.DateField(editable=False, null=True, verbose_name='paid on')),
                ('cancelled_because', models.CharField(blank=True, editable=False, max_length=300, verbose_name='cancelled because')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Period',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(verbose_name='year')),
                ('month', models.PositiveSmallIntegerField(verbose_name='month')),
                ('closed_at', models.DateTimeField(editable=False, null=True, verbose_name='closed at')),
            ],
            options={
                'verbose_name': 'accounting month',
                'verbose_name_plural': 'accounting months',
                'ordering': ['-year', '-month'],
            },
        ),
        migrations.CreateModel(
            name='PeriodEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('year', models.PositiveSmallIntegerField(verbose_name='year')),
                ('month', models.PositiveSmallIntegerField(verbose_name='month')),
                ('closed_at', models.DateTimeField(editable=False, null=True, verbose_name='closed at')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Reservation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('amount', union_portal.core.money.MoneyField(decimal_places=2, max_digits=14, verbose_name='amount')),
                ('summary', models.CharField(max_length=200, verbose_name='summary')),
                ('state', models.CharField(choices=[('HELD', 'Reserved'), ('SPENT', 'Spent'), ('RELEASED', 'Released')], default='HELD', max_length=10, verbose_name='state')),
                ('reserved_at', models.DateTimeField(auto_now_add=True, verbose_name='reserved')),
            ],
            options={
                'verbose_name': 'reservation',
                'verbose_name_plural': 'reservations',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='ReservationEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('amount', union_portal.core.money.MoneyField(decimal_places=2, max_digits=14, verbose_name='amount')),
                ('summary', models.CharField(max_length=200, verbose_name='summary')),
                ('state', models.CharField(choices=[('HELD', 'Reserved'), ('SPENT', 'Spent'), ('RELEASED', 'Released')], default='HELD', max_length=10, verbose_name='state')),
                ('reserved_at', models.DateTimeField(auto_now_add=True, verbose_name='reserved')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Voucher',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12, unique=True)),
                ('date', models.DateField(verbose_name='date')),
                ('kind', models.CharField(choices=[('GENERAL', 'General (记)'), ('OPENING', 'Opening balances (初)'), ('CLOSING', 'Year-end transfer (转)')], default='GENERAL', editable=False, max_length=10, verbose_name='kind')),
                ('number', models.PositiveIntegerField(editable=False, null=True, verbose_name='number')),
                ('state', models.CharField(choices=[('DRAFT', 'Draft'), ('PREPARED', 'Waiting for the checker'), ('CHECKED', 'Waiting for the bookkeeper'), ('POSTED', 'Posted')], default='DRAFT', editable=False, max_length=10, verbose_name='state')),
                ('origin', models.CharField(choices=[('DESK', 'Written at the desk'), ('PAYMENT', 'Made by a payment'), ('REVERSAL', 'Red reversal'), ('IMPORTED', 'Imported')], default='DESK', editable=False, max_length=10, verbose_name='origin')),
                ('summary', models.CharField(max_length=200, verbose_name='summary')),
                ('documents', models.PositiveSmallIntegerField(default=0, verbose_name='documents attached')),
                ('source_no', models.CharField(blank=True, editable=False, max_length=40, verbose_name='number in the old books')),
                ('file_hash', models.CharField(blank=True, db_index=True, editable=False, max_length=64, verbose_name='hash of the imported file')),
                ('returned_because', models.CharField(blank=True, editable=False, max_length=300, verbose_name='returned because')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('posted_at', models.DateTimeField(editable=False, null=True, verbose_name='posted')),
            ],
            options={
                'verbose_name': 'voucher',
                'verbose_name_plural': 'vouchers',
                'ordering': ['-date', '-number', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='VoucherEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12)),
                ('date', models.DateField(verbose_name='date')),
                ('kind', models.CharField(choices=[('GENERAL', 'General (记)'), ('OPENING', 'Opening balances (初)'), ('CLOSING', 'Year-end transfer (转)')], default='GENERAL', editable=False, max_length=10, verbose_name='kind')),
                ('number', models.PositiveIntegerField(editable=False, null=True, verbose_name='number')),
                ('state', models.CharField(choices=[('DRAFT', 'Draft'), ('PREPARED', 'Waiting for the checker'), ('CHECKED', 'Waiting for the bookkeeper'), ('POSTED', 'Posted')], default='DRAFT', editable=False, max_length=10, verbose_name='state')),
                ('origin', models.CharField(choices=[('DESK', 'Written at the desk'), ('PAYMENT', 'Made by a payment'), ('REVERSAL', 'Red reversal'), ('IMPORTED', 'Imported')], default='DESK', editable=False, max_length=10, verbose_name='origin')),
                ('summary', models.CharField(max_length=200, verbose_name='summary')),
                ('documents', models.PositiveSmallIntegerField(default=0, verbose_name='documents attached')),
                ('source_no', models.CharField(blank=True, editable=False, max_length=40, verbose_name='number in the old books')),
                ('file_hash', models.CharField(blank=True, editable=False, max_length=64, verbose_name='hash of the imported file')),
                ('returned_because', models.CharField(blank=True, editable=False, max_length=300, verbose_name='returned because')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('posted_at', models.DateTimeField(editable=False, null=True, verbose_name='posted')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='VoucherImport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12, unique=True)),
                ('kind', models.CharField(choices=[('VOUCHERS', 'Vouchers'), ('OPENING', 'Opening balances')], max_length=10, verbose_name='kind')),
                ('year', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='year')),
                ('name', models.CharField(max_length=200, verbose_name='file')),
                ('sha256', models.CharField(editable=False, max_length=64, verbose_name='hash')),
                ('content', models.BinaryField()),
                ('state', models.CharField(choices=[('READING', 'Being read'), ('REFUSED', 'File refused'), ('READY', 'Ready to take over'), ('TAKEN', 'Taken over'), ('DROPPED', 'Dropped')], default='READING', editable=False, max_length=10, verbose_name='state')),
                ('rows', models.PositiveIntegerField(default=0, editable=False, verbose_name='rows')),
                ('vouchers_count', models.PositiveIntegerField(default=0, editable=False, verbose_name='vouchers')),
                ('total', union_portal.core.money.MoneyField(decimal_places=2, default=Decimal('0.00'), editable=False, max_digits=14, verbose_name='total')),
                ('problems', models.JSONField(default=list, editable=False, verbose_name='problems')),
                ('new_funds', models.JSONField(default=list, editable=False, verbose_name='new funds')),
                ('is_posted', models.BooleanField(default=False, editable=False, verbose_name='posted at once')),
                ('uploaded_at', models.DateTimeField(auto_now_add=True, verbose_name='uploaded')),
                ('taken_at', models.DateTimeField(editable=False, null=True, verbose_name='taken over')),
            ],
            options={
                'verbose_name': 'imported file',
                'verbose_name_plural': 'imported files',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='Account',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=12, unique=True, verbose_name='code')),
                ('name', models.CharField(max_length=60, verbose_name='account name')),
                ('full_name', models.CharField(max_length=120, verbose_name='full name')),
                ('initials', models.CharField(blank=True, max_length=60, verbose_name='pinyin initials')),
                ('element', models.CharField(choices=[('ASSET', 'Assets'), ('LIABILITY', 'Liabilities'), ('NET_ASSETS', 'Net assets'), ('INCOME', 'Income'), ('EXPENSE', 'Expense')], max_length=10, verbose_name='element')),
                ('is_leaf', models.BooleanField(default=True, verbose_name='takes entries')),
                ('is_basic', models.BooleanField(default=True, verbose_name='in the list for basic unions')),
                ('is_closed', models.BooleanField(default=False, verbose_name='closed for entries')),
                ('parent', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='finance.account', verbose_name='belongs to')),
            ],
            options={
                'verbose_name': 'ledger account',
                'verbose_name_plural': 'ledger accounts',
                'ordering': ['code'],
            },
        ),
        migrations.CreateModel(
            name='AccountEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('code', models.CharField(max_length=12, verbose_name='code')),
                ('name', models.CharField(max_length=60, verbose_name='account name')),
                ('full_name', models.CharField(max_length=120, verbose_name='full name')),
                ('initials', models.CharField(blank=True, max_length=60, verbose_name='pinyin initials')),
                ('element', models.CharField(choices=[('ASSET', 'Assets'), ('LIABILITY', 'Liabilities'), ('NET_ASSETS', 'Net assets'), ('INCOME', 'Income'), ('EXPENSE', 'Expense')], max_length=10, verbose_name='element')),
                ('is_leaf', models.BooleanField(default=True, verbose_name='takes entries')),
                ('is_basic', models.BooleanField(default=True, verbose_name='in the list for basic unions')),
                ('is_closed', models.BooleanField(default=False, verbose_name='closed for entries')),
                ('parent', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='finance.account', verbose_name='belongs to')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='finance.account')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='BudgetLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12, unique=True)),
                ('year', models.PositiveSmallIntegerField(verbose_name='year')),
                ('amount', union_portal.core.money.MoneyField(decimal_places=2, max_digits=14, verbose_name='amount')),
                ('source', models.CharField(help_text='Meeting and date of the decision', max_length=200, verbose_name='decision')),
                ('account', models.ForeignKey(limit_choices_to={'element__in': ['INCOME', 'EXPENSE'], 'is_leaf': True}, on_delete=django.db.models.deletion.PROTECT, related_name='budget_lines', to='finance.account', verbose_name='ledger account')),
            ],
            options={
                'verbose_name': 'budget line',
                'verbose_name_plural': 'budget lines',
                'ordering': ['-year', 'account__code'],
            },
        ),
        migrations.CreateModel(
            name='BudgetLineEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12)),
                ('year', models.PositiveSmallIntegerField(verbose_name='year')),
                ('amount', union_portal.core.money.MoneyField(decimal_places=2, max_digits=14, verbose_name='amount')),
                ('source', models.CharField(help_text='Meeting and date of the decision', max_length=200, verbose_name='decision')),
                ('account', models.ForeignKey(db_constraint=False, limit_choices_to={'element__in': ['INCOME', 'EXPENSE'], 'is_leaf': True}, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='finance.account', verbose_name='ledger account')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='finance.budgetline')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='line')),
                ('summary', models.CharField(max_length=200, verbose_name='summary')),
                ('debit', union_portal.core.money.MoneyField(decimal_places=2, default=Decimal('0.00'), max_digits=14, verbose_name='debit')),
                ('credit', union_portal.core.money.MoneyField(decimal_places=2, default=Decimal('0.00'), max_digits=14, verbose_name='credit')),
                ('unit', models.CharField(blank=True, max_length=80, verbose_name='department or unit')),
                ('item', models.CharField(blank=True, max_length=80, verbose_name='occasion')),
                ('account', models.ForeignKey(limit_choices_to={'is_leaf': True}, on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='finance.account', verbose_name='ledger account')),
                ('fund', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='finance.fund', verbose_name='fund')),
            ],
            options={
                'verbose_name': 'ledger entry',
                'verbose_name_plural': 'ledger entries',
                'ordering': ['voucher', 'position'],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='fund',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_fundevent" ("code", "id", "is_closed", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose") VALUES (NEW."code", NEW."id", NEW."is_closed", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."purpose"); RETURN NULL;', hash='2b30d697903124ce0992be69d92d82a78ce8c1bb', operation='INSERT', pgid='pgtrigger_insert_insert_0675c', table='finance_fund', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='fund',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "finance_fundevent" ("code", "id", "is_closed", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose") VALUES (NEW."code", NEW."id", NEW."is_closed", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."purpose"); RETURN NULL;', hash='ed9ea2361258ca8ccff30bc5e8e9528610bb9cb5', operation='UPDATE', pgid='pgtrigger_update_update_da531', table='finance_fund', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='fund',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_fundevent" ("code", "id", "is_closed", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose") VALUES (OLD."code", OLD."id", OLD."is_closed", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."purpose"); RETURN NULL;', hash='cffef37b5c54da6b8fee6bdaf08c4faf399f6668', operation='DELETE', pgid='pgtrigger_delete_delete_402c2', table='finance_fund', when='AFTER')),
        ),
        migrations.AddField(
            model_name='fundevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='fundevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='finance.fund'),
        ),
        migrations.AddField(
            model_name='monthbalance',
            name='account',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='balances', to='finance.account', verbose_name='ledger account'),
        ),
        migrations.AddField(
            model_name='monthbalance',
            name='fund',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='balances', to='finance.fund', verbose_name='fund'),
        ),
        migrations.AddField(
            model_name='paymentrequest',
            name='about_type',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contenttypes.contenttype'),
        ),
        migrations.AddField(
            model_name='paymentrequest',
            name='account',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='finance.account', verbose_name='ledger account'),
        ),
    ]
