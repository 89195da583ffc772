"""Who makes, signs, approves and publishes the year's report; all staff read what is published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finance.report.workflow import State
from union_portal.core.rules import rule

if TYPE_CHECKING:
    from finance.report.models import YearReport
    from members.models import User


@rule("finance.view_yearreport")
def may_view(user: User, report: YearReport | None = None) -> bool:
    """The desk's list is for the books' readers; a published report is for everybody."""
    return (report is not None and report.state == State.PUBLISHED) or user.has_perm("finance.view_report")


@rule("finance.make_yearreport")
def may_make(user: User) -> bool:
    return user.holds("BOOKKEEPER")


@rule("finance.change_yearreport")
def may_change(user: User, report: YearReport) -> bool:
    return user.holds("BOOKKEEPER") and report.state == State.DRAFT


@rule("finance.sign_yearreport")
def may_sign(user: User, report: YearReport) -> bool:
    """The head of accounting: whoever checks vouchers, and didn't make the report."""
    return user.holds("CHECKER") and user.pk != report.made_by_id


@rule("finance.approve_yearreport")
def may_approve(user: User, report: YearReport) -> bool:
    return user.holds("UNION_CHAIR") and user.pk not in {report.made_by_id, report.signed_by_id}


@rule("finance.publish_yearreport")
def may_publish(user: User, report: YearReport) -> bool:
    return user.holds("UNION_CHAIR")


@rule("finance.return_yearreport")
def may_return(user: User, report: YearReport) -> bool:
    return user.holds("UNION_CHAIR")
