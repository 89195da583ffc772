"""The demo hospital: made up, believable, seeded, the same on the same day. Each area adds its part."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass, field
from random import Random
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection, models
from django.utils import timezone

from union_portal.core.audit import services as audit
from union_portal.core.audit.models import READ
from union_portal.core.registry import Registry

PASSWORD = "demo-portal-2026"  # noqa: S105 - printed by scripts/run, and only the demo's role accounts have it
SEED = 20_260_501


@dataclass
class SignIn:
    """One of the demo's role accounts, as ``scripts/run`` prints it."""

    role: Any
    staff_number: str
    name: str


@dataclass
class Memory:
    """Something that somebody did to a record, at a moment of the past."""

    at: dt.datetime
    action: str
    about: models.Model
    by: Any
    details: dict[str, Any]


@dataclass
class DemoWorld:
    """What the areas share while they load: the day, the dice, and the people made so far by name of role."""

    today: dt.date
    random: Random
    people: dict[str, Any] = field(default_factory=dict)
    sign_ins: list[SignIn] = field(default_factory=list)
    memories: list[Memory] = field(default_factory=list)
    _clock: Random = field(default_factory=lambda: Random(SEED))  # noqa: S311  made-up data
    _latest: dict[int, dt.datetime] = field(default_factory=dict)

    def recall(
        self, action: str, about: models.Model, *, by: Any, at: dt.date | dt.datetime, **details: Any
    ) -> None:
        """Let a record have a past: ``audit.record``, but at a moment of the past and written by nobody's deed.

        For loaders that make rows in bulk instead of through services, so that the rows' pages have a history::

            world.recall("welfare.aidcase.applied", case, by=case.applied_by, at=case.applied_on)
            world.recall("welfare.aidcase.returned", case, by=officer, at=day, reason="请补交费用清单。")

        Action and details are those of the service that would have done it (``reason`` is shown on the page). ``by``
        is a user, or ``None`` for the portal itself. A day alone gets an office hour of that day, and those of one
        record on one day follow each other as they are told. Nothing is written here: the command writes what all
        areas told in the order of time when all are loaded, and seals it. So ``about`` may be saved later.
        """
        if not isinstance(at, dt.datetime):
            at = self._office_hour(at, about)
        self.memories.append(Memory(at, action, about, by, details))
        self._latest[id(about)] = at

    def _office_hour(self, day: dt.date, about: models.Model) -> dt.datetime:
        morning = timezone.make_aware(dt.datetime.combine(day, dt.time(8, 30)))
        hour = morning + dt.timedelta(minutes=self._clock.randrange(300))
        before = self._latest.get(id(about), morning)
        if before < hour or timezone.localtime(before).date() > day:
            return hour
        return before + dt.timedelta(minutes=self._clock.randrange(2, 40))


COPY = """
COPY core_auditentry (at, by_id, action, about_type_id, about_id, title, concerns_id, details, address) FROM STDIN
"""


def write_memories(world: DemoWorld) -> int:
    """Write what was recalled in the order of time, and seal it into the chain. Returns how many entries.

    By SQL, because no entry made through the model can say when it was made. What was told for later today is put
    at the present moment.
    """
    now = timezone.now()
    rows = [_row(memory, now) for memory in sorted(world.memories, key=lambda memory: memory.at)]
    with connection.cursor() as cursor, cursor.copy(COPY) as copy:
        for row in rows:
            copy.write_row(row)
    while audit.seal():
        pass
    return len(rows)


def _row(memory: Memory, now: dt.datetime) -> tuple[Any, ...]:
    about = memory.about
    concerned = getattr(about, "concerned_user", None) if memory.action == READ else None
    return (
        min(memory.at, now), memory.by.pk if memory.by else None, memory.action,
        ContentType.objects.get_for_model(about).pk, about.pk, str(about)[:200], concerned.pk if concerned else None,
        json.dumps(memory.details, cls=audit.PlainValues), None,
    )  # fmt: skip


loaders: Registry[str] = Registry("demo loader")
"""Dotted names of functions that take the world, called in order of registration: members, finance, proposals,
welfare, activities. Names, because the web process would never call what it imported."""
