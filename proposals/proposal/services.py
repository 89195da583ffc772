"""What people do with a submission until the committee has decided: write, second, hand in, withdraw, review."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from members.models import Committee, Person, Post, User
from proposals.proposal.models import Proposal, Seconding
from proposals.proposal.workflow import EDITABLE, SECONDABLE, State
from proposals.session.models import CongressSession
from union_portal.core.attachment import services as attachments
from union_portal.core.attachment.models import Attachment
from union_portal.core.audit import services as audit
from union_portal.core.deadline import services as deadlines
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.matter import services as matter
from union_portal.core.outbox import services as outbox
from union_portal.core.policy import services as policy
from union_portal.core.todo import services as todo
from union_portal.core.workday import services as workday

MATTER = "proposals.proposal"


# -- who is concerned ---------------------------------------------------------------------------------------
def committee_users() -> list[int]:
    """Chair and secretary of the proposal committee."""
    posts = [Post.Kind.COMMITTEE_CHAIR, Post.Kind.COMMITTEE_SECRETARY]
    return list(
        User.objects.holding(*posts, committee__kind=Committee.Kind.PROPOSAL).values_list("pk", flat=True)
    )


def proposer_user(proposal: Proposal) -> list[int]:
    return [proposal.proposer.account.pk] if proposal.proposer.account else []


def seconder_users(proposal: Proposal) -> list[int]:
    return list(
        User.objects.filter(person__secondings__in=proposal.secondings.accepted()).values_list(
            "pk", flat=True
        )
    )


def mirror(proposal: Proposal) -> None:
    """Show in *my matters* how it stands, to its proposer and seconders."""
    matter.put(
        proposal,
        MATTER,
        title=proposal.title or _("Proposal without a subject"),
        state=proposal.stage,
        number=proposal.number,
        parties=[*proposer_user(proposal), *seconder_users(proposal)],
        due_on=proposal.due_on,
        is_over=proposal.is_over,
    )


def lock(proposal: Proposal) -> Proposal:
    """The proposal as it is now, for this transaction alone."""
    rows = Proposal.objects.select_for_update(of=("self",))
    return rows.select_related("proposer__user", "session__term").get(pk=proposal.pk)


def lock_all(proposals: Iterable[Proposal]) -> list[Proposal]:
    """Several proposals as they are now, locked in the order of their keys."""
    rows = Proposal.objects.select_for_update(of=("self",)).select_related("proposer__user", "session__term")
    return list(rows.filter(pk__in=[each.pk for each in proposals]).order_by("pk"))


def _save(proposal: Proposal, *fields: str) -> None:
    proposal.save(update_fields=[*fields, "state", "changed_at"])
    mirror(proposal)


# -- writing ------------------------------------------------------------------------------------------------
def may_propose(person: Person) -> bool:
    """Whether what this person writes can be a proposal; without a mandate it goes in as a suggestion."""
    return policy.value("proposal.proposers") == "staff" or person.mandates.standing().exists()


@transaction.atomic
def save_draft(public_id: str, *, by: User, **fields: Any) -> Proposal:
    """Keep what has been typed so far, under an address that the form was given; the first time begins the draft.

    Raises ``NotNow`` once the text has gone out to others. The caller has checked that ``by`` may write.
    """
    author: Any = by.person
    proposal, is_new = Proposal.objects.get_or_create(public_id=public_id, defaults={"proposer": author})
    proposal = lock(proposal)
    if proposal.proposer_id != by.person_id:
        raise DomainError(_("This draft belongs to somebody else."))
    if proposal.state not in EDITABLE:
        raise NotNow(
            _("The proposal has been handed on, so its text can't be changed any more. Take it back first.")
        )
    for name, value in fields.items():
        setattr(proposal, name, value)
    _save(proposal, *fields)
    if is_new:
        audit.record("proposals.proposal.begun", proposal, by=by)
    return proposal


@transaction.atomic
def discard_draft(proposal: Proposal, *, by: User) -> None:
    """Throw away a draft that nobody else has seen."""
    proposal = lock(proposal)
    if proposal.state != State.DRAFT:
        raise NotNow(_("Only a draft can be thrown away. You can withdraw the proposal instead."))
    for attachment in Attachment.objects.about(proposal):
        attachments.remove(attachment, by=by)
    todo.close_todo(proposal)
    matter.drop(proposal)
    audit.record("proposals.proposal.discarded", proposal, by=by)
    proposal.delete()


@transaction.atomic
def hand_in(proposal: Proposal, *, by: User) -> Proposal:
    """Send it on its way after the author has looked it over: to seconders, or at once to the committee.

    Doing it twice is harmless. Raises ``DomainError`` when something is missing.
    """
    proposal = lock(proposal)
    if proposal.state in {State.SECONDING, State.SUBMITTED}:
        return proposal
    if proposal.state in EDITABLE and proposal.missing:
        raise DomainError(
            _("Something is still missing: %(fields)s. Please fill it in first.")
            % {"fields": _(", ").join(proposal.missing)}
        )
    was_returned = proposal.state == State.RETURNED
    if not was_returned:
        is_proposal = may_propose(proposal.proposer)
        proposal.kind = Proposal.Kind.PROPOSAL if is_proposal else Proposal.Kind.SUGGESTION
    mandate = proposal.proposer.mandates.standing().first()
    proposal.delegation = mandate.delegation if mandate else None
    if proposal.kind == Proposal.Kind.SUGGESTION or not seconders_missing(proposal):
        _submit(proposal, by=by)
    else:
        proposal.ask_seconders()
        _save(proposal, "kind", "delegation")
        audit.record("proposals.proposal.opened_for_seconding", proposal, by=by)
    todo.close_todo(proposal, "proposals.complete")
    return proposal


def _submit(proposal: Proposal, *, by: User) -> None:
    was = proposal.state
    proposal.submit(session=CongressSession.objects.receiving(), at=timezone.now())
    _save(proposal, "kind", "delegation", "session", "submitted_at")
    audit.record("proposals.proposal.submitted", proposal, by=by, state=[was, proposal.state])
    key = f"{proposal.submitted_at:%Y%m%d%H%M%S}"
    outbox.notify("proposals.proposal.submitted", to=proposer_user(proposal), about=proposal, key=key)
    outbox.notify(
        "proposals.proposal.received", to=committee_users(), about=proposal, key=key, url=proposal.desk_url
    )
    todo.open_todo(proposal, "proposals.review", for_users=committee_users(), url=proposal.desk_url)


# -- seconding ----------------------------------------------------------------------------------------------
def seconders_missing(proposal: Proposal) -> int:
    """How many more colleagues must second it before it counts as a proposal."""
    wanted: int = policy.value("proposal.min_seconders")
    return max(wanted - proposal.secondings.accepted().count(), 0)


@transaction.atomic
def ask_seconder(proposal: Proposal, *, person: Person, by: User) -> Seconding:
    """Ask a colleague to second. Asking twice is harmless; who has declined isn't asked again."""
    proposal = lock(proposal)
    _still_secondable(proposal)
    if proposal.kind == Proposal.Kind.SUGGESTION:
        raise DomainError(_("A suggestion needs no seconders; the committee has it already."))
    if person.pk == proposal.proposer_id:
        raise DomainError(_("You can't second your own proposal. Please ask a colleague."))
    if person.account is None or not person.account.is_active:
        raise DomainError(
            _("%(name)s has no account yet and can't answer here. Please ask another colleague.")
            % {"name": person}
        )
    if not may_propose(person):
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
        link = proposal.second_url
        audit.record("proposals.proposal.seconder_asked", proposal, by=by, colleague=str(person))
        todo.open_todo(proposal, "proposals.second", for_users=[person.account.pk], url=link)
        outbox.notify(
            "proposals.proposal.second_asked", to=[person.account.pk], about=proposal, url=link,
            key=f"{now:%Y%m%d%H%M%S}",
        )  # fmt: skip
    return seconding


@transaction.atomic
def answer_seconding(proposal: Proposal, *, accept: bool, by: User) -> Proposal:
    """Second a proposal, decline, or take one's name back: until it is filed. The same answer twice is harmless.

    With enough names it is handed in by itself; with too few left it goes back to its proposer.
    """
    proposal = lock(proposal)
    seconding = proposal.secondings.select_for_update().answerable_by(by).first()
    if seconding is None:
        raise DomainError(
            _("You haven't been asked to second this proposal, or its author has taken it back.")
        )
    answer = Seconding.State.ACCEPTED if accept else Seconding.State.DECLINED
    if seconding.state == answer:
        return proposal
    _still_secondable(proposal)
    seconding.state, seconding.answered_at = answer, timezone.now()
    seconding.save(update_fields=["state", "answered_at"])
    action = "seconded" if accept else "seconding_declined"
    audit.record(f"proposals.proposal.{action}", proposal, by=by)
    todo.close_todo(proposal, "proposals.second", user=by.pk)
    outbox.notify(
        f"proposals.proposal.{action}", to=proposer_user(proposal), about=proposal,
        key=f"{seconding.pk}-{seconding.answered_at:%Y%m%d%H%M%S}", seconder=by, missing=seconders_missing(proposal),
    )  # fmt: skip
    if proposal.state == State.SECONDING and not seconders_missing(proposal):
        _submit(proposal, by=by)
    elif proposal.state == State.SUBMITTED and seconders_missing(proposal):
        proposal.ask_seconders()
        todo.close_todo(proposal, "proposals.review")
        _save(proposal)
    else:
        mirror(proposal)
    return proposal


def _still_secondable(proposal: Proposal) -> None:
    if proposal.state not in SECONDABLE:
        raise NotNow(
            _("This proposal is now “%(state)s”, so its seconders can't change any more.")
            % {"state": proposal.stage_label}
        )


@transaction.atomic
def take_back(proposal: Proposal, *, by: User) -> Proposal:
    """Take it back from the seconders to change it. Whoever seconded must do so anew: the text will be another."""
    proposal = lock(proposal)
    proposal.take_back()
    seconded = seconder_users(proposal)
    proposal.secondings.update(state=Seconding.State.LAPSED, answered_at=None)
    todo.close_todo(proposal, "proposals.second")
    _save(proposal)
    audit.record("proposals.proposal.taken_back", proposal, by=by)
    outbox.notify(
        "proposals.proposal.taken_back",
        to=seconded,
        about=proposal,
        key=f"{timezone.now():%Y%m%d%H%M%S}",
        url="/",
    )
    return proposal


# -- withdrawing --------------------------------------------------------------------------------------------
@transaction.atomic
def withdraw(proposal: Proposal, *, by: User, reason: str = "") -> Proposal:
    """Withdraw (撤回) before it is filed. Raises ``NotNow`` when the committee was faster."""
    proposal = lock(proposal)
    was = proposal.state
    told = seconder_users(proposal) + ([] if was == State.SECONDING else committee_users())
    proposal.withdraw(reason=reason)
    todo.close_todo(proposal)
    deadlines.cancel(proposal)
    _save(proposal, "reason")
    audit.record("proposals.proposal.withdrawn", proposal, by=by, state=[was, proposal.state])
    outbox.notify("proposals.proposal.withdrawn", to=told, about=proposal)
    return proposal


# -- the committee ------------------------------------------------------------------------------------------
@transaction.atomic
def take_under_review(proposal: Proposal, *, by: User) -> Proposal:
    """The committee begins its review (审查)."""
    proposal = lock(proposal)
    proposal.take_under_review()
    _save(proposal)
    audit.record("proposals.proposal.taken_under_review", proposal, by=by)
    key = f"{proposal.submitted_at:%Y%m%d%H%M%S}"
    outbox.notify("proposals.proposal.under_review", to=proposer_user(proposal), about=proposal, key=key)
    return proposal


@transaction.atomic
def return_for_completion(proposal: Proposal, *, by: User, reason: str) -> Proposal:
    """Give it back to the proposer to be completed, saying what is missing."""
    proposal = _decide(proposal, State.RETURNED, by=by, reason=reason)
    audit.record("proposals.proposal.returned", proposal, by=by, reason=reason)
    key = f"{proposal.decided_at:%Y%m%d%H%M%S}"
    outbox.notify("proposals.proposal.returned", to=proposer_user(proposal), about=proposal, key=key)
    todo.open_todo(proposal, "proposals.complete", for_users=proposer_user(proposal), url=proposal.write_url)
    return proposal


@transaction.atomic
def refuse_to_file(proposal: Proposal, *, by: User, reason: str) -> Proposal:
    """Don't file it (不予立案); the proposer is told why."""
    proposal = _decide(proposal, State.NOT_FILED, by=by, reason=reason)
    audit.record("proposals.proposal.not_filed", proposal, by=by, reason=reason)
    told = [*proposer_user(proposal), *seconder_users(proposal)]
    appeal_until = workday.add(timezone.localdate(), int(policy.value("proposal.appeal_days")))
    outbox.notify("proposals.proposal.not_filed", to=told, about=proposal, appeal_until=appeal_until)
    return proposal


@transaction.atomic
def reopen(proposal: Proposal) -> Proposal:
    """Before the committee again, since an appeal against the refusal was upheld; part of deciding the appeal."""
    proposal = lock(proposal)
    proposal.reopen()
    _save(proposal)
    return proposal


def _decide(proposal: Proposal, state: State, *, by: User, reason: str) -> Proposal:
    proposal = lock(proposal)
    if not reason.strip():
        raise DomainError(_("Please give the proposer a reason."), field="reason")
    proposal.decide(state, by=by, at=timezone.now(), reason=reason.strip())
    todo.close_todo(proposal)
    _save(proposal, "decided_by", "decided_at", "reason")
    return proposal


def in_words_missing(count: int) -> str:
    """How many names are still missing, as a sentence."""
    return ngettext(
        "%(n)d more colleague must second it.", "%(n)d more colleagues must second it.", count
    ) % {"n": count}
