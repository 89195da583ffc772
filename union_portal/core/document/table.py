"""Read a table as an office sends it: XLSX or CSV, in the encodings that Excel and WPS write in China."""

from __future__ import annotations

import csv
import io
import unicodedata
from pathlib import PurePath
from typing import Any

from django.core.files.base import ContentFile
from django.utils.translation import gettext as _

from union_portal.core.attachment import services as attachment
from union_portal.core.document.extent import MAX_COLUMNS, MAX_ROWS, extent
from union_portal.core.errors import DomainError


def read_table(name: str, content: bytes) -> list[list[Any]]:
    """The lines of a CSV file, or of an XLSX file's first sheet. Raises ``DomainError`` for what is neither."""
    return _read_csv(content) if PurePath(name).suffix.lower() == ".csv" else _read_xlsx(name, content)


def plain_head(cell: Any) -> str:
    """A head without spaces, stars and remarks in brackets: " 手机号码（必填）*" is 手机号码."""
    text = unicodedata.normalize("NFKC", str(cell if cell is not None else ""))
    text = text.partition("(")[0].replace("*", "")
    return "".join(text.split()).lower().rstrip(":")


def _read_xlsx(name: str, content: bytes) -> list[list[Any]]:
    try:
        media_type, content = attachment.check(ContentFile(content, name))
    except attachment.UnknownType:
        media_type = ""
    if media_type != attachment.XLSX:
        raise DomainError(
            _(
                "This is no XLSX or CSV file. Open the list in Excel or WPS and save it there as an XLSX workbook; "
                "another name alone doesn't make it one."
            ),
            field="file",
        )
    from python_calamine import CalamineError, CalamineWorkbook  # compiled, only imports need it

    try:
        reach = extent(content)
        if not reach.is_readable:
            raise DomainError(
                _(
                    "The portal reads lists of up to %(rows)s rows and %(columns)s columns. Delete what stands below and"
                    " beside the list in each sheet, then save the file anew."
                )
                % {"rows": f"{MAX_ROWS:,}", "columns": MAX_COLUMNS},
                field="file",
            )
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
