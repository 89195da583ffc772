"""What a session's review came to. A submission is counted in 份, a case in 件; no figure stands without its unit."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import Count

from proposals.case.models import ProposalCase
from proposals.case.services import KIND_OF
from proposals.proposal.models import Proposal
from proposals.proposal.workflow import State
from proposals.session.models import CongressSession


@dataclass(frozen=True)
class Tally:
    """So many submissions (份) of one outcome, and the cases (件) that came of them where there are any."""

    state: State
    submissions: int
    cases: int | None = None

    @property
    def label(self) -> Any:
        return self.state.label


@dataclass(frozen=True)
class ReviewResult:
    """The result of collecting and reviewing one session (征集与审查结果)."""

    received: int
    valid: int
    waiting: int
    tallies: list[Tally]

    @property
    def filing_rate(self) -> float | None:
        """Filed ÷ valid submissions, both in 份 (立案率)."""
        filed = next((tally.submissions for tally in self.tallies if tally.state == State.FILED), 0)
        return filed / self.valid if self.valid else None


def review_result(session: CongressSession) -> ReviewResult:
    """Received is what was ever handed in; valid is that without what was withdrawn or not filed."""
    of_session = Proposal.objects.filter(session=session).exclude(submitted_at=None)
    by_state = Counter(dict(of_session.values_list("state").annotate(n=Count("pk")).order_by()))
    cases = ProposalCase.objects.filter(session=session)
    by_kind = Counter(dict(cases.values_list("kind").annotate(n=Count("pk")).order_by()))
    received = sum(by_state.values())
    tallies = [Tally(state, by_state[state], by_kind[kind]) for state, kind in KIND_OF.items()]
    tallies += [Tally(state, by_state[state]) for state in (State.NOT_FILED, State.WITHDRAWN)]
    taken_in = sum(tally.submissions for tally in tallies if tally.cases is not None)
    invalid = by_state[State.NOT_FILED] + by_state[State.WITHDRAWN]
    return ReviewResult(received, received - invalid, received - invalid - taken_in, tallies)
