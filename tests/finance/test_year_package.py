"""The package of a year: of closed years alone, whole, with an index that every file bears out."""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import io
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import translation

from finance.archive import contents, services
from finance.archive.models import YearPackage
from finance.period.models import Period
from finance.sheet.layout import Column, Row, Sheet
from finance.voucher.models import Voucher
from tests.factories.finance import Office, line
from union_portal.core.attachment import services as attachment
from union_portal.core.attachment.models import Attachment
from union_portal.core.audit.models import READ, AuditEntry
from union_portal.core.errors import DomainError
from union_portal.core.job.models import Job
from union_portal.core.outbox import services as outbox
from union_portal.core.verification.models import IssuedDocument

pytestmark = pytest.mark.django_db
DAY = dt.date(2025, 3, 8)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """The words of messages as the code has them."""
    with translation.override("en"):
        yield


@pytest.fixture
def office(settings: Any, tmp_path: Any) -> Office:
    settings.MEDIA_ROOT = tmp_path
    found = Office()
    found.booked(
        (DAY, "102 D 5000", "405 C 5000"), (DAY, line("50105 D 723", item="三八妇女节"), "102 C 723"),
    )  # fmt: skip
    return found


def close(office: Office) -> None:
    Period.objects.filter(year=2025).update(closed_at="2026-01-20T08:00:00Z", closed_by=office.bookkeeper)


def test_the_package_is_whole_and_its_index_bears_out(client, office):
    voucher = Voucher.objects.latest("number")
    attachment.keep(voucher, "发票.pdf", b"%PDF-1.4 invoice", "application/pdf", by=office.preparer)
    close(office)
    client.force_login(office.bookkeeper)
    client.post(reverse("finance:year-package-make"), {"year": 2025})
    outbox.deliver(outbox.Lane.LONG)
    job, package = Job.objects.get(), YearPackage.objects.get()
    assert (job.state, job.result_url) == (Job.State.DONE, package.get_absolute_url()), job.message
    content = Attachment.objects.about(package).get().file.read()
    assert hashlib.sha256(content).hexdigest() == package.sha256 == IssuedDocument.objects.get().sha256
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        names = packed.namelist()
        sums = dict(reversed(text.split("  ", 1)) for text in packed.read("SHA256SUMS").decode().splitlines())
        assert sums == {name: hashlib.sha256(packed.read(name)).hexdigest() for name in names[:-3]}
        listed = list(csv.reader(io.StringIO(packed.read("目录.csv").decode("utf-8-sig"))))
        journal = [n for n in names if n.startswith("2 会计账簿/") and n.endswith(".csv")]
        entries = list(csv.reader(io.StringIO(packed.read(journal[0]).decode("utf-8-sig"))))
    assert [row[0] for row in listed[1:]] == names[:-3] == [path for path, _size, _hash in package.index]
    assert [row[4:6] for row in entries[1:]] == [["5000.00", ""], ["", "5000.00"], ["723.00", ""], ["", "723.00"], ["5723.00", "5723.00"]]  # fmt: skip
    assert {name.split("/")[0] for name in names[:-3]} == {"1 会计凭证", "2 会计账簿", "3 财务会计报告"}
    assert f"1 会计凭证/2025-03/附件/{voucher.label}/0001 发票.pdf" in names
    assert "3 财务会计报告/工会01表 资产负债表.pdf" in names
    assert (package.vouchers, package.files) == (2, len(names) - 3)
    services.check(package, by=office.checker)


def test_an_open_year_is_refused(client, office):
    with pytest.raises(DomainError, match="2025-03 isn't closed"):
        services.must_be_closed(2025)
    with pytest.raises(DomainError, match="Nothing was booked"):
        services.must_be_closed(2019)
    client.force_login(office.bookkeeper)
    answer = client.post(reverse("finance:year-package-make"), {"year": 2025})
    assert answer.status_code == 422
    assert not Job.objects.exists()


@pytest.fixture
def package(office: Office, monkeypatch: Any) -> YearPackage:
    close(office)
    monkeypatch.setattr(contents, "files", lambda year, by: iter([("a.txt", b"one"), ("b.txt", b"two")]))
    return services.make(2025, by=office.bookkeeper)


def test_a_kept_file_that_changed_is_found(office, package):
    kept = Attachment.objects.about(package).get()
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as packed:
        packed.writestr("a.txt", b"one")
        packed.writestr("b.txt", b"TWO")
    kept.file.storage.delete(kept.file.name)
    kept.file.storage.save(kept.file.name, ContentFile(other.getvalue()))
    with pytest.raises(DomainError, match=r"hash has changed；b.txt"):
        services.check(package, by=office.checker)


def test_a_kept_file_that_is_gone_is_found(office, package):
    kept = Attachment.objects.about(package).get()
    kept.file.storage.delete(kept.file.name)
    with pytest.raises(DomainError, match="the file is missing"):
        services.check(package, by=office.checker)


def test_each_download_is_logged(client, office, package):
    client.force_login(office.checker)
    client.get(Attachment.objects.about(package).get().get_absolute_url())
    assert AuditEntry.objects.filter(action=READ, by=office.checker).count() == 1
    client.force_login(office.cashier)
    assert client.get(Attachment.objects.about(package).get().get_absolute_url()).status_code == 404


@pytest.mark.parametrize(
    ("typed", "written"), [("=1+1", "'=1+1"), ("@x", "'@x"), ("-x", "'-x"), ("-5.00", "-5.00")]
)
def test_nothing_typed_runs_as_a_formula_in_the_csv(typed, written):
    sheet = Sheet("t", "s", [Column("h")], [Row([typed])])
    assert contents.as_csv(sheet).decode("utf-8-sig") == f"h\r\n{written}\r\n"
