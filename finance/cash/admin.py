"""The cash book at the desk, and the closing of its days."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from finance.cash import figures, services
from finance.cash.forms import CountForm, RecountForm, ReturnForm
from finance.cash.models import CashCount
from finance.cash.workflow import State
from union_portal.core.desk.admin import Deed
from union_portal.core.desk.entering import EnteringAdmin
from union_portal.core.ui.page import Chip, Panel
from union_portal.core.ui.templatetags.ui import capitals, yuan


def _pieces(user: Any, count: CashCount) -> dict[str, Any]:
    rows = [(note, number, Decimal(note) * number) for note, number in count.pieces.items()]
    return {"rows": rows, "count": count}


@admin.register(CashCount)
class CashCountAdmin(EnteringAdmin):
    """Days closed: box against book."""

    position = 44
    unsummed = ["book", "counted"]
    view_perm = "finance.view_cashcount"
    add_perm = "finance.count_cash"
    entering_form = CountForm
    entering_title = _("Close the day's cash")
    entering_intro = _(
        "Count the box together with a colleague, who confirms it afterwards. The sum is worked out from the pieces."
    )
    entering_label = _("Compare with the cash book")
    list_display = ["day", "account", "state", "book", "counted", "difference", "cashier", "witness"]
    list_select_related = ["account", "cashier__person", "witness__person"]
    list_filter = ["state", "account", "day"]
    fields = ()
    change_list_template = "finance/desk/cash_counts.html"
    panels = [Panel("finance/desk/_cash_pieces.html", _pieces)]
    deeds = [
        Deed(
            "witness", _("I stood by: the count is right"), perm="finance.witness_cash", does=services.witness,
            when=lambda count: count.state == State.COUNTED, done=_("The day is closed."),
            help=_("A difference goes to the preparers as the draft of a voucher."),
        ),
        Deed(
            "return", _("Have it counted anew"), perm="finance.witness_cash", form=ReturnForm, does=services.send_back,
            when=lambda count: count.state == State.COUNTED, tone="danger",
        ),
        Deed(
            "book", _("Propose the voucher again"), perm="finance.book_cash_difference", does=services.book_again,
            when=services.needs_voucher, tone="secondary",
        ),
        Deed(
            "recount", _("Count anew"), perm="finance.recount_cash", form=RecountForm, does=services.recount,
            when=lambda count: count.state != State.WITNESSED, tone="secondary",
        ),
    ]  # fmt: skip

    def enter(self, request: HttpRequest, data: dict[str, Any]) -> models.Model:
        return services.close_day(data.pop("account"), by=request.user, **data)  # type: ignore[arg-type]

    def head(self, request: HttpRequest, obj: Any) -> dict[str, Any]:
        return {"state_label": obj.get_state_display(), "tone": obj.tone}

    def facts(self, request: HttpRequest, obj: Any) -> list[tuple[Any, Any]]:
        return [
            (_("cash account"), obj.account),
            (_("counted"), yuan(obj.counted)),
            (_("in capitals"), capitals(obj.counted)),
            (_("balance of the cash book"), yuan(obj.book)),
            (_("difference"), yuan(obj.difference)),
            (_("cause of the difference"), obj.cause),
            (_("cashier"), obj.cashier),
            (_("witness"), obj.witness or ""),
            (_("returned because"), obj.returned_because),
        ]

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        own = path("journal/", wrap(require_safe(self.journal_view)), name="finance_cashcount_journal")
        return [own, *super().get_urls()]

    def journal_view(self, request: HttpRequest) -> HttpResponse:
        """A month of the cash book (现金日记账), day by day with sums and closings."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        boxes = list(figures.boxes())
        box = next((box for box in boxes if box.code == request.GET.get("account")), boxes[0])
        first = _first(request.GET.get("month", ""))
        before, after = first - dt.timedelta(days=1), first + dt.timedelta(days=31)
        context = self.admin_site.each_context(request) | {
            "opts": self.opts, "title": _now("Cash book %(month)s") % {"month": f"{first:%Y-%m}"},
            "book": figures.month(box, first), "back_url": self._address("changelist"),
            "chips": [Chip(str(b), _link(b.code, first), active=b == box) for b in boxes] if len(boxes) > 1 else [],
            "before_url": _link(box.code, before), "after_url": _link(box.code, after),
        }  # fmt: skip
        return TemplateResponse(request, "finance/desk/cash_book.html", context)


def _link(code: str, month: dt.date) -> str:
    return f"?{urlencode({'account': code, 'month': f'{month:%Y-%m}'})}"


def _first(text: str) -> dt.date:
    """The month that was asked for, else this one."""
    try:
        return dt.date.fromisoformat(f"{text}-01")
    except ValueError:
        return timezone.localdate().replace(day=1)
