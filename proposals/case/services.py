"""What is done with a case until the department answers: opened at filing, assigned, accepted, sent back."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from members.models import Department, Post, User
from proposals.case.models import Assignment, Inclusion, ProposalCase
from proposals.case.workflow import JOINABLE
from proposals.proposal import services as submissions
from proposals.proposal.models import Proposal
from proposals.proposal.workflow import State as ProposalState
from proposals.session.models import CongressSession
from union_portal.core.audit import services as audit
from union_portal.core.deadline import services as deadlines
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.number.services import next_number
from union_portal.core.outbox import services as outbox
from union_portal.core.policy import services as policy
from union_portal.core.todo import services as todo
from union_portal.core.workday import services as workday

ACCEPT, REPLY = "proposals.accept", "proposals.reply"


# -- who is concerned ---------------------------------------------------------------------------------------
def leaders() -> list[int]:
    return list(User.objects.holding(Post.Kind.HOSPITAL_LEADER).values_list("pk", flat=True))


def answering_for(department: Department) -> list[int]:
    """Handlers and head of a department."""
    posts = [Post.Kind.DEPARTMENT_HANDLER, Post.Kind.DEPARTMENT_HEAD]
    return list(User.objects.holding(*posts, department=department).values_list("pk", flat=True))


def hands_of(assignment: Assignment) -> list[int]:
    """Whose hands a case is in: the named handler's, or everybody's who answers for the department."""
    return [assignment.handler_id] if assignment.handler_id else answering_for(assignment.department)


def submissions_of(case: ProposalCase) -> list[Proposal]:
    """Its submissions, with all cases that they are in."""
    return list(case.submissions.select_related("proposer__user").prefetch_related("cases").order_by("pk"))


def tell_proposers(case: ProposalCase, what: str, *, key: str = "", seconders: bool = False) -> None:
    """Tell every author of the case, about the author's own submission."""
    for proposal in submissions_of(case):
        told = submissions.proposer_user(proposal)
        told += submissions.seconder_users(proposal) if seconders else []
        outbox.notify(
            f"proposals.proposal.{what}", to=told, about=proposal, key=key or str(case.round), case=case
        )


def lock(case: ProposalCase) -> ProposalCase:
    """The case as it is now, for this transaction alone."""
    rows = ProposalCase.objects.select_for_update(of=("self",))
    return rows.select_related("lead_department", "leader").get(pk=case.pk)


def save(case: ProposalCase, *fields: str) -> None:
    case.save(update_fields=["state", *fields])
    for proposal in submissions_of(case):
        submissions.mirror(proposal)


# -- filing -------------------------------------------------------------------------------------------------
@transaction.atomic
def file_proposal(
    proposal: Proposal, *, by: User, join: ProposalCase | None = None, reason: str = ""
) -> Proposal:
    """File a proposal (立案) under the committee's decision: number it, open a case or join one (并案).

    Raises ``NotNow`` when a colleague was faster, ``DomainError`` when it lacks seconders or a mandate.
    """
    proposal = submissions.lock(proposal)
    if proposal.kind == Proposal.Kind.SUGGESTION:
        raise DomainError(
            _(
                "Its author is no delegate, so it can't be filed as a proposal. Please take it as a suggestion."
            )
        )
    if proposal.may_become(ProposalState.FILED) and (missing := submissions.seconders_missing(proposal)):
        raise DomainError(
            submissions.in_words_missing(missing) + " " + _("Return it, or take it as a suggestion.")
        )
    return _take_in(proposal, ProposalState.FILED, by=by, join=join, reason=reason)


@transaction.atomic
def take_as_suggestion(
    proposal: Proposal, *, by: User, join: ProposalCase | None = None, reason: str = ""
) -> Proposal:
    """Take it as a suggestion (转为意见建议): it gets a department and a reply all the same."""
    return _take_in(submissions.lock(proposal), ProposalState.SUGGESTION, by=by, join=join, reason=reason)


def _take_in(
    proposal: Proposal, state: ProposalState, *, by: User, join: ProposalCase | None, reason: str
) -> Proposal:
    now = timezone.now()
    proposal.decide(state, by=by, at=now, reason=reason)
    case = lock(join) if join else None
    if case and case.state not in JOINABLE:
        raise NotNow(
            _("Case %(number)s has been answered already. Please open a new case instead.")
            % {"number": case.number},
            field="join",
        )
    session = proposal.session or CongressSession.objects.receiving()
    if session is None:
        raise DomainError(
            _("No congress session is entered to which it could belong. Please enter the next one.")
        )
    proposal.session = session
    proposal.number = _next_number(session, state)
    if case is None:
        is_suggestion = state == ProposalState.SUGGESTION
        case = ProposalCase.objects.create(
            number=proposal.number, title=proposal.title, session=session, filed_at=now,
            kind=ProposalCase.Kind.SUGGESTION if is_suggestion else ProposalCase.Kind.PROPOSAL,
        )  # fmt: skip
        todo.open_todo(case, "proposals.assign", for_users=leaders())
        outbox.notify("proposals.case.to_assign", to=leaders(), about=case)
    proposal.save(
        update_fields=["state", "number", "session", "decided_by", "decided_at", "reason", "changed_at"]
    )
    Inclusion.objects.create(case=case, proposal=proposal)
    submissions.mirror(proposal)
    todo.close_todo(proposal)
    what = "filed" if state == ProposalState.FILED else "taken_as_suggestion"
    audit.record(f"proposals.proposal.{what}", proposal, by=by, number=proposal.number, case=case.number)
    told = [*submissions.proposer_user(proposal), *submissions.seconder_users(proposal)]
    outbox.notify(f"proposals.proposal.{what}", to=told, about=proposal, joined=join is not None, case=case)
    return proposal


def _next_number(session: CongressSession, state: ProposalState) -> str:
    """Term–session–serial without gaps; suggestions are counted apart, so that filed numbers have none."""
    if state == ProposalState.FILED:
        return f"{session.code}-{next_number('proposal', within=session.code):03}"
    return f"{session.code}-建{next_number('proposal.suggestion', within=session.code):03}"


# -- assigning ----------------------------------------------------------------------------------------------
@transaction.atomic
def assign(
    case: ProposalCase,
    *,
    by: User,
    department: Department,
    handler: User | None = None,
    working_days: int | None = None,
    note: str = "",
) -> Assignment:
    """The leader gives the case to a lead department (交办), with a deadline in working days.

    Without a number of days the rule of the house applies; the row keeps the version used.
    """
    case = lock(case)
    answering = answering_for(department)
    if not answering:
        raise DomainError(
            _(
                "%(department)s has neither a handler nor a head with an account. Ask the union office to enter one."
            )
            % {"department": department},
            field="department",
        )
    if handler is not None and handler.pk not in answering:
        raise DomainError(
            _("%(name)s doesn't answer for %(department)s. Please choose its handler or its head.")
            % {"name": handler, "department": department},
            field="handler",
        )
    now, today = timezone.now(), timezone.localdate()
    rule = policy.version("proposal.reply_days", on=today)
    days = working_days or int(rule.value)
    due_on = workday.add(today, days)
    case.assign(department, leader=by, due_on=due_on)
    assignment = Assignment.objects.create(
        case=case, round=case.round, department=department, handler=handler, assigned_by=by, assigned_at=now,
        note=note, counted_from=today, working_days=days, due_on=due_on, policy=rule,
    )  # fmt: skip
    save(case, "lead_department", "leader", "due_on")
    todo.close_todo(case)
    return_rule = policy.version("proposal.return_days", on=today)
    answer_by = deadlines.set_deadline(
        case, ACCEPT, responsible=hands_of(assignment), escalate_to=[by.pk],
        working_days=int(return_rule.value), source=return_rule.source,
    ).due_on  # fmt: skip
    set_reply_deadline(case, assignment, source=rule.source)
    todo.open_todo(case, ACCEPT, for_users=hands_of(assignment), due_on=answer_by)
    audit.record(
        "proposals.case.assigned",
        case,
        by=by,
        department=str(department),
        due_on=case.due_on,
        working_days=days,
    )
    key = str(assignment.pk)
    outbox.notify(
        "proposals.case.assigned",
        to=answering,
        about=case,
        key=key,
        assignment=assignment,
        answer_by=answer_by,
    )
    tell_proposers(case, "assigned", key=key)
    return assignment


def set_reply_deadline(case: ProposalCase, assignment: Assignment, *, source: str) -> None:
    deadlines.set_deadline(
        case, REPLY, responsible=hands_of(assignment), source=source, working_days=assignment.working_days,
        counted_from=assignment.counted_from, due_on=assignment.due_on,
        escalate_to=[*submissions.committee_users(), *([case.leader_id] if case.leader_id else [])],
    )  # fmt: skip


def assignment_of(case: ProposalCase) -> Assignment:
    """The assignment that is being worked on."""
    return case.assignments.select_related("department").get(sent_back_at=None, answered_at=None)


@transaction.atomic
def accept(case: ProposalCase, *, by: User) -> ProposalCase:
    """The department takes it on and begins (承办). Who accepts becomes the handler unless one is named."""
    case = lock(case)
    case.accept()
    assignment = assignment_of(case)
    assignment.accepted_at = timezone.now()
    assignment.handler = assignment.handler or by
    assignment.save(update_fields=["accepted_at", "handler"])
    save(case)
    deadlines.meet(case, ACCEPT)
    todo.close_todo(case, ACCEPT)
    todo.open_todo(case, REPLY, for_users=hands_of(assignment), due_on=case.due_on)
    audit.record("proposals.case.accepted", case, by=by, department=str(assignment.department))
    tell_proposers(case, "started", key=str(assignment.pk))
    return case


@transaction.atomic
def send_back(case: ProposalCase, *, by: User, reason: str) -> ProposalCase:
    """The department sends it back (退办): it isn't theirs. Only within the days that the rule gives."""
    case = lock(case)
    if not reason.strip():
        raise DomainError(
            _("Please say why, and whose matter it is, so that it can be assigned anew."), field="reason"
        )
    case.send_back()
    assignment = assignment_of(case)
    last_day = workday.add(
        assignment.counted_from, policy.value("proposal.return_days", on=assignment.counted_from)
    )
    if timezone.localdate() > last_day:
        raise NotNow(
            _("It could be sent back until %(day)s. Please handle it, or talk to the leader in charge.")
            % {"day": last_day}
        )
    assignment.sent_back_at, assignment.send_back_reason = timezone.now(), reason.strip()
    assignment.save(update_fields=["sent_back_at", "send_back_reason"])
    save(case, "lead_department", "due_on")
    deadlines.cancel(case)
    todo.close_todo(case)
    told = [case.leader_id, *submissions.committee_users()]
    todo.open_todo(case, "proposals.assign", for_users=[case.leader_id])
    audit.record(
        "proposals.case.sent_back", case, by=by, department=str(assignment.department), reason=reason
    )
    outbox.notify(
        "proposals.case.sent_back", to=told, about=case, key=str(assignment.pk), assignment=assignment
    )
    return case
