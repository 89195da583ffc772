"""What stands in a cell of an HR file, and what it means. A cell that can't be trusted is refused with its reason."""

from __future__ import annotations

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from members.person.models import Person
from union_portal.core.document.cells import Bad, as_date, as_number, as_text, plain, typed

SEXES = {"F": Person.Sex.FEMALE, "M": Person.Sex.MALE, "女": Person.Sex.FEMALE, "男": Person.Sex.MALE,
         "女性": Person.Sex.FEMALE, "男性": Person.Sex.MALE, "FEMALE": Person.Sex.FEMALE, "MALE": Person.Sex.MALE}  # fmt: skip
EMPLOYMENTS = {
    Person.Employment.ESTABLISHED: "在编 事业编制 事业编 编制内 编内 正式 正式在编 establishedpost",
    Person.Employment.CONTRACT: "合同 合同制 聘用 聘用制 编外 编外聘用 人事代理 备案制 contract",
    Person.Employment.DISPATCHED: "派遣 劳务派遣 派遣制 dispatched",
    Person.Employment.REHIRED: "返聘 退休返聘 rehired",
}
STATUSES = {
    Person.Status.ACTIVE: "在职 在岗 在院 正常 atwork",
    Person.Status.LEAVE: "休假 产假 病假 长假 长病假 进修 外派 脱产 不在岗 onleave",
    Person.Status.RETIRED: "退休 离休 内退 retired",
    Person.Status.LEFT: "离职 辞职 离院 调出 调离 解聘 辞退 合同终止 left",
    Person.Status.DECEASED: "去世 死亡 已故 身故 deceased",
}


def _by_word(table: dict[Any, str]) -> dict[str, Any]:
    return {word: value for value, words in table.items() for word in words.split()}


EMPLOYMENT_OF, STATUS_OF = _by_word(EMPLOYMENTS), _by_word(STATUSES)
YES = {"是", "会员", "Y", "YES", "1", "√", "✓", "有", "已入会", "TRUE"}
NO = {"否", "N", "NO", "0", "×", "无", "未入会", "非会员", "FALSE"}


def parse(column: str, cell: Any) -> Any:
    """The value of a cell of a known column; ``None`` for an empty one. Raises ``Bad``."""
    cell = plain(cell, may_begin_with_plus=column == "mobile")
    if cell is None:
        return None
    match column:
        case "birth_date" | "joined_on" | "left_on" | "member_since":
            return as_date(cell)
        case "staff_number":
            return as_number(cell, longest=20)
        case "name":
            return as_name(cell)
        case "sex":
            return _one_of(SEXES, as_text(cell, 10).upper())
        case "employment":
            return _one_of(EMPLOYMENT_OF, as_text(cell, 20).replace(" ", "").lower())
        case "status":
            return _one_of(STATUS_OF, as_text(cell, 20).replace(" ", "").lower())
        case "mobile":
            return as_mobile(cell)
        case "email":
            return as_email(cell)
        case "is_member":
            return as_yes_or_no(cell)
        case "job_title":
            return as_text(cell, 40)
    return as_text(cell, 60)


def as_name(cell: Any) -> str:
    """王 芳 is 王芳: files pad short names with spaces; Latin names and · keep theirs."""
    if not isinstance(cell, str):
        raise Bad(_("Text is expected here, not “%(value)s”.") % {"value": typed(cell)})
    text = as_text(cell, 60)
    return text if any(letter.isascii() and letter.isalpha() for letter in text) else "".join(text.split())


def as_mobile(cell: Any) -> str:
    digits = re.sub(r"[\s\-()]", "", as_number(cell, longest=20))
    digits = re.sub(r"^(\+?86|0086)(?=1\d{10}$)", "", digits)
    if not re.fullmatch(r"1\d{10}", digits):
        raise Bad(_("A mobile number has eleven digits and begins with 1."))
    return digits


def as_email(cell: Any) -> str:
    text = as_text(cell, 254).lower()
    try:
        validate_email(text)
    except ValidationError as error:
        raise Bad(_("This is no e-mail address.")) from error
    return text


def as_yes_or_no(cell: Any) -> bool:
    text = ("是" if cell else "否") if isinstance(cell, bool) else as_text(cell, 20).upper()
    if text in YES | NO:
        return text in YES
    raise Bad(_("是 or 否 is expected here, not “%(value)s”.") % {"value": typed(cell)})


def _one_of(table: dict[str, Any], word: str) -> Any:
    if word not in table:
        known = "、".join(dict.fromkeys(key for key in table if not key.isascii()))
        raise Bad(_("“%(value)s” is unknown here. Known are: %(known)s.") % {"value": word, "known": known})
    return table[word]
