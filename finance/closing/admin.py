"""Months and year-ends at the desk: the check list, closing, reopening, and the proposals of the year-end."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from finance.closing import figures, forms, services
from finance.closing.checklist import check_list
from finance.closing.models import YearEnd
from finance.period.models import MonthBalance, Period
from union_portal.core.desk.admin import Deed, DeskAdmin
from union_portal.core.money import ZERO
from union_portal.core.ui.page import Panel, Step
from union_portal.core.ui.templatetags.ui import figure

OPEN, CLOSED = pgettext_lazy("accounting month", "Open"), pgettext_lazy("accounting month", "Closed")


def _checks(user: Any, period: Period) -> dict[str, Any] | None:
    """The check list of a month that is still to be closed."""
    return None if period.is_closed else {"lines": check_list(period)}


def _reopenings(user: Any, period: Period) -> dict[str, Any] | None:
    found = list(period.reopenings.select_related("closed_by__person", "reopened_by__person"))
    return {"reopenings": found} if found else None


class OpenFilter(admin.SimpleListFilter):
    title = _("closing of the month")
    parameter_name = "closed"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("no", _("Open and over")), ("yes", CLOSED)]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        today = timezone.localdate()
        if self.value() == "no":
            return queryset.open().before(Period(year=today.year, month=today.month))
        return queryset.closed() if self.value() == "yes" else queryset


@admin.register(Period)
class PeriodAdmin(DeskAdmin):
    """Accounting months; they open by themselves."""

    view_perm = "finance.view_period"
    position = 60
    list_display = ["__str__", "unposted", "closed_at", "closer"]
    list_select_related = ["closed_by__person"]
    list_filter = [OpenFilter, "year"]
    fields = ()
    panels = [
        Panel("finance/desk/_check_list.html", _checks),
        Panel("finance/desk/_reopenings.html", _reopenings),
    ]
    deeds = [
        Deed(
            "close", _("Close the month"), perm="finance.keep_books", does=services.close_period,
            when=lambda period: not period.is_closed, help=_("No voucher enters a closed month any more."),
            done=_("The month is closed."),
        ),
        Deed(
            "reopen", _("Reopen the month"), perm="finance.reopen_period", does=services.reopen_period,
            form=forms.ReopenForm, when=lambda period: period.is_closed, tone="danger",
            done=_("The month is open again."),
        ),
    ]  # fmt: skip

    @admin.display(description=pgettext_lazy("accounting month", "closed by"), ordering="closed_by")
    def closer(self, period: Any) -> Any:
        return period.closed_by

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        unposted = models.Count("vouchers", filter=~models.Q(vouchers__state="POSTED"))
        return super().get_queryset(request).annotate(unposted_count=unposted)

    @admin.display(description=_("not posted yet"))
    def unposted(self, period: Any) -> int:
        return int(period.unposted_count)

    def head(self, request: HttpRequest, obj: Any) -> dict[str, Any]:
        closed = obj.is_closed
        return {"state_label": CLOSED if closed else OPEN, "tone": "success" if closed else "info"}

    def facts(self, request: HttpRequest, obj: Any) -> list[tuple[Any, Any]]:
        month, year = (
            self._totals(period=obj),
            self._totals(period__year=obj.year, period__month__lte=obj.month),
        )
        facts: list[tuple[Any, Any]] = [
            (_("This month, debit and credit"), month), (_("This year so far, debit and credit"), year),
        ]  # fmt: skip
        if obj.is_closed:
            facts += [
                (_("closed at"), obj.closed_at),
                (pgettext_lazy("accounting month", "closed by"), obj.closed_by),
            ]
        return facts

    @staticmethod
    def _totals(**of: Any) -> str:
        """本月合计, 本年累计; the balances that the books opened with aren't business of the month."""
        rows = MonthBalance.objects.filter(**of).exclude(kind="OPENING")
        sums = rows.aggregate(
            debit=models.Sum("debit", default=ZERO), credit=models.Sum("credit", default=ZERO)
        )
        return f"{figure(sums['debit'])} / {figure(sums['credit'])}"


def _proposed(user: Any, year_end: YearEnd) -> dict[str, Any] | None:
    found = list(services.proposed(year_end).order_by("pk").with_total())
    return {"vouchers": found} if found else None


def _carried(user: Any, year_end: YearEnd) -> dict[str, Any]:
    """What the next year opens with."""
    rows = figures.carried_over(year_end.year)
    sums = sum((row.debit for row in rows), ZERO), sum((row.credit for row in rows), ZERO)
    return {"rows": rows, "debit": sums[0], "credit": sums[1], "next_year": year_end.year + 1}


def _is_open(year_end: YearEnd) -> bool:
    """December still takes vouchers."""
    return not Period.objects.closed().filter(year=year_end.year, month=12).exists()


@admin.register(YearEnd)
class YearEndAdmin(DeskAdmin):
    """The year-end: what is to be transferred, what was proposed, and what the next year opens with."""

    view_perm = "finance.view_yearend"
    add_perm = "finance.keep_books"
    position = 61
    form = forms.YearForm
    list_display = ["year", "begun_at", "begun_by"]
    list_select_related = ["begun_by__person"]
    panels = [
        Panel("finance/desk/_proposed.html", _proposed),
        Panel("finance/desk/_carried_over.html", _carried),
    ]
    deeds = [
        Deed(
            "transfer", _("Propose the transfers"), perm="finance.propose_yearend", does=services.propose_transfers,
            help=_("Income and expense go to 32203, those of earmarked funds to 32103. The vouchers lie with the"
                   " preparers as drafts."),
            when=lambda year_end: _is_open(year_end) and bool(figures.results(year_end.year)), done=_("The vouchers lie with the preparers."),
        ),
        Deed(
            "fold", _("Propose the carry-over"), perm="finance.propose_yearend", does=services.propose_folding,
            form=forms.FoldingForm, done=_("The vouchers lie with the preparers."),
            help=_("321 is folded into 32104 and 322 into 32205; then December can be closed."),
            when=lambda year_end: _is_open(year_end)
            and not figures.results(year_end.year)
            and bool(figures.carried_for(year_end.year) or services.to_fold(year_end)),
        ),
    ]  # fmt: skip

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return () if obj else ("year",)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        return [] if obj else [(None, {"fields": ("year",)})]

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        user: Any = request.user
        obj.pk = services.begin_year_end(year=form.cleaned_data["year"], by=user).pk

    def facts(self, request: HttpRequest, obj: Any) -> list[tuple[Any, Any]]:
        return [
            (_("Surplus transferred"), figure(figures.closed_results(obj.year))),
            (_("begun by"), obj.begun_by),
        ]

    def steps(self, request: HttpRequest, obj: Any) -> list[Step]:
        """Months before December, transfers, carry-over, December."""
        december = Period.objects.filter(year=obj.year, month=12).first()
        transferred = not figures.results(obj.year)
        done = [
            not Period.objects.open().before(Period(year=obj.year, month=12)).exists(),
            transferred,
            transferred and not services.to_fold(obj),
            bool(december and december.is_closed),
        ]
        labels = [
            _now("January to November are closed"), _now("Income and expense transferred"),
            _now("Folded into what is carried over"), _now("December closed"),
        ]  # fmt: skip
        at = next((n for n, stands in enumerate(done) if not stands), len(done))
        note = ""
        if december:
            address = reverse("admin:finance_period_change", args=[december.pk])
            note = format_html('<a href="{}">{}</a>', address, december)
        return [
            Step(label, "done" if stands else "now" if n == at else "next", note=note if n == 3 else "")
            for n, (label, stands) in enumerate(zip(labels, done, strict=True))
        ]
