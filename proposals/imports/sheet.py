"""Read a list of earlier proposals as it comes: its columns by any of their usual names, and what their cells mean."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from proposals.case.models import ProposalCase
from proposals.proposal.wording import clean_text
from proposals.rating.models import Rating
from union_portal.core.document.cells import Bad, as_date, as_number, plain
from union_portal.core.document.table import plain_head, read_table
from union_portal.core.errors import DomainError

HEADS_WITHIN = 10
"""The heads are looked for in so many lines; above them stand titles and notes."""
MOST_ROWS = 5_000

ALIASES: dict[str, str] = {
    "session": "届次 会次 职代会届次 届次名称 session",
    "number": "编号 提案号 提案编号 案号 序号 number",
    "case": "立案号 并入案号 并案号 case",
    "title": "案由 案名 提案名称 题目 标题 subject",
    "grounds": "案据 理由 提案理由 案由说明 grounds",
    "measures": "建议措施 建议 措施 具体建议 解决方案 measures",
    "category": "类别 提案类别 分类 category",
    "proposer": "提案人 提案人姓名 第一提案人 领衔人 proposer",
    "staff_number": "工号 提案人工号 staffnumber",
    "seconders": "附议人 联名人 seconders",
    "delegation": "代表团 delegation",
    "submitted_on": "提交日期 提案日期 收到日期 submitted",
    "outcome": "立案情况 审查结果 审查意见 outcome",
    "reason": "不予立案理由 未立案原因 reason",
    "confidential": "保密 是否保密 confidential",
    "department": "承办部门 主办部门 承办科室 主办科室 department",
    "reply_class": "答复类别 办理结果 办理情况 replyclass",
    "reply": "答复 答复内容 办理答复 reply",
    "replied_on": "答复日期 办复日期 replied",
    "rating": "满意度 满意程度 反馈意见 rating",
    "closed_on": "办结日期 结案日期 closed",
}
COLUMN_OF = {alias: column for column, words in ALIASES.items() for alias in words.split()}
CHINESE = {column: words.split()[0] for column, words in ALIASES.items()}
REQUIRED = ("session", "number", "title")

LONGEST = {
    "title": 60, "grounds": 3_000, "measures": 3_000, "reply": 5_000, "reason": 1_000, "seconders": 300, "category": 40,
    "proposer": 60, "delegation": 60, "department": 60, "reply_class": 60,
}  # fmt: skip
OUTCOMES = {
    "FILED": "立案 予以立案 已立案 提案",
    "SUGGESTION": "建议 转为建议 转建议 意见建议 作为建议 转为意见建议",
    "NOT_FILED": "不予立案 未立案 不立案",
}
GRADES = {
    Rating.Grade.SATISFIED: "满意",
    Rating.Grade.BASICALLY_SATISFIED: "基本满意 较满意",
    Rating.Grade.DISSATISFIED: "不满意",
}
YES, NO = {"是", "Y", "YES", "1", "√", "✓", "保密"}, {"否", "N", "NO", "0", "×", "公开"}
DIGITS = "零一二三四五六七八九"
SESSION = re.compile(
    r"第?([零一二三四五六七八九十\d]+)届第?([零一二三四五六七八九十\d]+)次.*|(\d+)[-—–.](\d+)"
)
FIRST_CONGRESS = dt.date(1949, 10, 1)
"""There were no staff congresses before; what lies earlier is a cell that Excel took for something else."""


def _by_word(table: dict[Any, str]) -> dict[str, Any]:
    return {word: value for value, words in table.items() for word in words.split()}


OUTCOME_OF, GRADE_OF = _by_word(OUTCOMES), _by_word(GRADES)


@dataclass(frozen=True)
class Sheet:
    """The columns known to the portal, by place, and the lines below the heads with their numbers."""

    columns: dict[int, str]
    heads: dict[str, str]
    ignored: list[str]
    lines: list[tuple[int, list[Any]]]


def read(name: str, content: bytes) -> Sheet:
    """Raises ``DomainError`` for what isn't a list of proposals at all."""
    table = read_table(name, content)
    for place, line in enumerate(table[:HEADS_WITHIN]):
        known = [COLUMN_OF.get(plain_head(cell)) for cell in line]
        if "title" in known:
            return _sheet(line, known, table, place)
    raise DomainError(
        _("No line with the head 案由 was found in the first ten lines. Please use the template."),
        field="file",
    )


def _sheet(line: list[Any], known: list[str | None], table: list[list[Any]], place: int) -> Sheet:
    columns = {index: column for index, column in enumerate(known) if column}
    twice = sorted({CHINESE[column] for column in columns.values() if known.count(column) > 1})
    if twice:
        words = _("These columns stand in the file more than once: %(columns)s. Take one away.")
        raise DomainError(words % {"columns": "、".join(twice)}, field="file")
    missing = [CHINESE[column] for column in REQUIRED if column not in columns.values()]
    if missing:
        raise DomainError(
            _("These columns are missing: %(columns)s.") % {"columns": "、".join(missing)}, field="file"
        )
    lines = [
        (number, cells)
        for number, cells in enumerate(table[place + 1 :], place + 2)
        if any(str(cell).strip() for cell in cells if cell is not None)
    ]
    if not lines:
        raise DomainError(_("There is no row below the heads."), field="file")
    if len(lines) > MOST_ROWS:
        raise DomainError(
            _("The file has more than %(limit)s rows. Split it.") % {"limit": MOST_ROWS}, field="file"
        )
    heads = {column: str(line[index]).strip() for index, column in columns.items()}
    ignored = [
        str(cell).strip()
        for index, cell in enumerate(line)
        if index not in columns and str(cell or "").strip()
    ]
    return Sheet(columns, heads, ignored, lines)


# -- cells --------------------------------------------------------------------------------------------------
def parse(column: str, cell: Any) -> Any:
    """The value of a cell of a known column; ``None`` for an empty one. Raises ``Bad``."""
    checked = plain(cell)
    if checked is None:
        return None
    match column:
        case "session":
            return as_session(checked)
        case "number" | "case" | "staff_number":
            longest = ProposalCase._meta.get_field("number").max_length or 20
            return as_number(_no_calendar(checked), longest=longest)
        case "submitted_on" | "replied_on" | "closed_on":
            return as_past_day(checked)
        case "outcome":
            return _one_of(OUTCOME_OF, checked)
        case "rating":
            return _one_of(GRADE_OF, checked)
        case "confidential":
            return _yes_or_no(checked)
    return as_words(_no_calendar(cell), LONGEST[column])


def _no_calendar(cell: Any) -> Any:
    """Excel makes days of numbers such as 7-3 and of words such as 3月5日: what it meant can't be known any more."""
    if isinstance(cell, bool | dt.date | dt.time | dt.timedelta):
        raise Bad(
            _("Excel has turned this into a date (%(value)s). Format the column as text and enter it anew.")
            % {"value": cell}
        )
    return cell


def as_words(cell: Any, longest: int) -> str:
    """Text as it was written, without what Word leaves behind."""
    text = clean_text(str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell))
    if len(text) > longest:
        raise Bad(_("This is longer than %(limit)s characters.") % {"limit": longest})
    return text


def as_past_day(cell: Any) -> dt.date:
    """A day on which something about a proposal can have happened."""
    day = as_date(cell)
    if day < FIRST_CONGRESS:
        raise Bad(_("%(day)s can't be right: Excel took something else for a date.") % {"day": day})
    if day > timezone.localdate():
        raise Bad(_("%(day)s lies in the future.") % {"day": day})
    return day


def as_session(cell: Any) -> tuple[int, int]:
    """七届三次, 第八届第四次职代会 or 8-4: term and session."""
    found = SESSION.fullmatch("".join(str(_no_calendar(cell)).split()))
    if not found:
        raise Bad(_("“%(value)s” names no session, such as 七届三次 or 7-3.") % {"value": cell})
    term, number, plain_term, plain_number = found.groups()
    return _numeral(term or plain_term), _numeral(number or plain_number)


def _numeral(text: str) -> int:
    """十二 → 12, 七 → 7, 7 → 7."""
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.partition("十") if "十" in text else ("", "", text)
    try:
        high = (DIGITS.index(tens) if tens else 1) * 10 if ten else 0
        return high + (DIGITS.index(ones) if ones else 0)
    except ValueError as error:
        raise Bad(_("“%(value)s” names no session, such as 七届三次 or 7-3.") % {"value": text}) from error


def _one_of(table: dict[str, Any], cell: Any) -> Any:
    word = "".join(str(cell).split())
    if word not in table:
        known = "、".join(table)
        raise Bad(_("“%(value)s” is unknown here. Known are: %(known)s.") % {"value": cell, "known": known})
    return table[word]


def _yes_or_no(cell: Any) -> bool:
    word = str(cell).upper()
    if isinstance(cell, bool):
        return cell
    if word not in YES | NO:
        raise Bad(_("是 or 否 is expected here, not “%(value)s”.") % {"value": cell})
    return word in YES
