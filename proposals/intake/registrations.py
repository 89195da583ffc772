"""Words and the worklist of the late queue."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from members.models import Committee
from proposals.proposal.models import Proposal
from proposals.registering import tell
from union_portal.core import registry
from union_portal.core.registry import Worklist

WORDS = {
    "proposal.became_suggestion": _("made it a suggestion"),
    "proposal.accepted_late": _("accepted it late"),
    "proposal.put_off": _("left it for the next session"),
}


def register() -> None:
    tell(words=WORDS)
    registry.worklists.register(
        "proposals.late",
        Worklist(
            _("Proposals handed in late"),
            lambda user: Proposal.objects.visible_to(user).late().count(),
            lambda user: f"{reverse('admin:proposals_proposal_changelist')}?waiting=late",
            lambda user: user.sits_on(Committee.Kind.PROPOSAL),
            "hourglass", "warning",
        ),
    )  # fmt: skip
