"""What happens to a promise: made with the reply, reported on, moved by a leader, kept, doubted, opened again."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from members.models import User
from proposals.case import services as cases
from proposals.case.models import ProposalCase
from proposals.case.workflow import State as CaseState
from proposals.promise.models import Promise, PromiseAnswer, PromiseMove, PromiseNote
from proposals.promise.workflow import State
from proposals.proposal import services as submissions
from proposals.proposal.models import Proposal
from proposals.reply.models import Reply
from proposals.reply.sources import Reclassified
from proposals.session.models import CongressSession
from union_portal.core.audit import services as audit
from union_portal.core.deadline import services as deadlines
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.outbox import services as outbox
from union_portal.core.policy import services as policy
from union_portal.core.todo import services as todo

PROMISE = "proposals.promise"
"""The to-do and the deadline of the case's promise; they are about the case, where its department works."""
REPORT, OVERDUE, CONFIRM, DOUBT = (
    f"proposals.promise_{what}" for what in ("report", "overdue", "confirm", "doubted")
)


# -- made, and no longer owed -------------------------------------------------------------------------------
def follow_reply(reply: Reply, by: User) -> None:
    """A reply was signed: what it promises goes into the book; a corrected version takes over the promise."""
    if reply.corrects:
        Promise.objects.filter(reply=reply.corrects).update(reply=reply)
        return
    drop_open(reply.case, reason=_("A later reply took its place."), by=by)
    if reply.reply_class.needs_tracking and reply.promised_on:
        _make(reply, by=by, text=reply.promised, promised_on=reply.promised_on)


def follow_class(reply: Reply, by: User, change: Reclassified) -> None:
    """A supervisor changed the class: a tracked one owes a promise, another one owes none."""
    case = cases.lock(reply.case)
    if not reply.reply_class.needs_tracking:
        drop_open(case, reason=change.reason, by=by)
        if case.state == CaseState.TRACKING:
            case.close(at=timezone.now())
            cases.save(case, "closed_at", "due_on")
        return
    if change.promised_on and not Promise.objects.open().filter(case=case).exists():
        promise = _make(reply, by=by, text=change.promised, promised_on=change.promised_on)
        if case.state == CaseState.CLOSED:
            case.track_promise(promised_on=promise.promised_on)
            cases.save(case, "closed_at", "due_on")


def _make(reply: Reply, *, by: User, text: str, promised_on: dt.date) -> Promise:
    assignment = reply.case.assignments.select_related("department", "handler").latest("assigned_at")
    owner = assignment.handler or reply.drafted_by
    values = {
        "state": State.OPEN, "case": reply.case, "department": assignment.department, "owner": owner, "text": text,
        "made_at": timezone.now(), "first_promised_on": promised_on, "promised_on": promised_on,
    }  # fmt: skip
    promise, _is_new = Promise.objects.update_or_create(
        reply=reply, defaults=values | {"kept_at": None, "kept_by": None, "kept_note": "", "dropped_reason": ""},
        create_defaults=values,
    )  # fmt: skip
    _watch(promise)
    audit.record("proposals.promise.made", promise, by=by, promised_on=promised_on, owner=str(owner))
    return promise


def _watch(promise: Promise) -> None:
    """Deadline and to-do by the day that is promised now; they replace those of the day before."""
    case = promise.case
    deadlines.set_deadline(
        case, PROMISE, responsible=[promise.owner_id], due_on=promise.promised_on,
        escalate_to=[*([case.leader_id] if case.leader_id else []), *submissions.committee_users()],
    )  # fmt: skip
    todo.close_todo(case, PROMISE)
    todo.open_todo(
        case, PROMISE, for_users=[promise.owner_id], due_on=promise.promised_on, url=promise.desk_url
    )


def order(case: ProposalCase, *, by: User, text: str, promised_on: dt.date) -> Promise:
    """A leader's final decision obliges the department: it stands in the book in place of what the reply promised."""
    drop_open(case, reason=_("A leader's final decision took its place."), by=by)
    return _make(case.replies.standing().latest("signed_at"), by=by, text=text, promised_on=promised_on)


def drop_open(case: ProposalCase, *, reason: str, by: User) -> None:
    """The case's promise isn't owed any more."""
    promise = Promise.objects.open().select_for_update().filter(case=case).first()
    if promise is None:
        return
    promise.drop(reason=reason)
    promise.save(update_fields=["state", "dropped_reason"])
    _unwatch(promise)
    deadlines.cancel(case, PROMISE)
    audit.record("proposals.promise.dropped", promise, by=by, reason=reason)


def _unwatch(promise: Promise) -> None:
    todo.close_todo(promise)
    todo.close_todo(promise.case, PROMISE)


def lock(promise: Promise) -> Promise:
    """The promise as it is now, for this transaction alone; its case first, as everywhere."""
    cases.lock(promise.case)
    rows = Promise.objects.select_for_update(of=("self",))
    return rows.select_related("case", "department", "owner").get(pk=promise.pk)


def open_lock(promise: Promise) -> Promise:
    promise = lock(promise)
    if promise.state != State.OPEN:
        raise NotNow(
            _("This promise is now “%(state)s”. Reload the page to see what has happened.")
            % {"state": promise.get_state_display()}
        )
    return promise


def _tell_authors(promise: Promise, what: str, *, key: str, **context: Any) -> None:
    for proposal in cases.submissions_of(promise.case):
        outbox.notify(
            f"proposals.promise.{what}", to=submissions.author_users(proposal), about=promise,
            key=f"{key}-{proposal.pk}", proposal=proposal, **context,
        )  # fmt: skip


# -- how it is coming on ------------------------------------------------------------------------------------
@transaction.atomic
def note_progress(promise: Promise, *, by: User, text: str) -> PromiseNote:
    """The department says how it is coming on. When a report before a session is owed, this is it."""
    promise = open_lock(promise)
    if not text.strip():
        raise DomainError(_("Please say how it is coming on."), field="text")
    owed = promise.asked_before if todo_is_open(promise) else None
    note = PromiseNote.objects.create(promise=promise, text=text.strip(), noted_by=by, session=owed)
    audit.record("proposals.promise.noted", promise, by=by, text=note.text)
    if owed:
        todo.close_todo(promise, REPORT)
        outbox.notify(
            "proposals.promise.reported", to=submissions.committee_users(), about=promise, key=str(note.pk), note=note,
            url=promise.desk_url,
        )  # fmt: skip
    return note


def todo_is_open(promise: Promise) -> bool:
    """Whether the report before a session is still owed."""
    return (
        promise.asked_before_id is not None
        and not promise.notes.filter(session=promise.asked_before_id).exists()
    )


@transaction.atomic
def move_day(promise: Promise, *, by: User, promised_on: dt.date, reason: str) -> Promise:
    """A leader gives a promise another day (调整期限), with a reason; the authors are told each time."""
    promise = open_lock(promise)
    if not reason.strip():
        raise DomainError(_("Please say why; the authors read it."), field="reason")
    if promised_on <= timezone.localdate():
        raise DomainError(_("The promised day must lie ahead."), field="promised_on")
    if promised_on == promise.promised_on:
        raise DomainError(_("This is the promised day already."), field="promised_on")
    move = PromiseMove.objects.create(
        promise=promise, before=promise.promised_on, after=promised_on, reason=reason.strip(), moved_by=by
    )
    promise.promised_on = promised_on
    promise.save(update_fields=["promised_on"])
    todo.close_todo(promise, OVERDUE)
    _watch(promise)
    _due(promise)
    audit.record(
        "proposals.promise.moved", promise, by=by, before=move.before, after=move.after, reason=reason
    )
    _tell_authors(promise, "moved", key=str(move.pk), move=move)
    outbox.notify(
        "proposals.promise.moved", to=[promise.owner_id], about=promise, key=str(move.pk), move=move,
        url=promise.desk_url,
    )  # fmt: skip
    return promise


def _due(promise: Promise) -> None:
    """While the case only waits for its promise, its day is the promise's."""
    case = cases.lock(promise.case)
    if case.state == CaseState.TRACKING:
        case.due_on = promise.promised_on
        cases.save(case, "due_on")


@transaction.atomic
def hand_over(promise: Promise, *, by: User, owner: User) -> Promise:
    """Another of the department sees to it from now on."""
    promise = open_lock(promise)
    cases.check_handler(promise.department, owner)
    promise.owner = owner
    promise.save(update_fields=["owner"])
    _watch(promise)
    if todo_is_open(promise):
        todo.close_todo(promise, REPORT)
        todo.open_todo(promise, REPORT, for_users=[owner.pk], url=promise.desk_url)
    audit.record("proposals.promise.handed_over", promise, by=by, owner=str(owner))
    outbox.notify(
        "proposals.promise.handed_over", to=[owner.pk], about=promise, url=promise.desk_url,
        key=outbox.this_time(),
    )  # fmt: skip
    return promise


# -- kept, doubted, opened again ----------------------------------------------------------------------------
@transaction.atomic
def keep(promise: Promise, *, by: User, note: str) -> Promise:
    """What was promised has been done (销号): say what; the authors are told and may say whether it really is."""
    promise = open_lock(promise)
    if not note.strip():
        raise DomainError(_("Please say what has been done."), field="note")
    promise.keep(by=by, at=timezone.now(), note=note.strip())
    promise.save(update_fields=["state", "kept_at", "kept_by", "kept_note", "times_kept"])
    case = cases.lock(promise.case)
    if case.state == CaseState.TRACKING:
        case.close(at=timezone.now())
        cases.save(case, "closed_at", "due_on")
    deadlines.meet(case, PROMISE)
    _unwatch(promise)
    audit.record("proposals.promise.kept", promise, by=by, note=note)
    for proposal in cases.submissions_of(case):
        author = submissions.proposer_user(proposal)
        todo.open_todo(promise, CONFIRM, for_users=author, url=promise.confirm_url)
    _tell_authors(promise, "kept", key=str(promise.times_kept))
    return promise


@transaction.atomic
def confirm(
    promise: Promise, *, proposal: Proposal, by: User, is_done: bool, words: str = ""
) -> PromiseAnswer:
    """An author says whether it is really done. The same answer twice is harmless; a doubt goes to the committee."""
    promise = lock(promise)
    if promise.state != State.KEPT:
        raise NotNow(_("This promise hasn't been reported as kept."))
    if given := promise.answers.filter(proposal=proposal, time=promise.times_kept).first():
        return given
    if not is_done and not words.strip():
        raise DomainError(_("Please say what is still missing, so that it can be put right."), field="words")
    answer = PromiseAnswer.objects.create(
        promise=promise,
        proposal=proposal,
        time=promise.times_kept,
        is_done=is_done,
        words=words.strip(),
        said_by=by,
    )
    todo.close_todo(promise, CONFIRM, user=by.pk)
    audit.record("proposals.promise.confirmed" if is_done else "proposals.promise.doubted", promise, by=by)
    if not is_done:
        todo.open_todo(promise, DOUBT, for_users=submissions.committee_users(), url=promise.desk_url)
        told = [*submissions.committee_users(), promise.case.leader_id, promise.owner_id]
        outbox.notify(
            "proposals.promise.doubted",
            to=told,
            about=promise,
            key=str(answer.pk),
            answer=answer,
            url=promise.desk_url,
        )
    return answer


@transaction.atomic
def reopen(promise: Promise, *, by: User, promised_on: dt.date, reason: str) -> Promise:
    """It wasn't kept after all: it goes back into the book with a new day, and its case is tracked again."""
    promise = lock(promise)
    if not reason.strip():
        raise DomainError(_("Please say what is still missing."), field="reason")
    if promised_on <= timezone.localdate():
        raise DomainError(_("The promised day must lie ahead."), field="promised_on")
    before = promise.promised_on
    promise.reopen(promised_on=promised_on)
    promise.save(update_fields=["state", "kept_at", "kept_by", "kept_note", "promised_on"])
    if before != promised_on:
        PromiseMove.objects.create(
            promise=promise, before=before, after=promised_on, reason=reason.strip(), moved_by=by
        )
    case = cases.lock(promise.case)
    if case.state == CaseState.CLOSED:
        case.track_promise(promised_on=promised_on)
        cases.save(case, "closed_at", "due_on")
    todo.close_todo(promise)
    promise.case = case
    _watch(promise)
    audit.record("proposals.promise.reopened", promise, by=by, reason=reason, promised_on=promised_on)
    key = f"{promise.times_kept}"
    _tell_authors(promise, "reopened", key=key, reason=reason)
    told = [promise.owner_id, case.leader_id]
    outbox.notify(
        "proposals.promise.reopened", to=told, about=promise, key=key, reason=reason, url=promise.desk_url
    )
    return promise


# -- every morning ------------------------------------------------------------------------------------------
def come_back(*, on: dt.date) -> int:
    """Before a session meets (policy ``proposal.promise_report_days``) every open promise comes back to its owner.

    Safe to run twice: a promise keeps the session that it was asked for.
    """
    days = int(policy.value("proposal.promise_report_days", on=on))
    session = (
        CongressSession.objects.filter(held_on__gte=on, held_on__lte=on + dt.timedelta(days=days))
        .order_by("held_on")
        .first()
    )
    if session is None:
        return 0
    asked = 0
    for promise in Promise.objects.open().exclude(asked_before=session).order_by("pk"):
        with transaction.atomic():
            found = Promise.objects.open().select_for_update(of=("self",)).filter(pk=promise.pk).first()
            if found is None or found.asked_before_id == session.pk:
                continue
            found.asked_before = session
            found.save(update_fields=["asked_before"])
            todo.open_todo(
                found, REPORT, for_users=[found.owner_id], due_on=session.held_on, url=found.desk_url
            )
            outbox.notify(
                "proposals.promise.report_asked", to=[found.owner_id], about=found, key=str(session.pk), session=session,
                url=found.desk_url,
            )  # fmt: skip
            asked += 1
    return asked


def tell_overdue(*, on: dt.date) -> int:
    """A promise is late: once for each promised day the authors are told, and the leader is asked to act."""
    told = 0
    late = Promise.objects.overdue(on=on).exclude(overdue_told_on=F("promised_on"))
    for pk in late.values_list("pk", flat=True):
        with transaction.atomic():
            promise = Promise.objects.overdue(on=on).select_for_update(of=("self",)).filter(pk=pk).first()
            if promise is None or promise.overdue_told_on == promise.promised_on:
                continue
            promise.overdue_told_on = promise.promised_on
            promise.save(update_fields=["overdue_told_on"])
            todo.open_todo(promise, OVERDUE, for_users=[promise.case.leader_id], url=promise.desk_url)
            _tell_authors(promise, "overdue", key=f"{promise.promised_on:%Y%m%d}")
            told += 1
    return told
