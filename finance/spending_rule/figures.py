"""What was spent already on what a rule caps."""

from __future__ import annotations

from decimal import Decimal

from django.db.models import Q, Sum

from finance.payment.models import PaymentRequest
from finance.payment.workflow import State
from finance.spending_rule.models import SpendingRule
from members.models import Person
from union_portal.core.money import ZERO


def spent(rule: SpendingRule, *, year: int, payee: Person | None = None) -> Decimal:
    """Approved and paid in a year for what the rule is about: to one person and for this person alone, or to all."""
    rows = PaymentRequest.objects.exclude(state=State.CANCELLED).filter(approved_at__year=year)
    if payee is not None:
        rows = rows.filter(Q(heads=None) | Q(heads=1), payee=payee)
    if rule.items:
        rows = rows.filter(item__in=rule.items)
    if rule.accounts:
        on_them = Q()
        for code in rule.accounts:
            on_them |= Q(account__code__startswith=code)
        rows = rows.filter(on_them)
    if rule.words:
        named = Q()
        for word in rule.words:
            named |= Q(summary__icontains=word) | Q(source_title__icontains=word)
        rows = rows.filter(named)
    sum_: Decimal = rows.aggregate(sum=Sum("amount", default=ZERO))["sum"]
    return sum_
