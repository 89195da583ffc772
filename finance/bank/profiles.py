"""How the banks and payment services lay out their statements (对账单): which head of a column means what.

Heads are compared without blanks, line ends, units in brackets and the English that some banks add. The first name of
a field that stands in the file counts. A bank changes its layout now and then: a new head is one more word here.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class Bank(models.TextChoices):
    """Whose statement it is; the reading is chosen by it."""

    ICBC = "ICBC", _("Industrial and Commercial Bank of China")
    ABC = "ABC", _("Agricultural Bank of China")
    BOC = "BOC", _("Bank of China")
    CCB = "CCB", _("China Construction Bank")
    BOCOM = "BOCOM", _("Bank of Communications")
    CMB = "CMB", _("China Merchants Bank")
    ALIPAY = "ALIPAY", _("Alipay")
    WECHAT = "WECHAT", _("WeChat Pay")
    OTHER = "OTHER", _("Another bank (OFX)")


@dataclass(frozen=True)
class Profile:
    """The heads of one bank by field, and the words for money in and money out where one column tells them apart."""

    heads: dict[str, tuple[str, ...]]
    marks: tuple[str, ...] = ()
    """Heads that no other bank has: by them a file of the wrong bank is recognised."""

    def columns(self, line: list[Any]) -> dict[str, int]:
        """Field → place, as far as this line of the file holds heads of this bank."""
        places: dict[str, int] = {}
        for place, cell in enumerate(line):
            places.setdefault(head(cell), place)
        found = {}
        for field, names in self.heads.items():
            if known := [places[name] for name in names if name in places]:
                found[field] = known[0]
        return found

    def fits(self, line: list[Any]) -> bool:
        """Whether a line is this bank's line of heads: a day, and money that has a direction."""
        found = self.columns(line)
        if "day" not in found:
            return False
        return (
            {"income", "expense"} <= found.keys()
            or {"amount", "direction"} <= found.keys()
            or "signed" in found
        )


UNIT = re.compile(r"\((人民币|元|单位:元|人民币元|\+元|-元)\)|/元(?=\(|$)|\[.*?\]")


def head(cell: Any) -> str:
    """A head as it is compared: ``交易金额[ Trade Amount ]`` is 交易金额, ``收入金额（+元）`` is 收入金额."""
    text = unicodedata.normalize("NFKC", str(cell if cell is not None else ""))
    return UNIT.sub("", "".join(text.split()).lstrip("#`")).strip("*:")


INCOME = frozenset({"收入", "贷", "贷方", "来账", "转入", "c", "cr", "入账", "收"})
EXPENSE = frozenset({"支出", "借", "借方", "往账", "转出", "d", "dr", "出账", "付"})
"""From the bank's side a payment in stands on the credit side: 贷 is money in."""

VOID = frozenset({"交易关闭", "已关闭", "支付失败", "失败", "已撤销"})
"""States of rows in which no money moved."""

PROFILES: dict[str, Profile] = {
    Bank.ICBC: Profile(
        {
            "day": ("交易时间", "交易日期", "入账日期"),
            "income": ("贷方发生额", "转入金额", "记账金额(收入)", "收入金额"),
            "expense": ("借方发生额", "转出金额", "记账金额(支出)", "支出金额"),
            "balance": ("余额",),
            "name": ("对方单位名称", "对方单位", "对方户名"),
            "number": ("对方账号", "对方帐号"),
            "purpose": ("用途", "附言"), "remark": ("摘要",),
            "reference": ("交易流水号", "凭证号"), "own": ("本方账号", "本方帐号"),
        },
        marks=("对方单位名称", "本方账号", "记账金额(收入)"),
    ),
    Bank.ABC: Profile(
        {
            "day": ("交易时间", "交易日期"), "time": ("交易时间戳",),
            "income": ("收入金额", "收入"), "expense": ("支出金额", "支出"),
            "signed": ("交易金额",), "balance": ("账户余额", "本次余额", "余额"),
            "name": ("对方户名",), "number": ("对方账号",), "purpose": ("交易用途", "用途"), "remark": ("交易摘要", "摘要"),
            "reference": ("日志号", "交易流水号"),
        },
        marks=("交易行名", "对方省市", "日志号", "交易用途"),
    ),
    Bank.BOC: Profile(
        {
            "day": ("交易日期", "记账日期"), "time": ("交易时间", "记账时间"),
            "signed": ("交易金额", "金额"), "balance": ("交易后余额", "余额"),
            "payer": ("付款人名称",), "payer_number": ("付款人账号",),
            "payee": ("收款人名称",), "payee_number": ("收款人账号",),
            "name": ("对方账户名",), "number": ("对方卡号/账号",),
            "purpose": ("用途", "附言"), "remark": ("摘要", "交易附言", "交易名称"), "reference": ("交易流水号",),
        },
        marks=("付款人名称", "收款人名称", "交易后余额", "对方卡号/账号"),
    ),
    Bank.CCB: Profile(
        {
            "day": ("交易时间", "交易日期", "记账日期"),
            "income": ("贷方发生额(收入)", "贷方发生额", "收入金额"),
            "expense": ("借方发生额(支取)", "借方发生额", "支出金额"),
            "signed": ("交易金额",), "balance": ("余额", "账户余额"),
            "name": ("对方户名",), "number": ("对方账号",), "purpose": ("备注", "交易地点/附言"), "remark": ("摘要",),
            "reference": ("账户明细编号-交易流水号", "交易流水号", "企业流水号"), "own": ("账号",),
        },
        marks=("借方发生额(支取)", "账户明细编号-交易流水号", "对方账号与户名"),
    ),
    Bank.BOCOM: Profile(
        {
            "day": ("交易时间", "交易日期", "记账日期"),
            "income": ("贷方发生额", "收入金额"), "expense": ("借方发生额", "支出金额"),
            "amount": ("发生额", "交易金额"), "direction": ("借贷标志", "收支标志"), "balance": ("余额", "账户余额"),
            "name": ("对方户名", "对方名称"), "number": ("对方账号",), "purpose": ("用途", "附言"), "remark": ("摘要",),
            "reference": ("核心流水号", "交易流水号", "流水号", "凭证号码"),
        },
        marks=("核心流水号", "借贷标志"),
    ),
    Bank.CMB: Profile(
        {
            "day": ("交易日", "交易日期"), "time": ("交易时间",),
            "income": ("贷方金额", "收入"), "expense": ("借方金额", "支出"), "balance": ("余额",),
            "name": ("收/付方名称", "收(付)方名称", "收付方名称"), "number": ("收/付方帐号", "收(付)方账号", "收/付方账号"),
            "purpose": ("用途", "交易备注"), "remark": ("摘要", "交易类型"), "reference": ("流水号", "业务参考号"),
        },
        marks=("收/付方名称", "收(付)方名称", "流程实例号", "起息日"),
    ),
    Bank.ALIPAY: Profile(
        {
            "day": ("发生时间", "入账时间", "交易时间"),
            "income": ("收入金额", "收入"), "expense": ("支出金额", "支出"),
            "amount": ("金额",), "direction": ("收/支",), "balance": ("账户余额",),
            "name": ("对方名称", "交易对方"), "number": ("对方账号", "对方账户"),
            "purpose": ("商品名称", "商品说明"), "remark": ("备注", "业务类型"),
            "reference": ("账务流水号", "交易订单号", "交易号"), "status": ("交易状态",),
        },
        marks=("账务流水号", "商家订单号", "收/付款方式"),
    ),
    Bank.WECHAT: Profile(
        {
            "day": ("记账时间", "交易时间"),
            "amount": ("收支金额", "金额"), "direction": ("收支类型", "收/支"), "balance": ("账户结余",),
            "name": ("交易对方",), "purpose": ("业务名称", "商品"), "remark": ("备注", "业务类型", "交易类型"),
            "reference": ("资金流水单号", "交易单号"), "status": ("当前状态",),
        },
        marks=("资金流水单号", "微信支付业务单号", "商户单号"),
    ),
}  # fmt: skip


def other_bank(line: list[Any], *, than: str) -> Bank | None:
    """Whose file it looks like, if it isn't the one that was said."""
    heads = {head(cell) for cell in line}
    for key, profile in PROFILES.items():
        if key != than and heads & set(profile.marks):
            return Bank(key)
    return None
