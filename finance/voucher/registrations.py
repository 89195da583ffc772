"""Words, to-dos and worklists of vouchers."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from finance.registering import tell
from finance.voucher import jobs as _jobs  # noqa: F401  registers its kind of work
from finance.voucher.models import Voucher
from union_portal.core import registry
from union_portal.core.policy.services import declare

WORDS = {
    "voucher.written": _("wrote the voucher"),
    "voucher.rewritten": _("rewrote the draft"),
    "voucher.discarded": _("discarded the draft"),
    "voucher.prepared": _("handed the voucher in"),
    "voucher.signed": _("signed as cashier"),
    "voucher.checked": _("checked the voucher"),
    "voucher.returned": _("returned the voucher"),
    "voucher.posted": _("posted the voucher"),
    "voucher.reversed": _("wrote a red voucher against it"),
    "voucher.printed": _("printed voucher forms"),
}
TO_DOS = {
    "put_right": _("Put right: its voucher was reversed"),
    "prepare": _("Hand in a voucher that the portal proposes"),
    "rewrite": _("Correct a returned voucher"),
    "check": _("Check a voucher"),
    "post": _("Post a voucher"),
}


def _holds(post: str, user: Any) -> bool:
    return bool(user.holds(post))


def register() -> None:
    tell(words=WORDS, todos=TO_DOS)
    declare(
        "finance.preparer_is_not_bookkeeper", _("Preparer and bookkeeper of a voucher are two people"), True,
        source="中华人民共和国会计法 第二十五条",
    )  # fmt: skip
    declare(
        "finance.vouchers_by_money", _("Receipt, payment and transfer vouchers are numbered apart (收、付、转)"), False,
        source="会计基础工作规范 第五十条",
    )  # fmt: skip
    for key, post, label, icon in (
        ("prepare", "PREPARER", _("Drafts to hand in"), "edit"),
        ("check", "CHECKER", _("Vouchers to check"), "checklist"),
        ("post", "BOOKKEEPER", _("Vouchers to post"), "book"),
    ):
        registry.worklists.register(
            f"finance.{key}",
            registry.Worklist(
                label=label,
                count=lambda user: Voucher.objects.waiting_for(user).count(),
                url=lambda user: f"{reverse('admin:finance_voucher_changelist')}?waiting=me",
                seen_by=partial(_holds, post),
                icon=icon,
            ),
        )
    registry.quick_entries.register(
        "finance.voucher",
        registry.QuickEntry(
            _("New voucher"),
            lambda user: reverse("admin:finance_voucher_add"),
            lambda user: user.has_perm("finance.add_voucher"),
        ),
    )
