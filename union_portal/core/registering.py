"""What every slice of an area tells the registries, in one way."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from union_portal.core.audit.words import actions
from union_portal.core.deadline.services import DeadlineKind
from union_portal.core.deadline.services import kinds as deadline_kinds
from union_portal.core.todo.models import kinds as todo_kinds


def tell(
    area: str,
    *,
    words: Mapping[str, Any],
    todos: Mapping[str, Any] | None = None,
    deadlines: Mapping[str, DeadlineKind] | None = None,
) -> None:
    """Words for the history by action, labels of to-dos, kinds of deadlines; keys without the area's name."""
    for key, said in words.items():
        actions.register(f"{area}.{key}", said)
    for key, label in (todos or {}).items():
        todo_kinds.register(f"{area}.{key}", label)
    for key, kind in (deadlines or {}).items():
        deadline_kinds.register(f"{area}.{key}", kind)
