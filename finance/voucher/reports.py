"""Vouchers on paper (记账凭证): two forms on a page of A4, as they are bound. Lays out, decides nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from finance.voucher.models import Entry, Voucher, Word
from union_portal.core.document.pdf import render_pdf
from union_portal.core.money import ZERO

LINES = 6
"""Entries that fit on one form; a longer voucher goes on, and its forms are numbered as fractions (会计基础工作规范)."""
FORMS_A_PAGE = 2
PEOPLE = ("preparer__person", "checker__person", "bookkeeper__person", "cashier__person")


@dataclass(frozen=True)
class Form:
    """One half page: the whole voucher or a part of it. The sums stand on the last part."""

    voucher: Voucher
    entries: list[Entry]
    part: int
    parts: int
    debit: Decimal
    credit: Decimal

    @property
    def title(self) -> str:
        """记账凭证, or by policy 收款凭证, 付款凭证, 转账凭证."""
        titles = {
            Word.RECEIPT: pgettext("on paper", "Receipt voucher"),
            Word.PAYMENT: pgettext("on paper", "Payment voucher"),
            Word.TRANSFER: pgettext("on paper", "Transfer voucher"),
        }
        return titles.get(self.voucher.word, pgettext("on paper", "Voucher"))  # type: ignore[call-overload]

    @property
    def is_last(self) -> bool:
        return self.part == self.parts

    @property
    def blanks(self) -> range:
        return range(LINES - len(self.entries))


def forms_of(voucher: Voucher) -> list[Form]:
    """The forms of one voucher, whose entries were fetched with it."""
    entries = list(voucher.entries.all())
    chunks = [entries[start : start + LINES] for start in range(0, len(entries), LINES)] or [[]]
    debit = sum((entry.debit for entry in entries), ZERO)
    credit = sum((entry.credit for entry in entries), ZERO)
    return [
        Form(voucher, chunk, part, len(chunks), debit, credit) for part, chunk in enumerate(chunks, start=1)
    ]


def as_pdf(vouchers: Iterable[Voucher]) -> bytes:
    """All of them in their order, two forms a page."""
    forms = [form for voucher in vouchers for form in forms_of(voucher)]
    pages = [forms[start : start + FORMS_A_PAGE] for start in range(0, len(forms), FORMS_A_PAGE)]
    return render_pdf("reports/finance_vouchers.html", {"title": _("Vouchers"), "pages": pages})
