"""The portal's own pages: hall, my matters, messages, search, appearance, and the pattern book of the desk."""

from __future__ import annotations

from typing import Any

from members.models import Post
from tests.factories.members import DepartmentFactory
from union_portal.core.base import bond
from union_portal.core.outbox.models import InboxMessage

PEOPLE = ("reader",)
DESK_ONLY = {"staff": 403, "delegate": 403, "reader": 200, **dict.fromkeys(Post.Kind.values, 200)}
ANYBODY = {"staff": 302, "anonymous": 302}


def build(people: dict[str, Any]) -> dict[str, Any]:
    people["reader"] = people["WELFARE_OFFICER"]
    message = InboxMessage.objects.create(
        user=people["reader"],
        kind="try",
        key="try",
        title="A message",
        url="/matters/",
        **bond(DepartmentFactory()),
    )
    return {"message": message}


ROWS = {
    "core:hall": {"staff": 200},
    "core:matters": {"staff": 200},
    "core:inbox": {"staff": 200},
    "core:inbox-read POST": {"staff": 302},
    "core:message-read POST": {"of": "message", "staff": 404, "reader": 302, "WELFARE_OFFICER": 302},
    "core:search": {"staff": 200},
    "core:language POST": {"data": {"language": "en"}, **ANYBODY},
    "core:appearance POST": {"data": {"theme": "dark"}, **ANYBODY},
    "core:pattern-book": DESK_ONLY,
    "core:pattern-page": {"kwargs": {"name": "matter"}, **DESK_ONLY},
}
