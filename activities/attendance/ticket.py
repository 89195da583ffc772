"""The ticket (签到码): what stands in a person's QR code, signed, so that nobody can make one up."""

from __future__ import annotations

import re
from urllib.parse import urljoin

import segno
from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from activities.activity.models import Registration

_signer = Signer(salt="activities.ticket")
_ADDRESS = re.compile(r"/tickets/(?P<token>[^/\s]+)/check-in/?\s*$")


def token(registration: Registration) -> str:
    """Tells which registration it is; worthless once that is cancelled or the activity is over."""
    return _signer.sign(registration.public_id)


def read(text: str) -> str | None:
    """The public id behind a token, or behind the address that a scanner types; ``None`` if it isn't ours."""
    found = _ADDRESS.search(text)
    try:
        return _signer.unsign(found["token"] if found else text.strip())
    except BadSignature:
        return None


def address(registration: Registration) -> str:
    """Where the organiser's telephone goes when its camera sees the code."""
    return urljoin(settings.PORTAL_URL, reverse("activities:ticket", args=[token(registration)]))


def as_svg(registration: Registration) -> bytes:
    """The code as a picture of its own: black on white in dark mode too, or scanners fail."""
    code = segno.make(address(registration), error="m", micro=False)
    picture: bytes = code.svg_inline(scale=8, border=3, dark="#000", light="#fff", omitsize=True).encode()
    return picture.replace(b"<svg ", b'<svg xmlns="http://www.w3.org/2000/svg" ', 1)
