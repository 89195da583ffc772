import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('activities', '0001_initial'),
        ('members', '0001_initial'),
        ('pghistory', '0007_auto_20250421_0444'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='activity',
            name='campus',
            field=models.ForeignKey(blank=True, help_text='Where it takes place; empty when it is outside the hospital.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='members.campus', verbose_name='campus'),
        ),
        migrations.AddField(
            model_name='activity',
            name='created_by',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='activity',
            name='for_campus',
            field=models.ForeignKey(blank=True, help_text='Leave both empty to open it to everybody.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='members.campus', verbose_name='only for campus'),
        ),
        migrations.AddField(
            model_name='activity',
            name='for_department',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='members.department', verbose_name='only for department'),
        ),
        migrations.AddField(
            model_name='activityevent',
            name='campus',
            field=models.ForeignKey(blank=True, db_constraint=False, help_text='Where it takes place; empty when it is outside the hospital.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.campus', verbose_name='campus'),
        ),
        migrations.AddField(
            model_name='activityevent',
            name='created_by',
            field=models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='activityevent',
            name='for_campus',
            field=models.ForeignKey(blank=True, db_constraint=False, help_text='Leave both empty to open it to everybody.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.campus', verbose_name='only for campus'),
        ),
        migrations.AddField(
            model_name='activityevent',
            name='for_department',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.department', verbose_name='only for department'),
        ),
        migrations.AddField(
            model_name='activityevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='activityevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='activities.activity'),
        ),
        migrations.AddField(
            model_name='calendarfeed',
            name='user',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='calendar_feed', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='calendarfeedevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='calendarfeedevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='activities.calendarfeed'),
        ),
        migrations.AddField(
            model_name='calendarfeedevent',
            name='user',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='registration',
            name='activity',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='registrations', to='activities.activity', verbose_name='activity'),
        ),
        migrations.AddField(
            model_name='registration',
            name='checked_in_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='registration',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='registrations', to='members.person', verbose_name='person'),
        ),
        migrations.AddField(
            model_name='registrationevent',
            name='activity',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='activities.activity', verbose_name='activity'),
        ),
        migrations.AddField(
            model_name='registrationevent',
            name='checked_in_by',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='registrationevent',
            name='person',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.person', verbose_name='person'),
        ),
        migrations.AddField(
            model_name='registrationevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='registrationevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='activities.registration'),
        ),
        migrations.AddIndex(
            model_name='activity',
            index=models.Index(fields=['state', 'starts_at'], name='activity_state_start'),
        ),
        migrations.AddConstraint(
            model_name='activity',
            constraint=models.CheckConstraint(condition=models.Q(('places__gte', 1)), name='activity_has_places', violation_error_message='An activity needs at least one place.'),
        ),
        migrations.AddConstraint(
            model_name='activity',
            constraint=models.CheckConstraint(condition=models.Q(('taken__lte', models.F('places'))), name='activity_never_oversold', violation_error_message='More places are taken than there would be.'),
        ),
        migrations.AddConstraint(
            model_name='activity',
            constraint=models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='activity_ends_after_start', violation_error_message='The end must come after the beginning.'),
        ),
        migrations.AddConstraint(
            model_name='activity',
            constraint=models.CheckConstraint(condition=models.Q(('registration_closes_at__gt', models.F('registration_opens_at'))), name='activity_registration_window', violation_error_message='Registration must close after it opens.'),
        ),
        migrations.AddConstraint(
            model_name='activity',
            constraint=models.CheckConstraint(condition=models.Q(('registration_closes_at__lte', models.F('starts_at'))), name='activity_registration_before_start', violation_error_message='Registration must close before the activity begins.'),
        ),
        migrations.AddConstraint(
            model_name='activity',
            constraint=models.CheckConstraint(condition=models.Q(('cancel_until__lte', models.F('starts_at'))), name='activity_withdrawal_before_start', violation_error_message='Withdrawal must end before the activity begins.'),
        ),
        migrations.AddConstraint(
            model_name='activity',
            constraint=models.CheckConstraint(condition=models.Q(('for_campus', None), ('for_department', None), _connector='OR'), name='activity_one_audience', violation_error_message='Choose a campus or a department, not both.'),
        ),
        migrations.AddConstraint(
            model_name='activity',
            constraint=models.CheckConstraint(condition=models.Q(('state', 'DRAFT'), ('published_at__isnull', False), _connector='OR'), name='activity_published_has_day'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='activity',
            trigger=pgtrigger.compiler.Trigger(name='state_moves', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{DRAFT:PUBLISHED,PUBLISHED:CANCELLED,PUBLISHED:FINISHED}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='53c6b94de28bb58dc27d5d8b22056708ed77feea', operation='UPDATE', pgid='pgtrigger_state_moves_88928', table='activities_activity', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='activity',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "activities_activityevent" ("campus_id", "cancel_reason", "cancel_until", "category", "changed_at", "contact", "cost_note", "created_at", "created_by_id", "ends_at", "for_campus_id", "for_department_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "places", "public_id", "published_at", "registration_closes_at", "registration_opens_at", "sequence", "starts_at", "state", "text", "title") VALUES (NEW."campus_id", NEW."cancel_reason", NEW."cancel_until", NEW."category", NEW."changed_at", NEW."contact", NEW."cost_note", NEW."created_at", NEW."created_by_id", NEW."ends_at", NEW."for_campus_id", NEW."for_department_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."places", NEW."public_id", NEW."published_at", NEW."registration_closes_at", NEW."registration_opens_at", NEW."sequence", NEW."starts_at", NEW."state", NEW."text", NEW."title"); RETURN NULL;', hash='f17287c377bc41eeb68db6716884f4909336bf47', operation='INSERT', pgid='pgtrigger_insert_insert_6de9c', table='activities_activity', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='activity',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."campus_id" IS DISTINCT FROM (NEW."campus_id") OR OLD."cancel_reason" IS DISTINCT FROM (NEW."cancel_reason") OR OLD."cancel_until" IS DISTINCT FROM (NEW."cancel_until") OR OLD."category" IS DISTINCT FROM (NEW."category") OR OLD."changed_at" IS DISTINCT FROM (NEW."changed_at") OR OLD."contact" IS DISTINCT FROM (NEW."contact") OR OLD."cost_note" IS DISTINCT FROM (NEW."cost_note") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."created_by_id" IS DISTINCT FROM (NEW."created_by_id") OR OLD."ends_at" IS DISTINCT FROM (NEW."ends_at") OR OLD."for_campus_id" IS DISTINCT FROM (NEW."for_campus_id") OR OLD."for_department_id" IS DISTINCT FROM (NEW."for_department_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."place" IS DISTINCT FROM (NEW."place") OR OLD."places" IS DISTINCT FROM (NEW."places") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."published_at" IS DISTINCT FROM (NEW."published_at") OR OLD."registration_closes_at" IS DISTINCT FROM (NEW."registration_closes_at") OR OLD."registration_opens_at" IS DISTINCT FROM (NEW."registration_opens_at") OR OLD."sequence" IS DISTINCT FROM (NEW."sequence") OR OLD."starts_at" IS DISTINCT FROM (NEW."starts_at") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."text" IS DISTINCT FROM (NEW."text") OR OLD."title" IS DISTINCT FROM (NEW."title"))', func='INSERT INTO "activities_activityevent" ("campus_id", "cancel_reason", "cancel_until", "category", "changed_at", "contact", "cost_note", "created_at", "created_by_id", "ends_at", "for_campus_id", "for_department_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "places", "public_id", "published_at", "registration_closes_at", "registration_opens_at", "sequence", "starts_at", "state", "text", "title") VALUES (NEW."campus_id", NEW."cancel_reason", NEW."cancel_until", NEW."category", NEW."changed_at", NEW."contact", NEW."cost_note", NEW."created_at", NEW."created_by_id", NEW."ends_at", NEW."for_campus_id", NEW."for_department_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."places", NEW."public_id", NEW."published_at", NEW."registration_closes_at", NEW."registration_opens_at", NEW."sequence", NEW."starts_at", NEW."state", NEW."text", NEW."title"); RETURN NULL;', hash='c9ef26471b3ae007a9dc0b8bad5100b75aecb0ac', operation='UPDATE', pgid='pgtrigger_update_update_a56a1', table='activities_activity', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='activity',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "activities_activityevent" ("campus_id", "cancel_reason", "cancel_until", "category", "changed_at", "contact", "cost_note", "created_at", "created_by_id", "ends_at", "for_campus_id", "for_department_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "places", "public_id", "published_at", "registration_closes_at", "registration_opens_at", "sequence", "starts_at", "state", "text", "title") VALUES (OLD."campus_id", OLD."cancel_reason", OLD."cancel_until", OLD."category", OLD."changed_at", OLD."contact", OLD."cost_note", OLD."created_at", OLD."created_by_id", OLD."ends_at", OLD."for_campus_id", OLD."for_department_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."places", OLD."public_id", OLD."published_at", OLD."registration_closes_at", OLD."registration_opens_at", OLD."sequence", OLD."starts_at", OLD."state", OLD."text", OLD."title"); RETURN NULL;', hash='3103cc416628a972ed0edabb175ba583f3fec2ac', operation='DELETE', pgid='pgtrigger_delete_delete_cc776', table='activities_activity', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='activityevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='db1ce8ee7434c8d6ffd204f1fd78016cd3a3a0a3', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_09934', table='activities_activityevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='calendarfeed',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "activities_calendarfeedevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "renewed_at", "user_id") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."renewed_at", NEW."user_id"); RETURN NULL;', hash='46a4532e890a6e1844ab9015aeaaf30e0b4b3384', operation='INSERT', pgid='pgtrigger_insert_insert_b9f73', table='activities_calendarfeed', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='calendarfeed',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."renewed_at" IS DISTINCT FROM (NEW."renewed_at") OR OLD."user_id" IS DISTINCT FROM (NEW."user_id"))', func='INSERT INTO "activities_calendarfeedevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "renewed_at", "user_id") VALUES (NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."renewed_at", NEW."user_id"); RETURN NULL;', hash='c41ef9dbca0d6ab05f430362e51b8fc9b0b9dbe8', operation='UPDATE', pgid='pgtrigger_update_update_bf215', table='activities_calendarfeed', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='calendarfeed',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "activities_calendarfeedevent" ("id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "renewed_at", "user_id") VALUES (OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."renewed_at", OLD."user_id"); RETURN NULL;', hash='ac4327dd9f9625c5796fefa0c228f6971deafeb8', operation='DELETE', pgid='pgtrigger_delete_delete_f9016', table='activities_calendarfeed', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='calendarfeedevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='8ee08436df13768b1bf6f11e3161a554c75e0fef', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_60ce6', table='activities_calendarfeedevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='registration',
            index=models.Index(fields=['person', 'state'], name='registration_of_person'),
        ),
        migrations.AddConstraint(
            model_name='registration',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'CANCELLED'), _negated=True), fields=('activity', 'person'), name='registration_once_a_person'),
        ),
        migrations.AddConstraint(
            model_name='registration',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('cancelled_at__isnull', False), ('state', 'CANCELLED'), models.Q(('ending', ''), _negated=True)), models.Q(models.Q(('state', 'CANCELLED'), _negated=True), ('cancelled_at', None), ('ending', '')), _connector='OR'), name='registration_ended_has_reason'),
        ),
        migrations.AddConstraint(
            model_name='registration',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('checked_in_at__isnull', False), ('state', 'CHECKED_IN')), models.Q(models.Q(('state', 'CHECKED_IN'), _negated=True), ('checked_in_at', None)), _connector='OR'), name='registration_checked_in_has_time'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='registration',
            trigger=pgtrigger.compiler.Trigger(name='state_moves', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{ABSENT:CHECKED_IN,CHECKED_IN:CONFIRMED,CONFIRMED:ABSENT,CONFIRMED:CANCELLED,CONFIRMED:CHECKED_IN,WAITLISTED:CANCELLED,WAITLISTED:CONFIRMED}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='f774c25a450914369ffb81b800ba463b07a8aab6', operation='UPDATE', pgid='pgtrigger_state_moves_18e79', table='activities_registration', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='registration',
            trigger=pgtrigger.compiler.Trigger(name='tally_places', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nDECLARE\n    taken_before int := 0; taken_after int := 0; waiting_before int := 0; waiting_after int := 0;\nBEGIN\n    IF TG_OP <> 'INSERT' THEN\n        taken_before := (OLD.state IN ('CONFIRMED', 'CHECKED_IN', 'ABSENT'))::int;\n        waiting_before := (OLD.state = 'WAITLISTED')::int;\n    END IF;\n    IF TG_OP <> 'DELETE' THEN\n        taken_after := (NEW.state IN ('CONFIRMED', 'CHECKED_IN', 'ABSENT'))::int;\n        waiting_after := (NEW.state = 'WAITLISTED')::int;\n    END IF;\n    IF taken_before <> taken_after OR waiting_before <> waiting_after THEN\n        UPDATE activities_activity\n           SET taken = taken + taken_after - taken_before, waiting = waiting + waiting_after - waiting_before\n         WHERE id = CASE TG_OP WHEN 'DELETE' THEN OLD.activity_id ELSE NEW.activity_id END;\n    END IF;\n    RETURN NULL;\nEND;\n", hash='083bc45d051986326e6981ccfd220700974205b9', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_tally_places_1f8d8', table='activities_registration', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='registration',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "activities_registrationevent" ("activity_id", "cancelled_at", "checked_in_at", "checked_in_by_id", "confirmed_at", "ending", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "registered_at", "state") VALUES (NEW."activity_id", NEW."cancelled_at", NEW."checked_in_at", NEW."checked_in_by_id", NEW."confirmed_at", NEW."ending", NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."registered_at", NEW."state"); RETURN NULL;', hash='a878130c78dfbbaee42b0ab99823c0a85c25c0d8', operation='INSERT', pgid='pgtrigger_insert_insert_86db7', table='activities_registration', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='registration',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "activities_registrationevent" ("activity_id", "cancelled_at", "checked_in_at", "checked_in_by_id", "confirmed_at", "ending", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "registered_at", "state") VALUES (NEW."activity_id", NEW."cancelled_at", NEW."checked_in_at", NEW."checked_in_by_id", NEW."confirmed_at", NEW."ending", NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."registered_at", NEW."state"); RETURN NULL;', hash='5176d474bf9b348f23c7a90bd48ac39125a9922f', operation='UPDATE', pgid='pgtrigger_update_update_362e8', table='activities_registration', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='registration',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "activities_registrationevent" ("activity_id", "cancelled_at", "checked_in_at", "checked_in_by_id", "confirmed_at", "ending", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "registered_at", "state") VALUES (OLD."activity_id", OLD."cancelled_at", OLD."checked_in_at", OLD."checked_in_by_id", OLD."confirmed_at", OLD."ending", OLD."id", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."registered_at", OLD."state"); RETURN NULL;', hash='e25fb0c9b1d3271c6055d565f77179e60213fdd2', operation='DELETE', pgid='pgtrigger_delete_delete_c3076', table='activities_registration', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='registrationevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='00d95de5e72f48ee6f799c0b650db332699f050d', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_5cf84', table='activities_registrationevent', when='BEFORE')),
        ),
    ]
