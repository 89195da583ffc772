"""Words, to-dos and deadlines of cases until they are answered."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from proposals.case import ladder
from proposals.case import rules as _rules  # noqa: F401  registers them
from proposals.registering import tell
from union_portal.core.deadline.services import DeadlineKind
from union_portal.core.policy.services import declare

WORDS = {
    "proposal.filed": _("put it on file"),
    "proposal.taken_as_suggestion": _("took it as a suggestion"),
    "proposal.answered": _("answered it for the committee"),
    "proposal.joined": _("merged it into another case"),
    "proposal.separated": _("undid the merge"),
    "proposal.split": _("split a case off it"),
    "case.joined": _("took in one submission more"),
    "case.left": _("gave one submission away"),
    "case.assigned": _("assigned it to a department"),
    "case.accepted": _("accepted it"),
    "case.sent_back": _("sent it back"),
}
TO_DOS = {
    "assign": _("Assign to a department"),
    "accept": _("Accept or send back"),
}
LEVELS = {
    "handler": _("Handler"), "head": _("Department head"), "leader": _("Leader in charge"),
    "committee": _("Proposal committee"), "chair": _("Union chair"), "supervisor": _("Discipline supervisor"),
}  # fmt: skip
DEADLINES = {
    "accept": DeadlineKind(_("Accept or send back"), remind=(-1, 0), escalate=(1,)),
}


def register() -> None:
    declare(
        ladder.KEY, _("Ladder of reminders: working days after the deadline, and who is told from then on"), ladder.PRESET,
        source="提案督办通行做法：到期前提醒，逾期逐级上报分管院领导、工会主席和纪检", check=ladder.check,
        words=LEVELS,
    )  # fmt: skip
    tell(words=WORDS, todos=TO_DOS, deadlines=DEADLINES)
