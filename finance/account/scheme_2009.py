"""The chart of 2009 (工会会计制度, 财会〔2009〕7号, valid 2010–2021), and which account of 2021 each of its accounts became.

Codes changed their meaning: 502 was 维权支出 and is 职工活动组织支出 now, 221 was 应付上级经费 and is 代管经费. So books of
those years are only read with this table, never with the chart of today. The forms 工会01表 and 工会02表 of 2009 list
the accounts; what became of them follows their names, and where the old account is finer, it falls into the new one.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

_TEXT = """
101 库存现金 101
102 银行存款 102
111 零余额账户用款额度 111
112 财政应返还额度 121
121 借出款 135
131 应收上级经费 13101
132 应收下级经费 132
135 其他应收款 135
141 库存物品 141
151 投资 151
161 在建工程 161
162 固定资产 162
201 应付工资（离退休费） 201
202 应付地方（部门）津贴补贴 201
203 应付其他个人收入 201
211 借入款 215
221 应付上级经费 211
222 应付下级经费 212
225 其他应付款 215
231 代管经费 221
301 固定基金 30104
302 在建工程占用资金 30103
311 投资基金 30102
321 专用基金 311
331 结余 32205
401 会费收入 401
402 拨缴经费收入 402
40301 回拨补助 40301
40302 专项补助 40302
40303 超收补助 40301
40304 帮扶补助 40302
40305 送温暖补助 40302
40306 救灾补助 40302
40307 其他补助 40301
404 政府补助收入 404
405 行政补助收入 405
406 事业收入 406
407 投资收益 407
408 其他收入 408
50101 职工教育费 50101
50102 文体活动费 50102
50103 宣传活动费 50103
50104 其他活动支出 50106
50201 劳动关系协调费 50401
50202 劳动保护费 50402
50203 法律援助费 50403
50204 困难职工帮扶费 50404
50205 送温暖费 50405
50206 其他维权支出 50406
50301 培训费 50501
50302 会议费 50502
50303 外事费 50504
50304 专项业务费 50503
50305 其他业务支出 50504
504 行政支出 506
50501 房屋建筑物购建 50701
50502 办公设备购置 50702
50503 专用设备购置 50703
50504 交通工具购置 50704
50505 大型修缮 50705
50506 信息网络购建 50706
50507 其他资本性支出 50707
506 补助下级支出 508
507 事业支出 509
508 其他支出 510
"""
ENDED_ON = dt.date(2022, 1, 1)
"""From this day on the chart of 2021 is in force."""
SURPLUS = "331"
SURPLUS_OF_FUND = "32104"
"""The surplus of 2009 was one account; earmarked money of it is 累计结转 today, free money 累计结余."""
RESERVE = "322"
"""后备金 has no successor of its own; which account took it over was the union's decision in 2022."""


@dataclass(frozen=True)
class OldAccount:
    """An account of 2009 and its successor."""

    code: str
    name: str
    successor: str


CHART: dict[str, OldAccount] = {
    code: OldAccount(code, name, successor)
    for code, name, successor in (line.split() for line in _TEXT.strip().splitlines())
}


def successor(code: str, *, earmarked: bool = False) -> str | None:
    """The code of 2021 for one of 2009; sub-accounts that a union added itself follow the account above them."""
    for length in range(len(code), 2, -1):
        if old := CHART.get(code[:length]):
            return SURPLUS_OF_FUND if old.code == SURPLUS and earmarked else old.successor
    return None


def finer(code: str) -> list[str]:
    """The sub-accounts of 2009 below a code that has no single successor (403, 501 …)."""
    return sorted(each for each in CHART if each.startswith(code) and each != code)
