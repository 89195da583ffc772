"""The budget by account, unit and fund, and its way from draft to force."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone, translation
from openpyxl import load_workbook

from finance.account.models import Fund
from finance.budget import services as budgets
from finance.budget.figures import execution
from finance.budget.models import BudgetLine
from finance.budget.reports import as_xlsx
from finance.budget_plan import services
from finance.budget_plan.models import BudgetPlan, PlanItem
from finance.unit.models import Unit
from finance.voucher import services as vouchers
from members.models import Committee
from tests.factories.finance import Office, account, budget, line
from tests.factories.members import CommitteeFactory, UserFactory
from union_portal.core.audit.models import AuditEntry
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.outbox.models import InboxMessage
from union_portal.core.todo.models import Todo

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
YEAR = TODAY.year
DAY = dt.date(2025, 3, 5)


@pytest.fixture(autouse=True)
def english():
    """Refusals are asked for by their words."""
    with translation.override("en"):
        yield


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.fixture
def auditor():
    return UserFactory(
        posts=["COMMITTEE_MEMBER"], posts__committee=CommitteeFactory(kind=Committee.Kind.AUDIT)
    )


@pytest.fixture
def chair():
    return UserFactory(posts=["UNION_CHAIR"])


def club(name: str = "篮球俱乐部") -> Unit:
    return Unit.objects.create(name=name, kind=Unit.Kind.CLUB)


def free() -> dict[str, Decimal]:
    """What is left of each line, by fund and unit."""
    lines = BudgetLine.objects.with_execution().select_related("fund", "unit")
    return {"·".join(str(part) for part in (x.fund, x.unit) if part): x.available for x in lines}


def reserve(amount: int, *, by, unit=None, fund=None, code: str = "50102"):
    return budgets.reserve(
        account=account(code), year=YEAR, amount=Decimal(amount), summary="x", by=by, unit=unit, fund=fund
    )


# -- vouchers by hand -----------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("lines", "says"),
    [
        (("50102 D 100", "102 C 100"), ""),
        (("50102 D 130", "50102 D -30", "102 C 100"), ""),
        (("102 D 500", "401 C 500"), ""),
        (("50102 D 100.01", "102 C 100.01"),
         "The budget of 50102 职工活动支出—文体活动 has 100.00 yuan left in 2025, this voucher spends 100.01."
         " Have the budget adjusted first."),
        (("50101 D 1", "102 C 1"),
         "There is no budget for 50101 职工活动支出—职工教育 in 2025, this voucher spends 1.00."
         " Have the budget adjusted first."),
    ],
    ids=["fits", "red is less", "income", "too much", "not planned"],
)  # fmt: skip
def test_a_voucher_by_hand_spends_no_more_than_the_budget_has_free(office, lines, says):
    line_ = budget("50102", 250, year=2025)
    budgets.reserve(account=line_.account, year=2025, amount=Decimal(50), summary="x", by=office.checker)
    office.posted("50102 D 100", "102 C 100")
    if not says:
        assert office.posted(*lines).is_posted
        return
    with pytest.raises(budgets.OverBudget) as refused:
        office.checked(*lines)
    assert str(refused.value) == says


def test_what_was_free_at_the_checking_may_be_gone_at_the_posting(office):
    budget("50102", 100, year=2025)
    first, second = (office.checked("50102 D 60", "102 C 60") for _n in range(2))
    vouchers.post_voucher(first, by=office.bookkeeper)
    with pytest.raises(budgets.OverBudget, match=r"40\.00 yuan left.*60\.00"):
        vouchers.post_voucher(second, by=office.bookkeeper)


def test_budgets_ask_nothing_of_red_vouchers_of_spent_reservations_and_of_years_without_one(office):
    budget("50102", 100, year=2025)
    refund = office.posted("102 D 30", "50102 D -30")
    held = budgets.reserve(
        account=account("50102"), year=2025, amount=Decimal(130), summary="x", by=office.checker
    )
    paid = office.draft("50102 D 130", "102 C 130")
    budgets.spend(held, voucher=paid, paid_on=paid.date, by=office.cashier)
    red = vouchers.reverse_voucher(refund, by=office.preparer, reason="x", date=refund.date)
    for voucher in (paid, red, office.draft("50101 D 9", "102 C 9", date=dt.date(2024, 3, 1))):
        vouchers.sign_voucher(vouchers.prepare_voucher(voucher, by=office.preparer), by=office.cashier)
        assert vouchers.check_voucher(voucher, by=office.checker).checker == office.checker


# -- lines by unit and fund ---------------------------------------------------------------------------
def test_money_weighs_on_the_line_that_names_it_most_closely(office):
    fund, basket = Fund.objects.create(code="F", name="专项"), club()
    for amount, unit, of in ((1000, None, None), (200, basket, None), (300, None, fund), (50, basket, fund)):
        BudgetLine.objects.create(year=YEAR, account=account("50102"), amount=amount, unit=unit, fund=of)
    for unit, of, amount in ((None, None, 1), (basket, None, 2), (None, fund, 3), (basket, fund, 4), (club("瑜伽社"), None, 5)):  # fmt: skip
        office.booked(
            (TODAY, line(f"50102 D {amount}", unit=unit.name if unit else "", fund=of), f"102 C {amount}")
        )
        reserve(10, by=office.bookkeeper, unit=unit, fund=of)
    assert free() == {
        "": 1000 - 1 - 5 - 20, "篮球俱乐部": 200 - 2 - 10, "专项": 300 - 3 - 10, "专项·篮球俱乐部": 50 - 4 - 10,
    }  # fmt: skip
    with pytest.raises(budgets.OverBudget, match="篮球俱乐部"):
        reserve(200, by=office.bookkeeper, unit=basket)


def test_what_one_line_names_alone_bears_nothing_else(office):
    BudgetLine.objects.create(year=YEAR, account=account("50102"), amount=200, unit=club())
    with pytest.raises(budgets.OverBudget, match="50102"):
        reserve(1, by=office.bookkeeper)


def test_a_reservation_is_freed_or_bound_anew_with_its_dimensions(office):
    BudgetLine.objects.create(year=YEAR, account=account("50102"), amount=200, unit=(basket := club()))
    first = reserve(150, by=office.bookkeeper, unit=basket)
    budgets.reserve_anew(first, amount=Decimal(180), year=YEAR, by=office.bookkeeper)
    assert free() == {"篮球俱乐部": 20}


def test_plan_against_actual_names_what_has_no_budget(office):
    budget("50102", 1000, year=YEAR)
    budget("401", 500, year=YEAR)
    office.booked(
        (TODAY, "102 D 600", "401 C 600"), (TODAY, "50102 D 250", "50404 D 30", "102 C 280")
    )  # fmt: skip
    found = execution(YEAR)
    rows = [(x.account, x.amount, x.actual, x.available, x.is_over, bool(x.key)) for x in found.expense]
    assert rows == [("50102", 1000, 250, 750, False, True), ("50404", 0, 30, -30, True, False)]
    assert [(x.actual, x.is_over) for x in found.income] == [(600, False)]
    assert found.expense_sums.share == Decimal("0.28")


def test_the_workbook_counts_by_itself(office, tmp_path):
    budget("50102", 1000, year=YEAR)
    (tmp_path / "x.xlsx").write_bytes(as_xlsx(execution(YEAR)))
    page = load_workbook(tmp_path / "x.xlsx").worksheets[1]
    assert [cell.value for cell in page[4]][:5] == ["50102", "职工活动支出—文体活动", None, None, 1000]
    assert (page["H4"].value, page["E5"].value, page["H5"].value) == ("=E4-F4-G4", "=SUM(E4:E4)", "=E5-F5-G5")


def test_plan_against_actual_is_for_readers_of_the_books(client, office):
    budget("50102", 1000, year=YEAR)
    client.force_login(office.checker)
    page = client.get(reverse("finance:budget-execution-page", args=[YEAR])).content.decode()
    assert "1,000.00" in page
    client.force_login(UserFactory())
    assert client.get(reverse("finance:budget-execution-xlsx", args=[YEAR])).status_code == 403


# -- drafting -------------------------------------------------------------------------------------------
def test_a_budget_is_drafted_from_last_years_figures(office):
    fund, basket = Fund.objects.create(code="F", name="专项"), club()
    budget("50102", 900, year=2025)
    BudgetLine.objects.create(year=2025, account=account("50102"), amount=100, unit=basket)
    office.booked(
        (DAY, "102 D 2000", "401 C 2000"),
        (DAY, "50102 D 800", line("50102 D 60", unit=basket.name), "102 C 860"),
        (DAY, line("50404 D 70", fund=fund, unit=basket.name), line("102 C 70", fund=fund)),
    )
    plan = services.draft_plan(year=2026, by=office.bookkeeper)
    rows = plan.items.values_list(
        "account__code", "fund__code", "unit__name", "amount", "before", "last_year"
    )
    assert list(rows) == [
        ("401", None, None, 2000, 0, 2000),
        ("50102", None, "篮球俱乐部", 60, 100, 60),
        ("50102", None, None, 800, 900, 800),
        ("50404", "F", None, 70, 0, 70),
    ]


def draft(office: Office, *, income: int = 1000, expense: int = 800, year: int = YEAR) -> BudgetPlan:
    plan = services.draft_plan(year=year, by=office.bookkeeper)
    services.set_item(plan, account=account("401"), amount=Decimal(income), by=office.bookkeeper)
    services.set_item(plan, account=account("50102"), amount=Decimal(expense), by=office.bookkeeper)
    return plan


def approved(plan: BudgetPlan, auditor, chair) -> BudgetPlan:
    services.submit_plan(plan, by=plan.drafted_by)
    services.review_plan(plan, opinion="同意", reviewed_on=TODAY, by=auditor)
    services.adopt_plan(plan, meeting="工会委员会第三次会议", adopted_on=TODAY, by=chair)
    return services.approve_plan(plan, approval="批复〔2026〕7号", approved_on=TODAY, by=chair)


def test_three_hands_bring_a_budget_in_force(office, auditor, chair):
    plan = draft(office)
    services.set_amounts(
        plan, by=office.bookkeeper, **{f"item_{plan.items.get(account__code='50102').pk}": Decimal(750)}
    )
    services.submit_plan(plan, by=office.bookkeeper)
    assert list(Todo.objects.waiting_for(auditor).values_list("kind", flat=True)) == ["finance.budget_review"]
    assert BudgetLine.objects.count() == 0
    services.review_plan(plan, opinion="同意", reviewed_on=TODAY, by=auditor)
    assert list(Todo.objects.waiting_for(chair).values_list("kind", flat=True)) == ["finance.budget_adopt"]
    services.adopt_plan(plan, meeting="第三次会议", adopted_on=TODAY, by=chair)
    plan = services.approve_plan(plan, approval="批复7号", approved_on=TODAY, by=chair)
    assert list(BudgetLine.objects.values_list("account__code", "amount", "source")) == [
        ("401", 1000, f"第三次会议 {TODAY}; 批复7号"),
        ("50102", 750, f"第三次会议 {TODAY}; 批复7号"),
    ]
    assert list(Todo.objects.filter(done_at=None)) == []
    told = InboxMessage.objects.filter(kind="finance.budget_plan.approved")
    assert {message.user for message in told} == {office.preparer, office.bookkeeper, office.cashier}


def test_whoever_drafted_it_reviews_it_not(office):
    plan = services.submit_plan(draft(office), by=office.bookkeeper)
    with pytest.raises(DomainError, match="drafted"):
        services.review_plan(plan, opinion="同意", reviewed_on=TODAY, by=office.bookkeeper)
    with pytest.raises(DatabaseError), transaction.atomic():
        BudgetPlan.objects.update(state="REVIEWED", reviewed_by=office.bookkeeper, reviewed_on=TODAY)


def test_money_that_isnt_there_isnt_planned(office):
    with pytest.raises(DomainError, match=r"100\.00"):
        services.submit_plan(draft(office, income=700), by=office.bookkeeper)
    office.posted("102 D 100", "32205 C 100", date=dt.date(YEAR - 1, 5, 1))
    services.submit_plan(BudgetPlan.objects.get(), by=office.bookkeeper)


def test_an_earmarked_fund_bears_its_own_plan(office):
    plan = draft(office)
    services.set_item(
        plan, account=account("50404"), amount=Decimal(10), by=office.bookkeeper,
        fund=Fund.objects.create(code="F", name="帮扶专项"),
    )  # fmt: skip
    with pytest.raises(DomainError, match=r"帮扶专项: 10\.00"):
        services.submit_plan(plan, by=office.bookkeeper)


def test_a_returned_plan_loses_its_decisions(office, auditor, chair):
    plan = services.submit_plan(draft(office), by=office.bookkeeper)
    services.review_plan(plan, opinion="同意", reviewed_on=TODAY, by=auditor)
    plan = services.return_plan(plan, reason="请压缩活动支出", by=chair)
    assert (plan.state, plan.reviewed_by, plan.opinion) == ("DRAFT", None, "")
    assert InboxMessage.objects.get(kind="finance.budget_plan.returned").user == office.bookkeeper
    services.set_item(plan, account=account("50102"), amount=Decimal(1), by=office.bookkeeper)


def test_lines_stay_as_they_are_once_handed_in(office):
    plan = services.submit_plan(draft(office), by=office.bookkeeper)
    item = plan.items.first()
    for deed in (
        lambda: services.set_item(plan, account=account("401"), amount=Decimal(1), by=office.bookkeeper),
        lambda: services.set_amounts(plan, by=office.bookkeeper, **{f"item_{item.pk}": Decimal(1)}),
        lambda: services.remove_item(plan, item=item, by=office.bookkeeper),
    ):
        with pytest.raises(NotNow):
            deed()
    with pytest.raises(DatabaseError, match="draft"), transaction.atomic():
        PlanItem.objects.filter(pk=item.pk).update(amount=5)


def upload(text: str) -> SimpleUploadedFile:
    return SimpleUploadedFile("budget.csv", text.encode("gb18030"))


def test_lines_come_from_a_file_whole_or_not_at_all(office):
    plan = draft(office)
    Fund.objects.create(code="F", name="帮扶专项")
    club()
    wrong = "科目编码,专款,核算单位,预算\n401,,,1\n102,,,5\n50102,无此专款,,5\n50102,,,x\n401,,,2\n"
    with pytest.raises(DomainError) as refused:
        services.read_file(plan, file=upload(wrong), by=office.bookkeeper)
    assert str(refused.value) == (
        "row 3: “102” is no open income or expense account; row 4: no fund is called “无此专款”;"
        " row 5: “x” is no sum; row 6: this line stands twice"
    )
    right = '2026年预算\n科目编码,科目,专款,核算单位,预算,编制说明\n401,会费,,,"1,200.5",按会员数\n50102,,,篮球俱乐部,90,\n50404,,F,,7,\n'
    services.read_file(plan, file=upload(right), by=office.bookkeeper)
    rows = plan.items.values_list("account__code", "fund__code", "unit__name", "amount", "basis")
    assert list(rows) == [
        ("401", None, None, Decimal("1200.50"), "按会员数"),
        ("50102", None, "篮球俱乐部", 90, ""),
        ("50102", None, None, 800, ""),
        ("50404", "F", None, 7, ""),
    ]


def test_the_plan_is_taken_along_as_a_workbook_that_counts(client, office, tmp_path):
    plan = draft(office)
    client.force_login(office.checker)
    answer = client.get(reverse("finance:budget-plan-xlsx", args=[plan.public_id]))
    (tmp_path / "x.xlsx").write_bytes(answer.content)
    income, expense, money = load_workbook(tmp_path / "x.xlsx").worksheets
    assert (income["E4"].value, income["G4"].value, income["E5"].value) == (1000, "=E4-F4", "=SUM(E4:E4)")
    assert (expense["A4"].value, expense["E4"].value) == ("50102", 800)
    assert [cell.value for cell in money[4]][1:] == [0, 1000, 800, "=B4+C4-D4"]


# -- the one adjustment -----------------------------------------------------------------------------------
def adjustment(office: Office, reason: str = "新增健步走") -> BudgetPlan:
    return services.draft_plan(year=YEAR, kind="ADJUSTMENT", reason=reason, by=office.bookkeeper)


def test_a_budget_is_adjusted_once_by_the_same_way(office, auditor, chair):
    approved(draft(office), auditor, chair)
    with pytest.raises(budgets.OverBudget):
        reserve(900, by=chair)
    plan = adjustment(office)
    assert [item.change for item in plan.items.all()] == [0, 0]
    services.set_item(plan, account=account("50102"), amount=Decimal(950), by=office.bookkeeper)
    services.set_item(plan, account=account("50101"), amount=Decimal(20), by=office.bookkeeper)
    approved(plan, auditor, chair)
    assert reserve(900, by=chair).line.amount == 950
    with pytest.raises(DomainError, match="adjusted already"):
        adjustment(office)


@pytest.mark.parametrize(("reason", "match"), [("原因", "Only an approved budget"), ("", "Only an approved")])
def test_only_an_approved_budget_is_adjusted(office, reason, match):
    draft(office)
    with pytest.raises(DomainError, match=match):
        adjustment(office, reason)
    with pytest.raises(DomainError, match="its budget already"):
        draft(office)


def test_an_adjustment_takes_nothing_away_that_is_bound(office, auditor, chair):
    approved(draft(office), auditor, chair)
    reserve(300, by=chair)
    office.posted("50102 D 100", "102 C 100", date=TODAY)
    plan = adjustment(office)
    services.set_item(plan, account=account("50102"), amount=Decimal(399), by=office.bookkeeper)
    with pytest.raises(budgets.OverBudget, match=r"400\.00"):
        approved(plan, auditor, chair)
    plan.refresh_from_db()
    assert (plan.state, BudgetLine.objects.get(account__code="50102").amount) == ("ADOPTED", 800)
    services.return_plan(plan, reason="占用未释放", by=chair)
    services.set_item(plan, account=account("50102"), amount=Decimal(400), by=office.bookkeeper)
    approved(plan, auditor, chair)
    assert free()[""] == 0


def test_a_discarded_adjustment_may_be_drafted_again(office, auditor, chair):
    approved(draft(office), auditor, chair)
    services.discard_plan(adjustment(office), by=office.bookkeeper)
    adjustment(office)


def test_a_plan_is_drafted_at_the_desk(client, office):
    client.force_login(office.bookkeeper)
    data = {"year": YEAR, "kind": "ORIGINAL", "reason": ""}
    client.post(reverse("admin:finance_budgetplan_add"), data)
    plan = BudgetPlan.objects.get()
    assert plan.drafted_by == office.bookkeeper
    assert client.post(reverse("admin:finance_budgetplan_add"), data).status_code == 200
    assert BudgetPlan.objects.count() == 1
    line = {"account": account("401").pk, "amount": "500", "basis": "按上年会费"}
    client.post(reverse("admin:finance_budgetplan_deed", args=[plan.pk, "line"]), line)
    item = plan.items.get()
    client.post(
        reverse("admin:finance_budgetplan_deed", args=[plan.pk, "amounts"]), {f"item_{item.pk}": "600"}
    )
    page = client.get(plan.get_absolute_url()).content.decode()
    assert "600.00" in page
    assert "按上年会费" in page
    actions = AuditEntry.objects.filter(action__startswith="finance.budget_plan").order_by("pk")
    assert [entry.action.rpartition(".")[2] for entry in actions] == ["drafted", "line_set", "amounts_set"]
