"""Payroll files at the desk: uploaded, laid beside what is owed person by person, and taken over whole."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from finance.dues_file import services
from finance.dues_file.forms import NEEDED, ApplyForm, UploadForm
from finance.dues_file.models import DuesFile, DuesFileRow
from finance.dues_file.workflow import TONES, State
from union_portal.core.desk.admin import Deed
from union_portal.core.desk.entering import EnteringAdmin
from union_portal.core.ui.templatetags.ui import yuan

SHOWN = 100


def _ready(file: DuesFile) -> bool:
    return file.state == State.READY


@admin.register(DuesFile)
class DuesFileAdmin(EnteringAdmin):
    """Files of wage bases and of deductions (工资部门文件)."""

    view_perm = "finance.view_duesfile"
    add_perm = "finance.upload_duesfile"
    position = 23
    fields = ()
    entering_form = UploadForm
    entering_title = entering_label = _("Take in a payroll file")
    entering_intro = _("The file is laid beside what the portal knows, person by person, and shown to you. Nothing counts before you confirm it, and one mistake keeps the whole file out. The file itself isn't kept, for it holds wages.")  # fmt: skip
    change_form_template = "finance/desk/dues_file.html"
    list_display = [
        "name",
        "kind",
        "assessment",
        "since",
        "state",
        "rows",
        "differences",
        "mistakes",
        "total",
        "uploaded_at",
    ]
    list_select_related = ["assessment"]
    list_filter = ["kind", "state"]
    deeds = [
        Deed(
            "apply", _("Take over"), perm="finance.handle_duesfile", form=ApplyForm, does=services.apply, when=_ready,
            help=_("All lines at once. Deductions become payments, are matched with the dues, and their voucher is proposed."),
        ),
        Deed(
            "compare", _("Compare again"), perm="finance.handle_duesfile", does=services.compare_again,
            when=lambda file: _ready(file) and file.kind == DuesFile.Kind.DEDUCTIONS, tone="secondary",
        ),
        Deed(
            "book", _("Propose the voucher again"), perm="finance.handle_duesfile", does=services.book_again,
            when=services.needs_voucher, tone="secondary",
        ),
        Deed(
            "discard", _("Throw the file away"), perm="finance.handle_duesfile", does=services.discard,
            when=lambda file: file.may_become(State.DISCARDED), tone="danger",
        ),
    ]  # fmt: skip

    def enter(self, request: HttpRequest, data: dict[str, Any]) -> Any:
        user = request.user
        wishes = {name: data[name] for name in NEEDED[data["kind"]]}
        bases = data["kind"] == DuesFile.Kind.BASES
        take_in = services.take_in_bases if bases else services.take_in_deductions
        return take_in(data["file"], by=user, **wishes)  # type: ignore[arg-type]

    def head(self, request: HttpRequest, obj: Any) -> dict[str, Any]:
        return {"state_label": obj.get_state_display(), "tone": TONES.get(obj.state, "neutral")}

    def facts(self, request: HttpRequest, obj: Any) -> list[tuple[Any, Any]]:
        deductions = obj.kind == DuesFile.Kind.DEDUCTIONS
        pairs = [
            (_("what it holds"), obj.get_kind_display()),
            (_("month"), obj.assessment),
            (_("bases valid from"), obj.since),
            (_("transferred on"), obj.paid_on),
            (_("sum of the file"), yuan(obj.total) if deductions else None),
            (_("rows"), obj.rows),
            (_("differences"), obj.differences if deductions else None),
            (_("mistakes"), obj.mistakes),
            (_("uploaded by"), obj.uploaded_by),
            (_("taken over by"), obj.applied_by),
            (_("SHA-256"), obj.sha256),
        ]
        return [(label, value) for label, value in pairs if value not in {None, ""}]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        file: Any = self.get_object(request, object_id)
        shown: dict[str, Any] = {}
        if file is not None:
            wanted = request.GET.get("show", "")
            counts = dict(file.lines.values_list("outcome").annotate(models.Count("pk")).order_by())
            rows = file.lines.select_related("person")
            rows = rows.filter(outcome=wanted) if wanted in counts else rows.in_order()
            shown = {
                "page_obj": Paginator(rows, SHOWN).get_page(request.GET.get("page")),
                "chips": [
                    {"label": label, "value": value, "count": counts[value], "active": wanted == value}
                    for value, label in DuesFileRow.Outcome.choices
                    if value in counts
                ],
                "deductions": file.kind == DuesFile.Kind.DEDUCTIONS,
            }
        return super().change_view(request, object_id, form_url, shown | (extra_context or {}))
