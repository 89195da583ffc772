from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from finance.payrun import receivers, rules  # noqa: F401  registers them
from finance.payrun.models import PayRun
from finance.payrun.services import load_presets
from finance.registering import tell
from union_portal.core import registry

WORDS = {
    "payrun.made": _("put the run together"),
    "payrun.released": _("released the run"),
    "payrun.file_made": _("made the bank's file"),
    "payrun.answered": _("noted the bank's answer"),
    "payrun.dropped": _("dropped the run"),
    "banklayout.added": _("entered the layout"),
    "banklayout.changed": _("changed the layout"),
}
TO_DOS = {"payrun_release": _("Release a pay run"), "payrun_answer": _("Send a pay run to the bank")}


def register() -> None:
    registry.presets.register("finance.payrun", load_presets)
    tell(words=WORDS, todos=TO_DOS)
    registry.worklists.register(
        "finance.payruns",
        registry.Worklist(
            label=_("Pay runs"),
            count=lambda user: PayRun.objects.waiting_for(user).count(),
            url=lambda user: f"{reverse('admin:finance_payrun_changelist')}?waiting=me",
            seen_by=lambda user: user.holds("CASHIER", "CHECKER"),
            icon="building-bank",
        ),
    )
