"""Windows, and what comes outside them."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from proposals.intake import services
from proposals.ledger.story import story_of
from proposals.models import Proposal
from proposals.proposal import services as submissions
from proposals.proposal.workflow import State
from tests.factories.members import UserFactory
from tests.factories.proposals import CongressSessionFactory, ProposalFactory, proposal_in, second, secretary
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.models import InboxMessage
from union_portal.core.todo.models import Todo

pytestmark = pytest.mark.django_db


def in_days(n):
    return timezone.localdate() + dt.timedelta(days=n)


def told(user):
    return list(InboxMessage.objects.filter(user=user).order_by("pk").values_list("kind", flat=True))


@pytest.fixture
def late():
    """Handed in with two names, two days after the window's end."""
    CongressSessionFactory(closes_on=in_days(-2))
    draft = ProposalFactory()
    submissions.hand_in(draft, by=draft.proposer.user)
    second(draft)
    return Proposal.objects.get()


# -- the window's end ---------------------------------------------------------------------------------------
def test_too_few_names_at_the_windows_end_make_it_a_suggestion_and_all_are_told():
    clerk = secretary()
    proposal = proposal_in(State.SECONDING)
    seconder = second(proposal, times=1)[0]
    author, session = proposal.proposer.user, Proposal.objects.get().session
    assert services.close_windows(on=session.closes_on) == 0

    assert services.close_windows(on=session.closes_on + dt.timedelta(days=1)) == 1
    proposal.refresh_from_db()
    assert (proposal.state, proposal.kind, proposal.session) == ("SUBMITTED", "SUGGESTION", session)
    assert told(author)[-1] == told(seconder)[-1] == "proposals.proposal.became_suggestion"
    assert [todo.kind for todo in Todo.objects.waiting_for(clerk)] == ["proposals.review"]
    assert any("Too few had seconded it" in moment.words for moment in story_of(proposal, reader=author))
    assert services.close_windows(on=session.closes_on + dt.timedelta(days=1)) == 0


def test_enough_names_stay_a_proposal():
    proposal = proposal_in(State.SUBMITTED)
    services.close_windows(on=proposal.session.closes_on + dt.timedelta(days=1))
    proposal.refresh_from_db()
    assert (proposal.state, proposal.kind) == ("SUBMITTED", "PROPOSAL")


def test_what_was_begun_before_the_session_was_entered_belongs_to_it():
    draft = ProposalFactory()
    submissions.hand_in(draft, by=draft.proposer.user)
    session = CongressSessionFactory()
    assert services.close_windows(on=timezone.localdate()) == 1
    draft.refresh_from_db()
    assert (draft.state, draft.session) == ("SECONDING", session)


# -- the late queue -----------------------------------------------------------------------------------------
def test_what_comes_after_the_end_waits_in_the_late_queue(late):
    assert (late.is_late, late.session) == (True, None)
    assert list(Proposal.objects.late()) == [late]
    with pytest.raises(DomainError, match="for which session it counts"):
        submissions.take_under_review(late, by=secretary())


def test_a_suggestion_is_never_late():
    CongressSessionFactory(closes_on=in_days(-2))
    writer = UserFactory()
    sent = submissions.hand_in(ProposalFactory(proposer=writer.person), by=writer)
    assert not sent.is_late


def test_it_may_be_accepted_late_with_a_reason(late):
    clerk = secretary()
    with pytest.raises(DomainError, match="say why"):
        services.accept_late(late, by=clerk, reason=" ")
    accepted = services.accept_late(late, by=clerk, reason="事关安全，主席团同意")
    assert (accepted.session, accepted.late_reason) == (late.late_for, "事关安全，主席团同意")
    assert told(late.proposer.user)[-1] == "proposals.proposal.accepted_late"
    assert submissions.take_under_review(accepted, by=clerk).state == "UNDER_REVIEW"
    with pytest.raises(NotNow):
        services.accept_late(late, by=clerk, reason="再次")


def test_it_may_wait_for_the_next_session(late):
    clerk = secretary()
    with pytest.raises(DomainError, match="isn't entered yet"):
        services.put_off(late, by=clerk)
    following = CongressSessionFactory(
        session_no=5, opens_on=in_days(100), closes_on=in_days(120), held_on=in_days(140)
    )
    assert services.put_off(late, by=clerk).session == following
    assert told(late.proposer.user)[-1] == "proposals.proposal.put_off"


def test_it_may_be_handled_as_a_suggestion_at_once(late):
    handled = services.handle_as_suggestion(late, by=secretary())
    assert (handled.kind, handled.session, handled.is_late) == ("SUGGESTION", late.late_for, False)
    assert any("after the window's end" in moment.words for moment in story_of(handled, reader=secretary()))


def test_what_nobody_decided_goes_to_the_next_session_after_the_congress(late):
    following = CongressSessionFactory(
        session_no=5, opens_on=in_days(100), closes_on=in_days(120), held_on=in_days(140)
    )
    services.close_windows(on=late.late_for.held_on)
    assert Proposal.objects.late().exists()
    services.close_windows(on=late.late_for.held_on + dt.timedelta(days=1))
    late.refresh_from_db()
    assert late.session == following


def test_all_year_it_belongs_to_the_next_window():
    CongressSessionFactory(opens_on=in_days(-80), closes_on=in_days(-60), held_on=in_days(-40))
    following = CongressSessionFactory(
        session_no=5, opens_on=in_days(100), closes_on=in_days(120), held_on=in_days(140)
    )
    draft = ProposalFactory()
    submissions.hand_in(draft, by=draft.proposer.user)
    second(draft)
    draft.refresh_from_db()
    assert (draft.session, draft.is_late) == (following, False)
