"""The yearly budget (预算): one line per year and account, and what is reserved on it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from finance.account.models import Account
from finance.period.models import MonthBalance, VoucherKind
from finance.voucher.models import Voucher
from union_portal.core.audit.history import track
from union_portal.core.base import Record
from union_portal.core.money import ZERO, MoneyField

if TYPE_CHECKING:
    from members.models import User


class BudgetLineQuerySet(models.QuerySet["BudgetLine"]):
    def visible_to(self, user: User) -> Self:
        return self if user.has_perm("finance.view_budgetline") else self.none()

    def with_execution(self) -> Self:
        """With ``actual`` (posted), ``reserved`` (approved, not yet in the books) and ``available``."""
        posted = (
            MonthBalance.objects.filter(
                period__year=OuterRef("year"), account=OuterRef("account"), kind=VoucherKind.GENERAL
            )
            .order_by()
            .values("account")
            .annotate(debit_less_credit=Sum(F("debit") - F("credit")))
            .values("debit_less_credit")
        )
        held = (
            Reservation.objects.open()
            .filter(line=OuterRef("pk"))
            .order_by()
            .values("line")
            .annotate(sum=Sum("amount"))
            .values("sum")
        )
        is_expense = Q(account__element=Account.Element.EXPENSE)
        return self.annotate(
            posted=Coalesce(Subquery(posted), ZERO, output_field=MoneyField()),
            reserved=Coalesce(Subquery(held), ZERO, output_field=MoneyField()),
            actual=models.Case(
                models.When(is_expense, then=F("posted")), default=-F("posted"), output_field=MoneyField()
            ),
            available=F("amount") - F("actual") - F("reserved"),
        )


@track()
class BudgetLine(Record):
    """What the committee has approved for one account in one year."""

    year = models.PositiveSmallIntegerField(_("year"))
    account = models.ForeignKey(
        Account, verbose_name=_("ledger account"), on_delete=models.PROTECT, related_name="budget_lines",
        limit_choices_to={"is_leaf": True, "element__in": ["INCOME", "EXPENSE"]},
    )  # fmt: skip
    amount = MoneyField(_("amount"))
    source = models.CharField(_("decision"), max_length=200, help_text=_("Meeting and date of the decision"))

    objects = BudgetLineQuerySet.as_manager()

    if TYPE_CHECKING:  # what ``with_execution`` adds
        actual: Decimal
        reserved: Decimal
        available: Decimal

    class Meta:
        verbose_name = _("budget line")
        verbose_name_plural = _("budget lines")
        ordering = ["-year", "account__code"]
        constraints = [
            models.UniqueConstraint(
                fields=["year", "account"],
                name="budget_line_once",
                violation_error_message=_("This account has a budget line for this year already."),
            ),
            models.CheckConstraint(
                name="budget_not_negative",
                condition=Q(amount__gte=0),
                violation_error_message=_("A budget can't be negative."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.account}"

    def get_absolute_url(self) -> str:
        return reverse("admin:finance_budgetline_change", args=[self.pk])


class ReservationQuerySet(models.QuerySet["Reservation"]):
    def open(self) -> Self:
        """What still weighs on the budget beside the books: held, or spent by a voucher that isn't posted yet."""
        return self.filter(
            Q(state=Reservation.State.HELD) | Q(state=Reservation.State.SPENT) & ~Q(voucher__state="POSTED")
        )


@track()
class Reservation(models.Model):
    """Money of a budget line that an approval has bound (预算占用)."""

    class State(models.TextChoices):
        HELD = "HELD", _("Reserved")
        SPENT = "SPENT", _("Spent")
        RELEASED = "RELEASED", _("Released")

    line = models.ForeignKey(
        BudgetLine, verbose_name=_("budget line"), on_delete=models.PROTECT, related_name="reservations"
    )
    amount = MoneyField(_("amount"))
    summary = models.CharField(_("summary"), max_length=200)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.HELD)
    voucher = models.ForeignKey(
        Voucher, verbose_name=_("voucher"), on_delete=models.PROTECT, null=True, related_name="+"
    )
    reserved_at = models.DateTimeField(_("reserved"), auto_now_add=True)
    reserved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = ReservationQuerySet.as_manager()

    class Meta:
        verbose_name = _("reservation")
        verbose_name_plural = _("reservations")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(name="reservation_positive", condition=Q(amount__gt=0)),
            models.CheckConstraint(
                name="reservation_spent_by_a_voucher", condition=~Q(state="SPENT") | Q(voucher__isnull=False)
            ),
        ]
        indexes = [models.Index(fields=["line", "state"], name="reservation_line")]

    def __str__(self) -> str:
        return f"{self.line}: {self.amount}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.summary = self.summary[:200]
        super().save(*args, **kwargs)
