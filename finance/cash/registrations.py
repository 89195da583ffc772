"""Words, to-dos, the witness's worklist and the closing check of the cash box."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from finance.bank.figures import month_end
from finance.cash import figures
from finance.cash import (
    rules as _rules,  # noqa: F401  registers the rules
)
from finance.cash.models import CashCount
from finance.cash.workflow import State
from finance.closing.checks import Check, Finding, checks
from finance.period.models import Period
from finance.registering import tell
from union_portal.core import registry

WORDS = {
    "cash.counted": _("counted the cash box"),
    "cash.witnessed": _("witnessed the count"),
    "cash.booked_again": _("proposed the voucher of the difference again"),
    "cash.returned": _("had the box counted anew"),
}
TO_DOS = {"witness_cash": _("Witness a cash count"), "recount_cash": _("Count the cash box anew")}


def uncounted(period: Period) -> Iterable[Finding]:
    """Boxes whose last witnessed count isn't what the books say at the month's end."""
    end = month_end(period)
    url = reverse("admin:finance_cashcount_changelist")
    for box in figures.boxes():
        last = (
            CashCount.objects.filter(account=box, day__lte=end, state=State.WITNESSED).order_by("day").last()
        )
        book = figures.balance(box, on=end)
        if last is None and not book and not box.entries.filter(voucher__period=period).exists():
            continue
        words = {"box": box, "month": period, "book": f"{book:,.2f}"}
        if last is None:
            yield Finding(_now("%(box)s: the box was never counted; the book says %(book)s.") % words, url)
        elif last.counted != book:
            words |= {"counted": f"{last.counted:,.2f}", "day": date_format(last.day)}
            yield Finding(
                _now(
                    "%(box)s: %(counted)s were counted on %(day)s, but the book says %(book)s at the end of %(month)s. Count"
                    " the box once more, or see to the voucher of the difference."
                ) % words,
                url,
            )  # fmt: skip


def register() -> None:
    tell(words=WORDS, todos=TO_DOS)
    checks.register("cash.counted", Check(_("The cash box was counted"), uncounted))
    registry.worklists.register(
        "finance.cash_counts",
        registry.Worklist(
            label=_("Cash counts to witness"),
            count=lambda user: CashCount.objects.waiting_for(user).count(),
            url=lambda user: f"{reverse('admin:finance_cashcount_changelist')}?state__exact=COUNTED",
            seen_by=lambda user: user.has_perm("finance.witness_cash"),
            icon="coin",
        ),
    )
