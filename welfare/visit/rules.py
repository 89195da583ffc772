from __future__ import annotations

from typing import TYPE_CHECKING

from union_portal.core.rules import rule
from welfare.visit.models import VisitNote

if TYPE_CHECKING:
    from members.models import User


@rule("welfare.view_visitnote")
def may_view(user: User, visit: VisitNote) -> bool:
    """A visit is seen by whoever may open the sealed fields of the record it is about."""
    owner = visit.about
    return owner is not None and user.has_perm(f"welfare.reveal_{owner._meta.model_name}", owner)
