"""Second handling with a higher signer, the leader's last word, and the ratings given beside the author's."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, transaction

from proposals.case.workflow import State as C
from proposals.models import FinalDecision, Promise, Rating, SeconderRating
from proposals.rating import services
from proposals.reply import services as replies
from tests.factories.members import UserFactory
from tests.factories.proposals import case_in, leader, reply_class, secretary, sign_all
from tests.proposals.test_case import in_days, open_todos, running, told
from union_portal.core.errors import DomainError, NotNow

pytestmark = pytest.mark.django_db
SATISFIED, DISSATISFIED = Rating.Grade.SATISFIED, Rating.Grade.DISSATISFIED


def replied_again():
    """A second reply that waits for its last signature."""
    case = case_in(C.REHANDLING)
    replies.submit_reply(case, by=case.assignment.handler, reply_class=reply_class("C"), text="先行送餐")
    return case


# -- second handling ----------------------------------------------------------------------------------------
def test_the_first_signer_does_not_sign_the_second_handling():
    first = leader()
    case = case_in(C.REHANDLING)
    chair = UserFactory(posts=["UNION_CHAIR"])
    replies.submit_reply(case, by=case.assignment.handler, reply_class=reply_class("C"), text="先行送餐")
    signer = case.leader
    with pytest.raises(DomainError, match="isn't your turn"):
        replies.sign_reply(case, by=signer)
    assert not signer.has_perm("proposals.sign_proposalcase", case)
    assert open_todos(signer) == []
    for higher in (first, chair):
        assert higher.has_perm("proposals.sign_proposalcase", case)
        assert open_todos(higher) == ["proposals.sign"]
    replies.sign_reply(case, by=chair)
    case.refresh_from_db()
    assert (case.state, case.reply.signed_by, case.reply.round) == ("REPLIED", chair, 2)


def test_without_a_higher_signer_the_second_reply_waits_for_a_post():
    case = case_in(C.REHANDLING)
    with pytest.raises(DomainError, match="Nobody is entered who could sign"):
        replies.submit_reply(case, by=case.assignment.handler, reply_class=reply_class("C"), text="先行送餐")


def test_the_promise_of_the_first_reply_is_dropped():
    case = case_in(C.REPLIED, code="B")
    proposal = case.submissions.get()
    assert Promise.objects.get().state == "OPEN"
    services.rate(proposal, by=proposal.proposer.user, attitude=SATISFIED, result=DISSATISFIED, reason="太晚")
    case.refresh_from_db()
    assert (case.state, Promise.objects.get().state) == ("REHANDLING", "DROPPED")
    assert running(case) == {"proposals.reply": in_days(15)}


# -- the last word ------------------------------------------------------------------------------------------
def decided(case, by, outcome, **more):
    return services.decide_finally(case, by=by, outcome=outcome, words="经实地查看，同意科室意见。", **more)


def test_dissatisfied_twice_goes_to_a_named_leader():
    case = case_in(C.DECIDING)
    author, clerk, judge = case.submissions.get().proposer.user, secretary(), leader()
    assert (case.state, case.due_on) == ("DECIDING", None)
    assert len(told(author, "proposal.to_decide")) == 1
    for signer in {reply.signed_by for reply in case.replies.all()}:
        with pytest.raises(DomainError, match="hasn't signed a reply"):
            services.name_leader(case, by=clerk, leader=signer)
    services.name_leader(case, by=clerk, leader=judge)
    assert open_todos(judge) == ["proposals.decide_finally"]
    assert judge.has_perm("proposals.decide_finally", case)
    with pytest.raises(NotNow, match="isn't yours"):
        decided(case, leader(), "STANDS")
    with pytest.raises(DomainError, match="your reasons"):
        services.decide_finally(case, by=judge, outcome="STANDS", words="")
    decided(case, judge, "STANDS")
    case.refresh_from_db()
    assert case.state == "CLOSED"
    assert open_todos(judge) == []
    words = (
        f"Decided finally on “{case.title}”: The reply stands",
        f"{judge} writes: 经实地查看，同意科室意见。",
    )
    for person in (author, case.submissions.get().seconders[0].user):
        assert told(person, "proposal.decided_finally") == [words]
    assert len(told(case.assignment.handler, "case.decided_finally")) == 1
    with pytest.raises(NotNow):
        decided(case, judge, "STANDS")
    with pytest.raises(DatabaseError, match="last_word_stands"), transaction.atomic():
        FinalDecision.objects.update(words="别的")


def test_more_to_be_done_goes_into_the_promise_book():
    case = case_in(C.DECIDING)
    judge = leader()
    services.name_leader(case, by=secretary(), leader=judge)
    with pytest.raises(DomainError, match="until when"):
        decided(case, judge, "MORE", promised="增设热餐柜")
    with pytest.raises(DomainError, match="what the department has to do"):
        decided(case, judge, "MORE", promised_on=in_days(30))
    assert not Promise.objects.exists()
    decided(case, judge, "MORE", promised="增设热餐柜", promised_on=in_days(30))
    case.refresh_from_db()
    assert (case.state, case.due_on) == ("TRACKING", in_days(30))
    assert Promise.objects.get().text == "增设热餐柜"
    assert open_todos(case.assignment.handler) == ["proposals.promise"]


@pytest.mark.parametrize("state", sorted(set(C) - {C.DECIDING}))
def test_nothing_is_decided_finally_in_every_other_state(state):
    case, judge = case_in(state), leader()
    with pytest.raises(NotNow):
        services.name_leader(case, by=secretary(), leader=judge)
    with pytest.raises(NotNow):
        decided(case, judge, "STANDS")


# -- beside the author --------------------------------------------------------------------------------------
def test_a_seconder_rates_beside_the_author_and_moves_nothing(client):
    case = case_in(C.REPLIED)
    proposal = case.submissions.get()
    seconder = proposal.seconders[0].user
    given = {"attitude": SATISFIED, "result": DISSATISFIED, "reason": "太晚"}
    with pytest.raises(DomainError, match="what you are dissatisfied with"):
        services.rate_beside(proposal, by=seconder, **(given | {"reason": ""}))
    first = services.rate_beside(proposal, by=seconder, **given)
    assert services.rate_beside(proposal, by=seconder, **given) == first
    case.refresh_from_db()
    assert (case.state, Rating.objects.count(), first.role) == ("REPLIED", 0, "SECONDER")
    with pytest.raises(NotNow):
        services.rate_beside(proposal, by=UserFactory(), **given)
    client.force_login(proposal.seconders[1].user)
    assert client.get(proposal.rate_url).status_code == 200
    client.post(proposal.rate_url, {"attitude": SATISFIED, "result": SATISFIED})
    assert SeconderRating.objects.count() == 2
    page = client.get(proposal.get_absolute_url())
    assert "Joint authors and seconders" in page.content.decode()


def test_a_second_reply_is_rated_anew():
    leader()
    case = sign_all(replied_again())
    proposal = case.submissions.get()
    services.rate(proposal, by=proposal.proposer.user, attitude=SATISFIED, result=SATISFIED)
    case.refresh_from_db()
    assert case.state == "CLOSED"
    assert [r.result for r in Rating.objects.order_by("pk")] == [DISSATISFIED, SATISFIED]
