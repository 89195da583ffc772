"""Seconding (附议): asked of colleagues, or open to all delegates; given, refused and taken back by one's own hand."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from members.models import Person, User
from proposals.proposal import services as submissions
from proposals.proposal.models import Proposal, Seconding
from proposals.proposal.workflow import SECONDABLE, State
from proposals.seconding.rules import may_second_unasked
from proposals.seconding.ticket import address
from union_portal.core.audit import services as audit
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.outbox import services as outbox
from union_portal.core.todo import services as todo


@transaction.atomic
def ask_seconder(proposal: Proposal, *, person: Person, by: User) -> Seconding:
    """Ask a colleague to second. Asking twice is harmless; who has declined isn't asked again."""
    proposal = submissions.lock(proposal)
    _still_secondable(proposal)
    if proposal.kind == Proposal.Kind.SUGGESTION:
        raise DomainError(_("A suggestion needs no seconders; the committee has it already."))
    if proposal.is_collective:
        raise DomainError(
            _("It is proposed by the delegation as a whole; its members confirm it themselves.")
        )
    if person.pk == proposal.proposer_id:
        raise DomainError(_("You can't second your own proposal. Please ask a colleague."))
    if proposal.co_authors.standing().filter(person=person).exists():
        raise DomainError(
            _("%(name)s has been invited as a joint author and can't second it as well.") % {"name": person}
        )
    submissions.must_have_account(person)
    if not submissions.may_propose(person):
        raise DomainError(
            _("%(name)s isn't a delegate. Only delegates can second a proposal.") % {"name": person}
        )
    now = timezone.now()
    seconding, _is_new = Seconding.objects.get_or_create(
        proposal=proposal, person=person, defaults={"asked_at": now, "state": Seconding.State.LAPSED}
    )
    if seconding.state == Seconding.State.DECLINED:
        raise DomainError(_("%(name)s has declined. Please ask another colleague.") % {"name": person})
    if seconding.state == Seconding.State.LAPSED:
        seconding.state, seconding.asked_at = Seconding.State.ASKED, now
        seconding.save(update_fields=["state", "asked_at"])
        audit.record("proposals.proposal.seconder_asked", proposal, by=by, colleague=str(person))
        todo.open_todo(
            proposal,
            "proposals.second",
            for_users=[person.account.pk],
            url=proposal.second_url,
            due_on=proposal.due_on,
        )
        outbox.notify(
            "proposals.proposal.second_asked", to=[person.account.pk], about=proposal, url=address(seconding),
            key=outbox.this_time(),
        )  # fmt: skip
    return seconding


@transaction.atomic
def open_to_all(proposal: Proposal, *, by: User, is_open: bool = True) -> Proposal:
    """Let every delegate find and second it (公开征集附议), or close it again. Twice is harmless."""
    proposal = submissions.lock(proposal)
    if proposal.state != State.SECONDING:
        raise NotNow(_("Only what is still being seconded can be opened to all delegates."))
    if is_open and (proposal.confidential or proposal.is_collective):
        raise DomainError(
            _(
                "What is confidential, or proposed by a delegation, isn't opened to all. Please ask colleagues yourself."
            )
        )
    if proposal.is_open_for_seconding != is_open:
        proposal.is_open_for_seconding = is_open
        submissions.save(proposal, "is_open_for_seconding")
        audit.record(f"proposals.proposal.seconding_{'opened' if is_open else 'closed'}", proposal, by=by)
    return proposal


@transaction.atomic
def answer_seconding(proposal: Proposal, *, accept: bool, by: User) -> Proposal:
    """Second a proposal, decline, or take one's name back: until it is filed. The same answer twice is harmless.

    What is open to all delegates is seconded without being asked. With enough names it is handed in by itself; with
    too few left it goes back to its proposer.
    """
    proposal = submissions.lock(proposal)
    seconding = proposal.secondings.select_for_update().answerable_by(by).first()
    if seconding is None and accept and may_second_unasked(by, proposal):
        seconding = proposal.secondings.select_for_update().filter(person=by.person).first()  # it had lapsed
        seconding = seconding or Seconding(proposal=proposal, person=by.person)
        seconding.state, seconding.asked_at = Seconding.State.ASKED, timezone.now()
    if seconding is None:
        raise DomainError(
            _("You haven't been asked to second this proposal, or its author has taken it back.")
        )
    answer = Seconding.State.ACCEPTED if accept else Seconding.State.DECLINED
    if seconding.state == answer:
        return proposal
    _still_secondable(proposal)
    seconding.state, seconding.answered_at = answer, timezone.now()
    seconding.save()
    action = "seconded" if accept else "seconding_declined"
    audit.record(f"proposals.proposal.{action}", proposal, by=by)
    todo.close_todo(proposal, "proposals.second", user=by.pk)
    outbox.notify(
        f"proposals.proposal.{action}", to=submissions.author_users(proposal), about=proposal,
        key=outbox.this_time(), seconder=by,
        missing=submissions.seconders_missing(proposal),
    )  # fmt: skip
    return submissions.settle_names(proposal, by=by)


def _still_secondable(proposal: Proposal) -> None:
    if proposal.state not in SECONDABLE:
        raise NotNow(
            _("This proposal is now “%(state)s”, so its seconders can't change any more.")
            % {"state": proposal.stage_label}
        )
