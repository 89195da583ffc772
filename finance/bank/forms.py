from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from finance.account.models import Account
from finance.bank.models import BankAccount
from finance.bank.profiles import Bank
from union_portal.core.desk.admin import DeedForm
from union_portal.core.ui.fields import DayField


def last_month() -> dt.date:
    """The last day of the month before this one."""
    return timezone.localdate().replace(day=1) - dt.timedelta(days=1)


class AccountForm(forms.Form):
    name = forms.CharField(
        label=_("name of the account"), max_length=60, help_text=_("As the office calls it, e.g. 工会基本户.")
    )
    bank = forms.ChoiceField(label=_("bank"), choices=Bank.choices)
    number = forms.CharField(
        label=_("account number"), max_length=40, required=False,
        help_text=_("A file of another account is refused by it. Alipay and WeChat have none."),
    )  # fmt: skip
    ledger = forms.ModelChoiceField(
        Account.objects.open().filter(code__startswith="102", bank_account=None), label=_("ledger account"),
        help_text=_("102 or one of its sub-accounts: each account at a bank has one of its own."),
    )  # fmt: skip
    since = DayField(
        label=_("matched from"),
        help_text=_("Statements and books are matched from this day on; choose the first day of a month."),
    )
    opening_balance = forms.DecimalField(
        label=_("balance at the start of that day"),
        max_digits=14,
        decimal_places=2,
        help_text=_("As the bank states it."),
    )


class StatementForm(forms.Form):
    account = forms.ModelChoiceField(BankAccount.objects.open(), label=_("bank account"))
    file = forms.FileField(
        label=_("Statement"),
        help_text=_(
            "CSV, TXT, XLSX or OFX exactly as the bank gives it out, at most 5 MB. Don't open it in Excel before: Excel"
            " damages long numbers, and a damaged file is refused."
        ),
    )  # fmt: skip


class DropForm(DeedForm):
    reason = forms.CharField(label=_("Reason"), max_length=300)


class CloseForm(DeedForm):
    closed_on = DayField(label=_("account closed on"))


class MonthForm(DeedForm):
    month = DayField(label=_("Month"), help_text=_("Any day of the month to be reconciled."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["month"].initial = last_month()


class VoucherForm(DeedForm):
    """What the bank did without a voucher: interest, a fee, money that came in."""

    counter = forms.ModelChoiceField(
        Account.objects.open().exclude(code__startswith="10"), label=_("Other account"),
        help_text=_("Interest is 408, a fee 50504; money that nobody can explain yet 215."),
    )  # fmt: skip
    summary = forms.CharField(label=_("summary"), max_length=200)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        line: Any = self.obj
        self.fields["summary"].initial = " ".join(filter(None, [line.name, line.text]))[:200]


class WithdrawForm(DeedForm):
    reason = forms.CharField(label=_("Reason"), max_length=300, help_text=_("An exception; it is recorded."))
