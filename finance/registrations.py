"""What finance contributes to the kernel's registries, in one place."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from finance import (
    demo,
    rules,  # noqa: F401  registers the rules
)
from finance.account.services import load_presets
from finance.imports import jobs as import_jobs  # noqa: F401  registers its kinds of work
from finance.payment.models import PaymentRequest
from finance.report import jobs as report_jobs  # noqa: F401  registers its kind of work
from finance.report import reports
from finance.report.figures import build
from finance.voucher.models import Voucher
from union_portal.core import registry
from union_portal.core.audit.words import actions
from union_portal.core.demo import loaders
from union_portal.core.policy import services as policy
from union_portal.core.retention.registry import DataClass
from union_portal.core.retention.registry import register as sensitive
from union_portal.core.todo.models import kinds as todo_kinds
from union_portal.core.ui.templatetags.ui import figure

ACTIONS = {
    "account.closed": _("closed the account"),
    "account.opened": _("opened the account again"),
    "fund.opened": _("opened the earmarked fund"),
    "period.closed": _("closed the month"),
    "period.reopened": _("reopened the month"),
    "voucher.written": _("wrote the voucher"),
    "voucher.rewritten": _("rewrote the draft"),
    "voucher.discarded": _("discarded the draft"),
    "voucher.prepared": _("handed the voucher in"),
    "voucher.signed": _("signed as cashier"),
    "voucher.checked": _("checked the voucher"),
    "voucher.returned": _("returned the voucher"),
    "voucher.posted": _("posted the voucher"),
    "voucher.reversed": _("wrote a red voucher against it"),
    "budget.set": _("entered the budget"),
    "payment.requested": _("approved the payment"),
    "payment.paid": _("paid"),
    "payment.account_changed": _("changed the payee's account; the approval is void"),
    "payment.approved_again": _("approved the payment again"),
    "payment.cancelled": _("cancelled the payment"),
    "import.uploaded": _("uploaded the file"),
    "import.taken": _("took the file over"),
    "import.dropped": _("dropped the file"),
    "report.exported": _("exported the fund report"),
    "balances.differ": _("found month balances that differ from their entries"),
}


def _vouchers(query: str) -> str:
    return f"{reverse('admin:finance_voucher_changelist')}?{query}"


def _report_page(year: int) -> str:
    return reverse("finance:fund-report-page", args=[year])


def _this_year() -> int:
    return timezone.localdate().year


def _reads(user: Any) -> bool:
    return bool(user.has_perm("finance.view_report"))


def _holds(post: str, user: Any) -> bool:
    return bool(user.holds(post))


def _figure(name: str, user: Any) -> str:
    return figure(getattr(build(_this_year()), name))


def _desk() -> None:
    """Worklists, figures and charts of the finance desk."""
    for key, post, label, icon in (
        ("prepare", "PREPARER", _("Drafts to hand in"), "edit"),
        ("check", "CHECKER", _("Vouchers to check"), "checklist"),
        ("post", "BOOKKEEPER", _("Vouchers to post"), "book"),
    ):
        registry.worklists.register(
            f"finance.{key}",
            registry.Worklist(
                label=label,
                count=lambda user: Voucher.objects.waiting_for(user).count(),
                url=lambda user: _vouchers("waiting=me"),
                seen_by=partial(_holds, post),
                icon=icon,
            ),
        )
    registry.worklists.register(
        "finance.pay",
        registry.Worklist(
            label=_("Payments to make"),
            count=lambda user: PaymentRequest.objects.waiting_for(user).count(),
            url=lambda user: f"{reverse('admin:finance_paymentrequest_changelist')}?waiting=me",
            seen_by=lambda user: user.holds("CASHIER"),
            icon="wallet",
        ),
    )
    for key, label, name in (
        ("income", _("Income this year"), "total_income"),
        ("expense", _("Expense this year"), "total_expense"),
        ("balance", _("Balance of union funds"), "closing"),
    ):
        registry.figures.register(
            f"finance.{key}",
            registry.Figure(
                label=label,
                value=partial(_figure, name),
                url=lambda user: _report_page(_this_year()),
                seen_by=_reads,
                unit=_("yuan"),
            ),
        )
    registry.quick_entries.register(
        "finance.voucher",
        registry.QuickEntry(
            _("New voucher"),
            lambda user: reverse("admin:finance_voucher_add"),
            lambda user: user.has_perm("finance.add_voucher"),
        ),
    )
    registry.services.register(
        "finance.report",
        registry.Service(_("Fund report"), "report-money", "finance:fund-report", offered_to=_reads),
    )
    registry.statistics.register(
        "finance",
        registry.Statistics(_("Union funds"), _reads, lambda user, year: reports.charts(build(year))),
    )


def register() -> None:
    registry.presets.register("finance", load_presets)
    loaders.register("finance", demo.load)
    policy.declare(
        "finance.preparer_is_not_bookkeeper",
        _("Preparer and bookkeeper of a voucher are two people"),
        True,
        source="中华人民共和国会计法 第二十五条",
    )
    todo_kinds.register("finance.prepare", _("Hand in a payment's voucher"))
    todo_kinds.register("finance.rewrite", _("Correct a returned voucher"))
    todo_kinds.register("finance.check", _("Check a voucher"))
    todo_kinds.register("finance.post", _("Post a voucher"))
    todo_kinds.register("finance.pay", _("Pay"))
    for action, words in ACTIONS.items():
        actions.register(f"finance.{action}", words)
    _desk()
    sensitive(
        "finance.PaymentRequest.payee_account",
        purpose=_("Paying out what was approved, and proving to whom it was paid"),
        data_class=DataClass.S3,
        years=30,
        counted_from=_("the end of the year of payment (会计档案管理办法)"),
    )
