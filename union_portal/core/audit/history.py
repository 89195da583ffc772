"""Row history by trigger (pghistory) on business tables: before and after, with person and address as context."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import pghistory
from django.db import models

M = TypeVar("M", bound=type[models.Model])


def track(*, exclude: list[str] | None = None) -> Callable[[M], M]:
    """Keep every version of the model's rows. Generated columns are left out: they can't be copied.

    Never on ballots, opinions or who took part: a history would undo their secrecy.
    """

    def decorate(model: M) -> M:
        generated = [f.name for f in model._meta.local_fields if isinstance(f, models.GeneratedField)]
        options: dict[str, Any] = {"exclude": [*generated, *(exclude or [])]} if generated or exclude else {}
        tracked: M = pghistory.track(
            pghistory.InsertEvent(),
            pghistory.UpdateEvent(),
            pghistory.DeleteEvent(),
            append_only=True,
            **options,
        )(model)
        return tracked

    return decorate
