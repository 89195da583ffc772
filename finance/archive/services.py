"""Make the package of a closed year, and check that a kept one is still what it was."""

from __future__ import annotations

import hashlib
import io
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from typing import IO, TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from finance.archive import contents
from finance.archive.models import YearPackage
from finance.period.models import Period
from union_portal.core.attachment import services as attachment
from union_portal.core.attachment.models import Attachment
from union_portal.core.audit import services as audit
from union_portal.core.errors import DomainError
from union_portal.core.verification import services as verification

if TYPE_CHECKING:
    from members.models import User

ZIP = "application/zip"
INDEX, SUMS, README = "目录.csv", "SHA256SUMS", "说明.txt"
Line = list[str | int]
"""Path, size, hash."""


def must_be_closed(year: int) -> None:
    """Raises ``DomainError`` unless all that was booked in the year is closed."""
    months = Period.objects.filter(year=year)
    if not months.exists():
        raise DomainError(_("Nothing was booked in %(year)d.") % {"year": year})
    still_open = months.filter(closed_at=None).order_by("month")
    if still_open:
        raise DomainError(
            _("%(months)s isn't closed yet. The package is made of a year that is closed.")
            % {"months": "、".join(str(month) for month in still_open)}
        )


def make(
    year: int, *, by: User, progress: Callable[[int, str], None] = lambda done, path: None
) -> YearPackage:
    """Write the package to a file on disk, one paper after another, and keep it with its index and hash."""
    must_be_closed(year)
    with tempfile.TemporaryFile() as file:
        index = _write(file, year, by=by, progress=progress)
        file.seek(0)
        return _keep(year, index, file.read(), by=by)


def _write(file: IO[bytes], year: int, *, by: User, progress: Callable[[int, str], None]) -> list[Line]:
    """In the language of the house, whatever the clerk has set: it is read for thirty years."""
    index: list[Line] = []
    house = translation.override(settings.LANGUAGE_CODE)
    with house, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for done, (path, content) in enumerate(contents.files(year, by=by), start=1):
            progress(done, path)
            package.writestr(path, content)
            index.append([path, len(content), hashlib.sha256(content).hexdigest()])
        package.writestr(INDEX, _as_csv(index))
        package.writestr(SUMS, "".join(f"{line[2]}  {line[0]}\n" for line in index))
        package.writestr(README, _readme(year))
    return index


def _as_csv(index: list[Line]) -> bytes:
    rows = ["路径,字节,SHA-256", *(f'"{path}",{size},{hash_}' for path, size, hash_ in index)]
    return "\r\n".join(rows).encode("utf-8-sig")


def _readme(year: int) -> str:
    return (
        f"{settings.UNION_NAME} {year}年度会计档案\n\n"
        "1 会计凭证：每月记账凭证（PDF）及其附件；2 会计账簿：总账、科目余额表、序时账、明细账；\n"
        "3 财务会计报告：工会01表、工会02表、经费收支报告；4 其他会计资料：预算执行情况表、银行存款余额调节表。\n\n"
        f"{INDEX} 列出全部文件。核对：在解压后的文件夹中运行 sha256sum -c {SUMS}\n"
        "保管期限（会计档案管理办法）：凭证、账簿30年，年度报告永久，月度报告、余额调节表10年，自会计年度终了后第一天起算。\n"
    )


@transaction.atomic
def _keep(year: int, index: list[Line], content: bytes, *, by: User) -> YearPackage:
    digest = hashlib.sha256(content).hexdigest()
    package = YearPackage.objects.create(
        year=year, made_by=by, files=len(index), vouchers=contents.posted_in(year), size=len(content),
        sha256=digest, index=index,
    )  # fmt: skip
    attachment.keep(package, f"{package}.zip", content, ZIP, by=by, purpose="package")
    verification.issue(
        verification.new_code(), title=str(package), sha256=digest,
        summary=[[_("Files"), str(package.files)], [_("Vouchers"), str(package.vouchers)]], by=by,
    )  # fmt: skip
    audit.record("finance.yearpackage.made", package, by=by, year=year, files=len(index), sha256=digest)
    return package


@transaction.atomic
def check(package: YearPackage, *, by: User) -> YearPackage:
    """Read the kept file anew and compare it with its index. Raises ``DomainError`` that names what differs."""
    wrong = list(_differences(package))
    audit.record("finance.yearpackage.checked", package, by=by, wrong=wrong)
    if wrong:
        raise DomainError(
            _("The kept file isn't what it was: %(what)s. Take it from the backup.")
            % {"what": "；".join(wrong[:5])}
        )
    return package


def _differences(package: YearPackage) -> Iterator[str]:
    kept = Attachment.objects.about(package).first()
    if kept is None or not kept.file.storage.exists(str(kept.file.name)):
        yield _("the file is missing")
        return
    with kept.file.open() as file:
        content = file.read()
    if hashlib.sha256(content).hexdigest() != package.sha256:
        yield _("its hash has changed")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            names = set(packed.namelist())
            for path, _size, digest in package.index:
                if path not in names or hashlib.sha256(packed.read(path)).hexdigest() != digest:
                    yield str(path)
    except zipfile.BadZipFile as error:
        yield str(error)
