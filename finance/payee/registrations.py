from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from finance.payee import rules  # noqa: F401  registers them
from finance.registering import tell
from union_portal.core.retention.registry import DataClass
from union_portal.core.retention.registry import register as sensitive

WORDS = {
    "company.entered": _("entered the company"),
    "company.account_changed": _("changed the company's account"),
    "company.confirmed": _("confirmed the company's account"),
    "company.closed": _("closed the company"),
}
TO_DOS = {"confirm_company": _("Confirm a company's bank account")}


def register() -> None:
    tell(words=WORDS, todos=TO_DOS)
    sensitive(
        "finance.Company.bank_account",
        purpose=_("Paying suppliers, and proving to whom it was paid"),
        data_class=DataClass.S3,
        years=30,
        counted_from=_("the end of the year of the last payment (会计档案管理办法)"),
    )
