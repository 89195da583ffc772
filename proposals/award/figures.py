"""The open formula: each candidate's score with its components, each component with the figure behind it.

A component is a share between nothing and one, made of two numbers that everybody can check; times its weight it
gives points. The weights are dated data (``policies``) and stand on the score sheet.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from proposals.award.models import Award
from proposals.case.models import ProposalCase
from proposals.proposal.models import Seconding
from proposals.rating.models import Rating
from proposals.report.counting import Counting, is_promised, is_solved
from proposals.report.openness import is_wholly_open
from proposals.session.models import CongressSession
from union_portal.core.money import to_tenth
from union_portal.core.policy import services as policy
from union_portal.core.policy.models import PolicyValue

WORTH = {
    Rating.Grade.SATISFIED: Fraction(1),
    Rating.Grade.BASICALLY_SATISFIED: Fraction(1, 2),
    Rating.Grade.DISSATISFIED: Fraction(0),
}
PARAMETERS = {
    Award.Kind.PROPOSAL: ("proposal.award_proposal_weights", "proposal.award_proposals"),
    Award.Kind.DEPARTMENT: ("proposal.award_department_weights", "proposal.award_departments"),
}
"""Kind of award → the parameters of its weights and of how many there are."""

COMPONENTS: dict[str, Any] = {
    "support": gettext_lazy("Support: authors and seconders, against the most of the session"),
    "solved": gettext_lazy(
        "Solved: by the class of the reply, or the promise kept; a promise still open counts half"
    ),
    "satisfaction": gettext_lazy("Satisfaction: satisfied counts one, basically satisfied half"),
    "key": gettext_lazy("Key proposal led by a hospital leader"),
    "in_time": gettext_lazy("First replies in time, of all cases assigned"),
    "contact": gettext_lazy("Cases in which the author was met, of all cases assigned"),
    "workload": gettext_lazy("Cases assigned, against the department with the most"),
}


@dataclass(frozen=True)
class Component:
    """One line of a score sheet."""

    key: str
    share: Fraction
    figure: str
    weight: int

    @property
    def points(self) -> Fraction:
        return self.share * self.weight

    @property
    def label(self) -> Any:
        return COMPONENTS[self.key]

    @property
    def shown_points(self) -> Decimal:
        return tenth(self.points)


@dataclass(frozen=True)
class Candidate:
    """A case or a department with its score sheet."""

    winner: Any
    components: tuple[Component, ...]
    rank: int = 0

    @property
    def score(self) -> Decimal:
        return tenth(sum((c.points for c in self.components), Fraction(0)))

    @property
    def sheet(self) -> list[list[Any]]:
        """As an award keeps it: component, figure, points, weight."""
        return [[c.key, c.figure, str(tenth(c.points)), c.weight] for c in self.components]


def tenth(points: Fraction) -> Decimal:
    return to_tenth(Decimal(points.numerator) / Decimal(points.denominator))


def weights(kind: str) -> PolicyValue:
    """The weights of today, as the row that a choice stores."""
    return policy.version(PARAMETERS[Award.Kind(kind)][0])


def places(kind: str) -> int:
    return int(policy.value(PARAMETERS[Award.Kind(kind)][1]))


def candidates(session: CongressSession, kind: str) -> list[Candidate]:
    """All candidates of a session, the highest score first; equal scores share a rank."""
    counting = Counting(session)
    points: Mapping[str, int] = weights(kind).value
    found = (_cases if kind == Award.Kind.PROPOSAL else _departments)(counting, points)
    ordered = sorted(found, key=lambda c: (-c.score, str(c.winner)))
    scores = [candidate.score for candidate in ordered]
    return [Candidate(c.winner, c.components, scores.index(c.score) + 1) for c in ordered]


def _component(
    key: str, above: Fraction | int, below: int, figure: str, points: Mapping[str, int]
) -> Component:
    share = Fraction(above) / below if below else Fraction(0)
    return Component(key, share, figure, points[key])


def _of(above: int, below: int) -> str:
    return _("%(a)d of %(b)d") % {"a": above, "b": below}


def _satisfaction(ratings: Iterable[Rating], points: Mapping[str, int], *, attitude: bool) -> Component:
    """The mean of all grades; of the result alone, or of attitude and result."""
    given = [
        getattr(r, name) for r in ratings for name in (("attitude", "result") if attitude else ("result",))
    ]
    worth = sum((WORTH[Rating.Grade(grade)] for grade in given), Fraction(0))
    satisfied = given.count(Rating.Grade.SATISFIED)
    words = _("%(satisfied)d of %(n)d grades satisfied, %(half)d basically") % {
        "satisfied": satisfied, "n": len(given), "half": given.count(Rating.Grade.BASICALLY_SATISFIED),
    }  # fmt: skip
    return _component("satisfaction", worth, len(given), words if given else _("not rated"), points)


# -- excellent proposals ------------------------------------------------------------------------------------------
def _cases(counting: Counting, points: Mapping[str, int]) -> Iterable[Candidate]:
    """Filed cases that all may read; what is confidential, if only in part, can't be honoured in public."""
    cases = [c for c in counting.cases if c.kind == ProposalCase.Kind.PROPOSAL and is_wholly_open(c)]
    people = _supporters(cases)
    most = max((len(found) for found in people.values()), default=0)
    for case in cases:
        replies = list(case.replies.all())
        ratings = list(replies[-1].ratings.all()) if replies else []
        yield Candidate(
            case,
            (
                _component("support", len(people[case.pk]), most, _("%(n)d people, at most %(most)d") % {"n": len(people[case.pk]), "most": most}, points),
                _solved(case, points),
                _satisfaction(ratings, points, attitude=False),
                _component("key", int(case.pk in counting.keys), 1, _("yes") if case.pk in counting.keys else _("no"), points),
            ),
        )  # fmt: skip


def _supporters(cases: list[ProposalCase]) -> dict[int, set[int]]:
    """The people behind each case: authors and who seconded, each once."""
    found: dict[int, set[int]] = {
        case.pk: {person.pk for p in case.submissions.all() if p.proposer_id for person in p.authors}
        for case in cases
    }
    seconded = Seconding.objects.accepted().filter(proposal__cases__in=cases)
    for case, person in seconded.values_list("proposal__cases", "person"):
        if case in found:
            found[case].add(person)
    return found


def _solved(case: ProposalCase, points: Mapping[str, int]) -> Component:
    replies = list(case.replies.all())
    if not replies:
        return _component("solved", 0, 1, _("not answered yet"), points)
    worth = Fraction(1) if is_solved(case) else Fraction(1, 2) if is_promised(case) else Fraction(0)
    return _component("solved", worth, 1, str(replies[-1].reply_class), points)


# -- excellent departments ----------------------------------------------------------------------------------------
def _departments(counting: Counting, points: Mapping[str, int]) -> Iterable[Candidate]:
    """Lead departments with at least one case of the session."""
    by_department: dict[Any, list[ProposalCase]] = {}
    for case in counting.cases:
        if case.lead_department:
            by_department.setdefault(case.lead_department, []).append(case)
    most = max((len(cases) for cases in by_department.values()), default=0)
    for department, cases in by_department.items():
        progress = counting.by_progress(cases)
        in_time, solved, met = (len(progress[key]) for key in ("in_time", "solved", "met"))
        ratings = [
            r for case in cases for reply in list(case.replies.all())[-1:] for r in reply.ratings.all()
        ]
        yield Candidate(
            department,
            (
                _component("in_time", in_time, len(cases), _of(in_time, len(cases)), points),
                _component("solved", solved, len(cases), _of(solved, len(cases)), points),
                _satisfaction(ratings, points, attitude=True),
                _component("contact", met, len(cases), _of(met, len(cases)), points),
                _component("workload", len(cases), most, _of(len(cases), most), points),
            ),
        )
