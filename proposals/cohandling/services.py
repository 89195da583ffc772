"""What several departments do with one case: named together, each accepts or sends back, gives its part, names a handler."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models, transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from members.models import Department, User
from proposals.case import services as cases
from proposals.case.models import Assignment, Handling, ProposalCase
from proposals.case.workflow import ARRANGEABLE, HANDLING, WITH_DEPARTMENT
from proposals.cohandling.models import CoHandling
from proposals.proposal.models import departments_of
from union_portal.core.audit import services as audit
from union_portal.core.deadline import services as deadlines
from union_portal.core.deadline.models import Deadline
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.outbox import services as outbox
from union_portal.core.policy import services as policy
from union_portal.core.todo import services as todo
from union_portal.core.todo.models import Todo
from union_portal.core.workday import services as workday

ACCEPT_PART, INPUT, REARRANGE = "proposals.accept_part", "proposals.input", "proposals.rearrange"
DEPARTMENTS_WORK = (cases.ACCEPT, cases.REPLY)
"""What is due from the lead department, and so passes from handler to handler."""


# -- the leader ---------------------------------------------------------------------------------------------
@transaction.atomic
def assign(
    case: ProposalCase,
    *,
    by: User,
    department: Department,
    handling: str = Handling.TOGETHER,
    co_departments: Iterable[Department] = (),
    handler: User | None = None,
    working_days: int | None = None,
    note: str = "",
) -> Assignment:
    """Give a case to its departments: a lead with co-handlers (主办、会办), or each for its own part (分办).

    Departments that take part already stay; only a lead that was a co-handler before is one no longer.
    """
    assignment = cases.assign(
        case, by=by, department=department, handler=handler, working_days=working_days, note=note, handling=handling
    )  # fmt: skip
    case = cases.lock(case)
    taking_part = {part.department_id: part for part in CoHandling.objects.now_in(case)}
    if department.pk in taking_part:
        _release(taking_part.pop(department.pk))
    new = [each for each in co_departments if each.pk not in {department.pk, *taking_part}]
    if handling == Handling.SEPARATELY and not new and not taking_part:
        raise DomainError(
            _("In separate handling each department answers its own part: name at least one more."),
            field="co_departments",
        )
    for each in new:
        _add(case, each, by=by, note=note)
    return assignment


@transaction.atomic
def add_department(
    case: ProposalCase, *, by: User, department: Department, note: str = "", working_days: int | None = None
) -> CoHandling:
    """Have a further department take part, also in place of one that sent its part back. Twice is harmless."""
    case = _arrangeable(case)
    if department.pk == case.lead_department_id:
        raise DomainError(_("This department leads already. Please choose another."), field="department")
    if standing := CoHandling.objects.now_in(case).filter(department=department).first():
        return standing
    todo.close_todo(case, REARRANGE)
    return _add(case, department, by=by, note=note, working_days=working_days)


def _arrangeable(case: ProposalCase) -> ProposalCase:
    """The case, locked, while departments may still come and go."""
    case = cases.lock(case)
    if case.state not in ARRANGEABLE:
        raise NotNow(
            _("This case is now “%(state)s”. Reload the page to see what has happened.")
            % {"state": case.get_state_display()}
        )
    return case


def _add(
    case: ProposalCase, department: Department, *, by: User, note: str, working_days: int | None = None
) -> CoHandling:
    cases.check_answering(department, field="co_departments")
    rule = policy.version("proposal.input_days")
    now, today = timezone.now(), timezone.localdate()
    due_on = workday.add(today, working_days or int(rule.value))
    if case.due_on and today < case.due_on < due_on:
        due_on = case.due_on
    part = CoHandling.objects.create(
        case=case, round=case.round, department=department, assigned_by=by, assigned_at=now, note=note,
        counted_from=today, working_days=workday.between(today, due_on), due_on=due_on, policy=rule,
    )  # fmt: skip
    return_rule = policy.version("proposal.return_days")
    hands = cases.hands_of(part)
    answer_by = deadlines.set_deadline(
        part, ACCEPT_PART, responsible=hands, escalate_to=[by.pk], working_days=int(return_rule.value),
        source=return_rule.source,
    ).due_on  # fmt: skip
    deadlines.set_deadline(
        part, INPUT, responsible=hands, escalate_to=[*_lead_hands(case), by.pk], counted_from=today,
        working_days=part.working_days, due_on=due_on, source=rule.source,
    )  # fmt: skip
    todo.open_todo(part, ACCEPT_PART, for_users=hands, due_on=answer_by)
    audit.record("proposals.case.department_added", case, by=by, department=str(department), due_on=due_on)
    outbox.notify("proposals.cohandling.assigned", to=hands, about=part, answer_by=answer_by)
    return part


def _lead_hands(case: ProposalCase) -> list[int]:
    assignment = (
        case.assignments.filter(sent_back_at=None, answered_at=None).select_related("department").first()
    )
    return cases.hands_of(assignment) if assignment else []


@transaction.atomic
def release(case: ProposalCase, *, by: User, part: CoHandling) -> CoHandling:
    """Take a department off the case again (撤销会办); the lead answers without it."""
    case = _arrangeable(case)
    part = _locked(case, part)
    _release(part)
    audit.record("proposals.case.department_released", case, by=by, department=str(part.department))
    told = cases.answering_for(part.department)
    outbox.notify("proposals.cohandling.released", to=told, about=part)
    return part


def _release(part: CoHandling) -> None:
    part.released_at = timezone.now()
    part.save(update_fields=["released_at"])
    _off_the_lists(part)


def _off_the_lists(part: CoHandling) -> None:
    deadlines.cancel(part)
    todo.close_todo(part)


# -- the co-handling department -----------------------------------------------------------------------------
def _locked(case: ProposalCase, part: CoHandling) -> CoHandling:
    """A part as it is now. Raises ``NotNow`` when the department takes part no longer, or the round is over."""
    rows = (
        CoHandling.objects.now_in(case).select_for_update(of=("self",)).select_related("department", "case")
    )
    locked = rows.filter(pk=part.pk).first()
    if locked is None:
        raise NotNow(
            _("%(department)s takes part in this case no longer. Reload the page to see what has happened.")
            % {"department": part.department}
        )
    return locked


@transaction.atomic
def accept_part(case: ProposalCase, *, by: User, part: CoHandling) -> CoHandling:
    """A further department takes its part on. Who accepts becomes the handler unless one is named."""
    case = _arrangeable(case)
    part = _locked(case, part)
    if part.accepted_at:
        raise NotNow(_("Your department has accepted its part already."))
    _begin(part, by=by)
    audit.record("proposals.case.part_accepted", case, by=by, department=str(part.department))
    return part


def _begin(part: CoHandling, *, by: User) -> None:
    part.accepted_at, part.handler = timezone.now(), part.handler or by
    part.save(update_fields=["accepted_at", "handler"])
    deadlines.meet(part, ACCEPT_PART)
    todo.close_todo(part, ACCEPT_PART)
    todo.open_todo(part, INPUT, for_users=cases.hands_of(part), due_on=part.due_on)


@transaction.atomic
def send_back_part(case: ProposalCase, *, by: User, part: CoHandling, reason: str) -> CoHandling:
    """A further department sends its part back (退办), within the days of the rule. All others go on."""
    case = _arrangeable(case)
    part = _locked(case, part)
    if not reason.strip():
        raise DomainError(
            _("Please say why, and whose matter it is, so that it can be assigned anew."), field="reason"
        )
    if part.accepted_at:
        raise NotNow(_("Your department has accepted its part already."))
    earlier = CoHandling.objects.filter(case=case, department=part.department).exclude(sent_back_at=None)
    cases.check_may_send_back(part.counted_from, times=earlier.count())
    part.sent_back_at, part.send_back_reason = timezone.now(), reason.strip()
    part.save(update_fields=["sent_back_at", "send_back_reason"])
    _off_the_lists(part)
    todo.open_todo(case, REARRANGE, for_users=[case.leader_id])
    audit.record("proposals.case.part_sent_back", case, by=by, department=str(part.department), reason=reason)
    told = [case.leader_id, *_lead_hands(case)]
    outbox.notify("proposals.cohandling.sent_back", to=told, about=part)
    return part


@transaction.atomic
def give_input(case: ProposalCase, *, by: User, part: CoHandling, text: str) -> CoHandling:
    """The opinion for the lead (会办意见), or the own part of the answer; it may be changed until the reply goes out."""
    case = _arrangeable(case)
    part = _locked(case, part)
    if not text.strip():
        raise DomainError(_("Please write what your department has to say."), field="text")
    if part.accepted_at is None:
        _begin(part, by=by)
    was_in = bool(part.input)
    part.input, part.input_by, part.input_at = text.strip(), by, timezone.now()
    part.save(update_fields=["input", "input_by", "input_at"])
    deadlines.meet(part, INPUT)
    todo.close_todo(part, INPUT)
    action = "input_changed" if was_in else "input_given"
    audit.record(f"proposals.case.{action}", case, by=by, department=str(part.department))
    outbox.notify(
        "proposals.cohandling.input_given", to=_lead_hands(case), about=part, key=outbox.this_time()
    )
    return part


# -- the lead department ------------------------------------------------------------------------------------
@transaction.atomic
def mark_overdue(case: ProposalCase, *, by: User, part: CoHandling) -> CoHandling:
    """Note that a department's opinion hasn't come in time, so that the reply needn't wait for it any longer."""
    case = cases.lock(case)
    part = _locked(case, part)
    if case.state not in HANDLING or part.input or part.overdue_at:
        raise NotNow(_("The reply waits for no opinion of this department."))
    if case.handling == Handling.SEPARATELY:
        raise DomainError(
            _(
                "In separate handling its part belongs to the answer. Ask the leader to give it to another department."
            ),
            field="part",
        )
    if timezone.localdate() <= part.due_on:
        raise NotNow(_("It has time until %(day)s.") % {"day": date_format(part.due_on)}, field="part")
    part.overdue_at = timezone.now()
    part.save(update_fields=["overdue_at"])
    audit.record("proposals.case.part_overdue", case, by=by, department=str(part.department))
    told = [*cases.answering_for(part.department), case.leader_id]
    outbox.notify("proposals.cohandling.overdue", to=told, about=part)
    return part


def close_inputs(case: ProposalCase) -> None:
    """All inputs are in or marked as overdue, so the lead may hand in its reply; what still waits is taken off the lists.

    Called with the case locked. Raises ``DomainError`` that names who is missing.
    """
    parts = CoHandling.objects.now_in(case).select_related("department")
    if missing := list(parts.missing()):
        names = _("、").join(str(part.department) for part in missing)
        raise DomainError(
            _(
                "Still missing: the input of %(names)s. Remind them, or mark it as overdue once its day has passed."
            )
            % {"names": names}
        )
    for part in parts:
        _off_the_lists(part)
    todo.close_todo(case, REARRANGE)


def ask_again(case: ProposalCase) -> None:
    """In the second handling the same departments take part again. Called with the case locked."""
    before = CoHandling.objects.standing().filter(case=case, round=case.round - 1)
    for part in before.select_related("department", "assigned_by"):
        if cases.answering_for(part.department):
            _add(case, part.department, by=part.assigned_by, note=part.note)


# -- inside a department ------------------------------------------------------------------------------------
@transaction.atomic
def name_handler(case: ProposalCase, *, by: User, department: Department, handler: User) -> ProposalCase:
    """The head says who in the department handles it (指定经办人), or names another; what is due passes on."""
    case = cases.lock(case)
    cases.check_handler(department, handler)
    work: Assignment | CoHandling | None
    if department.pk == case.lead_department_id and case.state in WITH_DEPARTMENT:
        work = case.assignments.filter(sent_back_at=None, department=department).last()
        _pass_on(case, DEPARTMENTS_WORK, to=handler)
    else:
        parts = CoHandling.objects.now_in(case).filter(department=department, case__state__in=ARRANGEABLE)
        work = parts.first()
        if work:
            _pass_on(work, (ACCEPT_PART, INPUT), to=handler)
    if work is None:
        raise NotNow(_("%(department)s has nothing to do in this case now.") % {"department": department})
    work.handler = handler
    work.save(update_fields=["handler"])
    audit.record(
        "proposals.case.handler_named", case, by=by, department=str(department), handler=str(handler)
    )
    outbox.notify(
        "proposals.case.handler_named",
        to=[handler.pk],
        about=case,
        key=outbox.this_time(),
        department=department,
    )
    return case


def _pass_on(obj: models.Model, kinds: Iterable[str], *, to: User) -> None:
    """Put what is due on another person's list."""
    for kind in kinds:
        waiting = Todo.objects.about(obj).filter(kind=kind, done_at=None)
        if found := waiting.first():
            todo.close_todo(obj, kind)
            todo.open_todo(obj, kind, for_users=[to.pk], due_on=found.due_on)
        for deadline in Deadline.objects.about(obj).running().filter(kind=kind):
            deadline.responsible.set([to.pk])


def speaking_for(case: ProposalCase, user: User) -> Department:
    """The department in whose name a person speaks in this case: the lead's, if the person answers for it."""
    own = departments_of(user)
    for department in own:
        if department.pk == case.lead_department_id:
            return department
    part = CoHandling.objects.now_in(case).filter(department__in=own).select_related("department").first()
    if part is None:
        raise NotNow(_("Your department takes part in this case no longer."))
    return part.department
