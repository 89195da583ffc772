"""Ratings (满意度评价): what authors and seconders say of attitude and result, and the leader's last word."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from proposals.case.models import ProposalCase
from proposals.proposal.models import Proposal
from proposals.reply.models import Reply
from union_portal.core.audit.history import track


class Grade(models.TextChoices):
    """Three grades (三级满意度)."""

    SATISFIED = "SATISFIED", _("Satisfied")
    BASICALLY_SATISFIED = "BASICALLY_SATISFIED", _("Basically satisfied")
    DISSATISFIED = "DISSATISFIED", _("Dissatisfied")


@track()
class Rating(models.Model):
    """The lead author's judgement of a reply (满意度评价), one a submission: attitude and result apart."""

    Grade = Grade

    reply = models.ForeignKey(Reply, on_delete=models.PROTECT, related_name="ratings")
    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="ratings")
    attitude = models.CharField(_("attitude"), max_length=20, choices=Grade)
    result = models.CharField(pgettext_lazy("rating", "result"), max_length=20, choices=Grade)
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


@track()
class SeconderRating(models.Model):
    """What a seconder or joint author says of a reply (附议人评价). Shown apart; nothing follows from it."""

    Grade = Grade

    class Role(models.TextChoices):
        JOINT_AUTHOR = "JOINT_AUTHOR", _("Joint author")
        SECONDER = "SECONDER", _("Seconder")

    reply = models.ForeignKey(Reply, on_delete=models.PROTECT, related_name="seconder_ratings")
    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="seconder_ratings")
    role = models.CharField(_("as"), max_length=12, choices=Role)
    attitude = models.CharField(_("attitude"), max_length=20, choices=Grade)
    result = models.CharField(pgettext_lazy("rating", "result"), max_length=20, choices=Grade)
    reason = models.TextField(_("reason"), max_length=1_000, blank=True)
    rated_by = models.ForeignKey("members.User", on_delete=models.PROTECT, related_name="+")
    rated_at = models.DateTimeField(_("rated"))

    class Meta:
        verbose_name = _("seconder's rating")
        verbose_name_plural = _("seconders' ratings")
        ordering = ["rated_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["reply", "proposal", "rated_by"], name="seconder_rating_once_a_reply"
            ),
            models.CheckConstraint(
                name="seconder_dissatisfied_says_why",
                condition=~(Q(attitude="DISSATISFIED") | Q(result="DISSATISFIED")) | ~Q(reason=""),
                violation_error_message=_(
                    "Please say what you are dissatisfied with, so that it can be put right."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.proposal}: {self.get_result_display()}"


@track()
class FinalDecision(models.Model):
    """The last word on a case whose authors weren't satisfied a second time either (终结裁定), by a named leader."""

    class Outcome(models.TextChoices):
        STANDS = "STANDS", _("The reply stands")
        MORE = "MORE", _("The department has to do more")

    case = models.OneToOneField(
        ProposalCase, verbose_name=_("proposal case"), on_delete=models.PROTECT, related_name="final_decision"
    )
    leader = models.ForeignKey(
        "members.User", verbose_name=_("who decides"), on_delete=models.PROTECT, related_name="+"
    )
    named_by = models.ForeignKey(
        "members.User", verbose_name=_("named by"), on_delete=models.PROTECT, related_name="+"
    )
    named_at = models.DateTimeField(_("named"))
    outcome = models.CharField(_("decision"), max_length=8, choices=Outcome, blank=True)
    words = models.TextField(_("in the leader's words"), max_length=2_000, blank=True)
    decided_at = models.DateTimeField(_("decided"), null=True)

    class Meta:
        verbose_name = _("final decision")
        verbose_name_plural = _("final decisions")
        ordering = ["named_at"]
        constraints = [
            models.CheckConstraint(
                name="final_decision_has_words",
                condition=Q(outcome="", decided_at=None)
                | ~Q(outcome="") & ~Q(words="") & Q(decided_at__isnull=False),
                violation_error_message=_("The authors are owed the leader's words."),
            )
        ]
        triggers = [
            pgtrigger.Protect(
                name="last_word_stands",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__decided_at__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"{self.case}: {self.get_outcome_display() or self.leader}"
