"""At the desk: write to the proposers, record a meeting with them, and read what has been said."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from members.models import User
from proposals.case.models import ProposalCase
from proposals.dialogue import services
from proposals.dialogue.forms import MeetingForm, WriteForm
from proposals.dialogue.models import TALKING, Meeting, Talk, TalkMessage
from union_portal.core.desk.admin import Deed
from union_portal.core.ui.page import Panel

DEEDS = [
    Deed(
        "write", _("Write to the proposers"), perm="proposals.talk_proposalcase", form=WriteForm,
        does=services.write_to_proposers, when=lambda case: case.state in TALKING, tone="secondary",
        done=_("Sent."), help=_("Only the proposer, your department, the leader in charge and the committee read it."),
    ),
    Deed(
        "record-meeting", _("Record a meeting"), perm="proposals.talk_proposalcase", form=MeetingForm,
        does=services.record_meeting, when=lambda case: case.state in TALKING, tone="secondary",
        done=_("Recorded. It counts as soon as the proposer has confirmed it."),
    ),
]  # fmt: skip


def _talks(user: User, case: ProposalCase) -> dict[str, Any] | None:
    messages = (
        TalkMessage.objects.visible_to(user).filter(case=case).with_page_parts().prefetch_related("files")
    )
    meetings = Meeting.objects.visible_to(user).filter(case=case).with_page_parts()
    talks: dict[int, dict[str, Any]] = {}
    said: list[tuple[str, Any]] = [("messages", messages), ("meetings", meetings)]
    for kind, rows in said:
        for row in rows:
            talk = talks.setdefault(
                row.proposal_id, {"talk": Talk(case, row.proposal), "messages": [], "meetings": []}
            )
            talk[kind].append(row)
    return {"talks": list(talks.values())} if talks else None


TALKS = Panel("proposals/desk/_talks.html", _talks)
