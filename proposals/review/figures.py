"""What a session's review came to. A submission is counted in 份, a case in 件; no figure stands without its unit."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from proposals.case.models import ProposalCase
from proposals.case.services import KIND_OF
from proposals.proposal.models import Proposal
from proposals.proposal.workflow import INVALID, State
from proposals.session.models import CongressSession


@dataclass(frozen=True)
class Tally:
    """So many submissions (份) of one outcome, and the cases (件) that came of them where there are any."""

    label: Any
    submissions: int
    cases: int | None = None


@dataclass(frozen=True)
class ReviewResult:
    """The result of collecting and reviewing one session (征集与审查结果).

    The outcomes of ``valid`` add up to it; with those of ``invalid`` they are all that was received.
    """

    valid: list[Tally]
    invalid: list[Tally]

    @property
    def valid_count(self) -> int:
        return sum(tally.submissions for tally in self.valid)

    @property
    def received_count(self) -> int:
        return self.valid_count + sum(tally.submissions for tally in self.invalid)


def review_result(session: CongressSession) -> ReviewResult:
    """What was received, by outcome; received and valid as the report to the congress counts them."""
    received = Proposal.objects.filter(session=session).received()
    by_state = Counter(dict(received.values_list("state").annotate(n=Count("pk")).order_by()))
    cases = ProposalCase.objects.filter(session=session)
    by_kind = Counter(dict(cases.values_list("kind").annotate(n=Count("pk")).order_by()))
    waiting = by_state[State.SUBMITTED] + by_state[State.UNDER_REVIEW]
    return ReviewResult(
        valid=[
            *(Tally(state.label, by_state[state], by_kind[kind]) for state, kind in KIND_OF.items()),
            Tally(State.NOT_FILED.label, by_state[State.NOT_FILED]),
            Tally(_("Waiting for a decision"), waiting),
        ],
        invalid=[Tally(state.label, by_state[state]) for state in sorted(INVALID)],
    )
