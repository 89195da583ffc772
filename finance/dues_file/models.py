"""A file from payroll (工资部门文件) on its way in: wage bases, or the dues deducted in a month, person by person."""

from __future__ import annotations

from decimal import Decimal
from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from finance.dues.models import Assessment, DuesPayment, WageBase
from finance.dues_file.workflow import NEXT, State
from members.person.models import Person
from union_portal.core.audit.history import track
from union_portal.core.base import Record
from union_portal.core.money import ZERO, MoneyField
from union_portal.core.workflow import Stateful, guard_moves


@track()
class DuesFile(Record, Stateful):
    """One file. Nothing counts before it is confirmed, and then all of it does. The file itself is not kept: it holds
    wages; its hash, its rows' outcomes and who confirmed it are."""

    class Kind(models.TextChoices):
        BASES = "BASES", _("Wage bases")
        DEDUCTIONS = "DEDUCTIONS", _("Dues deducted from wages")

    NEXT = NEXT
    State = State

    kind = models.CharField(_("what it holds"), max_length=10, choices=Kind)
    name = models.CharField(_("file"), max_length=200)
    sha256 = models.CharField(_("file's hash"), max_length=64, db_index=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.READY, editable=False)
    since = models.DateField(_("bases valid from"), null=True)
    assessment = models.ForeignKey(
        Assessment, verbose_name=_("month"), on_delete=models.PROTECT, null=True, related_name="files"
    )
    paid_on = models.DateField(_("transferred on"), null=True)
    total = MoneyField(_("sum of the file"), default=ZERO)
    rows = models.PositiveIntegerField(_("rows"), default=0)
    mistakes = models.PositiveIntegerField(_("mistakes"), default=0)
    differences = models.PositiveIntegerField(_("differences"), default=0)
    uploaded_by = models.ForeignKey(
        "members.User", verbose_name=_("uploaded by"), on_delete=models.PROTECT, related_name="+"
    )
    uploaded_at = models.DateTimeField(_("uploaded"), auto_now_add=True)
    applied_by = models.ForeignKey(
        "members.User", verbose_name=_("taken over by"), on_delete=models.PROTECT, null=True, related_name="+"
    )
    applied_at = models.DateTimeField(_("taken over"), null=True)

    class Meta:
        verbose_name = _("payroll file")
        verbose_name_plural = _("payroll files")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["sha256", "kind", "assessment", "since"], condition=Q(state="APPLIED"),
                name="dues_file_applied_once", nulls_distinct=False,
            ),
            models.CheckConstraint(
                name="dues_file_applied_by_somebody",
                condition=Q(state="APPLIED", applied_at__isnull=False, applied_by__isnull=False)
                | ~Q(state="APPLIED") & Q(applied_at=None, applied_by=None),
            ),
            models.CheckConstraint(
                name="dues_file_mistakes_keep_it_out",
                condition=Q(mistakes=0) | ~Q(state__in=["READY", "APPLIED"]),
            ),
            models.CheckConstraint(
                name="dues_file_says_what_for",
                condition=Q(kind="BASES", since__isnull=False, assessment=None, paid_on=None)
                | Q(kind="DEDUCTIONS", since=None, assessment__isnull=False, paid_on__isnull=False),
            ),
        ]  # fmt: skip
        triggers = [guard_moves(NEXT)]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("admin:finance_duesfile_change", args=[self.pk])

    def move(self, state: str) -> None:
        self._move(state)


class DuesFileRowQuerySet(models.QuerySet["DuesFileRow"]):
    def in_order(self) -> Self:
        """What needs a look first: mistakes, differences, then what agrees."""
        agrees = models.Case(
            models.When(outcome="EQUAL", then=2), models.When(outcome="MISTAKE", then=0), default=1
        )
        return self.order_by(agrees, "pk")


class DuesFileRow(models.Model):
    """One line of the file beside what the portal knows of the member. No wage stands in it."""

    class Outcome(models.TextChoices):
        MISTAKE = "MISTAKE", _("Mistake")
        LESS = "LESS", pgettext_lazy("dues file", "Less than due")
        MORE = "MORE", pgettext_lazy("dues file", "More than due")
        UNEXPECTED = "UNEXPECTED", pgettext_lazy("dues file", "Nothing due")
        ABSENT = "ABSENT", pgettext_lazy("dues file", "Not in the file")
        NEW = "NEW", pgettext_lazy("dues file", "First base")
        CHANGED = "CHANGED", pgettext_lazy("dues file", "Another base")
        EQUAL = "EQUAL", pgettext_lazy("dues file", "Agrees")

    DIFFERENT = (Outcome.LESS, Outcome.MORE, Outcome.UNEXPECTED, Outcome.ABSENT)
    TONES = {"MISTAKE": "danger", "EQUAL": "success", "NEW": "info", "CHANGED": "info"}

    file = models.ForeignKey(DuesFile, on_delete=models.CASCADE, related_name="lines")
    line = models.PositiveIntegerField(_("line"), default=0)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome)
    person = models.ForeignKey(
        Person,
        verbose_name=pgettext_lazy("dues", "member"),
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
    )
    label = models.CharField(_("as the file says"), max_length=80, blank=True)
    expected = MoneyField(pgettext_lazy("dues", "due"), null=True)
    amount = MoneyField(_("in the file"), null=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    base = models.OneToOneField(WageBase, on_delete=models.SET_NULL, null=True, related_name="+")
    payment = models.OneToOneField(DuesPayment, on_delete=models.PROTECT, null=True, related_name="file_row")

    objects = DuesFileRowQuerySet.as_manager()

    unaudited = "a preview; what it leads to is in the history of bases and payments"

    class Meta:
        verbose_name = _("row of a payroll file")
        verbose_name_plural = _("rows of payroll files")
        ordering = ["file", "pk"]
        indexes = [models.Index(fields=["file", "outcome"], name="dues_file_row_outcome")]

    def __str__(self) -> str:
        return f"{self.line} {self.label}"

    @property
    def tone(self) -> str:
        return self.TONES.get(self.outcome, "warning")

    @property
    def difference(self) -> Decimal | None:
        if self.amount is None and self.expected is None:
            return None
        return (self.amount or ZERO) - (self.expected or ZERO)
