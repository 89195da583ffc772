"""Who may do what with an aid case. Nobody works on an application of one's own; who has no part in it sees nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from union_portal.core.consent.services import stands
from union_portal.core.rules import rule
from welfare.aid_case import workflow
from welfare.aid_case.models import AidCase
from welfare.aid_case.workflow import State

if TYPE_CHECKING:
    from members.models import User

AID = "welfare.aid"
PUBLICATION = "welfare.publication"


def is_applicant(user: User, case: AidCase) -> bool:
    return user.pk == case.applied_by_id


def is_officer(user: User, case: AidCase) -> bool:
    """The assigned welfare officer."""
    return user.pk == case.officer_id and user.holds("WELFARE_OFFICER") and not is_applicant(user, case)


def is_approver(user: User, case: AidCase) -> bool:
    """A union chair who neither applied nor worked on the case."""
    return user.holds("UNION_CHAIR") and user.pk not in case.makers and not is_applicant(user, case)


def records_decisions(user: User) -> bool:
    return any(
        post.kind in {"COMMITTEE_CHAIR", "COMMITTEE_SECRETARY"} and post.committee.kind == "WELFARE"
        for post in user.posts
        if post.committee
    )


# -- the desk -----------------------------------------------------------------------------------------
@rule("welfare.work_on_aid_cases")
def may_open_desk(user: User) -> bool:
    return user.holds("WELFARE_OFFICER", "UNION_CHAIR") or user.sits_on("WELFARE")


@rule("welfare.view_aid_statistics")
def may_view_statistics(user: User) -> bool:
    return user.holds("WELFARE_OFFICER", "UNION_CHAIR", "UNION_OFFICER")


@rule("welfare.view_aidcase")
def may_view(user: User, case: AidCase) -> bool:
    """The same as ``visible_to``, for one object: also asked at each download of its evidence."""
    return is_applicant(user, case) or is_worked_on_by(user, case)


def is_worked_on_by(user: User, case: AidCase) -> bool:
    """The same as ``workable_by``, for one object."""
    if is_applicant(user, case) or case.state == State.DRAFT:
        return False
    return (
        (user.holds("WELFARE_OFFICER") and (case.state == State.APPLIED or case.officer_id == user.pk))
        or (user.sits_on("WELFARE") and case.state == State.COMMITTEE)
        or (user.holds("UNION_CHAIR") and (case.state == State.APPROVAL or case.approved_by_id == user.pk))
    )


@rule("welfare.reveal_aidcase")
def may_reveal(user: User, case: AidCase) -> bool:
    """Open a sealed field: whoever works on the case now, while the applicant's consent stands."""
    at_work = (
        (is_officer(user, case) and not case.is_over)
        or (case.state == State.COMMITTEE and user.sits_on("WELFARE"))
        or (case.state == State.APPROVAL and is_approver(user, case))
    )
    return at_work and not is_applicant(user, case) and stands(case.applied_by, AID)


@rule("welfare.take_on_aidcase")
def may_take_on(user: User, case: AidCase) -> bool:
    return case.state == State.APPLIED and user.holds("WELFARE_OFFICER") and not is_applicant(user, case)


@rule("welfare.check_aidcase")
def may_check(user: User, case: AidCase) -> bool:
    """Worksheet, visit, asking for completion, laying before the committee."""
    return case.state == State.CHECKING and is_officer(user, case)


@rule("welfare.hand_over_aidcase")
def may_hand_over(user: User, case: AidCase) -> bool:
    """The assigned officer; and the union chair, for an officer who is away or has left the post."""
    oversees = user.holds("UNION_CHAIR") and not is_applicant(user, case)
    return case.state in workflow.WITH_OFFICER and (is_officer(user, case) or oversees)


@rule("welfare.decide_aidcase")
def may_decide(user: User, case: AidCase) -> bool:
    """Record the committee's decision: its chair or its secretary."""
    return case.state == State.COMMITTEE and records_decisions(user) and not is_applicant(user, case)


@rule("welfare.submit_aidcase")
def may_submit(user: User, case: AidCase) -> bool:
    return case.state == State.PUBLIC_NOTICE and is_officer(user, case)


@rule("welfare.approve_aidcase")
def may_approve(user: User, case: AidCase) -> bool:
    return case.state == State.APPROVAL and is_approver(user, case)


@rule("welfare.send_back_aidcase")
def may_send_back(user: User, case: AidCase) -> bool:
    """Committee and approver may ask for another check."""
    return may_decide(user, case) or may_approve(user, case)


@rule("welfare.refuse_aidcase")
def may_refuse(user: User, case: AidCase) -> bool:
    """The officer while checking, the approver at the end; the committee refuses by its decision."""
    return may_check(user, case) or may_approve(user, case)


# -- the applicant ------------------------------------------------------------------------------------
@rule("welfare.apply_for_aid")
def may_apply(user: User) -> bool:
    """Everybody who works at the hospital, member or not."""
    return user.person is not None and user.person.status in user.person.Status.working()


@rule("welfare.change_aidcase")
def may_change(user: User, case: AidCase) -> bool:
    return is_applicant(user, case) and case.is_editable


@rule("welfare.withdraw_aidcase")
def may_withdraw(user: User, case: AidCase) -> bool:
    return is_applicant(user, case) and case.state in workflow.WITHDRAWABLE


@rule("welfare.change_account_of_aidcase")
def may_change_account(user: User, case: AidCase) -> bool:
    return is_applicant(user, case) and case.state in workflow.ACCOUNT_OPEN
