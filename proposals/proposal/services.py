"""What is done with a submission until the committee has decided: write, hand in, take back, withdraw, review."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import prefetch_related_objects
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from members.models import Committee, Mandate, Person, Post, User
from proposals.proposal import parts
from proposals.proposal.models import Proposal, Seconding
from proposals.proposal.workflow import EDITABLE, TAKEN_IN, State
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

if TYPE_CHECKING:
    from django.core.files.base import File

MATTER = "proposals.proposal"


# -- who is concerned ---------------------------------------------------------------------------------------
def committee_users() -> list[int]:
    """Chair and secretary of the proposal committee."""
    posts = [Post.Kind.COMMITTEE_CHAIR, Post.Kind.COMMITTEE_SECRETARY]
    return list(
        User.objects.holding(*posts, committee__kind=Committee.Kind.PROPOSAL).values_list("pk", flat=True)
    )


def proposer_user(proposal: Proposal) -> list[int]:
    account = proposal.proposer.account if proposal.proposer_id else None
    return [account.pk] if account else []


def author_users(proposal: Proposal) -> list[int]:
    """The lead author and the joint authors: all are told, the lead author writes and rates."""
    joint = User.objects.filter(person__co_authored__in=proposal.co_authors.confirmed())
    return [*proposer_user(proposal), *joint.values_list("pk", flat=True)]


def everybody(proposal: Proposal) -> list[int]:
    """Whoever put a name to it: lead author, joint authors and seconders."""
    joint, seconders = proposal.co_authors.confirmed(), proposal.secondings.accepted()
    names = joint.order_by().values("person").union(seconders.order_by().values("person"))
    others = User.objects.filter(person__in=names).values_list("pk", flat=True)
    return [*proposer_user(proposal), *others]


def mirror(proposal: Proposal) -> None:
    """Show in *my matters* how it stands, to its authors and seconders; a new stage is told to whoever watches."""
    if proposal.state in TAKEN_IN:
        prefetch_related_objects([proposal], "cases")
    before = matter.put(
        proposal,
        MATTER,
        title=proposal.title or _("Proposal without a subject"),
        state=proposal.stage,
        number=proposal.number,
        parties=everybody(proposal),
        due_on=proposal.due_on,
        is_over=proposal.is_over,
    )
    if before not in {None, proposal.stage}:
        for watcher in parts.watchers:
            watcher(proposal)


def lock(proposal: Proposal) -> Proposal:
    """The proposal as it is now, for this transaction alone."""
    rows = Proposal.objects.select_for_update(of=("self",))
    return rows.select_related("proposer__user", "session__term").get(pk=proposal.pk)


def lock_all(proposals: Iterable[Proposal]) -> list[Proposal]:
    """Several proposals as they are now, locked in the order of their keys."""
    rows = Proposal.objects.select_for_update(of=("self",)).select_related("proposer__user", "session__term")
    return list(rows.filter(pk__in=[each.pk for each in proposals]).order_by("pk"))


def save(proposal: Proposal, *fields: str) -> None:
    """Store the state and what else has changed, and let *my matters* show it."""
    proposal.save(update_fields=[*fields, "state", "changed_at"])
    mirror(proposal)


# -- writing ------------------------------------------------------------------------------------------------
def may_propose(person: Person) -> bool:
    """Whether what this person writes can be a proposal; without a mandate it goes in as a suggestion."""
    return policy.value("proposal.proposers") == "staff" or person.mandates.standing().exists()


def must_have_account(person: Person) -> None:
    """Who can't sign in can't answer for himself. Raises ``DomainError``."""
    if person.account is None or not person.account.is_active:
        raise DomainError(
            _("%(name)s has no account yet and can't answer here. Please ask another colleague.")
            % {"name": person}
        )


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
    _require_editable(proposal)
    for name, value in fields.items():
        setattr(proposal, name, value)
    save(proposal, *fields)
    if is_new:
        audit.record("proposals.proposal.begun", proposal, by=by)
    return proposal


def _require_editable(proposal: Proposal) -> None:
    if proposal.state not in EDITABLE:
        raise NotNow(
            _("The proposal has been handed on, so its text can't be changed any more. Take it back first.")
        )


@transaction.atomic
def attach(proposal: Proposal, *, file: File[bytes], by: User) -> Attachment:
    """Add a file (附件) to what is being written. Raises ``NotNow`` once it has gone out to others.

    The caller has checked that ``by`` may write.
    """
    proposal = lock(proposal)
    _require_editable(proposal)
    return attachments.add(proposal, file, by=by)


@transaction.atomic
def detach(proposal: Proposal, attachment: Attachment, *, by: User) -> None:
    """Take a file of the draft away again. Raises ``NotNow`` once it has gone out to others."""
    proposal = lock(proposal)
    _require_editable(proposal)
    attachments.remove(attachment, by=by)


@transaction.atomic
def discard_draft(proposal: Proposal, *, by: User) -> None:
    """Throw away a draft. Whoever was to be its joint author, or entered it from paper, is told."""
    proposal = lock(proposal)
    if proposal.state != State.DRAFT:
        raise NotNow(_("Only a draft can be thrown away. You can withdraw the proposal instead."))
    for attachment in Attachment.objects.about(proposal):
        attachments.remove(attachment, by=by)
    told = {*author_users(proposal), proposal.entered_by_id} - {by.pk}
    todo.close_todo(proposal)
    matter.drop(proposal)
    audit.record("proposals.proposal.discarded", proposal, by=by)
    outbox.notify("proposals.proposal.discarded", to=told, about=proposal, url="/proposals/mine/")
    proposal.delete()


@transaction.atomic
def hand_in(proposal: Proposal, *, by: User) -> Proposal:
    """Send it on its way after the author has looked it over: to whoever must put a name to it, or at once to the committee.

    What was entered from paper is confirmed by it. Doing it twice is harmless. Raises ``DomainError`` when something is
    missing.
    """
    proposal = lock(proposal)
    if proposal.state in {State.SECONDING, State.SUBMITTED}:
        return proposal
    if proposal.state in EDITABLE and proposal.missing:
        raise DomainError(
            _("Something is still missing: %(fields)s. Please fill it in first.")
            % {"fields": _(", ").join(proposal.missing)}
        )
    if proposal.state == State.DRAFT:
        is_proposal = may_propose(proposal.proposer)
        proposal.kind = Proposal.Kind.PROPOSAL if is_proposal else Proposal.Kind.SUGGESTION
    mandate = proposal.proposer.mandates.standing().first()
    proposal.delegation = mandate.delegation if mandate else None
    if proposal.is_collective and mandate is None:
        raise DomainError(
            _("Only a delegate can enter what a delegation proposes. Please propose it in your own name.")
        )
    if proposal.waits_for_author:
        proposal.confirmed_at = timezone.now()
        outbox.notify("proposals.proposal.entry_confirmed", to=[proposal.entered_by_id], about=proposal)
    todo.close_todo(proposal, "proposals.confirm")
    todo.close_todo(proposal, "proposals.complete")
    if proposal.kind == Proposal.Kind.SUGGESTION or not seconders_missing(proposal):
        hand_over(proposal, by=by)
    else:
        _collect_names(proposal)
        audit.record("proposals.proposal.opened_for_seconding", proposal, by=by)
        if proposal.is_collective:
            _ask_delegation(proposal)
    return proposal


def hand_over(proposal: Proposal, *, by: User) -> None:
    """To the committee, which is told; part of handing in. What comes after the window's end waits in the late queue.

    A sheet of paper counts from the day it was received. What has been with the committee before keeps its session.
    """
    was, day = proposal.state, proposal.received_on or timezone.localdate()
    session, late_for = proposal.session, proposal.late_for
    if proposal.submitted_at is None:
        late_for = CongressSession.objects.missed(on=day) if proposal.kind == Proposal.Kind.PROPOSAL else None
        session = None if late_for else CongressSession.objects.receiving(on=day)
    proposal.submit(session=session, late_for=late_for, at=timezone.now())
    save(proposal, "kind", "delegation", "session", "late_for", "submitted_at", "confirmed_at")
    audit.record("proposals.proposal.submitted", proposal, by=by, state=[was, proposal.state])
    key = outbox.this_time()
    outbox.notify("proposals.proposal.submitted", to=author_users(proposal), about=proposal, key=key)
    outbox.notify(
        "proposals.proposal.received", to=committee_users(), about=proposal, key=key, url=proposal.desk_url
    )
    todo.open_todo(proposal, "proposals.review", for_users=committee_users(), url=proposal.desk_url)


# -- names under it -----------------------------------------------------------------------------------------
def seconders_missing(proposal: Proposal) -> int:
    """How many more must put their name to it before it counts as a proposal.

    What a delegation proposes needs its head, or so many members; a joint author's name counts like a seconder's
    where the house says so.
    """
    joint = proposal.co_authors.confirmed()
    if proposal.is_collective:
        people = [proposal.proposer_id, *joint.values_list("person", flat=True)]
        signed = Mandate.objects.standing().filter(delegation=proposal.delegation, person__in=people)
        if signed.filter(is_head=True).exists():
            return 0
        return max(int(policy.value("proposal.delegation_members")) - signed.count(), 0)
    names = proposal.secondings.accepted().count()
    if policy.value("proposal.joint_authors_second") == "yes":
        names += joint.count()
    return max(int(policy.value("proposal.min_seconders")) - names, 0)


def settle_names(proposal: Proposal, *, by: User) -> Proposal:
    """After a name came or went: with enough it is handed in by itself, with too few left it goes back for seconding."""
    missing = 0 if proposal.kind == Proposal.Kind.SUGGESTION else seconders_missing(proposal)
    if proposal.state == State.SECONDING and not missing:
        hand_over(proposal, by=by)
    elif proposal.state == State.SUBMITTED and missing:
        todo.close_todo(proposal, "proposals.review")
        _collect_names(proposal)
    else:
        mirror(proposal)
    return proposal


def _collect_names(proposal: Proposal) -> None:
    proposal.ask_seconders(session=proposal.session or CongressSession.objects.receiving())
    save(proposal, "kind", "delegation", "session", "confirmed_at")


def _ask_delegation(proposal: Proposal) -> None:
    """Head and members of the delegation are asked to confirm what it proposes (代表团集体提案)."""
    mandates = (
        Mandate.objects.standing().filter(delegation=proposal.delegation).exclude(person=proposal.proposer)
    )
    members = User.objects.filter(person__mandates__in=mandates)
    heads = User.objects.filter(person__mandates__in=mandates.filter(is_head=True))
    url = proposal.join_url
    todo.open_todo(proposal, "proposals.join", for_users=heads.values_list("pk", flat=True), url=url)
    outbox.notify(
        "proposals.proposal.collective_asked", to=members.values_list("pk", flat=True), about=proposal, url=url,
        key=outbox.this_time(),
    )  # fmt: skip


@transaction.atomic
def take_back(proposal: Proposal, *, by: User) -> Proposal:
    """Take it back from the seconders to change it. Whoever seconded must do so anew: the text will be another.

    Joint authors stay: they see the draft, and may take their name back.
    """
    proposal = lock(proposal)
    proposal.take_back()
    told = everybody(proposal)
    proposal.secondings.update(state=Seconding.State.LAPSED, answered_at=None)
    if proposal.is_collective:
        proposal.co_authors.update(state="LAPSED", answered_at=None)
        todo.close_todo(proposal, "proposals.join")
    todo.close_todo(proposal, "proposals.second")
    save(proposal, "session", "late_for", "submitted_at", "is_open_for_seconding")
    audit.record("proposals.proposal.taken_back", proposal, by=by)
    outbox.notify(
        "proposals.proposal.taken_back", to=set(told) - {by.pk}, about=proposal,
        key=outbox.this_time(), url="/",
    )  # fmt: skip
    return proposal


# -- withdrawing --------------------------------------------------------------------------------------------
@transaction.atomic
def withdraw(proposal: Proposal, *, by: User, reason: str = "") -> Proposal:
    """Withdraw (撤回) before it is filed. Raises ``NotNow`` when the committee was faster."""
    proposal = lock(proposal)
    was = proposal.state
    told = {*everybody(proposal)} - {by.pk}
    told |= set() if was == State.SECONDING else {*committee_users()}
    proposal.withdraw(reason=reason)
    todo.close_todo(proposal)
    deadlines.cancel(proposal)
    save(proposal, "reason")
    audit.record("proposals.proposal.withdrawn", proposal, by=by, state=[was, proposal.state])
    outbox.notify("proposals.proposal.withdrawn", to=told, about=proposal)
    return proposal


# -- the committee ------------------------------------------------------------------------------------------
@transaction.atomic
def take_under_review(proposal: Proposal, *, by: User) -> Proposal:
    """The committee begins its review (审查). What came late is accepted, put off or made a suggestion first."""
    proposal = lock(proposal)
    if proposal.is_late:
        raise DomainError(_("It came after the window's end. Please say first for which session it counts."))
    proposal.take_under_review()
    save(proposal)
    audit.record("proposals.proposal.taken_under_review", proposal, by=by)
    outbox.notify(
        "proposals.proposal.under_review", to=author_users(proposal), about=proposal, key=outbox.this_time()
    )
    return proposal


@transaction.atomic
def return_for_completion(proposal: Proposal, *, by: User, reason: str) -> Proposal:
    """Give it back to the proposer to be completed, saying what is missing."""
    proposal = _decide(proposal, State.RETURNED, by=by, reason=reason)
    audit.record("proposals.proposal.returned", proposal, by=by, reason=reason)
    outbox.notify(
        "proposals.proposal.returned", to=author_users(proposal), about=proposal, key=outbox.this_time()
    )
    todo.open_todo(proposal, "proposals.complete", for_users=proposer_user(proposal), url=proposal.write_url)
    return proposal


@transaction.atomic
def refuse_to_file(proposal: Proposal, *, by: User, reason: str) -> Proposal:
    """Don't file it (不予立案); the proposer is told why."""
    proposal = _decide(proposal, State.NOT_FILED, by=by, reason=reason)
    audit.record("proposals.proposal.not_filed", proposal, by=by, reason=reason)
    told = everybody(proposal)
    appeal_until = workday.add(timezone.localdate(), int(policy.value("proposal.appeal_days")))
    outbox.notify("proposals.proposal.not_filed", to=told, about=proposal, appeal_until=appeal_until)
    return proposal


@transaction.atomic
def reopen(proposal: Proposal) -> Proposal:
    """Before the committee again, since an appeal against the refusal was upheld; part of deciding the appeal."""
    proposal = lock(proposal)
    proposal.reopen()
    save(proposal)
    return proposal


def _decide(proposal: Proposal, state: State, *, by: User, reason: str) -> Proposal:
    proposal = lock(proposal)
    if not reason.strip():
        raise DomainError(_("Please give the proposer a reason."), field="reason")
    proposal.decide(state, by=by, at=timezone.now(), reason=reason.strip())
    todo.close_todo(proposal)
    save(proposal, "decided_by", "decided_at", "reason")
    return proposal


def in_words_missing(count: int) -> str:
    """How many names are still missing, as a sentence."""
    return ngettext(
        "%(n)d more colleague must second it.", "%(n)d more colleagues must second it.", count
    ) % {"n": count}
