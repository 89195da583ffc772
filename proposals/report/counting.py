"""Counting a session's proposals: a fixed number of queries, then plain sums. What is counted how, says ``figures``."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from django.db.models import Prefetch
from django.utils import timezone
from django.utils.functional import cached_property

from proposals.case.models import Assignment, ProposalCase
from proposals.dialogue.figures import met
from proposals.promise.workflow import State as PromiseState
from proposals.proposal.models import Proposal
from proposals.proposal.workflow import INVALID, TAKEN_IN, State
from proposals.rating.models import Rating, SeconderRating
from proposals.reply.models import Reply, ReplyClass
from proposals.report.figures import (
    ASPECTS,
    GRADES,
    NOT_IN_LISTS,
    ROUNDS,
    CaseLine,
    Count,
    Earlier,
    Figures,
    Line,
    PromiseLine,
    Unit,
)
from proposals.report.openness import is_confidential, names, open_submissions, open_title
from proposals.session.models import CongressSession
from union_portal.core.policy import services as policy

EARLIER = 4
"""How many earlier sessions a report is compared with."""

RATED = ("rated", "satisfied", "content")
"""What a department's line says of its ratings."""
Said = Callable[[int, int], None]
"""How far the work is: steps done, steps in all."""


def build(
    session: CongressSession, *, on: dt.date | None = None, said: Said = lambda done, total: None
) -> Figures:
    """All figures of a session as they stand now; ``on`` is the day by which deadlines are judged (today)."""
    day = on or timezone.localdate()
    before = list(earlier_sessions(session))
    steps = len(before) + 2
    counting = Counting(session, on=day)
    said(1, steps)
    earlier = []
    for done, past in enumerate(before, start=2):
        counted = Counting(past, on=day)
        totals = {key: count.value for key, count in counted.totals().items()}
        if all(proposal.is_imported for proposal in counted.submissions):
            totals = {key: value for key, value in totals.items() if key not in NOT_IN_LISTS}
        earlier.append(Earlier(str(past), past.code, totals))
        said(done, steps)
    return Figures(
        session=str(session),
        code=session.code,
        held_on=session.held_on,
        counted_on=day,
        counts=counting.totals(),
        breakdowns=counting.breakdowns(),
        ratings_shown=counting.ratings_shown(),
        cases=counting.case_lines(),
        promises=counting.promise_lines(),
        earlier=tuple(earlier),
    )


def earlier_sessions(session: CongressSession) -> Iterable[CongressSession]:
    """The sessions before it that have proposals, imported ones too; the latest first."""
    past = CongressSession.objects.filter(held_on__lt=session.held_on, proposals__isnull=False)
    return past.select_related("term").distinct().order_by("-held_on")[:EARLIER]


class Counting:
    """One session's submissions and cases, read once."""

    def __init__(self, session: CongressSession, *, on: dt.date | None = None) -> None:
        self.day = on or timezone.localdate()
        self.few = int(policy.value("proposal.report_min_ratings", on=self.day))
        self.submissions = list(
            Proposal.objects.filter(session=session)
            .received()
            .select_related("proposer__department__campus", "category", "delegation")
            .prefetch_related("co_authors__person")
            .order_by("pk")
        )
        self.cases = list(
            ProposalCase.objects.filter(session=session)
            .select_related("lead_department", "leader__person", "key__leader__person")
            .prefetch_related(
                Prefetch(
                    "submissions",
                    Proposal.objects.select_related("proposer", "category", "delegation")
                    .prefetch_related("co_authors__person")
                    .order_by("pk"),
                ),
                Prefetch("assignments", Assignment.objects.order_by("assigned_at", "pk")),
                Prefetch(
                    "replies",
                    Reply.objects.standing()
                    .select_related("reply_class", "promise")
                    .prefetch_related(
                        Prefetch("ratings", Rating.objects.filter(proposal__confidential=False)),
                        Prefetch(
                            "seconder_ratings", SeconderRating.objects.filter(proposal__confidential=False)
                        ),
                    )
                    .order_by("round", "pk"),
                ),
            )
            .order_by("number", "pk")
        )
        self.met = set(met(ProposalCase.objects.filter(session=session)).values_list("pk", flat=True))
        self.keys = {case.pk for case in self.cases if _key(case)}
        self.open_cases = [case for case in self.cases if not is_confidential(case)]

    # -- which ones -----------------------------------------------------------------------------------------
    def totals(self) -> dict[str, Count]:
        """The counts of the whole session."""
        counts = {
            key: Count(Unit.SUBMISSION, tuple(p.pk for p in chosen))
            for key, chosen in by_outcome(self.submissions).items()
        }
        counts["authors"] = Count(
            Unit.PERSON, tuple(sorted({p.proposer_id for p in self.submissions if p.proposer_id}))
        )
        for key, chosen in self.by_progress(self.cases).items():
            counts[key] = _cases(chosen)
        for round in self.ratings_shown():
            unit = Unit.BESIDE if round.endswith("beside") else Unit.RATING
            for aspect in ASPECTS:
                for grade in GRADES:
                    graded = tuple(r.pk for r in self.ratings[round] if getattr(r, aspect) == grade)
                    counts[f"{round}.{aspect}.{grade}"] = Count(unit, graded)
        return counts

    def by_progress(self, cases: list[ProposalCase]) -> dict[str, list[ProposalCase]]:
        kinds = ProposalCase.Kind
        filed = [case for case in cases if case.kind == kinds.PROPOSAL]
        assigned = [case for case in cases if case.department_label]
        timing = defaultdict(list)
        for case in assigned:
            timing[self._timing(case)].append(case)
        return {
            "filed_cases": filed,
            "suggested_cases": [case for case in cases if case.kind == kinds.SUGGESTION],
            "answered_cases": [case for case in cases if case.kind == kinds.ANSWER],
            "assigned": assigned,
            "replied": [case for case in assigned if case.replied_at],
            **{key: timing[key] for key in ("in_time", "late", "untimed", "running", "overdue")},
            "met": [case for case in cases if case.pk in self.met],
            "closed": [case for case in cases if case.is_over],
            "unfinished": [case for case in cases if not case.is_over],
            "solved": [case for case in cases if is_solved(case)],
            "met_filed": [case for case in filed if case.pk in self.met],
            "closed_filed": [case for case in filed if case.is_over],
            "solved_filed": [case for case in filed if is_solved(case)],
            "key": [case for case in cases if case.pk in self.keys],
            "rehandled": [case for case in cases if case.round > 1],
        }

    def _timing(self, case: ProposalCase) -> str:
        """How timely the first reply was: judged by the assignment that stands, with its extensions."""
        first = next((a for a in case.assignments.all() if a.sent_back_at is None and a.round == 1), None)
        if first is None:
            return "untimed" if case.replied_at else "unassigned"
        if first.answered_at:
            return "in_time" if timezone.localdate(first.answered_at) <= first.due_on else "late"
        return "overdue" if first.due_on < self.day else "running"

    @cached_property
    def ratings(self) -> dict[str, list[Any]]:
        """By round: of the first replies and of those that stand, by the lead authors and beside them."""
        signed = [replies for case in self.cases if (replies := list(case.replies.all()))]
        first = [reply for replies in signed for reply in replies if reply.round == 1]
        final = [replies[-1] for replies in signed]
        by_authors = [[r for reply in replies for r in reply.ratings.all()] for replies in (first, final)]
        beside = [
            [r for reply in replies for r in reply.seconder_ratings.all()] for replies in (first, final)
        ]
        return dict(zip(ROUNDS, [*by_authors, *beside], strict=True))

    def ratings_shown(self) -> tuple[str, ...]:
        """The rounds in which so many have rated that nobody's own judgement can be read off the sum."""
        return tuple(round for round, ratings in self.ratings.items() if len(ratings) >= self.few)

    # -- broken down ----------------------------------------------------------------------------------------
    def breakdowns(self) -> dict[str, tuple[Line, ...]]:
        def by(name: Callable[[Proposal], Any]) -> tuple[Line, ...]:
            """By something of the author: who withheld the name isn't found by the way of delegation or campus."""
            return _lines(
                self.submissions,
                lambda p: None if p.confidential or p.name_withheld else str(name(p) or ""),
                _outcomes,
            )

        taken_in = [p for p in self.submissions if p.state in TAKEN_IN]
        return {
            "category": self._by_category(),
            "delegation": by(lambda p: p.delegation),
            "campus": by(lambda p: p.proposer and p.proposer.department and p.proposer.department.campus),
            "author": _lines(
                taken_in,
                lambda p: next(iter(names([p])), None),
                lambda chosen: {
                    "taken_in": Count(Unit.SUBMISSION, tuple(p.pk for p in chosen)),
                    "filed": Count(Unit.SUBMISSION, tuple(p.pk for p in chosen if p.state == State.FILED)),
                },
            ),
            "department": self._by_department(),
            "class": self._by_class(),
        }

    def _by_category(self) -> tuple[Line, ...]:
        """In 份 and in 件; a case counts for the category of its first submission."""
        cases = defaultdict(list)
        for case in self.cases:
            cases[None if is_confidential(case) else _category(case)].append(case)

        def name(proposal: Proposal) -> str | None:
            return None if proposal.confidential else str(proposal.category or "")

        def counts(chosen: list[Proposal]) -> dict[str, Count]:
            of_these = cases.pop(name(chosen[0]), [])
            return _outcomes(chosen) | {"cases": _cases(of_these)}

        lines = _lines(self.submissions, name, counts)
        return lines + _lines(
            [case for rest in cases.values() for case in rest],
            lambda case: None if is_confidential(case) else _category(case),
            lambda chosen: _outcomes([]) | {"cases": _cases(chosen)},
        )

    def _by_department(self) -> tuple[Line, ...]:
        """By lead department, with the ratings of its replies where enough were given.

        A single department that is left out could be found by subtraction from the sum of all; then the one with the
        fewest ratings is left out too.
        """
        lines = _lines(
            [case for case in self.cases if case.department_label],
            lambda case: None if is_confidential(case) else case.department_label,
            self._department_counts,
        )
        rated = [count.value if (count := line.counts["rated"]) else 0 for line in lines]
        hidden = {place for place, line in enumerate(lines) if line.is_rest or 0 < rated[place] < self.few}
        shown = [place for place, n in enumerate(rated) if place not in hidden and n]
        if 0 < sum(rated[place] for place in hidden) < self.few and shown:
            hidden.add(min(shown, key=lambda place: (rated[place], place)))
        return tuple(
            replace(line, counts=line.counts | dict.fromkeys(RATED)) if place in hidden else line
            for place, line in enumerate(lines)
        )

    def _department_counts(self, cases: list[ProposalCase]) -> dict[str, Count | None]:
        progress = self.by_progress(cases)
        shown = ("replied", "in_time", "late", "overdue", "met", "closed", "solved")
        ratings = [
            r for case in cases for reply in list(case.replies.all())[-1:] for r in reply.ratings.all()
        ]
        judged = {
            "rated": ratings,
            "satisfied": [r for r in ratings if r.result == Rating.Grade.SATISFIED],
            "content": [r for r in ratings if r.result != Rating.Grade.DISSATISFIED],
        }
        return {
            "cases": _cases(cases),
            **{key: _cases(progress[key]) for key in shown},
            **{key: Count(Unit.RATING, tuple(r.pk for r in judged[key])) for key in RATED},
        }

    def _by_class(self) -> tuple[Line, ...]:
        """By the class of the reply that stands; the classes are data and keep their order."""
        found = defaultdict(list)
        for case in self.cases:
            if replies := case.replies.all():
                found[list(replies)[-1].reply_class_id].append(case)
        kinds = ProposalCase.Kind
        return tuple(
            Line(
                str(reply_class),
                {
                    "cases": _cases(found[reply_class.pk]),
                    "filed": _cases(c for c in found[reply_class.pk] if c.kind == kinds.PROPOSAL),
                    "suggested": _cases(c for c in found[reply_class.pk] if c.kind == kinds.SUGGESTION),
                },
            )
            for reply_class in ReplyClass.objects.all()
            if found[reply_class.pk]
        )

    # -- lists ------------------------------------------------------------------------------------------------
    def case_lines(self) -> tuple[CaseLine, ...]:
        """The full list, without what is confidential."""
        return tuple(self._case_line(case) for case in self.open_cases)

    def _case_line(self, case: ProposalCase) -> CaseLine:
        shown = open_submissions(case)
        replies = list(case.replies.all())
        return CaseLine(
            id=case.pk,
            number=case.number,
            title=open_title(case),
            kind=case.kind,
            category=_category(case),
            submissions=len(shown),
            authors=names(shown),
            withheld=sum(p.name_withheld for p in shown),
            department=case.department_label,
            leader=_leader(case),
            state=case.state,
            reply_class=str(replies[-1].reply_class) if replies else "",
            due_on=case.due_on,
            is_key=case.pk in self.keys,
            is_overdue=bool(case.due_on and case.due_on < self.day and not case.is_over),
        )

    def promise_lines(self) -> tuple[PromiseLine, ...]:
        """What departments promised in replies that were signed, without what is confidential."""
        return tuple(
            PromiseLine(
                case_id=case.pk,
                number=case.number,
                title=open_title(case),
                department=case.department_label,
                promised_on=reply.owed_on,
                kept_on=timezone.localdate(reply.kept_at) if reply.kept_at else None,
                is_late=reply.kept_at is None and reply.owed_on < self.day,
            )
            for case in self.open_cases
            for reply in list(case.replies.all())[-1:]
            if reply.owed_on and not _is_dropped(reply)
        )


# -- one submission, one case ----------------------------------------------------------------------------------
def by_outcome(submissions: list[Proposal]) -> dict[str, list[Proposal]]:
    """Received (收到), and what became of it. Valid (有效) is what was neither withdrawn nor left incomplete."""
    of = defaultdict(list)
    for proposal in submissions:
        of[proposal.state].append(proposal)
    valid = [p for p in submissions if p.state not in INVALID]
    return {
        "received": submissions,
        "valid": valid,
        "filed": of[State.FILED],
        "suggested": of[State.SUGGESTION],
        "answered": of[State.ANSWERED],
        "not_filed": of[State.NOT_FILED],
        "returned": of[State.RETURNED],
        "withdrawn": of[State.WITHDRAWN],
        "pending": [p for p in valid if p.state not in TAKEN_IN | {State.NOT_FILED}],
    }


def _outcomes(submissions: list[Proposal]) -> dict[str, Count]:
    outcome = by_outcome(submissions)
    shown = ("received", "valid", "filed", "suggested", "answered")
    return {key: Count(Unit.SUBMISSION, tuple(p.pk for p in outcome[key])) for key in shown}


def _cases(cases: Iterable[ProposalCase]) -> Count:
    return Count(Unit.CASE, tuple(case.pk for case in cases))


def is_solved(case: ProposalCase) -> bool:
    """Its standing reply is of a class that counts as solved, or its promise has been kept."""
    replies = list(case.replies.all())
    return bool(replies) and (replies[-1].reply_class.is_resolved or replies[-1].kept_at is not None)


def is_promised(case: ProposalCase) -> bool:
    """Its standing reply promises something that isn't kept yet."""
    replies = list(case.replies.all())
    return bool(replies) and replies[-1].reply_class.needs_tracking and replies[-1].kept_at is None


def _category(case: ProposalCase) -> str:
    """Of the first submission that may be seen."""
    return next((str(p.category or "") for p in open_submissions(case)), "")


def _key(case: ProposalCase) -> Any:
    """Its mark as a key proposal, or ``None``."""
    return getattr(case, "key", None)


def _is_dropped(reply: Reply) -> bool:
    """Its promise isn't owed any more."""
    promise = getattr(reply, "promise", None)
    return promise is not None and promise.state == PromiseState.DROPPED


def _leader(case: ProposalCase) -> str:
    """Who leads a key proposal, else the leader in charge."""
    key = _key(case)
    leader = key.leader if key else case.leader
    return leader.get_short_name() if leader else ""


def _lines(
    things: Iterable[Any], name: Callable[[Any], str | None], counts: Callable[[list[Any]], Any]
) -> tuple[Line, ...]:
    """Grouped by name, the largest first; what has no name for all to see comes last, in one line."""
    groups: dict[str | None, list[Any]] = defaultdict(list)
    for thing in things:
        groups[name(thing)].append(thing)
    order = sorted(groups, key=lambda key: (key is None, -len(groups[key]), key or ""))
    return tuple(Line(key or "", counts(groups[key]), is_rest=key is None) for key in order)
