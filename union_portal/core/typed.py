"""What people type: numbers and codes made plain, and texts as long as the browser counts them."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from django import forms


def narrow(text: str) -> str:
    """Full-width letters and digits (１２３), as Chinese keyboards type them, made plain (123); no spaces round them."""
    return unicodedata.normalize("NFKC", text).strip()


def numbers_in(text: str) -> list[str]:
    """Several numbers or codes with blanks, commas or semicolons of either width between them."""
    return re.findall(r"[^\s,、;]+", narrow(text))


def has_only_digits(text: str) -> bool:
    """Whether there is nothing but 0 to 9; ``str.isdigit`` takes ² and ٣ as well."""
    return text.isascii() and text.isdigit()


class LongText(forms.Textarea):
    """A text area whose line breaks count once, as for its ``maxlength``: browsers send each as two characters."""

    def value_from_datadict(self, *args: Any) -> Any:
        typed = super().value_from_datadict(*args)
        return typed.replace("\r\n", "\n") if typed else typed
