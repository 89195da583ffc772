"""Supervision: the ladder's levels, urging by hand, the board of what is late, and the discipline supervisor's checks."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from members.models import Post, User
from proposals.case.workflow import State as CaseState
from proposals.models import Check, Finding, ProposalCase, Urging
from proposals.supervision import figures, services
from proposals.supervision.workflow import State
from tests.factories.members import UserFactory
from tests.factories.proposals import bare_case, bare_proposal, case_in, handler, secretary
from union_portal.core.base import bond
from union_portal.core.deadline import services as deadlines
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.models import AuditEntry, Deadline, InboxMessage
from union_portal.core.policy import services as policy
from union_portal.core.workday import services as workday

pytestmark = pytest.mark.django_db


def supervisor() -> User:
    return UserFactory(posts=[Post.Kind.DISCIPLINE_SUPERVISOR])


def make_late(case: ProposalCase, working_days: int) -> ProposalCase:
    """Let its deadline have passed so many working days ago."""
    due_on = today = timezone.localdate()
    while workday.between(due_on, today) < working_days:
        due_on -= dt.timedelta(days=1)
    ProposalCase.objects.filter(pk=case.pk).update(due_on=due_on)
    Deadline.objects.about(case).running().update(due_on=due_on, counted_from=due_on)
    return ProposalCase.objects.get(pk=case.pk)


# -- the ladder -------------------------------------------------------------------------------------------------
def test_each_step_of_the_ladder_tells_a_higher_level_and_nobody_twice():
    case = case_in(CaseState.IN_PROGRESS)
    worker, leader = case.assignment.handler, case.leader
    head = handler(case.lead_department, kind=Post.Kind.DEPARTMENT_HEAD)
    chair, watcher = UserFactory(posts=[Post.Kind.UNION_CHAIR]), supervisor()
    committee = User.objects.holding(Post.Kind.COMMITTEE_SECRETARY).get()
    InboxMessage.objects.all().delete()
    due_on, rang = case.due_on, {}
    for step in range(-6, 10):
        day = workday.add(due_on, step)
        told = set(InboxMessage.objects.values_list("pk", flat=True))
        deadlines.remind(on=day)
        deadlines.remind(on=day)
        new = InboxMessage.objects.exclude(pk__in=told).values_list("user", flat=True)
        assert len(new) == len(set(new))
        if new:
            rang[step] = set(new)
    low = {worker.pk, head.pk}
    high = {*low, leader.pk, committee.pk}
    assert rang == {-3: {worker.pk}, 0: low, 3: high, 7: {*high, chair.pk, watcher.pk}}


def test_a_deadline_that_is_moved_starts_its_ladder_anew():
    case = case_in(CaseState.IN_PROGRESS)
    deadlines.remind(on=case.due_on)
    later = workday.add(case.due_on, 10)
    deadlines.set_deadline(case, "proposals.reply", responsible=[case.assignment.handler_id], due_on=later)
    assert deadlines.remind(on=workday.add(case.due_on, 3)) == 0
    assert deadlines.remind(on=workday.add(later, -3)) == 1


@pytest.mark.parametrize(
    "wrong", [{}, {"soon": ["head"]}, {"3": ["nobody"]}, {"3": "head"}, {"--3": ["head"]}, {"3": [["head"]]}]
)
def test_a_ladder_that_could_not_be_rung_is_refused(wrong):
    with pytest.raises(DomainError, match="Each step is a number of working days"):
        policy.set_value(
            "proposal.ladder", wrong, valid_from=dt.date(2026, 1, 1), source="办法", by=UserFactory()
        )


# -- urging -----------------------------------------------------------------------------------------------------
def test_urging_tells_handler_and_head_and_is_kept_with_its_words():
    case = case_in(CaseState.IN_PROGRESS)
    head = handler(case.lead_department, kind=Post.Kind.DEPARTMENT_HEAD)
    by = secretary()
    InboxMessage.objects.all().delete()
    urging = services.urge(case, by=by, words="  代表们都在等，请本周答复。 ")
    assert (urging.role, urging.words, urging.department) == (
        Urging.Role.COMMITTEE, "代表们都在等，请本周答复。", case.lead_department,
    )  # fmt: skip
    assert set(InboxMessage.objects.values_list("user", flat=True)) == {case.assignment.handler_id, head.pk}
    assert "代表们都在等" in InboxMessage.objects.first().body
    assert AuditEntry.objects.filter(action="proposals.urging.sent", by=by).count() == 1


def test_an_author_urges_only_once_it_is_late_and_is_not_named():
    case = case_in(CaseState.IN_PROGRESS, name_withheld=True)
    author = case.submissions.get().proposer.user
    with pytest.raises(NotNow, match="You can urge it from the day after"):
        services.urge(case, by=author, words="请答复")
    make_late(case, 1)
    InboxMessage.objects.all().delete()
    urging = services.urge(case, by=author, words="请答复")
    assert urging.who == "The proposer"
    for message in InboxMessage.objects.all():
        assert author.person.name not in message.title + message.body
    client = Client()
    client.force_login(case.assignment.handler)
    page = client.get(case.get_absolute_url()).content.decode()
    assert "请答复" in page
    assert author.person.name not in page


def test_one_person_urges_once_in_the_days_of_the_rule():
    case = make_late(case_in(CaseState.IN_PROGRESS), 3)
    author, committee = case.submissions.get().proposer.user, secretary()
    services.urge(case, by=author, words="请答复")
    with pytest.raises(NotNow, match="You have urged already"):
        services.urge(case, by=author, words="再请答复")
    services.urge(case, by=committee, words="请答复")
    days = policy.value("proposal.urge_every_days")
    long_ago = timezone.now() - dt.timedelta(days=days * 3)
    Urging.objects.filter(by=author).update(urged_at=long_ago)
    services.urge(case, by=author, words="再请答复")
    assert case.urgings.count() == 3


@pytest.mark.parametrize("state", sorted(set(CaseState) - services.URGEABLE))
def test_nobody_is_urged_where_no_department_owes_anything(state):
    worker, head = handler(), UserFactory(posts=[Post.Kind.HOSPITAL_LEADER])
    case = bare_case(state, worker=worker, head=head)
    with pytest.raises(NotNow, match="No department owes anything"):
        services.urge(case, by=head, words="请答复")
    assert not Urging.objects.exists()


def test_urging_needs_words():
    case = case_in(CaseState.IN_PROGRESS)
    with pytest.raises(DomainError, match="Please write a few words"):
        services.urge(case, by=secretary(), words="  ")


# -- the board ---------------------------------------------------------------------------------------------------
def test_the_board_shows_what_is_late_by_department_with_the_last_urging():
    late = make_late(case_in(CaseState.IN_PROGRESS), 4)
    worst = make_late(case_in(CaseState.TRACKING, department=late.lead_department), 9)
    other = make_late(case_in(CaseState.IN_PROGRESS), 2)
    case_in(CaseState.IN_PROGRESS)
    by = secretary()
    services.urge(late, by=by, words="请答复")
    rows = figures.overdue(by, on=timezone.localdate())
    board = figures.by_department(rows)
    assert [(name, [(row.case, row.days_late) for row in owed]) for name, owed in board] == [
        (str(late.lead_department), [(worst, 9), (late, 4)]), (str(other.lead_department), [(other, 2)]),
    ]  # fmt: skip
    assert [row.urging.who for row in rows if row.urging] == [f"The proposal committee · {by}"]


def test_the_board_and_its_workbook_are_for_those_who_supervise(client):
    case = make_late(case_in(CaseState.IN_PROGRESS), 4)
    client.force_login(UserFactory(posts=[Post.Kind.UNION_CHAIR]))
    page = client.get(reverse("proposals:overdue-board"))
    assert case.title in page.content.decode()
    workbook = client.get(reverse("proposals:overdue-export"))
    assert workbook.content[:2] == b"PK"
    client.force_login(case.assignment.handler)
    assert client.get(reverse("proposals:overdue-board")).status_code == 403


def test_the_board_costs_the_same_for_two_and_six():
    by, today = secretary(), timezone.localdate()
    counts = []
    for more in (2, 4):
        for _n in range(more):
            make_late(case_in(CaseState.IN_PROGRESS), 2)
        figures.overdue(by, on=today)  # what is remembered of the reader is remembered now
        with CaptureQueriesContext(connection) as captured:
            found = figures.overdue(by, on=today)
        counts.append((len(found), len(captured)))
    assert [found for found, _queries in counts] == [2, 6]
    assert counts[0][1] == counts[1][1] <= 6


# -- checks ------------------------------------------------------------------------------------------------------
@pytest.fixture
def check() -> Check:
    return services.begin_check(case_in(CaseState.REPLIED), by=supervisor())


def test_a_check_is_concluded_when_all_three_aspects_were_looked_at(check):
    by = check.begun_by
    services.add_finding(check, by=by, aspect="CONTENT", grade="SOUND", words="逐条回应")
    with pytest.raises(NotNow, match="Procedure, Timeliness"):
        services.conclude(check, by=by, conclusion="符合要求")
    for aspect in ("PROCEDURE", "TIMELINESS"):
        services.add_finding(check, by=by, aspect=aspect, grade="SOUND", words="符合办法")
    done = services.conclude(check, by=by, conclusion="符合要求")
    assert done.is_over
    with pytest.raises(NotNow, match="concluded"):
        services.add_finding(check, by=by, aspect="CONTENT", grade="SOUND", words="再看")


def test_a_correction_is_asked_reported_asked_again_and_accepted(check):
    by, worker = check.begun_by, check.case.assignment.handler
    finding = services.add_finding(
        check, by=by, aspect="CONTENT", grade="FLAWED", words="未回应第二项", working_days=5
    )
    assert (finding.state, finding.due_on) == (State.ASKED, workday.add(timezone.localdate(), 5))
    assert Deadline.objects.about(finding).running().get().due_on == finding.due_on
    services.report_correction(finding, by=worker, answer="已补充说明")
    assert not Deadline.objects.about(finding).running().exists()
    finding = services.ask_again(finding, by=by, verdict="仍缺时限", working_days=3)
    assert (finding.state, finding.verdict) == (State.ASKED, "仍缺时限")
    with pytest.raises(NotNow, match="can't become"):
        services.close_finding(finding, by=by)
    services.report_correction(finding, by=worker, answer="12月底完成")
    finding = services.close_finding(finding, by=by, verdict="可以")
    assert (finding.state, finding.tone) == (State.CLOSED, "success")
    kinds = ["correction_asked", "corrected", "correction_asked", "corrected", "closed"]
    told = InboxMessage.objects.filter(**bond(finding)).order_by("pk").values_list("kind", flat=True)
    assert list(told) == [f"proposals.finding.{kind}" for kind in kinds]


def test_a_check_with_an_open_correction_is_not_concluded(check):
    by = check.begun_by
    for aspect in Finding.Aspect:
        services.add_finding(check, by=by, aspect=aspect, grade="FLAWED", words="不全", working_days=5)
    with pytest.raises(NotNow, match="A correction is still open"):
        services.conclude(check, by=by, conclusion="完")


@pytest.mark.parametrize(
    ("grade", "days", "words"), [("FAILED", None, "must be corrected"), ("SOUND", 5, "needs no correction")]
)
def test_a_finding_asks_for_a_correction_where_it_must_and_only_there(check, grade, days, words):
    with pytest.raises(DomainError, match=words):
        services.add_finding(
            check, by=check.begun_by, aspect="CONTENT", grade=grade, words="说明", working_days=days
        )
    assert not Finding.objects.exists()


def test_who_reported_a_correction_does_not_accept_it(check):
    by = check.begun_by
    finding = services.add_finding(
        check, by=by, aspect="CONTENT", grade="FLAWED", words="不全", working_days=5
    )
    finding = services.report_correction(finding, by=by, answer="已改")
    with pytest.raises(DomainError, match="Another supervisor has to"):
        services.close_finding(finding, by=by)
    with pytest.raises(IntegrityError, match="finding_closed_by_another"), transaction.atomic():
        Finding.objects.filter(pk=finding.pk).update(state="CLOSED", judged_by=by, judged_at=timezone.now())


def test_a_case_is_checked_once_at_a_time(check):
    with pytest.raises(NotNow, match="being checked already"):
        services.begin_check(check.case, by=check.begun_by)


def test_the_sample_takes_the_late_the_twice_handled_and_a_share_of_the_others():
    worker, head = handler(), UserFactory(posts=[Post.Kind.HOSPITAL_LEADER])
    cases = [bare_case(CaseState.CLOSED, worker=worker, head=head) for _n in range(22)]
    late, twice = cases[0], cases[1]
    day = timezone.localdate() - dt.timedelta(days=5)
    late.assignments.update(due_on=day, counted_from=day)
    ProposalCase.objects.filter(pk=twice.pk).update(round=2)
    checks = services.draw_sample(late.session, by=supervisor())
    reasons = {check.case_id: check.reason for check in checks}
    assert (reasons[late.pk], reasons[twice.pk]) == ("LATE", "REHANDLED")
    assert sorted(reasons.values()) == ["DRAWN", "DRAWN", "LATE", "REHANDLED"]  # a tenth of twenty
    with pytest.raises(NotNow, match="no answered case left"):
        services.draw_sample(late.session, by=supervisor())


def test_nobody_checks_the_case_of_the_own_department_or_of_himself():
    case = bare_case(CaseState.CLOSED, worker=handler(), head=UserFactory(posts=[Post.Kind.HOSPITAL_LEADER]))
    bare_proposal(case=case)
    by = supervisor()
    assert by.has_perm("proposals.check_proposalcase", case)
    of_department = UserFactory(
        posts=[Post.Kind.DISCIPLINE_SUPERVISOR, Post.Kind.DEPARTMENT_HEAD],
    )
    Post.objects.filter(person=of_department.person, kind=Post.Kind.DEPARTMENT_HEAD).update(
        department=case.lead_department
    )
    assert not User.objects.get(pk=of_department.pk).has_perm("proposals.check_proposalcase", case)
    bare_proposal(case=case, proposer=by.person, number="8-4-900")
    assert not by.has_perm("proposals.check_proposalcase", case)


# -- role × action × state -----------------------------------------------------------------------------------------
ROLES = ("author", "other", "secretary", "member", "worker", "leader", "chair", "supervisor", "auditor")
MAY = {
    "proposals.urge_proposalcase": {"author", "secretary", "leader", "chair"},
    "proposals.check_proposalcase": {"supervisor"},
    "proposals.view_overdue": {"secretary", "member", "leader", "chair", "supervisor"},
    "proposals.begin_check": {"supervisor"},
    "proposals.view_check": {"secretary", "member", "worker", "leader", "chair", "supervisor"},
    "proposals.run_check": {"supervisor"},
    "proposals.view_finding": {"secretary", "member", "worker", "leader", "chair", "supervisor"},
    "proposals.correct_finding": {"worker"},
    "proposals.judge_finding": {"supervisor"},
}


@pytest.mark.parametrize("state", sorted(CaseState))
def test_who_may_do_what_in_each_state(state):
    worker, head = handler(), UserFactory(posts=[Post.Kind.HOSPITAL_LEADER])
    case = bare_case(state, worker=worker, head=head)
    proposal = bare_proposal(case=case)
    by = supervisor()
    check = Check.objects.create(case=case, begun_by=by)
    finding = Finding.objects.create(
        check_of=check, aspect="CONTENT", grade="SOUND", words="好", found_by=by, state=State.NOTED
    )
    office = secretary()
    people: dict[str, User] = {
        "author": proposal.proposer.user, "other": UserFactory(delegate=True), "secretary": office,
        "member": UserFactory(posts=[Post.Kind.COMMITTEE_MEMBER], posts__committee=office.posts[0].committee),
        "worker": worker, "leader": head, "chair": UserFactory(posts=[Post.Kind.UNION_CHAIR]), "supervisor": by,
        "auditor": UserFactory(posts=[Post.Kind.SECURITY_AUDITOR]),
    }  # fmt: skip
    objects: dict[str, Any] = {
        "proposalcase": case, "check": check, "finding": finding, "overdue": None, "begin_check": None,
    }  # fmt: skip
    assigned = case.lead_department is not None
    for perm, wanted in MAY.items():
        obj = (
            None
            if perm in {"proposals.view_overdue", "proposals.begin_check"}
            else objects[perm.rsplit("_", 1)[1]]
        )
        expected = wanted if assigned else wanted - {"worker"}
        found = {role for role in ROLES if people[role].has_perm(perm, obj)}
        assert found == expected, (state, perm)
