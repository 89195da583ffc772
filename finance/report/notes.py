"""The first words of the yearly notes, drafted from the figures; the maker completes them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from finance.asset.models import Asset
from finance.report.figures import FundReport
from finance.sheet.balances import Balances
from union_portal.core.money import ZERO
from union_portal.core.ui.templatetags.ui import figure, percent


def draft(report: FundReport) -> dict[str, str]:
    """What the books themselves can tell of the eight disclosures; where they can't, the field stays empty."""
    return {
        "note_basis": _(
            "This report was made by the Trade Union Accounting System (财会〔2021〕7号) and shows truly and completely the union's income, expense and balances of %(year)d."
        )
        % {"year": report.year},
        "note_budget": _budget(report),
        "note_policies": _(
            "The accounting year is the calendar year; the books are kept in yuan, by double entry, on a cash basis. Depreciation begins in the month of acquisition, by equal parts and without residual value, against the asset fund."
        ),
        "note_items": _main_items(report),
        "note_disposals": _disposals(report.year),
        "note_nominal": _at_nominal_value(report.year),
        "note_adjustments": _adjustments(report),
    }


def _budget(report: FundReport) -> str:
    sentences = []
    for label, lines in ((_("Income"), report.income), (_("Expense"), report.expense)):
        planned: Decimal = sum((line.budget or ZERO for line in lines), ZERO)
        if planned:
            actual = sum((line.amount for line in lines), ZERO)
            sentences.append(
                _("%(element)s: planned %(planned)s yuan, actual %(actual)s yuan, %(share)s of the budget.")
                % {
                    "element": label, "planned": figure(planned), "actual": figure(actual),
                    "share": percent(actual / planned),
                }
            )  # fmt: skip
    return "\n".join(sentences)


def _main_items(report: FundReport) -> str:
    spent = sorted((line for line in report.expense if line.amount > 0), key=lambda line: -line.amount)[:5]
    total = report.total_expense
    return "\n".join(
        _("%(name)s: %(amount)s yuan, %(share)s of the expense.")
        % {"name": line.name, "amount": figure(line.amount), "share": percent(line.amount / total)}
        for line in spent
        if total > 0
    )


def _disposals(year: int) -> str:
    _bought, given_up = Balances(year).moved("162")
    if given_up <= 0:
        return ""
    return _("Fixed assets of %(amount)s yuan (original value) left the books.") % {
        "amount": figure(given_up)
    }


def _at_nominal_value(year: int) -> str:
    """Things that were given without a value stand in the books at one yuan (工会会计制度)."""
    end = dt.date(year, 12, 31)
    kept = Asset.objects.filter(Q(ended_on=None) | Q(ended_on__gt=end), owner=Asset.Owner.UNION, cost=1)
    count = (
        kept.exclude(state__in=[Asset.State.PENDING, Asset.State.CANCELLED])
        .filter(acquired_on__lte=end)
        .count()
    )
    if not count:
        return ""
    return ngettext(
        "%(n)d thing stands in the books at the nominal value of one yuan.",
        "%(n)d things stand in the books at the nominal value of one yuan.",
        count,
    ) % {"n": count}


def _adjustments(report: FundReport) -> str:
    if not report.adjustments:
        return ""
    return _("The opening balance was adjusted by %(amount)s yuan (accounts 321 and 322).") % {
        "amount": figure(report.adjustments)
    }
