"""A whole session with the figures that one hospital published: 114 份 received, 109 valid; 17 件 filed of 43 份,
23 件 suggestions of 48 份, 13 件 opinions answered of 18 份. How they were handled is made up."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from django.utils import timezone

from members.models import Department, User
from proposals.case.workflow import State as CaseState
from proposals.dialogue.models import Meeting
from proposals.models import (
    Assignment,
    Category,
    CongressSession,
    Inclusion,
    Proposal,
    ProposalCase,
    Rating,
    Reply,
    SeconderRating,
)
from proposals.proposal.workflow import State
from proposals.report.counting import build
from proposals.report.models import CongressReport
from proposals.report.workflow import SETTLED
from proposals.report.workflow import State as ReportState
from proposals.review.models import KeyProposal
from tests.factories.members import (
    CampusFactory,
    DelegationFactory,
    DepartmentFactory,
    TermFactory,
    UserFactory,
)
from tests.factories.proposals import ProposalFactory, leader, reply_class
from tests.remembering import remembered

FILED = [5, 4, 4, 3, 3, 3, 3, 3, 2, 2, 2, 2, 2, 2, 1, 1, 1]
SUGGESTED = [4, *[2] * 22]
ANSWERED = [3, 2, 2, 2, *[1] * 9]
"""Submissions (份) a case (件)."""
WITHDRAWN, RETURNED = 3, 2
MET, KEY = 14, 2
"""Of the filed cases: in how many the author was met, and how many are key proposals."""
G = Rating.Grade
CATEGORIES = ["后勤保障", "职工福利", "护理", "信息化", "医疗质量与安全"]
DEPARTMENTS = ["总务科", "信息科", "护理部", "人事科"]
TOPICS = ["夜班用餐", "停车位", "值班室空调", "信息系统", "护理人力", "职工体检", "电梯等候", "更衣间"]


@dataclass
class Published:
    """The session, and who took part."""

    session: CongressSession
    head: User
    workers: list[User]
    authors: list[User]
    cases: list[ProposalCase] = field(default_factory=list)


@remembered
def published_session() -> Published:
    """The session of the published figures; authors of two campuses and three delegations."""
    today = timezone.localdate()
    session = CongressSession.objects.create(
        term=TermFactory(), session_no=4, opens_on=today - dt.timedelta(days=150),
        closes_on=today - dt.timedelta(days=120), held_on=today - dt.timedelta(days=100),
    )  # fmt: skip
    campuses = [CampusFactory(name=name) for name in ("本部院区", "东院区")]
    wards = [DepartmentFactory(name=f"内科{n + 1}病区", campus=campuses[n % len(campuses)]) for n in range(6)]
    delegations = [DelegationFactory(name=f"第{name}代表团") for name in "一二三"]
    authors = [UserFactory(person__department=wards[n % len(wards)]) for n in range(20)]
    offices = [DepartmentFactory(name=name, campus=campuses[0]) for name in DEPARTMENTS]
    workers = [_worker(office) for office in offices]
    made = Published(session, leader(), workers, authors)
    categories = [
        Category.objects.get_or_create(name=name, defaults={"code": f"R{n}"})[0]
        for n, name in enumerate(CATEGORIES)
    ]
    at = timezone.now() - dt.timedelta(days=115)
    rows: list[Proposal] = []

    def submissions(state: str, count: int, number: str = "") -> list[Proposal]:
        found = []
        for _n in range(count):
            n = len(rows)
            found.append(
                Proposal(
                    state=state, session=session, proposer=authors[n % len(authors)].person, number=f"{number}-{n}" if number else "",
                    delegation=delegations[n % len(delegations)], title=f"关于改善{TOPICS[n % len(TOPICS)]}的第{n + 1}号提案",
                    grounds="夜班人员凌晨两点后没有热饭可吃。", measures="食堂在凌晨供应热餐，由膳食科负责。",
                    category=categories[min(n % 7, 4)], submitted_at=at, decided_at=at if state in DECIDED else None,
                    reason="" if state in {State.FILED, State.SUGGESTION} else "请见说明",
                )
            )  # fmt: skip
            rows.append(found[-1])
        return found

    plan = [
        (State.FILED, ProposalCase.Kind.PROPOSAL, FILED, 0), (State.SUGGESTION, ProposalCase.Kind.SUGGESTION, SUGGESTED, 100),
        (State.ANSWERED, ProposalCase.Kind.ANSWER, ANSWERED, 200),
    ]  # fmt: skip
    groups = [
        (kind, submissions(state, size, f"8-4-{offset + serial:03}"), offset + serial)
        for state, kind, sizes, offset in plan
        for serial, size in enumerate(sizes, start=1)
    ]
    submissions(State.WITHDRAWN, WITHDRAWN)
    submissions(State.RETURNED, RETURNED)
    _keep_quiet(groups)
    Proposal.objects.bulk_create(rows)
    for n, (kind, included, serial) in enumerate(groups):
        made.cases.append(_case(made, n, kind, included, serial, at))
    return made


DECIDED = {State.FILED, State.SUGGESTION, State.ANSWERED, State.RETURNED}


def _worker(office: Department) -> User:
    return UserFactory(posts=["DEPARTMENT_HANDLER"], posts__department=office)


def _keep_quiet(groups: list[tuple[str, list[Proposal], int]]) -> None:
    """A confidential case, a confidential submission among others, and two authors who withhold their names."""
    for case, place in ((16, 0), (0, 4)):
        groups[case][1][place].confidential = True
    for case, place in ((1, 0), (15, 0)):
        groups[case][1][place].name_withheld = True


def _case(
    made: Published, n: int, kind: str, included: list[Proposal], serial: int, at: dt.datetime
) -> ProposalCase:
    """Filed cases: 13 answered in time, 2 late, 1 overdue, 1 running; 11 closed and 2 tracked of those answered."""
    today = timezone.localdate()
    is_filed = kind == ProposalCase.Kind.PROPOSAL
    state = CaseState.CLOSED
    if is_filed and n >= 11:
        state = {
            11: CaseState.TRACKING,
            12: CaseState.TRACKING,
            13: CaseState.REPLIED,
            14: CaseState.REPLIED,
        }.get(n, CaseState.IN_PROGRESS)
    worker, answered = made.workers[n % len(made.workers)], state != CaseState.IN_PROGRESS
    due_on = today + dt.timedelta(days=10) if n == 16 else timezone.localdate(at) + dt.timedelta(days=45)
    replied_at = at + dt.timedelta(days=60 if n in {13, 14} else 30) if answered else None
    is_answer = kind == ProposalCase.Kind.ANSWER
    case = ProposalCase.objects.create(
        state=state, kind=kind, number=f"8-4-{serial:03}", title=included[0].title, session=made.session,
        filed_at=at, lead_department=None if is_answer else worker.posts[0].department, leader=None if is_answer else made.head,
        due_on=due_on if state == CaseState.IN_PROGRESS else today + dt.timedelta(days=60) if state == CaseState.TRACKING else None,
        replied_at=replied_at, closed_at=replied_at if state == CaseState.CLOSED else None,
    )  # fmt: skip
    if n < KEY:
        KeyProposal.objects.create(
            case=case, leader=made.head, reason="涉及面广", marked_by=made.head, marked_at=at
        )
    Inclusion.objects.bulk_create(Inclusion(case=case, proposal=proposal) for proposal in included)
    if is_answer:
        return case
    Assignment.objects.create(
        case=case, department=case.lead_department, handler=worker, assigned_by=made.head, assigned_at=at,
        counted_from=timezone.localdate(at), working_days=30, due_on=due_on, accepted_at=at, answered_at=replied_at,
    )  # fmt: skip
    if not answered:
        return case
    if is_filed and n < MET:
        Meeting.objects.create(
            case=case, proposal=included[0], department=case.lead_department, state=Meeting.State.CONFIRMED,
            held_on=timezone.localdate(at), present="提案人、承办人", text="当面沟通了方案。", recorded_by=worker,
            recorded_at=at, answered_by=made.authors[0], answered_at=at,
        )  # fmt: skip
    tracked = state == CaseState.TRACKING
    reply = Reply.objects.create(
        case=case, round=1, reply_class=reply_class("B" if tracked else "C" if n % 5 == 4 else "A"), text="凌晨供应热餐已落实，供应时间为0点至3点。",
        promised_on=today + dt.timedelta(days=60 if n == 11 else -5) if tracked else None, drafted_by=worker,
        drafted_at=replied_at, signed_by=made.head, signed_at=replied_at,
    )  # fmt: skip
    if state in {CaseState.CLOSED, CaseState.TRACKING}:
        grades = [G.SATISFIED, G.SATISFIED, G.BASICALLY_SATISFIED, G.SATISFIED, G.DISSATISFIED]
        Rating.objects.bulk_create(
            Rating(
                reply=reply, proposal=proposal, attitude=G.SATISFIED, result=grades[place % 5 if is_filed else (n + place) % 4],
                reason="热餐品种太少" if is_filed and place % 5 == 4 else "", rated_by=made.authors[0], rated_at=replied_at,
            )
            for place, proposal in enumerate(included)
        )  # fmt: skip
        SeconderRating.objects.bulk_create(
            SeconderRating(
                reply=reply, proposal=proposal, role="SECONDER", attitude=G.SATISFIED, result=G.BASICALLY_SATISFIED,
                rated_by=worker, rated_at=replied_at,
            )
            for proposal in included
            if is_filed
        )  # fmt: skip
    return case


# -- reports and awards put straight into their state ---------------------------------------------------------------
def bare_report(
    state: str, *, made_by: User, approved_by: User | None = None, term_no: int = 8
) -> CongressReport:
    """A report on a session with one filed proposal."""
    today, now = timezone.localdate(), timezone.now()
    session = CongressSession.objects.create(
        term=TermFactory(term_no=term_no), session_no=9, opens_on=today, closes_on=today, held_on=today
    )
    case = ProposalCase.objects.create(
        state=CaseState.FILED,
        number=f"{term_no}-9-001",
        title="关于改善夜班用餐的提案",
        session=session,
        filed_at=now,
    )
    proposal = ProposalFactory(
        proposer=made_by.person, state=State.FILED, session=session, number=case.number, submitted_at=now, decided_at=now
    )  # fmt: skip
    Inclusion.objects.create(case=case, proposal=proposal)
    submitted = (
        {} if state == ReportState.DRAFT else {"submitted_by": made_by, "submitted_at": now, "round": 1}
    )
    settled = {"approved_by": approved_by, "approved_at": now} if state in SETTLED else {}
    published = {"published_by": made_by, "published_at": now} if state == ReportState.PUBLISHED else {}
    return CongressReport.objects.create(
        state=state, session=session, figures=build(session).as_dict(), counted_at=now, introduction="本次大会",
        made_by=made_by, **submitted, **settled, **published,
    )  # fmt: skip
