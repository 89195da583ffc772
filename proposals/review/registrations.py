"""Words, to-dos, deadlines, worklists of the review, and what it adds to a submission's page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from members.models import Committee, Post, User
from proposals.proposal import parts
from proposals.proposal.models import Proposal
from proposals.proposal.workflow import State
from proposals.registering import tell
from proposals.review import rules
from proposals.review.models import Appeal, KeyProposal, Review
from proposals.review.services import appeal_until
from union_portal.core import registry
from union_portal.core.deadline.services import DeadlineKind
from union_portal.core.registry import Worklist
from union_portal.core.ui.page import Action, Panel

WORDS = {
    "review.opened": _("opened the round of opinions"),
    "review.opinion_given": _("gave an opinion"),
    "review.closed": _("closed the round of opinions"),
    "proposal.appealed": _("appealed against the refusal"),
    "proposal.appeal_decided": _("decided the appeal"),
    "case.marked_key": _("marked it as a key proposal"),
    "case.key_lifted": _("took the mark of a key proposal away"),
}
TO_DOS = {
    "opinion": _("Give your opinion"),
    "appeal": _("Decide the appeal"),
}
DEADLINES = {
    "opinion": DeadlineKind(_("Give an opinion on the submission"), remind=(-1, 0), escalate=(1,)),
    "appeal": DeadlineKind(_("Decide the appeal"), remind=(-3, 0), escalate=(1, 3)),
}


# -- the author's page ----------------------------------------------------------------------------------------
def _heard(user: User, proposal: Proposal) -> dict[str, Any] | None:
    """The appeal and what came of it, for the people of the submission."""
    appeal = Appeal.objects.filter(proposal=proposal).first()
    is_party = user.person_id in proposal.party_ids or user.sits_on(Committee.Kind.PROPOSAL)
    return {"appeal": appeal} if appeal and is_party else None


def _led(user: User, proposal: Proposal) -> dict[str, Any] | None:
    keys = KeyProposal.objects.filter(case__in=[case.pk for case in proposal.cases.all()])
    led = list(keys.select_related("leader__person")) if proposal.number else []
    return {"keys": led} if led else None


def _may_appeal(user: User, proposal: Proposal) -> Iterable[Action]:
    if proposal.state != State.NOT_FILED or not user.has_perm("proposals.appeal_proposal", proposal):
        return
    last_day = appeal_until(proposal)
    if (
        last_day
        and timezone.localdate() <= last_day
        and not Appeal.objects.filter(proposal=proposal).exists()
    ):
        url = reverse("proposals:proposal-appeal", args=[proposal.public_id])
        yield Action(gettext("Appeal against the refusal"), url, "get", "primary", "scale")


# -- the desk ---------------------------------------------------------------------------------------------------
def _table(show: str) -> str:
    return f"{reverse('admin:proposals_proposal_table')}?show={show}"


def _register_worklists() -> None:
    lists = {
        "proposals.opinions": Worklist(
            _("Opinions that I owe"),
            lambda user: Review.objects.owed_by(user).count(),
            lambda user: _table("mine"),
            lambda user: user.sits_on(Committee.Kind.PROPOSAL), "message-plus",
        ),
        "proposals.to_decide": Worklist(
            _("Submissions ready to decide"),
            lambda user: Review.objects.current().exclude(shown_at=None).count(),
            lambda user: _table("ready"),
            lambda user: user.sits_on(Committee.Kind.PROPOSAL), "gavel",
        ),
        "proposals.appeals": Worklist(
            _("Appeals to decide"),
            lambda user: Appeal.objects.open().count(),
            lambda user: f"{reverse('admin:proposals_appeal_changelist')}?waiting=decide",
            lambda user: rules.chairs_the_committee(user) or user.holds(Post.Kind.UNION_CHAIR), "scale", "warning",
        ),
        "proposals.keys": Worklist(
            _("Key proposals that I lead"),
            lambda user: KeyProposal.objects.led_by(user).count(),
            lambda user: f"{reverse('admin:proposals_keyproposal_changelist')}?led=me",
            lambda user: user.holds(Post.Kind.HOSPITAL_LEADER), "flag",
        ),
    }  # fmt: skip
    for key, worklist in lists.items():
        registry.worklists.register(key, worklist)


def register() -> None:
    tell(words=WORDS, todos=TO_DOS, deadlines=DEADLINES)
    parts.panels.register("appeal", Panel("proposals/partials/_appeal.html", _heard))
    parts.panels.register("key", Panel("proposals/partials/_key.html", _led))
    parts.actions.register("appeal", _may_appeal)
    _register_worklists()
