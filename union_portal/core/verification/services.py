from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin

from django.conf import settings
from django.urls import reverse

from union_portal.core.base import new_public_id
from union_portal.core.verification.models import IssuedDocument

if TYPE_CHECKING:
    from members.models import User


def new_code() -> str:
    """The check code to print on a document before its hash is known."""
    return new_public_id()


def address(code: str) -> str:
    """The public page of a code, as it goes into the QR code."""
    return urljoin(settings.PORTAL_URL, reverse("core:verify", args=[code]))


def issue(code: str, *, title: str, sha256: str, summary: list[list[str]], by: User | None) -> IssuedDocument:
    """Keep that a document with this code and hash was issued. ``summary``: pairs of label and value."""
    return IssuedDocument.objects.create(
        public_id=code, title=title, sha256=sha256, summary=summary, issued_by=by
    )


def find(typed: str) -> IssuedDocument | None:
    """The document of a code as somebody typed it off the paper: spaces, dashes and capitals don't count."""
    code = "".join(c for c in typed.lower() if c.isalnum())
    return IssuedDocument.objects.filter(public_id=code).first() if code.isascii() else None
