"""Words, to-dos and the cashier's worklist; what is kept sealed."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from finance.payment import chain, receivers, rules  # noqa: F401  registers them
from finance.payment.models import PaymentRequest
from finance.registering import tell
from union_portal.core import registry
from union_portal.core.policy import services as policy
from union_portal.core.retention.registry import DataClass
from union_portal.core.retention.registry import register as sensitive

WORDS = {
    "payment.requested": _("approved the payment"),
    "payment.signed": _("gave the further signature"),
    "payment.paid": _("paid"),
    "payment.put_into_run": _("put it into a pay run"),
    "payment.out_of_run": _("took it out of the pay run"),
    "payment.account_changed": _("changed the payee's account; the approval is void"),
    "payment.approved_again": _("approved the payment again"),
    "payment.reversed": _("is not in the books any more: its voucher was reversed"),
    "payment.booked_again": _("proposed the payment's voucher again"),
    "payment.to_be_paid_again": _("noted that the money came back; it is to be paid again"),
    "payment_template.chosen": _("chose a template for payments"),
    "payment_template.dropped": _("took the choice of a template back"),
    "payment.cancelled": _("cancelled the payment"),
}
TO_DOS = {
    "pay": _("Pay"),
    "sign_payment": _("Sign a large payment"),
}


def register() -> None:
    tell(words=WORDS, todos=TO_DOS)
    policy.declare(
        chain.KEY, _("Chain of approvals by amount"), chain.PRESET,
        source="本会工会经费使用管理办法；集体研究：皖工发〔2025〕18号", check=chain.check, words=chain.WORDS,
    )  # fmt: skip
    registry.worklists.register(
        "finance.sign_payments",
        registry.Worklist(
            label=_("Large payments to sign"),
            count=lambda user: PaymentRequest.objects.to_sign(user).count(),
            url=lambda user: f"{reverse('admin:finance_paymentrequest_changelist')}?waiting=signature",
            seen_by=lambda user: user.holds(*chain.LAST),
            icon="signature",
        ),
    )
    registry.worklists.register(
        "finance.pay",
        registry.Worklist(
            label=_("Payments to make"),
            count=lambda user: PaymentRequest.objects.waiting_for(user).count(),
            url=lambda user: f"{reverse('admin:finance_paymentrequest_changelist')}?waiting=me",
            seen_by=lambda user: user.holds("CASHIER"),
            icon="wallet",
        ),
    )
    sensitive(
        "finance.PaymentRequest.payee_account",
        purpose=_("Paying out what was approved, and proving to whom it was paid"),
        data_class=DataClass.S3,
        years=30,
        counted_from=_("the end of the year of payment (会计档案管理办法)"),
    )
