"""Who follows which proposal (关注)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from proposals.proposal.models import Proposal

if TYPE_CHECKING:
    from members.user.models import User


class FollowQuerySet(models.QuerySet["Follow"]):
    def of(self, user: User) -> Self:
        return self.filter(user=user)

    def to_tell(self, proposal: Proposal) -> Self:
        """Who hears of each step: the followers who haven't asked for quiet."""
        return self.filter(proposal=proposal, is_quiet=False)


class Follow(models.Model):
    """One person follows one proposal of the open ledger, and hears of each step unless that is switched off."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="follows")
    user = models.ForeignKey("members.User", on_delete=models.CASCADE, related_name="+")
    is_quiet = models.BooleanField(_("without messages"), default=False)
    since = models.DateTimeField(_("since"), auto_now_add=True)

    unaudited = "what somebody reads is his own business"
    objects = FollowQuerySet.as_manager()

    class Meta:
        verbose_name = _("follower")
        verbose_name_plural = _("followers")
        constraints = [models.UniqueConstraint(fields=["user", "proposal"], name="follow_once")]

    def __str__(self) -> str:
        return f"{self.user}: {self.proposal}"
