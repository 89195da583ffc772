"""What the logs leave out: secret parts of addresses, and the rows that the database quotes in its errors."""

from __future__ import annotations

import copy
import logging
import re
from urllib.parse import quote

from django.conf import settings
from django.urls import Resolver404, resolve

SECRET = frozenset({"token", "key", "uidb36"})
"""Names of the parts of URL patterns that open something to whoever knows them."""
LEFT_OUT = "…"
ADDRESS = re.compile(r"/[^\s]*")
QUOTED_ROW = re.compile(
    r"\n(?:DETAIL:|CONTEXT:\s+COPY ).*?(?=\n\n(?:The above exception|During handling)|\nTraceback |\Z)",
    re.DOTALL,
)


def masked(path: str) -> str:
    """An address without its secrets and its query; of one that leads nowhere, as a mistyped secret does, the beginning."""
    path = path.partition("?")[0]
    if path.startswith(settings.STATIC_URL):
        return quote(path)
    try:
        parts = resolve(path).kwargs
    except Resolver404:
        first = path.split("/")[1]
        path = path if path.strip("/") == first else f"/{first}/{LEFT_OUT}"
        parts = {}
    for name in SECRET & parts.keys():
        path = path.replace(str(parts[name]), LEFT_OUT)
    return LEFT_OUT.join(map(quote, path.split(LEFT_OUT)))


class Line(logging.Formatter):
    """One event a line, without what must not be in a log."""

    def format(self, record: logging.LogRecord) -> str:
        if record.name.startswith("django.") and isinstance(record.args, tuple):
            record = copy.copy(record)
            record.args = tuple(
                ADDRESS.sub(lambda found: masked(found[0]), arg) if isinstance(arg, str) else arg
                for arg in record.args or ()
            )
        return QUOTED_ROW.sub("", super().format(record))
