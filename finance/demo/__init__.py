"""The demo hospital's union funds: the books first, then what each slice adds."""

from __future__ import annotations

from finance.demo import assets, audit, books, budget, claims, closing, dues, reports, treasury, writing
from union_portal.core.demo import DemoWorld


def load(world: DemoWorld) -> None:
    own = dues.Dues(world)
    own.prepare()
    books.load(world, own)
    closing.load(world)
    own.finish()
    dues.due_now(world)
    assets.load(world)
    treasury.load(world)
    claims.load(world)
    budget.load(world)
    writing.load(world)
    reports.load(world)
    audit.load(world)
