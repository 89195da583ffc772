"""People, units and posts."""

from __future__ import annotations

import datetime as dt
from typing import Any

import factory
from factory.django import DjangoModelFactory

from members.models import Campus, Committee, Delegation, Department, Mandate, Person, Post, Term, User


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
            Post.objects.create(person=self.person, kind=kind, since=dt.date(2020, 1, 1), **where)

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
