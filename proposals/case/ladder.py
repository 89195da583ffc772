"""The ladder (催办督办阶梯): on which working day before and after a deadline who hears of it, as a policy value.

``{"-3": ["handler"], "0": ["head"], …}``: each step tells the levels that it names and those of all steps before it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from members.models import Department, Post, User
from proposals.case.models import ProposalCase
from proposals.proposal.services import committee_users
from union_portal.core.deadline.models import Deadline
from union_portal.core.deadline.services import Level, Rungs, responsible
from union_portal.core.errors import DomainError
from union_portal.core.policy import services as policy

KEY = "proposal.ladder"
STEP = re.compile(r"-?[0-9]{1,3}")
PRESET: dict[str, list[str]] = {
    "-3": ["handler"], "0": ["head"], "3": ["leader", "committee"], "7": ["chair", "supervisor"],
}  # fmt: skip


def case_of(about: Any) -> ProposalCase:
    """The case that something due belongs to: the case itself, an assignment, a promise, a finding."""
    case: ProposalCase = about if isinstance(about, ProposalCase) else about.case
    return case


def department_of(about: Any) -> Department | None:
    """The department that owes it: the assignment's own, else the one in the lead."""
    return getattr(about, "department", None) or case_of(about).lead_department


def _holders(*kinds: str, **where: Any) -> Iterable[int]:
    return User.objects.holding(*kinds, **where).values_list("pk", flat=True)


def _head(deadline: Deadline) -> Iterable[int]:
    department = department_of(deadline.about)
    return _holders(Post.Kind.DEPARTMENT_HEAD, department=department) if department else []


def _leader(deadline: Deadline) -> Iterable[int | None]:
    return [case_of(deadline.about).leader_id]


def _committee(_deadline: Deadline) -> Iterable[int]:
    return committee_users()


def _chair(_deadline: Deadline) -> Iterable[int]:
    return _holders(Post.Kind.UNION_CHAIR)


def _supervisor(_deadline: Deadline) -> Iterable[int]:
    return _holders(Post.Kind.DISCIPLINE_SUPERVISOR)


LEVELS: dict[str, Level] = {
    "handler": responsible, "head": _head, "leader": _leader, "committee": _committee, "chair": _chair,
    "supervisor": _supervisor,
}  # fmt: skip


def ladder(on: dt.date) -> Rungs:
    """The steps as the rule of a day has them."""
    steps = sorted((int(step), names) for step, names in policy.value(KEY, on=on).items())
    rungs: dict[int, list[Level]] = {}
    told: list[Level] = []
    for step, names in steps:
        told = [*told, *(LEVELS[name] for name in names)]
        rungs[step] = told
    return rungs


def check(value: dict[str, Any]) -> None:
    """Refuse a ladder that could not be rung."""
    is_sound = value and all(
        STEP.fullmatch(step) and isinstance(names, list) and all(name in [*LEVELS] for name in names)
        for step, names in value.items()
    )
    if not is_sound:
        raise DomainError(
            _(
                "Each step is a number of working days, such as -3 or 7, with a list of these levels: %(levels)s."
            )
            % {"levels": ", ".join(LEVELS)},
            field="value",
        )
