"""The signatures under the demo's replies, the letters that went out, the promise book, and what seconders think."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from members.models import Post, User
from proposals.case.workflow import State as CaseState
from proposals.cohandling.models import CoHandling
from proposals.promise.models import Promise, PromiseAnswer, PromiseMove, PromiseNote
from proposals.promise.workflow import State
from proposals.rating.models import Grade, SeconderRating
from proposals.reply.models import Letter, Reply, Signature
from union_portal.core.base import new_public_id
from union_portal.core.models import NumberCounter
from union_portal.core.policy import services as policy

if TYPE_CHECKING:
    from proposals.demo.stories import Desk, Story

MOVED = [
    "采购流程需重新公告，顺延一个月。",
    "施工须避开门诊高峰，经院领导同意后调整。",
    "等待上级部门批复，批复后即办。",
]
PROGRESS = [
    "方案已通过院长办公会，正在走采购流程。",
    "施工单位已进场，完成约三成。",
    "设备已到货，正在安装调试。",
]
KEPT = ["已全部完成并经提案人所在科室验收。", "已投入使用，使用情况由科室每月回访。"]
DOUBT = "夜间仍不开放，请再看一看。"
BESIDE = ["", "答复及时，说明清楚。", "希望后续能公布进度。"]


def load(desk: Desk, stories: list[Story]) -> None:
    """What belongs to the replies that ``demo`` wrote."""
    answered = [story for story in stories if story.case and story.replies and not story.joins]
    Signature.objects.bulk_create(list(_signatures(desk, answered)))
    _letters(answered, stories)
    _promises(desk, answered)
    SeconderRating.objects.bulk_create(list(_beside(desk, answered)))


def _signatures(desk: Desk, stories: list[Story]) -> Iterator[Signature]:
    """Head, co-signing departments and leader, in the order of the house's chain."""
    chain: list[str] = policy.value("proposal.reply_chain")
    heads: dict[int, User] = {}
    posts = Post.objects.current(on=desk.world.today).filter(kind=Post.Kind.DEPARTMENT_HEAD)
    for post in posts.filter(person__user__is_active=True).select_related("person__user").order_by("pk"):
        heads.setdefault(post.department_id or 0, post.person.user)
    parts: dict[int, list[CoHandling]] = {}
    for part in CoHandling.objects.standing().filter(round=1).select_related("department"):
        parts.setdefault(part.case_id, []).append(part)

    def step(
        reply: Reply, kind: str, at: dt.datetime | None, by: User | None, department: Any = None
    ) -> Signature:
        signed = {"outcome": Signature.Outcome.SIGNED, "by": by, "at": at} if at and by else {}
        return Signature(reply=reply, position=chain.index(kind), step=kind, department=department, **signed)

    for story in stories:
        case, reply = story.case, story.replies[0]
        if case is None:
            continue
        hands, hour = {reply.drafted_by_id}, reply.drafted_at + dt.timedelta(minutes=25)
        head = heads.get(case.lead_department_id or 0)
        if "HEAD" in chain and head and head.pk not in hands:
            hands.add(head.pk)
            yield step(reply, "HEAD", hour, head, case.lead_department)
        for part in parts.get(case.pk, []) if "COSIGN" in chain else []:
            by = desk.handler_of[str(part.department)]
            if by.pk not in hands:
                hands.add(by.pk)
                yield step(reply, "COSIGN", hour + dt.timedelta(minutes=10), by, part.department)
        yield step(reply, "LEADER", story.signed, case.leader if story.signed else None)


def _letters(answered: list[Story], stories: list[Story]) -> None:
    """A letter for each submission of a case, numbered in the order of signing."""
    form: str = policy.value("proposal.letter_number")
    last: Counter[int] = Counter()
    letters = []
    for story in sorted((s for s in answered if s.signed), key=lambda s: s.signed or timezone.now()):
        day = timezone.localdate(story.signed)
        for each in [story, *(other for other in stories if other.joins is story)]:
            last[day.year] += 1
            letters.append(
                Letter(
                    public_id=new_public_id(), reply=story.replies[0], proposal=each.proposal, dated_on=day,
                    number=form.format(year=day.year, serial=last[day.year]),
                )
            )  # fmt: skip
    Letter.objects.bulk_create(letters)
    NumberCounter.objects.bulk_create(
        NumberCounter(series="proposal.letter", scope=str(year), last=count) for year, count in last.items()
    )


def _promises(desk: Desk, stories: list[Story]) -> None:
    """The book: open, overdue and kept ones; some were moved, some have been reported on."""
    dice, today = desk.dice, desk.world.today
    promises: list[Promise] = []
    moves: list[PromiseMove] = []
    notes: list[PromiseNote] = []
    answers: list[PromiseAnswer] = []
    for story in stories:
        case = story.case
        if case is None or story.promised_on is None or not story.signed:
            continue
        reply, first = story.replies[0], story.promised_on
        is_kept = story.kept is not None
        promise = Promise(
            public_id=new_public_id(), case=case, reply=reply, department=case.lead_department,
            owner=reply.drafted_by, text=reply.promised, made_at=story.signed, first_promised_on=first,
            promised_on=first, state=State.KEPT if is_kept else State.OPEN, kept_at=story.kept,
            kept_by=reply.drafted_by if is_kept else None, kept_note=dice.choice(KEPT) if is_kept else "",
            times_kept=int(is_kept),
        )  # fmt: skip
        if case.state == CaseState.TRACKING and first > today + dt.timedelta(days=30) and dice.random() < 0.5:
            promise.first_promised_on = first - dt.timedelta(days=30)
            moves.append(
                PromiseMove(
                    promise=promise, before=promise.first_promised_on, after=first, reason=dice.choice(MOVED),
                    moved_by=case.leader, moved_at=story.signed + dt.timedelta(days=dice.randint(2, 4)),
                )
            )  # fmt: skip
        if not is_kept and dice.random() < 0.6:
            notes.append(
                PromiseNote(
                    promise=promise,
                    text=dice.choice(PROGRESS),
                    noted_by=reply.drafted_by,
                    noted_at=story.signed + dt.timedelta(days=dice.randint(5, 9)),
                )
            )
        if is_kept:
            doubts = not answers
            answers.append(
                PromiseAnswer(
                    promise=promise, proposal=story.proposal, time=1, is_done=not doubts,
                    words=DOUBT if doubts else "", said_by=story.proposal.proposer.user,
                    said_at=story.kept + dt.timedelta(days=1) if story.kept else timezone.now(),
                )
            )  # fmt: skip
        promises.append(promise)
    Promise.objects.bulk_create(promises)
    PromiseMove.objects.bulk_create(moves)
    PromiseNote.objects.bulk_create(notes)
    PromiseAnswer.objects.bulk_create(answers)


def _beside(desk: Desk, stories: list[Story]) -> Iterator[SeconderRating]:
    """Every third seconder rates as well."""
    for story in stories:
        if story.rated is None:
            continue
        for user in story.seconders:
            if desk.dice.random() < 0.3:
                yield SeconderRating(
                    reply=story.replies[0], proposal=story.proposal, role=SeconderRating.Role.SECONDER,
                    attitude=Grade.SATISFIED, result=desk.dice.choice([Grade.SATISFIED, Grade.BASICALLY_SATISFIED]),
                    reason=desk.dice.choice(BESIDE), rated_by=user, rated_at=story.rated,
                )  # fmt: skip
