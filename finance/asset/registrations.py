"""Words, presets, policy, to-dos and closing checks of the asset register."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from finance.asset import (
    jobs as _jobs,  # noqa: F401  registers its kind of work
)
from finance.asset import (
    rules as _rules,  # noqa: F401  registers the rules
)
from finance.asset import services
from finance.asset.figures import agreement
from finance.asset.models import Asset, Depreciation
from finance.closing.checks import Check, Finding, checks
from finance.period.models import Period
from finance.registering import tell
from finance.voucher.signals import voucher_discarded, voucher_posted, voucher_reversed
from union_portal.core import registry
from union_portal.core.policy.services import declare

WORDS = {
    "asset.registered": _("registered the asset"),
    "asset.handed_over": _("noted another place or keeper"),
    "asset.given_back": _("gave it back to the hospital"),
    "asset.depreciated": _("worked out the depreciation"),
    "asset.disposal_asked": _("asked for its disposal"),
    "asset.disposal_approved": _("approved the disposal"),
    "asset.disposal_refused": _("refused the disposal"),
    "asset.counting_started": _("started the stocktaking"),
    "asset.counting_finished": _("finished the stocktaking"),
    "assetcategory.added": _("added the category"),
    "assetcategory.changed": _("changed the category"),
}
TO_DOS = {"approve_disposal": _("Decide on a disposal"), "count_assets": _("Count assets")}
SOURCE = "工会会计制度（财会〔2021〕7号）固定资产"


def undepreciated(period: Period) -> Iterable[Finding]:
    """A month without its depreciation, though something is to be depreciated."""
    if Depreciation.objects.filter(period=period).exists():
        return
    if any(asset.depreciation_for(period)[0] for asset in Asset.objects.depreciable()):
        yield Finding(
            _now("The depreciation of %(month)s hasn't been worked out.") % {"month": period},
            reverse("admin:finance_depreciation_add"),
        )


def unlike_books(period: Period) -> Iterable[Finding]:
    """The register says something else than 162 and 163."""
    found = agreement()
    if not found.is_even:
        yield Finding(
            _now("The register holds %(cost)s, depreciated %(worn)s; the books hold %(booked)s on 162 and %(booked_worn)s on 163.")
            % {
                "cost": f"{found.cost:,.2f}", "worn": f"{found.depreciated:,.2f}", "booked": f"{found.booked_cost:,.2f}",
                "booked_worn": f"{found.booked_depreciated:,.2f}",
            },
            reverse("admin:finance_asset_changelist"),
        )  # fmt: skip


def _posted(sender: Any, voucher: Any, **_kwargs: Any) -> None:
    services.follow_posted(voucher)


def _undone(sender: Any, voucher: Any, **_kwargs: Any) -> bool:
    return services.follow_undone(voucher)


def register() -> None:
    tell(words=WORDS, todos=TO_DOS)
    registry.presets.register("finance.asset", services.load_presets)
    declare(
        "finance.asset_general_from", _("General equipment is a fixed asset from this price a piece"), 1000,
        source=SOURCE, unit=_("yuan"), places=2,
    )  # fmt: skip
    declare(
        "finance.asset_special_from", _("Special equipment is a fixed asset from this price a piece"), 1500,
        source=SOURCE, unit=_("yuan"), places=2,
    )  # fmt: skip
    voucher_posted.connect(_posted, dispatch_uid="finance.asset.posted")
    voucher_discarded.connect(_undone, dispatch_uid="finance.asset.discarded")
    voucher_reversed.connect(_undone, dispatch_uid="finance.asset.reversed")
    checks.register("asset.depreciated", Check(_("Assets are depreciated"), undepreciated))
    checks.register(
        "asset.register", Check(_("The asset register agrees with the books"), unlike_books, blocks=False)
    )
