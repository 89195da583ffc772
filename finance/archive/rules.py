"""Who makes and keeps the packages. The cashier keeps no archives (会计法 art. 25)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from union_portal.core.rules import rule

if TYPE_CHECKING:
    from finance.archive.models import YearPackage
    from members.models import User

KEEPERS = ("CHECKER", "BOOKKEEPER")


@rule("finance.view_yearpackage")
def may_view(user: User, package: YearPackage | None = None) -> bool:
    keeps_cash = user.holds("CASHIER") and not user.holds(*KEEPERS)
    return not keeps_cash and (user.holds(*KEEPERS, "UNION_CHAIR") or user.sits_on("AUDIT"))


@rule("finance.make_yearpackage")
def may_make(user: User) -> bool:
    return user.holds(*KEEPERS)


@rule("finance.check_yearpackage")
def may_check(user: User, package: YearPackage) -> bool:
    return may_view(user, package)
