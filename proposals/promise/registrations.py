"""Words, to-dos and deadlines of promises, and what follows a reply."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from members.models import User
from proposals.case.ladder import ladder
from proposals.promise import rules, services
from proposals.promise.models import Promise
from proposals.promise.workflow import State
from proposals.proposal import parts
from proposals.proposal.models import Proposal
from proposals.registering import tell
from proposals.reply import sources
from union_portal.core import registry
from union_portal.core.deadline.services import DeadlineKind
from union_portal.core.registry import Worklist
from union_portal.core.ui.page import Action, Panel

WORDS = {
    "promise.made": _("entered the promise in the book"),
    "promise.noted": _("noted the progress"),
    "promise.moved": _("moved the promised day"),
    "promise.handed_over": _("handed the promise over"),
    "promise.kept": _("reported the promise as kept"),
    "promise.confirmed": _("said that it is really done"),
    "promise.doubted": _("said that something is still missing"),
    "promise.reopened": _("opened the promise again"),
    "promise.dropped": _("took the promise out of the book"),
}
TO_DOS = {
    "promise": _("Keep the promise"),
    "promise_report": _("Report on the promise before the session"),
    "promise_overdue": _("A promise is overdue: see to it, or move its day"),
    "promise_confirm": _("Say whether it is really done"),
    "promise_doubted": _("An author doubts that a promise was kept"),
}
DEADLINES = {
    "promise": DeadlineKind(_("Keep what was promised"), ladder=ladder),
}


def _promised(user: User, proposal: Proposal) -> dict[str, Any] | None:
    """The promises of its cases that stand in the book or have been kept."""
    promises = list(
        Promise.objects.filter(case__submissions=proposal).exclude(state=State.DROPPED).with_page_parts()
    )
    return {"promises": promises} if promises else None


def _may_confirm(user: User, proposal: Proposal) -> Iterable[Action]:
    if proposal.proposer_id != user.person_id:
        return
    for promise in Promise.objects.filter(case__submissions=proposal, state=State.KEPT):
        if not promise.answers.filter(proposal=proposal, time=promise.times_kept).exists():
            yield Action(
                gettext("Say whether it is really done"), promise.confirm_url, "get", "primary", "thumb-up"
            )


def register() -> None:
    tell(words=WORDS, todos=TO_DOS, deadlines=DEADLINES)
    sources.signed.register("promise", services.follow_reply)
    sources.reclassified.register("promise", services.follow_class)
    parts.panels.register("promise", Panel("proposals/partials/_promises.html", _promised))
    parts.actions.register("promise", _may_confirm)
    registry.worklists.register(
        "proposals.promises_overdue",
        Worklist(
            _("Overdue promises"),
            lambda user: Promise.objects.visible_to(user).overdue(on=timezone.localdate()).count(),
            lambda user: f"{reverse('admin:proposals_promise_changelist')}?waiting=overdue",
            rules.may_open_desk, "hourglass", "danger",
        ),
    )  # fmt: skip
