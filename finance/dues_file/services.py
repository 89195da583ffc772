"""Take a payroll file in, show what it would do person by person, and do it: all of it or nothing."""

from __future__ import annotations

import datetime as dt
import hashlib
from decimal import Decimal
from pathlib import PurePath
from typing import Any

from django.conf import settings
from django.core.files.base import File
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from finance.dues.models import Assessment, DuesPayment, WageBase
from finance.dues.services import bases, payments
from finance.dues_file import sheet
from finance.dues_file.figures import Compared, compare_bases, compare_deductions, open_of, outcome_of
from finance.dues_file.models import DuesFile, DuesFileRow
from finance.dues_file.workflow import State
from finance.voucher import services as vouchers
from members.models import Person, User
from union_portal.core.audit import services as audit
from union_portal.core.bulk import update_each
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.money import ZERO

CHUNK = 1_000
Kind, Outcome = DuesFile.Kind, DuesFileRow.Outcome


def _content(upload: File[bytes]) -> tuple[str, bytes]:
    name = "".join(letter for letter in PurePath(upload.name or "").name if letter.isprintable())[-200:]
    if PurePath(name).suffix.lower() not in {".csv", ".xlsx"}:
        raise DomainError(_("The portal reads XLSX and CSV files. Save the list as XLSX."), field="file")
    if upload.size > settings.ATTACHMENT_MAX_BYTES:
        raise DomainError(_("This file is too large for a payroll list."), field="file")
    upload.seek(0)
    return name, upload.read()


def _new_file(upload: File[bytes], kind: str, *, by: User, **values: object) -> tuple[DuesFile, sheet.Sheet]:
    name, content = _content(upload)
    file = DuesFile(
        kind=kind, name=name, sha256=hashlib.sha256(content).hexdigest(), uploaded_by=by, **values
    )  # fmt: skip
    same = DuesFile.objects.filter(
        sha256=file.sha256, kind=kind, assessment=file.assessment, since=file.since, state=State.APPLIED
    )
    if before := same.first():
        day = date_format(timezone.localtime(before.applied_at), "DATETIME_FORMAT")
        raise DomainError(
            _("This very file was taken over on %(day)s. Nothing was changed.") % {"day": day}, field="file"
        )
    return file, sheet.read(kind, name, content)


# -- deductions -------------------------------------------------------------------------------------------
@transaction.atomic
def take_in_deductions(
    upload: File[bytes], *, year: int, month: int, paid_on: dt.date, transferred: Decimal, by: User
) -> DuesFile:
    """Lay a file of payroll deductions (代扣清单) beside the month's dues. Its sum must be what was transferred."""
    assessment = Assessment.objects.filter(year=year, month=month).first()
    if assessment is None:
        raise DomainError(
            _(
                "The dues of %(year)d-%(month)02d haven't been worked out yet. Do that first, then take the file in."
            )
            % {"year": year, "month": month},
            field="month",
        )
    if paid_on > timezone.localdate():
        raise DomainError(_("The day of payment can't lie ahead."), field="paid_on")
    file, read = _new_file(upload, Kind.DEDUCTIONS, by=by, assessment=assessment, paid_on=paid_on)
    rows = compare_deductions(read, assessment)
    file.total = sum((line.amount for line in read.lines), ZERO)
    rows += [
        Compared(0, Outcome.MISTAKE, "", reason=reason)
        for reason in _wrong_sums(file.total, transferred, read.stated_total)
    ]
    return _keep(file, rows, by=by)


def _wrong_sums(total: Decimal, transferred: Decimal, stated: Decimal | None) -> list[str]:
    words = {"total": f"{total:,.2f}"}
    wrong = []
    if total == 0:
        wrong.append(_("The file deducts nothing from anybody."))
    if transferred != total:
        words["transferred"] = f"{transferred:,.2f}"
        wrong.append(
            _("The lines add up to %(total)s yuan, but %(transferred)s yuan were transferred.") % words
        )
    if stated is not None and stated != total:
        words["stated"] = f"{stated:,.2f}"
        wrong.append(
            _("The lines add up to %(total)s yuan, but the file's total says %(stated)s yuan.") % words
        )
    return wrong


# -- wage bases -------------------------------------------------------------------------------------------
@transaction.atomic
def take_in_bases(upload: File[bytes], *, since: dt.date, by: User) -> DuesFile:
    """Lay a file of wage bases (会费基数表) beside those in force. The wages are kept sealed, and the file not at all."""
    bases.check_first_of_month(since)
    file, read = _new_file(upload, Kind.BASES, by=by, since=since)
    return _keep(file, compare_bases(read, since), by=by)


def _keep(file: DuesFile, rows: list[Compared], *, by: User) -> DuesFile:
    file.rows = sum(row.line > 0 for row in rows)
    file.mistakes = sum(row.outcome == Outcome.MISTAKE for row in rows)
    file.differences = sum(row.outcome in DuesFileRow.DIFFERENT for row in rows)
    file.state = State.REFUSED if file.mistakes else State.READY
    file.save()
    proposed: dict[int, WageBase] = {}
    if file.since and file.state == State.READY:
        amounts = {
            row.person.pk: row.base
            for row in rows
            if row.person and row.base is not None and row.outcome != Outcome.EQUAL
        }
        proposed = bases.propose_bases(amounts, since=file.since, source=file.name, by=by)
    DuesFileRow.objects.bulk_create(
        (
            DuesFileRow(
                file=file, line=row.line, outcome=row.outcome, label=row.label, person=row.person,
                expected=row.expected, amount=row.amount, reason=row.reason[:300],
                base=proposed.get(row.person.pk) if row.person else None,
            )
            for row in rows
        ),
        batch_size=CHUNK,
    )  # fmt: skip
    audit.record(
        "finance.duesfile.uploaded", file, by=by, kind=file.kind, sha256=file.sha256, rows=file.rows,
        mistakes=file.mistakes, differences=file.differences,
    )  # fmt: skip
    return file


# -- confirming -------------------------------------------------------------------------------------------
@transaction.atomic
def apply(file: DuesFile, *, by: User) -> DuesFile:
    """Take a confirmed file over, whole: bases come into force, or every deduction becomes a matched payment."""
    file = _lock(file)
    if file.state != State.READY:
        raise NotNow(_("Only a file without mistakes that waits for confirmation can be taken over."))
    if file.kind == Kind.BASES:
        bases.put_in_force(WageBase.objects.filter(pk__in=file.lines.exclude(base=None).values("base")))
    else:
        _pay(file, by=by)
    file.move(State.APPLIED)
    file.applied_by, file.applied_at = by, timezone.now()
    file.save(update_fields=["state", "applied_by", "applied_at"])
    audit.record(
        "finance.duesfile.applied", file, by=by, kind=file.kind, rows=file.rows, total=file.total,
        differences=file.differences,
    )  # fmt: skip
    return file


def _lock(file: DuesFile) -> DuesFile:
    return DuesFile.objects.select_for_update(of=("self",)).select_related("assessment").get(pk=file.pk)


def _pay(file: DuesFile, *, by: User) -> None:
    """One voucher for the whole transfer."""
    _book(file, enter_payments(file, by=by), by=by)


def enter_payments(file: DuesFile, *, by: User) -> list[DuesPayment]:
    """One payment a line, matched with the dues. The caller has locked the file, and sees to its voucher."""
    rows = list(file.lines.exclude(person=None).select_related("person"))
    payments.lock(row.person_id for row in rows if row.person_id)
    _still_as_shown(file.assessment, rows)
    paying: list[Any] = [row for row in rows if row.amount]
    day: Any = file.paid_on
    made = DuesPayment.objects.bulk_create(
        (
            DuesPayment(
                person=row.person, amount=row.amount, method=DuesPayment.Method.PAYROLL, paid_on=day,
                assessment=file.assessment, recorded_by=by,
            )
            for row in paying
        ),
        batch_size=CHUNK,
    )  # fmt: skip
    for row, payment in zip(paying, made, strict=True):
        row.payment = payment
    update_each(paying, "payment")
    payments.settle(payment.person_id for payment in made)
    return made


def _book(file: DuesFile, made: list[DuesPayment], *, by: User) -> None:
    summary = _("Dues of %(month)s deducted from wages") % {"month": file.assessment}
    payments.book(file, made, account=payments.BANK, summary=summary, by=by)


@transaction.atomic
def book_again(file: DuesFile, *, by: User) -> DuesFile:
    """Propose the voucher of a file's transfer again, after it was discarded or reversed."""
    file = _lock(file)
    if not needs_voucher(file):
        raise NotNow(_("This file's transfer has its voucher."))
    _book(file, list(DuesPayment.objects.filter(file_row__file=file)), by=by)
    audit.record("finance.duesfile.booked_again", file, by=by)
    return file


def needs_voucher(file: DuesFile) -> bool:
    taken = file.state == State.APPLIED and file.kind == Kind.DEDUCTIONS
    return taken and vouchers.voucher_of(file) is None


def _still_as_shown(assessment: Assessment | None, rows: list[DuesFileRow]) -> None:
    """Nobody confirms one thing and gets another."""
    now = open_of(assessment) if assessment else {}
    shown = {row.person_id: row.expected for row in rows}
    news = {pk for pk, amount in now.items() if amount > 0} - shown.keys()
    if news or any(now.get(pk, ZERO) != expected for pk, expected in shown.items() if pk):
        raise NotNow(
            _(
                "What the members owe has changed since this comparison. Have the file compared again, and look at it anew."
            )
        )


@transaction.atomic
def compare_again(file: DuesFile, *, by: User) -> DuesFile:
    """Lay the lines of a file of deductions beside what the members owe today."""
    file = _lock(file)
    if file.state != State.READY or file.assessment is None:
        raise NotNow(_("Only a file without mistakes that waits for confirmation can be compared again."))
    now = open_of(file.assessment)
    file.lines.filter(outcome=Outcome.ABSENT).delete()
    rows = list(file.lines.all())
    for row in rows:
        row.expected = now.get(row.person_id or 0, ZERO)
        row.outcome = outcome_of(row.expected, row.amount or ZERO)
    update_each(rows, "expected", "outcome")
    met = {row.person_id for row in rows}
    owing = [pk for pk, amount in now.items() if amount > 0 and pk not in met]
    absent = [
        DuesFileRow(
            file=file, outcome=Outcome.ABSENT, person=person, label=f"{person.staff_number} {person.name}",
            expected=now[person.pk], amount=ZERO,
        )
        for person in Person.objects.filter(pk__in=owing).order_by("staff_number")
    ]  # fmt: skip
    DuesFileRow.objects.bulk_create(absent, batch_size=CHUNK)
    file.differences = sum(row.outcome in DuesFileRow.DIFFERENT for row in rows) + len(absent)
    file.save(update_fields=["differences"])
    audit.record("finance.duesfile.compared", file, by=by, differences=file.differences)
    return file


@transaction.atomic
def discard(file: DuesFile, *, by: User) -> DuesFile:
    """Throw a file away that wasn't taken over, with its preview and the bases that it brought."""
    file = _lock(file)
    file.move(State.DISCARDED)
    file.save(update_fields=["state"])
    proposed = list(file.lines.exclude(base=None).values_list("base", flat=True))
    file.lines.all().delete()
    WageBase.objects.filter(pk__in=proposed, state=WageBase.State.PROPOSED).delete()
    audit.record("finance.duesfile.discarded", file, by=by)
    return file
