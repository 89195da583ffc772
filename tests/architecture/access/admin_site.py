"""The desk's own pages; those of its rooms stand with their areas."""

from __future__ import annotations

from typing import Any

from members.models import Post

POSTS = dict.fromkeys(Post.Kind.values, 200)
ELSEWHERE = {"staff": 302}
"""To the hall, or to the sign-in page."""


ROWS: dict[str, dict[str, Any]] = {
    "admin:index": ELSEWHERE | POSTS,
    "admin:app_list": {"kwargs": {"app_label": "core"}} | ELSEWHERE | POSTS,
    "admin:login": ELSEWHERE,
    "admin:password_change": ELSEWHERE | POSTS,
    "admin:password_change_done": ELSEWHERE | POSTS,
    "admin:autocomplete": ELSEWHERE | dict.fromkeys(POSTS, 403),
    "admin:jsi18n": ELSEWHERE | POSTS,
    "admin:logout POST": ELSEWHERE,  # last: whoever signs out asks nothing more
}
