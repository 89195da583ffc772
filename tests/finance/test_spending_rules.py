"""Spending rules: words that mean something else, caps at their edge, and a no that names rule and source."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone, translation

from finance.payment import services as payments
from finance.payment.sources import sources
from finance.spending_rule import services
from finance.spending_rule.models import SpendingRule
from finance.spending_rule.services import AgainstRule, Spending, findings
from tests.architecture.access.finance import AnyRecord
from tests.factories.finance import budget
from tests.factories.members import PersonFactory, UserFactory
from union_portal.core.errors import DomainError

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    """Sentences are compared in the words of the code, whichever translations are compiled."""
    with translation.override("en"):
        yield


def spend(*texts: str, amount: str = "100", **more) -> Spending:
    return Spending(**{"amount": Decimal(amount), "account": "50102", "day": TODAY, "texts": texts} | more)


def titles(spending: Spending) -> list[str]:
    return [finding.rule.title for finding in findings(spending)]


@pytest.mark.parametrize(
    "text",
    [
        "医用酒精50瓶",
        "入住如家酒店",
        "*医疗用品*75%酒精",
        "无烟酒店协议价",
        "会议室租赁",
        "运动员预付定金",
        "补贴场地差价",
    ],
)
def test_words_that_only_look_like_it_pass(text):
    assert titles(spend(text)) == []


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("*酒*飞天白酒", "不准用工会经费购买烟酒"), ("购买香烟", "不准用工会经费购买烟酒"),
        ("年终宴请", "不准用工会经费请客送礼"), ("超市购物卡", "不准发放现金、购物卡和商业预付卡"),
        ("Ktv包间", "不准参与高消费娱乐和健身"), ("ＫＴＶ", "不准参与高消费娱乐和健身"),
    ],
)  # fmt: skip
def test_forbidden_things_are_refused_whatever_their_width_and_case(text, rule):
    (found,) = findings(spend(text))
    assert (found.rule.title, found.refuses) == (rule, True)
    assert services.NATIONAL in found.says


def test_gifts_on_days_that_are_no_festival_are_warned_of():
    (found,) = findings(spend("护士节慰问品"))
    assert not found.refuses
    assert services.require_allowed(spend("护士节慰问品")) == [found]


def rule(**words) -> SpendingRule:
    said = {
        "title": "餐费",
        "kind": "CAP_EACH",
        "cap": Decimal(100),
        "advice": "请减少。",
        "source": "本会",
        "valid_from": TODAY,
    }
    return SpendingRule.objects.create(**said | words)


@pytest.mark.parametrize(
    ("amount", "heads", "breaks"), [("300", 3, False), ("300.03", 3, True), ("300", None, True)]
)
def test_a_cap_per_head(amount, heads, breaks):
    rule(kind="CAP_PER_HEAD", accounts=["501"])
    assert bool(titles(spend(amount=amount, heads=heads))) == breaks


def test_a_rule_concerns_its_accounts_occasions_words_and_days():
    rule(accounts=["50502"], items=["会议"], words=["餐"])
    fits = {"account": "50502", "item": "会议", "amount": "100.01"}
    assert titles(spend("工作餐", **fits)) == ["餐费"]
    assert titles(spend("资料", **fits)) == []
    assert titles(spend("工作餐", **fits | {"item": "培训"})) == []
    assert titles(spend("工作餐", **fits | {"account": "50501"})) == []
    assert titles(spend("工作餐", **fits | {"day": TODAY - dt.timedelta(days=1)})) == []
    assert titles(spend("工作餐", **fits | {"amount": "100"})) == []


def ask(person, amount: str, item: str = "生日慰问"):
    return payments.request_payment(
        person, payee=person, amount=Decimal(amount), account_code="50105", summary="蛋糕券", item=item,
        by=UserFactory(posts=["UNION_CHAIR"]), payee_account="6222020200112233",
    )  # fmt: skip


def test_a_cap_per_person_and_year_counts_what_was_approved_before(monkeypatch):
    monkeypatch.setitem(sources._items, "members.person", AnyRecord())
    budget("50105", 9_000, year=TODAY.year)
    person = PersonFactory()
    first = ask(person, "300")
    with pytest.raises(AgainstRule, match=r"500\.00.*500\.01.*皖工发〔2025〕18号"):
        ask(person, "200.01")
    ask(PersonFactory(), "500")
    payments.cancel_request(first, reason="x", by=UserFactory())
    assert ask(person, "500").amount == 500


def test_what_is_bought_for_many_is_capped_by_head_and_leaves_the_buyers_own_year(monkeypatch):
    monkeypatch.setitem(sources._items, "members.person", AnyRecord())
    budget("50105", 9_000, year=TODAY.year)
    buyer, chair = PersonFactory(), UserFactory(posts=["UNION_CHAIR"])
    bought = {
        "account_code": "50105", "summary": "蛋糕券", "item": "生日慰问", "by": chair, "payee_account": "6222020200112233",
    }  # fmt: skip
    with pytest.raises(AgainstRule, match=r"500\.00 yuan per head, this is 500\.10"):
        payments.request_payment(buyer, payee=buyer, amount=Decimal(5_001), heads=10, **bought)
    payments.request_payment(buyer, payee=buyer, amount=Decimal(5_000), heads=10, **bought)
    assert ask(buyer, "500").amount == 500


def test_a_companys_bill_says_for_how_many_it_is():
    gift = {"item": "生日慰问", "account": "50105", "amount": "4000"}
    (found,) = findings(spend(**gift))
    assert "for how many people" in found.says
    assert titles(spend(**gift, heads=8)) == []
    assert titles(spend(**gift, heads=7)) == ["生日慰问每人每年上限"]


def test_a_rule_ends_but_not_before_it_began():
    found = rule()
    with pytest.raises(DomainError):
        services.end_rule(found, last_day=TODAY - dt.timedelta(days=1), by=UserFactory())
    services.end_rule(found, last_day=TODAY, by=UserFactory())
    assert titles(spend(amount="101", day=TODAY + dt.timedelta(days=1))) == []


@pytest.mark.parametrize(
    "words", [{"kind": "FORBIDDEN"}, {"kind": "FORBIDDEN", "words": ["x"]}, {"cap": None}, {"cap": 0}]
)
def test_the_database_wants_rules_whole(words):
    with pytest.raises(IntegrityError, match="says_what_it_needs"), transaction.atomic():
        rule(**words)
