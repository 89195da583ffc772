import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.core.serializers.json
import django.db.models.deletion
import django.db.models.expressions
import django.utils.timezone
import finance.payrun.models
import pgtrigger.compiler
import pgtrigger.migrations
import union_portal.core.base
import union_portal.core.money
import union_portal.core.policy.models
import union_portal.core.sealing.fields
import uuid
from decimal import Decimal
from django.conf import settings
from django.db import migrations, models

from finance.migrations import _words


class Migration(migrations.Migration):

    dependencies = [
        ('contenttypes', '0002_remove_content_type_name'),
        ('core', '0003_initial'),
        ('finance', '0003_dimensions'),
        ('members', '0002_confirmed_appointments'),
        ('pghistory', '0007_auto_20250421_0444'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Allowance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12, unique=True)),
                ('members', models.PositiveIntegerField(verbose_name='members')),
                ('rate', union_portal.core.money.MoneyField(decimal_places=2, max_digits=14, verbose_name='per member')),
                ('share', union_portal.core.money.MoneyField(decimal_places=2, max_digits=14, verbose_name='share')),
                ('used', union_portal.core.money.MoneyField(decimal_places=2, default=Decimal('0.00'), max_digits=14, verbose_name='drawn or spent')),
            ],
            options={
                'verbose_name': 'allowance',
                'verbose_name_plural': 'allowances',
                'ordering': ['year', 'unit'],
            },
        ),
        migrations.CreateModel(
            name='AllowanceEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12)),
                ('members', models.PositiveIntegerField(verbose_name='members')),
                ('rate', union_portal.core.money.MoneyField(decimal_places=2, max_digits=14, verbose_name='per member')),
                ('share', union_portal.core.money.MoneyField(decimal_places=2, max_digits=14, verbose_name='share')),
                ('used', union_portal.core.money.MoneyField(decimal_places=2, default=Decimal('0.00'), max_digits=14, verbose_name='drawn or spent')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='AllowanceYear',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12, unique=True)),
                ('year', models.PositiveSmallIntegerField(unique=True, verbose_name='year')),
                ('state', models.CharField(choices=[('DRAFT', 'Worked out'), ('ADOPTED', 'Adopted')], default='DRAFT', editable=False, max_length=8, verbose_name='state')),
                ('counted_on', models.DateField(default=django.utils.timezone.localdate, help_text='Who belongs to a unit on this day counts for it; the rate valid on this day applies.', verbose_name='members counted on')),
                ('adopted_at', models.DateTimeField(editable=False, null=True, verbose_name='adopted')),
            ],
            options={
                'verbose_name': 'allowances of a year',
                'verbose_name_plural': 'allowances by year',
                'ordering': ['-year'],
            },
        ),
        migrations.CreateModel(
            name='AllowanceYearEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12)),
                ('year', models.PositiveSmallIntegerField(verbose_name='year')),
                ('state', models.CharField(choices=[('DRAFT', 'Worked out'), ('ADOPTED', 'Adopted')], default='DRAFT', editable=False, max_length=8, verbose_name='state')),
                ('counted_on', models.DateField(default=django.utils.timezone.localdate, help_text='Who belongs to a unit on this day counts for it; the rate valid on this day applies.', verbose_name='members counted on')),
                ('adopted_at', models.DateTimeField(editable=False, null=True, verbose_name='adopted')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Approval',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('round', models.PositiveSmallIntegerField()),
                ('step', models.CharField(choices=[('HEAD', 'Department head'), ('OFFICER', 'Union officer'), ('CHAIR', 'Union chair')], max_length=10, verbose_name='step')),
                ('at', models.DateTimeField(verbose_name='at')),
                ('words', models.CharField(blank=True, max_length=300, verbose_name='words')),
                ('decision', models.CharField(blank=True, max_length=120, verbose_name="the committee's decision")),
            ],
            options={
                'verbose_name': 'approval',
                'verbose_name_plural': 'approvals',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Assessment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12, unique=True)),
                ('year', models.PositiveSmallIntegerField(verbose_name='year')),
                ('month', models.PositiveSmallIntegerField(verbose_name='month')),
                ('payers', models.PositiveIntegerField(default=0, verbose_name='members who owe dues')),
                ('exempt', models.PositiveIntegerField(default=0, verbose_name='exempt')),
                ('unknown', models.PositiveIntegerField(default=0, verbose_name='without a wage base')),
                ('total', union_portal.core.money.MoneyField(decimal_places=2, default=Decimal('0.00'), max_digits=14, verbose_name='dues')),
                ('assessed_at', models.DateTimeField(null=True, verbose_name='assessed')),
            ],
            options={
                'verbose_name': 'assessment of dues',
                'verbose_name_plural': 'assessments of dues',
                'ordering': ['-year', '-month'],
            },
        ),
        migrations.CreateModel(
            name='AssessmentEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12)),
                ('year', models.PositiveSmallIntegerField(verbose_name='year')),
                ('month', models.PositiveSmallIntegerField(verbose_name='month')),
                ('payers', models.PositiveIntegerField(default=0, verbose_name='members who owe dues')),
                ('exempt', models.PositiveIntegerField(default=0, verbose_name='exempt')),
                ('unknown', models.PositiveIntegerField(default=0, verbose_name='without a wage base')),
                ('total', union_portal.core.money.MoneyField(decimal_places=2, default=Decimal('0.00'), max_digits=14, verbose_name='dues')),
                ('assessed_at', models.DateTimeField(null=True, verbose_name='assessed')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Asset',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12, unique=True)),
                ('number', models.CharField(editable=False, max_length=20, unique=True, verbose_name='number')),
                ('state', models.CharField(choices=[('PENDING', 'Waiting for its voucher'), ('IN_USE', 'In use'), ('ASKED', 'Disposal asked for'), ('DISPOSING', 'Disposal approved, waiting for its voucher'), ('DISPOSED', 'Disposed of'), ('CANCELLED', 'Not taken up')], default='PENDING', editable=False, max_length=10, verbose_name='state')),
                ('owner', models.CharField(choices=[('UNION', "The union's own"), ('HOSPITAL', "The hospital's (memo register)")], default='UNION', editable=False, max_length=10, verbose_name='owned by')),
                ('origin', models.CharField(choices=[('PURCHASE', 'Bought'), ('DONATION', 'Given'), ('SURPLUS', 'Found when counting'), ('OPENING', 'In the books already'), ('LENT', 'Lent by the hospital')], editable=False, max_length=10, verbose_name='came by')),
                ('name', models.CharField(max_length=80, verbose_name='asset name')),
                ('model', models.CharField(blank=True, max_length=80, verbose_name='make and model')),
                ('quantity', models.PositiveIntegerField(default=1, verbose_name='pieces')),
                ('cost', union_portal.core.money.MoneyField(decimal_places=2, editable=False, max_digits=14, verbose_name='original value')),
                ('acquired_on', models.DateField(editable=False, verbose_name='acquired')),
                ('years', models.PositiveSmallIntegerField(editable=False, null=True, verbose_name='years of use')),
                ('months_done', models.PositiveSmallIntegerField(default=0, editable=False, verbose_name='months depreciated')),
                ('depreciated', union_portal.core.money.MoneyField(decimal_places=2, default=Decimal('0.00'), editable=False, max_digits=14, verbose_name='depreciated so far')),
                ('place', models.CharField(max_length=80, verbose_name='place')),
                ('registered_at', models.DateTimeField(auto_now_add=True, verbose_name='registered')),
                ('ended_on', models.DateField(editable=False, null=True, verbose_name='gone since')),
            ],
            options={
                'verbose_name': 'asset',
                'verbose_name_plural': 'assets',
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='AssetCategory',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=10, unique=True, verbose_name='code')),
                ('name', models.CharField(max_length=60, unique=True, verbose_name='category name')),
                ('kind', models.CharField(choices=[('GENERAL', 'General equipment'), ('SPECIAL', 'Special equipment')], max_length=10, verbose_name='kind')),
                ('min_years', models.PositiveSmallIntegerField(blank=True, help_text='Empty: not depreciated, as books and relics.', null=True, verbose_name='years of use, at least')),
                ('source', models.CharField(max_length=120, verbose_name='source')),
            ],
            options={
                'verbose_name': 'asset category',
                'verbose_name_plural': 'asset categories',
                'ordering': ['code'],
            },
        ),
        migrations.CreateModel(
            name='AssetCategoryEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('code', models.CharField(max_length=10, verbose_name='code')),
                ('name', models.CharField(max_length=60, verbose_name='category name')),
                ('kind', models.CharField(choices=[('GENERAL', 'General equipment'), ('SPECIAL', 'Special equipment')], max_length=10, verbose_name='kind')),
                ('min_years', models.PositiveSmallIntegerField(blank=True, help_text='Empty: not depreciated, as books and relics.', null=True, verbose_name='years of use, at least')),
                ('source', models.CharField(max_length=120, verbose_name='source')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='AssetEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12)),
                ('number', models.CharField(editable=False, max_length=20, verbose_name='number')),
                ('state', models.CharField(choices=[('PENDING', 'Waiting for its voucher'), ('IN_USE', 'In use'), ('ASKED', 'Disposal asked for'), ('DISPOSING', 'Disposal approved, waiting for its voucher'), ('DISPOSED', 'Disposed of'), ('CANCELLED', 'Not taken up')], default='PENDING', editable=False, max_length=10, verbose_name='state')),
                ('owner', models.CharField(choices=[('UNION', "The union's own"), ('HOSPITAL', "The hospital's (memo register)")], default='UNION', editable=False, max_length=10, verbose_name='owned by')),
                ('origin', models.CharField(choices=[('PURCHASE', 'Bought'), ('DONATION', 'Given'), ('SURPLUS', 'Found when counting'), ('OPENING', 'In the books already'), ('LENT', 'Lent by the hospital')], editable=False, max_length=10, verbose_name='came by')),
                ('name', models.CharField(max_length=80, verbose_name='asset name')),
                ('model', models.CharField(blank=True, max_length=80, verbose_name='make and model')),
                ('quantity', models.PositiveIntegerField(default=1, verbose_name='pieces')),
                ('cost', union_portal.core.money.MoneyField(decimal_places=2, editable=False, max_digits=14, verbose_name='original value')),
                ('acquired_on', models.DateField(editable=False, verbose_name='acquired')),
                ('years', models.PositiveSmallIntegerField(editable=False, null=True, verbose_name='years of use')),
                ('months_done', models.PositiveSmallIntegerField(default=0, editable=False, verbose_name='months depreciated')),
                ('depreciated', union_portal.core.money.MoneyField(decimal_places=2, default=Decimal('0.00'), editable=False, max_digits=14, verbose_name='depreciated so far')),
                ('place', models.CharField(max_length=80, verbose_name='place')),
                ('registered_at', models.DateTimeField(auto_now_add=True, verbose_name='registered')),
                ('ended_on', models.DateField(editable=False, null=True, verbose_name='gone since')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Audit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12, unique=True)),
                ('year', models.PositiveSmallIntegerField(unique=True, verbose_name='year')),
                ('begun_at', models.DateTimeField(editable=False, verbose_name='begun')),
                ('verdict', models.CharField(blank=True, choices=[('PROPER', 'In order'), ('REMARKS', 'In order, with remarks'), ('OBJECTION', 'Objected to')], editable=False, max_length=10, verbose_name='verdict')),
                ('opinion', models.TextField(blank=True, editable=False, max_length=4000, verbose_name='opinion')),
                ('signed_at', models.DateTimeField(editable=False, null=True, verbose_name='signed')),
            ],
            options={
                'verbose_name': 'audit of a year',
                'verbose_name_plural': 'audits of the years',
                'ordering': ['-year'],
            },
        ),
        migrations.CreateModel(
            name='AuditEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12)),
                ('year', models.PositiveSmallIntegerField(verbose_name='year')),
                ('begun_at', models.DateTimeField(editable=False, verbose_name='begun')),
                ('verdict', models.CharField(blank=True, choices=[('PROPER', 'In order'), ('REMARKS', 'In order, with remarks'), ('OBJECTION', 'Objected to')], editable=False, max_length=10, verbose_name='verdict')),
                ('opinion', models.TextField(blank=True, editable=False, max_length=4000, verbose_name='opinion')),
                ('signed_at', models.DateTimeField(editable=False, null=True, verbose_name='signed')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='AuditFinding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12, unique=True)),
                ('state', models.CharField(choices=[('NOTED', 'Noted'), ('DUE', 'To be repaired'), ('REPORTED', 'Repair reported'), ('ACCEPTED', 'Repair accepted')], default='NOTED', editable=False, max_length=10, verbose_name='state')),
                ('text', models.TextField(max_length=2000, verbose_name='finding')),
                ('found_at', models.DateTimeField(verbose_name='found')),
                ('due_on', models.DateField(null=True, verbose_name='to be repaired by')),
                ('repair', models.TextField(blank=True, max_length=2000, verbose_name='repair')),
                ('repaired_at', models.DateTimeField(null=True, verbose_name='reported')),
                ('remark', models.TextField(blank=True, max_length=2000, verbose_name="the committee's remark")),
                ('accepted_at', models.DateTimeField(null=True, verbose_name='accepted')),
            ],
            options={
                'verbose_name': 'finding of an audit',
                'verbose_name_plural': 'findings of audits',
                'ordering': ['-found_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='AuditFindingEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12)),
                ('state', models.CharField(choices=[('NOTED', 'Noted'), ('DUE', 'To be repaired'), ('REPORTED', 'Repair reported'), ('ACCEPTED', 'Repair accepted')], default='NOTED', editable=False, max_length=10, verbose_name='state')),
                ('text', models.TextField(max_length=2000, verbose_name='finding')),
                ('found_at', models.DateTimeField(verbose_name='found')),
                ('due_on', models.DateField(null=True, verbose_name='to be repaired by')),
                ('repair', models.TextField(blank=True, max_length=2000, verbose_name='repair')),
                ('repaired_at', models.DateTimeField(null=True, verbose_name='reported')),
                ('remark', models.TextField(blank=True, max_length=2000, verbose_name="the committee's remark")),
                ('accepted_at', models.DateTimeField(null=True, verbose_name='accepted')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='BankAccount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12, unique=True)),
                ('name', models.CharField(max_length=60, unique=True, verbose_name='name of the account')),
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
                ('name', models.CharField(max_length=60, verbose_name='name of the account')),
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
            name='BankLayout',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=60, unique=True, verbose_name='layout')),
                ('form', models.CharField(choices=[('CSV', 'CSV'), ('TXT', 'Text'), ('XLSX', 'XLSX')], default='XLSX', max_length=5, verbose_name='form')),
                ('encoding', models.CharField(choices=[('utf-8-sig', 'UTF-8'), ('gb18030', 'GBK')], default='gb18030', max_length=10, verbose_name='characters')),
                ('delimiter', models.CharField(default=',', max_length=1, verbose_name='between columns')),
                ('has_header', models.BooleanField(default=True, verbose_name='titles in the first line')),
                ('columns', models.JSONField(validators=[finance.payrun.models.check_columns], verbose_name='columns')),
                ('head', models.JSONField(blank=True, default=list, help_text='Columns of a line before all others, with count and total; empty for none.', validators=[finance.payrun.models.check_columns], verbose_name='line about the whole')),
                ('is_closed', models.BooleanField(default=False, verbose_name='not used any more')),
            ],
            options={
                'verbose_name': 'bank file layout',
                'verbose_name_plural': 'bank file layouts',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='BankLayoutEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('name', models.CharField(max_length=60, verbose_name='layout')),
                ('form', models.CharField(choices=[('CSV', 'CSV'), ('TXT', 'Text'), ('XLSX', 'XLSX')], default='XLSX', max_length=5, verbose_name='form')),
                ('encoding', models.CharField(choices=[('utf-8-sig', 'UTF-8'), ('gb18030', 'GBK')], default='gb18030', max_length=10, verbose_name='characters')),
                ('delimiter', models.CharField(default=',', max_length=1, verbose_name='between columns')),
                ('has_header', models.BooleanField(default=True, verbose_name='titles in the first line')),
                ('columns', models.JSONField(validators=[finance.payrun.models.check_columns], verbose_name='columns')),
                ('head', models.JSONField(blank=True, default=list, help_text='Columns of a line before all others, with count and total; empty for none.', validators=[finance.payrun.models.check_columns], verbose_name='line about the whole')),
                ('is_closed', models.BooleanField(default=False, verbose_name='not used any more')),
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
            name='BudgetPlan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12, unique=True)),
                ('year', models.PositiveSmallIntegerField(verbose_name='year')),
                ('kind', models.CharField(choices=[('ORIGINAL', 'Budget of the year'), ('ADJUSTMENT', 'Adjustment')], default='ORIGINAL', max_length=10, verbose_name='kind')),
                ('state', models.CharField(choices=[('DRAFT', 'Draft'), ('IN_REVIEW', 'With the audit committee'), ('REVIEWED', 'Reviewed'), ('ADOPTED', 'Adopted by the committee'), ('APPROVED', 'Approved, in force'), ('DISCARDED', 'Discarded')], default='DRAFT', editable=False, max_length=10, verbose_name='state')),
                ('reason', models.CharField(blank=True, help_text='What has changed since the budget was approved. Only an adjustment needs it.', max_length=500, verbose_name='reason of the adjustment')),
                ('reviewed_on', models.DateField(editable=False, null=True, verbose_name='reviewed on')),
                ('opinion', models.TextField(blank=True, editable=False, max_length=1000, verbose_name="the audit committee's opinion")),
                ('adopted_on', models.DateField(editable=False, null=True, verbose_name='adopted on')),
                ('meeting', models.CharField(blank=True, editable=False, max_length=120, verbose_name='meeting that adopted it')),
                ('approved_on', models.DateField(editable=False, null=True, verbose_name='approved on')),
                ('approval', models.CharField(blank=True, editable=False, max_length=120, verbose_name="the higher union's approval or record")),
                ('returned_because', models.CharField(blank=True, editable=False, max_length=500, verbose_name='returned because')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='drafted')),
            ],
            options={
                'verbose_name': 'budget plan',
                'verbose_name_plural': 'budget plans',
                'ordering': ['-year', 'kind', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='BudgetPlanEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12)),
                ('year', models.PositiveSmallIntegerField(verbose_name='year')),
                ('kind', models.CharField(choices=[('ORIGINAL', 'Budget of the year'), ('ADJUSTMENT', 'Adjustment')], default='ORIGINAL', max_length=10, verbose_name='kind')),
                ('state', models.CharField(choices=[('DRAFT', 'Draft'), ('IN_REVIEW', 'With the audit committee'), ('REVIEWED', 'Reviewed'), ('ADOPTED', 'Adopted by the committee'), ('APPROVED', 'Approved, in force'), ('DISCARDED', 'Discarded')], default='DRAFT', editable=False, max_length=10, verbose_name='state')),
                ('reason', models.CharField(blank=True, help_text='What has changed since the budget was approved. Only an adjustment needs it.', max_length=500, verbose_name='reason of the adjustment')),
                ('reviewed_on', models.DateField(editable=False, null=True, verbose_name='reviewed on')),
                ('opinion', models.TextField(blank=True, editable=False, max_length=1000, verbose_name="the audit committee's opinion")),
                ('adopted_on', models.DateField(editable=False, null=True, verbose_name='adopted on')),
                ('meeting', models.CharField(blank=True, editable=False, max_length=120, verbose_name='meeting that adopted it')),
                ('approved_on', models.DateField(editable=False, null=True, verbose_name='approved on')),
                ('approval', models.CharField(blank=True, editable=False, max_length=120, verbose_name="the higher union's approval or record")),
                ('returned_because', models.CharField(blank=True, editable=False, max_length=500, verbose_name='returned because')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='drafted')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='CashCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12, unique=True)),
                ('day', models.DateField(editable=False, verbose_name='day')),
                ('state', models.CharField(choices=[('COUNTED', 'Waiting for the witness'), ('RETURNED', 'To be counted anew'), ('WITNESSED', 'Closed')], default='COUNTED', editable=False, max_length=10, verbose_name='state')),
                ('pieces', models.JSONField(default=dict, editable=False, verbose_name='notes and coins')),
                ('counted', union_portal.core.money.MoneyField(decimal_places=2, editable=False, max_digits=14, verbose_name='counted')),
                ('book', union_portal.core.money.MoneyField(decimal_places=2, editable=False, max_digits=14, verbose_name='balance of the cash book')),
                ('difference', models.GeneratedField(db_persist=True, expression=django.db.models.expressions.CombinedExpression(models.F('counted'), '-', models.F('book')), output_field=union_portal.core.money.MoneyField(decimal_places=2, max_digits=14, verbose_name='difference'), verbose_name='difference')),
                ('cause', models.CharField(blank=True, editable=False, max_length=300, verbose_name='cause of the difference')),
                ('counted_at', models.DateTimeField(editable=False, verbose_name='counted at')),
                ('witnessed_at', models.DateTimeField(editable=False, null=True, verbose_name='witnessed')),
                ('returned_because', models.CharField(blank=True, editable=False, max_length=300, verbose_name='returned because')),
            ],
            options={
                'verbose_name': 'cash count',
                'verbose_name_plural': 'cash counts',
                'ordering': ['-day', 'account__code'],
            },
        ),
        migrations.CreateModel(
            name='CashCountEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12)),
                ('day', models.DateField(editable=False, verbose_name='day')),
                ('state', models.CharField(choices=[('COUNTED', 'Waiting for the witness'), ('RETURNED', 'To be counted anew'), ('WITNESSED', 'Closed')], default='COUNTED', editable=False, max_length=10, verbose_name='state')),
                ('pieces', models.JSONField(default=dict, editable=False, verbose_name='notes and coins')),
                ('counted', union_portal.core.money.MoneyField(decimal_places=2, editable=False, max_digits=14, verbose_name='counted')),
                ('book', union_portal.core.money.MoneyField(decimal_places=2, editable=False, max_digits=14, verbose_name='balance of the cash book')),
                ('cause', models.CharField(blank=True, editable=False, max_length=300, verbose_name='cause of the difference')),
                ('counted_at', models.DateTimeField(editable=False, verbose_name='counted at')),
                ('witnessed_at', models.DateTimeField(editable=False, null=True, verbose_name='witnessed')),
                ('returned_because', models.CharField(blank=True, editable=False, max_length=300, verbose_name='returned because')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Claim',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12, unique=True)),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('number', models.CharField(blank=True, editable=False, max_length=20, verbose_name='number')),
                ('state', models.CharField(choices=[('DRAFT', 'Draft'), ('WITH_HEAD', 'With the department head'), ('WITH_OFFICER', 'With the union officer'), ('WITH_CHAIR', 'With the union chair'), ('RETURNED', 'Returned for correction'), ('APPROVED', 'Approved, to be paid'), ('PAID', 'Paid'), ('REFUSED', 'Refused'), ('WITHDRAWN', 'Withdrawn')], default='DRAFT', editable=False, max_length=14, verbose_name='state')),
                ('purpose', models.CharField(max_length=80, verbose_name='purpose')),
                ('heads', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='how many people')),
                ('payee_bank', models.CharField(blank=True, max_length=100, verbose_name='bank and branch')),
                ('payee_account', union_portal.core.sealing.fields.SealedTextField(blank=True, editable=False, null=True, verbose_name='bank account')),
                ('amount', union_portal.core.money.MoneyField(decimal_places=2, default=Decimal('0.00'), editable=False, max_digits=14, verbose_name='amount')),
                ('chain', models.JSONField(default=list, editable=False, verbose_name='steps')),
                ('needs_decision', models.BooleanField(default=False, editable=False)),
                ('round', models.PositiveSmallIntegerField(default=0, editable=False)),
                ('begun_at', models.DateTimeField(auto_now_add=True, verbose_name='begun')),
                ('submitted_at', models.DateTimeField(editable=False, null=True, verbose_name='handed in')),
                ('remark', models.CharField(blank=True, editable=False, max_length=300, verbose_name='remark')),
            ],
            options={
                'verbose_name': 'claim',
                'verbose_name_plural': 'claims',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='ClaimEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12)),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('number', models.CharField(blank=True, editable=False, max_length=20, verbose_name='number')),
                ('state', models.CharField(choices=[('DRAFT', 'Draft'), ('WITH_HEAD', 'With the department head'), ('WITH_OFFICER', 'With the union officer'), ('WITH_CHAIR', 'With the union chair'), ('RETURNED', 'Returned for correction'), ('APPROVED', 'Approved, to be paid'), ('PAID', 'Paid'), ('REFUSED', 'Refused'), ('WITHDRAWN', 'Withdrawn')], default='DRAFT', editable=False, max_length=14, verbose_name='state')),
                ('purpose', models.CharField(max_length=80, verbose_name='purpose')),
                ('heads', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='how many people')),
                ('payee_bank', models.CharField(blank=True, max_length=100, verbose_name='bank and branch')),
                ('payee_account', union_portal.core.sealing.fields.SealedTextField(blank=True, editable=False, null=True, verbose_name='bank account')),
                ('amount', union_portal.core.money.MoneyField(decimal_places=2, default=Decimal('0.00'), editable=False, max_digits=14, verbose_name='amount')),
                ('chain', models.JSONField(default=list, editable=False, verbose_name='steps')),
                ('needs_decision', models.BooleanField(default=False, editable=False)),
                ('round', models.PositiveSmallIntegerField(default=0, editable=False)),
                ('begun_at', models.DateTimeField(auto_now_add=True, verbose_name='begun')),
                ('submitted_at', models.DateTimeField(editable=False, null=True, verbose_name='handed in')),
                ('remark', models.CharField(blank=True, editable=False, max_length=300, verbose_name='remark')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ClaimItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12, unique=True)),
                ('amount', union_portal.core.money.MoneyField(decimal_places=2, max_digits=14, null=True, verbose_name='sum claimed')),
                ('spent_on', models.DateField(null=True, verbose_name='paid on')),
                ('note', models.CharField(blank=True, max_length=100, verbose_name='note')),
                ('no_invoice_because', models.CharField(blank=True, max_length=100, verbose_name='why there is no invoice')),
                ('read', models.JSONField(default=dict, editable=False)),
            ],
            options={
                'verbose_name': 'item of a claim',
                'verbose_name_plural': 'items of a claim',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='ClaimItemEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12)),
                ('amount', union_portal.core.money.MoneyField(decimal_places=2, max_digits=14, null=True, verbose_name='sum claimed')),
                ('spent_on', models.DateField(null=True, verbose_name='paid on')),
                ('note', models.CharField(blank=True, max_length=100, verbose_name='note')),
                ('no_invoice_because', models.CharField(blank=True, max_length=100, verbose_name='why there is no invoice')),
                ('read', models.JSONField(default=dict, editable=False)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ClaimKind',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=40, unique=True, verbose_name='what it was for')),
                ('item', models.CharField(blank=True, max_length=80, verbose_name='occasion')),
                ('hint', models.CharField(blank=True, max_length=120, verbose_name='what to hand in')),
                ('asks_heads', models.BooleanField(default=False, verbose_name='asks for how many people')),
                ('position', models.PositiveSmallIntegerField(default=50, verbose_name='place in the list')),
                ('is_closed', models.BooleanField(default=False, verbose_name='not offered any more')),
            ],
            options={
                'verbose_name': 'kind of claim',
                'verbose_name_plural': 'kinds of claims',
                'ordering': ['position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Company',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12, unique=True)),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('name', models.CharField(max_length=100, unique=True, verbose_name='company')),
                ('tax_number', models.CharField(blank=True, max_length=20, verbose_name='tax number')),
                ('bank', models.CharField(max_length=100, verbose_name='bank and branch')),
                ('bank_account', union_portal.core.sealing.fields.SealedTextField(blank=True, editable=False, null=True, verbose_name='bank account')),
                ('account_basis', models.CharField(help_text='Contract, invoice, or call to a known number', max_length=200, verbose_name='how the account is known')),
                ('entered_at', models.DateTimeField(editable=False, verbose_name='entered')),
                ('confirmed_at', models.DateTimeField(editable=False, null=True, verbose_name='confirmed')),
                ('is_closed', models.BooleanField(default=False, editable=False, verbose_name='not dealt with any more')),
            ],
            options={
                'verbose_name': 'company',
                'verbose_name_plural': 'companies',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='CompanyEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12)),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('name', models.CharField(max_length=100, verbose_name='company')),
                ('tax_number', models.CharField(blank=True, max_length=20, verbose_name='tax number')),
                ('bank', models.CharField(max_length=100, verbose_name='bank and branch')),
                ('bank_account', union_portal.core.sealing.fields.SealedTextField(blank=True, editable=False, null=True, verbose_name='bank account')),
                ('account_basis', models.CharField(help_text='Contract, invoice, or call to a known number', max_length=200, verbose_name='how the account is known')),
                ('entered_at', models.DateTimeField(editable=False, verbose_name='entered')),
                ('confirmed_at', models.DateTimeField(editable=False, null=True, verbose_name='confirmed')),
                ('is_closed', models.BooleanField(default=False, editable=False, verbose_name='not dealt with any more')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Contribution',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12, unique=True)),
                ('year', models.PositiveSmallIntegerField(verbose_name='year')),
                ('month', models.PositiveSmallIntegerField(verbose_name='month')),
                ('payroll', union_portal.core.money.MoneyField(decimal_places=2, help_text='All wages of the month, with bonuses and allowances', max_digits=14, verbose_name='payroll')),
                ('source', models.CharField(help_text='The payroll report it stands in', max_length=200, verbose_name='source')),
                ('channel', models.CharField(choices=[('DIRECT', 'The hospital pays all of it to this union'), ('TAX_OFFICE', "The tax office collects; the higher union returns this union's share")], default='DIRECT', max_length=10, verbose_name='how it comes')),
                ('due', union_portal.core.money.MoneyField(decimal_places=2, max_digits=14, verbose_name='contribution')),
                ('expected', union_portal.core.money.MoneyField(decimal_places=2, max_digits=14, verbose_name='to come in here')),
                ('pay_by', models.DateField(verbose_name='to be paid by')),
                ('received', union_portal.core.money.MoneyField(decimal_places=2, default=Decimal('0.00'), max_digits=14, verbose_name='received')),
                ('kept', union_portal.core.money.MoneyField(decimal_places=2, default=Decimal('0.00'), max_digits=14, verbose_name='kept')),
                ('up', union_portal.core.money.MoneyField(decimal_places=2, default=Decimal('0.00'), max_digits=14, verbose_name='for the higher union')),
                ('remit_by', models.DateField(null=True, verbose_name='to be remitted by')),
                ('remitted', union_portal.core.money.MoneyField(decimal_places=2, default=Decimal('0.00'), max_digits=14, verbose_name='remitted')),
                ('entered_at', models.DateTimeField(auto_now_add=True, verbose_name='entered')),
            ],
            options={
                'verbose_name': "employer's contribution",
                'verbose_name_plural': "employer's contributions",
                'ordering': ['-year', '-month'],
            },
        ),
        migrations.CreateModel(
            name='ContributionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12)),
                ('year', models.PositiveSmallIntegerField(verbose_name='year')),
                ('month', models.PositiveSmallIntegerField(verbose_name='month')),
                ('payroll', union_portal.core.money.MoneyField(decimal_places=2, help_text='All wages of the month, with bonuses and allowances', max_digits=14, verbose_name='payroll')),
                ('source', models.CharField(help_text='The payroll report it stands in', max_length=200, verbose_name='source')),
                ('channel', models.CharField(choices=[('DIRECT', 'The hospital pays all of it to this union'), ('TAX_OFFICE', "The tax office collects; the higher union returns this union's share")], default='DIRECT', max_length=10, verbose_name='how it comes')),
                ('due', union_portal.core.money.MoneyField(decimal_places=2, max_digits=14, verbose_name='contribution')),
                ('expected', union_portal.core.money.MoneyField(decimal_places=2, max_digits=14, verbose_name='to come in here')),
                ('pay_by', models.DateField(verbose_name='to be paid by')),
                ('received', union_portal.core.money.MoneyField(decimal_places=2, default=Decimal('0.00'), max_digits=14, verbose_name='received')),
                ('kept', union_portal.core.money.MoneyField(decimal_places=2, default=Decimal('0.00'), max_digits=14, verbose_name='kept')),
                ('up', union_portal.core.money.MoneyField(decimal_places=2, default=Decimal('0.00'), max_digits=14, verbose_name='for the higher union')),
                ('remit_by', models.DateField(null=True, verbose_name='to be remitted by')),
                ('remitted', union_portal.core.money.MoneyField(decimal_places=2, default=Decimal('0.00'), max_digits=14, verbose_name='remitted')),
                ('entered_at', models.DateTimeField(auto_now_add=True, verbose_name='entered')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ContributionMovement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12, unique=True)),
                ('direction', models.CharField(choices=[('IN', 'Received'), ('UP', 'Remitted')], max_length=3, verbose_name='direction')),
                ('on', models.DateField(verbose_name='day')),
                ('amount', union_portal.core.money.MoneyField(decimal_places=2, max_digits=14, verbose_name='amount')),
                ('kept', union_portal.core.money.MoneyField(decimal_places=2, default=Decimal('0.00'), max_digits=14, verbose_name='kept')),
                ('up', union_portal.core.money.MoneyField(decimal_places=2, default=Decimal('0.00'), max_digits=14, verbose_name='for the higher union')),
                ('note', models.CharField(blank=True, max_length=200, verbose_name='note')),
                ('recorded_at', models.DateTimeField(auto_now_add=True, verbose_name='recorded')),
                ('voided_at', models.DateTimeField(null=True, verbose_name='voided')),
                ('voided_because', models.CharField(blank=True, max_length=200, verbose_name='reason')),
            ],
            options={
                'verbose_name': 'movement of a contribution',
                'verbose_name_plural': 'movements of contributions',
                'ordering': ['on', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='ContributionMovementEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12)),
                ('direction', models.CharField(choices=[('IN', 'Received'), ('UP', 'Remitted')], max_length=3, verbose_name='direction')),
                ('on', models.DateField(verbose_name='day')),
                ('amount', union_portal.core.money.MoneyField(decimal_places=2, max_digits=14, verbose_name='amount')),
                ('kept', union_portal.core.money.MoneyField(decimal_places=2, default=Decimal('0.00'), max_digits=14, verbose_name='kept')),
                ('up', union_portal.core.money.MoneyField(decimal_places=2, default=Decimal('0.00'), max_digits=14, verbose_name='for the higher union')),
                ('note', models.CharField(blank=True, max_length=200, verbose_name='note')),
                ('recorded_at', models.DateTimeField(auto_now_add=True, verbose_name='recorded')),
                ('voided_at', models.DateTimeField(null=True, verbose_name='voided')),
                ('voided_because', models.CharField(blank=True, max_length=200, verbose_name='reason')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Custody',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12, unique=True)),
                ('name', models.CharField(max_length=80, unique=True, verbose_name='custody money')),
                ('owner', models.CharField(help_text='Who paid it in and may say what it is spent on.', max_length=120, verbose_name='whose money')),
                ('balance', union_portal.core.money.MoneyField(decimal_places=2, default=Decimal('0.00'), editable=False, max_digits=14, verbose_name='balance')),
                ('is_closed', models.BooleanField(default=False, editable=False, verbose_name='closed')),
            ],
            options={
                'verbose_name': 'custody money',
                'verbose_name_plural': 'custody money (221)',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='CustodyEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12)),
                ('name', models.CharField(max_length=80, verbose_name='custody money')),
                ('owner', models.CharField(help_text='Who paid it in and may say what it is spent on.', max_length=120, verbose_name='whose money')),
                ('balance', union_portal.core.money.MoneyField(decimal_places=2, default=Decimal('0.00'), editable=False, max_digits=14, verbose_name='balance')),
                ('is_closed', models.BooleanField(default=False, editable=False, verbose_name='closed')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='CustodyMove',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12, unique=True)),
                ('state', models.CharField(choices=[('ORDERED', 'Waiting for the cashier'), ('DONE', 'Received or paid'), ('CANCELLED', 'Cancelled')], default='ORDERED', editable=False, max_length=10, verbose_name='state')),
                ('direction', models.CharField(choices=[('IN', 'Received'), ('OUT', 'Given out')], editable=False, max_length=3, verbose_name='in or out')),
                ('amount', union_portal.core.money.MoneyField(decimal_places=2, editable=False, max_digits=14, verbose_name='amount')),
                ('party', models.CharField(editable=False, max_length=80, verbose_name='from or to whom')),
                ('summary', models.CharField(editable=False, max_length=120, verbose_name='summary')),
                ('method', models.CharField(blank=True, choices=[('TRANSFER', 'Bank transfer'), ('CASH', 'Cash'), ('BOOKS', 'Stands in the books already')], editable=False, max_length=10, verbose_name='how')),
                ('ordered_at', models.DateTimeField(auto_now_add=True, verbose_name='entered')),
                ('done_on', models.DateField(editable=False, null=True, verbose_name='received or paid on')),
                ('cancelled_because', models.CharField(blank=True, editable=False, max_length=300, verbose_name='cancelled because')),
            ],
            options={
                'verbose_name': 'movement of custody money',
                'verbose_name_plural': 'movements of custody money',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='CustodyMoveEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12)),
                ('state', models.CharField(choices=[('ORDERED', 'Waiting for the cashier'), ('DONE', 'Received or paid'), ('CANCELLED', 'Cancelled')], default='ORDERED', editable=False, max_length=10, verbose_name='state')),
                ('direction', models.CharField(choices=[('IN', 'Received'), ('OUT', 'Given out')], editable=False, max_length=3, verbose_name='in or out')),
                ('amount', union_portal.core.money.MoneyField(decimal_places=2, editable=False, max_digits=14, verbose_name='amount')),
                ('party', models.CharField(editable=False, max_length=80, verbose_name='from or to whom')),
                ('summary', models.CharField(editable=False, max_length=120, verbose_name='summary')),
                ('method', models.CharField(blank=True, choices=[('TRANSFER', 'Bank transfer'), ('CASH', 'Cash'), ('BOOKS', 'Stands in the books already')], editable=False, max_length=10, verbose_name='how')),
                ('ordered_at', models.DateTimeField(auto_now_add=True, verbose_name='entered')),
                ('done_on', models.DateField(editable=False, null=True, verbose_name='received or paid on')),
                ('cancelled_because', models.CharField(blank=True, editable=False, max_length=300, verbose_name='cancelled because')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Depreciation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12, unique=True)),
                ('total', union_portal.core.money.MoneyField(decimal_places=2, max_digits=14, verbose_name='total')),
                ('made_at', models.DateTimeField(auto_now_add=True, verbose_name='made')),
            ],
            options={
                'verbose_name': 'depreciation',
                'verbose_name_plural': 'depreciation',
                'ordering': ['-period__year', '-period__month'],
            },
        ),
        migrations.CreateModel(
            name='DepreciationEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12)),
                ('total', union_portal.core.money.MoneyField(decimal_places=2, max_digits=14, verbose_name='total')),
                ('made_at', models.DateTimeField(auto_now_add=True, verbose_name='made')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='DepreciationLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('months', models.PositiveSmallIntegerField(verbose_name='months')),
                ('amount', union_portal.core.money.MoneyField(decimal_places=2, max_digits=14, verbose_name='amount')),
            ],
            options={
                'verbose_name': 'depreciation of an asset',
                'verbose_name_plural': 'depreciation of assets',
                'ordering': ['asset__number'],
            },
        ),
        migrations.CreateModel(
            name='Disposal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12, unique=True)),
                ('kind', models.CharField(choices=[('SCRAPPED', 'Scrapped'), ('SOLD', 'Sold'), ('GIVEN', 'Given away'), ('LOST', 'Lost or missing')], max_length=10, verbose_name='how')),
                ('reason', models.CharField(max_length=300, verbose_name='reason')),
                ('proceeds', union_portal.core.money.MoneyField(decimal_places=2, default=Decimal('0.00'), max_digits=14, verbose_name='net proceeds')),
                ('asked_at', models.DateTimeField(auto_now_add=True, verbose_name='asked')),
                ('approved_at', models.DateTimeField(null=True, verbose_name='approved')),
                ('refused_because', models.CharField(blank=True, max_length=300, verbose_name='refused because')),
            ],
            options={
                'verbose_name': 'disposal',
                'verbose_name_plural': 'disposals',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='DisposalEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12)),
                ('kind', models.CharField(choices=[('SCRAPPED', 'Scrapped'), ('SOLD', 'Sold'), ('GIVEN', 'Given away'), ('LOST', 'Lost or missing')], max_length=10, verbose_name='how')),
                ('reason', models.CharField(max_length=300, verbose_name='reason')),
                ('proceeds', union_portal.core.money.MoneyField(decimal_places=2, default=Decimal('0.00'), max_digits=14, verbose_name='net proceeds')),
                ('asked_at', models.DateTimeField(auto_now_add=True, verbose_name='asked')),
                ('approved_at', models.DateTimeField(null=True, verbose_name='approved')),
                ('refused_because', models.CharField(blank=True, max_length=300, verbose_name='refused because')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Draw',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12, unique=True)),
                ('number', models.CharField(editable=False, max_length=20, unique=True, verbose_name='number')),
                ('state', models.CharField(choices=[('REQUESTED', 'Waiting for approval'), ('APPROVED', 'Waiting for the cashier'), ('DRAWN', 'Paid out, to be settled'), ('REPORTED', 'Receipts handed in'), ('SETTLED', 'Settled'), ('REFUSED', 'Refused'), ('CANCELLED', 'Cancelled')], default='REQUESTED', editable=False, max_length=10, verbose_name='state')),
                ('purpose', models.CharField(editable=False, max_length=80, verbose_name='for what')),
                ('amount', union_portal.core.money.MoneyField(decimal_places=2, editable=False, max_digits=14, verbose_name='amount')),
                ('requested_at', models.DateTimeField(auto_now_add=True, verbose_name='requested')),
                ('approved_at', models.DateTimeField(editable=False, null=True, verbose_name='approved')),
                ('paid_on', models.DateField(editable=False, null=True, verbose_name='paid on')),
                ('spent', union_portal.core.money.MoneyField(decimal_places=2, editable=False, max_digits=14, null=True, verbose_name='spent by receipts')),
                ('report', models.TextField(blank=True, editable=False, max_length=2000, verbose_name='what it was spent on')),
                ('reported_at', models.DateTimeField(editable=False, null=True, verbose_name='receipts handed in')),
                ('settled_on', models.DateField(editable=False, null=True, verbose_name='settled on')),
                ('answer', models.CharField(blank=True, editable=False, max_length=300, verbose_name='reason')),
            ],
            options={
                'verbose_name': 'draw from an allowance',
                'verbose_name_plural': 'draws from allowances',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='DrawEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12)),
                ('number', models.CharField(editable=False, max_length=20, verbose_name='number')),
                ('state', models.CharField(choices=[('REQUESTED', 'Waiting for approval'), ('APPROVED', 'Waiting for the cashier'), ('DRAWN', 'Paid out, to be settled'), ('REPORTED', 'Receipts handed in'), ('SETTLED', 'Settled'), ('REFUSED', 'Refused'), ('CANCELLED', 'Cancelled')], default='REQUESTED', editable=False, max_length=10, verbose_name='state')),
                ('purpose', models.CharField(editable=False, max_length=80, verbose_name='for what')),
                ('amount', union_portal.core.money.MoneyField(decimal_places=2, editable=False, max_digits=14, verbose_name='amount')),
                ('requested_at', models.DateTimeField(auto_now_add=True, verbose_name='requested')),
                ('approved_at', models.DateTimeField(editable=False, null=True, verbose_name='approved')),
                ('paid_on', models.DateField(editable=False, null=True, verbose_name='paid on')),
                ('spent', union_portal.core.money.MoneyField(decimal_places=2, editable=False, max_digits=14, null=True, verbose_name='spent by receipts')),
                ('report', models.TextField(blank=True, editable=False, max_length=2000, verbose_name='what it was spent on')),
                ('reported_at', models.DateTimeField(editable=False, null=True, verbose_name='receipts handed in')),
                ('settled_on', models.DateField(editable=False, null=True, verbose_name='settled on')),
                ('answer', models.CharField(blank=True, editable=False, max_length=300, verbose_name='reason')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Due',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12, unique=True)),
                ('basis', models.CharField(choices=[('RATE', 'Share of the wage base'), ('FIXED', 'Fixed sum'), ('EXEMPT', 'Exempt'), ('UNKNOWN', 'Wage base missing'), ('NONE', 'No member in this month')], max_length=10, verbose_name='basis')),
                ('amount', union_portal.core.money.MoneyField(decimal_places=2, default=Decimal('0.00'), max_digits=14, verbose_name='due')),
                ('paid', union_portal.core.money.MoneyField(decimal_places=2, default=Decimal('0.00'), max_digits=14, verbose_name='paid')),
            ],
            options={
                'verbose_name': "member's dues",
                'verbose_name_plural': "members' dues",
                'ordering': ['-assessment__year', '-assessment__month', 'person'],
            },
        ),
        migrations.CreateModel(
            name='DueEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12)),
                ('basis', models.CharField(choices=[('RATE', 'Share of the wage base'), ('FIXED', 'Fixed sum'), ('EXEMPT', 'Exempt'), ('UNKNOWN', 'Wage base missing'), ('NONE', 'No member in this month')], max_length=10, verbose_name='basis')),
                ('amount', union_portal.core.money.MoneyField(decimal_places=2, default=Decimal('0.00'), max_digits=14, verbose_name='due')),
                ('paid', union_portal.core.money.MoneyField(decimal_places=2, default=Decimal('0.00'), max_digits=14, verbose_name='paid')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='DuesFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12, unique=True)),
                ('kind', models.CharField(choices=[('BASES', 'Wage bases'), ('DEDUCTIONS', 'Dues deducted from wages')], max_length=10, verbose_name='what it holds')),
                ('name', models.CharField(max_length=200, verbose_name='file')),
                ('sha256', models.CharField(db_index=True, max_length=64, verbose_name="file's hash")),
                ('state', models.CharField(choices=[('REFUSED', 'Has mistakes'), ('READY', 'Waits for confirmation'), ('APPLIED', 'Taken over'), ('DISCARDED', 'Thrown away')], default='READY', editable=False, max_length=10, verbose_name='state')),
                ('since', models.DateField(null=True, verbose_name='bases valid from')),
                ('paid_on', models.DateField(null=True, verbose_name='transferred on')),
                ('total', union_portal.core.money.MoneyField(decimal_places=2, default=Decimal('0.00'), max_digits=14, verbose_name='sum of the file')),
                ('rows', models.PositiveIntegerField(default=0, verbose_name='rows')),
                ('mistakes', models.PositiveIntegerField(default=0, verbose_name='mistakes')),
                ('differences', models.PositiveIntegerField(default=0, verbose_name='differences')),
                ('uploaded_at', models.DateTimeField(auto_now_add=True, verbose_name='uploaded')),
                ('applied_at', models.DateTimeField(null=True, verbose_name='taken over')),
            ],
            options={
                'verbose_name': 'payroll file',
                'verbose_name_plural': 'payroll files',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='DuesFileEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12)),
                ('kind', models.CharField(choices=[('BASES', 'Wage bases'), ('DEDUCTIONS', 'Dues deducted from wages')], max_length=10, verbose_name='what it holds')),
                ('name', models.CharField(max_length=200, verbose_name='file')),
                ('sha256', models.CharField(max_length=64, verbose_name="file's hash")),
                ('state', models.CharField(choices=[('REFUSED', 'Has mistakes'), ('READY', 'Waits for confirmation'), ('APPLIED', 'Taken over'), ('DISCARDED', 'Thrown away')], default='READY', editable=False, max_length=10, verbose_name='state')),
                ('since', models.DateField(null=True, verbose_name='bases valid from')),
                ('paid_on', models.DateField(null=True, verbose_name='transferred on')),
                ('total', union_portal.core.money.MoneyField(decimal_places=2, default=Decimal('0.00'), max_digits=14, verbose_name='sum of the file')),
                ('rows', models.PositiveIntegerField(default=0, verbose_name='rows')),
                ('mistakes', models.PositiveIntegerField(default=0, verbose_name='mistakes')),
                ('differences', models.PositiveIntegerField(default=0, verbose_name='differences')),
                ('uploaded_at', models.DateTimeField(auto_now_add=True, verbose_name='uploaded')),
                ('applied_at', models.DateTimeField(null=True, verbose_name='taken over')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='DuesFileRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('line', models.PositiveIntegerField(default=0, verbose_name='line')),
                ('outcome', models.CharField(choices=[('MISTAKE', 'Mistake'), ('LESS', 'Less than due'), ('MORE', 'More than due'), ('UNEXPECTED', 'Nothing due'), ('ABSENT', 'Not in the file'), ('NEW', 'First base'), ('CHANGED', 'Another base'), ('EQUAL', 'Agrees')], max_length=10, verbose_name='outcome')),
                ('label', models.CharField(blank=True, max_length=80, verbose_name='as the file says')),
                ('expected', union_portal.core.money.MoneyField(decimal_places=2, max_digits=14, null=True, verbose_name='due')),
                ('amount', union_portal.core.money.MoneyField(decimal_places=2, max_digits=14, null=True, verbose_name='in the file')),
                ('reason', models.CharField(blank=True, max_length=300, verbose_name='reason')),
            ],
            options={
                'verbose_name': 'row of a payroll file',
                'verbose_name_plural': 'rows of payroll files',
                'ordering': ['file', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='DuesMatch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('amount', union_portal.core.money.MoneyField(decimal_places=2, max_digits=14, verbose_name='amount')),
            ],
            options={
                'verbose_name': 'matched payment',
                'verbose_name_plural': 'matched payments',
                'ordering': ['due__assessment__year', 'due__assessment__month', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='DuesPayment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12, unique=True)),
                ('method', models.CharField(choices=[('PAYROLL', 'Deducted from wages'), ('CASH', 'Cash'), ('TRANSFER', 'Transfer')], max_length=10, verbose_name='way of payment')),
                ('paid_on', models.DateField(verbose_name='paid on')),
                ('amount', union_portal.core.money.MoneyField(decimal_places=2, max_digits=14, verbose_name='amount')),
                ('matched', union_portal.core.money.MoneyField(decimal_places=2, default=Decimal('0.00'), max_digits=14, verbose_name='matched')),
                ('note', models.CharField(blank=True, max_length=200, verbose_name='note')),
                ('recorded_at', models.DateTimeField(auto_now_add=True, verbose_name='recorded')),
                ('voided_at', models.DateTimeField(null=True, verbose_name='voided')),
                ('voided_because', models.CharField(blank=True, max_length=200, verbose_name='reason')),
            ],
            options={
                'verbose_name': 'payment of dues',
                'verbose_name_plural': 'payments of dues',
                'ordering': ['-paid_on', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='DuesPaymentEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12)),
                ('method', models.CharField(choices=[('PAYROLL', 'Deducted from wages'), ('CASH', 'Cash'), ('TRANSFER', 'Transfer')], max_length=10, verbose_name='way of payment')),
                ('paid_on', models.DateField(verbose_name='paid on')),
                ('amount', union_portal.core.money.MoneyField(decimal_places=2, max_digits=14, verbose_name='amount')),
                ('matched', union_portal.core.money.MoneyField(decimal_places=2, default=Decimal('0.00'), max_digits=14, verbose_name='matched')),
                ('note', models.CharField(blank=True, max_length=200, verbose_name='note')),
                ('recorded_at', models.DateTimeField(auto_now_add=True, verbose_name='recorded')),
                ('voided_at', models.DateTimeField(null=True, verbose_name='voided')),
                ('voided_because', models.CharField(blank=True, max_length=200, verbose_name='reason')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='DuesReminder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('months', models.PositiveSmallIntegerField(verbose_name='months')),
                ('amount', union_portal.core.money.MoneyField(decimal_places=2, max_digits=14, verbose_name='amount')),
                ('reminded_on', models.DateField(verbose_name='reminded on')),
            ],
            options={
                'verbose_name': 'reminder of dues',
                'verbose_name_plural': 'reminders of dues',
                'ordering': ['-reminded_on', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Invoice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12, unique=True)),
                ('about_id', models.BigIntegerField(editable=False)),
                ('number', models.CharField(max_length=20, verbose_name='invoice number')),
                ('code', models.CharField(blank=True, max_length=12, verbose_name='invoice code')),
                ('issued_on', models.DateField(verbose_name='issued on')),
                ('amount', union_portal.core.money.MoneyField(decimal_places=2, max_digits=14, verbose_name='sum with tax')),
                ('seller_name', models.CharField(blank=True, max_length=100, verbose_name='seller')),
                ('seller_tax_number', models.CharField(blank=True, max_length=20, verbose_name="seller's tax number")),
                ('buyer_name', models.CharField(blank=True, max_length=100, verbose_name='buyer')),
                ('goods', models.CharField(blank=True, max_length=500, verbose_name='goods and services')),
                ('source', models.CharField(choices=[('PDF', 'Read from the PDF'), ('XML', 'Read from the XML'), ('OFD', 'Read from the OFD'), ('QR', 'Read from the QR code'), ('TYPED', 'Typed from the paper')], default='TYPED', editable=False, max_length=5, verbose_name='source')),
                ('file_hash', models.CharField(blank=True, editable=False, max_length=64)),
                ('is_held', models.BooleanField(default=True, editable=False, verbose_name='claimed on')),
                ('taken_at', models.DateTimeField(auto_now_add=True, verbose_name='handed in')),
            ],
            options={
                'verbose_name': 'invoice',
                'verbose_name_plural': 'invoices',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='InvoiceEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12)),
                ('about_id', models.BigIntegerField(editable=False)),
                ('number', models.CharField(max_length=20, verbose_name='invoice number')),
                ('code', models.CharField(blank=True, max_length=12, verbose_name='invoice code')),
                ('issued_on', models.DateField(verbose_name='issued on')),
                ('amount', union_portal.core.money.MoneyField(decimal_places=2, max_digits=14, verbose_name='sum with tax')),
                ('seller_name', models.CharField(blank=True, max_length=100, verbose_name='seller')),
                ('seller_tax_number', models.CharField(blank=True, max_length=20, verbose_name="seller's tax number")),
                ('buyer_name', models.CharField(blank=True, max_length=100, verbose_name='buyer')),
                ('goods', models.CharField(blank=True, max_length=500, verbose_name='goods and services')),
                ('source', models.CharField(choices=[('PDF', 'Read from the PDF'), ('XML', 'Read from the XML'), ('OFD', 'Read from the OFD'), ('QR', 'Read from the QR code'), ('TYPED', 'Typed from the paper')], default='TYPED', editable=False, max_length=5, verbose_name='source')),
                ('file_hash', models.CharField(blank=True, editable=False, max_length=64)),
                ('is_held', models.BooleanField(default=True, editable=False, verbose_name='claimed on')),
                ('taken_at', models.DateTimeField(auto_now_add=True, verbose_name='handed in')),
            ],
            options={
                'abstract': False,
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
            name='PayRun',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12, unique=True)),
                ('number', models.CharField(editable=False, max_length=20, unique=True, verbose_name='number')),
                ('state', models.CharField(choices=[('DRAFT', 'To be released by a second person'), ('RELEASED', 'Released'), ('SENT', 'File made, waiting for the bank'), ('DONE', 'Answered by the bank'), ('DROPPED', 'Dropped')], default='DRAFT', editable=False, max_length=10, verbose_name='state')),
                ('count', models.PositiveIntegerField(editable=False, verbose_name='payments')),
                ('total', union_portal.core.money.MoneyField(decimal_places=2, default=Decimal('0.00'), editable=False, max_digits=14, verbose_name='total')),
                ('made_at', models.DateTimeField(auto_now_add=True, verbose_name='put together')),
                ('released_at', models.DateTimeField(editable=False, null=True, verbose_name='released')),
                ('content_hash', models.CharField(blank=True, editable=False, max_length=64)),
                ('sent_at', models.DateTimeField(editable=False, null=True, verbose_name='file made')),
                ('answered_on', models.DateField(editable=False, null=True, verbose_name='paid on')),
                ('bank_reference', models.CharField(blank=True, editable=False, max_length=60, verbose_name="bank's reference")),
                ('dropped_because', models.CharField(blank=True, editable=False, max_length=200, verbose_name='dropped because')),
            ],
            options={
                'verbose_name': 'pay run',
                'verbose_name_plural': 'pay runs',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='PayRunEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12)),
                ('number', models.CharField(editable=False, max_length=20, verbose_name='number')),
                ('state', models.CharField(choices=[('DRAFT', 'To be released by a second person'), ('RELEASED', 'Released'), ('SENT', 'File made, waiting for the bank'), ('DONE', 'Answered by the bank'), ('DROPPED', 'Dropped')], default='DRAFT', editable=False, max_length=10, verbose_name='state')),
                ('count', models.PositiveIntegerField(editable=False, verbose_name='payments')),
                ('total', union_portal.core.money.MoneyField(decimal_places=2, default=Decimal('0.00'), editable=False, max_digits=14, verbose_name='total')),
                ('made_at', models.DateTimeField(auto_now_add=True, verbose_name='put together')),
                ('released_at', models.DateTimeField(editable=False, null=True, verbose_name='released')),
                ('content_hash', models.CharField(blank=True, editable=False, max_length=64)),
                ('sent_at', models.DateTimeField(editable=False, null=True, verbose_name='file made')),
                ('answered_on', models.DateField(editable=False, null=True, verbose_name='paid on')),
                ('bank_reference', models.CharField(blank=True, editable=False, max_length=60, verbose_name="bank's reference")),
                ('dropped_because', models.CharField(blank=True, editable=False, max_length=200, verbose_name='dropped because')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='PayRunLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('serial', models.PositiveIntegerField(verbose_name='line')),
                ('amount', union_portal.core.money.MoneyField(decimal_places=2, max_digits=14, verbose_name='amount')),
                ('result', models.CharField(choices=[('PENDING', 'Waiting'), ('PAID', 'Paid'), ('FAILED', 'Not paid')], default='PENDING', max_length=8, verbose_name='result')),
                ('reason', models.CharField(blank=True, max_length=200, verbose_name='reason')),
            ],
            options={
                'verbose_name': 'line of a pay run',
                'verbose_name_plural': 'lines of a pay run',
                'ordering': ['run', 'serial'],
            },
        ),
        migrations.CreateModel(
            name='PlanItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('amount', union_portal.core.money.MoneyField(decimal_places=2, default=Decimal('0.00'), max_digits=14, verbose_name='amount')),
                ('before', union_portal.core.money.MoneyField(decimal_places=2, default=Decimal('0.00'), max_digits=14, verbose_name='budget until now')),
                ('last_year', union_portal.core.money.MoneyField(decimal_places=2, default=Decimal('0.00'), max_digits=14, verbose_name='actual of the year before')),
                ('basis', models.CharField(blank=True, max_length=200, verbose_name='basis')),
            ],
            options={
                'verbose_name': 'line of a budget plan',
                'verbose_name_plural': 'lines of budget plans',
                'ordering': ['account__code', 'fund__code', 'unit__name'],
            },
        ),
        migrations.CreateModel(
            name='PlanItemEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('amount', union_portal.core.money.MoneyField(decimal_places=2, default=Decimal('0.00'), max_digits=14, verbose_name='amount')),
                ('before', union_portal.core.money.MoneyField(decimal_places=2, default=Decimal('0.00'), max_digits=14, verbose_name='budget until now')),
                ('last_year', union_portal.core.money.MoneyField(decimal_places=2, default=Decimal('0.00'), max_digits=14, verbose_name='actual of the year before')),
                ('basis', models.CharField(blank=True, max_length=200, verbose_name='basis')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Question',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12, unique=True)),
                ('state', models.CharField(choices=[('OPEN', 'To be answered'), ('ANSWERED', 'Answered, with the audit committee'), ('CLOSED', 'Closed')], default='OPEN', editable=False, max_length=10, verbose_name='state')),
                ('text', models.TextField(max_length=2000, verbose_name='question')),
                ('asked_at', models.DateTimeField(verbose_name='asked')),
                ('answer', models.TextField(blank=True, max_length=2000, verbose_name='answer')),
                ('answered_at', models.DateTimeField(null=True, verbose_name='answered')),
                ('remark', models.TextField(blank=True, max_length=2000, verbose_name="the committee's remark")),
                ('closed_at', models.DateTimeField(null=True, verbose_name='closed')),
            ],
            options={
                'verbose_name': 'question on a voucher',
                'verbose_name_plural': 'questions on vouchers',
                'ordering': ['-asked_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='QuestionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12)),
                ('state', models.CharField(choices=[('OPEN', 'To be answered'), ('ANSWERED', 'Answered, with the audit committee'), ('CLOSED', 'Closed')], default='OPEN', editable=False, max_length=10, verbose_name='state')),
                ('text', models.TextField(max_length=2000, verbose_name='question')),
                ('asked_at', models.DateTimeField(verbose_name='asked')),
                ('answer', models.TextField(blank=True, max_length=2000, verbose_name='answer')),
                ('answered_at', models.DateTimeField(null=True, verbose_name='answered')),
                ('remark', models.TextField(blank=True, max_length=2000, verbose_name="the committee's remark")),
                ('closed_at', models.DateTimeField(null=True, verbose_name='closed')),
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
            name='Sample',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12, unique=True)),
                ('rule', models.CharField(choices=[('AMOUNT', 'All from an amount on'), ('RANDOM', 'At random, by a seed'), ('ACCOUNT', 'All of an account')], max_length=10, verbose_name='drawn by')),
                ('amount', union_portal.core.money.MoneyField(decimal_places=2, max_digits=14, null=True, verbose_name='from this amount on')),
                ('count', models.PositiveSmallIntegerField(null=True, verbose_name='how many')),
                ('seed', models.CharField(blank=True, max_length=40, verbose_name='seed')),
                ('drawn_at', models.DateTimeField(verbose_name='drawn')),
            ],
            options={
                'verbose_name': 'sample of vouchers',
                'verbose_name_plural': 'samples of vouchers',
                'ordering': ['-drawn_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='SampledVoucher',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12, unique=True)),
                ('is_sound', models.BooleanField(null=True, verbose_name='in order')),
                ('note', models.CharField(blank=True, max_length=500, verbose_name='note')),
                ('looked_at', models.DateTimeField(null=True, verbose_name='looked at')),
            ],
            options={
                'verbose_name': 'sampled voucher',
                'verbose_name_plural': 'sampled vouchers',
                'ordering': ['sample', 'voucher__date', 'voucher__number', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='SampleEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12)),
                ('rule', models.CharField(choices=[('AMOUNT', 'All from an amount on'), ('RANDOM', 'At random, by a seed'), ('ACCOUNT', 'All of an account')], max_length=10, verbose_name='drawn by')),
                ('amount', union_portal.core.money.MoneyField(decimal_places=2, max_digits=14, null=True, verbose_name='from this amount on')),
                ('count', models.PositiveSmallIntegerField(null=True, verbose_name='how many')),
                ('seed', models.CharField(blank=True, max_length=40, verbose_name='seed')),
                ('drawn_at', models.DateTimeField(verbose_name='drawn')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SpendingRule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12, unique=True)),
                ('title', models.CharField(max_length=80, verbose_name='rule')),
                ('kind', models.CharField(choices=[('FORBIDDEN', 'Not paid from union funds'), ('CAP_EACH', 'At most so much at a time'), ('CAP_PER_HEAD', 'At most so much per head'), ('CAP_PERSON_YEAR', 'At most so much per person and year'), ('CAP_YEAR', 'At most so much in a year')], max_length=16, verbose_name='kind')),
                ('weight', models.CharField(choices=[('REFUSE', 'Refuse'), ('WARN', 'Warn; whoever approves gives a reason')], default='REFUSE', max_length=8, verbose_name='what happens')),
                ('accounts', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=12), blank=True, default=list, help_text='Codes or their beginnings, with commas; empty for all.', size=None, verbose_name='ledger accounts')),
                ('items', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, help_text='With commas; empty for all.', size=None, verbose_name='occasions')),
                ('words', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, help_text="In the purpose, the notes, the goods or the seller's name; with commas.", size=None, verbose_name='words')),
                ('but_words', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, help_text='Taken out before looking, e.g. medical alcohol where liquor is meant.', size=None, verbose_name='words that mean something else')),
                ('cap', union_portal.core.money.MoneyField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='cap')),
                ('advice', models.CharField(max_length=200, verbose_name='what to do instead')),
                ('source', models.CharField(help_text='Document and number', max_length=200, verbose_name='source')),
                ('valid_from', models.DateField(verbose_name='valid from')),
                ('valid_until', models.DateField(blank=True, null=True, verbose_name='valid until')),
            ],
            options={
                'verbose_name': 'spending rule',
                'verbose_name_plural': 'spending rules',
                'ordering': ['kind', 'title', '-valid_from'],
            },
        ),
        migrations.CreateModel(
            name='SpendingRuleEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12)),
                ('title', models.CharField(max_length=80, verbose_name='rule')),
                ('kind', models.CharField(choices=[('FORBIDDEN', 'Not paid from union funds'), ('CAP_EACH', 'At most so much at a time'), ('CAP_PER_HEAD', 'At most so much per head'), ('CAP_PERSON_YEAR', 'At most so much per person and year'), ('CAP_YEAR', 'At most so much in a year')], max_length=16, verbose_name='kind')),
                ('weight', models.CharField(choices=[('REFUSE', 'Refuse'), ('WARN', 'Warn; whoever approves gives a reason')], default='REFUSE', max_length=8, verbose_name='what happens')),
                ('accounts', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=12), blank=True, default=list, help_text='Codes or their beginnings, with commas; empty for all.', size=None, verbose_name='ledger accounts')),
                ('items', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), blank=True, default=list, help_text='With commas; empty for all.', size=None, verbose_name='occasions')),
                ('words', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, help_text="In the purpose, the notes, the goods or the seller's name; with commas.", size=None, verbose_name='words')),
                ('but_words', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, help_text='Taken out before looking, e.g. medical alcohol where liquor is meant.', size=None, verbose_name='words that mean something else')),
                ('cap', union_portal.core.money.MoneyField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='cap')),
                ('advice', models.CharField(max_length=200, verbose_name='what to do instead')),
                ('source', models.CharField(help_text='Document and number', max_length=200, verbose_name='source')),
                ('valid_from', models.DateField(verbose_name='valid from')),
                ('valid_until', models.DateField(blank=True, null=True, verbose_name='valid until')),
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
            name='Stocktaking',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12, unique=True)),
                ('title', models.CharField(max_length=80, verbose_name='title')),
                ('state', models.CharField(choices=[('OPEN', 'Under way'), ('DONE', 'Finished')], default='OPEN', editable=False, max_length=10, verbose_name='state')),
                ('place', models.CharField(blank=True, help_text="Empty: everything. Else what the place's name contains.", max_length=80, verbose_name='place')),
                ('started_at', models.DateTimeField(auto_now_add=True, verbose_name='started')),
                ('finished_at', models.DateTimeField(null=True, verbose_name='finished')),
            ],
            options={
                'verbose_name': 'stocktaking',
                'verbose_name_plural': 'stocktakings',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='StocktakingEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12)),
                ('title', models.CharField(max_length=80, verbose_name='title')),
                ('state', models.CharField(choices=[('OPEN', 'Under way'), ('DONE', 'Finished')], default='OPEN', editable=False, max_length=10, verbose_name='state')),
                ('place', models.CharField(blank=True, help_text="Empty: everything. Else what the place's name contains.", max_length=80, verbose_name='place')),
                ('started_at', models.DateTimeField(auto_now_add=True, verbose_name='started')),
                ('finished_at', models.DateTimeField(null=True, verbose_name='finished')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='StocktakingItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('expected_at', models.CharField(max_length=80, verbose_name='place in the register')),
                ('result', models.CharField(blank=True, choices=[('FOUND', 'Here and in order'), ('DAMAGED', 'Here, but damaged'), ('MISSING', 'Not found')], max_length=10, verbose_name='count result')),
                ('seen_at_place', models.CharField(blank=True, max_length=80, verbose_name='found at')),
                ('note', models.CharField(blank=True, max_length=200, verbose_name='note')),
                ('seen_at', models.DateTimeField(null=True, verbose_name='counted at')),
            ],
            options={
                'verbose_name': 'counted asset',
                'verbose_name_plural': 'counted assets',
                'ordering': ['expected_at', 'asset__number'],
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
            name='UnitMember',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('MEMBER', 'Member'), ('KEEPER', 'Keeps its money')], default='MEMBER', max_length=10, verbose_name='role')),
                ('since', models.DateField(default=django.utils.timezone.localdate, verbose_name='since')),
                ('until', models.DateField(blank=True, null=True, verbose_name='until')),
            ],
            options={
                'verbose_name': 'member of an accounting unit',
                'verbose_name_plural': 'members of accounting units',
                'ordering': ['unit', 'role', 'person'],
            },
        ),
        migrations.CreateModel(
            name='UnitMemberEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('role', models.CharField(choices=[('MEMBER', 'Member'), ('KEEPER', 'Keeps its money')], default='MEMBER', max_length=10, verbose_name='role')),
                ('since', models.DateField(default=django.utils.timezone.localdate, verbose_name='since')),
                ('until', models.DateField(blank=True, null=True, verbose_name='until')),
            ],
            options={
                'abstract': False,
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
        migrations.CreateModel(
            name='WageBase',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12, unique=True)),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('amount', union_portal.core.sealing.fields.SealedTextField(blank=True, editable=False, null=True, verbose_name='wage base')),
                ('since', models.DateField(verbose_name='valid from')),
                ('state', models.CharField(choices=[('PROPOSED', 'In a file to be confirmed'), ('IN_FORCE', 'In force'), ('REPLACED', 'Replaced')], default='IN_FORCE', max_length=10, verbose_name='state')),
                ('source', models.CharField(max_length=200, verbose_name='source')),
                ('entered_at', models.DateTimeField(auto_now_add=True, verbose_name='entered')),
            ],
            options={
                'verbose_name': 'wage base',
                'verbose_name_plural': 'wage bases',
                'ordering': ['person', '-since', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='WageBaseEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12)),
                ('uuid', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('amount', union_portal.core.sealing.fields.SealedTextField(blank=True, editable=False, null=True, verbose_name='wage base')),
                ('since', models.DateField(verbose_name='valid from')),
                ('state', models.CharField(choices=[('PROPOSED', 'In a file to be confirmed'), ('IN_FORCE', 'In force'), ('REPLACED', 'Replaced')], default='IN_FORCE', max_length=10, verbose_name='state')),
                ('source', models.CharField(max_length=200, verbose_name='source')),
                ('entered_at', models.DateTimeField(auto_now_add=True, verbose_name='entered')),
            ],
            options={
                'abstract': False,
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
        migrations.CreateModel(
            name='YearPackage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12, unique=True)),
                ('year', models.PositiveSmallIntegerField(verbose_name='year')),
                ('made_at', models.DateTimeField(auto_now_add=True, verbose_name='made')),
                ('files', models.PositiveIntegerField(verbose_name='files')),
                ('vouchers', models.PositiveIntegerField(verbose_name='vouchers')),
                ('size', models.BigIntegerField(verbose_name='size in bytes')),
                ('sha256', models.CharField(max_length=64, verbose_name='hash')),
                ('index', models.JSONField(default=list, verbose_name='index')),
            ],
            options={
                'verbose_name': 'year package',
                'verbose_name_plural': 'year packages',
                'ordering': ['-year', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='YearReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12, unique=True)),
                ('state', models.CharField(choices=[('DRAFT', 'Draft'), ('SIGNED', 'Signed, with the chair'), ('APPROVED', 'Approved'), ('PUBLISHED', 'Published')], default='DRAFT', editable=False, max_length=10, verbose_name='state')),
                ('year', models.PositiveSmallIntegerField(editable=False, verbose_name='year')),
                ('edition', models.PositiveSmallIntegerField(default=1, editable=False, verbose_name='edition')),
                ('figures', models.JSONField(editable=False, encoder=django.core.serializers.json.DjangoJSONEncoder, verbose_name='figures')),
                ('counted_at', models.DateTimeField(editable=False, verbose_name='counted')),
                ('published_figures', models.JSONField(editable=False, encoder=django.core.serializers.json.DjangoJSONEncoder, null=True, verbose_name='figures for members')),
                ('note_basis', models.TextField(blank=True, max_length=2000, verbose_name='Statement of compliance')),
                ('note_budget', models.TextField(blank=True, max_length=2000, verbose_name='How the budget was carried out')),
                ('note_policies', models.TextField(blank=True, max_length=2000, verbose_name='Accounting policies')),
                ('note_items', models.TextField(blank=True, max_length=2000, verbose_name='Main items of the statements')),
                ('note_disposals', models.TextField(blank=True, max_length=2000, verbose_name='Assets disposed of')),
                ('note_nominal', models.TextField(blank=True, max_length=2000, verbose_name='Assets at nominal value')),
                ('note_adjustments', models.TextField(blank=True, max_length=2000, verbose_name='Adjustments of the opening balance')),
                ('note_other', models.TextField(blank=True, max_length=2000, verbose_name='Other matters')),
                ('withheld', models.TextField(blank=True, help_text="One a line. Their sums stay in the account's total. Occasions with a colleague's name are left out by themselves.", max_length=2000, verbose_name="occasions that members don't see")),
                ('made_at', models.DateTimeField(auto_now_add=True, verbose_name='made')),
                ('signed_at', models.DateTimeField(editable=False, null=True, verbose_name='signed')),
                ('approved_at', models.DateTimeField(editable=False, null=True, verbose_name='approved')),
                ('published_at', models.DateTimeField(editable=False, null=True, verbose_name='published')),
                ('returned_because', models.CharField(blank=True, editable=False, max_length=300, verbose_name='returned because')),
            ],
            options={
                'verbose_name': "year's fund report",
                'verbose_name_plural': "years' fund reports",
                'ordering': ['-year', '-edition'],
            },
        ),
        migrations.CreateModel(
            name='YearReportEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12)),
                ('state', models.CharField(choices=[('DRAFT', 'Draft'), ('SIGNED', 'Signed, with the chair'), ('APPROVED', 'Approved'), ('PUBLISHED', 'Published')], default='DRAFT', editable=False, max_length=10, verbose_name='state')),
                ('year', models.PositiveSmallIntegerField(editable=False, verbose_name='year')),
                ('edition', models.PositiveSmallIntegerField(default=1, editable=False, verbose_name='edition')),
                ('figures', models.JSONField(editable=False, encoder=django.core.serializers.json.DjangoJSONEncoder, verbose_name='figures')),
                ('counted_at', models.DateTimeField(editable=False, verbose_name='counted')),
                ('published_figures', models.JSONField(editable=False, encoder=django.core.serializers.json.DjangoJSONEncoder, null=True, verbose_name='figures for members')),
                ('note_basis', models.TextField(blank=True, max_length=2000, verbose_name='Statement of compliance')),
                ('note_budget', models.TextField(blank=True, max_length=2000, verbose_name='How the budget was carried out')),
                ('note_policies', models.TextField(blank=True, max_length=2000, verbose_name='Accounting policies')),
                ('note_items', models.TextField(blank=True, max_length=2000, verbose_name='Main items of the statements')),
                ('note_disposals', models.TextField(blank=True, max_length=2000, verbose_name='Assets disposed of')),
                ('note_nominal', models.TextField(blank=True, max_length=2000, verbose_name='Assets at nominal value')),
                ('note_adjustments', models.TextField(blank=True, max_length=2000, verbose_name='Adjustments of the opening balance')),
                ('note_other', models.TextField(blank=True, max_length=2000, verbose_name='Other matters')),
                ('withheld', models.TextField(blank=True, help_text="One a line. Their sums stay in the account's total. Occasions with a colleague's name are left out by themselves.", max_length=2000, verbose_name="occasions that members don't see")),
                ('made_at', models.DateTimeField(auto_now_add=True, verbose_name='made')),
                ('signed_at', models.DateTimeField(editable=False, null=True, verbose_name='signed')),
                ('approved_at', models.DateTimeField(editable=False, null=True, verbose_name='approved')),
                ('published_at', models.DateTimeField(editable=False, null=True, verbose_name='published')),
                ('returned_because', models.CharField(blank=True, editable=False, max_length=300, verbose_name='returned because')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AlterModelOptions(
            name='budgetline',
            options={'ordering': ['-year', 'account__code', 'fund__code', 'unit__name'], 'verbose_name': 'budget line', 'verbose_name_plural': 'budget lines'},
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
            model_name='budgetline',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='budgetline',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='budgetline',
            name='delete_delete',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='paymentrequest',
            name='state_moves',
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
            model_name='reservation',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='reservation',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='reservation',
            name='delete_delete',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='voucher',
            name='posted_balances',
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
            model_name='budgetline',
            name='budget_line_once',
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
            model_name='budgetline',
            name='fund',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='budget_lines', to='finance.fund', verbose_name='fund'),
        ),
        migrations.AddField(
            model_name='budgetline',
            name='unit',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='budget_lines', to='finance.unit', verbose_name='accounting unit'),
        ),
        migrations.AddField(
            model_name='budgetlineevent',
            name='fund',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='finance.fund', verbose_name='fund'),
        ),
        migrations.AddField(
            model_name='budgetlineevent',
            name='unit',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='finance.unit', verbose_name='accounting unit'),
        ),
        migrations.AddField(
            model_name='paymentrequest',
            name='documents',
            field=models.PositiveSmallIntegerField(default=1, editable=False, verbose_name='documents'),
        ),
        migrations.AddField(
            model_name='paymentrequest',
            name='payee_bank',
            field=models.CharField(blank=True, editable=False, max_length=100, verbose_name='bank and branch'),
        ),
        migrations.AddField(
            model_name='paymentrequestevent',
            name='documents',
            field=models.PositiveSmallIntegerField(default=1, editable=False, verbose_name='documents'),
        ),
        migrations.AddField(
            model_name='paymentrequestevent',
            name='payee_bank',
            field=models.CharField(blank=True, editable=False, max_length=100, verbose_name='bank and branch'),
        ),
        migrations.AddField(
            model_name='reservation',
            name='fund',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='finance.fund', verbose_name='fund'),
        ),
        migrations.AddField(
            model_name='reservation',
            name='unit',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='finance.unit', verbose_name='accounting unit'),
        ),
        migrations.AddField(
            model_name='reservationevent',
            name='fund',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='finance.fund', verbose_name='fund'),
        ),
        migrations.AddField(
            model_name='reservationevent',
            name='unit',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='finance.unit', verbose_name='accounting unit'),
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
            model_name='paymentrequest',
            name='payee',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='payments', to='members.person', verbose_name='payee'),
        ),
        migrations.AlterField(
            model_name='paymentrequest',
            name='state',
            field=models.CharField(choices=[('APPROVED', 'Waiting for the cashier'), ('UNAPPROVED', 'Approval void: account changed'), ('WITH_BANK', 'In a pay run'), ('PAID', 'Paid'), ('CANCELLED', 'Cancelled')], default='APPROVED', editable=False, max_length=12, verbose_name='state'),
        ),
        migrations.AlterField(
            model_name='paymentrequestevent',
            name='payee',
            field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.person', verbose_name='payee'),
        ),
        migrations.AlterField(
            model_name='paymentrequestevent',
            name='state',
            field=models.CharField(choices=[('APPROVED', 'Waiting for the cashier'), ('UNAPPROVED', 'Approval void: account changed'), ('WITH_BANK', 'In a pay run'), ('PAID', 'Paid'), ('CANCELLED', 'Cancelled')], default='APPROVED', editable=False, max_length=12, verbose_name='state'),
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
            model_name='budgetline',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_budgetlineevent" ("account_id", "amount", "fund_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "source", "unit_id", "year") VALUES (NEW."account_id", NEW."amount", NEW."fund_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."source", NEW."unit_id", NEW."year"); RETURN NULL;', hash='06d0b24d4549965405e3294fa8017c6995e57dfd', operation='INSERT', pgid='pgtrigger_insert_insert_c74d1', table='finance_budgetline', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='budgetline',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "finance_budgetlineevent" ("account_id", "amount", "fund_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "source", "unit_id", "year") VALUES (NEW."account_id", NEW."amount", NEW."fund_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."source", NEW."unit_id", NEW."year"); RETURN NULL;', hash='24e59faef43d9c3335547d2a7954d952feabd9ca', operation='UPDATE', pgid='pgtrigger_update_update_5e4b5', table='finance_budgetline', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='budgetline',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_budgetlineevent" ("account_id", "amount", "fund_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "source", "unit_id", "year") VALUES (OLD."account_id", OLD."amount", OLD."fund_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."source", OLD."unit_id", OLD."year"); RETURN NULL;', hash='93a401bc6b5ec58e43231cea79fb2ae477b164b7', operation='DELETE', pgid='pgtrigger_delete_delete_1ea71', table='finance_budgetline', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='paymentrequest',
            trigger=pgtrigger.compiler.Trigger(name='state_moves', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{APPROVED:CANCELLED,APPROVED:PAID,APPROVED:UNAPPROVED,APPROVED:WITH_BANK,UNAPPROVED:APPROVED,UNAPPROVED:CANCELLED,WITH_BANK:APPROVED,WITH_BANK:PAID}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='faf0e29d32b0f3d68968b38b675a02ee7ca12799', operation='UPDATE', pgid='pgtrigger_state_moves_69ff6', table='finance_paymentrequest', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='paymentrequest',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_paymentrequestevent" ("about_id", "about_type_id", "account_changed_by_id", "account_id", "amount", "approval_hash", "approved_at", "approved_by_id", "bank_reference", "cancelled_because", "company_id", "data_key_id", "documents", "fund_id", "id", "item", "method", "number", "paid_by_id", "paid_on", "payee_account", "payee_bank", "payee_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "reservation_id", "source_title", "state", "summary", "unit_id", "uuid", "voucher_id") VALUES (NEW."about_id", NEW."about_type_id", NEW."account_changed_by_id", NEW."account_id", NEW."amount", NEW."approval_hash", NEW."approved_at", NEW."approved_by_id", NEW."bank_reference", NEW."cancelled_because", NEW."company_id", NEW."data_key_id", NEW."documents", NEW."fund_id", NEW."id", NEW."item", NEW."method", NEW."number", NEW."paid_by_id", NEW."paid_on", NEW."payee_account", NEW."payee_bank", NEW."payee_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."reservation_id", NEW."source_title", NEW."state", NEW."summary", NEW."unit_id", NEW."uuid", NEW."voucher_id"); RETURN NULL;', hash='537417ac77ec2ff944b72dee4543b3de113cfaf4', operation='INSERT', pgid='pgtrigger_insert_insert_7cee2', table='finance_paymentrequest', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='paymentrequest',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "finance_paymentrequestevent" ("about_id", "about_type_id", "account_changed_by_id", "account_id", "amount", "approval_hash", "approved_at", "approved_by_id", "bank_reference", "cancelled_because", "company_id", "data_key_id", "documents", "fund_id", "id", "item", "method", "number", "paid_by_id", "paid_on", "payee_account", "payee_bank", "payee_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "reservation_id", "source_title", "state", "summary", "unit_id", "uuid", "voucher_id") VALUES (NEW."about_id", NEW."about_type_id", NEW."account_changed_by_id", NEW."account_id", NEW."amount", NEW."approval_hash", NEW."approved_at", NEW."approved_by_id", NEW."bank_reference", NEW."cancelled_because", NEW."company_id", NEW."data_key_id", NEW."documents", NEW."fund_id", NEW."id", NEW."item", NEW."method", NEW."number", NEW."paid_by_id", NEW."paid_on", NEW."payee_account", NEW."payee_bank", NEW."payee_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."reservation_id", NEW."source_title", NEW."state", NEW."summary", NEW."unit_id", NEW."uuid", NEW."voucher_id"); RETURN NULL;', hash='bad2612425e7e044d73dc042f57b0aebd590f1cc', operation='UPDATE', pgid='pgtrigger_update_update_98d97', table='finance_paymentrequest', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='paymentrequest',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_paymentrequestevent" ("about_id", "about_type_id", "account_changed_by_id", "account_id", "amount", "approval_hash", "approved_at", "approved_by_id", "bank_reference", "cancelled_because", "company_id", "data_key_id", "documents", "fund_id", "id", "item", "method", "number", "paid_by_id", "paid_on", "payee_account", "payee_bank", "payee_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "reservation_id", "source_title", "state", "summary", "unit_id", "uuid", "voucher_id") VALUES (OLD."about_id", OLD."about_type_id", OLD."account_changed_by_id", OLD."account_id", OLD."amount", OLD."approval_hash", OLD."approved_at", OLD."approved_by_id", OLD."bank_reference", OLD."cancelled_because", OLD."company_id", OLD."data_key_id", OLD."documents", OLD."fund_id", OLD."id", OLD."item", OLD."method", OLD."number", OLD."paid_by_id", OLD."paid_on", OLD."payee_account", OLD."payee_bank", OLD."payee_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."reservation_id", OLD."source_title", OLD."state", OLD."summary", OLD."unit_id", OLD."uuid", OLD."voucher_id"); RETURN NULL;', hash='4c5314e94674d66a5be901ad34721c2079600f7a', operation='DELETE', pgid='pgtrigger_delete_delete_2b6ce', table='finance_paymentrequest', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='period',
            trigger=pgtrigger.compiler.Trigger(name='closed_stays_closed', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."closed_at" IS NOT NULL)', func="\n                    IF TG_OP = 'DELETE' OR (NEW.year, NEW.month) IS DISTINCT FROM (OLD.year, OLD.month)\n                        OR (NEW.closed_at, NEW.closed_by_id) IS DISTINCT FROM (OLD.closed_at, OLD.closed_by_id)\n                            AND (NEW.closed_at IS NOT NULL OR NOT EXISTS (\n                                SELECT FROM finance_reopening WHERE period_id = OLD.id AND closed_at = OLD.closed_at\n                                    AND closed_by_id = OLD.closed_by_id)) THEN\n                        RAISE EXCEPTION 'month %-% is closed; it is only reopened with a reason', OLD.year, OLD.month\n                            USING ERRCODE = 'check_violation';\n                    END IF;\n                    RETURN NEW;\n                ", hash='6bc0fbbcf45f382baaf06126eecc7617af098dca', operation='UPDATE OR DELETE', pgid='pgtrigger_closed_stays_closed_f5d2c', table='finance_period', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reservation',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_reservationevent" ("amount", "fund_id", "id", "line_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reserved_at", "reserved_by_id", "state", "summary", "unit_id", "voucher_id") VALUES (NEW."amount", NEW."fund_id", NEW."id", NEW."line_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reserved_at", NEW."reserved_by_id", NEW."state", NEW."summary", NEW."unit_id", NEW."voucher_id"); RETURN NULL;', hash='3dba098ea3a8beca9ac78345c0af749efb15c447', operation='INSERT', pgid='pgtrigger_insert_insert_c7f3a', table='finance_reservation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reservation',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "finance_reservationevent" ("amount", "fund_id", "id", "line_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reserved_at", "reserved_by_id", "state", "summary", "unit_id", "voucher_id") VALUES (NEW."amount", NEW."fund_id", NEW."id", NEW."line_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reserved_at", NEW."reserved_by_id", NEW."state", NEW."summary", NEW."unit_id", NEW."voucher_id"); RETURN NULL;', hash='3acd65667e363bd730f1600ec428242864eacb92', operation='UPDATE', pgid='pgtrigger_update_update_c8d2d', table='finance_reservation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reservation',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_reservationevent" ("amount", "fund_id", "id", "line_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reserved_at", "reserved_by_id", "state", "summary", "unit_id", "voucher_id") VALUES (OLD."amount", OLD."fund_id", OLD."id", OLD."line_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reserved_at", OLD."reserved_by_id", OLD."state", OLD."summary", OLD."unit_id", OLD."voucher_id"); RETURN NULL;', hash='f078080d0789b772d31ff51b844fc695fe6e4318', operation='DELETE', pgid='pgtrigger_delete_delete_01d46', table='finance_reservation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='voucher',
            trigger=pgtrigger.compiler.Trigger(name='closed_months_take_nothing', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NEW."state" = \'POSTED\')', func="\n                    -- the share lock waits for a closing under way\n                    PERFORM FROM finance_period WHERE id = NEW.period_id AND closed_at IS NULL FOR SHARE;\n                    IF NOT FOUND THEN\n                        RAISE EXCEPTION 'the month of voucher % is closed', NEW.id USING ERRCODE = 'check_violation';\n                    END IF;\n                    RETURN NEW;\n                ", hash='2fd046f1d6b5a7da5c50d2309610c35646f523c2', operation='INSERT OR UPDATE', pgid='pgtrigger_closed_months_take_nothing_2fb6a', table='finance_voucher', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='voucher',
            trigger=pgtrigger.compiler.Trigger(name='posted_balances', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NEW."state" = \'POSTED\')', constraint='CONSTRAINT', declare='DECLARE sums RECORD;', func="\n                    SELECT coalesce(sum(debit), 0) AS debit, coalesce(sum(credit), 0) AS credit, count(*) AS lines,\n                        count(*) FILTER (WHERE a.is_closed OR NOT a.is_leaf) AS shut\n                        INTO sums FROM finance_entry e JOIN finance_account a ON a.id = e.account_id\n                        WHERE e.voucher_id = NEW.id;\n                    IF sums.shut > 0 THEN\n                        RAISE EXCEPTION 'voucher % has entries on accounts that take none', NEW.id\n                            USING ERRCODE = 'check_violation';\n                    END IF;\n                    IF sums.lines < 2 OR sums.debit <> sums.credit THEN\n                        RAISE EXCEPTION 'voucher % does not balance: debit %, credit %, % entries',\n                            NEW.id, sums.debit, sums.credit, sums.lines USING ERRCODE = 'check_violation';\n                    END IF;\n                    RETURN NULL;\n                ", hash='ffe396f8c3d34bdbca3f13f081da8bfcba909d85', operation='INSERT OR UPDATE', pgid='pgtrigger_posted_balances_7cdad', table='finance_voucher', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
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
            model_name='budgetline',
            constraint=models.UniqueConstraint(fields=('year', 'account', 'unit', 'fund'), name='budget_line_once', nulls_distinct=False, violation_error_message='This account has a budget line for this year already.'),
        ),
        migrations.AddConstraint(
            model_name='period',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('closed_at', None), ('closed_by', None)), models.Q(('closed_at__isnull', False), ('closed_by__isnull', False)), _connector='OR'), name='period_closed_by_somebody'),
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
            model_name='allowance',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='allowances', to='finance.unit', verbose_name='accounting unit'),
        ),
        migrations.AddField(
            model_name='allowanceevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='allowanceevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='finance.allowance'),
        ),
        migrations.AddField(
            model_name='allowanceevent',
            name='unit',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='finance.unit', verbose_name='accounting unit'),
        ),
        migrations.AddField(
            model_name='allowanceyear',
            name='adopted_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='adopted by'),
        ),
        migrations.AddField(
            model_name='allowanceyear',
            name='policy',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.policyvalue', verbose_name='rate'),
        ),
        migrations.AddField(
            model_name='allowanceyear',
            name='worked_out_by',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='worked out by'),
        ),
        migrations.AddField(
            model_name='allowanceevent',
            name='year',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='finance.allowanceyear', verbose_name='year'),
        ),
        migrations.AddField(
            model_name='allowance',
            name='year',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='allowances', to='finance.allowanceyear', verbose_name='year'),
        ),
        migrations.AddField(
            model_name='allowanceyearevent',
            name='adopted_by',
            field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='adopted by'),
        ),
        migrations.AddField(
            model_name='allowanceyearevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='allowanceyearevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='finance.allowanceyear'),
        ),
        migrations.AddField(
            model_name='allowanceyearevent',
            name='policy',
            field=models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='core.policyvalue', verbose_name='rate'),
        ),
        migrations.AddField(
            model_name='allowanceyearevent',
            name='worked_out_by',
            field=models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='worked out by'),
        ),
        migrations.AddField(
            model_name='approval',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by'),
        ),
        migrations.AddField(
            model_name='assessment',
            name='assessed_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='assessed by'),
        ),
        migrations.AddField(
            model_name='assessmentevent',
            name='assessed_by',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='assessed by'),
        ),
        migrations.AddField(
            model_name='assessmentevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='assessmentevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='finance.assessment'),
        ),
        migrations.AddField(
            model_name='asset',
            name='department',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='members.department', verbose_name='department'),
        ),
        migrations.AddField(
            model_name='asset',
            name='fund',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='finance.fund', verbose_name='fund'),
        ),
        migrations.AddField(
            model_name='asset',
            name='keeper',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='assets', to='members.person', verbose_name='keeper'),
        ),
        migrations.AddField(
            model_name='asset',
            name='payment',
            field=models.OneToOneField(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='asset', to='finance.paymentrequest', verbose_name='payment'),
        ),
        migrations.AddField(
            model_name='asset',
            name='registered_by',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='registered by'),
        ),
        migrations.AddField(
            model_name='asset',
            name='unit',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='assets', to='finance.unit', verbose_name='accounting unit'),
        ),
        migrations.AddField(
            model_name='assetcategory',
            name='expense',
            field=models.ForeignKey(limit_choices_to={'code__startswith': '507', 'is_leaf': True}, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='finance.account', verbose_name='account of the purchase'),
        ),
        migrations.AddField(
            model_name='asset',
            name='category',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assets', to='finance.assetcategory', verbose_name='category'),
        ),
        migrations.AddField(
            model_name='assetcategoryevent',
            name='expense',
            field=models.ForeignKey(db_constraint=False, limit_choices_to={'code__startswith': '507', 'is_leaf': True}, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='finance.account', verbose_name='account of the purchase'),
        ),
        migrations.AddField(
            model_name='assetcategoryevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='assetcategoryevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='finance.assetcategory'),
        ),
        migrations.AddField(
            model_name='assetevent',
            name='category',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='finance.assetcategory', verbose_name='category'),
        ),
        migrations.AddField(
            model_name='assetevent',
            name='department',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.department', verbose_name='department'),
        ),
        migrations.AddField(
            model_name='assetevent',
            name='fund',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='finance.fund', verbose_name='fund'),
        ),
        migrations.AddField(
            model_name='assetevent',
            name='keeper',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.person', verbose_name='keeper'),
        ),
        migrations.AddField(
            model_name='assetevent',
            name='payment',
            field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='finance.paymentrequest', verbose_name='payment'),
        ),
        migrations.AddField(
            model_name='assetevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='assetevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='finance.asset'),
        ),
        migrations.AddField(
            model_name='assetevent',
            name='registered_by',
            field=models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='registered by'),
        ),
        migrations.AddField(
            model_name='assetevent',
            name='unit',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='finance.unit', verbose_name='accounting unit'),
        ),
        migrations.AddField(
            model_name='audit',
            name='begun_by',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='begun by'),
        ),
        migrations.AddField(
            model_name='audit',
            name='signed_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='signed by'),
        ),
        migrations.AddField(
            model_name='auditevent',
            name='begun_by',
            field=models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='begun by'),
        ),
        migrations.AddField(
            model_name='auditevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='auditevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='finance.audit'),
        ),
        migrations.AddField(
            model_name='auditevent',
            name='signed_by',
            field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='signed by'),
        ),
        migrations.AddField(
            model_name='auditfinding',
            name='accepted_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='accepted by'),
        ),
        migrations.AddField(
            model_name='auditfinding',
            name='audit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='findings', to='finance.audit', verbose_name='audit'),
        ),
        migrations.AddField(
            model_name='auditfinding',
            name='found_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='found by'),
        ),
        migrations.AddField(
            model_name='auditfinding',
            name='repaired_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='reported by'),
        ),
        migrations.AddField(
            model_name='auditfindingevent',
            name='accepted_by',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='accepted by'),
        ),
        migrations.AddField(
            model_name='auditfindingevent',
            name='audit',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='finance.audit', verbose_name='audit'),
        ),
        migrations.AddField(
            model_name='auditfindingevent',
            name='found_by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='found by'),
        ),
        migrations.AddField(
            model_name='auditfindingevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='auditfindingevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='finance.auditfinding'),
        ),
        migrations.AddField(
            model_name='auditfindingevent',
            name='repaired_by',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='reported by'),
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
        pgtrigger.migrations.AddTrigger(
            model_name='banklayout',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_banklayoutevent" ("columns", "delimiter", "encoding", "form", "has_header", "head", "id", "is_closed", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."columns", NEW."delimiter", NEW."encoding", NEW."form", NEW."has_header", NEW."head", NEW."id", NEW."is_closed", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;', hash='f2bc64235650fbe14047f45d100aa15ad98aa689', operation='INSERT', pgid='pgtrigger_insert_insert_d5e5c', table='finance_banklayout', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='banklayout',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "finance_banklayoutevent" ("columns", "delimiter", "encoding", "form", "has_header", "head", "id", "is_closed", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."columns", NEW."delimiter", NEW."encoding", NEW."form", NEW."has_header", NEW."head", NEW."id", NEW."is_closed", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;', hash='739805a391bab096aec534ab25540d03fd7f13f0', operation='UPDATE', pgid='pgtrigger_update_update_ca7e5', table='finance_banklayout', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='banklayout',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_banklayoutevent" ("columns", "delimiter", "encoding", "form", "has_header", "head", "id", "is_closed", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."columns", OLD."delimiter", OLD."encoding", OLD."form", OLD."has_header", OLD."head", OLD."id", OLD."is_closed", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;', hash='9340a160bf7096eee8b85ebfd4e229300773c09d', operation='DELETE', pgid='pgtrigger_delete_delete_1226c', table='finance_banklayout', when='AFTER')),
        ),
        migrations.AddField(
            model_name='banklayoutevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='banklayoutevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='finance.banklayout'),
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
            model_name='budgetplan',
            name='adopted_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='adoption noted by'),
        ),
        migrations.AddField(
            model_name='budgetplan',
            name='approved_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='approval noted by'),
        ),
        migrations.AddField(
            model_name='budgetplan',
            name='drafted_by',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='drafted by'),
        ),
        migrations.AddField(
            model_name='budgetplan',
            name='reviewed_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='reviewed by'),
        ),
        migrations.AddField(
            model_name='budgetplanevent',
            name='adopted_by',
            field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='adoption noted by'),
        ),
        migrations.AddField(
            model_name='budgetplanevent',
            name='approved_by',
            field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='approval noted by'),
        ),
        migrations.AddField(
            model_name='budgetplanevent',
            name='drafted_by',
            field=models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='drafted by'),
        ),
        migrations.AddField(
            model_name='budgetplanevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='budgetplanevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='finance.budgetplan'),
        ),
        migrations.AddField(
            model_name='budgetplanevent',
            name='reviewed_by',
            field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='reviewed by'),
        ),
        migrations.AddField(
            model_name='cashcount',
            name='account',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='cash_counts', to='finance.account', verbose_name='cash account'),
        ),
        migrations.AddField(
            model_name='cashcount',
            name='cashier',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='cashier'),
        ),
        migrations.AddField(
            model_name='cashcount',
            name='witness',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='witness'),
        ),
        migrations.AddField(
            model_name='cashcountevent',
            name='account',
            field=models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='finance.account', verbose_name='cash account'),
        ),
        migrations.AddField(
            model_name='cashcountevent',
            name='cashier',
            field=models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='cashier'),
        ),
        migrations.AddField(
            model_name='cashcountevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='cashcountevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='finance.cashcount'),
        ),
        migrations.AddField(
            model_name='cashcountevent',
            name='witness',
            field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='witness'),
        ),
        migrations.AddField(
            model_name='claim',
            name='account',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='finance.account', verbose_name='ledger account'),
        ),
        migrations.AddField(
            model_name='claim',
            name='claimant',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='claims', to='members.person', verbose_name='claimant'),
        ),
        migrations.AddField(
            model_name='claim',
            name='data_key',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.datakey'),
        ),
        migrations.AddField(
            model_name='claim',
            name='department',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='members.department', verbose_name='department'),
        ),
        migrations.AddField(
            model_name='claim',
            name='fund',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='finance.fund', verbose_name='fund'),
        ),
        migrations.AddField(
            model_name='claim',
            name='payment',
            field=models.OneToOneField(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='finance.paymentrequest', verbose_name='payment'),
        ),
        migrations.AddField(
            model_name='claim',
            name='unit',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='finance.unit', verbose_name='whose money'),
        ),
        migrations.AddField(
            model_name='approval',
            name='claim',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='approvals', to='finance.claim'),
        ),
        migrations.AddField(
            model_name='claimevent',
            name='account',
            field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='finance.account', verbose_name='ledger account'),
        ),
        migrations.AddField(
            model_name='claimevent',
            name='claimant',
            field=models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.person', verbose_name='claimant'),
        ),
        migrations.AddField(
            model_name='claimevent',
            name='data_key',
            field=models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='core.datakey'),
        ),
        migrations.AddField(
            model_name='claimevent',
            name='department',
            field=models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.department', verbose_name='department'),
        ),
        migrations.AddField(
            model_name='claimevent',
            name='fund',
            field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='finance.fund', verbose_name='fund'),
        ),
        migrations.AddField(
            model_name='claimevent',
            name='payment',
            field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='finance.paymentrequest', verbose_name='payment'),
        ),
        migrations.AddField(
            model_name='claimevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='claimevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='finance.claim'),
        ),
        migrations.AddField(
            model_name='claimevent',
            name='unit',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='finance.unit', verbose_name='whose money'),
        ),
        migrations.AddField(
            model_name='claimitem',
            name='attachment',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='core.attachment', verbose_name='file'),
        ),
        migrations.AddField(
            model_name='claimitem',
            name='claim',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='items', to='finance.claim'),
        ),
        migrations.AddField(
            model_name='claimitemevent',
            name='attachment',
            field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='core.attachment', verbose_name='file'),
        ),
        migrations.AddField(
            model_name='claimitemevent',
            name='claim',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='finance.claim'),
        ),
        migrations.AddField(
            model_name='claimitemevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='claimitemevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='finance.claimitem'),
        ),
        migrations.AddField(
            model_name='claimkind',
            name='account',
            field=models.ForeignKey(limit_choices_to={'element': 'EXPENSE', 'is_leaf': True}, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='finance.account', verbose_name='ledger account'),
        ),
        migrations.AddField(
            model_name='claimevent',
            name='kind',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='finance.claimkind', verbose_name='what it was for'),
        ),
        migrations.AddField(
            model_name='claim',
            name='kind',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='finance.claimkind', verbose_name='what it was for'),
        ),
        migrations.AddField(
            model_name='company',
            name='confirmed_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='confirmed by'),
        ),
        migrations.AddField(
            model_name='company',
            name='data_key',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.datakey'),
        ),
        migrations.AddField(
            model_name='company',
            name='entered_by',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by'),
        ),
        migrations.AddField(
            model_name='claimevent',
            name='company',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='finance.company', verbose_name='company to pay'),
        ),
        migrations.AddField(
            model_name='claim',
            name='company',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='finance.company', verbose_name='company to pay'),
        ),
        migrations.AddField(
            model_name='paymentrequest',
            name='company',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='payments', to='finance.company', verbose_name='company'),
        ),
        migrations.AddField(
            model_name='paymentrequestevent',
            name='company',
            field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='finance.company', verbose_name='company'),
        ),
        migrations.AddConstraint(
            model_name='paymentrequest',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('company', None), ('payee__isnull', False)), models.Q(('company__isnull', False), ('payee', None)), _connector='OR'), name='payment_to_one_payee'),
        ),
        migrations.AddField(
            model_name='companyevent',
            name='confirmed_by',
            field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='confirmed by'),
        ),
        migrations.AddField(
            model_name='companyevent',
            name='data_key',
            field=models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='core.datakey'),
        ),
        migrations.AddField(
            model_name='companyevent',
            name='entered_by',
            field=models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by'),
        ),
        migrations.AddField(
            model_name='companyevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='companyevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='finance.company'),
        ),
        migrations.AddField(
            model_name='contribution',
            name='entered_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by'),
        ),
        migrations.AddField(
            model_name='contribution',
            name='rate',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.policyvalue', verbose_name='rate'),
        ),
        migrations.AddField(
            model_name='contribution',
            name='share',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.policyvalue', verbose_name='share kept'),
        ),
        migrations.AddField(
            model_name='contributionevent',
            name='entered_by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by'),
        ),
        migrations.AddField(
            model_name='contributionevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='contributionevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='finance.contribution'),
        ),
        migrations.AddField(
            model_name='contributionevent',
            name='rate',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='core.policyvalue', verbose_name='rate'),
        ),
        migrations.AddField(
            model_name='contributionevent',
            name='share',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='core.policyvalue', verbose_name='share kept'),
        ),
        migrations.AddField(
            model_name='contributionmovement',
            name='contribution',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='movements', to='finance.contribution', verbose_name="employer's contribution"),
        ),
        migrations.AddField(
            model_name='contributionmovement',
            name='recorded_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='recorded by'),
        ),
        migrations.AddField(
            model_name='contributionmovement',
            name='voided_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='voided by'),
        ),
        migrations.AddField(
            model_name='contributionmovementevent',
            name='contribution',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='finance.contribution', verbose_name="employer's contribution"),
        ),
        migrations.AddField(
            model_name='contributionmovementevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='contributionmovementevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='finance.contributionmovement'),
        ),
        migrations.AddField(
            model_name='contributionmovementevent',
            name='recorded_by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='recorded by'),
        ),
        migrations.AddField(
            model_name='contributionmovementevent',
            name='voided_by',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='voided by'),
        ),
        migrations.AddField(
            model_name='custody',
            name='unit',
            field=models.ForeignKey(blank=True, help_text='If it belongs to a club, branch or group: its members see it.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='custodies', to='finance.unit', verbose_name='accounting unit'),
        ),
        migrations.AddField(
            model_name='custodyevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='custodyevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='finance.custody'),
        ),
        migrations.AddField(
            model_name='custodyevent',
            name='unit',
            field=models.ForeignKey(blank=True, db_constraint=False, help_text='If it belongs to a club, branch or group: its members see it.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='finance.unit', verbose_name='accounting unit'),
        ),
        migrations.AddField(
            model_name='custodymove',
            name='custody',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='moves', to='finance.custody', verbose_name='custody money'),
        ),
        migrations.AddField(
            model_name='custodymove',
            name='done_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='cashier'),
        ),
        migrations.AddField(
            model_name='custodymove',
            name='ordered_by',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by'),
        ),
        migrations.AddField(
            model_name='custodymove',
            name='voucher',
            field=models.OneToOneField(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='finance.voucher', verbose_name='voucher'),
        ),
        migrations.AddField(
            model_name='custodymoveevent',
            name='custody',
            field=models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='finance.custody', verbose_name='custody money'),
        ),
        migrations.AddField(
            model_name='custodymoveevent',
            name='done_by',
            field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='cashier'),
        ),
        migrations.AddField(
            model_name='custodymoveevent',
            name='ordered_by',
            field=models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by'),
        ),
        migrations.AddField(
            model_name='custodymoveevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='custodymoveevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='finance.custodymove'),
        ),
        migrations.AddField(
            model_name='custodymoveevent',
            name='voucher',
            field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='finance.voucher', verbose_name='voucher'),
        ),
        migrations.AddField(
            model_name='depreciation',
            name='made_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='made by'),
        ),
        migrations.AddField(
            model_name='depreciation',
            name='period',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='depreciation', to='finance.period', verbose_name='month'),
        ),
        migrations.AddField(
            model_name='depreciationevent',
            name='made_by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='made by'),
        ),
        migrations.AddField(
            model_name='depreciationevent',
            name='period',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='finance.period', verbose_name='month'),
        ),
        migrations.AddField(
            model_name='depreciationevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='depreciationevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='finance.depreciation'),
        ),
        migrations.AddField(
            model_name='depreciationline',
            name='asset',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='depreciation', to='finance.asset', verbose_name='asset'),
        ),
        migrations.AddField(
            model_name='depreciationline',
            name='run',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='finance.depreciation'),
        ),
        migrations.AddField(
            model_name='disposal',
            name='approved_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='approved by'),
        ),
        migrations.AddField(
            model_name='disposal',
            name='asked_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='asked by'),
        ),
        migrations.AddField(
            model_name='disposal',
            name='asset',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='disposals', to='finance.asset', verbose_name='asset'),
        ),
        migrations.AddField(
            model_name='disposalevent',
            name='approved_by',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='approved by'),
        ),
        migrations.AddField(
            model_name='disposalevent',
            name='asked_by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='asked by'),
        ),
        migrations.AddField(
            model_name='disposalevent',
            name='asset',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='finance.asset', verbose_name='asset'),
        ),
        migrations.AddField(
            model_name='disposalevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='disposalevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='finance.disposal'),
        ),
        migrations.AddField(
            model_name='draw',
            name='account',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='finance.account', verbose_name='ledger account'),
        ),
        migrations.AddField(
            model_name='draw',
            name='advance',
            field=models.OneToOneField(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='finance.voucher', verbose_name='voucher of the advance'),
        ),
        migrations.AddField(
            model_name='draw',
            name='allowance',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='draws', to='finance.allowance', verbose_name='allowance'),
        ),
        migrations.AddField(
            model_name='draw',
            name='approved_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='approved by'),
        ),
        migrations.AddField(
            model_name='draw',
            name='keeper',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='draws', to='members.person', verbose_name='who gets the money'),
        ),
        migrations.AddField(
            model_name='draw',
            name='paid_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='cashier'),
        ),
        migrations.AddField(
            model_name='draw',
            name='requested_by',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='requested by'),
        ),
        migrations.AddField(
            model_name='draw',
            name='reservation',
            field=models.OneToOneField(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='draw', to='finance.reservation', verbose_name='reservation'),
        ),
        migrations.AddField(
            model_name='draw',
            name='settled_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='settled by'),
        ),
        migrations.AddField(
            model_name='draw',
            name='settlement',
            field=models.OneToOneField(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='finance.voucher', verbose_name='voucher of the settlement'),
        ),
        migrations.AddField(
            model_name='drawevent',
            name='account',
            field=models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='finance.account', verbose_name='ledger account'),
        ),
        migrations.AddField(
            model_name='drawevent',
            name='advance',
            field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='finance.voucher', verbose_name='voucher of the advance'),
        ),
        migrations.AddField(
            model_name='drawevent',
            name='allowance',
            field=models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='finance.allowance', verbose_name='allowance'),
        ),
        migrations.AddField(
            model_name='drawevent',
            name='approved_by',
            field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='approved by'),
        ),
        migrations.AddField(
            model_name='drawevent',
            name='keeper',
            field=models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.person', verbose_name='who gets the money'),
        ),
        migrations.AddField(
            model_name='drawevent',
            name='paid_by',
            field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='cashier'),
        ),
        migrations.AddField(
            model_name='drawevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='drawevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='finance.draw'),
        ),
        migrations.AddField(
            model_name='drawevent',
            name='requested_by',
            field=models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='requested by'),
        ),
        migrations.AddField(
            model_name='drawevent',
            name='reservation',
            field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='finance.reservation', verbose_name='reservation'),
        ),
        migrations.AddField(
            model_name='drawevent',
            name='settled_by',
            field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='settled by'),
        ),
        migrations.AddField(
            model_name='drawevent',
            name='settlement',
            field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='finance.voucher', verbose_name='voucher of the settlement'),
        ),
        migrations.AddField(
            model_name='due',
            name='assessment',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='dues', to='finance.assessment', verbose_name='month'),
        ),
        migrations.AddField(
            model_name='due',
            name='branch',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='members.branchunion', verbose_name='branch union'),
        ),
        migrations.AddField(
            model_name='due',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='dues', to='members.person', verbose_name='member'),
        ),
        migrations.AddField(
            model_name='due',
            name='version',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.policyvalue', verbose_name='rule'),
        ),
        migrations.AddField(
            model_name='dueevent',
            name='assessment',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='finance.assessment', verbose_name='month'),
        ),
        migrations.AddField(
            model_name='dueevent',
            name='branch',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.branchunion', verbose_name='branch union'),
        ),
        migrations.AddField(
            model_name='dueevent',
            name='person',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.person', verbose_name='member'),
        ),
        migrations.AddField(
            model_name='dueevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='dueevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='finance.due'),
        ),
        migrations.AddField(
            model_name='dueevent',
            name='version',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='core.policyvalue', verbose_name='rule'),
        ),
        migrations.AddField(
            model_name='duesfile',
            name='applied_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='taken over by'),
        ),
        migrations.AddField(
            model_name='duesfile',
            name='assessment',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='files', to='finance.assessment', verbose_name='month'),
        ),
        migrations.AddField(
            model_name='duesfile',
            name='uploaded_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='uploaded by'),
        ),
        migrations.AddField(
            model_name='duesfileevent',
            name='applied_by',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='taken over by'),
        ),
        migrations.AddField(
            model_name='duesfileevent',
            name='assessment',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='finance.assessment', verbose_name='month'),
        ),
        migrations.AddField(
            model_name='duesfileevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='duesfileevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='finance.duesfile'),
        ),
        migrations.AddField(
            model_name='duesfileevent',
            name='uploaded_by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='uploaded by'),
        ),
        migrations.AddField(
            model_name='duesfilerow',
            name='file',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='finance.duesfile'),
        ),
        migrations.AddField(
            model_name='duesfilerow',
            name='person',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='members.person', verbose_name='member'),
        ),
        migrations.AddField(
            model_name='duesmatch',
            name='due',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='matches', to='finance.due'),
        ),
        migrations.AddField(
            model_name='duespayment',
            name='assessment',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='finance.assessment', verbose_name='meant for'),
        ),
        migrations.AddField(
            model_name='duespayment',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='dues_payments', to='members.person', verbose_name='member'),
        ),
        migrations.AddField(
            model_name='duespayment',
            name='recorded_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='recorded by'),
        ),
        migrations.AddField(
            model_name='duespayment',
            name='voided_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='voided by'),
        ),
        migrations.AddField(
            model_name='duesmatch',
            name='payment',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='matches', to='finance.duespayment'),
        ),
        migrations.AddField(
            model_name='duesfilerow',
            name='payment',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='file_row', to='finance.duespayment'),
        ),
        migrations.AddField(
            model_name='duespaymentevent',
            name='assessment',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='finance.assessment', verbose_name='meant for'),
        ),
        migrations.AddField(
            model_name='duespaymentevent',
            name='person',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.person', verbose_name='member'),
        ),
        migrations.AddField(
            model_name='duespaymentevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='duespaymentevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='finance.duespayment'),
        ),
        migrations.AddField(
            model_name='duespaymentevent',
            name='recorded_by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='recorded by'),
        ),
        migrations.AddField(
            model_name='duespaymentevent',
            name='voided_by',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='voided by'),
        ),
        migrations.AddField(
            model_name='duesreminder',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='dues_reminders', to='members.person', verbose_name='member'),
        ),
        migrations.AddField(
            model_name='duesreminder',
            name='reminded_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='reminded by'),
        ),
        migrations.AddField(
            model_name='invoice',
            name='about_type',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contenttypes.contenttype'),
        ),
        migrations.AddField(
            model_name='invoice',
            name='taken_by',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='handed in by'),
        ),
        migrations.AddField(
            model_name='claimitemevent',
            name='invoice',
            field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='finance.invoice', verbose_name='invoice'),
        ),
        migrations.AddField(
            model_name='claimitem',
            name='invoice',
            field=models.OneToOneField(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='item', to='finance.invoice', verbose_name='invoice'),
        ),
        migrations.AddField(
            model_name='invoiceevent',
            name='about_type',
            field=models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contenttypes.contenttype'),
        ),
        migrations.AddField(
            model_name='invoiceevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='invoiceevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='finance.invoice'),
        ),
        migrations.AddField(
            model_name='invoiceevent',
            name='taken_by',
            field=models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='handed in by'),
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
            model_name='payrun',
            name='answered_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='answer noted by'),
        ),
        migrations.AddField(
            model_name='payrun',
            name='layout',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='finance.banklayout', verbose_name='bank file layout'),
        ),
        migrations.AddField(
            model_name='payrun',
            name='made_by',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='cashier'),
        ),
        migrations.AddField(
            model_name='payrun',
            name='released_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='released by'),
        ),
        migrations.AddField(
            model_name='payrunevent',
            name='answered_by',
            field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='answer noted by'),
        ),
        migrations.AddField(
            model_name='payrunevent',
            name='layout',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='finance.banklayout', verbose_name='bank file layout'),
        ),
        migrations.AddField(
            model_name='payrunevent',
            name='made_by',
            field=models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='cashier'),
        ),
        migrations.AddField(
            model_name='payrunevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='payrunevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='finance.payrun'),
        ),
        migrations.AddField(
            model_name='payrunevent',
            name='released_by',
            field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='released by'),
        ),
        migrations.AddField(
            model_name='payrunline',
            name='request',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='run_lines', to='finance.paymentrequest', verbose_name='payment request'),
        ),
        migrations.AddField(
            model_name='payrunline',
            name='run',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='finance.payrun'),
        ),
        migrations.AddField(
            model_name='planitem',
            name='account',
            field=models.ForeignKey(limit_choices_to={'element__in': ['INCOME', 'EXPENSE'], 'is_leaf': True}, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='finance.account', verbose_name='ledger account'),
        ),
        migrations.AddField(
            model_name='planitem',
            name='fund',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='finance.fund', verbose_name='fund'),
        ),
        migrations.AddField(
            model_name='planitem',
            name='plan',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='items', to='finance.budgetplan'),
        ),
        migrations.AddField(
            model_name='planitem',
            name='unit',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='finance.unit', verbose_name='accounting unit'),
        ),
        migrations.AddField(
            model_name='planitemevent',
            name='account',
            field=models.ForeignKey(db_constraint=False, limit_choices_to={'element__in': ['INCOME', 'EXPENSE'], 'is_leaf': True}, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='finance.account', verbose_name='ledger account'),
        ),
        migrations.AddField(
            model_name='planitemevent',
            name='fund',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='finance.fund', verbose_name='fund'),
        ),
        migrations.AddField(
            model_name='planitemevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='planitemevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='finance.planitem'),
        ),
        migrations.AddField(
            model_name='planitemevent',
            name='plan',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='finance.budgetplan'),
        ),
        migrations.AddField(
            model_name='planitemevent',
            name='unit',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='finance.unit', verbose_name='accounting unit'),
        ),
        migrations.AddField(
            model_name='question',
            name='answered_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='answered by'),
        ),
        migrations.AddField(
            model_name='question',
            name='asked_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='asked by'),
        ),
        migrations.AddField(
            model_name='question',
            name='audit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='questions', to='finance.audit', verbose_name='audit'),
        ),
        migrations.AddField(
            model_name='question',
            name='closed_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='closed by'),
        ),
        migrations.AddField(
            model_name='question',
            name='voucher',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='questions', to='finance.voucher', verbose_name='voucher'),
        ),
        migrations.AddField(
            model_name='auditfindingevent',
            name='question',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='finance.question', verbose_name='question on a voucher'),
        ),
        migrations.AddField(
            model_name='auditfinding',
            name='question',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='findings', to='finance.question', verbose_name='question on a voucher'),
        ),
        migrations.AddField(
            model_name='questionevent',
            name='answered_by',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='answered by'),
        ),
        migrations.AddField(
            model_name='questionevent',
            name='asked_by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='asked by'),
        ),
        migrations.AddField(
            model_name='questionevent',
            name='audit',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='finance.audit', verbose_name='audit'),
        ),
        migrations.AddField(
            model_name='questionevent',
            name='closed_by',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='closed by'),
        ),
        migrations.AddField(
            model_name='questionevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='questionevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='finance.question'),
        ),
        migrations.AddField(
            model_name='questionevent',
            name='voucher',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='finance.voucher', verbose_name='voucher'),
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
            model_name='sample',
            name='account',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='finance.account', verbose_name='ledger account'),
        ),
        migrations.AddField(
            model_name='sample',
            name='audit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='samples', to='finance.audit', verbose_name='audit'),
        ),
        migrations.AddField(
            model_name='sample',
            name='drawn_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='drawn by whom'),
        ),
        migrations.AddField(
            model_name='sampledvoucher',
            name='looked_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='looked at by'),
        ),
        migrations.AddField(
            model_name='sampledvoucher',
            name='sample',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='vouchers', to='finance.sample', verbose_name='sample of vouchers'),
        ),
        migrations.AddField(
            model_name='sampledvoucher',
            name='voucher',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='finance.voucher', verbose_name='voucher'),
        ),
        migrations.AddField(
            model_name='sampleevent',
            name='account',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='finance.account', verbose_name='ledger account'),
        ),
        migrations.AddField(
            model_name='sampleevent',
            name='audit',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='finance.audit', verbose_name='audit'),
        ),
        migrations.AddField(
            model_name='sampleevent',
            name='drawn_by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='drawn by whom'),
        ),
        migrations.AddField(
            model_name='sampleevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='sampleevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='finance.sample'),
        ),
        migrations.AddConstraint(
            model_name='spendingrule',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('cap', None), ('kind', 'FORBIDDEN'), models.Q(('words', []), _negated=True)), models.Q(models.Q(('kind', 'FORBIDDEN'), _negated=True), ('cap__gt', 0), ('cap__isnull', False)), _connector='OR'), name='spending_rule_says_what_it_needs', violation_error_message='What is forbidden needs words and no cap, all others need a cap.'),
        ),
        migrations.AddConstraint(
            model_name='spendingrule',
            constraint=models.CheckConstraint(condition=models.Q(('valid_until', None), ('valid_until__gte', models.F('valid_from')), _connector='OR'), name='spending_rule_ends_after_it_begins', violation_error_message="A rule can't end before it begins."),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='spendingrule',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_spendingruleevent" ("accounts", "advice", "but_words", "cap", "id", "items", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "source", "title", "valid_from", "valid_until", "weight", "words") VALUES (NEW."accounts", NEW."advice", NEW."but_words", NEW."cap", NEW."id", NEW."items", NEW."kind", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."source", NEW."title", NEW."valid_from", NEW."valid_until", NEW."weight", NEW."words"); RETURN NULL;', hash='452221e49d67102b3ff2f7918384c8cb217f344d', operation='INSERT', pgid='pgtrigger_insert_insert_0360a', table='finance_spendingrule', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='spendingrule',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "finance_spendingruleevent" ("accounts", "advice", "but_words", "cap", "id", "items", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "source", "title", "valid_from", "valid_until", "weight", "words") VALUES (NEW."accounts", NEW."advice", NEW."but_words", NEW."cap", NEW."id", NEW."items", NEW."kind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."source", NEW."title", NEW."valid_from", NEW."valid_until", NEW."weight", NEW."words"); RETURN NULL;', hash='9474b9e35a2826312398c87a831108105ffa2e22', operation='UPDATE', pgid='pgtrigger_update_update_eb071', table='finance_spendingrule', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='spendingrule',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_spendingruleevent" ("accounts", "advice", "but_words", "cap", "id", "items", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "source", "title", "valid_from", "valid_until", "weight", "words") VALUES (OLD."accounts", OLD."advice", OLD."but_words", OLD."cap", OLD."id", OLD."items", OLD."kind", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."source", OLD."title", OLD."valid_from", OLD."valid_until", OLD."weight", OLD."words"); RETURN NULL;', hash='e8d625bbebea6c173e8ebe57c06a2dd74763e3bc', operation='DELETE', pgid='pgtrigger_delete_delete_8d53f', table='finance_spendingrule', when='AFTER')),
        ),
        migrations.AddField(
            model_name='spendingruleevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='spendingruleevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='finance.spendingrule'),
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
            model_name='stocktaking',
            name='counters',
            field=models.ManyToManyField(blank=True, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='who counts'),
        ),
        migrations.AddField(
            model_name='stocktaking',
            name='finished_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='finished by'),
        ),
        migrations.AddField(
            model_name='stocktaking',
            name='started_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='started by'),
        ),
        migrations.AddField(
            model_name='stocktakingevent',
            name='finished_by',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='finished by'),
        ),
        migrations.AddField(
            model_name='stocktakingevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='stocktakingevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='finance.stocktaking'),
        ),
        migrations.AddField(
            model_name='stocktakingevent',
            name='started_by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='started by'),
        ),
        migrations.AddField(
            model_name='stocktakingitem',
            name='asset',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='finance.asset', verbose_name='asset'),
        ),
        migrations.AddField(
            model_name='stocktakingitem',
            name='seen_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='counted by'),
        ),
        migrations.AddField(
            model_name='stocktakingitem',
            name='stocktaking',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='items', to='finance.stocktaking'),
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
            model_name='unitmember',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='accounting_units', to='members.person', verbose_name='person'),
        ),
        migrations.AddField(
            model_name='unitmember',
            name='unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='people', to='finance.unit', verbose_name='accounting unit'),
        ),
        migrations.AddField(
            model_name='unitmemberevent',
            name='person',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.person', verbose_name='person'),
        ),
        migrations.AddField(
            model_name='unitmemberevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='unitmemberevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='finance.unitmember'),
        ),
        migrations.AddField(
            model_name='unitmemberevent',
            name='unit',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='finance.unit', verbose_name='accounting unit'),
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
        migrations.AddField(
            model_name='wagebase',
            name='data_key',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.datakey'),
        ),
        migrations.AddField(
            model_name='wagebase',
            name='entered_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by'),
        ),
        migrations.AddField(
            model_name='wagebase',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='wage_bases', to='members.person', verbose_name='person'),
        ),
        migrations.AddField(
            model_name='duesfilerow',
            name='base',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='finance.wagebase'),
        ),
        migrations.AddField(
            model_name='wagebaseevent',
            name='data_key',
            field=models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='core.datakey'),
        ),
        migrations.AddField(
            model_name='wagebaseevent',
            name='entered_by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by'),
        ),
        migrations.AddField(
            model_name='wagebaseevent',
            name='person',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.person', verbose_name='person'),
        ),
        migrations.AddField(
            model_name='wagebaseevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='wagebaseevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='finance.wagebase'),
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
        migrations.AddField(
            model_name='yearpackage',
            name='made_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='made by'),
        ),
        migrations.AddField(
            model_name='yearreport',
            name='approved_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='approved by'),
        ),
        migrations.AddField(
            model_name='yearreport',
            name='made_by',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='made by'),
        ),
        migrations.AddField(
            model_name='yearreport',
            name='published_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='published by'),
        ),
        migrations.AddField(
            model_name='yearreport',
            name='signed_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='head of accounting'),
        ),
        migrations.AddField(
            model_name='yearreportevent',
            name='approved_by',
            field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='approved by'),
        ),
        migrations.AddField(
            model_name='yearreportevent',
            name='made_by',
            field=models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='made by'),
        ),
        migrations.AddField(
            model_name='yearreportevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='yearreportevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='finance.yearreport'),
        ),
        migrations.AddField(
            model_name='yearreportevent',
            name='published_by',
            field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='published by'),
        ),
        migrations.AddField(
            model_name='yearreportevent',
            name='signed_by',
            field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='head of accounting'),
        ),
        migrations.AddConstraint(
            model_name='allowanceyear',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('adopted_by', None), ('state', 'DRAFT')), models.Q(('adopted_by__isnull', False), ('state', 'ADOPTED')), _connector='OR'), name='allowances_adopted_by_somebody'),
        ),
        migrations.AddConstraint(
            model_name='allowanceyear',
            constraint=models.CheckConstraint(condition=models.Q(('adopted_by', None), models.Q(('adopted_by', models.F('worked_out_by')), _negated=True), _connector='OR'), name='allowances_adopted_by_another', violation_error_message="Whoever worked the shares out can't adopt them."),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='allowanceyear',
            trigger=pgtrigger.compiler.Trigger(name='state_moves', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{DRAFT:ADOPTED}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='7173952527487525e226c17f8d27a41a905fa22a', operation='UPDATE', pgid='pgtrigger_state_moves_4b3d2', table='finance_allowanceyear', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='allowanceyear',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_allowanceyearevent" ("adopted_at", "adopted_by_id", "counted_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policy_id", "public_id", "state", "worked_out_by_id", "year") VALUES (NEW."adopted_at", NEW."adopted_by_id", NEW."counted_on", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."policy_id", NEW."public_id", NEW."state", NEW."worked_out_by_id", NEW."year"); RETURN NULL;', hash='3e64e674eeacfefa382c1f9481fd2eaa4f8e9f1e', operation='INSERT', pgid='pgtrigger_insert_insert_870fa', table='finance_allowanceyear', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='allowanceyear',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "finance_allowanceyearevent" ("adopted_at", "adopted_by_id", "counted_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policy_id", "public_id", "state", "worked_out_by_id", "year") VALUES (NEW."adopted_at", NEW."adopted_by_id", NEW."counted_on", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."policy_id", NEW."public_id", NEW."state", NEW."worked_out_by_id", NEW."year"); RETURN NULL;', hash='1c0fe0391bbabf1444ec9c1faef4e0751f694838', operation='UPDATE', pgid='pgtrigger_update_update_01dcc', table='finance_allowanceyear', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='allowanceyear',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_allowanceyearevent" ("adopted_at", "adopted_by_id", "counted_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policy_id", "public_id", "state", "worked_out_by_id", "year") VALUES (OLD."adopted_at", OLD."adopted_by_id", OLD."counted_on", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."policy_id", OLD."public_id", OLD."state", OLD."worked_out_by_id", OLD."year"); RETURN NULL;', hash='ce1ae83f76a5fa81a9777a3f4ec42f06aad09e64', operation='DELETE', pgid='pgtrigger_delete_delete_2790d', table='finance_allowanceyear', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='allowanceevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='bfd0d425f51a1c17029a8c42c328a6677cf27d94', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_18204', table='finance_allowanceevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='allowance',
            constraint=models.UniqueConstraint(fields=('year', 'unit'), name='allowance_once_a_year'),
        ),
        migrations.AddConstraint(
            model_name='allowance',
            constraint=models.CheckConstraint(condition=models.Q(('used__gte', 0), ('used__lte', models.F('share'))), name='allowance_never_overdrawn', violation_error_message="A unit can't draw more than its share."),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='allowance',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_allowanceevent" ("id", "members", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "rate", "share", "unit_id", "used", "year_id") VALUES (NEW."id", NEW."members", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."rate", NEW."share", NEW."unit_id", NEW."used", NEW."year_id"); RETURN NULL;', hash='f4a341543d4aacb026c6419b2c4f76a44605b520', operation='INSERT', pgid='pgtrigger_insert_insert_88db7', table='finance_allowance', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='allowance',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "finance_allowanceevent" ("id", "members", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "rate", "share", "unit_id", "used", "year_id") VALUES (NEW."id", NEW."members", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."rate", NEW."share", NEW."unit_id", NEW."used", NEW."year_id"); RETURN NULL;', hash='48bd9de95df55b4539dd051aedd7db528cff086c', operation='UPDATE', pgid='pgtrigger_update_update_3e2d8', table='finance_allowance', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='allowance',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_allowanceevent" ("id", "members", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "rate", "share", "unit_id", "used", "year_id") VALUES (OLD."id", OLD."members", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."rate", OLD."share", OLD."unit_id", OLD."used", OLD."year_id"); RETURN NULL;', hash='3220f48947ac6fc2eddb56382190170667e4f7db', operation='DELETE', pgid='pgtrigger_delete_delete_4c057', table='finance_allowance', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='allowanceyearevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='c622a14eb265f96533dc0c12d954ab876b7625f9', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_1c701', table='finance_allowanceyearevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='assessment',
            constraint=models.UniqueConstraint(fields=('year', 'month'), name='assessment_once_a_month'),
        ),
        migrations.AddConstraint(
            model_name='assessment',
            constraint=models.CheckConstraint(condition=models.Q(('month__range', (1, 12))), name='assessment_month'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assessment',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_assessmentevent" ("assessed_at", "assessed_by_id", "exempt", "id", "month", "payers", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "total", "unknown", "year") VALUES (NEW."assessed_at", NEW."assessed_by_id", NEW."exempt", NEW."id", NEW."month", NEW."payers", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."total", NEW."unknown", NEW."year"); RETURN NULL;', hash='298aec2250764d7e9f130cd7c7b8420b33b02405', operation='INSERT', pgid='pgtrigger_insert_insert_d9511', table='finance_assessment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assessment',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "finance_assessmentevent" ("assessed_at", "assessed_by_id", "exempt", "id", "month", "payers", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "total", "unknown", "year") VALUES (NEW."assessed_at", NEW."assessed_by_id", NEW."exempt", NEW."id", NEW."month", NEW."payers", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."total", NEW."unknown", NEW."year"); RETURN NULL;', hash='5b6309d0ad6c0da7d950f63860f109ff82b9c7b6', operation='UPDATE', pgid='pgtrigger_update_update_6fea5', table='finance_assessment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assessment',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_assessmentevent" ("assessed_at", "assessed_by_id", "exempt", "id", "month", "payers", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "total", "unknown", "year") VALUES (OLD."assessed_at", OLD."assessed_by_id", OLD."exempt", OLD."id", OLD."month", OLD."payers", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."total", OLD."unknown", OLD."year"); RETURN NULL;', hash='e196505e11bcd9fc2a4dbf1d9ebacdcc45823284', operation='DELETE', pgid='pgtrigger_delete_delete_a0b99', table='finance_assessment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assessmentevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='54d481ce37747494034404b51da7e0026a3988f1', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_230a1', table='finance_assessmentevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assetcategory',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_assetcategoryevent" ("code", "expense_id", "id", "kind", "min_years", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source") VALUES (NEW."code", NEW."expense_id", NEW."id", NEW."kind", NEW."min_years", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."source"); RETURN NULL;', hash='051d643c711be1ee0521742db337f9afb94a753f', operation='INSERT', pgid='pgtrigger_insert_insert_3be2c', table='finance_assetcategory', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assetcategory',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "finance_assetcategoryevent" ("code", "expense_id", "id", "kind", "min_years", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source") VALUES (NEW."code", NEW."expense_id", NEW."id", NEW."kind", NEW."min_years", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."source"); RETURN NULL;', hash='3b4aa8a7dc1566cee9a24ee3bfb733fbaa6c144d', operation='UPDATE', pgid='pgtrigger_update_update_7f33e', table='finance_assetcategory', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assetcategory',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_assetcategoryevent" ("code", "expense_id", "id", "kind", "min_years", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source") VALUES (OLD."code", OLD."expense_id", OLD."id", OLD."kind", OLD."min_years", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."source"); RETURN NULL;', hash='19576a1ebd3d066b0f8e15702c9353d24a2d78a8', operation='DELETE', pgid='pgtrigger_delete_delete_ad98a', table='finance_assetcategory', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='asset',
            constraint=models.CheckConstraint(condition=models.Q(('depreciated__gte', 0), ('depreciated__lte', models.F('cost'))), name='asset_depreciated_within_its_value'),
        ),
        migrations.AddConstraint(
            model_name='asset',
            constraint=models.CheckConstraint(condition=models.Q(('owner', 'HOSPITAL'), ('cost__gt', 0), _connector='OR'), name='asset_has_a_value'),
        ),
        migrations.AddConstraint(
            model_name='asset',
            constraint=models.CheckConstraint(condition=models.Q(('owner', 'UNION'), models.Q(('depreciated', 0), ('origin', 'LENT'), ('years', None)), _connector='OR'), name='asset_of_the_hospital_is_not_depreciated'),
        ),
        migrations.AddConstraint(
            model_name='asset',
            constraint=models.CheckConstraint(condition=models.Q(('quantity__gte', 1)), name='asset_has_pieces'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='asset',
            trigger=pgtrigger.compiler.Trigger(name='state_moves', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{ASKED:DISPOSING,ASKED:IN_USE,DISPOSING:ASKED,DISPOSING:DISPOSED,IN_USE:ASKED,IN_USE:DISPOSED,PENDING:CANCELLED,PENDING:IN_USE}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='feb04efd9e04582ff02963177fd5cb459b124079', operation='UPDATE', pgid='pgtrigger_state_moves_16dad', table='finance_asset', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='asset',
            trigger=pgtrigger.compiler.Trigger(name='value_stays', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."owner" IS DISTINCT FROM (NEW."owner") OR OLD."origin" IS DISTINCT FROM (NEW."origin") OR OLD."cost" IS DISTINCT FROM (NEW."cost") OR OLD."acquired_on" IS DISTINCT FROM (NEW."acquired_on"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='b391636d76467fcc455b2e189667af27e3dc4100', operation='UPDATE', pgid='pgtrigger_value_stays_86629', table='finance_asset', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='asset',
            trigger=pgtrigger.compiler.Trigger(name='register_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='fae82d81458f0f581280aa0097dd06e3fcc9aaaa', operation='DELETE', pgid='pgtrigger_register_stays_b6306', table='finance_asset', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='asset',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_assetevent" ("acquired_on", "category_id", "cost", "department_id", "depreciated", "ended_on", "fund_id", "id", "keeper_id", "model", "months_done", "name", "number", "origin", "owner", "payment_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "public_id", "quantity", "registered_at", "registered_by_id", "state", "unit_id", "years") VALUES (NEW."acquired_on", NEW."category_id", NEW."cost", NEW."department_id", NEW."depreciated", NEW."ended_on", NEW."fund_id", NEW."id", NEW."keeper_id", NEW."model", NEW."months_done", NEW."name", NEW."number", NEW."origin", NEW."owner", NEW."payment_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."public_id", NEW."quantity", NEW."registered_at", NEW."registered_by_id", NEW."state", NEW."unit_id", NEW."years"); RETURN NULL;', hash='21d71fc87da693a0de70053c689d28ae510ff18c', operation='INSERT', pgid='pgtrigger_insert_insert_d60c4', table='finance_asset', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='asset',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "finance_assetevent" ("acquired_on", "category_id", "cost", "department_id", "depreciated", "ended_on", "fund_id", "id", "keeper_id", "model", "months_done", "name", "number", "origin", "owner", "payment_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "public_id", "quantity", "registered_at", "registered_by_id", "state", "unit_id", "years") VALUES (NEW."acquired_on", NEW."category_id", NEW."cost", NEW."department_id", NEW."depreciated", NEW."ended_on", NEW."fund_id", NEW."id", NEW."keeper_id", NEW."model", NEW."months_done", NEW."name", NEW."number", NEW."origin", NEW."owner", NEW."payment_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."public_id", NEW."quantity", NEW."registered_at", NEW."registered_by_id", NEW."state", NEW."unit_id", NEW."years"); RETURN NULL;', hash='6a1aea649aa5cda255d83a3e959db602cb92d55b', operation='UPDATE', pgid='pgtrigger_update_update_31037', table='finance_asset', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='asset',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_assetevent" ("acquired_on", "category_id", "cost", "department_id", "depreciated", "ended_on", "fund_id", "id", "keeper_id", "model", "months_done", "name", "number", "origin", "owner", "payment_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "public_id", "quantity", "registered_at", "registered_by_id", "state", "unit_id", "years") VALUES (OLD."acquired_on", OLD."category_id", OLD."cost", OLD."department_id", OLD."depreciated", OLD."ended_on", OLD."fund_id", OLD."id", OLD."keeper_id", OLD."model", OLD."months_done", OLD."name", OLD."number", OLD."origin", OLD."owner", OLD."payment_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."public_id", OLD."quantity", OLD."registered_at", OLD."registered_by_id", OLD."state", OLD."unit_id", OLD."years"); RETURN NULL;', hash='b4827b9c6bfc775d83d8b95f7e01c0c6e7fb5bc5', operation='DELETE', pgid='pgtrigger_delete_delete_89136', table='finance_asset', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assetcategoryevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='990d5424af3a8769a546d7a6733bbfc9fe29b2b3', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_c9684', table='finance_assetcategoryevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assetevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='ad8c22893d9aa52c7c3ca7e1295cc261b483a163', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_3fea2', table='finance_assetevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='audit',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('opinion', ''), ('signed_at', None), ('signed_by', None), ('verdict', '')), models.Q(models.Q(('verdict', ''), _negated=True), models.Q(('opinion', ''), _negated=True), ('signed_at__isnull', False), ('signed_by__isnull', False)), _connector='OR'), name='audit_opinion_is_signed', violation_error_message='An opinion has a verdict, words and a signature.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='audit',
            trigger=pgtrigger.compiler.Trigger(name='opinion_stands', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."signed_at" IS NOT NULL)', func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='00323551d4384347f76f6df7b76466eb41c95a2a', operation='UPDATE OR DELETE', pgid='pgtrigger_opinion_stands_fa3ca', table='finance_audit', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='audit',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_auditevent" ("begun_at", "begun_by_id", "id", "opinion", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "signed_at", "signed_by_id", "verdict", "year") VALUES (NEW."begun_at", NEW."begun_by_id", NEW."id", NEW."opinion", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."signed_at", NEW."signed_by_id", NEW."verdict", NEW."year"); RETURN NULL;', hash='d117105141a6924691ea9038d1328601868c50af', operation='INSERT', pgid='pgtrigger_insert_insert_09dde', table='finance_audit', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='audit',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "finance_auditevent" ("begun_at", "begun_by_id", "id", "opinion", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "signed_at", "signed_by_id", "verdict", "year") VALUES (NEW."begun_at", NEW."begun_by_id", NEW."id", NEW."opinion", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."signed_at", NEW."signed_by_id", NEW."verdict", NEW."year"); RETURN NULL;', hash='34fabd5fa897ce5bbe356788c162be5b61331f0f', operation='UPDATE', pgid='pgtrigger_update_update_ad200', table='finance_audit', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='audit',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_auditevent" ("begun_at", "begun_by_id", "id", "opinion", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "signed_at", "signed_by_id", "verdict", "year") VALUES (OLD."begun_at", OLD."begun_by_id", OLD."id", OLD."opinion", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."signed_at", OLD."signed_by_id", OLD."verdict", OLD."year"); RETURN NULL;', hash='bdc1427a7ee835fc2c04847e980149395f7ee51c', operation='DELETE', pgid='pgtrigger_delete_delete_2a622', table='finance_audit', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='auditevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='39767467ba9a43d792f4861efe2064eccecb8932', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_9d6a2', table='finance_auditevent', when='BEFORE')),
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
        pgtrigger.migrations.AddTrigger(
            model_name='banklayoutevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='e1e8dca2cbc0d96f5ea52333622ebb1ff53c852e', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_033fb', table='finance_banklayoutevent', when='BEFORE')),
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
        migrations.AddConstraint(
            model_name='budgetplan',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'DISCARDED'), _negated=True), fields=('year', 'kind'), name='budget_plan_once_a_year', violation_error_message='A year has one budget and one adjustment.'),
        ),
        migrations.AddConstraint(
            model_name='budgetplan',
            constraint=models.CheckConstraint(condition=models.Q(('kind', 'ORIGINAL'), models.Q(('reason', ''), _negated=True), _connector='OR'), name='budget_adjustment_has_reason', violation_error_message='An adjustment needs a reason.'),
        ),
        migrations.AddConstraint(
            model_name='budgetplan',
            constraint=models.CheckConstraint(condition=models.Q(('reviewed_by', None), models.Q(('reviewed_by', models.F('drafted_by')), _negated=True), _connector='OR'), name='budget_plan_reviewed_by_another', violation_error_message="Whoever drafted a budget can't review it."),
        ),
        migrations.AddConstraint(
            model_name='budgetplan',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'APPROVED'), _negated=True), models.Q(('adopted_by__isnull', False), ('approved_by__isnull', False), ('reviewed_by__isnull', False), ('adopted_on__isnull', False), ('approved_on__isnull', False), ('reviewed_on__isnull', False), models.Q(('meeting', ''), _negated=True), models.Q(('approval', ''), _negated=True)), _connector='OR'), name='budget_plan_went_the_whole_way'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='budgetplan',
            trigger=pgtrigger.compiler.Trigger(name='state_moves', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{ADOPTED:APPROVED,ADOPTED:DRAFT,DRAFT:DISCARDED,DRAFT:IN_REVIEW,IN_REVIEW:DRAFT,IN_REVIEW:REVIEWED,REVIEWED:ADOPTED,REVIEWED:DRAFT}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='7f9f18f37313886e8b10826c06056d2a0b4d2a1e', operation='UPDATE', pgid='pgtrigger_state_moves_ccc0c', table='finance_budgetplan', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='budgetplan',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_budgetplanevent" ("adopted_by_id", "adopted_on", "approval", "approved_by_id", "approved_on", "created_at", "drafted_by_id", "id", "kind", "meeting", "opinion", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "reason", "returned_because", "reviewed_by_id", "reviewed_on", "state", "year") VALUES (NEW."adopted_by_id", NEW."adopted_on", NEW."approval", NEW."approved_by_id", NEW."approved_on", NEW."created_at", NEW."drafted_by_id", NEW."id", NEW."kind", NEW."meeting", NEW."opinion", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."reason", NEW."returned_because", NEW."reviewed_by_id", NEW."reviewed_on", NEW."state", NEW."year"); RETURN NULL;', hash='861f611d6aa2ad7e28fc7ffdfd57aa94126907e1', operation='INSERT', pgid='pgtrigger_insert_insert_e9949', table='finance_budgetplan', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='budgetplan',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "finance_budgetplanevent" ("adopted_by_id", "adopted_on", "approval", "approved_by_id", "approved_on", "created_at", "drafted_by_id", "id", "kind", "meeting", "opinion", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "reason", "returned_because", "reviewed_by_id", "reviewed_on", "state", "year") VALUES (NEW."adopted_by_id", NEW."adopted_on", NEW."approval", NEW."approved_by_id", NEW."approved_on", NEW."created_at", NEW."drafted_by_id", NEW."id", NEW."kind", NEW."meeting", NEW."opinion", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."reason", NEW."returned_because", NEW."reviewed_by_id", NEW."reviewed_on", NEW."state", NEW."year"); RETURN NULL;', hash='1ffe63d670a1d7db2e3ad39dea9f1a3dfd8ee9bf', operation='UPDATE', pgid='pgtrigger_update_update_5a5b6', table='finance_budgetplan', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='budgetplan',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_budgetplanevent" ("adopted_by_id", "adopted_on", "approval", "approved_by_id", "approved_on", "created_at", "drafted_by_id", "id", "kind", "meeting", "opinion", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "reason", "returned_because", "reviewed_by_id", "reviewed_on", "state", "year") VALUES (OLD."adopted_by_id", OLD."adopted_on", OLD."approval", OLD."approved_by_id", OLD."approved_on", OLD."created_at", OLD."drafted_by_id", OLD."id", OLD."kind", OLD."meeting", OLD."opinion", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."reason", OLD."returned_because", OLD."reviewed_by_id", OLD."reviewed_on", OLD."state", OLD."year"); RETURN NULL;', hash='ae1538c474fcd681acdc5325249928f2aa1d3f84', operation='DELETE', pgid='pgtrigger_delete_delete_6ec4b', table='finance_budgetplan', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='budgetplanevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='557de8acf4709a65b5b5acf0f48a5628355f6eaf', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_d120c', table='finance_budgetplanevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='cashcount',
            constraint=models.UniqueConstraint(fields=('account', 'day'), name='cash_counted_once_a_day'),
        ),
        migrations.AddConstraint(
            model_name='cashcount',
            constraint=models.CheckConstraint(condition=models.Q(('counted__gte', 0)), name='cash_is_not_negative'),
        ),
        migrations.AddConstraint(
            model_name='cashcount',
            constraint=models.CheckConstraint(condition=models.Q(('counted', models.F('book')), models.Q(('cause', ''), _negated=True), _connector='OR'), name='cash_difference_is_explained', violation_error_message="Say what the difference comes from, or that it isn't known."),
        ),
        migrations.AddConstraint(
            model_name='cashcount',
            constraint=models.CheckConstraint(condition=models.Q(('witness', None), models.Q(('witness', models.F('cashier')), _negated=True), _connector='OR'), name='cash_witness_is_somebody_else', violation_error_message="The cashier can't witness the count alone."),
        ),
        migrations.AddConstraint(
            model_name='cashcount',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'WITNESSED'), ('witness__isnull', False), ('witnessed_at__isnull', False)), models.Q(models.Q(('state', 'WITNESSED'), _negated=True), ('witness', None), ('witnessed_at', None)), _connector='OR'), name='cash_closed_by_two'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cashcount',
            trigger=pgtrigger.compiler.Trigger(name='state_moves', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{COUNTED:RETURNED,COUNTED:WITNESSED,RETURNED:COUNTED}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='82e68302acc6099522eac436bd5e25a06da3e7f9', operation='UPDATE', pgid='pgtrigger_state_moves_9a35c', table='finance_cashcount', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cashcount',
            trigger=pgtrigger.compiler.Trigger(name='closed_stays', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."state" = \'WITNESSED\')', func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='eb4a07d1511553ee5aff37eed2a1b7797cfc513b', operation='UPDATE OR DELETE', pgid='pgtrigger_closed_stays_3d5f7', table='finance_cashcount', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cashcount',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_cashcountevent" ("account_id", "book", "cashier_id", "cause", "counted", "counted_at", "day", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pieces", "public_id", "returned_because", "state", "witness_id", "witnessed_at") VALUES (NEW."account_id", NEW."book", NEW."cashier_id", NEW."cause", NEW."counted", NEW."counted_at", NEW."day", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."pieces", NEW."public_id", NEW."returned_because", NEW."state", NEW."witness_id", NEW."witnessed_at"); RETURN NULL;', hash='19a1fb7f5c06e8b6f4925ed9c2e008cc1917445d', operation='INSERT', pgid='pgtrigger_insert_insert_5df08', table='finance_cashcount', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cashcount',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."account_id" IS DISTINCT FROM (NEW."account_id") OR OLD."book" IS DISTINCT FROM (NEW."book") OR OLD."cashier_id" IS DISTINCT FROM (NEW."cashier_id") OR OLD."cause" IS DISTINCT FROM (NEW."cause") OR OLD."counted" IS DISTINCT FROM (NEW."counted") OR OLD."counted_at" IS DISTINCT FROM (NEW."counted_at") OR OLD."day" IS DISTINCT FROM (NEW."day") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."pieces" IS DISTINCT FROM (NEW."pieces") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."returned_because" IS DISTINCT FROM (NEW."returned_because") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."witness_id" IS DISTINCT FROM (NEW."witness_id") OR OLD."witnessed_at" IS DISTINCT FROM (NEW."witnessed_at"))', func='INSERT INTO "finance_cashcountevent" ("account_id", "book", "cashier_id", "cause", "counted", "counted_at", "day", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pieces", "public_id", "returned_because", "state", "witness_id", "witnessed_at") VALUES (NEW."account_id", NEW."book", NEW."cashier_id", NEW."cause", NEW."counted", NEW."counted_at", NEW."day", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."pieces", NEW."public_id", NEW."returned_because", NEW."state", NEW."witness_id", NEW."witnessed_at"); RETURN NULL;', hash='fbbaca547035edb060a9ad34c5070e0d01e16d1f', operation='UPDATE', pgid='pgtrigger_update_update_a6da4', table='finance_cashcount', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cashcount',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_cashcountevent" ("account_id", "book", "cashier_id", "cause", "counted", "counted_at", "day", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pieces", "public_id", "returned_because", "state", "witness_id", "witnessed_at") VALUES (OLD."account_id", OLD."book", OLD."cashier_id", OLD."cause", OLD."counted", OLD."counted_at", OLD."day", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."pieces", OLD."public_id", OLD."returned_because", OLD."state", OLD."witness_id", OLD."witnessed_at"); RETURN NULL;', hash='7212975c3d14e264b6e5600ff5d0e40fa11311ea', operation='DELETE', pgid='pgtrigger_delete_delete_42681', table='finance_cashcount', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cashcountevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='6fe90b00f5470325c6fadede95ebe8ea948a5ad4', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_c8dbb', table='finance_cashcountevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='approval',
            constraint=models.UniqueConstraint(fields=('claim', 'round', 'step'), name='claim_step_taken_once', violation_error_message='This step has been taken already.'),
        ),
        migrations.AddConstraint(
            model_name='approval',
            constraint=models.UniqueConstraint(fields=('claim', 'round', 'by'), name='claim_nobody_takes_two_steps', violation_error_message='Nobody takes two steps of one claim.'),
        ),
        migrations.AddConstraint(
            model_name='company',
            constraint=models.CheckConstraint(condition=models.Q(('confirmed_by', None), models.Q(('confirmed_by', models.F('entered_by')), _negated=True), _connector='OR'), name='company_confirmed_by_another', violation_error_message="Whoever entered an account can't confirm it."),
        ),
        migrations.AddConstraint(
            model_name='company',
            constraint=models.UniqueConstraint(condition=models.Q(('tax_number', ''), _negated=True), fields=('tax_number',), name='company_tax_number_once', violation_error_message='A company with this tax number has been entered already.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='company',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_companyevent" ("account_basis", "bank", "bank_account", "confirmed_at", "confirmed_by_id", "data_key_id", "entered_at", "entered_by_id", "id", "is_closed", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "tax_number", "uuid") VALUES (NEW."account_basis", NEW."bank", NEW."bank_account", NEW."confirmed_at", NEW."confirmed_by_id", NEW."data_key_id", NEW."entered_at", NEW."entered_by_id", NEW."id", NEW."is_closed", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."tax_number", NEW."uuid"); RETURN NULL;', hash='a8ea8dcca056eb8753540ce48e3a964d5a2f0129', operation='INSERT', pgid='pgtrigger_insert_insert_d2924', table='finance_company', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='company',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "finance_companyevent" ("account_basis", "bank", "bank_account", "confirmed_at", "confirmed_by_id", "data_key_id", "entered_at", "entered_by_id", "id", "is_closed", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "tax_number", "uuid") VALUES (NEW."account_basis", NEW."bank", NEW."bank_account", NEW."confirmed_at", NEW."confirmed_by_id", NEW."data_key_id", NEW."entered_at", NEW."entered_by_id", NEW."id", NEW."is_closed", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."tax_number", NEW."uuid"); RETURN NULL;', hash='a34fa641c36edcf53522fe32cdb7bbaee6d934e9', operation='UPDATE', pgid='pgtrigger_update_update_f0195', table='finance_company', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='company',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_companyevent" ("account_basis", "bank", "bank_account", "confirmed_at", "confirmed_by_id", "data_key_id", "entered_at", "entered_by_id", "id", "is_closed", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "tax_number", "uuid") VALUES (OLD."account_basis", OLD."bank", OLD."bank_account", OLD."confirmed_at", OLD."confirmed_by_id", OLD."data_key_id", OLD."entered_at", OLD."entered_by_id", OLD."id", OLD."is_closed", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."tax_number", OLD."uuid"); RETURN NULL;', hash='8f78a6e2b2a775423daf68685fa9d777b207e914', operation='DELETE', pgid='pgtrigger_delete_delete_469b3', table='finance_company', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='claimevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='3bdd1c83fd7c19a3d107b7a7c8b590099513194a', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_3a019', table='finance_claimevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='claim',
            index=models.Index(fields=['state', 'department'], name='claim_waiting'),
        ),
        migrations.AddIndex(
            model_name='claim',
            index=models.Index(fields=['claimant', '-id'], name='claim_claimant'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.UniqueConstraint(condition=models.Q(('number', ''), _negated=True), fields=('number',), name='claim_number_once'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['DRAFT', 'WITHDRAWN']), models.Q(('amount__gt', 0), ('submitted_at__isnull', False), models.Q(('number', ''), _negated=True), models.Q(('purpose', ''), _negated=True)), _connector='OR'), name='claim_handed_in_is_whole'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['APPROVED', 'PAID']), _negated=True), ('payment__isnull', False), _connector='OR'), name='claim_approved_has_its_payment'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='claim',
            trigger=pgtrigger.compiler.Trigger(name='state_moves', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{APPROVED:PAID,APPROVED:RETURNED,APPROVED:WITH_CHAIR,APPROVED:WITH_HEAD,APPROVED:WITH_OFFICER,DRAFT:WITH_CHAIR,DRAFT:WITH_HEAD,DRAFT:WITH_OFFICER,RETURNED:WITHDRAWN,RETURNED:WITH_CHAIR,RETURNED:WITH_HEAD,RETURNED:WITH_OFFICER,WITH_CHAIR:APPROVED,WITH_CHAIR:REFUSED,WITH_CHAIR:RETURNED,WITH_CHAIR:WITHDRAWN,WITH_HEAD:APPROVED,WITH_HEAD:REFUSED,WITH_HEAD:RETURNED,WITH_HEAD:WITHDRAWN,WITH_HEAD:WITH_CHAIR,WITH_HEAD:WITH_OFFICER,WITH_OFFICER:APPROVED,WITH_OFFICER:REFUSED,WITH_OFFICER:RETURNED,WITH_OFFICER:WITHDRAWN,WITH_OFFICER:WITH_CHAIR}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='1ca5b26d35e7bead4f1f0047e4f42844b2a414f7', operation='UPDATE', pgid='pgtrigger_state_moves_30874', table='finance_claim', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='claim',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_claimevent" ("account_id", "amount", "begun_at", "chain", "claimant_id", "company_id", "data_key_id", "department_id", "fund_id", "heads", "id", "kind_id", "needs_decision", "number", "payee_account", "payee_bank", "payment_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "purpose", "remark", "round", "state", "submitted_at", "unit_id", "uuid") VALUES (NEW."account_id", NEW."amount", NEW."begun_at", NEW."chain", NEW."claimant_id", NEW."company_id", NEW."data_key_id", NEW."department_id", NEW."fund_id", NEW."heads", NEW."id", NEW."kind_id", NEW."needs_decision", NEW."number", NEW."payee_account", NEW."payee_bank", NEW."payment_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."purpose", NEW."remark", NEW."round", NEW."state", NEW."submitted_at", NEW."unit_id", NEW."uuid"); RETURN NULL;', hash='5878ea52d7e4cf3551183b17e8ee360a50877456', operation='INSERT', pgid='pgtrigger_insert_insert_73deb', table='finance_claim', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='claim',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "finance_claimevent" ("account_id", "amount", "begun_at", "chain", "claimant_id", "company_id", "data_key_id", "department_id", "fund_id", "heads", "id", "kind_id", "needs_decision", "number", "payee_account", "payee_bank", "payment_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "purpose", "remark", "round", "state", "submitted_at", "unit_id", "uuid") VALUES (NEW."account_id", NEW."amount", NEW."begun_at", NEW."chain", NEW."claimant_id", NEW."company_id", NEW."data_key_id", NEW."department_id", NEW."fund_id", NEW."heads", NEW."id", NEW."kind_id", NEW."needs_decision", NEW."number", NEW."payee_account", NEW."payee_bank", NEW."payment_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."purpose", NEW."remark", NEW."round", NEW."state", NEW."submitted_at", NEW."unit_id", NEW."uuid"); RETURN NULL;', hash='9b43522d30775b0a4d6d7ce00444baeb8699ae0f', operation='UPDATE', pgid='pgtrigger_update_update_e0c9c', table='finance_claim', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='claim',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_claimevent" ("account_id", "amount", "begun_at", "chain", "claimant_id", "company_id", "data_key_id", "department_id", "fund_id", "heads", "id", "kind_id", "needs_decision", "number", "payee_account", "payee_bank", "payment_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "purpose", "remark", "round", "state", "submitted_at", "unit_id", "uuid") VALUES (OLD."account_id", OLD."amount", OLD."begun_at", OLD."chain", OLD."claimant_id", OLD."company_id", OLD."data_key_id", OLD."department_id", OLD."fund_id", OLD."heads", OLD."id", OLD."kind_id", OLD."needs_decision", OLD."number", OLD."payee_account", OLD."payee_bank", OLD."payment_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."purpose", OLD."remark", OLD."round", OLD."state", OLD."submitted_at", OLD."unit_id", OLD."uuid"); RETURN NULL;', hash='709c7606f7056138b9bcb45b5f84fceaaba27bd4', operation='DELETE', pgid='pgtrigger_delete_delete_40b78', table='finance_claim', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='companyevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='811bdc246b9b4600fa5e9e9e358b097302db41d6', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_e9ab4', table='finance_companyevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='contribution',
            constraint=models.UniqueConstraint(fields=('year', 'month'), name='contribution_once_a_month', violation_error_message='The payroll of this month was entered already.'),
        ),
        migrations.AddConstraint(
            model_name='contribution',
            constraint=models.CheckConstraint(condition=models.Q(('month__range', (1, 12))), name='contribution_month'),
        ),
        migrations.AddConstraint(
            model_name='contribution',
            constraint=models.CheckConstraint(condition=models.Q(('payroll__gt', 0)), name='contribution_payroll_positive', violation_error_message='The payroll must be more than nothing.'),
        ),
        migrations.AddConstraint(
            model_name='contribution',
            constraint=models.CheckConstraint(condition=models.Q(('expected__lte', models.F('due')), ('received__gte', 0), ('received__lte', models.F('expected'))), name='contribution_received_within_expected'),
        ),
        migrations.AddConstraint(
            model_name='contribution',
            constraint=models.CheckConstraint(condition=models.Q(('kept__gte', 0), ('received', django.db.models.expressions.CombinedExpression(models.F('kept'), '+', models.F('up'))), ('up__gte', 0)), name='contribution_split_whole'),
        ),
        migrations.AddConstraint(
            model_name='contribution',
            constraint=models.CheckConstraint(condition=models.Q(('remitted__gte', 0), ('remitted__lte', models.F('up'))), name='contribution_remitted_within_share'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='contribution',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_contributionevent" ("channel", "due", "entered_at", "entered_by_id", "expected", "id", "kept", "month", "pay_by", "payroll", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "rate_id", "received", "remit_by", "remitted", "share_id", "source", "up", "year") VALUES (NEW."channel", NEW."due", NEW."entered_at", NEW."entered_by_id", NEW."expected", NEW."id", NEW."kept", NEW."month", NEW."pay_by", NEW."payroll", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."rate_id", NEW."received", NEW."remit_by", NEW."remitted", NEW."share_id", NEW."source", NEW."up", NEW."year"); RETURN NULL;', hash='0724aeff77ce6aa9e7ef8f3ff1aac30a26c2b867', operation='INSERT', pgid='pgtrigger_insert_insert_c9854', table='finance_contribution', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='contribution',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "finance_contributionevent" ("channel", "due", "entered_at", "entered_by_id", "expected", "id", "kept", "month", "pay_by", "payroll", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "rate_id", "received", "remit_by", "remitted", "share_id", "source", "up", "year") VALUES (NEW."channel", NEW."due", NEW."entered_at", NEW."entered_by_id", NEW."expected", NEW."id", NEW."kept", NEW."month", NEW."pay_by", NEW."payroll", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."rate_id", NEW."received", NEW."remit_by", NEW."remitted", NEW."share_id", NEW."source", NEW."up", NEW."year"); RETURN NULL;', hash='8918ab34f5238a70a5d59ddaa83b8f1d45cea6fc', operation='UPDATE', pgid='pgtrigger_update_update_624b4', table='finance_contribution', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='contribution',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_contributionevent" ("channel", "due", "entered_at", "entered_by_id", "expected", "id", "kept", "month", "pay_by", "payroll", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "rate_id", "received", "remit_by", "remitted", "share_id", "source", "up", "year") VALUES (OLD."channel", OLD."due", OLD."entered_at", OLD."entered_by_id", OLD."expected", OLD."id", OLD."kept", OLD."month", OLD."pay_by", OLD."payroll", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."rate_id", OLD."received", OLD."remit_by", OLD."remitted", OLD."share_id", OLD."source", OLD."up", OLD."year"); RETURN NULL;', hash='94708f124e4285cc89e5346ba71b4666d34f7860', operation='DELETE', pgid='pgtrigger_delete_delete_1e392', table='finance_contribution', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='contributionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='d055c4b807cd8319e363ea127d59e3defab1b504', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_23031', table='finance_contributionevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='contributionmovement',
            constraint=models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='contribution_movement_positive'),
        ),
        migrations.AddConstraint(
            model_name='contributionmovement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('amount', django.db.models.expressions.CombinedExpression(models.F('kept'), '+', models.F('up'))), ('direction', 'IN'), ('kept__gte', 0), ('up__gte', 0)), models.Q(('direction', 'UP'), ('kept', 0), ('up', 0)), _connector='OR'), name='contribution_movement_split'),
        ),
        migrations.AddConstraint(
            model_name='contributionmovement',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('voided_at', None), ('voided_because', ''), ('voided_by', None)), models.Q(('voided_at__isnull', False), ('voided_by__isnull', False), models.Q(('voided_because', ''), _negated=True)), _connector='OR'), name='contribution_movement_voided_says_why'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='contributionmovement',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_contributionmovementevent" ("amount", "contribution_id", "direction", "id", "kept", "note", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "recorded_at", "recorded_by_id", "up", "voided_at", "voided_because", "voided_by_id") VALUES (NEW."amount", NEW."contribution_id", NEW."direction", NEW."id", NEW."kept", NEW."note", NEW."on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."recorded_at", NEW."recorded_by_id", NEW."up", NEW."voided_at", NEW."voided_because", NEW."voided_by_id"); RETURN NULL;', hash='1a590675e3a70616493b31efa4a31248bec1864a', operation='INSERT', pgid='pgtrigger_insert_insert_013ef', table='finance_contributionmovement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='contributionmovement',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "finance_contributionmovementevent" ("amount", "contribution_id", "direction", "id", "kept", "note", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "recorded_at", "recorded_by_id", "up", "voided_at", "voided_because", "voided_by_id") VALUES (NEW."amount", NEW."contribution_id", NEW."direction", NEW."id", NEW."kept", NEW."note", NEW."on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."recorded_at", NEW."recorded_by_id", NEW."up", NEW."voided_at", NEW."voided_because", NEW."voided_by_id"); RETURN NULL;', hash='3603027d345a5b82fb0306391acede1e23fe7dc0', operation='UPDATE', pgid='pgtrigger_update_update_77783', table='finance_contributionmovement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='contributionmovement',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_contributionmovementevent" ("amount", "contribution_id", "direction", "id", "kept", "note", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "recorded_at", "recorded_by_id", "up", "voided_at", "voided_because", "voided_by_id") VALUES (OLD."amount", OLD."contribution_id", OLD."direction", OLD."id", OLD."kept", OLD."note", OLD."on", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."recorded_at", OLD."recorded_by_id", OLD."up", OLD."voided_at", OLD."voided_because", OLD."voided_by_id"); RETURN NULL;', hash='05613b314d3349d99de25438c91f752d69027c97', operation='DELETE', pgid='pgtrigger_delete_delete_87b51', table='finance_contributionmovement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='contributionmovementevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='6d90b19766dae5dd90f89467cce8ec8b7869f667', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_7389c', table='finance_contributionmovementevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='custody',
            constraint=models.CheckConstraint(condition=models.Q(('balance__gte', 0)), name='custody_never_below_zero', violation_error_message="There isn't that much custody money."),
        ),
        migrations.AddConstraint(
            model_name='custody',
            constraint=models.CheckConstraint(condition=models.Q(('is_closed', False), ('balance', 0), _connector='OR'), name='custody_closed_is_empty', violation_error_message="What still holds money can't be closed."),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='custody',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_custodyevent" ("balance", "id", "is_closed", "name", "owner", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "unit_id") VALUES (NEW."balance", NEW."id", NEW."is_closed", NEW."name", NEW."owner", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."unit_id"); RETURN NULL;', hash='3bda179657e2f28c09bce3ab8314c80963930986', operation='INSERT', pgid='pgtrigger_insert_insert_71c63', table='finance_custody', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='custody',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "finance_custodyevent" ("balance", "id", "is_closed", "name", "owner", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "unit_id") VALUES (NEW."balance", NEW."id", NEW."is_closed", NEW."name", NEW."owner", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."unit_id"); RETURN NULL;', hash='8eebea973d6bffd375ba59a0ff56750f243b52c2', operation='UPDATE', pgid='pgtrigger_update_update_86c6e', table='finance_custody', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='custody',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_custodyevent" ("balance", "id", "is_closed", "name", "owner", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "unit_id") VALUES (OLD."balance", OLD."id", OLD."is_closed", OLD."name", OLD."owner", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."unit_id"); RETURN NULL;', hash='218206ed9a76397ea39a698063ad5cd6ab19708c', operation='DELETE', pgid='pgtrigger_delete_delete_25791', table='finance_custody', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='custodyevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='ce72f8b4ddf16a8ec8318043ee52a8eaaf57815d', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_6ed27', table='finance_custodyevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='custodymove',
            constraint=models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='custody_move_positive'),
        ),
        migrations.AddConstraint(
            model_name='custodymove',
            constraint=models.CheckConstraint(condition=models.Q(('direction', 'IN'), ('done_by', None), models.Q(('done_by', models.F('ordered_by')), _negated=True), _connector='OR'), name='custody_paid_by_another', violation_error_message="Whoever ordered a payment can't make it."),
        ),
        migrations.AddConstraint(
            model_name='custodymove',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'DONE'), _negated=True), models.Q(('done_by__isnull', False), ('done_on__isnull', False), models.Q(('voucher__isnull', False), models.Q(('direction', 'IN'), ('method', 'BOOKS')), _connector='OR')), _connector='OR'), name='custody_done_is_complete'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='custodymove',
            trigger=pgtrigger.compiler.Trigger(name='state_moves', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{DONE:CANCELLED,DONE:ORDERED,ORDERED:CANCELLED,ORDERED:DONE}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='08abd094a58b65d84b45c53214b52c2992bfb8c0', operation='UPDATE', pgid='pgtrigger_state_moves_5b108', table='finance_custodymove', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='custodymove',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_custodymoveevent" ("amount", "cancelled_because", "custody_id", "direction", "done_by_id", "done_on", "id", "method", "ordered_at", "ordered_by_id", "party", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "state", "summary", "voucher_id") VALUES (NEW."amount", NEW."cancelled_because", NEW."custody_id", NEW."direction", NEW."done_by_id", NEW."done_on", NEW."id", NEW."method", NEW."ordered_at", NEW."ordered_by_id", NEW."party", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."state", NEW."summary", NEW."voucher_id"); RETURN NULL;', hash='a134c1eadccf54fc48215af0bcce92369dd5d0ff', operation='INSERT', pgid='pgtrigger_insert_insert_5c320', table='finance_custodymove', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='custodymove',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "finance_custodymoveevent" ("amount", "cancelled_because", "custody_id", "direction", "done_by_id", "done_on", "id", "method", "ordered_at", "ordered_by_id", "party", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "state", "summary", "voucher_id") VALUES (NEW."amount", NEW."cancelled_because", NEW."custody_id", NEW."direction", NEW."done_by_id", NEW."done_on", NEW."id", NEW."method", NEW."ordered_at", NEW."ordered_by_id", NEW."party", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."state", NEW."summary", NEW."voucher_id"); RETURN NULL;', hash='686bb5883242b06dbb0b71502d2d44aa7ddd3d89', operation='UPDATE', pgid='pgtrigger_update_update_3f664', table='finance_custodymove', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='custodymove',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_custodymoveevent" ("amount", "cancelled_because", "custody_id", "direction", "done_by_id", "done_on", "id", "method", "ordered_at", "ordered_by_id", "party", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "state", "summary", "voucher_id") VALUES (OLD."amount", OLD."cancelled_because", OLD."custody_id", OLD."direction", OLD."done_by_id", OLD."done_on", OLD."id", OLD."method", OLD."ordered_at", OLD."ordered_by_id", OLD."party", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."state", OLD."summary", OLD."voucher_id"); RETURN NULL;', hash='126338a9c4f4c026fdbc2f765bfb03db0d3af076', operation='DELETE', pgid='pgtrigger_delete_delete_828c2', table='finance_custodymove', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='custodymoveevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='47a872a8552ae4dab0a47289c0d0d4497e197815', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_67325', table='finance_custodymoveevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='depreciation',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_depreciationevent" ("id", "made_at", "made_by_id", "period_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "total") VALUES (NEW."id", NEW."made_at", NEW."made_by_id", NEW."period_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."total"); RETURN NULL;', hash='4d8d5d2b20b1562f83808f059a346487287b9a66', operation='INSERT', pgid='pgtrigger_insert_insert_15a52', table='finance_depreciation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='depreciation',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "finance_depreciationevent" ("id", "made_at", "made_by_id", "period_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "total") VALUES (NEW."id", NEW."made_at", NEW."made_by_id", NEW."period_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."total"); RETURN NULL;', hash='7639956a02e433f1c7d0952161040c08cb7d105d', operation='UPDATE', pgid='pgtrigger_update_update_4281b', table='finance_depreciation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='depreciation',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_depreciationevent" ("id", "made_at", "made_by_id", "period_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "total") VALUES (OLD."id", OLD."made_at", OLD."made_by_id", OLD."period_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."total"); RETURN NULL;', hash='8446bf62750030d772ad5561b1cafbf9fb07f2ba', operation='DELETE', pgid='pgtrigger_delete_delete_e3632', table='finance_depreciation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='depreciationevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='0faf9439f68272d9281e8997c6d4ddc27d82b0fe', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_823a8', table='finance_depreciationevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='depreciationline',
            constraint=models.UniqueConstraint(fields=('run', 'asset'), name='depreciated_once_a_run'),
        ),
        migrations.AddConstraint(
            model_name='disposal',
            constraint=models.CheckConstraint(condition=models.Q(('proceeds__gte', 0)), name='disposal_proceeds_not_negative'),
        ),
        migrations.AddConstraint(
            model_name='disposal',
            constraint=models.CheckConstraint(condition=models.Q(('approved_by', None), models.Q(('approved_by', models.F('asked_by')), _negated=True), _connector='OR'), name='disposal_takes_two', violation_error_message="Whoever asks for a disposal can't approve it."),
        ),
        migrations.AddConstraint(
            model_name='disposal',
            constraint=models.UniqueConstraint(condition=models.Q(('refused_because', '')), fields=('asset',), name='disposal_one_open'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='disposal',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_disposalevent" ("approved_at", "approved_by_id", "asked_at", "asked_by_id", "asset_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proceeds", "public_id", "reason", "refused_because") VALUES (NEW."approved_at", NEW."approved_by_id", NEW."asked_at", NEW."asked_by_id", NEW."asset_id", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."proceeds", NEW."public_id", NEW."reason", NEW."refused_because"); RETURN NULL;', hash='60e58c572b8088684603cc3b5716e2318dfed536', operation='INSERT', pgid='pgtrigger_insert_insert_b1e76', table='finance_disposal', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='disposal',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "finance_disposalevent" ("approved_at", "approved_by_id", "asked_at", "asked_by_id", "asset_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proceeds", "public_id", "reason", "refused_because") VALUES (NEW."approved_at", NEW."approved_by_id", NEW."asked_at", NEW."asked_by_id", NEW."asset_id", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."proceeds", NEW."public_id", NEW."reason", NEW."refused_because"); RETURN NULL;', hash='7eefd9b01f1788ae682697c8de9a52a3470ef625', operation='UPDATE', pgid='pgtrigger_update_update_bdef7', table='finance_disposal', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='disposal',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_disposalevent" ("approved_at", "approved_by_id", "asked_at", "asked_by_id", "asset_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proceeds", "public_id", "reason", "refused_because") VALUES (OLD."approved_at", OLD."approved_by_id", OLD."asked_at", OLD."asked_by_id", OLD."asset_id", OLD."id", OLD."kind", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."proceeds", OLD."public_id", OLD."reason", OLD."refused_because"); RETURN NULL;', hash='a99b2cc8ad7ac549827c745cb4b3a66a48d3d307', operation='DELETE', pgid='pgtrigger_delete_delete_31e30', table='finance_disposal', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='disposalevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='ee74866cbee8f7b7a6c3e7b81257a997bbe00743', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_393bf', table='finance_disposalevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='draw',
            constraint=models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='draw_positive'),
        ),
        migrations.AddConstraint(
            model_name='draw',
            constraint=models.CheckConstraint(condition=models.Q(('approved_by', None), models.Q(('approved_by', models.F('requested_by')), _negated=True), _connector='OR'), name='draw_approved_by_another', violation_error_message='Nobody approves a draw of his own.'),
        ),
        migrations.AddConstraint(
            model_name='draw',
            constraint=models.CheckConstraint(condition=models.Q(('paid_by', None), models.Q(models.Q(('paid_by', models.F('approved_by')), _negated=True), models.Q(('paid_by', models.F('requested_by')), _negated=True)), _connector='OR'), name='draw_paid_by_another', violation_error_message="Whoever asked for a draw or approved it can't pay it."),
        ),
        migrations.AddConstraint(
            model_name='draw',
            constraint=models.CheckConstraint(condition=models.Q(('settled_by', None), models.Q(('settled_by', models.F('requested_by')), _negated=True), _connector='OR'), name='draw_settled_by_another', violation_error_message='Nobody settles a draw of his own.'),
        ),
        migrations.AddConstraint(
            model_name='draw',
            constraint=models.CheckConstraint(condition=models.Q(('spent', None), models.Q(('spent__gte', 0), ('spent__lte', models.F('amount'))), _connector='OR'), name='draw_spends_what_it_has', violation_error_message='No more can be settled than was drawn.'),
        ),
        migrations.AddConstraint(
            model_name='draw',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['APPROVED', 'DRAWN', 'REPORTED']), _negated=True), ('reservation__isnull', False), _connector='OR'), name='draw_out_holds_budget'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='draw',
            trigger=pgtrigger.compiler.Trigger(name='state_moves', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{APPROVED:CANCELLED,APPROVED:DRAWN,DRAWN:APPROVED,DRAWN:REPORTED,REPORTED:DRAWN,REPORTED:SETTLED,REQUESTED:APPROVED,REQUESTED:CANCELLED,REQUESTED:REFUSED,SETTLED:REPORTED}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='d23985521a9145c4083651582cfe2baee72790ee', operation='UPDATE', pgid='pgtrigger_state_moves_d6610', table='finance_draw', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='draw',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_drawevent" ("account_id", "advance_id", "allowance_id", "amount", "answer", "approved_at", "approved_by_id", "id", "keeper_id", "number", "paid_by_id", "paid_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "purpose", "report", "reported_at", "requested_at", "requested_by_id", "reservation_id", "settled_by_id", "settled_on", "settlement_id", "spent", "state") VALUES (NEW."account_id", NEW."advance_id", NEW."allowance_id", NEW."amount", NEW."answer", NEW."approved_at", NEW."approved_by_id", NEW."id", NEW."keeper_id", NEW."number", NEW."paid_by_id", NEW."paid_on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."purpose", NEW."report", NEW."reported_at", NEW."requested_at", NEW."requested_by_id", NEW."reservation_id", NEW."settled_by_id", NEW."settled_on", NEW."settlement_id", NEW."spent", NEW."state"); RETURN NULL;', hash='a4a5a862695f498d5d49578894934dd6d4b075cf', operation='INSERT', pgid='pgtrigger_insert_insert_ae831', table='finance_draw', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='draw',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "finance_drawevent" ("account_id", "advance_id", "allowance_id", "amount", "answer", "approved_at", "approved_by_id", "id", "keeper_id", "number", "paid_by_id", "paid_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "purpose", "report", "reported_at", "requested_at", "requested_by_id", "reservation_id", "settled_by_id", "settled_on", "settlement_id", "spent", "state") VALUES (NEW."account_id", NEW."advance_id", NEW."allowance_id", NEW."amount", NEW."answer", NEW."approved_at", NEW."approved_by_id", NEW."id", NEW."keeper_id", NEW."number", NEW."paid_by_id", NEW."paid_on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."purpose", NEW."report", NEW."reported_at", NEW."requested_at", NEW."requested_by_id", NEW."reservation_id", NEW."settled_by_id", NEW."settled_on", NEW."settlement_id", NEW."spent", NEW."state"); RETURN NULL;', hash='76a5bfb76761fa0cd591d699ff0c22a3bfe96b9a', operation='UPDATE', pgid='pgtrigger_update_update_6b0bd', table='finance_draw', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='draw',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_drawevent" ("account_id", "advance_id", "allowance_id", "amount", "answer", "approved_at", "approved_by_id", "id", "keeper_id", "number", "paid_by_id", "paid_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "purpose", "report", "reported_at", "requested_at", "requested_by_id", "reservation_id", "settled_by_id", "settled_on", "settlement_id", "spent", "state") VALUES (OLD."account_id", OLD."advance_id", OLD."allowance_id", OLD."amount", OLD."answer", OLD."approved_at", OLD."approved_by_id", OLD."id", OLD."keeper_id", OLD."number", OLD."paid_by_id", OLD."paid_on", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."purpose", OLD."report", OLD."reported_at", OLD."requested_at", OLD."requested_by_id", OLD."reservation_id", OLD."settled_by_id", OLD."settled_on", OLD."settlement_id", OLD."spent", OLD."state"); RETURN NULL;', hash='981fbf46a230c02456043823db7d6d9b45fea0d2', operation='DELETE', pgid='pgtrigger_delete_delete_2a2bd', table='finance_draw', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='drawevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='837fcba03628008604d29b25b0acb4d7eead6e75', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_c8b0c', table='finance_drawevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='due',
            index=models.Index(condition=models.Q(('paid__lt', models.F('amount'))), fields=['person'], name='due_unpaid'),
        ),
        migrations.AddConstraint(
            model_name='due',
            constraint=models.UniqueConstraint(fields=('assessment', 'person'), name='due_once_a_month'),
        ),
        migrations.AddConstraint(
            model_name='due',
            constraint=models.CheckConstraint(condition=models.Q(('paid__gte', 0), ('paid__lte', models.F('amount'))), name='due_paid_within_due'),
        ),
        migrations.AddConstraint(
            model_name='due',
            constraint=models.CheckConstraint(condition=models.Q(('amount', 0), ('basis__in', ['RATE', 'FIXED']), _connector='OR'), name='due_only_who_pays'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='due',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_dueevent" ("amount", "assessment_id", "basis", "branch_id", "id", "paid", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "version_id") VALUES (NEW."amount", NEW."assessment_id", NEW."basis", NEW."branch_id", NEW."id", NEW."paid", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."version_id"); RETURN NULL;', hash='c5963607f2d42b1c05091705db24571428059b5e', operation='INSERT', pgid='pgtrigger_insert_insert_8b270', table='finance_due', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='due',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "finance_dueevent" ("amount", "assessment_id", "basis", "branch_id", "id", "paid", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "version_id") VALUES (NEW."amount", NEW."assessment_id", NEW."basis", NEW."branch_id", NEW."id", NEW."paid", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."version_id"); RETURN NULL;', hash='207b9ee4889b1959eb9a08508ee00d6a94572e23', operation='UPDATE', pgid='pgtrigger_update_update_c7fcb', table='finance_due', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='due',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_dueevent" ("amount", "assessment_id", "basis", "branch_id", "id", "paid", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "version_id") VALUES (OLD."amount", OLD."assessment_id", OLD."basis", OLD."branch_id", OLD."id", OLD."paid", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."version_id"); RETURN NULL;', hash='86f7fc84f5e32defe735f93746254bf8ef09df6b', operation='DELETE', pgid='pgtrigger_delete_delete_ec6f4', table='finance_due', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='dueevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='de8a039b1f2bd18009a7d7d44fb446d3f00cc124', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_be61e', table='finance_dueevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='duesfile',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'APPLIED')), fields=('sha256', 'kind', 'assessment', 'since'), name='dues_file_applied_once', nulls_distinct=False),
        ),
        migrations.AddConstraint(
            model_name='duesfile',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('applied_at__isnull', False), ('applied_by__isnull', False), ('state', 'APPLIED')), models.Q(models.Q(('state', 'APPLIED'), _negated=True), ('applied_at', None), ('applied_by', None)), _connector='OR'), name='dues_file_applied_by_somebody'),
        ),
        migrations.AddConstraint(
            model_name='duesfile',
            constraint=models.CheckConstraint(condition=models.Q(('mistakes', 0), models.Q(('state__in', ['READY', 'APPLIED']), _negated=True), _connector='OR'), name='dues_file_mistakes_keep_it_out'),
        ),
        migrations.AddConstraint(
            model_name='duesfile',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('assessment', None), ('kind', 'BASES'), ('paid_on', None), ('since__isnull', False)), models.Q(('assessment__isnull', False), ('kind', 'DEDUCTIONS'), ('paid_on__isnull', False), ('since', None)), _connector='OR'), name='dues_file_says_what_for'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='duesfile',
            trigger=pgtrigger.compiler.Trigger(name='state_moves', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{READY:APPLIED,READY:DISCARDED,REFUSED:DISCARDED}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='4c1749f9b5c7b4a8bede301c64138e5fffed155b', operation='UPDATE', pgid='pgtrigger_state_moves_fef0d', table='finance_duesfile', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='duesfile',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_duesfileevent" ("applied_at", "applied_by_id", "assessment_id", "differences", "id", "kind", "mistakes", "name", "paid_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "rows", "sha256", "since", "state", "total", "uploaded_at", "uploaded_by_id") VALUES (NEW."applied_at", NEW."applied_by_id", NEW."assessment_id", NEW."differences", NEW."id", NEW."kind", NEW."mistakes", NEW."name", NEW."paid_on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."rows", NEW."sha256", NEW."since", NEW."state", NEW."total", NEW."uploaded_at", NEW."uploaded_by_id"); RETURN NULL;', hash='ad7904e50c196f32f0f917019a2329d656081cd4', operation='INSERT', pgid='pgtrigger_insert_insert_c04c3', table='finance_duesfile', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='duesfile',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "finance_duesfileevent" ("applied_at", "applied_by_id", "assessment_id", "differences", "id", "kind", "mistakes", "name", "paid_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "rows", "sha256", "since", "state", "total", "uploaded_at", "uploaded_by_id") VALUES (NEW."applied_at", NEW."applied_by_id", NEW."assessment_id", NEW."differences", NEW."id", NEW."kind", NEW."mistakes", NEW."name", NEW."paid_on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."rows", NEW."sha256", NEW."since", NEW."state", NEW."total", NEW."uploaded_at", NEW."uploaded_by_id"); RETURN NULL;', hash='e8b8395e42db6c5bfde9f1b3b125222725dcaba5', operation='UPDATE', pgid='pgtrigger_update_update_fadea', table='finance_duesfile', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='duesfile',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_duesfileevent" ("applied_at", "applied_by_id", "assessment_id", "differences", "id", "kind", "mistakes", "name", "paid_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "rows", "sha256", "since", "state", "total", "uploaded_at", "uploaded_by_id") VALUES (OLD."applied_at", OLD."applied_by_id", OLD."assessment_id", OLD."differences", OLD."id", OLD."kind", OLD."mistakes", OLD."name", OLD."paid_on", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."rows", OLD."sha256", OLD."since", OLD."state", OLD."total", OLD."uploaded_at", OLD."uploaded_by_id"); RETURN NULL;', hash='13331d1eee730026bddb416b8957652b53628038', operation='DELETE', pgid='pgtrigger_delete_delete_d8097', table='finance_duesfile', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='duesfileevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='75acfae7713093b34c741518f9e91a1425951dd3', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_2d9a6', table='finance_duesfileevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='duespayment',
            index=models.Index(fields=['person', 'paid_on'], name='dues_payment_person'),
        ),
        migrations.AddConstraint(
            model_name='duespayment',
            constraint=models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='dues_payment_positive', violation_error_message='A payment must be more than nothing.'),
        ),
        migrations.AddConstraint(
            model_name='duespayment',
            constraint=models.CheckConstraint(condition=models.Q(('matched__gte', 0), ('matched__lte', models.F('amount'))), name='dues_payment_matched_within'),
        ),
        migrations.AddConstraint(
            model_name='duespayment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('voided_at', None), ('voided_because', ''), ('voided_by', None)), models.Q(('matched', 0), ('voided_at__isnull', False), ('voided_by__isnull', False), models.Q(('voided_because', ''), _negated=True)), _connector='OR'), name='dues_payment_voided_settles_nothing'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='duespayment',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_duespaymentevent" ("amount", "assessment_id", "id", "matched", "method", "note", "paid_on", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "recorded_at", "recorded_by_id", "voided_at", "voided_because", "voided_by_id") VALUES (NEW."amount", NEW."assessment_id", NEW."id", NEW."matched", NEW."method", NEW."note", NEW."paid_on", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."recorded_at", NEW."recorded_by_id", NEW."voided_at", NEW."voided_because", NEW."voided_by_id"); RETURN NULL;', hash='2088bc3a4281cd57f139c46d31b2ba79e0ba7e40', operation='INSERT', pgid='pgtrigger_insert_insert_ff1da', table='finance_duespayment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='duespayment',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "finance_duespaymentevent" ("amount", "assessment_id", "id", "matched", "method", "note", "paid_on", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "recorded_at", "recorded_by_id", "voided_at", "voided_because", "voided_by_id") VALUES (NEW."amount", NEW."assessment_id", NEW."id", NEW."matched", NEW."method", NEW."note", NEW."paid_on", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."recorded_at", NEW."recorded_by_id", NEW."voided_at", NEW."voided_because", NEW."voided_by_id"); RETURN NULL;', hash='0572c393243a7ffeac65d6537c60401f223f579f', operation='UPDATE', pgid='pgtrigger_update_update_ee41b', table='finance_duespayment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='duespayment',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_duespaymentevent" ("amount", "assessment_id", "id", "matched", "method", "note", "paid_on", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "recorded_at", "recorded_by_id", "voided_at", "voided_because", "voided_by_id") VALUES (OLD."amount", OLD."assessment_id", OLD."id", OLD."matched", OLD."method", OLD."note", OLD."paid_on", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."recorded_at", OLD."recorded_by_id", OLD."voided_at", OLD."voided_because", OLD."voided_by_id"); RETURN NULL;', hash='f58f0f75f7fe618f7ecc031acec9e46d4fc478b8', operation='DELETE', pgid='pgtrigger_delete_delete_38daf', table='finance_duespayment', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='duesmatch',
            constraint=models.UniqueConstraint(fields=('payment', 'due'), name='match_once'),
        ),
        migrations.AddConstraint(
            model_name='duesmatch',
            constraint=models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='match_positive'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='duespaymentevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='57c366bbd7089622f7e71f442a2f4349dcd2bee3', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_fee69', table='finance_duespaymentevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='duesreminder',
            index=models.Index(fields=['person', '-reminded_on'], name='dues_reminder_last'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='duesreminder',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='906a3176fc84bd461a4fe5d77b3a1883a7371dab', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_5aa1f', table='finance_duesreminder', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='duesreminder',
            trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'append-only: % cannot be truncated', TG_TABLE_NAME;", hash='6b896ac9100e0de1773cf6eb898a97f3f3423e54', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_8130e', table='finance_duesreminder', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='invoice',
            index=models.Index(fields=['about_type', 'about_id'], name='invoice_about'),
        ),
        migrations.AddConstraint(
            model_name='invoice',
            constraint=models.UniqueConstraint(condition=models.Q(('is_held', True)), fields=('code', 'number'), name='invoice_claimed_once', violation_error_message='Something was claimed on this invoice already.'),
        ),
        migrations.AddConstraint(
            model_name='invoice',
            constraint=models.UniqueConstraint(condition=models.Q(('is_held', True), models.Q(('file_hash', ''), _negated=True)), fields=('file_hash',), name='invoice_file_claimed_once', violation_error_message='This very file was handed in already.'),
        ),
        migrations.AddConstraint(
            model_name='invoice',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('code', ''), ('number__regex', '^[0-9]{20}$')), models.Q(('code__regex', '^[0-9]{8,12}$'), ('number__regex', '^[0-9]{8,10}$')), _connector='OR'), name='invoice_number_is_whole', violation_error_message='A digital invoice has a number of twenty digits; the others have a code and a number.'),
        ),
        migrations.AddConstraint(
            model_name='invoice',
            constraint=models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='invoice_amount_positive', violation_error_message='The sum must be more than zero.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='invoice',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_invoiceevent" ("about_id", "about_type_id", "amount", "buyer_name", "code", "file_hash", "goods", "id", "is_held", "issued_on", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "seller_name", "seller_tax_number", "source", "taken_at", "taken_by_id") VALUES (NEW."about_id", NEW."about_type_id", NEW."amount", NEW."buyer_name", NEW."code", NEW."file_hash", NEW."goods", NEW."id", NEW."is_held", NEW."issued_on", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."seller_name", NEW."seller_tax_number", NEW."source", NEW."taken_at", NEW."taken_by_id"); RETURN NULL;', hash='6d033d9aedb6397eadda7a0b20558e22254ff7fb', operation='INSERT', pgid='pgtrigger_insert_insert_75199', table='finance_invoice', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='invoice',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "finance_invoiceevent" ("about_id", "about_type_id", "amount", "buyer_name", "code", "file_hash", "goods", "id", "is_held", "issued_on", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "seller_name", "seller_tax_number", "source", "taken_at", "taken_by_id") VALUES (NEW."about_id", NEW."about_type_id", NEW."amount", NEW."buyer_name", NEW."code", NEW."file_hash", NEW."goods", NEW."id", NEW."is_held", NEW."issued_on", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."seller_name", NEW."seller_tax_number", NEW."source", NEW."taken_at", NEW."taken_by_id"); RETURN NULL;', hash='b97ed07ede2fc44ee2052e6b0dc37cc33a0d7846', operation='UPDATE', pgid='pgtrigger_update_update_6bf1b', table='finance_invoice', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='invoice',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_invoiceevent" ("about_id", "about_type_id", "amount", "buyer_name", "code", "file_hash", "goods", "id", "is_held", "issued_on", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "seller_name", "seller_tax_number", "source", "taken_at", "taken_by_id") VALUES (OLD."about_id", OLD."about_type_id", OLD."amount", OLD."buyer_name", OLD."code", OLD."file_hash", OLD."goods", OLD."id", OLD."is_held", OLD."issued_on", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."seller_name", OLD."seller_tax_number", OLD."source", OLD."taken_at", OLD."taken_by_id"); RETURN NULL;', hash='d9b2b82dc42f8bd68684d491efa8510d129ac4af', operation='DELETE', pgid='pgtrigger_delete_delete_bcad4', table='finance_invoice', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='claimitemevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='6672036d385bd15265b2c8dacdfebac14d44abef', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_d52ff', table='finance_claimitemevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='claimitem',
            constraint=models.CheckConstraint(condition=models.Q(('amount', None), ('amount__gt', 0), _connector='OR'), name='claim_item_positive', violation_error_message='The sum must be more than zero.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='claimitem',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_claimitemevent" ("amount", "attachment_id", "claim_id", "id", "invoice_id", "no_invoice_because", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "read", "spent_on") VALUES (NEW."amount", NEW."attachment_id", NEW."claim_id", NEW."id", NEW."invoice_id", NEW."no_invoice_because", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."read", NEW."spent_on"); RETURN NULL;', hash='b8f244f544d77dd5c5853fd89f546a52645eaf9a', operation='INSERT', pgid='pgtrigger_insert_insert_e9455', table='finance_claimitem', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='claimitem',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "finance_claimitemevent" ("amount", "attachment_id", "claim_id", "id", "invoice_id", "no_invoice_because", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "read", "spent_on") VALUES (NEW."amount", NEW."attachment_id", NEW."claim_id", NEW."id", NEW."invoice_id", NEW."no_invoice_because", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."read", NEW."spent_on"); RETURN NULL;', hash='3ff49383654c51b95f3efb89c0906d5f22265b10', operation='UPDATE', pgid='pgtrigger_update_update_4e471', table='finance_claimitem', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='claimitem',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_claimitemevent" ("amount", "attachment_id", "claim_id", "id", "invoice_id", "no_invoice_because", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "read", "spent_on") VALUES (OLD."amount", OLD."attachment_id", OLD."claim_id", OLD."id", OLD."invoice_id", OLD."no_invoice_because", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."read", OLD."spent_on"); RETURN NULL;', hash='87f35ae92fbbaff65aed7ed6981be5476571f2ea', operation='DELETE', pgid='pgtrigger_delete_delete_142a1', table='finance_claimitem', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='invoiceevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='0fc48f428ccde22ca69aeb4184bf65b263e7f2e5', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_e717d', table='finance_invoiceevent', when='BEFORE')),
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
            model_name='payrun',
            constraint=models.CheckConstraint(condition=models.Q(('released_by', None), models.Q(('released_by', models.F('made_by')), _negated=True), _connector='OR'), name='payrun_released_by_another', violation_error_message="Whoever put a run together can't release it."),
        ),
        migrations.AddConstraint(
            model_name='payrun',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['SENT', 'DONE']), _negated=True), models.Q(('released_by__isnull', False), ('sent_at__isnull', False), models.Q(('content_hash', ''), _negated=True)), _connector='OR'), name='payrun_sent_was_released'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='payrun',
            trigger=pgtrigger.compiler.Trigger(name='state_moves', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{DRAFT:DROPPED,DRAFT:RELEASED,RELEASED:DROPPED,RELEASED:SENT,SENT:DONE}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='629fe294d56e2532cb6688946e907a9f71c2ab9b', operation='UPDATE', pgid='pgtrigger_state_moves_82ea0', table='finance_payrun', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='payrun',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_payrunevent" ("answered_by_id", "answered_on", "bank_reference", "content_hash", "count", "dropped_because", "id", "layout_id", "made_at", "made_by_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "released_at", "released_by_id", "sent_at", "state", "total") VALUES (NEW."answered_by_id", NEW."answered_on", NEW."bank_reference", NEW."content_hash", NEW."count", NEW."dropped_because", NEW."id", NEW."layout_id", NEW."made_at", NEW."made_by_id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."released_at", NEW."released_by_id", NEW."sent_at", NEW."state", NEW."total"); RETURN NULL;', hash='36f6fa7f0f5228ad4a4436af927db11bc69bb005', operation='INSERT', pgid='pgtrigger_insert_insert_d34c8', table='finance_payrun', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='payrun',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "finance_payrunevent" ("answered_by_id", "answered_on", "bank_reference", "content_hash", "count", "dropped_because", "id", "layout_id", "made_at", "made_by_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "released_at", "released_by_id", "sent_at", "state", "total") VALUES (NEW."answered_by_id", NEW."answered_on", NEW."bank_reference", NEW."content_hash", NEW."count", NEW."dropped_because", NEW."id", NEW."layout_id", NEW."made_at", NEW."made_by_id", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."released_at", NEW."released_by_id", NEW."sent_at", NEW."state", NEW."total"); RETURN NULL;', hash='10995aca66182bff259e45afdcb993ffae09aa93', operation='UPDATE', pgid='pgtrigger_update_update_8390a', table='finance_payrun', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='payrun',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_payrunevent" ("answered_by_id", "answered_on", "bank_reference", "content_hash", "count", "dropped_because", "id", "layout_id", "made_at", "made_by_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "released_at", "released_by_id", "sent_at", "state", "total") VALUES (OLD."answered_by_id", OLD."answered_on", OLD."bank_reference", OLD."content_hash", OLD."count", OLD."dropped_because", OLD."id", OLD."layout_id", OLD."made_at", OLD."made_by_id", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."released_at", OLD."released_by_id", OLD."sent_at", OLD."state", OLD."total"); RETURN NULL;', hash='0dd2ecee4080a262b46da23e7d26aef19746e2e5', operation='DELETE', pgid='pgtrigger_delete_delete_6299b', table='finance_payrun', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='payrunevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b23f4ede9dfea0d7193d0984de67a17dfefbeb90', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_32028', table='finance_payrunevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='payrunline',
            constraint=models.UniqueConstraint(condition=models.Q(('result', 'FAILED'), _negated=True), fields=('request',), name='payrun_request_once'),
        ),
        migrations.AddConstraint(
            model_name='payrunline',
            constraint=models.UniqueConstraint(fields=('run', 'serial'), name='payrun_serial_once'),
        ),
        migrations.AddConstraint(
            model_name='planitem',
            constraint=models.UniqueConstraint(fields=('plan', 'account', 'unit', 'fund'), name='plan_item_once', nulls_distinct=False),
        ),
        migrations.AddConstraint(
            model_name='planitem',
            constraint=models.CheckConstraint(condition=models.Q(('amount__gte', 0)), name='plan_item_not_negative', violation_error_message="A budget can't be negative."),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='planitem',
            trigger=pgtrigger.compiler.Trigger(name='only_in_drafts', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE key BIGINT;', func="\n                    IF TG_OP = 'DELETE' THEN key := OLD.plan_id; ELSE key := NEW.plan_id; END IF;\n                    PERFORM 1 FROM finance_budgetplan WHERE id = key AND state = 'DRAFT' FOR SHARE;\n                    IF NOT FOUND THEN\n                        RAISE EXCEPTION 'a budget plan changes only while it is a draft'\n                            USING ERRCODE = 'check_violation';\n                    END IF;\n                    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n                    RETURN NEW;\n                ", hash='9c8042c4746fec9a7de49ca20a1dbe6d63df1b6f', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_only_in_drafts_36040', table='finance_planitem', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='planitem',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_planitemevent" ("account_id", "amount", "basis", "before", "fund_id", "id", "last_year", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "unit_id") VALUES (NEW."account_id", NEW."amount", NEW."basis", NEW."before", NEW."fund_id", NEW."id", NEW."last_year", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."plan_id", NEW."unit_id"); RETURN NULL;', hash='4c1c58ce13c000592a5dc030ef109babde20934c', operation='INSERT', pgid='pgtrigger_insert_insert_42bd1', table='finance_planitem', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='planitem',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "finance_planitemevent" ("account_id", "amount", "basis", "before", "fund_id", "id", "last_year", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "unit_id") VALUES (NEW."account_id", NEW."amount", NEW."basis", NEW."before", NEW."fund_id", NEW."id", NEW."last_year", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."plan_id", NEW."unit_id"); RETURN NULL;', hash='d7b39e79fce36c06ae80900f1050c3ef1b82fdb0', operation='UPDATE', pgid='pgtrigger_update_update_77107', table='finance_planitem', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='planitem',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_planitemevent" ("account_id", "amount", "basis", "before", "fund_id", "id", "last_year", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "unit_id") VALUES (OLD."account_id", OLD."amount", OLD."basis", OLD."before", OLD."fund_id", OLD."id", OLD."last_year", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."plan_id", OLD."unit_id"); RETURN NULL;', hash='c8206ebe1264648a99a481bed2bbcb468519bad7', operation='DELETE', pgid='pgtrigger_delete_delete_64220', table='finance_planitem', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='planitemevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='c3028a1c4b68d3c12e30f5f02985662444ec887e', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_ac0cf', table='finance_planitemevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='question',
            constraint=models.CheckConstraint(condition=models.Q(('state', 'OPEN'), models.Q(models.Q(('answer', ''), _negated=True), ('answered_at__isnull', False), ('answered_by__isnull', False)), _connector='OR'), name='question_answered_before_closed'),
        ),
        migrations.AddConstraint(
            model_name='question',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'CLOSED'), _negated=True), models.Q(('closed_at__isnull', False), ('closed_by__isnull', False), models.Q(('closed_by', models.F('answered_by')), _negated=True)), _connector='OR'), name='question_closed_by_another', violation_error_message="Who answered a question doesn't close it."),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='question',
            trigger=pgtrigger.compiler.Trigger(name='state_moves', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{ANSWERED:CLOSED,ANSWERED:OPEN,OPEN:ANSWERED}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='d4aa4b8adda94edc7a86fd5471665ab40925780a', operation='UPDATE', pgid='pgtrigger_state_moves_16153', table='finance_question', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='question',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_questionevent" ("answer", "answered_at", "answered_by_id", "asked_at", "asked_by_id", "audit_id", "closed_at", "closed_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "remark", "state", "text", "voucher_id") VALUES (NEW."answer", NEW."answered_at", NEW."answered_by_id", NEW."asked_at", NEW."asked_by_id", NEW."audit_id", NEW."closed_at", NEW."closed_by_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."remark", NEW."state", NEW."text", NEW."voucher_id"); RETURN NULL;', hash='4e79fe076eda91269e2d7881d9889471a45ec7ec', operation='INSERT', pgid='pgtrigger_insert_insert_7ee50', table='finance_question', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='question',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "finance_questionevent" ("answer", "answered_at", "answered_by_id", "asked_at", "asked_by_id", "audit_id", "closed_at", "closed_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "remark", "state", "text", "voucher_id") VALUES (NEW."answer", NEW."answered_at", NEW."answered_by_id", NEW."asked_at", NEW."asked_by_id", NEW."audit_id", NEW."closed_at", NEW."closed_by_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."remark", NEW."state", NEW."text", NEW."voucher_id"); RETURN NULL;', hash='1c7d09780d3fc0542ed1f4f2ce48bb559b6f82f9', operation='UPDATE', pgid='pgtrigger_update_update_f6e02', table='finance_question', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='question',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_questionevent" ("answer", "answered_at", "answered_by_id", "asked_at", "asked_by_id", "audit_id", "closed_at", "closed_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "remark", "state", "text", "voucher_id") VALUES (OLD."answer", OLD."answered_at", OLD."answered_by_id", OLD."asked_at", OLD."asked_by_id", OLD."audit_id", OLD."closed_at", OLD."closed_by_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."remark", OLD."state", OLD."text", OLD."voucher_id"); RETURN NULL;', hash='0809f1deff8216b284f186f9363ec1648f043c5c', operation='DELETE', pgid='pgtrigger_delete_delete_55450', table='finance_question', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='auditfindingevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='43b06c7729284bbd2be8440722d7877b2dc40657', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_d7711', table='finance_auditfindingevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='auditfinding',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('due_on', None), ('state', 'NOTED')), models.Q(models.Q(('state', 'NOTED'), _negated=True), ('due_on__isnull', False)), _connector='OR'), name='auditfinding_repair_has_a_day'),
        ),
        migrations.AddConstraint(
            model_name='auditfinding',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['NOTED', 'DUE']), models.Q(models.Q(('repair', ''), _negated=True), ('repaired_at__isnull', False), ('repaired_by__isnull', False)), _connector='OR'), name='auditfinding_repair_is_reported'),
        ),
        migrations.AddConstraint(
            model_name='auditfinding',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'ACCEPTED'), _negated=True), models.Q(('accepted_at__isnull', False), ('accepted_by__isnull', False), models.Q(('accepted_by', models.F('repaired_by')), _negated=True)), _connector='OR'), name='auditfinding_accepted_by_another', violation_error_message="Who reported a repair doesn't accept it."),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='auditfinding',
            trigger=pgtrigger.compiler.Trigger(name='state_moves', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{DUE:REPORTED,REPORTED:ACCEPTED,REPORTED:DUE}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='b8c0f974b2e73efb30740898a22e06f3f3562396', operation='UPDATE', pgid='pgtrigger_state_moves_e4272', table='finance_auditfinding', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='auditfinding',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_auditfindingevent" ("accepted_at", "accepted_by_id", "audit_id", "due_on", "found_at", "found_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "question_id", "remark", "repair", "repaired_at", "repaired_by_id", "state", "text") VALUES (NEW."accepted_at", NEW."accepted_by_id", NEW."audit_id", NEW."due_on", NEW."found_at", NEW."found_by_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."question_id", NEW."remark", NEW."repair", NEW."repaired_at", NEW."repaired_by_id", NEW."state", NEW."text"); RETURN NULL;', hash='134e93d1e1970a29a495e76fd3e8c89089f67c50', operation='INSERT', pgid='pgtrigger_insert_insert_e5c32', table='finance_auditfinding', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='auditfinding',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "finance_auditfindingevent" ("accepted_at", "accepted_by_id", "audit_id", "due_on", "found_at", "found_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "question_id", "remark", "repair", "repaired_at", "repaired_by_id", "state", "text") VALUES (NEW."accepted_at", NEW."accepted_by_id", NEW."audit_id", NEW."due_on", NEW."found_at", NEW."found_by_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."question_id", NEW."remark", NEW."repair", NEW."repaired_at", NEW."repaired_by_id", NEW."state", NEW."text"); RETURN NULL;', hash='aed9cd069781afa7caa7ce74877b28856964ad97', operation='UPDATE', pgid='pgtrigger_update_update_7df98', table='finance_auditfinding', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='auditfinding',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_auditfindingevent" ("accepted_at", "accepted_by_id", "audit_id", "due_on", "found_at", "found_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "question_id", "remark", "repair", "repaired_at", "repaired_by_id", "state", "text") VALUES (OLD."accepted_at", OLD."accepted_by_id", OLD."audit_id", OLD."due_on", OLD."found_at", OLD."found_by_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."question_id", OLD."remark", OLD."repair", OLD."repaired_at", OLD."repaired_by_id", OLD."state", OLD."text"); RETURN NULL;', hash='a862825aa55fc9d84956265e8be25bf5b9500aa2', operation='DELETE', pgid='pgtrigger_delete_delete_90765', table='finance_auditfinding', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='questionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='c469cb190a5c2bb9ec09ccae62e12e20ca2e9991', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_6af2d', table='finance_questionevent', when='BEFORE')),
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
        migrations.AddConstraint(
            model_name='sample',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('account', None), ('amount__gt', 0), ('amount__isnull', False), ('count', None), ('rule', 'AMOUNT')), models.Q(('account', None), ('amount', None), ('count__gt', 0), ('count__isnull', False), ('rule', 'RANDOM'), models.Q(('seed', ''), _negated=True)), models.Q(('account__isnull', False), ('amount', None), ('count', None), ('rule', 'ACCOUNT')), _connector='OR'), name='sample_says_its_rule'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='sample',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_sampleevent" ("account_id", "amount", "audit_id", "count", "drawn_at", "drawn_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "rule", "seed") VALUES (NEW."account_id", NEW."amount", NEW."audit_id", NEW."count", NEW."drawn_at", NEW."drawn_by_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."rule", NEW."seed"); RETURN NULL;', hash='96f6b2c3254cb5758e25c51dc7ee040fca8bf174', operation='INSERT', pgid='pgtrigger_insert_insert_64be7', table='finance_sample', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='sample',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "finance_sampleevent" ("account_id", "amount", "audit_id", "count", "drawn_at", "drawn_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "rule", "seed") VALUES (NEW."account_id", NEW."amount", NEW."audit_id", NEW."count", NEW."drawn_at", NEW."drawn_by_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."rule", NEW."seed"); RETURN NULL;', hash='ae98f24540433f8416b316174f1176562e3acfd2', operation='UPDATE', pgid='pgtrigger_update_update_0c5a8', table='finance_sample', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='sample',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_sampleevent" ("account_id", "amount", "audit_id", "count", "drawn_at", "drawn_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "rule", "seed") VALUES (OLD."account_id", OLD."amount", OLD."audit_id", OLD."count", OLD."drawn_at", OLD."drawn_by_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."rule", OLD."seed"); RETURN NULL;', hash='4692390cb82d19355149826f0312531d2a25f187', operation='DELETE', pgid='pgtrigger_delete_delete_3c493', table='finance_sample', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='sampledvoucher',
            constraint=models.UniqueConstraint(fields=('sample', 'voucher'), name='sampled_once'),
        ),
        migrations.AddConstraint(
            model_name='sampledvoucher',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('is_sound', None), ('looked_at', None), ('looked_by', None)), models.Q(('is_sound__isnull', False), ('looked_at__isnull', False), ('looked_by__isnull', False)), _connector='OR'), name='sampled_looked_at_by_somebody'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='sampleevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b67f4cbdae4b88e0dc4c4f46ad10df77ae3b0f0f', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_ae811', table='finance_sampleevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='spendingruleevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='0272317da70238a26899c1e314c89a1945b1287d', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_7de82', table='finance_spendingruleevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='standardsummaryevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='281bec892c99efe83eae933386bac02ba75f7182', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_3d555', table='finance_standardsummaryevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='stocktaking',
            trigger=pgtrigger.compiler.Trigger(name='state_moves', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{OPEN:DONE}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='d3f60af391a02956b5c60bf79b9d966a65033c85', operation='UPDATE', pgid='pgtrigger_state_moves_a5190', table='finance_stocktaking', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='stocktaking',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_stocktakingevent" ("finished_at", "finished_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "public_id", "started_at", "started_by_id", "state", "title") VALUES (NEW."finished_at", NEW."finished_by_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."public_id", NEW."started_at", NEW."started_by_id", NEW."state", NEW."title"); RETURN NULL;', hash='a053af45fa1612a7babe29b09d420d6fa82e0184', operation='INSERT', pgid='pgtrigger_insert_insert_eac20', table='finance_stocktaking', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='stocktaking',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "finance_stocktakingevent" ("finished_at", "finished_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "public_id", "started_at", "started_by_id", "state", "title") VALUES (NEW."finished_at", NEW."finished_by_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."public_id", NEW."started_at", NEW."started_by_id", NEW."state", NEW."title"); RETURN NULL;', hash='5d8a29951a7242984c76252bb7a83d649f7c19bb', operation='UPDATE', pgid='pgtrigger_update_update_e18cf', table='finance_stocktaking', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='stocktaking',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_stocktakingevent" ("finished_at", "finished_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "public_id", "started_at", "started_by_id", "state", "title") VALUES (OLD."finished_at", OLD."finished_by_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."public_id", OLD."started_at", OLD."started_by_id", OLD."state", OLD."title"); RETURN NULL;', hash='4587605b4646eda73ffd66938bbda3885cb68821', operation='DELETE', pgid='pgtrigger_delete_delete_31d3b', table='finance_stocktaking', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='stocktakingevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='bbfeae1dd66c7f2bf63518695b59cc9364adc1f3', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_1c296', table='finance_stocktakingevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='stocktakingitem',
            constraint=models.UniqueConstraint(fields=('stocktaking', 'asset'), name='asset_counted_once'),
        ),
        migrations.AddConstraint(
            model_name='stocktakingitem',
            constraint=models.CheckConstraint(condition=models.Q(('result', ''), models.Q(('seen_at__isnull', False), ('seen_by__isnull', False)), _connector='OR'), name='counted_by_somebody'),
        ),
        migrations.AddConstraint(
            model_name='unitmember',
            constraint=models.CheckConstraint(condition=models.Q(('until', None), ('until__gte', models.F('since')), _connector='OR'), name='unit_member_leaves_after_joining', violation_error_message='Nobody leaves before joining.'),
        ),
        migrations.AddConstraint(
            model_name='unitmember',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('unit', '='), ('person', '='), (union_portal.core.policy.models.DateRange('since', 'until', models.Value('[]')), '&&')], name='unit_member_once_at_a_time', violation_error_message='This person belongs to the unit in part of this period already.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='unitmember',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_unitmemberevent" ("id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "since", "unit_id", "until") VALUES (NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."role", NEW."since", NEW."unit_id", NEW."until"); RETURN NULL;', hash='4fde1c78b9c6ae28ad8c5d576eab0b9580052661', operation='INSERT', pgid='pgtrigger_insert_insert_17119', table='finance_unitmember', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='unitmember',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "finance_unitmemberevent" ("id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "since", "unit_id", "until") VALUES (NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."role", NEW."since", NEW."unit_id", NEW."until"); RETURN NULL;', hash='980fdd337a37c3817a1e8e317ede334f2f2eec44', operation='UPDATE', pgid='pgtrigger_update_update_26dc5', table='finance_unitmember', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='unitmember',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_unitmemberevent" ("id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "since", "unit_id", "until") VALUES (OLD."id", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."role", OLD."since", OLD."unit_id", OLD."until"); RETURN NULL;', hash='5b811f427630af67aa9c70bbde492f9c13eff360', operation='DELETE', pgid='pgtrigger_delete_delete_bd22d', table='finance_unitmember', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='unitmemberevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='02f49b9c2ef0ba73635c1e7bc275ea522a3fecec', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_7e034', table='finance_unitmemberevent', when='BEFORE')),
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
        migrations.AddConstraint(
            model_name='wagebase',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'IN_FORCE')), fields=('person', 'since'), name='wage_base_one_a_day'),
        ),
        migrations.AddConstraint(
            model_name='wagebase',
            constraint=models.CheckConstraint(condition=models.Q(('amount__isnull', False)), name='wage_base_has_amount'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='wagebase',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_wagebaseevent" ("amount", "data_key_id", "entered_at", "entered_by_id", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "since", "source", "state", "uuid") VALUES (NEW."amount", NEW."data_key_id", NEW."entered_at", NEW."entered_by_id", NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."since", NEW."source", NEW."state", NEW."uuid"); RETURN NULL;', hash='e1a75f5a565d147b8dac9391d574dff3d67475ce', operation='INSERT', pgid='pgtrigger_insert_insert_64d54', table='finance_wagebase', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='wagebase',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "finance_wagebaseevent" ("amount", "data_key_id", "entered_at", "entered_by_id", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "since", "source", "state", "uuid") VALUES (NEW."amount", NEW."data_key_id", NEW."entered_at", NEW."entered_by_id", NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."since", NEW."source", NEW."state", NEW."uuid"); RETURN NULL;', hash='667ab35632b6f16876abc5bce0b0214c05482fb1', operation='UPDATE', pgid='pgtrigger_update_update_01b8c', table='finance_wagebase', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='wagebase',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_wagebaseevent" ("amount", "data_key_id", "entered_at", "entered_by_id", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "since", "source", "state", "uuid") VALUES (OLD."amount", OLD."data_key_id", OLD."entered_at", OLD."entered_by_id", OLD."id", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."since", OLD."source", OLD."state", OLD."uuid"); RETURN NULL;', hash='c7ca18e6e4a9d0ce508f495dfff7a4e5e9ac5365', operation='DELETE', pgid='pgtrigger_delete_delete_0b5db', table='finance_wagebase', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='duesfilerow',
            index=models.Index(fields=['file', 'outcome'], name='dues_file_row_outcome'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='wagebaseevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='beb6013e8ff361f93490e9d334773ebbe2a3c119', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_c38c8', table='finance_wagebaseevent', when='BEFORE')),
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
        pgtrigger.migrations.AddTrigger(
            model_name='yearpackage',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='ad454b8a3eaa3e9af308de148a3a682b78aab371', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_4abf3', table='finance_yearpackage', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='yearpackage',
            trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'append-only: % cannot be truncated', TG_TABLE_NAME;", hash='96b1c7d6f0cc3a2e25d1923698f620a257e74904', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_6c29f', table='finance_yearpackage', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='yearreport',
            constraint=models.UniqueConstraint(fields=('year', 'edition'), name='yearreport_edition_once'),
        ),
        migrations.AddConstraint(
            model_name='yearreport',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'PUBLISHED'), _negated=True), fields=('year',), name='yearreport_one_under_way', violation_error_message='A report of this year is being worked on already.'),
        ),
        migrations.AddConstraint(
            model_name='yearreport',
            constraint=models.CheckConstraint(condition=models.Q(('signed_by', None), models.Q(('signed_by', models.F('made_by')), _negated=True), _connector='OR'), name='yearreport_signed_by_another', violation_error_message="Whoever made the report can't sign it as head of accounting."),
        ),
        migrations.AddConstraint(
            model_name='yearreport',
            constraint=models.CheckConstraint(condition=models.Q(('approved_by', None), models.Q(models.Q(('approved_by', models.F('made_by')), _negated=True), models.Q(('approved_by', models.F('signed_by')), _negated=True)), _connector='OR'), name='yearreport_approved_by_a_third', violation_error_message="Whoever made or signed the report can't approve it."),
        ),
        migrations.AddConstraint(
            model_name='yearreport',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('approved_by', None), ('signed_by', None), ('state', 'DRAFT')), models.Q(('approved_by', None), ('signed_by__isnull', False), ('state', 'SIGNED')), models.Q(('approved_by__isnull', False), ('signed_by__isnull', False), ('state__in', ['APPROVED', 'PUBLISHED'])), _connector='OR'), name='yearreport_state_has_its_signatures'),
        ),
        migrations.AddConstraint(
            model_name='yearreport',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('published_at__isnull', False), ('published_figures__isnull', False), ('state', 'PUBLISHED')), models.Q(models.Q(('state', 'PUBLISHED'), _negated=True), ('published_at', None), ('published_figures', None)), _connector='OR'), name='yearreport_published_has_its_figures'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='yearreport',
            trigger=pgtrigger.compiler.Trigger(name='state_moves', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{APPROVED:DRAFT,APPROVED:PUBLISHED,DRAFT:SIGNED,SIGNED:APPROVED,SIGNED:DRAFT}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='76546f256fc2fa1b7c2f870dd7aea19be979bc46', operation='UPDATE', pgid='pgtrigger_state_moves_c1c9b', table='finance_yearreport', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='yearreport',
            trigger=pgtrigger.compiler.Trigger(name='locked_once_signed', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NOT (OLD."state" = \'DRAFT\') OR NOT (NEW."state" = \'DRAFT\'))', func='RAISE EXCEPTION \'pgtrigger: Cannot update of "figures", "counted_at", "withheld", "note_basis", "note_budget", "note_policies", "note_items", "note_disposals", "note_nominal", "note_adjustments", "note_other" rows from % table\', TG_TABLE_NAME;', hash='200bdac5868a8cb2c543c5b121e593fff348c2d5', operation='UPDATE OF "figures", "counted_at", "withheld", "note_basis", "note_budget", "note_policies", "note_items", "note_disposals", "note_nominal", "note_adjustments", "note_other"', pgid='pgtrigger_locked_once_signed_81a38', table='finance_yearreport', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='yearreport',
            trigger=pgtrigger.compiler.Trigger(name='published_stays', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."state" = \'PUBLISHED\')', func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='c291a4a46cb49988e748789f15087c3c58405117', operation='UPDATE OR DELETE', pgid='pgtrigger_published_stays_68c55', table='finance_yearreport', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='yearreport',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_yearreportevent" ("approved_at", "approved_by_id", "counted_at", "edition", "figures", "id", "made_at", "made_by_id", "note_adjustments", "note_basis", "note_budget", "note_disposals", "note_items", "note_nominal", "note_other", "note_policies", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "published_at", "published_by_id", "published_figures", "returned_because", "signed_at", "signed_by_id", "state", "withheld", "year") VALUES (NEW."approved_at", NEW."approved_by_id", NEW."counted_at", NEW."edition", NEW."figures", NEW."id", NEW."made_at", NEW."made_by_id", NEW."note_adjustments", NEW."note_basis", NEW."note_budget", NEW."note_disposals", NEW."note_items", NEW."note_nominal", NEW."note_other", NEW."note_policies", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."published_at", NEW."published_by_id", NEW."published_figures", NEW."returned_because", NEW."signed_at", NEW."signed_by_id", NEW."state", NEW."withheld", NEW."year"); RETURN NULL;', hash='7ea7c0deb28c9147575f7c7c41f4ffbdef6ce1ef', operation='INSERT', pgid='pgtrigger_insert_insert_1d6a3', table='finance_yearreport', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='yearreport',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "finance_yearreportevent" ("approved_at", "approved_by_id", "counted_at", "edition", "figures", "id", "made_at", "made_by_id", "note_adjustments", "note_basis", "note_budget", "note_disposals", "note_items", "note_nominal", "note_other", "note_policies", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "published_at", "published_by_id", "published_figures", "returned_because", "signed_at", "signed_by_id", "state", "withheld", "year") VALUES (NEW."approved_at", NEW."approved_by_id", NEW."counted_at", NEW."edition", NEW."figures", NEW."id", NEW."made_at", NEW."made_by_id", NEW."note_adjustments", NEW."note_basis", NEW."note_budget", NEW."note_disposals", NEW."note_items", NEW."note_nominal", NEW."note_other", NEW."note_policies", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."published_at", NEW."published_by_id", NEW."published_figures", NEW."returned_because", NEW."signed_at", NEW."signed_by_id", NEW."state", NEW."withheld", NEW."year"); RETURN NULL;', hash='1a40b46669b71572a227c217acf3f7b1e3bbc9d8', operation='UPDATE', pgid='pgtrigger_update_update_6b921', table='finance_yearreport', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='yearreport',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_yearreportevent" ("approved_at", "approved_by_id", "counted_at", "edition", "figures", "id", "made_at", "made_by_id", "note_adjustments", "note_basis", "note_budget", "note_disposals", "note_items", "note_nominal", "note_other", "note_policies", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "published_at", "published_by_id", "published_figures", "returned_because", "signed_at", "signed_by_id", "state", "withheld", "year") VALUES (OLD."approved_at", OLD."approved_by_id", OLD."counted_at", OLD."edition", OLD."figures", OLD."id", OLD."made_at", OLD."made_by_id", OLD."note_adjustments", OLD."note_basis", OLD."note_budget", OLD."note_disposals", OLD."note_items", OLD."note_nominal", OLD."note_other", OLD."note_policies", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."published_at", OLD."published_by_id", OLD."published_figures", OLD."returned_because", OLD."signed_at", OLD."signed_by_id", OLD."state", OLD."withheld", OLD."year"); RETURN NULL;', hash='0e9bf378adc7919f1f2b3d2228de77ab9da33f1e', operation='DELETE', pgid='pgtrigger_delete_delete_3af60', table='finance_yearreport', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='yearreportevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='e1cfa263287fd0b750644e8710f766bffbf9dd6d', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_be16f', table='finance_yearreportevent', when='BEFORE')),
        ),
        _words.WORDS,
    ]
