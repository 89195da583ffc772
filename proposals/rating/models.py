"""Ratings (满意度评价): what the proposers say of attitude and result."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from proposals.proposal.models import Proposal
from proposals.reply.models import Reply
from union_portal.core.audit.history import track


@track()
class Rating(models.Model):
    """A proposer's judgement of a reply (满意度评价): attitude and result apart, each in three grades."""

    class Grade(models.TextChoices):
        SATISFIED = "SATISFIED", _("Satisfied")
        BASICALLY_SATISFIED = "BASICALLY_SATISFIED", _("Basically satisfied")
        DISSATISFIED = "DISSATISFIED", _("Dissatisfied")

    reply = models.ForeignKey(Reply, on_delete=models.PROTECT, related_name="ratings")
    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="ratings")
    attitude = models.CharField(_("attitude"), max_length=20, choices=Grade)
    result = models.CharField(_("result"), max_length=20, choices=Grade)
    reason = models.TextField(_("reason"), max_length=1_000, blank=True)
    rated_by = models.ForeignKey("members.User", on_delete=models.PROTECT, related_name="+")
    rated_at = models.DateTimeField(_("rated"))

    class Meta:
        verbose_name = _("rating")
        verbose_name_plural = _("ratings")
        ordering = ["rated_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["reply", "proposal"], name="rating_once_a_reply"),
            models.CheckConstraint(
                name="rating_dissatisfied_says_why",
                condition=~(Q(attitude="DISSATISFIED") | Q(result="DISSATISFIED")) | ~Q(reason=""),
                violation_error_message=_(
                    "Please say what you are dissatisfied with, so that it can be put right."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.proposal}: {self.get_result_display()}"
