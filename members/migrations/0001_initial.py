import django.contrib.postgres.constraints
import django.db.models.deletion
import django.db.models.functions.comparison
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
import union_portal.core.base
import union_portal.core.policy.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.CreateModel(
            name='User',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('staff_number', models.CharField(max_length=20, unique=True, verbose_name='staff number')),
                ('email', models.EmailField(blank=True, db_index=True, max_length=254, verbose_name='e-mail')),
                ('mobile', models.CharField(blank=True, db_index=True, max_length=20, verbose_name='mobile')),
                ('language', models.CharField(default='zh-hans', max_length=10, verbose_name='language')),
                ('is_active', models.BooleanField(default=True, verbose_name='active')),
                ('is_superuser', models.BooleanField(default=False, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'verbose_name': 'account',
                'verbose_name_plural': 'accounts',
                'ordering': ['staff_number'],
            },
        ),
        migrations.CreateModel(
            name='BranchUnion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12, unique=True)),
                ('code', models.CharField(max_length=20, unique=True, verbose_name='code')),
                ('name', models.CharField(max_length=60, verbose_name='name')),
                ('is_active', models.BooleanField(default=True, verbose_name='active')),
            ],
            options={
                'verbose_name': 'branch union',
                'verbose_name_plural': 'branch unions',
                'ordering': ['code'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='BranchUnionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12)),
                ('code', models.CharField(max_length=20, verbose_name='code')),
                ('name', models.CharField(max_length=60, verbose_name='name')),
                ('is_active', models.BooleanField(default=True, verbose_name='active')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Campus',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12, unique=True)),
                ('code', models.CharField(max_length=20, unique=True, verbose_name='code')),
                ('name', models.CharField(max_length=60, verbose_name='name')),
                ('is_active', models.BooleanField(default=True, verbose_name='active')),
            ],
            options={
                'verbose_name': 'campus',
                'verbose_name_plural': 'campuses',
                'ordering': ['code'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='CampusEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12)),
                ('code', models.CharField(max_length=20, verbose_name='code')),
                ('name', models.CharField(max_length=60, verbose_name='name')),
                ('is_active', models.BooleanField(default=True, verbose_name='active')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Committee',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12, unique=True)),
                ('code', models.CharField(max_length=20, unique=True, verbose_name='code')),
                ('name', models.CharField(max_length=60, verbose_name='name')),
                ('is_active', models.BooleanField(default=True, verbose_name='active')),
                ('kind', models.CharField(choices=[('UNION', 'Union committee'), ('AUDIT', 'Audit committee'), ('WOMEN', "Women workers' committee"), ('PROPOSAL', 'Proposal committee'), ('WELFARE', 'Welfare committee'), ('OTHER', 'Other committee')], max_length=20, verbose_name='kind')),
            ],
            options={
                'verbose_name': 'committee',
                'verbose_name_plural': 'committees',
                'ordering': ['code'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='CommitteeEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12)),
                ('code', models.CharField(max_length=20, verbose_name='code')),
                ('name', models.CharField(max_length=60, verbose_name='name')),
                ('is_active', models.BooleanField(default=True, verbose_name='active')),
                ('kind', models.CharField(choices=[('UNION', 'Union committee'), ('AUDIT', 'Audit committee'), ('WOMEN', "Women workers' committee"), ('PROPOSAL', 'Proposal committee'), ('WELFARE', 'Welfare committee'), ('OTHER', 'Other committee')], max_length=20, verbose_name='kind')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Delegation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12, unique=True)),
                ('name', models.CharField(max_length=60, verbose_name='name')),
            ],
            options={
                'verbose_name': 'delegation',
                'verbose_name_plural': 'delegations',
                'ordering': ['term', 'name'],
            },
        ),
        migrations.CreateModel(
            name='DelegationEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12)),
                ('name', models.CharField(max_length=60, verbose_name='name')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Department',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12, unique=True)),
                ('code', models.CharField(max_length=20, unique=True, verbose_name='code')),
                ('name', models.CharField(max_length=60, verbose_name='name')),
                ('is_active', models.BooleanField(default=True, verbose_name='active')),
                ('kind', models.CharField(choices=[('CLINICAL', 'Clinical'), ('NURSING', 'Nursing'), ('TECHNICAL', 'Medical technology'), ('ADMINISTRATIVE', 'Administration'), ('LOGISTICS', 'Logistics')], default='CLINICAL', max_length=20, verbose_name='kind')),
            ],
            options={
                'verbose_name': 'department',
                'verbose_name_plural': 'departments',
                'ordering': ['code'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='DepartmentEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12)),
                ('code', models.CharField(max_length=20, verbose_name='code')),
                ('name', models.CharField(max_length=60, verbose_name='name')),
                ('is_active', models.BooleanField(default=True, verbose_name='active')),
                ('kind', models.CharField(choices=[('CLINICAL', 'Clinical'), ('NURSING', 'Nursing'), ('TECHNICAL', 'Medical technology'), ('ADMINISTRATIVE', 'Administration'), ('LOGISTICS', 'Logistics')], default='CLINICAL', max_length=20, verbose_name='kind')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ImportBatch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12, unique=True)),
                ('name', models.CharField(max_length=200, verbose_name='file')),
                ('sha256', models.CharField(db_index=True, max_length=64, verbose_name="file's hash")),
                ('state', models.CharField(choices=[('UPLOADED', 'Being checked'), ('REFUSED', 'Has mistakes'), ('READY', 'Waits for confirmation'), ('APPLIED', 'Imported'), ('DISCARDED', 'Thrown away')], default='UPLOADED', editable=False, max_length=10, verbose_name='state')),
                ('creates_departments', models.BooleanField(default=False, verbose_name='create unknown departments')),
                ('absent_left', models.BooleanField(default=False, verbose_name="who isn't in the file has left")),
                ('rows', models.PositiveIntegerField(default=0, verbose_name='rows')),
                ('new', models.PositiveIntegerField(default=0, verbose_name='new')),
                ('changed', models.PositiveIntegerField(default=0, verbose_name='changed')),
                ('left', models.PositiveIntegerField(default=0, verbose_name='left')),
                ('unchanged', models.PositiveIntegerField(default=0, verbose_name='unchanged')),
                ('absent', models.PositiveIntegerField(default=0, verbose_name='in the register, not in the file')),
                ('mistakes', models.PositiveIntegerField(default=0, verbose_name='mistakes')),
                ('notes', models.JSONField(default=list, verbose_name='notes')),
                ('fingerprint', models.CharField(blank=True, editable=False, max_length=64)),
                ('uploaded_at', models.DateTimeField(auto_now_add=True, verbose_name='uploaded')),
                ('applied_at', models.DateTimeField(null=True, verbose_name='imported')),
            ],
            options={
                'verbose_name': 'staff file',
                'verbose_name_plural': 'staff files',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='ImportBatchEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12)),
                ('name', models.CharField(max_length=200, verbose_name='file')),
                ('sha256', models.CharField(max_length=64, verbose_name="file's hash")),
                ('state', models.CharField(choices=[('UPLOADED', 'Being checked'), ('REFUSED', 'Has mistakes'), ('READY', 'Waits for confirmation'), ('APPLIED', 'Imported'), ('DISCARDED', 'Thrown away')], default='UPLOADED', editable=False, max_length=10, verbose_name='state')),
                ('creates_departments', models.BooleanField(default=False, verbose_name='create unknown departments')),
                ('absent_left', models.BooleanField(default=False, verbose_name="who isn't in the file has left")),
                ('rows', models.PositiveIntegerField(default=0, verbose_name='rows')),
                ('new', models.PositiveIntegerField(default=0, verbose_name='new')),
                ('changed', models.PositiveIntegerField(default=0, verbose_name='changed')),
                ('left', models.PositiveIntegerField(default=0, verbose_name='left')),
                ('unchanged', models.PositiveIntegerField(default=0, verbose_name='unchanged')),
                ('absent', models.PositiveIntegerField(default=0, verbose_name='in the register, not in the file')),
                ('mistakes', models.PositiveIntegerField(default=0, verbose_name='mistakes')),
                ('notes', models.JSONField(default=list, verbose_name='notes')),
                ('fingerprint', models.CharField(blank=True, editable=False, max_length=64)),
                ('uploaded_at', models.DateTimeField(auto_now_add=True, verbose_name='uploaded')),
                ('applied_at', models.DateTimeField(null=True, verbose_name='imported')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ImportRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('line', models.PositiveIntegerField(default=0, verbose_name='line')),
                ('outcome', models.CharField(choices=[('MISTAKE', 'Mistake'), ('NEW', 'New'), ('CHANGED', 'Changed'), ('LEFT', 'Leaves')], max_length=10, verbose_name='outcome')),
                ('staff_number', models.CharField(blank=True, max_length=40, verbose_name='staff number')),
                ('name', models.CharField(blank=True, max_length=60, verbose_name='name')),
                ('column', models.CharField(blank=True, max_length=40, verbose_name='column')),
                ('reason', models.CharField(blank=True, max_length=300, verbose_name='reason')),
                ('changes', models.JSONField(default=list, verbose_name='changes')),
            ],
            options={
                'verbose_name': 'row of a staff file',
                'verbose_name_plural': 'rows of staff files',
                'ordering': ['batch', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Mandate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_head', models.BooleanField(default=False, verbose_name='head of the delegation')),
                ('since', models.DateField(verbose_name='since')),
                ('ended_on', models.DateField(blank=True, null=True, verbose_name='ended on')),
            ],
            options={
                'verbose_name': "delegate's mandate",
                'verbose_name_plural': "delegates' mandates",
                'ordering': ['term', 'delegation', 'person'],
            },
        ),
        migrations.CreateModel(
            name='MandateEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('is_head', models.BooleanField(default=False, verbose_name='head of the delegation')),
                ('since', models.DateField(verbose_name='since')),
                ('ended_on', models.DateField(blank=True, null=True, verbose_name='ended on')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('ACTIVE', 'Member'), ('RETAINED', 'Membership retained')], default='ACTIVE', max_length=10, verbose_name='state')),
                ('member_no', models.CharField(blank=True, max_length=20, verbose_name='member number')),
                ('since', models.DateField(verbose_name='since')),
                ('until', models.DateField(blank=True, null=True, verbose_name='until')),
            ],
            options={
                'verbose_name': 'membership',
                'verbose_name_plural': 'memberships',
                'ordering': ['person', '-since'],
            },
        ),
        migrations.CreateModel(
            name='MembershipEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('state', models.CharField(choices=[('ACTIVE', 'Member'), ('RETAINED', 'Membership retained')], default='ACTIVE', max_length=10, verbose_name='state')),
                ('member_no', models.CharField(blank=True, max_length=20, verbose_name='member number')),
                ('since', models.DateField(verbose_name='since')),
                ('until', models.DateField(blank=True, null=True, verbose_name='until')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12, unique=True)),
                ('staff_number', models.CharField(max_length=20, unique=True, verbose_name='staff number')),
                ('name', models.CharField(max_length=60, verbose_name='name')),
                ('initials', models.CharField(blank=True, db_index=True, max_length=30, verbose_name='pinyin initials')),
                ('sex', models.CharField(choices=[('F', 'Female'), ('M', 'Male')], max_length=1, verbose_name='sex')),
                ('birth_date', models.DateField(blank=True, null=True, verbose_name='date of birth')),
                ('job_title', models.CharField(blank=True, max_length=40, verbose_name='job title')),
                ('employment', models.CharField(choices=[('ESTABLISHED', 'Established post'), ('CONTRACT', 'Contract'), ('DISPATCHED', 'Dispatched'), ('REHIRED', 'Rehired')], default='ESTABLISHED', max_length=12, verbose_name='employment')),
                ('is_front_line', models.BooleanField(default=True, verbose_name='front line')),
                ('joined_on', models.DateField(blank=True, null=True, verbose_name='joined the hospital on')),
                ('status', models.CharField(choices=[('ACTIVE', 'At work'), ('LEAVE', 'On leave'), ('RETIRED', 'Retired'), ('LEFT', 'Left'), ('DECEASED', 'Deceased')], default='ACTIVE', max_length=10, verbose_name='status')),
                ('left_on', models.DateField(blank=True, null=True, verbose_name='left on')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail')),
                ('mobile', models.CharField(blank=True, max_length=20, verbose_name='mobile')),
            ],
            options={
                'verbose_name': 'person',
                'verbose_name_plural': 'people',
                'ordering': ['staff_number'],
            },
        ),
        migrations.CreateModel(
            name='PersonEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12)),
                ('staff_number', models.CharField(max_length=20, verbose_name='staff number')),
                ('name', models.CharField(max_length=60, verbose_name='name')),
                ('initials', models.CharField(blank=True, max_length=30, verbose_name='pinyin initials')),
                ('sex', models.CharField(choices=[('F', 'Female'), ('M', 'Male')], max_length=1, verbose_name='sex')),
                ('birth_date', models.DateField(blank=True, null=True, verbose_name='date of birth')),
                ('job_title', models.CharField(blank=True, max_length=40, verbose_name='job title')),
                ('employment', models.CharField(choices=[('ESTABLISHED', 'Established post'), ('CONTRACT', 'Contract'), ('DISPATCHED', 'Dispatched'), ('REHIRED', 'Rehired')], default='ESTABLISHED', max_length=12, verbose_name='employment')),
                ('is_front_line', models.BooleanField(default=True, verbose_name='front line')),
                ('joined_on', models.DateField(blank=True, null=True, verbose_name='joined the hospital on')),
                ('status', models.CharField(choices=[('ACTIVE', 'At work'), ('LEAVE', 'On leave'), ('RETIRED', 'Retired'), ('LEFT', 'Left'), ('DECEASED', 'Deceased')], default='ACTIVE', max_length=10, verbose_name='status')),
                ('left_on', models.DateField(blank=True, null=True, verbose_name='left on')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail')),
                ('mobile', models.CharField(blank=True, max_length=20, verbose_name='mobile')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Post',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('UNION_CHAIR', 'Union chair'), ('UNION_OFFICER', 'Union officer'), ('WELFARE_OFFICER', 'Welfare officer'), ('ACTIVITY_OFFICER', 'Activity officer'), ('BRANCH_CHAIR', 'Branch chair'), ('GROUP_LEADER', 'Group leader'), ('HOSPITAL_LEADER', 'Hospital leader'), ('DEPARTMENT_HEAD', 'Department head'), ('DEPARTMENT_HANDLER', 'Department handler'), ('COMMITTEE_CHAIR', 'Committee chair'), ('COMMITTEE_SECRETARY', 'Committee secretary'), ('COMMITTEE_MEMBER', 'Committee member'), ('PREPARER', 'Preparer of vouchers'), ('CHECKER', 'Checker of vouchers'), ('BOOKKEEPER', 'Bookkeeper'), ('CASHIER', 'Cashier'), ('DISCIPLINE_SUPERVISOR', 'Discipline supervisor'), ('SYSTEM_ADMIN', 'System administrator'), ('SECURITY_ADMIN', 'Security administrator'), ('SECURITY_AUDITOR', 'Security auditor')], max_length=24, verbose_name='post')),
                ('since', models.DateField(default=django.utils.timezone.localdate, verbose_name='since')),
                ('until', models.DateField(blank=True, null=True, verbose_name='until')),
            ],
            options={
                'verbose_name': 'post',
                'verbose_name_plural': 'posts',
                'ordering': ['kind', 'since'],
            },
        ),
        migrations.CreateModel(
            name='PostEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('kind', models.CharField(choices=[('UNION_CHAIR', 'Union chair'), ('UNION_OFFICER', 'Union officer'), ('WELFARE_OFFICER', 'Welfare officer'), ('ACTIVITY_OFFICER', 'Activity officer'), ('BRANCH_CHAIR', 'Branch chair'), ('GROUP_LEADER', 'Group leader'), ('HOSPITAL_LEADER', 'Hospital leader'), ('DEPARTMENT_HEAD', 'Department head'), ('DEPARTMENT_HANDLER', 'Department handler'), ('COMMITTEE_CHAIR', 'Committee chair'), ('COMMITTEE_SECRETARY', 'Committee secretary'), ('COMMITTEE_MEMBER', 'Committee member'), ('PREPARER', 'Preparer of vouchers'), ('CHECKER', 'Checker of vouchers'), ('BOOKKEEPER', 'Bookkeeper'), ('CASHIER', 'Cashier'), ('DISCIPLINE_SUPERVISOR', 'Discipline supervisor'), ('SYSTEM_ADMIN', 'System administrator'), ('SECURITY_ADMIN', 'Security administrator'), ('SECURITY_AUDITOR', 'Security auditor')], max_length=24, verbose_name='post')),
                ('since', models.DateField(default=django.utils.timezone.localdate, verbose_name='since')),
                ('until', models.DateField(blank=True, null=True, verbose_name='until')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Term',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12, unique=True)),
                ('body', models.CharField(choices=[('STAFF_CONGRESS', 'Staff congress'), ('MEMBERS_CONGRESS', "Members' congress"), ('UNION_COMMITTEE', 'Union committee')], max_length=20, verbose_name='body')),
                ('term_no', models.PositiveSmallIntegerField(verbose_name='term')),
                ('starts_on', models.DateField(verbose_name='from')),
                ('ends_on', models.DateField(verbose_name='until')),
            ],
            options={
                'verbose_name': 'term',
                'verbose_name_plural': 'terms',
                'ordering': ['body', '-term_no'],
            },
        ),
        migrations.CreateModel(
            name='TermEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12)),
                ('body', models.CharField(choices=[('STAFF_CONGRESS', 'Staff congress'), ('MEMBERS_CONGRESS', "Members' congress"), ('UNION_COMMITTEE', 'Union committee')], max_length=20, verbose_name='body')),
                ('term_no', models.PositiveSmallIntegerField(verbose_name='term')),
                ('starts_on', models.DateField(verbose_name='from')),
                ('ends_on', models.DateField(verbose_name='until')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='UnionGroup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12, unique=True)),
                ('code', models.CharField(max_length=20, unique=True, verbose_name='code')),
                ('name', models.CharField(max_length=60, verbose_name='name')),
                ('is_active', models.BooleanField(default=True, verbose_name='active')),
            ],
            options={
                'verbose_name': 'union group',
                'verbose_name_plural': 'union groups',
                'ordering': ['code'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='UnionGroupEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('public_id', models.CharField(default=union_portal.core.base.new_public_id, editable=False, max_length=12)),
                ('code', models.CharField(max_length=20, verbose_name='code')),
                ('name', models.CharField(max_length=60, verbose_name='name')),
                ('is_active', models.BooleanField(default=True, verbose_name='active')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='UserEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('staff_number', models.CharField(max_length=20, verbose_name='staff number')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail')),
                ('mobile', models.CharField(blank=True, max_length=20, verbose_name='mobile')),
                ('language', models.CharField(default='zh-hans', max_length=10, verbose_name='language')),
                ('is_active', models.BooleanField(default=True, verbose_name='active')),
                ('is_superuser', models.BooleanField(default=False, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ActivationCode',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(max_length=64)),
                ('issued_at', models.DateTimeField(auto_now_add=True)),
                ('expires_at', models.DateTimeField()),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('used_at', models.DateTimeField(null=True)),
                ('revoked_at', models.DateTimeField(null=True)),
                ('issued_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='activation_codes', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'activation code',
                'verbose_name_plural': 'activation codes',
                'ordering': ['-pk'],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='branchunion',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "members_branchunionevent" ("code", "id", "is_active", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id") VALUES (NEW."code", NEW."id", NEW."is_active", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id"); RETURN NULL;', hash='10827c12f8d778056abfb6a04c2e34745452e6b0', operation='INSERT', pgid='pgtrigger_insert_insert_5b604', table='members_branchunion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='branchunion',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "members_branchunionevent" ("code", "id", "is_active", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id") VALUES (NEW."code", NEW."id", NEW."is_active", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id"); RETURN NULL;', hash='b345a6a5e570964f6a3ace4c8c4d860af9a7f592', operation='UPDATE', pgid='pgtrigger_update_update_ea6b4', table='members_branchunion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='branchunion',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "members_branchunionevent" ("code", "id", "is_active", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id") VALUES (OLD."code", OLD."id", OLD."is_active", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id"); RETURN NULL;', hash='cc3132fa7a8cef5e1834103f0c2ccd9b1051c672', operation='DELETE', pgid='pgtrigger_delete_delete_60dbf', table='members_branchunion', when='AFTER')),
        ),
        migrations.AddField(
            model_name='branchunionevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='branchunionevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='members.branchunion'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='campus',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "members_campusevent" ("code", "id", "is_active", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id") VALUES (NEW."code", NEW."id", NEW."is_active", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id"); RETURN NULL;', hash='10dffbc856c3b0ee6f93982652075f6b0128a188', operation='INSERT', pgid='pgtrigger_insert_insert_75a7c', table='members_campus', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='campus',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "members_campusevent" ("code", "id", "is_active", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id") VALUES (NEW."code", NEW."id", NEW."is_active", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id"); RETURN NULL;', hash='cdff3ea6d45d0735f0756d2fcbddf08a0aad702c', operation='UPDATE', pgid='pgtrigger_update_update_0301a', table='members_campus', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='campus',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "members_campusevent" ("code", "id", "is_active", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id") VALUES (OLD."code", OLD."id", OLD."is_active", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id"); RETURN NULL;', hash='f4e56d228da899081cc6964be5c7db58a1ff695b', operation='DELETE', pgid='pgtrigger_delete_delete_79f6b', table='members_campus', when='AFTER')),
        ),
        migrations.AddField(
            model_name='campusevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='campusevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='members.campus'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='committee',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "members_committeeevent" ("code", "id", "is_active", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id") VALUES (NEW."code", NEW."id", NEW."is_active", NEW."kind", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id"); RETURN NULL;', hash='4dd8e121c822e25ec173d99bf7f070fcc01191ef', operation='INSERT', pgid='pgtrigger_insert_insert_3ca6b', table='members_committee', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='committee',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "members_committeeevent" ("code", "id", "is_active", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id") VALUES (NEW."code", NEW."id", NEW."is_active", NEW."kind", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id"); RETURN NULL;', hash='01d353edff9cf994f37759ecf89678ee26d1494f', operation='UPDATE', pgid='pgtrigger_update_update_673ee', table='members_committee', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='committee',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "members_committeeevent" ("code", "id", "is_active", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id") VALUES (OLD."code", OLD."id", OLD."is_active", OLD."kind", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id"); RETURN NULL;', hash='d52906743022a0c1b67a890bb067189419890599', operation='DELETE', pgid='pgtrigger_delete_delete_67826', table='members_committee', when='AFTER')),
        ),
        migrations.AddField(
            model_name='committeeevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='committeeevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='members.committee'),
        ),
        migrations.AddField(
            model_name='delegationevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='delegationevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='members.delegation'),
        ),
        migrations.AddField(
            model_name='department',
            name='campus',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='departments', to='members.campus', verbose_name='campus'),
        ),
        migrations.AddField(
            model_name='delegation',
            name='departments',
            field=models.ManyToManyField(related_name='delegations', to='members.department', verbose_name='departments'),
        ),
        migrations.AddField(
            model_name='departmentevent',
            name='campus',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.campus', verbose_name='campus'),
        ),
        migrations.AddField(
            model_name='departmentevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='departmentevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='members.department'),
        ),
        migrations.AddField(
            model_name='importbatch',
            name='applied_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='imported by'),
        ),
        migrations.AddField(
            model_name='importbatch',
            name='uploaded_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='uploaded by'),
        ),
        migrations.AddField(
            model_name='importbatchevent',
            name='applied_by',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='imported by'),
        ),
        migrations.AddField(
            model_name='importbatchevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='importbatchevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='members.importbatch'),
        ),
        migrations.AddField(
            model_name='importbatchevent',
            name='uploaded_by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='uploaded by'),
        ),
        migrations.AddField(
            model_name='importrow',
            name='batch',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='preview', to='members.importbatch'),
        ),
        migrations.AddField(
            model_name='mandate',
            name='delegation',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='mandates', to='members.delegation', verbose_name='delegation'),
        ),
        migrations.AddField(
            model_name='mandateevent',
            name='delegation',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.delegation', verbose_name='delegation'),
        ),
        migrations.AddField(
            model_name='mandateevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='mandateevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='members.mandate'),
        ),
        migrations.AddField(
            model_name='membershipevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='membershipevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='members.membership'),
        ),
        migrations.AddField(
            model_name='person',
            name='department',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='people', to='members.department', verbose_name='department'),
        ),
        migrations.AddField(
            model_name='membershipevent',
            name='person',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.person', verbose_name='person'),
        ),
        migrations.AddField(
            model_name='membership',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='members.person', verbose_name='person'),
        ),
        migrations.AddField(
            model_name='mandateevent',
            name='person',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.person', verbose_name='person'),
        ),
        migrations.AddField(
            model_name='mandate',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='mandates', to='members.person', verbose_name='person'),
        ),
        migrations.AddField(
            model_name='user',
            name='person',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='user', to='members.person'),
        ),
        migrations.AddField(
            model_name='personevent',
            name='department',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.department', verbose_name='department'),
        ),
        migrations.AddField(
            model_name='personevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='personevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='members.person'),
        ),
        migrations.AddField(
            model_name='post',
            name='branch',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='posts', to='members.branchunion', verbose_name='branch union'),
        ),
        migrations.AddField(
            model_name='post',
            name='committee',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='posts', to='members.committee', verbose_name='committee'),
        ),
        migrations.AddField(
            model_name='post',
            name='department',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='posts', to='members.department', verbose_name='department'),
        ),
        migrations.AddField(
            model_name='post',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='posts', to='members.person', verbose_name='person'),
        ),
        migrations.AddField(
            model_name='postevent',
            name='branch',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.branchunion', verbose_name='branch union'),
        ),
        migrations.AddField(
            model_name='postevent',
            name='committee',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.committee', verbose_name='committee'),
        ),
        migrations.AddField(
            model_name='postevent',
            name='department',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.department', verbose_name='department'),
        ),
        migrations.AddField(
            model_name='postevent',
            name='person',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.person', verbose_name='person'),
        ),
        migrations.AddField(
            model_name='postevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='postevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='members.post'),
        ),
        migrations.AddConstraint(
            model_name='term',
            constraint=models.UniqueConstraint(fields=('body', 'term_no'), name='term_number_once'),
        ),
        migrations.AddConstraint(
            model_name='term',
            constraint=models.CheckConstraint(condition=models.Q(('ends_on__gt', models.F('starts_on'))), name='term_ends_after_it_begins', violation_error_message='A term ends after it begins.'),
        ),
        migrations.AddField(
            model_name='mandateevent',
            name='term',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.term', verbose_name='term'),
        ),
        migrations.AddField(
            model_name='mandate',
            name='term',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='mandates', to='members.term', verbose_name='term'),
        ),
        migrations.AddField(
            model_name='delegationevent',
            name='term',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.term', verbose_name='term'),
        ),
        migrations.AddField(
            model_name='delegation',
            name='term',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='delegations', to='members.term', verbose_name='term'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='term',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "members_termevent" ("body", "ends_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "starts_on", "term_no") VALUES (NEW."body", NEW."ends_on", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."starts_on", NEW."term_no"); RETURN NULL;', hash='ec133a8264e6596c7c5aab728fb2adfa639f6d5a', operation='INSERT', pgid='pgtrigger_insert_insert_d8e11', table='members_term', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='term',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "members_termevent" ("body", "ends_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "starts_on", "term_no") VALUES (NEW."body", NEW."ends_on", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."starts_on", NEW."term_no"); RETURN NULL;', hash='91e40e8ee638bd71f3683b84e85e06e30626e543', operation='UPDATE', pgid='pgtrigger_update_update_9fb10', table='members_term', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='term',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "members_termevent" ("body", "ends_on", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "starts_on", "term_no") VALUES (OLD."body", OLD."ends_on", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."starts_on", OLD."term_no"); RETURN NULL;', hash='02276f67a856eaabb35c3bb90a87428eba8af818', operation='DELETE', pgid='pgtrigger_delete_delete_8d118', table='members_term', when='AFTER')),
        ),
        migrations.AddField(
            model_name='termevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='termevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='members.term'),
        ),
        migrations.AddField(
            model_name='uniongroup',
            name='branch',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='groups', to='members.branchunion', verbose_name='branch union'),
        ),
        migrations.AddField(
            model_name='postevent',
            name='group',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.uniongroup', verbose_name='union group'),
        ),
        migrations.AddField(
            model_name='post',
            name='group',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='posts', to='members.uniongroup', verbose_name='union group'),
        ),
        migrations.AddField(
            model_name='departmentevent',
            name='group',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.uniongroup', verbose_name='union group'),
        ),
        migrations.AddField(
            model_name='department',
            name='group',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='departments', to='members.uniongroup', verbose_name='union group'),
        ),
        migrations.AddField(
            model_name='uniongroupevent',
            name='branch',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.branchunion', verbose_name='branch union'),
        ),
        migrations.AddField(
            model_name='uniongroupevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='uniongroupevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='members.uniongroup'),
        ),
        migrations.AddField(
            model_name='userevent',
            name='person',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='members.person'),
        ),
        migrations.AddField(
            model_name='userevent',
            name='pgh_context',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context'),
        ),
        migrations.AddField(
            model_name='userevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='activationcode',
            constraint=models.UniqueConstraint(condition=models.Q(('revoked_at', None), ('used_at', None)), fields=('user',), name='activation_code_one_open'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='branchunionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='953bde7ff8741912efe929a1d024afe9f6a213ea', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_8d8a2', table='members_branchunionevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='campusevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='e6483d17bed73e1f38496715d55dc3c333ebb1fe', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_3841c', table='members_campusevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='committeeevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='4760182f56f600b3436c83d61f01df3aee0fe104', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_db63e', table='members_committeeevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='importbatch',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('applied_at__isnull', False), ('applied_by__isnull', False), ('state', 'APPLIED')), models.Q(models.Q(('state', 'APPLIED'), _negated=True), ('applied_at', None), ('applied_by', None)), _connector='OR'), name='importbatch_applied_by_somebody'),
        ),
        migrations.AddConstraint(
            model_name='importbatch',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['READY', 'APPLIED']), _negated=True), ('mistakes', 0), _connector='OR'), name='importbatch_mistakes_keep_it_out'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='importbatch',
            trigger=pgtrigger.compiler.Trigger(name='state_moves', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{READY:APPLIED,READY:DISCARDED,READY:REFUSED,REFUSED:DISCARDED,UPLOADED:DISCARDED,UPLOADED:READY,UPLOADED:REFUSED}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='8379fa366b442b9d1d169cca9130dca5537498e4', operation='UPDATE', pgid='pgtrigger_state_moves_586ce', table='members_importbatch', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='importbatch',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "members_importbatchevent" ("absent", "absent_left", "applied_at", "applied_by_id", "changed", "creates_departments", "fingerprint", "id", "left", "mistakes", "name", "new", "notes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "rows", "sha256", "state", "unchanged", "uploaded_at", "uploaded_by_id") VALUES (NEW."absent", NEW."absent_left", NEW."applied_at", NEW."applied_by_id", NEW."changed", NEW."creates_departments", NEW."fingerprint", NEW."id", NEW."left", NEW."mistakes", NEW."name", NEW."new", NEW."notes", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."rows", NEW."sha256", NEW."state", NEW."unchanged", NEW."uploaded_at", NEW."uploaded_by_id"); RETURN NULL;', hash='64edb12275f284f8333dc0856034541602523d97', operation='INSERT', pgid='pgtrigger_insert_insert_d9c0c', table='members_importbatch', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='importbatch',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "members_importbatchevent" ("absent", "absent_left", "applied_at", "applied_by_id", "changed", "creates_departments", "fingerprint", "id", "left", "mistakes", "name", "new", "notes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "rows", "sha256", "state", "unchanged", "uploaded_at", "uploaded_by_id") VALUES (NEW."absent", NEW."absent_left", NEW."applied_at", NEW."applied_by_id", NEW."changed", NEW."creates_departments", NEW."fingerprint", NEW."id", NEW."left", NEW."mistakes", NEW."name", NEW."new", NEW."notes", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."rows", NEW."sha256", NEW."state", NEW."unchanged", NEW."uploaded_at", NEW."uploaded_by_id"); RETURN NULL;', hash='954780a1fc6cd80a5af830e68ec9c48f2b674ecb', operation='UPDATE', pgid='pgtrigger_update_update_1957e', table='members_importbatch', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='importbatch',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "members_importbatchevent" ("absent", "absent_left", "applied_at", "applied_by_id", "changed", "creates_departments", "fingerprint", "id", "left", "mistakes", "name", "new", "notes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "rows", "sha256", "state", "unchanged", "uploaded_at", "uploaded_by_id") VALUES (OLD."absent", OLD."absent_left", OLD."applied_at", OLD."applied_by_id", OLD."changed", OLD."creates_departments", OLD."fingerprint", OLD."id", OLD."left", OLD."mistakes", OLD."name", OLD."new", OLD."notes", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."rows", OLD."sha256", OLD."state", OLD."unchanged", OLD."uploaded_at", OLD."uploaded_by_id"); RETURN NULL;', hash='ebf98a6c4d514165a961cf2c545113ccf61dfc7a', operation='DELETE', pgid='pgtrigger_delete_delete_1e66a', table='members_importbatch', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='importbatchevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='1e8e94adbcc786711bd5ca8f8876ed17a6539f55', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_37028', table='members_importbatchevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='person',
            index=models.Index(fields=['department', 'status'], name='person_department'),
        ),
        migrations.AddIndex(
            model_name='person',
            index=models.Index(fields=['name'], name='person_name'),
        ),
        migrations.AddConstraint(
            model_name='person',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('staff_number', ''), _negated=True), models.Q(('name', ''), _negated=True)), name='person_number_and_name', violation_error_message='Staff number and name are needed.'),
        ),
        migrations.AddConstraint(
            model_name='person',
            constraint=models.CheckConstraint(condition=models.Q(('left_on', None), ('joined_on', None), ('left_on__gte', models.F('joined_on')), _connector='OR'), name='person_leaves_after_joining', violation_error_message='Nobody leaves the hospital before joining it.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='person',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "members_personevent" ("birth_date", "department_id", "email", "employment", "id", "initials", "is_front_line", "job_title", "joined_on", "left_on", "mobile", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "sex", "staff_number", "status") VALUES (NEW."birth_date", NEW."department_id", NEW."email", NEW."employment", NEW."id", NEW."initials", NEW."is_front_line", NEW."job_title", NEW."joined_on", NEW."left_on", NEW."mobile", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."sex", NEW."staff_number", NEW."status"); RETURN NULL;', hash='72c92135b85464388c7588bbc06d7e57c97a2e9e', operation='INSERT', pgid='pgtrigger_insert_insert_ccaf2', table='members_person', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='person',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "members_personevent" ("birth_date", "department_id", "email", "employment", "id", "initials", "is_front_line", "job_title", "joined_on", "left_on", "mobile", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "sex", "staff_number", "status") VALUES (NEW."birth_date", NEW."department_id", NEW."email", NEW."employment", NEW."id", NEW."initials", NEW."is_front_line", NEW."job_title", NEW."joined_on", NEW."left_on", NEW."mobile", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."sex", NEW."staff_number", NEW."status"); RETURN NULL;', hash='e64d151b9f8c48e70d8d55ecaa888adda5996eee', operation='UPDATE', pgid='pgtrigger_update_update_a133a', table='members_person', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='person',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "members_personevent" ("birth_date", "department_id", "email", "employment", "id", "initials", "is_front_line", "job_title", "joined_on", "left_on", "mobile", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "sex", "staff_number", "status") VALUES (OLD."birth_date", OLD."department_id", OLD."email", OLD."employment", OLD."id", OLD."initials", OLD."is_front_line", OLD."job_title", OLD."joined_on", OLD."left_on", OLD."mobile", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."sex", OLD."staff_number", OLD."status"); RETURN NULL;', hash='b9475d1b1cae919fcd5a0f9dc73a4cdd10677cae', operation='DELETE', pgid='pgtrigger_delete_delete_b4a8d', table='members_person', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='membershipevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='0f6d8ff46c2f4bfa59455a4a3ce243a972dcfd89', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_6dbe4', table='members_membershipevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='membership',
            index=models.Index(fields=['since', 'until'], name='membership_period'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.CheckConstraint(condition=models.Q(('until', None), ('until__gte', models.F('since')), _connector='OR'), name='membership_ends_after_it_begins', violation_error_message="A membership can't end before it begins."),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('person', '='), (union_portal.core.policy.models.DateRange('since', 'until', models.Value('[]')), '&&')], name='membership_no_overlap', violation_error_message='This person is a member in part of this period already.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='membership',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "members_membershipevent" ("id", "member_no", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "state", "until") VALUES (NEW."id", NEW."member_no", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."since", NEW."state", NEW."until"); RETURN NULL;', hash='09a792cb55d336cebbd37198e0d7ded7843d6a87', operation='INSERT', pgid='pgtrigger_insert_insert_20243', table='members_membership', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='membership',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "members_membershipevent" ("id", "member_no", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "state", "until") VALUES (NEW."id", NEW."member_no", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."since", NEW."state", NEW."until"); RETURN NULL;', hash='46fad5b839216f58fd70393feb40af479007164d', operation='UPDATE', pgid='pgtrigger_update_update_f5071', table='members_membership', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='membership',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "members_membershipevent" ("id", "member_no", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "state", "until") VALUES (OLD."id", OLD."member_no", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."since", OLD."state", OLD."until"); RETURN NULL;', hash='6c847e0baa13427c47737eb850396bd791c7754b', operation='DELETE', pgid='pgtrigger_delete_delete_84b9f', table='members_membership', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='user',
            constraint=models.CheckConstraint(condition=models.Q(('is_superuser', False)), name='user_never_superuser'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='user',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "members_userevent" ("created_at", "email", "id", "is_active", "is_superuser", "language", "mobile", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "staff_number") VALUES (NEW."created_at", NEW."email", NEW."id", NEW."is_active", NEW."is_superuser", NEW."language", NEW."mobile", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."staff_number"); RETURN NULL;', hash='5f126d0662498214d8ed242a316fbde7d2647bf4', operation='INSERT', pgid='pgtrigger_insert_insert_ad80e', table='members_user', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='user',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_active" IS DISTINCT FROM (NEW."is_active") OR OLD."is_superuser" IS DISTINCT FROM (NEW."is_superuser") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."mobile" IS DISTINCT FROM (NEW."mobile") OR OLD."person_id" IS DISTINCT FROM (NEW."person_id") OR OLD."staff_number" IS DISTINCT FROM (NEW."staff_number"))', func='INSERT INTO "members_userevent" ("created_at", "email", "id", "is_active", "is_superuser", "language", "mobile", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "staff_number") VALUES (NEW."created_at", NEW."email", NEW."id", NEW."is_active", NEW."is_superuser", NEW."language", NEW."mobile", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."staff_number"); RETURN NULL;', hash='7de0d8fed91d6b92b3823924fc3aa5afc50b64e5', operation='UPDATE', pgid='pgtrigger_update_update_3d12e', table='members_user', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='user',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "members_userevent" ("created_at", "email", "id", "is_active", "is_superuser", "language", "mobile", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "staff_number") VALUES (OLD."created_at", OLD."email", OLD."id", OLD."is_active", OLD."is_superuser", OLD."language", OLD."mobile", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."staff_number"); RETURN NULL;', hash='173de8473f21b6280b3ab98cb529a4e2aef567c3', operation='DELETE', pgid='pgtrigger_delete_delete_d335d', table='members_user', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='personevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='5ed038c33708a291246651c2dbd8e1fa862a6f04', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_53f61', table='members_personevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='mandateevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f02257eb986842620d291f7058cf307d956cd19d', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_10e50', table='members_mandateevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='mandate',
            constraint=models.UniqueConstraint(fields=('person', 'term'), name='mandate_once_a_term', violation_error_message='This person has a mandate in this term already.'),
        ),
        migrations.AddConstraint(
            model_name='mandate',
            constraint=models.CheckConstraint(condition=models.Q(('ended_on', None), ('ended_on__gte', models.F('since')), _connector='OR'), name='mandate_ends_after_it_begins', violation_error_message="A mandate can't end before it begins."),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='mandate',
            trigger=pgtrigger.compiler.Trigger(name='delegation_of_the_term', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n                    IF NEW.term_id <> (SELECT term_id FROM members_delegation WHERE id = NEW.delegation_id) THEN\n                        RAISE EXCEPTION 'a mandate is of the term of its delegation' USING ERRCODE = 'check_violation';\n                    END IF;\n                    RETURN NEW;\n                ", hash='cde659f596929f34f3d09b0dfd4ec2901d38734e', operation='INSERT OR UPDATE', pgid='pgtrigger_delegation_of_the_term_0de49', table='members_mandate', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='mandate',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "members_mandateevent" ("delegation_id", "ended_on", "id", "is_head", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "term_id") VALUES (NEW."delegation_id", NEW."ended_on", NEW."id", NEW."is_head", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."since", NEW."term_id"); RETURN NULL;', hash='b4fead83674d997ca14e3bc13d0fc5d285934a1c', operation='INSERT', pgid='pgtrigger_insert_insert_f1361', table='members_mandate', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='mandate',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "members_mandateevent" ("delegation_id", "ended_on", "id", "is_head", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "term_id") VALUES (NEW."delegation_id", NEW."ended_on", NEW."id", NEW."is_head", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."since", NEW."term_id"); RETURN NULL;', hash='e6af82f361b177be71eed77cbe81f5c20433dc8f', operation='UPDATE', pgid='pgtrigger_update_update_564f0', table='members_mandate', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='mandate',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "members_mandateevent" ("delegation_id", "ended_on", "id", "is_head", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "term_id") VALUES (OLD."delegation_id", OLD."ended_on", OLD."id", OLD."is_head", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."since", OLD."term_id"); RETURN NULL;', hash='a0f0edfe6cbf582849b62e88bbd5fadd779ed6b6', operation='DELETE', pgid='pgtrigger_delete_delete_12add', table='members_mandate', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='delegationevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='d40a745afb62b27513a08d88d59362dafbc1644d', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_c32d0', table='members_delegationevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='delegation',
            constraint=models.UniqueConstraint(fields=('term', 'name'), name='delegation_name_once_a_term'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='delegation',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "members_delegationevent" ("id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "term_id") VALUES (NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id", NEW."term_id"); RETURN NULL;', hash='93cbad1c95b8b3cc91079d208d172129521f0b9a', operation='INSERT', pgid='pgtrigger_insert_insert_3efee', table='members_delegation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='delegation',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "members_delegationevent" ("id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "term_id") VALUES (NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id", NEW."term_id"); RETURN NULL;', hash='2e491ebe1148d17cc5a0155524e6181c5d2b2c2d', operation='UPDATE', pgid='pgtrigger_update_update_f4df8', table='members_delegation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='delegation',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "members_delegationevent" ("id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "term_id") VALUES (OLD."id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id", OLD."term_id"); RETURN NULL;', hash='ff46bae7e66ce124d86773fc44b4dc32d066d31e', operation='DELETE', pgid='pgtrigger_delete_delete_816f6', table='members_delegation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='termevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='df5edfc61525b854c09eb69931d9fb22dd7c1aef', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b264c', table='members_termevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='uniongroup',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "members_uniongroupevent" ("branch_id", "code", "id", "is_active", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id") VALUES (NEW."branch_id", NEW."code", NEW."id", NEW."is_active", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id"); RETURN NULL;', hash='c472f6987246b3b293c59d20ac226a6f547f7277', operation='INSERT', pgid='pgtrigger_insert_insert_82eba', table='members_uniongroup', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='uniongroup',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "members_uniongroupevent" ("branch_id", "code", "id", "is_active", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id") VALUES (NEW."branch_id", NEW."code", NEW."id", NEW."is_active", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id"); RETURN NULL;', hash='87c368e10348c53512f978f1c1af08363f3e30d9', operation='UPDATE', pgid='pgtrigger_update_update_4a668', table='members_uniongroup', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='uniongroup',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "members_uniongroupevent" ("branch_id", "code", "id", "is_active", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id") VALUES (OLD."branch_id", OLD."code", OLD."id", OLD."is_active", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id"); RETURN NULL;', hash='9484a0b97dfa43c0d554c1125cb7cdb10c796db1', operation='DELETE', pgid='pgtrigger_delete_delete_c4896', table='members_uniongroup', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='postevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='5d49286e745b821c86b146765d1c0bbb9b41eef7', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_a73e0', table='members_postevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='post',
            index=models.Index(fields=['kind', 'person'], name='post_kind_person'),
        ),
        migrations.AddConstraint(
            model_name='post',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('branch__isnull', True), ('committee__isnull', True), ('department__isnull', False), ('group__isnull', True), ('kind__in', ['DEPARTMENT_HANDLER', 'DEPARTMENT_HEAD'])), models.Q(('branch__isnull', False), ('committee__isnull', True), ('department__isnull', True), ('group__isnull', True), ('kind__in', ['BRANCH_CHAIR'])), models.Q(('branch__isnull', True), ('committee__isnull', True), ('department__isnull', True), ('group__isnull', False), ('kind__in', ['GROUP_LEADER'])), models.Q(('branch__isnull', True), ('committee__isnull', False), ('department__isnull', True), ('group__isnull', True), ('kind__in', ['COMMITTEE_CHAIR', 'COMMITTEE_MEMBER', 'COMMITTEE_SECRETARY'])), models.Q(('branch__isnull', True), ('committee__isnull', True), ('department__isnull', True), ('group__isnull', True), ('kind__in', ['ACTIVITY_OFFICER', 'BOOKKEEPER', 'CASHIER', 'CHECKER', 'DISCIPLINE_SUPERVISOR', 'HOSPITAL_LEADER', 'PREPARER', 'SECURITY_ADMIN', 'SECURITY_AUDITOR', 'SYSTEM_ADMIN', 'UNION_CHAIR', 'UNION_OFFICER', 'WELFARE_OFFICER'])), _connector='OR'), name='post_has_its_body', violation_error_message='Choose the body that this post is held in, and no other.'),
        ),
        migrations.AddConstraint(
            model_name='post',
            constraint=models.CheckConstraint(condition=models.Q(('until', None), ('until__gte', models.F('since')), _connector='OR'), name='post_ends_after_it_begins', violation_error_message="A post can't end before it begins."),
        ),
        migrations.AddConstraint(
            model_name='post',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('person', '='), (union_portal.core.policy.models.DateRange('since', 'until', models.Value('[]')), '&&'), ('kind', '='), (django.db.models.functions.comparison.Coalesce('department', 0), '='), (django.db.models.functions.comparison.Coalesce('branch', 0), '='), (django.db.models.functions.comparison.Coalesce('group', 0), '='), (django.db.models.functions.comparison.Coalesce('committee', 0), '=')], name='post_once_at_a_time', violation_error_message='This person holds the same post in part of this period already.'),
        ),
        migrations.AddConstraint(
            model_name='post',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('kind__in', ['BOOKKEEPER', 'CASHIER', 'CHECKER', 'PREPARER'])), expressions=[('person', '='), (union_portal.core.policy.models.DateRange('since', 'until', models.Value('[]')), '&&'), (models.Case(models.When(kind='CHECKER', then=1), default=0), '<>')], name='post_checker_alone', violation_error_message="Who checks vouchers can't prepare or post them or pay at the same time. Choose another person."),
        ),
        migrations.AddConstraint(
            model_name='post',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('kind__in', ['BOOKKEEPER', 'CASHIER'])), expressions=[('person', '='), (union_portal.core.policy.models.DateRange('since', 'until', models.Value('[]')), '&&'), ('kind', '<>')], name='post_cashier_keeps_no_books', violation_error_message="The cashier can't keep the books at the same time. Choose another person."),
        ),
        migrations.AddConstraint(
            model_name='post',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('kind__in', ['SECURITY_ADMIN', 'SECURITY_AUDITOR', 'SYSTEM_ADMIN'])), expressions=[('person', '='), (union_portal.core.policy.models.DateRange('since', 'until', models.Value('[]')), '&&'), ('kind', '<>')], name='post_administrators_apart', violation_error_message='System, security and audit are administered by three people. Choose another person.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='post',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "members_postevent" ("branch_id", "committee_id", "department_id", "group_id", "id", "kind", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "until") VALUES (NEW."branch_id", NEW."committee_id", NEW."department_id", NEW."group_id", NEW."id", NEW."kind", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."since", NEW."until"); RETURN NULL;', hash='58904938b96b99722176e8d95c6bc5bd149307b2', operation='INSERT', pgid='pgtrigger_insert_insert_ad967', table='members_post', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='post',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "members_postevent" ("branch_id", "committee_id", "department_id", "group_id", "id", "kind", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "until") VALUES (NEW."branch_id", NEW."committee_id", NEW."department_id", NEW."group_id", NEW."id", NEW."kind", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."since", NEW."until"); RETURN NULL;', hash='66e83e86ce497dc6d95e8143c3ea1d8d166fc400', operation='UPDATE', pgid='pgtrigger_update_update_ee5d0', table='members_post', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='post',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "members_postevent" ("branch_id", "committee_id", "department_id", "group_id", "id", "kind", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "until") VALUES (OLD."branch_id", OLD."committee_id", OLD."department_id", OLD."group_id", OLD."id", OLD."kind", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."since", OLD."until"); RETURN NULL;', hash='ec1c2fdd2399bf89fac6b6efc1e8b968caaa3ce4', operation='DELETE', pgid='pgtrigger_delete_delete_ccde5', table='members_post', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='departmentevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='785a38306e439ee9c4ed2a05cb32d14026044bf5', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_52c2d', table='members_departmentevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='department',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "members_departmentevent" ("campus_id", "code", "group_id", "id", "is_active", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id") VALUES (NEW."campus_id", NEW."code", NEW."group_id", NEW."id", NEW."is_active", NEW."kind", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."public_id"); RETURN NULL;', hash='d2182df5e239abc8151dc8c033a4cea4cedde6e0', operation='INSERT', pgid='pgtrigger_insert_insert_15a90', table='members_department', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='department',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "members_departmentevent" ("campus_id", "code", "group_id", "id", "is_active", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id") VALUES (NEW."campus_id", NEW."code", NEW."group_id", NEW."id", NEW."is_active", NEW."kind", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."public_id"); RETURN NULL;', hash='fc59b1a0faf7fdf4d8616d7bacd93677fccc93ec', operation='UPDATE', pgid='pgtrigger_update_update_482c9', table='members_department', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='department',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "members_departmentevent" ("campus_id", "code", "group_id", "id", "is_active", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id") VALUES (OLD."campus_id", OLD."code", OLD."group_id", OLD."id", OLD."is_active", OLD."kind", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."public_id"); RETURN NULL;', hash='9573aa8892db9b59524cadf7a2f95f68617e2bbf', operation='DELETE', pgid='pgtrigger_delete_delete_043a9', table='members_department', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='uniongroupevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b042a0710a346aa02e8edee3ba966ec0263466b9', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_ea11f', table='members_uniongroupevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='userevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='6e6f445c10124e522221cc62ca1718ae3df25912', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_6ec1d', table='members_userevent', when='BEFORE')),
        ),
    ]
