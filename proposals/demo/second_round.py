"""What the demo lets people do by the portal's own services: a second reply that doesn't satisfy either, and a correction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from members.models import User
from proposals.case.models import ProposalCase
from proposals.case.workflow import State
from proposals.rating import services as ratings
from proposals.rating.models import Grade
from proposals.reply import services as replies
from proposals.reply.rules import open_steps

if TYPE_CHECKING:
    from proposals.demo.stories import Story

AGAIN = "经再次研究，受现有场地条件限制，暂仍按原方案执行；科室将于下季度会同基建部门复核场地。感谢您的监督与理解。"
NOT_ENOUGH = "两次答复都没有给出时间表，夜班同事的困难依旧，请院领导再听一听一线的意见。"
CORRECTED = "更正：原答复所列联系电话有误，请以科室公布的值班电话为准，其余内容不变。"


def load(stories: list[Story]) -> None:
    """One case to be decided finally; one reply put right."""
    cases = [story.case for story in stories if story.case and not story.joins]
    _disappoint([case for case in cases if case.state == State.REHANDLING][-1])
    _correct([case for case in cases if case.state == State.REPLIED][-1])


def _handler(case: ProposalCase) -> User:
    handler = case.assignments.select_related("handler").latest("assigned_at").handler
    if handler is None:
        raise ValueError(f"nobody handles {case}")
    return handler


def _sign(case: ProposalCase) -> ProposalCase:
    """All whose signature is asked for give it, one after the other."""
    while steps := open_steps(case):
        case = replies.sign_reply(case, by=User.objects.get(pk=replies.asked(steps[0])[0]))
    return case


def _disappoint(case: ProposalCase) -> None:
    """The second reply says what the first one said, and the authors say so."""
    first = case.replies.select_related("reply_class").latest("pk")
    kind = first.reply_class
    replies.submit_reply(
        case,
        by=_handler(case),
        reply_class=kind,
        text=AGAIN,
        promised=first.promised,
        promised_on=first.promised_on,
    )
    case = _sign(case)
    for proposal in case.submissions.select_related("proposer__user"):
        ratings.rate(
            proposal, by=proposal.proposer.user, attitude=Grade.BASICALLY_SATISFIED, result=Grade.DISSATISFIED,
            reason=NOT_ENOUGH,
        )  # fmt: skip


def _correct(case: ProposalCase) -> None:
    reply = case.replies.latest("pk")
    replies.correct_reply(
        case, by=_handler(case), text=f"{reply.text}\n{CORRECTED}", reason="联系电话有误", cost=reply.cost
    )
    _sign(case)
