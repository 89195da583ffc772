"""Rates, shares and days by date; words, deadlines and worklists of the employer's contribution."""

from __future__ import annotations

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from finance.contribution import figures, rules
from finance.contribution.models import Contribution
from finance.registering import tell
from union_portal.core import registry
from union_portal.core.deadline.services import DeadlineKind
from union_portal.core.policy.services import declare

WORDS = {
    "contribution.entered": _("entered the payroll"),
    "contribution.corrected": _("corrected the payroll"),
    "contribution.received": _("recorded what came in"),
    "contribution.remitted": _("recorded what was remitted"),
    "contribution.voided": _("voided the last movement"),
    "contribution.booked_again": _("proposed the voucher again"),
    "contribution.exported": _("took the contributions along"),
}
DEADLINES = {
    "contribution": DeadlineKind(_("The hospital pays its contribution")),
    "remittance": DeadlineKind(_("Remit the higher union's share")),
}


def _list(query: str) -> str:
    return f"{reverse('admin:finance_contribution_changelist')}?{query}"


def register() -> None:
    tell(words=WORDS, deadlines=DEADLINES)
    declare(
        figures.RATE, _("Employer's contribution: share of the payroll"), 2, unit="%", places=2,
        source="中华人民共和国工会法 第四十三条", check=figures.check_percent,
    )  # fmt: skip
    declare(
        figures.KEPT_SHARE, _("Employer's contribution: share that this union keeps"), 60, unit="%", places=2,
        source="上级工会经费分成规定", check=figures.check_percent,
    )  # fmt: skip
    declare(
        figures.PAY_DAY, _("Employer's contribution: day of the next month by which it is paid"), 15,
        source="当地工会经费收缴办法", check=figures.check_day,
    )  # fmt: skip
    declare(
        figures.REMIT_DAY, _("Employer's contribution: day of the next month by which the share is remitted"), 15,
        source="当地工会经费收缴办法", check=figures.check_day,
    )  # fmt: skip
    registry.services.register(
        "finance.contribution",
        registry.Service(
            _("Employer's contribution"), "building-hospital", "finance:contribution",
            offered_to=rules.reads_contributions,
        ),
    )  # fmt: skip
    registry.worklists.register(
        "finance.contribution_overdue",
        registry.Worklist(
            _("Contributions overdue"),
            lambda user: Contribution.objects.overdue(on=timezone.localdate()).count(),
            lambda user: _list("standing=overdue"), rules.may_enter, "hourglass", "danger",
        ),
    )  # fmt: skip
    registry.worklists.register(
        "finance.contribution_remit",
        registry.Worklist(
            _("Shares to remit"),
            lambda user: Contribution.objects.to_remit().count(),
            lambda user: _list("standing=remit"), lambda user: bool(user.holds("CASHIER")), "send", "warning",
        ),
    )  # fmt: skip
    registry.quick_entries.register(
        "finance.contribution",
        registry.QuickEntry(
            _("Enter the payroll of a month"),
            lambda user: reverse("admin:finance_contribution_add"),
            rules.may_enter,
        ),
    )
