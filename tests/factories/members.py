"""People, units and posts."""

from __future__ import annotations

import datetime as dt
from typing import Any

import factory
from factory.django import DjangoModelFactory

from members.models import (
    BranchUnion,
    Campus,
    Committee,
    Delegation,
    Department,
    Mandate,
    Membership,
    Person,
    Post,
    Term,
    UnionGroup,
    User,
)
from members.post.workflow import BODY_OF, Kind


class CampusFactory(DjangoModelFactory[Campus]):
    class Meta:
        model = Campus

    code = factory.Sequence(lambda n: f"C{n}")
    name = factory.Sequence(lambda n: f"{n}号院区")


class DepartmentFactory(DjangoModelFactory[Department]):
    class Meta:
        model = Department

    code = factory.Sequence(lambda n: f"D{n:03}")
    name = factory.Sequence(lambda n: f"第{n}病区")
    campus = factory.SubFactory(CampusFactory)


class CommitteeFactory(DjangoModelFactory[Committee]):
    class Meta:
        model = Committee

    code = factory.Sequence(lambda n: f"W{n}")
    name = factory.Sequence(lambda n: f"第{n}委员会")
    kind = Committee.Kind.PROPOSAL


class PersonFactory(DjangoModelFactory[Person]):
    class Meta:
        model = Person

    staff_number = factory.Sequence(lambda n: f"T{n:05}")
    name = factory.Sequence(lambda n: f"测试{n}")
    sex = Person.Sex.FEMALE
    department = factory.SubFactory(DepartmentFactory)


class BranchUnionFactory(DjangoModelFactory[BranchUnion]):
    class Meta:
        model = BranchUnion

    code = factory.Sequence(lambda n: f"B{n}")
    name = factory.Sequence(lambda n: f"第{n}分工会")


class UnionGroupFactory(DjangoModelFactory[UnionGroup]):
    class Meta:
        model = UnionGroup

    code = factory.Sequence(lambda n: f"G{n}")
    name = factory.Sequence(lambda n: f"第{n}工会小组")
    branch = factory.SubFactory(BranchUnionFactory)


class PostFactory(DjangoModelFactory[Post]):
    """A post; the body that its kind needs is the person's department, or one made for it."""

    class Meta:
        model = Post

    person = factory.SubFactory(PersonFactory)
    kind = Post.Kind.UNION_OFFICER
    since = dt.date(2020, 1, 1)

    @classmethod
    def _create(cls, model_class: type[Post], *args: Any, **values: Any) -> Post:
        body = BODY_OF.get(Kind(values["kind"]))
        if body and body not in values:
            values[body] = (
                values["person"].department
                if body == "department"
                else {
                    "branch": BranchUnionFactory,
                    "group": UnionGroupFactory,
                    "committee": CommitteeFactory,
                }[body]()
            )
        return super()._create(model_class, *args, **values)


class MembershipFactory(DjangoModelFactory[Membership]):
    class Meta:
        model = Membership

    person = factory.SubFactory(PersonFactory)
    since = dt.date(2020, 1, 1)


class UserFactory(DjangoModelFactory[User]):
    """An account with its person. ``posts=["CASHIER"]`` gives posts; ``delegate=True`` a mandate."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    person = factory.SubFactory(PersonFactory)
    staff_number = factory.SelfAttribute("person.staff_number")

    @factory.post_generation
    def posts(self: User, create: bool, kinds: list[str] | None, **where: Any) -> None:
        for kind in kinds or []:
            PostFactory(person=self.person, kind=kind, **where)

    @factory.post_generation
    def delegate(self: User, create: bool, wanted: bool, **_extra: Any) -> None:
        if wanted:
            MandateFactory(person=self.person)


class TermFactory(DjangoModelFactory[Term]):
    class Meta:
        model = Term
        django_get_or_create = ("body", "term_no")

    body = Term.Body.STAFF_CONGRESS
    term_no = 8
    starts_on = dt.date(2022, 1, 1)
    ends_on = dt.date(2099, 12, 31)


class DelegationFactory(DjangoModelFactory[Delegation]):
    class Meta:
        model = Delegation
        django_get_or_create = ("term", "name")

    term = factory.SubFactory(TermFactory)
    name = "第一代表团"


class MandateFactory(DjangoModelFactory[Mandate]):
    class Meta:
        model = Mandate

    person = factory.SubFactory(PersonFactory)
    delegation = factory.SubFactory(DelegationFactory)
    term = factory.SelfAttribute("delegation.term")
    since = dt.date(2022, 1, 1)
