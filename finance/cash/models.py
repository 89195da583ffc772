"""The cash box counted against the cash book (库存现金盘点), day by day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from finance.account.models import Account
from finance.cash.workflow import NEXT, State
from union_portal.core.audit.history import track
from union_portal.core.base import Record
from union_portal.core.money import MoneyField
from union_portal.core.workflow import Stateful, guard_moves

if TYPE_CHECKING:
    from members.models import User

DENOMINATIONS = ("100", "50", "20", "10", "5", "1", "0.5", "0.1")
"""Notes and coins of the renminbi in circulation; fen are rounded away when cash is paid."""


class CashCountQuerySet(models.QuerySet["CashCount"]):
    def visible_to(self, user: User) -> Self:
        return self if user.has_perm("finance.view_cashcount") else self.none()

    def waiting_for(self, user: User) -> Self:
        """What this person may witness: counted by somebody else."""
        if not user.has_perm("finance.witness_cash"):
            return self.none()
        return self.filter(state=State.COUNTED).exclude(cashier=user)


@track()
class CashCount(Record, Stateful):
    """A day closed (日清): what the box held, what the book said, and who stood by when it was counted."""

    NEXT = NEXT

    account = models.ForeignKey(
        Account,
        verbose_name=_("cash account"),
        on_delete=models.PROTECT,
        related_name="cash_counts",
        editable=False,
    )
    day = models.DateField(_("day"), editable=False)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.COUNTED, editable=False)
    pieces = models.JSONField(_("notes and coins"), default=dict, editable=False)
    counted = MoneyField(_("counted"), editable=False)
    book = MoneyField(_("balance of the cash book"), editable=False)
    difference = models.GeneratedField(
        expression=F("counted") - F("book"), output_field=MoneyField(_("difference")), db_persist=True,
        verbose_name=_("difference"),
    )  # fmt: skip
    cause = models.CharField(_("cause of the difference"), max_length=300, blank=True, editable=False)
    cashier = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("cashier"),
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )
    counted_at = models.DateTimeField(_("counted at"), editable=False)
    witness = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("witness"), on_delete=models.PROTECT, null=True, related_name="+",
        editable=False,
    )  # fmt: skip
    witnessed_at = models.DateTimeField(_("witnessed"), null=True, editable=False)
    returned_because = models.CharField(_("returned because"), max_length=300, blank=True, editable=False)

    objects = CashCountQuerySet.as_manager()

    class Meta:
        verbose_name = _("cash count")
        verbose_name_plural = _("cash counts")
        ordering = ["-day", "account__code"]
        constraints = [
            models.UniqueConstraint(fields=["account", "day"], name="cash_counted_once_a_day"),
            models.CheckConstraint(name="cash_is_not_negative", condition=Q(counted__gte=0)),
            models.CheckConstraint(
                name="cash_difference_is_explained",
                condition=Q(counted=F("book")) | ~Q(cause=""),
                violation_error_message=_("Say what the difference comes from, or that it isn't known."),
            ),
            models.CheckConstraint(
                name="cash_witness_is_somebody_else",
                condition=Q(witness=None) | ~Q(witness=F("cashier")),
                violation_error_message=_("The cashier can't witness the count alone."),
            ),
            models.CheckConstraint(
                name="cash_closed_by_two",
                condition=Q(state="WITNESSED", witness__isnull=False, witnessed_at__isnull=False)
                | ~Q(state="WITNESSED") & Q(witness=None, witnessed_at=None),
            ),
        ]
        triggers = [
            guard_moves(NEXT),
            pgtrigger.Protect(
                name="closed_stays",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__state=State.WITNESSED),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account.name} {self.day}"

    def get_absolute_url(self) -> str:
        return reverse("admin:finance_cashcount_change", args=[self.pk])

    @property
    def tone(self) -> str:
        return {"COUNTED": "info", "RETURNED": "warning"}.get(self.state, "success")
