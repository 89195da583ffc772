"""What of a case all may read: reports, bound volumes and awards show this and nothing more."""

from __future__ import annotations

from collections.abc import Iterable

from proposals.case.models import ProposalCase
from proposals.proposal.models import Proposal


def open_submissions(case: ProposalCase) -> list[Proposal]:
    """Without the confidential ones, the first first."""
    return sorted((p for p in case.submissions.all() if not p.confidential), key=lambda p: p.pk)


def is_confidential(case: ProposalCase) -> bool:
    """None of its submissions may be seen by all."""
    return not open_submissions(case)


def is_wholly_open(case: ProposalCase) -> bool:
    return not any(proposal.confidential for proposal in case.submissions.all())


def open_title(case: ProposalCase) -> str:
    """Its subject; where one of several submissions is confidential that of the first open one, lest it be told."""
    return case.title if is_wholly_open(case) else open_submissions(case)[0].title


def names(proposals: Iterable[Proposal]) -> tuple[str, ...]:
    """Who wrote them, each once, without those who withhold their names; a delegation's by the delegation."""
    found: dict[str, None] = {}
    for proposal in proposals:
        if proposal.confidential or proposal.name_withheld:
            continue
        if proposal.is_collective and proposal.delegation:
            found[str(proposal.delegation)] = None
        elif proposal.proposer_id:
            found |= dict.fromkeys(person.name for person in proposal.authors)
        else:
            found[proposal.author_name] = None
    return tuple(found)
