"""States and allowed moves: one table per aggregate, obeyed by the model and by the database."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pgtrigger
from django.db import models
from django.utils.translation import gettext as _

from union_portal.core.errors import NotNow

Moves = Mapping[Any, frozenset[Any]]


class Stateful(models.Model):
    """A model with a ``state`` that only moves along ``NEXT``."""

    NEXT: Moves
    state: Any

    class Meta:
        abstract = True

    def may_become(self, state: str) -> bool:
        return state in self.NEXT.get(self.state, frozenset())

    def _move(self, state: str) -> None:
        """Change the state in memory. Raises ``NotNow`` unless the table of moves allows it."""
        if not self.may_become(state):
            meta: Any = self._meta  # abstract models have no fields of their own, as mypy sees it
            field = meta.get_field("state")
            words = dict(field.choices or [])
            raise NotNow(
                _(
                    "%(thing)s is now “%(now)s” and can't become “%(wanted)s”. Reload the page to see what has happened."
                )
                % {
                    "thing": self._meta.verbose_name,
                    "now": words.get(self.state, self.state),
                    "wanted": words.get(state, state),
                }
            )
        self.state = state


def guard_moves(moves: Moves, *, field: str = "state") -> pgtrigger.Trigger:
    """The same table of moves as a database trigger on updates, so that nothing goes round the services."""
    return pgtrigger.FSM(
        name=f"{field}_moves",
        field=field,
        transitions=sorted((str(a), str(b)) for a, targets in moves.items() for b in targets),
    )
