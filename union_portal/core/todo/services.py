"""Open and close to-dos; called by the services of all areas in their own transactions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db import models
from django.utils import timezone

from union_portal.core.base import bond
from union_portal.core.todo.models import Todo, kinds


def open_todo(
    obj: models.Model,
    kind: str,
    *,
    for_users: Iterable[int | None],
    due_on: dt.date | None = None,
    url: str = "",
) -> None:
    """Put something on people's lists. Who has it there already keeps it."""
    kinds[kind]
    link = url or obj.get_absolute_url()  # type: ignore[attr-defined]
    Todo.objects.bulk_create(
        [
            Todo(user_id=pk, kind=kind, subject=str(obj)[:200], url=link, due_on=due_on, **bond(obj))
            for pk in sorted({pk for pk in for_users if pk})
        ],
        ignore_conflicts=True,
    )


def close_todo(obj: models.Model, kind: str | None = None, *, user: int | None = None) -> None:
    """Take it off the lists: one kind or all, for one person or for everybody."""
    rows = Todo.objects.about(obj).filter(done_at=None)
    if kind:
        rows = rows.filter(kind=kind)
    if user:
        rows = rows.filter(user_id=user)
    rows.update(done_at=timezone.now())
