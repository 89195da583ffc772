"""Bank accounts at the desk: statements in, matching, and the reconciliation of each month."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from finance.bank import figures, jobs, services
from finance.bank.forms import (
    AccountForm,
    CloseForm,
    DropForm,
    MonthForm,
    StatementForm,
    VoucherForm,
    WithdrawForm,
)
from finance.bank.models import BankAccount, BankLine, BankStatement, Match, Reconciliation
from finance.bank.workflow import FileState, State
from union_portal.core.desk.admin import Deed, DeskAdmin
from union_portal.core.desk.entering import EnteringAdmin
from union_portal.core.errors import DomainError
from union_portal.core.ui.page import Panel
from union_portal.core.ui.templatetags.ui import capitals, yuan

MOST_SHOWN = 200
"""Movements and entries on the matching page; what is beyond waits until these are matched."""


def _months(user: Any, account: BankAccount) -> dict[str, Any] | None:
    made = account.reconciliations.select_related("period", "confirmed_by__person")[:24]
    return {"made": made} if made else None


@admin.register(BankAccount)
class BankAccountAdmin(EnteringAdmin):
    """Accounts at banks and payment services."""

    position = 40
    view_perm = "finance.view_bankaccount"
    add_perm = "finance.keep_books"
    entering_form = AccountForm
    entering_title = _("New bank account")
    list_display = ["name", "bank", "ledger", "since", "last_line", "unmatched", "closed_on"]
    list_select_related = ["ledger"]
    fields = ()
    change_form_template = "finance/desk/bank_account.html"
    panels = [Panel("finance/desk/_reconciliations.html", _months)]
    deeds = [
        Deed(
            "reconcile", _("Make the reconciliation"), perm="finance.match_bank", form=MonthForm,
            does=services.make_for_month, when=lambda account: not account.closed_on, answer="made",
            help=_("The statement of a month's end: both balances, and what is in transit between them."),
        ),
        Deed(
            "close", _("The account was given up"), perm="finance.keep_books", form=CloseForm,
            does=services.close_account, when=lambda account: not account.closed_on, tone="danger",
        ),
    ]  # fmt: skip

    def enter(self, request: HttpRequest, data: dict[str, Any]) -> models.Model:
        return services.open_account(by=request.user, **data)  # type: ignore[arg-type]

    def answer(self, request: HttpRequest, obj: Any, deed: Deed, result: Any) -> HttpResponse:
        """A reconciliation just made is looked at on its own page."""
        messages.success(request, _now("Both sides agree. The checker has been asked to confirm it."))
        return redirect(result)

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        rows = super().get_queryset(request)
        return rows.annotate(
            last_day=models.Max("lines__day"),
            unmatched_count=models.Count("lines", filter=models.Q(lines__match=None)),
        )

    @admin.display(description=_("movements until"))
    def last_line(self, account: Any) -> Any:
        return account.last_day

    @admin.display(description=_("not matched yet"))
    def unmatched(self, account: Any) -> int:
        return int(account.unmatched_count)

    def facts(self, request: HttpRequest, obj: Any) -> list[tuple[Any, Any]]:
        return [
            (_("bank"), obj.get_bank_display()),
            (_("account number"), obj.number),
            (_("ledger account"), obj.ledger),
            (_("matched from"), obj.since),
            (_("balance at the start of that day"), yuan(obj.opening_balance)),
            (_("movements until"), obj.last_day or "–"),
            (_("not matched yet"), obj.unmatched_count),
            (_("account closed on"), obj.closed_on),
        ]

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        own = path(
            "<path:object_id>/matching/", wrap(self.matching_view), name="finance_bankaccount_matching"
        )
        return [own, *super().get_urls()]

    def matching_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Movements beside entries: tick what belongs together, or let the portal match what is certain."""
        account: Any = self.get_object(request, object_id)
        if account is None:
            raise Http404
        if not request.user.has_perm("finance.match_bank"):
            raise PermissionDenied
        error = ""
        if request.method == "POST":
            try:
                messages.success(request, self._match(request, account))
            except DomainError as refused:
                error = str(refused)
            else:
                return redirect(account.matching_url)
        lines = list(account.lines.unmatched().order_by("day", "place")[:MOST_SHOWN])
        entries = list(figures.unmatched_entries(account)[: MOST_SHOWN * 5])
        found = figures.suggestions(lines, entries)
        context = self.admin_site.each_context(request) | {
            "opts": self.opts, "account": account, "title": _now("Match %(account)s") % {"account": account},
            "error": error, "rows": [(line, found.get(line.pk, [])) for line in lines], "entries": entries[:MOST_SHOWN],
            "certain": sum(options[0].certain for options in found.values()), "back_url": self.change_url(account),
        }  # fmt: skip
        return TemplateResponse(
            request, "finance/desk/bank_matching.html", context, status=422 if error else 200
        )

    def _match(self, request: HttpRequest, account: BankAccount) -> str:
        user: Any = request.user
        if "certain" in request.POST:
            count = services.match_certain(account, by=user)
            return ngettext("%(n)d movement matched.", "%(n)d movements matched.", count) % {"n": count}
        lines, entries = request.POST.getlist("line"), request.POST.getlist("entry")
        if suggested := request.POST.get("suggestion", ""):
            line, _colon, rest = suggested.partition(":")
            lines, entries = [line], rest.split(",")
        numbers = [pk for pk in [*lines, *entries] if not pk.isascii() or not pk.isdigit()]
        if numbers:
            raise DomainError(_now("Choose at least one movement and one posted entry that belong together."))
        services.match(
            account, lines=list(account.lines.filter(pk__in=lines)), by=user, how=Match.How.HAND,
            entries=list(figures.unmatched_entries(account).filter(pk__in=entries)),
        )  # fmt: skip
        return _now("Matched.")


@admin.register(BankStatement)
class BankStatementAdmin(EnteringAdmin):
    """Upload → preview → take over: whole or not at all."""

    position = 41
    view_perm = "finance.view_bankstatement"
    add_perm = "finance.upload_statement"
    entering_form = StatementForm
    entering_title = _("Bring in a statement")
    entering_intro = _(
        "The file is read first and shown to you; only then it is taken over, whole or not at all."
    )
    entering_label = _("Upload and read")
    list_display = [
        "name",
        "account",
        "state",
        "first_on",
        "last_on",
        "rows",
        "income",
        "expense",
        "uploaded_at",
    ]
    list_select_related = ["account"]
    list_filter = ["state", "account"]
    fields = ()
    change_form_template = "finance/desk/bank_statement.html"
    deeds = [
        Deed(
            "take", _("Take over"), perm="finance.take_statement", does=services.take_over,
            when=lambda statement: statement.state == FileState.READY,
            done=_("Taken over. The movements can be matched now."),
        ),
        Deed(
            "drop", _("Drop the file"), perm="finance.take_statement", form=DropForm, does=services.drop,
            when=lambda statement: statement.state != FileState.DROPPED, tone="danger",
            help=_("What it brought goes too, as long as nothing of it is matched."),
        ),
    ]  # fmt: skip

    def enter(self, request: HttpRequest, data: dict[str, Any]) -> models.Model:
        file, user = data["file"], request.user
        return services.upload(data["account"], file.read(), name=file.name, by=user)  # type: ignore[arg-type]

    def head(self, request: HttpRequest, obj: Any) -> dict[str, Any]:
        return {"state_label": obj.get_state_display(), "tone": obj.tone}

    def facts(self, request: HttpRequest, obj: Any) -> list[tuple[Any, Any]]:
        return [
            (_("bank account"), obj.account),
            (_("first day"), obj.first_on or ""),
            (_("last day"), obj.last_on or ""),
            (_("new movements"), obj.rows),
            (_("known already"), obj.known),
            (_("money in"), yuan(obj.income)),
            (_("money out"), yuan(obj.expense)),
            (_("closing balance"), yuan(obj.closing) if obj.closing is not None else ""),
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
        statement: Any = self.get_object(request, object_id)
        shown = services.new_lines(statement) if statement and statement.state == FileState.READY else []
        return super().change_view(
            request, object_id, form_url, {"shown": shown[:MOST_SHOWN]} | (extra_context or {})
        )


class MatchedFilter(admin.SimpleListFilter):
    title = _("matched")
    parameter_name = "matched"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("no", _("Not matched yet")), ("yes", _("Matched"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return (
            queryset.filter(match__isnull=self.value() == "no") if self.value() in {"no", "yes"} else queryset
        )


def _matched(user: Any, line: BankLine) -> dict[str, Any] | None:
    if line.match is None:
        return None
    entries = line.match.entries.select_related("entry__voucher", "entry__account")
    return {"match": line.match, "entries": entries, "lines": line.match.lines.exclude(pk=line.pk)}


@admin.register(BankLine)
class BankLineAdmin(DeskAdmin):
    """The movements at the bank, as the statements tell them."""

    position = 42
    unsummed = ["balance"]
    view_perm = "finance.view_bankline"
    exports = True
    list_display = ["day", "amount", "balance", "name", "text", "reference", "account", "is_matched"]
    list_select_related = ["account"]
    list_filter = [MatchedFilter, "account", "day"]
    search_fields = ["name", "text", "reference", "=amount"]
    fields = ()
    panels = [Panel("finance/desk/_match.html", _matched)]
    deeds = [
        Deed(
            "voucher", _("Propose a voucher"), perm="finance.match_bank", form=VoucherForm, does=services.propose_voucher,
            when=lambda line: line.match_id is None,
            done=_("The voucher's draft lies on the preparers' list. Once it is posted, the two are matched."),
            help=_("For what the bank did without us: interest, fees, money that came in."),
        ),
        Deed(
            "unmatch", _("Undo the match"), perm="finance.match_bank", does=services.undo_match,
            when=lambda line: line.match_id is not None, tone="danger",
        ),
    ]  # fmt: skip

    @admin.display(description=_("matched"), boolean=True)
    def is_matched(self, line: BankLine) -> bool:
        return line.match_id is not None

    def facts(self, request: HttpRequest, obj: Any) -> list[tuple[Any, Any]]:
        statement = format_html('<a href="{}">{}</a>', obj.statement.get_absolute_url(), obj.statement)
        return [
            (_("bank account"), obj.account),
            (_("date"), obj.day),
            (_("amount"), yuan(obj.amount)),
            (_("balance"), yuan(obj.balance) if obj.balance is not None else ""),
            (_("other side"), f"{obj.name} {'…' + obj.number if obj.number else ''}".strip()),
            (_("purpose"), obj.text),
            (_("bank's reference"), obj.reference),
            (_("statement"), statement),
        ]


@admin.register(Reconciliation)
class ReconciliationAdmin(DeskAdmin):
    """The reconciliation statement of each month (余额调节表)."""

    position = 43
    unsummed = ["bank_balance", "book_balance", "adjusted"]
    view_perm = "finance.view_reconciliation"
    list_display = ["__str__", "state", "bank_balance", "book_balance", "adjusted", "made_by", "confirmed_by"]
    list_select_related = ["account", "period", "made_by__person", "confirmed_by__person"]
    list_filter = ["state", "account", "period__year"]
    fields = ()
    change_form_template = "finance/desk/reconciliation.html"
    deeds = [
        Deed(
            "confirm", _("Confirm"), perm="finance.confirm_reconciliation", does=services.confirm,
            when=lambda made: made.state == State.MADE, done=_("Confirmed. The month may be closed as far as this account goes."),
        ),
        Deed(
            "paper", _("Make the PDF"), perm="finance.view_reconciliation", does=jobs.start_paper, answer="job",
            tone="secondary",
        ),
        Deed(
            "withdraw", _("Withdraw the confirmation"), perm="finance.withdraw_reconciliation", form=WithdrawForm,
            does=services.withdraw, when=lambda made: made.state == State.CONFIRMED and not made.period.is_closed,
            tone="danger",
        ),
    ]  # fmt: skip

    def answer(self, request: HttpRequest, obj: Any, deed: Deed, result: Any) -> HttpResponse:
        return redirect(result)

    def head(self, request: HttpRequest, obj: Any) -> dict[str, Any]:
        return {"state_label": obj.get_state_display(), "tone": obj.tone}

    def facts(self, request: HttpRequest, obj: Any) -> list[tuple[Any, Any]]:
        account = format_html('<a href="{}">{}</a>', obj.account.get_absolute_url(), obj.account)
        return [
            (_("bank account"), account),
            (_("ledger account"), obj.account.ledger),
            (_("month"), obj.period),
            (_("adjusted balance"), yuan(obj.adjusted)),
            (_("in capitals"), capitals(obj.adjusted)),
            (_("made by"), obj.made_by),
            (_("made"), obj.made_at),
            (_("confirmed by"), obj.confirmed_by or ""),
        ]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        made: Any = self.get_object(request, object_id)
        context = (
            {} if made is None else {"sheet": figures.sheet_of(made), "is_current": services.is_current(made)}
        )
        return super().change_view(request, object_id, form_url, context | (extra_context or {}))
