import django.db.models.deletion
import django.db.models.expressions
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
        ('core', '0003_initial'),
        ('finance', '0004_whole_finance'),
        ('members', '0002_confirmed_appointments'),
        ('pghistory', '0007_auto_20250421_0444'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='DuesExemption',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12, unique=True)),
                ('since', models.DateField(verbose_name='valid from')),
                ('until', models.DateField(null=True, verbose_name='valid until')),
                ('reason', models.CharField(max_length=200, verbose_name='reason')),
                ('entered_at', models.DateTimeField(auto_now_add=True, verbose_name='entered')),
            ],
            options={
                'verbose_name': 'exemption from dues',
                'verbose_name_plural': 'exemptions from dues',
                'ordering': ['-since', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='DuesExemptionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12)),
                ('since', models.DateField(verbose_name='valid from')),
                ('until', models.DateField(null=True, verbose_name='valid until')),
                ('reason', models.CharField(max_length=200, verbose_name='reason')),
                ('entered_at', models.DateTimeField(auto_now_add=True, verbose_name='entered')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='DuesRefund',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12, unique=True)),
                ('amount', union_portal.core.money.MoneyField(decimal_places=2, max_digits=14, verbose_name='amount')),
                ('method', models.CharField(choices=[('PAYROLL', 'Deducted from wages'), ('CASH', 'Cash'), ('TRANSFER', 'Transfer')], max_length=10, verbose_name='way of payment')),
                ('paid_on', models.DateField(verbose_name='paid on')),
                ('reason', models.CharField(max_length=200, verbose_name='reason')),
                ('voided_at', models.DateTimeField(null=True, verbose_name='voided')),
            ],
            options={
                'verbose_name': 'refund of dues',
                'verbose_name_plural': 'refunds of dues',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='DuesRefundEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12)),
                ('amount', union_portal.core.money.MoneyField(decimal_places=2, max_digits=14, verbose_name='amount')),
                ('method', models.CharField(choices=[('PAYROLL', 'Deducted from wages'), ('CASH', 'Cash'), ('TRANSFER', 'Transfer')], max_length=10, verbose_name='way of payment')),
                ('paid_on', models.DateField(verbose_name='paid on')),
                ('reason', models.CharField(max_length=200, verbose_name='reason')),
                ('voided_at', models.DateTimeField(null=True, verbose_name='voided')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='PaymentTemplate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source', models.CharField(blank=True, max_length=80, verbose_name='paid for')),
                ('is_closed', models.BooleanField(default=False, verbose_name='taken back')),
                ('chosen_at', models.DateTimeField(auto_now_add=True, verbose_name='chosen')),
            ],
            options={
                'verbose_name': 'template of payments',
                'verbose_name_plural': 'templates of payments',
                'ordering': ['is_closed', 'account__code', 'source'],
            },
        ),
        migrations.CreateModel(
            name='PaymentTemplateEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('source', models.CharField(blank=True, max_length=80, verbose_name='paid for')),
                ('is_closed', models.BooleanField(default=False, verbose_name='taken back')),
                ('chosen_at', models.DateTimeField(auto_now_add=True, verbose_name='chosen')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='asset',
            name='state_moves',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='claim',
            name='state_moves',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='duespayment',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='duespayment',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='duespayment',
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
        migrations.RemoveConstraint(
            model_name='paymentrequest',
            name='payment_paid_is_complete',
        ),
        migrations.AddField(
            model_name='duespayment',
            name='refunded',
            field=union_portal.core.money.MoneyField(decimal_places=2, default=Decimal('0.00'), max_digits=14, verbose_name='paid back'),
        ),
        migrations.AddField(
            model_name='duespaymentevent',
            name='refunded',
            field=union_portal.core.money.MoneyField(decimal_places=2, default=Decimal('0.00'), max_digits=14, verbose_name='paid back'),
        ),
        migrations.AddField(
            model_name='paymentrequest',
            name='decision',
            field=models.CharField(blank=True, editable=False, max_length=120, verbose_name='decision named'),
        ),
        migrations.AddField(
            model_name='paymentrequest',
            name='needs_decision',
            field=models.BooleanField(default=False, editable=False, verbose_name='needs a decision of the committee'),
        ),
        migrations.AddField(
            model_name='paymentrequest',
            name='signature_of',
            field=models.CharField(blank=True, choices=[('UNION_CHAIR', 'Union chair'), ('UNION_OFFICER', 'Union officer'), ('WELFARE_OFFICER', 'Welfare officer'), ('ACTIVITY_OFFICER', 'Activity officer'), ('BRANCH_CHAIR', 'Branch chair'), ('GROUP_LEADER', 'Group leader'), ('HOSPITAL_LEADER', 'Hospital leader'), ('DEPARTMENT_HEAD', 'Department head'), ('DEPARTMENT_HANDLER', 'Department handler'), ('COMMITTEE_CHAIR', 'Committee chair'), ('COMMITTEE_SECRETARY', 'Committee secretary'), ('COMMITTEE_MEMBER', 'Committee member'), ('PREPARER', 'Preparer of vouchers'), ('CHECKER', 'Checker of vouchers'), ('BOOKKEEPER', 'Bookkeeper'), ('CASHIER', 'Cashier'), ('DISCIPLINE_SUPERVISOR', 'Discipline supervisor'), ('SYSTEM_ADMIN', 'System administrator'), ('SECURITY_ADMIN', 'Security administrator'), ('SECURITY_AUDITOR', 'Security auditor')], editable=False, max_length=24, verbose_name='further signature by'),
        ),
        migrations.AddField(
            model_name='paymentrequest',
            name='signed_at',
            field=models.DateTimeField(editable=False, null=True, verbose_name='countersigned'),
        ),
        migrations.AddField(
            model_name='paymentrequest',
            name='signed_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='countersigned by'),
        ),
        migrations.AddField(
            model_name='paymentrequestevent',
            name='decision',
            field=models.CharField(blank=True, editable=False, max_length=120, verbose_name='decision named'),
        ),
        migrations.AddField(
            model_name='paymentrequestevent',
            name='needs_decision',
            field=models.BooleanField(default=False, editable=False, verbose_name='needs a decision of the committee'),
        ),
        migrations.AddField(
            model_name='paymentrequestevent',
            name='signature_of',
            field=models.CharField(blank=True, choices=[('UNION_CHAIR', 'Union chair'), ('UNION_OFFICER', 'Union officer'), ('WELFARE_OFFICER', 'Welfare officer'), ('ACTIVITY_OFFICER', 'Activity officer'), ('BRANCH_CHAIR', 'Branch chair'), ('GROUP_LEADER', 'Group leader'), ('HOSPITAL_LEADER', 'Hospital leader'), ('DEPARTMENT_HEAD', 'Department head'), ('DEPARTMENT_HANDLER', 'Department handler'), ('COMMITTEE_CHAIR', 'Committee chair'), ('COMMITTEE_SECRETARY', 'Committee secretary'), ('COMMITTEE_MEMBER', 'Committee member'), ('PREPARER', 'Preparer of vouchers'), ('CHECKER', 'Checker of vouchers'), ('BOOKKEEPER', 'Bookkeeper'), ('CASHIER', 'Cashier'), ('DISCIPLINE_SUPERVISOR', 'Discipline supervisor'), ('SYSTEM_ADMIN', 'System administrator'), ('SECURITY_ADMIN', 'Security administrator'), ('SECURITY_AUDITOR', 'Security auditor')], editable=False, max_length=24, verbose_name='further signature by'),
        ),
        migrations.AddField(
            model_name='paymentrequestevent',
            name='signed_at',
            field=models.DateTimeField(editable=False, null=True, verbose_name='countersigned'),
        ),
        migrations.AddField(
            model_name='paymentrequestevent',
            name='signed_by',
            field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='countersigned by'),
        ),
        migrations.AlterField(
            model_name='paymentrequest',
            name='state',
            field=models.CharField(choices=[('SIGNING', 'Waiting for a further signature'), ('APPROVED', 'Waiting for the cashier'), ('UNAPPROVED', 'Approval void: account changed'), ('WITH_BANK', 'In a pay run'), ('PAID', 'Paid'), ('REVERSED', 'Voucher reversed, to be put right'), ('CANCELLED', 'Cancelled')], default='APPROVED', editable=False, max_length=12, verbose_name='state'),
        ),
        migrations.AlterField(
            model_name='paymentrequestevent',
            name='state',
            field=models.CharField(choices=[('SIGNING', 'Waiting for a further signature'), ('APPROVED', 'Waiting for the cashier'), ('UNAPPROVED', 'Approval void: account changed'), ('WITH_BANK', 'In a pay run'), ('PAID', 'Paid'), ('REVERSED', 'Voucher reversed, to be put right'), ('CANCELLED', 'Cancelled')], default='APPROVED', editable=False, max_length=12, verbose_name='state'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='asset',
            trigger=pgtrigger.compiler.Trigger(name='state_moves', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{ASKED:DISPOSING,ASKED:IN_USE,DISPOSED:ASKED,DISPOSING:ASKED,DISPOSING:DISPOSED,IN_USE:ASKED,IN_USE:CANCELLED,IN_USE:DISPOSED,PENDING:CANCELLED,PENDING:IN_USE}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='abcef34a9e2b83824d78ee0f13ffde81b4e75489', operation='UPDATE', pgid='pgtrigger_state_moves_16dad', table='finance_asset', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='bankline',
            trigger=pgtrigger.compiler.Trigger(name='comes_unmatched', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NEW."match_id" IS NOT NULL)', func="RAISE EXCEPTION 'pgtrigger: Cannot insert rows from % table', TG_TABLE_NAME;", hash='713a446375a80d293784cce5538c0261bf40d225', operation='INSERT', pgid='pgtrigger_comes_unmatched_c06f5', table='finance_bankline', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='bankline',
            trigger=pgtrigger.compiler.Trigger(name='match_stays_even', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', declare='DECLARE sums RECORD;', func="\n    SELECT m.id, coalesce((SELECT sum(amount) FROM finance_bankline WHERE match_id = m.id), 0) AS bank,\n        coalesce((SELECT sum(e.debit - e.credit) FROM finance_matchedentry x JOIN finance_entry e ON e.id = x.entry_id\n            WHERE x.match_id = m.id), 0) AS books\n        INTO sums FROM finance_match m WHERE m.id = OLD.match_id;\n    IF sums.bank <> sums.books THEN\n        RAISE EXCEPTION 'match % is not even: bank %, books %', sums.id, sums.bank, sums.books\n            USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NULL;\n", hash='fc6c6d6f3619ccf088d4490eb82575a860253cfd', operation='UPDATE OF "match_id"', pgid='pgtrigger_match_stays_even_bc944', table='finance_bankline', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='claim',
            trigger=pgtrigger.compiler.Trigger(name='state_moves', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{APPROVED:PAID,APPROVED:RETURNED,APPROVED:WITH_CHAIR,APPROVED:WITH_HEAD,APPROVED:WITH_OFFICER,DRAFT:WITH_CHAIR,DRAFT:WITH_HEAD,DRAFT:WITH_OFFICER,PAID:APPROVED,RETURNED:WITHDRAWN,RETURNED:WITH_CHAIR,RETURNED:WITH_HEAD,RETURNED:WITH_OFFICER,WITH_CHAIR:APPROVED,WITH_CHAIR:REFUSED,WITH_CHAIR:RETURNED,WITH_CHAIR:WITHDRAWN,WITH_HEAD:APPROVED,WITH_HEAD:REFUSED,WITH_HEAD:RETURNED,WITH_HEAD:WITHDRAWN,WITH_HEAD:WITH_CHAIR,WITH_HEAD:WITH_OFFICER,WITH_OFFICER:APPROVED,WITH_OFFICER:REFUSED,WITH_OFFICER:RETURNED,WITH_OFFICER:WITHDRAWN,WITH_OFFICER:WITH_CHAIR}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='d6303854f921ba480cce742c2ee53ae215c69f9b', operation='UPDATE', pgid='pgtrigger_state_moves_30874', table='finance_claim', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='duespayment',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_duespaymentevent" ("amount", "assessment_id", "id", "matched", "method", "note", "paid_on", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "recorded_at", "recorded_by_id", "refunded", "voided_at", "voided_because", "voided_by_id") VALUES (NEW."amount", NEW."assessment_id", NEW."id", NEW."matched", NEW."method", NEW."note", NEW."paid_on", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."recorded_at", NEW."recorded_by_id", NEW."refunded", NEW."voided_at", NEW."voided_because", NEW."voided_by_id"); RETURN NULL;', hash='7cab0e8a65781c38949c15bd40c324cb9d2dd7e0', operation='INSERT', pgid='pgtrigger_insert_insert_ff1da', table='finance_duespayment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='duespayment',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "finance_duespaymentevent" ("amount", "assessment_id", "id", "matched", "method", "note", "paid_on", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "recorded_at", "recorded_by_id", "refunded", "voided_at", "voided_because", "voided_by_id") VALUES (NEW."amount", NEW."assessment_id", NEW."id", NEW."matched", NEW."method", NEW."note", NEW."paid_on", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."recorded_at", NEW."recorded_by_id", NEW."refunded", NEW."voided_at", NEW."voided_because", NEW."voided_by_id"); RETURN NULL;', hash='2da71e1304f612360f87b4d07a07e2b842e165c5', operation='UPDATE', pgid='pgtrigger_update_update_ee41b', table='finance_duespayment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='duespayment',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_duespaymentevent" ("amount", "assessment_id", "id", "matched", "method", "note", "paid_on", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "recorded_at", "recorded_by_id", "refunded", "voided_at", "voided_because", "voided_by_id") VALUES (OLD."amount", OLD."assessment_id", OLD."id", OLD."matched", OLD."method", OLD."note", OLD."paid_on", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."recorded_at", OLD."recorded_by_id", OLD."refunded", OLD."voided_at", OLD."voided_because", OLD."voided_by_id"); RETURN NULL;', hash='971e69289a84903aa51e83afb0373e7fef287a48', operation='DELETE', pgid='pgtrigger_delete_delete_38daf', table='finance_duespayment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='matchedentry',
            trigger=pgtrigger.compiler.Trigger(name='never_changes', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='82e3656729ca41da7ce10dff70a5eace2079c001', operation='UPDATE', pgid='pgtrigger_never_changes_f8fe4', table='finance_matchedentry', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='paymentrequest',
            trigger=pgtrigger.compiler.Trigger(name='state_moves', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{APPROVED:CANCELLED,APPROVED:PAID,APPROVED:UNAPPROVED,APPROVED:WITH_BANK,PAID:REVERSED,REVERSED:APPROVED,REVERSED:PAID,SIGNING:APPROVED,SIGNING:CANCELLED,SIGNING:UNAPPROVED,UNAPPROVED:APPROVED,UNAPPROVED:CANCELLED,UNAPPROVED:SIGNING,WITH_BANK:APPROVED,WITH_BANK:PAID}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='f8a33ed7df82a19daeb85dce9b13de03ca09362d', operation='UPDATE', pgid='pgtrigger_state_moves_69ff6', table='finance_paymentrequest', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='paymentrequest',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_paymentrequestevent" ("about_id", "about_type_id", "account_changed_by_id", "account_id", "amount", "approval_hash", "approved_at", "approved_by_id", "bank_reference", "cancelled_because", "company_id", "data_key_id", "decision", "documents", "fund_id", "id", "item", "method", "needs_decision", "number", "paid_by_id", "paid_on", "payee_account", "payee_bank", "payee_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "reservation_id", "signature_of", "signed_at", "signed_by_id", "source_title", "state", "summary", "unit_id", "uuid", "voucher_id") VALUES (NEW."about_id", NEW."about_type_id", NEW."account_changed_by_id", NEW."account_id", NEW."amount", NEW."approval_hash", NEW."approved_at", NEW."approved_by_id", NEW."bank_reference", NEW."cancelled_because", NEW."company_id", NEW."data_key_id", NEW."decision", NEW."documents", NEW."fund_id", NEW."id", NEW."item", NEW."method", NEW."needs_decision", NEW."number", NEW."paid_by_id", NEW."paid_on", NEW."payee_account", NEW."payee_bank", NEW."payee_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."reservation_id", NEW."signature_of", NEW."signed_at", NEW."signed_by_id", NEW."source_title", NEW."state", NEW."summary", NEW."unit_id", NEW."uuid", NEW."voucher_id"); RETURN NULL;', hash='77fb96a60ecfbc9f0f567e011ba6263e8866b460', operation='INSERT', pgid='pgtrigger_insert_insert_7cee2', table='finance_paymentrequest', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='paymentrequest',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "finance_paymentrequestevent" ("about_id", "about_type_id", "account_changed_by_id", "account_id", "amount", "approval_hash", "approved_at", "approved_by_id", "bank_reference", "cancelled_because", "company_id", "data_key_id", "decision", "documents", "fund_id", "id", "item", "method", "needs_decision", "number", "paid_by_id", "paid_on", "payee_account", "payee_bank", "payee_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "reservation_id", "signature_of", "signed_at", "signed_by_id", "source_title", "state", "summary", "unit_id", "uuid", "voucher_id") VALUES (NEW."about_id", NEW."about_type_id", NEW."account_changed_by_id", NEW."account_id", NEW."amount", NEW."approval_hash", NEW."approved_at", NEW."approved_by_id", NEW."bank_reference", NEW."cancelled_because", NEW."company_id", NEW."data_key_id", NEW."decision", NEW."documents", NEW."fund_id", NEW."id", NEW."item", NEW."method", NEW."needs_decision", NEW."number", NEW."paid_by_id", NEW."paid_on", NEW."payee_account", NEW."payee_bank", NEW."payee_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."reservation_id", NEW."signature_of", NEW."signed_at", NEW."signed_by_id", NEW."source_title", NEW."state", NEW."summary", NEW."unit_id", NEW."uuid", NEW."voucher_id"); RETURN NULL;', hash='b25112e4c1771289dc8ab651f7fe35b3846d31a8', operation='UPDATE', pgid='pgtrigger_update_update_98d97', table='finance_paymentrequest', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='paymentrequest',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_paymentrequestevent" ("about_id", "about_type_id", "account_changed_by_id", "account_id", "amount", "approval_hash", "approved_at", "approved_by_id", "bank_reference", "cancelled_because", "company_id", "data_key_id", "decision", "documents", "fund_id", "id", "item", "method", "needs_decision", "number", "paid_by_id", "paid_on", "payee_account", "payee_bank", "payee_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "reservation_id", "signature_of", "signed_at", "signed_by_id", "source_title", "state", "summary", "unit_id", "uuid", "voucher_id") VALUES (OLD."about_id", OLD."about_type_id", OLD."account_changed_by_id", OLD."account_id", OLD."amount", OLD."approval_hash", OLD."approved_at", OLD."approved_by_id", OLD."bank_reference", OLD."cancelled_because", OLD."company_id", OLD."data_key_id", OLD."decision", OLD."documents", OLD."fund_id", OLD."id", OLD."item", OLD."method", OLD."needs_decision", OLD."number", OLD."paid_by_id", OLD."paid_on", OLD."payee_account", OLD."payee_bank", OLD."payee_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."reservation_id", OLD."signature_of", OLD."signed_at", OLD."signed_by_id", OLD."source_title", OLD."state", OLD."summary", OLD."unit_id", OLD."uuid", OLD."voucher_id"); RETURN NULL;', hash='dbc08f3be7aba8b727b18ba6bf904e85a0cf5858', operation='DELETE', pgid='pgtrigger_delete_delete_2b6ce', table='finance_paymentrequest', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='duespayment',
            constraint=models.CheckConstraint(condition=models.Q(('amount__gte', django.db.models.expressions.CombinedExpression(models.F('matched'), '+', models.F('refunded'))), ('refunded__gte', 0)), name='dues_payment_paid_back_within'),
        ),
        migrations.AddConstraint(
            model_name='paymentrequest',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('paid_by__isnull', False), ('paid_on__isnull', False), ('state__in', ['PAID', 'REVERSED']), ('voucher__isnull', False)), models.Q(models.Q(('state__in', ['PAID', 'REVERSED']), _negated=True), ('paid_by', None), ('paid_on', None), ('voucher', None)), _connector='OR'), name='payment_paid_is_complete'),
        ),
        migrations.AddConstraint(
            model_name='paymentrequest',
            constraint=models.CheckConstraint(condition=models.Q(('signed_by', None), models.Q(models.Q(('signed_by', models.F('approved_by')), _negated=True), models.Q(('paid_by', None), models.Q(('paid_by', models.F('signed_by')), _negated=True), _connector='OR')), _connector='OR'), name='payment_signer_stands_apart', violation_error_message='Whoever signs a payment neither approved it nor pays it.'),
        ),
        migrations.AddConstraint(
            model_name='paymentrequest',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['SIGNING', 'UNAPPROVED', 'CANCELLED']), ('signature_of', ''), models.Q(('signed_by__isnull', False), models.Q(('needs_decision', False), models.Q(('decision', ''), _negated=True), _connector='OR')), _connector='OR'), name='payment_goes_on_with_its_signature'),
        ),
        migrations.AddField(
            model_name='duesexemption',
            name='entered_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by'),
        ),
        migrations.AddField(
            model_name='duesexemption',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='dues_exemptions', to='members.person', verbose_name='member'),
        ),
        migrations.AddField(
            model_name='duesexemptionevent',
            name='entered_by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by'),
        ),
        migrations.AddField(
            model_name='duesexemptionevent',
            name='person',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.person', verbose_name='member'),
        ),
        migrations.AddField(
            model_name='duesexemptionevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='duesexemptionevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='finance.duesexemption'),
        ),
        migrations.AddField(
            model_name='duesrefund',
            name='paid_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='cashier'),
        ),
        migrations.AddField(
            model_name='duesrefund',
            name='payment',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='refunds', to='finance.duespayment', verbose_name='payment of dues'),
        ),
        migrations.AddField(
            model_name='duesrefundevent',
            name='paid_by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='cashier'),
        ),
        migrations.AddField(
            model_name='duesrefundevent',
            name='payment',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='finance.duespayment', verbose_name='payment of dues'),
        ),
        migrations.AddField(
            model_name='duesrefundevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='duesrefundevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='finance.duesrefund'),
        ),
        migrations.AddField(
            model_name='paymenttemplate',
            name='account',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='finance.account', verbose_name='ledger account'),
        ),
        migrations.AddField(
            model_name='paymenttemplate',
            name='chosen_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='chosen by'),
        ),
        migrations.AddField(
            model_name='paymenttemplate',
            name='template',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='finance.vouchertemplate', verbose_name='voucher template'),
        ),
        migrations.AddField(
            model_name='paymenttemplateevent',
            name='account',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='finance.account', verbose_name='ledger account'),
        ),
        migrations.AddField(
            model_name='paymenttemplateevent',
            name='chosen_by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='chosen by'),
        ),
        migrations.AddField(
            model_name='paymenttemplateevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='paymenttemplateevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='finance.paymenttemplate'),
        ),
        migrations.AddField(
            model_name='paymenttemplateevent',
            name='template',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='finance.vouchertemplate', verbose_name='voucher template'),
        ),
        migrations.AddConstraint(
            model_name='duesexemption',
            constraint=models.CheckConstraint(condition=models.Q(('until', None), ('until__gte', models.F('since')), _connector='OR'), name='dues_exemption_lasts'),
        ),
        migrations.AddConstraint(
            model_name='duesexemption',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='dues_exemption_says_why'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='duesexemption',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_duesexemptionevent" ("entered_at", "entered_by_id", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "reason", "since", "until") VALUES (NEW."entered_at", NEW."entered_by_id", NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."reason", NEW."since", NEW."until"); RETURN NULL;', hash='e8b7a05029f78631d8b739c952a8e81d274fecdf', operation='INSERT', pgid='pgtrigger_insert_insert_2f80f', table='finance_duesexemption', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='duesexemption',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "finance_duesexemptionevent" ("entered_at", "entered_by_id", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "reason", "since", "until") VALUES (NEW."entered_at", NEW."entered_by_id", NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."reason", NEW."since", NEW."until"); RETURN NULL;', hash='45e82d23e3f3aeb37eb23118c31b2e96498f12c8', operation='UPDATE', pgid='pgtrigger_update_update_faea7', table='finance_duesexemption', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='duesexemption',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_duesexemptionevent" ("entered_at", "entered_by_id", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "reason", "since", "until") VALUES (OLD."entered_at", OLD."entered_by_id", OLD."id", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."reason", OLD."since", OLD."until"); RETURN NULL;', hash='029f72bc3707902976b7069f763006a9c1c016d9', operation='DELETE', pgid='pgtrigger_delete_delete_37e5e', table='finance_duesexemption', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='duesexemptionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='d9375367ac865e9d780a449a87c0d7793e7e905d', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_c0045', table='finance_duesexemptionevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='duesrefund',
            constraint=models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='dues_refund_positive'),
        ),
        migrations.AddConstraint(
            model_name='duesrefund',
            constraint=models.CheckConstraint(condition=models.Q(('method__in', ['CASH', 'TRANSFER'])), name='dues_refund_by_money'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='duesrefund',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_duesrefundevent" ("amount", "id", "method", "paid_by_id", "paid_on", "payment_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "reason", "voided_at") VALUES (NEW."amount", NEW."id", NEW."method", NEW."paid_by_id", NEW."paid_on", NEW."payment_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."reason", NEW."voided_at"); RETURN NULL;', hash='73c4a5e7d5558ab15237981f5bc34f3c00e777ec', operation='INSERT', pgid='pgtrigger_insert_insert_51f47', table='finance_duesrefund', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='duesrefund',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "finance_duesrefundevent" ("amount", "id", "method", "paid_by_id", "paid_on", "payment_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "reason", "voided_at") VALUES (NEW."amount", NEW."id", NEW."method", NEW."paid_by_id", NEW."paid_on", NEW."payment_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."reason", NEW."voided_at"); RETURN NULL;', hash='883e8fec17aee39625d0940376e794068f589438', operation='UPDATE', pgid='pgtrigger_update_update_208f5', table='finance_duesrefund', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='duesrefund',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_duesrefundevent" ("amount", "id", "method", "paid_by_id", "paid_on", "payment_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "reason", "voided_at") VALUES (OLD."amount", OLD."id", OLD."method", OLD."paid_by_id", OLD."paid_on", OLD."payment_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."reason", OLD."voided_at"); RETURN NULL;', hash='16ca3aec1426dcb1a6a8edb80bbba1d889b25794', operation='DELETE', pgid='pgtrigger_delete_delete_31cae', table='finance_duesrefund', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='duesrefundevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='061f52770f4c3bcfb3175cfdbeca2906432ecae0', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_e02da', table='finance_duesrefundevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='paymenttemplate',
            constraint=models.UniqueConstraint(condition=models.Q(('is_closed', False)), fields=('source', 'account'), name='payment_template_once', nulls_distinct=False),
        ),
        migrations.AddConstraint(
            model_name='paymenttemplate',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('source', ''), _negated=True), ('account__isnull', False), _connector='OR'), name='payment_template_names_payments'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='paymenttemplate',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_paymenttemplateevent" ("account_id", "chosen_at", "chosen_by_id", "id", "is_closed", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "template_id") VALUES (NEW."account_id", NEW."chosen_at", NEW."chosen_by_id", NEW."id", NEW."is_closed", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."source", NEW."template_id"); RETURN NULL;', hash='f8d6d491b6838a3946f3f7e8e5c65d7767896049', operation='INSERT', pgid='pgtrigger_insert_insert_2c23e', table='finance_paymenttemplate', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='paymenttemplate',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "finance_paymenttemplateevent" ("account_id", "chosen_at", "chosen_by_id", "id", "is_closed", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "template_id") VALUES (NEW."account_id", NEW."chosen_at", NEW."chosen_by_id", NEW."id", NEW."is_closed", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."source", NEW."template_id"); RETURN NULL;', hash='820642a0a8be3912061ee41215fcbafe80dfa9b0', operation='UPDATE', pgid='pgtrigger_update_update_f78a1', table='finance_paymenttemplate', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='paymenttemplate',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_paymenttemplateevent" ("account_id", "chosen_at", "chosen_by_id", "id", "is_closed", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "template_id") VALUES (OLD."account_id", OLD."chosen_at", OLD."chosen_by_id", OLD."id", OLD."is_closed", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."source", OLD."template_id"); RETURN NULL;', hash='09f289e7b04aae38e1cd120bf3488ded16560936', operation='DELETE', pgid='pgtrigger_delete_delete_e425e', table='finance_paymenttemplate', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='paymenttemplateevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b186bbc4d77dc3afb646f8c5fea287a9f0f15a0e', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_a2584', table='finance_paymenttemplateevent', when='BEFORE')),
        ),
    ]
