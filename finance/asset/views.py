"""On the phone: what a label's QR code opens, and the list of a stocktaking."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from finance.asset import figures, services
from finance.asset.forms import SeenForm
from finance.asset.models import Asset, Stocktaking, StocktakingItem
from union_portal.core.errors import DomainError
from union_portal.core.http import PortalRequest
from union_portal.core.ui.page import Chip, Empty, Row, paged
from union_portal.core.ui.templatetags.ui import yuan

TONES = {"": "neutral", "FOUND": "success", "DAMAGED": "warning", "MISSING": "danger"}


def _asset(request: PortalRequest, public_id: str) -> Asset:
    assets = Asset.objects.visible_to(request.user).select_related("category", "department", "keeper")
    return get_object_or_404(assets, public_id=public_id)


def _item(request: PortalRequest, asset: Asset) -> StocktakingItem | None:
    """Where this person is to count this thing."""
    if not request.user.has_perm("finance.count_asset", asset):
        return None
    items = StocktakingItem.objects.to_count_by(request.user).select_related("stocktaking", "seen_by__person")
    return items.filter(asset=asset).first()


@require_safe
def asset(request: PortalRequest, public_id: str) -> HttpResponse:
    """The thing behind a label: what it is, where it belongs, and, for a counter, one tap to count it."""
    return _page(request, _asset(request, public_id))


def _page(request: PortalRequest, found: Asset, form: SeenForm | None = None) -> HttpResponse:
    item = _item(request, found)
    initial = (
        {"result": item.result or "FOUND", "place": item.seen_at_place or found.place, "note": item.note}
        if item
        else {}
    )
    reads = request.user.has_perm("finance.view_asset")
    facts = [
        (_("category"), found.category),
        (_("make and model"), found.model),
        (_("pieces"), found.quantity),
        (_("owned by"), found.get_owner_display()),
        (_("place"), found.place),
        (_("department"), found.department or ""),
        (_("keeper"), found.keeper or ""),
        (_("acquired"), found.acquired_on),
        (_("original value"), yuan(found.cost) if reads else ""),
    ]
    context = {
        "matter": {"number": found.number, "title": found.name, "state_label": found.get_state_display(), "tone": found.tone, "is_over": True},
        "facts": [(label, value) for label, value in facts if value],
        "asset": found, "item": item, "form": form or SeenForm(initial=initial), "desk_url": found.desk_url if reads else "",
    }  # fmt: skip
    return render(request, "finance/asset.html", context, status=422 if form is not None else 200)


@require_POST
def asset_seen(request: PortalRequest, public_id: str) -> HttpResponse:
    """The counter noted what is there."""
    found = _asset(request, public_id)
    item = _item(request, found)
    if item is None:
        raise PermissionDenied
    form = SeenForm(request.POST)
    if form.is_valid():
        try:
            services.note_seen(item, by=request.user, **form.cleaned_data)
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Counted: %(asset)s.") % {"asset": found})
            return redirect(item.stocktaking)
    return _page(request, found, form)


@require_safe
def stocktaking(request: PortalRequest, public_id: str) -> HttpResponse:
    """What is still to be counted, place by place; scan the labels, or tap a row."""
    counting = get_object_or_404(Stocktaking.objects.visible_to(request.user), public_id=public_id)
    part, q = request.GET.get("part", "left"), request.GET.get("q", "").strip()[:60]
    items = counting.items.select_related("asset")
    items = (
        items.exclude(result="") if part == "seen" else items.filter(result="") if part == "left" else items
    )
    if q:
        items = items.filter(asset__number__icontains=q) | items.filter(asset__name__icontains=q)
    page = paged(request, items, per_page=50)
    page.object_list = [
        Row(
            title=item.asset.name, url=item.asset.get_absolute_url(), number=item.asset.number,
            meta=[item.seen_at_place or item.expected_at, item.asset.model], state_label=item.get_result_display(),
            tone=TONES[item.result],  # type: ignore[arg-type]
        )
        for item in page.object_list
    ]  # fmt: skip
    done = figures.progress(counting)
    context = {
        "title": counting.title, "page_obj": page, "q": q, "done": done, "counting": counting,
        "chips": [
            Chip(_("Still to count"), "?part=left", part == "left", done.total - done.seen),
            Chip(_("Counted"), "?part=seen", part == "seen", done.seen),
        ],
        "empty": Empty(_("Nothing is left to count."), _("Thank you. The bookkeeper can finish the stocktaking now."), icon="checklist"),
        "breadcrumbs": [(_("Stocktaking"), ""), (counting.title, reverse("finance:stocktaking", args=[public_id]))],
    }  # fmt: skip
    return render(request, "finance/stocktaking.html", context)
