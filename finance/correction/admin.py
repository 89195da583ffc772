"""What a voucher's page offers to put a posted one right."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from finance.correction import services
from finance.correction.forms import RightAmountsForm
from finance.voucher.models import Voucher
from union_portal.core.desk.admin import Deed


def _may_be_corrected(voucher: Voucher) -> bool:
    return voucher.is_posted and not hasattr(voucher, "reversed_by")


DEEDS = [
    Deed(
        "adjust", _("Correct the amounts"), perm="finance.reverse_voucher", does=services.correct_amounts,
        form=RightAmountsForm, tone="secondary", done=_("The difference voucher lies with your drafts."),
        when=lambda voucher: _may_be_corrected(voucher) and voucher.date.year == timezone.localdate().year,
        help=_("For amounts alone: the difference is booked on the same accounts, more in blue, less in red. For wrong accounts reverse the voucher and copy it."),
    ),
    Deed(
        "correct-year", _("Correct an earlier year"), perm="finance.reverse_voucher", does=services.correct_earlier_year,
        form=RightAmountsForm, tone="secondary", done=_("The correcting voucher lies with your drafts."),
        when=lambda voucher: _may_be_corrected(voucher) and voucher.date.year < timezone.localdate().year,
        help=_("Its year is closed: what income and expense were wrong by adjusts the opening balance (32101 for earmarked money, 32201 for free money); other accounts are corrected on themselves."),
    ),
]  # fmt: skip
