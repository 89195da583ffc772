"""Extensions (延期): a department asks for a later day, the leader in charge grants or refuses it."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from proposals.case.models import Assignment, ProposalCase
from union_portal.core.audit.history import track


class ExtensionQuerySet(models.QuerySet["Extension"]):
    def waiting(self) -> Self:
        """Asked, and not decided yet."""
        return self.filter(state=Extension.State.ASKED)


@track()
class Extension(models.Model):
    """A request for a later day (延期申请): why, from which day to which, and what the leader in charge decided."""

    class State(models.TextChoices):
        ASKED = "ASKED", _("Asked, to be decided")
        GRANTED = "GRANTED", pgettext_lazy("extension", "Granted")
        REFUSED = "REFUSED", pgettext_lazy("extension", "Refused")
        LAPSED = "LAPSED", _("Settled by the reply")

    case = models.ForeignKey(ProposalCase, on_delete=models.PROTECT, related_name="extensions")
    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="extensions")
    state = models.CharField(_("decision"), max_length=10, choices=State, default=State.ASKED)
    reason = models.TextField(_("reason"), max_length=1_000)
    was_due_on = models.DateField(_("was due on"))
    due_on = models.DateField(_("new day"))
    working_days = models.PositiveSmallIntegerField(_("working days more"))
    asked_by = models.ForeignKey(
        "members.User", verbose_name=_("asked by"), on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField(_("asked"))
    decided_by = models.ForeignKey(
        "members.User", verbose_name=_("decided by"), on_delete=models.PROTECT, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(_("decided"), null=True)
    answer = models.TextField(_("the leader's words"), max_length=1_000, blank=True)

    objects = ExtensionQuerySet.as_manager()

    class Meta:
        verbose_name = _("extension")
        verbose_name_plural = _("extensions")
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(state="ASKED"), name="extension_one_waiting_a_case"
            ),
            models.CheckConstraint(
                name="extension_to_a_later_day",
                condition=Q(due_on__gt=F("was_due_on")),
                violation_error_message=_("The new day must lie after the present one."),
            ),
            models.CheckConstraint(
                name="extension_decided_by_somebody_else",
                condition=Q(state__in=["ASKED", "LAPSED"], decided_by=None)
                | Q(state__in=["GRANTED", "REFUSED"], decided_by__isnull=False, decided_at__isnull=False)
                & ~Q(decided_by=F("asked_by")),
                violation_error_message=_("Who asks for an extension doesn't grant it."),
            ),
            models.CheckConstraint(
                name="extension_refused_with_reason", condition=~Q(state="REFUSED") | ~Q(answer="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case}: {self.was_due_on} → {self.due_on}"

    @property
    def tone(self) -> str:
        return {"ASKED": "info", "GRANTED": "success", "REFUSED": "warning"}.get(self.state, "neutral")
