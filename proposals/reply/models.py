"""Replies (答复) of the departments, and the classes they fall into."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from proposals.case.models import ProposalCase
from union_portal.core.audit.history import track


class ReplyClassQuerySet(models.QuerySet["ReplyClass"]):
    def in_use(self) -> Self:
        return self.filter(is_active=True)


@track()
class ReplyClass(models.Model):
    """A class of replies (答复类别). The letters mean different things in different houses, so they are data."""

    code = models.CharField(_("code"), max_length=4, unique=True)
    name = models.CharField(_("class name"), max_length=60)
    is_resolved = models.BooleanField(_("counts as solved"), default=False)
    needs_tracking = models.BooleanField(_("carries a promise that is tracked"), default=False)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    is_active = models.BooleanField(_("in use"), default=True)

    objects = ReplyClassQuerySet.as_manager()

    class Meta:
        verbose_name = _("reply class")
        verbose_name_plural = _("reply classes")
        ordering = ["position", "code"]
        constraints = [
            models.CheckConstraint(
                name="reply_class_solved_or_tracked",
                condition=~Q(is_resolved=True, needs_tracking=True),
                violation_error_message=_("What is solved needs no tracking."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


@track()
class Reply(models.Model):
    """A department's reply (答复): drafted by its handler, signed or returned by the leader in charge."""

    case = models.ForeignKey(ProposalCase, on_delete=models.PROTECT, related_name="replies")
    round = models.PositiveSmallIntegerField(_("round"))
    reply_class = models.ForeignKey(
        ReplyClass, verbose_name=_("reply class"), on_delete=models.PROTECT, related_name="+"
    )
    text = models.TextField(_("reply"), max_length=5_000)
    promised_on = models.DateField(_("promised by"), null=True)
    is_imported = models.BooleanField(_("imported"), default=False, editable=False)
    drafted_by = models.ForeignKey(
        "members.User", verbose_name=_("drafted by"), on_delete=models.PROTECT, related_name="+"
    )
    drafted_at = models.DateTimeField(_("drafted"))
    signed_by = models.ForeignKey(
        "members.User", verbose_name=_("signed by"), on_delete=models.PROTECT, null=True, related_name="+"
    )
    signed_at = models.DateTimeField(_("signed"), null=True)
    returned_at = models.DateTimeField(_("returned"), null=True)
    return_reason = models.TextField(_("reason for returning"), max_length=1_000, blank=True)
    kept_at = models.DateTimeField(_("promise kept"), null=True)
    kept_note = models.TextField(_("what was done"), max_length=1_000, blank=True)

    class Meta:
        verbose_name = _("reply")
        verbose_name_plural = _("replies")
        ordering = ["drafted_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(signed_at=None, returned_at=None), name="reply_one_open_a_case"
            ),
            models.UniqueConstraint(
                fields=["case", "round"],
                condition=Q(signed_at__isnull=False),
                name="reply_one_signed_a_round",
            ),
            models.CheckConstraint(
                name="reply_signed_by_another",
                condition=Q(signed_by=None) | ~Q(signed_by=F("drafted_by")) | Q(is_imported=True),
                violation_error_message=_("Who drafted a reply doesn't sign it."),
            ),
            models.CheckConstraint(
                name="reply_signed_or_returned",
                condition=Q(signed_at=None, signed_by=None)
                | Q(signed_at__isnull=False, signed_by__isnull=False, returned_at=None),
            ),
            models.CheckConstraint(
                name="reply_returned_with_reason", condition=Q(returned_at=None) | ~Q(return_reason="")
            ),
            models.CheckConstraint(
                name="reply_kept_was_promised", condition=Q(kept_at=None) | Q(promised_on__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case} {self.reply_class.code}"

    @property
    def tone(self) -> str:
        """How its class looks: solved, promised and not kept yet, or neither."""
        if self.reply_class.is_resolved or self.kept_at:
            return "success"
        return "warning" if self.reply_class.needs_tracking else "neutral"
