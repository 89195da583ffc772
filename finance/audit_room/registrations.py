"""Words, to-dos, deadlines and worklists of the audit committee's room, and its opinion in the yearly report."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from finance.audit_room import rules
from finance.audit_room.models import Audit, AuditFinding, Question, SampledVoucher
from finance.registering import tell
from finance.report.sources import Opinion, opinions
from union_portal.core import registry
from union_portal.core.deadline.services import DeadlineKind

WORDS = {
    "audit.begun": _("began the audit"),
    "audit.signed": _("signed the opinion"),
    "sample.drawn": _("drew a sample"),
    "sample.looked": _("looked at a voucher of the sample"),
    "question.asked": _("asked about the voucher"),
    "question.answered": _("answered the question"),
    "question.asked_again": _("asked again"),
    "question.closed": _("was satisfied with the answer"),
    "auditfinding.noted": _("noted the finding"),
    "auditfinding.repaired": _("reported the repair"),
    "auditfinding.asked_again": _("asked for more repair"),
    "auditfinding.accepted": _("accepted the repair"),
}
TO_DOS = {
    "answer_question": _("Answer the audit committee"),
    "judge_question": _("Judge an answer"),
    "repair": _("Repair what the audit found"),
    "judge_repair": _("Judge a repair"),
}
DEADLINES = {
    "repair": DeadlineKind(_("Repair what the audit found"), remind=(-3, 0), escalate=(1, 5)),
}


def _signed(year: int) -> Opinion | None:
    """The committee's opinion on a year, for its fund report."""
    audit = (
        Audit.objects.filter(year=year).exclude(signed_at=None).select_related("signed_by__person").first()
    )
    if audit is None or audit.signed_at is None:
        return None
    return Opinion(f"{audit.get_verdict_display()}。{audit.opinion}", str(audit.signed_by), audit.signed_at)


def register() -> None:
    tell(words=WORDS, todos=TO_DOS, deadlines=DEADLINES)
    opinions.register("audit_room", _signed)
    for key, label, rows, room, seen_by in (
        ("look", _("Sampled vouchers to look at"), SampledVoucher.objects.to_look_at, "sampledvoucher_changelist?seen=no", rules.audits),
        ("judge", _("Answers to judge"), Question.objects.to_judge, "question_changelist?waiting=committee", rules.audits),
        ("judge_repair", _("Repairs to judge"), AuditFinding.objects.to_judge, "auditfinding_changelist?waiting=committee", rules.audits),
        ("answer", _("Questions of the audit committee"), Question.objects.unanswered, "question_changelist?waiting=keepers", rules.keeps),
        ("repair", _("Findings to repair"), AuditFinding.objects.to_repair, "auditfinding_changelist?waiting=keepers", rules.keeps),
    ):  # fmt: skip
        registry.worklists.register(
            f"finance.audit_{key}",
            registry.Worklist(label, partial(_count, rows), partial(_address, room), seen_by, "checklist"),
        )


def _count(rows: Callable[[], Any], user: Any) -> int:
    return int(rows().count())


def _address(room: str, user: Any) -> str:
    name, _mark, query = room.partition("?")
    return f"{reverse(f'admin:finance_{name}')}?{query}"
