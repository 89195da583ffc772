"""The demo's supervision: departments that were urged, checks with findings in each state, and proposals that are followed."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from members.models import User
from proposals.case.models import ProposalCase
from proposals.ledger.models import Follow
from proposals.proposal.models import Proposal
from proposals.session.models import CongressSession
from proposals.supervision.models import Check, Finding, Urging
from proposals.supervision.services import (
    add_finding,
    ask_again,
    begin_check,
    close_finding,
    conclude,
    report_correction,
)
from union_portal.core.demo import DemoWorld
from union_portal.core.workday import services as workday

URGED = {
    Urging.Role.COMMITTEE: "该案已超过答复期限，请于三个工作日内提交答复，如有困难请说明原因。",
    Urging.Role.LEADER: "请科室负责人亲自过问，本周内给代表一个明确的答复。",
    Urging.Role.PROPOSER: "同事们很关心这件事的进展，盼早日答复，谢谢。",
}
SOUND = {
    "CONTENT": "逐条回应了提案所列措施，数据有来源。",
    "PROCEDURE": "交办、接收、审签手续齐全，承办前与提案人当面沟通。",
    "TIMELINESS": "在规定期限内答复。",
}
FLAWED = {
    "CONTENT": "答复只回应了第一项措施，其余两项未说明采纳与否及理由，请补充。",
    "TIMELINESS": "首次答复晚于交办确定的期限，请说明原因并完善内部催办。",
}
CORRECTED = "已补充说明后两项措施的落实安排，并向提案人当面解释。"


def load(world: DemoWorld) -> None:
    """Rows as the services leave them, on some of the cases that the demo has."""
    _urge(world)
    _check(world)
    _follow(world)


def _urge(world: DemoWorld) -> None:
    late = ProposalCase.objects.overdue(on=world.today).exclude(lead_department=None).order_by("due_on", "pk")
    rows = []
    for place, case in enumerate(late[:4]):
        author = case.submissions.order_by("pk")[0].proposer
        by: dict[Urging.Role, User] = {
            Urging.Role.COMMITTEE: world.people["committee_secretary"], Urging.Role.LEADER: world.people["leader"],
            Urging.Role.PROPOSER: author.account,
        }  # fmt: skip
        for role in list(URGED)[: 1 + place % 3]:
            earliest = case.due_on or world.today
            days = min(2 + place, (world.today - earliest).days)
            urged_at = timezone.now() - dt.timedelta(days=max(days - list(URGED).index(role), 0), hours=1)
            rows.append(
                Urging(
                    case=case, department=case.lead_department, by=by[role], role=role, words=URGED[role],
                    urged_at=urged_at, due_on=case.due_on,
                )
            )  # fmt: skip
    Urging.objects.bulk_create(rows)


def _check(world: DemoWorld) -> None:
    """One check concluded, one to be concluded, one with a correction to judge, one with a correction asked."""
    by, session = world.people["supervisor"], CongressSession.objects.order_by("held_on").first()
    answered = ProposalCase.objects.filter(
        session=session, replied_at__isnull=False, kind=ProposalCase.Kind.PROPOSAL
    )
    own = answered.filter(lead_department__posts__person=world.people["handler"].person_id)
    cases = [*own.order_by("number").distinct()[:2], *answered.exclude(pk__in=own).order_by("number")[:2]]
    for place, case in enumerate(cases):
        check = begin_check(case, by=by, reason=Check.Reason.CHOSEN if place % 2 else Check.Reason.DRAWN)
        Check.objects.filter(pk=check.pk).update(begun_at=timezone.now() - dt.timedelta(days=9 - place))
        for aspect in Finding.Aspect:
            flawed = aspect in FLAWED and place < 3 and (aspect == "CONTENT" or place == 1)
            words = FLAWED[aspect] if flawed else SOUND[aspect]
            grade = Finding.Grade.FLAWED if flawed else Finding.Grade.SOUND
            finding = add_finding(
                check, by=by, aspect=aspect, grade=grade, words=words, working_days=8 if flawed else None
            )
            if flawed and place > 0:
                _correct(finding, by, accepted=place == 2)
        if place == 3:
            conclude(check, by=by, conclusion="答复内容、程序和时限均符合提案工作办法。")


def _correct(finding: Finding, by: User, *, accepted: bool) -> None:
    """Reported by somebody of the department; accepted, or still to be judged."""
    department = finding.case.lead_department
    worker = User.objects.holding("DEPARTMENT_HANDLER", "DEPARTMENT_HEAD", department=department).order_by(
        "pk"
    )[0]
    finding = report_correction(finding, by=worker, answer=CORRECTED)
    if accepted:
        finding = ask_again(finding, by=by, verdict="请补上完成时限。", working_days=5)
        finding = report_correction(finding, by=worker, answer=f"{CORRECTED}完成时限：{_until()}。")
        close_finding(finding, by=by, verdict="整改到位。")


def _until() -> str:
    day = workday.add(timezone.localdate(), 20)
    return f"{day.month}月{day.day}日"


def _follow(world: DemoWorld) -> None:
    """The nurse and a delegate follow what concerns them."""
    open_ones = list(
        Proposal.objects.in_ledger().filter(confidential=False).order_by("-decided_at", "pk")[:12]
    )
    Follow.objects.bulk_create(
        Follow(proposal=proposal, user=world.people[who], is_quiet=who == "colleague")
        for who, step in (("staff", 3), ("colleague", 4))
        for proposal in open_ones[::step]
        if proposal.proposer_id != world.people[who].person_id
    )
