"""The demo's reports and awards: the last but one session reported on and honoured, the last one's report with the chair."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.utils import timezone, translation

from members.models import Committee, Post, User
from proposals.award import figures as scores
from proposals.award.models import Award
from proposals.report.counting import build
from proposals.report.models import CongressReport
from proposals.report.texts import drafts
from proposals.report.workflow import State
from proposals.session.models import CongressSession
from union_portal.core.base import bond
from union_portal.core.todo.models import Todo

if TYPE_CHECKING:
    from union_portal.core.demo import DemoWorld

PUBLISHED_AGO = 38
"""Days ago: some days before the last congress met, to which the report was given."""
REASON = "涉及面广、论证充分，推动了全院夜班保障制度的完善。"
HONOURED = {Award.Kind.PROPOSAL: 5, Award.Kind.DEPARTMENT: 2}


def load(world: DemoWorld, sessions: list[CongressSession]) -> None:
    """``sessions``: the demo's three, the oldest first."""
    secretary, chair = (
        _of_committee(kind) for kind in (Post.Kind.COMMITTEE_SECRETARY, Post.Kind.COMMITTEE_CHAIR)
    )
    past = world.today - dt.timedelta(days=PUBLISHED_AGO)
    with translation.override("zh-hans"):
        _report(world, sessions[0], State.PUBLISHED, maker=secretary, chair=chair, on=past)
        waiting = _report(world, sessions[1], State.SUBMITTED, maker=secretary, chair=chair, on=world.today)
        Todo.objects.create(
            user=chair, kind="proposals.endorse", subject=str(waiting)[:200], url=waiting.get_absolute_url(), **bond(waiting)
        )  # fmt: skip
        _awards(world, sessions[0], maker=secretary, chair=chair, on=past)


def _of_committee(kind: str) -> User:
    return User.objects.holding(kind, committee__kind=Committee.Kind.PROPOSAL).earliest("pk")


def _report(
    world: DemoWorld, session: CongressSession, state: str, *, maker: User, chair: User, on: dt.date
) -> CongressReport:
    def at(days_later: int) -> dt.datetime:
        day = dt.datetime.combine(on + dt.timedelta(days=days_later), dt.time(9, 30))
        return min(timezone.make_aware(day), timezone.now())

    figures = build(session, on=on)
    report = CongressReport(
        state=state, session=session, figures=figures.as_dict(), counted_at=at(0), made_by=maker, made_at=at(0),
        submitted_by=maker, submitted_at=at(0), round=1, **drafts(figures),
    )  # fmt: skip
    if state == State.PUBLISHED:
        report.approved_by, report.approved_at = chair, at(1)
        report.published_by, report.published_at = maker, at(2)
    report.save()
    world.recall("proposals.congressreport.made", report, by=maker, at=at(0))
    world.recall("proposals.congressreport.submitted", report, by=maker, at=at(0))
    if state == State.PUBLISHED:
        report.endorsements.create(round=1, member=chair, approves=True)
        world.recall("proposals.congressreport.approved", report, by=chair, at=at(1))
        world.recall("proposals.congressreport.published", report, by=maker, at=at(2))
    return report


def _awards(world: DemoWorld, session: CongressSession, *, maker: User, chair: User, on: dt.date) -> None:
    """The best by score, and as the last excellent proposal one that stands further down."""
    at = timezone.make_aware(dt.datetime.combine(on, dt.time(15)))
    for kind, count in HONOURED.items():
        candidates = scores.candidates(session, kind)
        chosen = candidates[:count]
        if kind == Award.Kind.PROPOSAL:
            chosen[-1:] = candidates[scores.places(kind) + 1 :][:1]
        for candidate in chosen:
            award = Award.objects.create(
                kind=kind, session=session, score=candidate.score, rank=candidate.rank, sheet=candidate.sheet,
                weights=scores.weights(kind), reason=REASON if candidate.rank > scores.places(kind) else "",
                chosen_by=maker, chosen_at=at, published_by=chair, published_at=at,
                **{"case" if kind == Award.Kind.PROPOSAL else "department": candidate.winner},
            )  # fmt: skip
            world.recall("proposals.award.published", award, by=chair, at=at)
