"""Who handles a case and until when, as the pages of desk and portal show it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from proposals.case.models import Assignment, ProposalCase
from proposals.cohandling.models import CoHandling
from union_portal.core.workday import services as workday
from union_portal.core.workday.services import Count

if TYPE_CHECKING:
    from proposals.extension.models import Extension


@dataclass(frozen=True)
class Work:
    """One handing over to a lead department: with whom, until when, how that day was found, and what moved it."""

    case: ProposalCase
    assignment: Assignment
    count: Count
    extensions: list[Extension]
    parts: list[CoHandling]


def works_of(cases: Iterable[ProposalCase], *, trail: bool = False) -> list[Work]:
    """The work on each case as it stands; with ``trail`` all earlier ones as well, the latest first."""
    by_key = {case.pk: case for case in cases}
    assignments = Assignment.objects.filter(case__in=by_key)
    assignments = assignments.select_related("department", "handler__person", "assigned_by__person", "policy")
    found = list(
        assignments.prefetch_related("extensions__decided_by__person").order_by("-assigned_at", "-pk")
    )
    if not trail:
        standing = [each for each in found if each.sent_back_at is None]
        found = [each for each in standing if each.round == by_key[each.case_id].round]
    return [_work(by_key[each.case_id], each) for each in found]


def _work(case: ProposalCase, assignment: Assignment) -> Work:
    extensions = list(assignment.extensions.all())
    granted = [each for each in extensions if each.state == "GRANTED"]
    first_day = granted[0].was_due_on if granted else assignment.due_on
    parts = (
        CoHandling.objects.standing().filter(case=case, round=assignment.round).select_related("department")
    )
    return Work(
        case, assignment, workday.explain(assignment.counted_from, first_day), extensions, list(parts)
    )
