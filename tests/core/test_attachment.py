"""Attachments: what is taken, what is cleaned, and who gets them."""

from __future__ import annotations

import datetime as dt
import io
import os
import time
import zipfile
import zlib
from types import SimpleNamespace

import pytest
from django.urls import reverse
from django.utils import timezone
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from tests.factories.core import attach, png, upload
from tests.factories.members import UserFactory
from tests.specimen.models import Specimen
from union_portal.core.attachment import services as attachment
from union_portal.core.errors import DomainError
from union_portal.core.models import Attachment, AuditEntry, DataKey

PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n"


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def package(names: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in names.items():
            file.writestr(name, content)
    return out.getvalue()


def jpeg(**options: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 20), "#3b6ea5").save(out, "JPEG", **options)
    return out.getvalue()


def docx(**parts: bytes) -> bytes:
    return package({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"} | parts)


def relation(kind: str, target: str) -> dict[str, bytes]:
    tag = f'<Relationship Id="r1" TargetMode="External" Type="http://x/relationships/{kind}" Target="{target}"/>'
    return {"word/_rels/settings.xml.rels": f"<Relationships>{tag}</Relationships>".encode()}


def packed_pdf(objects: bytes) -> bytes:
    return PDF + b"2 0 obj\n<< /Type /ObjStm >>\nstream\n" + zlib.compress(b"3 0 " + objects) + b"\nendstream"


DOCX = package({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"})
XLSX = package({"xl/workbook.xml": b"<x/>", "[Content_Types].xml": b"<x/>"})
GIF = b"GIF89a\x01\x00\x01\x00\x00\x00\x00;"
SVG = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"


def named(value):
    """Contents hold the time when they were packed: every worker must call the case the same."""
    return "" if isinstance(value, bytes) else str(value)


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("说明.pdf", PDF, attachment.PDF),
        ("照片.JPG", jpeg(), "image/jpeg"),
        ("照片.png", png(), "image/png"),
        ("文字.pdf", packed_pdf(b"<< /Type /Page >>"), attachment.PDF),
        ("申请.docx", DOCX, attachment.DOCX),
        ("链接.docx", docx(**relation("hyperlink", "https://example.org")), attachment.DOCX),
        ("模板.docx", docx(**relation("attachedTemplate", "file:///C:\\Word\\Normal.dotm")), attachment.DOCX),
        ("名单.xlsx", XLSX, attachment.XLSX),
    ],
    ids=named,
)
def test_what_the_portal_takes(name, content, media_type):
    assert attachment.check(upload(name, content))[0] == media_type


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("空.pdf", b"", "empty"),
        ("照片.pdf", png(), "something else"),
        ("程序.png", b"MZ\x90\x00" * 99, "something else"),
        ("图.svg", SVG, "something else"),
        ("图.png", SVG, "something else"),
        ("图.gif", GIF, "something else"),
        ("名单.docx", XLSX, "something else"),
        ("包.xlsx", package({"a.txt": b"a"}), "something else"),
        ("双重.pdf.exe", PDF, "something else"),
        ("没有后缀", PDF, "something else"),
        ("坏.png", png()[:40], "can't be read"),
        ("坏.xlsx", XLSX[:60], "damaged"),
        ("两面.pdf", PDF + DOCX, "carries scripts or other files"),
        ("脚本.pdf", PDF + b"<< /S /JavaScript /JS (app.alert(1)) >>", "carries scripts or other files"),
        ("改写.pdf", PDF + b"<< /S/Java#53cript >>", "carries scripts or other files"),
        ("改写.pdf", PDF + b"<< /#4AavaScr#69pt (x) >>", "carries scripts or other files"),
        ("打包.pdf", packed_pdf(b"<< /S /Java#53cript >>"), "carries scripts or other files"),
        (
            "远程模板.docx",
            docx(**relation("attachedTemplate", "http://evil.example/t.dotm")),
            "carries macros",
        ),
        ("远程模板.docx", docx(**relation("attachedTemplate", "file:///\\\\evil\\t.dotm")), "carries macros"),
        ("对象.docx", docx(**{"word/embeddings/oleObject1.bin": b"x"}), "carries macros"),
        (
            "外链.xlsx",
            package({"xl/workbook.xml": b"", "xl/externalLinks/externalLink1.xml": b""}),
            "carries macros",
        ),
        ("宏表.xlsx", package({"xl/workbook.xml": b"", "xl/macrosheets/sheet1.xml": b""}), "carries macros"),
        ("控件.xlsx", package({"xl/workbook.xml": b"", "xl/activeX/activeX1.xml": b""}), "carries macros"),
        ("宏.xlsx", package({"xl/workbook.xml": b"", "xl/vbaProject.bin": b""}), "macros"),
        ("炸弹.xlsx", package({"xl/workbook.xml": b"0" * 9_000_000}), "too large inside"),
        ("多.xlsx", package({f"xl/{n}.xml": b"" for n in range(2_001)}), "too large inside"),
    ],
    ids=named,
)
def test_what_the_portal_refuses(name, content, reason, english, monkeypatch):
    monkeypatch.setattr(attachment, "MAX_UNPACKED", 8_000_000)
    with pytest.raises(DomainError, match=reason) as refused:
        attachment.check(upload(name, content))
    assert refused.value.field == "file"


def test_a_place_takes_what_it_names_and_says_so(english):
    assert attachment.check(upload("说明.pdf", PDF), accept=".pdf,.ofd,.jpg,.jpeg")[0] == attachment.PDF
    with pytest.raises(DomainError) as refused:
        attachment.check(upload("申请.docx", DOCX), accept=".pdf,.ofd,.jpg,.jpeg")
    assert str(refused.value) == "Here a file is PDF、OFD、JPEG. This file's content is something else."


@pytest.fixture
def english():
    from django.utils import translation

    with translation.override("en"):
        yield


def test_a_file_over_the_limit_is_refused_unread(settings, english):
    settings.ATTACHMENT_MAX_BYTES = 10
    with pytest.raises(DomainError, match="larger than 10"):
        attachment.check(SimpleNamespace(size=11))  # it has nothing that could be read


def test_a_picture_with_too_many_pixels_is_refused_quickly_from_its_head(english):
    out = io.BytesIO()
    Image.new("1", (10_000, 10_000)).save(out, "PNG")
    started = time.monotonic()
    with pytest.raises(DomainError, match=r"too many pixels|can't be read"):
        attachment.check(upload("大.png", out.getvalue()))
    assert time.monotonic() - started < 1


def test_a_photograph_loses_place_device_and_comment_and_stands_upright():
    exif = Image.Exif()
    exif[0x010F] = "金丝雀相机"
    exif[0x0112] = 6  # turned by a quarter
    exif.get_ifd(0x8825)[2] = (31.0, 13.0, 0.0)
    _type, cleaned = attachment.check(upload("照片.jpg", jpeg(exif=exif, comment="金丝雀备注")))
    with Image.open(io.BytesIO(cleaned)) as picture:
        assert picture.size == (20, 40)
        assert dict(picture.getexif()) == {}
    assert "金丝雀".encode() not in cleaned


def test_a_drawing_loses_its_hidden_texts():
    out, hidden = io.BytesIO(), PngInfo()
    hidden.add_text("Author", "canary-bird")
    Image.new("RGBA", (4, 4)).save(out, "PNG", pnginfo=hidden)
    assert b"canary-bird" in out.getvalue()
    assert b"canary-bird" not in attachment.check(upload("图.png", out.getvalue()))[1]


def test_what_hangs_on_behind_a_picture_is_gone():
    cleaned = attachment.check(upload("照片.jpg", jpeg() + b"<?php system($_GET['c']); ?>"))[1]
    assert b"<?php" not in cleaned


def test_large_photographs_are_made_smaller():
    out = io.BytesIO()
    Image.new("RGB", (6_000, 3_000)).save(out, "JPEG")
    cleaned = attachment.check(upload("照片.jpg", out.getvalue()))[1]
    with Image.open(io.BytesIO(cleaned)) as picture:
        assert picture.size == (4_000, 2_000)


# -- keeping and giving -------------------------------------------------------------------------------
def specimen(owner: object) -> Specimen:
    return Specimen.objects.create(data_key=DataKey.of(f"specimen:{owner}"), owner=owner)


@pytest.mark.django_db
def test_a_name_keeps_its_words_but_no_path_and_no_hidden_signs():
    user = UserFactory()
    kept = attachment.add(specimen(user), upload("../../发票\u202egnp\u200b.png"), by=user)
    assert kept.name == "发票gnp.png"
    assert "发票" not in kept.file.name
    assert kept.file.name.startswith("attachments/")


@pytest.mark.django_db
def test_permission_is_asked_at_each_download_and_a_sensitive_one_is_logged(client):
    owner, other = UserFactory(), UserFactory()
    kept = attach(specimen(owner), by=owner)
    url = reverse("core:attachment-download", args=[kept.public_id])

    assert client.get(url).status_code == 302
    client.force_login(other)
    assert client.get(url).status_code == 404
    client.force_login(owner)
    answer = client.get(url)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "image/png"
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    (reading,) = AuditEntry.objects.concerning(owner)
    assert (reading.by, reading.details) == (owner, {"field": "照片.png"})


@pytest.mark.django_db
def test_what_is_no_picture_is_downloaded_not_shown(client):
    owner = UserFactory()
    kept = attachment.add(specimen(owner), upload("说明.pdf", PDF), by=owner)
    client.force_login(owner)
    answer = client.get(kept.get_absolute_url())
    assert answer.headers["Content-Disposition"].startswith("attachment; ")


@pytest.mark.django_db
def test_removing_deletes_the_file_after_the_commit_alone(django_capture_on_commit_callbacks):
    owner = UserFactory()
    kept = attach(specimen(owner), by=owner)
    path = kept.file.path
    with django_capture_on_commit_callbacks(execute=True):
        attachment.remove(kept, by=owner)
        assert os.path.exists(path)
    assert not os.path.exists(path)
    actions = AuditEntry.objects.filter(action__startswith="core.attachment").order_by("pk")
    assert list(actions.values_list("action", flat=True)) == [
        "core.attachment.added",
        "core.attachment.removed",
    ]


@pytest.mark.django_db
def test_files_that_no_row_knows_are_swept_up_after_a_day(media):
    owner = UserFactory()
    kept = attach(specimen(owner), by=owner)
    for name, age in (("old.png", 2), ("new.png", 0)):
        (media / "attachments" / name).write_bytes(png())
        os.utime(media / "attachments" / name, (time.time() - age * 86_400,) * 2)
    os.utime(kept.file.path, (time.time() - 9 * 86_400,) * 2)
    today = timezone.localdate()
    assert attachment.sweep(today - dt.timedelta(days=2)) == 0
    assert attachment.sweep(today) == 1
    assert {p.name for p in (media / "attachments").iterdir()} == {
        "new.png",
        os.path.basename(kept.file.name),
    }
    assert Attachment.objects.count() == 1
