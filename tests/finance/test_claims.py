"""Claims: on the phone in minutes, along the chain by amount, never by oneself, and paid by the cashier."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone, translation

from finance.budget.services import OverBudget
from finance.claim import services
from finance.claim.figures import doubts
from finance.claim.models import Approval, Claim, ClaimKind
from finance.claim.page import items_of
from finance.claim.workflow import State
from finance.invoice.models import Invoice
from finance.invoice.services import InvoiceUsed
from finance.payee import services as payees
from finance.payee.models import Company
from finance.payment import chain
from finance.payment import services as payments
from finance.payment.models import PaymentRequest
from finance.spending_rule.services import AgainstRule
from tests.factories.claims import ACCOUNT, NUMBER, Chain, invoice_xml, upload
from tests.factories.core import png
from tests.factories.members import UserFactory
from union_portal.core.audit.models import AuditEntry
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.matter.models import Matter
from union_portal.core.outbox.models import InboxMessage
from union_portal.core.policy import services as policy
from union_portal.core.todo.models import Todo

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    """Sentences are compared in the words of the code, whichever translations are compiled."""
    with translation.override("en"):
        yield


@pytest.fixture
def union(settings: Any, tmp_path: Any) -> Chain:
    settings.MEDIA_ROOT = tmp_path
    made = Chain()
    made.budget()
    return made


# -- writing ----------------------------------------------------------------------------------------------------
def test_a_nurse_claims_a_taxi_in_three_posts(union, client):
    client.force_login(union.nurse)
    data = {
        "file": upload(),
        "kind": union.kind().pk,
        "purpose": "到市总工会送材料",
        "payee_account": "6222 0202-0011 2233445",
    }
    answer = client.post(reverse("finance:claim-new"), data)
    claim = Claim.objects.get()
    item = claim.items.get()
    assert answer["Location"] == item.get_absolute_url()
    page = client.get(answer["Location"]).content.decode()
    assert NUMBER in page
    assert "86.40" in page
    typed = {"number": NUMBER, "spent_on": "2026-03-05", "invoice_amount": "86.40", "note": "医院—市总工会"}
    assert client.post(item.get_absolute_url(), typed)["Location"] == claim.get_absolute_url()
    client.post(reverse("finance:claim-submit", args=[claim.public_id]))
    claim.refresh_from_db()
    assert (claim.state, claim.amount, claim.chain) == (
        State.WITH_HEAD,
        Decimal("86.40"),
        ["HEAD", "OFFICER"],
    )
    assert claim.number == f"{timezone.localdate().year}-报0001"
    assert claim.payee_account.open() == ACCOUNT
    assert Todo.objects.get(kind="finance.claim_approve").user == union.head
    assert Matter.objects.about(claim).get().state == State.WITH_HEAD


def test_full_width_digits_are_kept_as_plain_ones_and_other_digits_are_refused(union, client):
    client.force_login(union.nurse)
    data = {
        "kind": union.kind().pk,
        "purpose": "打车",
        "payee_account": "６２２２　０２０２００１１２２３３４４５",
    }
    client.post(reverse("finance:claim-new"), data | {"file": upload(png(), "发票.png")})
    claim = Claim.objects.get()
    item = claim.items.get()
    typed = {"spent_on": "2026-03-05", "invoice_amount": "86.40"}
    odd = client.post(item.get_absolute_url(), typed | {"number": "٢" * 20})
    assert (odd.status_code, list(odd.context["form"].errors)) == (422, ["number"])
    client.post(item.get_absolute_url(), typed | {"number": "１２３４５６７８９０１２３４５６７８９０"})
    item.refresh_from_db()
    assert item.invoice.number == "12345678901234567890"
    assert claim.payee_account.open() == ACCOUNT


def test_an_invoice_claimed_before_is_refused_with_its_file_and_nothing_is_left(union, client):
    held = services.add_file(union.draft(), upload(), by=union.nurse)
    Invoice.objects.filter(pk=held.invoice_id).update(file_hash="")
    other = UserFactory()
    client.force_login(other)
    data = {"file": upload(), "kind": union.kind().pk, "purpose": "打车"}
    answer = client.post(reverse("finance:claim-new"), data)
    assert answer.status_code == 422
    assert NUMBER in answer.content.decode()
    assert not Claim.objects.of(other).exists()


def test_nothing_is_claimed_on_a_red_invoice(union, client):
    red = invoice_xml().replace(b"86.40", b"-86.40")
    client.force_login(union.nurse)
    data = {"file": upload(red, "红字发票.xml"), "kind": union.kind().pk, "purpose": "打车"}
    answer = client.post(reverse("finance:claim-new"), data)
    assert answer.status_code == 422
    assert "红字发票不能报销。" in answer.content.decode()
    assert not Claim.objects.exists()


def test_what_is_no_invoice_is_refused_in_the_words_of_the_field_and_must_be_chosen_again(union, client):
    client.force_login(union.nurse)
    letter = {"file": upload(b"GIF89a", "发票.pdf"), "kind": union.kind().pk, "purpose": "打车"}
    refused = client.post(reverse("finance:claim-new"), letter)
    assert refused.context["form"].errors["file"] == [
        "这里只接收 PDF、XML、OFD、JPEG、PNG 文件，这份文件的内容不是这些格式。"
    ]
    again = "请重新选择文件"
    assert again in client.post(reverse("finance:claim-new"), {"file": upload()}).content.decode()
    assert again not in client.post(reverse("finance:claim-new"), {"purpose": "打车"}).content.decode()


def test_the_account_of_the_last_claim_is_taken_over_and_shown_masked(union, client):
    union.draft()
    again = services.begin(by=union.nurse, kind=union.kind(), purpose="再次")
    assert again.payee_account.open() == ACCOUNT
    assert services.account_hint(again) == "•••• 3445"
    client.force_login(union.nurse)
    assert ACCOUNT not in client.get(reverse("finance:claim-new")).content.decode()


def test_what_is_missing_is_named_before_it_is_handed_in(union):
    claim = services.begin(by=union.nurse, kind=union.kind("50102"), purpose="羽毛球场地")
    assert len(claim.missing) == 2
    with pytest.raises(DomainError, match="missing"):
        services.submit(claim, by=union.nurse)


def test_no_more_is_claimed_than_the_invoice_says(union):
    item = union.draft().items.get()
    common = {"by": union.nurse, "spent_on": timezone.localdate(), "number": NUMBER}
    with pytest.raises(DomainError, match="more than"):
        services.write_item(item, amount=Decimal(90), invoice_amount=Decimal(80), **common)
    assert services.write_item(item, amount=Decimal(50), invoice_amount=Decimal(80), **common).amount == 50


def test_without_an_invoice_a_reason_is_needed_and_its_number_is_free_again(union):
    item = union.draft(number=NUMBER).items.get()
    common = {"by": union.nurse, "spent_on": timezone.localdate(), "amount": Decimal(5)}
    with pytest.raises(DomainError, match="number"):
        services.write_item(item, **common)
    services.write_item(item, no_invoice_because="公交车投币", **common)
    assert not Invoice.objects.exists()
    assert any("公交车投币" in doubt.says for doubt in doubts(item.claim))


def test_what_was_typed_against_the_file_is_shown_to_whoever_decides(union):
    claim = union.draft()
    item = services.add_file(claim, upload(), by=union.nurse)
    services.write_item(item, by=union.nurse, amount=Decimal("186.40"), spent_on=item.spent_on, number=NUMBER)
    says = " ".join(doubt.says for doubt in doubts(claim))
    assert NUMBER in says
    assert "86.40" in says


def test_removing_and_discarding_frees_invoices_and_files(union):
    claim = union.draft(number=NUMBER)
    services.remove_item(claim.items.get(), by=union.nurse)
    assert not Invoice.objects.exists()
    claim = union.draft(number=NUMBER)
    services.discard(claim, by=union.nurse)
    assert not Claim.objects.filter(pk=claim.pk).exists()
    assert not Invoice.objects.exists()


# -- the chain ----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("amount", "steps", "decision"),
    [
        ("1000.00", ["HEAD", "OFFICER"], False),
        ("1000.01", ["HEAD", "OFFICER", "CHAIR"], False),
        ("20000.01", ["HEAD", "OFFICER", "CHAIR"], True),
    ],
)
def test_the_sum_decides_how_long_the_chain_is(amount, steps, decision):
    rung = chain.rung_for(Decimal(amount))
    assert (rung["steps"], rung["decision"]) == (steps, decision)


@pytest.mark.parametrize(
    "value",
    [
        [], "x", [{"up_to": "5"}],
        [{"up_to": "5", "steps": ["HEAD"], "decision": False}],
        [{"up_to": "9", "steps": ["HEAD"]}, {"up_to": "5", "steps": ["HEAD"]}, {"up_to": "", "steps": ["HEAD"]}],
        [{"up_to": "", "steps": ["CHAIR", "HEAD"], "decision": False}],
        [{"up_to": "", "steps": ["KING"], "decision": False}], [{"up_to": "", "steps": [], "decision": False}],
    ],
)  # fmt: skip
def test_a_chain_that_cant_work_isnt_entered(value):
    with pytest.raises(DomainError):
        chain.check(value)


def test_the_whole_way_to_the_money(union):
    claim = union.approved("1500")
    assert claim.state == State.APPROVED
    assert [a.step for a in claim.approvals.all()] == ["HEAD", "OFFICER", "CHAIR"]
    request = claim.payment
    assert (request.payee, request.amount, request.account.code) == (
        union.nurse.person,
        Decimal(1500),
        "50504",
    )
    assert (request.payee_account.open(), request.documents) == (ACCOUNT, 1)
    payments.pay(request, by=union.cashier)
    claim.refresh_from_db()
    assert (claim.state, Todo.objects.about(claim).filter(done_at=None).count()) == (State.PAID, 0)
    assert set(InboxMessage.objects.filter(user=union.nurse).values_list("kind", flat=True)) == {
        "finance.claim.approved", "finance.payment.paid",
    }  # fmt: skip
    assert Invoice.objects.about(claim).held().count() == 1


def test_a_step_that_only_the_claimant_could_take_is_left_out(union):
    claim = union.submitted(by=union.head)
    assert claim.state == State.WITH_OFFICER


def test_nobody_takes_two_steps(union):
    union.officer.person.posts.create(kind="DEPARTMENT_HEAD", department=union.department)
    other = UserFactory(posts=["UNION_OFFICER"])
    claim = services.approve(union.submitted(), by=union.officer)
    assert claim.state == State.WITH_OFFICER
    with pytest.raises(DomainError, match="signed"):
        services.approve(claim, by=union.officer)
    with pytest.raises(IntegrityError, match="two_steps"), transaction.atomic():
        Approval.objects.create(claim=claim, round=1, step="OFFICER", by=union.officer, at=timezone.now())
    assert services.approve(claim, by=other).state == State.APPROVED


def test_the_chairs_own_claim_goes_to_a_leader_of_the_hospital(union):
    leader = UserFactory(posts=["HOSPITAL_LEADER"])
    claim = union.submitted("1500", by=union.chair)
    claim = services.approve(claim, by=union.officer)
    assert claim.state == State.WITH_CHAIR
    assert list(Claim.objects.waiting_for(union.chair)) == []
    assert list(Claim.objects.waiting_for(leader)) == [claim]
    assert services.approve(claim, by=leader).state == State.APPROVED


def test_without_anybody_for_the_last_step_it_isnt_handed_in(union):
    union.officer.person.posts.all().delete()
    claim = union.draft()
    with pytest.raises(DomainError, match="Nobody can take"):
        services.approve(services.submit(claim, by=union.nurse), by=union.head)


def test_a_large_sum_needs_the_committees_decision(union):
    claim = union.submitted("25000")
    for by in (union.head, union.officer):
        claim = services.approve(claim, by=by)
    with pytest.raises(DomainError, match="decision"):
        services.approve(claim, by=union.chair)
    services.approve(claim, by=union.chair, decision="工会委员会三届五次会议")
    assert Approval.objects.get(step="CHAIR").decision == "工会委员会三届五次会议"


def test_the_officer_hears_of_the_budget_before_the_last_signature(union):
    claim = services.approve(union.submitted("800", kind=union.kind("50304")), by=union.head)
    assert "no budget" in items_of(union.officer, claim)["doubts"][0].says
    union.budget(799, code="50304")
    assert "holds only" in items_of(union.officer, claim)["doubts"][0].says
    assert items_of(union.nurse, claim)["doubts"] == []


def test_beyond_the_budget_the_last_step_isnt_taken(union):
    claim = services.approve(union.submitted("800", kind=union.kind("50304")), by=union.head)
    with pytest.raises(OverBudget):
        services.approve(claim, by=union.officer)
    assert Approval.objects.filter(claim=claim).count() == 1


def test_what_a_rule_forbids_isnt_handed_in_and_names_rule_and_source(union):
    claim = union.draft(purpose="小组聚会购买白酒")
    with pytest.raises(AgainstRule, match=r"烟酒.*白酒.*总工办发〔2017〕32号"):
        services.submit(claim, by=union.nurse)
    assert claim.number == ""


def test_what_a_rule_warns_of_needs_words(union):
    claim = services.approve(union.submitted(purpose="加班津贴车费"), by=union.head)
    with pytest.raises(DomainError, match="Please say why"):
        services.approve(claim, by=union.officer)
    assert services.approve(claim, by=union.officer, words="仅为车费，与津贴无关").state == State.APPROVED


# -- back ---------------------------------------------------------------------------------------------------------
def test_a_returned_claim_keeps_its_number_and_runs_through_the_chain_again(union):
    claim = services.return_claim(
        services.approve(union.submitted(), by=union.head), by=union.officer, reason="缺地点"
    )
    assert (claim.state, claim.remark) == (State.RETURNED, "缺地点")
    assert "缺地点" in InboxMessage.objects.get(kind="finance.claim.returned").body
    again = services.submit(claim, by=union.nurse)
    assert (again.number, again.state, again.round) == (claim.number, State.WITH_HEAD, 2)
    assert services.approve(again, by=union.head).state == State.WITH_OFFICER


@pytest.mark.parametrize("stop", ["refuse", "withdraw"])
def test_refused_and_withdrawn_claims_free_their_invoices(union, stop):
    claim = union.submitted(number=NUMBER)
    if stop == "refuse":
        services.refuse(claim, by=union.head, reason="与工会无关")
    else:
        services.withdraw(claim, by=union.nurse)
    assert union.draft(number=NUMBER).items.get().invoice.is_held
    assert not Todo.objects.about(claim).filter(done_at=None).exists()


def test_a_claim_holds_its_invoice_while_another_asks_for_it(union):
    union.submitted(number=NUMBER)
    with pytest.raises(InvoiceUsed, match="报0001"):
        union.draft(number=NUMBER, by=UserFactory())


def test_the_cashier_gives_it_back_with_a_reason(union):
    claim = union.approved()
    payments.give_back(claim.payment, reason="户名不符", by=union.cashier)
    claim.refresh_from_db()
    assert (claim.state, claim.payment, claim.remark) == (State.RETURNED, None, "户名不符")
    services.submit(claim, by=union.nurse)
    assert PaymentRequest.objects.get().reservation.state == "RELEASED"


def test_another_account_makes_the_approval_void_until_the_last_step_is_taken_again(union):
    claim = services.change_account(union.approved(), by=union.nurse, payee_account="6222999988887777")
    assert (claim.state, claim.payment.state) == (State.WITH_OFFICER, "UNAPPROVED")
    services.approve(claim, by=union.officer)
    claim.refresh_from_db()
    assert (claim.state, claim.payment.state) == (State.APPROVED, "APPROVED")
    assert claim.payment.payee_account.open() == "6222999988887777"
    payments.pay(claim.payment, by=union.cashier)
    with pytest.raises(NotNow):
        services.change_account(claim, by=union.nurse, payee_account=ACCOUNT)


# -- companies ------------------------------------------------------------------------------------------------------
def company(by: Any, **words: str) -> Company:
    said = {
        "name": "示例图书有限公司",
        "bank": "示例银行",
        "bank_account": "33010122223333",
        "account_basis": "合同",
    }
    return payees.enter_company(by=by, **said | words)


def test_a_company_is_paid_to_the_account_that_a_second_person_confirmed(union):
    preparer = UserFactory(posts=["PREPARER"])
    shop = company(union.officer)
    with pytest.raises(DomainError, match="Whoever entered"):
        payees.confirm_company(shop, by=union.officer, checked_how="电话")
    claim = union.draft(by=union.chair, company=shop)
    with pytest.raises(DomainError, match="confirmed"):
        services.submit(claim, by=union.chair)
    payees.confirm_company(shop, by=preparer, checked_how="与合同核对")
    claim = services.approve(services.submit(claim, by=union.chair), by=union.officer)
    assert (claim.payment.payee, claim.payment.company) == (None, shop)
    assert claim.payment.payee_account.open() == "33010122223333"

    payees.change_account(
        shop, bank="另一银行", bank_account="99990000111122", account_basis="变更函", by=preparer
    )
    claim.refresh_from_db()
    assert (claim.state, claim.payment.state) == (State.WITH_OFFICER, "UNAPPROVED")
    with pytest.raises(DomainError, match="confirmed"):
        services.approve(claim, by=union.officer)
    payees.confirm_company(shop, by=union.officer, checked_how="致电财务核实")
    claim = services.approve(claim, by=union.officer)
    paid = payments.pay(claim.payment, by=union.cashier)
    assert paid.payee_account.open() == "99990000111122"
    assert Claim.objects.get(pk=claim.pk).state == State.PAID


def test_the_database_keeps_apart_who_entered_and_who_confirmed(union):
    shop = company(union.officer)
    with pytest.raises(IntegrityError, match="confirmed_by_another"), transaction.atomic():
        Company.objects.filter(pk=shop.pk).update(confirmed_by=shop.entered_by)


# -- role × action × state ------------------------------------------------------------------------------------------
DECIDERS = {State.WITH_HEAD: "head", State.WITH_OFFICER: "officer", State.WITH_CHAIR: "chair"}
SEEN_BY_UNION = set(State) - {State.DRAFT}
OWN = {
    "finance.change_claim": {State.DRAFT, State.RETURNED},
    "finance.withdraw_claim": {*DECIDERS, State.RETURNED},
    "finance.change_claim_account": {*DECIDERS, State.APPROVED},
}


@pytest.mark.parametrize("state", State)
def test_who_may_do_what_in_each_state(union, state):
    claim = union.in_state(state)
    people = {
        "nurse": union.nurse, "head": union.head, "officer": union.officer, "chair": union.chair,
        "cashier": union.cashier, "other_head": UserFactory(posts=["DEPARTMENT_HEAD"]), "colleague": UserFactory(),
    }  # fmt: skip
    may: dict[str, set[str]] = {perm: {"nurse"} if state in states else set() for perm, states in OWN.items()}
    may["finance.decide_claim"] = {DECIDERS[state]} if state in DECIDERS else set()
    may["finance.view_claim"] = {"nurse"} | (
        {"head", "officer", "chair", "cashier"} if state in SEEN_BY_UNION else set()
    )
    found = {perm: {who for who, user in people.items() if user.has_perm(perm, claim)} for perm in may}
    assert found == may


ACTIONS: dict[str, tuple[Callable[[Claim, Chain], Any], set[str]]] = {
    "submit": (lambda claim, union: services.submit(claim, by=union.nurse), {"DRAFT", "RETURNED"}),
    "rewrite": (
        lambda claim, union: services.rewrite(claim, by=union.nurse, purpose="改"),
        {"DRAFT", "RETURNED"},
    ),
    "discard": (lambda claim, union: services.discard(claim, by=union.nurse), {"DRAFT"}),
    "withdraw": (lambda claim, union: services.withdraw(claim, by=union.nurse), {*DECIDERS, "RETURNED"}),
    "approve": (lambda claim, union: services.approve(claim, by=_decider(claim, union)), set(DECIDERS)),
    "return": (
        lambda claim, union: services.return_claim(claim, by=_decider(claim, union), reason="x"),
        set(DECIDERS),
    ),
    "refuse": (
        lambda claim, union: services.refuse(claim, by=_decider(claim, union), reason="x"),
        set(DECIDERS),
    ),
    "approve own": (lambda claim, union: services.approve(claim, by=union.nurse), set()),
}


def _decider(claim: Claim, union: Chain) -> Any:
    return getattr(union, DECIDERS.get(State(claim.state), "chair"))


@pytest.mark.parametrize("state", State)
def test_each_action_works_in_its_states_alone_and_else_leaves_no_trace(union, state):
    claim = union.in_state(state)
    before = AuditEntry.objects.count()
    worked = set()
    for name, (act, _states) in ACTIONS.items():
        place = transaction.savepoint()
        try:
            act(claim, union)
            worked.add(name)
        except DomainError:
            assert AuditEntry.objects.count() == before, name
        transaction.savepoint_rollback(place)
        claim = Claim.objects.get(pk=claim.pk)
    assert worked == {name for name, (_act, states) in ACTIONS.items() if state in states}


# -- pages ------------------------------------------------------------------------------------------------------------
def test_the_head_decides_on_the_phone(union, client):
    claim = union.submitted()
    client.force_login(union.head)
    url = reverse("finance:claim-decide", args=[claim.public_id])
    assert claim.purpose in client.get(reverse("finance:claim-list"), {"part": "decide"}).content.decode()
    assert client.post(url, {"outcome": "refuse"}).status_code == 422
    assert client.post(url, {"outcome": "approve"}).status_code == 302
    claim.refresh_from_db()
    assert claim.state == State.WITH_OFFICER
    assert client.get(url).status_code == 403


def test_the_officer_changes_the_ledger_account_at_the_desk(union, client):
    union.budget(code="50501")
    claim = services.approve(union.submitted(), by=union.head)
    client.force_login(union.officer)
    assert NUMBER[:8] in client.get(claim.desk_url).content.decode()
    account = ClaimKind.objects.get(account__code="50501").account
    answer = client.post(f"{claim.desk_url.removesuffix('change/')}deed/approve/", {"account": account.pk})
    assert answer.status_code == 302
    claim.refresh_from_db()
    assert (claim.state, claim.payment.account.code) == (State.APPROVED, "50501")


def test_a_dated_policy_changes_the_chain_from_its_day_on(union):
    short = [{"up_to": "", "steps": ["OFFICER"], "decision": False}]
    policy.set_value(chain.KEY, short, valid_from=timezone.localdate(), source="工会委员会", by=union.chair)
    assert union.submitted("90000").chain == ["OFFICER"]
