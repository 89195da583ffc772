import activities.feed.models
import django.utils.timezone
import union_portal.core.base
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Activity',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12, unique=True)),
                ('state', models.CharField(choices=[('DRAFT', 'Draft'), ('PUBLISHED', 'Published'), ('CANCELLED', 'Cancelled'), ('FINISHED', 'Finished')], default='DRAFT', editable=False, max_length=10, verbose_name='state')),
                ('category', models.CharField(choices=[('SPORT', 'Sport'), ('CULTURE', 'Culture'), ('READING', 'Reading'), ('SKILL', 'Skill contest'), ('COURSE', 'Course'), ('FAMILY', 'Family'), ('WOMEN', 'Women'), ('CARE', 'Care and volunteering')], default='CULTURE', max_length=10, verbose_name='category')),
                ('title', models.CharField(max_length=80, verbose_name='title')),
                ('text', models.TextField(verbose_name='description')),
                ('place', models.CharField(max_length=120, verbose_name='place')),
                ('starts_at', models.DateTimeField(verbose_name='starts')),
                ('ends_at', models.DateTimeField(verbose_name='ends')),
                ('registration_opens_at', models.DateTimeField(verbose_name='registration opens')),
                ('registration_closes_at', models.DateTimeField(verbose_name='registration closes')),
                ('cancel_until', models.DateTimeField(help_text='Later, people have to call the contact.', verbose_name='withdrawal possible until')),
                ('places', models.PositiveIntegerField(verbose_name='places')),
                ('contact', models.CharField(help_text='Name and telephone number.', max_length=80, verbose_name='contact')),
                ('cost_note', models.CharField(blank=True, max_length=120, verbose_name='cost')),
                ('taken', models.PositiveIntegerField(default=0, editable=False, verbose_name='places taken')),
                ('waiting', models.PositiveIntegerField(default=0, editable=False, verbose_name='waiting')),
                ('sequence', models.PositiveIntegerField(default=0, editable=False)),
                ('cancel_reason', models.CharField(blank=True, editable=False, max_length=200, verbose_name='why it was cancelled')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('published_at', models.DateTimeField(editable=False, null=True, verbose_name='published at')),
                ('changed_at', models.DateTimeField(auto_now=True)),
            ],
            options={
                'verbose_name': 'activity',
                'verbose_name_plural': 'activities',
                'ordering': ['-starts_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='ActivityEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12)),
                ('state', models.CharField(choices=[('DRAFT', 'Draft'), ('PUBLISHED', 'Published'), ('CANCELLED', 'Cancelled'), ('FINISHED', 'Finished')], default='DRAFT', editable=False, max_length=10, verbose_name='state')),
                ('category', models.CharField(choices=[('SPORT', 'Sport'), ('CULTURE', 'Culture'), ('READING', 'Reading'), ('SKILL', 'Skill contest'), ('COURSE', 'Course'), ('FAMILY', 'Family'), ('WOMEN', 'Women'), ('CARE', 'Care and volunteering')], default='CULTURE', max_length=10, verbose_name='category')),
                ('title', models.CharField(max_length=80, verbose_name='title')),
                ('text', models.TextField(verbose_name='description')),
                ('place', models.CharField(max_length=120, verbose_name='place')),
                ('starts_at', models.DateTimeField(verbose_name='starts')),
                ('ends_at', models.DateTimeField(verbose_name='ends')),
                ('registration_opens_at', models.DateTimeField(verbose_name='registration opens')),
                ('registration_closes_at', models.DateTimeField(verbose_name='registration closes')),
                ('cancel_until', models.DateTimeField(help_text='Later, people have to call the contact.', verbose_name='withdrawal possible until')),
                ('places', models.PositiveIntegerField(verbose_name='places')),
                ('contact', models.CharField(help_text='Name and telephone number.', max_length=80, verbose_name='contact')),
                ('cost_note', models.CharField(blank=True, max_length=120, verbose_name='cost')),
                ('sequence', models.PositiveIntegerField(default=0, editable=False)),
                ('cancel_reason', models.CharField(blank=True, editable=False, max_length=200, verbose_name='why it was cancelled')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('published_at', models.DateTimeField(editable=False, null=True, verbose_name='published at')),
                ('changed_at', models.DateTimeField(auto_now=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='CalendarFeed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('token', models.CharField(default=activities.feed.models.new_token, max_length=40, unique=True)),
                ('renewed_at', models.DateTimeField(auto_now=True, verbose_name='address made')),
            ],
            options={
                'verbose_name': 'calendar feed',
                'verbose_name_plural': 'calendar feeds',
            },
        ),
        migrations.CreateModel(
            name='CalendarFeedEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('renewed_at', models.DateTimeField(auto_now=True, verbose_name='address made')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Registration',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12, unique=True)),
                ('state', models.CharField(choices=[('CONFIRMED', 'Confirmed'), ('WAITLISTED', 'On the waiting list'), ('CHECKED_IN', 'Checked in'), ('ABSENT', 'Absent'), ('CANCELLED', 'Cancelled')], editable=False, max_length=10, verbose_name='state')),
                ('registered_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='registered at')),
                ('confirmed_at', models.DateTimeField(null=True, verbose_name='confirmed at')),
                ('checked_in_at', models.DateTimeField(null=True, verbose_name='checked in at')),
                ('cancelled_at', models.DateTimeField(null=True, verbose_name='cancelled at')),
                ('ending', models.CharField(blank=True, choices=[('WITHDRAWN', 'Withdrew from it'), ('CALLED_OFF', 'The activity was cancelled'), ('NO_PLACE', 'No place became free')], db_default='', max_length=10, verbose_name='why it ended')),
            ],
            options={
                'verbose_name': 'registration',
                'verbose_name_plural': 'registrations',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='RegistrationEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12)),
                ('state', models.CharField(choices=[('CONFIRMED', 'Confirmed'), ('WAITLISTED', 'On the waiting list'), ('CHECKED_IN', 'Checked in'), ('ABSENT', 'Absent'), ('CANCELLED', 'Cancelled')], editable=False, max_length=10, verbose_name='state')),
                ('registered_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='registered at')),
                ('confirmed_at', models.DateTimeField(null=True, verbose_name='confirmed at')),
                ('checked_in_at', models.DateTimeField(null=True, verbose_name='checked in at')),
                ('cancelled_at', models.DateTimeField(null=True, verbose_name='cancelled at')),
                ('ending', models.CharField(blank=True, choices=[('WITHDRAWN', 'Withdrew from it'), ('CALLED_OFF', 'The activity was cancelled'), ('NO_PLACE', 'No place became free')], db_default='', max_length=10, verbose_name='why it ended')),
            ],
            options={
                'abstract': False,
            },
        ),
    ]
