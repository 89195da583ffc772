"""Who may take a step of a claim's chain: the people who hold its post. How long the chain is, the sum says."""

from __future__ import annotations

from django.db.models import Q

from finance.claim.workflow import Step
from finance.payment.chain import last_signers
from members.models import Department, Person, User


def approvers(step: str, *, department: Department, claimant: Person, but: set[int]) -> list[User]:
    """Who may take a step: holders of its post, without the claimant and those who signed before.

    For a claim of the chair's own, a leader of the hospital stands in.
    """
    others = User.objects.exclude(Q(person=claimant) | Q(pk__in=but))
    match step:
        case Step.HEAD:
            found = others.holding("DEPARTMENT_HEAD", department=department)
        case Step.OFFICER:
            found = others.holding("UNION_OFFICER")
        case _:
            _post, found = last_signers(others)
    return list(found.order_by("pk"))
