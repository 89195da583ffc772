from __future__ import annotations

from union_portal.core.demo import DemoWorld


def load(world: DemoWorld) -> None:
    """Filled in below."""
