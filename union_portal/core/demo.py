"""The demo hospital: made up, believable, seeded, the same on the same day. Each area adds its part."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

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
class DemoWorld:
    """What the areas share while they load: the day, the dice, and the people made so far by name of role."""

    today: dt.date
    random: random.Random
    people: dict[str, Any] = field(default_factory=dict)
    sign_ins: list[SignIn] = field(default_factory=list)


loaders: Registry[Callable[[DemoWorld], None]] = Registry("demo loader")
"""Called in order of registration: members, finance, proposals, welfare, activities."""
