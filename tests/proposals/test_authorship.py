"""Joint authors, a delegation as author, and what came in on paper."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from members.models import Delegation
from proposals.authorship import services
from proposals.models import CoAuthor, Proposal
from proposals.proposal import services as submissions
from proposals.proposal.workflow import UNDECIDED, State
from proposals.seconding import services as seconding
from tests.factories.members import MandateFactory, UserFactory
from tests.factories.proposals import (
    CongressSessionFactory,
    ProposalFactory,
    category,
    proposal_in,
    secretary,
)
from union_portal.core.audit.models import AuditEntry
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.matter.models import Matter
from union_portal.core.models import InboxMessage
from union_portal.core.policy import services as policy
from union_portal.core.todo.models import Todo

pytestmark = pytest.mark.django_db


def told(user):
    return list(InboxMessage.objects.filter(user=user).order_by("pk").values_list("kind", flat=True))


def joined(proposal, *, times=1):
    """Delegates who were invited and have joined."""
    users = [UserFactory(delegate=True) for _n in range(times)]
    for user in users:
        services.invite(proposal, person=user.person, by=proposal.proposer.user)
        services.answer(proposal, accept=True, by=user)
    return users


# -- joint authors ------------------------------------------------------------------------------------------
def test_a_joint_author_is_one_by_the_own_hand_and_is_told_from_then_on():
    draft, colleague = ProposalFactory(), UserFactory(delegate=True)
    author = draft.proposer.user
    assert not Proposal.objects.visible_to(colleague).exists()

    services.invite(draft, person=colleague.person, by=author)
    assert [todo.kind for todo in Todo.objects.waiting_for(colleague)] == ["proposals.join"]
    assert draft.authors == [author.person]
    assert list(Proposal.objects.visible_to(colleague)) == [draft]

    services.answer(draft, accept=True, by=colleague)
    fresh = Proposal.objects.get()
    assert fresh.authors == [author.person, colleague.person]
    assert list(Proposal.objects.of(colleague)) == [draft]
    assert set(Matter.objects.get().parties.all()) == {author, colleague}
    assert not Todo.objects.waiting_for(colleague).exists()

    submissions.hand_in(draft, by=author)
    submissions.withdraw(draft, by=author)
    assert told(colleague) == ["proposals.proposal.coauthor_invited", "proposals.proposal.withdrawn"]


def test_inviting_and_answering_twice_is_harmless():
    draft, colleague = ProposalFactory(), UserFactory(delegate=True)
    for _press in range(2):
        services.invite(draft, person=colleague.person, by=draft.proposer.user)
    for _press in range(2):
        services.answer(draft, accept=True, by=colleague)
    actions = AuditEntry.objects.order_by("pk").values_list("action", flat=True)
    assert list(actions) == ["proposals.proposal.coauthor_invited", "proposals.proposal.coauthor_joined"]


def test_who_is_invited_is_a_delegate_with_an_account_and_no_seconder():
    proposal = proposal_in(State.SECONDING)
    author = proposal.proposer.user
    seconder = UserFactory(delegate=True)
    seconding.ask_seconder(proposal, person=seconder.person, by=author)
    for person, words in [
        (author.person, "its author already"),
        (UserFactory().person, "isn't a delegate"),
        (seconder.person, "can't be its author as well"),
    ]:
        with pytest.raises(DomainError, match=words):
            services.invite(proposal, person=person, by=author)
    assert not CoAuthor.objects.exists()


def test_a_joint_author_is_not_asked_to_second():
    proposal = proposal_in(State.SECONDING)
    colleague = joined(proposal)[0]
    with pytest.raises(DomainError, match="as a joint author"):
        seconding.ask_seconder(proposal, person=colleague.person, by=proposal.proposer.user)


def test_joint_authors_count_as_names_where_the_house_says_so():
    draft = ProposalFactory()
    joined(draft, times=2)
    assert submissions.seconders_missing(draft) == 0
    policy.set_value(
        "proposal.joint_authors_second", "no", valid_from=timezone.localdate(), source="院工会〔2026〕4号",
        by=UserFactory(),
    )  # fmt: skip
    assert submissions.seconders_missing(draft) == 2


def test_the_last_name_of_a_joint_author_hands_it_in_and_taking_it_back_undoes_that():
    CongressSessionFactory()
    draft = ProposalFactory()
    submissions.hand_in(draft, by=draft.proposer.user)
    first, other = joined(draft, times=2)
    draft.refresh_from_db()
    assert draft.state == "SUBMITTED"
    services.answer(draft, accept=False, by=other)
    draft.refresh_from_db()
    assert (draft.state, [person.user for person in draft.authors[1:]]) == ("SECONDING", [first])


@pytest.mark.parametrize("state", sorted(set(State) - UNDECIDED))
def test_authors_stand_once_it_is_decided(state):
    proposal = proposal_in(state)
    with pytest.raises(NotNow, match="authors can't change any more"):
        services.invite(proposal, person=UserFactory(delegate=True).person, by=proposal.proposer.user)


def test_an_invitation_is_taken_back_only_before_the_answer():
    draft = ProposalFactory()
    author, colleague = draft.proposer.user, UserFactory(delegate=True)
    services.invite(draft, person=colleague.person, by=author)
    services.take_back_invitation(draft, person=colleague.person, by=author)
    assert not Proposal.objects.visible_to(colleague).exists()
    with pytest.raises(DomainError, match="haven't been invited"):
        services.answer(draft, accept=True, by=colleague)
    other = joined(draft)[0]
    with pytest.raises(NotNow, match="answered already"):
        services.take_back_invitation(draft, person=other.person, by=author)


def test_a_discarded_draft_is_told_to_its_joint_authors():
    draft = ProposalFactory()
    colleague = joined(draft)[0]
    submissions.discard_draft(draft, by=draft.proposer.user)
    assert told(colleague)[-1] == "proposals.proposal.discarded"


# -- a delegation as author ---------------------------------------------------------------------------------
@pytest.fixture
def collective():
    """A delegate's draft for the delegation, its head and six more members."""
    CongressSessionFactory()
    writer = UserFactory(delegate=True)
    delegation = Delegation.objects.get()
    users = [UserFactory() for _n in range(7)]
    for n, user in enumerate(users):
        MandateFactory(person=user.person, delegation=delegation, is_head=n == 0)
    draft = ProposalFactory(proposer=writer.person, is_collective=True)
    submissions.hand_in(draft, by=writer)
    draft.refresh_from_db()
    return draft, users[0], users[1:]


def test_the_head_alone_confirms_for_the_delegation(collective):
    draft, head, members = collective
    assert (draft.state, submissions.seconders_missing(draft)) == ("SECONDING", 4)
    assert [todo.kind for todo in Todo.objects.waiting_for(head)] == ["proposals.join"]
    assert told(members[0]) == ["proposals.proposal.collective_asked"]
    services.answer(draft, accept=True, by=head)
    draft.refresh_from_db()
    assert (draft.state, draft.authors[1:]) == ("SUBMITTED", [head.person])


def test_enough_members_confirm_without_the_head(collective):
    draft, _head, members = collective
    for member in members[:4]:
        draft.refresh_from_db()
        assert draft.state == "SECONDING"
        services.answer(draft, accept=True, by=member)
    draft.refresh_from_db()
    assert draft.state == "SUBMITTED"


def test_after_a_change_of_the_text_members_confirm_anew(collective):
    draft, head, members = collective
    author = draft.proposer.user
    services.answer(draft, accept=True, by=members[0])
    submissions.take_back(draft, by=author)
    assert not Todo.objects.waiting_for(head).exists()
    submissions.hand_in(draft, by=author)
    assert submissions.seconders_missing(draft) == 4
    services.answer(draft, accept=True, by=members[0])
    assert submissions.seconders_missing(draft) == 3


def test_nobody_of_another_delegation_confirms_and_nobody_seconds(collective):
    draft, _head, members = collective
    stranger = UserFactory()
    MandateFactory(
        person=stranger.person, delegation__name="第二代表团", delegation__term=Delegation.objects.get().term
    )
    assert not Proposal.objects.visible_to(stranger).exists()
    assert list(Proposal.objects.visible_to(members[0])) == [draft]
    with pytest.raises(DomainError, match="haven't been invited"):
        services.answer(draft, accept=True, by=stranger)
    with pytest.raises(DomainError, match="as a whole"):
        seconding.ask_seconder(draft, person=members[0].person, by=draft.proposer.user)


def test_only_a_delegate_enters_for_a_delegation():
    writer = UserFactory()
    draft = ProposalFactory(proposer=writer.person, is_collective=True)
    with pytest.raises(DomainError, match="Only a delegate"):
        submissions.hand_in(draft, by=writer)


# -- on paper -----------------------------------------------------------------------------------------------
def enter(author, clerk, **fields):
    sheet = {
        "title": "关于夜班用餐的提案", "grounds": "没有热饭", "measures": "延时供餐", "category": category(),
        "received_on": timezone.localdate(),
    }  # fmt: skip
    return services.enter_on_paper(person=author.person, by=clerk, **(sheet | fields))


def test_what_came_in_on_paper_counts_once_its_author_confirms():
    author, clerk = UserFactory(), secretary()
    entered = enter(author, clerk)
    assert (entered.state, entered.waits_for_author) == ("DRAFT", True)
    assert [todo.kind for todo in Todo.objects.waiting_for(author)] == ["proposals.confirm"]
    assert list(Proposal.objects.visible_to(clerk)) == [entered]

    sent = submissions.hand_in(entered, by=author)
    assert (sent.state, sent.waits_for_author) == ("SUBMITTED", False)
    assert "proposals.proposal.entry_confirmed" in told(clerk)
    assert not Todo.objects.waiting_for(author).exists()


def test_paper_received_in_time_is_not_late():
    today = timezone.localdate()
    session = CongressSessionFactory(closes_on=today - dt.timedelta(days=2))
    author, clerk = UserFactory(delegate=True), secretary()
    in_time = enter(author, clerk, received_on=today - dt.timedelta(days=3))
    joined(in_time, times=2)
    late = enter(author, clerk)
    joined(late, times=2)
    assert submissions.hand_in(in_time, by=author).session == session
    assert submissions.hand_in(late, by=author).is_late


def test_a_sheet_of_tomorrow_is_refused():
    with pytest.raises(DomainError, match="still to come"):
        enter(UserFactory(), secretary(), received_on=timezone.localdate() + dt.timedelta(days=1))


def test_the_officer_enters_by_staff_number(client):
    author, clerk = UserFactory(), secretary()
    client.force_login(clerk)
    sheet = {
        "person": "nobody", "received_on": "2026-01-05", "title": "夜班用餐", "grounds": "没有热饭",
        "measures": "延时供餐", "category": category().pk,
    }  # fmt: skip
    refused = client.post(reverse("proposals:paper-entry"), sheet)
    assert refused.context["form"].errors == {"person": ["Nobody on the staff has this number."]}
    client.post(reverse("proposals:paper-entry"), sheet | {"person": author.staff_number})
    assert Proposal.objects.get().entered_by == clerk
