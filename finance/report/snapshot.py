"""The report's figures as they were counted, kept and read back; and what of them members read."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Collection, Iterable
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from finance.report.figures import AccountLine, FundLine, FundReport, ItemLine, MonthLine
from members.models import Person
from union_portal.core.money import ZERO


def freeze(report: FundReport) -> dict[str, Any]:
    """As data for the database: amounts as text."""
    return {name: _plain(value) for name, value in dataclasses.asdict(report).items()}


def _plain(value: Any) -> Any:
    match value:
        case Decimal():
            return str(value)
        case dt.date():
            return value.isoformat()
        case dict():
            return {name: _plain(inner) for name, inner in value.items()}
        case list() | tuple():
            return [_plain(inner) for inner in value]
    return value


def _amount(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def thaw(data: dict[str, Any]) -> FundReport:
    """A report read back from what ``freeze`` made."""

    def account(line: dict[str, Any]) -> AccountLine:
        items = tuple(ItemLine(item["item"], Decimal(item["amount"])) for item in line["items"])
        return AccountLine(
            line["account"], line["name"], Decimal(line["amount"]), Decimal(line["last_year"]),
            _amount(line["budget"]), items,
        )  # fmt: skip

    def money(line: dict[str, Any], *names: str) -> dict[str, Decimal]:
        return {name: Decimal(line[name]) for name in names}

    return FundReport(
        year=data["year"],
        has_last_year=data["has_last_year"],
        members=data["members"],
        union_name=data["union_name"],
        opening=Decimal(data["opening"]),
        adjustments=Decimal(data["adjustments"]),
        last_opening=Decimal(data["last_opening"]),
        last_adjustments=Decimal(data["last_adjustments"]),
        income=tuple(account(line) for line in data["income"]),
        expense=tuple(account(line) for line in data["expense"]),
        funds=tuple(
            FundLine(fund=line["fund"], name=line["name"] if line["fund"] else _("Free money"), **money(line, "opening", "adjustments", "income", "expense"))
            for line in data["funds"]
        ),
        months=tuple(MonthLine(month=line["month"], **money(line, "income", "expense")) for line in data["months"]),
        as_of=dt.date.fromisoformat(data["as_of"]),
    )  # fmt: skip


# -- for the members -----------------------------------------------------------------------------------------
def names_in(text: str, names: Iterable[str]) -> list[str]:
    """The colleagues whose names a text contains."""
    return sorted({name for name in names if len(name) > 1 and name in text})


def staff_names() -> set[str]:
    return set(Person.objects.order_by().values_list("name", flat=True).distinct())


def for_members(report: FundReport, *, withheld: Collection[str] = ()) -> FundReport:
    """Categories and totals, never who got what: an occasion that names a colleague or is withheld goes into the rest
    of its account, and so does the name of an own account or fund."""
    names = staff_names()

    def secret(text: str) -> bool:
        return text in withheld or bool(names_in(text, names))

    def account(line: AccountLine) -> AccountLine:
        open_items = [item for item in line.items if item.item and not secret(item.item)]
        rest = sum((item.amount for item in line.items if item not in open_items), ZERO)
        items = (*open_items, ItemLine("", rest)) if rest else tuple(open_items)
        name = f"{line.group}—{_('other')}" if secret(line.short_name) else line.name
        return dataclasses.replace(line, name=name, items=items)

    def fund(number: int, line: FundLine) -> FundLine:
        if not secret(line.name) and not secret(line.fund):
            return line
        return dataclasses.replace(
            line, fund=str(number), name=_("Earmarked fund %(number)d") % {"number": number}
        )

    return dataclasses.replace(
        report,
        income=tuple(account(line) for line in report.income),
        expense=tuple(account(line) for line in report.expense),
        funds=tuple(fund(number, line) for number, line in enumerate(report.funds)),
    )
