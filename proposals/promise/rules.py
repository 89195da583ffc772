"""Who may report on a promise, move its day, and say whether it was kept."""

from __future__ import annotations

from members.models import Committee, Post, User
from proposals.promise.models import OVERSEERS, Promise
from proposals.proposal.models import Proposal, departments_of
from proposals.session.rules import runs_the_committee
from union_portal.core.rules import rule


@rule("proposals.desk_promises")
def may_open_desk(user: User) -> bool:
    """The desk's promise book; which promises, says ``visible_to``."""
    return user.sits_on(Committee.Kind.PROPOSAL) or user.holds(*OVERSEERS) or bool(departments_of(user))


@rule("proposals.view_promise")
def may_view(user: User, promise: Promise) -> bool:
    return Promise.objects.readable_by(user).filter(pk=promise.pk).exists()


@rule("proposals.report_promise")
def may_report(user: User, promise: Promise) -> bool:
    """The department tells how it is coming on and that it is done; the committee may note it as well."""
    return runs_the_committee(user) or promise.department in departments_of(user)


@rule("proposals.move_promise")
def may_move(user: User, promise: Promise) -> bool:
    """Only a leader gives a promise another day."""
    return user.holds(Post.Kind.HOSPITAL_LEADER)


@rule("proposals.hand_over_promise")
def may_hand_over(user: User, promise: Promise) -> bool:
    """The department's head, or the committee, names who sees to it."""
    return runs_the_committee(user) or user.holds(Post.Kind.DEPARTMENT_HEAD, department=promise.department)


@rule("proposals.reopen_promise")
def may_reopen(user: User, promise: Promise) -> bool:
    return runs_the_committee(user) or user.holds(Post.Kind.HOSPITAL_LEADER)


def own_submissions(user: User, promise: Promise) -> list[Proposal]:
    """The submissions of this person that the promise answers."""
    if user.person_id is None:
        return []
    return list(promise.case.submissions.filter(proposer=user.person_id).order_by("pk"))


@rule("proposals.confirm_promise")
def may_confirm(user: User, promise: Promise) -> bool:
    """The authors to whom it was promised."""
    return bool(own_submissions(user, promise))
