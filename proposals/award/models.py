"""Awards (评优): a session's excellent proposals and the departments that handled theirs best."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Self

import pgtrigger
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from members.organisation.models import Department
from proposals.case.models import ProposalCase
from proposals.session.models import CongressSession
from union_portal.core.audit.history import track
from union_portal.core.base import Record
from union_portal.core.policy.models import PolicyValue

if TYPE_CHECKING:
    from members.user.models import User


class AwardQuerySet(models.QuerySet["Award"]):
    def visible_to(self, user: User) -> Self:
        """To all once published; until then to the committee."""
        if user.has_perm("proposals.choose_award"):
            return self
        return self.published()

    def published(self) -> Self:
        return self.filter(published_at__isnull=False)

    def proposed(self) -> Self:
        """Chosen, but not published yet."""
        return self.filter(published_at=None)


@track()
class Award(Record):
    """One award: the committee's choice, with the score and the weights as they stood when it was chosen."""

    class Kind(models.TextChoices):
        PROPOSAL = "PROPOSAL", _("Excellent proposal")
        DEPARTMENT = "DEPARTMENT", _("Excellent department")

    kind = models.CharField(_("award"), max_length=12, choices=Kind)
    session = models.ForeignKey(
        CongressSession, verbose_name=_("congress session"), on_delete=models.PROTECT, related_name="awards"
    )
    case = models.ForeignKey(
        ProposalCase,
        verbose_name=_("proposal case"),
        on_delete=models.PROTECT,
        null=True,
        related_name="awards",
    )
    department = models.ForeignKey(
        Department, verbose_name=_("department"), on_delete=models.PROTECT, null=True, related_name="awards"
    )
    score = models.DecimalField(_("score"), max_digits=4, decimal_places=1)
    rank = models.PositiveSmallIntegerField(_("rank by score"))
    sheet = models.JSONField(_("score sheet"), encoder=DjangoJSONEncoder)
    weights = models.ForeignKey(
        PolicyValue, verbose_name=_("rule"), on_delete=models.PROTECT, related_name="+"
    )
    reason = models.TextField(_("why it was chosen"), max_length=1_000, blank=True)
    chosen_by = models.ForeignKey(
        "members.User", verbose_name=_("entered by"), on_delete=models.PROTECT, related_name="+"
    )
    chosen_at = models.DateTimeField(_("chosen"))
    published_by = models.ForeignKey(
        "members.User", verbose_name=_("published by"), on_delete=models.PROTECT, null=True, related_name="+"
    )
    published_at = models.DateTimeField(_("published"), null=True)

    objects = AwardQuerySet.as_manager()

    class Meta:
        verbose_name = _("award")
        verbose_name_plural = _("awards")
        ordering = ["-session__held_on", "kind", "rank", "pk"]
        constraints = [
            models.CheckConstraint(
                name="award_is_for_its_kind",
                condition=Q(kind="PROPOSAL", case__isnull=False, department=None)
                | Q(kind="DEPARTMENT", case=None, department__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["case"],
                name="award_once_a_case",
                violation_error_message=_("This proposal has been chosen already."),
            ),
            models.UniqueConstraint(
                fields=["session", "department"],
                name="award_once_a_department",
                violation_error_message=_("This department has been chosen already."),
            ),
            models.CheckConstraint(
                name="award_published_by_another",
                condition=Q(published_by=None) | ~Q(published_by=models.F("chosen_by")),
                violation_error_message=_("Whoever entered a choice doesn't publish it."),
            ),
            models.CheckConstraint(
                name="award_published_has_time",
                condition=Q(published_at=None, published_by=None)
                | Q(published_at__isnull=False, published_by__isnull=False),
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="published_awards_stay",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__published_at__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.winner}"

    def get_absolute_url(self) -> str:
        return reverse("proposals:honours")

    @property
    def winner(self) -> Any:
        return self.case or self.department

    def publish(self, *, by: User, at: dt.datetime) -> None:
        self.published_by, self.published_at = by, at
