"""Who may do what: one predicate per permission, registered by name, asked at every door with ``has_perm``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import rules


def rule(name: str) -> Callable[[Callable[..., bool]], Callable[..., bool]]:
    """Register ``predicate(user, obj)`` or ``predicate(user)`` as the permission ``name``. Nobody unknown passes."""

    def register(predicate: Callable[..., bool]) -> Callable[..., bool]:
        takes_object = predicate.__code__.co_argcount > 1

        def known_user(user: Any, obj: Any = None) -> bool:
            if user is None or not user.is_active or not user.is_authenticated:
                return False
            if takes_object:
                return obj is not None and bool(predicate(user, obj))
            return bool(predicate(user))

        rules.add_perm(name, rules.predicate(known_user, name=name))
        return predicate

    return register
