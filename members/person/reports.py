"""The staff register as a table for Excel."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Any

from django.conf import settings

from members.person.models import Person
from union_portal.core.document.xlsx import Book

RISKY = ("=", "+", "-", "@", "\t", "\r", "\0")
"""First characters that make a spreadsheet program calculate instead of show."""

HEADS = (
    "工号",
    "姓名",
    "性别",
    "出生日期",
    "院区",
    "科室",
    "职称",
    "用工性质",
    "入院日期",
    "状态",
    "手机",
    "邮箱",
)
"""The heads of the HR file: what is exported can be imported again, so they are never translated."""


def as_xlsx(people: Iterable[Person]) -> bytes:
    book = Book(title="职工名册", author=settings.UNION_NAME)
    book.table(book.sheet("职工名册", landscape=True), 0, HEADS, map(_row, people), widths=[14] * len(HEADS))
    return book.content()


def as_csv(people: Iterable[Person]) -> bytes:
    """With the mark by which Excel knows UTF-8."""
    text = io.StringIO()
    csv.writer(text).writerows([HEADS, *map(_row, people)])
    return text.getvalue().encode("utf-8-sig")


def _row(person: Person) -> list[Any]:
    """What the HR file has. Choices in words, and nothing that a spreadsheet could run as a formula."""
    cells = [
        person.staff_number, person.name, person.get_sex_display(), person.birth_date,
        person.department.campus.name, person.department.name, person.job_title, person.get_employment_display(),
        person.joined_on, person.get_status_display(), person.mobile, person.email,
    ]  # fmt: skip
    return [f"'{cell}" if isinstance(cell, str) and cell.startswith(RISKY) else cell for cell in cells]
