"""A list of the desk as XLSX: the columns that it shows, the rows that search and filters leave."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import unescape
from typing import Any

from django.conf import settings
from django.contrib.admin.utils import label_for_field, lookup_field
from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import strip_tags
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from union_portal.core.document.xlsx import Book

MOST_ROWS = 20_000
"""Longer lists are narrowed down first."""
WIDTH, WIDE = 16, 48
WIDE_COLUMNS = {"title", "text", "summary", "name"}


def workbook(room: Any, columns: Sequence[Any], rows: models.QuerySet[Any]) -> bytes:
    """One sheet with the list's own headings. ``room`` is the ``ModelAdmin`` that shows it."""
    title = str(room.opts.verbose_name_plural)
    book = Book(title=title, author=settings.UNION_NAME)
    sheet = book.sheet(title, landscape=True)
    note = _("%(n)d rows, taken on %(day)s") % {"n": rows.count(), "day": date_format(timezone.localdate())}
    sheet.write_string(0, 0, note, book.formats["note"])
    heads = [str(label_for_field(column, room.model, room)) for column in columns]
    widths = [WIDE if column in WIDE_COLUMNS else WIDTH for column in columns]
    book.table(sheet, 1, heads, _lines(room, columns, rows), widths=widths)
    return book.content()


def _lines(room: Any, columns: Sequence[Any], rows: models.QuerySet[Any]) -> Iterator[list[Any]]:
    for row in rows.iterator(chunk_size=1_000):
        yield [_value(room, column, row) for column in columns]


def _value(room: Any, column: Any, row: models.Model) -> Any:
    """Words for choices and for other records; numbers, money and days as they are."""
    field, _attribute, value = lookup_field(column, row, room)
    if field is not None and getattr(field, "choices", None):
        return getattr(row, f"get_{field.name}_display")()
    if isinstance(value, SafeString):  # a column that links to another page
        return unescape(strip_tags(value))
    return str(value) if isinstance(value, models.Model) else value
