"""Rationalisation suggestions in every state, by the services."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from members.models import Committee, Person, User
from proposals.innovation import services
from proposals.innovation.models import RationalizationProposal
from proposals.innovation.workflow import State
from tests.factories.members import CommitteeFactory, DepartmentFactory, UserFactory
from tests.factories.proposals import secretary
from union_portal.core.base import new_public_id


def reviewer() -> User:
    committee = Committee.objects.filter(kind=Committee.Kind.PROPOSAL).first()
    body = committee or CommitteeFactory(kind=Committee.Kind.PROPOSAL)
    user: User = UserFactory(posts=["COMMITTEE_MEMBER"], posts__committee=body)
    return user


def draft(*, author: Person | None = None, **fields: Any) -> RationalizationProposal:
    by = author.user if author else UserFactory()
    words = {"title": "输液架快拆夹", "problem": "拆架一次要三分钟。", "idea": "加装快拆夹，徒手即可拆下。"}
    return services.save_draft(new_public_id(), by=by, **words | fields)


def submitted(*, author: Person | None = None, **fields: Any) -> RationalizationProposal:
    proposal = draft(author=author, **fields)
    return services.submit(proposal, by=proposal.author.user)


def evaluating(*reviewers: User, author: Person | None = None) -> RationalizationProposal:
    return services.name_reviewers(submitted(author=author), by=secretary(), reviewers=reviewers)


def adopted(
    *, grade: str = "SECOND", by: User | None = None, author: Person | None = None, reviewers: list[User] | None = None
) -> RationalizationProposal:  # fmt: skip
    named = reviewers or [reviewer()]
    proposal = evaluating(*named, author=author)
    for user in named:
        services.evaluate(proposal, by=user, novelty=7, usefulness=9, feasibility=8)
    return services.adopt(proposal, by=by or secretary(), grade=grade)


def innovation_in(
    state: str, *, author: Person | None = None, reviewers: list[User] | None = None
) -> RationalizationProposal:
    """One that has reached a state by the services."""
    named = reviewers or [reviewer()]
    match state:
        case State.DRAFT:
            return draft(author=author)
        case State.SUBMITTED:
            return submitted(author=author)
        case State.WITHDRAWN:
            proposal = submitted(author=author)
            return services.withdraw(proposal, by=proposal.author.user)
        case State.EVALUATING:
            return evaluating(*named, author=author)
        case State.NOT_ADOPTED:
            proposal = evaluating(*named, author=author)
            for user in named:
                services.evaluate(proposal, by=user, novelty=2, usefulness=3, feasibility=2)
            return services.turn_down(proposal, by=secretary(), reason="与现有设备重复")
    proposal = adopted(author=author, reviewers=named)
    if state == State.IN_USE:
        proposal = services.put_to_use(
            proposal, by=secretary(), department=DepartmentFactory(), since=timezone.localdate(), effect="每班省时二十分钟"
        )  # fmt: skip
    return proposal


def bare_innovation(*, decided_by: User, **fields: Any) -> RationalizationProposal:
    """One put straight among the adopted; for lists, where the way there doesn't matter."""
    now, serial = timezone.now(), RationalizationProposal.objects.count() + 1
    words = {"title": "输液架快拆夹", "problem": "拆架费时。", "idea": "加装快拆夹。"}
    known = {"number": f"0-合{serial:03}", "submitted_at": now, "decided_at": now, "decided_by": decided_by}
    return RationalizationProposal.objects.create(
        state=State.ADOPTED, author=UserFactory().person, **words | known | fields
    )
