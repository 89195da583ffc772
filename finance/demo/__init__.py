"""The demo hospital's union funds: the books first, then what each slice adds."""

from __future__ import annotations

from finance.demo import books, budget, claims, reports, writing
from finance.demo import books, budget, claims, closing, reports, writing
from finance.demo import books, budget, claims, dues, reports, writing
from union_portal.core.demo import DemoWorld


def load(world: DemoWorld) -> None:
    books.load(world)
    closing.load(world)
    own = dues.Dues(world)
    own.prepare()
    books.load(world, own)
    own.finish()
    dues.due_now(world)
    claims.load(world)
    budget.load(world)
    writing.load(world)
    reports.load(world)
