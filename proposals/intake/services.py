"""Windows and what comes outside them: too few seconders at the end, the late queue, and the channel open all year."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from members.models import User
from proposals.proposal import services as submissions
from proposals.proposal.models import Proposal
from proposals.proposal.workflow import State
from proposals.session.models import CongressSession
from union_portal.core.audit import services as audit
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.outbox import services as outbox
from union_portal.core.todo import services as todo

log = logging.getLogger(__name__)


def close_windows(*, on: dt.date) -> int:
    """Every morning: what is short of names at its window's end goes on as a suggestion, and what nobody accepted late goes
    to the next session once the congress has met. Returns how many moved. Safe to run twice.
    """
    system, moved = User.objects.system(), 0
    for proposal in Proposal.objects.short_of_names(on=on):
        moved += _one(_become_suggestion, proposal, by=system)
    if following := CongressSession.objects.receiving(on=on):
        for proposal in Proposal.objects.filter(state=State.SECONDING, session=None):
            moved += _one(_belong, proposal, to=following)
        for proposal in Proposal.objects.late().filter(late_for__held_on__lt=on):
            moved += _one(put_off, proposal, by=system, to=following)
    return moved


def _one(move: Callable[..., Any], proposal: Proposal, **how: Any) -> int:
    """One of many; returns whether it moved."""
    try:
        move(proposal, **how)
    except NotNow:  # somebody was faster: the last name came in, or it was withdrawn
        return 0
    except Exception:  # one proposal of many: the others must go on
        log.exception("the window's end failed for proposal %s", proposal.pk)
        return 0
    return 1


@transaction.atomic
def _belong(proposal: Proposal, *, to: CongressSession) -> None:
    """What was begun before the next session was entered is collected for it from now on."""
    proposal = submissions.lock(proposal)
    if proposal.state != State.SECONDING or proposal.session_id:
        raise NotNow(_("It is no longer being seconded."))
    proposal.session = to
    submissions.save(proposal, "session")


@transaction.atomic
def _become_suggestion(proposal: Proposal, *, by: User) -> None:
    proposal = submissions.lock(proposal)
    if proposal.state != State.SECONDING:
        raise NotNow(_("It is no longer being seconded."))
    missing = submissions.seconders_missing(proposal)
    proposal.kind = Proposal.Kind.SUGGESTION
    todo.close_todo(proposal)
    submissions.hand_over(proposal, by=by)
    audit.record("proposals.proposal.became_suggestion", proposal, by=by, missing=missing)
    told = submissions.everybody(proposal)
    outbox.notify("proposals.proposal.became_suggestion", to=told, about=proposal, missing=missing)


# -- the late queue -----------------------------------------------------------------------------------------
@transaction.atomic
def accept_late(proposal: Proposal, *, by: User, reason: str) -> Proposal:
    """The committee takes for this session what came after its window's end, and says why."""
    proposal = _lock_late(proposal)
    if not reason.strip():
        raise DomainError(_("Please say why it is accepted late; the report names it."), field="reason")
    proposal.session, proposal.late_reason = proposal.late_for, reason.strip()
    submissions.save(proposal, "session", "late_reason")
    audit.record("proposals.proposal.accepted_late", proposal, by=by, reason=reason)
    outbox.notify("proposals.proposal.accepted_late", to=submissions.author_users(proposal), about=proposal)
    return proposal


@transaction.atomic
def put_off(proposal: Proposal, *, by: User, to: CongressSession | None = None) -> Proposal:
    """Leave what came late for the next session (转入下次会议); nothing is lost, and its author is told.

    Raises ``DomainError`` when the next session isn't entered yet.
    """
    proposal = _lock_late(proposal)
    following = to or CongressSession.objects.receiving()
    if following is None:
        raise DomainError(
            _("The next session isn't entered yet. Please enter it with its window first, then put this off.")
        )
    proposal.session = following
    submissions.save(proposal, "session")
    audit.record("proposals.proposal.put_off", proposal, by=by, session=str(following))
    outbox.notify("proposals.proposal.put_off", to=submissions.author_users(proposal), about=proposal)
    return proposal


@transaction.atomic
def handle_as_suggestion(proposal: Proposal, *, by: User) -> Proposal:
    """Handle what came late as a suggestion at once (全年畅通): it gets a department and a reply all the same."""
    proposal = _lock_late(proposal)
    proposal.kind, proposal.session = Proposal.Kind.SUGGESTION, proposal.late_for
    submissions.save(proposal, "kind", "session")
    audit.record("proposals.proposal.became_suggestion", proposal, by=by)
    outbox.notify("proposals.proposal.late_suggestion", to=submissions.author_users(proposal), about=proposal)
    return proposal


def _lock_late(proposal: Proposal) -> Proposal:
    proposal = submissions.lock(proposal)
    if not proposal.is_late:
        raise NotNow(
            _("This proposal isn't in the late queue any more. Reload the page to see what has happened.")
        )
    return proposal
