import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.core.serializers.json
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
import union_portal.core.base
import union_portal.core.money
from decimal import Decimal
from django.conf import settings
from django.db import migrations, models

from proposals.migrations import _carry_over


class Migration(migrations.Migration):

    dependencies = [
        ('core', '0003_initial'),
        ('finance', '0002_initial'),
        ('members', '0002_confirmed_appointments'),
        ('pghistory', '0007_auto_20250421_0444'),
        ('proposals', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        _carry_over.HOLD,
        migrations.CreateModel(
            name='Appeal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('grounds', models.TextField(max_length=2000, verbose_name='grounds of the appeal')),
                ('appealed_at', models.DateTimeField(verbose_name='appealed')),
                ('refusal', models.TextField(max_length=1000, verbose_name='reason of the refusal')),
                ('due_on', models.DateField(verbose_name='to be decided by')),
                ('result', models.CharField(blank=True, choices=[('DISMISSED', 'The refusal stands'), ('FILED', 'To be filed after all'), ('SUGGESTION', 'To be taken as a suggestion')], max_length=12, verbose_name='result of the appeal')),
                ('words', models.TextField(blank=True, max_length=1000, verbose_name='words for the proposer')),
                ('decided_at', models.DateTimeField(null=True, verbose_name='decided')),
            ],
            options={
                'verbose_name': 'appeal',
                'verbose_name_plural': 'appeals',
                'ordering': ['due_on', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='AppealEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('grounds', models.TextField(max_length=2000, verbose_name='grounds of the appeal')),
                ('appealed_at', models.DateTimeField(verbose_name='appealed')),
                ('refusal', models.TextField(max_length=1000, verbose_name='reason of the refusal')),
                ('due_on', models.DateField(verbose_name='to be decided by')),
                ('result', models.CharField(blank=True, choices=[('DISMISSED', 'The refusal stands'), ('FILED', 'To be filed after all'), ('SUGGESTION', 'To be taken as a suggestion')], max_length=12, verbose_name='result of the appeal')),
                ('words', models.TextField(blank=True, max_length=1000, verbose_name='words for the proposer')),
                ('decided_at', models.DateTimeField(null=True, verbose_name='decided')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Award',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12, unique=True)),
                ('kind', models.CharField(choices=[('PROPOSAL', 'Excellent proposal'), ('DEPARTMENT', 'Excellent department')], max_length=12, verbose_name='award')),
                ('score', models.DecimalField(decimal_places=1, max_digits=4, verbose_name='score')),
                ('rank', models.PositiveSmallIntegerField(verbose_name='rank by score')),
                ('sheet', models.JSONField(encoder=django.core.serializers.json.DjangoJSONEncoder, verbose_name='score sheet')),
                ('reason', models.TextField(blank=True, max_length=1000, verbose_name='why it was chosen')),
                ('chosen_at', models.DateTimeField(verbose_name='chosen')),
                ('published_at', models.DateTimeField(null=True, verbose_name='published')),
            ],
            options={
                'verbose_name': 'award',
                'verbose_name_plural': 'awards',
                'ordering': ['-session__held_on', 'kind', 'rank', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='AwardEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12)),
                ('kind', models.CharField(choices=[('PROPOSAL', 'Excellent proposal'), ('DEPARTMENT', 'Excellent department')], max_length=12, verbose_name='award')),
                ('score', models.DecimalField(decimal_places=1, max_digits=4, verbose_name='score')),
                ('rank', models.PositiveSmallIntegerField(verbose_name='rank by score')),
                ('sheet', models.JSONField(encoder=django.core.serializers.json.DjangoJSONEncoder, verbose_name='score sheet')),
                ('reason', models.TextField(blank=True, max_length=1000, verbose_name='why it was chosen')),
                ('chosen_at', models.DateTimeField(verbose_name='chosen')),
                ('published_at', models.DateTimeField(null=True, verbose_name='published')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Check',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12, unique=True)),
                ('reason', models.CharField(choices=[('CHOSEN', 'Chosen by the supervisor'), ('LATE', 'Answered late'), ('REHANDLED', 'Handled twice'), ('DRAWN', 'Drawn by the rule')], default='CHOSEN', max_length=12, verbose_name='why')),
                ('begun_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='begun')),
                ('conclusion', models.TextField(blank=True, max_length=1000, verbose_name='conclusion')),
                ('concluded_at', models.DateTimeField(null=True, verbose_name='concluded')),
            ],
            options={
                'verbose_name': 'check',
                'verbose_name_plural': 'checks',
                'ordering': ['-begun_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='CheckEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12)),
                ('reason', models.CharField(choices=[('CHOSEN', 'Chosen by the supervisor'), ('LATE', 'Answered late'), ('REHANDLED', 'Handled twice'), ('DRAWN', 'Drawn by the rule')], default='CHOSEN', max_length=12, verbose_name='why')),
                ('begun_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='begun')),
                ('conclusion', models.TextField(blank=True, max_length=1000, verbose_name='conclusion')),
                ('concluded_at', models.DateTimeField(null=True, verbose_name='concluded')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ClassChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.TextField(max_length=1000, verbose_name='reason')),
                ('changed_at', models.DateTimeField(auto_now_add=True, verbose_name='changed')),
            ],
            options={
                'verbose_name': "change of a reply's class",
                'verbose_name_plural': "changes of replies' classes",
                'ordering': ['changed_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='CoAuthor',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('INVITED', 'Invited'), ('CONFIRMED', 'Joint author'), ('DECLINED', 'Declined'), ('LAPSED', 'Lapsed')], default='INVITED', max_length=10, verbose_name='answer')),
                ('asked_at', models.DateTimeField(verbose_name='asked')),
                ('answered_at', models.DateTimeField(null=True, verbose_name='answered')),
            ],
            options={
                'verbose_name': 'joint author',
                'verbose_name_plural': 'joint authors',
                'ordering': ['asked_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='CoAuthorEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('state', models.CharField(choices=[('INVITED', 'Invited'), ('CONFIRMED', 'Joint author'), ('DECLINED', 'Declined'), ('LAPSED', 'Lapsed')], default='INVITED', max_length=10, verbose_name='answer')),
                ('asked_at', models.DateTimeField(verbose_name='asked')),
                ('answered_at', models.DateTimeField(null=True, verbose_name='answered')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='CoHandling',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('round', models.PositiveSmallIntegerField(default=1, verbose_name='round')),
                ('assigned_at', models.DateTimeField(verbose_name='assigned')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='what is asked of it')),
                ('counted_from', models.DateField(verbose_name='counted from')),
                ('working_days', models.PositiveSmallIntegerField(verbose_name='working days')),
                ('due_on', models.DateField(verbose_name='due on')),
                ('accepted_at', models.DateTimeField(null=True, verbose_name='accepted')),
                ('sent_back_at', models.DateTimeField(null=True, verbose_name='sent back')),
                ('send_back_reason', models.TextField(blank=True, max_length=1000, verbose_name='reason for sending back')),
                ('released_at', models.DateTimeField(null=True, verbose_name='taken off')),
                ('input', models.TextField(blank=True, max_length=3000, verbose_name='input')),
                ('input_at', models.DateTimeField(null=True, verbose_name='input given')),
                ('overdue_at', models.DateTimeField(null=True, verbose_name='marked as overdue')),
            ],
            options={
                'verbose_name': 'co-handling',
                'verbose_name_plural': 'co-handlings',
                'ordering': ['assigned_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='CoHandlingEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('round', models.PositiveSmallIntegerField(default=1, verbose_name='round')),
                ('assigned_at', models.DateTimeField(verbose_name='assigned')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='what is asked of it')),
                ('counted_from', models.DateField(verbose_name='counted from')),
                ('working_days', models.PositiveSmallIntegerField(verbose_name='working days')),
                ('due_on', models.DateField(verbose_name='due on')),
                ('accepted_at', models.DateTimeField(null=True, verbose_name='accepted')),
                ('sent_back_at', models.DateTimeField(null=True, verbose_name='sent back')),
                ('send_back_reason', models.TextField(blank=True, max_length=1000, verbose_name='reason for sending back')),
                ('released_at', models.DateTimeField(null=True, verbose_name='taken off')),
                ('input', models.TextField(blank=True, max_length=3000, verbose_name='input')),
                ('input_at', models.DateTimeField(null=True, verbose_name='input given')),
                ('overdue_at', models.DateTimeField(null=True, verbose_name='marked as overdue')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='CongressReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12, unique=True)),
                ('state', models.CharField(choices=[('DRAFT', 'Draft'), ('SUBMITTED', 'With the committee'), ('APPROVED', 'Approved'), ('PUBLISHED', 'Published')], default='DRAFT', editable=False, max_length=10, verbose_name='state')),
                ('edition', models.PositiveSmallIntegerField(default=1, editable=False, verbose_name='edition')),
                ('figures', models.JSONField(editable=False, encoder=django.core.serializers.json.DjangoJSONEncoder, verbose_name='figures')),
                ('counted_at', models.DateTimeField(editable=False, verbose_name='counted')),
                ('introduction', models.TextField(blank=True, max_length=5000, verbose_name='introduction')),
                ('work_done', models.TextField(blank=True, max_length=5000, verbose_name='work done')),
                ('problems', models.TextField(blank=True, max_length=5000, verbose_name='problems')),
                ('next_plan', models.TextField(blank=True, max_length=5000, verbose_name='next plan')),
                ('made_at', models.DateTimeField(auto_now_add=True, verbose_name='made')),
                ('round', models.PositiveSmallIntegerField(default=0, editable=False, verbose_name='round')),
                ('submitted_at', models.DateTimeField(editable=False, null=True, verbose_name='submitted')),
                ('approved_at', models.DateTimeField(editable=False, null=True, verbose_name='approved')),
                ('published_at', models.DateTimeField(editable=False, null=True, verbose_name='published')),
            ],
            options={
                'verbose_name': 'report to the congress',
                'verbose_name_plural': 'reports to the congress',
                'ordering': ['-session__held_on', '-edition'],
            },
        ),
        migrations.CreateModel(
            name='CongressReportEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12)),
                ('state', models.CharField(choices=[('DRAFT', 'Draft'), ('SUBMITTED', 'With the committee'), ('APPROVED', 'Approved'), ('PUBLISHED', 'Published')], default='DRAFT', editable=False, max_length=10, verbose_name='state')),
                ('edition', models.PositiveSmallIntegerField(default=1, editable=False, verbose_name='edition')),
                ('figures', models.JSONField(editable=False, encoder=django.core.serializers.json.DjangoJSONEncoder, verbose_name='figures')),
                ('counted_at', models.DateTimeField(editable=False, verbose_name='counted')),
                ('introduction', models.TextField(blank=True, max_length=5000, verbose_name='introduction')),
                ('work_done', models.TextField(blank=True, max_length=5000, verbose_name='work done')),
                ('problems', models.TextField(blank=True, max_length=5000, verbose_name='problems')),
                ('next_plan', models.TextField(blank=True, max_length=5000, verbose_name='next plan')),
                ('made_at', models.DateTimeField(auto_now_add=True, verbose_name='made')),
                ('round', models.PositiveSmallIntegerField(default=0, editable=False, verbose_name='round')),
                ('submitted_at', models.DateTimeField(editable=False, null=True, verbose_name='submitted')),
                ('approved_at', models.DateTimeField(editable=False, null=True, verbose_name='approved')),
                ('published_at', models.DateTimeField(editable=False, null=True, verbose_name='published')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('outcome', models.CharField(choices=[('FILE', 'Filed'), ('SUGGESTION', 'Taken as a suggestion'), ('ANSWER', 'Answered by the committee'), ('RETURN', 'Returned for completion'), ('REFUSE', 'Not filed')], max_length=12, verbose_name='joint decision')),
                ('cases', models.PositiveSmallIntegerField(default=0, verbose_name='cases that came of it')),
                ('joined', models.BooleanField(default=False, verbose_name='merged with other submissions')),
                ('words', models.TextField(blank=True, max_length=1000, verbose_name='words for the proposer')),
                ('decided_at', models.DateTimeField(verbose_name='decided')),
            ],
            options={
                'verbose_name': 'decision of the committee',
                'verbose_name_plural': 'decisions of the committee',
                'ordering': ['decided_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='DecisionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('outcome', models.CharField(choices=[('FILE', 'Filed'), ('SUGGESTION', 'Taken as a suggestion'), ('ANSWER', 'Answered by the committee'), ('RETURN', 'Returned for completion'), ('REFUSE', 'Not filed')], max_length=12, verbose_name='joint decision')),
                ('cases', models.PositiveSmallIntegerField(default=0, verbose_name='cases that came of it')),
                ('joined', models.BooleanField(default=False, verbose_name='merged with other submissions')),
                ('words', models.TextField(blank=True, max_length=1000, verbose_name='words for the proposer')),
                ('decided_at', models.DateTimeField(verbose_name='decided')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Endorsement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('round', models.PositiveSmallIntegerField(verbose_name='round')),
                ('approves', models.BooleanField(verbose_name='approves')),
                ('reason', models.TextField(blank=True, max_length=1000, verbose_name='what must be changed')),
                ('given_at', models.DateTimeField(auto_now_add=True, verbose_name='given')),
            ],
            options={
                'verbose_name': 'voice on a report',
                'verbose_name_plural': 'voices on reports',
                'ordering': ['given_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='EndorsementEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('round', models.PositiveSmallIntegerField(verbose_name='round')),
                ('approves', models.BooleanField(verbose_name='approves')),
                ('reason', models.TextField(blank=True, max_length=1000, verbose_name='what must be changed')),
                ('given_at', models.DateTimeField(auto_now_add=True, verbose_name='given')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Evaluation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('novelty', models.PositiveSmallIntegerField(null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(10)], verbose_name='novelty')),
                ('usefulness', models.PositiveSmallIntegerField(null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(10)], verbose_name='usefulness')),
                ('feasibility', models.PositiveSmallIntegerField(null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(10)], verbose_name='feasibility')),
                ('words', models.TextField(blank=True, max_length=1000, verbose_name='in your words')),
                ('given_at', models.DateTimeField(null=True, verbose_name='given')),
            ],
            options={
                'verbose_name': 'evaluation',
                'verbose_name_plural': 'evaluations',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='EvaluationEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('novelty', models.PositiveSmallIntegerField(null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(10)], verbose_name='novelty')),
                ('usefulness', models.PositiveSmallIntegerField(null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(10)], verbose_name='usefulness')),
                ('feasibility', models.PositiveSmallIntegerField(null=True, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(10)], verbose_name='feasibility')),
                ('words', models.TextField(blank=True, max_length=1000, verbose_name='in your words')),
                ('given_at', models.DateTimeField(null=True, verbose_name='given')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Extension',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('ASKED', 'Asked, to be decided'), ('GRANTED', 'Granted'), ('REFUSED', 'Refused'), ('LAPSED', 'Settled by the reply')], default='ASKED', max_length=10, verbose_name='decision')),
                ('reason', models.TextField(max_length=1000, verbose_name='reason')),
                ('was_due_on', models.DateField(verbose_name='was due on')),
                ('due_on', models.DateField(verbose_name='new day')),
                ('working_days', models.PositiveSmallIntegerField(verbose_name='working days more')),
                ('asked_at', models.DateTimeField(verbose_name='asked')),
                ('decided_at', models.DateTimeField(null=True, verbose_name='decided')),
                ('answer', models.TextField(blank=True, max_length=1000, verbose_name="the leader's words")),
            ],
            options={
                'verbose_name': 'extension',
                'verbose_name_plural': 'extensions',
                'ordering': ['asked_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='ExtensionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('state', models.CharField(choices=[('ASKED', 'Asked, to be decided'), ('GRANTED', 'Granted'), ('REFUSED', 'Refused'), ('LAPSED', 'Settled by the reply')], default='ASKED', max_length=10, verbose_name='decision')),
                ('reason', models.TextField(max_length=1000, verbose_name='reason')),
                ('was_due_on', models.DateField(verbose_name='was due on')),
                ('due_on', models.DateField(verbose_name='new day')),
                ('working_days', models.PositiveSmallIntegerField(verbose_name='working days more')),
                ('asked_at', models.DateTimeField(verbose_name='asked')),
                ('decided_at', models.DateTimeField(null=True, verbose_name='decided')),
                ('answer', models.TextField(blank=True, max_length=1000, verbose_name="the leader's words")),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='FinalDecision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('named_at', models.DateTimeField(verbose_name='named')),
                ('outcome', models.CharField(blank=True, choices=[('STANDS', 'The reply stands'), ('MORE', 'The department has to do more')], max_length=8, verbose_name='decision')),
                ('words', models.TextField(blank=True, max_length=2000, verbose_name="in the leader's words")),
                ('decided_at', models.DateTimeField(null=True, verbose_name='decided')),
            ],
            options={
                'verbose_name': 'final decision',
                'verbose_name_plural': 'final decisions',
                'ordering': ['named_at'],
            },
        ),
        migrations.CreateModel(
            name='FinalDecisionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('named_at', models.DateTimeField(verbose_name='named')),
                ('outcome', models.CharField(blank=True, choices=[('STANDS', 'The reply stands'), ('MORE', 'The department has to do more')], max_length=8, verbose_name='decision')),
                ('words', models.TextField(blank=True, max_length=2000, verbose_name="in the leader's words")),
                ('decided_at', models.DateTimeField(null=True, verbose_name='decided')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Finding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12, unique=True)),
                ('state', models.CharField(choices=[('NOTED', 'Noted'), ('ASKED', 'Correction asked'), ('ANSWERED', 'Correction reported'), ('CLOSED', 'Corrected')], default='NOTED', editable=False, max_length=10, verbose_name='state')),
                ('aspect', models.CharField(choices=[('CONTENT', 'Content'), ('PROCEDURE', 'Procedure'), ('TIMELINESS', 'Timeliness')], max_length=12, verbose_name='aspect')),
                ('grade', models.CharField(choices=[('SOUND', 'Sound'), ('FLAWED', 'Flawed'), ('FAILED', 'Failed')], max_length=8, verbose_name='grade')),
                ('words', models.TextField(max_length=2000, verbose_name='finding')),
                ('found_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='found')),
                ('due_on', models.DateField(null=True, verbose_name='correction due on')),
                ('answer', models.TextField(blank=True, max_length=2000, verbose_name='correction')),
                ('answered_at', models.DateTimeField(null=True, verbose_name='reported')),
                ('verdict', models.TextField(blank=True, max_length=1000, verbose_name="supervisor's words")),
                ('judged_at', models.DateTimeField(null=True, verbose_name='judged')),
            ],
            options={
                'verbose_name': 'finding',
                'verbose_name_plural': 'findings',
                'ordering': ['check_of', 'found_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='FindingEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12)),
                ('state', models.CharField(choices=[('NOTED', 'Noted'), ('ASKED', 'Correction asked'), ('ANSWERED', 'Correction reported'), ('CLOSED', 'Corrected')], default='NOTED', editable=False, max_length=10, verbose_name='state')),
                ('aspect', models.CharField(choices=[('CONTENT', 'Content'), ('PROCEDURE', 'Procedure'), ('TIMELINESS', 'Timeliness')], max_length=12, verbose_name='aspect')),
                ('grade', models.CharField(choices=[('SOUND', 'Sound'), ('FLAWED', 'Flawed'), ('FAILED', 'Failed')], max_length=8, verbose_name='grade')),
                ('words', models.TextField(max_length=2000, verbose_name='finding')),
                ('found_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='found')),
                ('due_on', models.DateField(null=True, verbose_name='correction due on')),
                ('answer', models.TextField(blank=True, max_length=2000, verbose_name='correction')),
                ('answered_at', models.DateTimeField(null=True, verbose_name='reported')),
                ('verdict', models.TextField(blank=True, max_length=1000, verbose_name="supervisor's words")),
                ('judged_at', models.DateTimeField(null=True, verbose_name='judged')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Follow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_quiet', models.BooleanField(default=False, verbose_name='without messages')),
                ('since', models.DateTimeField(auto_now_add=True, verbose_name='since')),
            ],
            options={
                'verbose_name': 'follower',
                'verbose_name_plural': 'followers',
            },
        ),
        migrations.CreateModel(
            name='GramFrequency',
            fields=[
                ('gram', models.CharField(max_length=2, primary_key=True, serialize=False, verbose_name='pair of characters')),
                ('in_titles', models.PositiveIntegerField(verbose_name='in titles')),
                ('in_grounds', models.PositiveIntegerField(verbose_name='in grounds')),
            ],
            options={
                'verbose_name': 'frequency of a pair',
                'verbose_name_plural': 'frequencies of pairs',
            },
        ),
        migrations.CreateModel(
            name='HigherAward',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80, verbose_name='award')),
                ('level', models.CharField(choices=[('DISTRICT', 'District'), ('CITY', 'City'), ('PROVINCE', 'Province'), ('NATION', 'Nation')], max_length=10, verbose_name='level')),
                ('granted_by', models.CharField(max_length=80, verbose_name='granted by')),
                ('awarded_on', models.DateField(verbose_name='awarded on')),
            ],
            options={
                'verbose_name': 'higher award',
                'verbose_name_plural': 'higher awards',
                'ordering': ['-awarded_on', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='HigherAwardEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('name', models.CharField(max_length=80, verbose_name='award')),
                ('level', models.CharField(choices=[('DISTRICT', 'District'), ('CITY', 'City'), ('PROVINCE', 'Province'), ('NATION', 'Nation')], max_length=10, verbose_name='level')),
                ('granted_by', models.CharField(max_length=80, verbose_name='granted by')),
                ('awarded_on', models.DateField(verbose_name='awarded on')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ImportedRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('line', models.PositiveIntegerField(default=0, verbose_name='line')),
                ('outcome', models.CharField(choices=[('MISTAKE', 'Mistake'), ('NEW', 'New'), ('UNCHANGED', 'There already')], max_length=10, verbose_name='outcome')),
                ('number', models.CharField(blank=True, max_length=40, verbose_name='number')),
                ('title', models.CharField(blank=True, max_length=60, verbose_name='subject')),
                ('column', models.CharField(blank=True, max_length=40, verbose_name='column')),
                ('words', models.CharField(blank=True, max_length=300, verbose_name='what')),
            ],
            options={
                'verbose_name': 'row of earlier proposals',
                'verbose_name_plural': 'rows of earlier proposals',
                'ordering': ['file', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Inclusion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('included_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='included')),
            ],
            options={
                'verbose_name': 'submission in a case',
                'verbose_name_plural': 'submissions in cases',
                'ordering': ['included_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='InclusionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('included_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='included')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='KeyProposal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.CharField(max_length=300, verbose_name='why it is a key proposal')),
                ('marked_at', models.DateTimeField(verbose_name='marked')),
            ],
            options={
                'verbose_name': 'key proposal',
                'verbose_name_plural': 'key proposals',
                'ordering': ['marked_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='KeyProposalEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('reason', models.CharField(max_length=300, verbose_name='why it is a key proposal')),
                ('marked_at', models.DateTimeField(verbose_name='marked')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Letter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12, unique=True)),
                ('number', models.CharField(max_length=60, unique=True, verbose_name='number')),
                ('dated_on', models.DateField(verbose_name='dated')),
            ],
            options={
                'verbose_name': 'reply letter',
                'verbose_name_plural': 'reply letters',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='LetterEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12)),
                ('number', models.CharField(max_length=60, verbose_name='number')),
                ('dated_on', models.DateField(verbose_name='dated')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Meeting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12, unique=True)),
                ('state', models.CharField(choices=[('RECORDED', 'To be confirmed by the proposer'), ('CONFIRMED', 'Confirmed by the proposer'), ('DISPUTED', 'Not confirmed')], default='RECORDED', max_length=10, verbose_name='state')),
                ('way', models.CharField(choices=[('FACE', 'Face to face'), ('VIDEO', 'By video'), ('PHONE', 'By telephone')], default='FACE', max_length=10, verbose_name='way')),
                ('held_on', models.DateField(verbose_name='held on')),
                ('place', models.CharField(blank=True, max_length=100, verbose_name='place')),
                ('present', models.CharField(max_length=200, verbose_name='who was there')),
                ('text', models.TextField(max_length=2000, verbose_name='what was said')),
                ('recorded_at', models.DateTimeField(verbose_name='recorded')),
                ('answered_at', models.DateTimeField(null=True, verbose_name='answered')),
                ('objection', models.TextField(blank=True, max_length=1000, verbose_name="the proposer's objection")),
            ],
            options={
                'verbose_name': 'meeting with the author',
                'verbose_name_plural': 'meetings with authors',
                'ordering': ['held_on', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='MeetingEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12)),
                ('state', models.CharField(choices=[('RECORDED', 'To be confirmed by the proposer'), ('CONFIRMED', 'Confirmed by the proposer'), ('DISPUTED', 'Not confirmed')], default='RECORDED', max_length=10, verbose_name='state')),
                ('way', models.CharField(choices=[('FACE', 'Face to face'), ('VIDEO', 'By video'), ('PHONE', 'By telephone')], default='FACE', max_length=10, verbose_name='way')),
                ('held_on', models.DateField(verbose_name='held on')),
                ('place', models.CharField(blank=True, max_length=100, verbose_name='place')),
                ('present', models.CharField(max_length=200, verbose_name='who was there')),
                ('text', models.TextField(max_length=2000, verbose_name='what was said')),
                ('recorded_at', models.DateTimeField(verbose_name='recorded')),
                ('answered_at', models.DateTimeField(null=True, verbose_name='answered')),
                ('objection', models.TextField(blank=True, max_length=1000, verbose_name="the proposer's objection")),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Opinion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('abstains', models.BooleanField(default=False, verbose_name='abstains')),
                ('verdict', models.CharField(blank=True, choices=[('FILE', 'File'), ('MERGE', 'Merge with another'), ('SPLIT', 'Split into several cases'), ('SUGGESTION', 'Take as a suggestion'), ('ANSWER', 'Answer only'), ('RETURN', 'Return for completion'), ('REFUSE', "Don't file")], max_length=12, verbose_name='opinion')),
                ('words', models.TextField(blank=True, max_length=1000, verbose_name='in words')),
                ('given_at', models.DateTimeField(null=True, verbose_name='opinion given')),
            ],
            options={
                'verbose_name': 'opinion of a member',
                'verbose_name_plural': 'opinions of members',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Origin',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('line', models.PositiveIntegerField(verbose_name='line')),
                ('seconders', models.CharField(blank=True, max_length=300, verbose_name='seconders as the file has them')),
                ('fingerprint', models.CharField(editable=False, max_length=64)),
            ],
            options={
                'verbose_name': 'origin of a proposal',
                'verbose_name_plural': 'origins of proposals',
                'ordering': ['file', 'line'],
            },
        ),
        migrations.CreateModel(
            name='OriginEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('line', models.PositiveIntegerField(verbose_name='line')),
                ('seconders', models.CharField(blank=True, max_length=300, verbose_name='seconders as the file has them')),
                ('fingerprint', models.CharField(editable=False, max_length=64)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ProgressNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('PLAN', 'Plan'), ('PROGRESS', 'Progress')], max_length=10, verbose_name='kind')),
                ('text', models.TextField(max_length=2000, verbose_name='text')),
                ('done_by', models.DateField(null=True, verbose_name='to be done by')),
                ('written_at', models.DateTimeField(verbose_name='written')),
            ],
            options={
                'verbose_name': 'progress note',
                'verbose_name_plural': 'progress notes',
                'ordering': ['written_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='ProgressNoteEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('kind', models.CharField(choices=[('PLAN', 'Plan'), ('PROGRESS', 'Progress')], max_length=10, verbose_name='kind')),
                ('text', models.TextField(max_length=2000, verbose_name='text')),
                ('done_by', models.DateField(null=True, verbose_name='to be done by')),
                ('written_at', models.DateTimeField(verbose_name='written')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Promise',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12, unique=True)),
                ('state', models.CharField(choices=[('OPEN', 'Open'), ('KEPT', 'Kept'), ('DROPPED', 'No longer owed')], default='OPEN', editable=False, max_length=8, verbose_name='state')),
                ('text', models.CharField(editable=False, max_length=300, verbose_name='what is promised')),
                ('made_at', models.DateTimeField(editable=False, verbose_name='promised')),
                ('first_promised_on', models.DateField(editable=False, verbose_name='first promised by')),
                ('promised_on', models.DateField(editable=False, verbose_name='promised by')),
                ('kept_at', models.DateTimeField(editable=False, null=True, verbose_name='kept')),
                ('kept_note', models.TextField(blank=True, editable=False, max_length=1000, verbose_name='what was done')),
                ('times_kept', models.PositiveSmallIntegerField(default=0, editable=False, verbose_name='times reported as kept')),
                ('dropped_reason', models.TextField(blank=True, editable=False, max_length=1000, verbose_name="why it isn't owed any more")),
                ('overdue_told_on', models.DateField(editable=False, null=True, verbose_name='told as overdue for')),
            ],
            options={
                'verbose_name': 'promise',
                'verbose_name_plural': 'promise book',
                'ordering': ['promised_on', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='PromiseAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('time', models.PositiveSmallIntegerField(verbose_name='of which report')),
                ('is_done', models.BooleanField(verbose_name='really done')),
                ('words', models.TextField(blank=True, max_length=1000, verbose_name="in the author's words")),
                ('said_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='said')),
            ],
            options={
                'verbose_name': "author's answer on a promise",
                'verbose_name_plural': "authors' answers on promises",
                'ordering': ['said_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='PromiseEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12)),
                ('state', models.CharField(choices=[('OPEN', 'Open'), ('KEPT', 'Kept'), ('DROPPED', 'No longer owed')], default='OPEN', editable=False, max_length=8, verbose_name='state')),
                ('text', models.CharField(editable=False, max_length=300, verbose_name='what is promised')),
                ('made_at', models.DateTimeField(editable=False, verbose_name='promised')),
                ('first_promised_on', models.DateField(editable=False, verbose_name='first promised by')),
                ('promised_on', models.DateField(editable=False, verbose_name='promised by')),
                ('kept_at', models.DateTimeField(editable=False, null=True, verbose_name='kept')),
                ('kept_note', models.TextField(blank=True, editable=False, max_length=1000, verbose_name='what was done')),
                ('times_kept', models.PositiveSmallIntegerField(default=0, editable=False, verbose_name='times reported as kept')),
                ('dropped_reason', models.TextField(blank=True, editable=False, max_length=1000, verbose_name="why it isn't owed any more")),
                ('overdue_told_on', models.DateField(editable=False, null=True, verbose_name='told as overdue for')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='PromiseMove',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('before', models.DateField(verbose_name='until then promised by')),
                ('after', models.DateField(verbose_name='promised by')),
                ('reason', models.TextField(max_length=1000, verbose_name='reason')),
                ('moved_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='moved')),
            ],
            options={
                'verbose_name': 'moved day of a promise',
                'verbose_name_plural': 'moved days of promises',
                'ordering': ['moved_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='PromiseNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(max_length=1000, verbose_name='progress')),
                ('noted_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='noted')),
            ],
            options={
                'verbose_name': 'progress note',
                'verbose_name_plural': 'progress notes',
                'ordering': ['noted_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='ProposalImport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12, unique=True)),
                ('name', models.CharField(max_length=200, verbose_name='file')),
                ('sha256', models.CharField(db_index=True, max_length=64, verbose_name="file's hash")),
                ('state', models.CharField(choices=[('READY', 'Waits for confirmation'), ('REFUSED', 'Has mistakes'), ('APPLIED', 'Imported'), ('UNDONE', 'Undone'), ('DISCARDED', 'Thrown away')], default='READY', editable=False, max_length=10, verbose_name='state')),
                ('rows', models.PositiveIntegerField(default=0, verbose_name='rows')),
                ('new', models.PositiveIntegerField(default=0, verbose_name='new')),
                ('unchanged', models.PositiveIntegerField(default=0, verbose_name='unchanged')),
                ('mistakes', models.PositiveIntegerField(default=0, verbose_name='mistakes')),
                ('notes', models.JSONField(default=list, verbose_name='notes')),
                ('fingerprint', models.CharField(blank=True, editable=False, max_length=64)),
                ('uploaded_at', models.DateTimeField(auto_now_add=True, verbose_name='uploaded')),
                ('applied_at', models.DateTimeField(null=True, verbose_name='imported')),
                ('undone_at', models.DateTimeField(null=True, verbose_name='undone')),
            ],
            options={
                'verbose_name': 'file of earlier proposals',
                'verbose_name_plural': 'files of earlier proposals',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='ProposalImportEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12)),
                ('name', models.CharField(max_length=200, verbose_name='file')),
                ('sha256', models.CharField(max_length=64, verbose_name="file's hash")),
                ('state', models.CharField(choices=[('READY', 'Waits for confirmation'), ('REFUSED', 'Has mistakes'), ('APPLIED', 'Imported'), ('UNDONE', 'Undone'), ('DISCARDED', 'Thrown away')], default='READY', editable=False, max_length=10, verbose_name='state')),
                ('rows', models.PositiveIntegerField(default=0, verbose_name='rows')),
                ('new', models.PositiveIntegerField(default=0, verbose_name='new')),
                ('unchanged', models.PositiveIntegerField(default=0, verbose_name='unchanged')),
                ('mistakes', models.PositiveIntegerField(default=0, verbose_name='mistakes')),
                ('notes', models.JSONField(default=list, verbose_name='notes')),
                ('fingerprint', models.CharField(blank=True, editable=False, max_length=64)),
                ('uploaded_at', models.DateTimeField(auto_now_add=True, verbose_name='uploaded')),
                ('applied_at', models.DateTimeField(null=True, verbose_name='imported')),
                ('undone_at', models.DateTimeField(null=True, verbose_name='undone')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='RationalizationProposal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12, unique=True)),
                ('state', models.CharField(choices=[('DRAFT', 'Draft'), ('SUBMITTED', 'Submitted'), ('EVALUATING', 'Being evaluated'), ('ADOPTED', 'Adopted'), ('IN_USE', 'Put to use'), ('NOT_ADOPTED', 'Not adopted'), ('WITHDRAWN', 'Withdrawn')], default='DRAFT', editable=False, max_length=12, verbose_name='state')),
                ('kind', models.CharField(choices=[('SUGGESTION', 'Rationalisation suggestion'), ('INVENTION', 'Small invention'), ('REFORM', 'Small reform'), ('INNOVATION', 'Small innovation')], default='SUGGESTION', max_length=12, verbose_name='kind')),
                ('number', models.CharField(blank=True, editable=False, max_length=20, verbose_name='number')),
                ('title', models.CharField(blank=True, max_length=60, verbose_name='subject')),
                ('problem', models.TextField(blank=True, max_length=2000, verbose_name='what is not good now')),
                ('idea', models.TextField(blank=True, max_length=3000, verbose_name='what to do, or what was done')),
                ('benefit', models.TextField(blank=True, max_length=1000, verbose_name='what it brings')),
                ('begun_at', models.DateTimeField(auto_now_add=True, verbose_name='begun')),
                ('changed_at', models.DateTimeField(auto_now=True, verbose_name='changed')),
                ('submitted_at', models.DateTimeField(editable=False, null=True, verbose_name='submitted')),
                ('decided_at', models.DateTimeField(editable=False, null=True, verbose_name='decided')),
                ('reason', models.TextField(blank=True, editable=False, max_length=1000, verbose_name="the committee's words")),
                ('grade', models.CharField(blank=True, choices=[('FIRST', 'First grade'), ('SECOND', 'Second grade'), ('THIRD', 'Third grade'), ('ENCOURAGED', 'Encouragement')], editable=False, max_length=12, verbose_name='grade')),
                ('reward', union_portal.core.money.MoneyField(decimal_places=2, default=Decimal('0'), editable=False, max_digits=14, verbose_name='reward')),
                ('approved_at', models.DateTimeField(editable=False, null=True, verbose_name='reward approved')),
                ('used_since', models.DateField(editable=False, null=True, verbose_name='in use since')),
                ('effect', models.TextField(blank=True, editable=False, max_length=1000, verbose_name='what it has brought')),
                ('grams', models.GeneratedField(db_persist=True, expression=models.Func(models.F('title'), function='portal_bigrams'), output_field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=2), size=None))),
            ],
            options={
                'verbose_name': 'rationalisation suggestion',
                'verbose_name_plural': 'rationalisation suggestions',
                'ordering': ['-submitted_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='RationalizationProposalEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12)),
                ('state', models.CharField(choices=[('DRAFT', 'Draft'), ('SUBMITTED', 'Submitted'), ('EVALUATING', 'Being evaluated'), ('ADOPTED', 'Adopted'), ('IN_USE', 'Put to use'), ('NOT_ADOPTED', 'Not adopted'), ('WITHDRAWN', 'Withdrawn')], default='DRAFT', editable=False, max_length=12, verbose_name='state')),
                ('kind', models.CharField(choices=[('SUGGESTION', 'Rationalisation suggestion'), ('INVENTION', 'Small invention'), ('REFORM', 'Small reform'), ('INNOVATION', 'Small innovation')], default='SUGGESTION', max_length=12, verbose_name='kind')),
                ('number', models.CharField(blank=True, editable=False, max_length=20, verbose_name='number')),
                ('title', models.CharField(blank=True, max_length=60, verbose_name='subject')),
                ('problem', models.TextField(blank=True, max_length=2000, verbose_name='what is not good now')),
                ('idea', models.TextField(blank=True, max_length=3000, verbose_name='what to do, or what was done')),
                ('benefit', models.TextField(blank=True, max_length=1000, verbose_name='what it brings')),
                ('begun_at', models.DateTimeField(auto_now_add=True, verbose_name='begun')),
                ('changed_at', models.DateTimeField(auto_now=True, verbose_name='changed')),
                ('submitted_at', models.DateTimeField(editable=False, null=True, verbose_name='submitted')),
                ('decided_at', models.DateTimeField(editable=False, null=True, verbose_name='decided')),
                ('reason', models.TextField(blank=True, editable=False, max_length=1000, verbose_name="the committee's words")),
                ('grade', models.CharField(blank=True, choices=[('FIRST', 'First grade'), ('SECOND', 'Second grade'), ('THIRD', 'Third grade'), ('ENCOURAGED', 'Encouragement')], editable=False, max_length=12, verbose_name='grade')),
                ('reward', union_portal.core.money.MoneyField(decimal_places=2, default=Decimal('0'), editable=False, max_digits=14, verbose_name='reward')),
                ('approved_at', models.DateTimeField(editable=False, null=True, verbose_name='reward approved')),
                ('used_since', models.DateField(editable=False, null=True, verbose_name='in use since')),
                ('effect', models.TextField(blank=True, editable=False, max_length=1000, verbose_name='what it has brought')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Review',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('opened_at', models.DateTimeField(verbose_name='opened')),
                ('due_on', models.DateField(verbose_name='opinions until')),
                ('shown_at', models.DateTimeField(null=True, verbose_name='opinions shown')),
                ('ended_at', models.DateTimeField(null=True, verbose_name='ended')),
            ],
            options={
                'verbose_name': 'review of a submission',
                'verbose_name_plural': 'reviews of submissions',
                'ordering': ['opened_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='ReviewEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('opened_at', models.DateTimeField(verbose_name='opened')),
                ('due_on', models.DateField(verbose_name='opinions until')),
                ('shown_at', models.DateTimeField(null=True, verbose_name='opinions shown')),
                ('ended_at', models.DateTimeField(null=True, verbose_name='ended')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SeconderRating',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('JOINT_AUTHOR', 'Joint author'), ('SECONDER', 'Seconder')], max_length=12, verbose_name='as')),
                ('attitude', models.CharField(choices=[('SATISFIED', 'Satisfied'), ('BASICALLY_SATISFIED', 'Basically satisfied'), ('DISSATISFIED', 'Dissatisfied')], max_length=20, verbose_name='attitude')),
                ('result', models.CharField(choices=[('SATISFIED', 'Satisfied'), ('BASICALLY_SATISFIED', 'Basically satisfied'), ('DISSATISFIED', 'Dissatisfied')], max_length=20, verbose_name='result')),
                ('reason', models.TextField(blank=True, max_length=1000, verbose_name='reason')),
                ('rated_at', models.DateTimeField(verbose_name='rated')),
            ],
            options={
                'verbose_name': "seconder's rating",
                'verbose_name_plural': "seconders' ratings",
                'ordering': ['rated_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='SeconderRatingEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('role', models.CharField(choices=[('JOINT_AUTHOR', 'Joint author'), ('SECONDER', 'Seconder')], max_length=12, verbose_name='as')),
                ('attitude', models.CharField(choices=[('SATISFIED', 'Satisfied'), ('BASICALLY_SATISFIED', 'Basically satisfied'), ('DISSATISFIED', 'Dissatisfied')], max_length=20, verbose_name='attitude')),
                ('result', models.CharField(choices=[('SATISFIED', 'Satisfied'), ('BASICALLY_SATISFIED', 'Basically satisfied'), ('DISSATISFIED', 'Dissatisfied')], max_length=20, verbose_name='result')),
                ('reason', models.TextField(blank=True, max_length=1000, verbose_name='reason')),
                ('rated_at', models.DateTimeField(verbose_name='rated')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Signature',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(verbose_name='position')),
                ('step', models.CharField(choices=[('HEAD', 'Department head'), ('COSIGN', 'Co-signing department'), ('LEADER', 'Leader in charge')], max_length=8, verbose_name='step')),
                ('outcome', models.CharField(blank=True, choices=[('SIGNED', 'Signed'), ('RETURNED', 'Returned')], max_length=8, verbose_name='outcome')),
                ('at', models.DateTimeField(null=True, verbose_name='signed or returned')),
                ('reason', models.TextField(blank=True, max_length=1000, verbose_name='reason')),
            ],
            options={
                'verbose_name': 'signature',
                'verbose_name_plural': 'signatures',
                'ordering': ['reply', 'position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='SignatureEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('position', models.PositiveSmallIntegerField(verbose_name='position')),
                ('step', models.CharField(choices=[('HEAD', 'Department head'), ('COSIGN', 'Co-signing department'), ('LEADER', 'Leader in charge')], max_length=8, verbose_name='step')),
                ('outcome', models.CharField(blank=True, choices=[('SIGNED', 'Signed'), ('RETURNED', 'Returned')], max_length=8, verbose_name='outcome')),
                ('at', models.DateTimeField(null=True, verbose_name='signed or returned')),
                ('reason', models.TextField(blank=True, max_length=1000, verbose_name='reason')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='TalkMessage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12, unique=True)),
                ('text', models.TextField(max_length=2000, verbose_name='message')),
                ('written_at', models.DateTimeField(verbose_name='written')),
            ],
            options={
                'verbose_name': 'message of a talk',
                'verbose_name_plural': 'messages of talks',
                'ordering': ['written_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='TalkMessageEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12)),
                ('text', models.TextField(max_length=2000, verbose_name='message')),
                ('written_at', models.DateTimeField(verbose_name='written')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Urging',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('COMMITTEE', 'The proposal committee'), ('LEADER', 'A hospital leader'), ('CHAIR', 'The union chair'), ('PROPOSER', 'The proposer')], max_length=12, verbose_name='in the role of')),
                ('words', models.TextField(max_length=500, verbose_name='words')),
                ('urged_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='urged')),
                ('due_on', models.DateField(null=True, verbose_name='due on')),
            ],
            options={
                'verbose_name': 'urging',
                'verbose_name_plural': 'urgings',
                'ordering': ['urged_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='UrgingEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('role', models.CharField(choices=[('COMMITTEE', 'The proposal committee'), ('LEADER', 'A hospital leader'), ('CHAIR', 'The union chair'), ('PROPOSER', 'The proposer')], max_length=12, verbose_name='in the role of')),
                ('words', models.TextField(max_length=500, verbose_name='words')),
                ('urged_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='urged')),
                ('due_on', models.DateField(null=True, verbose_name='due on')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='proposal',
            name='state_moves',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='proposal',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='proposal',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='proposal',
            name='delete_delete',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='proposalcase',
            name='state_moves',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='proposalcase',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='proposalcase',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='proposalcase',
            name='delete_delete',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='reply',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='reply',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='reply',
            name='delete_delete',
        ),
        migrations.RemoveConstraint(
            model_name='proposal',
            name='proposal_submitted_is_whole',
        ),
        migrations.RemoveConstraint(
            model_name='proposal',
            name='proposal_taken_in_has_number_and_case',
        ),
        migrations.RemoveConstraint(
            model_name='reply',
            name='reply_one_signed_a_round',
        ),
        migrations.RemoveConstraint(
            model_name='reply',
            name='reply_signed_by_another',
        ),
        migrations.RemoveConstraint(
            model_name='reply',
            name='reply_kept_was_promised',
        ),
        migrations.RemoveField(
            model_name='proposal',
            name='case',
        ),
        migrations.RemoveField(
            model_name='proposalevent',
            name='case',
        ),
        migrations.RemoveField(
            model_name='reply',
            name='kept_at',
        ),
        migrations.RemoveField(
            model_name='reply',
            name='kept_note',
        ),
        migrations.RemoveField(
            model_name='replyevent',
            name='kept_at',
        ),
        migrations.RemoveField(
            model_name='replyevent',
            name='kept_note',
        ),
        migrations.AddField(
            model_name='proposal',
            name='confirmed_at',
            field=models.DateTimeField(editable=False, null=True, verbose_name='confirmed by its author'),
        ),
        migrations.AddField(
            model_name='proposal',
            name='entered_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered from paper by'),
        ),
        migrations.AddField(
            model_name='proposal',
            name='is_collective',
            field=models.BooleanField(default=False, verbose_name='proposed by my delegation as a whole'),
        ),
        migrations.AddField(
            model_name='proposal',
            name='is_imported',
            field=models.BooleanField(default=False, editable=False, verbose_name='imported'),
        ),
        migrations.AddField(
            model_name='proposal',
            name='is_open_for_seconding',
            field=models.BooleanField(default=False, editable=False, verbose_name='open to all delegates for seconding'),
        ),
        migrations.AddField(
            model_name='proposal',
            name='late_for',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='proposals.congresssession', verbose_name='came late for'),
        ),
        migrations.AddField(
            model_name='proposal',
            name='late_reason',
            field=models.TextField(blank=True, editable=False, max_length=1000, verbose_name='why it was accepted late'),
        ),
        migrations.AddField(
            model_name='proposal',
            name='proposer_name',
            field=models.CharField(blank=True, editable=False, max_length=60, verbose_name='proposer as the import names'),
        ),
        migrations.AddField(
            model_name='proposal',
            name='received_on',
            field=models.DateField(editable=False, null=True, verbose_name='received on paper on'),
        ),
        migrations.AddField(
            model_name='proposalcase',
            name='department_name',
            field=models.CharField(blank=True, editable=False, max_length=60, verbose_name='lead department as the import names'),
        ),
        migrations.AddField(
            model_name='proposalcase',
            name='handling',
            field=models.CharField(choices=[('TOGETHER', 'Together: the lead answers'), ('SEPARATELY', 'Separately: each answers its own part')], default='TOGETHER', editable=False, max_length=12, verbose_name='how it is handled'),
        ),
        migrations.AddField(
            model_name='proposalcaseevent',
            name='department_name',
            field=models.CharField(blank=True, editable=False, max_length=60, verbose_name='lead department as the import names'),
        ),
        migrations.AddField(
            model_name='proposalcaseevent',
            name='handling',
            field=models.CharField(choices=[('TOGETHER', 'Together: the lead answers'), ('SEPARATELY', 'Separately: each answers its own part')], default='TOGETHER', editable=False, max_length=12, verbose_name='how it is handled'),
        ),
        migrations.AddField(
            model_name='proposalevent',
            name='confirmed_at',
            field=models.DateTimeField(editable=False, null=True, verbose_name='confirmed by its author'),
        ),
        migrations.AddField(
            model_name='proposalevent',
            name='entered_by',
            field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered from paper by'),
        ),
        migrations.AddField(
            model_name='proposalevent',
            name='is_collective',
            field=models.BooleanField(default=False, verbose_name='proposed by my delegation as a whole'),
        ),
        migrations.AddField(
            model_name='proposalevent',
            name='is_imported',
            field=models.BooleanField(default=False, editable=False, verbose_name='imported'),
        ),
        migrations.AddField(
            model_name='proposalevent',
            name='is_open_for_seconding',
            field=models.BooleanField(default=False, editable=False, verbose_name='open to all delegates for seconding'),
        ),
        migrations.AddField(
            model_name='proposalevent',
            name='late_for',
            field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='proposals.congresssession', verbose_name='came late for'),
        ),
        migrations.AddField(
            model_name='proposalevent',
            name='late_reason',
            field=models.TextField(blank=True, editable=False, max_length=1000, verbose_name='why it was accepted late'),
        ),
        migrations.AddField(
            model_name='proposalevent',
            name='proposer_name',
            field=models.CharField(blank=True, editable=False, max_length=60, verbose_name='proposer as the import names'),
        ),
        migrations.AddField(
            model_name='proposalevent',
            name='received_on',
            field=models.DateField(editable=False, null=True, verbose_name='received on paper on'),
        ),
        migrations.AddField(
            model_name='reply',
            name='correction_reason',
            field=models.TextField(blank=True, max_length=1000, verbose_name='reason for the correction'),
        ),
        migrations.AddField(
            model_name='reply',
            name='corrects',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='corrections', to='proposals.reply', verbose_name='corrects'),
        ),
        migrations.AddField(
            model_name='reply',
            name='cost',
            field=union_portal.core.money.MoneyField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='cost in yuan'),
        ),
        migrations.AddField(
            model_name='reply',
            name='is_imported',
            field=models.BooleanField(default=False, editable=False, verbose_name='imported'),
        ),
        migrations.AddField(
            model_name='reply',
            name='promised',
            field=models.CharField(blank=True, max_length=300, verbose_name='what is promised'),
        ),
        migrations.AddField(
            model_name='reply',
            name='superseded_at',
            field=models.DateTimeField(null=True, verbose_name='replaced by a later version'),
        ),
        migrations.AddField(
            model_name='reply',
            name='version',
            field=models.PositiveSmallIntegerField(default=1, verbose_name='version'),
        ),
        migrations.AddField(
            model_name='replyevent',
            name='correction_reason',
            field=models.TextField(blank=True, max_length=1000, verbose_name='reason for the correction'),
        ),
        migrations.AddField(
            model_name='replyevent',
            name='corrects',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='proposals.reply', verbose_name='corrects'),
        ),
        migrations.AddField(
            model_name='replyevent',
            name='cost',
            field=union_portal.core.money.MoneyField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='cost in yuan'),
        ),
        migrations.AddField(
            model_name='replyevent',
            name='is_imported',
            field=models.BooleanField(default=False, editable=False, verbose_name='imported'),
        ),
        migrations.AddField(
            model_name='replyevent',
            name='promised',
            field=models.CharField(blank=True, max_length=300, verbose_name='what is promised'),
        ),
        migrations.AddField(
            model_name='replyevent',
            name='superseded_at',
            field=models.DateTimeField(null=True, verbose_name='replaced by a later version'),
        ),
        migrations.AddField(
            model_name='replyevent',
            name='version',
            field=models.PositiveSmallIntegerField(default=1, verbose_name='version'),
        ),
        migrations.AlterField(
            model_name='proposal',
            name='proposer',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='proposals', to='members.person', verbose_name='proposer'),
        ),
        migrations.AlterField(
            model_name='proposal',
            name='state',
            field=models.CharField(choices=[('DRAFT', 'Draft'), ('SECONDING', 'Being seconded'), ('SUBMITTED', 'Submitted'), ('UNDER_REVIEW', 'Under review'), ('RETURNED', 'Returned for completion'), ('FILED', 'Filed'), ('SUGGESTION', 'Taken as a suggestion'), ('ANSWERED', 'Answered by the committee'), ('NOT_FILED', 'Not filed'), ('WITHDRAWN', 'Withdrawn')], default='DRAFT', editable=False, max_length=20, verbose_name='state'),
        ),
        migrations.AlterField(
            model_name='proposalcase',
            name='kind',
            field=models.CharField(choices=[('PROPOSAL', 'Proposal'), ('SUGGESTION', 'Suggestion'), ('ANSWER', 'Answered by the committee')], default='PROPOSAL', editable=False, max_length=12, verbose_name='kind'),
        ),
        migrations.AlterField(
            model_name='proposalcase',
            name='state',
            field=models.CharField(choices=[('FILED', 'Filed, to be assigned'), ('ASSIGNED', 'Assigned'), ('RETURNED_BY_DEPT', 'Sent back by the department'), ('IN_PROGRESS', 'Being handled'), ('LEADER_REVIEW', 'Reply awaiting signature'), ('REPLIED', 'Replied, to be rated'), ('REHANDLING', 'Second handling'), ('DECIDING', 'Final decision by a leader'), ('TRACKING', 'Promise being tracked'), ('CLOSED', 'Closed')], default='FILED', editable=False, max_length=20, verbose_name='state'),
        ),
        migrations.AlterField(
            model_name='proposalcaseevent',
            name='kind',
            field=models.CharField(choices=[('PROPOSAL', 'Proposal'), ('SUGGESTION', 'Suggestion'), ('ANSWER', 'Answered by the committee')], default='PROPOSAL', editable=False, max_length=12, verbose_name='kind'),
        ),
        migrations.AlterField(
            model_name='proposalcaseevent',
            name='state',
            field=models.CharField(choices=[('FILED', 'Filed, to be assigned'), ('ASSIGNED', 'Assigned'), ('RETURNED_BY_DEPT', 'Sent back by the department'), ('IN_PROGRESS', 'Being handled'), ('LEADER_REVIEW', 'Reply awaiting signature'), ('REPLIED', 'Replied, to be rated'), ('REHANDLING', 'Second handling'), ('DECIDING', 'Final decision by a leader'), ('TRACKING', 'Promise being tracked'), ('CLOSED', 'Closed')], default='FILED', editable=False, max_length=20, verbose_name='state'),
        ),
        migrations.AlterField(
            model_name='proposalevent',
            name='proposer',
            field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.person', verbose_name='proposer'),
        ),
        migrations.AlterField(
            model_name='proposalevent',
            name='state',
            field=models.CharField(choices=[('DRAFT', 'Draft'), ('SECONDING', 'Being seconded'), ('SUBMITTED', 'Submitted'), ('UNDER_REVIEW', 'Under review'), ('RETURNED', 'Returned for completion'), ('FILED', 'Filed'), ('SUGGESTION', 'Taken as a suggestion'), ('ANSWERED', 'Answered by the committee'), ('NOT_FILED', 'Not filed'), ('WITHDRAWN', 'Withdrawn')], default='DRAFT', editable=False, max_length=20, verbose_name='state'),
        ),
        migrations.AddIndex(
            model_name='proposal',
            index=django.contrib.postgres.indexes.GinIndex(models.Func(django.db.models.functions.text.Left('grounds', 150), function='portal_bigrams', output_field=django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)), name='proposal_grounds_grams'),
        ),
        migrations.AddIndex(
            model_name='proposal',
            index=models.Index(condition=models.Q(('state__in', ['ANSWERED', 'FILED', 'SUGGESTION'])), fields=['-decided_at', '-id'], include=('state', 'confidential', 'proposer', 'entered_by', 'is_collective', 'delegation', 'is_open_for_seconding'), name='proposal_newest'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='proposal',
            trigger=pgtrigger.compiler.Trigger(name='state_moves', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{DRAFT:SECONDING,DRAFT:SUBMITTED,NOT_FILED:UNDER_REVIEW,RETURNED:SECONDING,RETURNED:SUBMITTED,RETURNED:WITHDRAWN,SECONDING:DRAFT,SECONDING:SUBMITTED,SECONDING:WITHDRAWN,SUBMITTED:SECONDING,SUBMITTED:UNDER_REVIEW,SUBMITTED:WITHDRAWN,UNDER_REVIEW:ANSWERED,UNDER_REVIEW:FILED,UNDER_REVIEW:NOT_FILED,UNDER_REVIEW:RETURNED,UNDER_REVIEW:SUGGESTION,UNDER_REVIEW:WITHDRAWN}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='1cc73bd7239a962435d3c8557777827767fd003a', operation='UPDATE', pgid='pgtrigger_state_moves_01a73', table='proposals_proposal', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='proposal',
            trigger=pgtrigger.compiler.Trigger(name='taken_in_has_case', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NEW."state" IN (\'ANSWERED\', \'FILED\', \'SUGGESTION\'))', constraint='CONSTRAINT', func="\n                    IF EXISTS (SELECT FROM proposals_proposal WHERE id = NEW.id)\n                        AND NOT EXISTS (SELECT FROM proposals_inclusion WHERE proposal_id = NEW.id) THEN\n                        RAISE EXCEPTION 'proposal % is taken in, but in no case', NEW.id USING ERRCODE = 'check_violation';\n                    END IF;\n                    RETURN NULL;\n                ", hash='5c0abf9c0bb4d1f7687e4f56daf6ff2573ff289c', operation='INSERT OR UPDATE', pgid='pgtrigger_taken_in_has_case_f8732', table='proposals_proposal', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='proposal',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_proposalevent" ("category_id", "changed_at", "confidential", "confirmed_at", "decided_at", "decided_by_id", "delegation_id", "entered_by_id", "grounds", "id", "is_collective", "is_imported", "is_open_for_seconding", "kind", "late_for_id", "late_reason", "measures", "name_withheld", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposer_id", "proposer_name", "public_id", "reason", "received_on", "session_id", "started_at", "state", "submitted_at", "suggested_department_id", "title") VALUES (NEW."category_id", NEW."changed_at", NEW."confidential", NEW."confirmed_at", NEW."decided_at", NEW."decided_by_id", NEW."delegation_id", NEW."entered_by_id", NEW."grounds", NEW."id", NEW."is_collective", NEW."is_imported", NEW."is_open_for_seconding", NEW."kind", NEW."late_for_id", NEW."late_reason", NEW."measures", NEW."name_withheld", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."proposer_id", NEW."proposer_name", NEW."public_id", NEW."reason", NEW."received_on", NEW."session_id", NEW."started_at", NEW."state", NEW."submitted_at", NEW."suggested_department_id", NEW."title"); RETURN NULL;', hash='8f3f0d4c71721899f18b5fa70241817a5d309625', operation='INSERT', pgid='pgtrigger_insert_insert_25461', table='proposals_proposal', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='proposal',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."category_id" IS DISTINCT FROM (NEW."category_id") OR OLD."changed_at" IS DISTINCT FROM (NEW."changed_at") OR OLD."confidential" IS DISTINCT FROM (NEW."confidential") OR OLD."confirmed_at" IS DISTINCT FROM (NEW."confirmed_at") OR OLD."decided_at" IS DISTINCT FROM (NEW."decided_at") OR OLD."decided_by_id" IS DISTINCT FROM (NEW."decided_by_id") OR OLD."delegation_id" IS DISTINCT FROM (NEW."delegation_id") OR OLD."entered_by_id" IS DISTINCT FROM (NEW."entered_by_id") OR OLD."grounds" IS DISTINCT FROM (NEW."grounds") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_collective" IS DISTINCT FROM (NEW."is_collective") OR OLD."is_imported" IS DISTINCT FROM (NEW."is_imported") OR OLD."is_open_for_seconding" IS DISTINCT FROM (NEW."is_open_for_seconding") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."late_for_id" IS DISTINCT FROM (NEW."late_for_id") OR OLD."late_reason" IS DISTINCT FROM (NEW."late_reason") OR OLD."measures" IS DISTINCT FROM (NEW."measures") OR OLD."name_withheld" IS DISTINCT FROM (NEW."name_withheld") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."proposer_id" IS DISTINCT FROM (NEW."proposer_id") OR OLD."proposer_name" IS DISTINCT FROM (NEW."proposer_name") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."received_on" IS DISTINCT FROM (NEW."received_on") OR OLD."session_id" IS DISTINCT FROM (NEW."session_id") OR OLD."started_at" IS DISTINCT FROM (NEW."started_at") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."submitted_at" IS DISTINCT FROM (NEW."submitted_at") OR OLD."suggested_department_id" IS DISTINCT FROM (NEW."suggested_department_id") OR OLD."title" IS DISTINCT FROM (NEW."title"))', func='INSERT INTO "proposals_proposalevent" ("category_id", "changed_at", "confidential", "confirmed_at", "decided_at", "decided_by_id", "delegation_id", "entered_by_id", "grounds", "id", "is_collective", "is_imported", "is_open_for_seconding", "kind", "late_for_id", "late_reason", "measures", "name_withheld", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposer_id", "proposer_name", "public_id", "reason", "received_on", "session_id", "started_at", "state", "submitted_at", "suggested_department_id", "title") VALUES (NEW."category_id", NEW."changed_at", NEW."confidential", NEW."confirmed_at", NEW."decided_at", NEW."decided_by_id", NEW."delegation_id", NEW."entered_by_id", NEW."grounds", NEW."id", NEW."is_collective", NEW."is_imported", NEW."is_open_for_seconding", NEW."kind", NEW."late_for_id", NEW."late_reason", NEW."measures", NEW."name_withheld", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."proposer_id", NEW."proposer_name", NEW."public_id", NEW."reason", NEW."received_on", NEW."session_id", NEW."started_at", NEW."state", NEW."submitted_at", NEW."suggested_department_id", NEW."title"); RETURN NULL;', hash='90de73d9f65cf57c5b783262bb4e521f59f2b148', operation='UPDATE', pgid='pgtrigger_update_update_e91a6', table='proposals_proposal', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='proposal',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_proposalevent" ("category_id", "changed_at", "confidential", "confirmed_at", "decided_at", "decided_by_id", "delegation_id", "entered_by_id", "grounds", "id", "is_collective", "is_imported", "is_open_for_seconding", "kind", "late_for_id", "late_reason", "measures", "name_withheld", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposer_id", "proposer_name", "public_id", "reason", "received_on", "session_id", "started_at", "state", "submitted_at", "suggested_department_id", "title") VALUES (OLD."category_id", OLD."changed_at", OLD."confidential", OLD."confirmed_at", OLD."decided_at", OLD."decided_by_id", OLD."delegation_id", OLD."entered_by_id", OLD."grounds", OLD."id", OLD."is_collective", OLD."is_imported", OLD."is_open_for_seconding", OLD."kind", OLD."late_for_id", OLD."late_reason", OLD."measures", OLD."name_withheld", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."proposer_id", OLD."proposer_name", OLD."public_id", OLD."reason", OLD."received_on", OLD."session_id", OLD."started_at", OLD."state", OLD."submitted_at", OLD."suggested_department_id", OLD."title"); RETURN NULL;', hash='ec1d78e4f1c9eccc7932582400843484e69b615c', operation='DELETE', pgid='pgtrigger_delete_delete_2716c', table='proposals_proposal', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='proposalcase',
            trigger=pgtrigger.compiler.Trigger(name='state_moves', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{ASSIGNED:IN_PROGRESS,ASSIGNED:RETURNED_BY_DEPT,CLOSED:TRACKING,DECIDING:CLOSED,DECIDING:TRACKING,FILED:ASSIGNED,IN_PROGRESS:LEADER_REVIEW,LEADER_REVIEW:IN_PROGRESS,LEADER_REVIEW:REHANDLING,LEADER_REVIEW:REPLIED,REHANDLING:LEADER_REVIEW,REPLIED:CLOSED,REPLIED:DECIDING,REPLIED:REHANDLING,REPLIED:TRACKING,RETURNED_BY_DEPT:ASSIGNED,TRACKING:CLOSED}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='da6ed98058c52a42d65fe075ad506c21fee0b33a', operation='UPDATE', pgid='pgtrigger_state_moves_b3adc', table='proposals_proposalcase', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='proposalcase',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_proposalcaseevent" ("closed_at", "department_name", "due_on", "filed_at", "handling", "id", "kind", "lead_department_id", "leader_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "replied_at", "round", "session_id", "state", "title") VALUES (NEW."closed_at", NEW."department_name", NEW."due_on", NEW."filed_at", NEW."handling", NEW."id", NEW."kind", NEW."lead_department_id", NEW."leader_id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."replied_at", NEW."round", NEW."session_id", NEW."state", NEW."title"); RETURN NULL;', hash='5d85ea2ed392e8d41f2eab86c511a08783646bc5', operation='INSERT', pgid='pgtrigger_insert_insert_74714', table='proposals_proposalcase', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='proposalcase',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "proposals_proposalcaseevent" ("closed_at", "department_name", "due_on", "filed_at", "handling", "id", "kind", "lead_department_id", "leader_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "replied_at", "round", "session_id", "state", "title") VALUES (NEW."closed_at", NEW."department_name", NEW."due_on", NEW."filed_at", NEW."handling", NEW."id", NEW."kind", NEW."lead_department_id", NEW."leader_id", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."replied_at", NEW."round", NEW."session_id", NEW."state", NEW."title"); RETURN NULL;', hash='04403bb96fa3a847d5208cf6d6b7eb5d89a2e44e', operation='UPDATE', pgid='pgtrigger_update_update_ee976', table='proposals_proposalcase', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='proposalcase',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_proposalcaseevent" ("closed_at", "department_name", "due_on", "filed_at", "handling", "id", "kind", "lead_department_id", "leader_id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "replied_at", "round", "session_id", "state", "title") VALUES (OLD."closed_at", OLD."department_name", OLD."due_on", OLD."filed_at", OLD."handling", OLD."id", OLD."kind", OLD."lead_department_id", OLD."leader_id", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."replied_at", OLD."round", OLD."session_id", OLD."state", OLD."title"); RETURN NULL;', hash='3a64378d151ef14eb1d89997bf7d92b59eb50095', operation='DELETE', pgid='pgtrigger_delete_delete_64242', table='proposals_proposalcase', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reply',
            trigger=pgtrigger.compiler.Trigger(name='signed_words_stand', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."signed_at" IS NOT NULL)', func='RAISE EXCEPTION \'pgtrigger: Cannot update of "text", "cost", "promised", "drafted_by_id" rows from % table\', TG_TABLE_NAME;', hash='36a85b5864c395a5460909bb6d423ef2e898770c', operation='UPDATE OF "text", "cost", "promised", "drafted_by_id"', pgid='pgtrigger_signed_words_stand_91156', table='proposals_reply', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reply',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_replyevent" ("case_id", "correction_reason", "corrects_id", "cost", "drafted_at", "drafted_by_id", "id", "is_imported", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "promised", "promised_on", "reply_class_id", "return_reason", "returned_at", "round", "signed_at", "signed_by_id", "superseded_at", "text", "version") VALUES (NEW."case_id", NEW."correction_reason", NEW."corrects_id", NEW."cost", NEW."drafted_at", NEW."drafted_by_id", NEW."id", NEW."is_imported", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."promised", NEW."promised_on", NEW."reply_class_id", NEW."return_reason", NEW."returned_at", NEW."round", NEW."signed_at", NEW."signed_by_id", NEW."superseded_at", NEW."text", NEW."version"); RETURN NULL;', hash='c0480a222556b7a188d4fe12f563e379b6be353b', operation='INSERT', pgid='pgtrigger_insert_insert_04100', table='proposals_reply', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reply',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "proposals_replyevent" ("case_id", "correction_reason", "corrects_id", "cost", "drafted_at", "drafted_by_id", "id", "is_imported", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "promised", "promised_on", "reply_class_id", "return_reason", "returned_at", "round", "signed_at", "signed_by_id", "superseded_at", "text", "version") VALUES (NEW."case_id", NEW."correction_reason", NEW."corrects_id", NEW."cost", NEW."drafted_at", NEW."drafted_by_id", NEW."id", NEW."is_imported", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."promised", NEW."promised_on", NEW."reply_class_id", NEW."return_reason", NEW."returned_at", NEW."round", NEW."signed_at", NEW."signed_by_id", NEW."superseded_at", NEW."text", NEW."version"); RETURN NULL;', hash='c7b733b4b6928b2f35750bf410eaa4e9946aee35', operation='UPDATE', pgid='pgtrigger_update_update_82b91', table='proposals_reply', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reply',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_replyevent" ("case_id", "correction_reason", "corrects_id", "cost", "drafted_at", "drafted_by_id", "id", "is_imported", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "promised", "promised_on", "reply_class_id", "return_reason", "returned_at", "round", "signed_at", "signed_by_id", "superseded_at", "text", "version") VALUES (OLD."case_id", OLD."correction_reason", OLD."corrects_id", OLD."cost", OLD."drafted_at", OLD."drafted_by_id", OLD."id", OLD."is_imported", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."promised", OLD."promised_on", OLD."reply_class_id", OLD."return_reason", OLD."returned_at", OLD."round", OLD."signed_at", OLD."signed_by_id", OLD."superseded_at", OLD."text", OLD."version"); RETURN NULL;', hash='c3cf0f574f1de0741d79afa6471b8ee602a7795b', operation='DELETE', pgid='pgtrigger_delete_delete_55018', table='proposals_reply', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['DRAFT', 'RETURNED']), models.Q(models.Q(('title', ''), _negated=True), models.Q(('grounds', ''), _negated=True), models.Q(('measures', ''), _negated=True), ('category__isnull', False)), models.Q(('category__isnull', False), ('is_imported', True), models.Q(('title', ''), _negated=True)), _connector='OR'), name='proposal_submitted_is_whole', violation_error_message='A proposal needs a subject, grounds, measures and a category.'),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.CheckConstraint(condition=models.Q(('proposer__isnull', False), models.Q(('is_imported', True), models.Q(('proposer_name', ''), _negated=True)), _connector='OR'), name='proposal_has_author'),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['ANSWERED', 'FILED', 'SUGGESTION']), _negated=True), models.Q(models.Q(('number', ''), _negated=True), ('decided_at__isnull', False), ('session__isnull', False)), _connector='OR'), name='proposal_taken_in_has_number', violation_error_message='What is taken in has a number and belongs to a session.'),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('entered_by', None), ('received_on', None)), models.Q(('entered_by__isnull', False), ('received_on__isnull', False), models.Q(('state', 'DRAFT'), ('confirmed_at__isnull', False), _connector='OR')), _connector='OR'), name='proposal_paper_is_confirmed', violation_error_message='What was entered from paper counts once its author has confirmed it.'),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.CheckConstraint(condition=models.Q(('is_collective', False), ('state', 'DRAFT'), ('delegation__isnull', False), _connector='OR'), name='proposal_collective_has_delegation', violation_error_message='What a delegation proposes names the delegation.'),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.CheckConstraint(condition=models.Q(('late_reason', ''), ('late_for__isnull', False), _connector='OR'), name='proposal_late_says_why'),
        ),
        migrations.AddConstraint(
            model_name='reply',
            constraint=models.UniqueConstraint(condition=models.Q(('signed_at__isnull', False), ('superseded_at', None)), fields=('case', 'round'), name='reply_one_signed_a_round'),
        ),
        migrations.AddConstraint(
            model_name='reply',
            constraint=models.CheckConstraint(condition=models.Q(('signed_by', None), models.Q(('signed_by', models.F('drafted_by')), _negated=True), ('is_imported', True), _connector='OR'), name='reply_signed_by_another', violation_error_message="Who drafted a reply doesn't sign it."),
        ),
        migrations.AddConstraint(
            model_name='reply',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('corrects', None), ('version', 1)), models.Q(('corrects__isnull', False), ('version__gt', 1), models.Q(('correction_reason', ''), _negated=True)), _connector='OR'), name='reply_correction_has_reason', violation_error_message='A correction says what was wrong.'),
        ),
        migrations.AddConstraint(
            model_name='reply',
            constraint=models.CheckConstraint(condition=models.Q(('superseded_at', None), ('signed_at__isnull', False), _connector='OR'), name='reply_superseded_was_signed'),
        ),
        migrations.AddConstraint(
            model_name='reply',
            constraint=models.CheckConstraint(condition=models.Q(('cost', None), ('cost__gte', 0), _connector='OR'), name='reply_cost_not_negative', violation_error_message="A cost can't be negative."),
        ),
        migrations.AddField(
            model_name='appeal',
            name='appealed_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='appeal',
            name='decided_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by'),
        ),
        migrations.AddField(
            model_name='appeal',
            name='policy',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.policyvalue', verbose_name='rule'),
        ),
        migrations.AddField(
            model_name='appeal',
            name='proposal',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='appeal', to='proposals.proposal'),
        ),
        migrations.AddField(
            model_name='appeal',
            name='refused_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='refusal recorded by'),
        ),
        migrations.AddField(
            model_name='appealevent',
            name='appealed_by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='appealevent',
            name='decided_by',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by'),
        ),
        migrations.AddField(
            model_name='appealevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='appealevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='proposals.appeal'),
        ),
        migrations.AddField(
            model_name='appealevent',
            name='policy',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='core.policyvalue', verbose_name='rule'),
        ),
        migrations.AddField(
            model_name='appealevent',
            name='proposal',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='proposals.proposal'),
        ),
        migrations.AddField(
            model_name='appealevent',
            name='refused_by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='refusal recorded by'),
        ),
        migrations.AddField(
            model_name='award',
            name='case',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='awards', to='proposals.proposalcase', verbose_name='proposal case'),
        ),
        migrations.AddField(
            model_name='award',
            name='chosen_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by'),
        ),
        migrations.AddField(
            model_name='award',
            name='department',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='awards', to='members.department', verbose_name='department'),
        ),
        migrations.AddField(
            model_name='award',
            name='published_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='published by'),
        ),
        migrations.AddField(
            model_name='award',
            name='session',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='awards', to='proposals.congresssession', verbose_name='congress session'),
        ),
        migrations.AddField(
            model_name='award',
            name='weights',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.policyvalue', verbose_name='rule'),
        ),
        migrations.AddField(
            model_name='awardevent',
            name='case',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='proposals.proposalcase', verbose_name='proposal case'),
        ),
        migrations.AddField(
            model_name='awardevent',
            name='chosen_by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='entered by'),
        ),
        migrations.AddField(
            model_name='awardevent',
            name='department',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.department', verbose_name='department'),
        ),
        migrations.AddField(
            model_name='awardevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='awardevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='proposals.award'),
        ),
        migrations.AddField(
            model_name='awardevent',
            name='published_by',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='published by'),
        ),
        migrations.AddField(
            model_name='awardevent',
            name='session',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='proposals.congresssession', verbose_name='congress session'),
        ),
        migrations.AddField(
            model_name='awardevent',
            name='weights',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='core.policyvalue', verbose_name='rule'),
        ),
        migrations.AddField(
            model_name='check',
            name='begun_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='supervisor'),
        ),
        migrations.AddField(
            model_name='check',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='checks', to='proposals.proposalcase', verbose_name='proposal case'),
        ),
        migrations.AddField(
            model_name='checkevent',
            name='begun_by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='supervisor'),
        ),
        migrations.AddField(
            model_name='checkevent',
            name='case',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='proposals.proposalcase', verbose_name='proposal case'),
        ),
        migrations.AddField(
            model_name='checkevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='checkevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='proposals.check'),
        ),
        migrations.AddField(
            model_name='classchange',
            name='after',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='proposals.replyclass'),
        ),
        migrations.AddField(
            model_name='classchange',
            name='before',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='proposals.replyclass'),
        ),
        migrations.AddField(
            model_name='classchange',
            name='changed_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='classchange',
            name='reply',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='class_changes', to='proposals.reply'),
        ),
        migrations.AddField(
            model_name='coauthor',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='co_authored', to='members.person', verbose_name='joint author'),
        ),
        migrations.AddField(
            model_name='coauthor',
            name='proposal',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='co_authors', to='proposals.proposal'),
        ),
        migrations.AddField(
            model_name='coauthorevent',
            name='person',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.person', verbose_name='joint author'),
        ),
        migrations.AddField(
            model_name='coauthorevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='coauthorevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='proposals.coauthor'),
        ),
        migrations.AddField(
            model_name='coauthorevent',
            name='proposal',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='proposals.proposal'),
        ),
        migrations.AddField(
            model_name='cohandling',
            name='assigned_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='assigned by'),
        ),
        migrations.AddField(
            model_name='cohandling',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='co_handlings', to='proposals.proposalcase'),
        ),
        migrations.AddField(
            model_name='cohandling',
            name='department',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='members.department', verbose_name='co-handling department'),
        ),
        migrations.AddField(
            model_name='cohandling',
            name='handler',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='handler'),
        ),
        migrations.AddField(
            model_name='cohandling',
            name='input_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='input by'),
        ),
        migrations.AddField(
            model_name='cohandling',
            name='policy',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.policyvalue', verbose_name='rule'),
        ),
        migrations.AddField(
            model_name='cohandlingevent',
            name='assigned_by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='assigned by'),
        ),
        migrations.AddField(
            model_name='cohandlingevent',
            name='case',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='proposals.proposalcase'),
        ),
        migrations.AddField(
            model_name='cohandlingevent',
            name='department',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.department', verbose_name='co-handling department'),
        ),
        migrations.AddField(
            model_name='cohandlingevent',
            name='handler',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='handler'),
        ),
        migrations.AddField(
            model_name='cohandlingevent',
            name='input_by',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='input by'),
        ),
        migrations.AddField(
            model_name='cohandlingevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='cohandlingevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='proposals.cohandling'),
        ),
        migrations.AddField(
            model_name='cohandlingevent',
            name='policy',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='core.policyvalue', verbose_name='rule'),
        ),
        migrations.AddField(
            model_name='congressreport',
            name='approved_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='approved by'),
        ),
        migrations.AddField(
            model_name='congressreport',
            name='made_by',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='made by'),
        ),
        migrations.AddField(
            model_name='congressreport',
            name='published_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='published by'),
        ),
        migrations.AddField(
            model_name='congressreport',
            name='session',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='proposals.congresssession', verbose_name='congress session'),
        ),
        migrations.AddField(
            model_name='congressreport',
            name='submitted_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='submitted by'),
        ),
        migrations.AddField(
            model_name='congressreportevent',
            name='approved_by',
            field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='approved by'),
        ),
        migrations.AddField(
            model_name='congressreportevent',
            name='made_by',
            field=models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='made by'),
        ),
        migrations.AddField(
            model_name='congressreportevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='congressreportevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='proposals.congressreport'),
        ),
        migrations.AddField(
            model_name='congressreportevent',
            name='published_by',
            field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='published by'),
        ),
        migrations.AddField(
            model_name='congressreportevent',
            name='session',
            field=models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='proposals.congresssession', verbose_name='congress session'),
        ),
        migrations.AddField(
            model_name='congressreportevent',
            name='submitted_by',
            field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='submitted by'),
        ),
        migrations.AddField(
            model_name='decision',
            name='decided_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='recorded by'),
        ),
        migrations.AddField(
            model_name='decision',
            name='proposal',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='proposals.proposal'),
        ),
        migrations.AddField(
            model_name='decisionevent',
            name='decided_by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='recorded by'),
        ),
        migrations.AddField(
            model_name='decisionevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='decisionevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='proposals.decision'),
        ),
        migrations.AddField(
            model_name='decisionevent',
            name='proposal',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='proposals.proposal'),
        ),
        migrations.AddField(
            model_name='endorsement',
            name='member',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='member'),
        ),
        migrations.AddField(
            model_name='endorsement',
            name='report',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='endorsements', to='proposals.congressreport'),
        ),
        migrations.AddField(
            model_name='endorsementevent',
            name='member',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='member'),
        ),
        migrations.AddField(
            model_name='endorsementevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='endorsementevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='proposals.endorsement'),
        ),
        migrations.AddField(
            model_name='endorsementevent',
            name='report',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='proposals.congressreport'),
        ),
        migrations.AddField(
            model_name='evaluation',
            name='reviewer',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='reviewer'),
        ),
        migrations.AddField(
            model_name='evaluationevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='evaluationevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='proposals.evaluation'),
        ),
        migrations.AddField(
            model_name='evaluationevent',
            name='reviewer',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='reviewer'),
        ),
        migrations.AddField(
            model_name='extension',
            name='asked_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='asked by'),
        ),
        migrations.AddField(
            model_name='extension',
            name='assignment',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='extensions', to='proposals.assignment'),
        ),
        migrations.AddField(
            model_name='extension',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='extensions', to='proposals.proposalcase'),
        ),
        migrations.AddField(
            model_name='extension',
            name='decided_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by'),
        ),
        migrations.AddField(
            model_name='extensionevent',
            name='asked_by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='asked by'),
        ),
        migrations.AddField(
            model_name='extensionevent',
            name='assignment',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='proposals.assignment'),
        ),
        migrations.AddField(
            model_name='extensionevent',
            name='case',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='proposals.proposalcase'),
        ),
        migrations.AddField(
            model_name='extensionevent',
            name='decided_by',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by'),
        ),
        migrations.AddField(
            model_name='extensionevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='extensionevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='proposals.extension'),
        ),
        migrations.AddField(
            model_name='finaldecision',
            name='case',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='final_decision', to='proposals.proposalcase', verbose_name='proposal case'),
        ),
        migrations.AddField(
            model_name='finaldecision',
            name='leader',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='who decides'),
        ),
        migrations.AddField(
            model_name='finaldecision',
            name='named_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='named by'),
        ),
        migrations.AddField(
            model_name='finaldecisionevent',
            name='case',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='proposals.proposalcase', verbose_name='proposal case'),
        ),
        migrations.AddField(
            model_name='finaldecisionevent',
            name='leader',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='who decides'),
        ),
        migrations.AddField(
            model_name='finaldecisionevent',
            name='named_by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='named by'),
        ),
        migrations.AddField(
            model_name='finaldecisionevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='finaldecisionevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='proposals.finaldecision'),
        ),
        migrations.AddField(
            model_name='finding',
            name='answered_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='reported by'),
        ),
        migrations.AddField(
            model_name='finding',
            name='check_of',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='findings', to='proposals.check', verbose_name='check'),
        ),
        migrations.AddField(
            model_name='finding',
            name='found_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='found by'),
        ),
        migrations.AddField(
            model_name='finding',
            name='judged_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='judged by'),
        ),
        migrations.AddField(
            model_name='findingevent',
            name='answered_by',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='reported by'),
        ),
        migrations.AddField(
            model_name='findingevent',
            name='check_of',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='proposals.check', verbose_name='check'),
        ),
        migrations.AddField(
            model_name='findingevent',
            name='found_by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='found by'),
        ),
        migrations.AddField(
            model_name='findingevent',
            name='judged_by',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='judged by'),
        ),
        migrations.AddField(
            model_name='findingevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='findingevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='proposals.finding'),
        ),
        migrations.AddField(
            model_name='follow',
            name='proposal',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='follows', to='proposals.proposal'),
        ),
        migrations.AddField(
            model_name='follow',
            name='user',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='higherawardevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='higherawardevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='proposals.higheraward'),
        ),
        migrations.AddField(
            model_name='inclusion',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='inclusions', to='proposals.proposalcase'),
        ),
        migrations.AddField(
            model_name='inclusion',
            name='proposal',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='inclusions', to='proposals.proposal'),
        ),
        migrations.AddField(
            model_name='proposalcase',
            name='submissions',
            field=models.ManyToManyField(related_name='cases', through='proposals.Inclusion', to='proposals.proposal'),
        ),
        migrations.AddField(
            model_name='inclusionevent',
            name='case',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='proposals.proposalcase'),
        ),
        migrations.AddField(
            model_name='inclusionevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='inclusionevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='proposals.inclusion'),
        ),
        migrations.AddField(
            model_name='inclusionevent',
            name='proposal',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='proposals.proposal'),
        ),
        migrations.AddField(
            model_name='keyproposal',
            name='case',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='key', to='proposals.proposalcase'),
        ),
        migrations.AddField(
            model_name='keyproposal',
            name='leader',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='led by'),
        ),
        migrations.AddField(
            model_name='keyproposal',
            name='marked_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='keyproposalevent',
            name='case',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='proposals.proposalcase'),
        ),
        migrations.AddField(
            model_name='keyproposalevent',
            name='leader',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='led by'),
        ),
        migrations.AddField(
            model_name='keyproposalevent',
            name='marked_by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='keyproposalevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='keyproposalevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='proposals.keyproposal'),
        ),
        migrations.AddField(
            model_name='letter',
            name='proposal',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='letters', to='proposals.proposal'),
        ),
        migrations.AddField(
            model_name='letter',
            name='reply',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='letters', to='proposals.reply'),
        ),
        migrations.AddField(
            model_name='letterevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='letterevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='proposals.letter'),
        ),
        migrations.AddField(
            model_name='letterevent',
            name='proposal',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='proposals.proposal'),
        ),
        migrations.AddField(
            model_name='letterevent',
            name='reply',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='proposals.reply'),
        ),
        migrations.AddField(
            model_name='meeting',
            name='answered_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='answered by'),
        ),
        migrations.AddField(
            model_name='meeting',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='proposals.proposalcase'),
        ),
        migrations.AddField(
            model_name='meeting',
            name='department',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='members.department', verbose_name='department'),
        ),
        migrations.AddField(
            model_name='meeting',
            name='proposal',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='proposals.proposal'),
        ),
        migrations.AddField(
            model_name='meeting',
            name='recorded_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='recorded by'),
        ),
        migrations.AddField(
            model_name='meetingevent',
            name='answered_by',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='answered by'),
        ),
        migrations.AddField(
            model_name='meetingevent',
            name='case',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='proposals.proposalcase'),
        ),
        migrations.AddField(
            model_name='meetingevent',
            name='department',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.department', verbose_name='department'),
        ),
        migrations.AddField(
            model_name='meetingevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='meetingevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='proposals.meeting'),
        ),
        migrations.AddField(
            model_name='meetingevent',
            name='proposal',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='proposals.proposal'),
        ),
        migrations.AddField(
            model_name='meetingevent',
            name='recorded_by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='recorded by'),
        ),
        migrations.AddField(
            model_name='opinion',
            name='alike',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='proposals.proposal', verbose_name='merge with'),
        ),
        migrations.AddField(
            model_name='opinion',
            name='member',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='committee member'),
        ),
        migrations.AddField(
            model_name='origin',
            name='proposal',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='origin', to='proposals.proposal'),
        ),
        migrations.AddField(
            model_name='originevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='originevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='proposals.origin'),
        ),
        migrations.AddField(
            model_name='originevent',
            name='proposal',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='proposals.proposal'),
        ),
        migrations.AddField(
            model_name='progressnote',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='progress_notes', to='proposals.proposalcase'),
        ),
        migrations.AddField(
            model_name='progressnote',
            name='department',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='members.department', verbose_name='department'),
        ),
        migrations.AddField(
            model_name='progressnote',
            name='written_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='written by'),
        ),
        migrations.AddField(
            model_name='progressnoteevent',
            name='case',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='proposals.proposalcase'),
        ),
        migrations.AddField(
            model_name='progressnoteevent',
            name='department',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.department', verbose_name='department'),
        ),
        migrations.AddField(
            model_name='progressnoteevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='progressnoteevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='proposals.progressnote'),
        ),
        migrations.AddField(
            model_name='progressnoteevent',
            name='written_by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='written by'),
        ),
        migrations.AddField(
            model_name='promise',
            name='asked_before',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='proposals.congresssession', verbose_name='report asked before'),
        ),
        migrations.AddField(
            model_name='promise',
            name='case',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='promises', to='proposals.proposalcase', verbose_name='proposal case'),
        ),
        migrations.AddField(
            model_name='promise',
            name='department',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='members.department', verbose_name='department'),
        ),
        migrations.AddField(
            model_name='promise',
            name='kept_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='reported by'),
        ),
        migrations.AddField(
            model_name='promise',
            name='owner',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='who sees to it'),
        ),
        migrations.AddField(
            model_name='promise',
            name='reply',
            field=models.OneToOneField(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='promise', to='proposals.reply'),
        ),
        migrations.AddField(
            model_name='promiseanswer',
            name='promise',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='proposals.promise'),
        ),
        migrations.AddField(
            model_name='promiseanswer',
            name='proposal',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='proposals.proposal'),
        ),
        migrations.AddField(
            model_name='promiseanswer',
            name='said_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='promiseevent',
            name='asked_before',
            field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='proposals.congresssession', verbose_name='report asked before'),
        ),
        migrations.AddField(
            model_name='promiseevent',
            name='case',
            field=models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='proposals.proposalcase', verbose_name='proposal case'),
        ),
        migrations.AddField(
            model_name='promiseevent',
            name='department',
            field=models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.department', verbose_name='department'),
        ),
        migrations.AddField(
            model_name='promiseevent',
            name='kept_by',
            field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='reported by'),
        ),
        migrations.AddField(
            model_name='promiseevent',
            name='owner',
            field=models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='who sees to it'),
        ),
        migrations.AddField(
            model_name='promiseevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='promiseevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='proposals.promise'),
        ),
        migrations.AddField(
            model_name='promiseevent',
            name='reply',
            field=models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='proposals.reply'),
        ),
        migrations.AddField(
            model_name='promisemove',
            name='moved_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='promisemove',
            name='promise',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='moves', to='proposals.promise'),
        ),
        migrations.AddField(
            model_name='promisenote',
            name='noted_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='promisenote',
            name='promise',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notes', to='proposals.promise'),
        ),
        migrations.AddField(
            model_name='promisenote',
            name='session',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='proposals.congresssession'),
        ),
        migrations.AddField(
            model_name='proposalimport',
            name='applied_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='imported by'),
        ),
        migrations.AddField(
            model_name='proposalimport',
            name='undone_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='undone by'),
        ),
        migrations.AddField(
            model_name='proposalimport',
            name='uploaded_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='uploaded by'),
        ),
        migrations.AddField(
            model_name='originevent',
            name='file',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='proposals.proposalimport', verbose_name='file'),
        ),
        migrations.AddField(
            model_name='origin',
            name='file',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='origins', to='proposals.proposalimport', verbose_name='file'),
        ),
        migrations.AddField(
            model_name='importedrow',
            name='file',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='preview', to='proposals.proposalimport'),
        ),
        migrations.AddField(
            model_name='proposalimportevent',
            name='applied_by',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='imported by'),
        ),
        migrations.AddField(
            model_name='proposalimportevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='proposalimportevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='proposals.proposalimport'),
        ),
        migrations.AddField(
            model_name='proposalimportevent',
            name='undone_by',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='undone by'),
        ),
        migrations.AddField(
            model_name='proposalimportevent',
            name='uploaded_by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='uploaded by'),
        ),
        migrations.AddField(
            model_name='rationalizationproposal',
            name='approved_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='reward approved by'),
        ),
        migrations.AddField(
            model_name='rationalizationproposal',
            name='author',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='members.person', verbose_name='author'),
        ),
        migrations.AddField(
            model_name='rationalizationproposal',
            name='decided_by',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by'),
        ),
        migrations.AddField(
            model_name='rationalizationproposal',
            name='department',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='members.department', verbose_name='where it is used'),
        ),
        migrations.AddField(
            model_name='rationalizationproposal',
            name='partners',
            field=models.ManyToManyField(blank=True, related_name='+', to='members.person', verbose_name='worked out with'),
        ),
        migrations.AddField(
            model_name='rationalizationproposal',
            name='payment',
            field=models.OneToOneField(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='finance.paymentrequest', verbose_name='payment'),
        ),
        migrations.AddField(
            model_name='higherawardevent',
            name='proposal',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='proposals.rationalizationproposal'),
        ),
        migrations.AddField(
            model_name='higheraward',
            name='proposal',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='awards', to='proposals.rationalizationproposal'),
        ),
        migrations.AddField(
            model_name='evaluationevent',
            name='proposal',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='proposals.rationalizationproposal'),
        ),
        migrations.AddField(
            model_name='evaluation',
            name='proposal',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='evaluations', to='proposals.rationalizationproposal'),
        ),
        migrations.AddField(
            model_name='rationalizationproposalevent',
            name='approved_by',
            field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='reward approved by'),
        ),
        migrations.AddField(
            model_name='rationalizationproposalevent',
            name='author',
            field=models.ForeignKey(db_constraint=False, editable=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.person', verbose_name='author'),
        ),
        migrations.AddField(
            model_name='rationalizationproposalevent',
            name='decided_by',
            field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by'),
        ),
        migrations.AddField(
            model_name='rationalizationproposalevent',
            name='department',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.department', verbose_name='where it is used'),
        ),
        migrations.AddField(
            model_name='rationalizationproposalevent',
            name='payment',
            field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='finance.paymentrequest', verbose_name='payment'),
        ),
        migrations.AddField(
            model_name='rationalizationproposalevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='rationalizationproposalevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='proposals.rationalizationproposal'),
        ),
        migrations.AddField(
            model_name='review',
            name='closed_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='closed by'),
        ),
        migrations.AddField(
            model_name='review',
            name='opened_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='opened by'),
        ),
        migrations.AddField(
            model_name='review',
            name='policy',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.policyvalue', verbose_name='rule'),
        ),
        migrations.AddField(
            model_name='review',
            name='proposal',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reviews', to='proposals.proposal'),
        ),
        migrations.AddField(
            model_name='opinion',
            name='review',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='opinions', to='proposals.review'),
        ),
        migrations.AddField(
            model_name='decisionevent',
            name='review',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='proposals.review'),
        ),
        migrations.AddField(
            model_name='decision',
            name='review',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='decision', to='proposals.review'),
        ),
        migrations.AddField(
            model_name='reviewevent',
            name='closed_by',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='closed by'),
        ),
        migrations.AddField(
            model_name='reviewevent',
            name='opened_by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='opened by'),
        ),
        migrations.AddField(
            model_name='reviewevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='reviewevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='proposals.review'),
        ),
        migrations.AddField(
            model_name='reviewevent',
            name='policy',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='core.policyvalue', verbose_name='rule'),
        ),
        migrations.AddField(
            model_name='reviewevent',
            name='proposal',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='proposals.proposal'),
        ),
        migrations.AddField(
            model_name='seconderrating',
            name='proposal',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='seconder_ratings', to='proposals.proposal'),
        ),
        migrations.AddField(
            model_name='seconderrating',
            name='rated_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='seconderrating',
            name='reply',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='seconder_ratings', to='proposals.reply'),
        ),
        migrations.AddField(
            model_name='seconderratingevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='seconderratingevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='proposals.seconderrating'),
        ),
        migrations.AddField(
            model_name='seconderratingevent',
            name='proposal',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='proposals.proposal'),
        ),
        migrations.AddField(
            model_name='seconderratingevent',
            name='rated_by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='seconderratingevent',
            name='reply',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='proposals.reply'),
        ),
        migrations.AddField(
            model_name='signature',
            name='by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='signed or returned by'),
        ),
        migrations.AddField(
            model_name='signature',
            name='department',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='members.department', verbose_name='department'),
        ),
        migrations.AddField(
            model_name='signature',
            name='reply',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='signatures', to='proposals.reply'),
        ),
        migrations.AddField(
            model_name='signatureevent',
            name='by',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='signed or returned by'),
        ),
        migrations.AddField(
            model_name='signatureevent',
            name='department',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.department', verbose_name='department'),
        ),
        migrations.AddField(
            model_name='signatureevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='signatureevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='proposals.signature'),
        ),
        migrations.AddField(
            model_name='signatureevent',
            name='reply',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='proposals.reply'),
        ),
        migrations.AddField(
            model_name='talkmessage',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='talk_messages', to='proposals.proposalcase'),
        ),
        migrations.AddField(
            model_name='talkmessage',
            name='department',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='members.department', verbose_name='from the department'),
        ),
        migrations.AddField(
            model_name='talkmessage',
            name='proposal',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='talk_messages', to='proposals.proposal'),
        ),
        migrations.AddField(
            model_name='talkmessage',
            name='written_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='written by'),
        ),
        migrations.AddField(
            model_name='talkmessageevent',
            name='case',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='proposals.proposalcase'),
        ),
        migrations.AddField(
            model_name='talkmessageevent',
            name='department',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.department', verbose_name='from the department'),
        ),
        migrations.AddField(
            model_name='talkmessageevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='talkmessageevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='proposals.talkmessage'),
        ),
        migrations.AddField(
            model_name='talkmessageevent',
            name='proposal',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='proposals.proposal'),
        ),
        migrations.AddField(
            model_name='talkmessageevent',
            name='written_by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='written by'),
        ),
        migrations.AddField(
            model_name='urging',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='urged by'),
        ),
        migrations.AddField(
            model_name='urging',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='urgings', to='proposals.proposalcase'),
        ),
        migrations.AddField(
            model_name='urging',
            name='department',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='members.department', verbose_name='department'),
        ),
        migrations.AddField(
            model_name='urgingevent',
            name='by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='urged by'),
        ),
        migrations.AddField(
            model_name='urgingevent',
            name='case',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='proposals.proposalcase'),
        ),
        migrations.AddField(
            model_name='urgingevent',
            name='department',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.department', verbose_name='department'),
        ),
        migrations.AddField(
            model_name='urgingevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='urgingevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='proposals.urging'),
        ),
        migrations.AddConstraint(
            model_name='appeal',
            constraint=models.CheckConstraint(condition=models.Q(('decided_by', None), models.Q(('decided_by', models.F('refused_by')), _negated=True), _connector='OR'), name='appeal_decided_by_another', violation_error_message="Who recorded the refusal doesn't decide the appeal."),
        ),
        migrations.AddConstraint(
            model_name='appeal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_at', None), ('decided_by', None), ('result', '')), models.Q(('decided_at__isnull', False), ('decided_by__isnull', False), models.Q(('result', ''), _negated=True), models.Q(('words', ''), _negated=True)), _connector='OR'), name='appeal_decided_is_whole'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='appeal',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_appealevent" ("appealed_at", "appealed_by_id", "decided_at", "decided_by_id", "due_on", "grounds", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policy_id", "proposal_id", "refusal", "refused_by_id", "result", "words") VALUES (NEW."appealed_at", NEW."appealed_by_id", NEW."decided_at", NEW."decided_by_id", NEW."due_on", NEW."grounds", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."policy_id", NEW."proposal_id", NEW."refusal", NEW."refused_by_id", NEW."result", NEW."words"); RETURN NULL;', hash='9063042666b1675e9abe451dd5482936dd4cf2d3', operation='INSERT', pgid='pgtrigger_insert_insert_6949a', table='proposals_appeal', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='appeal',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "proposals_appealevent" ("appealed_at", "appealed_by_id", "decided_at", "decided_by_id", "due_on", "grounds", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policy_id", "proposal_id", "refusal", "refused_by_id", "result", "words") VALUES (NEW."appealed_at", NEW."appealed_by_id", NEW."decided_at", NEW."decided_by_id", NEW."due_on", NEW."grounds", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."policy_id", NEW."proposal_id", NEW."refusal", NEW."refused_by_id", NEW."result", NEW."words"); RETURN NULL;', hash='968b7720edbd876c5ef03a6e68bcd3a3ab2a1d84', operation='UPDATE', pgid='pgtrigger_update_update_e4dc7', table='proposals_appeal', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='appeal',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_appealevent" ("appealed_at", "appealed_by_id", "decided_at", "decided_by_id", "due_on", "grounds", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policy_id", "proposal_id", "refusal", "refused_by_id", "result", "words") VALUES (OLD."appealed_at", OLD."appealed_by_id", OLD."decided_at", OLD."decided_by_id", OLD."due_on", OLD."grounds", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."policy_id", OLD."proposal_id", OLD."refusal", OLD."refused_by_id", OLD."result", OLD."words"); RETURN NULL;', hash='48f2e58f1ca69fab1c49d6f06f52ee5f07ca1466', operation='DELETE', pgid='pgtrigger_delete_delete_13e81', table='proposals_appeal', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='appealevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='5ef35b8ddd0fedf67cf9e5ed6c852061bccb6072', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_155f5', table='proposals_appealevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='award',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('case__isnull', False), ('department', None), ('kind', 'PROPOSAL')), models.Q(('case', None), ('department__isnull', False), ('kind', 'DEPARTMENT')), _connector='OR'), name='award_is_for_its_kind'),
        ),
        migrations.AddConstraint(
            model_name='award',
            constraint=models.UniqueConstraint(fields=('case',), name='award_once_a_case', violation_error_message='This proposal has been chosen already.'),
        ),
        migrations.AddConstraint(
            model_name='award',
            constraint=models.UniqueConstraint(fields=('session', 'department'), name='award_once_a_department', violation_error_message='This department has been chosen already.'),
        ),
        migrations.AddConstraint(
            model_name='award',
            constraint=models.CheckConstraint(condition=models.Q(('published_by', None), models.Q(('published_by', models.F('chosen_by')), _negated=True), _connector='OR'), name='award_published_by_another', violation_error_message="Whoever entered a choice doesn't publish it."),
        ),
        migrations.AddConstraint(
            model_name='award',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('published_at', None), ('published_by', None)), models.Q(('published_at__isnull', False), ('published_by__isnull', False)), _connector='OR'), name='award_published_has_time'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='award',
            trigger=pgtrigger.compiler.Trigger(name='published_awards_stay', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."published_at" IS NOT NULL)', func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='332643dd92d2fd87a0d7b11e51b4b7fe799ab507', operation='UPDATE OR DELETE', pgid='pgtrigger_published_awards_stay_0ba29', table='proposals_award', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='award',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_awardevent" ("case_id", "chosen_at", "chosen_by_id", "department_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "published_at", "published_by_id", "rank", "reason", "score", "session_id", "sheet", "weights_id") VALUES (NEW."case_id", NEW."chosen_at", NEW."chosen_by_id", NEW."department_id", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."published_at", NEW."published_by_id", NEW."rank", NEW."reason", NEW."score", NEW."session_id", NEW."sheet", NEW."weights_id"); RETURN NULL;', hash='74c8ada15c121890d6ea67b7d5bd38b1923eeec3', operation='INSERT', pgid='pgtrigger_insert_insert_3b2d2', table='proposals_award', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='award',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "proposals_awardevent" ("case_id", "chosen_at", "chosen_by_id", "department_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "published_at", "published_by_id", "rank", "reason", "score", "session_id", "sheet", "weights_id") VALUES (NEW."case_id", NEW."chosen_at", NEW."chosen_by_id", NEW."department_id", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."published_at", NEW."published_by_id", NEW."rank", NEW."reason", NEW."score", NEW."session_id", NEW."sheet", NEW."weights_id"); RETURN NULL;', hash='9fbd8e5e8cdc36fa8cb59e621baa91e3c1040641', operation='UPDATE', pgid='pgtrigger_update_update_3f5ef', table='proposals_award', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='award',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_awardevent" ("case_id", "chosen_at", "chosen_by_id", "department_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "published_at", "published_by_id", "rank", "reason", "score", "session_id", "sheet", "weights_id") VALUES (OLD."case_id", OLD."chosen_at", OLD."chosen_by_id", OLD."department_id", OLD."id", OLD."kind", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."published_at", OLD."published_by_id", OLD."rank", OLD."reason", OLD."score", OLD."session_id", OLD."sheet", OLD."weights_id"); RETURN NULL;', hash='4a4cbd2d2f47ae83425d6b259cd47c969fec8527', operation='DELETE', pgid='pgtrigger_delete_delete_01b21', table='proposals_award', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='awardevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='8707ad2b323a6f582ca1412c047aada08d15980b', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_5bf16', table='proposals_awardevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='check',
            constraint=models.UniqueConstraint(condition=models.Q(('concluded_at', None)), fields=('case',), name='check_one_open_a_case'),
        ),
        migrations.AddConstraint(
            model_name='check',
            constraint=models.CheckConstraint(condition=models.Q(('concluded_at', None), models.Q(('conclusion', ''), _negated=True), _connector='OR'), name='check_concluded_with_words'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='check',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_checkevent" ("begun_at", "begun_by_id", "case_id", "concluded_at", "conclusion", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "reason") VALUES (NEW."begun_at", NEW."begun_by_id", NEW."case_id", NEW."concluded_at", NEW."conclusion", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."reason"); RETURN NULL;', hash='e1aa39bb2606f62f122f0fa5597d12246dffc652', operation='INSERT', pgid='pgtrigger_insert_insert_2c74a', table='proposals_check', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='check',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "proposals_checkevent" ("begun_at", "begun_by_id", "case_id", "concluded_at", "conclusion", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "reason") VALUES (NEW."begun_at", NEW."begun_by_id", NEW."case_id", NEW."concluded_at", NEW."conclusion", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."reason"); RETURN NULL;', hash='b142a5aa06d6e9f09b5b9413f4d613464cafc7d2', operation='UPDATE', pgid='pgtrigger_update_update_90d2a', table='proposals_check', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='check',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_checkevent" ("begun_at", "begun_by_id", "case_id", "concluded_at", "conclusion", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "reason") VALUES (OLD."begun_at", OLD."begun_by_id", OLD."case_id", OLD."concluded_at", OLD."conclusion", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."reason"); RETURN NULL;', hash='2da3b05bab865be9f879a277dc60ed6d7585ebfa', operation='DELETE', pgid='pgtrigger_delete_delete_46aa4', table='proposals_check', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='checkevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='98aca36957353860864a38ff8095630f145f41e6', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_8c540', table='proposals_checkevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='classchange',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='class_change_has_reason'),
        ),
        migrations.AddConstraint(
            model_name='classchange',
            constraint=models.CheckConstraint(condition=models.Q(('before', models.F('after')), _negated=True), name='class_change_changes'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='classchange',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='21cc23cd3a6f6c7001b8a2e0379d55f28309de8d', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_17bcf', table='proposals_classchange', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='classchange',
            trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'append-only: % cannot be truncated', TG_TABLE_NAME;", hash='24d144694e0ddb324d9c092438167d2678f6bdd0', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_cd7c3', table='proposals_classchange', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='coauthor',
            constraint=models.UniqueConstraint(fields=('proposal', 'person'), name='co_author_once_a_person'),
        ),
        migrations.AddConstraint(
            model_name='coauthor',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answered_at__isnull', False), ('state__in', ['CONFIRMED', 'DECLINED'])), models.Q(('answered_at__isnull', True), ('state__in', ['INVITED', 'LAPSED'])), _connector='OR'), name='co_author_answer_has_time'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='coauthor',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_coauthorevent" ("answered_at", "asked_at", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal_id", "state") VALUES (NEW."answered_at", NEW."asked_at", NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."proposal_id", NEW."state"); RETURN NULL;', hash='3d1526e36ffc3f0f6420e061ad9acafd975b98f2', operation='INSERT', pgid='pgtrigger_insert_insert_cf65b', table='proposals_coauthor', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='coauthor',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "proposals_coauthorevent" ("answered_at", "asked_at", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal_id", "state") VALUES (NEW."answered_at", NEW."asked_at", NEW."id", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."proposal_id", NEW."state"); RETURN NULL;', hash='647576db4a1d4ae55077e40ea88d8658224e9ecf', operation='UPDATE', pgid='pgtrigger_update_update_bc6d7', table='proposals_coauthor', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='coauthor',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_coauthorevent" ("answered_at", "asked_at", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal_id", "state") VALUES (OLD."answered_at", OLD."asked_at", OLD."id", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."proposal_id", OLD."state"); RETURN NULL;', hash='7cf0f7d3a9b997e117f14595ab6eb6f2c02533ae', operation='DELETE', pgid='pgtrigger_delete_delete_5fbc2', table='proposals_coauthor', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='coauthorevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f6acf91be869f00c09ca27f6891a9edb2c0a2def', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_2fba0', table='proposals_coauthorevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='cohandling',
            constraint=models.UniqueConstraint(condition=models.Q(('released_at', None), ('sent_back_at', None)), fields=('case', 'round', 'department'), name='cohandling_once_a_department'),
        ),
        migrations.AddConstraint(
            model_name='cohandling',
            constraint=models.CheckConstraint(condition=models.Q(('sent_back_at', None), models.Q(('send_back_reason', ''), _negated=True), _connector='OR'), name='cohandling_sent_back_with_reason'),
        ),
        migrations.AddConstraint(
            model_name='cohandling',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('input', ''), ('input_at', None), ('input_by', None)), models.Q(models.Q(('input', ''), _negated=True), ('input_at__isnull', False), ('input_by__isnull', False)), _connector='OR'), name='cohandling_input_is_signed'),
        ),
        migrations.AddConstraint(
            model_name='cohandling',
            constraint=models.CheckConstraint(condition=models.Q(('due_on__gte', models.F('counted_from'))), name='cohandling_due_after_start'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cohandling',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_cohandlingevent" ("accepted_at", "assigned_at", "assigned_by_id", "case_id", "counted_from", "department_id", "due_on", "handler_id", "id", "input", "input_at", "input_by_id", "note", "overdue_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policy_id", "released_at", "round", "send_back_reason", "sent_back_at", "working_days") VALUES (NEW."accepted_at", NEW."assigned_at", NEW."assigned_by_id", NEW."case_id", NEW."counted_from", NEW."department_id", NEW."due_on", NEW."handler_id", NEW."id", NEW."input", NEW."input_at", NEW."input_by_id", NEW."note", NEW."overdue_at", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."policy_id", NEW."released_at", NEW."round", NEW."send_back_reason", NEW."sent_back_at", NEW."working_days"); RETURN NULL;', hash='8be77105f1cad9944c745b8835d580798cd34092', operation='INSERT', pgid='pgtrigger_insert_insert_48042', table='proposals_cohandling', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cohandling',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "proposals_cohandlingevent" ("accepted_at", "assigned_at", "assigned_by_id", "case_id", "counted_from", "department_id", "due_on", "handler_id", "id", "input", "input_at", "input_by_id", "note", "overdue_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policy_id", "released_at", "round", "send_back_reason", "sent_back_at", "working_days") VALUES (NEW."accepted_at", NEW."assigned_at", NEW."assigned_by_id", NEW."case_id", NEW."counted_from", NEW."department_id", NEW."due_on", NEW."handler_id", NEW."id", NEW."input", NEW."input_at", NEW."input_by_id", NEW."note", NEW."overdue_at", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."policy_id", NEW."released_at", NEW."round", NEW."send_back_reason", NEW."sent_back_at", NEW."working_days"); RETURN NULL;', hash='27209e372e6abded806cf5255a30585019a89fab', operation='UPDATE', pgid='pgtrigger_update_update_54314', table='proposals_cohandling', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cohandling',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_cohandlingevent" ("accepted_at", "assigned_at", "assigned_by_id", "case_id", "counted_from", "department_id", "due_on", "handler_id", "id", "input", "input_at", "input_by_id", "note", "overdue_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policy_id", "released_at", "round", "send_back_reason", "sent_back_at", "working_days") VALUES (OLD."accepted_at", OLD."assigned_at", OLD."assigned_by_id", OLD."case_id", OLD."counted_from", OLD."department_id", OLD."due_on", OLD."handler_id", OLD."id", OLD."input", OLD."input_at", OLD."input_by_id", OLD."note", OLD."overdue_at", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."policy_id", OLD."released_at", OLD."round", OLD."send_back_reason", OLD."sent_back_at", OLD."working_days"); RETURN NULL;', hash='696a62a954ddb907f247776016eabeeacde9b51b', operation='DELETE', pgid='pgtrigger_delete_delete_43ef6', table='proposals_cohandling', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cohandlingevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='7cac844f4f6deffbf29c2b48839ff607072313bc', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_56e78', table='proposals_cohandlingevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='congressreport',
            constraint=models.UniqueConstraint(fields=('session', 'edition'), name='report_edition_once'),
        ),
        migrations.AddConstraint(
            model_name='congressreport',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ['DRAFT', 'SUBMITTED'])), fields=('session',), name='report_one_under_way', violation_error_message='A report of this session is being worked on already.'),
        ),
        migrations.AddConstraint(
            model_name='congressreport',
            constraint=models.CheckConstraint(condition=models.Q(('approved_by', None), models.Q(models.Q(('approved_by', models.F('made_by')), _negated=True), models.Q(('approved_by', models.F('submitted_by')), _negated=True)), _connector='OR'), name='report_approved_by_another', violation_error_message="Whoever made or submitted a report doesn't approve it."),
        ),
        migrations.AddConstraint(
            model_name='congressreport',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['APPROVED', 'PUBLISHED']), _negated=True), models.Q(('approved_at__isnull', False), ('approved_by__isnull', False), ('submitted_at__isnull', False)), _connector='OR'), name='report_settled_was_approved'),
        ),
        migrations.AddConstraint(
            model_name='congressreport',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('published_at__isnull', False), ('state', 'PUBLISHED')), models.Q(models.Q(('state', 'PUBLISHED'), _negated=True), ('published_at', None)), _connector='OR'), name='report_published_has_time'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='congressreport',
            trigger=pgtrigger.compiler.Trigger(name='state_moves', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{APPROVED:PUBLISHED,DRAFT:SUBMITTED,SUBMITTED:APPROVED,SUBMITTED:DRAFT}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='268b70cb6a04a517bfbb59adeb2e782354b98fff', operation='UPDATE', pgid='pgtrigger_state_moves_6b162', table='proposals_congressreport', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='congressreport',
            trigger=pgtrigger.compiler.Trigger(name='locked_once_submitted', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NOT (OLD."state" = \'DRAFT\') OR NOT (NEW."state" = \'DRAFT\'))', func='RAISE EXCEPTION \'pgtrigger: Cannot update of "figures", "counted_at", "introduction", "work_done", "problems", "next_plan" rows from % table\', TG_TABLE_NAME;', hash='e3579206ccccc8da653567bb59d4afe93d4275f8', operation='UPDATE OF "figures", "counted_at", "introduction", "work_done", "problems", "next_plan"', pgid='pgtrigger_locked_once_submitted_faa0a', table='proposals_congressreport', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='congressreport',
            trigger=pgtrigger.compiler.Trigger(name='reports_stay', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='171429023f7d0e90723e0cf1222269f3a4950073', operation='DELETE', pgid='pgtrigger_reports_stay_1df80', table='proposals_congressreport', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='congressreport',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_congressreportevent" ("approved_at", "approved_by_id", "counted_at", "edition", "figures", "id", "introduction", "made_at", "made_by_id", "next_plan", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "problems", "public_id", "published_at", "published_by_id", "round", "session_id", "state", "submitted_at", "submitted_by_id", "work_done") VALUES (NEW."approved_at", NEW."approved_by_id", NEW."counted_at", NEW."edition", NEW."figures", NEW."id", NEW."introduction", NEW."made_at", NEW."made_by_id", NEW."next_plan", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."problems", NEW."public_id", NEW."published_at", NEW."published_by_id", NEW."round", NEW."session_id", NEW."state", NEW."submitted_at", NEW."submitted_by_id", NEW."work_done"); RETURN NULL;', hash='73fe8419156393308345eed415dad723d6692b02', operation='INSERT', pgid='pgtrigger_insert_insert_d741c', table='proposals_congressreport', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='congressreport',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "proposals_congressreportevent" ("approved_at", "approved_by_id", "counted_at", "edition", "figures", "id", "introduction", "made_at", "made_by_id", "next_plan", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "problems", "public_id", "published_at", "published_by_id", "round", "session_id", "state", "submitted_at", "submitted_by_id", "work_done") VALUES (NEW."approved_at", NEW."approved_by_id", NEW."counted_at", NEW."edition", NEW."figures", NEW."id", NEW."introduction", NEW."made_at", NEW."made_by_id", NEW."next_plan", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."problems", NEW."public_id", NEW."published_at", NEW."published_by_id", NEW."round", NEW."session_id", NEW."state", NEW."submitted_at", NEW."submitted_by_id", NEW."work_done"); RETURN NULL;', hash='c00e70652d5061903b76a909ac1799d8322e23e0', operation='UPDATE', pgid='pgtrigger_update_update_f5438', table='proposals_congressreport', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='congressreport',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_congressreportevent" ("approved_at", "approved_by_id", "counted_at", "edition", "figures", "id", "introduction", "made_at", "made_by_id", "next_plan", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "problems", "public_id", "published_at", "published_by_id", "round", "session_id", "state", "submitted_at", "submitted_by_id", "work_done") VALUES (OLD."approved_at", OLD."approved_by_id", OLD."counted_at", OLD."edition", OLD."figures", OLD."id", OLD."introduction", OLD."made_at", OLD."made_by_id", OLD."next_plan", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."problems", OLD."public_id", OLD."published_at", OLD."published_by_id", OLD."round", OLD."session_id", OLD."state", OLD."submitted_at", OLD."submitted_by_id", OLD."work_done"); RETURN NULL;', hash='c7a3c806e1c38c8c3256f59da56ac2f5c5bbb388', operation='DELETE', pgid='pgtrigger_delete_delete_4cc27', table='proposals_congressreport', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='congressreportevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f3c4e5b211c9d0121061ec9e5dcc6c75895a82f0', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_077bd', table='proposals_congressreportevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='endorsement',
            constraint=models.UniqueConstraint(fields=('report', 'round', 'member'), name='endorsement_once_a_round'),
        ),
        migrations.AddConstraint(
            model_name='endorsement',
            constraint=models.CheckConstraint(condition=models.Q(('approves', True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='endorsement_objection_says_why', violation_error_message='Please say what must be changed.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='endorsement',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_endorsementevent" ("approves", "given_at", "id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "report_id", "round") VALUES (NEW."approves", NEW."given_at", NEW."id", NEW."member_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."report_id", NEW."round"); RETURN NULL;', hash='a635128f510ab93d91bd85dc6decf1422151ee46', operation='INSERT', pgid='pgtrigger_insert_insert_2f71e', table='proposals_endorsement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='endorsement',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "proposals_endorsementevent" ("approves", "given_at", "id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "report_id", "round") VALUES (NEW."approves", NEW."given_at", NEW."id", NEW."member_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."report_id", NEW."round"); RETURN NULL;', hash='30cadf259d3e2c35c805697c4340b9a0f84c0e0e', operation='UPDATE', pgid='pgtrigger_update_update_a5b96', table='proposals_endorsement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='endorsement',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_endorsementevent" ("approves", "given_at", "id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "report_id", "round") VALUES (OLD."approves", OLD."given_at", OLD."id", OLD."member_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."report_id", OLD."round"); RETURN NULL;', hash='7a5a0319a44b95f098b306a68be758bcf9ba033b', operation='DELETE', pgid='pgtrigger_delete_delete_08173', table='proposals_endorsement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='endorsementevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='ec779e0c313c015f40fc8e27700dd0248e56ba68', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_45f0d', table='proposals_endorsementevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='extension',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'ASKED')), fields=('case',), name='extension_one_waiting_a_case'),
        ),
        migrations.AddConstraint(
            model_name='extension',
            constraint=models.CheckConstraint(condition=models.Q(('due_on__gt', models.F('was_due_on'))), name='extension_to_a_later_day', violation_error_message='The new day must lie after the present one.'),
        ),
        migrations.AddConstraint(
            model_name='extension',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_by', None), ('state__in', ['ASKED', 'LAPSED'])), models.Q(('decided_at__isnull', False), ('decided_by__isnull', False), ('state__in', ['GRANTED', 'REFUSED']), models.Q(('decided_by', models.F('asked_by')), _negated=True)), _connector='OR'), name='extension_decided_by_somebody_else', violation_error_message="Who asks for an extension doesn't grant it."),
        ),
        migrations.AddConstraint(
            model_name='extension',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'REFUSED'), _negated=True), models.Q(('answer', ''), _negated=True), _connector='OR'), name='extension_refused_with_reason'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='extension',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_extensionevent" ("answer", "asked_at", "asked_by_id", "assignment_id", "case_id", "decided_at", "decided_by_id", "due_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "state", "was_due_on", "working_days") VALUES (NEW."answer", NEW."asked_at", NEW."asked_by_id", NEW."assignment_id", NEW."case_id", NEW."decided_at", NEW."decided_by_id", NEW."due_on", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."state", NEW."was_due_on", NEW."working_days"); RETURN NULL;', hash='379cee01da50e63bc8476a540bb8a1c5c35eaa79', operation='INSERT', pgid='pgtrigger_insert_insert_c988f', table='proposals_extension', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='extension',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "proposals_extensionevent" ("answer", "asked_at", "asked_by_id", "assignment_id", "case_id", "decided_at", "decided_by_id", "due_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "state", "was_due_on", "working_days") VALUES (NEW."answer", NEW."asked_at", NEW."asked_by_id", NEW."assignment_id", NEW."case_id", NEW."decided_at", NEW."decided_by_id", NEW."due_on", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."state", NEW."was_due_on", NEW."working_days"); RETURN NULL;', hash='778f83b2147c707bb8f58ed3fc8bfeb585512fc2', operation='UPDATE', pgid='pgtrigger_update_update_a229f', table='proposals_extension', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='extension',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_extensionevent" ("answer", "asked_at", "asked_by_id", "assignment_id", "case_id", "decided_at", "decided_by_id", "due_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "state", "was_due_on", "working_days") VALUES (OLD."answer", OLD."asked_at", OLD."asked_by_id", OLD."assignment_id", OLD."case_id", OLD."decided_at", OLD."decided_by_id", OLD."due_on", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."state", OLD."was_due_on", OLD."working_days"); RETURN NULL;', hash='fcac4f2084e34f4ad6e4b19dc93ad06801e05f1d', operation='DELETE', pgid='pgtrigger_delete_delete_4a85f', table='proposals_extension', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='extensionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='32edba8d9f9f7b85f1843cc4df7264b42b7ccb5a', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_3ff2e', table='proposals_extensionevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='finaldecision',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_at', None), ('outcome', '')), models.Q(models.Q(('outcome', ''), _negated=True), models.Q(('words', ''), _negated=True), ('decided_at__isnull', False)), _connector='OR'), name='final_decision_has_words', violation_error_message="The authors are owed the leader's words."),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='finaldecision',
            trigger=pgtrigger.compiler.Trigger(name='last_word_stands', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."decided_at" IS NOT NULL)', func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='bb4de178fd6bba705a9fc27e90ceba60986ea719', operation='UPDATE OR DELETE', pgid='pgtrigger_last_word_stands_3b40f', table='proposals_finaldecision', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='finaldecision',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_finaldecisionevent" ("case_id", "decided_at", "id", "leader_id", "named_at", "named_by_id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "words") VALUES (NEW."case_id", NEW."decided_at", NEW."id", NEW."leader_id", NEW."named_at", NEW."named_by_id", NEW."outcome", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."words"); RETURN NULL;', hash='652bbc31e9ce10e5c5f2510c512e5146e7b60f79', operation='INSERT', pgid='pgtrigger_insert_insert_1fef8', table='proposals_finaldecision', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='finaldecision',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "proposals_finaldecisionevent" ("case_id", "decided_at", "id", "leader_id", "named_at", "named_by_id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "words") VALUES (NEW."case_id", NEW."decided_at", NEW."id", NEW."leader_id", NEW."named_at", NEW."named_by_id", NEW."outcome", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."words"); RETURN NULL;', hash='d3bf14237a013ca0f32e7d263e297044ab8e47c2', operation='UPDATE', pgid='pgtrigger_update_update_3e9f9', table='proposals_finaldecision', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='finaldecision',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_finaldecisionevent" ("case_id", "decided_at", "id", "leader_id", "named_at", "named_by_id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "words") VALUES (OLD."case_id", OLD."decided_at", OLD."id", OLD."leader_id", OLD."named_at", OLD."named_by_id", OLD."outcome", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."words"); RETURN NULL;', hash='d96fafabff5ada0c8b2e16d89dce54c45ca604d5', operation='DELETE', pgid='pgtrigger_delete_delete_92987', table='proposals_finaldecision', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='finaldecisionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='01c6ede56bcc82aacedc2dce44bfcaad95621f85', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_00fcc', table='proposals_finaldecisionevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='finding',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('due_on', None), ('state', 'NOTED')), models.Q(models.Q(('state', 'NOTED'), _negated=True), ('due_on__isnull', False)), _connector='OR'), name='finding_correction_has_deadline'),
        ),
        migrations.AddConstraint(
            model_name='finding',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('grade', 'FAILED'), _negated=True), ('due_on__isnull', False), _connector='OR'), name='finding_failed_is_corrected', violation_error_message='What has failed must be corrected: please say by when.'),
        ),
        migrations.AddConstraint(
            model_name='finding',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('grade', 'SOUND'), _negated=True), ('due_on', None), _connector='OR'), name='finding_sound_needs_nothing', violation_error_message='What is sound needs no correction.'),
        ),
        migrations.AddConstraint(
            model_name='finding',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['ANSWERED', 'CLOSED']), _negated=True), models.Q(models.Q(('answer', ''), _negated=True), ('answered_at__isnull', False), ('answered_by__isnull', False)), _connector='OR'), name='finding_answered_by_somebody'),
        ),
        migrations.AddConstraint(
            model_name='finding',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'CLOSED'), _negated=True), models.Q(('judged_at__isnull', False), ('judged_by__isnull', False), models.Q(('judged_by', models.F('answered_by')), _negated=True)), _connector='OR'), name='finding_closed_by_another', violation_error_message="Who reported a correction doesn't accept it."),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='finding',
            trigger=pgtrigger.compiler.Trigger(name='state_moves', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{ANSWERED:ASKED,ANSWERED:CLOSED,ASKED:ANSWERED}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='6dc1bee278d588e52a1aa502c1b22446c6f8a475', operation='UPDATE', pgid='pgtrigger_state_moves_ec57d', table='proposals_finding', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='finding',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_findingevent" ("answer", "answered_at", "answered_by_id", "aspect", "check_of_id", "due_on", "found_at", "found_by_id", "grade", "id", "judged_at", "judged_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "state", "verdict", "words") VALUES (NEW."answer", NEW."answered_at", NEW."answered_by_id", NEW."aspect", NEW."check_of_id", NEW."due_on", NEW."found_at", NEW."found_by_id", NEW."grade", NEW."id", NEW."judged_at", NEW."judged_by_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."state", NEW."verdict", NEW."words"); RETURN NULL;', hash='beb5cf3e3bfce52db501526951767983b8c0c68b', operation='INSERT', pgid='pgtrigger_insert_insert_fdffb', table='proposals_finding', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='finding',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "proposals_findingevent" ("answer", "answered_at", "answered_by_id", "aspect", "check_of_id", "due_on", "found_at", "found_by_id", "grade", "id", "judged_at", "judged_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "state", "verdict", "words") VALUES (NEW."answer", NEW."answered_at", NEW."answered_by_id", NEW."aspect", NEW."check_of_id", NEW."due_on", NEW."found_at", NEW."found_by_id", NEW."grade", NEW."id", NEW."judged_at", NEW."judged_by_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."state", NEW."verdict", NEW."words"); RETURN NULL;', hash='0ec3c089d3ba35a4dc4021546fc45b89f013c810', operation='UPDATE', pgid='pgtrigger_update_update_79a4c', table='proposals_finding', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='finding',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_findingevent" ("answer", "answered_at", "answered_by_id", "aspect", "check_of_id", "due_on", "found_at", "found_by_id", "grade", "id", "judged_at", "judged_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "state", "verdict", "words") VALUES (OLD."answer", OLD."answered_at", OLD."answered_by_id", OLD."aspect", OLD."check_of_id", OLD."due_on", OLD."found_at", OLD."found_by_id", OLD."grade", OLD."id", OLD."judged_at", OLD."judged_by_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."state", OLD."verdict", OLD."words"); RETURN NULL;', hash='f60719b44c34998037a6ae50fc047f7aa632af7f', operation='DELETE', pgid='pgtrigger_delete_delete_f5e75', table='proposals_finding', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='findingevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='91e23070714b7e4dc7455ebca22a97ddf42e5903', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_c87d0', table='proposals_findingevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='follow',
            constraint=models.UniqueConstraint(fields=('user', 'proposal'), name='follow_once'),
        ),
        migrations.AddConstraint(
            model_name='inclusion',
            constraint=models.UniqueConstraint(fields=('case', 'proposal'), name='inclusion_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='inclusion',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_inclusionevent" ("case_id", "id", "included_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal_id") VALUES (NEW."case_id", NEW."id", NEW."included_at", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."proposal_id"); RETURN NULL;', hash='2c7eeb66cc439c55f7ce763b92009e66b5c768de', operation='INSERT', pgid='pgtrigger_insert_insert_cbe30', table='proposals_inclusion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='inclusion',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "proposals_inclusionevent" ("case_id", "id", "included_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal_id") VALUES (NEW."case_id", NEW."id", NEW."included_at", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."proposal_id"); RETURN NULL;', hash='12ec99aeaba61708ae55a65700169ec07460f2bc', operation='UPDATE', pgid='pgtrigger_update_update_7624f', table='proposals_inclusion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='inclusion',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_inclusionevent" ("case_id", "id", "included_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal_id") VALUES (OLD."case_id", OLD."id", OLD."included_at", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."proposal_id"); RETURN NULL;', hash='191ff68e61229136c318703eacdd20d91b5f4f1d', operation='DELETE', pgid='pgtrigger_delete_delete_1ecab', table='proposals_inclusion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='inclusionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='ef6b3654b1da5be07739fda3a53176f603048d80', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_11caa', table='proposals_inclusionevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='keyproposal',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_keyproposalevent" ("case_id", "id", "leader_id", "marked_at", "marked_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason") VALUES (NEW."case_id", NEW."id", NEW."leader_id", NEW."marked_at", NEW."marked_by_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason"); RETURN NULL;', hash='dd5ef6ae9e9afb5a21a93154e333ff34b356e327', operation='INSERT', pgid='pgtrigger_insert_insert_d1321', table='proposals_keyproposal', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='keyproposal',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "proposals_keyproposalevent" ("case_id", "id", "leader_id", "marked_at", "marked_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason") VALUES (NEW."case_id", NEW."id", NEW."leader_id", NEW."marked_at", NEW."marked_by_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason"); RETURN NULL;', hash='12931824fa4717b3334fa7fbe2d8c6e55e7d1e9c', operation='UPDATE', pgid='pgtrigger_update_update_f558b', table='proposals_keyproposal', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='keyproposal',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_keyproposalevent" ("case_id", "id", "leader_id", "marked_at", "marked_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason") VALUES (OLD."case_id", OLD."id", OLD."leader_id", OLD."marked_at", OLD."marked_by_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason"); RETURN NULL;', hash='f2d96d567253082cb0f5a96f57701c9a50049cd0', operation='DELETE', pgid='pgtrigger_delete_delete_11c80', table='proposals_keyproposal', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='keyproposalevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='e129b452dfbab39b219ceb5a67eccde461a80567', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_8a1d5', table='proposals_keyproposalevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='letter',
            constraint=models.UniqueConstraint(fields=('reply', 'proposal'), name='letter_once_a_submission'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='letter',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_letterevent" ("dated_on", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal_id", "public_id", "reply_id") VALUES (NEW."dated_on", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."proposal_id", NEW."public_id", NEW."reply_id"); RETURN NULL;', hash='520eb31adec7f473b37e696de00d38e255b6b243', operation='INSERT', pgid='pgtrigger_insert_insert_6d09c', table='proposals_letter', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='letter',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "proposals_letterevent" ("dated_on", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal_id", "public_id", "reply_id") VALUES (NEW."dated_on", NEW."id", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."proposal_id", NEW."public_id", NEW."reply_id"); RETURN NULL;', hash='114d455f072c644db26502c19fbb1af1b5493207', operation='UPDATE', pgid='pgtrigger_update_update_13ec3', table='proposals_letter', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='letter',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_letterevent" ("dated_on", "id", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal_id", "public_id", "reply_id") VALUES (OLD."dated_on", OLD."id", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."proposal_id", OLD."public_id", OLD."reply_id"); RETURN NULL;', hash='a1fb64ef0543293fef51045077011fedd10a0ed5', operation='DELETE', pgid='pgtrigger_delete_delete_f9b41', table='proposals_letter', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='letterevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='a471475114406246357a2e2985bf434777430194', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b0f3a', table='proposals_letterevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='meeting',
            index=models.Index(fields=['case', 'state'], name='meeting_of_case'),
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answered_at', None), ('state', 'RECORDED')), models.Q(models.Q(('state', 'RECORDED'), _negated=True), ('answered_at__isnull', False), ('answered_by__isnull', False)), _connector='OR'), name='meeting_answer_has_time'),
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'DISPUTED'), _negated=True), models.Q(('objection', ''), _negated=True), _connector='OR'), name='meeting_disputed_with_reason'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='meeting',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_meetingevent" ("answered_at", "answered_by_id", "case_id", "department_id", "held_on", "id", "objection", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "present", "proposal_id", "public_id", "recorded_at", "recorded_by_id", "state", "text", "way") VALUES (NEW."answered_at", NEW."answered_by_id", NEW."case_id", NEW."department_id", NEW."held_on", NEW."id", NEW."objection", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."present", NEW."proposal_id", NEW."public_id", NEW."recorded_at", NEW."recorded_by_id", NEW."state", NEW."text", NEW."way"); RETURN NULL;', hash='f01e2c247e9478f3764ba63a95bf5b62da535e8b', operation='INSERT', pgid='pgtrigger_insert_insert_406bd', table='proposals_meeting', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='meeting',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "proposals_meetingevent" ("answered_at", "answered_by_id", "case_id", "department_id", "held_on", "id", "objection", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "present", "proposal_id", "public_id", "recorded_at", "recorded_by_id", "state", "text", "way") VALUES (NEW."answered_at", NEW."answered_by_id", NEW."case_id", NEW."department_id", NEW."held_on", NEW."id", NEW."objection", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."present", NEW."proposal_id", NEW."public_id", NEW."recorded_at", NEW."recorded_by_id", NEW."state", NEW."text", NEW."way"); RETURN NULL;', hash='498f681d97265da809aed206644c9780af266869', operation='UPDATE', pgid='pgtrigger_update_update_899e3', table='proposals_meeting', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='meeting',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_meetingevent" ("answered_at", "answered_by_id", "case_id", "department_id", "held_on", "id", "objection", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "present", "proposal_id", "public_id", "recorded_at", "recorded_by_id", "state", "text", "way") VALUES (OLD."answered_at", OLD."answered_by_id", OLD."case_id", OLD."department_id", OLD."held_on", OLD."id", OLD."objection", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."present", OLD."proposal_id", OLD."public_id", OLD."recorded_at", OLD."recorded_by_id", OLD."state", OLD."text", OLD."way"); RETURN NULL;', hash='be3c5c02da260cdc455670de3fff0818e8798702', operation='DELETE', pgid='pgtrigger_delete_delete_70178', table='proposals_meeting', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='meetingevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='3bc7c785fb48a883488846cc5ef0c2eaa0f18698', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_6a887', table='proposals_meetingevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='progressnote',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='progress_note_says_something'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='progressnote',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_progressnoteevent" ("case_id", "department_id", "done_by", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "written_at", "written_by_id") VALUES (NEW."case_id", NEW."department_id", NEW."done_by", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."text", NEW."written_at", NEW."written_by_id"); RETURN NULL;', hash='1b1cfdf538e81ca69ffe4f372fbf67c4bde6cd7c', operation='INSERT', pgid='pgtrigger_insert_insert_60512', table='proposals_progressnote', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='progressnote',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "proposals_progressnoteevent" ("case_id", "department_id", "done_by", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "written_at", "written_by_id") VALUES (NEW."case_id", NEW."department_id", NEW."done_by", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."text", NEW."written_at", NEW."written_by_id"); RETURN NULL;', hash='d5da374e825c55565511363402c166953a64dfaa', operation='UPDATE', pgid='pgtrigger_update_update_ccb09', table='proposals_progressnote', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='progressnote',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_progressnoteevent" ("case_id", "department_id", "done_by", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "written_at", "written_by_id") VALUES (OLD."case_id", OLD."department_id", OLD."done_by", OLD."id", OLD."kind", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."text", OLD."written_at", OLD."written_by_id"); RETURN NULL;', hash='471be4fb5f93e8834b59fb593aae54f2a79bf31a', operation='DELETE', pgid='pgtrigger_delete_delete_02c17', table='proposals_progressnote', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='progressnoteevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='c700188a50cf4a4fd09a7dcab698da86e5034002', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_d3906', table='proposals_progressnoteevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='promise',
            index=models.Index(fields=['state', 'promised_on'], name='promise_worklist'),
        ),
        migrations.AddConstraint(
            model_name='promise',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'OPEN')), fields=('case',), name='promise_one_open_a_case'),
        ),
        migrations.AddConstraint(
            model_name='promise',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kept_at__isnull', False), ('kept_by__isnull', False), ('state', 'KEPT'), models.Q(('kept_note', ''), _negated=True)), models.Q(('state', 'KEPT'), _negated=True), _connector='OR'), name='promise_kept_says_how', violation_error_message='Please say what has been done.'),
        ),
        migrations.AddConstraint(
            model_name='promise',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'OPEN'), _negated=True), models.Q(('kept_at', None), ('kept_note', '')), _connector='OR'), name='promise_open_is_not_kept'),
        ),
        migrations.AddConstraint(
            model_name='promise',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'DROPPED'), _negated=True), models.Q(('dropped_reason', ''), _negated=True), _connector='OR'), name='promise_dropped_says_why'),
        ),
        migrations.AddConstraint(
            model_name='promise',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='promise_has_text'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='promise',
            trigger=pgtrigger.compiler.Trigger(name='state_moves', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{DROPPED:OPEN,KEPT:OPEN,OPEN:DROPPED,OPEN:KEPT}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='4023f45795ab496412060a1e7a1ccb9cdbe1468f', operation='UPDATE', pgid='pgtrigger_state_moves_83c01', table='proposals_promise', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='promise',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_promiseevent" ("asked_before_id", "case_id", "department_id", "dropped_reason", "first_promised_on", "id", "kept_at", "kept_by_id", "kept_note", "made_at", "overdue_told_on", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "promised_on", "public_id", "reply_id", "state", "text", "times_kept") VALUES (NEW."asked_before_id", NEW."case_id", NEW."department_id", NEW."dropped_reason", NEW."first_promised_on", NEW."id", NEW."kept_at", NEW."kept_by_id", NEW."kept_note", NEW."made_at", NEW."overdue_told_on", NEW."owner_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."promised_on", NEW."public_id", NEW."reply_id", NEW."state", NEW."text", NEW."times_kept"); RETURN NULL;', hash='9424d04cf10440d44e7c68bbb5afa23413395dab', operation='INSERT', pgid='pgtrigger_insert_insert_26323', table='proposals_promise', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='promise',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "proposals_promiseevent" ("asked_before_id", "case_id", "department_id", "dropped_reason", "first_promised_on", "id", "kept_at", "kept_by_id", "kept_note", "made_at", "overdue_told_on", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "promised_on", "public_id", "reply_id", "state", "text", "times_kept") VALUES (NEW."asked_before_id", NEW."case_id", NEW."department_id", NEW."dropped_reason", NEW."first_promised_on", NEW."id", NEW."kept_at", NEW."kept_by_id", NEW."kept_note", NEW."made_at", NEW."overdue_told_on", NEW."owner_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."promised_on", NEW."public_id", NEW."reply_id", NEW."state", NEW."text", NEW."times_kept"); RETURN NULL;', hash='2472d8e3fff05192b894bc3de2c35d739111b5cd', operation='UPDATE', pgid='pgtrigger_update_update_7c003', table='proposals_promise', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='promise',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_promiseevent" ("asked_before_id", "case_id", "department_id", "dropped_reason", "first_promised_on", "id", "kept_at", "kept_by_id", "kept_note", "made_at", "overdue_told_on", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "promised_on", "public_id", "reply_id", "state", "text", "times_kept") VALUES (OLD."asked_before_id", OLD."case_id", OLD."department_id", OLD."dropped_reason", OLD."first_promised_on", OLD."id", OLD."kept_at", OLD."kept_by_id", OLD."kept_note", OLD."made_at", OLD."overdue_told_on", OLD."owner_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."promised_on", OLD."public_id", OLD."reply_id", OLD."state", OLD."text", OLD."times_kept"); RETURN NULL;', hash='05c09a7b1c05650a23722915709ca9b84cc65fd9', operation='DELETE', pgid='pgtrigger_delete_delete_e58d2', table='proposals_promise', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='promiseanswer',
            constraint=models.UniqueConstraint(fields=('promise', 'proposal', 'time'), name='promise_answer_once_a_report'),
        ),
        migrations.AddConstraint(
            model_name='promiseanswer',
            constraint=models.CheckConstraint(condition=models.Q(('is_done', True), models.Q(('words', ''), _negated=True), _connector='OR'), name='promise_doubt_has_words'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='promiseanswer',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='4964c83e7d9bb67dad02a977cfe8a0531e266ba8', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_9c5bd', table='proposals_promiseanswer', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='promiseanswer',
            trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'append-only: % cannot be truncated', TG_TABLE_NAME;", hash='d9e5dd2e989369113b1dd05f31f8e55a364ecd46', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_d1803', table='proposals_promiseanswer', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='promiseevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='934542f71b666ee7a63ec5362d1c699d5a743988', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_31a0e', table='proposals_promiseevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='promisemove',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='promise_move_has_reason'),
        ),
        migrations.AddConstraint(
            model_name='promisemove',
            constraint=models.CheckConstraint(condition=models.Q(('before', models.F('after')), _negated=True), name='promise_move_moves'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='promisemove',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='49743ef6a1a329ede42988aef5acb59ed741737b', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_1f6f0', table='proposals_promisemove', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='promisemove',
            trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'append-only: % cannot be truncated', TG_TABLE_NAME;", hash='eeafbab723f8341182e886a38d2840ded6bb4a8c', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_31bd8', table='proposals_promisemove', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='promisenote',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='promise_note_has_text'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='promisenote',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='ee7118a2c275902a37f0cbaade060808186af574', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_26a7f', table='proposals_promisenote', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='promisenote',
            trigger=pgtrigger.compiler.Trigger(name='no_truncate', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'append-only: % cannot be truncated', TG_TABLE_NAME;", hash='43d6e2232f51a2adf747713ddc73e71118985637', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_no_truncate_50e4e', table='proposals_promisenote', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='proposalimport',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('applied_at__isnull', False), ('applied_by__isnull', False), ('state__in', ['APPLIED', 'UNDONE'])), models.Q(models.Q(('state__in', ['APPLIED', 'UNDONE']), _negated=True), ('applied_at', None), ('applied_by', None)), _connector='OR'), name='proposalimport_applied_by_somebody'),
        ),
        migrations.AddConstraint(
            model_name='proposalimport',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['READY', 'APPLIED', 'UNDONE']), _negated=True), ('mistakes', 0), _connector='OR'), name='proposalimport_mistakes_keep_it_out'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='proposalimport',
            trigger=pgtrigger.compiler.Trigger(name='state_moves', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{APPLIED:UNDONE,READY:APPLIED,READY:DISCARDED,REFUSED:DISCARDED}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='199b8efd992f9f6c43810fb024d843cab8796c06', operation='UPDATE', pgid='pgtrigger_state_moves_962d4', table='proposals_proposalimport', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='proposalimport',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_proposalimportevent" ("applied_at", "applied_by_id", "fingerprint", "id", "mistakes", "name", "new", "notes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "rows", "sha256", "state", "unchanged", "undone_at", "undone_by_id", "uploaded_at", "uploaded_by_id") VALUES (NEW."applied_at", NEW."applied_by_id", NEW."fingerprint", NEW."id", NEW."mistakes", NEW."name", NEW."new", NEW."notes", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."rows", NEW."sha256", NEW."state", NEW."unchanged", NEW."undone_at", NEW."undone_by_id", NEW."uploaded_at", NEW."uploaded_by_id"); RETURN NULL;', hash='7abacd3d0951e5066e1127917e5679caf48aba32', operation='INSERT', pgid='pgtrigger_insert_insert_de16a', table='proposals_proposalimport', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='proposalimport',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "proposals_proposalimportevent" ("applied_at", "applied_by_id", "fingerprint", "id", "mistakes", "name", "new", "notes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "rows", "sha256", "state", "unchanged", "undone_at", "undone_by_id", "uploaded_at", "uploaded_by_id") VALUES (NEW."applied_at", NEW."applied_by_id", NEW."fingerprint", NEW."id", NEW."mistakes", NEW."name", NEW."new", NEW."notes", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."rows", NEW."sha256", NEW."state", NEW."unchanged", NEW."undone_at", NEW."undone_by_id", NEW."uploaded_at", NEW."uploaded_by_id"); RETURN NULL;', hash='8557dd5d0fe74fdc3326dfb24af67c47cf1a02f6', operation='UPDATE', pgid='pgtrigger_update_update_ab6d8', table='proposals_proposalimport', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='proposalimport',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_proposalimportevent" ("applied_at", "applied_by_id", "fingerprint", "id", "mistakes", "name", "new", "notes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "rows", "sha256", "state", "unchanged", "undone_at", "undone_by_id", "uploaded_at", "uploaded_by_id") VALUES (OLD."applied_at", OLD."applied_by_id", OLD."fingerprint", OLD."id", OLD."mistakes", OLD."name", OLD."new", OLD."notes", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."rows", OLD."sha256", OLD."state", OLD."unchanged", OLD."undone_at", OLD."undone_by_id", OLD."uploaded_at", OLD."uploaded_by_id"); RETURN NULL;', hash='3241cf34f52b6a7b40cb427ce91a050279fa047d', operation='DELETE', pgid='pgtrigger_delete_delete_209bf', table='proposals_proposalimport', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='originevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='7767c3f2adb30f662ee7acff1d5068a2b49b24b7', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_6baf0', table='proposals_originevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='origin',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_originevent" ("file_id", "fingerprint", "id", "line", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal_id", "seconders") VALUES (NEW."file_id", NEW."fingerprint", NEW."id", NEW."line", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."proposal_id", NEW."seconders"); RETURN NULL;', hash='4ee1e64ac45f1e3abf86611d1306135391a232f9', operation='INSERT', pgid='pgtrigger_insert_insert_6e71d', table='proposals_origin', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='origin',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "proposals_originevent" ("file_id", "fingerprint", "id", "line", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal_id", "seconders") VALUES (NEW."file_id", NEW."fingerprint", NEW."id", NEW."line", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."proposal_id", NEW."seconders"); RETURN NULL;', hash='cb9cc491209ca7ca58bad157d6b7046b09e2abb4', operation='UPDATE', pgid='pgtrigger_update_update_d9630', table='proposals_origin', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='origin',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_originevent" ("file_id", "fingerprint", "id", "line", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal_id", "seconders") VALUES (OLD."file_id", OLD."fingerprint", OLD."id", OLD."line", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."proposal_id", OLD."seconders"); RETURN NULL;', hash='dd04d537bb9d339ea5998bff3db2ca2f67807ad3', operation='DELETE', pgid='pgtrigger_delete_delete_756e0', table='proposals_origin', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='proposalimportevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='db1d1c82a655d28b2078a2b389761b23ded96f2f', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_c9005', table='proposals_proposalimportevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='rationalizationproposal',
            index=django.contrib.postgres.indexes.GinIndex(fields=['grams'], name='innovation_grams'),
        ),
        migrations.AddIndex(
            model_name='rationalizationproposal',
            index=models.Index(fields=['state', '-decided_at'], name='innovation_public'),
        ),
        migrations.AddConstraint(
            model_name='rationalizationproposal',
            constraint=models.CheckConstraint(condition=models.Q(('state', 'DRAFT'), models.Q(models.Q(('title', ''), _negated=True), models.Q(('problem', ''), _negated=True), models.Q(('idea', ''), _negated=True), models.Q(('number', ''), _negated=True), ('submitted_at__isnull', False)), _connector='OR'), name='innovation_submitted_is_whole'),
        ),
        migrations.AddConstraint(
            model_name='rationalizationproposal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['ADOPTED', 'IN_USE', 'NOT_ADOPTED']), _negated=True), models.Q(('decided_at__isnull', False), ('decided_by__isnull', False)), _connector='OR'), name='innovation_decision_is_whole'),
        ),
        migrations.AddConstraint(
            model_name='rationalizationproposal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'NOT_ADOPTED'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='innovation_refusal_has_reason'),
        ),
        migrations.AddConstraint(
            model_name='rationalizationproposal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'IN_USE'), _negated=True), models.Q(('department__isnull', False), ('used_since__isnull', False)), _connector='OR'), name='innovation_in_use_says_since_when'),
        ),
        migrations.AddConstraint(
            model_name='rationalizationproposal',
            constraint=models.CheckConstraint(condition=models.Q(('approved_by', None), models.Q(('approved_by', models.F('decided_by')), _negated=True), _connector='OR'), name='innovation_reward_approved_by_another', violation_error_message="Who decided on a suggestion doesn't approve its reward."),
        ),
        migrations.AddConstraint(
            model_name='rationalizationproposal',
            constraint=models.CheckConstraint(condition=models.Q(('reward', 0), models.Q(('reward__gt', 0), models.Q(('grade', ''), _negated=True)), _connector='OR'), name='innovation_reward_has_grade'),
        ),
        migrations.AddConstraint(
            model_name='rationalizationproposal',
            constraint=models.UniqueConstraint(condition=models.Q(('number', ''), _negated=True), fields=('number',), name='innovation_number_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='rationalizationproposal',
            trigger=pgtrigger.compiler.Trigger(name='state_moves', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{ADOPTED:IN_USE,DRAFT:SUBMITTED,EVALUATING:ADOPTED,EVALUATING:NOT_ADOPTED,EVALUATING:WITHDRAWN,SUBMITTED:EVALUATING,SUBMITTED:WITHDRAWN}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='772ae268720eea99841cb06c4640ec7e010be098', operation='UPDATE', pgid='pgtrigger_state_moves_a6738', table='proposals_rationalizationproposal', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='rationalizationproposal',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_rationalizationproposalevent" ("approved_at", "approved_by_id", "author_id", "begun_at", "benefit", "changed_at", "decided_at", "decided_by_id", "department_id", "effect", "grade", "id", "idea", "kind", "number", "payment_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "problem", "public_id", "reason", "reward", "state", "submitted_at", "title", "used_since") VALUES (NEW."approved_at", NEW."approved_by_id", NEW."author_id", NEW."begun_at", NEW."benefit", NEW."changed_at", NEW."decided_at", NEW."decided_by_id", NEW."department_id", NEW."effect", NEW."grade", NEW."id", NEW."idea", NEW."kind", NEW."number", NEW."payment_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."problem", NEW."public_id", NEW."reason", NEW."reward", NEW."state", NEW."submitted_at", NEW."title", NEW."used_since"); RETURN NULL;', hash='95a78d99b724ef62387bf215e51feaf0f9d79449', operation='INSERT', pgid='pgtrigger_insert_insert_cdd8a', table='proposals_rationalizationproposal', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='rationalizationproposal',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."approved_at" IS DISTINCT FROM (NEW."approved_at") OR OLD."approved_by_id" IS DISTINCT FROM (NEW."approved_by_id") OR OLD."author_id" IS DISTINCT FROM (NEW."author_id") OR OLD."begun_at" IS DISTINCT FROM (NEW."begun_at") OR OLD."benefit" IS DISTINCT FROM (NEW."benefit") OR OLD."changed_at" IS DISTINCT FROM (NEW."changed_at") OR OLD."decided_at" IS DISTINCT FROM (NEW."decided_at") OR OLD."decided_by_id" IS DISTINCT FROM (NEW."decided_by_id") OR OLD."department_id" IS DISTINCT FROM (NEW."department_id") OR OLD."effect" IS DISTINCT FROM (NEW."effect") OR OLD."grade" IS DISTINCT FROM (NEW."grade") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."idea" IS DISTINCT FROM (NEW."idea") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."payment_id" IS DISTINCT FROM (NEW."payment_id") OR OLD."problem" IS DISTINCT FROM (NEW."problem") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."reward" IS DISTINCT FROM (NEW."reward") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."submitted_at" IS DISTINCT FROM (NEW."submitted_at") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."used_since" IS DISTINCT FROM (NEW."used_since"))', func='INSERT INTO "proposals_rationalizationproposalevent" ("approved_at", "approved_by_id", "author_id", "begun_at", "benefit", "changed_at", "decided_at", "decided_by_id", "department_id", "effect", "grade", "id", "idea", "kind", "number", "payment_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "problem", "public_id", "reason", "reward", "state", "submitted_at", "title", "used_since") VALUES (NEW."approved_at", NEW."approved_by_id", NEW."author_id", NEW."begun_at", NEW."benefit", NEW."changed_at", NEW."decided_at", NEW."decided_by_id", NEW."department_id", NEW."effect", NEW."grade", NEW."id", NEW."idea", NEW."kind", NEW."number", NEW."payment_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."problem", NEW."public_id", NEW."reason", NEW."reward", NEW."state", NEW."submitted_at", NEW."title", NEW."used_since"); RETURN NULL;', hash='010a96c92a80af4b8439599a1f1cbf8615f1854e', operation='UPDATE', pgid='pgtrigger_update_update_c1cb9', table='proposals_rationalizationproposal', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='rationalizationproposal',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_rationalizationproposalevent" ("approved_at", "approved_by_id", "author_id", "begun_at", "benefit", "changed_at", "decided_at", "decided_by_id", "department_id", "effect", "grade", "id", "idea", "kind", "number", "payment_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "problem", "public_id", "reason", "reward", "state", "submitted_at", "title", "used_since") VALUES (OLD."approved_at", OLD."approved_by_id", OLD."author_id", OLD."begun_at", OLD."benefit", OLD."changed_at", OLD."decided_at", OLD."decided_by_id", OLD."department_id", OLD."effect", OLD."grade", OLD."id", OLD."idea", OLD."kind", OLD."number", OLD."payment_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."problem", OLD."public_id", OLD."reason", OLD."reward", OLD."state", OLD."submitted_at", OLD."title", OLD."used_since"); RETURN NULL;', hash='c33017ae869aa04e2cc76957f71773ed79666ffb', operation='DELETE', pgid='pgtrigger_delete_delete_c3bb3', table='proposals_rationalizationproposal', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='higherawardevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b11ecf4a57568c9c8f35b2a5f22952f1d9558d02', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_85b06', table='proposals_higherawardevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='higheraward',
            constraint=models.UniqueConstraint(fields=('proposal', 'name', 'awarded_on'), name='higher_award_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='higheraward',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_higherawardevent" ("awarded_on", "granted_by", "id", "level", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal_id") VALUES (NEW."awarded_on", NEW."granted_by", NEW."id", NEW."level", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."proposal_id"); RETURN NULL;', hash='80dec0efb09e91ef15b7d75f0f17e742f2e657db', operation='INSERT', pgid='pgtrigger_insert_insert_3af28', table='proposals_higheraward', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='higheraward',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "proposals_higherawardevent" ("awarded_on", "granted_by", "id", "level", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal_id") VALUES (NEW."awarded_on", NEW."granted_by", NEW."id", NEW."level", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."proposal_id"); RETURN NULL;', hash='02c40391618dfe07ef6cc71b60134c48c742929c', operation='UPDATE', pgid='pgtrigger_update_update_7dfbe', table='proposals_higheraward', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='higheraward',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_higherawardevent" ("awarded_on", "granted_by", "id", "level", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal_id") VALUES (OLD."awarded_on", OLD."granted_by", OLD."id", OLD."level", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."proposal_id"); RETURN NULL;', hash='93cbd3a2c3800eb4f5b896e4a16ce7a37ac6f058', operation='DELETE', pgid='pgtrigger_delete_delete_6e7a9', table='proposals_higheraward', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evaluationevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='3a0bb317afea55b2140608c8cc8543f7ae11767e', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_357dc', table='proposals_evaluationevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='evaluation',
            constraint=models.UniqueConstraint(fields=('proposal', 'reviewer'), name='evaluation_once_a_reviewer'),
        ),
        migrations.AddConstraint(
            model_name='evaluation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('feasibility', None), ('given_at', None), ('novelty', None), ('usefulness', None)), models.Q(('feasibility__range', (1, 10)), ('given_at__isnull', False), ('novelty__range', (1, 10)), ('usefulness__range', (1, 10))), _connector='OR'), name='evaluation_is_whole_or_open'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evaluation',
            trigger=pgtrigger.compiler.Trigger(name='given_stays', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."given_at" IS NOT NULL)', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='852b9d9ec764c0aaf3d727feb9e33466529f1e28', operation='UPDATE', pgid='pgtrigger_given_stays_54b79', table='proposals_evaluation', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evaluation',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_evaluationevent" ("feasibility", "given_at", "id", "novelty", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal_id", "reviewer_id", "usefulness", "words") VALUES (NEW."feasibility", NEW."given_at", NEW."id", NEW."novelty", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."proposal_id", NEW."reviewer_id", NEW."usefulness", NEW."words"); RETURN NULL;', hash='bb3027333b4c842bf2a8e0932fc9d189fb1a06b4', operation='INSERT', pgid='pgtrigger_insert_insert_b6aad', table='proposals_evaluation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evaluation',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "proposals_evaluationevent" ("feasibility", "given_at", "id", "novelty", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal_id", "reviewer_id", "usefulness", "words") VALUES (NEW."feasibility", NEW."given_at", NEW."id", NEW."novelty", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."proposal_id", NEW."reviewer_id", NEW."usefulness", NEW."words"); RETURN NULL;', hash='4c92fe4274c93fdd7035df1374edb28b18e941fd', operation='UPDATE', pgid='pgtrigger_update_update_2e17c', table='proposals_evaluation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evaluation',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_evaluationevent" ("feasibility", "given_at", "id", "novelty", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal_id", "reviewer_id", "usefulness", "words") VALUES (OLD."feasibility", OLD."given_at", OLD."id", OLD."novelty", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."proposal_id", OLD."reviewer_id", OLD."usefulness", OLD."words"); RETURN NULL;', hash='eb91ef8f2e07ae93d1c3723a6d04488d684f638f', operation='DELETE', pgid='pgtrigger_delete_delete_6ada4', table='proposals_evaluation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='rationalizationproposalevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='62c3890a1771121ac704b51534838376527bc24b', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_35dd4', table='proposals_rationalizationproposalevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='review',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('proposal',), name='review_one_open_a_submission'),
        ),
        migrations.AddConstraint(
            model_name='review',
            constraint=models.CheckConstraint(condition=models.Q(('closed_by', None), ('shown_at__isnull', False), _connector='OR'), name='review_closed_is_shown'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='review',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_reviewevent" ("closed_by_id", "due_on", "ended_at", "id", "opened_at", "opened_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policy_id", "proposal_id", "shown_at") VALUES (NEW."closed_by_id", NEW."due_on", NEW."ended_at", NEW."id", NEW."opened_at", NEW."opened_by_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."policy_id", NEW."proposal_id", NEW."shown_at"); RETURN NULL;', hash='d98f52f7e158d5b7f1a6e533c7a4eebefb67d25d', operation='INSERT', pgid='pgtrigger_insert_insert_c2c7f', table='proposals_review', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='review',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "proposals_reviewevent" ("closed_by_id", "due_on", "ended_at", "id", "opened_at", "opened_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policy_id", "proposal_id", "shown_at") VALUES (NEW."closed_by_id", NEW."due_on", NEW."ended_at", NEW."id", NEW."opened_at", NEW."opened_by_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."policy_id", NEW."proposal_id", NEW."shown_at"); RETURN NULL;', hash='b616998f91d3d1f2227ab0aabdca7cafad5e6659', operation='UPDATE', pgid='pgtrigger_update_update_f5fa7', table='proposals_review', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='review',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_reviewevent" ("closed_by_id", "due_on", "ended_at", "id", "opened_at", "opened_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policy_id", "proposal_id", "shown_at") VALUES (OLD."closed_by_id", OLD."due_on", OLD."ended_at", OLD."id", OLD."opened_at", OLD."opened_by_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."policy_id", OLD."proposal_id", OLD."shown_at"); RETURN NULL;', hash='f343b94de94ceb0626df508d17a5dc21419e2159', operation='DELETE', pgid='pgtrigger_delete_delete_017e4', table='proposals_review', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='opinion',
            constraint=models.UniqueConstraint(fields=('review', 'member'), name='opinion_once_a_member'),
        ),
        migrations.AddConstraint(
            model_name='opinion',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('given_at', None), ('verdict', '')), models.Q(('given_at__isnull', False), models.Q(('verdict', ''), _negated=True)), _connector='OR'), name='opinion_given_has_verdict'),
        ),
        migrations.AddConstraint(
            model_name='opinion',
            constraint=models.CheckConstraint(condition=models.Q(('abstains', False), ('verdict', ''), _connector='OR'), name='opinion_abstains_is_empty'),
        ),
        migrations.AddConstraint(
            model_name='opinion',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('alike__isnull', False), ('verdict', 'MERGE')), models.Q(models.Q(('verdict', 'MERGE'), _negated=True), ('alike', None)), _connector='OR'), name='opinion_merge_says_with_which'),
        ),
        migrations.AddConstraint(
            model_name='opinion',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('verdict__in', ['ANSWER', 'REFUSE', 'RETURN', 'SPLIT']), _negated=True), models.Q(('words', ''), _negated=True), _connector='OR'), name='opinion_says_why'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='decisionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b559408fb158ff0dfa9c1a496d75553001ec890c', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_2ca1e', table='proposals_decisionevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('outcome__in', ['ANSWER', 'RETURN', 'REFUSE']), _negated=True), models.Q(('words', ''), _negated=True), _connector='OR'), name='decision_says_why', violation_error_message='The proposer is owed a reason.'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('cases__gte', 1), ('outcome__in', ['FILE', 'SUGGESTION', 'ANSWER'])), models.Q(('cases', 0), ('joined', False), ('outcome__in', ['RETURN', 'REFUSE'])), _connector='OR'), name='decision_taken_in_has_cases'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='decision',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_decisionevent" ("cases", "decided_at", "decided_by_id", "id", "joined", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal_id", "review_id", "words") VALUES (NEW."cases", NEW."decided_at", NEW."decided_by_id", NEW."id", NEW."joined", NEW."outcome", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."proposal_id", NEW."review_id", NEW."words"); RETURN NULL;', hash='7f0c28b5d12ddd5924b5cbec572bca2bdd3f5564', operation='INSERT', pgid='pgtrigger_insert_insert_2b833', table='proposals_decision', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='decision',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "proposals_decisionevent" ("cases", "decided_at", "decided_by_id", "id", "joined", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal_id", "review_id", "words") VALUES (NEW."cases", NEW."decided_at", NEW."decided_by_id", NEW."id", NEW."joined", NEW."outcome", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."proposal_id", NEW."review_id", NEW."words"); RETURN NULL;', hash='cd53a3d1c4c92591d11657774749a6bc7d559cf7', operation='UPDATE', pgid='pgtrigger_update_update_c498d', table='proposals_decision', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='decision',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_decisionevent" ("cases", "decided_at", "decided_by_id", "id", "joined", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal_id", "review_id", "words") VALUES (OLD."cases", OLD."decided_at", OLD."decided_by_id", OLD."id", OLD."joined", OLD."outcome", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."proposal_id", OLD."review_id", OLD."words"); RETURN NULL;', hash='bb58277b8471a03e6a0c2030df1be86172a1e1be', operation='DELETE', pgid='pgtrigger_delete_delete_f6829', table='proposals_decision', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reviewevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='5cea19deda2287dcdf631a48799d21aae2fdfe6d', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_a3247', table='proposals_reviewevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='seconderrating',
            constraint=models.UniqueConstraint(fields=('reply', 'proposal', 'rated_by'), name='seconder_rating_once_a_reply'),
        ),
        migrations.AddConstraint(
            model_name='seconderrating',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('attitude', 'DISSATISFIED'), ('result', 'DISSATISFIED'), _connector='OR', _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='seconder_dissatisfied_says_why', violation_error_message='Please say what you are dissatisfied with, so that it can be put right.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='seconderrating',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_seconderratingevent" ("attitude", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal_id", "rated_at", "rated_by_id", "reason", "reply_id", "result", "role") VALUES (NEW."attitude", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."proposal_id", NEW."rated_at", NEW."rated_by_id", NEW."reason", NEW."reply_id", NEW."result", NEW."role"); RETURN NULL;', hash='12b53f2d3644e7478b81bbb4a57ce5625808219d', operation='INSERT', pgid='pgtrigger_insert_insert_0df73', table='proposals_seconderrating', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='seconderrating',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "proposals_seconderratingevent" ("attitude", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal_id", "rated_at", "rated_by_id", "reason", "reply_id", "result", "role") VALUES (NEW."attitude", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."proposal_id", NEW."rated_at", NEW."rated_by_id", NEW."reason", NEW."reply_id", NEW."result", NEW."role"); RETURN NULL;', hash='0cd4039bf1c3190543b6008f0b7efd6aa71612e3', operation='UPDATE', pgid='pgtrigger_update_update_1e1ea', table='proposals_seconderrating', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='seconderrating',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_seconderratingevent" ("attitude", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal_id", "rated_at", "rated_by_id", "reason", "reply_id", "result", "role") VALUES (OLD."attitude", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."proposal_id", OLD."rated_at", OLD."rated_by_id", OLD."reason", OLD."reply_id", OLD."result", OLD."role"); RETURN NULL;', hash='146d5e08a2f0bd902e8b2142cfe8e665686498aa', operation='DELETE', pgid='pgtrigger_delete_delete_fb1d3', table='proposals_seconderrating', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='seconderratingevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='fdbfc436c39e81396f955ec4fcf3fa98375e94ca', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_9d5ba', table='proposals_seconderratingevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='signature',
            constraint=models.UniqueConstraint(fields=('reply', 'step', 'department'), name='signature_once_a_step', nulls_distinct=False),
        ),
        migrations.AddConstraint(
            model_name='signature',
            constraint=models.UniqueConstraint(condition=models.Q(('by__isnull', False)), fields=('reply', 'by'), name='signature_once_a_person', violation_error_message='You have signed this reply already.'),
        ),
        migrations.AddConstraint(
            model_name='signature',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('at', None), ('by', None), ('outcome', '')), models.Q(models.Q(('outcome', ''), _negated=True), ('at__isnull', False), ('by__isnull', False)), _connector='OR'), name='signature_has_hand_and_time'),
        ),
        migrations.AddConstraint(
            model_name='signature',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('outcome', 'RETURNED'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='signature_returned_with_reason'),
        ),
        migrations.AddConstraint(
            model_name='signature',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('department', None), ('step', 'LEADER')), models.Q(models.Q(('step', 'LEADER'), _negated=True), ('department__isnull', False)), _connector='OR'), name='signature_of_department'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='signature',
            trigger=pgtrigger.compiler.Trigger(name='signed_is_signed', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NOT (OLD."outcome" = \'\'))', func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='0dfd2366225a8f2e72dac01620110da7256c6a9e', operation='UPDATE OR DELETE', pgid='pgtrigger_signed_is_signed_235db', table='proposals_signature', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='signature',
            trigger=pgtrigger.compiler.Trigger(name='signer_is_not_drafter', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NEW."by_id" IS NOT NULL)', func="\n                    IF EXISTS (SELECT FROM proposals_reply WHERE id = NEW.reply_id AND drafted_by_id = NEW.by_id) THEN\n                        RAISE EXCEPTION 'who drafted reply % does not sign it', NEW.reply_id\n                            USING ERRCODE = 'check_violation';\n                    END IF;\n                    RETURN NEW;\n                ", hash='18c3f3008dcb48b33fd5323c90877ef17db74928', operation='INSERT OR UPDATE', pgid='pgtrigger_signer_is_not_drafter_23653', table='proposals_signature', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='signature',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_signatureevent" ("at", "by_id", "department_id", "id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "reason", "reply_id", "step") VALUES (NEW."at", NEW."by_id", NEW."department_id", NEW."id", NEW."outcome", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."reason", NEW."reply_id", NEW."step"); RETURN NULL;', hash='f7db5c53a6fa67da529b95a4d537fb4511c35255', operation='INSERT', pgid='pgtrigger_insert_insert_eb073', table='proposals_signature', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='signature',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "proposals_signatureevent" ("at", "by_id", "department_id", "id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "reason", "reply_id", "step") VALUES (NEW."at", NEW."by_id", NEW."department_id", NEW."id", NEW."outcome", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."reason", NEW."reply_id", NEW."step"); RETURN NULL;', hash='9d60fcac42a935ed8473f2dff194f496c6955e75', operation='UPDATE', pgid='pgtrigger_update_update_6f950', table='proposals_signature', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='signature',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_signatureevent" ("at", "by_id", "department_id", "id", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "reason", "reply_id", "step") VALUES (OLD."at", OLD."by_id", OLD."department_id", OLD."id", OLD."outcome", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."reason", OLD."reply_id", OLD."step"); RETURN NULL;', hash='61311d909b05ea88ebbd5a0607dca3a02bac2a6f', operation='DELETE', pgid='pgtrigger_delete_delete_3c52d', table='proposals_signature', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='signatureevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='2a5bd004e3e937d91a564d7d76fc8504023b6874', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_241db', table='proposals_signatureevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='talkmessage',
            index=models.Index(fields=['proposal', 'case', 'written_at'], name='talk_of_submission'),
        ),
        migrations.AddConstraint(
            model_name='talkmessage',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='talk_message_says_something'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='talkmessage',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_talkmessageevent" ("case_id", "department_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal_id", "public_id", "text", "written_at", "written_by_id") VALUES (NEW."case_id", NEW."department_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."proposal_id", NEW."public_id", NEW."text", NEW."written_at", NEW."written_by_id"); RETURN NULL;', hash='71ecb3ff64a2324ce5a5528138399944eeee1c19', operation='INSERT', pgid='pgtrigger_insert_insert_6752e', table='proposals_talkmessage', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='talkmessage',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "proposals_talkmessageevent" ("case_id", "department_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal_id", "public_id", "text", "written_at", "written_by_id") VALUES (NEW."case_id", NEW."department_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."proposal_id", NEW."public_id", NEW."text", NEW."written_at", NEW."written_by_id"); RETURN NULL;', hash='bef2661d02a6011e4d421b7284160423893418f3', operation='UPDATE', pgid='pgtrigger_update_update_34f93', table='proposals_talkmessage', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='talkmessage',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_talkmessageevent" ("case_id", "department_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposal_id", "public_id", "text", "written_at", "written_by_id") VALUES (OLD."case_id", OLD."department_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."proposal_id", OLD."public_id", OLD."text", OLD."written_at", OLD."written_by_id"); RETURN NULL;', hash='37f6cf9632ed0fd2d47d50c36f32bcec0cf18927', operation='DELETE', pgid='pgtrigger_delete_delete_92257', table='proposals_talkmessage', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='talkmessageevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='0465838e41718dbecb74353b755911d764f31f64', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_93293', table='proposals_talkmessageevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='urging',
            index=models.Index(fields=['case', '-urged_at'], name='urging_of_case'),
        ),
        migrations.AddConstraint(
            model_name='urging',
            constraint=models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='urging_has_words'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='urging',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_urgingevent" ("by_id", "case_id", "department_id", "due_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "urged_at", "words") VALUES (NEW."by_id", NEW."case_id", NEW."department_id", NEW."due_on", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."role", NEW."urged_at", NEW."words"); RETURN NULL;', hash='13f60f4408bd6351db96e643ffd7afc5aa5e94cb', operation='INSERT', pgid='pgtrigger_insert_insert_94a88', table='proposals_urging', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='urging',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "proposals_urgingevent" ("by_id", "case_id", "department_id", "due_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "urged_at", "words") VALUES (NEW."by_id", NEW."case_id", NEW."department_id", NEW."due_on", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."role", NEW."urged_at", NEW."words"); RETURN NULL;', hash='07134429314499cf6e32289c70e7c50413b79c70', operation='UPDATE', pgid='pgtrigger_update_update_0fa62', table='proposals_urging', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='urging',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "proposals_urgingevent" ("by_id", "case_id", "department_id", "due_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "urged_at", "words") VALUES (OLD."by_id", OLD."case_id", OLD."department_id", OLD."due_on", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."role", OLD."urged_at", OLD."words"); RETURN NULL;', hash='629308a5cecaadf120467eaeb13754533242e220', operation='DELETE', pgid='pgtrigger_delete_delete_da689', table='proposals_urging', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='urgingevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='1f1bebc99fa1ebe68bb6872b1ba30c6f01e0d634', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_35949', table='proposals_urgingevent', when='BEFORE')),
        ),
        *_carry_over.STEPS,
    ]
