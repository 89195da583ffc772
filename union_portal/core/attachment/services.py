"""Take in, clean and give away attachments."""

from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import PurePath
from typing import TYPE_CHECKING

import filetype
from django.conf import settings
from django.core.files.base import ContentFile, File
from django.db import models, transaction
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from union_portal.core.attachment.models import Attachment
from union_portal.core.audit import services as audit
from union_portal.core.base import bond
from union_portal.core.errors import DomainError

if TYPE_CHECKING:
    from members.models import User

ALLOWED = {
    "application/pdf": {".pdf"},
    "image/jpeg": {".jpg", ".jpeg"},
    "image/png": {".png"},
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": {".docx"},
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": {".xlsx"},
}
MAX_PIXELS = 50_000_000
MAX_UNPACKED = 200 * 2**20
MAX_ZIP_ENTRIES = 2_000


def check(upload: File) -> tuple[str, bytes]:
    """The type by content and the cleaned bytes. Raises ``DomainError`` for what the portal doesn't take."""
    limit = settings.ATTACHMENT_MAX_BYTES
    if not upload.size:
        raise DomainError(_("This file is empty."), field="file")
    if upload.size > limit:
        raise DomainError(
            _("This file is larger than %(size)s.") % {"size": filesizeformat(limit)}, field="file"
        )
    upload.seek(0)
    content = upload.read()
    media_type = filetype.guess_mime(content) or ""
    suffix = PurePath(upload.name or "").suffix.lower()
    if suffix not in ALLOWED.get(media_type, set()):
        raise DomainError(
            _("The portal takes PDF, JPEG, PNG, DOCX and XLSX files. This file's content is something else."),
            field="file",
        )
    if media_type.startswith("image/"):
        content = _clean_image(content, media_type)
    elif media_type != "application/pdf":
        _check_package(content)
    return media_type, content


def _clean_image(content: bytes, media_type: str) -> bytes:
    """The picture drawn anew: upright, and without position, device and hidden data."""
    try:
        with Image.open(io.BytesIO(content)) as image:
            if image.width * image.height > MAX_PIXELS:
                raise DomainError(
                    _("This picture has too many pixels. Make it smaller and try again."), field="file"
                )
            upright = ImageOps.exif_transpose(image)
            out = io.BytesIO()
            if media_type == "image/jpeg":
                upright.convert("RGB").save(out, "JPEG", quality=88)
            else:
                upright.save(out, "PNG")
    except (OSError, Image.DecompressionBombError, SyntaxError) as error:
        raise DomainError(
            _("This picture can't be read. Save it anew and try again."), field="file"
        ) from error
    return out.getvalue()


def _check_package(content: bytes) -> None:
    """Refuse an office file that would unpack to something huge, or that carries macros."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            entries = package.infolist()
    except zipfile.BadZipFile as error:
        raise DomainError(_("This file is damaged. Save it anew and try again."), field="file") from error
    too_big = len(entries) > MAX_ZIP_ENTRIES or sum(e.file_size for e in entries) > MAX_UNPACKED
    if too_big or any(e.filename.lower().endswith("vbaproject.bin") for e in entries):
        raise DomainError(
            _("This file is too large inside or carries macros, so the portal doesn't take it."), field="file"
        )


@transaction.atomic
def add(obj: models.Model, upload: File, *, by: User, purpose: str = "") -> Attachment:
    """Attach a file to a record. The caller has checked that ``by`` may change the record."""
    media_type, content = check(upload)
    name = "".join(c for c in PurePath(upload.name or "").name if c.isprintable())[-200:]
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
    audit.record("core.attachment.added", obj, by=by, name=name, sha256=attachment.sha256)
    return attachment


@transaction.atomic
def remove(attachment: Attachment, *, by: User) -> None:
    """Take an attachment away again; the caller has checked that the record may still be changed."""
    audit.record(
        "core.attachment.removed", attachment.about, by=by, name=attachment.name, sha256=attachment.sha256
    )
    stored = attachment.file
    attachment.delete()
    transaction.on_commit(lambda: stored.storage.delete(stored.name), robust=True)
