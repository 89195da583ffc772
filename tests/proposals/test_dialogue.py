"""The private talk and the recorded meeting: who reads, who speaks, what never shows a withheld name, what counts."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from proposals.case.workflow import State as C
from proposals.cohandling import services as cohandling
from proposals.dialogue import figures, services
from proposals.dialogue.models import TALKING, Meeting, Talk, TalkMessage
from proposals.models import ProposalCase
from proposals.proposal.workflow import State
from tests.factories.core import upload
from tests.factories.members import UserFactory
from tests.factories.proposals import (
    bare_case,
    bare_proposal,
    case_in,
    file_proposal,
    handler,
    leader,
    proposal_in,
    secretary,
)
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.models import Attachment, InboxMessage
from union_portal.core.todo.models import Todo

pytestmark = pytest.mark.django_db
NAME = "欧阳若曦"


@pytest.fixture
def talk():
    author = UserFactory(delegate=True, person__name=NAME)
    case = case_in(C.IN_PROGRESS, proposer=author.person, name_withheld=True)
    return Talk(case, case.submissions.get())


def author_of(talk):
    return talk.proposal.proposer.user


def worker_of(talk):
    return talk.case.assignment.handler


def meet(talk, **changed):
    said = {
        "held_on": timezone.localdate(), "way": "FACE", "place": "三楼会议室", "present": "总务科", "text": "看了现场",
    } | changed  # fmt: skip
    return services.record_meeting(talk.case, by=worker_of(talk), submissions=[talk.proposal], **said)[0]


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


def test_both_sides_are_told_and_a_withheld_name_shows_nowhere(talk):
    worker, author = worker_of(talk), author_of(talk)
    services.say(talk, by=author, text="夜班指凌晨两点。", as_author=True)
    services.say(talk, by=worker, text="明白了。")
    assert [m.department for m in TalkMessage.objects.all()] == [None, talk.case.lead_department]
    inbox = InboxMessage.objects.filter(kind__startswith="proposals.talkmessage")
    assert list(inbox.values_list("user", "title")) == [
        (author.pk, f"{talk.case.lead_department} writes about “{talk.proposal.title}”"),
        (worker.pk, f"The proposer writes: {talk.proposal}"),
    ]
    client = signed_in(worker)
    pages = [talk.get_absolute_url(), talk.case.get_absolute_url(), reverse("core:inbox")]
    shown = "".join(client.get(page).content.decode() for page in pages)
    assert "夜班指凌晨两点。" in shown
    assert NAME not in shown


def test_only_its_people_read_a_talk(talk):
    services.say(talk, by=author_of(talk), text="请保密", as_author=True)
    helper, sent_back, clerk = handler(), handler(), secretary()
    cohandling.add_department(talk.case, by=talk.case.leader, department=helper.posts[0].department)
    part = cohandling.add_department(talk.case, by=talk.case.leader, department=sent_back.posts[0].department)
    cohandling.send_back_part(talk.case, by=sent_back, part=part, reason="不属于我科")
    people = {
        "author": author_of(talk), "worker": worker_of(talk), "helper": helper, "leader": talk.case.leader,
        "secretary": clerk, "seconder": talk.proposal.seconders[0].user, "sent back": sent_back,
        "other leader": leader(), "member": UserFactory(posts=["COMMITTEE_MEMBER"]), "staff": UserFactory(),
    }  # fmt: skip
    readers = {"author", "worker", "helper", "leader", "secretary"}
    url = talk.get_absolute_url()
    message = TalkMessage.objects.get()
    for name, user in people.items():
        may = name in readers
        assert signed_in(user).get(url).status_code == (200 if may else 403), name
        assert TalkMessage.objects.visible_to(user).exists() == may, name
        assert user.has_perm("proposals.view_talkmessage", message) == may, name
        page = signed_in(user).get(talk.case.get_absolute_url())
        assert ("请保密" in page.content.decode()) == (may and name != "author"), name
    for name in ("leader", "secretary"):
        assert signed_in(people[name]).post(url, {"text": "插一句"}).status_code == 403


def test_a_file_goes_with_a_message_to_the_same_readers(talk, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    client = signed_in(author_of(talk))
    assert client.post(talk.get_absolute_url(), {"text": "见照片", "file": upload()}).status_code == 302
    file = Attachment.objects.get()
    assert file.may_be_read_by(worker_of(talk))
    assert not file.may_be_read_by(talk.proposal.seconders[0].user)
    assert "照片.png" in signed_in(worker_of(talk)).get(talk.get_absolute_url()).content.decode()


def test_authors_of_one_case_have_talks_of_their_own(talk):
    other = file_proposal(proposal_in(State.UNDER_REVIEW), by=secretary(), join=talk.case)
    services.write_to_proposers(
        talk.case, by=worker_of(talk), submissions=talk.case.submissions.all(), text="我们一并办理。"
    )
    assert TalkMessage.objects.count() == 2
    assert TalkMessage.objects.visible_to(other.proposer.user).get().proposal == other


@pytest.mark.parametrize("state", sorted(set(C) - TALKING))
def test_where_nobody_handles_nobody_talks(state):
    case = bare_case(state, worker=handler(), head=leader())
    talk = Talk(case, bare_proposal(case=case))
    with pytest.raises(NotNow):
        services.say(talk, by=author_of(talk), text="在吗", as_author=True)
    with pytest.raises(NotNow):
        services.record_meeting(case, by=handler(), submissions=[talk.proposal], held_on=timezone.localdate())


def test_a_meeting_counts_once_its_author_has_confirmed_it(talk):
    everything = ProposalCase.objects.all()
    meeting = meet(talk)
    author = author_of(talk)
    assert not figures.met(everything).exists()
    assert list(Todo.objects.waiting_for(author).values_list("kind", flat=True)) == [
        "proposals.confirm_meeting"
    ]
    client = signed_in(author)
    assert "It was so" in client.get(talk.get_absolute_url()).content.decode()
    assert client.post(reverse("proposals:meeting-confirm", args=[meeting.public_id])).status_code == 302
    services.confirm_meeting(meeting, by=author)
    assert figures.met(everything).count() == 1
    assert not Todo.objects.waiting_for(author).exists()


def test_a_call_or_a_talk_of_both_sides_is_no_meeting(talk):
    services.say(talk, by=author_of(talk), text="在吗", as_author=True)
    services.say(talk, by=worker_of(talk), text="在")
    services.confirm_meeting(meet(talk, way="PHONE"), by=author_of(talk))
    assert not figures.met(ProposalCase.objects.all()).exists()


def test_a_disputed_record_does_not_count(talk):
    meeting, author = meet(talk), author_of(talk)
    client, url = signed_in(author), reverse("proposals:meeting-dispute", args=[meeting.public_id])
    assert client.post(url, {"objection": ""}).status_code == 422
    assert client.post(url, {"objection": "没有见过面"}).status_code == 302
    meeting.refresh_from_db()
    assert (meeting.state, meeting.objection) == ("DISPUTED", "没有见过面")
    assert not figures.met(ProposalCase.objects.all()).exists()
    with pytest.raises(NotNow, match="answered already"):
        services.confirm_meeting(meeting, by=author)


def test_a_meeting_has_been_held_since_the_filing(talk):
    for day, words in [(1, "lies ahead"), (-400, "hadn't been filed")]:
        with pytest.raises(DomainError, match=words):
            meet(talk, held_on=timezone.localdate() + dt.timedelta(days=day))
    assert not Meeting.objects.exists()


def test_nobody_else_answers_for_the_author(talk):
    meeting = meet(talk)
    url = reverse("proposals:meeting-confirm", args=[meeting.public_id])
    assert signed_in(worker_of(talk)).post(url).status_code == 403
    assert signed_in(UserFactory()).post(url).status_code == 404
