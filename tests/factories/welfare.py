"""Aid cases in every state, and the people who work on them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from finance.models import Account, BudgetLine
from members.models import Committee, User
from tests.factories.members import CommitteeFactory, UserFactory
from tests.remembering import remembered
from union_portal.core.base import bond
from union_portal.core.consent import services as consent
from union_portal.core.notice.models import PublicNotice
from union_portal.core.sealing.models import DataKey
from welfare.aid_case.rules import AID, PUBLICATION
from welfare.aid_case.workflow import GRANTED, OVER, AidKind, Category, State
from welfare.models import AidCase

CANARIES = {
    "illness": "金丝雀甲状腺恶性肿瘤",
    "circumstances": "金丝雀丈夫失业两个孩子读书",
    "family_income": "48765.43",
    "rigid_expenditure": "31234.56",
    "national_id": "11010519491231002X",
    "bank_name": "金丝雀银行东湖支行",
    "bank_account": "6222021234567890123",
}
"""What must never be found in the clear. The identity number is the example of the standard GB 11643."""

BEFORE_OFFICER = {State.DRAFT, State.APPLIED}


class AidCaseFactory(DjangoModelFactory[AidCase]):
    """A complete application in any state: ``AidCaseFactory(state=State.COMMITTEE, officer=…)``.

    The applicant's consents stand unless ``consents=False``. Whoever isn't named is made.
    """

    class Meta:
        model = AidCase
        skip_postgeneration_save = True

    kind = AidKind.ILLNESS_RELIEF
    state = State.DRAFT
    applied_by = factory.SubFactory(UserFactory)
    applicant = factory.SelfAttribute("applied_by.person")
    data_key = factory.LazyAttribute(
        lambda case: DataKey.of(f"aid_case:{case.applied_by.pk}:{case.kind}:{timezone.now()}")
    )
    household_size = 3
    amount_asked = Decimal("8000.00")
    number = factory.Maybe(
        factory.LazyAttribute(lambda case: case.state != State.DRAFT),
        factory.Sequence(lambda n: f"2026-{n + 1:04}"),
        "",
    )
    applied_on = factory.LazyAttribute(
        lambda case: None if case.state == State.DRAFT else timezone.localdate()
    )
    closed_on = factory.LazyAttribute(lambda case: timezone.localdate() if case.state in OVER else None)
    category = factory.LazyAttribute(lambda case: Category.RELATIVE if case.state in GRANTED else "")
    amount_granted = factory.LazyAttribute(lambda case: Decimal("6000.00") if case.state in GRANTED else None)
    decided_on = factory.LazyAttribute(lambda case: timezone.localdate() if case.state in GRANTED else None)

    @factory.lazy_attribute
    def officer(self) -> User | None:
        return None if self.state in BEFORE_OFFICER else UserFactory(posts=["WELFARE_OFFICER"])

    @factory.lazy_attribute
    def decided_by(self) -> User | None:
        return UserFactory() if self.state in GRANTED else None

    @factory.lazy_attribute
    def submitted_by(self) -> User | None:
        return self.officer if self.state in {State.APPROVAL, State.APPROVED, State.PAID} else None

    @factory.lazy_attribute
    def approved_by(self) -> User | None:
        return UserFactory(posts=["UNION_CHAIR"]) if self.state in {State.APPROVED, State.PAID} else None

    @factory.lazy_attribute
    def approved_at(self) -> dt.datetime | None:
        return timezone.now() if self.state in {State.APPROVED, State.PAID} else None

    @factory.lazy_attribute
    def notice(self) -> PublicNotice | None:
        """Tied to its case once that has a key."""
        if self.state not in GRANTED:
            return None
        today = timezone.localdate()
        return PublicNotice.objects.create(
            title="拟帮扶公示", body="", starts_on=today, ends_on=today + dt.timedelta(days=7),
            published_by=self.decided_by, **bond(self.decided_by),
        )  # fmt: skip

    @classmethod
    def _create(cls, model_class: type[AidCase], *args: Any, **values: Any) -> AidCase:
        words = {name: values.pop(name, text) for name, text in {**CANARIES, "remark": ""}.items()}
        case = model_class(*args, **values)
        for name, text in words.items():
            if text:
                case.write(name, text)
        if case.state in {State.APPROVED, State.PAID}:
            case.fingerprint = case.seal_of_approval()
        case.save()
        if case.notice:
            PublicNotice.objects.filter(pk=case.notice.pk).update(**bond(case))
        return case

    @factory.post_generation
    def consents(self: AidCase, create: bool, wanted: bool | None) -> None:
        if wanted is not False:
            consent.give(self.applied_by, AID)
            consent.give(self.applied_by, PUBLICATION)


@dataclass
class Union:
    """Who works on aid: two officers, the committee, two chairs; and a colleague who needs help."""

    applicant: User
    officer: User
    other_officer: User
    committee_chair: User
    secretary: User
    member: User
    chair: User
    other_chair: User
    colleague: User

    @property
    def committee(self) -> list[User]:
        return [self.committee_chair, self.secretary, self.member]


@remembered
def make_union() -> Union:
    committee = CommitteeFactory(kind=Committee.Kind.WELFARE)

    def on_committee(kind: str) -> User:
        user: User = UserFactory(posts=[kind], posts__committee=committee)
        return user

    return Union(
        applicant=UserFactory(
            person__name="王小雨",
            person__email="applicant@hospital.example",
            email="applicant@hospital.example",
        ),
        officer=UserFactory(posts=["WELFARE_OFFICER"]),
        other_officer=UserFactory(posts=["WELFARE_OFFICER"]),
        committee_chair=on_committee("COMMITTEE_CHAIR"),
        secretary=on_committee("COMMITTEE_SECRETARY"),
        member=on_committee("COMMITTEE_MEMBER"),
        chair=UserFactory(posts=["UNION_CHAIR"]),
        other_chair=UserFactory(posts=["UNION_CHAIR"]),
        colleague=UserFactory(),
    )


def budget_for_aid(amount: str = "100000.00") -> BudgetLine:
    """This year's line for hardship aid."""
    return BudgetLine.objects.create(
        year=timezone.localdate().year,
        account=Account.objects.get(code="50404"),
        amount=Decimal(amount),
        source="测试",
    )
