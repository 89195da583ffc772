import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('core', '0004_corrected_policy_values'),
    ]

    operations = [
        pgtrigger.migrations.AddTrigger(
            model_name='auditentry',
            trigger=pgtrigger.compiler.Trigger(name='at_its_time', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n                    -- until the chain begins an empty portal may be given a past, as the demo does\n                    IF current_user = 'app_rw' AND EXISTS (SELECT FROM core_auditseal) THEN\n                        NEW.at := clock_timestamp();\n                    END IF;\n                    RETURN NEW;\n                ", hash='804d3d5d91b96ea79049f31aa23722235c16f204', operation='INSERT', pgid='pgtrigger_at_its_time_81c22', table='core_auditentry', when='BEFORE')),
        ),
    ]
