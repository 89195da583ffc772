from __future__ import annotations

from members.models import User
from proposals.imports.models import ProposalImport
from proposals.session.rules import runs_the_committee
from union_portal.core.rules import rule


@rule("proposals.import_proposals")
def may_import(user: User, file: ProposalImport | None = None) -> bool:
    """Earlier sessions are brought in by whoever runs the proposal committee."""
    return runs_the_committee(user)


@rule("proposals.view_proposalimport")
def may_view(user: User, file: ProposalImport | None = None) -> bool:
    return may_import(user)
