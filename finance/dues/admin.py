"""Dues at the desk: months worked out, each member's dues and payments, and the sealed wage bases."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from finance.dues import jobs
from finance.dues.figures import fallen_due
from finance.dues.forms import (
    AssessForm,
    BaseForm,
    EndExemptionForm,
    ExemptionForm,
    PaymentForm,
    RefundForm,
    VoidForm,
)
from finance.dues.models import Assessment, Due, DuesExemption, DuesPayment, WageBase
from finance.dues.services import assessment, bases, exemptions, payments, refunds
from members.person.columns import staff_number
from union_portal.core.desk.admin import Deed, DeskAdmin
from union_portal.core.desk.entering import EnteringAdmin
from union_portal.core.ui.page import Panel
from union_portal.core.ui.templatetags.ui import yuan


@admin.register(Assessment)
class AssessmentAdmin(EnteringAdmin):
    """The months worked out (会费核定); a month can be compared with today, and worked out again."""

    view_perm = "finance.view_assessment"
    add_perm = "finance.assess_dues"
    position = 20
    exports = True
    fields = ()
    entering_form = AssessForm
    entering_title = entering_label = _("Work out dues")
    entering_intro = _(
        "Runs in the background for all members. Members whose dues fall keep what they paid as credit."
    )
    change_list_template = "finance/desk/dues_assessments.html"
    list_display = ["__str__", "payers", "exempt", "unknown", "total", "received", "missing", "assessed_at"]
    list_filter = ["year"]
    deeds = [
        Deed(
            "compare", _("What has changed since?"), perm="finance.assess_month", does=assessment.compare,
            answer="finance/desk/dues_differences.html", tone="secondary",
            help=_("The wage bases are used for it, which is recorded. Nothing is changed yet."),
        ),
        Deed(
            "again", _("Work out again"), perm="finance.assess_month", does=assessment.assess_again,
            help=_("Follows who has joined, left, retired or moved, and other bases and rules. Payments are matched anew."),
        ),
    ]  # fmt: skip

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        months: Any = super().get_queryset(request)
        found: models.QuerySet[Any] = months.with_sums()
        return found

    @admin.display(description=pgettext_lazy("contribution", "received"), ordering="received")
    def received(self, month: Any) -> str:
        return yuan(month.received)

    @admin.display(description=pgettext_lazy("dues", "open"), ordering="open")
    def missing(self, month: Any) -> str:
        return yuan(month.open)

    def enter(self, request: HttpRequest, data: dict[str, Any]) -> Any:
        user = request.user
        months = [data["month"]] if data["month"] else list(range(1, 13))
        return jobs.start_assessing(data["year"], months, by=user)  # type: ignore[arg-type]

    def after_entering(self, made: Any) -> str:
        """Follow the work on its own page."""
        return str(made.get_absolute_url())

    def facts(self, request: HttpRequest, obj: Any) -> list[tuple[Any, Any]]:
        return [
            (_("dues"), yuan(obj.total)),
            (pgettext_lazy("contribution", "received"), yuan(obj.received)),
            (pgettext_lazy("dues", "open"), yuan(obj.open)),
            (_("members who owe dues"), obj.payers),
            (_("exempt"), obj.exempt),
            (_("without a wage base"), obj.unknown),
            (_("assessed by"), obj.assessed_by),
            (_("assessed"), obj.assessed_at),
        ]

    panels = [Panel("finance/desk/_dues_month.html", lambda user, month: {"month": month})]


class StandingFilter(admin.SimpleListFilter):
    title = _("standing")
    parameter_name = "standing"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            ("arrears", _("In arrears")),
            ("unpaid", _("Not wholly paid")),
            ("unknown", _("Wage base missing")),
        ]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        match self.value():
            case "arrears":
                return fallen_due(queryset.unpaid(), on=timezone.localdate())
            case "unpaid":
                return queryset.unpaid()
            case "unknown":
                return queryset.filter(basis=Due.Basis.UNKNOWN)
        return queryset


@admin.register(Due)
class DueAdmin(DeskAdmin):
    """Each member's dues of each month (应缴明细)."""

    view_perm = "finance.view_due"
    position = 21
    exports = True
    list_display = ["assessment", "person", staff_number, "branch", "basis", "amount", "paid"]
    list_select_related = ["assessment", "person", "branch"]
    lookups = ["assessment__id__exact"]
    list_filter = [StandingFilter, "basis", "branch", "assessment__year", "assessment__month"]
    search_fields = ["person__name", "person__staff_number", "person__initials"]
    fields = ["person", "assessment", "branch", "basis", "version", "amount", "paid"]


@admin.register(DuesPayment)
class DuesPaymentAdmin(EnteringAdmin):
    """What came in from members (会费缴纳). The cashier records cash and transfers; payroll comes as a file."""

    view_perm = "finance.view_duespayment"
    add_perm = "finance.take_dues"
    position = 22
    exports = True
    fields = ()
    entering_form = PaymentForm
    entering_title = entering_label = _("Take dues")
    entering_intro = _("Settles the month it is meant for, then the oldest. The voucher is proposed at once.")
    list_display = [
        "paid_on",
        "person",
        staff_number,
        "method",
        "assessment",
        "amount",
        "matched",
        "is_standing",
    ]
    list_select_related = ["person", "assessment"]
    list_filter = ["method", "paid_on"]
    search_fields = ["person__name", "person__staff_number", "person__initials", "note"]
    change_form_template = "finance/desk/dues_payment.html"
    deeds = [
        Deed(
            "book", _("Propose the voucher again"), perm="finance.book_duespayment", does=payments.book_again,
            when=payments.needs_voucher, tone="secondary",
        ),
        Deed(
            "refund", _("Pay back"), perm="finance.refund_duespayment", form=RefundForm, does=refunds.refund,
            when=lambda payment: payment.voided_at is None and payment.credit > 0, tone="secondary",
            help=_("For who owes no more, e.g. has left. Otherwise what is left settles the next months by itself."),
        ),
        Deed(
            "void", _("Void"), perm="finance.void_duespayment", form=VoidForm, does=payments.void_payment,
            when=lambda payment: payment.voided_at is None and payment.method != DuesPayment.Method.PAYROLL,
            tone="danger", help=_("For what was recorded by mistake. Its voucher must be discarded or reversed first."),
        ),
    ]  # fmt: skip

    def enter(self, request: HttpRequest, data: dict[str, Any]) -> Any:
        payment = payments.take_payment(by=request.user, **data)  # type: ignore[arg-type]
        messages.success(request, _("Taken. The voucher waits for the preparer."))
        return payment

    @admin.display(description=_("standing"), boolean=True)
    def is_standing(self, payment: Any) -> bool:
        return payment.voided_at is None

    def head(self, request: HttpRequest, obj: Any) -> dict[str, Any]:
        if obj.voided_at:
            return {"state_label": _("Voided"), "tone": "danger"}
        if payments.needs_voucher(obj):
            return {"state_label": _("Received, without a voucher"), "tone": "warning"}
        return {"state_label": _("Received"), "tone": "success"}

    def facts(self, request: HttpRequest, obj: Any) -> list[tuple[Any, Any]]:
        pairs = [
            (pgettext_lazy("dues", "member"), obj.person),
            (_("staff number"), obj.person.staff_number),
            (_("amount"), yuan(obj.amount)),
            (_("paid on"), obj.paid_on),
            (_("way of payment"), obj.get_method_display()),
            (pgettext_lazy("dues", "matched"), yuan(obj.matched)),
            (_("paid back"), yuan(obj.refunded) if obj.refunded else ""),
            (_("note"), obj.note),
            (_("recorded by"), obj.recorded_by),
            (_("voided by"), obj.voided_by),
            (_("reason"), obj.voided_because),
        ]
        return [(label, value) for label, value in pairs if value]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        payment: Any = self.get_object(request, object_id)
        shown: dict[str, Any] = {}
        if payment is not None:
            shown = {
                "matches": payment.matches.select_related("due__assessment"),
                "statement_url": reverse("finance:dues-person", args=[payment.person.public_id]),
            }
        return super().change_view(request, object_id, form_url, shown | (extra_context or {}))


@admin.register(DuesExemption)
class DuesExemptionAdmin(EnteringAdmin):
    """Single members exempt for some months (个人免缴)."""

    view_perm = "finance.view_duesexemption"
    add_perm = "finance.exempt_from_dues"
    position = 25
    fields = ()
    entering_form = ExemptionForm
    entering_title = entering_label = _("Exempt a member from dues")
    entering_intro = _(
        "Beside those whom the rules exempt by their standing. What was paid before stays as credit."
    )
    list_display = ["person", staff_number, "since", "until", "reason", "entered_by"]
    list_select_related = ["person", "entered_by__person"]
    search_fields = ["person__name", "person__staff_number", "person__initials"]
    deeds = [
        Deed(
            "end", _("Let it end"), perm="finance.end_duesexemption", form=EndExemptionForm,
            does=exemptions.end_exemption, tone="danger",
        ),
    ]  # fmt: skip

    def enter(self, request: HttpRequest, data: dict[str, Any]) -> Any:
        made = exemptions.exempt(by=request.user, **data)  # type: ignore[arg-type]
        messages.success(request, _("Entered. Work the months out again so that the dues follow it."))
        return made

    def facts(self, request: HttpRequest, obj: Any) -> list[tuple[Any, Any]]:
        return [
            (pgettext_lazy("dues", "member"), obj.person),
            (_("staff number"), obj.person.staff_number),
            (_("valid from"), obj.since),
            (_("valid until"), obj.until or _("until further notice")),
            (_("reason"), obj.reason),
            (_("entered by"), obj.entered_by),
            (_("entered"), obj.entered_at),
        ]


@admin.register(WageBase)
class WageBaseAdmin(EnteringAdmin):
    """The sealed bases that dues are counted from (会费基数). Entered one by one here, or all by a payroll file."""

    view_perm = "finance.view_wagebase"
    add_perm = "finance.assess_dues"
    position = 24
    fields = ()
    entering_form = BaseForm
    entering_title = entering_label = _("Enter a wage base")
    list_display = ["person", staff_number, "since", "state", "source", "entered_by"]
    list_select_related = ["person", "entered_by__person"]
    list_filter = ["state", "since"]
    search_fields = ["person__name", "person__staff_number", "person__initials"]
    sealed_fields = ["amount"]
    reveal_perm = "finance.reveal_wagebase"

    def enter(self, request: HttpRequest, data: dict[str, Any]) -> Any:
        base = bases.enter_base(by=request.user, **data)  # type: ignore[arg-type]
        messages.success(request, _("Entered. Work the months out again so that the dues follow it."))
        return base

    def facts(self, request: HttpRequest, obj: Any) -> list[tuple[Any, Any]]:
        return [
            (_("person"), obj.person),
            (_("staff number"), obj.person.staff_number),
            (_("valid from"), obj.since),
            (_("source"), obj.source),
            (_("entered by"), obj.entered_by),
            (_("entered"), obj.entered_at),
        ]
