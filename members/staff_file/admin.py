from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from members.staff_file import services
from members.staff_file.forms import UploadForm
from members.staff_file.models import ImportBatch, ImportRow
from members.staff_file.workflow import WAITING, State
from union_portal.core.attachment.models import Attachment
from union_portal.core.desk.admin import Deed, DeskAdmin
from union_portal.core.errors import DomainError

TONES = {State.READY: "warning", State.APPLIED: "success", State.REFUSED: "danger"}
SHOWN = 100


@admin.register(ImportBatch)
class ImportBatchAdmin(DeskAdmin):
    """Upload → preview → confirm. Adding a file starts the check; the preview page has the button to import."""

    view_perm = "members.view_importbatch"
    position = 4
    add_perm = "members.view_importbatch"
    change_form_template = "members/admin/staff_file.html"
    form = UploadForm
    list_display = [
        "name",
        "state",
        "rows",
        "new",
        "changed",
        "left",
        "mistakes",
        "uploaded_at",
        "uploaded_by",
    ]
    list_select_related = ["uploaded_by__person"]
    list_filter = ["state"]
    deeds = [
        Deed(
            "apply",
            _("Import into the register"),
            perm="members.import_staff",
            does=services.start_apply,
            when=lambda batch: batch.state == State.READY,
            answer="core/job.html",
            help=_("All rows of the preview are written at once, accounts of those who leave are closed."),
        ),
        Deed(
            "check",
            _("Check again"),
            perm="members.import_staff",
            does=services.start_check,
            when=lambda batch: batch.state in WAITING,
            tone="secondary",
            answer="core/job.html",
            help=_("The file is compared with the register of now, and the preview is made anew."),
        ),
        Deed(
            "discard",
            _("Throw the file away"),
            perm="members.import_staff",
            does=services.discard,
            when=lambda batch: batch.may_become(State.DISCARDED),
            tone="danger",
        ),
    ]

    def answer(self, request: HttpRequest, obj: Any, deed: Deed, result: Any) -> HttpResponse:
        """Importing and checking are long work: follow it on its own page."""
        return redirect(result.get_absolute_url())

    # -- upload -----------------------------------------------------------------------------------------
    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """Take the file in and show the progress of its check."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        user: Any = request.user
        form = UploadForm(request.POST or None, request.FILES or None)
        if request.method == "POST" and form.is_valid():
            wishes = dict(form.cleaned_data)
            try:
                batch = services.take_in(wishes.pop("file"), by=user, **wishes)
            except services.WaitsAlready as error:
                messages.info(request, str(error))
                return redirect(error.batch.desk_url)
            except DomainError as error:
                form.add_error(error.field if error.field in form.fields else None, str(error))
            else:
                return redirect(services.start_check(batch, by=user).get_absolute_url())
        context = self.admin_site.each_context(request) | {
            "opts": self.opts,
            "form": form,
            "title": _("Import the staff list"),
            "back_url": self._address("changelist"),
        }
        status = 422 if form.errors else 200
        return TemplateResponse(request, "members/admin/staff_file_upload.html", context, status=status)

    # -- preview ----------------------------------------------------------------------------------------
    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        return []

    def facts(self, request: HttpRequest, obj: models.Model) -> list[tuple[Any, Any]]:
        batch: Any = obj
        return [
            (_("rows"), batch.rows),
            (_("new"), batch.new),
            (_("changed"), batch.changed),
            (_("left"), batch.left),
            (_("unchanged"), batch.unchanged),
            (_("in the register, not in the file"), batch.absent),
            (_("mistakes"), batch.mistakes),
            (_("uploaded by"), batch.uploaded_by),
            (_("imported by"), batch.applied_by),
        ]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        batch: Any = self.get_object(request, object_id)
        context: dict[str, Any] = dict(extra_context or {})
        if batch is not None:
            shown = request.GET.get("show", "")
            rows = batch.preview.all()
            if shown in ImportRow.Outcome.values:
                rows = rows.filter(outcome=shown)
            counts = dict(batch.preview.values_list("outcome").annotate(models.Count("pk")).order_by())
            context |= {
                "state_label": batch.get_state_display(),
                "tone": TONES.get(batch.state, "info"),
                "notes": batch.notes,
                "page_obj": Paginator(rows, SHOWN).get_page(request.GET.get("page")),
                "chips": [
                    {"label": label, "value": value, "count": counts[value], "active": shown == value}
                    for value, label in ImportRow.Outcome.choices
                    if value in counts
                ],
                "attachments": Attachment.objects.about(batch),
            }
        return super().change_view(request, object_id, form_url, context)
