"""The worksheet's arithmetic and statistics that tell of nobody."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.utils import timezone

from tests.factories.welfare import AidCaseFactory
from welfare.aid_case import figures
from welfare.aid_case.figures import Worksheet, without_small_cells
from welfare.aid_case.workflow import AidKind, Category, State


def sheet(income: str, rigid: str = "0", people: int = 3, sudden: str = "0") -> Worksheet:
    return Worksheet(Decimal(income), Decimal(rigid), people, Decimal(sudden), Decimal("880"), Decimal("0.8"))


@pytest.mark.parametrize(
    ("worksheet", "per_head", "suggestion"),
    [
        (sheet("31679.64"), "879.99", Category.SEVERE),
        (sheet("31680"), "880.00", Category.RELATIVE),
        (sheet("63359.64"), "1759.99", Category.RELATIVE),
        (sheet("63360"), "1760.00", Category.HOSPITAL_LEVEL),
        (sheet("100000", sudden="80000"), "2777.78", Category.HOSPITAL_LEVEL),
        (sheet("100000", sudden="80000.01"), "2777.78", Category.ACCIDENTAL),
        (sheet("60000", rigid="80000"), "-555.56", Category.SEVERE),
    ],
)
def test_the_worksheet_follows_the_standard_to_the_cent(worksheet, per_head, suggestion):
    assert (worksheet.per_head_month, worksheet.suggestion) == (Decimal(per_head), suggestion)
    assert Worksheet.from_text(worksheet.as_text()) == worksheet


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ([("a", 9), ("b", 5)], [(["a"], 9), (["b"], 5)]),
        ([("a", 9), ("b", 4)], [(["a", "b"], 13)]),
        ([("a", 9), ("b", 3), ("c", 2)], [(["a"], 9), (["b", "c"], 5)]),
        ([("a", 9), ("b", 6), ("c", 1)], [(["a"], 9), (["b", "c"], 7)]),
        ([("a", 4)], []),
        ([("a", 0)], []),
    ],
)
def test_small_cells_are_put_together_so_that_no_difference_tells_of_them(counts, shown):
    assert without_small_cells(counts) == shown


def test_the_boards_charts_hide_small_groups(db):
    year = timezone.localdate().year
    for _n in range(4):
        AidCaseFactory(state=State.PAID)
    assert figures.charts(None, year) == []
    assert figures.in_a_year(year) == {"people": None, "granted": None, "under_way": 0}
    AidCaseFactory(state=State.PAID, kind=AidKind.WINTER_CARE)
    by_kind, by_category, money = figures.charts(None, year)
    assert by_kind.rows == [("Others, taken together", [5])]
    assert by_category.rows == [("Relative hardship", [5])]
    assert money.rows == [("Others, taken together", [Decimal("30000.00")])]
    assert figures.in_a_year(year) == {"people": 5, "granted": "30,000.00", "under_way": 0}
