"""The books of a branch, group or club on its members' phones, and the draws from its allowance."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from finance.allowance import services
from finance.allowance.forms import DrawForm, ReportForm
from finance.allowance.models import Allowance, Draw
from finance.allowance.steps import steps_of
from finance.allowance.workflow import State
from finance.unit.models import Unit
from finance.unit_book.figures import UnitBook, book_of, years_of
from members.models import User
from union_portal.core.attachment.models import Attachment
from union_portal.core.errors import DomainError
from union_portal.core.http import PortalRequest
from union_portal.core.ui.page import Action, Chip, Empty, Row, Tile, paged
from union_portal.core.ui.templatetags.ui import figure, yuan


@require_safe
def unit_list(request: PortalRequest) -> HttpResponse:
    """The units that the reader belongs to or keeps the money of."""
    user = request.user
    mine = (Unit.objects.of(user) | Unit.objects.kept_by(user)).distinct().order_by("kind", "name")
    page = paged(request, mine)
    shares = _shares([unit.pk for unit in page.object_list])
    page.object_list = [_unit_row(unit, shares.get(unit.pk)) for unit in page.object_list]
    context = {
        "title": _("Our money"),
        "page_obj": page,
        "empty": Empty(
            _("You belong to no unit with books of its own"),
            _("Branches, groups and clubs appear here as soon as the union keeps books for them."),
            "wallet",
        ),
    }
    return render(request, "finance/unit_list.html", context)


def _shares(units: list[int]) -> dict[int, Allowance]:
    found = Allowance.objects.adopted().filter(unit__in=units, year__year=timezone.localdate().year)
    return {allowance.unit_id: allowance for allowance in found}


def _unit_row(unit: Unit, allowance: Allowance | None) -> Row:
    left = _("%(sum)s left of the allowance") % {"sum": yuan(allowance.left)} if allowance else ""
    return Row(
        title=unit.name, url=reverse("finance:unit", args=[unit.public_id]), icon="wallet",
        meta=[unit.get_kind_display(), left],
    )  # fmt: skip


def _unit(request: PortalRequest, public_id: str) -> Unit:
    """A unit whose books the reader may know; of others nothing is told, not even that they are."""
    unit = get_object_or_404(Unit, public_id=public_id)
    if not request.user.has_perm("finance.read_unit_book", unit):
        raise Http404
    return unit


@require_safe
def unit(request: PortalRequest, public_id: str) -> HttpResponse:
    """What the unit got and spent this year, or in an earlier one."""
    shown = _unit(request, public_id)
    this_year = timezone.localdate().year
    years = sorted({this_year, *years_of(shown)}, reverse=True)
    asked = request.GET.get("year")
    year = next((year for year in years if str(year) == asked), this_year)
    book = book_of(shown, year)
    draws = Draw.objects.filter(allowance__unit=shown, allowance__year__year=year)
    context = {
        "title": shown.name,
        "book": book,
        "chips": [Chip(str(y), f"?year={y}", active=y == year) for y in years] if len(years) > 1 else [],
        "tiles": _tiles(book),
        "draws": [_draw_row(draw) for draw in draws.order_by("-pk")[:50]],
        "may_draw": year == this_year and _may_draw(request.user, book),
    }
    return render(request, "finance/unit.html", context)


def _tiles(book: UnitBook) -> list[Tile]:
    tiles = []
    if book.allowance:
        share = _("%(members)d members, %(rate)s each") % {
            "members": book.allowance.members, "rate": yuan(book.allowance.rate),
        }  # fmt: skip
        tiles += [
            Tile(_("Allowance of the year"), figure(book.allowance.share), _("yuan"), share),
            Tile(_("Drawn or spent of it"), figure(book.allowance.used), _("yuan")),
            Tile(_("Left of it"), figure(book.allowance.left), _("yuan"), tone="success"),
        ]
    if book.came:
        tiles.append(Tile(_("Came in"), figure(book.came), _("yuan"), _("as the union's books say")))
    spent = (
        _("by the union's books, also outside the allowance")
        if book.allowance
        else _("as the union's books say")
    )
    tiles.append(Tile(_("Spent by the books"), figure(book.went), _("yuan"), spent))
    if book.custodies:
        tiles.append(Tile(_("Kept for you"), figure(book.kept), _("yuan"), _("custody money")))
    return tiles


def _may_draw(user: User, book: UnitBook) -> bool:
    return bool(
        book.allowance and book.allowance.left > 0 and user.has_perm("finance.draw_allowance", book.unit)
    )


def _draw_row(draw: Any) -> Row:
    return Row(
        title=draw.purpose, url=draw.get_absolute_url(), number=draw.number, figure=yuan(draw.amount),
        state_label=draw.get_state_display(), tone=draw.tone,
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def draw_new(request: PortalRequest, public_id: str) -> HttpResponse:
    """A keeper asks for money from the unit's allowance."""
    shown = _unit(request, public_id)
    if not request.user.has_perm("finance.draw_allowance", shown):
        raise PermissionDenied
    year = timezone.localdate().year
    allowance = Allowance.objects.adopted().filter(unit=shown, year__year=year).first()
    if allowance is None:
        messages.warning(request, _("No allowance has been adopted for this year yet."))
        return redirect("finance:unit", public_id=shown.public_id)
    form = DrawForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            made = services.request_draw(allowance, by=request.user, **form.cleaned_data)
        except DomainError as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
        else:
            messages.success(
                request, _("Sent. You will hear when it is approved and when the money is there.")
            )
            return redirect(made)
    context = {
        "title": _("Draw from the allowance"), "form": form, "unit": shown, "submit_label": _("Send"),
        "intro": _("%(unit)s: %(left)s left this year.") % {"unit": shown, "left": yuan(allowance.left)},
        "cancel_url": reverse("finance:unit", args=[shown.public_id]),
    }  # fmt: skip
    return render(request, "finance/draw_form.html", context, status=422 if form.errors else 200)


def _draw(request: PortalRequest, public_id: str) -> Draw:
    found = Draw.objects.select_related("allowance__unit", "allowance__year", "account", "keeper")
    shown = get_object_or_404(found, public_id=public_id)
    if not request.user.has_perm("finance.view_draw", shown):
        raise Http404
    return shown


@require_safe
def draw(request: PortalRequest, public_id: str) -> HttpResponse:
    """One draw: where it stands, and what the reader may do."""
    shown = _draw(request, public_id)
    facts = [
        (_("Accounting unit"), shown.unit),
        (_("Amount"), yuan(shown.amount)),
        (_("Kind of expense"), shown.account.full_name),
        (_("Who gets the money"), shown.keeper),
        (_("Spent by receipts"), yuan(shown.spent) if shown.spent is not None else ""),
        (_("Handed back"), yuan(shown.handed_back) if shown.spent is not None else ""),
        (_("Reason"), shown.answer),
    ]
    context = {
        "draw": shown,
        "matter": {
            "number": shown.number, "title": shown.purpose, "state_label": shown.get_state_display(),
            "tone": shown.tone, "is_over": shown.is_over,
        },
        "facts": [(label, value) for label, value in facts if value],
        "steps": steps_of(shown),
        "actions": _actions(request.user, shown),
        "attachments": Attachment.objects.about(shown),
    }  # fmt: skip
    return render(request, "finance/draw.html", context)


def _actions(user: User, shown: Draw) -> list[Action]:
    if not user.has_perm("finance.change_draw", shown):
        return []
    if shown.state == State.DRAWN:
        url = reverse("finance:draw-report", args=[shown.public_id])
        return [Action(_("Hand the receipts in"), url, "get", "primary", "upload")]
    if shown.state == State.REQUESTED:
        url = reverse("finance:draw-withdraw", args=[shown.public_id])
        return [Action(_("Withdraw it"), url, "post", "danger", "x", _("It isn't needed any more?"))]
    return []


@require_POST
def draw_withdraw(request: PortalRequest, public_id: str) -> HttpResponse:
    """The keeper doesn't need it any more, before anybody has approved it."""
    shown = _draw(request, public_id)
    if not request.user.has_perm("finance.change_draw", shown):
        raise PermissionDenied
    try:
        services.withdraw_draw(shown, by=request.user)
    except DomainError as error:
        messages.error(request, str(error))
    return redirect(shown)


@require_http_methods(["GET", "HEAD", "POST"])
def draw_report(request: PortalRequest, public_id: str) -> HttpResponse:
    """The keeper hands the receipts in and says what was spent."""
    shown = _draw(request, public_id)
    if not request.user.has_perm("finance.change_draw", shown):
        raise PermissionDenied
    if shown.state != State.DRAWN:
        return redirect(shown)
    initial = {"spent": shown.spent if shown.spent is not None else shown.amount, "report": shown.report}
    is_sent = request.method == "POST"
    form = ReportForm(request.POST if is_sent else None, request.FILES if is_sent else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            services.report_draw(shown, by=request.user, **form.cleaned_data)
        except DomainError as error:
            field = {"file": "receipts"}.get(error.field or "", error.field)
            form.add_error(field if field in form.fields else None, str(error))
        else:
            return redirect(shown)
    context = {
        "title": _("Hand the receipts in"), "form": form, "draw": shown, "multipart": True, "unit": shown.unit,
        "submit_label": _("Hand in"), "cancel_url": shown.get_absolute_url(),
        "attachments": Attachment.objects.about(shown),
    }  # fmt: skip
    return render(request, "finance/draw_report.html", context, status=422 if form.errors else 200)
