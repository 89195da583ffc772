"""Proposals of the staff congress; each slice keeps its own."""

from proposals.authorship.models import CoAuthor
from proposals.award.models import Award
from proposals.case.models import Assignment, Inclusion, ProposalCase
from proposals.cohandling.models import CoHandling
from proposals.dialogue.models import Meeting, TalkMessage
from proposals.extension.models import Extension
from proposals.imports.models import ImportedRow, Origin, ProposalImport
from proposals.innovation.models import Evaluation, HigherAward, RationalizationProposal
from proposals.ledger.models import Follow
from proposals.progress.models import ProgressNote
from proposals.promise.models import Promise, PromiseAnswer, PromiseMove, PromiseNote
from proposals.proposal.models import Category, Proposal, Seconding
from proposals.rating.models import FinalDecision, Rating, SeconderRating
from proposals.reply.models import ClassChange, Letter, Reply, ReplyClass, Signature
from proposals.report.models import CongressReport, Endorsement
from proposals.review.models import Appeal, Decision, KeyProposal, Opinion, Review
from proposals.session.models import CongressSession
from proposals.similar.models import GramFrequency
from proposals.supervision.models import Check, Finding, Urging

__all__ = [
    "Appeal",
    "Assignment",
    "Award",
    "Category",
    "Check",
    "ClassChange",
    "CoAuthor",
    "CoHandling",
    "CongressReport",
    "CongressSession",
    "Decision",
    "Endorsement",
    "Evaluation",
    "Extension",
    "FinalDecision",
    "Finding",
    "Follow",
    "GramFrequency",
    "HigherAward",
    "ImportedRow",
    "Inclusion",
    "KeyProposal",
    "Letter",
    "Meeting",
    "Opinion",
    "Origin",
    "ProgressNote",
    "Promise",
    "PromiseAnswer",
    "PromiseMove",
    "PromiseNote",
    "Proposal",
    "ProposalCase",
    "ProposalImport",
    "Rating",
    "RationalizationProposal",
    "Reply",
    "ReplyClass",
    "Review",
    "SeconderRating",
    "Seconding",
    "Signature",
    "TalkMessage",
    "Urging",
]
