"""The area's desk. Each slice keeps its own; the two rooms on which many slices meet are put together here."""

from __future__ import annotations

from django.contrib import admin

from proposals.case import admin as case
from proposals.case.models import ProposalCase
from proposals.cohandling import admin as cohandling
from proposals.dialogue import admin as dialogue
from proposals.extension import admin as extension
from proposals.imports import admin as imports
from proposals.innovation import admin as innovation
from proposals.intake import admin as intake
from proposals.progress import admin as progress
from proposals.promise import admin as promise
from proposals.proposal.models import Proposal
from proposals.rating import admin as rating
from proposals.reply import admin as reply
from proposals.review import admin as review
from proposals.review.room import CommitteeRoom
from proposals.session import admin as session
from proposals.supervision import admin as supervision

__all__ = ["ProposalAdmin", "ProposalCaseAdmin", "imports", "innovation", "session"]


@admin.register(Proposal)
class ProposalAdmin(CommitteeRoom):
    """Submissions (份), with what may be done to them in the order in which the committee needs it."""

    position = 1
    deeds = [*intake.LATE, *review.DEEDS]
    panels = [*review.PANELS]


@admin.register(ProposalCase)
class ProposalCaseAdmin(case.CaseRoom):
    """Cases (件), with the deeds and parts of the page that each slice brings."""

    position = 2
    deeds = [
        cohandling.ASSIGN, *case.DEEDS, *reply.DEEDS, *rating.DEEDS, *cohandling.DEEDS, *extension.DEEDS, *progress.DEEDS,
        *dialogue.DEEDS, *review.CASE_DEEDS, *supervision.DEEDS,
    ]  # fmt: skip
    panels = [
        review.KEY, cohandling.DEPARTMENTS, progress.NOTES, dialogue.TALKS, reply.REPLIES, promise.PROMISES, rating.RATINGS, supervision.URGINGS,
        supervision.CHECKS,
    ]  # fmt: skip
