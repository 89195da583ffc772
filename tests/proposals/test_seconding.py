"""From the first typed word to the committee: drafts, seconders, handing in, taking back, withdrawing."""

from __future__ import annotations

import pytest
from django.utils import timezone

from proposals.models import Proposal, Seconding
from proposals.proposal import services
from proposals.proposal.workflow import EDITABLE, SECONDABLE, WITHDRAWABLE, State
from proposals.seconding import services as seconding
from tests.factories.core import upload
from tests.factories.members import PersonFactory, UserFactory
from tests.factories.proposals import (
    CongressSessionFactory,
    ProposalFactory,
    category,
    proposal_in,
    second,
    secretary,
)
from union_portal.core.audit.models import AuditEntry
from union_portal.core.base import new_public_id
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.matter.models import Matter
from union_portal.core.models import Attachment, InboxMessage
from union_portal.core.policy import services as policy
from union_portal.core.todo.models import Todo

pytestmark = pytest.mark.django_db


def open_todos(user):
    return list(Todo.objects.waiting_for(user).values_list("kind", flat=True))


def messages(user):
    return list(InboxMessage.objects.filter(user=user).order_by("pk").values_list("title", flat=True))


# -- drafts -------------------------------------------------------------------------------------------------
def test_a_draft_begins_with_the_first_words_and_is_the_same_ever_after():
    author, address = UserFactory(delegate=True), new_public_id()

    services.save_draft(address, by=author, title="夜班餐")
    services.save_draft(address, by=author, title="夜班用餐", grounds="没有热饭")

    draft = Proposal.objects.get()
    assert (draft.public_id, draft.title, draft.grounds, draft.state) == (
        address,
        "夜班用餐",
        "没有热饭",
        "DRAFT",
    )
    assert AuditEntry.objects.filter(action="proposals.proposal.begun").count() == 1
    assert [m.title for m in Matter.objects.of(author)] == ["夜班用餐"]


def test_files_come_and_go_with_the_draft_alone():
    draft = proposal_in(State.DRAFT)
    author = draft.proposer.user
    first = services.attach(draft, file=upload(), by=author)
    services.detach(draft, first, by=author)
    kept = services.attach(draft, file=upload(), by=author)
    services.hand_in(draft, by=author)
    with pytest.raises(NotNow, match="handed on"):
        services.attach(draft, file=upload(), by=author)
    with pytest.raises(NotNow, match="handed on"):
        services.detach(draft, kept, by=author)
    assert list(Attachment.objects.about(draft)) == [kept]


def test_each_taking_back_is_told_however_fast_they_follow(monkeypatch):
    proposal, now = proposal_in(State.SECONDING), timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: now)
    colleague = second(proposal, times=1)[0]
    for _time in range(2):
        services.take_back(proposal, by=proposal.proposer.user)
        services.hand_in(proposal, by=proposal.proposer.user)
        seconding.ask_seconder(proposal, person=colleague.person, by=proposal.proposer.user)
        seconding.answer_seconding(proposal, accept=True, by=colleague)
    told = InboxMessage.objects.filter(user=colleague)
    assert told.filter(kind="proposals.proposal.taken_back").count() == 2
    assert told.filter(kind="proposals.proposal.second_asked").count() == 3


def test_nobody_writes_on_anothers_sheet():
    draft = ProposalFactory()
    with pytest.raises(DomainError, match="somebody else"):
        services.save_draft(draft.public_id, by=UserFactory(), title="x")


@pytest.mark.parametrize("state", sorted(set(State) - EDITABLE))
def test_the_text_is_frozen_once_it_is_handed_on(state):
    proposal = proposal_in(state)
    with pytest.raises(NotNow, match="can't be changed"):
        services.save_draft(proposal.public_id, by=proposal.proposer.user, title="另一份")
    proposal.refresh_from_db()
    assert proposal.title != "另一份"


def test_a_draft_is_thrown_away_without_a_trace_in_lists():
    draft = ProposalFactory()
    services.discard_draft(draft, by=draft.proposer.user)
    assert not Proposal.objects.exists()
    assert not Matter.objects.exists()


@pytest.mark.parametrize("state", sorted(set(State) - {State.DRAFT}))
def test_only_a_draft_can_be_thrown_away(state):
    proposal = proposal_in(state)
    with pytest.raises(NotNow):
        services.discard_draft(proposal, by=proposal.proposer.user)


# -- handing in ---------------------------------------------------------------------------------------------
def test_handing_in_asks_for_seconders_first():
    draft = ProposalFactory()
    sent = services.hand_in(draft, by=draft.proposer.user)
    assert (sent.state, sent.kind, sent.submitted_at) == ("SECONDING", "PROPOSAL", None)
    assert str(sent.delegation) == "第一代表团"


def test_handing_in_twice_is_harmless():
    draft = ProposalFactory()
    services.hand_in(draft, by=draft.proposer.user)
    entries = AuditEntry.objects.count()
    assert services.hand_in(draft, by=draft.proposer.user).state == "SECONDING"
    assert AuditEntry.objects.count() == entries


@pytest.mark.parametrize(
    ("field", "empty", "label"),
    [
        ("title", "", "案由"),
        ("grounds", "", "案据"),
        ("measures", "", "建议措施"),
        ("category", None, "类别"),
    ],
)
def test_what_is_missing_is_named(field, empty, label):
    draft = ProposalFactory(**{field: empty})
    assert len(draft.missing) == 1
    with pytest.raises(DomainError, match=draft.missing[0]):
        services.hand_in(draft, by=draft.proposer.user)


def test_without_a_mandate_it_goes_in_as_a_suggestion_at_once():
    writer = UserFactory()
    draft = ProposalFactory(proposer=writer.person)
    sent = services.hand_in(draft, by=writer)
    assert (sent.state, sent.kind, sent.delegation) == ("SUBMITTED", "SUGGESTION", None)


def test_the_house_may_let_all_staff_propose():
    policy.set_value(
        "proposal.proposers",
        "staff",
        valid_from=timezone.localdate(),
        source="院工会〔2026〕3号",
        by=UserFactory(),
    )
    writer = UserFactory()
    sent = services.hand_in(ProposalFactory(proposer=writer.person), by=writer)
    assert (sent.state, sent.kind) == ("SECONDING", "PROPOSAL")


def test_it_belongs_to_the_session_whose_window_is_open():
    session = CongressSessionFactory()
    assert proposal_in(State.SUBMITTED).session == session


# -- seconding ----------------------------------------------------------------------------------------------
def test_two_names_hand_it_in_by_themselves_and_everybody_is_told():
    clerk = secretary()
    proposal = ProposalFactory(title="关于夜班用餐的提案")
    author = proposal.proposer.user
    services.hand_in(proposal, by=author)
    first, other = UserFactory(delegate=True), UserFactory(delegate=True)
    for colleague in (first, other):
        seconding.ask_seconder(proposal, person=colleague.person, by=author)

    assert open_todos(first) == ["proposals.second"]
    assert seconding.answer_seconding(proposal, accept=True, by=first).state == "SECONDING"
    assert seconding.answer_seconding(proposal, accept=True, by=other).state == "SUBMITTED"

    assert open_todos(first) == []
    assert open_todos(clerk) == ["proposals.review"]
    assert messages(first) == [f"{author} asks you to second “关于夜班用餐的提案”"]
    assert messages(author) == [
        f"{first} has seconded “关于夜班用餐的提案”",
        f"{other} has seconded “关于夜班用餐的提案”",
        "Your submission “关于夜班用餐的提案” has been handed in",
    ]
    assert messages(clerk) == ["Handed in: “关于夜班用餐的提案”"]
    body = InboxMessage.objects.filter(user=author).order_by("pk").first().body
    assert body == "1 more colleague must second it."
    assert set(Matter.objects.get().parties.all()) == {author, first, other}


def test_asking_and_answering_twice_is_harmless():
    proposal = proposal_in(State.SECONDING)
    colleague = UserFactory(delegate=True)
    for _turn in range(2):
        seconding.ask_seconder(proposal, person=colleague.person, by=proposal.proposer.user)
        seconding.answer_seconding(proposal, accept=True, by=colleague)
    assert Seconding.objects.count() == 1
    assert len(messages(colleague)) == 1


def test_who_declines_is_not_asked_again():
    proposal = proposal_in(State.SECONDING)
    colleague = UserFactory(delegate=True)
    seconding.ask_seconder(proposal, person=colleague.person, by=proposal.proposer.user)
    seconding.answer_seconding(proposal, accept=False, by=colleague)
    with pytest.raises(DomainError, match="has declined"):
        seconding.ask_seconder(proposal, person=colleague.person, by=proposal.proposer.user)


def test_only_delegates_second_and_nobody_his_own():
    proposal = proposal_in(State.SECONDING)
    author = proposal.proposer.user
    with pytest.raises(DomainError, match="isn't a delegate"):
        seconding.ask_seconder(proposal, person=UserFactory().person, by=author)
    with pytest.raises(DomainError, match="your own proposal"):
        seconding.ask_seconder(proposal, person=author.person, by=author)
    with pytest.raises(DomainError, match="no account yet"):
        seconding.ask_seconder(proposal, person=PersonFactory(), by=author)
    assert not Seconding.objects.exists()


def test_who_was_not_asked_can_not_second():
    proposal = proposal_in(State.SECONDING)
    with pytest.raises(DomainError, match="haven't been asked"):
        seconding.answer_seconding(proposal, accept=True, by=UserFactory(delegate=True))


@pytest.mark.parametrize("state", sorted(set(State) - SECONDABLE - {State.DRAFT}))
def test_names_stand_once_it_is_decided(state):
    proposal = proposal_in(state)
    seconder = proposal.seconders[0].user
    with pytest.raises(NotNow, match="can't change any more"):
        seconding.answer_seconding(proposal, accept=False, by=seconder)


def test_a_name_taken_back_sends_it_back_for_seconding():
    clerk = secretary()
    proposal = proposal_in(State.SUBMITTED)
    seconder = proposal.seconders[0].user
    seconding.answer_seconding(proposal, accept=False, by=seconder)
    proposal.refresh_from_db()
    assert proposal.state == "SECONDING"
    assert open_todos(clerk) == []
    assert messages(proposal.proposer.user)[-1].startswith(f"{seconder} doesn't second")


def test_taking_it_back_lets_all_names_lapse():
    proposal = proposal_in(State.SECONDING)
    seconder = second(proposal, times=1)[0]
    services.take_back(proposal, by=proposal.proposer.user)
    assert Seconding.objects.get().state == "LAPSED"
    assert messages(seconder)[-1] == f"“{proposal.title}” has been taken back to be changed"
    with pytest.raises(DomainError, match="haven't been asked"):
        seconding.answer_seconding(proposal, accept=True, by=seconder)


# -- withdrawing and the committee ------------------------------------------------------------------------------
@pytest.mark.parametrize("state", sorted(WITHDRAWABLE))
def test_it_may_be_withdrawn_until_it_is_filed(state):
    proposal = proposal_in(state)
    services.withdraw(proposal, by=proposal.proposer.user, reason="已另行解决")
    proposal.refresh_from_db()
    assert (proposal.state, proposal.reason) == ("WITHDRAWN", "已另行解决")
    assert not Todo.objects.filter(done_at=None).exists()
    assert Matter.objects.get().is_over


@pytest.mark.parametrize("state", sorted(set(State) - WITHDRAWABLE))
def test_withdrawing_is_refused_in_every_other_state_and_leaves_no_trace(state):
    proposal = proposal_in(state)
    entries = AuditEntry.objects.count()
    with pytest.raises(NotNow):
        services.withdraw(proposal, by=proposal.proposer.user)
    assert AuditEntry.objects.count() == entries


def test_returned_completed_and_handed_in_again():
    proposal = proposal_in(State.RETURNED)
    author = proposal.proposer.user
    assert open_todos(author) == ["proposals.complete"]
    services.save_draft(proposal.public_id, by=author, grounds="补充：每晚约60人值班。", category=category())
    sent = services.hand_in(proposal, by=author)
    assert sent.state == "SUBMITTED"
    assert open_todos(author) == []


@pytest.mark.parametrize("decide", [services.return_for_completion, services.refuse_to_file])
def test_the_proposer_is_owed_a_reason(decide):
    proposal = proposal_in(State.UNDER_REVIEW)
    with pytest.raises(DomainError, match="give the proposer a reason"):
        decide(proposal, by=secretary(), reason="  ")


@pytest.mark.parametrize("state", sorted(set(State) - {State.UNDER_REVIEW}))
@pytest.mark.parametrize("decide", [services.return_for_completion, services.refuse_to_file])
def test_decisions_are_refused_unless_under_review(state, decide):
    proposal = proposal_in(state)
    with pytest.raises(NotNow):
        decide(proposal, by=secretary(), reason="理由")


def test_a_refusal_is_told_with_its_reason():
    proposal = proposal_in(State.NOT_FILED)
    told = InboxMessage.objects.filter(user=proposal.proposer.user).last()
    message = InboxMessage.objects.filter(
        kind="proposals.proposal.not_filed", user=proposal.proposer.user
    ).get()
    assert told is not None
    assert message.title == f"“{proposal.title}” has not been filed"
    assert message.body.startswith("The committee's reason: 不属于职代会职权")
