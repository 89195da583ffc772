"""What is done to the words of a proposal: cleaned of what word processors leave, and looked at for a second matter."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

from proposals.proposal.models import FRAME

MARKUP = re.compile(
    r"<!--.*?-->|</?(?:o|w|m|v):[^>]*>|</?(?:p|span|div|br|font|b|i|u|strong|em)\b[^>]*>", re.S | re.I
)
"""What comes along when a text is pasted from Word by way of some chat programs."""
BULLET = re.compile(r"^[ \t]*(?:[•●▪■◆◇○□►➢·‣⁃\uf000-\uf0ff]|[-–—*](?=[ \t]))[ \t]*")
"""A list's mark, or its private sign in Word's symbol fonts."""
STRAY_JOINER = re.compile("(?<![\u2600-\u27bf\ufe0f\U0001f000-\U0001faff])\u200d")
"""The joiner is a part of emoji such as 👩‍⚕️; anywhere else it is left behind by another program."""
INDENT = re.compile(r"^[ \t\u3000]+")


def clean_text(text: str) -> str:
    """Take out what Word and chat programs leave behind; the words, their lines and their lists stay.

    Invisible marks, tags and comments go, a list's private signs become dashes, indents of full-width blanks and heaps of
    empty lines close up.
    """
    text = MARKUP.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = re.sub("[\v\u2028\u2029]", "\n", text).replace("\xa0", " ")
    lines = [_clean_line(line) for line in text.split("\n")]
    kept = [line for n, line in enumerate(lines) if line or (n and lines[n - 1])]
    return "\n".join(kept).strip()


def _clean_line(line: str) -> str:
    line = INDENT.sub("", BULLET.sub("- ", line))
    blanks = STRAY_JOINER.sub("", line.replace("\t", " ").replace("\u3000", " "))
    return "".join(c for c in blanks if c.isprintable() or c == "\u200d").rstrip()


# -- one matter ---------------------------------------------------------------------------------------------
COUPLES = re.compile(
    r"(医患|护理|医疗|质量|安全|停放|沟通|管理|宣传|培训|使用|维护|保养|预防|控制|母婴)[和及与]|[和与及](管理|维护|使用|服务|安全|培训)"
)
"""Words that belong together: quality and safety, use and upkeep."""
TWO_SUBJECTS = re.compile(r"[、；;]|以及|[和及与]|并(?![发购且网联科])")
SECOND_SUBJECT = re.compile(r"(?:^|[。；\n])\s*(?:另外|此外|另有|还有一[件个]|顺便|除此之外)")


def second_matter(title: str, *texts: str) -> str:
    """What looks like a second matter (一事一案), as a sentence to think about; empty when nothing does. Never a block."""
    if TWO_SUBJECTS.search(COUPLES.sub("", FRAME.sub("", title.strip()))):
        return _(
            "The subject seems to name two matters. One matter per proposal: a second one is handled faster on a sheet of its own."
        )
    if any(SECOND_SUBJECT.search(text) for text in texts):
        return _(
            "The text seems to begin a second matter. One matter per proposal: a second one is handled faster on a sheet of its own."
        )
    return ""
