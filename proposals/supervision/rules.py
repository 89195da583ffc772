"""Who supervises: the committee and those above see what is late and urge; the discipline supervisor checks."""

from __future__ import annotations

from members.models import Committee, Post, User
from proposals.case.models import ProposalCase
from proposals.proposal.models import Proposal, departments_of
from proposals.session.rules import runs_the_committee
from proposals.supervision.models import Check, Finding
from union_portal.core.rules import rule


@rule("proposals.view_overdue")
def may_view_overdue(user: User) -> bool:
    """The board of what is late (督办台账): committee, leaders, union chair and discipline supervisor."""
    return user.sits_on(Committee.Kind.PROPOSAL) or user.holds(
        Post.Kind.HOSPITAL_LEADER, Post.Kind.UNION_CHAIR, Post.Kind.DISCIPLINE_SUPERVISOR
    )


@rule("proposals.urge_proposalcase")
def may_urge(user: User, case: ProposalCase) -> bool:
    """Who runs the committee, leaders and the union chair; and the proposers of the case."""
    return (
        runs_the_committee(user)
        or user.holds(Post.Kind.HOSPITAL_LEADER, Post.Kind.UNION_CHAIR)
        or (user.person_id is not None and Proposal.objects.of(user).filter(cases=case).exists())
    )


@rule("proposals.desk_checks")
def may_open_checks(user: User) -> bool:
    """The desk's list of checks; which ones, says ``visible_to``."""
    return may_view_overdue(user)


@rule("proposals.begin_check")
def may_begin_checks(user: User) -> bool:
    """Checking is the discipline supervisor's alone."""
    return user.holds(Post.Kind.DISCIPLINE_SUPERVISOR)


@rule("proposals.check_proposalcase")
def may_check(user: User, case: ProposalCase) -> bool:
    """Nobody checks a case that his own department answers for, or that he brought in himself."""
    return (
        may_begin_checks(user)
        and case.lead_department not in departments_of(user)
        and not Proposal.objects.of(user).filter(cases=case).exists()
    )


@rule("proposals.view_check")
def may_view_check(user: User, check: Check) -> bool:
    return Check.objects.visible_to(user).filter(pk=check.pk).exists()


@rule("proposals.run_check")
def may_run_check(user: User, check: Check) -> bool:
    return may_check(user, check.case)


@rule("proposals.desk_findings")
def may_open_findings(user: User) -> bool:
    """Also the departments that have to correct something."""
    return may_view_overdue(user) or bool(departments_of(user))


@rule("proposals.view_finding")
def may_view_finding(user: User, finding: Finding) -> bool:
    return Finding.objects.visible_to(user).filter(pk=finding.pk).exists()


@rule("proposals.correct_finding")
def may_correct(user: User, finding: Finding) -> bool:
    """Handler and head of the department that answers for the case."""
    return finding.case.lead_department in departments_of(user)


@rule("proposals.judge_finding")
def may_judge(user: User, finding: Finding) -> bool:
    return may_check(user, finding.case)
