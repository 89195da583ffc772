"""Year-ends: whoever reads the books sees them, the bookkeeper proposes their vouchers."""

from __future__ import annotations

import datetime as dt
from typing import Any

from finance.closing.models import YearEnd
from finance.rules import READERS
from tests.architecture.access import desk
from tests.factories.finance import Office


def build(people: dict[str, Any]) -> dict[str, Any]:
    """A year whose results aren't transferred yet, and one before it that is to be folded."""
    office = Office()
    office.posted("102 D 5", "32203 C 5", date=dt.date(2021, 12, 1))
    office.posted("102 D 5", "401 C 5", date=dt.date(2022, 12, 1))
    return {
        name: YearEnd.objects.create(year=year, begun_by=office.bookkeeper)
        for name, year in (("to_fold", 2021), ("to_transfer", 2022))
    }


DESK = {
    "finance.yearend": desk(
        of="to_transfer", see=READERS, add=["BOOKKEEPER"],
        deeds={"transfer": ["BOOKKEEPER"], "fold": ("to_fold", ["BOOKKEEPER"])},
    ),
}  # fmt: skip


def more_year_ends(people: dict[str, Any], objects: dict[str, Any], count: int) -> None:
    YearEnd.objects.bulk_create(
        YearEnd(year=1900 + count + n, begun_by=people["BOOKKEEPER"]) for n in range(count)
    )


LISTS = {"admin:finance_yearend_changelist": ("BOOKKEEPER", more_year_ends)}
