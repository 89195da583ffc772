"""Who may read a submission, and who may know its author: on pages, in lists, in the search, at the desk, in messages."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from members.models import Post, User
from proposals.case import services as cases
from proposals.case.workflow import State as C
from proposals.models import Proposal, Seconding
from proposals.proposal.workflow import State
from proposals.registrations import search
from proposals.reply import services as replies
from proposals.reply.rules import open_steps
from tests.factories.core import attach
from tests.factories.members import UserFactory
from tests.factories.proposals import bare_case, bare_proposal, handler, leader, reply_class, secretary
from union_portal.core.models import InboxMessage, Todo

pytestmark = pytest.mark.django_db
NAME = "欧阳若曦"


@pytest.fixture
def cast() -> dict[str, Any]:
    """Everybody who could be curious."""
    author = UserFactory(delegate=True, person__name=NAME)
    worker = handler()
    return {
        "author": author, "seconder": UserFactory(delegate=True), "declined": UserFactory(delegate=True),
        "secretary": secretary(), "member": UserFactory(posts=["COMMITTEE_MEMBER"]), "leader": leader(),
        "worker": worker, "head": handler(worker.posts[0].department, kind=Post.Kind.DEPARTMENT_HEAD),
        "other department": handler(), "delegate": UserFactory(delegate=True), "staff": UserFactory(),
    }  # fmt: skip


def submission(cast: dict[str, Any], state: str, stage: str = "", **fields: Any) -> Proposal:
    case = bare_case(stage, worker=cast["worker"], head=cast["leader"]) if stage else None
    if state in {State.RETURNED, State.NOT_FILED}:
        fields["reason"] = "请补充"
    proposal = bare_proposal(
        state, proposer=cast["author"].person, **(fields | ({"case": case} if case else {}))
    )
    moment = proposal.submitted_at
    for name, answer in {"seconder": "ACCEPTED", "declined": "DECLINED"}.items():
        Seconding.objects.create(
            proposal=proposal, person=cast[name].person, state=answer, asked_at=moment, answered_at=moment
        )
    return proposal


INNER = {"author", "seconder", "declined"}
COMMITTEE = {"secretary", "member"}
EVERYBODY = {
    *INNER, *COMMITTEE, "leader", "worker", "head", "other department", "delegate", "staff",
}  # fmt: skip


@pytest.mark.parametrize(
    ("state", "stage", "confidential", "readers"),
    [
        (State.SECONDING, "", False, INNER),
        (State.SUBMITTED, "", False, INNER | COMMITTEE),
        (State.UNDER_REVIEW, "", False, INNER | COMMITTEE),
        (State.RETURNED, "", False, INNER | COMMITTEE),
        (State.NOT_FILED, "", False, INNER | COMMITTEE),
        (State.WITHDRAWN, "", False, INNER | COMMITTEE),
        (State.FILED, C.ASSIGNED, False, EVERYBODY),
        (State.SUGGESTION, C.IN_PROGRESS, False, EVERYBODY),
        (State.FILED, C.ASSIGNED, True, INNER | COMMITTEE | {"leader", "worker", "head"}),
        (State.FILED, C.CLOSED, True, INNER | COMMITTEE | {"leader", "worker", "head"}),
    ],
)
def test_who_reads_what(cast, state, stage, confidential, readers):
    proposal = submission(cast, state, stage, confidential=confidential)
    assert {name for name, user in cast.items() if Proposal.objects.visible_to(user).exists()} == readers
    assert {
        name for name, user in cast.items() if user.has_perm("proposals.view_proposal", proposal)
    } == readers
    assert {name for name, user in cast.items() if list(search(user, "夜班", 5))} == readers
    for name, user in cast.items():
        client = Client()
        client.force_login(user)
        assert client.get(proposal.get_absolute_url()).status_code == (200 if name in readers else 404), name
        if state in {State.FILED, State.SUGGESTION}:
            listed = client.get(reverse("proposals:proposal-list")).content.decode()
            assert (proposal.title in listed) == (name in readers), name


def test_files_are_as_secret_as_the_submission(cast, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    file = attach(submission(cast, State.FILED, C.ASSIGNED, confidential=True), by=cast["author"])
    assert {name for name, user in cast.items() if file.may_be_read_by(user)} == {
        *INNER, *COMMITTEE, "leader", "worker", "head",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("stage", "withheld"), [(C.IN_PROGRESS, True), (C.LEADER_REVIEW, True), (C.REPLIED, False)]
)
def test_the_name_is_kept_until_the_reply_everywhere(cast, stage, withheld):
    proposal = submission(cast, State.FILED, stage, name_withheld=True)
    knows = {name for name, user in cast.items() if user.has_perm("proposals.know_author", proposal)}
    assert knows == (INNER | COMMITTEE if withheld else EVERYBODY)
    for name, user in cast.items():
        client = Client()
        client.force_login(user)
        pages = [
            proposal.get_absolute_url(),
            reverse("proposals:proposal-list"),
            reverse("core:search") + "?q=夜班",
        ]
        if user.has_perm("proposals.view_proposalcase", proposal.case):
            pages += [proposal.case.get_absolute_url(), reverse("admin:proposals_proposalcase_changelist")]
        shown = "".join(client.get(page).content.decode() for page in pages if page)
        if name != "author":  # whose name stands in the page's head
            assert (NAME in shown) == (name in knows and True), name


def test_nothing_the_department_is_sent_names_the_author(cast):
    proposal = submission(cast, State.FILED, C.FILED, name_withheld=True)
    case, worker, head = proposal.case, cast["worker"], cast["leader"]
    cases.assign(case, by=head, department=worker.posts[0].department)
    cases.accept(case, by=worker)
    replies.submit_reply(case, by=worker, reply_class=reply_class("A"), text="已落实")
    first = open_steps(case)[0]
    replies.return_reply(case, by=User.objects.get(pk=replies.asked(first)[0]), reason="请写明时间")
    told = InboxMessage.objects.filter(user__in=[worker, cast["head"], head])
    assert told.exists()
    assert not told.filter(title__contains=NAME).exists()
    assert not told.filter(body__contains=NAME).exists()
    assert not Todo.objects.filter(user=worker, subject__contains=NAME).exists()


def test_the_record_of_who_did_what_is_for_its_people(cast):
    proposal = submission(cast, State.FILED, C.FILED)
    cases.assign(proposal.case, by=cast["leader"], department=cast["worker"].posts[0].department)
    client = Client()
    client.force_login(cast["staff"])
    assert client.get(proposal.get_absolute_url()).context["entries"] == []
