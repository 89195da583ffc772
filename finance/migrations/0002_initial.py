import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('contenttypes', '0002_remove_content_type_name'),
        ('core', '0003_initial'),
        ('finance', '0001_initial'),
        ('members', '0001_initial'),
        ('pghistory', '0007_auto_20250421_0444'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='paymentrequest',
            name='account_changed_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='paymentrequest',
            name='approved_by',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='approved by'),
        ),
        migrations.AddField(
            model_name='paymentrequest',
            name='data_key',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.datakey'),
        ),
        migrations.AddField(
            model_name='paymentrequest',
            name='fund',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='finance.fund', verbose_name='fund'),
        ),
        migrations.AddField(
            model_name='paymentrequest',
            name='paid_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='cashier'),
        ),
        migrations.AddField(
            model_name='paymentrequest',
            name='payee',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='payments', to='members.person', verbose_name='payee'),
        ),
        migrations.AddField(
            model_name='paymentrequestevent',
            name='about_type',
            field=models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='contenttypes.contenttype'),
        ),
        migrations.AddField(
            model_name='paymentrequestevent',
            name='account',
            field=models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='finance.account', verbose_name='ledger account'),
        ),
        migrations.AddField(
            model_name='paymentrequestevent',
            name='account_changed_by',
            field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='paymentrequestevent',
            name='approved_by',
            field=models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='approved by'),
        ),
        migrations.AddField(
            model_name='paymentrequestevent',
            name='data_key',
            field=models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='core.datakey'),
        ),
        migrations.AddField(
            model_name='paymentrequestevent',
            name='fund',
            field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='finance.fund', verbose_name='fund'),
        ),
        migrations.AddField(
            model_name='paymentrequestevent',
            name='paid_by',
            field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='cashier'),
        ),
        migrations.AddField(
            model_name='paymentrequestevent',
            name='payee',
            field=models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.person', verbose_name='payee'),
        ),
        migrations.AddField(
            model_name='paymentrequestevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='paymentrequestevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='finance.paymentrequest'),
        ),
        migrations.AddField(
            model_name='period',
            name='closed_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='monthbalance',
            name='period',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='balances', to='finance.period', verbose_name='month'),
        ),
        migrations.AddField(
            model_name='periodevent',
            name='closed_by',
            field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='periodevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='periodevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='finance.period'),
        ),
        migrations.AddField(
            model_name='reservation',
            name='line',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reservations', to='finance.budgetline', verbose_name='budget line'),
        ),
        migrations.AddField(
            model_name='reservation',
            name='reserved_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='paymentrequestevent',
            name='reservation',
            field=models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='finance.reservation', verbose_name='reservation'),
        ),
        migrations.AddField(
            model_name='paymentrequest',
            name='reservation',
            field=models.OneToOneField(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='payment', to='finance.reservation', verbose_name='reservation'),
        ),
        migrations.AddField(
            model_name='reservationevent',
            name='line',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='finance.budgetline', verbose_name='budget line'),
        ),
        migrations.AddField(
            model_name='reservationevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='reservationevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='finance.reservation'),
        ),
        migrations.AddField(
            model_name='reservationevent',
            name='reserved_by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='voucher',
            name='bookkeeper',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='bookkeeper'),
        ),
        migrations.AddField(
            model_name='voucher',
            name='cashier',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='cashier'),
        ),
        migrations.AddField(
            model_name='voucher',
            name='checker',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='checker'),
        ),
        migrations.AddField(
            model_name='voucher',
            name='period',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='vouchers', to='finance.period', verbose_name='month'),
        ),
        migrations.AddField(
            model_name='voucher',
            name='preparer',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='preparer'),
        ),
        migrations.AddField(
            model_name='voucher',
            name='reverses',
            field=models.OneToOneField(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reversed_by', to='finance.voucher', verbose_name='reverses'),
        ),
        migrations.AddField(
            model_name='reservationevent',
            name='voucher',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='finance.voucher', verbose_name='voucher'),
        ),
        migrations.AddField(
            model_name='reservation',
            name='voucher',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='finance.voucher', verbose_name='voucher'),
        ),
        migrations.AddField(
            model_name='paymentrequestevent',
            name='voucher',
            field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='finance.voucher', verbose_name='voucher'),
        ),
        migrations.AddField(
            model_name='paymentrequest',
            name='voucher',
            field=models.OneToOneField(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='payment', to='finance.voucher', verbose_name='voucher'),
        ),
        migrations.AddField(
            model_name='entry',
            name='voucher',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='entries', to='finance.voucher', verbose_name='voucher'),
        ),
        migrations.AddField(
            model_name='voucherevent',
            name='bookkeeper',
            field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='bookkeeper'),
        ),
        migrations.AddField(
            model_name='voucherevent',
            name='cashier',
            field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='cashier'),
        ),
        migrations.AddField(
            model_name='voucherevent',
            name='checker',
            field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='checker'),
        ),
        migrations.AddField(
            model_name='voucherevent',
            name='period',
            field=models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='finance.period', verbose_name='month'),
        ),
        migrations.AddField(
            model_name='voucherevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='voucherevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='finance.voucher'),
        ),
        migrations.AddField(
            model_name='voucherevent',
            name='preparer',
            field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='preparer'),
        ),
        migrations.AddField(
            model_name='voucherevent',
            name='reverses',
            field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='finance.voucher', verbose_name='reverses'),
        ),
        migrations.AddField(
            model_name='voucherimport',
            name='taken_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='taken over by'),
        ),
        migrations.AddField(
            model_name='voucherimport',
            name='uploaded_by',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='uploaded by'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='account',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_accountevent" ("code", "element", "full_name", "id", "initials", "is_basic", "is_closed", "is_leaf", "name", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."code", NEW."element", NEW."full_name", NEW."id", NEW."initials", NEW."is_basic", NEW."is_closed", NEW."is_leaf", NEW."name", NEW."parent_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;', hash='a2ea104ffea3ec3a68c27f08d61093ac61384bcc', operation='INSERT', pgid='pgtrigger_insert_insert_f26c4', table='finance_account', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='account',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "finance_accountevent" ("code", "element", "full_name", "id", "initials", "is_basic", "is_closed", "is_leaf", "name", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."code", NEW."element", NEW."full_name", NEW."id", NEW."initials", NEW."is_basic", NEW."is_closed", NEW."is_leaf", NEW."name", NEW."parent_id", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;', hash='39a68b75217a8c66ddc280faa047349c2e3b5fb2', operation='UPDATE', pgid='pgtrigger_update_update_3bee8', table='finance_account', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='account',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_accountevent" ("code", "element", "full_name", "id", "initials", "is_basic", "is_closed", "is_leaf", "name", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."code", OLD."element", OLD."full_name", OLD."id", OLD."initials", OLD."is_basic", OLD."is_closed", OLD."is_leaf", OLD."name", OLD."parent_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;', hash='477e55f977c165d8e54928d4c2c4a0501e4db9f7', operation='DELETE', pgid='pgtrigger_delete_delete_12d6c', table='finance_account', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='accountevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='eb4fe0f9e31d019112837bf799855771b181a2a2', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_05fb0', table='finance_accountevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='budgetline',
            constraint=models.UniqueConstraint(fields=('year', 'account'), name='budget_line_once', violation_error_message='This account has a budget line for this year already.'),
        ),
        migrations.AddConstraint(
            model_name='budgetline',
            constraint=models.CheckConstraint(condition=models.Q(('amount__gte', 0)), name='budget_not_negative', violation_error_message="A budget can't be negative."),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='budgetline',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_budgetlineevent" ("account_id", "amount", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "source", "year") VALUES (NEW."account_id", NEW."amount", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."source", NEW."year"); RETURN NULL;', hash='066f4e29564d0f988698489a547718ebc2b2d072', operation='INSERT', pgid='pgtrigger_insert_insert_c74d1', table='finance_budgetline', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='budgetline',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "finance_budgetlineevent" ("account_id", "amount", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "source", "year") VALUES (NEW."account_id", NEW."amount", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."source", NEW."year"); RETURN NULL;', hash='25db84bb3f153676fda506ad0e72d0bf60ba0792', operation='UPDATE', pgid='pgtrigger_update_update_5e4b5', table='finance_budgetline', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='budgetline',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_budgetlineevent" ("account_id", "amount", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "source", "year") VALUES (OLD."account_id", OLD."amount", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."source", OLD."year"); RETURN NULL;', hash='12ca0082efa1f1d972f2c78d6afa92cc01dad10a', operation='DELETE', pgid='pgtrigger_delete_delete_1ea71', table='finance_budgetline', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='budgetlineevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='feec8e84fca8abfd1e705fdaee9e5ad8d1831958', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_e521a', table='finance_budgetlineevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='fundevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='0dd36aaa1f44afa22ee85d6761392140d78c8f16', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_55b73', table='finance_fundevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='period',
            constraint=models.UniqueConstraint(fields=('year', 'month'), name='period_month_once'),
        ),
        migrations.AddConstraint(
            model_name='period',
            constraint=models.CheckConstraint(condition=models.Q(('month__range', (1, 12))), name='period_month_is_a_month'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='period',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_periodevent" ("closed_at", "closed_by_id", "id", "month", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "year") VALUES (NEW."closed_at", NEW."closed_by_id", NEW."id", NEW."month", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."year"); RETURN NULL;', hash='4ff74bc374976eaf468afcb1ddeffb81a31cfd72', operation='INSERT', pgid='pgtrigger_insert_insert_2f93d', table='finance_period', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='period',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "finance_periodevent" ("closed_at", "closed_by_id", "id", "month", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "year") VALUES (NEW."closed_at", NEW."closed_by_id", NEW."id", NEW."month", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."year"); RETURN NULL;', hash='cd1a24cce2555e86d7f577ab421a6e491645d829', operation='UPDATE', pgid='pgtrigger_update_update_2645b', table='finance_period', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='period',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_periodevent" ("closed_at", "closed_by_id", "id", "month", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "year") VALUES (OLD."closed_at", OLD."closed_by_id", OLD."id", OLD."month", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."year"); RETURN NULL;', hash='ccc1e8163c95966aa073efb9ecb8b041f0cda07f', operation='DELETE', pgid='pgtrigger_delete_delete_65386', table='finance_period', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='monthbalance',
            constraint=models.UniqueConstraint(fields=('period', 'kind', 'account', 'fund', 'item'), name='month_balance_once', nulls_distinct=False),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='periodevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='308fe3a8c5e14b1aa390ea248fe02eea3701b6fe', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_182b7', table='finance_periodevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='voucher',
            index=models.Index(condition=models.Q(('state', 'POSTED'), _negated=True), fields=['state', 'date'], name='voucher_unposted'),
        ),
        migrations.AddIndex(
            model_name='voucher',
            index=models.Index(fields=['date'], name='voucher_date'),
        ),
        migrations.AddConstraint(
            model_name='voucher',
            constraint=models.UniqueConstraint(condition=models.Q(('number', None), _negated=True), fields=('period', 'kind', 'number'), name='voucher_number_once'),
        ),
        migrations.AddConstraint(
            model_name='voucher',
            constraint=models.UniqueConstraint(condition=models.Q(('source_no', ''), _negated=True), fields=('date', 'source_no'), name='voucher_imported_once', violation_error_message='A voucher with this date and number has been imported already.'),
        ),
        migrations.AddConstraint(
            model_name='voucher',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'POSTED'), _negated=True), models.Q(('bookkeeper__isnull', False), ('number__isnull', False), ('posted_at__isnull', False), models.Q(('checker__isnull', False), models.Q(('origin', 'IMPORTED'), models.Q(('file_hash', ''), _negated=True)), _connector='OR')), _connector='OR'), name='voucher_posted_is_numbered_and_signed', violation_error_message='A posted voucher needs a number, a checker and a bookkeeper.'),
        ),
        migrations.AddConstraint(
            model_name='voucher',
            constraint=models.CheckConstraint(condition=models.Q(('state', 'POSTED'), models.Q(('bookkeeper', None), ('number', None), ('posted_at', None)), _connector='OR'), name='voucher_number_comes_with_posting'),
        ),
        migrations.AddConstraint(
            model_name='voucher',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('origin', 'IMPORTED'), models.Q(('file_hash', ''), _negated=True)), ('checker', None), models.Q(models.Q(('preparer', None), models.Q(('checker', models.F('preparer')), _negated=True), _connector='OR'), models.Q(('bookkeeper', None), models.Q(('checker', models.F('bookkeeper')), _negated=True), _connector='OR'), models.Q(('cashier', None), models.Q(('checker', models.F('cashier')), _negated=True), _connector='OR')), _connector='OR'), name='voucher_checker_stands_apart', violation_error_message='The checker must be somebody who did nothing else here.'),
        ),
        migrations.AddConstraint(
            model_name='voucher',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('origin', 'IMPORTED'), models.Q(('file_hash', ''), _negated=True)), ('cashier', None), ('bookkeeper', None), models.Q(('cashier', models.F('bookkeeper')), _negated=True), _connector='OR'), name='voucher_cashier_keeps_no_books', violation_error_message="The cashier can't be the bookkeeper of the same voucher."),
        ),
        migrations.AddConstraint(
            model_name='voucher',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('origin', 'IMPORTED'), _negated=True), models.Q(('file_hash', ''), _negated=True), _connector='OR'), name='voucher_imported_has_its_file'),
        ),
        migrations.AddConstraint(
            model_name='voucher',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('origin', 'REVERSAL'), ('reverses__isnull', False)), models.Q(models.Q(('origin', 'REVERSAL'), _negated=True), ('reverses', None)), _connector='OR'), name='voucher_reversal_names_its_voucher'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='voucher',
            trigger=pgtrigger.compiler.Trigger(name='state_moves', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{CHECKED:DRAFT,CHECKED:POSTED,DRAFT:PREPARED,PREPARED:CHECKED,PREPARED:DRAFT}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='99001f20df5718727f0a2d57968718f9ca7f1231', operation='UPDATE', pgid='pgtrigger_state_moves_df31b', table='finance_voucher', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='voucher',
            trigger=pgtrigger.compiler.Trigger(name='posted_is_posted', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."state" = \'POSTED\')', func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='81e559246fdcf80210d018bb60a2226b476dd856', operation='UPDATE OR DELETE', pgid='pgtrigger_posted_is_posted_b5f3e', table='finance_voucher', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='voucher',
            trigger=pgtrigger.compiler.Trigger(name='posted_balances', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NEW."state" = \'POSTED\')', constraint='CONSTRAINT', declare='DECLARE sums RECORD;', func="\n                    SELECT coalesce(sum(debit), 0) AS debit, coalesce(sum(credit), 0) AS credit, count(*) AS lines\n                        INTO sums FROM finance_entry WHERE voucher_id = NEW.id;\n                    IF sums.lines < 2 OR sums.debit <> sums.credit THEN\n                        RAISE EXCEPTION 'voucher % does not balance: debit %, credit %, % entries',\n                            NEW.id, sums.debit, sums.credit, sums.lines USING ERRCODE = 'check_violation';\n                    END IF;\n                    RETURN NULL;\n                ", hash='0d5977ee66888e19095f0aadc353b2be99123753', operation='INSERT OR UPDATE', pgid='pgtrigger_posted_balances_7cdad', table='finance_voucher', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='voucher',
            trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'the books can''t be emptied: %', TG_TABLE_NAME;", hash='c6956edbee57fcfbfea0df3d93bc514b5978d543', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_99bb0', table='finance_voucher', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='voucher',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_voucherevent" ("bookkeeper_id", "cashier_id", "checker_id", "created_at", "date", "documents", "file_hash", "id", "kind", "number", "origin", "period_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posted_at", "preparer_id", "public_id", "returned_because", "reverses_id", "source_no", "state", "summary") VALUES (NEW."bookkeeper_id", NEW."cashier_id", NEW."checker_id", NEW."created_at", NEW."date", NEW."documents", NEW."file_hash", NEW."id", NEW."kind", NEW."number", NEW."origin", NEW."period_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."posted_at", NEW."preparer_id", NEW."public_id", NEW."returned_because", NEW."reverses_id", NEW."source_no", NEW."state", NEW."summary"); RETURN NULL;', hash='b8b374e51dc7d996009c497b7cb05207daccca1b', operation='INSERT', pgid='pgtrigger_insert_insert_5dc99', table='finance_voucher', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='voucher',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "finance_voucherevent" ("bookkeeper_id", "cashier_id", "checker_id", "created_at", "date", "documents", "file_hash", "id", "kind", "number", "origin", "period_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posted_at", "preparer_id", "public_id", "returned_because", "reverses_id", "source_no", "state", "summary") VALUES (NEW."bookkeeper_id", NEW."cashier_id", NEW."checker_id", NEW."created_at", NEW."date", NEW."documents", NEW."file_hash", NEW."id", NEW."kind", NEW."number", NEW."origin", NEW."period_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."posted_at", NEW."preparer_id", NEW."public_id", NEW."returned_because", NEW."reverses_id", NEW."source_no", NEW."state", NEW."summary"); RETURN NULL;', hash='dc69087b9e090bc162f6495252b2b08764fc0f2d', operation='UPDATE', pgid='pgtrigger_update_update_d752f', table='finance_voucher', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='voucher',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_voucherevent" ("bookkeeper_id", "cashier_id", "checker_id", "created_at", "date", "documents", "file_hash", "id", "kind", "number", "origin", "period_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "posted_at", "preparer_id", "public_id", "returned_because", "reverses_id", "source_no", "state", "summary") VALUES (OLD."bookkeeper_id", OLD."cashier_id", OLD."checker_id", OLD."created_at", OLD."date", OLD."documents", OLD."file_hash", OLD."id", OLD."kind", OLD."number", OLD."origin", OLD."period_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."posted_at", OLD."preparer_id", OLD."public_id", OLD."returned_because", OLD."reverses_id", OLD."source_no", OLD."state", OLD."summary"); RETURN NULL;', hash='29632a20ec3d2dbfea049fce7bf97686eb070280', operation='DELETE', pgid='pgtrigger_delete_delete_0f2d2', table='finance_voucher', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reservationevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='11179337680741efe1e893f43f4ac5d65c650553', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_baff4', table='finance_reservationevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='reservation',
            index=models.Index(fields=['line', 'state'], name='reservation_line'),
        ),
        migrations.AddConstraint(
            model_name='reservation',
            constraint=models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='reservation_positive'),
        ),
        migrations.AddConstraint(
            model_name='reservation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'SPENT'), _negated=True), ('voucher__isnull', False), _connector='OR'), name='reservation_spent_by_a_voucher'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reservation',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_reservationevent" ("amount", "id", "line_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reserved_at", "reserved_by_id", "state", "summary", "voucher_id") VALUES (NEW."amount", NEW."id", NEW."line_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reserved_at", NEW."reserved_by_id", NEW."state", NEW."summary", NEW."voucher_id"); RETURN NULL;', hash='e72954a3f9bda9b9c7ab1dc2de3e821fbebf771d', operation='INSERT', pgid='pgtrigger_insert_insert_c7f3a', table='finance_reservation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reservation',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "finance_reservationevent" ("amount", "id", "line_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reserved_at", "reserved_by_id", "state", "summary", "voucher_id") VALUES (NEW."amount", NEW."id", NEW."line_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reserved_at", NEW."reserved_by_id", NEW."state", NEW."summary", NEW."voucher_id"); RETURN NULL;', hash='1848cb86b6f57870e09edfe042e81425905b1daf', operation='UPDATE', pgid='pgtrigger_update_update_c8d2d', table='finance_reservation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reservation',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_reservationevent" ("amount", "id", "line_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reserved_at", "reserved_by_id", "state", "summary", "voucher_id") VALUES (OLD."amount", OLD."id", OLD."line_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reserved_at", OLD."reserved_by_id", OLD."state", OLD."summary", OLD."voucher_id"); RETURN NULL;', hash='09d8c0a07f94e39dc8201bdc1fdc37ff90e06a51', operation='DELETE', pgid='pgtrigger_delete_delete_01d46', table='finance_reservation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='paymentrequestevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='2c1afbbe1b6680443d0845aa9f631b1a8c6c2bbf', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b70cf', table='finance_paymentrequestevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='paymentrequest',
            index=models.Index(fields=['about_type', 'about_id'], name='payment_about'),
        ),
        migrations.AddConstraint(
            model_name='paymentrequest',
            constraint=models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='payment_positive'),
        ),
        migrations.AddConstraint(
            model_name='paymentrequest',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('paid_by__isnull', False), ('paid_on__isnull', False), ('state', 'PAID'), ('voucher__isnull', False)), models.Q(models.Q(('state', 'PAID'), _negated=True), ('paid_by', None), ('paid_on', None), ('voucher', None)), _connector='OR'), name='payment_paid_is_complete'),
        ),
        migrations.AddConstraint(
            model_name='paymentrequest',
            constraint=models.CheckConstraint(condition=models.Q(('paid_by', None), models.Q(('paid_by', models.F('approved_by')), _negated=True), _connector='OR'), name='payment_cashier_is_not_approver', violation_error_message="Whoever approved a payment can't pay it."),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='paymentrequest',
            trigger=pgtrigger.compiler.Trigger(name='state_moves', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{APPROVED:CANCELLED,APPROVED:PAID,APPROVED:UNAPPROVED,UNAPPROVED:APPROVED,UNAPPROVED:CANCELLED}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='8074d0b96c698dd9e1cd831c8a57c9b0e547f89f', operation='UPDATE', pgid='pgtrigger_state_moves_69ff6', table='finance_paymentrequest', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='paymentrequest',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_paymentrequestevent" ("about_id", "about_type_id", "account_changed_by_id", "account_id", "amount", "approval_hash", "approved_at", "approved_by_id", "bank_reference", "cancelled_because", "data_key_id", "fund_id", "id", "item", "method", "number", "paid_by_id", "paid_on", "payee_account", "payee_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "reservation_id", "source_title", "state", "summary", "unit", "uuid", "voucher_id") VALUES (NEW."about_id", NEW."about_type_id", NEW."account_changed_by_id", NEW."account_id", NEW."amount", NEW."approval_hash", NEW."approved_at", NEW."approved_by_id", NEW."bank_reference", NEW."cancelled_because", NEW."data_key_id", NEW."fund_id", NEW."id", NEW."item", NEW."method", NEW."number", NEW."paid_by_id", NEW."paid_on", NEW."payee_account", NEW."payee_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."reservation_id", NEW."source_title", NEW."state", NEW."summary", NEW."unit", NEW."uuid", NEW."voucher_id"); RETURN NULL;', hash='4efd60a9aaca0ca2430d43b9a825d45f268c1693', operation='INSERT', pgid='pgtrigger_insert_insert_7cee2', table='finance_paymentrequest', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='paymentrequest',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "finance_paymentrequestevent" ("about_id", "about_type_id", "account_changed_by_id", "account_id", "amount", "approval_hash", "approved_at", "approved_by_id", "bank_reference", "cancelled_because", "data_key_id", "fund_id", "id", "item", "method", "number", "paid_by_id", "paid_on", "payee_account", "payee_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "reservation_id", "source_title", "state", "summary", "unit", "uuid", "voucher_id") VALUES (NEW."about_id", NEW."about_type_id", NEW."account_changed_by_id", NEW."account_id", NEW."amount", NEW."approval_hash", NEW."approved_at", NEW."approved_by_id", NEW."bank_reference", NEW."cancelled_because", NEW."data_key_id", NEW."fund_id", NEW."id", NEW."item", NEW."method", NEW."number", NEW."paid_by_id", NEW."paid_on", NEW."payee_account", NEW."payee_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."reservation_id", NEW."source_title", NEW."state", NEW."summary", NEW."unit", NEW."uuid", NEW."voucher_id"); RETURN NULL;', hash='a7106892fdca66c6e5fbda0302897b8028a2863b', operation='UPDATE', pgid='pgtrigger_update_update_98d97', table='finance_paymentrequest', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='paymentrequest',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "finance_paymentrequestevent" ("about_id", "about_type_id", "account_changed_by_id", "account_id", "amount", "approval_hash", "approved_at", "approved_by_id", "bank_reference", "cancelled_because", "data_key_id", "fund_id", "id", "item", "method", "number", "paid_by_id", "paid_on", "payee_account", "payee_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "reservation_id", "source_title", "state", "summary", "unit", "uuid", "voucher_id") VALUES (OLD."about_id", OLD."about_type_id", OLD."account_changed_by_id", OLD."account_id", OLD."amount", OLD."approval_hash", OLD."approved_at", OLD."approved_by_id", OLD."bank_reference", OLD."cancelled_because", OLD."data_key_id", OLD."fund_id", OLD."id", OLD."item", OLD."method", OLD."number", OLD."paid_by_id", OLD."paid_on", OLD."payee_account", OLD."payee_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."reservation_id", OLD."source_title", OLD."state", OLD."summary", OLD."unit", OLD."uuid", OLD."voucher_id"); RETURN NULL;', hash='8d8bb9be158a93e61f05e0c2ce7de23c54bce0e7', operation='DELETE', pgid='pgtrigger_delete_delete_2b6ce', table='finance_paymentrequest', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='entry',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('debit', 0), models.Q(('credit', 0), _negated=True)), models.Q(models.Q(('debit', 0), _negated=True), ('credit', 0)), _connector='OR'), name='entry_has_one_side', violation_error_message='An entry has an amount on one side.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='entry',
            trigger=pgtrigger.compiler.Trigger(name='posted_is_posted', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE before TEXT; after TEXT;', func="\n                    -- the share lock waits for a posting under way, so that no entry slips in beside it\n                    IF TG_OP <> 'INSERT' THEN\n                        SELECT state INTO before FROM finance_voucher WHERE id = OLD.voucher_id FOR SHARE;\n                    END IF;\n                    IF TG_OP <> 'DELETE' THEN\n                        SELECT state INTO after FROM finance_voucher WHERE id = NEW.voucher_id FOR SHARE;\n                    END IF;\n                    IF before = 'POSTED' OR after = 'POSTED' THEN\n                        RAISE EXCEPTION 'entries of a posted voucher never change'\n                            USING ERRCODE = 'check_violation';\n                    END IF;\n                    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n                    RETURN NEW;\n                ", hash='da63e486f052e31471be945eba55813c5b4dcf01', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_posted_is_posted_45fdc', table='finance_entry', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='entry',
            trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'the books can''t be emptied: %', TG_TABLE_NAME;", hash='7029e35bb6d91def7b7434b2287e74e4750140c7', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_cece7', table='finance_entry', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='voucherevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='5b51936507efb31347716c963a7e7dd74ef3f561', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_9ee69', table='finance_voucherevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='voucherimport',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'TAKEN')), fields=('kind', 'year', 'sha256'), name='import_file_once', nulls_distinct=False),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='voucherimport',
            trigger=pgtrigger.compiler.Trigger(name='evidence_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='6a78382e205e0d707311fa568f7ff789b4d3603d', operation='DELETE', pgid='pgtrigger_evidence_stays_0eff9', table='finance_voucherimport', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='voucherimport',
            trigger=pgtrigger.compiler.Trigger(name='taken_is_taken', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."state" = \'TAKEN\' AND NOT (NEW."state" = \'DROPPED\'))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='5d5f97f7b06ce2979f0c6e6b9553706acc036849', operation='UPDATE', pgid='pgtrigger_taken_is_taken_86437', table='finance_voucherimport', when='BEFORE')),
        ),
    ]
