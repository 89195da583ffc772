"""What the demo's clerks write with: a sub-account of the union's own, the summary library, and templates."""

from __future__ import annotations

from decimal import Decimal

from finance.account import services as accounts
from finance.account.models import Account
from finance.template import services as templates
from finance.template.models import TemplateLine
from union_portal.core.demo import DemoWorld

SUMMARIES = (
    "收到会费", "收到行政拨缴工会经费", "上缴上级工会经费", "收到上级工会专项补助", "支付会员生日慰问", "支付住院慰问",
    "支付困难职工帮扶金", "支付文体活动费用", "支付会议费", "购置办公设备", "计提折旧", "银行存款利息",
)  # fmt: skip
TEMPLATES: dict[str, tuple[str, list[tuple[str, str, int | None, str]]]] = {
    "收会费": ("收到会费", [("102", "DEBIT", None, ""), ("401", "CREDIT", None, "")]),
    "行政拨缴经费": (
        "收到行政拨缴工会经费",
        [("102", "DEBIT", None, ""), ("402", "CREDIT", None, ""), ("211", "CREDIT", None, "")],
    ),
    "会员生日慰问": ("支付会员生日慰问", [("50105", "DEBIT", None, "会员生日慰问"), ("102", "CREDIT", None, "")]),
    "兼职工会干部补贴": ("支付兼职工会干部补贴", [("50504", "DEBIT", 9_600, "兼职工会干部补贴"), ("102", "CREDIT", 9_600, "")]),
    "购置固定资产": (
        "购置办公设备",
        [("50702", "DEBIT", None, "办公设备"), ("102", "CREDIT", None, ""), ("162", "DEBIT", None, ""), ("30104", "CREDIT", None, "")],
    ),
}  # fmt: skip


def load(world: DemoWorld) -> None:
    clerk, bookkeeper = world.people["preparer"], world.people["bookkeeper"]
    accounts.open_sub_account(Account.objects.get(code="503"), name="职工子女托管", by=bookkeeper)
    for text in SUMMARIES:
        templates.keep_summary(text=text, by=clerk)
    chart = {account.code: account for account in Account.objects.all()}
    for name, (summary, lines) in TEMPLATES.items():
        kept = [
            TemplateLine(account=chart[code], side=side, amount=amount and Decimal(amount), item=item)
            for code, side, amount, item in lines
        ]
        templates.keep_template(name=name, summary=summary, lines=kept, by=clerk)
