from __future__ import annotations

from typing import TYPE_CHECKING

from members.staff_file.models import ImportBatch
from union_portal.core.rules import rule

if TYPE_CHECKING:
    from members.user.models import User


@rule("members.view_importbatch")
def may_view_imports(user: User) -> bool:
    return user.holds("UNION_OFFICER")


@rule("members.import_staff")
def may_import(user: User, batch: ImportBatch) -> bool:
    return user.holds("UNION_OFFICER")
