"""Vouchers, budgets and payments."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from django.db import transaction

from finance.account.models import Account, Fund
from finance.budget.models import BudgetLine
from finance.period import services as periods
from finance.unit.services import unit_named
from finance.voucher import services
from finance.voucher.models import Voucher
from members.models import User
from tests.factories.members import UserFactory


def account(code: str) -> Account:
    return Account.objects.get(code=code)


def line(text: str, *, fund: Fund | None = None, item: str = "", unit: str = "") -> services.Line:
    """``"50105 D 723.00"``: an entry as it is spoken."""
    code, side, amount = text.split()
    sides = {"debit": Decimal(amount)} if side == "D" else {"credit": Decimal(amount)}
    return services.Line(
        account(code), fund=fund, item=item, unit=unit_named(unit) if unit else None, **sides
    )


class Office:
    """The finance office: one account per duty, and the way of a voucher through them."""

    def __init__(self) -> None:
        self.preparer = UserFactory(posts=["PREPARER"])
        self.checker = UserFactory(posts=["CHECKER"])
        self.bookkeeper = UserFactory(posts=["BOOKKEEPER"])
        self.cashier = UserFactory(posts=["CASHIER"])

    def draft(self, *lines: str | services.Line, date: dt.date = dt.date(2025, 3, 5), by: User | None = None,
              **extra: Any) -> Voucher:  # fmt: skip
        return services.write_voucher(
            date=date, summary=extra.pop("summary", "测试凭证"), by=by or self.preparer,
            lines=[line(text) if isinstance(text, str) else text for text in lines],
            documents=extra.pop("documents", 1), **extra,
        )  # fmt: skip

    def checked(self, *lines: str | services.Line, **extra: Any) -> Voucher:
        voucher = services.prepare_voucher(self.draft(*lines, **extra), by=self.preparer)
        if not voucher.cashier_id and services.touches_money(voucher):
            voucher = services.sign_voucher(voucher, by=self.cashier)
        return services.check_voucher(voucher, by=self.checker)

    def posted(
        self, *lines: str | services.Line, date: dt.date = dt.date(2025, 3, 5), **extra: Any
    ) -> Voucher:
        """In the books at once; who asks after the way there takes ``through``."""
        (voucher,) = self.booked((date, *lines), **extra)
        voucher.refresh_from_db()
        return voucher

    def through(self, voucher: Voucher) -> Voucher:
        """A draft, e.g. a proposed one, through all hands into the books."""
        voucher = services.prepare_voucher(voucher, by=self.preparer)
        if not voucher.cashier_id and services.touches_money(voucher):
            voucher = services.sign_voucher(voucher, by=self.cashier)
        return services.post_voucher(services.check_voucher(voucher, by=self.checker), by=self.bookkeeper)

    def undone(self, voucher: Voucher) -> Voucher:
        """Posted, and reversed on its day; returns the red voucher."""
        voucher = self.through(voucher)
        return self.through(
            services.reverse_voucher(voucher, by=self.preparer, reason="记错", date=voucher.date)
        )

    @transaction.atomic
    def booked(self, *deals: tuple[dt.date, *tuple[str | services.Line, ...]], **extra: Any) -> list[Voucher]:
        """Many vouchers put into the books at once, for figures; the way there is tested elsewhere."""
        made = []
        for date, *texts in deals:
            lines = [line(text) if isinstance(text, str) else text for text in texts]
            voucher = Voucher(
                date=date, period=periods.period_of(date), state="CHECKED", preparer=self.preparer, checker=self.checker,
                cashier=self.cashier, kind=services.kind_of(lines), **{"summary": "测试凭证", "documents": 1} | extra,
            )  # fmt: skip
            made.append((voucher, services._entries(voucher, lines)))
        services.enter_into_books(made, by=self.bookkeeper)
        return [voucher for voucher, _entries in made]


def budget(code: str, amount: str | int, *, year: int) -> BudgetLine:
    return BudgetLine.objects.create(
        year=year, account=account(code), amount=Decimal(amount), source="工会委员会 2025年第1次会议"
    )
