"""Hold spending against the rules, before anybody approves it: each "no" names its rule and where that comes from."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from finance.payment.sources import Asked
from finance.spending_rule.figures import spent
from finance.spending_rule.models import SpendingRule
from members.models import Person, User
from union_portal.core.audit import services as audit
from union_portal.core.errors import DomainError


class AgainstRule(DomainError):
    """A spending rule says no."""


@dataclass(frozen=True)
class Spending:
    """What is to be paid, as the rules look at it. ``heads``: for how many people; none: for the payee alone."""

    amount: Decimal
    account: str
    day: dt.date
    item: str = ""
    payee: Person | None = None
    heads: int | None = None
    texts: tuple[str, ...] = ()

    @property
    def for_how_many(self) -> int | None:
        """Heads as they were said, else the payee alone; nobody knows for a company's bill."""
        return self.heads or (1 if self.payee else None)

    @property
    def text(self) -> str:
        return unicodedata.normalize("NFKC", "\n".join(self.texts)).casefold()


@dataclass(frozen=True)
class Finding:
    """A rule that spending breaks, in a sentence with the rule's name, what to do instead, and its source."""

    rule: SpendingRule
    says: str

    @property
    def refuses(self) -> bool:
        return self.rule.weight == SpendingRule.Weight.REFUSE


def findings(spending: Spending) -> list[Finding]:
    """The rules that spending breaks, those that refuse it first."""
    found = [
        Finding(rule, says)
        for rule in SpendingRule.objects.valid_on(spending.day)
        if rule.concerns(account=spending.account, item=spending.item, text=spending.text)
        and (says := _broken(rule, spending))
    ]
    return sorted(found, key=lambda finding: not finding.refuses)


def require_allowed(spending: Spending) -> list[Finding]:
    """Raise ``AgainstRule`` for what is refused; give back what is only warned of."""
    found = findings(spending)
    if refused := [finding.says for finding in found if finding.refuses]:
        raise AgainstRule(" ".join(refused))
    return found


def _broken(rule: SpendingRule, spending: Spending) -> str:
    match rule.kind:
        case SpendingRule.Kind.FORBIDDEN:
            words = rule.found_words(spending.text)
            return _sentence(
                rule, _("“%(words)s” isn't paid from union funds.") % {"words": "”“".join(words)}
            )
        case SpendingRule.Kind.CAP_EACH if rule.is_broken_by(spending.amount):
            return _capped(rule, _("At most %(cap)s yuan at a time, this is %(amount)s."), spending.amount)
        case SpendingRule.Kind.CAP_PER_HEAD | SpendingRule.Kind.CAP_PERSON_YEAR:
            return _over_by_head(rule, spending)
        case SpendingRule.Kind.CAP_YEAR:
            total = spending.amount + spent(rule, year=spending.day.year)
            if rule.is_broken_by(total):
                return _capped(rule, _("At most %(cap)s yuan in a year, with this it is %(amount)s."), total)
    return ""


def _over_by_head(rule: SpendingRule, spending: Spending) -> str:
    """A person's year counts what was paid to the person; of what was bought for many, each head's share is held
    against the cap by itself."""
    if spending.for_how_many is None:
        return _sentence(rule, _("Please say for how many people it was."))
    each = spending.amount / spending.for_how_many
    words = _("At most %(cap)s yuan per head, this is %(amount)s.")
    if rule.kind == SpendingRule.Kind.CAP_PERSON_YEAR and spending.payee and spending.for_how_many == 1:
        each += spent(rule, year=spending.day.year, payee=spending.payee)
        words = _("At most %(cap)s yuan per person and year, with this it is %(amount)s.")
    return _capped(rule, words, each) if rule.is_broken_by(each) else ""


def _capped(rule: SpendingRule, words: str, amount: Decimal) -> str:
    return _sentence(rule, words % {"cap": f"{rule.cap:,.2f}", "amount": f"{amount:,.2f}"})


def _sentence(rule: SpendingRule, what: str) -> str:
    return _("%(rule)s: %(what)s %(advice)s (%(source)s)") % {
        "rule": rule.title, "what": what, "advice": rule.advice, "source": rule.source,
    }  # fmt: skip


def check_asked(asked: Asked) -> None:
    """No request comes into being that a rule refuses, from whatever area it is asked."""
    require_allowed(
        Spending(
            amount=asked.amount, account=asked.account, day=timezone.localdate(), item=asked.item, payee=asked.payee,
            heads=asked.heads, texts=asked.texts,
        )
    )  # fmt: skip


@transaction.atomic
def end_rule(rule: SpendingRule, *, last_day: dt.date, by: User) -> SpendingRule:
    """Let a rule end (废止). What was approved under it stays as it is."""
    rule = SpendingRule.objects.select_for_update().get(pk=rule.pk)
    if last_day < rule.valid_from:
        raise DomainError(_("A rule can't end before it begins."), field="last_day")
    rule.valid_until = last_day
    rule.save(update_fields=["valid_until"])
    audit.record("finance.spending_rule.ended", rule, by=by, last_day=last_day)
    return rule


# -- what a new portal begins with ------------------------------------------------------------------------------
NATIONAL = "总工办发〔2017〕32号《基层工会经费收支管理办法》"
ANHUI = "皖工发〔2025〕18号"
IN_FORCE, IN_FORCE_ANHUI = dt.date(2017, 12, 15), dt.date(2025, 1, 1)


def _forbidden(title: str, words: str, advice: str, but: str = "", **more: Any) -> SpendingRule:
    return SpendingRule(
        title=title, kind="FORBIDDEN", words=words.split(), but_words=but.split(), advice=advice, source=NATIONAL,
        valid_from=IN_FORCE, **more,
    )  # fmt: skip


def _capped_rule(title: str, kind: str, cap: int, items: str, advice: str, **more: Any) -> SpendingRule:
    return SpendingRule(
        title=title, kind=kind, cap=Decimal(cap), items=items.split(), advice=advice, source=ANHUI,
        valid_from=IN_FORCE_ANHUI, **more,
    )  # fmt: skip


def presets() -> Iterable[SpendingRule]:
    """The prohibitions of the national rule (八不准), and the caps that one province has set as an example."""
    liquor = "白酒 红酒 葡萄酒 啤酒 黄酒 洋酒 茅台 五粮液 烟酒 香烟 卷烟 雪茄 *酒*"
    yield _forbidden("不准用工会经费购买烟酒", liquor, "请从报销中去掉这一项。", but="无烟酒店")
    yield _forbidden(
        "不准用工会经费请客送礼", "宴请 宴会 酒席 请客 送礼 礼金 红包 土特产礼盒", "请从报销中去掉这一项。"
    )
    yield _forbidden(
        "不准发放现金、购物卡和商业预付卡", "购物卡 商业预付卡 预付卡 储值卡 加油卡 代金卡 *预付卡销售*",
        "职工福利请发实物或指定商户的提货凭证。",
    )  # fmt: skip
    yield _forbidden(
        "不准参与高消费娱乐和健身", "高尔夫 夜总会 KTV 歌舞厅 洗浴 桑拿 足浴 会所",
        "请改用工会或职工之家的场地。",
    )  # fmt: skip
    yield _forbidden(
        "不准报销与工会活动无关的费用", "违章罚款 罚款 滞纳金 私家车保险 个人话费 物业费", "请由本人承担。"
    )
    yield _forbidden(
        "不准违规发放津补贴", "加班费 津贴 奖金福利", "请确认依据文件，并说明理由。", weight="WARN"
    )
    yield _forbidden(
        "节日慰问只限国家法定节日和经批准的少数民族节日", "三八慰问品 护士节慰问品 医师节慰问品 院庆慰问品",
        "请改为活动奖品，或由行政承担。", weight="WARN",
    )  # fmt: skip
    year = "CAP_PERSON_YEAR"
    yield _capped_rule(
        "节日慰问每人每年上限",
        year,
        2200,
        "春节慰问 元旦慰问 清明慰问 五一慰问 端午节慰问 中秋节慰问 国庆节慰问",
        "请减少金额或调整批次。",
    )
    yield _capped_rule("生日慰问每人每年上限", year, 500, "生日慰问", "请发蛋糕或蛋糕店提货券。")
    yield _capped_rule("结婚慰问上限", "CAP_EACH", 2000, "结婚慰问", "请减少金额。")
    yield _capped_rule("生育慰问上限", "CAP_EACH", 2000, "生育慰问", "请减少金额。")
    yield _capped_rule("住院慰问上限", "CAP_EACH", 2000, "住院慰问", "同一病种一年只慰问一次，请减少金额。")
    yield _capped_rule("丧葬慰问上限", "CAP_EACH", 2000, "丧葬慰问", "请减少金额。")
    yield _capped_rule("退休慰问上限", "CAP_EACH", 2000, "退休慰问", "请减少金额。")


def load_presets() -> None:
    """Give an empty portal these rules; what officers entered or ended later stays."""
    if not SpendingRule.objects.exists():
        SpendingRule.objects.bulk_create(presets())
