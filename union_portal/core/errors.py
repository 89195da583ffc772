"""The one way in which the rules say no."""

from __future__ import annotations

from typing import Any


class DomainError(Exception):
    """The rules say no: a translated sentence that tells the person what to do next.

    ``field`` names the input that caused it, when one did; doors show the sentence beside it.
    """

    def __init__(self, message: Any, *, field: str | None = None) -> None:
        super().__init__(message)
        self.message, self.field = message, field

    def __str__(self) -> str:
        return str(self.message)


class NotNow(DomainError):
    """The object isn't in a state that allows this, often because a colleague was faster."""
