"""Who makes, approves and publishes the report to the congress: the proposal committee, never one person alone."""

from __future__ import annotations

from members.models import Committee, Post, User
from proposals.report.models import CongressReport
from proposals.report.workflow import State
from proposals.session.rules import runs_the_committee
from union_portal.core.policy import services as policy
from union_portal.core.rules import rule

CHAIR, MAJORITY = "chair", "majority"


def approval_by() -> str:
    """Who approves by the house's rule of today: the committee's chair, or a majority of its members."""
    return str(policy.value("proposal.report_approval"))


def takes_part(user: User, report: CongressReport) -> bool:
    """Neither made nor submitted it."""
    return user.pk not in {report.made_by_id, report.submitted_by_id}


def chairs_the_committee(user: User) -> bool:
    return any(
        post.kind == Post.Kind.COMMITTEE_CHAIR
        and post.committee is not None
        and post.committee.kind == Committee.Kind.PROPOSAL
        for post in user.posts
    )


@rule("proposals.make_congressreport")
def may_make(user: User) -> bool:
    """Chair and secretary of the proposal committee."""
    return runs_the_committee(user)


@rule("proposals.work_on_congressreport")
def may_work_on(user: User) -> bool:
    """The committee sees reports before they are published, and the voices on them."""
    return user.sits_on(Committee.Kind.PROPOSAL)


@rule("proposals.view_congressreport")
def may_view(user: User, report: CongressReport) -> bool:
    """All staff once it is published; until then the committee."""
    return report.state == State.PUBLISHED or user.sits_on(Committee.Kind.PROPOSAL)


@rule("proposals.change_congressreport")
def may_change(user: User, report: CongressReport) -> bool:
    return runs_the_committee(user)


@rule("proposals.endorse_congressreport")
def may_endorse(user: User, report: CongressReport) -> bool:
    """The chair, or every member where a majority decides; never who made or submitted it.

    When the chair has made the report, the other members decide by majority.
    """
    if not user.sits_on(Committee.Kind.PROPOSAL) or not takes_part(user, report):
        return False
    return approval_by() == MAJORITY or chairs_the_committee(user) or made_by_chair(report)


def made_by_chair(report: CongressReport) -> bool:
    makers = User.objects.filter(pk__in=[pk for pk in (report.made_by_id, report.submitted_by_id) if pk])
    return any(chairs_the_committee(maker) for maker in makers)


@rule("proposals.publish_congressreport")
def may_publish(user: User, report: CongressReport) -> bool:
    return runs_the_committee(user)
