"""Find accounting units by the names that vouchers and files use, and keep the lists of who belongs to them.

A new name is a new unit.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, TypeVar

from django.db import transaction
from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _

from finance.unit.models import Unit, UnitMember
from members.models import BranchUnion, Campus, Membership, Person, UnionGroup
from union_portal.core.audit import services as audit
from union_portal.core.errors import DomainError, NotNow

if TYPE_CHECKING:
    from members.models import User

B = TypeVar("B", BranchUnion, UnionGroup)


@transaction.atomic
def unit_of(body: BranchUnion | UnionGroup) -> Unit:
    """The unit in which a branch or a group keeps its money. Groups of the same name bear their branch's too."""
    if isinstance(body, BranchUnion):
        kept = Unit.objects.filter(branch=body).first()
        return kept or unit_named(body.name)
    kept = Unit.objects.filter(group=body).first()
    if kept:
        return kept
    alone = UnionGroup.objects.filter(name=body.name).count() == 1
    name = body.name if alone else f"{body.branch.name}{body.name}"
    return Unit.objects.get_or_create(name=name, defaults={"kind": Unit.Kind.GROUP, "group": body})[0]


def unit_named(name: str) -> Unit:
    """One unit by name; a name that the books don't know yet begins a unit."""
    return units_named([name])[name]


@transaction.atomic
def units_named(names: Iterable[str]) -> dict[str, Unit]:
    """Units by name; new ones are tied to the branch, group or campus that is called so, if just one is."""
    asked = set(names) - {""}
    found = {unit.name: unit for unit in Unit.objects.filter(name__in=asked)}
    if missing := sorted(asked - set(found)):
        branches = _only(BranchUnion.objects.filter(name__in=missing, accounting_unit=None))
        groups = _only(UnionGroup.objects.filter(name__in=missing, accounting_unit=None))
        campuses = set(Campus.objects.filter(name__in=missing).values_list("name", flat=True))
        Unit.objects.bulk_create(
            [_new(name, branches.get(name), groups.get(name), name in campuses) for name in missing],
            ignore_conflicts=True,
        )
        found |= {unit.name: unit for unit in Unit.objects.filter(name__in=missing)}
    return found


def _only(bodies: Iterable[B]) -> dict[str, B]:
    """Bodies by name, those left out that share it."""
    bodies = list(bodies)
    often = Counter(body.name for body in bodies)
    return {body.name: body for body in bodies if often[body.name] == 1}


def _new(name: str, branch: BranchUnion | None, group: UnionGroup | None, is_campus: bool) -> Unit:
    if branch:
        return Unit(name=name, kind=Unit.Kind.BRANCH, branch=branch)
    if group:
        return Unit(name=name, kind=Unit.Kind.GROUP, group=group)
    return Unit(name=name, kind=Unit.Kind.CAMPUS if is_campus else Unit.Kind.OTHER)


# -- who belongs to them ------------------------------------------------------------------------------------
@transaction.atomic
def open_unit(*, name: str, kind: str, by: User) -> Unit:
    """Keep a club's money apart from now on. Branches, groups and campuses begin with their first entry."""
    unit = Unit.objects.create(name=name.strip(), kind=kind)
    audit.record("finance.unit.opened", unit, by=by, kind=kind)
    return unit


@transaction.atomic
def set_kind(unit: Unit, *, kind: str, by: User) -> Unit:
    """Say what a unit is that began as a mere name, e.g. a club that a voucher named first."""
    unit = Unit.objects.select_for_update(of=("self",)).get(pk=unit.pk)
    if unit.branch_id or unit.group_id:
        raise DomainError(_("A branch or group stays one."), field="kind")
    unit.kind = kind
    unit.save(update_fields=["kind"])
    audit.record("finance.unit.kind_set", unit, by=by, kind=kind)
    return unit


@transaction.atomic
def add_people(
    unit: Unit, *, people: Iterable[Person], role: str, since: dt.date, by: User
) -> list[UnitMember]:
    """Put people on a unit's list. Who is there in this role stays; another role begins on the day."""
    made = []
    for person in people:
        there = unit.people.select_for_update(of=("self",)).current(on=since).filter(person=person).first()
        if there and there.role == role:
            continue
        if there:
            _end(there, since)
        made.append(UnitMember.objects.create(unit=unit, person=person, role=role, since=since))
    numbers = [member.person.staff_number for member in made]
    audit.record("finance.unit.people_added", unit, by=by, people=numbers, role=role)
    return made


@transaction.atomic
def remove_people(unit: Unit, *, people: Iterable[Person], until: dt.date, by: User) -> None:
    """Take people off the list; until that day they belonged to it."""
    numbers = []
    for member in unit.people.select_for_update(of=("self",)).current().filter(person__in=list(people)):
        if until < member.since:
            raise DomainError(_("Nobody leaves before joining."), field="until")
        member.until = until
        member.save(update_fields=["until"])
        numbers.append(member.person.staff_number)
    if not numbers:
        raise NotNow(_("None of these people is on the list."))
    audit.record("finance.unit.people_removed", unit, by=by, people=numbers, until=until)


def _end(member: UnitMember, day: dt.date) -> None:
    """A role ends the day before another begins; one that began on that very day never was."""
    if member.since >= day:
        member.delete()
        return
    member.until = day - dt.timedelta(days=1)
    member.save(update_fields=["until"])


def headcounts(*, on: dt.date | None = None) -> dict[int, int]:
    """How many members each unit has on a day: of branch, group and campus those in good standing, of clubs the list."""
    day = on or timezone.localdate()
    standing = Membership.objects.standing(on=day).filter(state=Membership.State.ACTIVE)

    def by(path: str) -> dict[Any, int]:
        rows = standing.order_by().values_list(f"person__department__{path}")
        return dict(rows.annotate(n=Count("person", distinct=True)))

    branches, groups, campuses = by("group__branch"), by("group"), by("campus__name")
    listed = UnitMember.objects.current(on=day).order_by().values_list("unit")
    clubs = dict(listed.annotate(n=Count("person", distinct=True)))
    found = {}
    for unit in Unit.objects.all():
        counted: dict[str, int | None] = {
            Unit.Kind.BRANCH: branches.get(unit.branch_id),
            Unit.Kind.GROUP: groups.get(unit.group_id),
            Unit.Kind.CAMPUS: campuses.get(unit.name),
        }
        found[unit.pk] = counted.get(unit.kind, clubs.get(unit.pk)) or 0
    return found
