"""Take in, clean and give away attachments."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePath
from typing import IO, TYPE_CHECKING

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.db import models, transaction
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from union_portal.core.attachment.models import FOLDER, Attachment
from union_portal.core.audit import services as audit
from union_portal.core.base import bond
from union_portal.core.errors import DomainError

if TYPE_CHECKING:
    from members.models import User

PDF, JPEG, PNG = "application/pdf", "image/jpeg", "image/png"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SUFFIXES = {PDF: [".pdf"], JPEG: [".jpg", ".jpeg"], PNG: [".png"], DOCX: [".docx"], XLSX: [".xlsx"]}
ACCEPT = ",".join(suffix for suffixes in SUFFIXES.values() for suffix in suffixes)
"""For the ``accept`` of file inputs."""

MAX_PIXELS = 60_000_000
LONGEST_SIDE = 4_000
"""A photographed page is still read well with so many pixels; larger pictures are made smaller."""
MAX_UNPACKED = 200 * 2**20
MAX_ZIP_ENTRIES = 2_000
MAX_PDF_OBJECTS = 50 * 2**20
ACTIVE_PDF = (b"/JavaScript", b"/JS ", b"/JS(", b"/Launch", b"/EmbeddedFile", b"/RichMedia")
PDF_SIGN = re.compile(rb"#([0-9A-Fa-f]{2})")
PDF_STREAM = re.compile(rb"stream\r?\n")
OBJECTS = re.compile(rb"\s*\d+\s+\d+\s")
"""How a PDF's stream begins that holds other objects: with their numbers and places."""
ACTIVE_PARTS = ("vbaproject.bin", "/embeddings/", "/externallinks/", "/macrosheets/", "/activex/")
RELATION = re.compile(rb"<(?:[\w.-]+:)?Relationship\s[^>]*>")
OUTSIDE = re.compile(rb"TargetMode\s*=\s*[\"']\s*External", re.IGNORECASE)
HARMLESS = re.compile(rb"/hyperlink[\"']|Target\s*=\s*[\"']file:///[A-Za-z]:")
"""A link that a reader may follow, and the template on the author's own disk, which Word notes in every letter."""


class UnknownType(DomainError):
    """The content is of no type that the portal takes, or of another one than its name says."""


def check(upload: File[bytes], *, accept: str = ACCEPT) -> tuple[str, bytes]:
    """The type by content and the cleaned bytes. Raises ``DomainError`` for what isn't taken.

    ``accept`` is that of the file input: what the place takes, of what the portal takes.
    """
    limit = settings.ATTACHMENT_MAX_BYTES
    if not upload.size:
        raise DomainError(_("This file is empty."), field="file")
    if upload.size > limit:
        raise DomainError(
            _("This file is larger than %(size)s.") % {"size": filesizeformat(limit)}, field="file"
        )
    upload.seek(0)
    content = upload.read()
    media_type = _type_of(content)
    suffix = PurePath(upload.name or "").suffix.lower()
    if suffix not in SUFFIXES.get(media_type, []) or suffix not in accept.split(","):
        raise UnknownType(
            _("Here a file is %(kinds)s. This file's content is something else.") % {"kinds": _kinds(accept)},
            field="file",
        )
    if media_type in {JPEG, PNG}:
        content = _clean_image(content, media_type)
    elif media_type == PDF:
        _check_pdf(content)
    return media_type, content


def _kinds(accept: str) -> str:
    """``.pdf,.jpg,.jpeg`` in words: PDF、JPEG."""
    kinds = accept.replace(".jpg", ".jpeg").replace(".", "").upper().split(",")
    return "、".join(dict.fromkeys(kinds))


def _type_of(content: bytes) -> str:
    """The type as the bytes say, whatever the name says; office files are told apart by what they pack."""
    if content.startswith(b"%PDF-"):
        return PDF
    if content.startswith(b"\xff\xd8\xff"):
        return JPEG
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if content.startswith(b"PK\x03\x04"):
        names = _check_package(content)
        return DOCX if "word/document.xml" in names else XLSX if "xl/workbook.xml" in names else ""
    return ""


def _clean_image(content: bytes, media_type: str) -> bytes:
    """The picture drawn anew: upright, no larger than needed, and without position, device and hidden data."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(content), formats=["JPEG", "PNG"])
            if image.width * image.height > MAX_PIXELS:
                raise DomainError(
                    _("This picture has too many pixels. Make it smaller and try again."), field="file"
                )
            image.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            upright = ImageOps.exif_transpose(image).convert("RGB" if media_type == JPEG else "RGBA")
            upright.info = {}
            out = io.BytesIO()
            upright.save(out, "JPEG" if media_type == JPEG else "PNG", quality=88)
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError, Warning) as error:
        raise DomainError(
            _("This picture can't be read. Save it anew and try again."), field="file"
        ) from error
    return out.getvalue()


def _check_pdf(content: bytes) -> None:
    """Refuse a PDF that is something else as well, or that does more than show pages."""
    parts = [content, *_packed_objects(content)]
    plain = (PDF_SIGN.sub(lambda sign: bytes.fromhex(sign[1].decode()), part) for part in parts)
    if zipfile.is_zipfile(io.BytesIO(content)) or any(word in part for part in plain for word in ACTIVE_PDF):
        raise DomainError(
            _("This PDF carries scripts or other files. Print it to a new PDF and try again."), field="file"
        )


def _packed_objects(content: bytes) -> Iterator[bytes]:
    """What a PDF has packed of its objects: names can stand there as well."""
    left = MAX_PDF_OBJECTS
    for begin in PDF_STREAM.finditer(content):
        try:
            packed = content[begin.end() : begin.end() + 512]
            if OBJECTS.match(zlib.decompressobj().decompress(packed, 32)):
                yield (
                    objects := zlib.decompressobj().decompress(memoryview(content)[begin.end() :], left + 1)
                )
                left -= len(objects)
        except zlib.error:
            continue
        if left < 0:
            raise DomainError(_("This PDF can't be read. Print it to a new PDF and try again."), field="file")


def _check_package(content: bytes) -> set[str]:
    """The names in an office file. Refuse one that would unpack to something huge, or that brings or fetches more than
    what it shows."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            entries = package.infolist()
            if len(entries) > MAX_ZIP_ENTRIES or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
                raise DomainError(
                    _("This file is too large inside, so the portal doesn't take it."), field="file"
                )
            is_active = any(word in e.filename.lower() for e in entries for word in ACTIVE_PARTS) or any(
                _fetches(package.read(e)) for e in entries if e.filename.lower().endswith(".rels")
            )
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError) as error:
        raise DomainError(_("This file is damaged. Save it anew and try again."), field="file") from error
    if is_active:
        raise DomainError(
            _(
                "This file carries macros, other files or links to them, so the portal doesn't take it. Save it without"
                " them, or as PDF."
            ),
            field="file",
        )
    return {entry.filename for entry in entries}


def _fetches(relations: bytes) -> bool:
    """Whether opening the file opens something elsewhere. In UTF-16 nothing would be found, and no office writes that."""
    outside = (tag for tag in RELATION.findall(relations) if OUTSIDE.search(tag))
    return b"\0" in relations or not all(HARMLESS.search(tag) for tag in outside)


@transaction.atomic
def add(
    obj: models.Model, upload: File[bytes], *, by: User, purpose: str = "", accept: str = ACCEPT
) -> Attachment:
    """Attach a file to a record. The caller has checked that ``by`` may change the record."""
    media_type, content = check(upload, accept=accept)
    name = "".join(c for c in PurePath(upload.name or "").name if c.isprintable())[-200:]
    attachment = keep(obj, name, content, media_type, by=by, purpose=purpose)
    audit.record("core.attachment.added", obj, by=by, name=name, sha256=attachment.sha256)
    return attachment


def keep(
    obj: models.Model, name: str, content: bytes, media_type: str, *, by: User, purpose: str = ""
) -> Attachment:
    """Attach bytes that the portal made itself, e.g. a job's result."""
    attachment = Attachment(
        name=name,
        media_type=media_type,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        purpose=purpose,
        uploaded_by=by,
        **bond(obj),
    )
    attachment.file.save(name, ContentFile(content), save=False)
    attachment.save()
    return attachment


def opened(attachment: Attachment, *, by: User) -> IO[bytes]:
    """The file's bytes, for whoever may read it; a sensitive one's reading is logged."""
    owner = attachment.about
    if owner is not None and getattr(owner, "sensitive_attachments", False):
        audit.record_reading(owner, attachment.name, by=by)
    return attachment.file.open()


@transaction.atomic
def remove(attachment: Attachment, *, by: User) -> None:
    """Take an attachment away again; the caller has checked that the record may still be changed."""
    audit.record(
        "core.attachment.removed", attachment.about, by=by, name=attachment.name, sha256=attachment.sha256
    )
    discard(attachment)


def discard(attachment: Attachment) -> None:
    """Delete the row now and the file once that is committed."""
    storage, name = attachment.file.storage, attachment.file.name
    attachment.delete()
    transaction.on_commit(lambda: storage.delete(str(name)), robust=True)


def sweep(on: dt.date) -> int:
    """Delete files that no row knows: left over when a transaction failed after its file was written.

    The last day's stay: a transaction may still be writing their rows.
    """
    storage = Attachment._meta.get_field("file").storage
    known = {PurePath(name).name for name in Attachment.objects.values_list("file", flat=True)}
    yesterday = on - dt.timedelta(days=1)
    names = storage.listdir(FOLDER)[1] if storage.exists(FOLDER) else []
    orphans = [
        f"{FOLDER}/{name}"
        for name in names
        if name not in known and timezone.localdate(storage.get_modified_time(f"{FOLDER}/{name}")) < yesterday
    ]
    for orphan in orphans:
        storage.delete(orphan)
    return len(orphans)
