"""The way of a proposal from the first draft to its end, as the stepper shows it: what, who and when."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Literal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from proposals.proposal.models import Proposal
from proposals.proposal.services import seconders_missing
from proposals.proposal.workflow import State
from union_portal.core.ui.page import Step

PLACE = {
    "DRAFT": 0, "SECONDING": 1, "SUBMITTED": 2, "UNDER_REVIEW": 2, "RETURNED": 2, "FILED": 3, "RETURNED_BY_DEPT": 3,
    "ASSIGNED": 4, "IN_PROGRESS": 4, "REHANDLING": 4, "LEADER_REVIEW": 5, "REPLIED": 6, "DECIDING": 6, "TRACKING": 7, "CLOSED": 8,
}  # fmt: skip
"""Which step is now, by stage. What was withdrawn or not filed ends at the committee."""


def steps_of(proposal: Proposal, *, author: Any) -> list[Step]:
    """The steps; ``author`` is the proposer's name as this reader may see it."""
    ended_early = proposal.state in {State.WITHDRAWN, State.NOT_FILED, State.ANSWERED}
    steps = [*_before_filing(proposal, author), *([] if ended_early else _after_filing(proposal))]
    place = len(steps) if ended_early else PLACE[proposal.stage]
    shown = [
        Step(what, _status(n, place), who or "", when, note)
        for n, (what, who, when, note) in enumerate(steps)
    ]
    written, seconded, *others = shown
    if proposal.kind == Proposal.Kind.SUGGESTION:
        return [written, *others]
    return [written, _counted(seconded, proposal), *others]


def _counted(seconded: Step, proposal: Proposal) -> Step:
    """With the names it has and needs as long as that is open; left out when it was withdrawn before it had them."""
    count = len(proposal.seconders)
    missing = 0
    if proposal.state in {State.SECONDING, State.WITHDRAWN} and not proposal.is_collective:
        missing = seconders_missing(proposal)
    if not missing:
        return replace(seconded, who=ngettext("%(n)d colleague", "%(n)d colleagues", count) % {"n": count})
    who = _("%(n)d of %(needed)d colleagues") % {"n": count, "needed": count + missing}
    return replace(
        seconded, who=who, status="skipped" if proposal.state == State.WITHDRAWN else seconded.status
    )


def _status(step: int, place: int) -> Literal["done", "now", "next"]:
    return "done" if step < place else "now" if step == place else "next"


def _before_filing(proposal: Proposal, author: Any) -> list[tuple[Any, Any, Any, Any]]:
    decision = {
        State.SUGGESTION: _("Taken as a suggestion"),
        State.ANSWERED: _("Answered by the committee"),
        State.NOT_FILED: _("Not filed"),
        State.WITHDRAWN: _("Withdrawn"),
        State.RETURNED: _("Returned for completion"),
        State.FILED: pgettext("proposal", "Filed"),
    }.get(State(proposal.state), _("Reviewed by the committee"))
    by_committee = "" if proposal.state == State.WITHDRAWN else _("Proposal committee")
    return [
        (_("Written"), author, proposal.submitted_at or proposal.started_at, ""),
        (pgettext("step", "Seconding"), "", None, ""),
        (decision, by_committee, proposal.decided_at, ""),
    ]


def _after_filing(proposal: Proposal) -> list[tuple[Any, Any, Any, Any]]:
    case = proposal.case
    assignment = case.assignment if case else None
    reply = case.reply if case else None
    is_again = case is not None and case.round > 1
    rating = proposal.ratings.all()[0] if proposal.ratings.all() else None
    promised = reply.owed_on if reply and reply.reply_class.needs_tracking else None
    return [
        (
            pgettext("step", "Assignment"),
            assignment.department if assignment else "",
            assignment.assigned_at if assignment else None,
            "",
        ),
        (
            _("Handled a second time") if is_again else _("Handled"),
            assignment.department if assignment else "",
            assignment.accepted_at if assignment else None,
            "",
        ),
        (_("Reply signed"), reply.signed_by if reply else "", reply.signed_at if reply else None, ""),
        (
            _("Rated by the proposer"),
            rating.get_result_display() if rating else "",
            rating.rated_at if rating else None,
            "",
        ),
        (
            _("Promise kept") if promised else pgettext("step", "Closing"),
            "",
            case.closed_at if case and case.closed_at else promised,
            reply.kept_note if reply else "",
        ),
    ]
