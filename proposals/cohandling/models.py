"""Co-handling (会办) and separate handling (分办): the part of each further department in a case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from members.organisation.models import Department
from proposals.case.models import ProposalCase
from proposals.proposal.models import departments_of
from union_portal.core.audit.history import track
from union_portal.core.policy.models import PolicyValue

if TYPE_CHECKING:
    from members.user.models import User


class CoHandlingQuerySet(models.QuerySet["CoHandling"]):
    def standing(self) -> Self:
        """Neither sent back nor taken off again."""
        return self.filter(sent_back_at=None, released_at=None)

    def now_in(self, case: ProposalCase) -> Self:
        """Who takes part in a case's present round."""
        return self.standing().filter(case=case, round=case.round)

    def of(self, user: User) -> Self:
        """The parts that a person answers for, as handler or head of the department."""
        return self.filter(department__in=departments_of(user))

    def missing(self) -> Self:
        """Whose input is neither in nor marked as overdue."""
        return self.filter(input="", overdue_at=None)


@track()
class CoHandling(models.Model):
    """One further department's part in a case: its opinion for the lead (会办), or its own part of the answer (分办)."""

    case = models.ForeignKey(ProposalCase, on_delete=models.PROTECT, related_name="co_handlings")
    round = models.PositiveSmallIntegerField(_("round"), default=1)
    department = models.ForeignKey(
        Department, verbose_name=_("co-handling department"), on_delete=models.PROTECT, related_name="+"
    )
    handler = models.ForeignKey(
        "members.User", verbose_name=_("handler"), on_delete=models.PROTECT, null=True, related_name="+"
    )
    assigned_by = models.ForeignKey(
        "members.User", verbose_name=_("assigned by"), on_delete=models.PROTECT, related_name="+"
    )
    assigned_at = models.DateTimeField(_("assigned"))
    note = models.CharField(_("what is asked of it"), max_length=300, blank=True)
    counted_from = models.DateField(_("counted from"))
    working_days = models.PositiveSmallIntegerField(_("working days"))
    due_on = models.DateField(_("due on"))
    policy = models.ForeignKey(
        PolicyValue, verbose_name=_("rule"), on_delete=models.PROTECT, null=True, related_name="+"
    )
    accepted_at = models.DateTimeField(_("accepted"), null=True)
    sent_back_at = models.DateTimeField(_("sent back"), null=True)
    send_back_reason = models.TextField(_("reason for sending back"), max_length=1_000, blank=True)
    released_at = models.DateTimeField(_("taken off"), null=True)
    input = models.TextField(_("input"), max_length=3_000, blank=True)
    input_by = models.ForeignKey(
        "members.User", verbose_name=_("input by"), on_delete=models.PROTECT, null=True, related_name="+"
    )
    input_at = models.DateTimeField(_("input given"), null=True)
    overdue_at = models.DateTimeField(_("marked as overdue"), null=True)

    objects = CoHandlingQuerySet.as_manager()

    class Meta:
        verbose_name = _("co-handling")
        verbose_name_plural = _("co-handlings")
        ordering = ["assigned_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "round", "department"],
                condition=Q(sent_back_at=None, released_at=None),
                name="cohandling_once_a_department",
            ),
            models.CheckConstraint(
                name="cohandling_sent_back_with_reason",
                condition=Q(sent_back_at=None) | ~Q(send_back_reason=""),
            ),
            models.CheckConstraint(
                name="cohandling_input_is_signed",
                condition=Q(input="", input_by=None, input_at=None)
                | ~Q(input="") & Q(input_by__isnull=False, input_at__isnull=False),
            ),
            models.CheckConstraint(
                name="cohandling_due_after_start", condition=Q(due_on__gte=F("counted_from"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case} · {self.department}"

    def get_absolute_url(self) -> str:
        """It is worked on where the case is."""
        return self.case.get_absolute_url()

    @property
    def is_standing(self) -> bool:
        return self.sent_back_at is None and self.released_at is None
