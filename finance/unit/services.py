"""Find accounting units by the names that vouchers and files use; a new name is a new unit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TypeVar

from django.db import transaction

from finance.unit.models import Unit
from members.models import BranchUnion, Campus, UnionGroup

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
