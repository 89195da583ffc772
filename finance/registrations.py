"""What finance contributes to the kernel's registries, in one place."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from finance import rules  # noqa: F401  registers the rules
from finance.account.services import load_presets
from union_portal.core import registry
from union_portal.core.policy import services as policy
from union_portal.core.retention.registry import DataClass
from union_portal.core.retention.registry import register as sensitive
from union_portal.core.todo.models import kinds as todo_kinds


def register() -> None:
    registry.presets.register("finance", load_presets)
    policy.declare(
        "finance.preparer_is_not_bookkeeper",
        _("Preparer and bookkeeper of a voucher are two people"),
        True,
        source="中华人民共和国会计法 第二十五条",
    )
    todo_kinds.register("finance.prepare", _("Hand in a payment's voucher"))
    todo_kinds.register("finance.rewrite", _("Correct a returned voucher"))
    todo_kinds.register("finance.check", _("Check a voucher"))
    todo_kinds.register("finance.post", _("Post a voucher"))
    todo_kinds.register("finance.pay", _("Pay"))
    sensitive(
        "finance.PaymentRequest.payee_account",
        purpose=_("Paying out what was approved, and proving to whom it was paid"),
        data_class=DataClass.S3,
        years=30,
        counted_from=_("the end of the year of payment (会计档案管理办法)"),
    )
