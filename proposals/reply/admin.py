"""At the desk: the department writes its reply, the leader in charge signs or returns it."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from members.models import User
from proposals.case.admin import may_become
from proposals.case.forms import CaseReasonForm
from proposals.case.models import ProposalCase
from proposals.case.workflow import State
from proposals.reply import services
from proposals.reply.forms import ReplyForm
from proposals.reply.models import ReplyClass
from union_portal.core.desk.admin import Deed, DeskAdmin
from union_portal.core.ui.page import Panel

DEEDS = [
    Deed(
        "reply", _("Reply"), perm="proposals.handle_proposalcase", form=ReplyForm, does=services.submit_reply,
        when=may_become(State.LEADER_REVIEW), done=_("The reply is with the leader to be signed."),
    ),
    Deed(
        "sign", _("Sign the reply"), perm="proposals.sign_proposalcase", does=services.sign_reply,
        when=may_become(State.REPLIED), done=_("Signed. The proposers have the reply and may rate it."),
        help=_("It goes to the proposers word for word as it stands on the case's page."),
    ),
    Deed(
        "return-reply", _("Return the reply"), perm="proposals.sign_proposalcase", form=CaseReasonForm,
        does=services.return_reply, when=lambda case: case.state == State.LEADER_REVIEW, tone="secondary",
    ),
]  # fmt: skip


def _replies(user: User, case: ProposalCase) -> dict[str, Any] | None:
    replies = case.replies.select_related("reply_class", "drafted_by__person", "signed_by__person")
    return {"replies": replies} if replies else None


REPLIES = Panel("proposals/desk/_replies.html", _replies)


@admin.register(ReplyClass)
class ReplyClassAdmin(DeskAdmin):
    """The house's own classes of replies; the flags say what they mean."""

    view_perm = "proposals.desk_proposals"
    add_perm = change_perm = "proposals.change_replyclass"
    list_display = ["code", "name", "is_resolved", "needs_tracking", "is_active"]
    fields = ["code", "name", "is_resolved", "needs_tracking", "position", "is_active"]
