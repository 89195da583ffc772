"""A browser's long name for itself, in a few words."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

SYSTEMS = (
    ("iPad", "iPad"), ("iPhone", "iPhone"), ("OpenHarmony", gettext_lazy("HarmonyOS phone")),
    ("HarmonyOS", gettext_lazy("HarmonyOS phone")), ("Android", gettext_lazy("Android phone")), ("Windows", "Windows"),
    ("Macintosh", "Mac"), ("Linux", "Linux"),
)  # fmt: skip
BROWSERS = (
    ("wxwork/", gettext_lazy("WeCom")), ("MicroMessenger/", gettext_lazy("WeChat")), ("DingTalk/", gettext_lazy("DingTalk")),
    ("Edg", "Edge"), ("QQBrowser/", gettext_lazy("QQ Browser")), ("UCBrowser/", "UC"),
    ("HuaweiBrowser/", gettext_lazy("Huawei Browser")), ("MiuiBrowser/", gettext_lazy("Mi Browser")),
    ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"), ("Chrome/", "Chrome"), ("CriOS/", "Chrome"), ("Safari/", "Safari"),
)  # fmt: skip
"""The first that fits: browsers name those that they are built on as well, and come before them here."""


def device_name(user_agent: str) -> str:
    """Android phone · WeChat; for what isn't known, as much of its own name as a line bears."""
    known = [
        str(next((name for mark, name in marks if mark in user_agent), "")) for marks in (SYSTEMS, BROWSERS)
    ]
    return " · ".join(filter(None, known)) or user_agent[:40] or _("Unknown device")
