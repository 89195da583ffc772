"""What the welfare officer does: take on, check, ask, lay before the committee, bring for approval."""

from __future__ import annotations

from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from members.models import User
from union_portal.core.audit import services as audit
from union_portal.core.consent import services as consent
from union_portal.core.errors import DomainError
from union_portal.core.policy import services as policy
from welfare.aid_case.figures import Worksheet
from welfare.aid_case.models import AidCase, AidCheck
from welfare.aid_case.rules import AID
from welfare.aid_case.services.steps import (
    keep,
    locked,
    say,
    step,
    who_is_waited_for,
)
from welfare.aid_case.workflow import WITH_OFFICER, State


@transaction.atomic
def take_on(case: AidCase, *, by: User) -> AidCase:
    """A welfare officer takes on the case; from now on it is closed to the other officers."""
    case = locked(case)
    was = case.state
    case.take_on(by=by)
    keep(case, "officer")
    step(case, "taken_on", by=by, was=was, tell=[case.applied_by_id])
    return case


@transaction.atomic
def hand_over(case: AidCase, *, to: User, by: User) -> AidCase:
    """Hand the case to another welfare officer: before a leave, or by the chair when the officer is away."""
    case = locked(case)
    case.must_be(*WITH_OFFICER)
    if to.pk == case.applied_by_id or not to.holds("WELFARE_OFFICER"):
        raise DomainError(_("Choose a welfare officer who has not applied for this aid."), field="to")
    before = case.officer_id
    case.officer = to
    keep(case, "officer")
    others = {pk for pk in (to.pk, before, case.applied_by_id) if pk and pk != by.pk}
    step(case, "handed_over", by=by, was=case.state, tell=sorted(others))
    return case


@transaction.atomic
def ask_for_completion(case: AidCase, *, remark: str, by: User) -> AidCase:
    """Send the application back for completion (补正), with a word on what is missing."""
    case = locked(case)
    was = case.state
    case.return_for_completion()
    say(case, remark)
    keep(case, "remark")
    step(case, "returned", by=by, was=was, tell=[case.applied_by_id])
    return case


@transaction.atomic
def record_check(
    case: AidCase,
    *,
    income: Decimal,
    rigid_expenditure: Decimal,
    people: int,
    sudden_costs: Decimal,
    findings: str,
    by: User,
) -> AidCheck:
    """Fill in the worksheet with the figures as checked; it suggests a category by the standard of today."""
    case = locked(case)
    case.must_be(State.CHECKING)
    consent.require(case.applied_by, AID)
    standard = policy.version("welfare.min_living_standard")
    sheet = Worksheet(
        income=income, rigid_expenditure=rigid_expenditure, people=people, sudden_costs=sudden_costs,
        standard=Decimal(standard.value), sudden_share=Decimal(policy.value("welfare.sudden_share")),
    )  # fmt: skip
    check = AidCheck.objects.create(
        case=case, data_key=case.data_key, worksheet=sheet.as_text(), findings=findings,
        suggested=sheet.suggestion, standard=standard, made_by=by,
    )  # fmt: skip
    audit.record("welfare.aidcase.checked", case, by=by)
    return check


@transaction.atomic
def lay_before_committee(case: AidCase, *, category: str, by: User) -> AidCase:
    """The check is done: the case goes to the welfare committee with a proposed category."""
    case = locked(case)
    consent.require(case.applied_by, AID)
    if not case.checks.exists():
        raise DomainError(_("Fill in the worksheet first, so that the committee sees what was checked."))
    was = case.state
    case.lay_before_committee(category=category)
    keep(case, "category")
    step(case, "laid_before_committee", by=by, was=was, tell=who_is_waited_for(case))
    return case


@transaction.atomic
def submit(case: AidCase, *, by: User) -> AidCase:
    """The notice has ended without objection: bring the case for approval."""
    case = locked(case)
    consent.require(case.applied_by, AID)
    was = case.state
    case.submit(by=by)
    if case.notice and not case.notice.is_over(on=timezone.localdate()):
        raise DomainError(
            _("The public notice shows until %(day)s. Bring the case for approval after that day.")
            % {"day": date_format(case.notice.ends_on)}
        )
    keep(case, "submitted_by")
    step(case, "submitted", by=by, was=was, tell=who_is_waited_for(case))
    return case
