"""The demo hospital's proposals: two sessions handled and one being collected for, 120 submissions in all states.

Rows are written as the services would have left them: numbers in the order of filing, to-dos and deadlines where
somebody is expected to act, matters for all who take part. The role accounts find work in each of their lists.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import cycle
from random import Random
from typing import Any

from django.db.models import prefetch_related_objects
from django.utils import timezone

from members.models import Department, Mandate, Post, Term, User
from proposals.case.models import Assignment, Inclusion, ProposalCase
from proposals.case.services import KIND_OF, SERIES
from proposals.case.workflow import WITH_DEPARTMENT
from proposals.case.workflow import State as CaseState
from proposals.demo import (
    handling,
    innovation,
    replies,
    report,
    review,
    second_round,
    supervision,
    writing,
)
from proposals.demo.texts import (
    ANSWERS,
    DISSATISFIED,
    FOCUS,
    KEPT_FOR_REFERENCE,
    LEADER_NOTES,
    PRAISE,
    REFUSALS,
    RETURN_REASONS,
    REWORDED,
    SENT_BACK,
    TOPICS,
    Topic,
)
from proposals.proposal.models import Category, Proposal, Seconding
from proposals.proposal.workflow import OVER, TAKEN_IN, State
from proposals.rating.models import Rating
from proposals.reply.models import Reply, ReplyClass
from proposals.session.models import CongressSession
from union_portal.core.base import bond, new_public_id
from union_portal.core.deadline.models import Deadline
from union_portal.core.demo import DemoWorld
from union_portal.core.matter.models import Matter
from union_portal.core.models import NumberCounter
from union_portal.core.policy import services as policy
from union_portal.core.todo.models import Todo
from union_portal.core.workday import services as workday

C = CaseState
# Session number → how many submissions end (or are now) where; JOINED ones share the case of another.
PLAN: dict[int, dict[str, int]] = {
    3: {"CLOSED": 31, "JOINED": 5, "SUGGESTION": 5, "ANSWERED": 2, "TRACKING": 5, "NOT_FILED": 3, "WITHDRAWN": 1},
    4: {
        "IN_PROGRESS": 11, "LEADER_REVIEW": 5, "REPLIED": 6, "REHANDLING": 4, "TRACKING": 4, "CLOSED": 5,
        "JOINED": 3, "SUGGESTION": 2, "ANSWERED": 2, "NOT_FILED": 2,
    },
    5: {
        "DRAFT": 3, "SECONDING": 4, "SUBMITTED": 4, "UNDER_REVIEW": 4, "RETURNED": 2, "WITHDRAWN": 1, "FILED": 3,
        "RETURNED_BY_DEPT": 1, "ASSIGNED": 2,
    },
}  # fmt: skip
WINDOWS = {3: (-270, -232, -210), 4: (-92, -61, -35), 5: (-25, 12, 40)}
"""Session number → days from today on which the window opens, closes, and the congress meets."""
BY_ROLE = {  # what the role accounts find: (session, fate) → the proposer of the first such submission
    (3, "CLOSED"), (4, "IN_PROGRESS"), (4, "REPLIED"), (5, "DRAFT"), (5, "SECONDING"), (5, "UNDER_REVIEW"), (5, "RETURNED"),
}  # fmt: skip
HANDLERS_DEPARTMENT = "总务科"
OWN_CASES = {
    "ASSIGNED": 1,
    "IN_PROGRESS": 4,
    "LEADER_REVIEW": 1,
    "REPLIED": 1,
    "REHANDLING": 1,
    "TRACKING": 1,
}
AFTER_SIGNING = {C.REPLIED, C.REHANDLING, C.TRACKING, C.CLOSED}
ANSWERED = {C.LEADER_REVIEW, *AFTER_SIGNING}


@dataclass
class Story:
    """One submission as it went: its texts, people and days; what lies ahead of its state is ``None``."""

    fate: str
    session: CongressSession
    topic: Topic
    proposal: Proposal
    handled: bool
    seconders: list[User]
    assigned: dt.datetime | None = None
    drafted: dt.datetime | None = None
    signed: dt.datetime | None = None
    rated: dt.datetime | None = None
    promised_on: dt.date | None = None
    kept: dt.datetime | None = None
    reply_code: str = "A"
    joins: Story | None = None
    case: ProposalCase | None = None
    replies: list[Reply] = field(default_factory=list)
    joint: list[User] = field(default_factory=list)

    @property
    def stage(self) -> str:
        return self.case.state if self.case and self.fate != State.ANSWERED else self.proposal.state


@dataclass
class Desk:
    """Who works in the committee, the leadership and the departments, and the lists they use."""

    world: DemoWorld
    delegates: list[User]
    delegation_of: dict[int, int]
    handler_of: dict[str, User]
    answering: dict[str, list[int]]
    leaders: list[User]
    committee: list[int]
    departments: dict[str, Department]
    categories: dict[str, Category]
    classes: dict[str, ReplyClass]

    @property
    def dice(self) -> Random:
        return self.world.random

    def at(self, days_from_today: int) -> dt.datetime:
        """Some moment of a working day that lies so many days from today, never in the future."""
        day = self.world.today + dt.timedelta(days=days_from_today)
        moment = dt.datetime.combine(day, dt.time(self.dice.randint(8, 16), self.dice.randint(0, 59)))
        return min(
            timezone.make_aware(moment), timezone.now() - dt.timedelta(minutes=self.dice.randint(5, 90))
        )

    def days_ago(self, moment: dt.datetime) -> int:
        return (self.world.today - timezone.localdate(moment)).days


def load(world: DemoWorld) -> None:
    """Fill the empty area."""
    desk = _desk(world)
    sessions = _sessions(world)
    stories = list(_stories(desk, sessions))
    _number(stories)
    _store(desk, stories)
    _handle(desk, stories)
    handling.load(desk, stories)
    replies.load(desk, stories)
    writing.load(desk, stories)
    _mirror(desk, stories)
    innovation.load(world)
    review.load(world)
    supervision.load(world)
    second_round.load(stories)
    report.load(world, sessions)


def _desk(world: DemoWorld) -> Desk:
    standing = Mandate.objects.standing(on=world.today).filter(person__user__is_active=True)
    mandates = list(
        standing.select_related("person__user", "person__department").order_by("person__staff_number")
    )
    posts = Post.objects.current(on=world.today).filter(person__user__is_active=True)
    handler_of: dict[str, User] = {}
    answering: dict[str, list[int]] = defaultdict(list)
    kinds = [Post.Kind.DEPARTMENT_HANDLER, Post.Kind.DEPARTMENT_HEAD]
    for post in (
        posts.filter(kind__in=kinds).select_related("person__user", "department").order_by("kind", "pk")
    ):
        handler_of.setdefault(str(post.department), post.person.user)
        answering[str(post.department)].append(post.person.user.pk)
    committee = [world.people[key].pk for key in ("committee_chair", "committee_secretary")]
    leaders = [
        p.person.user
        for p in posts.filter(kind=Post.Kind.HOSPITAL_LEADER).select_related("person__user").order_by("pk")
    ]
    return Desk(
        world=world,
        delegates=[mandate.person.user for mandate in mandates],
        delegation_of={mandate.person_id: mandate.delegation_id for mandate in mandates},
        handler_of=handler_of,
        answering=dict(answering),
        leaders=leaders,
        committee=committee,
        departments={
            department.name: department for department in Department.objects.select_related("campus")
        },
        categories={category.code: category for category in Category.objects.all()},
        classes={each.code: each for each in ReplyClass.objects.all()},
    )


def _sessions(world: DemoWorld) -> list[CongressSession]:
    term = Term.objects.filter(body=Term.Body.STAFF_CONGRESS, starts_on__lte=world.today).latest("starts_on")
    days = {no: [world.today + dt.timedelta(days=n) for n in window] for no, window in WINDOWS.items()}
    return CongressSession.objects.bulk_create(
        CongressSession(term=term, session_no=no, opens_on=opens, closes_on=closes, held_on=held)
        for no, (opens, closes, held) in days.items()
    )


# -- what was written, and what became of it ---------------------------------------------------------------------
def _stories(desk: Desk, sessions: list[CongressSession]) -> Iterator[Story]:
    order = desk.dice.sample(TOPICS, len(TOPICS))
    topics, own = cycle(order), cycle([topic for topic in order if topic.department == HANDLERS_DEPARTMENT])
    used: Counter[str] = Counter()
    own_left = dict(OWN_CASES)
    for session in sessions:
        made: list[Story] = []
        for fate, count in PLAN[session.session_no].items():
            for place in range(count):
                is_own = session.session_no > 3 and own_left.get(fate, 0) > 0
                if is_own:
                    own_left[fate] -= 1
                partner = None
                if fate == "JOINED":
                    partner = desk.dice.choice([s for s in made if s.fate in {"CLOSED", "IN_PROGRESS"}])
                topic = partner.topic if partner else next(own if is_own else topics)
                by_role = place == 0 and (session.session_no, fate) in BY_ROLE
                story = _story(desk, session, fate, topic, used[topic.title], by_role=by_role)
                story.joins = partner
                used[topic.title] += 1
                made.append(story)
                yield story


def _story(
    desk: Desk, session: CongressSession, fate: str, topic: Topic, use: int, *, by_role: bool
) -> Story:
    dice, people = desk.dice, desk.world.people
    author: User = people["delegate"] if by_role else dice.choice(desk.delegates)
    home: Department = author.person.department  # type: ignore[union-attr]
    others = [user for user in desk.delegates if user.pk not in {author.pk, people["colleague"].pk}]
    seconders = dice.sample(others, dice.choice([2, 2, 2, 3]))
    if by_role or dice.random() < 0.08:
        seconders[0] = people["colleague"] if author.pk != people["colleague"].pk else seconders[0]
    words = {
        "d": home.name, "c": home.campus.name, "n": dice.randint(3, 48)
    }  # fmt: skip
    focus = FOCUS[use % len(FOCUS)].format(**words)
    handled = fate not in {*State.values} or fate in TAKEN_IN
    state = {"JOINED": State.FILED, "SUGGESTION": State.SUGGESTION, "ANSWERED": State.ANSWERED}.get(
        fate, State.FILED if handled else State(fate)
    )
    submitted, decided = _handed_in(desk, session, fate)
    proposal = Proposal(
        public_id=new_public_id(),
        state=state,
        proposer=author.person,
        delegation_id=desk.delegation_of.get(author.person_id or 0),
        title=REWORDED[topic.title] if fate == "JOINED" else (topic.title.format(**words) + focus)[:60],
        grounds=topic.grounds.format(**words),
        measures=topic.measures.format(**words).replace("；", "；\n"),
        category=desk.categories[topic.category],
        suggested_department=desk.departments[topic.department] if dice.random() < 0.6 else None,
        name_withheld=dice.random() < 0.1,
        confidential=dice.random() < 0.05 and not by_role,
        session=session if submitted else None,
        submitted_at=submitted,
        decided_at=decided,
        decided_by=people["committee_secretary"] if decided else None,
    )
    if state == State.RETURNED:
        proposal.reason = dice.choice(RETURN_REASONS)
    elif state == State.ANSWERED:
        proposal.reason = dice.choice(ANSWERS)
    elif state == State.NOT_FILED:
        proposal.reason = dice.choice(REFUSALS)
    elif state == State.WITHDRAWN:
        proposal.reason = "科室已先行解决，谢谢关注。"
    story = Story(fate, session, topic, proposal, handled, [] if fate == "DRAFT" else seconders)
    if handled and fate not in {"JOINED", "ANSWERED"} and decided:
        _plan_handling(desk, story, decided)
    return story


def _handed_in(
    desk: Desk, session: CongressSession, fate: str
) -> tuple[dt.datetime | None, dt.datetime | None]:
    """When it was handed in and decided."""
    dice, number = desk.dice, session.session_no
    opens, closes, held = WINDOWS[number]
    if fate in {"DRAFT", "SECONDING"}:
        return None, None
    if number == 3:
        return desk.at(dice.randint(opens, closes)), desk.at(dice.randint(closes + 8, held - 2))
    if number == 4:
        filed = {"IN_PROGRESS": (19, 54), "LEADER_REVIEW": (30, 50), "NOT_FILED": (45, 58)}.get(
            fate, (56, 60)
        )
        return desk.at(dice.randint(opens, closes)), desk.at(-dice.randint(*filed))
    match fate:
        case "SUBMITTED":
            return desk.at(-dice.randint(0, 5)), None
        case "UNDER_REVIEW":
            return desk.at(-dice.randint(6, 15)), None
        case "WITHDRAWN":
            return desk.at(-dice.randint(6, 15)), None
        case "RETURNED_BY_DEPT":
            return desk.at(-dice.randint(14, 22)), desk.at(-10)
        case "ASSIGNED":
            return desk.at(-dice.randint(14, 22)), desk.at(-dice.randint(5, 7))
    return desk.at(-dice.randint(10, 22)), desk.at(-dice.randint(1, 4))


def _plan_handling(desk: Desk, story: Story, decided: dt.datetime) -> None:
    """The days of assigning, answering and rating, and the class of the reply."""
    dice, number, since = desk.dice, story.session.session_no, -desk.days_ago(decided)
    stage = _stage(story)
    if stage == C.FILED:
        return
    story.assigned = desk.at(min(since + dice.randint(1, 4), -1))
    story.reply_code = "B" if stage == C.TRACKING else dice.choices("AC", [4, 1])[0]
    if stage not in ANSWERED:
        return
    begun = -desk.days_ago(story.assigned)
    if number == 3:
        signed = begun + dice.randint(14, 58)
        rated = signed + dice.randint(1, 9)
    else:
        signed = {"REPLIED": -dice.randint(2, 8), "REHANDLING": -dice.randint(14, 18)}.get(
            stage, -dice.randint(12, 28)
        )
        rated = signed + dice.randint(1, 4)
    story.drafted = desk.at(signed - dice.randint(1, 4) if stage != C.LEADER_REVIEW else -dice.randint(1, 5))
    if stage == C.LEADER_REVIEW:
        return
    story.signed = desk.at(signed)
    story.rated = desk.at(rated) if stage != C.REPLIED else None
    if number == 3 and story.reply_code == "A" and dice.random() < 0.15:
        story.reply_code, story.promised_on = "B", timezone.localdate(desk.at(signed + 60))
        story.kept = desk.at(signed + dice.randint(25, 58))
    if stage == C.TRACKING:
        ahead = dice.choice([-18, 9, 24, 60, 95]) if number == 3 else dice.randint(6, 150)
        story.promised_on = desk.world.today + dt.timedelta(days=ahead)


def _stage(story: Story) -> CaseState:
    """Where the case of a submission stands."""
    if story.fate == "ANSWERED":
        return C.CLOSED
    if story.fate == "SUGGESTION":
        return C.CLOSED if story.session.session_no == 3 else C.IN_PROGRESS
    return C(story.fate)


def _number(stories: list[Story]) -> None:
    """Numbers in the order of filing, as the counters would have given them."""
    last: Counter[tuple[str, str]] = Counter()
    for story in sorted((s for s in stories if s.handled), key=lambda s: (s.session.session_no, _decided(s))):
        series, mark = SERIES[State(story.proposal.state)]
        code = story.session.code
        last[series, code] += 1
        story.proposal.number = f"{code}-{mark}{last[series, code]:03}"
    NumberCounter.objects.bulk_create(
        NumberCounter(series=series, scope=code, last=number) for (series, code), number in last.items()
    )


def _decided(story: Story) -> dt.datetime:
    return story.proposal.decided_at or timezone.now()


# -- rows -------------------------------------------------------------------------------------------------------
def _store(desk: Desk, stories: list[Story]) -> None:
    """Cases, submissions and names under them."""
    for story in stories:
        if story.handled and story.joins is None:
            story.case = _case(desk, story)
    ProposalCase.objects.bulk_create([story.case for story in stories if story.case])
    for story in stories:
        if story.joins:
            story.case = story.joins.case
    Proposal.objects.bulk_create([story.proposal for story in stories])
    Inclusion.objects.bulk_create(
        Inclusion(case=story.case, proposal=story.proposal, included_at=_decided(story))
        for story in stories
        if story.case
    )
    prefetch_related_objects([story.proposal for story in stories], "cases")
    for story in stories:
        begun = story.proposal.submitted_at or desk.at(-desk.dice.randint(0, 6))
        story.proposal.started_at = begun - dt.timedelta(days=desk.dice.randint(1, 5))
        moments = [begun, story.proposal.decided_at, story.signed, story.rated]
        story.proposal.changed_at = max(moment for moment in moments if moment)
    Proposal.objects.bulk_update([story.proposal for story in stories], ["started_at", "changed_at"])
    Seconding.objects.bulk_create(
        Seconding(
            proposal=story.proposal, person=user.person, asked_at=story.proposal.started_at,
            state=Seconding.State.ACCEPTED if _has_seconded(story, place) else Seconding.State.ASKED,
            answered_at=_seconded(story.proposal) if _has_seconded(story, place) else None,
        )
        for story in stories
        for place, user in enumerate(story.seconders)
    )  # fmt: skip


def _seconded(proposal: Proposal) -> dt.datetime:
    """Before it is handed in."""
    return proposal.started_at + ((proposal.submitted_at or proposal.changed_at) - proposal.started_at) / 2


def _has_seconded(story: Story, place: int) -> bool:
    """Of those being seconded, the last one asked has answered, and the first is still thinking it over."""
    return story.proposal.state != State.SECONDING or place == len(story.seconders) - 1


def _case(desk: Desk, story: Story) -> ProposalCase:
    stage = _stage(story)
    leader = desk.world.people["leader"] if desk.dice.random() < 0.7 else desk.dice.choice(desk.leaders)
    is_answer = story.proposal.state == State.ANSWERED
    has_department = stage not in {C.FILED, C.RETURNED_BY_DEPT} and not is_answer
    due_on = None
    if story.assigned and stage in WITH_DEPARTMENT:
        due_on = workday.add(timezone.localdate(story.assigned), policy.value("proposal.reply_days"))
    if stage == C.REHANDLING and story.rated:
        due_on = workday.add(timezone.localdate(story.rated), policy.value("proposal.rehandling_days"))
    if stage == C.TRACKING:
        due_on = story.promised_on
    return ProposalCase(
        public_id=new_public_id(),
        state=stage,
        kind=KIND_OF[State(story.proposal.state)],
        number=story.proposal.number,
        title=story.proposal.title,
        session=story.session,
        lead_department=desk.departments[story.topic.department] if has_department else None,
        leader=leader if stage != C.FILED and not is_answer else None,
        round=2 if stage == C.REHANDLING else 1,
        due_on=due_on,
        filed_at=_decided(story),
        replied_at=story.signed,
        closed_at=_decided(story)
        if is_answer
        else (story.kept or story.rated)
        if stage == C.CLOSED
        else None,
    )


def _handle(desk: Desk, stories: list[Story]) -> None:
    """Assignments, replies and ratings."""
    rule = policy.version("proposal.reply_days")
    again = policy.version("proposal.rehandling_days")
    assignments: list[Assignment] = []
    replies: list[Reply] = []
    for story in stories:
        case, assigned = story.case, story.assigned
        if case is None or assigned is None or story.joins:
            continue
        start = timezone.localdate(assigned)
        is_sent_back = case.state == C.RETURNED_BY_DEPT
        begun = None if case.state in {C.ASSIGNED, C.RETURNED_BY_DEPT} else assigned + dt.timedelta(hours=20)
        handler = desk.handler_of[story.topic.department]
        assignments.append(
            Assignment(
                case=case, department=desk.departments[story.topic.department], handler=handler,
                assigned_by=case.leader, assigned_at=assigned, note=desk.dice.choice(LEADER_NOTES), counted_from=start,
                working_days=rule.value, due_on=workday.add(start, rule.value), policy=rule, accepted_at=begun,
                sent_back_at=assigned + dt.timedelta(days=2) if is_sent_back else None,
                send_back_reason=desk.dice.choice(SENT_BACK) if is_sent_back else "", answered_at=story.signed,
            )
        )  # fmt: skip
        if story.drafted:
            replies.append(_reply(desk, story, case, handler))
            story.replies.append(replies[-1])
        if case.state == C.REHANDLING and story.rated:
            day = timezone.localdate(story.rated)
            assignments.append(
                Assignment(
                    case=case, round=2, department=desk.departments[story.topic.department], handler=handler,
                    assigned_by=case.leader, assigned_at=story.rated, counted_from=day, working_days=again.value,
                    due_on=workday.add(day, again.value), policy=again, accepted_at=story.rated,
                )
            )  # fmt: skip
    Assignment.objects.bulk_create(assignments)
    Reply.objects.bulk_create(replies)
    Rating.objects.bulk_create(list(_ratings(desk, stories)))


def _reply(desk: Desk, story: Story, case: ProposalCase, handler: User) -> Reply:
    text = {"A": story.topic.solved, "B": story.topic.promised}.get(
        story.reply_code, KEPT_FOR_REFERENCE.format(department=story.topic.department)
    )
    person = story.proposal.proposer
    words = {"d": person.department.name, "c": person.department.campus.name, "n": desk.dice.randint(2, 12)}
    return Reply(
        case=case, round=1, reply_class=desk.classes[story.reply_code],
        text=text.format(**words) + "\n感谢您对医院工作的关心和支持。",
        promised=_promised(story), promised_on=story.promised_on, cost=_cost(desk, story), drafted_by=handler, drafted_at=story.drafted or timezone.now(),
        signed_by=case.leader if story.signed else None, signed_at=story.signed,
    )  # fmt: skip


def _promised(story: Story) -> str:
    """The promise in one sentence: what the subject asks for."""
    what = story.topic.title.format(d="", c="院区", n="").removeprefix("关于").removesuffix("的提案")
    return f"{what}，按答复所列计划完成" if story.promised_on else ""


def _cost(desk: Desk, story: Story) -> Decimal | None:
    """Every third reply says what it costs."""
    return Decimal(desk.dice.randint(3, 180) * 1_000) if desk.dice.random() < 0.3 else None


def _ratings(desk: Desk, stories: list[Story]) -> Iterator[Rating]:
    grades = Rating.Grade
    for story in stories:
        first = story.joins or story
        case = story.case
        if case is None or first.rated is None or not first.replies:
            continue
        result = desk.dice.choices([grades.SATISFIED, grades.BASICALLY_SATISFIED], [7, 3])[0]
        if case.state == C.REHANDLING:
            result = grades.DISSATISFIED
        is_unhappy = result == grades.DISSATISFIED
        yield Rating(
            reply=first.replies[0], proposal=story.proposal, result=result, rated_by=story.proposal.proposer.user,
            attitude=grades.BASICALLY_SATISFIED if is_unhappy else grades.SATISFIED, rated_at=first.rated,
            reason=desk.dice.choice(DISSATISFIED if is_unhappy else PRAISE),
        )  # fmt: skip


# -- what waits, for whom, and until when ---------------------------------------------------------------------------
def _mirror(desk: Desk, stories: list[Story]) -> None:
    """Matters, to-dos and running deadlines, consistent with the states."""
    matters = [
        Matter(
            kind="proposals.proposal", number=story.proposal.number, title=story.proposal.title, state=story.stage,
            due_on=story.proposal.due_on, url=story.proposal.get_absolute_url(),
            is_over=story.proposal.state in OVER or bool(story.case and story.case.is_over), **bond(story.proposal),
        )
        for story in stories
    ]  # fmt: skip
    Matter.objects.bulk_create(matters)
    parties = []
    for story, matter in zip(stories, matters, strict=True):
        matter.changed_at = story.proposal.changed_at
        seconded = [user.pk for place, user in enumerate(story.seconders) if _has_seconded(story, place)]
        users = {story.proposal.proposer.user.pk, *seconded, *(user.pk for user in story.joint)}
        parties += [Matter.parties.through(matter_id=matter.pk, user_id=pk) for pk in sorted(users)]
    Matter.objects.bulk_update(matters, ["changed_at"])
    Matter.parties.through.objects.bulk_create(parties)

    todos: list[Todo] = []
    waiting: list[tuple[Deadline, list[int], list[int]]] = []
    for story in stories:
        todos += _todos(desk, story)
        waiting += _deadlines(desk, story)
    Todo.objects.bulk_create(todos)
    Deadline.objects.bulk_create([deadline for deadline, _who, _above in waiting])
    responsible, escalate_to = Deadline.responsible.through, Deadline.escalate_to.through
    responsible.objects.bulk_create(
        responsible(deadline_id=deadline.pk, user_id=pk)
        for deadline, who, _above in waiting
        for pk in sorted({*who})
    )
    escalate_to.objects.bulk_create(
        escalate_to(deadline_id=deadline.pk, user_id=pk)
        for deadline, _who, above in waiting
        for pk in sorted({*above})
    )


def _todos(desk: Desk, story: Story) -> Iterator[Todo]:
    proposal, case = story.proposal, story.case
    handler = desk.handler_of[story.topic.department].pk

    def todo(
        what: str, obj: Any, users: list[int], url: str, due_on: dt.date | None = None
    ) -> Iterator[Todo]:
        for pk in sorted({*users}):
            yield Todo(
                user_id=pk,
                kind=f"proposals.{what}",
                subject=str(obj)[:200],
                url=url,
                due_on=due_on,
                **bond(obj),
            )

    author = [proposal.proposer.user.pk]
    match proposal.state:
        case State.SECONDING:
            asked = [user.pk for place, user in enumerate(story.seconders) if not _has_seconded(story, place)]
            yield from todo("second", proposal, asked, proposal.second_url)
        case State.SUBMITTED | State.UNDER_REVIEW:
            yield from todo("review", proposal, desk.committee, proposal.desk_url)
        case State.RETURNED:
            yield from todo("complete", proposal, author, proposal.write_url)
    if case is None:
        return
    if case.state == C.REPLIED and story.signed:
        until = workday.add(timezone.localdate(story.signed), policy.value("proposal.rating_days"))
        yield from todo("rate", proposal, author, proposal.rate_url, until)
    if story.joins:
        return
    url = case.get_absolute_url()
    match case.state:
        case C.FILED:
            yield from todo("assign", case, [leader.pk for leader in desk.leaders], url)
        case C.RETURNED_BY_DEPT:
            yield from todo("assign", case, [case.leader_id or 0], url)
        case C.ASSIGNED if story.assigned:
            until = workday.add(timezone.localdate(story.assigned), policy.value("proposal.return_days"))
            yield from todo("accept", case, [handler], url, until)
        case C.IN_PROGRESS | C.REHANDLING:
            yield from todo("reply", case, [handler], url, case.due_on)
        case C.LEADER_REVIEW:
            yield from todo("sign", case, [case.leader_id or 0], url, case.due_on)
        case C.TRACKING:
            yield from todo("promise", case, [handler], url, case.due_on)


def _deadlines(desk: Desk, story: Story) -> Iterator[tuple[Deadline, list[int], list[int]]]:
    """Each deadline that the story set, met or still running, with who is responsible and who hears of its being late."""
    case = story.case
    if case is None or story.assigned is None or case.state == C.RETURNED_BY_DEPT or story.joins:
        return
    handler = [desk.handler_of[story.topic.department].pk]
    above = [case.leader_id or 0, *desk.committee]
    title, url = str(case)[:200], case.get_absolute_url()

    def deadline(what: str, start: dt.datetime, rule: str, met: dt.datetime | None) -> Deadline:
        version = policy.version(rule)
        day = timezone.localdate(start)
        return Deadline(
            kind=f"proposals.{what}", due_on=workday.add(day, version.value), counted_from=day, title=title, url=url,
            working_days=version.value, source=version.source, met_at=met, **bond(case),
        )  # fmt: skip

    is_accepted = case.state != C.ASSIGNED
    accepted = story.assigned + dt.timedelta(hours=20) if is_accepted else None
    yield deadline("accept", story.assigned, "proposal.return_days", accepted), handler, above[:1]
    yield deadline("reply", story.assigned, "proposal.reply_days", story.signed), handler, above
    if case.state == C.REHANDLING and story.rated:
        yield deadline("reply", story.rated, "proposal.rehandling_days", None), handler, above
    if case.state == C.TRACKING and story.promised_on and story.rated:
        promise = Deadline(
            kind="proposals.promise", due_on=story.promised_on, title=title, url=url,
            counted_from=timezone.localdate(story.rated), **bond(case),
        )  # fmt: skip
        yield promise, handler, above
    if case.state == C.REPLIED and story.signed:
        rate = deadline("rate", story.signed, "proposal.rating_days", None)
        rate.about_type, rate.about_id = bond(story.proposal)["about_type"], story.proposal.pk
        rate.title, rate.url = str(story.proposal)[:200], story.proposal.get_absolute_url()
        yield rate, [story.proposal.proposer.user.pk], []
