"""At the desk: the department writes its reply, the chain signs or returns it, a supervisor puts it into another class."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from members.models import User
from proposals.case.admin import may_become
from proposals.case.forms import CaseReasonForm
from proposals.case.models import ProposalCase
from proposals.case.workflow import HANDLING, State
from proposals.reply import services
from proposals.reply.forms import CorrectForm, ReclassifyForm, ReplyForm
from proposals.reply.models import Letter, ReplyClass
from union_portal.core.desk.admin import Deed, DeskAdmin
from union_portal.core.ui.page import Panel


def _waits_for_signature(case: ProposalCase) -> bool:
    return case.drafted_reply is not None


def _where_it_goes(case: ProposalCase) -> Any:
    if _waits_for_signature(case):
        return _("Signed. It waits for the next signature.")
    return _("Signed. The reply has gone to the proposers.")


def _is_answered(case: ProposalCase) -> bool:
    return case.state in services.ANSWERED and case.reply is not None and case.drafted_reply is None


DEEDS = [
    Deed(
        "reply", _("Reply"), perm="proposals.handle_proposalcase", form=ReplyForm, does=services.submit_reply,
        when=lambda case: case.state in HANDLING and may_become(State.LEADER_REVIEW)(case),
        done=_("The reply is on its way through the signatures."),
    ),
    Deed(
        "sign", _("Sign the reply"), perm="proposals.sign_proposalcase", does=services.sign_reply,
        when=_waits_for_signature, done=_where_it_goes,
        help=_("It goes to the proposers word for word as it stands on the case's page."),
    ),
    Deed(
        "return-reply", _("Return the reply"), perm="proposals.sign_proposalcase", form=CaseReasonForm,
        does=services.return_reply, when=_waits_for_signature, tone="secondary",
    ),
    Deed(
        "correct-reply", _("Correct the reply"), perm="proposals.correct_reply", form=CorrectForm,
        does=services.correct_reply, when=_is_answered, tone="secondary",
        done=_("The new version is on its way through the signatures; until then the old one stands."),
        help=_("For what was wrong in it. The promise is moved by the leader, the class by a supervisor."),
    ),
    Deed(
        "reclassify", _("Put into another class"), perm="proposals.reclassify_reply", form=ReclassifyForm,
        does=services.reclassify, when=_is_answered, tone="secondary",
        done=_("The class is another now. Department and authors have been told."),
    ),
]  # fmt: skip


def _replies(user: User, case: ProposalCase) -> dict[str, Any] | None:
    replies = case.replies.select_related(
        "reply_class", "drafted_by__person", "signed_by__person", "promise"
    ).prefetch_related(
        "signatures__by__person", "signatures__department", "class_changes__before", "class_changes__after",
        "class_changes__changed_by__person", "letters__proposal",
    )  # fmt: skip
    if not replies:
        return None
    readable = set(Letter.objects.visible_to(user).filter(reply__case=case).values_list("pk", flat=True))
    return {"replies": replies, "readable_letters": readable}


REPLIES = Panel("proposals/desk/_replies.html", _replies)


@admin.register(ReplyClass)
class ReplyClassAdmin(DeskAdmin):
    """The house's own classes of replies; the flags say what they mean."""

    position = 82
    view_perm = "proposals.desk_proposals"
    add_perm = change_perm = "proposals.change_replyclass"
    list_display = ["code", "name", "is_resolved", "needs_tracking", "is_active"]
    fields = ["code", "name", "is_resolved", "needs_tracking", "position", "is_active"]
