"""Pay runs (付款批次): several payments in one file for the bank, and what the bank made of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from finance.payment.models import PaymentRequest
from finance.payrun.workflow import NEXT, Result, State
from union_portal.core.audit.history import track
from union_portal.core.base import Record
from union_portal.core.money import ZERO, MoneyField
from union_portal.core.workflow import Stateful, guard_moves

if TYPE_CHECKING:
    from members.models import User

VALUES = (
    "serial",
    "name",
    "account",
    "bank",
    "amount",
    "fen",
    "purpose",
    "number",
    "run",
    "date",
    "count",
    "total",
    "text",
)
"""What a column may hold: of the line, of the whole run, or a text of the layout's own."""


def check_columns(columns: Any) -> None:
    """A list of ``{"title": …, "value": …}``; a ``text`` column has its ``text`` too."""
    good = isinstance(columns, list) and all(
        isinstance(column, dict) and isinstance(column.get("title"), str) and column.get("value") in VALUES
        and (column["value"] != "text" or isinstance(column.get("text"), str))
        for column in columns
    )  # fmt: skip
    if not good:
        raise ValidationError(
            _now(
                'Each column looks like {"title": "收款账号", "value": "account"}. Known values: %(values)s.'
            )
            % {"values": ", ".join(VALUES)}
        )


@track()
class BankLayout(models.Model):
    """How a bank wants its file (银行文件格式): form, characters, and columns in their order. Data, not code."""

    class Form(models.TextChoices):
        CSV = "CSV", _("CSV")
        TXT = "TXT", _("Text")
        XLSX = "XLSX", _("XLSX")

    class Encoding(models.TextChoices):
        UTF8 = "utf-8-sig", _("UTF-8")
        GBK = "gb18030", _("GBK")

    name = models.CharField(_("layout"), max_length=60, unique=True)
    form = models.CharField(_("form"), max_length=5, choices=Form, default=Form.XLSX)
    encoding = models.CharField(_("characters"), max_length=10, choices=Encoding, default=Encoding.GBK)
    delimiter = models.CharField(_("between columns"), max_length=1, default=",")
    has_header = models.BooleanField(_("titles in the first line"), default=True)
    columns = models.JSONField(_("columns"), validators=[check_columns])
    head = models.JSONField(
        _("line about the whole"), default=list, blank=True, validators=[check_columns],
        help_text=_("Columns of a line before all others, with count and total; empty for none."),
    )  # fmt: skip
    is_closed = models.BooleanField(_("not used any more"), default=False)

    class Meta:
        verbose_name = _("bank file layout")
        verbose_name_plural = _("bank file layouts")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("admin:finance_banklayout_change", args=[self.pk])


class PayRunQuerySet(models.QuerySet["PayRun"]):
    def visible_to(self, user: User) -> Self:
        return self if user.has_perm("finance.view_payrun") else self.none()

    def waiting_for(self, user: User) -> Self:
        """Runs whose next step is this person's."""
        if user.holds("CASHIER"):
            return self.filter(state__in=[State.RELEASED, State.SENT])
        if user.holds("CHECKER"):
            return self.filter(state=State.DRAFT).exclude(made_by=user)
        return self.none()


@track()
class PayRun(Record, Stateful):
    """One file for the bank. Made by a cashier, released by a checker."""

    NEXT = NEXT

    number = models.CharField(_("number"), max_length=20, unique=True, editable=False)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT, editable=False)
    layout = models.ForeignKey(
        BankLayout, verbose_name=_("bank file layout"), on_delete=models.PROTECT, related_name="+"
    )
    count = models.PositiveIntegerField(_("payments"), editable=False)
    total = MoneyField(_("total"), default=ZERO, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("cashier"),
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )
    made_at = models.DateTimeField(_("put together"), auto_now_add=True)
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("released by"), on_delete=models.PROTECT, null=True, related_name="+",
        editable=False,
    )  # fmt: skip
    released_at = models.DateTimeField(_("released"), null=True, editable=False)
    content_hash = models.CharField(max_length=64, blank=True, editable=False)
    sent_at = models.DateTimeField(_("file made"), null=True, editable=False)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("answer noted by"), on_delete=models.PROTECT, null=True,
        related_name="+", editable=False,
    )  # fmt: skip
    answered_on = models.DateField(_("paid on"), null=True, editable=False)
    bank_reference = models.CharField(_("bank's reference"), max_length=60, blank=True, editable=False)
    dropped_because = models.CharField(_("dropped because"), max_length=200, blank=True, editable=False)

    objects = PayRunQuerySet.as_manager()

    class Meta:
        verbose_name = _("pay run")
        verbose_name_plural = _("pay runs")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="payrun_released_by_another",
                condition=Q(released_by=None) | ~Q(released_by=F("made_by")),
                violation_error_message=_("Whoever put a run together can't release it."),
            ),
            models.CheckConstraint(
                name="payrun_sent_was_released",
                condition=~Q(state__in=[State.SENT, State.DONE])
                | Q(released_by__isnull=False, sent_at__isnull=False) & ~Q(content_hash=""),
            ),
        ]
        triggers = [guard_moves(NEXT)]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("admin:finance_payrun_change", args=[self.pk])


class PayRunLine(models.Model):
    """One payment of a run. A request stands in one run at a time, and is paid by one for good."""

    run = models.ForeignKey(PayRun, on_delete=models.PROTECT, related_name="lines")
    request = models.ForeignKey(
        PaymentRequest, verbose_name=_("payment request"), on_delete=models.PROTECT, related_name="run_lines"
    )
    serial = models.PositiveIntegerField(_("line"))
    amount = MoneyField(_("amount"))
    result = models.CharField(_("result"), max_length=8, choices=Result, default=Result.PENDING)
    reason = models.CharField(_("reason"), max_length=200, blank=True)

    unaudited = "the run's steps and each payment are audit entries"

    class Meta:
        verbose_name = _("line of a pay run")
        verbose_name_plural = _("lines of a pay run")
        ordering = ["run", "serial"]
        constraints = [
            models.UniqueConstraint(
                fields=["request"], name="payrun_request_once", condition=~Q(result="FAILED")
            ),
            models.UniqueConstraint(fields=["run", "serial"], name="payrun_serial_once"),
        ]

    def __str__(self) -> str:
        return f"{self.run} {self.serial}"
