"""Read an HR file as it comes: XLSX or CSV, with a title above the heads or not."""

from __future__ import annotations

import csv
import io
import unicodedata
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from django.core.files.base import ContentFile
from django.utils.translation import gettext as _

from union_portal.core.attachment import services as attachment
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
    table = _read_csv(content) if PurePath(name).suffix.lower() == ".csv" else _read_xlsx(name, content)
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


def plain_head(cell: Any) -> str:
    """A head without spaces, stars and remarks in brackets: " 手机号码（必填）*" is 手机号码."""
    text = unicodedata.normalize("NFKC", str(cell if cell is not None else ""))
    text = text.partition("(")[0].replace("*", "")
    return "".join(text.split()).lower().rstrip(":")


def _read_xlsx(name: str, content: bytes) -> list[list[Any]]:
    media_type, content = attachment.check(ContentFile(content, name))
    if media_type != attachment.XLSX:
        raise DomainError(_("The portal reads XLSX and CSV files. Save the list as XLSX."), field="file")
    from python_calamine import CalamineError, CalamineWorkbook  # compiled, only imports need it

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        return book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (CalamineError, ValueError, IndexError) as error:
        raise DomainError(
            _("This file can't be read. Open it in Excel or WPS and save it anew as XLSX."), field="file"
        ) from error


def _read_csv(content: bytes) -> list[list[Any]]:
    text = _decoded(content)
    first = text.partition("\n")[0]
    separator = max(",;\t", key=first.count)
    try:
        return [
            [_unquoted(cell) for cell in line] for line in csv.reader(io.StringIO(text), delimiter=separator)
        ]
    except csv.Error as error:
        raise DomainError(
            _("This CSV file is damaged: %(reason)s") % {"reason": error}, field="file"
        ) from error


def _decoded(content: bytes) -> str:
    """UTF-8 with or without its mark, else GB18030, which is what Excel writes in China."""
    if not content.strip():
        raise DomainError(_("This file is empty."), field="file")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise DomainError(
        _("This file is neither UTF-8 nor GB18030 text. Save it as “CSV UTF-8” or XLSX."), field="file"
    )


def _unquoted(cell: str) -> str:
    """Excel's way to keep leading noughts in CSV: ="00123"."""
    return cell[2:-1] if cell.startswith('="') and cell.endswith('"') else cell
