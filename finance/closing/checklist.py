"""The check list of a month: what the ledger itself must stand up to, beside what other slices bring."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from finance.account.models import Fund
from finance.closing import figures
from finance.closing.checks import Check, Finding, checks
from finance.period import services as periods
from finance.period.models import Period
from finance.voucher.models import Word


@dataclass(frozen=True)
class Line:
    """One line of the list as it came out."""

    label: Any
    findings: list[Finding]
    blocks: bool

    @property
    def stands(self) -> bool:
        return not self.findings

    @property
    def refuses(self) -> bool:
        return self.blocks and bool(self.findings)


def check_list(period: Period) -> list[Line]:
    """Go through all checks that apply to a month."""
    return [
        Line(check.label, list(check.find(period)), check.blocks) for check in checks if check.applies(period)
    ]


def _is_december(period: Period) -> bool:
    return period.month == 12


def _vouchers(period: Period, **more: Any) -> str:
    words = {"period__year": period.year, "period__month": period.month, **more}
    query = "&".join(f"{key}={value}" for key, value in words.items())
    return f"{reverse('admin:finance_voucher_changelist')}?{query}"


def _entries(code: str) -> str:
    return f"{reverse('admin:finance_entry_changelist')}?account__code__startswith={code}"


def _money(amount: Any) -> str:
    return f"{amount:,.2f}"


# -- the ledger's own checks --------------------------------------------------------------------------
def earlier_months(period: Period) -> Iterator[Finding]:
    """Months close one after the other."""
    for month in Period.objects.open().before(period):
        yield Finding(
            _("%(month)s isn't closed yet. Close it first.") % {"month": month}, month.get_absolute_url()
        )


def unposted(period: Period) -> Iterator[Finding]:
    if count := period.vouchers.exclude(state="POSTED").count():
        yield Finding(
            _("%(count)d vouchers of %(month)s aren't posted yet. Post or move them first.")
            % {"count": count, "month": period},
            _vouchers(period, waiting="all"),
        )


def gaps(period: Period) -> Iterator[Finding]:
    for word, numbers in figures.missing_numbers(period).items():
        yield Finding(
            _("%(kind)s: the numbers %(numbers)s are missing. Ask the system administrator: a posted voucher is never deleted.")
            % {"kind": Word(word).label, "numbers": ", ".join(map(str, numbers[:20]))},
            _vouchers(period),
        )  # fmt: skip


def balances(period: Period) -> Iterator[Finding]:
    for found in periods.check_balances(period):
        yield Finding(
            _("%(account)s: the month balance says debit %(debit)s, credit %(credit)s, its entries %(debits)s and %(credits)s.")
            % {
                "account": found.account, "debit": _money(found.kept[0]), "credit": _money(found.kept[1]),
                "debits": _money(found.summed[0]), "credits": _money(found.summed[1]),
            },
            _entries(found.account),
        )  # fmt: skip


def trial(period: Period) -> Iterator[Finding]:
    """All debit is all credit, from the beginning until now (试算平衡)."""
    if difference := sum(row.amount for row in figures.standing(until=period)):
        yield Finding(
            _("Debit and credit of all accounts differ by %(amount)s yuan.") % {"amount": _money(difference)}
        )


def asset_fund(period: Period) -> Iterator[Finding]:
    """301 = 141 + 151 + 161 + (162 − 163) + (171 − 172) + 181, while nothing waits on 182."""
    rows = figures.standing(until=period)
    if figures.total(rows, "182"):
        return
    if gap := figures.asset_fund_gap(rows):
        yield Finding(
            _("The asset fund 301 differs by %(amount)s yuan from the assets that it mirrors. Look for a purchase,"
              " depreciation or disposal with only one of its two entries.")
            % {"amount": _money(gap)},
            _entries("301"),
        )  # fmt: skip


def pending_losses(period: Period) -> Iterator[Finding]:
    if amount := figures.total(figures.standing(until=period), "182"):
        yield Finding(
            _("%(amount)s yuan stand on 182. Losses and gains are settled before the year ends.")
            % {"amount": _money(amount)},
            _entries("182"),
        )


def cash(period: Period) -> Iterator[Finding]:
    rows = figures.standing(until=period)
    for code in ("101", "102"):
        if (amount := figures.total(rows, code)) < 0:
            yield Finding(
                _("%(account)s stands at %(amount)s yuan; money can't be less than nothing.")
                % {"account": code, "amount": _money(amount)},
                _entries(code),
            )


def funds(period: Period) -> Iterator[Finding]:
    """Earmarked money never falls below zero (专款专用)."""
    short = figures.overdrawn_funds(figures.standing(until=period))
    for fund in Fund.objects.filter(pk__in=short):
        yield Finding(
            _("The fund “%(fund)s” is overdrawn by %(amount)s yuan. Bring free money in through 32202 and 32102, or correct the entries.")
            % {"fund": fund, "amount": _money(-short[fund.pk])},
            f"{reverse('admin:finance_entry_changelist')}?fund__code={fund.code}",
        )  # fmt: skip


def transferred(period: Period) -> Iterator[Finding]:
    if left := len(figures.results(period.year)):
        yield Finding(
            _("%(count)d accounts of income and expense haven't been transferred yet. Begin the year-end and propose the transfers.")
            % {"count": left},
            reverse("admin:finance_yearend_changelist"),
        )  # fmt: skip


def folded(period: Period) -> Iterator[Finding]:
    rows = figures.unfolded(figures.standing(until=period))
    if codes := sorted({row.account for row in rows}):
        yield Finding(
            _("%(accounts)s aren't folded into 32104 and 32205 yet. Propose it at the year-end.")
            % {"accounts": ", ".join(codes)},
            reverse("admin:finance_yearend_changelist"),
        )


def register() -> None:
    for key, check in {
        "earlier": Check(gettext_lazy("The months before are closed"), earlier_months),
        "unposted": Check(gettext_lazy("Every voucher is posted"), unposted),
        "gaps": Check(gettext_lazy("Numbers without gaps"), gaps),
        "balances": Check(gettext_lazy("The month balances are the sums of their entries"), balances),
        "trial": Check(gettext_lazy("Debit equals credit over all accounts"), trial),
        "asset_fund": Check(gettext_lazy("The asset fund 301 mirrors the assets"), asset_fund),
        "cash": Check(gettext_lazy("Neither cash nor bank is below zero"), cash),
        "funds": Check(gettext_lazy("No earmarked fund is overdrawn"), funds),
        "pending": Check(
            gettext_lazy("Nothing waits on 182 at the year's end"), pending_losses, applies=_is_december
        ),
        "pending_now": Check(
            gettext_lazy("Nothing waits on 182"), pending_losses, blocks=False,
            applies=lambda period: period.month != 12,
        ),
        "transferred": Check(
            gettext_lazy("Income and expense are transferred"), transferred, applies=_is_december
        ),
        "folded": Check(
            gettext_lazy("321 and 322 are folded into what is carried over"), folded, applies=_is_december
        ),
    }.items():  # fmt: skip
        checks.register(f"closing.{key}", check)
