"""At the desk: bring in a list of an earlier session, look at what it would do, confirm it or undo it."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from proposals.imports import reports, services
from proposals.imports.forms import UploadForm
from proposals.imports.models import ImportedRow, ProposalImport
from proposals.imports.workflow import State
from union_portal.core.attachment.models import Attachment
from union_portal.core.attachment.services import XLSX
from union_portal.core.desk.admin import Deed, DeskAdmin
from union_portal.core.errors import DomainError
from union_portal.core.http import download

TONES = {State.READY: "warning", State.APPLIED: "success", State.REFUSED: "danger"}
SHOWN = 100


@admin.register(ProposalImport)
class ProposalImportAdmin(DeskAdmin):
    """Upload → preview → confirm, and undo. Adding a file shows at once what it would do."""

    view_perm = "proposals.view_proposalimport"
    position = 83
    add_perm = "proposals.import_proposals"
    change_list_template = "proposals/desk/imports.html"
    change_form_template = "proposals/desk/import.html"
    list_display = ["name", "state", "rows", "new", "unchanged", "mistakes", "uploaded_at", "uploaded_by"]
    list_select_related = ["uploaded_by__person"]
    list_filter = ["state"]
    deeds = [
        Deed(
            "apply", _("Import"), perm="proposals.import_proposals", does=services.apply,
            when=lambda file: file.state == State.READY, done=_("Imported. The proposals stand in the ledger now."),
            help=_("All rows of the preview are written at once, with cases that are closed, marked as imported."),
        ),
        Deed(
            "discard", _("Throw the file away"), perm="proposals.import_proposals", does=services.discard,
            when=lambda file: file.may_become(State.DISCARDED), tone="danger",
        ),
        Deed(
            "undo", _("Undo the import"), perm="proposals.import_proposals", does=services.undo,
            when=lambda file: file.state == State.APPLIED, tone="danger", done=_("All that this file brought in is gone."),
            help=_("Everything that this file brought in is taken out again, unless something was added to it since."),
        ),
    ]  # fmt: skip

    # -- upload -----------------------------------------------------------------------------------------
    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        return [
            path("template/", wrap(self.template_view), name="proposals_proposalimport_template"),
            *super().get_urls(),
        ]

    def template_view(self, request: HttpRequest) -> HttpResponse:
        """The empty list, to be filled in."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        return download(reports.template(str(request.user)), "往届提案导入模板.xlsx", XLSX)

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """Take the file in and show its preview."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        user: Any = request.user
        form = UploadForm(request.POST or None, request.FILES or None)
        if request.method == "POST" and form.is_valid():
            try:
                file = services.take_in(form.cleaned_data["file"], by=user)
            except DomainError as error:
                form.add_error(error.field if error.field in form.fields else None, str(error))
            else:
                if file.mistakes:
                    messages.warning(request, _("The file has mistakes. Nothing was changed."))
                return redirect(self.change_url(file))
        context = self.admin_site.each_context(request) | {
            "opts": self.opts, "form": form, "title": _("Import earlier proposals"),
            "back_url": self._address("changelist"),
        }  # fmt: skip
        status = 422 if form.errors else 200
        return TemplateResponse(request, "proposals/desk/import_upload.html", context, status=status)

    # -- preview ----------------------------------------------------------------------------------------
    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        return []

    def facts(self, request: HttpRequest, obj: models.Model) -> list[tuple[Any, Any]]:
        file: Any = obj
        pairs = [
            (_("rows"), file.rows), (_("new"), file.new), (_("there already"), file.unchanged),
            (_("mistakes"), file.mistakes), (_("uploaded by"), file.uploaded_by), (_("imported by"), file.applied_by),
            (_("undone by"), file.undone_by),
        ]  # fmt: skip
        return [(label, value) for label, value in pairs if value is not None]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        file: Any = self.get_object(request, object_id)
        context: dict[str, Any] = dict(extra_context or {})
        if file is not None:
            shown = request.GET.get("show", "")
            rows = file.preview.all()
            if shown in ImportedRow.Outcome.values:
                rows = rows.filter(outcome=shown)
            counts = dict(file.preview.values_list("outcome").annotate(models.Count("pk")).order_by())
            context |= {
                "state_label": file.get_state_display(),
                "tone": TONES.get(file.state, "neutral"),
                "notes": file.notes,
                "page_obj": Paginator(rows, SHOWN).get_page(request.GET.get("page")),
                "chips": [
                    {"label": label, "value": value, "count": counts[value], "active": shown == value}
                    for value, label in ImportedRow.Outcome.choices
                    if value in counts
                ],
                "attachments": Attachment.objects.about(file),
            }
        return super().change_view(request, object_id, form_url, context)
