"""How the slices of this area tell the registries what they bring."""

from __future__ import annotations

from functools import partial

from union_portal.core import registering

tell = partial(registering.tell, "proposals")
