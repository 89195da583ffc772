from __future__ import annotations

from members.models import User
from proposals.case.models import ProposalCase
from proposals.cohandling.rules import takes_part
from union_portal.core.rules import rule


@rule("proposals.note_progress")
def may_note(user: User, case: ProposalCase) -> bool:
    """The departments that handle the case say how it is coming on."""
    return takes_part(user, case)
