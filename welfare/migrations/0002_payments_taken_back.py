import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('welfare', '0001_initial'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='aidcase',
            name='state_moves',
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='aidcase',
            trigger=pgtrigger.compiler.Trigger(name='state_moves', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{APPLIED:CHECKING,APPLIED:WITHDRAWN,APPROVAL:APPROVED,APPROVAL:CHECKING,APPROVAL:REFUSED,APPROVAL:WITHDRAWN,APPROVED:APPROVAL,APPROVED:PAID,CHECKING:COMMITTEE,CHECKING:REFUSED,CHECKING:RETURNED,CHECKING:WITHDRAWN,COMMITTEE:CHECKING,COMMITTEE:PUBLIC_NOTICE,COMMITTEE:REFUSED,COMMITTEE:WITHDRAWN,DRAFT:APPLIED,PAID:APPROVED,PUBLIC_NOTICE:APPROVAL,PUBLIC_NOTICE:CHECKING,PUBLIC_NOTICE:WITHDRAWN,RETURNED:CHECKING,RETURNED:WITHDRAWN}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='df16622e0371277aa11155980fdedf3eb978abf8', operation='UPDATE', pgid='pgtrigger_state_moves_01ea3', table='welfare_aidcase', when='BEFORE')),
        ),
    ]
