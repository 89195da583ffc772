"""Role × action × state for the submission's half of the life, and random walks along it."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest
from django.db import transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from proposals.authorship import services as authorship
from proposals.models import CoAuthor, Proposal, Seconding
from proposals.proposal import services
from proposals.proposal.workflow import EDITABLE, NEXT, SECONDABLE, TAKEN_IN, UNDECIDED, WITHDRAWABLE, State
from proposals.seconding import services as seconding
from tests.factories.members import UserFactory
from tests.factories.proposals import (
    CongressSessionFactory,
    ProposalFactory,
    bare_proposal,
    file_proposal,
    leader,
    secretary,
    take_as_suggestion,
)
from union_portal.core.errors import DomainError

ALL = frozenset(State)
HANDED_IN = ALL - {State.DRAFT, State.SECONDING}
PERMISSIONS: dict[str, dict[str, frozenset[State]]] = {
    "proposals.view_proposal": {
        "author": ALL, "co_author": ALL, "seconder": ALL, "officer": ALL, "member": HANDED_IN, "secretary": HANDED_IN,
        "leader": TAKEN_IN, "supervisor": TAKEN_IN, "delegate": TAKEN_IN, "staff": TAKEN_IN,
    },
    "proposals.change_proposal": {"author": ALL},
    "proposals.join_proposal": {"co_author": ALL},
    "proposals.second_proposal": {"seconder": ALL},
    "proposals.decide_proposal": {"secretary": ALL},
}  # fmt: skip
"""Permission → role → the states in which the role has it; a role that isn't named never has."""


def cast() -> dict[str, Any]:
    """One person of each role, the way they stand to one submission."""
    return {
        "author": UserFactory(delegate=True), "co_author": UserFactory(delegate=True),
        "seconder": UserFactory(delegate=True), "delegate": UserFactory(delegate=True), "staff": UserFactory(),
        "officer": UserFactory(posts=["UNION_OFFICER"]), "secretary": secretary(),
        "member": UserFactory(posts=["COMMITTEE_MEMBER"], posts__committee=secretary().posts[0].committee),
        "leader": leader(), "supervisor": UserFactory(posts=["DISCIPLINE_SUPERVISOR"]),
    }  # fmt: skip


@pytest.mark.django_db
def test_who_may_do_what_in_which_state():
    roles, moment = cast(), bare_proposal(State.SUBMITTED).submitted_at
    wrong = []
    for state in State:
        proposal = bare_proposal(
            state, proposer=roles["author"].person, reason="理由", entered_by=roles["officer"],
            received_on=moment.date(), confirmed_at=moment,
        )  # fmt: skip
        Seconding.objects.create(proposal=proposal, person=roles["seconder"].person, asked_at=moment)
        CoAuthor.objects.create(proposal=proposal, person=roles["co_author"].person, asked_at=moment)
        for perm, allowed in PERMISSIONS.items():
            for role, user in roles.items():
                expected = state in allowed.get(role, frozenset())
                if user.has_perm(perm, proposal) != expected:
                    wrong.append((perm, role, state.value, not expected))
    assert wrong == []


@pytest.mark.django_db
def test_what_is_confidential_is_read_by_whom_it_concerns_alone():
    roles = cast()
    proposal = bare_proposal(proposer=roles["author"].person, confidential=True)
    readers = {role for role, user in roles.items() if user.has_perm("proposals.view_proposal", proposal)}
    assert readers == {"author", "member", "secretary", "leader", "supervisor"}


ACTIONS: dict[str, tuple[Any, frozenset[State]]] = {
    "hand_in": (lambda p, who: services.hand_in(p, by=who["author"]), EDITABLE | {State.SECONDING, State.SUBMITTED}),
    "save_draft": (lambda p, who: services.save_draft(p.public_id, by=who["author"], title="夜班"), EDITABLE),
    "discard": (lambda p, who: services.discard_draft(p, by=who["author"]), frozenset({State.DRAFT})),
    "take_back": (lambda p, who: services.take_back(p, by=who["author"]), frozenset({State.SECONDING})),
    "withdraw": (lambda p, who: services.withdraw(p, by=who["author"]), WITHDRAWABLE),
    "ask": (
        lambda p, who: seconding.ask_seconder(p, person=who["delegate"].person, by=who["author"]), SECONDABLE,
    ),
    "open": (lambda p, who: seconding.open_to_all(p, by=who["author"]), frozenset({State.SECONDING})),
    "invite": (lambda p, who: authorship.invite(p, person=who["delegate"].person, by=who["author"]), UNDECIDED),
    "review": (lambda p, who: services.take_under_review(p, by=who["secretary"]), frozenset({State.SUBMITTED})),
    "return": (
        lambda p, who: services.return_for_completion(p, by=who["secretary"], reason="请补充"),
        frozenset({State.UNDER_REVIEW}),
    ),
    "refuse": (
        lambda p, who: services.refuse_to_file(p, by=who["secretary"], reason="不属职权"),
        frozenset({State.UNDER_REVIEW}),
    ),
}  # fmt: skip
"""Action → what is done, and the states in which it is."""


@pytest.mark.django_db
@pytest.mark.parametrize("action", sorted(ACTIONS))
def test_each_action_is_done_in_its_states_and_refused_in_all_others(action):
    who, (act, allowed) = cast(), ACTIONS[action]
    done = set()
    for state in State:
        proposal = bare_proposal(state, proposer=who["author"].person, reason="理由")
        try:
            act(proposal, who)
        except DomainError:
            proposal.refresh_from_db()
            assert proposal.state == state, "a refusal leaves no trace"
        else:
            done.add(state)
    assert done == allowed


class Life(RuleBasedStateMachine):
    """A submission, and people who press whatever button comes to hand: it keeps to the table, and nothing breaks."""

    def __init__(self):
        super().__init__()
        self.walk = transaction.atomic()
        self.walk.__enter__()
        CongressSessionFactory()
        self.who = cast()
        self.proposal = ProposalFactory(proposer=self.who["author"].person)
        self.state = State.DRAFT

    def teardown(self):
        transaction.set_rollback(True)
        self.walk.__exit__(None, None, None)

    def press(self, act):
        with suppress(DomainError):
            act(Proposal.objects.get(pk=self.proposal.pk), self.who)

    @rule(action=st.sampled_from(sorted(set(ACTIONS) - {"discard"})))
    def anybody_acts(self, action):
        self.press(ACTIONS[action][0])

    @rule(role=st.sampled_from(["seconder", "delegate"]), accept=st.booleans())
    def a_seconder_answers(self, role, accept):
        user = self.who[role]
        self.press(lambda p, who: seconding.ask_seconder(p, person=user.person, by=who["author"]))
        self.press(lambda p, who: seconding.answer_seconding(p, accept=accept, by=user))

    @rule(accept=st.booleans())
    def a_joint_author_answers(self, accept):
        user = self.who["co_author"]
        self.press(lambda p, who: authorship.invite(p, person=user.person, by=who["author"]))
        self.press(lambda p, who: authorship.answer(p, accept=accept, by=user))

    @rule(way=st.sampled_from([file_proposal, take_as_suggestion]))
    def the_committee_takes_it_in(self, way):
        self.press(lambda p, who: way(p, by=who["secretary"]))

    @invariant()
    def it_keeps_to_the_table(self):
        now = Proposal.objects.get(pk=self.proposal.pk)
        reachable, edge = {self.state}, {self.state}
        while edge := {target for state in edge for target in NEXT.get(state, ())} - reachable:
            reachable |= edge
        assert now.state in reachable
        if now.state in {State.SUBMITTED, State.FILED} and now.kind == Proposal.Kind.PROPOSAL:
            assert services.seconders_missing(now) == 0
        assert bool(now.number) == (now.state in TAKEN_IN)
        assert now.cases.exists() == (now.state in TAKEN_IN)
        self.state = State(now.state)


@pytest.mark.django_db
def test_random_walks_keep_to_the_table():
    run_state_machine_as_test(
        Life, settings=settings(max_examples=10, stateful_step_count=12, deadline=None, derandomize=True, database=None)
    )  # fmt: skip
