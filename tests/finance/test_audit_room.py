"""The audit committee's room: samples that can be drawn again, questions, findings, repairs, and the signed opinion."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from finance.audit_room import services
from finance.audit_room.models import Audit, AuditFinding, Question, Sample
from finance.report.sources import opinion_on
from finance.voucher.models import Voucher
from members.models import Committee
from tests.factories.finance import Office, account
from tests.factories.members import CommitteeFactory, PersonFactory, UserFactory
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.todo.models import Todo
from union_portal.core.workday import services as workday

pytestmark = pytest.mark.django_db
DAY = dt.date(2025, 3, 5)


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.fixture
def auditor(office):
    return UserFactory(
        posts=["COMMITTEE_CHAIR"], posts__committee=CommitteeFactory(kind=Committee.Kind.AUDIT)
    )


@pytest.fixture
def vouchers(office) -> list[Voucher]:
    amounts = (
        ["102 D 5", "401 C 5"],
        ["50105 D 700", "102 C 700"],
        ["50102 D 900", "102 C 900"],
        ["102 D 8", "408 C 8"],
    )
    return [office.posted(*lines, date=DAY) for lines in amounts]


@pytest.fixture
def audit(vouchers, auditor) -> Audit:
    return services.begin_audit(year=2025, by=auditor)


def test_an_audit_is_begun_once_and_for_a_year_with_books(audit, auditor):
    with pytest.raises(NotNow):
        services.begin_audit(year=2025, by=auditor)
    with pytest.raises(DomainError):
        services.begin_audit(year=2019, by=auditor)


@pytest.mark.parametrize(
    ("rule", "chosen"),
    [
        ({"rule": "AMOUNT", "amount": Decimal(700)}, [1, 2]),
        ({"rule": "ACCOUNT", "account": "501"}, [1, 2]),
        ({"rule": "ACCOUNT", "account": "408"}, [3]),
        ({"rule": "RANDOM", "count": 9, "seed": "x"}, [0, 1, 2, 3]),
    ],
)
def test_a_sample_holds_what_its_rule_names(audit, auditor, vouchers, rule, chosen):
    if "account" in rule:
        rule = rule | {"account": account(rule["account"])}
    sample = services.draw_sample(audit, by=auditor, **rule)

    assert [row.voucher for row in sample.vouchers.order_by("voucher__pk")] == [vouchers[n] for n in chosen]


def test_the_same_seed_draws_the_same_vouchers_again(audit, auditor):
    first = services.draw_sample(audit, rule="RANDOM", count=2, by=auditor)

    again = services.drawn(Sample(audit=audit, rule="RANDOM", count=2, seed=first.seed))
    seeds = {
        tuple(v.pk for v in services.drawn(Sample(audit=audit, rule="RANDOM", count=2, seed=str(n))))
        for n in range(9)
    }

    assert first.seed
    assert {row.voucher for row in first.vouchers.all()} == set(again)
    assert len(seeds) > 1


@pytest.mark.parametrize(
    ("rule", "field"),
    [({"rule": "AMOUNT"}, "amount"), ({"rule": "RANDOM"}, "count"), ({"rule": "ACCOUNT"}, "account")],
)
def test_a_rule_without_its_figure_is_refused_beside_it(audit, auditor, rule, field):
    with pytest.raises(DomainError) as refused:
        services.draw_sample(audit, by=auditor, **rule)
    assert refused.value.field == field


def test_a_rule_that_names_nothing_draws_nothing(audit, auditor):
    with pytest.raises(NotNow):
        services.draw_sample(audit, rule="AMOUNT", amount=Decimal(10_000), by=auditor)
    assert not Sample.objects.exists()


def test_a_question_goes_to_whoever_keeps_the_books_and_back(office, auditor, vouchers):
    question = services.ask(vouchers[1], text="请说明名册", by=auditor)
    assert Audit.objects.get().begun_by == auditor
    keepers = {office.preparer, office.checker, office.bookkeeper, office.cashier}
    assert {todo.user for todo in Todo.objects.filter(kind="finance.answer_question")} == keepers

    question = services.answer(question, answer="已附名册", by=office.bookkeeper)
    assert [todo.user for todo in Todo.objects.filter(kind__startswith="finance.", done_at=None)] == [auditor]

    question = services.ask_again(question, remark="名册缺签名", by=auditor)
    question = services.answer(question, answer="已补签", by=office.bookkeeper)
    question = services.close_question(question, by=auditor)
    assert (question.state, question.remark, question.answer) == ("CLOSED", "名册缺签名", "已补签")
    with pytest.raises(NotNow):
        services.answer(question, answer="再答", by=office.bookkeeper)


def test_a_draft_is_not_audited(office, auditor):
    with pytest.raises(NotNow):
        services.ask(office.draft("102 D 5", "401 C 5"), text="请说明", by=auditor)


def test_a_finding_comes_back_until_its_repair_is_accepted(office, auditor, audit, vouchers):
    question = services.answer(
        services.ask(vouchers[1], text="名册？", by=auditor), answer="没有", by=office.bookkeeper
    )
    finding = services.find_in_answer(question, text="缺发放名册", working_days=5, by=auditor)
    assert finding.due_on == workday.add(timezone.localdate(), 5)
    assert Question.objects.get().state == "CLOSED"

    finding = services.report_repair(finding, repair="已补", by=office.bookkeeper)
    finding = services.refuse_repair(finding, remark="缺两人", working_days=3, by=auditor)
    finding = services.report_repair(finding, repair="全部补齐", by=office.bookkeeper)
    with pytest.raises(DomainError):
        services.accept_repair(finding, by=office.bookkeeper)
    finding = services.accept_repair(finding, by=auditor)
    assert (finding.state, finding.repair, finding.remark) == ("ACCEPTED", "全部补齐", "缺两人")


def test_the_opinion_waits_for_questions_and_samples_and_then_stands_in_the_report(
    office, auditor, audit, vouchers
):
    sample = services.draw_sample(audit, rule="AMOUNT", amount=Decimal(900), by=auditor)
    question = services.ask(vouchers[0], text="请说明", by=auditor)
    sign = {"verdict": Audit.Verdict.PROPER, "opinion": "收支合规。", "by": auditor}
    with pytest.raises(NotNow):
        services.sign_opinion(audit, **sign)
    services.close_question(services.answer(question, answer="见附件", by=office.cashier), by=auditor)
    with pytest.raises(NotNow):
        services.sign_opinion(audit, **sign)
    row = sample.vouchers.get()
    with pytest.raises(DomainError):
        services.look(row, is_sound=False, by=auditor)
    services.look(row, is_sound=True, by=auditor)

    PersonFactory(name="欧阳测试")
    with pytest.raises(DomainError) as named:
        services.sign_opinion(audit, **sign | {"opinion": "欧阳测试经手的凭证缺附件。"})
    assert named.value.field == "opinion"
    services.sign_opinion(audit, **sign)

    found = opinion_on(2025)
    assert found is not None
    assert "收支合规。" in found.text
    assert opinion_on(2024) is None
    for late in (
        lambda: services.ask(vouchers[0], text="再问", by=auditor),
        lambda: services.draw_sample(audit, rule="RANDOM", count=1, by=auditor),
        lambda: services.note_finding(audit, text="补记", by=auditor),
        lambda: services.look(row, is_sound=True, by=auditor),
    ):
        with pytest.raises(NotNow):
            late()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE finance_audit SET opinion = 'x'",
        "DELETE FROM finance_audit",
        "UPDATE finance_auditfinding SET state = 'ACCEPTED'",
        "UPDATE finance_question SET state = 'CLOSED', closed_by_id = answered_by_id, closed_at = now()",
        "UPDATE finance_sample SET amount = NULL",
    ],
)
def test_the_database_refuses_what_the_services_refuse(office, auditor, audit, vouchers, statement):
    sample = services.draw_sample(audit, rule="AMOUNT", amount=Decimal(900), by=auditor)
    services.look(sample.vouchers.get(), is_sound=True, by=auditor)
    services.note_finding(audit, text="缺附件", working_days=5, by=auditor)
    other = office.posted("102 D 5", "401 C 5", date=dt.date(2024, 3, 5))
    services.answer(services.ask(other, text="请说明", by=auditor), answer="见附件", by=office.cashier)
    services.sign_opinion(audit, verdict="PROPER", opinion="合规。", by=auditor)

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert AuditFinding.objects.get().state == "DUE"
