"""Take in a list of earlier proposals, show what it would do, do it, and undo it: all of it or nothing."""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import PurePath

from django.conf import settings
from django.core.files.base import File
from django.db import connection, transaction
from django.db.models import ProtectedError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from members.models import User
from proposals.case.models import Inclusion, ProposalCase
from proposals.case.workflow import State as CaseState
from proposals.imports import figures, sheet
from proposals.imports.figures import Entry, Plan
from proposals.imports.models import ImportedRow, Origin, ProposalImport
from proposals.imports.workflow import State
from proposals.proposal.models import Proposal, Seconding
from proposals.proposal.workflow import State as ProposalState
from proposals.rating.models import Rating
from proposals.reply.models import Reply
from proposals.similar.models import GramFrequency
from union_portal.core.attachment import services as attachment
from union_portal.core.attachment.models import Attachment
from union_portal.core.audit import services as audit
from union_portal.core.errors import DomainError, NotNow

MEDIA = {".csv": "text/csv", ".xlsx": attachment.XLSX}


class ImportedAlready(DomainError):
    """The same file was imported before, and that hasn't been undone."""

    def __init__(self, file: ProposalImport) -> None:
        day = date_format(timezone.localtime(file.applied_at), "DATETIME_FORMAT")
        super().__init__(
            _("This very file was imported on %(day)s. Nothing was changed.") % {"day": day}, field="file"
        )


# -- preview ------------------------------------------------------------------------------------------------
def plan(name: str, content: bytes) -> Plan:
    """What importing this file today would do. Writes nothing. Raises ``DomainError`` for what is no list of proposals."""
    return figures.compare(sheet.read(name, content))


@transaction.atomic
def take_in(upload: File[bytes], *, by: User) -> ProposalImport:
    """Keep an uploaded file, and show row by row what it would do."""
    name = "".join(letter for letter in PurePath(upload.name or "").name if letter.isprintable())[-200:]
    suffix = PurePath(name).suffix.lower()
    if suffix not in MEDIA:
        raise DomainError(_("The portal reads XLSX and CSV files. Save the list as XLSX."), field="file")
    if upload.size > settings.ATTACHMENT_MAX_BYTES:
        raise DomainError(_("This file is too large for a list of proposals."), field="file")
    upload.seek(0)
    content = upload.read()
    digest = hashlib.sha256(content).hexdigest()
    before = ProposalImport.objects.filter(sha256=digest, state=State.APPLIED).first()
    if before:
        raise ImportedAlready(before)
    found = plan(name, content)
    file = ProposalImport.objects.create(
        name=name, sha256=digest, uploaded_by=by, state=State.REFUSED if found.mistakes else State.READY,
        rows=found.rows, new=len(found.new), unchanged=found.unchanged, mistakes=len(found.mistakes), notes=found.notes,
        fingerprint=found.fingerprint,
    )  # fmt: skip
    ImportedRow.objects.bulk_create(_preview(file, found), batch_size=1_000)
    attachment.keep(file, name, content, MEDIA[suffix], by=by, purpose="earlier proposals")
    audit.record("proposals.proposalimport.uploaded", file, by=by, sha256=digest)
    return file


def _preview(file: ProposalImport, found: Plan) -> list[ImportedRow]:
    kinds = ImportedRow.Outcome
    wrong = [
        ImportedRow(
            file=file, line=mistake.line, outcome=kinds.MISTAKE, number=mistake.number, title=mistake.title,
            column=mistake.column, words=mistake.reason,
        )
        for mistake in found.mistakes
    ]  # fmt: skip
    return wrong + [
        ImportedRow(
            file=file, line=entry.line, outcome=kinds.UNCHANGED if entry.is_known else kinds.NEW, number=entry.number,
            title=entry.values["title"], words=_in_words(entry),
        )
        for entry in found.entries
    ]  # fmt: skip


def _in_words(entry: Entry) -> str:
    parts = [
        entry.session, entry.proposer or entry.values.get("proposer"), entry.category,
        entry.department or entry.values.get("department"), entry.reply_class,
    ]  # fmt: skip
    return " · ".join(str(part) for part in parts if part)[:300]


def content_of(file: ProposalImport) -> bytes:
    """The bytes of the kept file."""
    kept = Attachment.objects.about(file).get()
    with kept.file.open("rb") as opened:
        return bytes(opened.read())


# -- carrying it out ----------------------------------------------------------------------------------------
@transaction.atomic
def apply(file: ProposalImport, *, by: User) -> ProposalImport:
    """Write a confirmed preview: submissions with their cases, closed, and their replies, marked as imported.

    Raises ``NotNow`` when the portal has changed since the preview, so that nobody confirms one thing and gets another.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('proposals.imports'))")
    file = ProposalImport.objects.select_for_update().get(pk=file.pk)
    file.move(State.APPLIED)
    found = plan(file.name, content_of(file))
    if found.mistakes or found.fingerprint != file.fingerprint:
        raise NotNow(
            _(
                "Something has changed since this preview. Throw the file away, bring it in anew and look at it again."
            )
        )
    carry_out(file, found)
    GramFrequency.objects.count_anew()  # what has just come in is found while others write
    file.applied_at, file.applied_by = timezone.now(), by
    file.save(update_fields=["state", "applied_at", "applied_by"])
    audit.record("proposals.proposalimport.applied", file, by=by, sha256=file.sha256, new=file.new)
    return file


def carry_out(file: ProposalImport, found: Plan) -> None:
    """Write the new rows of a plan without mistakes, in the caller's transaction. Days that the file doesn't name are
    those of the session."""
    system = User.objects.system()
    entries = found.new
    proposals = Proposal.objects.bulk_create([_proposal(entry) for entry in entries], batch_size=500)
    for proposal, entry in zip(proposals, entries, strict=True):
        days = entry.values
        last = (
            days.get("closed_on")
            or days.get("replied_on")
            or days.get("submitted_on")
            or entry.session.held_on
        )
        proposal.started_at, proposal.changed_at = _submitted(entry), _at(last)
    Proposal.objects.bulk_update(proposals, ["started_at", "changed_at"], batch_size=500)
    Origin.objects.bulk_create(
        Origin(
            proposal=proposal, file=file, line=entry.line, fingerprint=entry.fingerprint,
            seconders=entry.values.get("seconders") or "",
        )
        for proposal, entry in zip(proposals, entries, strict=True)
    )  # fmt: skip
    Seconding.objects.bulk_create(
        Seconding(
            proposal=proposal, person=person, state=Seconding.State.ACCEPTED, asked_at=proposal.started_at,
            answered_at=proposal.started_at,
        )
        for proposal, entry in zip(proposals, entries, strict=True)
        for person in dict.fromkeys(entry.seconders)
        if person.pk != proposal.proposer_id
    )  # fmt: skip
    taken_in = [
        pair for pair in zip(proposals, entries, strict=True) if pair[1].values.get("outcome") != "NOT_FILED"
    ]
    first: dict[str, Entry] = {}
    for _proposal_row, entry in taken_in:
        known = first.setdefault(entry.case_number, entry)
        if entry.reply_class and not known.reply_class:
            first[entry.case_number] = entry
    cases = {
        case.number: case
        for case in ProposalCase.objects.bulk_create(
            [_case(entry) for entry in first.values()], batch_size=500
        )
    }
    Inclusion.objects.bulk_create(
        Inclusion(case=cases[entry.case_number], proposal=proposal, included_at=proposal.started_at)
        for proposal, entry in taken_in
    )
    replies = Reply.objects.bulk_create(
        [_reply(cases[number], entry, system) for number, entry in first.items() if entry.reply_class]
    )
    reply_of = {reply.case_id: reply for reply in replies}
    Rating.objects.bulk_create(
        _rating(reply_of[case.pk], proposal, entry, system)
        for proposal, entry in taken_in
        if (case := cases[entry.case_number]).pk in reply_of and entry.values.get("rating")
    )


def _at(day: dt.date) -> dt.datetime:
    return timezone.make_aware(figures.noon(day))


def _submitted(entry: Entry) -> dt.datetime:
    return _at(entry.values.get("submitted_on") or entry.session.closes_on)


def _ended(entry: Entry) -> dt.datetime:
    values = entry.values
    return max(
        _submitted(entry), _at(values.get("closed_on") or values.get("replied_on") or entry.session.held_on)
    )


def _proposal(entry: Entry) -> Proposal:
    values = entry.values
    outcome = values.get("outcome") or "FILED"
    name = values.get("proposer") or values.get("staff_number") or ""
    kind = Proposal.Kind.SUGGESTION if outcome == "SUGGESTION" else Proposal.Kind.PROPOSAL
    return Proposal(
        state=ProposalState(outcome), kind=kind, number=entry.number, title=values["title"], is_imported=True,
        grounds=values.get("grounds") or "", measures=values.get("measures") or "", category=entry.category,
        proposer=entry.proposer, proposer_name="" if entry.proposer else name, delegation=entry.delegation,
        suggested_department=None, confidential=bool(values.get("confidential")), session=entry.session,
        submitted_at=_submitted(entry), decided_at=max(_submitted(entry), _at(entry.session.closes_on)),
        reason=values.get("reason") or "",
    )  # fmt: skip


def _case(entry: Entry) -> ProposalCase:
    is_suggestion = entry.values.get("outcome") == "SUGGESTION"
    replied_on = entry.values.get("replied_on")
    return ProposalCase(
        state=CaseState.CLOSED, number=entry.case_number, title=entry.values["title"], session=entry.session,
        kind=ProposalCase.Kind.SUGGESTION if is_suggestion else ProposalCase.Kind.PROPOSAL,
        lead_department=entry.department,
        department_name="" if entry.department else entry.values.get("department") or "",
        filed_at=max(_submitted(entry), _at(entry.session.closes_on)), closed_at=_ended(entry),
        replied_at=_at(replied_on) if replied_on else _ended(entry) if entry.reply_class else None,
    )  # fmt: skip


def _reply(case: ProposalCase, entry: Entry, system: User) -> Reply:
    at = case.replied_at or case.closed_at or timezone.now()
    return Reply(
        case=case, round=1, reply_class=entry.reply_class, text=entry.values.get("reply") or "", is_imported=True,
        drafted_by=system, drafted_at=at, signed_by=system, signed_at=at,
    )  # fmt: skip


def _rating(reply: Reply, proposal: Proposal, entry: Entry, system: User) -> Rating:
    """Earlier sessions asked for one judgement; it stands for the result and for the attitude."""
    grade = entry.values["rating"]
    is_unhappy = grade == Rating.Grade.DISSATISFIED
    return Rating(
        reply=reply, proposal=proposal, attitude=grade, result=grade, rated_by=system, rated_at=reply.drafted_at,
        reason=_("As the imported list has it.") if is_unhappy else "",
    )  # fmt: skip


@transaction.atomic
def discard(file: ProposalImport, *, by: User) -> ProposalImport:
    """Throw a file away that was not imported, with its preview."""
    file = ProposalImport.objects.select_for_update().get(pk=file.pk)
    file.move(State.DISCARDED)
    file.save(update_fields=["state"])
    file.preview.all().delete()
    for kept in Attachment.objects.about(file):
        attachment.discard(kept)
    audit.record("proposals.proposalimport.discarded", file, by=by)
    return file


@transaction.atomic
def undo(file: ProposalImport, *, by: User) -> ProposalImport:
    """Take everything out again that a file brought in. Raises ``NotNow`` when something hangs on it by now."""
    file = ProposalImport.objects.select_for_update().get(pk=file.pk)
    file.move(State.UNDONE)
    proposals = Proposal.objects.filter(origin__file=file)
    keys = list(proposals.values_list("pk", flat=True))
    cases = list(
        ProposalCase.objects.filter(inclusions__proposal__in=keys).values_list("pk", flat=True).distinct()
    )
    try:
        with transaction.atomic():
            Rating.objects.filter(proposal__in=keys).delete()
            Reply.objects.filter(case__in=cases).delete()
            Inclusion.objects.filter(proposal__in=keys).delete()
            ProposalCase.objects.filter(pk__in=cases).delete()
            Proposal.objects.filter(pk__in=keys).delete()
    except ProtectedError as error:
        raise NotNow(
            _("Something has been added to these proposals since, so the import can't be undone any more.")
        ) from error
    file.undone_at, file.undone_by = timezone.now(), by
    file.save(update_fields=["state", "undone_at", "undone_by"])
    audit.record("proposals.proposalimport.undone", file, by=by, removed=len(keys))
    return file
