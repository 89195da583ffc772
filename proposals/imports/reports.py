"""The template for lists of earlier proposals: all columns, what goes into them, and an example."""

from __future__ import annotations

from django.utils.translation import gettext as _

from proposals.imports.sheet import ALIASES, CHINESE, GRADES, OUTCOMES, REQUIRED
from union_portal.core.document.xlsx import Book

EXAMPLE = {
    "session": "七届三次", "number": "7-3-001", "title": "关于延长夜班食堂供应时间的提案",
    "grounds": "夜班人员凌晨两点后没有热饭。", "measures": "食堂供应夜餐至凌晨三点。", "category": "后勤保障",
    "proposer": "王芳", "staff_number": "10231", "seconders": "李敏、赵强", "submitted_on": "2021-03-05",
    "outcome": "立案", "department": "总务科", "reply_class": "已解决或已采纳", "reply": "已于5月起供应。",
    "replied_on": "2021-04-28", "rating": "满意", "closed_on": "2021-05-20",
}  # fmt: skip


def _allowed(column: str) -> str:
    match column:
        case "session":
            return _("Such as 七届三次 or 7-3; it must be among the congress sessions.")
        case "number":
            return _("A bare number such as 1 becomes 7-3-001.")
        case "case":
            return _("Equal numbers make one case of several proposals; empty for a case of its own.")
        case "outcome":
            return "、".join(words.split()[0] for words in OUTCOMES.values())
        case "rating":
            return "、".join(words.split()[0] for words in GRADES.values())
        case "confidential":
            return "是、否"
        case "submitted_on" | "replied_on" | "closed_on":
            return "2021-03-05"
        case "proposer" | "department" | "delegation" | "seconders":
            return _("By name or number; what the registers don't know is kept as text.")
        case "category" | "reply_class":
            return _("As on the house's list.")
    return ""


def template(author: str) -> bytes:
    """A workbook whose first sheet is filled in and brought in as it is."""
    book = Book(title=_("Earlier proposals"), author=author)
    sheet = book.sheet(_("Earlier proposals"), landscape=True)
    heads = [f"{CHINESE[column]}*" if column in REQUIRED else CHINESE[column] for column in ALIASES]
    text = book.raw.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
    widths = {"title": 36, "grounds": 40, "measures": 40, "reply": 40}
    book.table(sheet, 0, heads, [])
    for place, column in enumerate(ALIASES):
        sheet.set_column(place, place, widths.get(column, 14), text)
        sheet.write_string(1, place, EXAMPLE.get(column, ""), text)
    notes = book.sheet(_("How to fill it in"))
    rows = [
        (CHINESE[column], _("needed") if column in REQUIRED else "", _allowed(column)) for column in ALIASES
    ]
    book.table(notes, 0, [_("Column"), "", _("What goes into it")], rows, widths=[18, 10, 70])
    return book.content()
