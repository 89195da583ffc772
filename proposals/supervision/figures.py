"""The board of what is late (督办台账): each running deadline that has passed, by department, with the last urging."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from django.contrib.contenttypes.prefetch import GenericPrefetch

from members.models import User
from proposals.case.ladder import case_of, department_of
from proposals.case.models import ProposalCase
from proposals.cohandling.models import CoHandling
from proposals.supervision.models import Finding, Urging
from union_portal.core.deadline.models import Deadline
from union_portal.core.deadline.services import kinds
from union_portal.core.workday import services as workday

OWED = tuple(
    f"proposals.{what}" for what in ("accept", "accept_part", "input", "reply", "promise", "correct")
)
"""What departments owe; the rating is the proposers' own business."""


@dataclass(frozen=True)
class Overdue:
    """One thing that is late: what, whose, since when, and who has been told."""

    case: ProposalCase
    department: str
    owed: Any
    due_on: dt.date
    days_late: int
    rung: int | None
    urging: Urging | None
    url: str


def overdue(user: User, *, on: dt.date) -> list[Overdue]:
    """All that is late among the cases that the person sees, department by department, the latest first."""
    with_departments = GenericPrefetch(
        "about",
        [
            ProposalCase.objects.select_related("lead_department"),
            CoHandling.objects.select_related("case", "department"),
            Finding.objects.select_related("check_of__case__lead_department"),
        ],
    )
    late = Deadline.objects.overdue(on=on).filter(kind__in=OWED).prefetch_related(with_departments)
    owed = [(deadline, deadline.about) for deadline in late if deadline.about is not None]
    keys = {case_of(about).pk for _deadline, about in owed}
    cases = (
        ProposalCase.objects.visible_to(user)
        .select_related("lead_department", "leader__person")
        .in_bulk(keys)
    )
    last: dict[int, Urging] = {
        urging.case_id: urging
        for urging in Urging.objects.filter(case__in=cases)
        .select_related("by__person")
        .order_by("urged_at", "pk")
    }
    rows = [
        Overdue(
            case=cases[key], department=str(department_of(about) or ""), owed=kinds[deadline.kind].label,
            due_on=deadline.due_on, days_late=max(workday.between(deadline.due_on, on), 1), rung=deadline.rung,
            urging=last.get(key), url=deadline.url,
        )
        for deadline, about in owed
        if (key := case_of(about).pk) in cases
    ]  # fmt: skip
    return sorted(rows, key=lambda row: (row.department, -row.days_late, row.case.number))


def by_department(rows: Iterable[Overdue]) -> list[tuple[str, list[Overdue]]]:
    """Departments with what they owe; whoever owes most comes first."""
    found: dict[str, list[Overdue]] = {}
    for row in rows:
        found.setdefault(row.department, []).append(row)
    return sorted(
        found.items(), key=lambda pair: (-len(pair[1]), -max(map(attrgetter("days_late"), pair[1])), pair[0])
    )
