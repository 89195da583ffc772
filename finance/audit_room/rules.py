"""The audit committee asks and judges, whoever keeps the books answers; nobody does both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finance.audit_room.workflow import Asked, Repair
from members.models import Committee, Post
from union_portal.core.rules import rule

if TYPE_CHECKING:
    from finance.audit_room.models import Audit, AuditFinding, Question, SampledVoucher
    from finance.voucher.models import Voucher
    from members.models import User

KEEPERS = ("PREPARER", "CHECKER", "BOOKKEEPER", "CASHIER")
"""Who keeps the books, answers questions and repairs."""


def reads(user: User) -> bool:
    return user.has_perm("finance.view_voucher")


for _model in ("audit", "sample", "question", "auditfinding"):
    rule(f"finance.view_{_model}")(reads)


@rule("finance.view_sampledvoucher")
def may_view_sampled(user: User, sampled: SampledVoucher | None = None) -> bool:
    return reads(user)


@rule("finance.begin_audit")
def audits(user: User) -> bool:
    """A member of the audit committee who has no hand in the books, nor leads the union (工会章程)."""
    return user.sits_on("AUDIT") and not user.holds(*KEEPERS, "UNION_CHAIR")


@rule("finance.work_audit")
def may_work(user: User, audit: Audit) -> bool:
    return audits(user) and not audit.is_signed


@rule("finance.sign_audit")
def may_sign(user: User, audit: Audit) -> bool:
    """The chair of the audit committee."""
    leads = any(
        post.kind == Post.Kind.COMMITTEE_CHAIR and post.committee.kind == Committee.Kind.AUDIT
        for post in user.posts
    )
    return leads and may_work(user, audit)


@rule("finance.look_sampledvoucher")
def may_look(user: User, sampled: SampledVoucher) -> bool:
    return may_work(user, sampled.sample.audit)


@rule("finance.question_voucher")
def may_ask(user: User, voucher: Voucher) -> bool:
    return audits(user) and voucher.is_posted


def keeps(user: User) -> bool:
    """Whoever keeps the books answers for them."""
    return user.holds(*KEEPERS) and not user.sits_on("AUDIT")


@rule("finance.answer_question")
def may_answer(user: User, question: Question) -> bool:
    return keeps(user) and question.state == Asked.OPEN


@rule("finance.judge_question")
def may_judge(user: User, question: Question) -> bool:
    return audits(user) and question.state == Asked.ANSWERED and question.answered_by_id != user.pk


@rule("finance.report_repair")
def may_report(user: User, finding: AuditFinding) -> bool:
    return keeps(user) and finding.state == Repair.DUE


@rule("finance.judge_repair")
def may_judge_repair(user: User, finding: AuditFinding) -> bool:
    return audits(user) and finding.state == Repair.REPORTED and finding.repaired_by_id != user.pk
