"""The portal's pages of a submission: the ledger, writing, seconding, and the matter page."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from members.models import User
from proposals.proposal import parts, services
from proposals.proposal.models import Proposal, Seconding
from proposals.proposal.timeline import steps_of
from proposals.proposal.workflow import EDITABLE, WITHDRAWABLE, State
from union_portal.core.attachment.models import Attachment
from union_portal.core.audit.trail import audit_history
from union_portal.core.http import PortalRequest
from union_portal.core.matter.models import kinds as matter_kinds
from union_portal.core.ui.page import Action, Chip, Empty, Row, paged
from union_portal.core.ui.page import shown as panels_shown

ORDER = {"primary": 0, "secondary": 1, "danger": 2}
"""What is to be done now comes first, what can't be taken back last."""


# -- reading ------------------------------------------------------------------------------------------------
def _author(proposal: Proposal, user: User) -> Any:
    """The proposer's name, unless this reader may not know it yet."""
    return proposal.author_name if user.has_perm("proposals.know_author", proposal) else _("Name withheld")


def _leads(proposal: Proposal) -> str:
    """The departments that answer for it: one a case."""
    return _("、").join(case.department_label for case in proposal.cases.all() if case.department_label)


def row_of(proposal: Proposal, user: User) -> Row:
    """A submission in a list, as this reader may see it."""
    tones: Any = matter_kinds[services.MATTER].tones
    return Row(
        title=proposal.title or _("Proposal without a subject"),
        url=proposal.get_absolute_url(),
        number=proposal.number,
        state_label=proposal.stage_label,
        tone=tones.get(proposal.stage, "neutral"),
        due_on=proposal.due_on,
        meta=[
            proposal.category,
            _leads(proposal),
            _author(proposal, user),
        ],
    )


@require_safe
def proposal_mine(request: PortalRequest) -> HttpResponse:
    """What I wrote, and what I was asked to second."""
    user = request.user
    part = request.GET.get("part", "")
    if part == "seconded":
        asked = Seconding.objects.answerable_by(user).values("proposal")
        found = Proposal.objects.filter(pk__in=asked).order_by("-changed_at", "-pk")
    else:
        found = Proposal.objects.of(user)
    page = paged(request, found.with_page_parts())
    page.object_list = [row_of(proposal, user) for proposal in page.object_list]
    chips = [
        Chip(_("Written by me"), "?", active=part != "seconded"),
        Chip(_("I was asked to second"), "?part=seconded", active=part == "seconded"),
    ]
    if user.is_delegate:
        chips.append(Chip(_("Open for seconding"), reverse("proposals:seconding-list")))
    context = {
        "title": _("My proposals"), "page_obj": page, "chips": chips,
        "create_url": reverse("proposals:proposal-new"), "create_label": _("Write a proposal"),
        "empty": Empty(
            _("Nothing here yet"), _("What you see every day on your ward is worth saying."), "writing",
            reverse("proposals:proposal-new"), _("Write a proposal"),
        ),
    }  # fmt: skip
    return render(request, "proposals/proposal_mine.html", context)


@require_safe
def proposal(request: PortalRequest, public_id: str) -> HttpResponse:
    """The matter page: where it stands, what comes next, and what the reader can do now."""
    user = request.user
    found = Proposal.objects.visible_to(user).with_page_parts().prefetch_related(
        "cases__assignments__department", "cases__replies__reply_class", "cases__replies__promise", "cases__replies__signed_by__person",
        "cases__submissions", "ratings",
    )  # fmt: skip
    shown = get_object_or_404(found, public_id=public_id)
    knows_author = user.has_perm("proposals.know_author", shown)
    kind = matter_kinds[services.MATTER]
    context = {
        "proposal": shown,
        "joined": [
            (each, len(each.submissions.all()) - 1) for each in shown.cases.all() if len(each.submissions.all()) > 1
        ],
        "matter": {
            "number": shown.number, "title": shown.title or _("Proposal without a subject"),
            "state_label": shown.stage_label, "tone": kind.tones.get(shown.stage, "neutral"),
            "due_on": shown.due_on, "next_step": kind.next_steps.get(shown.stage, ""),
            "is_over": shown.is_over,
        },
        "steps": steps_of(shown, author=_author(shown, user)),
        "actions": sorted(
            [*(each for offer in parts.actions for each in offer(user, shown)), *_actions(shown, user)],
            key=lambda action: ORDER[action.tone],
        ),
        "panels": panels_shown(parts.panels, user, shown),
        "facts": _facts(shown, user, knows_author=knows_author),
        "attachments": Attachment.objects.about(shown),
        "entries": audit_history(shown, user) if _is_party(shown, user) else [],
    }  # fmt: skip
    return render(request, "proposals/proposal.html", context)


def _is_party(shown: Proposal, user: User) -> bool:
    """The record of who did what is for its people and the committee; everybody else has the stepper."""
    parties = {shown.proposer_id, *shown.name_ids}
    return (
        user.person_id in parties
        or user.pk == shown.entered_by_id
        or user.has_perm("proposals.desk_proposals")
    )


def _facts(shown: Proposal, user: User, *, knows_author: bool) -> list[tuple[Any, Any]]:
    names = _("、").join(str(person) for person in shown.seconders)
    joint = _("、").join(str(person) for person in shown.authors[1:])
    pairs = [
        (_("Proposer"), _author(shown, user)),
        (_("Joint authors"), joint if knows_author else ""),
        (_("Delegation"), shown.delegation if knows_author else ""),
        (_("Proposed by"), _("the delegation as a whole") if shown.is_collective else ""),
        (_("Seconders"), names if knows_author else ""),
        (_("Category"), shown.category),
        (_("Congress session"), shown.session),
        (_("Came late"), shown.late_reason or (_("after the window's end") if shown.late_for_id else "")),
        (_("Entered from paper"), shown.received_on),
        (_("Suggested department"), shown.suggested_department),
        (_("Lead department"), _leads(shown)),
        (_("Kind of submission"), shown.get_kind_display() if shown.kind == Proposal.Kind.SUGGESTION else ""),
        (_("Confidential"), _("Not in the open ledger") if shown.confidential else ""),
    ]
    return [(label, value) for label, value in pairs if value]


def _actions(shown: Proposal, user: User) -> list[Action]:
    """What this reader can do now, the likeliest first."""
    actions: list[Action] = []
    stage = shown.stage

    def link(label: Any, name: str, icon: str, tone: Any = "secondary") -> None:
        url = reverse(f"proposals:proposal-{name}", args=[shown.public_id])
        actions.append(Action(label, url, "get", tone if actions or tone == "danger" else "primary", icon))

    def press(label: Any, name: str, icon: str, confirm: Any, tone: Any = "secondary") -> None:
        url = reverse(f"proposals:proposal-{name}", args=[shown.public_id])
        actions.append(Action(label, url, "post", tone, icon, confirm))

    if user.has_perm("proposals.change_proposal", shown):
        if stage in EDITABLE and shown.waits_for_author:
            link(_("Check and confirm"), "review", "circle-check")
        if stage in EDITABLE:
            link(_("Go on writing"), "write", "edit")
        if stage == State.SECONDING:
            press(
                _("Take back and change"), "take-back", "arrow-back-up",
                _("The names given so far lapse, because the text will be another. Take it back?"),
            )  # fmt: skip
        if stage in WITHDRAWABLE:
            link(_("Withdraw"), "withdraw", "x", "danger")
        if stage == State.DRAFT:
            press(
                _("Throw away"), "discard", "trash",
                _("The draft and its files will be gone. Throw it away?"), "danger",
            )  # fmt: skip
    if user.has_perm("proposals.desk_proposals") and stage not in {State.DRAFT, State.SECONDING}:
        actions.append(Action(_("Open at the desk"), shown.desk_url, "get", "secondary", "briefcase"))
    else:
        actions += [
            Action(_("Open at the desk"), case.get_absolute_url(), "get", "secondary", "briefcase")
            for case in shown.cases.all()
            if user.has_perm("proposals.view_proposalcase", case)
        ]
    return actions
