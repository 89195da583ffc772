"""Who the author is: joint authors, a delegation as a whole, and what somebody handed in on paper."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.files.base import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from members.models import Person, User
from proposals.authorship.models import CoAuthor
from proposals.authorship.rules import is_member
from proposals.proposal import services as submissions
from proposals.proposal.models import Proposal, Seconding
from proposals.proposal.workflow import UNDECIDED
from union_portal.core.attachment import services as attachments
from union_portal.core.audit import services as audit
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.outbox import services as outbox
from union_portal.core.todo import services as todo

JOIN = "proposals.join"


# -- joint authors ------------------------------------------------------------------------------------------
@transaction.atomic
def invite(proposal: Proposal, *, person: Person, by: User) -> CoAuthor:
    """Invite a colleague to be a joint author (联名). Inviting twice is harmless; who has declined isn't invited again."""
    proposal = submissions.lock(proposal)
    _still_undecided(proposal)
    if proposal.is_collective:
        raise DomainError(
            _("It is proposed by the delegation as a whole; its members confirm it themselves.")
        )
    if person.pk == proposal.proposer_id:
        raise DomainError(_("You are its author already. Please invite a colleague."))
    submissions.must_have_account(person)
    if submissions.may_propose(proposal.proposer) and not submissions.may_propose(person):
        raise DomainError(
            _("%(name)s isn't a delegate. Joint authors of a proposal are delegates.") % {"name": person}
        )
    if proposal.secondings.exclude(state=Seconding.State.LAPSED).filter(person=person).exists():
        raise DomainError(
            _("%(name)s has been asked to second it and can't be its author as well.") % {"name": person}
        )
    now = timezone.now()
    row, _is_new = CoAuthor.objects.get_or_create(
        proposal=proposal, person=person, defaults={"asked_at": now, "state": CoAuthor.State.LAPSED}
    )
    if row.state == CoAuthor.State.DECLINED:
        raise DomainError(_("%(name)s has declined. Please invite another colleague.") % {"name": person})
    if row.state == CoAuthor.State.LAPSED:
        row.state, row.asked_at = CoAuthor.State.INVITED, now
        row.save(update_fields=["state", "asked_at"])
        audit.record("proposals.proposal.coauthor_invited", proposal, by=by, colleague=str(person))
        todo.open_todo(proposal, JOIN, for_users=[person.account.pk], url=proposal.join_url)
        outbox.notify(
            "proposals.proposal.coauthor_invited", to=[person.account.pk], about=proposal, url=proposal.join_url,
            key=outbox.this_time(),
        )  # fmt: skip
    return row


@transaction.atomic
def take_back_invitation(proposal: Proposal, *, person: Person, by: User) -> None:
    """Take an invitation back that has not been answered."""
    proposal = submissions.lock(proposal)
    row = proposal.co_authors.select_for_update().filter(person=person).first()
    if row is None or row.state != CoAuthor.State.INVITED:
        raise NotNow(_("This invitation has been answered already, so it can't be taken back."))
    row.state = CoAuthor.State.LAPSED
    row.save(update_fields=["state"])
    todo.close_todo(proposal, JOIN, user=person.account.pk if person.account else None)
    audit.record("proposals.proposal.coauthor_uninvited", proposal, by=by, colleague=str(person))


@transaction.atomic
def answer(proposal: Proposal, *, accept: bool, by: User) -> Proposal:
    """Become a joint author, decline, or take one's name back: until it is decided. The same answer twice is harmless.

    A member of a delegation that proposes as a whole needs no invitation.
    """
    proposal = submissions.lock(proposal)
    row = proposal.co_authors.select_for_update().answerable_by(by).first()
    if row is None and is_member(by, proposal):
        row = proposal.co_authors.select_for_update().filter(person=by.person).first()  # it had lapsed
        row = row or CoAuthor(proposal=proposal, person=by.person)
        row.asked_at = timezone.now()
    if row is None:
        raise DomainError(_("You haven't been invited to be an author of this proposal."))
    state = CoAuthor.State.CONFIRMED if accept else CoAuthor.State.DECLINED
    if row.state == state:
        return proposal
    _still_undecided(proposal)
    row.state, row.answered_at = state, timezone.now()
    row.save()
    action = "coauthor_joined" if accept else "coauthor_declined"
    audit.record(f"proposals.proposal.{action}", proposal, by=by)
    todo.close_todo(proposal, JOIN, user=by.pk)
    outbox.notify(
        f"proposals.proposal.{action}", to=submissions.proposer_user(proposal), about=proposal,
        key=outbox.this_time(), colleague=by,
    )  # fmt: skip
    return submissions.settle_names(proposal, by=by)


def _still_undecided(proposal: Proposal) -> None:
    if proposal.state not in UNDECIDED:
        raise NotNow(
            _("This proposal is now “%(state)s”, so its authors can't change any more.")
            % {"state": proposal.stage_label}
        )


# -- on paper -----------------------------------------------------------------------------------------------
@transaction.atomic
def enter_on_paper(
    *, person: Person, received_on: dt.date, by: User, scan: File[bytes] | None = None, **fields: Any
) -> Proposal:
    """Enter what somebody handed in on paper (纸质提案代录). It counts once its author has confirmed it, from that day on.

    The caller has checked that ``by`` may enter.
    """
    submissions.must_have_account(person)
    if received_on > timezone.localdate():
        raise DomainError(
            _("The sheet can't have come in on a day that is still to come."), field="received_on"
        )
    proposal = Proposal.objects.create(proposer=person, entered_by=by, received_on=received_on, **fields)
    if scan is not None:
        attachments.add(proposal, scan, by=by)
    submissions.mirror(proposal)
    audit.record("proposals.proposal.entered", proposal, by=by, author=str(person), received_on=received_on)
    author = submissions.proposer_user(proposal)
    todo.open_todo(proposal, "proposals.confirm", for_users=author, url=proposal.review_url)
    outbox.notify("proposals.proposal.entered", to=author, about=proposal, url=proposal.review_url)
    return proposal
