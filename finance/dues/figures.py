"""What members owe for a month, by the rules that were valid on its first day; what is open, by person and by branch."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_FLOOR, Decimal
from typing import Any

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from finance.dues.models import Due, DueQuerySet, DuesExemption, DuesPayment, DuesReminder, WageBase, last_day
from members.models import BranchUnion, Membership, Person
from union_portal.core.errors import DomainError
from union_portal.core.money import ZERO, MoneyField, to_money
from union_portal.core.policy import services as policy
from union_portal.core.policy.models import PolicyValue

RATE, ROUND_TO, MINIMUM = "finance.dues.rate", "finance.dues.round_to", "finance.dues.minimum"
FIXED, EXEMPT = "finance.dues.fixed", "finance.dues.exempt"
GRACE = "finance.dues.grace_days"
STANDINGS = dict([*Membership.State.choices, *Person.Status.choices])
"""What may exempt from dues: how a membership or its member stands."""


# -- the rules --------------------------------------------------------------------------------------------
def number(value: Any) -> Decimal:
    """A policy's number as an exact decimal."""
    return Decimal(str(value))


@dataclass(frozen=True)
class Rules:
    """The rules of a month: those that were valid on its first day. A change within a month counts from the next."""

    rate: PolicyValue
    fixed: PolicyValue
    exempt: PolicyValue
    round_to: Decimal
    minimum: Decimal

    @classmethod
    def on(cls, day: dt.date) -> Rules:
        return cls(
            policy.version(RATE, on=day), policy.version(FIXED, on=day), policy.version(EXEMPT, on=day),
            number(policy.value(ROUND_TO, on=day)), number(policy.value(MINIMUM, on=day)),
        )  # fmt: skip

    def share(self, base: Decimal) -> Decimal:
        """0.5 % of the base without its tail below ten yuan: 5678 → 5670 → 28.35 [V:DUES]."""
        counted = (base / self.round_to).to_integral_value(ROUND_FLOOR) * self.round_to
        return max(to_money(counted * number(self.rate.value) / 100), to_money(self.minimum))

    def fixed_sum(self, person: Person) -> Decimal | None:
        """Who pays a sum instead of a share, by employment."""
        found = self.fixed.value.get(person.employment)
        return None if found is None else to_money(number(found))

    def exempts(self, person: Person, memberships: set[str], *, first: dt.date) -> bool:
        """Whether the whole month is free: the person's state has lasted since before it, or the membership only rested."""
        free = set(self.exempt.value)
        if memberships <= free:
            return True
        return person.status in free and (person.left_on is None or person.left_on < first)


def check_rate(value: Any) -> None:
    if not 0 < value <= 5:
        raise DomainError(_("The rate is a number of percent between 0 and 5."), field="value")


def check_round_to(value: Any) -> None:
    if value not in {1, 10, 100}:
        raise DomainError(_("The tail that is dropped lies below 1, 10 or 100 yuan."), field="value")


# -- a month worked out -----------------------------------------------------------------------------------
@dataclass(frozen=True)
class Owed:
    """What one member owes for a month, before it is written."""

    person: Person
    basis: str
    amount: Decimal = ZERO
    version: int | None = None

    @property
    def branch(self) -> int | None:
        group = self.person.department.group
        return group.branch_id if group else None

    @property
    def facts(self) -> tuple[str, Decimal, int | None, int | None]:
        return self.basis, self.amount, self.branch, self.version


def bases_on(day: dt.date, people: QuerySet[Person] | None = None) -> dict[int, Decimal]:
    """Person → wage base of a day, opened. Unlogged: the caller records that all bases were used, and for what."""
    rows = WageBase.objects.valid_on(day).select_related("data_key")
    if people is not None:
        rows = rows.filter(person__in=people)
    sealed: list[Any] = list(rows)
    return {row.person_id: Decimal(row.amount.open()) for row in sealed}


def work_out(year: int, month: int) -> dict[int, Owed]:
    """Who owes what for a month. Whoever was a member on any day of it owes the whole month."""
    first, last = dt.date(year, month, 1), last_day(year, month)
    rules, bases = Rules.on(first), bases_on(last)
    states: dict[int, set[str]] = defaultdict(set)
    periods = Membership.objects.filter(Q(until=None) | Q(until__gte=first), since__lte=last)
    for person, state in periods.values_list("person", "state"):
        states[person].add(state)
    people = Person.objects.filter(pk__in=states).select_related("department__group").order_by("pk")
    free = set(DuesExemption.objects.covering(first, last).values_list("person", flat=True))
    return {
        person.pk: Owed(person, Due.Basis.EXEMPT)
        if person.pk in free
        else _owed(person, states[person.pk], rules, bases.get(person.pk), first)
        for person in people
    }


def _owed(person: Person, states: set[str], rules: Rules, base: Decimal | None, first: dt.date) -> Owed:
    if rules.exempts(person, states, first=first):
        return Owed(person, Due.Basis.EXEMPT, version=rules.exempt.pk)
    if (fixed := rules.fixed_sum(person)) is not None:
        return Owed(person, Due.Basis.FIXED, fixed, rules.fixed.pk)
    if base is None:
        return Owed(person, Due.Basis.UNKNOWN)
    return Owed(person, Due.Basis.RATE, rules.share(base), rules.rate.pk)


@dataclass(frozen=True)
class Difference:
    """What working a month out again would change for one member."""

    person: Person
    before: Due | None
    after: Owed | None

    @property
    def was(self) -> Decimal | None:
        return self.before.amount if self.before else None

    @property
    def becomes(self) -> Decimal:
        return self.after.amount if self.after else ZERO

    @property
    def basis(self) -> Any:
        return Due.Basis(self.after.basis).label if self.after else Due.Basis.NONE.label


def differences(known: Mapping[int, Due], owed: Mapping[int, Owed]) -> list[Difference]:
    """New, changed, and no longer owed, in the order of staff numbers."""
    found = [Difference(each.person, None, each) for pk, each in owed.items() if pk not in known]
    for pk, due in known.items():
        now = owed.get(pk)
        if now is None and due.basis != Due.Basis.NONE:
            found.append(Difference(due.person, due, None))
        elif now is not None and now.facts != due.facts:
            found.append(Difference(now.person, due, now))
    return sorted(found, key=lambda each: each.person.staff_number)


# -- what is open -----------------------------------------------------------------------------------------
def fallen_due(dues: DueQuerySet, *, on: dt.date) -> DueQuerySet:
    """Those of months that are over, and the days of grace after them too."""
    return dues.of_months_over_by(on - dt.timedelta(days=int(policy.value(GRACE, on=on))))


def in_arrears(*, on: dt.date) -> QuerySet[Person]:
    """Who is in arrears: ``owes`` how much for how many ``months``, and when last ``reminded``."""
    late = (
        fallen_due(Due.objects.unpaid(), on=on)
        .filter(person=OuterRef("pk"))
        .order_by()
        .values("person")
        .annotate(open=Sum(F("amount") - F("paid")), months=Count("pk"))
    )
    reminded = DuesReminder.objects.filter(person=OuterRef("pk")).order_by("-reminded_on", "-pk")
    return (
        Person.objects.annotate(
            owes=Subquery(late.values("open"), output_field=MoneyField()),
            months=Subquery(late.values("months")),
            reminded=Subquery(reminded.values("reminded_on")[:1]),
        )
        .filter(owes__gt=0)
        .select_related("department__group__branch", "user")
        .order_by("-owes", "staff_number")
    )


@dataclass(frozen=True)
class BranchLine:
    """How far one branch's dues of a year have come in."""

    branch: Any
    members: int
    due: Decimal
    paid: Decimal

    @property
    def open(self) -> Decimal:
        return self.due - self.paid

    @property
    def rate(self) -> Decimal | None:
        """The collection rate (收缴率) as a share of one."""
        return self.paid / self.due if self.due else None


@dataclass(frozen=True)
class Collection:
    """The dues of a year that have fallen due by a day: by branch, by month, and as a whole."""

    year: int
    on: dt.date
    branches: list[BranchLine] = field(default_factory=list)
    months: list[tuple[int, Decimal, Decimal]] = field(default_factory=list)

    @property
    def due(self) -> Decimal:
        return sum((line.due for line in self.branches), ZERO)

    @property
    def paid(self) -> Decimal:
        return sum((line.paid for line in self.branches), ZERO)

    @property
    def total(self) -> BranchLine:
        members = sum(line.members for line in self.branches)
        return BranchLine(_("All branches"), members, self.due, self.paid)


def collection(year: int, *, on: dt.date) -> Collection:
    """Collected of what has fallen due; months that aren't over don't press the rate down."""
    fallen = fallen_due(Due.objects.filter(assessment__year=year, amount__gt=0), on=on).order_by()
    sums = {"due": Sum("amount"), "came": Sum("paid")}
    by_branch: Any = fallen.values("branch").annotate(members=Count("person", distinct=True), **sums)
    branches = BranchUnion.objects.in_bulk()
    lines = [
        BranchLine(
            branches.get(row["branch"], _("Without a branch")), row["members"], row["due"], row["came"]
        )
        for row in by_branch
    ]
    lines.sort(key=lambda line: (line.rate or ZERO, str(line.branch)))
    by_month: Any = fallen.values("assessment__month").annotate(**sums).order_by("assessment__month")
    months = [(row["assessment__month"], row["due"], row["came"]) for row in by_month]
    return Collection(year, on, lines, months)


# -- one member -------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Statement:
    """One member's dues of a year (会费对账单): what was due, what came in, what is open, what is in credit."""

    person: Person
    year: int
    dues: list[Due]
    payments: list[DuesPayment]
    arrears: Decimal
    credit: Decimal

    @property
    def due(self) -> Decimal:
        return sum((due.amount for due in self.dues), ZERO)

    @property
    def paid(self) -> Decimal:
        return sum((due.paid for due in self.dues), ZERO)

    @property
    def received(self) -> Decimal:
        return sum((payment.amount for payment in self.payments), ZERO)

    def lines(self) -> Iterator[tuple[Due, str, Any]]:
        for due in self.dues:
            tone, words = due.standing()
            yield due, tone, words


def statement(person: Person, year: int, *, on: dt.date) -> Statement:
    """A year's statement; arrears and credit are those of all years, as they stand today."""
    payments = DuesPayment.objects.filter(person=person).standing()
    dues = Due.objects.of(person.pk).filter(assessment__year=year).select_related("assessment", "version")
    late = fallen_due(Due.objects.of(person.pk).unpaid(), on=on).order_by()
    credit = payments.with_credit().order_by()
    return Statement(
        person, year, list(dues),
        list(payments.filter(paid_on__year=year).prefetch_related("matches__due__assessment")),
        late.aggregate(sum=Coalesce(Sum(F("amount") - F("paid")), ZERO, output_field=MoneyField()))["sum"],
        credit.aggregate(sum=Coalesce(Sum(F("amount") - F("matched") - F("refunded")), ZERO, output_field=MoneyField()))["sum"],
    )  # fmt: skip


def years_of(person: Person) -> list[int]:
    """Years for which the member has dues or payments, the newest first."""
    found = set(
        Due.objects.filter(person=person).order_by().values_list("assessment__year", flat=True).distinct()
    )
    paid = DuesPayment.objects.filter(person=person).order_by().dates("paid_on", "year")
    return sorted(found | {day.year for day in paid}, reverse=True)
