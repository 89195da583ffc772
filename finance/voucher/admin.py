"""Vouchers and the ledger at the desk: written by keyboard, moved on by deeds."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet, Sum
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from finance.account.models import Account
from finance.period.models import Period
from finance.sheet.links import MoneyFilter, SpanFilter
from finance.template import services as templates
from finance.template.models import StandardSummary, TemplateLine, VoucherTemplate
from finance.unit.models import Unit
from finance.voucher import forms, jobs, papers, services
from finance.voucher.figures import series_of
from finance.voucher.models import Entry, Voucher
from finance.voucher.workflow import State
from union_portal.core.desk.admin import Deed, DeskAdmin
from union_portal.core.errors import DomainError
from union_portal.core.money import ZERO
from union_portal.core.ui.page import Chip, Step
from union_portal.core.ui.templatetags.ui import figure

TONES = {"DRAFT": "neutral", "PREPARED": "info", "CHECKED": "info", "POSTED": "success"}


def keep_as_template(voucher: Voucher, *, by: Any, name: str, with_amounts: bool) -> VoucherTemplate:
    """The voucher's entries, with or without their amounts, as the start of the next ones."""
    sides = TemplateLine.Side
    lines = [
        TemplateLine(
            account=entry.account, side=sides.DEBIT if entry.debit else sides.CREDIT,
            amount=(entry.debit or entry.credit) if with_amounts else None, fund=entry.fund, unit=entry.unit,
            item=entry.item, summary="" if entry.summary == voucher.summary else entry.summary,
        )
        for entry in voucher.entries.select_related("account", "fund", "unit")
    ]  # fmt: skip
    return templates.keep_template(name=name, summary=voucher.summary, lines=lines, by=by)


class WaitingFilter(admin.SimpleListFilter):
    title = _("worklist")
    parameter_name = "waiting"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("me", _("Waiting for me")), ("all", _("Not posted yet"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        if self.value() == "me":
            return queryset.waiting_for(request.user)
        return queryset.unposted() if self.value() == "all" else queryset


@admin.register(Voucher)
class VoucherAdmin(DeskAdmin):
    view_perm = "finance.view_voucher"
    add_perm = "finance.add_voucher"
    list_display = ["date", "label", "summary", "sum", "state", "origin", "preparer"]
    list_display_links = ["date", "label", "summary"]
    list_select_related = ["preparer__person"]
    lookups = ["period__id__exact"]
    list_filter = [WaitingFilter, "state", "origin", "word", "kind", "period__year", "period__month"]
    search_fields = ["summary", "=source_no", "=number"]
    fields = ()
    change_list_template = "finance/desk/vouchers.html"
    change_form_template = "finance/desk/voucher.html"
    position = 1
    deeds = [
        Deed(
            "prepare", _("Hand in"), perm="finance.prepare_voucher", does=services.prepare_voucher,
            when=lambda voucher: voucher.state == State.DRAFT, done=_("Handed in. It waits for the checker."),
        ),
        Deed(
            "check", _("Check the voucher"), perm="finance.check_voucher", does=services.check_voucher,
            when=lambda voucher: voucher.state == State.PREPARED, done=_("Checked. It waits for the bookkeeper."),
            help=_("You confirm that accounts, amounts and documents are right."),
        ),
        Deed(
            "sign", _("Sign as cashier"), perm="finance.sign_voucher", does=services.sign_voucher, tone="secondary",
            when=lambda voucher: voucher.state in {State.PREPARED, State.CHECKED} and not voucher.cashier_id,
            help=_("You confirm that the money was received or paid."),
        ),
        Deed(
            "post", _("Enter in the books"), perm="finance.post_voucher", does=services.post_voucher,
            when=lambda voucher: voucher.state == State.CHECKED, done=_("Posted and numbered."),
            help=_("It gets its number and never changes again."),
        ),
        Deed(
            "return", _("Return to the preparer"), perm="finance.return_voucher", does=services.return_voucher, form=forms.ReasonForm,
            when=lambda voucher: voucher.state in {State.PREPARED, State.CHECKED}, tone="secondary",
        ),
        Deed(
            "attach", _("Attach a document"), perm="finance.discard_voucher", does=papers.attach, form=forms.AttachForm,
            when=lambda voucher: not voucher.is_posted, tone="secondary",
        ),
        Deed(
            "reverse", _("Reverse in red"), perm="finance.reverse_voucher", does=services.reverse_voucher,
            form=forms.ReverseForm, tone="danger", done=_("The red voucher lies with your drafts."),
            when=lambda voucher: voucher.is_posted and not hasattr(voucher, "reversed_by"),
            help=_("Writes the same entries with negative amounts; hand the red voucher in like any other."),
        ),
        Deed(
            "template", _("Keep as a template"), perm="finance.keep_templates", does=keep_as_template,
            form=forms.TemplateForm, tone="secondary", done=_("Kept. It is offered when a new voucher is written."),
        ),
        Deed(
            "discard", _("Discard the draft"), perm="finance.discard_voucher", does=services.discard_voucher,
            when=lambda voucher: voucher.is_discardable, tone="danger",
        ),
    ]  # fmt: skip

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).with_total()  # type: ignore[attr-defined]

    @admin.display(description=_("number"), ordering="number")
    def label(self, voucher: Voucher) -> str:
        return voucher.label

    @admin.display(description=_("total"), ordering="total")
    def sum(self, voucher: Any) -> str:
        return figure(voucher.total)

    # -- the page of one voucher -----------------------------------------------------------------------
    def head(self, request: HttpRequest, obj: Any) -> dict[str, Any]:
        return {
            "number": obj.label if obj.number else "", "state_label": obj.get_state_display(), "tone": TONES[obj.state],
        }  # fmt: skip

    def facts(self, request: HttpRequest, obj: Any) -> list[tuple[Any, Any]]:
        facts: list[tuple[Any, Any]] = [
            (_("date"), obj.date), (_("kind"), obj.get_word_display() or obj.get_kind_display()), (_("origin"), obj.get_origin_display()),
            (_("documents attached"), obj.documents), (_("cashier"), obj.cashier or "–"),
        ]  # fmt: skip
        link = '<a href="{}">{}</a>'
        if obj.source_no:
            facts.append((_("number in the old books"), obj.source_no))
        if obj.file_hash:
            facts.append((_("hash of the imported file"), obj.file_hash))
        if hasattr(obj, "payment"):
            facts.append(
                (_("payment request"), format_html(link, obj.payment.get_absolute_url(), obj.payment))
            )
        elif obj.about is not None:
            address = getattr(obj.about, "get_absolute_url", lambda: "")()
            facts.append((_("comes from"), format_html(link, address, obj.about) if address else obj.about))
        if obj.documents_hash:
            intact = papers.hash_of(obj) == obj.documents_hash
            words = _("unchanged since posting") if intact else _("changed since posting")
            facts.append((_("hash of the attached files"), f"{obj.documents_hash} ({words})"))
        if obj.corrects:
            facts.append((_("corrects"), format_html(link, obj.corrects.get_absolute_url(), obj.corrects)))
        for correction in obj.corrections.all():
            facts.append((_("corrected by"), format_html(link, correction.get_absolute_url(), correction)))
        if obj.reverses:
            facts.append((_("reverses"), format_html(link, obj.reverses.get_absolute_url(), obj.reverses)))
        if hasattr(obj, "reversed_by"):
            facts.append(
                (_("reversed by"), format_html(link, obj.reversed_by.get_absolute_url(), obj.reversed_by))
            )
        return facts

    def steps(self, request: HttpRequest, obj: Any) -> list[Step]:
        order = [State.DRAFT, State.PREPARED, State.CHECKED, State.POSTED]
        at = order.index(obj.state)
        words = [
            (_("Prepared"), obj.preparer, obj.created_at), (_("Checked"), obj.checker, None),
            (_("Posted"), obj.bookkeeper, obj.posted_at),
        ]  # fmt: skip
        done = [at > 0, at > 1, at > 2]
        return [
            Step(
                label,
                "done" if done[n] else "now" if n == sum(done) else "next",
                who or "",
                when if done[n] else None,
            )
            for n, (label, who, when) in enumerate(words)
        ]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        voucher: Any = self.get_object(request, object_id)
        context: dict[str, Any] = {}
        if voucher is not None:
            debit, credit = voucher.sums
            context = {
                "voucher_entries": voucher.entries.select_related("account", "fund", "unit"), "debit": debit,
                "credit": credit, "difference": debit - credit,
                "may_edit": request.user.has_perm("finance.change_voucher", voucher),
                "may_copy": self.has_add_permission(request),
            }  # fmt: skip
        return super().change_view(request, object_id, form_url, context | (extra_context or {}))

    # -- writing by keyboard ---------------------------------------------------------------------------
    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        return [
            path("sums/", wrap(require_POST(self.sums_view)), name="finance_voucher_sums"),
            path("numbers/", wrap(require_safe(self.numbers_view)), name="finance_voucher_numbers"),
            path("print/", wrap(self.print_view), name="finance_voucher_print"),
            path("<path:object_id>/form/", wrap(require_POST(self.form_view)), name="finance_voucher_form"),
            path("<path:object_id>/edit/", wrap(self.edit_view), name="finance_voucher_edit"),
            *super().get_urls(),
        ]

    def form_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """The form of one voucher as PDF; the job's page has the file."""
        user: Any = request.user
        voucher: Any = self._object(request, object_id)
        return redirect(jobs.start_form(voucher, by=user))

    def numbers_view(self, request: HttpRequest) -> HttpResponse:
        """Every series of a year with its numbers: none is missing, or the missing ones are named."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        years = sorted(set(Period.objects.order_by().values_list("year", flat=True)), reverse=True)
        asked = request.GET.get("year")
        newest = next(iter(years), timezone.localdate().year)
        year = next((year for year in years if str(year) == asked), newest)
        series = series_of(year)
        context = self.admin_site.each_context(request) | {
            "opts": self.opts, "title": gettext("Series of numbers %(year)d") % {"year": year}, "series": series,
            "chips": [Chip(str(each), f"?year={each}", active=each == year) for each in years],
            "broken": sum(not each.is_whole for each in series), "unposted": Voucher.objects.unposted().filter(period__year=year).count(),
            "back_url": self._address("changelist"),
        }  # fmt: skip
        return TemplateResponse(request, "finance/desk/voucher_numbers.html", context)

    def print_view(self, request: HttpRequest) -> HttpResponse:
        """The forms of a month, to be bound."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        user: Any = request.user
        form = forms.PrintForm(request.POST or None)
        if form.is_valid():
            data = form.cleaned_data
            return redirect(jobs.start_forms(by=user, **data | {"period": data["period"].pk}))
        context = self.admin_site.each_context(request) | {
            "opts": self.opts, "form": form, "title": gettext("Print voucher forms"), "back_url": self._address("changelist"),
        }  # fmt: skip
        status = 422 if form.is_bound else 200
        return TemplateResponse(request, "finance/desk/voucher_print.html", context, status=status)

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        return self._write(request, None)

    def edit_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        voucher: Any = self.get_object(request, object_id)
        if voucher is None:
            raise Http404
        if not request.user.has_perm("finance.change_voucher", voucher):
            raise PermissionDenied
        return self._write(request, voucher)

    def sums_view(self, request: HttpRequest) -> HttpResponse:
        """The running sums of what is being typed, for htmx."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        return TemplateResponse(request, "finance/partials/_voucher_sums.html", _sums(request.POST))

    def _write(self, request: HttpRequest, voucher: Any) -> HttpResponse:
        begin, given = ({}, forms.lines_of(voucher)) if voucher else _beginning(request)
        blank = forms.blank_lines(max(2, forms.BLANK_LINES - len(given)))
        if request.method == "POST" and "more" not in request.POST:
            form = forms.VoucherForm(request.POST, instance=voucher)
            lines: Any = forms.LineFormSet(request.POST, prefix="line")
            if form.is_valid() and lines.is_valid():
                hand_in = "hand_in" in request.POST
                try:
                    saved = services.keep_draft(
                        voucher, lines=[x.line for x in lines if x.line], hand_in=hand_in, by=request.user,  # type: ignore[arg-type]
                        **form.cleaned_data,
                    )  # fmt: skip
                except DomainError as error:
                    form.add_error(error.field if error.field in form.fields else None, str(error))
                else:
                    messages.success(
                        request,
                        gettext("Handed in. It waits for the checker.")
                        if hand_in
                        else gettext("Draft saved."),
                    )
                    return redirect(self.change_url(saved))
        elif request.method == "POST":
            form, lines = self._with_more_lines(request, voucher)
        else:
            form = forms.VoucherForm(instance=voucher, initial=begin)
            lines = forms.LineFormSet(initial=given + blank, prefix="line")
        context = self.admin_site.each_context(request) | _sums(request.POST or _as_typed(given)) | {
            "opts": self.opts, "form": form, "lines": lines, "original": voucher,
            "title": gettext("Change the draft") if voucher else gettext("New voucher"),
            "templates": [] if voucher else VoucherTemplate.objects.open(),
            "summaries": StandardSummary.objects.open(), "started": "more" if "more" in request.POST else "",
            "accounts": Account.objects.open(), "items": _recent_items(), "units": Unit.objects.open(),
            "back_url": self.change_url(voucher) if voucher else self._address("changelist"),
        }  # fmt: skip
        refused = request.method == "POST" and "more" not in request.POST
        return TemplateResponse(
            request, "finance/desk/voucher_form.html", context, status=422 if refused else 200
        )

    def _with_more_lines(self, request: HttpRequest, voucher: Any) -> tuple[Any, Any]:
        """The same form with what was typed, and some more lines."""
        data = request.POST.copy()
        count = min(int(data.get("line-TOTAL_FORMS") or 0) + forms.MORE_LINES, forms.MOST_LINES)
        names = list(forms.LineForm.base_fields)
        typed = [{name: data.get(f"line-{n}-{name}", "") for name in names} for n in range(count)]
        initial = {name: data.get(name, "") for name in forms.VoucherForm.base_fields}
        return forms.VoucherForm(initial=initial), forms.LineFormSet(initial=typed, prefix="line")


def _beginning(request: HttpRequest) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """What a new voucher begins with: a template, or another voucher that it copies."""
    asked = {name: value for name in ("template", "copy") if (value := request.GET.get(name, "")).isdecimal()}
    if "template" in asked:
        template = get_object_or_404(VoucherTemplate.objects.open(), pk=asked["template"])
        return {"summary": template.summary}, forms.lines_of_template(template)
    if "copy" in asked:
        voucher = get_object_or_404(Voucher.objects.visible_to(request.user), pk=asked["copy"])  # type: ignore[arg-type]
        return {"summary": _copied_summary(voucher)}, forms.lines_of(voucher)
    return {}, []


def _copied_summary(voucher: Voucher) -> str:
    """A copy of what was reversed is the blue voucher that puts it right (订正)."""
    if not hasattr(voucher, "reversed_by"):
        return voucher.summary
    words = {"number": voucher.label, "date": voucher.date, "summary": voucher.summary}
    return (gettext("Corrects %(number)s of %(date)s: %(summary)s") % words)[:200]


def _as_typed(lines: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        f"line-{n}-{side}": line.get(side) for n, line in enumerate(lines) for side in ("debit", "credit")
    }


def _sums(data: Any) -> dict[str, Any]:
    debit, credit = forms.typed_sums(data)
    return {"debit": debit, "credit": credit, "difference": debit - credit}


def _recent_items() -> list[str]:
    """Occasions used lately, offered while typing."""
    last = Entry.objects.exclude(item="").order_by("-pk").values_list("item", flat=True)[:500]
    return sorted(set(last))


@admin.register(Entry)
class EntryAdmin(DeskAdmin):
    """The ledger: posted entries, with the sums of what is filtered. Every figure of a report leads here."""

    view_perm = "finance.view_entry"
    position = 63
    list_display = [
        "day",
        "number",
        "summary",
        "account",
        "debit_side",
        "credit_side",
        "fund",
        "unit",
        "item",
    ]
    list_display_links = None
    exports = True
    export_display = ["day", "number", "summary", "account", "debit", "credit", "fund", "unit", "item"]
    list_select_related = ["voucher", "account", "fund", "unit"]
    list_filter = [
        "voucher__period__year",
        "voucher__period__month",
        "account__element",
        "fund",
        "voucher__kind",
        SpanFilter,
        MoneyFilter,
    ]
    search_fields = [
        "summary",
        "account__code",
        "account__full_name",
        "account__initials",
        "item",
        "unit__name",
    ]
    ordering = ["-voucher__date", "-voucher__number", "position"]
    change_list_template = "finance/desk/entries.html"
    fields = ["voucher", "summary", "account", "debit", "credit", "fund", "unit", "item"]

    lookups = [
        "account__code", "account__code__startswith", "account__code__in", "item", "item__exact", "fund__code",
        "fund__isnull", "unit__name", "unit__isnull", "voucher__kind__in",
    ]  # fmt: skip

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).posted()  # type: ignore[attr-defined]

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        response: Any = super().changelist_view(request, extra_context)
        changelist = getattr(response, "context_data", {}).get("cl")
        if changelist is not None:
            response.context_data["ledger"] = changelist.queryset.order_by().aggregate(
                debit=Sum("debit", default=ZERO), credit=Sum("credit", default=ZERO)
            )
        return response

    @admin.display(description=_("date"), ordering="voucher__date")
    def day(self, entry: Entry) -> Any:
        return entry.voucher.date

    @admin.display(description=_("voucher"), ordering="voucher__number")
    def number(self, entry: Entry) -> str:
        return format_html('<a href="{}">{}</a>', entry.voucher.get_absolute_url(), entry.voucher.label)

    @admin.display(description=_("debit"), ordering="debit")
    def debit_side(self, entry: Entry) -> str:
        return figure(entry.debit) if entry.debit else ""

    @admin.display(description=_("credit"), ordering="credit")
    def credit_side(self, entry: Entry) -> str:
        return figure(entry.credit) if entry.credit else ""
