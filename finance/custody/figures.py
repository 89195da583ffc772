"""Whether the custody money that is told apart adds up to what the books say."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import F, Sum

from finance.custody.models import Custody, CustodyMove
from finance.custody.workflow import State
from finance.period.models import MonthBalance
from union_portal.core.money import ZERO

ACCOUNT = "221"


@dataclass(frozen=True)
class Agreement:
    """The account 221 beside the list of whose money it is."""

    books: Decimal
    kept: Decimal
    under_way: Decimal
    """Received and not posted yet, less paid or ordered and not posted yet."""

    @property
    def difference(self) -> Decimal:
        """In the books, but nobody's in the list (or the other way round)."""
        return self.books + self.under_way - self.kept

    @property
    def agrees(self) -> bool:
        return self.difference == 0


def agreement() -> Agreement:
    books = MonthBalance.objects.filter(account__code__startswith=ACCOUNT).aggregate(
        sum=Sum(F("credit") - F("debit"), default=ZERO)
    )["sum"]
    kept = Custody.objects.aggregate(sum=Sum("balance", default=ZERO))["sum"]
    unposted = CustodyMove.objects.exclude(state=State.CANCELLED).exclude(voucher__state="POSTED")
    unposted = unposted.exclude(method=CustodyMove.Method.BOOKS)
    sums = dict(unposted.order_by().values_list("direction").annotate(sum=Sum("amount")))
    return Agreement(books, kept, sums.get("IN", ZERO) - sums.get("OUT", ZERO))
