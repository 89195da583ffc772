"""What supervision does: urge a department, check cases, ask for corrections and see that they are made."""

from __future__ import annotations

import hashlib
import math

from django.db import transaction
from django.db.models import F
from django.db.models.functions import TruncDate
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from members.models import Committee, Post, User
from proposals.case.models import ProposalCase
from proposals.case.services import answering_for, lock
from proposals.case.workflow import WITH_DEPARTMENT
from proposals.case.workflow import State as CaseState
from proposals.proposal.models import Proposal, departments_of
from proposals.session.models import CongressSession
from proposals.supervision.models import Check, Finding, Urging
from proposals.supervision.workflow import OPEN, State
from union_portal.core.audit import services as audit
from union_portal.core.deadline import services as deadlines
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.outbox import services as outbox
from union_portal.core.policy import services as policy
from union_portal.core.todo import services as todo
from union_portal.core.workday import services as workday

CORRECT = "proposals.correct"
URGEABLE = WITH_DEPARTMENT | {CaseState.TRACKING}
"""A department owes something: an answer, or the keeping of a promise."""


# -- urging -------------------------------------------------------------------------------------------------
def role_of(user: User) -> Urging.Role:
    """In which role a person urges: the highest that he has."""
    if user.holds(Post.Kind.HOSPITAL_LEADER):
        return Urging.Role.LEADER
    if user.holds(Post.Kind.UNION_CHAIR):
        return Urging.Role.CHAIR
    return Urging.Role.COMMITTEE if user.sits_on(Committee.Kind.PROPOSAL) else Urging.Role.PROPOSER


@transaction.atomic
def urge(case: ProposalCase, *, by: User, words: str) -> Urging:
    """Urge the department (催办): its handlers and head get the words, everybody on the case can read them.

    A proposer may do so once the deadline has passed. Raises ``NotNow`` when nothing is owed, and when the same
    person has urged within the days of the rule.
    """
    case = lock(case)
    today, role = timezone.localdate(), role_of(by)
    if case.state not in URGEABLE or case.lead_department is None:
        raise NotNow(_("No department owes anything on this case at the moment, so nobody can be urged."))
    if not words.strip():
        raise DomainError(_("Please write a few words to the department."), field="words")
    is_late = case.due_on is not None and case.due_on < today
    if role == Urging.Role.PROPOSER and not is_late:
        if case.due_on is None:
            raise NotNow(_("No time is running for the department at the moment, so nobody can be urged."))
        raise NotNow(
            _("The department has time until %(day)s. You can urge it from the day after.")
            % {"day": date_format(case.due_on)}
        )
    last = case.urgings.filter(by=by).last()
    if last is not None:
        again_on = workday.add(
            timezone.localdate(last.urged_at), int(policy.value("proposal.urge_every_days"))
        )
        if today < again_on:
            raise NotNow(
                _("You have urged already. The department has until %(day)s to act; you can urge again then.")
                % {"day": date_format(again_on)}
            )
    urging = Urging.objects.create(
        case=case, department=case.lead_department, by=by, role=role, words=words.strip(),
        due_on=case.due_on if is_late else None,
    )  # fmt: skip
    audit.record("proposals.urging.sent", urging, by=by)
    outbox.notify(
        "proposals.case.urged", to=answering_for(case.lead_department), about=case, key=str(urging.pk), urging=urging,
    )  # fmt: skip
    return urging


# -- choosing what to check ---------------------------------------------------------------------------------
@transaction.atomic
def begin_check(case: ProposalCase, *, by: User, reason: str = Check.Reason.CHOSEN) -> Check:
    """Begin a check (督查) of a case. One is enough at a time."""
    case = lock(case)
    if case.lead_department is None:
        raise NotNow(_("This case is with no department yet, so there is nothing to check."))
    if case.checks.open().exists():
        raise NotNow(_("This case is being checked already."))
    check = Check.objects.create(case=case, reason=reason, begun_by=by)
    audit.record("proposals.check.begun", check, by=by, why=reason)
    return check


@transaction.atomic
def draw_sample(session: CongressSession, *, by: User) -> list[Check]:
    """Choose the cases of a session to be checked by the rule of the house (抽查): all that were answered late or handled
    twice, and a share of the other answered ones.

    The draw can be repeated by anybody: the others are taken in the order of the SHA-256 of session and number. Cases of
    the supervisor's own are left out, and what was checked before isn't drawn again.
    """
    session = CongressSession.objects.select_for_update().get(pk=session.pk)
    answered = (
        ProposalCase.objects.filter(session=session, replied_at__isnull=False, lead_department__isnull=False)
        .exclude(submissions__in=Proposal.objects.of(by))
        .exclude(lead_department__in=departments_of(by))
        .order_by("number")
    )
    late = set(
        answered.annotate(answered_on=TruncDate("assignments__answered_at"))
        .filter(assignments__due_on__lt=F("answered_on"))
        .values_list("pk", flat=True)
    )
    twice = set(answered.filter(round__gt=1).values_list("pk", flat=True))
    others = sorted((case for case in answered if case.pk not in late | twice), key=_lot)
    drawn = others[: math.ceil(len(others) * int(policy.value("proposal.check_share")) / 100)]
    reasons = Check.Reason
    chosen = [
        (case, reasons.LATE if case.pk in late else reasons.REHANDLED)
        for case in answered
        if case.pk in late | twice
    ]
    chosen += [(case, reasons.DRAWN) for case in drawn]
    known = set(Check.objects.filter(case__session=session).values_list("case", flat=True))
    checks = [begin_check(case, by=by, reason=reason) for case, reason in chosen if case.pk not in known]
    if not checks:
        raise NotNow(_("There is no answered case left in this session that the rule would have checked."))
    return checks


def _lot(case: ProposalCase) -> str:
    return hashlib.sha256(f"{case.session_id}:{case.number}".encode()).hexdigest()


# -- finding and correcting ---------------------------------------------------------------------------------
def _locked_check(check: Check) -> Check:
    return (
        Check.objects.select_for_update(of=("self",)).select_related("case__lead_department").get(pk=check.pk)
    )


def _locked(finding: Finding) -> Finding:
    rows = Finding.objects.select_for_update(of=("self",))
    return rows.select_related("check_of__case__lead_department", "check_of__begun_by").get(pk=finding.pk)


def _hands(case: ProposalCase) -> list[int]:
    return answering_for(case.lead_department) if case.lead_department else []


@transaction.atomic
def add_finding(
    check: Check, *, by: User, aspect: str, grade: str, words: str, working_days: int | None = None
) -> Finding:
    """Note what was found of one aspect, with its grade; with a number of days a correction (整改) is asked for."""
    check = _locked_check(check)
    if check.is_over:
        raise NotNow(_("This check has been concluded. Please begin another one."))
    if not words.strip():
        raise DomainError(_("Please say what you found."), field="words")
    if grade == Finding.Grade.FAILED and working_days is None:
        raise DomainError(_("What has failed must be corrected: please say by when."), field="working_days")
    if grade == Finding.Grade.SOUND and working_days is not None:
        raise DomainError(_("What is sound needs no correction."), field="working_days")
    due_on = workday.add(timezone.localdate(), working_days) if working_days else None
    finding = Finding.objects.create(
        check_of=check, aspect=aspect, grade=grade, words=words.strip(), found_by=by, due_on=due_on,
        state=State.ASKED if due_on else State.NOTED,
    )  # fmt: skip
    audit.record("proposals.finding.noted", finding, by=by, aspect=aspect, grade=grade, due_on=due_on)
    if working_days:
        _ask(finding, working_days)
    return finding


def _ask(finding: Finding, working_days: int) -> None:
    """Put the correction on the department's lists, and on the ladder."""
    hands = _hands(finding.case)
    deadlines.set_deadline(finding, CORRECT, responsible=hands, working_days=working_days)
    todo.open_todo(finding, CORRECT, for_users=hands, due_on=finding.due_on)
    outbox.notify("proposals.finding.correction_asked", to=hands, about=finding, key=outbox.this_time())


@transaction.atomic
def report_correction(finding: Finding, *, by: User, answer: str) -> Finding:
    """The department says what it has corrected (整改情况)."""
    finding = _locked(finding)
    if not answer.strip():
        raise DomainError(_("Please say what has been corrected."), field="answer")
    finding.correct(answer.strip(), by=by, at=timezone.now())
    finding.save(update_fields=["state", "answer", "answered_by", "answered_at"])
    deadlines.meet(finding, CORRECT)
    todo.close_todo(finding)
    supervisor = [finding.check_of.begun_by_id]
    todo.open_todo(finding, "proposals.judge_correction", for_users=supervisor)
    audit.record("proposals.finding.corrected", finding, by=by)
    outbox.notify("proposals.finding.corrected", to=supervisor, about=finding, key=outbox.this_time())
    return finding


@transaction.atomic
def close_finding(finding: Finding, *, by: User, verdict: str = "") -> Finding:
    """The supervisor accepts the correction (销号)."""
    finding = _locked(finding)
    finding.close(verdict.strip(), by=by, at=timezone.now())
    if finding.answered_by_id == by.pk:
        raise DomainError(_("Who reported a correction doesn't accept it. Another supervisor has to."))
    finding.save(update_fields=["state", "verdict", "judged_by", "judged_at"])
    todo.close_todo(finding)
    audit.record("proposals.finding.closed", finding, by=by)
    outbox.notify("proposals.finding.closed", to=_hands(finding.case), about=finding)
    return finding


@transaction.atomic
def ask_again(finding: Finding, *, by: User, verdict: str, working_days: int) -> Finding:
    """The correction isn't enough: say what is missing, with a new deadline."""
    finding = _locked(finding)
    if not verdict.strip():
        raise DomainError(_("Please say what is still missing."), field="verdict")
    due_on = workday.add(timezone.localdate(), working_days)
    finding.ask_again(verdict.strip(), by=by, at=timezone.now(), due_on=due_on)
    finding.save(update_fields=["state", "verdict", "judged_by", "judged_at", "due_on"])
    todo.close_todo(finding)
    _ask(finding, working_days)
    audit.record("proposals.finding.asked_again", finding, by=by, due_on=due_on)
    return finding


@transaction.atomic
def conclude(check: Check, *, by: User, conclusion: str) -> Check:
    """End a check: content, procedure and timeliness have been looked at, and nothing is left to correct."""
    check = _locked_check(check)
    if check.is_over:
        raise NotNow(_("This check has been concluded already."))
    if not conclusion.strip():
        raise DomainError(_("Please write down what the check comes to."), field="conclusion")
    findings = list(check.findings.all())
    missing = set(Finding.Aspect) - {Finding.Aspect(finding.aspect) for finding in findings}
    if missing:
        words = _(", ").join(str(aspect.label) for aspect in Finding.Aspect if aspect in missing)
        raise NotNow(_("These have not been looked at yet: %(aspects)s.") % {"aspects": words})
    if any(finding.state in OPEN for finding in findings):
        raise NotNow(_("A correction is still open. Accept it first, or ask again."))
    check.conclude(words=conclusion.strip(), at=timezone.now())
    check.save(update_fields=["conclusion", "concluded_at"])
    audit.record("proposals.check.concluded", check, by=by)
    outbox.notify(
        "proposals.check.concluded", to=_hands(check.case), about=check.case, key=str(check.pk), check=check
    )
    return check
