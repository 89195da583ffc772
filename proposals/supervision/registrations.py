"""What supervision puts into the registries: its numbers, words, to-dos, deadlines, worklists and parts of pages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from members.models import User
from proposals.case.ladder import ladder
from proposals.case.workflow import State
from proposals.policies import HOUSE
from proposals.proposal import parts
from proposals.proposal.models import Proposal, departments_of
from proposals.registering import tell
from proposals.supervision import figures
from proposals.supervision import rules as _rules  # noqa: F401  registers them
from proposals.supervision.models import Check, Finding, Urging
from proposals.supervision.services import URGEABLE
from union_portal.core import registry
from union_portal.core.deadline.services import DeadlineKind
from union_portal.core.policy.services import declare
from union_portal.core.registry import Worklist
from union_portal.core.ui.page import Action, Panel

WORDS = {
    "urging.sent": _("urged the department"),
    "check.begun": _("began to check it"),
    "check.concluded": _("concluded the check"),
    "finding.noted": _("noted a finding"),
    "finding.corrected": _("reported the correction"),
    "finding.asked_again": _("asked for the correction again"),
    "finding.closed": _("accepted the correction"),
}
TO_DOS = {
    "correct": _("Correct what the supervisor found"),
    "judge_correction": _("Judge the correction"),
}
DEADLINES = {
    "correct": DeadlineKind(_("Correct what the supervisor found"), ladder=ladder),
}


def register() -> None:
    days = pgettext_lazy("unit", "working days")
    declare(
        "proposal.urge_every_days", _("Days between two urgings by one person"), 5, unit=days, source=HOUSE
    )
    declare(
        "proposal.check_share",
        _("Share of the answered cases drawn for a check"),
        10,
        unit="%",
        most=100,
        source=HOUSE,
    )
    declare("proposal.correction_days", _("Days for a correction"), 10, unit=days, least=1, source=HOUSE)
    tell(words=WORDS, todos=TO_DOS, deadlines=DEADLINES)
    parts.actions.register("supervision", _may_urge)
    parts.panels.register("supervision", Panel("proposals/desk/_urgings.html", _urgings))
    _register_worklists()


# -- a submission's own page --------------------------------------------------------------------------------
def _may_urge(user: User, proposal: Proposal) -> Iterable[Action]:
    """Its author may urge a department that is late."""
    case = proposal.case
    if case is None or case.due_on is None or State(case.state) not in URGEABLE:
        return
    if case.due_on < timezone.localdate() and user.person in proposal.authors:
        url = reverse("proposals:proposal-urge", args=[proposal.public_id])
        yield Action(gettext("Urge the department"), url, "get", "primary", "speakerphone")


def _urgings(user: User, proposal: Proposal) -> dict[str, Any] | None:
    """For those who take part and those who supervise."""
    if user.person not in [*proposal.authors, *proposal.seconders] and not user.has_perm(
        "proposals.view_overdue"
    ):
        return None
    urgings = Urging.objects.filter(case__submissions=proposal).select_related("by__person", "department")
    return {"urgings": urgings} if urgings else None


# -- the desk -----------------------------------------------------------------------------------------------
def _list(model: str, **query: str) -> str:
    return f"{reverse(f'admin:proposals_{model}_changelist')}?{urlencode(query)}"


def _register_worklists() -> None:
    def supervises(user: User) -> bool:
        return user.has_perm("proposals.begin_check")

    lists = {
        "proposals.overdue_board": Worklist(
            _("Overdue by department"),
            lambda user: len(figures.overdue(user, on=timezone.localdate())),
            lambda user: reverse("proposals:overdue-board"),
            lambda user: user.has_perm("proposals.view_overdue"), "speakerphone", "danger",
        ),
        "proposals.checks": Worklist(
            _("Checks under way"),
            lambda user: Check.objects.visible_to(user).open().count(),
            lambda user: _list("check", standing="open"), supervises, "shield-check",
        ),
        "proposals.to_judge": Worklist(
            _("Corrections to judge"),
            lambda user: Finding.objects.visible_to(user).to_judge().count(),
            lambda user: _list("finding", waiting="judge"), supervises, "clipboard-check",
        ),
        "proposals.to_correct": Worklist(
            _("Corrections asked of your department"),
            lambda user: Finding.objects.to_correct(user).count(),
            lambda user: _list("finding", waiting="correct"), lambda user: bool(departments_of(user)), "clipboard-list",
            "warning",
        ),
    }  # fmt: skip
    for key, worklist in lists.items():
        registry.worklists.register(key, worklist)
