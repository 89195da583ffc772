"""The area's desk; each slice keeps its own."""

from proposals.case.admin import ProposalAdmin, ProposalCaseAdmin, ReplyClassAdmin
from proposals.proposal.admin import CategoryAdmin
from proposals.session.admin import CongressSessionAdmin

__all__ = ["CategoryAdmin", "CongressSessionAdmin", "ProposalAdmin", "ProposalCaseAdmin", "ReplyClassAdmin"]
