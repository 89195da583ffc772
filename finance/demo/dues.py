"""The demo hospital's dues of the last months, and the employer's contributions behind the books' vouchers."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from decimal import Decimal
from random import Random

from django.core.files.base import ContentFile
from django.db.models import F
from django.utils import timezone

from finance.contribution import services as contributions
from finance.contribution.figures import Terms, day_of_next_month
from finance.contribution.models import Contribution, ContributionMovement
from finance.dues.models import DuesPayment
from finance.dues.services import assessment, bases, payments, reminders
from finance.dues_file import services as files
from finance.dues_file.models import DuesFile
from finance.dues_file.workflow import State
from members.models import Membership, Person
from union_portal.core.demo import SEED, DemoWorld
from union_portal.core.money import ZERO, to_money

MONTHS = 3
"""So many months came in by payroll file; the months before were kept on paper."""
Shares = list[tuple[str, Decimal]]


class Dues:
    """Wage bases of all members, and the payroll files of the last months."""

    def __init__(self, world: DemoWorld) -> None:
        self.world, self.random = world, Random(SEED)  # noqa: S311  made-up data
        self.clerk = world.people["preparer"]
        self.this_month = world.today.replace(day=1)
        months = [self.this_month]
        while len(months) <= MONTHS:
            months.append((months[-1] - dt.timedelta(days=1)).replace(day=1))
        self.months = sorted(months)
        self.files: dict[dt.date, DuesFile] = {}

    def prepare(self) -> None:
        """Before the books, which take the sums of the files."""
        people = self._members()
        self._bases(people)
        self.unlucky = set(self.random.sample([person.pk for person in people], min(14, len(people))))
        for month in self.months:
            assessment.assess(month.year, month.month, by=self.clerk)
            file = self._file(month)
            if file is not None and month < self.this_month:
                self._take_over(file, month)

    def _members(self) -> list[Person]:
        on = Membership.objects.standing(on=self.world.today).filter(state=Membership.State.ACTIVE)
        members = Person.objects.filter(pk__in=on.values("person")).exclude(
            pk=self.world.people["staff"].person_id
        )
        return list(members.order_by("staff_number"))

    def _bases(self, people: list[Person]) -> None:
        """Nine have just begun, and payroll hasn't told their base yet."""
        known = {
            person.pk: Decimal(self.random.randrange(288_000, 940_000, 500)) / 100 for person in people[9:]
        }
        known[self.world.people["staff"].person_id] = Decimal("5678.00")
        made = bases.propose_bases(known, since=self.months[0], source="岗位工资与薪级工资表", by=self.clerk)
        bases.put_in_force(made.values())

    def _file(self, month: dt.date) -> DuesFile | None:
        """What payroll sends: some are forgotten, a few are deducted something else."""
        found = assessment.Assessment.objects.get(year=month.year, month=month.month)
        lines = ["工号,姓名,会费"]
        total = ZERO
        for due in found.dues.filter(amount__gt=0).select_related("person").order_by("person__staff_number"):
            if due.person_id in self.unlucky:
                continue
            amount = due.amount if self.random.random() > 0.004 else to_money(due.amount - 2)
            total += amount
            lines.append(f"{due.person.staff_number},{due.person.name},{amount}")
        if not total:
            return None
        content = ContentFile("\n".join(lines).encode(), f"{month:%Y年%m月}工资代扣会费.csv")
        return files.take_in_deductions(
            content, year=month.year, month=month.month, paid_on=min(month.replace(day=10), self.world.today),
            transferred=total, by=self.clerk,
        )  # fmt: skip

    def _take_over(self, file: DuesFile, month: dt.date) -> None:
        files.enter_payments(file, by=self.clerk)
        file.move(State.APPLIED)
        file.applied_by, file.applied_at = self.clerk, timezone.now()
        file.save(update_fields=["state", "applied_by", "applied_at"])
        self.files[month] = file

    def of(self, year: int, month: int) -> tuple[DuesFile, Shares] | None:
        """The file of a month with what came in for each branch."""
        file = self.files.get(dt.date(year, month, 1))
        if file is None:
            return None
        rows = DuesPayment.objects.filter(file_row__file=file)
        sums: dict[str, Decimal] = defaultdict(lambda: ZERO)
        for branch, amount in rows.values_list("person__department__group__branch__name", "amount"):
            sums[branch or ""] += amount
        return file, sorted(sums.items())

    def finish(self) -> None:
        """After the books: one pays in cash, those in arrears are reminded."""
        late = (
            Person.objects.filter(pk__in=self.unlucky, dues__paid__lt=F("dues__amount"))
            .order_by("pk")
            .first()
        )
        if late is not None:
            payments.take_payment(
                late, amount=Decimal(20), method=DuesPayment.Method.CASH, paid_on=self.world.today,
                by=self.world.people["cashier"],
            )  # fmt: skip
        reminders.remind(on=self.world.today, by=self.clerk)


def contribution(
    world: DemoWorld, paid_on: dt.date, *, paid: Decimal, kept: Decimal, sent_on: dt.date
) -> tuple[ContributionMovement, ContributionMovement]:
    """The record behind the books' vouchers of a month: the wages of the month before, paid and remitted in time."""
    last = paid_on.replace(day=1) - dt.timedelta(days=1)
    terms = Terms.of(last)
    found = Contribution.objects.create(
        year=last.year, month=last.month, payroll=paid * 50, source="人事科工资汇总表", rate=terms.rate,
        share=terms.share, due=paid, expected=paid, pay_by=terms.pay_by, received=paid, kept=kept, up=paid - kept,
        remit_by=day_of_next_month(paid_on, 15), remitted=paid - kept, entered_by=world.people["preparer"],
    )  # fmt: skip
    cashier, kinds = world.people["cashier"], ContributionMovement.Direction
    came, gone = ContributionMovement.objects.bulk_create([
        ContributionMovement(
            contribution=found, direction=kinds.IN, on=paid_on, amount=paid, kept=kept, up=paid - kept,
            recorded_by=cashier,
        ),
        ContributionMovement(
            contribution=found, direction=kinds.UP, on=sent_on, amount=paid - kept, recorded_by=cashier
        ),
    ])  # fmt: skip
    return came, gone


def due_now(world: DemoWorld) -> None:
    """The wages of last month: the hospital has been asked and hasn't paid yet."""
    last = world.today.replace(day=1) - dt.timedelta(days=1)
    before = Contribution.objects.first()
    payroll = before.payroll if before else Decimal(12_000_000)
    contributions.enter_payroll(
        year=last.year,
        month=last.month,
        payroll=payroll,
        source="人事科工资汇总表",
        by=world.people["preparer"],
    )
