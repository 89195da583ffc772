"""The register of assets at the desk: entering, depreciating, counting, disposing."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from finance.asset import figures, jobs, services
from finance.asset.forms import (
    AssetForm,
    CategoryForm,
    CountingForm,
    DisposalForm,
    MonthForm,
    PlaceForm,
    RefuseForm,
)
from finance.asset.models import Asset, AssetCategory, Depreciation, Stocktaking
from finance.asset.workflow import ON_HAND, CountState, State
from finance.voucher.models import Voucher
from union_portal.core.desk.admin import Deed, DeskAdmin
from union_portal.core.desk.entering import EnteringAdmin
from union_portal.core.errors import DomainError
from union_portal.core.ui.page import Panel
from union_portal.core.ui.templatetags.ui import yuan


def _vouchers(*sources: models.Model) -> list[Voucher]:
    return [voucher for source in sources for voucher in Voucher.objects.about(source)]


def _books(user: Any, asset: Asset) -> dict[str, Any] | None:
    disposals = list(asset.disposals.select_related("asked_by__person", "approved_by__person"))
    runs = asset.depreciation.select_related("run__period").order_by(
        "-run__period__year", "-run__period__month"
    )
    return {"vouchers": _vouchers(asset, *disposals), "disposals": disposals, "runs": runs[:24]}


@admin.register(Asset)
class AssetAdmin(EnteringAdmin):
    """The register (固定资产账), and the memo register of what the hospital has lent (备查簿)."""

    position = 50
    exports = True
    view_perm = "finance.view_asset"
    add_perm = "finance.keep_assets"
    entering_form = AssetForm
    entering_title = _("Register an asset")
    entering_intro = _("What the books don't hold yet is proposed as a voucher, with both pairs of entries.")
    entering_label = _("Enter into the register")
    list_display = [
        "number",
        "name",
        "category",
        "quantity",
        "cost",
        "depreciated",
        "place",
        "keeper",
        "state",
    ]
    list_select_related = ["category", "keeper"]
    list_filter = ["state", "owner", "category", "origin", "unit"]
    search_fields = ["number", "name", "model", "place", "keeper__name"]
    fields = ()
    change_list_template = "finance/desk/assets.html"
    panels = [Panel("finance/desk/_asset_books.html", _books)]
    deeds = [
        Deed(
            "approve", _("Let it go"), perm="finance.approve_disposal", does=services.approve_disposal,
            when=lambda asset: asset.state == State.ASKED,
            done=_("Approved. The voucher's draft lies on the preparers' list."),
        ),
        Deed(
            "refuse", _("Keep it"), perm="finance.approve_disposal", does=services.refuse_disposal, form=RefuseForm,
            when=lambda asset: asset.state == State.ASKED, tone="secondary",
        ),
        Deed(
            "hand-over", _("Another place or keeper"), perm="finance.keep_assets", form=PlaceForm,
            does=services.hand_over, when=lambda asset: asset.state in ON_HAND, tone="secondary",
        ),
        Deed(
            "label", _("Print its label"), perm="finance.view_asset", does=jobs.start_label, answer="job",
            when=lambda asset: asset.state in ON_HAND, tone="secondary",
        ),
        Deed(
            "dispose", _("Ask for its disposal"), perm="finance.keep_assets", form=DisposalForm,
            does=services.ask_disposal, tone="danger",
            when=lambda asset: asset.state == State.IN_USE and asset.owner == Asset.Owner.UNION,
            done=_("The chair has been asked."),
        ),
        Deed(
            "give-back", _("Given back to the hospital"), perm="finance.keep_assets", does=services.give_back,
            when=lambda asset: asset.state == State.IN_USE and asset.owner == Asset.Owner.HOSPITAL, tone="danger",
        ),
    ]  # fmt: skip

    def enter(self, request: HttpRequest, data: dict[str, Any]) -> models.Model:
        return services.register(by=request.user, **data)  # type: ignore[arg-type]

    def answer(self, request: HttpRequest, obj: Any, deed: Deed, result: Any) -> HttpResponse:
        return redirect(result)

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        own = path("labels/", wrap(require_POST(self.labels_view)), name="finance_asset_labels")
        return [own, *super().get_urls()]

    def labels_view(self, request: HttpRequest) -> HttpResponse:
        """Labels for the list as it is filtered."""
        user: Any = request.user
        if not user.has_perm("finance.view_asset"):
            raise PermissionDenied
        rows = self.get_changelist_instance(request).get_queryset(request).filter(state__in=ON_HAND)
        try:
            return redirect(jobs.start_labels(list(rows.values_list("pk", flat=True)), by=user))
        except DomainError as error:
            messages.warning(request, str(error))
            return redirect(self._address("changelist"))

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return super().changelist_view(request, {"agreement": figures.agreement()} | (extra_context or {}))

    def head(self, request: HttpRequest, obj: Any) -> dict[str, Any]:
        return {"number": obj.number, "state_label": obj.get_state_display(), "tone": obj.tone}

    def facts(self, request: HttpRequest, obj: Any) -> list[tuple[Any, Any]]:
        years = _("not depreciated") if obj.years is None else obj.years
        return [
            (_("category"), obj.category),
            (_("make and model"), obj.model),
            (_("pieces"), obj.quantity),
            (_("owned by"), obj.get_owner_display()),
            (_("came by"), obj.get_origin_display()),
            (_("acquired"), obj.acquired_on),
            (_("original value"), yuan(obj.cost)),
            (_("depreciated so far"), yuan(obj.depreciated)),
            (_("net value"), yuan(obj.net)),
            (_("years of use"), years),
            (_("place"), obj.place),
            (_("department"), obj.department or ""),
            (_("keeper"), obj.keeper or ""),
            (_("accounting unit"), obj.unit or ""),
            (_("fund"), obj.fund or ""),
            (_("payment"), obj.payment or ""),
            (_("registered by"), obj.registered_by),
            (_("gone since"), obj.ended_on or ""),
        ]


@admin.register(AssetCategory)
class AssetCategoryAdmin(DeskAdmin):
    position = 54
    view_perm = "finance.view_assetcategory"
    add_perm = change_perm = "finance.keep_books"
    form = CategoryForm
    list_display = ["code", "name", "kind", "min_years", "expense", "source"]
    list_select_related = ["expense"]


def _lines(user: Any, run: Depreciation) -> dict[str, Any]:
    return {"lines": run.lines.select_related("asset"), "run": run, "vouchers": _vouchers(run)}


@admin.register(Depreciation)
class DepreciationAdmin(EnteringAdmin):
    """Each month's depreciation (折旧计算表)."""

    position = 52
    view_perm = "finance.view_depreciation"
    add_perm = "finance.keep_assets"
    entering_form = MonthForm
    entering_title = _("Depreciate a month")
    entering_intro = _(
        "Straight over the years of use, from the month of acquisition, without residual value. The voucher is proposed."
    )
    list_display = ["__str__", "total", "made_by", "made_at"]
    list_select_related = ["period", "made_by__person"]
    fields = ()
    panels = [Panel("finance/desk/_depreciation.html", _lines)]

    def enter(self, request: HttpRequest, data: dict[str, Any]) -> models.Model:
        return services.depreciate_month(by=request.user, **data)  # type: ignore[arg-type]

    def facts(self, request: HttpRequest, obj: Any) -> list[tuple[Any, Any]]:
        return [(_("month"), obj.period), (_("total"), yuan(obj.total)), (_("made by"), obj.made_by)]


def _counted(user: Any, counting: Stocktaking) -> dict[str, Any]:
    items = counting.items.select_related("asset", "seen_by__person").order_by("-result", "expected_at")
    return {"items": items, "done": figures.progress(counting)}


@admin.register(Stocktaking)
class StocktakingAdmin(EnteringAdmin):
    """Countings (盘点), on the phone by the labels."""

    position = 53
    view_perm = "finance.view_stocktaking"
    add_perm = "finance.keep_assets"
    entering_form = CountingForm
    entering_title = _("Start a stocktaking")
    entering_intro = _("The counters find the list on their phones; scanning a label opens the thing.")
    list_display = ["title", "state", "place", "started_at", "finished_at"]
    list_filter = ["state"]
    fields = ()
    panels = [Panel("finance/desk/_stocktaking.html", _counted)]
    deeds = [
        Deed(
            "finish", _("Finish"), perm="finance.keep_assets", does=services.finish_stocktaking,
            when=lambda counting: counting.state == CountState.OPEN,
            help=_("What nobody saw counts as missing; what stood elsewhere gets its new place in the register."),
        )
    ]  # fmt: skip

    def enter(self, request: HttpRequest, data: dict[str, Any]) -> models.Model:
        return services.start_stocktaking(by=request.user, **data)  # type: ignore[arg-type]

    def head(self, request: HttpRequest, obj: Any) -> dict[str, Any]:
        return {"state_label": obj.get_state_display(), "tone": obj.tone}

    def facts(self, request: HttpRequest, obj: Any) -> list[tuple[Any, Any]]:
        phone = format_html('<a href="{}">{}</a>', obj.get_absolute_url(), _("The list on the phone"))
        return [
            (_("place"), obj.place or _("everything")),
            (_("who counts"), "、".join(str(user) for user in obj.counters.select_related("person"))),
            (_("started by"), obj.started_by),
            (_("finished by"), obj.finished_by or ""),
            (_("On the phone"), phone),
        ]
