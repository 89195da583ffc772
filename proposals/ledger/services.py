"""Follow a proposal of the ledger, and be told of each of its steps."""

from __future__ import annotations

from django.db import transaction

from members.models import User
from proposals.ledger.models import Follow
from proposals.proposal.models import Proposal
from proposals.proposal.services import everybody
from union_portal.core.outbox import services as outbox


@transaction.atomic
def follow(proposal: Proposal, *, by: User, is_quiet: bool = False) -> Follow:
    """Follow it (关注), with messages or without. Doing it twice is harmless. The caller has asked the rule."""
    followed, _is_new = Follow.objects.update_or_create(
        proposal=proposal, user=by, defaults={"is_quiet": is_quiet}
    )
    return followed


@transaction.atomic
def unfollow(proposal: Proposal, *, by: User) -> None:
    Follow.objects.of(by).filter(proposal=proposal).delete()


def tell_followers(proposal: Proposal) -> None:
    """It has come to another stage: tell those who follow it, and may still see it, and aren't told as its own people."""
    follows = Follow.objects.to_tell(proposal).select_related("user__person")
    own = {*everybody(proposal)} if follows else set()
    told = [
        each.user_id
        for each in follows
        if each.user_id not in own and Proposal.objects.visible_to(each.user).filter(pk=proposal.pk).exists()
    ]
    outbox.notify(
        "proposals.proposal.moved", to=told, about=proposal, key=outbox.this_time(),
        stage=proposal.stage_label, due_on=proposal.due_on,
    )  # fmt: skip
