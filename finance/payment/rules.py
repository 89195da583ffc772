"""Who signs, pays, and gives back a payment request."""

from __future__ import annotations

from finance.payment.models import PaymentRequest
from finance.rules import reads_books
from members.models import User
from union_portal.core.rules import rule


@rule("finance.view_paymentrequest")
def may_view(user: User) -> bool:
    """Readers of the books; leaders of the hospital open what asks for their signature."""
    return reads_books(user) or user.holds("HOSPITAL_LEADER")


@rule("finance.sign_paymentrequest")
def may_sign(user: User, request: PaymentRequest) -> bool:
    """Holders of the post that the sum asks for, who neither approved the payment nor get it."""
    is_payee = request.payee_id is not None and user.person_id == request.payee_id
    asked = bool(request.signature_of) and user.holds(request.signature_of)
    return asked and user.pk != request.approved_by_id and not is_payee


@rule("finance.pay_paymentrequest")
def may_pay(user: User, request: PaymentRequest) -> bool:
    """A cashier who neither approved nor signed the payment, nor gets it."""
    is_payee = request.payee_id is not None and user.person_id == request.payee_id
    return (
        user.holds("CASHIER")
        and user.pk not in {request.approved_by_id, request.signed_by_id}
        and not is_payee
    )


@rule("finance.give_back_paymentrequest")
def may_give_back(user: User, request: PaymentRequest) -> bool:
    """The cashier; while it waits for a signature, whoever is asked for it too."""
    return user.holds("CASHIER") or (request.state == "SIGNING" and may_sign(user, request))


@rule("finance.reveal_paymentrequest")
def may_reveal(user: User, request: PaymentRequest) -> bool:
    """Only the cashier needs the account number, and only while it is to be paid."""
    return user.holds("CASHIER") and request.state == "APPROVED"


@rule("finance.book_paymentrequest")
def may_book(user: User, request: PaymentRequest) -> bool:
    """Booked wrongly: the preparer proposes it anew."""
    return user.holds("PREPARER")


@rule("finance.pay_again_paymentrequest")
def may_pay_again(user: User, request: PaymentRequest) -> bool:
    """Money that came back: the cashier knows."""
    return user.holds("CASHIER")


@rule("finance.view_paymenttemplate")
def may_view_templates(user: User) -> bool:
    return reads_books(user)


@rule("finance.choose_payment_templates")
def may_choose_templates(user: User) -> bool:
    """The bookkeeper says how payments are booked."""
    return user.holds("BOOKKEEPER")
