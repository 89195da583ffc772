"""What the state machines of finance share: a walk of random steps that is undone at its end, beside a plain model."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import transaction
from hypothesis.stateful import RuleBasedStateMachine

from union_portal.core.errors import DomainError


class Walk(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.walk = transaction.atomic()
        self.walk.__enter__()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.walk.__exit__(None, None, None)

    def attempt(self, deed: Callable[[], Any], *, allowed: bool) -> Any:
        """Do it; the portal says yes when the model does, and no when it doesn't."""
        try:
            with transaction.atomic():
                done = deed()
        except DomainError:
            assert not allowed
            return None
        assert allowed
        return done
