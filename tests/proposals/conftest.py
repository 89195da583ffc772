"""Words are asserted as they are written in the code; the Chinese is checked by the browser journey."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.utils import translation

from members.models import User


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch, settings: Any) -> Iterator[None]:
    settings.LANGUAGE_CODE = "en"
    monkeypatch.setattr(User._meta.get_field("language"), "default", "en")
    with translation.override("en"):
        yield
