"""The employer's contribution at the desk: the payroll of each month, what came in, what was remitted."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from finance.contribution import services
from finance.contribution.forms import CorrectForm, PayrollForm, ReceiveForm, RemitForm, VoidForm
from finance.contribution.models import Contribution
from union_portal.core.desk.admin import Deed
from union_portal.core.desk.entering import EnteringAdmin
from union_portal.core.ui.page import Panel
from union_portal.core.ui.templatetags.ui import percent, yuan


class StandingFilter(admin.SimpleListFilter):
    title = _("standing")
    parameter_name = "standing"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            ("unpaid", _("Waits for payment")),
            ("overdue", _("Payment overdue")),
            ("remit", _("To be remitted")),
            ("late", _("Remittance overdue")),
        ]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        today = timezone.localdate()
        match self.value():
            case "unpaid":
                return queryset.unpaid()
            case "overdue":
                return queryset.overdue(on=today)
            case "remit":
                return queryset.to_remit()
            case "late":
                return queryset.remitted_late(on=today)
        return queryset


def _movements(user: Any, contribution: Contribution) -> dict[str, Any] | None:
    rows = list(contribution.movements.select_related("recorded_by__person", "voided_by__person"))
    return {"movements": rows} if rows else None


@admin.register(Contribution)
class ContributionAdmin(EnteringAdmin):
    """One row a month of wages (拨缴经费)."""

    view_perm = "finance.view_contribution"
    add_perm = "finance.add_contribution"
    position = 26
    exports = True
    fields = ()
    entering_form = PayrollForm
    entering_title = entering_label = _("Enter the payroll of a month")
    entering_intro = _("The contribution that the hospital owes, and the day by which, follow from it.")
    change_list_template = "finance/desk/contributions.html"
    list_display = ["__str__", "standing", "payroll", "due", "received", "kept", "up", "remitted", "pay_by"]
    list_filter = [StandingFilter, "year"]
    panels = [Panel("finance/desk/_contribution_movements.html", _movements)]
    deeds = [
        Deed(
            "receive", _("Record what came in"), perm="finance.move_contribution", form=ReceiveForm,
            does=services.receive, when=lambda found: found.unpaid > 0,
            done=_("Recorded. The voucher waits for the preparer."),
        ),
        Deed(
            "remit", _("Record what was remitted"), perm="finance.move_contribution", form=RemitForm,
            does=services.remit, when=lambda found: found.to_remit > 0,
            done=_("Recorded. The voucher waits for the preparer."),
        ),
        Deed(
            "correct", _("Correct the payroll"), perm="finance.correct_contribution", form=CorrectForm,
            does=services.correct_payroll, tone="secondary",
        ),
        Deed(
            "book", _("Propose the voucher again"), perm="finance.correct_contribution", does=services.book_again,
            when=lambda found: bool(services.unbooked(found)), tone="secondary",
        ),
        Deed(
            "void", _("Void the last movement"), perm="finance.void_contribution", form=VoidForm,
            does=services.void_last, tone="danger",
            help=_("For what was recorded by mistake. Its voucher must be discarded or reversed first."),
        ),
    ]  # fmt: skip

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        return super().get_queryset(request).select_related("rate", "share")

    @admin.display(description=_("standing"))
    def standing(self, found: Any) -> Any:
        return found.standing[1]

    def enter(self, request: HttpRequest, data: dict[str, Any]) -> Any:
        return services.enter_payroll(by=request.user, **data)  # type: ignore[arg-type]

    def head(self, request: HttpRequest, obj: Any) -> dict[str, Any]:
        tone, label = obj.standing
        due_on = obj.pay_by if obj.unpaid else obj.remit_by if obj.to_remit else None
        return {"state_label": label, "tone": tone, "due_on": due_on}

    def facts(self, request: HttpRequest, obj: Any) -> list[tuple[Any, Any]]:
        pairs = [
            (_("payroll"), yuan(obj.payroll)),
            (_("source"), obj.source),
            (_("how it comes"), obj.get_channel_display()),
            (_("contribution"), f"{yuan(obj.due)} · {percent(obj.rate.value / 100)}"),
            (_("rule"), obj.rate.source),
            (_("to come in here"), yuan(obj.expected)),
            (_("to be paid by"), obj.pay_by),
            (pgettext_lazy("contribution", "received"), yuan(obj.received)),
            (pgettext_lazy("contribution", "kept"), f"{yuan(obj.kept)} · {percent(obj.share.value / 100)}"),
            (_("for the higher union"), yuan(obj.up)),
            (_("to be remitted by"), obj.remit_by),
            (_("remitted"), yuan(obj.remitted)),
            (_("entered by"), obj.entered_by),
        ]
        return [(label, value) for label, value in pairs if value]
