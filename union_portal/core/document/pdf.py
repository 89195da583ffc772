"""PDFs as good as print: tagged, with CJK fonts, fed only from the portal's own static files."""

from __future__ import annotations

import mimetypes
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils import timezone

BASE = "portal:///"


def render_pdf(template: str, context: dict[str, Any], *, variant: str = "pdf/ua-1") -> bytes:
    """Lay out a template of ``templates/…/reports/`` as A4 pages. Slow: call it in a job."""
    from weasyprint import HTML  # slow to import, and only paper needs it

    words = {"union_name": settings.UNION_NAME, "printed_at": timezone.localtime()} | context
    html = HTML(string=render_to_string(template, words), base_url=BASE, url_fetcher=_fetcher())
    content: bytes = html.write_pdf(pdf_variant=variant)
    return content


def _fetcher() -> Any:
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class StaticOnly(URLFetcher):
        """What users type can't make the server fetch: only the static folder is served, and data: URLs."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            if url.startswith("data:"):
                return super().fetch(url, headers)
            if not url.startswith(BASE + "static/"):
                raise ValueError(f"refused: {url}")
            path = finders.find(url.removeprefix(BASE + "static/"))
            if not isinstance(path, str):
                raise ValueError(f"no such static file: {url}")
            with open(path, "rb") as file:
                content = file.read()
            kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
            return URLFetcherResponse(url, content, {"Content-Type": kind})

    return StaticOnly()
