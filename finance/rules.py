"""Who may do what in finance. Posts decide; that duties stay apart is refused by services and database too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from union_portal.core.rules import rule

if TYPE_CHECKING:
    from finance.voucher.models import Voucher
    from members.models import User

READERS = ("PREPARER", "CHECKER", "BOOKKEEPER", "CASHIER", "UNION_CHAIR")


def reads_books(user: User) -> bool:
    """Who keeps, checks, leads or audits the books reads them all."""
    return user.holds(*READERS) or user.sits_on("AUDIT")


for _model in (
    "account", "fund", "period", "monthbalance", "voucher", "entry", "budgetline", "budgetplan", "voucherimport",
    "report", "yearend",
):  # fmt: skip
    rule(f"finance.view_{_model}")(reads_books)


@rule("finance.keep_books")
def may_keep_books(user: User) -> bool:
    """Close and reopen months, close accounts, open funds."""
    return user.holds("BOOKKEEPER")


@rule("finance.add_voucher")
def may_write(user: User) -> bool:
    return user.holds("PREPARER")


@rule("finance.change_voucher")
def may_rewrite(user: User, voucher: Voucher) -> bool:
    """A draft written at the desk, by its preparer alone."""
    return user.holds("PREPARER") and voucher.is_editable and voucher.preparer_id == user.pk


@rule("finance.prepare_voucher")
def may_prepare(user: User, voucher: Voucher) -> bool:
    return user.holds("PREPARER") and voucher.preparer_id in {None, user.pk}


@rule("finance.discard_voucher")
def may_discard(user: User, voucher: Voucher) -> bool:
    return user.holds("PREPARER") and voucher.preparer_id in {None, user.pk}


@rule("finance.sign_voucher")
def may_sign(user: User, voucher: Voucher) -> bool:
    return user.holds("CASHIER") and user.pk != voucher.checker_id


@rule("finance.check_voucher")
def may_check(user: User, voucher: Voucher) -> bool:
    return user.holds("CHECKER") and user.pk not in {voucher.preparer_id, voucher.cashier_id}


@rule("finance.post_voucher")
def may_post(user: User, voucher: Voucher) -> bool:
    return user.holds("BOOKKEEPER") and user.pk not in {voucher.checker_id, voucher.cashier_id}


@rule("finance.return_voucher")
def may_return(user: User, voucher: Voucher) -> bool:
    """The checker returns what waits for him, the bookkeeper what was checked."""
    return (
        user.holds("CHECKER" if voucher.state == "PREPARED" else "BOOKKEEPER")
        and user.pk != voucher.preparer_id
    )


@rule("finance.reverse_voucher")
def may_reverse(user: User, voucher: Voucher) -> bool:
    return user.holds("PREPARER")


@rule("finance.upload_vouchers")
def may_upload(user: User) -> bool:
    return user.holds("PREPARER", "BOOKKEEPER")


@rule("finance.post_import")
def may_post_import(user: User) -> bool:
    return user.holds("BOOKKEEPER")


@rule("finance.export_report")
def may_export(user: User) -> bool:
    return reads_books(user)
