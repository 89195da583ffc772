"""The demo's handling: co-handling departments, plans and progress, extensions, talks and meetings with the authors."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from proposals.case.models import Assignment, ProposalCase
from proposals.case.workflow import HANDLING
from proposals.case.workflow import State as C
from proposals.cohandling.models import CoHandling
from proposals.dialogue.models import Meeting, Talk, TalkMessage
from proposals.extension.models import Extension
from proposals.progress.models import ProgressNote
from union_portal.core.base import bond, new_public_id
from union_portal.core.deadline.models import Deadline
from union_portal.core.policy import services as policy
from union_portal.core.todo.models import Todo
from union_portal.core.workday import services as workday

if TYPE_CHECKING:
    from members.models import User
    from proposals.demo.stories import Desk, Story

ANSWERED = {C.LEADER_REVIEW, C.REPLIED, C.REHANDLING, C.TRACKING, C.CLOSED}
ASKED_OF = ["请提供所涉经费和采购周期。", "请就信息系统改造的可行性提出意见。", "请说明人员安排能否调整。"]
INPUTS = [
    "所需经费可在年度预算内调剂，采购周期约六周。",
    "技术上可行，建议先在一个病区试行一个月，再全院推开。",
    "人员方面没有困难，建议与护理部共同确定排班。",
    "我科已纳入本季度计划，可按主办科室的进度配合。",
]
PLANS = [
    "本周完成现场查看，月底前拿出方案，经分管院领导同意后实施。",
    "先汇总各病区需求，再与协办科室商定分工，两周内答复进度。",
    "按先易后难办理：能马上改的本周改，需要经费的列入下月采购计划。",
]
PROGRESS = [
    "已到现场查看三次，方案初稿完成，正在征求使用科室意见。",
    "设备已下单，预计下月到货。",
    "已在两个病区试行，反映良好。",
    "预算已批复，进入采购程序。",
]
EXTENDED = ["采购需公开比价，公示期为十个工作日。", "涉及两个院区，需等暑期改造完成后一并实施。"]
QUESTIONS = [
    "请问您反映的情况主要发生在哪个时段？",
    "您希望先在哪个病区试行？",
    "方案初稿已完成，想听听您的意见。",
]
ANSWERS = [
    "主要是夜班和周末。",
    "建议先从我们病区开始，大家都愿意配合。",
    "可以，周三下午我在科里。",
    "谢谢，很及时。",
]
PLACES = ["提案人所在科室", "总务科会议室", "工会办公室"]
TALKED = [
    "一同查看了现场，提案人说明了高峰时段，双方商定先试行一个月。",
    "介绍了办理方案，提案人表示同意，并补充了两点建议。",
]


def load(desk: Desk, stories: list[Story]) -> None:
    """After the assignments and replies, before what waits is mirrored."""
    handled = [story for story in stories if story.case and story.assigned and not story.joins]
    handled = [story for story in handled if _case(story).state != C.RETURNED_BY_DEPT]
    parts = [part for story in handled for part in _parts(desk, story)]
    CoHandling.objects.bulk_create(parts)
    _ask_for_input(parts)
    ProgressNote.objects.bulk_create(note for story in handled for note in _notes(desk, story))
    _extend(desk, handled)
    TalkMessage.objects.bulk_create(message for story in handled for message in _talk(desk, story))
    meetings = [meeting for story in handled for meeting in _meetings(desk, story)]
    Meeting.objects.bulk_create(meetings)
    _ask_to_confirm(meetings)


def _case(story: Story) -> ProposalCase:
    return story.case  # type: ignore[return-value]  # only stories that were handled come here


def _assigned(story: Story) -> dt.datetime:
    return story.assigned  # type: ignore[return-value]


def _after(desk: Desk, start: dt.datetime, low: int, high: int) -> dt.datetime:
    """Some days later, but never in the future."""
    moment = start + dt.timedelta(days=desk.dice.randint(low, high), hours=desk.dice.randint(1, 6))
    return min(moment, timezone.now() - dt.timedelta(minutes=desk.dice.randint(5, 90)))


def _parts(desk: Desk, story: Story) -> Iterator[CoHandling]:
    case, assigned = _case(story), _assigned(story)
    if desk.dice.random() > 0.35:
        return
    names = sorted(name for name in desk.handler_of if name != story.topic.department)
    rule = policy.version("proposal.input_days")
    start = timezone.localdate(assigned)
    for name in desk.dice.sample(names, desk.dice.choice([1, 1, 2])):
        handler = desk.handler_of[name]
        begun = assigned + dt.timedelta(days=1) if case.state != C.ASSIGNED else None
        has_input = case.state in ANSWERED or (case.state in HANDLING and desk.dice.random() < 0.5)
        yield CoHandling(
            case=case, department=desk.departments[name], handler=handler, assigned_by=case.leader, assigned_at=assigned,
            note=desk.dice.choice(ASKED_OF), counted_from=start, working_days=rule.value,
            due_on=workday.add(start, rule.value), policy=rule, accepted_at=begun,
            input=desk.dice.choice(INPUTS) if has_input else "", input_by=handler if has_input else None,
            input_at=_after(desk, assigned, 3, 9) if has_input else None,
        )  # fmt: skip


def _ask_for_input(parts: list[CoHandling]) -> None:
    """To-dos and running deadlines of the parts that are waited for."""
    waiting = [part for part in parts if part.case.state in {*HANDLING, C.ASSIGNED} and not part.input]
    Todo.objects.bulk_create(
        Todo(
            user=part.handler, kind="proposals.input" if part.accepted_at else "proposals.accept_part",
            subject=str(part)[:200], url=part.get_absolute_url(), due_on=part.due_on, **bond(part),
        )
        for part in waiting
    )  # fmt: skip
    deadlines = Deadline.objects.bulk_create(
        Deadline(
            kind="proposals.input", due_on=part.due_on, counted_from=part.counted_from, working_days=part.working_days,
            source=part.policy.source if part.policy else "", title=str(part)[:200], url=part.get_absolute_url(),
            **bond(part),
        )
        for part in waiting
    )  # fmt: skip
    responsible = Deadline.responsible.through
    responsible.objects.bulk_create(
        responsible(deadline_id=deadline.pk, user_id=part.handler_id)
        for deadline, part in zip(deadlines, waiting, strict=True)
    )


def _notes(desk: Desk, story: Story) -> Iterator[ProgressNote]:
    case, assigned = _case(story), _assigned(story)
    if case.state == C.ASSIGNED:
        return
    known: dict[str, Any] = {
        "case": case, "department": desk.departments[story.topic.department],
        "written_by": desk.handler_of[story.topic.department],
    }  # fmt: skip
    plan_at = _after(desk, assigned, 1, 3)
    yield ProgressNote(
        kind=ProgressNote.Kind.PLAN, text=desk.dice.choice(PLANS), written_at=plan_at,
        done_by=workday.add(timezone.localdate(plan_at), 20), **known,
    )  # fmt: skip
    if desk.dice.random() < 0.5:
        written_at = max(_after(desk, assigned, 6, 12), plan_at)
        yield ProgressNote(
            kind=ProgressNote.Kind.PROGRESS, text=desk.dice.choice(PROGRESS), written_at=written_at, **known
        )


def _extend(desk: Desk, stories: list[Story]) -> None:
    """A few replies came by a later day that was granted; some requests wait or were refused."""
    answered = [story for story in stories if story.signed and _case(story).round == 1][::9]
    waiting = [story for story in stories if _case(story).state == C.IN_PROGRESS][::4]
    first = {
        each.case_id: each
        for each in Assignment.objects.filter(
            round=1, case__in=[_case(story) for story in (*answered, *waiting)]
        )
    }
    extensions = []
    for story in answered:
        assignment = first[_case(story).pk]
        extensions.append(_extension(desk, story, assignment, Extension.State.GRANTED))
        assignment.due_on = extensions[-1].due_on
    for place, story in enumerate(waiting):
        assignment = first[_case(story).pk]
        if assignment.due_on <= desk.world.today:
            continue
        state = Extension.State.REFUSED if place % 2 else Extension.State.ASKED
        extensions.append(_extension(desk, story, assignment, state))
    Assignment.objects.bulk_update(first.values(), ["due_on"])
    Extension.objects.bulk_create(extensions)
    Todo.objects.bulk_create(
        Todo(
            user=each.case.leader, kind="proposals.decide_extension", subject=str(each.case)[:200],
            url=each.case.get_absolute_url(), due_on=each.was_due_on, **bond(each.case),
        )
        for each in extensions
        if each.state == Extension.State.ASKED
    )  # fmt: skip


def _extension(desk: Desk, story: Story, assignment: Assignment, state: Extension.State) -> Extension:
    asked_at = _after(desk, _assigned(story), 10, 14)
    is_decided = state != Extension.State.ASKED
    return Extension(
        case=_case(story), assignment=assignment, state=state, reason=desk.dice.choice(EXTENDED),
        was_due_on=assignment.due_on, due_on=workday.add(assignment.due_on, 10), working_days=10,
        asked_by=desk.handler_of[story.topic.department], asked_at=asked_at,
        decided_by=_case(story).leader if is_decided else None,
        decided_at=_after(desk, asked_at, 0, 1) if is_decided else None,
        answer="请按期答复，确有困难另行说明。" if state == Extension.State.REFUSED else "",
    )  # fmt: skip


def _talk(desk: Desk, story: Story) -> Iterator[TalkMessage]:
    case, author = _case(story), _author(story)
    if case.state == C.ASSIGNED or desk.dice.random() > 0.4:
        return
    department, moment = desk.departments[story.topic.department], _after(desk, _assigned(story), 2, 4)
    for place in range(desk.dice.choice([2, 2, 4])):
        from_department = place % 2 == 0
        yield TalkMessage(
            public_id=new_public_id(), case=case, proposal=story.proposal,
            department=department if from_department else None,
            text=desk.dice.choice(QUESTIONS if from_department else ANSWERS),
            written_by=desk.handler_of[story.topic.department] if from_department else author, written_at=moment,
        )  # fmt: skip
        moment = max(_after(desk, moment, 0, 1), moment)


def _author(story: Story) -> User:
    """Who handed it in has an account."""
    return story.proposal.proposer.account


def _meetings(desk: Desk, story: Story) -> Iterator[Meeting]:
    case = _case(story)
    if case.state == C.ASSIGNED or desk.dice.random() > (0.8 if case.state in ANSWERED else 0.4):
        return
    held = _after(desk, _assigned(story), 3, 8)
    recorded = _after(desk, held, 0, 1)
    is_answered = case.state in ANSWERED
    yield Meeting(
        public_id=new_public_id(), case=case, proposal=story.proposal,
        department=desk.departments[story.topic.department],
        state=Meeting.State.CONFIRMED if is_answered else Meeting.State.RECORDED,
        way=desk.dice.choice([Meeting.Way.FACE] * 4 + [Meeting.Way.PHONE]), held_on=timezone.localdate(held),
        place=desk.dice.choice(PLACES), present=f"{story.topic.department}经办人、提案人", text=desk.dice.choice(TALKED),
        recorded_by=desk.handler_of[story.topic.department], recorded_at=recorded,
        answered_by=_author(story) if is_answered else None,
        answered_at=_after(desk, recorded, 0, 1) if is_answered else None,
    )  # fmt: skip


def _ask_to_confirm(meetings: list[Meeting]) -> None:
    Todo.objects.bulk_create(
        Todo(
            user_id=meeting.proposal.proposer.account.pk, kind="proposals.confirm_meeting", subject=str(meeting)[:200],
            url=Talk(meeting.case, meeting.proposal).get_absolute_url(), **bond(meeting),
        )
        for meeting in meetings
        if meeting.state == Meeting.State.RECORDED and meeting.proposal.proposer.account
    )  # fmt: skip
