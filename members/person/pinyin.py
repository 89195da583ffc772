"""Pinyin initials of names, so that 王秀英 is found by typing ``wxy``."""

from __future__ import annotations

import os

SURNAMES = {"单": "s", "曾": "z", "解": "x", "仇": "q", "查": "z", "任": "r", "朴": "p", "区": "o", "盖": "g", "尉": "y", "乐": "y", "缪": "m", "翟": "z", "覃": "q", "冼": "x"}  # fmt: skip
"""Surnames that are read otherwise than the same character in a word."""


def initials_of(name: str) -> str:
    """The first letter of each syllable, in lower case; letters and digits stay as they are."""
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")  # its phrases cost 45 MB; names aren't phrases
    from pypinyin import Style, lazy_pinyin  # slow to import, and only writing a name needs it

    letters = "".join(lazy_pinyin(name, style=Style.FIRST_LETTER, errors=lambda rest: rest.lower()))
    letters = "".join(letter for letter in letters if letter.isascii() and letter.isalnum())
    return (SURNAMES.get(name[:1], letters[:1]) + letters[1:])[:30]
