"""Pay runs at the desk: the cashier's, with a second person between the list and the bank."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from finance.payment.models import PaymentRequest
from finance.payrun import services
from finance.payrun.models import BankLayout, PayRun
from finance.payrun.workflow import State
from union_portal.core.desk.admin import Deed, DeedForm, DeskAdmin
from union_portal.core.errors import DomainError
from union_portal.core.http import download
from union_portal.core.ui.fields import DayField
from union_portal.core.ui.page import Panel, Step
from union_portal.core.ui.templatetags.ui import capitals, yuan

TONES: dict[str, Any] = {"DRAFT": "warning", "RELEASED": "info", "SENT": "info", "DONE": "success"}


class RequestsField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.number} · {obj.payee_name} · {yuan(obj.amount)} · {obj.source_title}"


class RunForm(forms.ModelForm):
    """Everything that is approved and has an account is ticked; what is to wait is unticked."""

    requests = RequestsField(
        PaymentRequest.objects.none(), label=_("Payments"), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Please choose at least one payment.")},
    )  # fmt: skip

    class Meta:
        model = PayRun
        fields = ["layout"]

    user: Any = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["layout"].queryset = BankLayout.objects.filter(is_closed=False)
        waiting = PaymentRequest.objects.for_bank(self.user).select_related("payee", "company")
        fields["requests"].queryset = waiting
        fields["requests"].initial = [request.pk for request in waiting[: services.MOST]]


class AnswerForm(DeedForm):
    paid_on = DayField(label=_("Paid on"), initial=timezone.localdate)
    bank_reference = forms.CharField(label=_("Bank's reference"), max_length=40, required=False)
    failed = forms.CharField(
        label=_("What the bank didn't pay"), required=False, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One a line: number of the request, then the bank's reason. All others are paid."),
    )  # fmt: skip

    def clean_failed(self) -> dict[str, str]:
        found = {}
        for text in self.cleaned_data["failed"].splitlines():
            if not text.strip():
                continue
            number, _space, reason = re.sub(r"[,，:：;；\t]", " ", text.strip(), count=1).partition(" ")
            if not reason.strip():
                raise forms.ValidationError(
                    _now("Please give a reason after the number %(number)s.") % {"number": number}
                )
            found[number] = reason.strip()
        return found


class ReasonForm(DeedForm):
    reason = forms.CharField(label=_("Reason"), max_length=200)


def _panel(user: Any, run: PayRun) -> dict[str, Any]:
    lines = run.lines.select_related("request__payee", "request__company").order_by("serial")
    may_file = run.state in {State.RELEASED, State.SENT} and user.has_perm("finance.make_payrun")
    return {"run": run, "lines": lines, "may_file": may_file, "is_again": run.state == State.SENT}


class WaitingFilter(admin.SimpleListFilter):
    title = _("worklist")
    parameter_name = "waiting"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("me", _("Waiting for me"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return queryset.waiting_for(request.user) if self.value() == "me" else queryset


@admin.register(PayRun)
class PayRunAdmin(DeskAdmin):
    view_perm = "finance.view_payrun"
    add_perm = "finance.make_payrun"
    position = 12
    list_display = ["number", "state", "layout", "count", "total", "made_at", "answered_on"]
    list_select_related = ["layout"]
    list_filter = [WaitingFilter, "state", "made_at"]
    search_fields = ["number", "lines__request__number"]
    panels = [Panel("finance/desk/payrun_lines.html", _panel)]
    deeds = [
        Deed(
            "release", _("Release"), perm="finance.release_payrun", does=services.release,
            when=lambda run: run.state == State.DRAFT, done=_("Released. The cashier makes the bank's file."),
            help=_("Compare payees and sums with their approvals before."),
        ),
        Deed(
            "answer", _("Note the bank's answer"), perm="finance.make_payrun", form=AnswerForm, does=services.note_answer,
            when=lambda run: run.state == State.SENT,
            done=_("Noted. The vouchers' drafts lie on the preparer's list."),
        ),
        Deed(
            "drop", _("Drop the run"), perm="finance.make_payrun", form=ReasonForm, does=services.drop,
            when=lambda run: run.may_become(State.DROPPED), tone="danger",
        ),
    ]  # fmt: skip

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        if obj is not None:
            return super().get_form(request, obj, change, **kwargs)
        return type("RunForm", (RunForm,), {"user": request.user})

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        return [] if obj else [(None, {"fields": ["layout", "requests"]})]

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """A colleague may have been faster with one of the payments: then there is no run."""
        try:
            return super().add_view(request, form_url, extra_context)
        except DomainError as error:
            messages.error(request, str(error))
            return redirect(self._address("add"))

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(require_POST(self.file_view))
        return [path("<path:object_id>/file/", view, name="finance_payrun_file"), *super().get_urls()]

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        made = services.make_run(by=request.user, **form.cleaned_data)  # type: ignore[arg-type]
        obj.pk, obj.number = made.pk, made.number

    def file_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """The bank's file for the cashier's computer; the portal keeps none."""
        run = self._object(request, object_id)
        if not request.user.has_perm("finance.make_payrun"):
            raise PermissionDenied
        user: Any = request.user
        try:
            name, content, media_type = services.bank_file(run, by=user)  # type: ignore[arg-type]
        except DomainError as error:
            messages.error(request, str(error))
            return redirect(self.change_url(run))
        return download(content, name, media_type)

    def head(self, request: HttpRequest, obj: Any) -> dict[str, Any]:
        return {
            "number": obj.number,
            "state_label": obj.get_state_display(),
            "tone": TONES.get(obj.state, "neutral"),
        }

    def facts(self, request: HttpRequest, obj: Any) -> list[tuple[Any, Any]]:
        said = [
            (_("total"), yuan(obj.total)),
            (_("in capitals"), capitals(obj.total)),
            (_("payments"), obj.count),
            (_("bank file layout"), obj.layout),
            (_("bank's reference"), obj.bank_reference),
            (_("check sum of the file"), obj.content_hash[:16]),
            (_("dropped because"), obj.dropped_because),
        ]
        return [(label, value) for label, value in said if value]

    def steps(self, request: HttpRequest, obj: Any) -> list[Step]:
        if obj.state == State.DROPPED:
            return [Step(_("Put together"), "done", obj.made_by, obj.made_at), Step(_("Dropped"), "now")]
        order = [State.DRAFT, State.RELEASED, State.SENT, State.DONE]
        place = order.index(obj.state)
        said = [
            (_("Put together"), obj.made_by, obj.made_at),
            (_("Released by a second person"), obj.released_by or "", obj.released_at),
            (_("Bank's file made"), "", obj.sent_at),
            (_("Answered by the bank"), obj.answered_by or "", obj.answered_on),
        ]
        return [
            Step(label, "done" if n <= place else "now" if n == place + 1 else "next", who, when)
            for n, (label, who, when) in enumerate(said)
        ]


@admin.register(BankLayout)
class BankLayoutAdmin(DeskAdmin):
    """How the house's banks want their files."""

    view_perm = "finance.view_banklayout"
    add_perm = change_perm = "finance.keep_bank_layouts"
    position = 18
    list_display = ["name", "form", "encoding", "is_closed"]
    fields = ["name", "form", "encoding", "delimiter", "has_header", "columns", "head", "is_closed"]
