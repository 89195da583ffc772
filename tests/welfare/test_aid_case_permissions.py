"""Who may do what with an aid case, by role and state; the list and the single object say the same."""

from __future__ import annotations

from typing import Any

import pytest

from tests.factories.welfare import AidCaseFactory, Union
from union_portal.core.consent import services as consent
from union_portal.core.consent.models import Consent
from welfare.aid_case.rules import AID
from welfare.aid_case.workflow import ACCOUNT_OPEN, OVER, WITHDRAWABLE, State
from welfare.models import AidCase

S = State
SENT = frozenset(S) - {S.DRAFT}
TAKEN = SENT - {S.APPLIED}
ANY = frozenset(S)

# permission → who → in which states; whoever isn't named may in none
MAY: dict[str, dict[str, frozenset[State]]] = {
    "view": {
        "applicant": ANY, "officer": SENT, "other_officer": frozenset({S.APPLIED}),
        "committee_chair": frozenset({S.COMMITTEE}), "secretary": frozenset({S.COMMITTEE}),
        "member": frozenset({S.COMMITTEE}), "chair": frozenset({S.APPROVAL}), "other_chair": frozenset({S.APPROVAL}),
    },
    "reveal": {
        "officer": TAKEN - OVER, "committee_chair": frozenset({S.COMMITTEE}), "secretary": frozenset({S.COMMITTEE}),
        "member": frozenset({S.COMMITTEE}), "chair": frozenset({S.APPROVAL}), "other_chair": frozenset({S.APPROVAL}),
    },
    "take_on": {"officer": frozenset({S.APPLIED}), "other_officer": frozenset({S.APPLIED})},
    "check": {"officer": frozenset({S.CHECKING})},
    "hand_over": dict.fromkeys(["officer", "chair", "other_chair"], frozenset({S.CHECKING, S.RETURNED, S.PUBLIC_NOTICE})),
    "decide": {"committee_chair": frozenset({S.COMMITTEE}), "secretary": frozenset({S.COMMITTEE})},
    "submit": {"officer": frozenset({S.PUBLIC_NOTICE})},
    "approve": {"chair": frozenset({S.APPROVAL}), "other_chair": frozenset({S.APPROVAL})},
    "send_back": {
        "committee_chair": frozenset({S.COMMITTEE}), "secretary": frozenset({S.COMMITTEE}),
        "chair": frozenset({S.APPROVAL}), "other_chair": frozenset({S.APPROVAL}),
    },
    "refuse": {
        "officer": frozenset({S.CHECKING}), "chair": frozenset({S.APPROVAL}), "other_chair": frozenset({S.APPROVAL}),
    },
    "change": {"applicant": frozenset({S.DRAFT, S.RETURNED})},
    "withdraw": {"applicant": WITHDRAWABLE},
    "change_account_of": {"applicant": ACCOUNT_OPEN},
}  # fmt: skip


def case_in(state: State, union: Union) -> AidCase:
    taken = {} if state in {S.DRAFT, S.APPLIED} else {"officer": union.officer}
    case: AidCase = AidCaseFactory(state=state, applied_by=union.applicant, **taken)
    return case


@pytest.mark.parametrize("state", list(State))
def test_each_permission_holds_for_exactly_these_people_in_this_state(state, union):
    case = case_in(state, union)
    wrong = []
    for action, people in MAY.items():
        for who, user in vars(union).items():
            expected = state in people.get(who, frozenset())
            if user.has_perm(f"welfare.{action}_aidcase", case) is not expected:
                wrong.append((action, who, f"should be {expected}"))
    assert wrong == []


@pytest.mark.parametrize("state", list(State))
def test_the_list_shows_exactly_what_the_rule_lets_one_view(state, union):
    case = case_in(state, union)
    for who, user in vars(union).items():
        listed = AidCase.objects.visible_to(user).filter(pk=case.pk).exists()
        assert listed is user.has_perm("welfare.view_aidcase", case), who


WORK = ["take_on", "check", "hand_over", "decide", "submit", "approve", "send_back", "refuse", "reveal"]


@pytest.mark.parametrize("state", sorted(SENT))
@pytest.mark.parametrize("who", ["officer", "member", "secretary", "chair"])
def test_nobody_works_on_an_application_of_ones_own(who, state, union):
    own = AidCaseFactory(state=state, applied_by=getattr(union, who))
    assert [action for action in WORK if own.applied_by.has_perm(f"welfare.{action}_aidcase", own)] == []
    assert not AidCase.objects.workable_by(own.applied_by).exists()


@pytest.mark.parametrize("hand", ["decided_by", "submitted_by"])
def test_a_chair_who_had_a_hand_in_the_case_may_not_approve_it(hand, union):
    case = AidCaseFactory(state=S.APPROVAL, **{hand: union.chair})
    assert not union.chair.has_perm("welfare.approve_aidcase", case)
    assert union.other_chair.has_perm("welfare.approve_aidcase", case)


def test_an_officer_who_left_the_post_sees_the_case_no_more(union):
    case = AidCaseFactory(state=S.CHECKING, officer=union.colleague)
    assert not union.colleague.has_perm("welfare.view_aidcase", case)
    assert not AidCase.objects.visible_to(union.colleague).exists()


@pytest.mark.parametrize(
    ("state", "who"), [(S.CHECKING, "officer"), (S.COMMITTEE, "member"), (S.APPROVAL, "chair")]
)
def test_nobody_opens_a_sealed_field_once_the_consent_is_withdrawn(state, who, union):
    case, user = case_in(state, union), getattr(union, who)
    assert user.has_perm("welfare.reveal_aidcase", case)
    consent.withdraw(Consent.objects.get(user=union.applicant, purpose=AID), by=union.applicant)
    assert not user.has_perm("welfare.reveal_aidcase", case)


def test_those_who_have_left_the_hospital_cannot_apply(union):
    person: Any = union.colleague.person
    assert union.colleague.has_perm("welfare.apply_for_aid")
    person.status = person.Status.LEFT
    assert not union.colleague.has_perm("welfare.apply_for_aid")
