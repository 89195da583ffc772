"""Units with an allowance."""

from __future__ import annotations

from decimal import Decimal

from django.utils import timezone

from finance.allowance import services
from finance.allowance.models import Allowance, AllowanceYear
from finance.unit.models import Unit
from members.models import User
from tests.factories.members import UserFactory
from union_portal.core.policy.models import PolicyValue


def give_allowance(unit: Unit, share: str, *, by: User) -> Allowance:
    """An adopted share of this year."""
    rate = PolicyValue.objects.get(key=services.RATE)
    year, created = AllowanceYear.objects.get_or_create(
        year=timezone.localdate().year, defaults={"policy": rate, "worked_out_by": by}
    )
    if created:
        AllowanceYear.objects.filter(pk=year.pk).update(
            state="ADOPTED", adopted_by=UserFactory(posts=["UNION_CHAIR"]), adopted_at=timezone.now()
        )
    return Allowance.objects.create(
        year=year, unit=unit, members=10, rate=Decimal(share) / 10, share=Decimal(share)
    )
