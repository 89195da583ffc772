"""Whom invoices must be made out to."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from finance.invoice import rules  # noqa: F401  registers them
from finance.registering import tell
from union_portal.core.policy import services as policy


def register() -> None:
    tell(words={"invoice.corrected": _("corrected the invoice's particulars")})
    policy.declare(
        "finance.invoice_buyers",
        _("Names that an invoice may be made out to; none: not checked"),
        [],
        source="本会工会经费使用管理办法",
    )
