"""Proposals of the staff congress; each slice keeps its own."""

from proposals.case.models import Assignment, ProposalCase, Rating, Reply, ReplyClass
from proposals.proposal.models import Category, Proposal, Seconding
from proposals.session.models import CongressSession

__all__ = [
    "Assignment", "Category", "CongressSession", "Proposal", "ProposalCase", "Rating", "Reply", "ReplyClass",
    "Seconding",
]  # fmt: skip
