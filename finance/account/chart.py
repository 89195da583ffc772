"""The chart of the Trade Union Accounting System (工会会计制度, 财会〔2021〕7号, in force since 2022-01-01).

Names are the system's own and are printed on vouchers, so they are data and not translated. In the system of
2009 the codes 502 to 508 meant other things: old data is read with ``scheme_2009``.

The chart is a preset with a version: when the ministry amends it, ``CHART`` and ``VERSION`` change together, and the
next ``migrate`` adds what is new. Accounts that are there already stay as they are.
"""

from __future__ import annotations

VERSION = "2021"

BASIC = frozenset(
    [
        "101",
        "102",
        "131",
        "135",
        "141",
        "162",
        "163",
        "182",
        "211",
        "215",
        "301",
        "321",
        "322",
        "401",
        "402",
        "403",
        "405",
        "408",
        "501",
        "503",
        "504",
        "505",
        "507",
        "510",
    ]
)
"""The 24 accounts of a basic union; the others may be borrowed for special business."""

_TEXT = """
101 库存现金
102 银行存款
111 零余额账户用款额度
121 财政应返还额度
131 应收上级经费: 01 应收上级补助 02 应收上级转拨经费
132 应收下级经费
135 其他应收款
141 库存物品
151 投资
161 在建工程
162 固定资产
163 累计折旧
171 无形资产
172 累计摊销
181 长期待摊费用
182 待处理财产损溢
201 应付职工薪酬
211 应付上级经费
212 应付下级经费
215 其他应付款
221 代管经费
301 资产基金: 01 库存物品 02 投资 03 在建工程 04 固定资产 05 无形资产 06 长期待摊费用
311 专用基金
321 工会资金结转: 01 年初余额调整 02 单位内部调剂 03 本年收支结转 04 累计结转
322 工会资金结余: 01 年初余额调整 02 单位内部调剂 03 本年收支结转 04 结转转入 05 累计结余
331 财政拨款结转
332 财政拨款结余
341 预算稳定调节基金
401 会费收入
402 拨缴经费收入
403 上级补助收入: 01 一般补助 02 专项补助
404 政府补助收入
405 行政补助收入
406 附属单位上缴收入
407 投资收益
408 其他收入
411 动用预算稳定调节基金
501 职工活动支出: 01 职工教育 02 文体活动 03 宣传活动 04 劳模职工疗休养 05 会员活动 06 其他活动
502 职工活动组织支出
503 职工服务支出: 01 劳动和技能竞赛 02 建家活动 03 职工创新 04 职工书屋 05 其他服务
504 维权支出: 01 劳动关系协调 02 劳动保护 03 法律援助 04 困难职工帮扶 05 送温暖 06 其他维权
505 业务支出: 01 培训 02 会议 03 专项业务 04 其他业务
506 行政支出
507 资本性支出: 01 房屋建筑物购建 02 办公设备购置 03 专用设备购置 04 交通工具购置 05 大型修缮 06 信息网络购建 07 其他资本性
508 补助下级支出
509 对附属单位的支出
510 其他支出
521 安排预算稳定调节基金
"""


def _read(text: str) -> list[tuple[str, str]]:
    chart: list[tuple[str, str]] = []
    for line in text.strip().splitlines():
        head, _colon, details = line.partition(":")
        code, name = head.split()
        chart.append((code, name))
        parts = details.split()
        chart.extend((code + tail, sub) for tail, sub in zip(parts[::2], parts[1::2], strict=True))
    return chart


CHART = _read(_TEXT)
"""Code and name, first level before its sub-accounts."""
