"""Who may do what: one predicate per permission, registered by name, asked at every door with ``has_perm``."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

import rules


def rule(name: str) -> Callable[[Callable[..., bool]], Callable[..., bool]]:
    """Register ``predicate(user, obj)`` or ``predicate(user)`` as the permission ``name``. Nobody unknown passes.

    ``predicate(user, obj=None)`` is asked with and without an object: for a list, and for each row of it.
    """

    def register(predicate: Callable[..., bool]) -> Callable[..., bool]:
        parameters = list(inspect.signature(predicate).parameters.values())
        takes_object = len(parameters) > 1
        needs_object = takes_object and parameters[1].default is inspect.Parameter.empty

        def known_user(user: Any, obj: Any = None) -> bool:
            if user is None or not user.is_active or not user.is_authenticated:
                return False
            if needs_object and obj is None:
                return False
            return bool(predicate(user, obj) if takes_object else predicate(user))

        rules.add_perm(name, rules.predicate(known_user, name=name))
        return predicate

    return register
