"""The open ledger: filters, following, the story, the export, and that what is confidential is absent at every door."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from members.models import Campus, Post, User
from proposals.case import services as cases
from proposals.case.workflow import State as C
from proposals.ledger import reports, services
from proposals.ledger.filters import LedgerForm
from proposals.ledger.models import Follow
from proposals.ledger.story import story_of
from proposals.models import Check, KeyProposal, Promise, Proposal, ProposalCase, SeconderRating, Seconding
from proposals.registrations import search
from proposals.supervision.services import urge
from tests.factories.core import attach
from tests.factories.members import UserFactory
from tests.factories.proposals import bare_case, bare_proposal, case_in, handler, leader, secretary
from union_portal.core.job import services as jobs
from union_portal.core.job.models import Job
from union_portal.core.models import InboxMessage

pytestmark = pytest.mark.django_db


def found(user: User | None = None, **wishes: Any) -> list[Proposal]:
    return list(LedgerForm(wishes, user=user or UserFactory()).found())


def cells(content: bytes) -> str:
    sheet = load_workbook(io.BytesIO(content)).active
    return "\n".join(str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None)


# -- filters --------------------------------------------------------------------------------------------------------
@pytest.fixture
def ledger() -> dict[str, Proposal]:
    worker, head = handler(), leader()
    late = bare_case(C.IN_PROGRESS, worker=worker, head=head)
    ProposalCase.objects.filter(pk=late.pk).update(due_on=timezone.localdate() - dt.timedelta(days=3))
    key = bare_case(C.TRACKING, worker=handler(), head=head)
    KeyProposal.objects.create(
        case=key, leader=head, reason="涉及面广", marked_by=head, marked_at=timezone.now()
    )
    return {
        "late": bare_proposal(case=late, title="关于夜班用餐的提案"),
        "key": bare_proposal(case=key, title="关于信息系统的提案"),
        "closed": bare_proposal(case=bare_case(C.CLOSED, worker=worker, head=head), title="关于停车的提案"),
        "draft": bare_proposal("SUBMITTED", title="还没有立案的提案"),
    }


def test_each_filter_finds_its_own(ledger):
    late, key, closed = ledger["late"], ledger["key"], ledger["closed"]
    department = late.case.lead_department
    me = UserFactory()
    services.follow(closed, by=me)
    asked: list[tuple[dict[str, Any], set[Proposal]]] = [
        ({}, {late, key, closed}),
        ({"q": "信息系统"}, {key}),
        ({"q": late.number}, {late}),
        ({"state": "handling"}, {late}),
        ({"state": "tracking"}, {key}),
        ({"department": department.code}, {late, closed}),
        ({"campus": key.proposer.department.campus.code}, {key}),
        ({"session": str(late.session_id)}, {late, key, closed}),
        ({"category": late.category.code}, {late, key, closed}),
        ({"kind": "SUGGESTION"}, set()),
        ({"reply_class": "B"}, {key}),
        ({"overdue": "on"}, {late}),
        ({"key": "on"}, {key}),
        ({"followed": "on"}, {closed}),
        ({"department": department.code, "state": "closed"}, {closed}),
        ({"category": "gone", "state": "nonsense"}, {late, key, closed}),
    ]
    for wishes, wanted in asked:
        assert set(found(me, **wishes)) == wanted, wishes


def test_a_withheld_name_is_not_found_by_where_its_bearer_works():
    hidden = bare_proposal(case=bare_case(C.IN_PROGRESS, worker=handler(), head=leader()), name_withheld=True)
    campus: Campus = hidden.proposer.department.campus
    assert found(campus=campus.code) == []
    assert found() == [hidden]


def test_the_page_keeps_its_filters_and_offers_the_export(client, ledger):
    client.force_login(UserFactory())
    page = client.get(reverse("proposals:proposal-list"), {"state": "handling", "kind": "PROPOSAL"})
    words = page.content.decode()
    assert "关于夜班用餐的提案" in words
    assert "关于停车的提案" not in words
    assert page.context["export_url"].endswith("xlsx/?state=handling&kind=PROPOSAL")
    assert [chip.label for chip in page.context["chips"] if chip.active] == ["Proposal", "Being handled"]
    assert page.context["more_count"] == 1
    assert page.context["more"] == []
    assert len(client.get(reverse("proposals:proposal-list"), {"more": "1"}).context["more"]) == 7


def test_the_export_holds_what_the_page_shows(client, ledger):
    client.force_login(UserFactory())
    words = cells(client.get(reverse("proposals:ledger-export"), {"state": "handling"}).content)
    assert "关于夜班用餐的提案" in words
    assert "关于停车的提案" not in words


def test_a_long_export_is_a_job(client, ledger, monkeypatch, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr(reports, "AT_ONCE", 1)
    user = UserFactory()
    client.force_login(user)
    answer = client.get(reverse("proposals:ledger-export"), {"q": "提案", "state": "closed"})
    assert answer.status_code == 200  # one row only
    client.get(reverse("proposals:ledger-export"))
    job = Job.objects.get(kind=reports.LEDGER_JOB)
    jobs.run({"job": job.pk})
    job.refresh_from_db()
    assert (job.state, job.message) == (Job.State.DONE, "The ledger is ready.")


# -- following ------------------------------------------------------------------------------------------------------
def test_followers_hear_of_each_stage_unless_they_want_quiet():
    case = case_in(C.ASSIGNED)
    proposal, (loud, quiet, gone) = case.submissions.get(), UserFactory.create_batch(3)
    services.follow(proposal, by=loud)
    services.follow(proposal, by=quiet, is_quiet=True)
    services.follow(proposal, by=gone)
    services.unfollow(proposal, by=gone)
    InboxMessage.objects.all().delete()
    cases.accept(case, by=case.assignment.handler)
    moved = InboxMessage.objects.filter(kind="proposals.proposal.moved")
    assert [(message.user, message.url) for message in moved] == [(loud, proposal.get_absolute_url())]
    assert "Being handled" in moved.get().title


def test_following_by_the_button_and_back(client):
    proposal = bare_proposal(case=bare_case(C.IN_PROGRESS, worker=handler(), head=leader()))
    user = UserFactory()
    client.force_login(user)
    address = reverse("proposals:proposal-follow", args=[proposal.public_id])
    for wish, stand in (("follow", [False]), ("quiet", [True]), ("follow", [False]), ("unfollow", [])):
        client.post(address, {"wish": wish})
        assert list(Follow.objects.of(user).values_list("is_quiet", flat=True)) == stand
    client.force_login(proposal.proposer.user)
    assert client.post(address).status_code == 403


# -- the story ------------------------------------------------------------------------------------------------------
def test_the_story_tells_the_whole_way_in_its_order():
    case = case_in(C.TRACKING)
    proposal = case.submissions.get()
    urge(case, by=secretary(), words="请落实")
    words = [moment.words for moment in story_of(proposal, reader=proposal.proposer.user)]
    department, name = case.lead_department, proposal.proposer.name
    told = [
        f"{name} began to write.",
        "It was handed in to the proposal committee.",
        f"The committee put it on file as {proposal.number}.",
        f"It was assigned to {department}, to be answered by",
        f"{department} accepted it.",
        f"{department} replied: ",
        "The reply was rated: attitude Satisfied, result Satisfied.",
        f"The proposal committee urged {department}.",
    ]
    places = [next(n for n, line in enumerate(words) if line.startswith(start)) for start in told]
    assert places == sorted(places)
    assert sum(line.endswith("seconded it.") for line in words) == 2
    moments = story_of(proposal, reader=proposal.proposer.user)
    assert [m.at for m in moments] == sorted(m.at for m in moments)


def test_the_story_goes_on_with_promise_seconders_and_checks_for_whom_they_are():
    worker, head = handler(), leader()
    case, now = bare_case(C.TRACKING, worker=worker, head=head), timezone.now()
    proposal, promise, guard = (
        bare_proposal(case=case),
        Promise.objects.get(),
        UserFactory(posts=[Post.Kind.DISCIPLINE_SUPERVISOR]),
    )
    promise.moves.create(
        before=promise.promised_on,
        after=promise.promised_on + dt.timedelta(days=30),
        reason="等待采购",
        moved_by=head,
    )
    SeconderRating.objects.create(
        reply=case.reply, proposal=proposal, role="SECONDER", attitude="SATISFIED", result="BASICALLY_SATISFIED",
        rated_by=head, rated_at=now,
    )  # fmt: skip
    check = Check.objects.create(case=case, begun_by=guard)
    check.findings.create(aspect="TIMELINESS", grade="FLAWED", words="迟了三日", found_by=guard)

    def told(reader: User) -> dict[str, str]:
        return {moment.words: moment.note for moment in story_of(proposal, reader=reader)}

    for_all = {
        f"Promise: Moved from {promise.promised_on} to {promise.promised_on + dt.timedelta(days=30)}.": "等待采购",
        "Seconder rated the reply: attitude Satisfied, result Basically satisfied.": "",
    }
    of_check = {
        "The discipline supervisor began a check.": "",
        "Found by the check: Timeliness, Flawed.": "迟了三日",
    }
    for reader in (proposal.proposer.user, UserFactory()):
        assert for_all.items() <= told(reader).items()
        assert not of_check.keys() & told(reader).keys()
    for reader in (worker, guard):
        assert (for_all | of_check).items() <= told(reader).items()
    bare_proposal(case=case, number="8-4-777", confidential=True)
    assert not [words for words in told(UserFactory()) if words.startswith("Promise")]


def test_the_story_names_nobody_who_asked_not_to_be_named(client):
    case = case_in(C.IN_PROGRESS, name_withheld=True)
    proposal = case.submissions.get()
    names = [proposal.proposer.name, *(s.person.name for s in proposal.secondings.all())]
    for reader in (case.assignment.handler, UserFactory()):
        client.force_login(reader)
        for page in (
            proposal.get_absolute_url(),
            reverse("proposals:proposal-story", args=[proposal.public_id]),
        ):
            content = client.get(page).content.decode()
            assert "It was handed in" in content
            assert [name for name in names if name in content] == []
    told = [moment.words for moment in story_of(proposal, reader=proposal.proposer.user)]
    assert f"{names[0]} began to write." in told


def test_the_story_comes_as_pdf(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    proposal = bare_proposal(case=bare_case(C.CLOSED, worker=handler(), head=leader()))
    user = UserFactory()
    client.force_login(user)
    client.post(reverse("proposals:proposal-story-pdf", args=[proposal.public_id]))
    job = Job.objects.get(kind=reports.STORY_JOB)
    jobs.run({"job": job.pk})
    job.refresh_from_db()
    assert job.state == Job.State.DONE, job.message


# -- confidential is confidential at every door -----------------------------------------------------------------------
SECRET = "关于某护士长违规排班的提案"


def test_what_is_confidential_is_absent_at_every_door(client, settings, tmp_path):
    """Lists, search, counts, exports, the story, messages and figures tell an outsider nothing, not even that it exists."""
    settings.MEDIA_ROOT = tmp_path
    worker, head = handler(), leader()
    case = bare_case(C.IN_PROGRESS, worker=worker, head=head)
    ProposalCase.objects.filter(pk=case.pk).update(
        title=SECRET, due_on=timezone.localdate() - dt.timedelta(days=5)
    )
    secret = bare_proposal(case=case, title=SECRET, confidential=True)
    other = bare_proposal(case=case, title="关于排班公开的提案", number="8-4-777")
    file = attach(secret, by=secret.proposer.user)
    outsiders = {
        "staff": UserFactory(), "delegate": UserFactory(delegate=True), "other department": handler(),
        "officer": UserFactory(posts=[Post.Kind.UNION_OFFICER]),
        "system administrator": UserFactory(posts=[Post.Kind.SYSTEM_ADMIN]),
    }  # fmt: skip
    insiders = {
        "author": secret.proposer.user, "worker": worker, "leader": head, "secretary": secretary(),
        "chair": UserFactory(posts=[Post.Kind.UNION_CHAIR]),
        "supervisor": UserFactory(posts=[Post.Kind.DISCIPLINE_SUPERVISOR]),
    }  # fmt: skip
    pages = [
        reverse("proposals:proposal-list"), reverse("proposals:proposal-list") + "?overdue=on",
        reverse("proposals:proposal-list") + f"?q={SECRET[:6]}", reverse("proposals:proposal-mine"),
        reverse("core:search") + f"?q={SECRET[:8]}", reverse("core:hall"), reverse("core:matters"),
        reverse("core:inbox"), other.get_absolute_url(), reverse("proposals:proposal-story", args=[other.public_id]),
    ]  # fmt: skip
    own = [
        secret.get_absolute_url(), reverse("proposals:proposal-story", args=[secret.public_id]),
        reverse("core:attachment-download", args=[file.public_id]),
    ]  # fmt: skip
    for who, user in outsiders.items():
        browser = Client()
        browser.force_login(user)
        for page in pages:
            assert SECRET not in browser.get(page).content.decode(), (who, page)
        for page in own:
            assert browser.get(page).status_code == 404, (who, page)
        for door in ("proposal-follow", "proposal-story-pdf"):
            assert browser.post(reverse(f"proposals:{door}", args=[secret.public_id])).status_code == 404, who
        listed = browser.get(reverse("proposals:proposal-list"))
        assert listed.context["page_obj"].paginator.count == 1, who
        assert SECRET not in cells(browser.get(reverse("proposals:ledger-export")).content), who
        assert [result.title for result in search(user, SECRET[:6], 10)] == [], who
        assert not user.has_perm("proposals.follow_proposal", secret), who
        assert browser.get(reverse("core:statistics") + "?area=proposals").status_code in {403, 404}, who
        assert browser.get(reverse("proposals:overdue-board")).status_code == 403, who
        assert SECRET not in browser.get(reverse("admin:index"), follow=True).content.decode(), who
    for who, user in insiders.items():
        client.force_login(user)
        assert SECRET in client.get(secret.get_absolute_url()).content.decode(), who
    # A follower from the days when it was open isn't told any more once it is confidential.
    early = UserFactory()
    Follow.objects.create(proposal=secret, user=early)
    services.tell_followers(secret)
    assert not InboxMessage.objects.filter(user=early).exists()


def test_an_insider_sees_it_marked_in_the_export(client):
    bare_proposal(
        case=bare_case(C.IN_PROGRESS, worker=handler(), head=leader()), title=SECRET, confidential=True
    )
    client.force_login(secretary())
    assert SECRET in cells(client.get(reverse("proposals:ledger-export")).content)


# -- role × action × state ----------------------------------------------------------------------------------------------
@pytest.mark.parametrize("state", ["SUBMITTED", "NOT_FILED", *sorted(C)])
def test_who_may_follow_in_each_state(state):
    worker, head = handler(), leader()
    is_case = state in set(C)
    proposal = (
        bare_proposal(case=bare_case(state, worker=worker, head=head))
        if is_case
        else bare_proposal(state, reason="略")
    )
    second = UserFactory(delegate=True)
    Seconding.objects.create(
        proposal=proposal,
        person=second.person,
        state="ACCEPTED",
        asked_at=timezone.now(),
        answered_at=timezone.now(),
    )
    people = {
        "author": proposal.proposer.user, "seconder": second, "delegate": UserFactory(delegate=True),
        "staff": UserFactory(), "member": secretary(), "worker": worker, "leader": head,
        "supervisor": UserFactory(posts=[Post.Kind.DISCIPLINE_SUPERVISOR]),
        "auditor": UserFactory(posts=[Post.Kind.SECURITY_AUDITOR]), "system": User.objects.system(),
    }  # fmt: skip
    may = {name for name, user in people.items() if user.has_perm("proposals.follow_proposal", proposal)}
    assert may == (set(people) - {"author", "system"} if is_case else set())
