"""Read an HR file as it comes: XLSX or CSV, with a title above the heads or not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from union_portal.core.document.table import plain_head, read_table
from union_portal.core.errors import DomainError

HEADS_WITHIN = 10
"""The heads are looked for in so many lines; above them stand titles and notes."""
MOST_ROWS = 50_000

ALIASES: dict[str, str] = {
    "staff_number": "工号 职工号 职工工号 员工号 人员编号 职工编号 工资号 staffnumber",
    "name": "姓名 职工姓名 员工姓名 name",
    "sex": "性别 sex",
    "birth_date": "出生日期 出生年月日 生日 出生年月 dateofbirth",
    "department": "科室 部门 所在科室 所在部门 科室名称 部门名称 所属科室 department",
    "campus": "院区 所在院区 所属院区 campus",
    "job_title": "职称 职务 职称/职务 职务/职称 专业技术职务 专业技术职称 岗位 jobtitle",
    "employment": "用工性质 用工形式 编制类型 编制性质 编制 人员类别 employment",
    "joined_on": "入院日期 来院日期 到院日期 入职日期 进院日期 来院时间 入院时间 joinedon",
    "status": "状态 人员状态 在职状态 在岗状态 职工状态 status",
    "left_on": "离院日期 离职日期 退休日期 离开日期 lefton",
    "mobile": "手机 手机号 手机号码 移动电话 联系电话 mobile",
    "email": "邮箱 电子邮箱 电子邮件 邮件 email e-mail",
    "is_member": "会员 工会会员 是否会员 是否工会会员 member",
    "member_since": "入会日期 入会时间 membersince",
}
COLUMN_OF = {alias: column for column, words in ALIASES.items() for alias in words.split()}
CHINESE = {column: words.split()[0] for column, words in ALIASES.items()}
REQUIRED = ("staff_number", "name", "department")


@dataclass(frozen=True)
class Sheet:
    """The columns known to the register, by place, and the lines below the heads with their numbers."""

    columns: dict[int, str]
    heads: dict[str, str]
    ignored: list[str]
    lines: list[tuple[int, list[Any]]]


def read(name: str, content: bytes) -> Sheet:
    """Raises ``DomainError`` for what isn't a staff file at all."""
    table = read_table(name, content)
    for place, line in enumerate(table[:HEADS_WITHIN]):
        known = [COLUMN_OF.get(plain_head(cell)) for cell in line]
        if {"staff_number", "name"} <= set(known):
            return _sheet(line, known, table, place)
    raise DomainError(
        _(
            "No line with the heads 工号 and 姓名 was found in the first ten lines. "
            "Check that the staff list is the first sheet of the file."
        ),
        field="file",
    )


def _sheet(line: list[Any], known: list[str | None], table: list[list[Any]], place: int) -> Sheet:
    columns = {index: column for index, column in enumerate(known) if column}
    twice = sorted({CHINESE[column] for column in columns.values() if known.count(column) > 1})
    if twice:
        raise DomainError(
            _("These columns stand in the file more than once: %(columns)s. Take one away.")
            % {"columns": "、".join(twice)},
            field="file",
        )
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
        str(cell).strip() for index, cell in enumerate(line) if index not in columns and str(cell).strip()
    ]
    return Sheet(columns, heads, ignored, lines)
