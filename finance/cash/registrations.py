"""Words, to-dos, the witness's worklist and the closing check of the cash box."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from finance.account.models import Account
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


def _disagreeing(period: Period) -> Iterator[tuple[Account, Decimal, CashCount | None, CashCount | None]]:
    """Boxes whose last witnessed count isn't what the book says at the month's end: box, book, that count, the next."""
    end = month_end(period)
    for box in figures.boxes():
        counts = CashCount.objects.filter(account=box, state=State.WITNESSED).order_by("day")
        last, following = counts.filter(day__lte=end).last(), counts.filter(day__gt=end).first()
        book = figures.balance(box, on=end)
        used = bool(book) or box.entries.filter(voucher__period=period).exists()
        if (last is None and used) or (last is not None and last.counted != book):
            yield box, book, last, following


def uncounted(period: Period) -> Iterator[Finding]:
    """Boxes that have to be counted before the month is closed."""
    url = reverse("admin:finance_cashcount_changelist")
    for box, book, last, following in _disagreeing(period):
        if following is not None:
            continue
        words = {"box": box, "month": period, "book": f"{book:,.2f}"}
        if last is None:
            yield Finding(_now("%(box)s: the box was never counted; the book says %(book)s.") % words, url)
        else:
            words |= {"counted": f"{last.counted:,.2f}", "day": date_format(last.day)}
            yield Finding(
                _now(
                    "%(box)s: %(counted)s were counted on %(day)s, but the book says %(book)s at the end of %(month)s. Count"
                    " the box once more, or see to the voucher of the difference."
                ) % words,
                url,
            )  # fmt: skip


def counted_later(period: Period) -> Iterator[Finding]:
    """Boxes that nobody can count for this month any more: a later day is closed, and that count vouches for the book."""
    for box, book, _last, following in _disagreeing(period):
        if following is not None:
            yield Finding(
                _now(
                    "%(box)s: no count agrees with the %(book)s in the book at the end of %(month)s; the box was counted"
                    " again on %(day)s."
                ) % {"box": box, "book": f"{book:,.2f}", "month": period, "day": date_format(following.day)},
                following.get_absolute_url(),
            )  # fmt: skip


def register() -> None:
    tell(words=WORDS, todos=TO_DOS)
    checks.register("cash.counted", Check(_("The cash box was counted"), uncounted))
    checks.register(
        "cash.counted_later",
        Check(_("The last count of the cash box is of this month"), counted_later, blocks=False),
    )
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
