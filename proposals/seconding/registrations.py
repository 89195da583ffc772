"""Words, to-dos and page parts of seconding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from members.models import User
from proposals.proposal import parts
from proposals.proposal.models import Proposal, Seconding
from proposals.proposal.workflow import SECONDABLE, State
from proposals.registering import tell
from proposals.seconding import rules  # noqa: F401  registers them
from union_portal.core import registry
from union_portal.core.registry import OpenNow
from union_portal.core.ui.page import Action

WORDS = {
    "proposal.seconder_asked": _("asked a colleague to second"),
    "proposal.seconded": _("seconded it"),
    "proposal.seconding_declined": _("did not second it"),
    "proposal.seconding_opened": _("opened it to all delegates for seconding"),
    "proposal.seconding_closed": _("no longer asks all delegates to second"),
}
TO_DOS = {"second": _("You are asked to second")}


def register() -> None:
    tell(words=WORDS, todos=TO_DOS)
    parts.actions.register("seconding", actions)
    registry.open_now.register("proposals.seconding", open_to_all)


def actions(user: User, shown: Proposal) -> Iterator[Action]:
    if shown.state not in SECONDABLE:
        return
    is_mine = user.has_perm("proposals.change_proposal", shown)
    if is_mine and shown.kind == Proposal.Kind.PROPOSAL and not shown.is_collective:
        url = reverse("proposals:proposal-seconders", args=[shown.public_id])
        label = _("Invite seconders") if shown.state == State.SECONDING else _("Seconders")
        tone: Any = "secondary" if shown.state == State.RETURNED else "primary"
        yield Action(label, url, "get", tone, "users")
    mine = next((s for s in shown.secondings.all() if s.person_id == user.person_id), None)
    if mine and mine.state in {Seconding.State.ACCEPTED, Seconding.State.DECLINED}:
        yield Action(_("Change my answer"), shown.second_url, "get", "secondary", "signature")
    elif user.has_perm("proposals.second_proposal", shown):
        yield Action(_("Second or decline"), shown.second_url, "get", "primary", "signature")


def open_to_all(user: User) -> Iterable[OpenNow]:
    """To delegates: how many proposals wait for names."""
    if not user.is_delegate:
        return
    waiting = Proposal.objects.open_for_seconding().exclude(proposer=user.person_id).count()
    if waiting:
        words = ngettext(
            "%(n)d proposal is open for seconding", "%(n)d proposals are open for seconding", waiting
        )
        yield OpenNow(
            words % {"n": waiting}, reverse("proposals:seconding-list"), "signature",
            note=gettext("Put your name to what you support"),
        )  # fmt: skip
