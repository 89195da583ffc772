"""The desk's own pages; those of its rooms stand with their areas."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from django.contrib.contenttypes.models import ContentType

from members.models import Post

POSTS = dict.fromkeys(Post.Kind.values, 200)
ELSEWHERE = {"staff": 302}
"""To the hall, or to the sign-in page."""


def build(people: dict[str, Any]) -> dict[str, Any]:
    person = people["staff"].person
    content_type = ContentType.objects.get_for_model(person)
    return {"place": SimpleNamespace(content_type_id=content_type.pk, pk=person.pk)}


ROWS: dict[str, dict[str, Any]] = {
    "admin:index": ELSEWHERE | POSTS,
    "admin:app_list": {"kwargs": {"app_label": "core"}} | ELSEWHERE | POSTS,
    "admin:login": ELSEWHERE,
    "admin:password_change": ELSEWHERE | POSTS,
    "admin:password_change_done": ELSEWHERE | POSTS,
    "admin:autocomplete": ELSEWHERE | dict.fromkeys(POSTS, 403),
    "admin:jsi18n": ELSEWHERE | POSTS,
    "admin:view_on_site": {"of": "place"} | ELSEWHERE,
    "admin:logout POST": ELSEWHERE,  # last: whoever signs out asks nothing more
}
