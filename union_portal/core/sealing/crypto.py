"""AES-256-GCM bound to table, row and column; keys by id from the settings; the keyed blind index."""

from __future__ import annotations

import hmac
import os
import unicodedata
from base64 import urlsafe_b64decode, urlsafe_b64encode
from functools import lru_cache
from hashlib import sha256

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

VERSION = "v1.aes256gcm"
NONCE_BYTES = 12


class KeyDestroyed(Exception):
    """The subject's key was destroyed: the field can't be read any more, by anybody."""


@lru_cache(maxsize=16)
def _aead(key: bytes) -> AESGCM:
    return AESGCM(key)


def _decode(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def encrypt(text: str, key: bytes, bound_to: str) -> str:
    """The ciphertext as text; moved to another table, row or column it can't be opened."""
    nonce = os.urandom(NONCE_BYTES)
    body = nonce + _aead(key).encrypt(nonce, text.encode(), bound_to.encode())
    return f"{VERSION}.{urlsafe_b64encode(body).decode()}"


def decrypt(ciphertext: str, key: bytes, bound_to: str) -> str:
    """Raises ``InvalidTag`` when the text was tampered with, moved, or written with another key."""
    version, _, body = ciphertext.rpartition(".")
    if version != VERSION:
        raise ValueError(f"unknown ciphertext version {version!r}")
    raw = _decode(body)
    return _aead(key).decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], bound_to.encode()).decode()


def new_key() -> bytes:
    return AESGCM.generate_key(bit_length=256)


def current_master_key_id() -> str:
    return next(iter(settings.FIELD_MASTER_KEYS))


def _master(key_id: str) -> bytes:
    return _decode(settings.FIELD_MASTER_KEYS[key_id])


def wrap(key: bytes, subject: str) -> tuple[str, str]:
    """Wrap a data key with the current master key: (master key's id, wrapped key)."""
    key_id = current_master_key_id()
    return key_id, encrypt(urlsafe_b64encode(key).decode(), _master(key_id), f"datakey:{subject}")


def unwrap(wrapped: str, key_id: str, subject: str) -> bytes:
    return urlsafe_b64decode(decrypt(wrapped, _master(key_id), f"datakey:{subject}"))


def blind(value: str, *, purpose: str) -> str:
    """The blind index of a value: equal values of one purpose give equal indexes, and nothing else is told.

    Spaces, width and case don't count (a check digit ``x`` is an ``Ｘ``). Nothing has no index.
    """
    normal = "".join(unicodedata.normalize("NFKC", value).split()).upper()
    if not normal:
        return ""
    return hmac.new(settings.BLIND_INDEX_KEY.encode(), f"{purpose}:{normal}".encode(), sha256).hexdigest()
