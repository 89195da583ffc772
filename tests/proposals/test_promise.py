"""The promise book: made, reported on, moved by a leader, kept, doubted, opened again, and back before the session."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from proposals.case.workflow import State as C
from proposals.models import CongressSession, Promise, PromiseMove
from proposals.promise import services
from proposals.promise.tasks import promises as every_morning
from tests.factories.members import UserFactory
from tests.factories.proposals import bare_case, case_in, handler, leader, secretary
from tests.proposals.test_case import in_days, open_todos, running, told
from union_portal.core.errors import DomainError, NotNow

pytestmark = pytest.mark.django_db


def promised(**fields):
    """A promise being tracked, with its case, who sees to it, and its author."""
    case = case_in(C.TRACKING, **fields)
    return Promise.objects.get(), case, case.assignment.handler, case.submissions.get().proposer.user


# -- made ---------------------------------------------------------------------------------------------------
def test_a_signed_reply_of_a_tracked_class_makes_a_promise():
    case = case_in(C.REPLIED, code="B")
    promise, worker = Promise.objects.get(), case.assignment.handler
    day = timezone.localdate() + dt.timedelta(days=90)
    assert (promise.case, promise.owner, promise.text, promise.promised_on) == (
        case,
        worker,
        "凌晨供应热餐",
        day,
    )
    assert running(case) == {"proposals.promise": day}
    assert open_todos(worker) == ["proposals.promise"]
    case_in(C.REPLIED, code="A")
    assert Promise.objects.count() == 1


# -- progress and days --------------------------------------------------------------------------------------
def test_the_leader_moves_the_day_with_a_reason_and_the_author_is_told_each_time():
    promise, case, worker, author = promised()
    before = promise.promised_on
    for days, reason in [(120, "采购延期"), (150, "施工延期")]:
        services.move_day(promise, by=case.leader, promised_on=in_days(days), reason=reason)
    promise.refresh_from_db()
    case.refresh_from_db()
    assert (promise.promised_on, promise.first_promised_on, case.due_on) == (
        in_days(150),
        before,
        in_days(150),
    )
    assert running(case) == {"proposals.promise": in_days(150)}
    assert [move.reason for move in promise.moves.all()] == ["采购延期", "施工延期"]
    assert len(told(author, "promise.moved")) == len(told(worker, "promise.moved")) == 2
    with pytest.raises(DatabaseError), transaction.atomic():
        PromiseMove.objects.update(reason="别的")


def test_a_day_is_never_moved_without_a_reason_back_or_not_at_all():
    promise, case, *_people = promised()
    today = timezone.localdate()
    for day, reason, words in [
        (in_days(9), " ", "the authors read it"), (today, "理由", "lie ahead"), (promise.promised_on, "理由", "already"),
    ]:  # fmt: skip
        with pytest.raises(DomainError, match=words):
            services.move_day(promise, by=case.leader, promised_on=day, reason=reason)


ROLES = {
    "report_promise": {"worker", "head", "secretary"},
    "move_promise": {"leader"},
    "hand_over_promise": {"head", "secretary"},
    "reopen_promise": {"leader", "secretary"},
    "confirm_promise": {"author"},
    "desk_promises": {"worker", "head", "secretary", "leader", "other_worker", "chair", "watcher"},
}


@pytest.mark.parametrize("rule", sorted(ROLES))
def test_who_may_do_what_with_a_promise(rule):
    promise, case, worker, author = promised()
    people = {
        "worker": worker, "author": author, "leader": leader(), "secretary": secretary(), "staff": UserFactory(),
        "head": handler(case.lead_department, kind="DEPARTMENT_HEAD"), "other_worker": handler(),
        "seconder": case.submissions.get().seconders[0].user, "chair": UserFactory(posts=["UNION_CHAIR"]),
        "watcher": UserFactory(posts=["DISCIPLINE_SUPERVISOR"]),
    }  # fmt: skip
    obj = () if rule == "desk_promises" else (promise,)
    assert {name for name, user in people.items() if user.has_perm(f"proposals.{rule}", *obj)} == ROLES[rule]


def test_another_of_the_department_sees_to_it():
    promise, case, worker, _author = promised()
    other = handler(case.lead_department)
    with pytest.raises(DomainError, match="doesn't answer for"):
        services.hand_over(promise, by=worker, owner=handler())
    services.hand_over(promise, by=worker, owner=other)
    assert (open_todos(worker), open_todos(other)) == ([], ["proposals.promise"])


# -- kept, doubted, opened again ----------------------------------------------------------------------------
def test_kept_told_and_really_done(client):
    promise, case, worker, author = promised()
    with pytest.raises(DomainError, match="what has been done"):
        services.keep(promise, by=worker, note=" ")
    services.keep(promise, by=worker, note="微波炉已装好。")
    case.refresh_from_db()
    assert (case.state, running(case), open_todos(worker)) == ("CLOSED", {}, [])
    assert told(author, "promise.kept") == [
        (
            f"What was promised on {case.number} has been done",
            f"{case.lead_department} writes: 微波炉已装好。 You may say whether it is really done.",
        )
    ]
    assert open_todos(author) == ["proposals.promise_confirm"]
    client.force_login(author)
    assert client.get(promise.confirm_url).status_code == 200
    assert client.post(promise.confirm_url, {"is_done": "no", "words": ""}).status_code == 422
    client.post(promise.confirm_url, {"is_done": "yes", "words": ""})
    assert (promise.answers.get().is_done, open_todos(author)) == (True, [])
    assert client.get(promise.confirm_url).status_code == 302


def test_a_doubt_goes_to_the_committee_which_opens_it_again():
    promise, case, worker, author = promised()
    proposal, clerk = case.submissions.get(), secretary()
    services.keep(promise, by=worker, note="已完成")
    with pytest.raises(DomainError, match="still missing"):
        services.confirm(promise, proposal=proposal, by=author, is_done=False)
    answer = services.confirm(promise, proposal=proposal, by=author, is_done=False, words="凌晨仍没有")
    assert services.confirm(promise, proposal=proposal, by=author, is_done=True) == answer
    assert open_todos(clerk) == ["proposals.promise_doubted"]
    assert len(told(case.leader, "promise.doubted")) == 1
    for day, reason in [(in_days(5), ""), (timezone.localdate(), "未完成")]:
        with pytest.raises(DomainError):
            services.reopen(promise, by=clerk, promised_on=day, reason=reason)
    services.reopen(promise, by=clerk, promised_on=in_days(5), reason="未完成")
    case.refresh_from_db()
    assert (case.state, case.due_on, case.closed_at) == ("TRACKING", in_days(5), None)
    assert (open_todos(clerk), open_todos(worker)) == ([], ["proposals.promise"])
    assert len(told(author, "promise.reopened")) == 1
    services.keep(promise, by=worker, note="已真正完成")
    services.confirm(promise, proposal=proposal, by=author, is_done=True)
    assert list(promise.answers.values_list("time", "is_done")) == [(1, False), (2, True)]


@pytest.mark.parametrize(
    "act",
    [
        lambda p, by: services.keep(p, by=by, note="已完成"),
        lambda p, by: services.note_progress(p, by=by, text="进展"),
        lambda p, by: services.move_day(p, by=by, promised_on=in_days(9), reason="理由"),
        lambda p, by: services.hand_over(p, by=by, owner=by),
    ],
)
@pytest.mark.parametrize("state", ["KEPT", "DROPPED"])
def test_what_is_over_is_neither_kept_nor_moved(act, state):
    promise, case, worker, _author = promised()
    if state == "KEPT":
        services.keep(promise, by=worker, note="已完成")
    else:
        services.drop_open(case, reason="改判", by=worker)
    with pytest.raises(NotNow):
        act(promise, worker)


@pytest.mark.parametrize("state", ["OPEN", "DROPPED"])
def test_only_what_was_kept_is_confirmed_or_opened_again(state):
    promise, case, worker, author = promised()
    if state == "DROPPED":
        services.drop_open(case, reason="改判", by=worker)
    with pytest.raises(NotNow):
        services.confirm(promise, proposal=case.submissions.get(), by=author, is_done=True)
    if state == "OPEN":
        with pytest.raises(NotNow):
            services.reopen(promise, by=secretary(), promised_on=in_days(5), reason="未完成")


# -- every morning ------------------------------------------------------------------------------------------
def test_open_promises_come_back_before_the_session_until_they_are_reported():
    promise, _case, worker, _author = promised()
    session = CongressSession.objects.get()
    assert services.come_back(on=session.held_on - dt.timedelta(days=31)) == 0
    day = session.held_on - dt.timedelta(days=30)
    assert (services.come_back(on=day), services.come_back(on=day)) == (1, 0)
    assert "proposals.promise_report" in open_todos(worker)
    assert len(told(worker, "promise.report_asked")) == 1
    note = services.note_progress(promise, by=worker, text="已完成招标")
    assert note.session == session
    assert open_todos(worker) == ["proposals.promise"]
    assert services.note_progress(promise, by=worker, text="再进一步").session is None
    later = CongressSession.objects.create(
        term=session.term, session_no=5, opens_on=session.held_on, closes_on=session.held_on + dt.timedelta(days=1),
        held_on=session.held_on + dt.timedelta(days=300),
    )  # fmt: skip
    assert services.come_back(on=later.held_on - dt.timedelta(days=5)) == 1


def test_a_late_promise_is_told_once_for_each_day():
    promise, case, _worker, author = promised()
    late = promise.promised_on + dt.timedelta(days=1)
    assert services.tell_overdue(on=promise.promised_on) == 0
    assert (services.tell_overdue(on=late), services.tell_overdue(on=late)) == (1, 0)
    assert open_todos(case.leader) == ["proposals.promise_overdue"]
    assert len(told(author, "promise.overdue")) == 1
    services.move_day(promise, by=case.leader, promised_on=in_days(150), reason="采购延期")
    assert open_todos(case.leader) == []
    assert services.tell_overdue(on=in_days(151)) == 1
    every_morning()


# -- the book -----------------------------------------------------------------------------------------------
def test_all_staff_read_the_book_and_nobody_what_is_confidential(client):
    promise, *_rest = promised()
    secret, case, worker, author = promised_confidential()
    reader = UserFactory()
    client.force_login(reader)
    page = client.get(reverse("proposals:promise-list")).content.decode()
    assert promise.case.number in page
    assert secret.case.number not in page
    assert client.get(promise.get_absolute_url()).status_code == 200
    assert client.get(secret.get_absolute_url()).status_code == 404
    for user in (author, worker, case.leader, secretary()):
        client.force_login(user)
        assert client.get(secret.get_absolute_url()).status_code == 200


def promised_confidential():
    case = case_in(C.TRACKING, confidential=True)
    return (
        Promise.objects.get(case=case), case, case.assignment.handler, case.submissions.get().proposer.user,
    )  # fmt: skip


def test_the_book_has_its_parts_and_goes_out_as_one_has_it_open(client):
    worker, head = handler(), leader()
    open_one, kept = (bare_case(C.TRACKING, worker=worker, head=head) for _n in range(2))
    services.keep(Promise.objects.get(case=kept), by=worker, note="已完成")
    client.force_login(UserFactory())
    both = {open_one.number, kept.number}
    for part, numbers in {
        "": both,
        "open": {open_one.number},
        "overdue": set(),
        "kept": {kept.number},
        "none": both,
    }.items():
        page = client.get(reverse("proposals:promise-list"), {"part": part})
        assert {row.number for row in page.context["page_obj"]} == numbers, part
        sheet = load_workbook(io.BytesIO(client.get(page.context["export_url"]).content)).active
        assert {cell.value for cell in sheet["A"][1:] if cell.value} == numbers, part
