"""Imports at the desk: upload → read in the background → preview → take over."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from finance.imports import jobs, services
from finance.imports.models import VoucherImport
from union_portal.core.desk.admin import Deed, DeedForm, DeskAdmin
from union_portal.core.errors import DomainError
from union_portal.core.ui.templatetags.ui import figure


class UploadForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("What it holds"), choices=VoucherImport.Kind.choices, widget=forms.RadioSelect
    )
    year = forms.IntegerField(
        label=_("Year"), required=False, min_value=1949, max_value=2100,
        help_text=_("Only for opening balances: the year that begins with them."),
    )  # fmt: skip
    scheme = forms.ChoiceField(
        label=_("Which accounts the file uses"), choices=VoucherImport.Scheme.choices,
        initial=VoucherImport.Scheme.NOW, required=False, widget=forms.RadioSelect,
        help_text=_("Codes of 2009 are read as the accounts of 2021 that followed them."),
    )  # fmt: skip
    file = forms.FileField(
        label=_("CSV file"),
        help_text=_("CSV in UTF-8 or GB18030, at most 20 MB. Nothing enters the books yet."),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("kind") == VoucherImport.Kind.OPENING and not data.get("year"):
            self.add_error("year", _("Opening balances need their year."))
        return data


class DropForm(DeedForm):
    reason = forms.CharField(label=_("Reason"), max_length=300)


def _ready(batch: VoucherImport) -> bool:
    return batch.state == VoucherImport.State.READY


@admin.register(VoucherImport)
class VoucherImportAdmin(DeskAdmin):
    view_perm = "finance.view_voucherimport"
    position = 82
    list_display = [
        "name",
        "kind",
        "year",
        "state",
        "rows",
        "vouchers_count",
        "uploaded_by",
        "uploaded_at",
        "is_posted",
    ]
    list_select_related = ["uploaded_by__person"]
    list_filter = ["state", "kind"]
    fields = ()
    change_list_template = "finance/desk/imports.html"
    change_form_template = "finance/desk/import.html"
    deeds = [
        Deed(
            "take", _("Take over, to be checked"), perm="finance.upload_vouchers", does=jobs.start_taking,
            when=lambda batch: _ready(batch) and batch.kind == VoucherImport.Kind.VOUCHERS,
            done=_("Being taken over. The vouchers will wait for the checker."),
        ),
        Deed(
            "post", _("Take over and post at once"), perm="finance.post_import", does=jobs.start_posting, when=_ready,
            done=_("Being posted. You will be told when it is done."),
            help=_("They are marked as imported, with this file's hash as evidence. Posted is posted. Whoever uploaded the file can't do this."),
        ),
        Deed(
            "drop", _("Drop the file"), perm="finance.upload_vouchers", form=DropForm, does=services.drop,
            when=lambda batch: batch.state != VoucherImport.State.DROPPED and not batch.is_posted, tone="danger",
        ),
    ]  # fmt: skip

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        return [
            path("upload/", wrap(self.upload_view), name="finance_voucherimport_upload"),
            *super().get_urls(),
        ]

    def upload_view(self, request: HttpRequest) -> HttpResponse:
        """Take a file in and read it in the background; the job's page leads to the preview."""
        if not request.user.has_perm("finance.upload_vouchers"):
            raise PermissionDenied
        form = UploadForm(request.POST or None, request.FILES or None)
        if request.method == "POST" and form.is_valid():
            data = form.cleaned_data
            try:
                job = jobs.start_reading(
                    kind=data["kind"], year=data["year"] if data["kind"] == VoucherImport.Kind.OPENING else None,
                    scheme=data["scheme"] or VoucherImport.Scheme.NOW, content=data["file"].read(), name=data["file"].name, by=request.user,  # type: ignore[arg-type]
                )  # fmt: skip
            except DomainError as error:
                form.add_error("file", str(error))
            else:
                return redirect(job)
        context = self.admin_site.each_context(request) | {
            "opts": self.opts, "form": form, "title": _("Import vouchers"), "back_url": self._address("changelist"),
        }  # fmt: skip
        status = 422 if form.is_bound else 200
        return TemplateResponse(request, "finance/desk/import_upload.html", context, status=status)

    def head(self, request: HttpRequest, obj: Any) -> dict[str, Any]:
        tones = {"REFUSED": "danger", "READY": "info", "TAKEN": "success"}
        return {"state_label": obj.get_state_display(), "tone": tones.get(obj.state, "neutral")}

    def facts(self, request: HttpRequest, obj: Any) -> list[tuple[Any, Any]]:
        return [
            (_("kind"), obj.get_kind_display()),
            (_("year"), obj.year or ""),
            (_("chart of"), obj.get_scheme_display()),
            (_("rows"), obj.rows),
            (_("vouchers"), obj.vouchers_count),
            (_("total"), figure(obj.total)),
            (_("new funds"), ", ".join(obj.new_funds)),
            (_("uploaded by"), obj.uploaded_by),
            (_("taken over by"), obj.taken_by or ""),
            (_("SHA-256"), obj.sha256),
        ]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        batch = self.get_object(request, object_id)
        shown: list[Any] = []
        if batch is not None and _ready(batch):
            shown = services.first_vouchers(batch, count=10)
        return super().change_view(request, object_id, form_url, {"shown": shown} | (extra_context or {}))
