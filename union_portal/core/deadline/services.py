"""Set, meet and remind of deadlines; the ladder of reminders is counted in working days."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from union_portal.core.base import bond
from union_portal.core.deadline.models import Deadline
from union_portal.core.outbox import services as outbox
from union_portal.core.registry import Registry
from union_portal.core.workday import services as workday

log = logging.getLogger(__name__)

REMIND = (-3, -1, 0)
ESCALATE = (1, 3, 7)

Level = Callable[[Deadline], Iterable[int | None]]
"""Who hears of a deadline (users' keys). Asked when it rings, since posts may have changed hands since it was set."""
Rungs = Mapping[int, Sequence[Level]]
"""Working days after the due day (before it: negative) → the levels that are told then."""


def responsible(deadline: Deadline) -> Iterable[int]:
    """Who has to do it."""
    return deadline.responsible.values_list("pk", flat=True)


def above(deadline: Deadline) -> Iterable[int]:
    """Who was named to hear of it when it is late."""
    return deadline.escalate_to.values_list("pk", flat=True)


@dataclass(frozen=True)
class DeadlineKind:
    """What is due, in words; on which working days before, on and after it who is told.

    ``ladder(on)`` gives each step levels of its own instead, by the rule that is valid on a day.
    """

    label: Any
    remind: tuple[int, ...] = REMIND
    escalate: tuple[int, ...] = ESCALATE
    ladder: Callable[[dt.date], Rungs] | None = None

    def rungs(self, on: dt.date) -> Rungs:
        if self.ladder is not None:
            return self.ladder(on)
        return dict.fromkeys(self.remind, (responsible,)) | dict.fromkeys(self.escalate, (responsible, above))


kinds: Registry[DeadlineKind] = Registry("deadline kind")


@transaction.atomic
def set_deadline(
    obj: models.Model,
    kind: str,
    *,
    responsible: Iterable[int],
    escalate_to: Iterable[int] = (),
    working_days: int | None = None,
    due_on: dt.date | None = None,
    counted_from: dt.date | None = None,
    source: str = "",
) -> Deadline:
    """Set the deadline of a kind for a record, given as working days from a day (today) or as a date.

    A running one of the same kind is replaced. ``responsible`` and ``escalate_to`` are users' keys.
    """
    kinds[kind]
    start = counted_from or timezone.localdate()
    if due_on is None:
        if working_days is None:
            raise ValueError("a deadline needs a day or a number of working days")
        due_on = workday.add(start, working_days)
    cancel(obj, kind)
    deadline = Deadline.objects.create(
        kind=kind, due_on=due_on, counted_from=start, working_days=working_days, source=source,
        title=str(obj)[:200], url=outbox.url_of(obj), **bond(obj),
    )  # fmt: skip
    deadline.responsible.add(*set(responsible))
    deadline.escalate_to.add(*set(escalate_to))
    return deadline


def meet(obj: models.Model, kind: str) -> None:
    """What was due has been done."""
    Deadline.objects.about(obj).running().filter(kind=kind).update(met_at=timezone.now())


def cancel(obj: models.Model, kind: str | None = None) -> None:
    """What was due is due no longer (all kinds when none is named)."""
    running = Deadline.objects.about(obj).running()
    (running.filter(kind=kind) if kind else running).update(cancelled_at=timezone.now())


def remind(*, on: dt.date) -> int:
    """Tell on each step of the ladder whoever it names: those responsible before and on the day, ever higher levels
    when it is late. Returns how many rungs rang.

    Safe to run twice: the deadline keeps its last rung. One that fell on a day when the portal slept is caught up
    with, but only the latest.
    """
    earliest = max((-step for kind in kinds for step in kind.rungs(on)), default=0)
    horizon = workday.add(on, max(earliest, 0))
    rang = 0
    for pk in Deadline.objects.running().filter(due_on__lte=horizon).values_list("pk", flat=True):
        try:
            rang += _ring(pk, on)
        except Exception:  # one deadline of many: the others must be rung
            log.exception("the reminder of deadline %s failed", pk)
    return rang


@transaction.atomic
def _ring(pk: int, on: dt.date) -> bool:
    deadline = Deadline.objects.running().select_for_update().filter(pk=pk).first()
    if deadline is None:
        return False
    kind, distance = kinds[deadline.kind], -workday.between(on, deadline.due_on)
    rungs = kind.rungs(on)
    step = max((step for step in rungs if step <= distance), default=None)
    if step is None or (deadline.rung is not None and step <= deadline.rung):
        return False
    people = {user for level in rungs[step] for user in level(deadline)}
    outbox.notify(
        "core.deadline.late" if distance > 0 else "core.deadline.near",
        to=people, about=deadline, key=str(step), url=deadline.url,
        label=kind.label, days=abs(distance), due_on=deadline.due_on,
    )  # fmt: skip
    deadline.rung = step
    deadline.save(update_fields=["rung"])
    return True
