"""Words, to-dos and page parts of authorship."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from members.models import User
from proposals.authorship import rules  # noqa: F401  registers them
from proposals.authorship.models import CoAuthor
from proposals.proposal import parts
from proposals.proposal.models import Proposal
from proposals.proposal.workflow import UNDECIDED
from proposals.registering import tell
from union_portal.core import registry
from union_portal.core.registry import QuickEntry
from union_portal.core.ui.page import Action

WORDS = {
    "proposal.coauthor_invited": _("invited a joint author"),
    "proposal.coauthor_uninvited": _("took an invitation back"),
    "proposal.coauthor_joined": _("joined as an author"),
    "proposal.coauthor_declined": _("is not among its authors"),
    "proposal.entered": _("entered it from paper"),
}
TO_DOS = {
    "join": _("You are asked to be an author"),
    "confirm": _("Confirm what was entered from your sheet"),
}


def register() -> None:
    tell(words=WORDS, todos=TO_DOS)
    parts.actions.register("authorship", actions)
    registry.quick_entries.register(
        "proposals.paper",
        QuickEntry(
            _("A proposal came in on paper"), lambda user: reverse("proposals:paper-entry"),
            lambda user: user.has_perm("proposals.enter_proposal"),
        ),
    )  # fmt: skip


def actions(user: User, shown: Proposal) -> Iterator[Action]:
    if shown.state not in UNDECIDED:
        return
    if user.has_perm("proposals.change_proposal", shown) and not shown.is_collective:
        url = reverse("proposals:proposal-authors", args=[shown.public_id])
        yield Action(_("Joint authors"), url, "get", "secondary", "users-group")
    mine = next((each for each in shown.co_authors.all() if each.person_id == user.person_id), None)
    if mine and mine.state == CoAuthor.State.CONFIRMED:
        yield Action(_("Change my answer"), shown.join_url, "get", "secondary", "signature")
    elif user.has_perm("proposals.join_proposal", shown):
        yield Action(_("Join as an author"), shown.join_url, "get", "primary", "signature")
