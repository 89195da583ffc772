"""What the welfare committee does, and what becomes of its public notice."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from members.models import User
from union_portal.core.consent import services as consent
from union_portal.core.errors import DomainError
from union_portal.core.notice import services as notice
from union_portal.core.policy import services as policy
from welfare.aid_case.figures import require_within_caps
from welfare.aid_case.models import AidCase, AidDecision
from welfare.aid_case.rules import AID, PUBLICATION
from welfare.aid_case.services.steps import (
    back_to_check,
    close_refused,
    committee,
    keep,
    locked,
    say,
    step,
    waiting_since,
)
from welfare.aid_case.workflow import State

if TYPE_CHECKING:
    from collections.abc import Sequence


@transaction.atomic
def decide(
    case: AidCase,
    *,
    outcome: str,
    met_on: dt.date,
    present: Sequence[User],
    votes_for: int,
    votes_against: int,
    abstentions: int,
    grounds: str,
    by: User,
    category: str = "",
    amount: Decimal | None = None,
) -> AidCase:
    """Record the welfare committee's decision. A grant is put on masked public notice; a refusal closes the case."""
    case = locked(case)
    case.must_be(State.COMMITTEE)
    consent.require(case.applied_by, AID)
    if by.pk == case.applied_by_id:
        raise DomainError(_("Nobody works on an application of one's own."))
    _require_quorum(case, present, votes_for + votes_against + abstentions)
    _require_meeting_day(case, met_on)
    is_grant = outcome == AidDecision.Outcome.GRANT
    cap = None
    if is_grant:
        if not category or not amount:
            raise DomainError(_("A grant needs a category and an amount."), field="amount")
        if 2 * votes_for <= len(present):
            raise DomainError(
                _("A grant needs the votes of more than half of those present."), field="votes_for"
            )
        consent.require(case.applied_by, PUBLICATION)
        cap = require_within_caps(case, amount, on=met_on)
    decision = AidDecision.objects.create(
        case=case, data_key=case.data_key, outcome=outcome, category=category if is_grant else "",
        amount=amount if is_grant else None, cap=cap, met_on=met_on, votes_for=votes_for,
        votes_against=votes_against, abstentions=abstentions, grounds=grounds, recorded_by=by,
    )  # fmt: skip
    decision.present.set(present)
    was = case.state
    if not is_grant or amount is None:
        return close_refused(case, remark=grounds, by=by)
    case.grant(category=category, amount=amount, on=met_on, by=by)
    days = int(policy.value("welfare.notice_days"))
    title, body = notice_words(case)
    case.notice = notice.publish(case, title=title, body=body, working_days=days, by=by)
    keep(case, "category", "amount_granted", "decided_by", "decided_on", "notice")
    step(case, "granted", by=by, was=was, tell=[case.applied_by_id, case.officer_id])
    return case


def _require_quorum(case: AidCase, present: Sequence[User], votes: int) -> None:
    members, there = committee(), {user.pk for user in present}
    if case.applied_by_id in there:
        raise DomainError(
            _("The applicant sits on the committee and has to leave the room for this case."), field="present"
        )
    if not there <= members:
        raise DomainError(_("Only members of the welfare committee decide."), field="present")
    if len(there) < Decimal(policy.value("welfare.quorum")) * len(members):
        raise DomainError(_("Too few members were present for a decision."), field="present")
    if votes != len(there):
        raise DomainError(
            _("The votes don't add up to the number of members present. Please count again."),
            field="votes_for",
        )


def _require_meeting_day(case: AidCase, met_on: dt.date) -> None:
    """The day decides whose year the grant counts to: it lies between the case's coming to the committee and today."""
    if met_on > timezone.localdate():
        raise DomainError(_("The day of the meeting lies in the future."), field="met_on")
    since = waiting_since(case) or case.applied_on
    if since and met_on < since:
        raise DomainError(
            _("The committee has had this case since %(day)s. It can't have decided earlier.")
            % {"day": date_format(since)},
            field="met_on",
        )


def notice_words(case: AidCase) -> tuple[str, str]:
    """Name masked, category and amount; nothing of what for. In Chinese, whoever records the decision."""
    with translation.override(settings.LANGUAGE_CODE):
        words = {
            "name": case.applicant.masked_name,
            "category": case.get_category_display(),
            "amount": f"{case.amount_granted:,.2f}",
        }
        body = _(
            "The welfare committee intends to grant aid.\n\n"
            "Colleague: %(name)s\nCategory: %(category)s\nAmount: %(amount)s yuan\n\n"
            "Whoever knows a reason against it may object while this notice shows."
        )
        return _("Intended aid for a colleague in hardship"), body % words


@transaction.atomic
def heed_objection(case: AidCase) -> AidCase:
    """A colleague has objected to the notice: it is taken off, and the case is checked again.

    Who objected is recorded with the notice, for the case workers; the applicant's history names nobody.
    """
    case = locked(case)
    notice.end(case)
    return back_to_check(case, "objected", by=None, tell=[case.officer_id, case.applied_by_id])


@transaction.atomic
def send_back(case: AidCase, *, remark: str, by: User) -> AidCase:
    """Committee or approver ask the officer to check once more."""
    case = locked(case)
    say(case, remark)
    return back_to_check(case, "sent_back", by=by, tell=[case.officer_id])
