"""Proposals: the author's pages, the seconder's, the open ledger, and the desk of committee, leaders and departments."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone

from proposals.case.workflow import State as CaseState
from proposals.models import (
    Category,
    CongressSession,
    FinalDecision,
    KeyProposal,
    Letter,
    Promise,
    ReplyClass,
    Seconding,
)
from proposals.proposal.workflow import State
from tests.architecture.access import desk
from tests.factories.members import TermFactory, UserFactory
from tests.factories.proposals import (
    CongressSessionFactory,
    ProposalFactory,
    bare_case,
    bare_proposal,
    co_handling,
    handler,
    waiting_extension,
)

RUNS = ["COMMITTEE_CHAIR", "COMMITTEE_SECRETARY"]
COMMITTEE = [*RUNS, "COMMITTEE_MEMBER"]
OVERSEERS = ["HOSPITAL_LEADER", "UNION_CHAIR", "DISCIPLINE_SUPERVISOR"]
DEPARTMENTS = ["DEPARTMENT_HANDLER", "DEPARTMENT_HEAD"]
PEOPLE = ("proposer", "seconder", "worker", "chief", "helper")


def build(people: dict[str, Any]) -> dict[str, Any]:
    people |= {"proposer": UserFactory(), "seconder": UserFactory(), "worker": handler()}
    unit = people["worker"].posts[0].department
    people |= {"chief": handler(unit, kind="DEPARTMENT_HEAD"), "helper": handler()}
    author, worker, head = people["proposer"].person, people["worker"], people["HOSPITAL_LEADER"]

    def case(state: str) -> Any:
        return bare_case(state, worker=worker, head=head)

    objects: dict[str, Any] = {
        "draft": ProposalFactory(proposer=author),
        "seconding": bare_proposal(State.SECONDING, proposer=author),
        "reviewed": bare_proposal(State.UNDER_REVIEW, proposer=author),
        "confidential": bare_proposal(proposer=author, confidential=True, case=case(CaseState.ASSIGNED)),
        "rated": bare_proposal(proposer=author, case=case(CaseState.REPLIED)),
        "filed": bare_case(CaseState.FILED),
        "assigned": case(CaseState.ASSIGNED),
        "started": case(CaseState.IN_PROGRESS),
        "shared": case(CaseState.IN_PROGRESS),
        "extended": case(CaseState.IN_PROGRESS),
        "drafted": case(CaseState.LEADER_REVIEW),
        "replied": case(CaseState.REPLIED),
        "unrated": case(CaseState.REPLIED),
        "tracked": case(CaseState.TRACKING),
        "key": case(CaseState.IN_PROGRESS),
        "deciding": case(CaseState.DECIDING),
        "kept": case(CaseState.TRACKING),
        "category": Category.objects.first(),
        "class": ReplyClass.objects.first(),
        "session": CongressSession.objects.first(),
    }
    objects["unrated"].replies.update(signed_at=timezone.now() - dt.timedelta(days=40))
    FinalDecision.objects.create(
        case=objects["deciding"], leader=head, named_by=head, named_at=timezone.now()
    )
    objects["promise"] = Promise.objects.get(case=objects["tracked"])
    objects["kept promise"] = Promise.objects.get(case=objects["kept"])
    answered = bare_proposal(proposer=author, case=objects["kept"])
    objects["kept promise"].keep(by=worker, at=timezone.now(), note="已完成")
    objects["kept promise"].save()
    objects["letter"] = Letter.objects.create(
        reply=objects["kept"].reply, proposal=answered, number="提案复1号", dated_on=timezone.localdate()
    )
    KeyProposal.objects.create(
        case=objects["key"], leader=head, reason="职工普遍关心", marked_by=head, marked_at=timezone.now()
    )
    co_handling(objects["shared"], people["helper"])
    waiting_extension(objects["extended"], worker)
    for name in ("seconding", "reviewed", "confidential"):
        Seconding.objects.create(
            proposal=objects[name], person=people["seconder"].person, asked_at=timezone.now()
        )
    return objects


LEAD = ["worker", "chief"]
SEEN_BY_COMMITTEE = dict.fromkeys(COMMITTEE, 403)

ROWS = {
    "proposals:proposal-list": {"staff": 200},
    "proposals:proposal-mine": {"staff": 200},
    "proposals:proposal-new": {"staff": 302},
    "proposals:proposal": {
        "of": "confidential", "staff": 404, "proposer": 200, "seconder": 200, "worker": 200, "chief": 200,
        **dict.fromkeys([*COMMITTEE, *OVERSEERS], 200),
    },
    "proposals:proposal-write": {"of": "draft", "staff": 404, "proposer": 200},
    "proposals:proposal-write POST": {
        "of": "draft", "staff": 404, "proposer": 302,
        "data": {"title": "夜班用餐", "grounds": "没有热饭", "measures": "延时供餐", "category": "1"},
    },
    "proposals:proposal-autosave POST": {"of": "draft", "staff": 404, "proposer": 200, "data": {"title": "夜班"}},
    "proposals:proposal-review": {"of": "draft", "staff": 404, "proposer": 200},
    "proposals:proposal-submit POST": {"of": "draft", "staff": 404, "proposer": 302},
    "proposals:proposal-attach POST": {"of": "draft", "staff": 404, "proposer": 302},
    "proposals:proposal-detach POST": {"of": "draft", "kwargs": {"attachment": "none"}, "staff": 404},
    "proposals:proposal-discard POST": {"of": "draft", "staff": 404, "proposer": 302},
    "proposals:proposal-take-back POST": {"of": "seconding", "staff": 404, "seconder": 403, "proposer": 302},
    "proposals:proposal-withdraw": {
        "of": "reviewed", "staff": 404, "seconder": 403, "proposer": 200, **SEEN_BY_COMMITTEE,
    },
    "proposals:proposal-withdraw POST": {
        "of": "reviewed", "staff": 404, "seconder": 403, "proposer": 302, "data": {"reason": "已解决"}, **SEEN_BY_COMMITTEE,
    },
    "proposals:proposal-seconders": {"of": "seconding", "staff": 404, "seconder": 403, "proposer": 200},
    "proposals:proposal-seconders POST": {
        "of": "seconding", "staff": 404, "seconder": 403, "proposer": 404, "data": {"person": "nobody"},
    },
    "proposals:proposal-second": {"of": "seconding", "staff": 404, "seconder": 200, "proposer": 403},
    "proposals:proposal-second POST": {
        "of": "seconding", "staff": 404, "seconder": 302, "proposer": 403, "data": {"answer": "accept"},
    },
    "proposals:promise-list": {"staff": 200},
    "proposals:promise-export": {"staff": 200},
    "proposals:promise": {"of": "promise", "staff": 200},
    "proposals:promise-confirm": {"of": "kept promise", "staff": 403, "proposer": 200},
    "proposals:promise-confirm POST": {
        "of": "kept promise", "staff": 403, "proposer": 302, "data": {"is_done": "yes", "words": ""},
    },
    "proposals:letter": {
        "of": "letter", "kwargs": {"kind": "docx"}, "staff": 404, "proposer": 200, **dict.fromkeys(COMMITTEE, 200),
        **dict.fromkeys(OVERSEERS, 200), **dict.fromkeys(LEAD, 200),
    },
    "proposals:proposal-rate": {"of": "rated", "staff": 403, "proposer": 200},
    "proposals:proposal-rate POST": {
        "of": "rated", "staff": 403, "proposer": 302, "data": {"attitude": "SATISFIED", "result": "SATISFIED"},
    },
}  # fmt: skip

DESK = {
    "proposals.ProposalCase": desk(
        of="assigned", see=[*COMMITTEE, *DEPARTMENTS, *OVERSEERS, "worker", "chief", "helper"],
        open=[*COMMITTEE, *OVERSEERS, "worker", "chief"],
        deeds={
            "assign": ("filed", ["HOSPITAL_LEADER"]), "accept": LEAD, "send-back": LEAD,
            "reply": ("started", LEAD), "sign": ("drafted", ["HOSPITAL_LEADER"]),
            "return-reply": ("drafted", ["HOSPITAL_LEADER"]), "close-unrated": ("unrated", RUNS),
            "correct-reply": ("replied", LEAD), "reclassify": ("replied", [*RUNS, "DISCIPLINE_SUPERVISOR"]),
            "name-leader": ("deciding", RUNS), "decide-finally": ("deciding", ["HOSPITAL_LEADER"]),
            "accept-part": ("shared", ["helper"]), "send-back-part": ("shared", ["helper"]), "input": ("shared", ["helper"]),
            "mark-overdue": ("shared", LEAD), "name-handler": ("shared", ["chief"]),
            "add-department": ("shared", ["HOSPITAL_LEADER"]), "release": ("shared", ["HOSPITAL_LEADER"]),
            "ask-extension": ("started", LEAD), "grant-extension": ("extended", ["HOSPITAL_LEADER"]),
            "refuse-extension": ("extended", ["HOSPITAL_LEADER"]), "note-progress": ("shared", [*LEAD, "helper"]),
            "write": ("shared", [*LEAD, "helper"]), "record-meeting": ("shared", [*LEAD, "helper"]),
            "urge": ("started", [*RUNS, "HOSPITAL_LEADER", "UNION_CHAIR"]),
            "check": ("started", ["DISCIPLINE_SUPERVISOR"]),
            "key": ("started", RUNS), "key-leader": ("key", RUNS), "lift-key": ("key", RUNS),
        },
    ),
    "proposals.Promise": desk(
        of="promise", see=[*COMMITTEE, *OVERSEERS, *DEPARTMENTS, *LEAD, "helper"], open=[*COMMITTEE, *OVERSEERS, *LEAD],
        deeds={
            "progress": [*RUNS, *LEAD], "keep": [*RUNS, *LEAD], "move": ["HOSPITAL_LEADER"], "hand-over": [*RUNS, "chief"],
            "reopen": ("kept promise", [*RUNS, "HOSPITAL_LEADER"]),
        },
    ),
    "proposals.Category": desk(of="category", see=COMMITTEE, add=RUNS, change=RUNS),
    "proposals.ReplyClass": desk(of="class", see=COMMITTEE, add=RUNS, change=RUNS),
    "proposals.CongressSession": desk(
        of="session", see=[*COMMITTEE, "UNION_OFFICER"], add=[*RUNS, "UNION_OFFICER"], change=[*RUNS, "UNION_OFFICER"],
    ),
}  # fmt: skip


# -- lists grow -----------------------------------------------------------------------------------------------
def more_filed(people: dict[str, Any], objects: dict[str, Any], count: int) -> None:
    for _n in range(count):
        case = bare_case(CaseState.IN_PROGRESS, worker=people["worker"], head=people["HOSPITAL_LEADER"])
        bare_proposal(proposer=UserFactory().person, case=case, name_withheld=True)


def more_categories(people: dict[str, Any], objects: dict[str, Any], count: int) -> None:
    start = Category.objects.count()
    Category.objects.bulk_create(Category(code=f"X{start + n}", name=f"类别{n}") for n in range(count))


def more_classes(people: dict[str, Any], objects: dict[str, Any], count: int) -> None:
    start = ReplyClass.objects.count()
    ReplyClass.objects.bulk_create(ReplyClass(code=f"X{start + n}", name=f"类别{n}") for n in range(count))


def more_sessions(people: dict[str, Any], objects: dict[str, Any], count: int) -> None:
    start = CongressSession.objects.count()
    for n in range(count):
        day = dt.date(2024, 1, 1) + dt.timedelta(days=start + n)
        CongressSessionFactory(
            term=TermFactory(term_no=20 + start + n), opens_on=day, closes_on=day, held_on=day
        )


def more_promises(people: dict[str, Any], objects: dict[str, Any], count: int) -> None:
    for _n in range(count):
        bare_case(CaseState.TRACKING, worker=people["worker"], head=people["HOSPITAL_LEADER"])


LISTS = {
    "proposals:promise-list": ("staff", more_promises),
    "admin:proposals_promise_changelist": ("HOSPITAL_LEADER", more_promises),
    "proposals:proposal-list": ("staff", more_filed),
    "admin:proposals_proposalcase_changelist": ("HOSPITAL_LEADER", more_filed),
    "admin:proposals_category_changelist": ("COMMITTEE_SECRETARY", more_categories),
    "admin:proposals_replyclass_changelist": ("COMMITTEE_SECRETARY", more_classes),
    "admin:proposals_congresssession_changelist": ("COMMITTEE_SECRETARY", more_sessions),
}
