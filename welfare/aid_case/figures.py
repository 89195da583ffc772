"""The figures of aid: the worksheet's arithmetic, what a household may still get, and statistics that tell of nobody."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q, Sum
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from union_portal.core.document.chart import ChartSpec, Series
from union_portal.core.errors import DomainError
from union_portal.core.money import ZERO, to_money
from union_portal.core.policy import services as policy
from union_portal.core.policy.models import PolicyValue
from union_portal.core.ui.templatetags.ui import yuan
from welfare.aid_case import workflow
from welfare.aid_case.models import AidCase
from welfare.aid_case.workflow import AidKind, Category

SMALL_CELL = 5
"""Groups smaller than this are never shown: a figure of few tells of each."""
OTHERS = gettext_lazy("Others, taken together")


@dataclass(frozen=True)
class Worksheet:
    """The household's figures of one year as the officer has checked them (困难认定).

    ``per_head_month = (disposable income − rigid expenditure) / 12 / people``; rigid expenditure is net of
    insurance and other aid. Below the minimum living standard: severe; below twice the standard: relative;
    sudden costs above the set share of the year's income: after an event; else the hospital's own list.
    """

    income: Decimal
    rigid_expenditure: Decimal
    people: int
    sudden_costs: Decimal
    standard: Decimal
    sudden_share: Decimal

    @property
    def per_head_month(self) -> Decimal:
        return to_money((self.income - self.rigid_expenditure) / 12 / self.people)

    @property
    def suggestion(self) -> Category:
        """What follows from the figures; only a suggestion."""
        if self.per_head_month < self.standard:
            return Category.SEVERE
        if self.per_head_month < 2 * self.standard:
            return Category.RELATIVE
        if self.sudden_costs > self.sudden_share * self.income:
            return Category.ACCIDENTAL
        return Category.HOSPITAL_LEVEL

    def in_words(self) -> list[tuple[str, str]]:
        """As the desk shows it once it is opened."""
        return [
            (_("Disposable income of the year"), f"¥{self.income:,.2f}"),
            (_("Rigid expenditure of the year"), f"¥{self.rigid_expenditure:,.2f}"),
            (_("People living together"), str(self.people)),
            (_("Left per head and month"), f"¥{self.per_head_month:,.2f}"),
            (_("Minimum living standard"), f"¥{self.standard:,.2f}"),
            (_("Costs of a sudden event"), f"¥{self.sudden_costs:,.2f}"),
        ]

    def as_text(self) -> str:
        """How the check keeps it, sealed."""
        return json.dumps(asdict(self) | {"per_head_month": self.per_head_month}, default=str)

    @classmethod
    def from_text(cls, text: str) -> Worksheet:
        kept: dict[str, Any] = json.loads(text)
        kept.pop("per_head_month")
        people = kept.pop("people")
        return cls(people=people, **{name: Decimal(value) for name, value in kept.items()})


def require_askable(kind: str, amount: Decimal) -> None:
    """Raises ``DomainError`` when more is asked for than aid of this kind may ever be."""
    cap = Decimal(policy.value(f"welfare.cap.{kind}"))
    if amount > cap:
        raise DomainError(
            _("At most %(cap)s may be asked for here. Please change the amount.") % {"cap": yuan(cap)},
            field="amount_asked",
        )


def require_within_caps(case: AidCase, amount: Decimal, *, on: dt.date) -> PolicyValue:
    """The rules of aid (帮困章程): how much, how often, how much in a year. Returns the cap that was applied."""
    cap = policy.version(f"welfare.cap.{case.kind}", on=on)
    if amount > Decimal(cap.value):
        raise DomainError(
            _("At most %(cap)s yuan may be granted for “%(kind)s” (%(source)s).")
            % {"cap": cap.value, "kind": case.get_kind_display(), "source": cap.source},
            field="amount",
        )
    others = AidCase.objects.filter(applicant=case.applicant_id, decided_on__year=on.year).exclude(pk=case.pk)
    granted = others.granted()
    times = int(policy.value("welfare.times_a_year", on=on))
    if granted.filter(kind=case.kind).count() >= times:
        raise DomainError(
            _("Aid of this kind was granted this year already; the rules allow it %(times)d time(s) a year.")
            % {"times": times},
            field="amount",
        )
    so_far = granted.aggregate(sum=Sum("amount_granted"))["sum"] or ZERO
    yearly = Decimal(policy.value("welfare.cap_a_year", on=on))
    if so_far + amount > yearly:
        raise DomainError(
            _("With %(so_far)s yuan granted this year already, at most %(left)s yuan may follow.")
            % {"so_far": so_far, "left": max(yearly - so_far, ZERO)},
            field="amount",
        )
    return cap


def without_small_cells(counts: Iterable[tuple[str, int]]) -> list[tuple[list[str], int]]:
    """Groups of at least ``SMALL_CELL``: smaller ones are put together, with the next larger one if need be.

    So neither a group nor a difference between the sum and the groups shown tells of a few people.
    """
    cells = sorted(((key, n) for key, n in counts if n), key=lambda cell: -cell[1])
    shown: list[tuple[list[str], int]] = [([key], n) for key, n in cells if n >= SMALL_CELL]
    small = [(key, n) for key, n in cells if n < SMALL_CELL]
    keys, total = [key for key, _n in small], sum(n for _key, n in small)
    while 0 < total < SMALL_CELL and shown:
        merged, n = shown.pop()
        keys, total = merged + keys, total + n
    return [*shown, (keys, total)] if total >= SMALL_CELL else shown


def charts(user: Any, year: int) -> list[ChartSpec]:
    """The board's charts of one year: cases by kind, by category, and the money paid by kind."""
    applied = AidCase.objects.filter(applied_on__year=year)
    granted = AidCase.objects.granted().filter(decided_on__year=year)
    found = [
        _counted(applied, "kind", AidKind, _("Applications by kind of aid, %(year)d"), year),
        _counted(granted, "category", Category, _("Aid granted by category, %(year)d"), year),
        _summed(granted, year),
    ]
    return [chart for chart in found if chart is not None]


def _names(keys: list[str], choices: Any) -> str:
    return str(choices(keys[0]).label) if len(keys) == 1 else str(OTHERS)


def _counted(cases: Any, field: str, choices: Any, title: str, year: int) -> ChartSpec | None:
    rows = cases.order_by().values_list(field).annotate(n=Count("pk"))
    groups = without_small_cells(rows)
    if not groups:
        return None
    return ChartSpec(
        "bar", title % {"year": year}, [_names(keys, choices) for keys, _n in groups],
        [Series(_("Cases"), [n for _keys, n in groups])], unit=_("cases"),
    )  # fmt: skip


def _summed(cases: Any, year: int) -> ChartSpec | None:
    rows = {kind: (n, total) for kind, n, total in
            cases.order_by().values_list("kind").annotate(n=Count("pk"), total=Sum("amount_granted"))}  # fmt: skip
    groups = without_small_cells((kind, n) for kind, (n, _total) in rows.items())
    if not groups:
        return None
    sums = [sum((rows[key][1] for key in keys), ZERO) for keys, _n in groups]
    return ChartSpec(
        "bar", _("Money granted by kind of aid, %(year)d") % {"year": year},
        [_names(keys, AidKind) for keys, _n in groups], [Series(_("Granted"), sums)], unit=_("yuan"),
    )  # fmt: skip


def in_a_year(year: int) -> dict[str, Any]:
    """What the desk's figures show: how many were helped and with how much; small numbers are kept back."""
    helped = AidCase.objects.filter(decided_on__year=year, state__in=workflow.GRANTED)
    sums = helped.aggregate(n=Count("applicant", distinct=True), total=Sum("amount_granted"))
    open_cases = (
        AidCase.objects.exclude(state=workflow.State.DRAFT).filter(~Q(state__in=workflow.OVER)).count()
    )
    hidden = sums["n"] < SMALL_CELL
    return {
        "people": None if hidden else sums["n"],
        "granted": None if hidden else f"{sums['total']:,.2f}",
        "under_way": open_cases,
    }
