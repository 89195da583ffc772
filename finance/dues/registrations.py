"""The rules of dues by date, words and figures of the desk, the member's tile, and why wages are kept."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from finance.dues import (
    figures,
    jobs,  # noqa: F401  registers its kinds of work
    receivers,  # noqa: F401  registers them
    rules,
)
from finance.dues.models import Due
from finance.registering import tell
from members.models import Person
from union_portal.core import registry
from union_portal.core.policy.services import declare
from union_portal.core.retention.registry import DataClass
from union_portal.core.retention.registry import register as sensitive
from union_portal.core.ui.templatetags.ui import percent

CHARTER = "全总关于收交工会会费的通知；中国工会章程"
WORDS = {
    "wagebase.entered": _("entered the wage base"),
    "duesexemption.entered": _("exempted the member from dues"),
    "duesexemption.ended": _("let the exemption from dues end"),
    "assessment.assessed": _("worked the dues out"),
    "assessment.compared": _("compared the month with today"),
    "duespayment.taken": _("took the payment"),
    "duespayment.booked_again": _("proposed the voucher again"),
    "duespayment.refunded": _("paid dues back"),
    "duespayment.refund_undone": _("undid the refund: its voucher is gone"),
    "duespayment.voided": _("voided the payment"),
    "dues.reminded": _("reminded members in arrears"),
    "dues.receipted": _("made a receipt of dues"),
    "dues.read": _("read the statement of dues"),
    "dues.exported": _("took the collection of dues along"),
}


def _rate(user: Any) -> str:
    today = timezone.localdate()
    return percent(figures.collection(today.year, on=today).total.rate)


def _without_base(user: Any) -> int:
    today = timezone.localdate()
    rows = Due.objects.filter(assessment__year=today.year, assessment__month=today.month)
    return rows.filter(basis=Due.Basis.UNKNOWN).count()


def _dues_of_month(query: str) -> str:
    today = timezone.localdate()
    month = f"assessment__year={today.year}&assessment__month={today.month}"
    return f"{reverse('admin:finance_due_changelist')}?{month}&{query}"


def register() -> None:
    tell(words=WORDS)
    declare(
        figures.RATE,
        _("Dues: share of the wage base"),
        0.5,
        unit="%",
        source=CHARTER,
        check=figures.check_rate,
    )
    declare(
        figures.ROUND_TO, _("Dues: the tail of the base below this is dropped"), 10, unit=_("yuan"), source=CHARTER,
        check=figures.check_round_to,
    )  # fmt: skip
    declare(
        figures.MINIMUM, _("Dues: the least a month"), 0, unit=_("yuan"), source="本会会员大会决定", most=10_000,
        places=2,
    )  # fmt: skip
    declare(
        figures.FIXED, _("Dues: fixed sum a month instead, by employment"), {}, unit=_("yuan"),
        source="本会会员大会决定", words=dict(Person.Employment.choices), most=10_000,
    )  # fmt: skip
    declare(
        figures.EXEMPT, _("Dues: who is exempt, by standing"), ["RETAINED", "RETIRED", "LEFT", "DECEASED"],
        source="中国工会章程：保留会籍期间免交会费", words=figures.STANDINGS,
    )  # fmt: skip
    declare(
        figures.GRACE, _("Dues: days after a month's end until they are in arrears"), 15, unit=_("days"),
        source="本会会员大会决定",
    )  # fmt: skip
    registry.services.register(
        "finance.dues",
        registry.Service(
            _("My dues"), "coin", "finance:dues", offered_to=lambda user: user.person_id is not None
        ),
    )
    registry.services.register(
        "finance.dues_collection",
        registry.Service(
            _("Collection of dues"),
            "chart-bar",
            "finance:dues-collection",
            offered_to=rules.reads_dues,
            position=25,
        ),
    )
    registry.figures.register(
        "finance.dues_rate",
        registry.Figure(
            _("Dues collected this year"),
            _rate,
            lambda user: reverse("finance:dues-collection"),
            rules.reads_dues,
        ),
    )
    registry.worklists.register(
        "finance.wage_bases_missing",
        registry.Worklist(
            _("Members without a wage base"), _without_base, lambda user: _dues_of_month("standing=unknown"),
            rules.may_assess, "alert-triangle", "warning",
        ),
    )  # fmt: skip
    registry.worklists.register(
        "finance.dues_arrears",
        registry.Worklist(
            _("Members in arrears with dues"),
            lambda user: figures.in_arrears(on=timezone.localdate()).count(),
            lambda user: reverse("finance:dues-arrears-list"), rules.may_remind, "hourglass", "warning",
        ),
    )  # fmt: skip
    registry.quick_entries.register(
        "finance.dues",
        registry.QuickEntry(
            _("Take dues"), lambda user: reverse("admin:finance_duespayment_add"), rules.may_take
        ),
    )
    sensitive(
        "finance.DuesExemption.reason",
        purpose=_("Showing why a member owes no dues"),
        data_class=DataClass.S2,
        years=10,
        counted_from=_("the end of the year in which the exemption ended"),
    )
    sensitive(
        "finance.WageBase.amount",
        purpose=_("Working out union dues as a share of the wage"),
        data_class=DataClass.S3,
        years=10,
        counted_from=_("the end of the year in which the base last counted"),
    )
