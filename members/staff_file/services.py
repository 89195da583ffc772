"""Take in a staff file, show what it would do, and do it: all of it or nothing."""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import PurePath

from django.conf import settings
from django.core.files.base import File
from django.db import connection, transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from members.membership.models import Membership
from members.organisation.models import Campus, Department
from members.person.models import Person
from members.person.pinyin import initials_of
from members.post.models import Post
from members.staff_file import figures, sheet
from members.staff_file.figures import FIELDS, Entry, Plan
from members.staff_file.models import ImportBatch, ImportRow
from members.staff_file.workflow import WAITING, State
from members.term.models import Mandate
from members.user.models import ActivationCode, User, no_password
from members.user.services import end_sessions
from union_portal.core.attachment import services as attachment
from union_portal.core.attachment.models import Attachment
from union_portal.core.audit import services as audit
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.job import services as job
from union_portal.core.job.models import Job

MEDIA = {".csv": "text/csv", ".xlsx": attachment.XLSX}
CHUNK = 2_000
KEPT = dt.timedelta(days=180)


class ImportedAlready(DomainError):
    """The same file was imported before; ``batch`` says when."""

    def __init__(self, batch: ImportBatch) -> None:
        day = date_format(timezone.localtime(batch.applied_at), "DATETIME_FORMAT")
        super().__init__(
            _("This very file was imported on %(day)s. Nothing was changed.") % {"day": day}, field="file"
        )
        self.batch = batch


class WaitsAlready(DomainError):
    """The same file with the same wishes waits for confirmation as ``batch``."""

    def __init__(self, batch: ImportBatch) -> None:
        day = timezone.localtime(batch.uploaded_at).strftime("%Y-%m-%d %H:%M")
        super().__init__(
            _(
                "This very file was uploaded on %(day)s and waits for confirmation. "
                "If the register has changed since, have it checked again."
            )
            % {"day": day},
            field="file",
        )
        self.batch = batch


# -- preview ------------------------------------------------------------------------------------------------
def plan(name: str, content: bytes, *, creates_departments: bool = False, absent_left: bool = False) -> Plan:
    """What importing this file today would do. Writes nothing. Raises ``DomainError`` for what is no staff file."""
    return figures.compare(
        sheet.read(name, content),
        creates_departments=creates_departments,
        absent_left=absent_left,
        day=timezone.localdate(),
    )


@transaction.atomic
def take_in(
    upload: File[bytes], *, by: User, creates_departments: bool = False, absent_left: bool = False
) -> ImportBatch:
    """Keep an uploaded file for checking.

    Raises ``ImportedAlready`` or ``WaitsAlready`` when its content was imported before, or waits to be.
    """
    name = "".join(letter for letter in PurePath(upload.name or "").name if letter.isprintable())[-200:]
    suffix = PurePath(name).suffix.lower()
    if suffix not in MEDIA:
        raise DomainError(_("The portal reads XLSX and CSV files. Save the list as XLSX."), field="file")
    if upload.size > settings.ATTACHMENT_MAX_BYTES:
        raise DomainError(_("This file is too large for a staff list."), field="file")
    upload.seek(0)
    content = upload.read()
    digest = hashlib.sha256(content).hexdigest()
    options = {"creates_departments": creates_departments, "absent_left": absent_left}
    before = ImportBatch.objects.filter(sha256=digest, state=State.APPLIED).order_by("-applied_at").first()
    if before and before.options == options:
        raise ImportedAlready(before)
    if waiting := ImportBatch.objects.filter(sha256=digest, state__in=WAITING, **options).first():
        raise WaitsAlready(waiting)
    sheet.read(name, content)
    batch = ImportBatch.objects.create(name=name, sha256=digest, uploaded_by=by, **options)
    attachment.keep(batch, name, content, MEDIA[suffix], by=by, purpose="staff file")
    audit.record("members.importbatch.uploaded", batch, by=by, sha256=digest)
    return batch


def start_check(batch: ImportBatch, *, by: User) -> Job:
    """Have the preview made in the background; once more when the register has changed since."""
    if batch.state not in WAITING:
        raise NotNow(_("This file has been dealt with already."))
    return job.start("members.staff_file.check", by=by, result_url=batch.desk_url, batch=batch.pk)


def start_apply(batch: ImportBatch, *, by: User) -> Job:
    """Have a confirmed preview carried out in the background."""
    if batch.state != State.READY:
        raise NotNow(_("Only a preview without mistakes can be imported."))
    return job.start("members.staff_file.apply", by=by, result_url=batch.desk_url, batch=batch.pk)


@transaction.atomic
def check(batch: ImportBatch, *, found: Plan | None = None) -> ImportBatch:
    """Compare the file with the register and store the preview. ``found``: the comparison, if it was made just now.

    A file that says nothing new waits for nobody: it is thrown away, with a note.
    """
    batch = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    if batch.state not in WAITING:
        raise NotNow(_("This file has been dealt with already."))
    found = found or plan(batch.name, content_of(batch), **batch.options)
    batch.preview.all().delete()
    ImportRow.objects.bulk_create(_rows(batch, found), batch_size=CHUNK)
    batch.rows, batch.absent, batch.unchanged = found.rows, found.absent, found.unchanged
    batch.new, batch.changed, batch.left = len(found.new), len(found.changed), len(found.left)
    batch.mistakes, batch.notes, batch.fingerprint = len(found.mistakes), found.notes, found.fingerprint
    if found.mistakes:
        wanted = State.REFUSED
    elif found.is_empty:
        wanted = State.DISCARDED
        batch.notes = [*found.notes, nothing_new()]
        _erase_file(batch)
    else:
        wanted = State.READY
    if batch.state != wanted:
        batch.move(wanted)
    batch.save()
    return batch


def nothing_new() -> str:
    return _("The file says what the register says already. There is nothing to import.")


def _erase_file(batch: ImportBatch) -> None:
    for kept in Attachment.objects.about(batch):
        attachment.discard(kept)


def _rows(batch: ImportBatch, found: Plan) -> list[ImportRow]:
    kinds = ImportRow.Outcome
    rows = [
        ImportRow(
            batch=batch, line=mistake.line, outcome=kinds.MISTAKE, staff_number=mistake.staff_number,
            name=mistake.name, column=mistake.column, reason=mistake.reason,
        )
        for mistake in found.mistakes
    ]  # fmt: skip
    for outcome, entries in (
        (kinds.NEW, found.new),
        (kinds.CHANGED, found.changed),
        (kinds.LEFT, found.left),
    ):
        rows += [
            ImportRow(
                batch=batch, line=entry.line, outcome=outcome, staff_number=entry.person.staff_number,
                name=entry.person.name, changes=entry.changes,
            )
            for entry in entries
        ]  # fmt: skip
    return rows


def content_of(batch: ImportBatch) -> bytes:
    """The bytes of the kept file."""
    kept = Attachment.objects.about(batch).get()
    with kept.file.open("rb") as file:
        return bytes(file.read())


# -- carrying it out ----------------------------------------------------------------------------------------
@transaction.atomic
def apply(batch: ImportBatch, *, by: User) -> ImportBatch:
    """Write a confirmed preview into the register: people, accounts, memberships, and who has left.

    Raises ``NotNow`` when the register has changed since the preview, so that nobody confirms one thing and
    gets another.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('members.staff_file'))")
    batch = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    if batch.state != State.READY:
        raise NotNow(_("Only a preview without mistakes can be imported."))
    found = plan(batch.name, content_of(batch), **batch.options)
    if found.mistakes or found.fingerprint != batch.fingerprint:
        raise NotNow(
            _("The register has changed since this preview. Have the file checked again and look at it anew.")
        )
    carry_out(found)
    batch.move(State.APPLIED)
    batch.applied_at, batch.applied_by = timezone.now(), by
    batch.save(update_fields=["state", "applied_at", "applied_by"])
    audit.record(
        "members.importbatch.applied",
        batch,
        by=by,
        sha256=batch.sha256,
        new=batch.new,
        changed=batch.changed,
        left=batch.left,
    )
    return batch


@transaction.atomic
def discard(batch: ImportBatch, *, by: User) -> ImportBatch:
    """Throw a file away that was not imported, with its preview."""
    batch = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    batch.move(State.DISCARDED)
    batch.save(update_fields=["state"])
    batch.preview.all().delete()
    _erase_file(batch)
    audit.record("members.importbatch.discarded", batch, by=by)
    return batch


def carry_out(found: Plan) -> None:
    """Write a plan without mistakes, in the caller's transaction."""
    if found.mistakes:
        raise ValueError("a plan with mistakes is never carried out")
    Campus.objects.bulk_create(found.campuses)
    Department.objects.bulk_create(found.departments)
    for entry in found.entries:
        entry.person.department = entry.person.department  # takes the key of a department made just now
        entry.person.initials = initials_of(entry.person.name)
    Person.objects.bulk_create([entry.person for entry in found.new], batch_size=CHUNK)
    Person.objects.bulk_create(
        [entry.person for entry in (*found.changed, *found.left)],
        batch_size=CHUNK,
        update_conflicts=True,
        unique_fields=["staff_number"],
        update_fields=[*FIELDS, "initials"],
    )
    _accounts(found.entries)
    _memberships(found)
    _part_with([entry.person for entry in found.entries if entry.leaves and not entry.is_new], on=found.day)


def _accounts(entries: list[Entry]) -> None:
    """Accounts for who has none, without a password; known ones follow e-mail, mobile, and a return."""
    User.objects.bulk_create(
        [
            User(
                person=entry.person,
                staff_number=entry.person.staff_number,
                email=entry.person.email,
                mobile=entry.person.mobile,
                password=no_password(),
            )
            for entry in entries
            if entry.needs_account
        ],
        batch_size=CHUNK,
    )
    by_person = {entry.person.pk: entry for entry in entries if not entry.needs_account}
    follow = []
    for user in User.objects.filter(person__in=by_person).select_related("person").order_by("pk"):
        entry = by_person[user.person_id or 0]
        now = (entry.person.email, entry.person.mobile, user.is_active or entry.returns)
        if now != (user.email, user.mobile, user.is_active):
            user.email, user.mobile, user.is_active = now
            follow.append(user)
    User.objects.bulk_update(follow, ["email", "mobile", "is_active"], batch_size=500)


def _memberships(found: Plan) -> None:
    Membership.objects.bulk_create(
        [
            Membership(
                person=entry.person, since=entry.joins_on, member_no=f"G{entry.person.staff_number}"[:20]
            )
            for entry in found.entries
            if entry.joins_on
        ],
        batch_size=CHUNK,
    )


def _part_with(people: list[Person], *, on: dt.date) -> None:
    """Who leaves loses account, open sessions, posts, mandate and membership, in this very transaction."""
    users = list(User.objects.filter(person__in=people).order_by("pk"))
    User.objects.filter(pk__in=[user.pk for user in users]).update(is_active=False)
    ActivationCode.objects.open().filter(user__in=users).update(revoked_at=timezone.now())
    end_sessions(*users)
    Post.objects.current(on=on).filter(person__in=people, since__lte=on).update(until=on)
    Mandate.objects.filter(person__in=people, ended_on=None, since__lte=on).update(ended_on=on)
    Membership.objects.filter(person__in=people, until=None, since__lte=on).update(until=on)


def dispose(on: dt.date) -> int:
    """Half a year after an upload its file and preview go; the register's own history stays (art. 19)."""
    old = ImportBatch.objects.filter(uploaded_at__date__lt=on - KEPT)
    count = 0
    for batch in old.order_by("pk"):
        with transaction.atomic():
            files = list(Attachment.objects.about(batch))
            rows, _by_model = batch.preview.all().delete()
            if files or rows:
                count += 1
            for kept in files:
                attachment.discard(kept)
            if batch.may_become(State.DISCARDED):
                batch.move(State.DISCARDED)
                batch.save(update_fields=["state"])
    return count
