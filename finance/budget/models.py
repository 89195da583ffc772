"""The budget in force (预算): one line per year, account, unit and fund, and what is reserved on it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce
from django.db.models.lookups import IsNull
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from finance.account.models import Account, Fund
from finance.period.models import MonthBalance, VoucherKind
from finance.unit.models import Unit
from finance.voucher.models import Voucher
from union_portal.core.audit.history import track
from union_portal.core.base import Record
from union_portal.core.money import ZERO, MoneyField

if TYPE_CHECKING:
    from members.models import User

NOT_OF_THE_YEAR = [VoucherKind.OPENING, VoucherKind.CLOSING]
"""Opening balances and year-end transfers: nothing is earned or spent by them."""


def takes(*, unit: Any, fund: Any) -> Q:
    """Lines on which money of this unit and fund weighs: those that name it, and those that name none."""
    return (Q(unit=None) | Q(unit=unit)) & (Q(fund=None) | Q(fund=fund))


class BudgetLineQuerySet(models.QuerySet["BudgetLine"]):
    def visible_to(self, user: User) -> Self:
        return self if user.has_perm("finance.view_budgetline") else self.none()

    def ranked(self) -> Self:
        """With ``rank``: the closer a line names the money, the higher. The fund counts more than the unit, since
        earmarked money is kept apart (专款专用)."""
        fund = Case(When(fund__isnull=False, then=Value(2)), default=Value(0))
        unit = Case(When(unit__isnull=False, then=Value(1)), default=Value(0))
        return self.annotate(rank=fund + unit)

    def for_money(self, *, account: Account, year: int, unit: Unit | None, fund: Fund | None) -> Self:
        """The lines that could bear it, the closest first."""
        found = self.ranked().filter(takes(unit=unit, fund=fund), account=account, year=year)
        return found.order_by("-rank")

    def with_execution(self) -> Self:
        """With ``actual`` (posted), ``reserved`` (approved, not yet in the books) and ``available``.

        What was posted weighs on the one line that names its unit and fund most closely.
        """
        closer = BudgetLine.objects.ranked().filter(
            takes(unit=OuterRef("unit"), fund=OuterRef("fund")), Q(rank__gt=OuterRef(OuterRef("rank"))),
            year=OuterRef("period__year"), account=OuterRef("account"),
        )  # fmt: skip
        posted = (
            MonthBalance.objects.filter(period__year=OuterRef("year"), account=OuterRef("account"))
            .filter(Q(unit=OuterRef("unit")) | Q(IsNull(OuterRef("unit"), True)))
            .filter(Q(fund=OuterRef("fund")) | Q(IsNull(OuterRef("fund"), True)))
            .exclude(kind__in=NOT_OF_THE_YEAR)
            .exclude(Exists(closer))
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
        return self.ranked().annotate(
            posted=Coalesce(Subquery(posted), ZERO, output_field=MoneyField()),
            reserved=Coalesce(Subquery(held), ZERO, output_field=MoneyField()),
            actual=models.Case(
                models.When(is_expense, then=F("posted")), default=-F("posted"), output_field=MoneyField()
            ),
            available=F("amount") - F("actual") - F("reserved"),
        )


@track()
class BudgetLine(Record):
    """What has been approved for one account in one year, for one unit or fund or whatever no closer line names.

    Only an approved budget plan writes it.
    """

    year = models.PositiveSmallIntegerField(_("year"))
    account = models.ForeignKey(
        Account, verbose_name=_("ledger account"), on_delete=models.PROTECT, related_name="budget_lines",
        limit_choices_to={"is_leaf": True, "element__in": ["INCOME", "EXPENSE"]},
    )  # fmt: skip
    unit = models.ForeignKey(
        Unit,
        verbose_name=_("accounting unit"),
        on_delete=models.PROTECT,
        null=True,
        related_name="budget_lines",
    )
    fund = models.ForeignKey(
        Fund, verbose_name=_("fund"), on_delete=models.PROTECT, null=True, related_name="budget_lines"
    )
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
        ordering = ["-year", "account__code", "fund__code", "unit__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["year", "account", "unit", "fund"],
                name="budget_line_once",
                nulls_distinct=False,
                violation_error_message=_("This account has a budget line for this year already."),
            ),
            models.CheckConstraint(
                name="budget_not_negative",
                condition=Q(amount__gte=0),
                violation_error_message=_("A budget can't be negative."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("admin:finance_budgetline_change", args=[self.pk])

    @property
    def is_income(self) -> bool:
        """Money is expected, not granted: nothing is reserved, and what lacks isn't free to spend."""
        return self.account.element == Account.Element.INCOME

    @property
    def title(self) -> str:
        """The account, and the fund and unit that it is for."""
        return " · ".join(str(part) for part in (self.account, self.fund, self.unit) if part)


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
    unit = models.ForeignKey(
        Unit, verbose_name=_("accounting unit"), on_delete=models.PROTECT, null=True, related_name="+"
    )
    fund = models.ForeignKey(
        Fund, verbose_name=_("fund"), on_delete=models.PROTECT, null=True, related_name="+"
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
