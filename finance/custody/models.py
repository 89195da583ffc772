"""Custody money (代管经费, 221): what the union keeps for others, such as club fees or mutual insurance."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from finance.custody.workflow import NEXT, State
from finance.unit.models import Unit
from finance.voucher.models import Voucher
from union_portal.core.audit.history import track
from union_portal.core.base import Record
from union_portal.core.money import ZERO, MoneyField
from union_portal.core.workflow import Stateful, guard_moves

if TYPE_CHECKING:
    from members.models import User


class CustodyQuerySet(models.QuerySet["Custody"]):
    def visible_to(self, user: User) -> Self:
        return self if user.has_perm("finance.view_custody") else self.none()

    def open(self) -> Self:
        return self.filter(is_closed=False)


@track()
class Custody(Record):
    """One sum of others' money: whose it is, for what, and how much of it is there. It never falls below zero."""

    name = models.CharField(_("custody money"), max_length=80, unique=True)
    owner = models.CharField(
        _("whose money"), max_length=120, help_text=_("Who paid it in and may say what it is spent on.")
    )
    unit = models.ForeignKey(
        Unit, verbose_name=_("accounting unit"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="custodies", help_text=_("If it belongs to a club, branch or group: its members see it."),
    )  # fmt: skip
    balance = MoneyField(_("balance"), default=ZERO, editable=False)
    is_closed = models.BooleanField(pgettext_lazy("custody", "closed"), default=False, editable=False)

    objects = CustodyQuerySet.as_manager()

    class Meta:
        verbose_name = _("custody money")
        verbose_name_plural = _("custody money (221)")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                name="custody_never_below_zero",
                condition=Q(balance__gte=0),
                violation_error_message=_("There isn't that much custody money."),
            ),
            models.CheckConstraint(
                name="custody_closed_is_empty",
                condition=Q(is_closed=False) | Q(balance=0),
                violation_error_message=_("What still holds money can't be closed."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("admin:finance_custody_change", args=[self.pk])


class CustodyMoveQuerySet(models.QuerySet["CustodyMove"]):
    def visible_to(self, user: User) -> Self:
        return self if user.has_perm("finance.view_custody") else self.none()

    def waiting(self) -> Self:
        return self.filter(state=State.ORDERED)

    def counting(self) -> Self:
        """What the balance is made of; what is ordered is bound already."""
        return self.exclude(state=State.CANCELLED)


@track()
class CustodyMove(Record, Stateful):
    """Money taken into custody, or given out of it."""

    NEXT = NEXT
    State = State

    class Direction(models.TextChoices):
        IN = "IN", _("Received")
        OUT = "OUT", _("Given out")

    class Method(models.TextChoices):
        TRANSFER = "TRANSFER", _("Bank transfer")
        CASH = "CASH", _("Cash")
        BOOKS = "BOOKS", _("Stands in the books already")

    custody = models.ForeignKey(
        Custody,
        verbose_name=_("custody money"),
        on_delete=models.PROTECT,
        related_name="moves",
        editable=False,
    )
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.ORDERED, editable=False)
    direction = models.CharField(_("in or out"), max_length=3, choices=Direction, editable=False)
    amount = MoneyField(_("amount"), editable=False)
    party = models.CharField(_("from or to whom"), max_length=80, editable=False)
    summary = models.CharField(_("summary"), max_length=120, editable=False)
    method = models.CharField(_("how"), max_length=10, choices=Method, blank=True, editable=False)
    ordered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("entered by"), on_delete=models.PROTECT, related_name="+",
        editable=False,
    )  # fmt: skip
    ordered_at = models.DateTimeField(_("entered"), auto_now_add=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("cashier"), on_delete=models.PROTECT, null=True,
        related_name="+", editable=False,
    )  # fmt: skip
    done_on = models.DateField(_("received or paid on"), null=True, editable=False)
    voucher = models.OneToOneField(
        Voucher,
        verbose_name=_("voucher"),
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
    )
    cancelled_because = models.CharField(_("cancelled because"), max_length=300, blank=True, editable=False)

    objects = CustodyMoveQuerySet.as_manager()

    class Meta:
        verbose_name = _("movement of custody money")
        verbose_name_plural = _("movements of custody money")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(name="custody_move_positive", condition=Q(amount__gt=0)),
            models.CheckConstraint(
                name="custody_paid_by_another",
                condition=Q(direction="IN") | Q(done_by=None) | ~Q(done_by=F("ordered_by")),
                violation_error_message=_("Whoever ordered a payment can't make it."),
            ),
            models.CheckConstraint(
                name="custody_done_is_complete",
                condition=~Q(state="DONE")
                | Q(done_by__isnull=False, done_on__isnull=False)
                & (Q(voucher__isnull=False) | Q(method="BOOKS", direction="IN")),
            ),
        ]
        triggers = [guard_moves(NEXT)]

    def __str__(self) -> str:
        return f"{self.custody} {self.summary}"

    def get_absolute_url(self) -> str:
        return reverse("admin:finance_custodymove_change", args=[self.pk])

    @property
    def is_out(self) -> bool:
        return self.direction == self.Direction.OUT

    @property
    def tone(self) -> str:
        return {State.ORDERED: "warning", State.DONE: "success"}.get(State(self.state), "neutral")

    def _enter(self, state: str, **changes: Any) -> list[str]:
        """Move in memory and set what comes with it; returns the names of the changed fields."""
        self._move(state)
        for name, value in changes.items():
            setattr(self, name, value)
        return ["state", *changes]
