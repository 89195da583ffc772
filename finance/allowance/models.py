"""Allowances (分会、小组、社团经费): each unit's share of a year, and what it draws and settles."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q, Sum
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from finance.account.models import Account
from finance.allowance.workflow import NEXT, OUT, TONES, YEAR_NEXT, State, YearState
from finance.budget.models import Reservation
from finance.unit.models import Unit
from finance.voucher.models import Voucher
from members.models import Person
from union_portal.core.audit.history import track
from union_portal.core.base import Record
from union_portal.core.money import ZERO, MoneyField
from union_portal.core.policy.models import PolicyValue
from union_portal.core.workflow import Stateful, guard_moves

if TYPE_CHECKING:
    from members.models import User

PURPOSES = ("50101", "50102", "50103", "50106", "50302")
"""What an allowance may be spent on: courses, sports and culture, publicity, other activities, the staff's home."""


class AllowanceYearQuerySet(models.QuerySet["AllowanceYear"]):
    def visible_to(self, user: User) -> Self:
        return self if user.has_perm("finance.view_allowanceyear") else self.none()


@track()
class AllowanceYear(Record, Stateful):
    """The shares of all units for one year, worked out per member by the rate that is valid on the counting day."""

    NEXT = YEAR_NEXT
    State = YearState

    year = models.PositiveSmallIntegerField(_("year"), unique=True)
    state = models.CharField(
        _("state"), max_length=8, choices=YearState, default=YearState.DRAFT, editable=False
    )
    counted_on = models.DateField(
        _("members counted on"), default=timezone.localdate,
        help_text=_("Who belongs to a unit on this day counts for it; the rate valid on this day applies."),
    )  # fmt: skip
    policy = models.ForeignKey(
        PolicyValue, verbose_name=_("rate"), on_delete=models.PROTECT, related_name="+", editable=False
    )
    worked_out_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("worked out by"), on_delete=models.PROTECT, related_name="+",
        editable=False,
    )  # fmt: skip
    adopted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("adopted by"), on_delete=models.PROTECT, null=True,
        related_name="+", editable=False,
    )  # fmt: skip
    adopted_at = models.DateTimeField(_("adopted"), null=True, editable=False)

    objects = AllowanceYearQuerySet.as_manager()

    class Meta:
        verbose_name = _("allowances of a year")
        verbose_name_plural = _("allowances by year")
        ordering = ["-year"]
        constraints = [
            models.CheckConstraint(
                name="allowances_adopted_by_somebody",
                condition=Q(state="DRAFT", adopted_by=None) | Q(state="ADOPTED", adopted_by__isnull=False),
            ),
            models.CheckConstraint(
                name="allowances_adopted_by_another",
                condition=Q(adopted_by=None) | ~Q(adopted_by=F("worked_out_by")),
                violation_error_message=_("Whoever worked the shares out can't adopt them."),
            ),
        ]
        triggers = [guard_moves(YEAR_NEXT)]

    def __str__(self) -> str:
        return str(_("Allowances of %(year)d") % {"year": self.year})

    def get_absolute_url(self) -> str:
        return reverse("admin:finance_allowanceyear_change", args=[self.pk])

    @property
    def is_draft(self) -> bool:
        return self.state == YearState.DRAFT

    @property
    def total(self) -> Decimal:
        sums = self.allowances.aggregate(total=Sum("share", default=ZERO))
        return Decimal(sums["total"])


class AllowanceQuerySet(models.QuerySet["Allowance"]):
    def adopted(self) -> Self:
        return self.filter(year__state=YearState.ADOPTED)


@track()
class Allowance(Record):
    """One unit's share of one year, and how much of it is drawn."""

    year = models.ForeignKey(
        AllowanceYear, verbose_name=_("year"), on_delete=models.PROTECT, related_name="allowances"
    )
    unit = models.ForeignKey(
        Unit, verbose_name=_("accounting unit"), on_delete=models.PROTECT, related_name="allowances"
    )
    members = models.PositiveIntegerField(_("members"))
    rate = MoneyField(_("per member"))
    share = MoneyField(_("share"))
    used = MoneyField(_("drawn or spent"), default=ZERO)
    """What open draws hold and settled ones have spent."""

    objects = AllowanceQuerySet.as_manager()

    class Meta:
        verbose_name = _("allowance")
        verbose_name_plural = _("allowances")
        ordering = ["year", "unit"]
        constraints = [
            models.UniqueConstraint(fields=["year", "unit"], name="allowance_once_a_year"),
            models.CheckConstraint(
                name="allowance_never_overdrawn",
                condition=Q(used__gte=0) & Q(used__lte=F("share")),
                violation_error_message=_("A unit can't draw more than its share."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit} {self.year.year}"

    @property
    def left(self) -> Decimal:
        return self.share - self.used


class DrawQuerySet(models.QuerySet["Draw"]):
    def visible_to(self, user: User) -> Self:
        """At the desk: whoever decides on them, pays them or reads the books."""
        return self if user.has_perm("finance.view_draw") else self.none()

    def out(self) -> Self:
        return self.filter(state__in=OUT)


@track()
class Draw(Record, Stateful):
    """Money that a unit draws from its allowance in advance (预借) and settles with receipts (报销结清)."""

    NEXT = NEXT
    State = State

    class Method(models.TextChoices):
        TRANSFER = "TRANSFER", _("Bank transfer")
        CASH = "CASH", _("Cash")

    number = models.CharField(_("number"), max_length=20, unique=True, editable=False)
    state = models.CharField(
        _("state"), max_length=10, choices=State, default=State.REQUESTED, editable=False
    )
    allowance = models.ForeignKey(
        Allowance, verbose_name=_("allowance"), on_delete=models.PROTECT, related_name="draws", editable=False
    )
    account = models.ForeignKey(
        Account, verbose_name=_("ledger account"), on_delete=models.PROTECT, related_name="+", editable=False
    )
    purpose = models.CharField(_("for what"), max_length=80, editable=False)
    amount = MoneyField(_("amount"), editable=False)
    keeper = models.ForeignKey(
        Person, verbose_name=_("who gets the money"), on_delete=models.PROTECT, related_name="draws",
        editable=False,
    )  # fmt: skip
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("requested by"), on_delete=models.PROTECT, related_name="+",
        editable=False,
    )  # fmt: skip
    requested_at = models.DateTimeField(_("requested"), auto_now_add=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("approved by"), on_delete=models.PROTECT, null=True,
        related_name="+", editable=False,
    )  # fmt: skip
    approved_at = models.DateTimeField(_("approved"), null=True, editable=False)
    reservation = models.OneToOneField(
        Reservation, verbose_name=_("reservation"), on_delete=models.PROTECT, null=True, related_name="draw",
        editable=False,
    )  # fmt: skip
    paid_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("cashier"), on_delete=models.PROTECT, null=True,
        related_name="+", editable=False,
    )  # fmt: skip
    paid_on = models.DateField(_("paid on"), null=True, editable=False)
    advance = models.OneToOneField(
        Voucher, verbose_name=_("voucher of the advance"), on_delete=models.PROTECT, null=True,
        related_name="+", editable=False,
    )  # fmt: skip
    spent = MoneyField(_("spent by receipts"), null=True, editable=False)
    report = models.TextField(_("what it was spent on"), max_length=2_000, blank=True, editable=False)
    reported_at = models.DateTimeField(_("receipts handed in"), null=True, editable=False)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("settled by"), on_delete=models.PROTECT, null=True,
        related_name="+", editable=False,
    )  # fmt: skip
    settled_on = models.DateField(_("settled on"), null=True, editable=False)
    settlement = models.OneToOneField(
        Voucher, verbose_name=_("voucher of the settlement"), on_delete=models.PROTECT, null=True,
        related_name="+", editable=False,
    )  # fmt: skip
    answer = models.CharField(_("reason"), max_length=300, blank=True, editable=False)
    """Why it was refused, cancelled, or the receipts returned."""

    objects = DrawQuerySet.as_manager()

    class Meta:
        verbose_name = _("draw from an allowance")
        verbose_name_plural = _("draws from allowances")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(name="draw_positive", condition=Q(amount__gt=0)),
            models.CheckConstraint(
                name="draw_approved_by_another",
                condition=Q(approved_by=None) | ~Q(approved_by=F("requested_by")),
                violation_error_message=_("Nobody approves a draw of his own."),
            ),
            models.CheckConstraint(
                name="draw_paid_by_another",
                condition=Q(paid_by=None) | ~Q(paid_by=F("approved_by")) & ~Q(paid_by=F("requested_by")),
                violation_error_message=_("Whoever asked for a draw or approved it can't pay it."),
            ),
            models.CheckConstraint(
                name="draw_settled_by_another",
                condition=Q(settled_by=None) | ~Q(settled_by=F("requested_by")),
                violation_error_message=_("Nobody settles a draw of his own."),
            ),
            models.CheckConstraint(
                name="draw_spends_what_it_has",
                condition=Q(spent=None) | Q(spent__gte=0) & Q(spent__lte=F("amount")),
                violation_error_message=_("No more can be settled than was drawn."),
            ),
            models.CheckConstraint(
                name="draw_out_holds_budget",
                condition=~Q(state__in=["APPROVED", "DRAWN", "REPORTED"]) | Q(reservation__isnull=False),
            ),
        ]
        triggers = [guard_moves(NEXT)]

    def __str__(self) -> str:
        return f"{self.number} {self.purpose}"

    def get_absolute_url(self) -> str:
        return reverse("finance:draw", args=[self.public_id])

    @property
    def desk_url(self) -> str:
        return reverse("admin:finance_draw_change", args=[self.pk])

    @property
    def unit(self) -> Unit:
        return self.allowance.unit

    @property
    def tone(self) -> str:
        return TONES.get(self.state, "info")

    @property
    def is_over(self) -> bool:
        return self.state in {State.SETTLED, State.REFUSED, State.CANCELLED}

    @property
    def handed_back(self) -> Decimal:
        """What of the advance wasn't spent."""
        return self.amount - (self.spent or ZERO)

    def _enter(self, state: str, **changes: Any) -> list[str]:
        """Move in memory and set what comes with it; returns the names of the changed fields."""
        self._move(state)
        for name, value in changes.items():
            setattr(self, name, value)
        return ["state", *changes]
