"""A rationalisation suggestion on its way: written, marked, adopted, rewarded, put to use, honoured."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from finance.models import PaymentRequest
from finance.payment import services as payments
from members.models import Department, Person, User
from proposals.innovation.models import Evaluation, HigherAward, RationalizationProposal
from proposals.innovation.workflow import PUBLIC, State
from proposals.proposal.services import committee_users
from union_portal.core.attachment import services as attachments
from union_portal.core.attachment.models import Attachment
from union_portal.core.audit import services as audit
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.matter import services as matter
from union_portal.core.number.services import next_number
from union_portal.core.outbox import services as outbox
from union_portal.core.policy import services as policy
from union_portal.core.todo import services as todo

if TYPE_CHECKING:
    from django.core.files.base import File

MATTER = "proposals.innovation"
REVIEW, EVALUATE, REWARD = (f"proposals.innovation_{what}" for what in ("review", "evaluate", "reward"))


def author_users(proposal: RationalizationProposal) -> list[int]:
    return [person.account.pk for person in proposal.authors if person.account]


def _chairs() -> list[int]:
    return list(User.objects.holding("UNION_CHAIR").values_list("pk", flat=True))


def _lock(proposal: RationalizationProposal) -> RationalizationProposal:
    rows = RationalizationProposal.objects.select_for_update(of=("self",))
    return rows.select_related("author__user", "payment").get(pk=proposal.pk)


def _save(proposal: RationalizationProposal, *fields: str) -> None:
    proposal.save(update_fields=[*fields, "state", "changed_at"])
    matter.put(
        proposal, MATTER, title=proposal.title or _("Suggestion without a subject"), state=proposal.state,
        number=proposal.number, parties=author_users(proposal), is_over=proposal.is_over,
    )  # fmt: skip


def _step(proposal: RationalizationProposal, what: str, *, by: User, **details: Any) -> None:
    audit.record(f"proposals.innovation.{what}", proposal, by=by, **details)


def _tell_authors(proposal: RationalizationProposal, what: str, *, key: str = "") -> None:
    outbox.notify(f"proposals.innovation.{what}", to=author_users(proposal), about=proposal, key=key)


# -- writing ------------------------------------------------------------------------------------------------
@transaction.atomic
def save_draft(
    public_id: str, *, by: User, partners: Iterable[Person] | None = None, **fields: Any
) -> RationalizationProposal:
    """Keep what has been typed, under an address that the form was given; the first time begins the draft.

    Raises ``NotNow`` once it has been handed in. The caller has checked that ``by`` may write.
    """
    author: Any = by.person
    proposal, is_new = RationalizationProposal.objects.get_or_create(
        public_id=public_id, defaults={"author": author}
    )
    proposal = _lock(proposal)
    if proposal.author_id != by.person_id:
        raise DomainError(_("This draft belongs to somebody else."))
    _require_draft(proposal)
    for name, value in fields.items():
        setattr(proposal, name, value)
    if partners is not None:
        proposal.partners.set([person for person in partners if person.pk != proposal.author_id])
    _save(proposal, *fields)
    if is_new:
        _step(proposal, "begun", by=by)
    return proposal


def _require_draft(proposal: RationalizationProposal) -> None:
    if proposal.state != State.DRAFT:
        raise NotNow(_("It has been handed in, so its text can't be changed any more."))


@transaction.atomic
def attach(proposal: RationalizationProposal, *, file: File[bytes], by: User) -> Attachment:
    """Add a file (附件) to the draft. Raises ``NotNow`` once it has been handed in.

    The caller has checked that ``by`` may write.
    """
    proposal = _lock(proposal)
    _require_draft(proposal)
    return attachments.add(proposal, file, by=by)


@transaction.atomic
def detach(proposal: RationalizationProposal, attachment: Attachment, *, by: User) -> None:
    """Take a file of the draft away again. Raises ``NotNow`` once it has been handed in."""
    proposal = _lock(proposal)
    _require_draft(proposal)
    attachments.remove(attachment, by=by)


@transaction.atomic
def discard(proposal: RationalizationProposal, *, by: User) -> None:
    """Throw away a draft that nobody else has seen."""
    proposal = _lock(proposal)
    if proposal.state != State.DRAFT:
        raise NotNow(_("Only a draft can be thrown away. You can withdraw the suggestion instead."))
    for attachment in Attachment.objects.about(proposal):
        attachments.remove(attachment, by=by)
    matter.drop(proposal)
    _step(proposal, "discarded", by=by)
    proposal.delete()


@transaction.atomic
def submit(proposal: RationalizationProposal, *, by: User) -> RationalizationProposal:
    """Hand it in (提交): it gets its number, the committee is told. Doing it twice is harmless."""
    proposal = _lock(proposal)
    if proposal.state == State.SUBMITTED:
        return proposal
    if proposal.missing:
        raise DomainError(
            _("Something is still missing: %(fields)s. Please fill it in first.")
            % {"fields": _(", ").join(proposal.missing)}
        )
    year = timezone.localdate().year
    proposal.submit(at=timezone.now())
    proposal.number = f"{year}-合{next_number('proposal.innovation', within=str(year)):03}"
    _save(proposal, "number", "submitted_at")
    _step(proposal, "submitted", by=by, number=proposal.number)
    _tell_authors(proposal, "submitted")
    todo.open_todo(proposal, REVIEW, for_users=committee_users(), url=proposal.desk_url)
    return proposal


@transaction.atomic
def withdraw(proposal: RationalizationProposal, *, by: User) -> RationalizationProposal:
    """Withdraw (撤回) before the committee has decided."""
    proposal = _lock(proposal)
    reviewers = list(proposal.evaluations.values_list("reviewer", flat=True))
    proposal.withdraw()
    todo.close_todo(proposal)
    _save(proposal)
    _step(proposal, "withdrawn", by=by)
    told = [*committee_users(), *reviewers]
    outbox.notify("proposals.innovation.withdrawn", to=told, about=proposal, url=proposal.desk_url)
    return proposal


# -- marking ------------------------------------------------------------------------------------------------
@transaction.atomic
def name_reviewers(
    proposal: RationalizationProposal, *, by: User, reviewers: Iterable[User]
) -> RationalizationProposal:
    """The committee names who gives marks (评审); authors never mark their own."""
    proposal = _lock(proposal)
    named = list(reviewers)
    if own := [user for user in named if user.pk in author_users(proposal)]:
        raise DomainError(
            _("%(name)s is one of its authors and can't mark it.") % {"name": own[0]}, field="reviewers"
        )
    if proposal.state != State.EVALUATING:
        proposal.evaluate()
    Evaluation.objects.bulk_create(
        [Evaluation(proposal=proposal, reviewer=user) for user in named], ignore_conflicts=True
    )
    _save(proposal)
    todo.close_todo(proposal, REVIEW)
    waiting = [e.reviewer_id for e in proposal.evaluations.open()]
    todo.open_todo(proposal, EVALUATE, for_users=waiting)
    _step(proposal, "reviewers_named", by=by, reviewers=_("、").join(map(str, named)))
    outbox.notify("proposals.innovation.to_evaluate", to=waiting, about=proposal)
    return proposal


@transaction.atomic
def evaluate(
    proposal: RationalizationProposal, *, by: User, novelty: int, usefulness: int, feasibility: int, words: str = ""
) -> Evaluation:  # fmt: skip
    """Give one's marks, once. When all are in, the committee is asked to decide."""
    proposal = _lock(proposal)
    own = proposal.evaluations.select_for_update().filter(reviewer=by).first()
    if own is None or proposal.state != State.EVALUATING:
        raise NotNow(_("There is nothing for you to mark here any more."))
    if own.given_at:
        raise NotNow(_("You have given your marks already."))
    own.novelty, own.usefulness, own.feasibility = novelty, usefulness, feasibility
    own.words, own.given_at = words.strip(), timezone.now()
    own.save()
    todo.close_todo(proposal, EVALUATE, user=by.pk)
    _step(proposal, "evaluated", by=by)
    if not proposal.evaluations.open().exists():
        todo.open_todo(proposal, REVIEW, for_users=committee_users(), url=proposal.desk_url)
    return own


# -- deciding -----------------------------------------------------------------------------------------------
def _deciding(proposal: RationalizationProposal) -> RationalizationProposal:
    proposal = _lock(proposal)
    if proposal.state == State.EVALUATING and (waiting := proposal.evaluations.open().count()):
        raise NotNow(_("%(n)d of the reviewers haven't given their marks yet.") % {"n": waiting})
    return proposal


@transaction.atomic
def adopt(
    proposal: RationalizationProposal, *, by: User, grade: str, department: Department | None = None, reason: str = ""
) -> RationalizationProposal:  # fmt: skip
    """The committee takes it up (采纳) with a grade; the rule of the house says how much reward the grade brings."""
    proposal = _deciding(proposal)
    rewards: dict[str, Any] = policy.value("innovation.rewards")
    proposal.adopt(
        grade=grade, reward=Decimal(str(rewards[grade])), by=by, at=timezone.now(), reason=reason.strip()
    )
    proposal.department = department or proposal.department
    _save(proposal, "grade", "reward", "decided_by", "decided_at", "reason", "department")
    todo.close_todo(proposal)
    if proposal.reward:
        todo.open_todo(proposal, REWARD, for_users=_chairs(), url=proposal.desk_url)
    _step(proposal, "adopted", by=by, grade=grade, reward=proposal.reward)
    _tell_authors(proposal, "adopted")
    return proposal


@transaction.atomic
def turn_down(proposal: RationalizationProposal, *, by: User, reason: str) -> RationalizationProposal:
    """The committee doesn't take it up; the authors are told why."""
    if not reason.strip():
        raise DomainError(_("Please give the authors a reason."), field="reason")
    proposal = _deciding(proposal)
    proposal.turn_down(by=by, at=timezone.now(), reason=reason.strip())
    _save(proposal, "decided_by", "decided_at", "reason")
    todo.close_todo(proposal)
    _step(proposal, "not_adopted", by=by, reason=reason)
    _tell_authors(proposal, "not_adopted")
    return proposal


# -- the reward -----------------------------------------------------------------------------------------------
@transaction.atomic
def approve_reward(proposal: RationalizationProposal, *, by: User) -> RationalizationProposal:
    """The union chair approves: budget is reserved, and finance pays the author, who shares it with the partners.

    Raises ``DomainError`` when the chair decided on it, and what finance raises when the budget is over.
    """
    proposal = _lock(proposal)
    if proposal.state not in PUBLIC or not proposal.reward:
        raise NotNow(_("There is no reward to approve."))
    if proposal.approved_at:
        raise NotNow(_("The reward has been approved already."))
    if proposal.decided_by_id == by.pk:
        raise DomainError(_("You decided on this suggestion, so somebody else must approve its reward."))
    booking: dict[str, Any] = policy.value("innovation.booking")
    proposal.payment = payments.request_payment(
        proposal, payee=proposal.author, amount=proposal.reward, account_code=booking["account"],
        item=booking["item"], summary=str(proposal), by=by,
    )  # fmt: skip
    proposal.approved_by, proposal.approved_at = by, timezone.now()
    _save(proposal, "payment", "approved_by", "approved_at")
    todo.close_todo(proposal, REWARD)
    _step(proposal, "reward_approved", by=by, reward=proposal.reward)
    _tell_authors(proposal, "reward_approved", key=str(proposal.payment.pk))
    return proposal


@transaction.atomic
def heed_stopped_payment(proposal: RationalizationProposal, *, request: PaymentRequest, by: User) -> None:
    """Finance gave the request back: the reward waits for the chair once more."""
    proposal = _lock(proposal)
    if proposal.payment_id != request.pk:
        return
    proposal.payment, proposal.approved_by, proposal.approved_at = None, None, None
    _save(proposal, "payment", "approved_by", "approved_at")
    todo.open_todo(proposal, REWARD, for_users=_chairs(), url=proposal.desk_url)
    _step(proposal, "reward_given_back", by=by, reason=request.cancelled_because)


# -- after ----------------------------------------------------------------------------------------------------
@transaction.atomic
def put_to_use(
    proposal: RationalizationProposal, *, by: User, department: Department, since: dt.date, effect: str
) -> RationalizationProposal:
    """A department works with it (推广应用): since when, and what it has brought."""
    if since > timezone.localdate():
        raise DomainError(_("Please enter it once it is in use."), field="since")
    if not effect.strip():
        raise DomainError(_("Please say what it has brought."), field="effect")
    proposal = _lock(proposal)
    proposal.put_to_use(department, since=since, effect=effect.strip())
    _save(proposal, "department", "used_since", "effect")
    _step(proposal, "put_to_use", by=by, department=str(department))
    _tell_authors(proposal, "put_to_use")
    return proposal


@transaction.atomic
def record_award(
    proposal: RationalizationProposal,
    *,
    by: User,
    name: str,
    level: str,
    granted_by: str,
    awarded_on: dt.date,
) -> HigherAward:
    """Note an award by somebody above (上级奖励). Noting the same one twice is harmless."""
    proposal = _lock(proposal)
    if proposal.state not in PUBLIC:
        raise NotNow(_("Only what has been adopted is sent in for higher awards."))
    if awarded_on > timezone.localdate():
        raise DomainError(_("The day of the award can't lie ahead."), field="awarded_on")
    award, is_new = HigherAward.objects.get_or_create(
        proposal=proposal, name=name.strip(), awarded_on=awarded_on,
        defaults={"level": level, "granted_by": granted_by.strip()},
    )  # fmt: skip
    if is_new:
        _step(proposal, "award_recorded", by=by, award=award.name)
        _tell_authors(proposal, "award_recorded", key=str(award.pk))
    return award
