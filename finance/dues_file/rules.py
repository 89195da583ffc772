from __future__ import annotations

from typing import TYPE_CHECKING

from finance.dues.rules import reads_dues
from union_portal.core.rules import rule

if TYPE_CHECKING:
    from finance.dues_file.models import DuesFile
    from members.models import User

rule("finance.view_duesfile")(reads_dues)


@rule("finance.upload_duesfile")
def may_upload(user: User) -> bool:
    """Lay a payroll file beside what is owed: the preparer."""
    return user.holds("PREPARER")


@rule("finance.handle_duesfile")
def may_handle(user: User, file: DuesFile) -> bool:
    return user.holds("PREPARER")
