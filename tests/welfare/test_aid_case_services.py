"""Every step of an aid case: what it changes, whom it tells, and what it refuses."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone

from finance.budget.services import OverBudget
from finance.models import PaymentRequest
from finance.payment import services as payment
from tests.factories.members import UserFactory
from tests.factories.welfare import CANARIES, AidCaseFactory, Union, budget_for_aid
from union_portal.core.attachment.models import Attachment
from union_portal.core.audit.models import AuditEntry
from union_portal.core.consent import services as consent
from union_portal.core.consent.models import Consent
from union_portal.core.deadline.models import Deadline
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.matter.models import Matter
from union_portal.core.notice import services as notices
from union_portal.core.notice.models import PublicNotice
from union_portal.core.outbox.models import InboxMessage
from union_portal.core.policy.models import PolicyValue
from union_portal.core.sealing.crypto import KeyDestroyed
from union_portal.core.sealing.models import DataKey
from union_portal.core.todo.models import Todo
from welfare.aid_case import services
from welfare.aid_case.rules import AID, PUBLICATION
from welfare.aid_case.workflow import NEXT, OVER, AidKind, Category, State
from welfare.models import AidCase, AidCheck, AidDecision
from welfare.visit.services import record_visit

DETAILS = CANARIES | {"household_size": 3, "amount_asked": Decimal("8000.00")}
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


def written(union: Union, kind: str = AidKind.ILLNESS_RELIEF) -> AidCase:
    case = services.begin(kind, by=union.applicant)
    consent.give(union.applicant, AID)
    consent.give(union.applicant, PUBLICATION)
    return services.save_draft(case, by=union.applicant, **DETAILS)


def decide(case: AidCase, union: Union, **changed) -> AidCase:
    decision = {
        "outcome": AidDecision.Outcome.GRANT, "category": Category.SEVERE, "amount": Decimal("6000.00"),
        "met_on": timezone.localdate(), "present": union.committee, "votes_for": 3, "votes_against": 0,
        "abstentions": 0, "grounds": "金丝雀理由", "by": union.secretary,
    }  # fmt: skip
    return services.decide(case, **(decision | changed))


def told(user) -> list[str]:
    return list(InboxMessage.objects.filter(user=user).order_by("pk").values_list("kind", flat=True))


def waiting(user) -> list[str]:
    return list(Todo.objects.waiting_for(user).values_list("kind", flat=True))


def end_notice(case: AidCase) -> None:
    PublicNotice.objects.about(case).update(
        starts_on=timezone.localdate() - dt.timedelta(days=20),
        ends_on=timezone.localdate() - dt.timedelta(days=10),
    )


# -- the applicant ------------------------------------------------------------------------------------
def test_begin_takes_up_the_draft_that_lies_there(union):
    first = services.begin(AidKind.ACCIDENT, by=union.applicant)
    assert services.begin(AidKind.ACCIDENT, by=union.applicant) == first
    assert Matter.objects.of(union.applicant).get().state == State.DRAFT


def test_begin_refuses_a_second_application_of_the_kind_while_one_is_under_way(union):
    AidCaseFactory(applied_by=union.applicant, state=State.CHECKING)
    with pytest.raises(DomainError, match="under way already"):
        services.begin(AidKind.ILLNESS_RELIEF, by=union.applicant)
    assert services.begin(AidKind.WINTER_CARE, by=union.applicant).state == State.DRAFT


def test_save_draft_needs_consent_and_keeps_nothing_without(union):
    case = services.begin(AidKind.ILLNESS_RELIEF, by=union.applicant)
    with pytest.raises(DomainError, match="needs a separate consent"):
        services.save_draft(case, by=union.applicant, illness="甲状腺")
    assert AidCase.objects.get(pk=case.pk).illness is None


def test_save_draft_seals_and_seals_anew_only_what_changed(union):
    case = AidCase.objects.get(pk=written(union).pk)
    kept = {name: getattr(case, name) for name in CANARIES}
    assert {name: sealed.open() for name, sealed in kept.items()} == CANARIES

    services.save_draft(case, by=union.applicant, **(DETAILS | {"illness": "别的"}))

    again = AidCase.objects.get(pk=case.pk)
    assert again.illness.open() == "别的"
    assert again.bank_account.ciphertext == kept["bank_account"].ciphertext


def test_send_numbers_tells_the_officers_and_sets_the_deadline(union):
    case = services.send(written(union), by=union.applicant)

    assert (case.state, case.number) == (State.APPLIED, f"{timezone.localdate().year}-0001")
    for officer in (union.officer, union.other_officer):
        assert told(officer) == ["welfare.aidcase.applied"]
        assert waiting(officer) == ["welfare.take_on"]
    assert Deadline.objects.about(case).running().get().kind == "welfare.take_on"
    assert Matter.objects.of(union.applicant).get().number == case.number


def test_send_tells_everybody_but_an_officer_who_applies_for_himself(union):
    union.applicant = union.officer
    services.send(written(union), by=union.applicant)
    assert waiting(union.officer) == []
    assert waiting(union.other_officer) == ["welfare.take_on"]


def test_send_refuses_what_is_incomplete_and_names_it(union):
    case = services.begin(AidKind.ILLNESS_RELIEF, by=union.applicant)
    consent.give(union.applicant, AID)
    services.save_draft(case, by=union.applicant, **(DETAILS | {"illness": "", "household_size": None}))
    with pytest.raises(DomainError, match="Please complete first: illness or cause, people living together"):
        services.send(case, by=union.applicant)
    assert AidCase.objects.get(pk=case.pk).number == ""


def test_send_refuses_more_than_the_cap(union):
    case = written(union, AidKind.WINTER_CARE)
    with pytest.raises(DomainError, match=r"At most ¥3,000\.00 may be asked for"):
        services.send(case, by=union.applicant)


def test_send_refuses_after_consent_was_withdrawn(union):
    case = written(union)
    consent.withdraw(Consent.objects.get(user=union.applicant, purpose=AID), by=union.applicant)
    with pytest.raises(DomainError, match="needs a separate consent"):
        services.send(case, by=union.applicant)


def test_evidence_gets_a_neutral_name(union, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    case = written(union)
    for _n in range(2):
        services.add_evidence(case, file=ContentFile(PNG, name="甲状腺癌诊断书.png"), by=union.applicant)
    assert [a.name for a in Attachment.objects.about(case)] == ["Evidence 1.png", "Evidence 2.png"]
    services.remove_evidence(case, Attachment.objects.about(case).first(), by=union.applicant)
    services.add_evidence(case, file=ContentFile(PNG, name="x.png"), by=union.applicant)
    assert {a.name for a in Attachment.objects.about(case)} == {"Evidence 1.png", "Evidence 2.png"}


@pytest.mark.parametrize("state", sorted(set(State) - {State.DRAFT, State.RETURNED}))
def test_what_was_sent_cannot_be_changed(state, union):
    case = AidCaseFactory(state=state)
    with pytest.raises(DomainError, match="can't be changed now"):
        services.save_draft(case, by=case.applied_by, illness="x")
    with pytest.raises(DomainError, match="can't be changed now"):
        services.add_evidence(case, file=ContentFile(PNG, name="x.png"), by=case.applied_by)


def test_discard_destroys_the_key_and_leaves_no_row(union):
    case = written(union)
    services.discard(case, by=union.applicant)
    assert not AidCase.objects.filter(pk=case.pk).exists()
    assert not Matter.objects.of(union.applicant).exists()
    assert DataKey.objects.get(pk=case.data_key_id).destroyed_at is not None


@pytest.mark.parametrize("state", sorted(set(State) - {State.DRAFT}))
def test_only_a_draft_can_be_discarded(state, union):
    with pytest.raises(DomainError, match="Only a draft"):
        services.discard(AidCaseFactory(state=state), by=union.applicant)


# -- every move, and no other -------------------------------------------------------------------------
MOVES = {
    "take_on": (lambda c, u: services.take_on(c, by=u.officer), {State.APPLIED: State.CHECKING}),
    "ask_for_completion": (
        lambda c, u: services.ask_for_completion(c, remark="x", by=u.officer), {State.CHECKING: State.RETURNED}
    ),
    "lay_before_committee": (
        lambda c, u: services.lay_before_committee(c, category=Category.SEVERE, by=u.officer),
        {State.CHECKING: State.COMMITTEE},
    ),
    "grant": (decide, {State.COMMITTEE: State.PUBLIC_NOTICE}),
    "refuse by decision": (
        lambda c, u: decide(c, u, outcome="REFUSE"),
        {State.COMMITTEE: State.REFUSED},
    ),
    "submit": (lambda c, u: services.submit(c, by=c.officer or u.officer), {State.PUBLIC_NOTICE: State.APPROVAL}),
    "approve": (lambda c, u: services.approve(c, by=u.chair), {State.APPROVAL: State.APPROVED}),
    "send_back": (
        lambda c, u: services.send_back(c, remark="x", by=u.chair),
        {
            State.COMMITTEE: State.CHECKING, State.APPROVAL: State.CHECKING,
            State.RETURNED: State.CHECKING, State.PUBLIC_NOTICE: State.CHECKING,
        },
    ),
    "refuse": (
        lambda c, u: services.refuse(c, remark="x", by=u.chair),
        {State.CHECKING: State.REFUSED, State.COMMITTEE: State.REFUSED, State.APPROVAL: State.REFUSED},
    ),
    "withdraw": (
        lambda c, u: services.withdraw(c, by=c.applied_by),
        {state: State.WITHDRAWN for state, targets in NEXT.items() if State.WITHDRAWN in targets},
    ),
}  # fmt: skip


@pytest.mark.parametrize("state", list(State))
@pytest.mark.parametrize("move", MOVES)
def test_each_move_is_made_from_its_states_and_refused_in_all_others_without_a_trace(move, state, union):
    budget_for_aid()
    case = AidCaseFactory(state=state)
    AidCheck.objects.create(
        case=case, data_key=case.data_key, worksheet="{}", suggested=Category.SEVERE, made_by=union.officer,
        standard=PolicyValue.objects.get(key="welfare.min_living_standard"),
    )  # fmt: skip
    if state == State.PUBLIC_NOTICE:
        end_notice(case)
    do, allowed = MOVES[move]
    entries, messages = AuditEntry.objects.count(), InboxMessage.objects.count()
    if state in allowed:
        do(AidCase.objects.get(pk=case.pk), union)
        assert AidCase.objects.get(pk=case.pk).state == allowed[state]
        assert AuditEntry.objects.count() > entries
    else:
        with pytest.raises(NotNow):
            do(AidCase.objects.get(pk=case.pk), union)
        assert AidCase.objects.get(pk=case.pk).state == state
        assert (AuditEntry.objects.count(), InboxMessage.objects.count()) == (entries, messages)


# -- checking -----------------------------------------------------------------------------------------
def test_take_on_moves_the_todo_and_deadline_to_the_officer(union):
    case = services.send(written(union), by=union.applicant)
    services.take_on(case, by=union.officer)
    assert waiting(union.officer) == ["welfare.check"]
    assert waiting(union.other_officer) == []
    assert told(union.applicant) == ["welfare.aidcase.taken_on"]
    running = Deadline.objects.about(case).running().get()
    assert running.kind == "welfare.check"
    assert list(running.responsible.all()) == [union.officer]
    assert Deadline.objects.about(case).get(kind="welfare.take_on").met_at is not None


def test_hand_over_changes_officer_and_list(union):
    case = AidCaseFactory(state=State.CHECKING, officer=union.officer)
    services.hand_over(case, to=union.other_officer, by=union.officer)
    assert AidCase.objects.get(pk=case.pk).officer == union.other_officer
    assert waiting(union.other_officer) == ["welfare.check"]
    assert waiting(union.officer) == []
    for unfit in (union.colleague, case.applied_by):
        with pytest.raises(DomainError, match="Choose a welfare officer"):
            services.hand_over(case, to=unfit, by=union.other_officer)


def test_the_chair_gives_the_case_of_an_absent_officer_to_another(client, union):
    case = AidCaseFactory(state=State.CHECKING, officer=union.officer)
    client.force_login(union.chair)
    listed, page = client.get(reverse("admin:welfare_aidcase_changelist")), client.get(case.desk_url)
    deed = reverse("admin:welfare_aidcase_deed", args=[case.pk, "hand-over"])
    assert case.number in listed.content.decode()
    assert page.url == deed  # nothing of what stands in the case
    answer = client.post(deed, {"to": union.other_officer.pk})
    assert answer.url == reverse("admin:welfare_aidcase_changelist")
    assert AidCase.objects.get(pk=case.pk).officer == union.other_officer
    entry = AuditEntry.objects.get(action="welfare.aidcase.handed_over")
    assert entry.by == union.chair
    for party in (union.officer, union.other_officer):
        assert told(party) == ["welfare.aidcase.handed_over"]


def test_completion_goes_to_the_applicant_and_back_to_the_same_officer(union):
    case = AidCaseFactory(state=State.CHECKING, officer=union.officer, applied_by=union.applicant)
    services.ask_for_completion(case, remark="请补交住院费用清单", by=union.officer)
    assert waiting(union.applicant) == ["welfare.complete"]
    assert AidCase.objects.get(pk=case.pk).remark.open() == "请补交住院费用清单"
    services.save_draft(case, by=union.applicant, illness="补充后")
    services.send(case, by=union.applicant)
    case = AidCase.objects.get(pk=case.pk)
    assert (case.state, case.officer, case.remark) == (State.CHECKING, union.officer, None)
    assert told(union.officer) == ["welfare.aidcase.completed"]


def test_record_check_keeps_inputs_version_and_suggestion_sealed(union):
    case = AidCaseFactory(state=State.CHECKING, officer=union.officer)
    check = services.record_check(
        case, income=Decimal("48000"), rigid_expenditure=Decimal("30000"), people=3, sudden_costs=Decimal(0),
        findings="收入证明已核对", by=union.officer,
    )  # fmt: skip
    assert (check.suggested, check.standard.key) == (Category.SEVERE, "welfare.min_living_standard")
    assert str(AidCheck.objects.get().worksheet) == "●●●●●●"


@pytest.mark.parametrize("state", sorted(set(State) - {State.CHECKING}))
def test_record_check_only_while_checking(state, union):
    with pytest.raises(NotNow, match="can't be done now"):
        services.record_check(
            AidCaseFactory(state=state), income=Decimal(1), rigid_expenditure=Decimal(0), people=1,
            sudden_costs=Decimal(0), findings="x", by=union.officer,
        )  # fmt: skip


def test_lay_before_committee_needs_a_worksheet(union):
    case = AidCaseFactory(state=State.CHECKING, officer=union.officer)
    with pytest.raises(DomainError, match="Fill in the worksheet first"):
        services.lay_before_committee(case, category=Category.SEVERE, by=union.officer)


def test_a_visit_is_noted_under_the_cases_key_and_not_before_it_happens(union):
    case = AidCaseFactory(state=State.CHECKING, officer=union.officer)
    visit = record_visit(case, visited_on=timezone.localdate(), note="家中老人卧床", by=union.officer)
    assert visit.data_key == case.data_key
    assert visit.note.open() == "家中老人卧床"
    with pytest.raises(DomainError, match="once it has taken place"):
        record_visit(case, visited_on=timezone.localdate() + dt.timedelta(days=1), note="x", by=union.officer)


# -- the committee ------------------------------------------------------------------------------------
def test_a_grant_publishes_a_notice_of_masked_name_category_and_amount_only(union):
    case = AidCaseFactory(state=State.COMMITTEE, applied_by=union.applicant)
    decide(case, union)
    notice = PublicNotice.objects.about(case).get()
    person = union.applicant.person
    assert person.masked_name in notice.body
    assert "6,000.00" in notice.body
    private = [
        *CANARIES.values(),
        person.name,
        person.staff_number,
        AidKind.ILLNESS_RELIEF.label,
        "金丝雀理由",
        case.number,
    ]
    assert [word for word in private if str(word) in notice.title + notice.body] == []
    assert (notice.ends_on - notice.starts_on).days >= 5


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"votes_for": 1, "votes_against": 1, "abstentions": 1}, "more than half of those present"),
        ({"votes_for": 2}, "don't add up"),
        ({"amount": None}, "needs a category and an amount"),
        ({"category": ""}, "needs a category and an amount"),
        ({"amount": Decimal("20000.01")}, "At most 20000 yuan"),
        ({"met_on": timezone.localdate() + dt.timedelta(days=2)}, "lies in the future"),
    ],
)
def test_decide_refuses(changed, sentence, union):
    case = AidCaseFactory(state=State.COMMITTEE)
    with pytest.raises(DomainError, match=sentence):
        decide(case, union, **changed)
    assert not AidDecision.objects.exists()


def test_decide_refuses_a_meeting_before_the_case_came_to_the_committee(union):
    """Back-dating would count the grant to another year's caps."""
    today = timezone.localdate()
    case = AidCaseFactory(
        state=State.CHECKING, officer=union.officer, applied_on=today - dt.timedelta(days=40)
    )
    services.record_check(
        case, income=Decimal(1), rigid_expenditure=Decimal(0), people=1, sudden_costs=Decimal(0), findings="x", by=union.officer
    )  # fmt: skip
    services.lay_before_committee(case, category=Category.SEVERE, by=union.officer)
    Deadline.objects.about(case).running().update(counted_from=today - dt.timedelta(days=10))
    with pytest.raises(DomainError, match="has had this case since") as refused:
        decide(case, union, met_on=today - dt.timedelta(days=11))
    assert refused.value.field == "met_on"
    assert decide(case, union, met_on=today - dt.timedelta(days=10)).state == State.PUBLIC_NOTICE


def test_decide_refuses_a_meeting_before_the_application(union):
    case = AidCaseFactory(state=State.COMMITTEE)
    with pytest.raises(DomainError, match="can't have decided earlier"):
        decide(case, union, met_on=case.applied_on - dt.timedelta(days=1))


def test_decide_refuses_strangers_the_applicant_and_too_few(union):
    case = AidCaseFactory(state=State.COMMITTEE)
    with pytest.raises(DomainError, match="Only members of the welfare committee"):
        decide(case, union, present=[*union.committee, union.colleague], votes_for=4)
    with pytest.raises(DomainError, match="Too few members"):
        decide(case, union, present=[union.member], votes_for=1)
    own = AidCaseFactory(state=State.COMMITTEE, applied_by=union.member)
    with pytest.raises(DomainError, match="has to leave the room"):
        decide(own, union)
    with pytest.raises(DomainError, match="Nobody works on an application of one's own"):
        decide(own, union, by=union.member)


def test_decide_refuses_a_grant_without_consent_to_publication_but_not_a_refusal(union):
    case = AidCaseFactory(state=State.COMMITTEE)
    consent.withdraw(Consent.objects.get(user=case.applied_by, purpose=PUBLICATION), by=case.applied_by)
    with pytest.raises(DomainError, match="needs a separate consent"):
        decide(case, union)
    assert decide(case, union, outcome="REFUSE").state == State.REFUSED


def test_decide_obeys_how_often_and_how_much_a_year(union):
    AidCaseFactory(
        applied_by=union.applicant,
        state=State.PAID,
        amount_granted=Decimal("18000"),
        kind=AidKind.ILLNESS_RELIEF,
    )
    again = AidCaseFactory(applied_by=union.applicant, state=State.COMMITTEE)
    with pytest.raises(DomainError, match="granted this year already"):
        decide(again, union)
    other = AidCaseFactory(applied_by=union.applicant, state=State.COMMITTEE, kind=AidKind.ACCIDENT)
    PolicyValue.objects.filter(key="welfare.cap_a_year").update(value="20000")
    with pytest.raises(DomainError, match=r"at most 2000\.00 yuan may follow"):
        decide(other, union, amount=Decimal("2000.01"))
    assert decide(other, union, amount=Decimal("2000")).state == State.PUBLIC_NOTICE


def test_an_objection_takes_the_notice_off_and_names_the_objector_to_nobody_but_the_notice(union):
    case = AidCaseFactory(state=State.COMMITTEE, applied_by=union.applicant, officer=union.officer)
    decide(case, union)
    notice = PublicNotice.objects.about(case).get()
    notices.object_to(notice, text="他家有两套房", by=union.colleague)
    case = AidCase.objects.get(pk=case.pk)
    assert (case.state, case.notice) == (State.CHECKING, None)
    assert not PublicNotice.objects.showing(on=timezone.localdate()).exists()
    assert waiting(union.officer) == ["welfare.check"]
    assert not AuditEntry.objects.filter(action__startswith="welfare", by=union.colleague).exists()


def test_submit_waits_for_the_end_of_the_notice(union):
    case = AidCaseFactory(state=State.PUBLIC_NOTICE, officer=union.officer)
    with pytest.raises(DomainError, match="shows until"):
        services.submit(case, by=union.officer)
    end_notice(case)
    services.submit(case, by=union.officer)
    assert waiting(union.chair) == waiting(union.other_chair) == ["welfare.approve"]


# -- approval and payment -----------------------------------------------------------------------------
def test_approve_reserves_budget_and_asks_finance_to_pay(union):
    line = budget_for_aid()
    case = AidCaseFactory(state=State.APPROVAL, applied_by=union.applicant)
    case = services.approve(case, by=union.chair)
    request = PaymentRequest.objects.about(case).get()
    assert case.payment == request
    assert (request.amount, request.payee, request.account.code) == (
        Decimal("6000.00"),
        union.applicant.person,
        "50404",
    )
    assert request.payee_account.open() == CANARIES["bank_account"]
    assert line.reservations.get().amount == Decimal("6000.00")
    for text in (request.summary, request.item, request.source_title):
        assert str(AidKind.ILLNESS_RELIEF.label) not in text
    assert waiting(union.chair) == []


def test_approve_over_budget_leaves_everything_as_it_was(union):
    budget_for_aid("5999.99")
    case = AidCaseFactory(state=State.APPROVAL)
    with pytest.raises(OverBudget):
        services.approve(case, by=union.chair)
    assert AidCase.objects.get(pk=case.pk).state == State.APPROVAL
    assert not PaymentRequest.objects.exists()


@pytest.mark.parametrize("hand", ["officer", "decided_by", "submitted_by", "applied_by"])
def test_whoever_had_a_hand_in_the_case_cannot_approve_it(hand, union):
    budget_for_aid()
    case = AidCaseFactory(state=State.APPROVAL, **{hand: union.chair})
    with pytest.raises(DomainError, match="Whoever worked on a case can't approve it"):
        services.approve(case, by=union.chair)


def approved(union: Union) -> AidCase:
    budget_for_aid()
    case = AidCaseFactory(state=State.APPROVAL, applied_by=union.applicant, officer=union.officer)
    return services.approve(case, by=union.chair)


def test_when_the_cashier_has_paid_the_case_is_closed_and_the_applicant_told(union):
    case = approved(union)
    payment.pay(case.payment, by=UserFactory(posts=["CASHIER"]))
    case = AidCase.objects.get(pk=case.pk)
    assert (case.state, case.closed_on) == (State.PAID, timezone.localdate())
    assert "welfare.aidcase.paid" in told(union.applicant)
    assert Matter.objects.of(union.applicant).get().is_over


def test_another_account_voids_the_approval_and_the_next_one_makes_a_new_request(union):
    case = approved(union)
    first = case.payment
    services.change_account(
        case, bank_name="别的银行", bank_account="6222029999999999999", by=union.applicant
    )
    case = AidCase.objects.get(pk=case.pk)
    assert (case.state, case.payment, case.approved_by, case.fingerprint) == (State.APPROVAL, None, None, "")
    assert PaymentRequest.objects.get(pk=first.pk).state == PaymentRequest.State.CANCELLED
    with pytest.raises(NotNow):
        payment.pay(first, by=UserFactory(posts=["CASHIER"]))
    case = services.approve(case, by=union.chair)
    assert case.payment.payee_account.open() == "6222029999999999999"


def test_the_same_account_again_voids_nothing(union):
    case = approved(union)
    services.change_account(
        case, bank_name="别的银行", bank_account=CANARIES["bank_account"], by=union.applicant
    )
    assert AidCase.objects.get(pk=case.pk).state == State.APPROVED


@pytest.mark.parametrize("state", sorted({State.DRAFT, State.RETURNED, *OVER}))
def test_the_account_cannot_be_changed_in(state, union):
    case = AidCaseFactory(state=state)
    with pytest.raises(DomainError, match="can't be changed any more"):
        services.change_account(case, bank_name="x", bank_account="6222029999999999999", by=case.applied_by)


def test_a_payment_of_something_else_than_was_approved_is_undone(union):
    case = approved(union)
    AidCase.objects.filter(pk=case.pk).update(amount_granted=Decimal("5000"))
    with pytest.raises(DomainError, match="differ from what was approved"):
        payment.pay(case.payment, by=UserFactory(posts=["CASHIER"]))
    assert PaymentRequest.objects.get().state == PaymentRequest.State.APPROVED
    assert AidCase.objects.get(pk=case.pk).state == State.APPROVED


def test_a_payment_given_back_by_finance_brings_the_case_back_for_approval(union):
    case = approved(union)
    payment.give_back(case.payment, reason="账户已销户", by=UserFactory(posts=["CASHIER"]))
    case = AidCase.objects.get(pk=case.pk)
    assert (case.state, case.payment) == (State.APPROVAL, None)
    assert told(union.officer)[-1] == "welfare.aidcase.voided"


def test_an_account_changed_at_finance_voids_the_case_too(union):
    case = approved(union)
    payment.change_payee_account(
        case.payment, payee_account="6222028888888888888", by=UserFactory(posts=["CASHIER"])
    )
    assert AidCase.objects.get(pk=case.pk).state == State.APPROVAL
    assert PaymentRequest.objects.get().state == PaymentRequest.State.CANCELLED


# -- consent ------------------------------------------------------------------------------------------
STEPS_THAT_NEED_CONSENT = {
    "check": (
        State.CHECKING,
        lambda c, u: services.record_check(
            c,
            income=Decimal(1),
            rigid_expenditure=Decimal(0),
            people=1,
            sudden_costs=Decimal(0),
            findings="x",
            by=u.officer,
        ),
    ),
    "committee": (
        State.CHECKING,
        lambda c, u: services.lay_before_committee(c, category=Category.SEVERE, by=u.officer),
    ),
    "decide": (State.COMMITTEE, decide),
    "submit": (State.PUBLIC_NOTICE, lambda c, u: services.submit(c, by=u.officer)),
    "approve": (State.APPROVAL, lambda c, u: services.approve(c, by=u.chair)),
    "account": (
        State.APPROVAL,
        lambda c, u: services.change_account(
            c, bank_name="x", bank_account="6222028888888888888", by=c.applied_by
        ),
    ),
}


@pytest.mark.parametrize("step", STEPS_THAT_NEED_CONSENT)
def test_a_withdrawn_consent_stops_every_step_and_is_told_to_the_officer(step, union):
    state, do = STEPS_THAT_NEED_CONSENT[step]
    case = AidCaseFactory(state=state, officer=union.officer)
    consent.withdraw(Consent.objects.get(user=case.applied_by, purpose=AID), by=case.applied_by)
    assert told(union.officer) == ["welfare.aidcase.consent_withdrawn"]
    with pytest.raises(DomainError, match="needs a separate consent"):
        do(AidCase.objects.get(pk=case.pk), union)
    assert AidCase.objects.get(pk=case.pk).state == state


def test_a_withdrawn_consent_to_publication_takes_the_notice_off_at_once(union):
    case = AidCaseFactory(state=State.PUBLIC_NOTICE, officer=union.officer)
    consent.withdraw(Consent.objects.get(user=case.applied_by, purpose=PUBLICATION), by=case.applied_by)
    assert not PublicNotice.objects.showing(on=timezone.localdate()).exists()
    assert AidCase.objects.get(pk=case.pk).state == State.CHECKING


def test_a_consent_given_again_lets_the_case_go_on(union):
    case = AidCaseFactory(state=State.CHECKING, officer=union.officer)
    consent.withdraw(Consent.objects.get(user=case.applied_by, purpose=AID), by=case.applied_by)
    consent.give(case.applied_by, AID)
    services.record_check(
        case, income=Decimal(1), rigid_expenditure=Decimal(0), people=1, sudden_costs=Decimal(0), findings="x", by=union.officer
    )  # fmt: skip
    assert case.checks.count() == 1


# -- retention ----------------------------------------------------------------------------------------
def test_dispose_erases_ten_years_after_closing_and_not_a_day_before(union):
    today = dt.date(2036, 3, 2)
    old = AidCaseFactory(state=State.PAID, closed_on=dt.date(2026, 3, 1))
    young = AidCaseFactory(state=State.PAID, closed_on=dt.date(2026, 3, 2))
    record_visit(old, visited_on=dt.date(2026, 1, 1), note="记录", by=union.officer)

    assert services.dispose(today) == 1

    old, young = AidCase.objects.get(pk=old.pk), AidCase.objects.get(pk=young.pk)
    with pytest.raises(KeyDestroyed):
        old.illness.open()
    assert (old.bank_account_index, old.national_id_index) == ("", "")
    assert young.illness.open() == CANARIES["illness"]
    assert services.dispose(today) == 0


def test_dispose_throws_forgotten_drafts_away(union):
    case = written(union)
    AidCase.objects.filter(pk=case.pk).update(saved_at=timezone.now() - dt.timedelta(days=91))
    assert services.dispose(timezone.localdate()) == 1
    assert not AidCase.objects.exists()
