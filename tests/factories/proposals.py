"""Submissions and cases in every state, with the rows that the services would have written beside them."""

from __future__ import annotations

import datetime as dt
from typing import Any

import factory
from django.db import transaction
from django.utils import timezone
from factory.django import DjangoModelFactory

from members.models import Committee, Department, Post, User
from proposals.case import services as cases
from proposals.case.workflow import State as CaseState
from proposals.models import (
    Assignment,
    Category,
    CoHandling,
    CongressSession,
    Extension,
    Inclusion,
    Promise,
    Proposal,
    ProposalCase,
    Rating,
    Reply,
    ReplyClass,
    Review,
    Seconding,
    Signature,
)
from proposals.proposal import services
from proposals.proposal.workflow import TAKEN_IN, State
from proposals.rating import services as ratings
from proposals.reply import services as replies
from proposals.reply.rules import open_steps
from proposals.review import services as reviews
from proposals.seconding import services as seconding
from tests.factories.members import CommitteeFactory, DepartmentFactory, TermFactory, UserFactory
from tests.remembering import remembered


def category() -> Category:
    return Category.objects.get_or_create(code="LOGISTICS", defaults={"name": "后勤保障"})[0]


def reply_class(code: str = "A") -> ReplyClass:
    flags = {"A": (True, False), "B": (False, True), "C": (False, False)}[code]
    known = {"name": f"第{code}类", "is_resolved": flags[0], "needs_tracking": flags[1]}
    return ReplyClass.objects.get_or_create(code=code, defaults=known)[0]


class CongressSessionFactory(DjangoModelFactory[CongressSession]):
    class Meta:
        model = CongressSession
        django_get_or_create = ("term", "session_no")

    term = factory.SubFactory(TermFactory)
    session_no = 4
    opens_on = factory.LazyFunction(lambda: timezone.localdate() - dt.timedelta(days=20))
    closes_on = factory.LazyFunction(lambda: timezone.localdate() + dt.timedelta(days=20))
    held_on = factory.LazyFunction(lambda: timezone.localdate() + dt.timedelta(days=40))


class ProposalFactory(DjangoModelFactory[Proposal]):
    """A whole draft. States beyond it are best reached with ``proposal_in``."""

    class Meta:
        model = Proposal

    proposer = factory.LazyFunction(lambda: UserFactory(delegate=True).person)
    title = factory.Sequence(lambda n: f"关于改善夜班用餐的第{n}号提案")
    grounds = "夜班人员凌晨两点后没有热饭可吃。"
    measures = "食堂在凌晨供应热餐，由膳食科负责。"
    category = factory.LazyFunction(category)


def secretary(**person: Any) -> User:
    """The proposal committee's secretary; there is one committee."""
    return _on_committee(Post.Kind.COMMITTEE_SECRETARY, **person)


def chair(**person: Any) -> User:
    """The proposal committee's chair."""
    return _on_committee(Post.Kind.COMMITTEE_CHAIR, **person)


def member(**person: Any) -> User:
    """One more member of the proposal committee."""
    return _on_committee(Post.Kind.COMMITTEE_MEMBER, **person)


def _on_committee(kind: str, **person: Any) -> User:
    committee = Committee.objects.filter(kind=Committee.Kind.PROPOSAL).first() or CommitteeFactory()
    return UserFactory(posts=[kind], posts__committee=committee, **person)


def leader() -> User:
    return UserFactory(posts=[Post.Kind.HOSPITAL_LEADER])


def handler(department: Department | None = None, *, kind: str = Post.Kind.DEPARTMENT_HANDLER) -> User:
    return UserFactory(posts=[kind], posts__department=department or DepartmentFactory())


def second(proposal: Proposal, *, times: int = 2) -> list[User]:
    """Delegates who are asked and put their names to it."""
    users = [UserFactory(delegate=True) for _n in range(times)]
    for user in users:
        seconding.ask_seconder(proposal, person=user.person, by=proposal.proposer.user)
        seconding.answer_seconding(proposal, accept=True, by=user)
    return users


def with_names(proposal: Proposal, *, names: int) -> None:
    """So many delegates' names under it, as if they had been asked and had accepted."""
    now = timezone.now()
    Seconding.objects.bulk_create(
        Seconding(
            proposal=proposal, person=UserFactory(delegate=True).person, state=Seconding.State.ACCEPTED,
            asked_at=now, answered_at=now,
        )
        for _n in range(names)
    )  # fmt: skip


def file_proposal(proposal: Proposal, *, by: User, **how: Any) -> Proposal:
    """File one proposal (立案); see ``take_in``."""
    return cases.take_in([proposal], State.FILED, by=by, **how)[0].submissions.get(pk=proposal.pk)


def take_as_suggestion(proposal: Proposal, *, by: User, **how: Any) -> Proposal:
    """Take it as a suggestion (转为意见建议): it gets a department and a reply all the same."""
    return cases.take_in([proposal], State.SUGGESTION, by=by, **how)[0].submissions.get(pk=proposal.pk)


def answer_only(proposal: Proposal, *, by: User, reason: str) -> Proposal:
    """The committee answers it itself (意见答复), and it is closed."""
    return cases.take_in([proposal], State.ANSWERED, by=by, reason=reason)[0].submissions.get(pk=proposal.pk)


@remembered
def proposal_in(state: str, **fields: Any) -> Proposal:
    """A submission that has reached a state by the services, as in life; the names under it are put there at once."""
    proposal = ProposalFactory(**fields)
    author = proposal.proposer.user
    if state == State.DRAFT:
        return proposal
    CongressSessionFactory()
    if state != State.SECONDING and services.may_propose(proposal.proposer):
        with_names(proposal, names=services.seconders_missing(proposal))
    proposal = services.hand_in(proposal, by=author)
    if state == State.SECONDING:
        return proposal
    if state == State.WITHDRAWN:
        return services.withdraw(proposal, by=author)
    if state == State.SUBMITTED:
        return _fresh_proposal(proposal)
    decider = secretary()
    services.take_under_review(proposal, by=decider)
    match state:
        case State.RETURNED:
            services.return_for_completion(proposal, by=decider, reason="请补充数据")
        case State.NOT_FILED:
            services.refuse_to_file(proposal, by=decider, reason="不属于职代会职权")
        case State.FILED:
            file_proposal(proposal, by=decider)
        case State.SUGGESTION:
            take_as_suggestion(proposal, by=decider)
        case State.ANSWERED:
            answer_only(proposal, by=decider, reason="食堂已延时供餐")
    proposal.refresh_from_db()
    return proposal


@remembered
def case_in(
    state: str, *, department: Department | None = None, code: str = "A", **fields: Any
) -> ProposalCase:
    """A case that has reached a state by the services."""
    proposal = proposal_in(State.FILED, **fields)
    case = proposal.case
    assert case is not None
    if state == CaseState.FILED:
        return case
    head = leader()
    worker = handler(department)
    unit = worker.posts[0].department
    cases.assign(case, by=head, department=unit, handler=worker)
    if state == CaseState.RETURNED_BY_DEPT:
        return cases.send_back(case, by=worker, reason="属设备科职责")
    if state == CaseState.ASSIGNED:
        return _fresh(case)
    cases.accept(case, by=worker)
    if state == CaseState.IN_PROGRESS:
        return _fresh(case)
    answer = {
        "text": "凌晨供应热餐已落实。",
        "reply_class": reply_class("B" if state == CaseState.TRACKING else code),
    }
    promised_on = (
        timezone.localdate() + dt.timedelta(days=90) if answer["reply_class"].needs_tracking else None
    )
    words = "凌晨供应热餐" if promised_on else ""
    replies.submit_reply(case, by=worker, promised=words, promised_on=promised_on, **answer)
    if state == CaseState.LEADER_REVIEW:
        return _fresh(case)
    replies.sign_reply(case, by=head)
    if state == CaseState.REPLIED:
        return _fresh(case)
    _judge(proposal, satisfied=state not in {CaseState.REHANDLING, CaseState.DECIDING})
    if state == CaseState.DECIDING:
        leader()
        replies.submit_reply(case, by=worker, **answer)
        sign_all(case)
        _judge(proposal, satisfied=False)
    return _fresh(case)


def _judge(proposal: Proposal, *, satisfied: bool) -> None:
    """Its author rates the reply."""
    result = Rating.Grade.SATISFIED if satisfied else Rating.Grade.DISSATISFIED
    ratings.rate(
        _fresh_proposal(proposal), by=proposal.proposer.user, attitude=Rating.Grade.SATISFIED, result=result,
        reason="" if satisfied else "凌晨仍没有热饭",
    )  # fmt: skip


def sign_all(case: ProposalCase) -> ProposalCase:
    """Every step of the chain is signed by somebody whose it is."""
    while steps := open_steps(case):
        replies.sign_reply(case, by=User.objects.get(pk=replies.asked(steps[0])[0]))
    return _fresh(case)


def _fresh(case: ProposalCase) -> ProposalCase:
    return ProposalCase.objects.get(pk=case.pk)


def _fresh_proposal(proposal: Proposal) -> Proposal:
    return Proposal.objects.get(pk=proposal.pk)


@remembered
def reviewed(**fields: Any) -> Proposal:
    """A submission whose opinions are all on the table; the joint decision is what it waits for."""
    proposal = proposal_in(State.SUBMITTED, **fields)
    reviews.open_review(proposal, by=secretary())
    Review.objects.filter(proposal=proposal).update(shown_at=timezone.now())
    return _fresh_proposal(proposal)


# -- rows as they are, without the way there -----------------------------------------------------------------
@transaction.atomic
def bare_proposal(state: str = State.FILED, **fields: Any) -> Proposal:
    """A submission put straight into its state; for pages and lists, where the way there doesn't matter."""
    now = timezone.now()
    session = CongressSessionFactory()
    case = fields.pop("case", None)
    if state in TAKEN_IN and case is None:
        case = bare_case(CaseState.CLOSED if state == State.ANSWERED else CaseState.FILED)
    taken_in = {"number": case.number, "decided_at": now} if case else {}
    proposal = ProposalFactory(state=state, session=session, submitted_at=now, **(taken_in | fields))
    if case:
        Inclusion.objects.create(case=case, proposal=proposal)
    return proposal


def co_handling(case: ProposalCase, worker: User, **fields: Any) -> CoHandling:
    """The part of the worker's department in a case, waiting to be accepted."""
    today = timezone.localdate()
    known = {
        "assigned_by": case.leader,
        "assigned_at": timezone.now(),
        "counted_from": today,
        "due_on": today,
    }
    department = worker.posts[0].department
    return CoHandling.objects.create(
        case=case, round=case.round, department=department, working_days=15, **(known | fields)
    )


def waiting_extension(case: ProposalCase, worker: User) -> Extension:
    """A request for a later day that the leader hasn't decided yet."""
    assignment = case.assignments.get()
    return Extension.objects.create(
        case=case, assignment=assignment, reason="需招标", was_due_on=assignment.due_on, working_days=10,
        due_on=assignment.due_on + dt.timedelta(days=14), asked_by=worker, asked_at=timezone.now(),
    )  # fmt: skip


def bare_case(state: str, *, worker: User | None = None, head: User | None = None) -> ProposalCase:
    """A case put straight into its state, with the assignment and the reply that the state needs."""
    now, today = timezone.now(), timezone.localdate()
    session = CongressSessionFactory()
    has_reply = state in {
        CaseState.LEADER_REVIEW, CaseState.REPLIED, CaseState.DECIDING, CaseState.TRACKING, CaseState.CLOSED,
    }  # fmt: skip
    is_signed = has_reply and state != CaseState.LEADER_REVIEW
    is_assigned = state != CaseState.FILED and worker is not None and head is not None
    unit = worker.posts[0].department if worker and is_assigned else None
    serial = ProposalCase.objects.count() + 1
    case = ProposalCase.objects.create(
        state=state, number=f"8-4-{serial:03}", title="关于改善夜班用餐的提案", session=session, filed_at=now,
        lead_department=unit, leader=head if is_assigned else None, due_on=today + dt.timedelta(days=30) if is_assigned and not is_signed else None,
        replied_at=now if is_signed else None, closed_at=now if state == CaseState.CLOSED else None,
    )  # fmt: skip
    if worker and head and is_assigned:
        Assignment.objects.create(
            case=case, department=unit, handler=worker, assigned_by=head, assigned_at=now, counted_from=today,
            working_days=30, due_on=today + dt.timedelta(days=42), answered_at=now if is_signed else None,
        )  # fmt: skip
        if has_reply:
            until = today + dt.timedelta(days=60) if state == CaseState.TRACKING else None
            reply = Reply.objects.create(
                case=case, round=1, reply_class=reply_class("B" if until else "A"), text="已落实",
                promised="凌晨供应热餐" if until else "", promised_on=until, drafted_by=worker, drafted_at=now,
                signed_by=head if is_signed else None, signed_at=now if is_signed else None,
            )  # fmt: skip
            Signature.objects.create(
                reply=reply, position=2, step=Signature.Step.LEADER, outcome="SIGNED" if is_signed else "",
                by=head if is_signed else None, at=now if is_signed else None,
            )  # fmt: skip
            if until:
                Promise.objects.create(
                    case=case, reply=reply, department=unit, owner=worker, text=reply.promised, made_at=now,
                    first_promised_on=until, promised_on=until,
                )  # fmt: skip
    return case
