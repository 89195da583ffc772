"""What the committee does with a submission: opens a round, hears its members, decides together, hears an appeal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from members.models import Committee, Post, User
from proposals.case import services as cases
from proposals.case.models import ProposalCase
from proposals.proposal import services as submissions
from proposals.proposal.models import Proposal
from proposals.proposal.workflow import State
from proposals.review.models import (
    NEEDS_WORDS,
    Appeal,
    Decision,
    KeyProposal,
    Opinion,
    Review,
    Verdict,
)
from union_portal.core.audit import services as audit
from union_portal.core.deadline import services as deadlines
from union_portal.core.deadline.models import Deadline
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.outbox import services as outbox
from union_portal.core.policy import services as policy
from union_portal.core.todo import services as todo
from union_portal.core.workday import services as workday

OPINION, APPEAL = "proposals.opinion", "proposals.appeal"
SEATS = (Post.Kind.COMMITTEE_CHAIR, Post.Kind.COMMITTEE_SECRETARY, Post.Kind.COMMITTEE_MEMBER)
TAKES_IN = {
    Decision.Outcome.FILE: State.FILED,
    Decision.Outcome.SUGGESTION: State.SUGGESTION,
    Decision.Outcome.ANSWER: State.ANSWERED,
}


# -- the round ----------------------------------------------------------------------------------------------
def current_review(proposal: Proposal) -> Review | None:
    """The round that the submission is in."""
    return Review.objects.current().filter(proposal=proposal).select_related("policy").first()


@transaction.atomic
def open_review(proposal: Proposal, *, by: User) -> Review:
    """Take a submission under review (审查) and ask every member for an opinion, until a day.

    Where the rule gives no days, no opinions are asked and the decision may be recorded at once.
    """
    proposal = submissions.lock(proposal)
    if current_review(proposal) is not None:
        raise NotNow(_("A round of opinions has been opened already."))
    if proposal.state != State.UNDER_REVIEW:
        proposal = submissions.take_under_review(proposal, by=by)
    now, today = timezone.now(), timezone.localdate()
    proposal.reviews.filter(ended_at=None).update(ended_at=now)  # of a submission withdrawn in between
    rule = policy.version("proposal.opinion_days", on=today)
    review = Review.objects.create(
        proposal=proposal, opened_by=by, opened_at=now, due_on=workday.add(today, int(rule.value)), policy=rule,
        shown_at=None if rule.value else now,
    )  # fmt: skip
    audit.record("proposals.review.opened", review, by=by, due_on=review.due_on)
    if not rule.value:
        return review
    _seat(review)
    asked = [seat.member_id for seat in review.opinions.missing()]
    todo.open_todo(proposal, OPINION, for_users=asked, due_on=review.due_on, url=proposal.desk_url)
    deadlines.set_deadline(
        proposal, OPINION, responsible=asked, escalate_to=submissions.committee_users(), due_on=review.due_on,
        working_days=int(rule.value), source=rule.source,
    )  # fmt: skip
    _show_when_complete(review)
    return review


def _seat(review: Review) -> None:
    """Give every member of today a place at the table; who is a party abstains (回避), also from what was said before."""
    parties = review.proposal.party_ids
    sitting = list(User.objects.holding(*SEATS, committee__kind=Committee.Kind.PROPOSAL).distinct())
    known = {seat.member_id: seat for seat in review.opinions.all()}
    for member in sitting:
        abstains = member.person_id in parties
        seat = known.get(member.pk) or Opinion(review=review, member=member)
        if seat.pk is None or seat.abstains != abstains:
            seat.abstains, seat.verdict, seat.alike, seat.words, seat.given_at = abstains, "", None, "", None
            seat.save()
    review.opinions.missing().exclude(member__in=sitting).delete()


def _show_when_complete(review: Review, *, closed_by: User | None = None) -> None:
    """Once the last opinion is in, all who gave one may read them, and the joint decision can be recorded."""
    if review.opinions.missing().exists() and closed_by is None:
        return
    review.shown_at, review.closed_by = timezone.now(), closed_by
    review.save(update_fields=["shown_at", "closed_by"])
    proposal = review.proposal
    deadlines.meet(proposal, OPINION)
    todo.close_todo(proposal, OPINION)
    outbox.notify(
        "proposals.proposal.opinions_in", to=submissions.committee_users(), about=proposal, key=str(review.pk),
        url=proposal.desk_url, missing=review.opinions.missing().count(),
    )  # fmt: skip


@transaction.atomic
def give_opinion(
    proposal: Proposal, *, by: User, verdict: str, words: str = "", alike: Proposal | None = None
) -> Opinion:
    """A member says what should become of a submission (审查意见). It may be changed until the round is shown."""
    proposal = submissions.lock(proposal)
    review = current_review(proposal)
    if review is None or review.is_shown:
        raise NotNow(_("No opinions are being collected on this submission any more."))
    _seat(review)
    seat = review.opinions.filter(member=by).first()
    if seat is None:
        raise DomainError(_("Only members of the committee give an opinion."))
    if seat.abstains:
        raise DomainError(_("You wrote or seconded this submission, so you abstain."))
    words = words.strip()
    if verdict in NEEDS_WORDS and not words:
        raise DomainError(_("Please say it in words as well, so that colleagues can follow."), field="words")
    if verdict == Verdict.MERGE and (alike is None or alike.pk == proposal.pk):
        raise DomainError(_("Please choose the other submission that has the same matter."), field="alike")
    seat.verdict, seat.words, seat.given_at = verdict, words, timezone.now()
    seat.alike = alike if verdict == Verdict.MERGE else None
    seat.save(update_fields=["verdict", "words", "alike", "given_at"])
    todo.close_todo(proposal, OPINION, user=by.pk)
    for deadline in Deadline.objects.about(proposal).running().filter(kind=OPINION):
        deadline.responsible.remove(by)
    audit.record("proposals.review.opinion_given", review, by=by)
    _show_when_complete(review)
    return seat


@transaction.atomic
def close_review(proposal: Proposal, *, by: User) -> Review:
    """The chair closes the round after its last day, though opinions are missing."""
    proposal = submissions.lock(proposal)
    review = current_review(proposal)
    if review is None or review.is_shown:
        raise NotNow(_("No opinions are being collected on this submission any more."))
    if timezone.localdate() <= review.due_on:
        raise NotNow(
            _("Members may give their opinion until %(day)s. The round can be closed after that day.")
            % {"day": date_format(review.due_on)}
        )
    _seat(review)
    missing = [str(seat.member) for seat in review.opinions.missing().select_related("member__person")]
    _show_when_complete(review, closed_by=by)
    audit.record("proposals.review.closed", review, by=by, missing=missing)
    return review


# -- the joint decision -------------------------------------------------------------------------------------
@transaction.atomic
def decide(
    proposals: Sequence[Proposal],
    *,
    by: User,
    outcome: str,
    words: str = "",
    join: ProposalCase | None = None,
    matters: Sequence[str] = (),
) -> list[Proposal]:
    """Record the committee's joint decision (审查结论) on one submission, or on several that become one case (并案).

    Raises ``NotNow`` when opinions are missing or somebody was faster; then none of them is decided.
    The caller has checked that ``by`` may decide on each.
    """
    decided, words = submissions.lock_all(proposals), words.strip()
    rounds = [_decidable(proposal) for proposal in decided]
    if state := TAKES_IN.get(Decision.Outcome(outcome)):
        made = cases.take_in(decided, state, by=by, join=join, reason=words, matters=matters)
    else:
        act = (
            submissions.return_for_completion
            if outcome == Decision.Outcome.RETURN
            else submissions.refuse_to_file
        )
        for proposal in decided:
            act(proposal, by=by, reason=words)
        made = []
    now = timezone.now()
    for proposal, review in zip(decided, rounds, strict=True):
        review.ended_at = now
        review.save(update_fields=["ended_at"])
        deadlines.cancel(proposal, OPINION)
        Decision.objects.create(
            proposal=proposal, review=review, outcome=outcome, words=words, decided_by=by, decided_at=now,
            cases=len(made), joined=bool(made) and (join is not None or len(decided) > 1),
        )  # fmt: skip
    return list(Proposal.objects.filter(pk__in=[proposal.pk for proposal in decided]).order_by("pk"))


def _decidable(proposal: Proposal) -> Review:
    """The round whose opinions are all on the table."""
    if proposal.state != State.UNDER_REVIEW:
        raise NotNow(
            _("“%(title)s” is now “%(state)s”, so nothing can be decided on it. Reload the page.")
            % {"title": proposal.title, "state": proposal.get_state_display()}
        )
    review = current_review(proposal)
    if review is None:
        raise NotNow(_("Please open the round of opinions on “%(title)s” first.") % {"title": proposal.title})
    if not review.is_shown:
        missing = review.opinions.missing().count()
        raise NotNow(
            ngettext(
                "%(n)d opinion on “%(title)s” is missing. The chair can close the round after %(day)s.",
                "%(n)d opinions on “%(title)s” are missing. The chair can close the round after %(day)s.",
                missing,
            )
            % {"n": missing, "title": proposal.title, "day": date_format(review.due_on)}
        )
    return review


@dataclass(frozen=True)
class Result:
    """What came of one submission in a batch."""

    proposal: Proposal
    error: str = ""


def decide_each(proposals: Iterable[Proposal], *, by: User, outcome: str, words: str = "") -> list[Result]:
    """The same decision on many submissions, each for itself: what one can't be doesn't hold up the others."""
    results = []
    for proposal in proposals:
        try:
            (decided,) = decide([proposal], by=by, outcome=outcome, words=words)
        except DomainError as error:
            results.append(Result(proposal, str(error)))
        else:
            results.append(Result(decided))
    return results


def open_each(proposals: Iterable[Proposal], *, by: User) -> list[Result]:
    """Open the round on many submissions at once."""
    results = []
    for proposal in proposals:
        try:
            results.append(Result(open_review(proposal, by=by).proposal))
        except DomainError as error:
            results.append(Result(proposal, str(error)))
    return results


# -- one appeal ---------------------------------------------------------------------------------------------
def appeal_until(proposal: Proposal) -> dt.date | None:
    """The last day on which the author of a refused submission may appeal; nothing when there is no refusal."""
    if proposal.state != State.NOT_FILED or proposal.decided_at is None:
        return None
    refused_on = timezone.localdate(proposal.decided_at)
    return workday.add(refused_on, int(policy.value("proposal.appeal_days", on=refused_on)))


def _hearing(proposal: Proposal) -> list[int]:
    """Who may decide an appeal: the committee's chair and the union's, without who refused and without parties."""
    chairs = User.objects.holding(Post.Kind.COMMITTEE_CHAIR, committee__kind=Committee.Kind.PROPOSAL)
    chairs = chairs | User.objects.holding(Post.Kind.UNION_CHAIR)
    apart = chairs.exclude(pk=proposal.decided_by_id).exclude(person__in=proposal.party_ids)
    return sorted(set(apart.values_list("pk", flat=True)))


@transaction.atomic
def appeal(proposal: Proposal, *, by: User, grounds: str) -> Appeal:
    """The author asks for a refusal to be looked at again (申诉): once, and within the days that the rule gives."""
    proposal = submissions.lock(proposal)
    if Appeal.objects.filter(proposal=proposal).exists():
        raise NotNow(_("An appeal can be made once, and this one has been made."))
    last_day = appeal_until(proposal)
    if last_day is None or proposal.decided_by is None:
        raise NotNow(_("Only a submission that was not filed can be appealed for."))
    if timezone.localdate() > last_day:
        raise NotNow(
            _("An appeal could be made until %(day)s. You can write a new proposal.")
            % {"day": date_format(last_day)}
        )
    if not grounds.strip():
        raise DomainError(_("Please say why the refusal should be looked at again."), field="grounds")
    today = timezone.localdate()
    rule = policy.version("proposal.appeal_answer_days", on=today)
    made = Appeal.objects.create(
        proposal=proposal, grounds=grounds.strip(), appealed_by=by, appealed_at=timezone.now(), policy=rule,
        refused_by=proposal.decided_by, refusal=proposal.reason, due_on=workday.add(today, int(rule.value)),
    )  # fmt: skip
    hearing = _hearing(proposal)
    deadlines.set_deadline(
        made, APPEAL, responsible=hearing, due_on=made.due_on, working_days=int(rule.value), source=rule.source,
        escalate_to=User.objects.holding(Post.Kind.UNION_CHAIR).values_list("pk", flat=True),
    )  # fmt: skip
    todo.open_todo(made, APPEAL, for_users=hearing, due_on=made.due_on)
    audit.record("proposals.proposal.appealed", proposal, by=by)
    outbox.notify("proposals.appeal.made", to=[*hearing, *submissions.committee_users()], about=made)
    return made


@transaction.atomic
def decide_appeal(made: Appeal, *, by: User, result: str, words: str) -> Appeal:
    """Decide an appeal: the refusal stands, or the submission is taken in after all. Never by who refused it."""
    proposal = submissions.lock(made.proposal)
    made = Appeal.objects.select_for_update(of=("self",)).get(pk=made.pk)
    if not made.is_open:
        raise NotNow(_("This appeal has been decided already."))
    if made.refused_by_id == by.pk:
        raise DomainError(_("You recorded the refusal yourself. Another person must decide the appeal."))
    if by.person_id in proposal.party_ids:
        raise DomainError(_("You wrote or seconded this submission, so you abstain."))
    words = words.strip()
    if not words:
        raise DomainError(_("Please give the proposer a reason."), field="words")
    made.result, made.words, made.decided_by, made.decided_at = result, words, by, timezone.now()
    made.save(update_fields=["result", "words", "decided_by", "decided_at"])
    deadlines.meet(made, APPEAL)
    todo.close_todo(made)
    audit.record("proposals.proposal.appeal_decided", proposal, by=by, result=result, reason=words)
    told = submissions.everybody(proposal)
    if made.result == Appeal.Result.DISMISSED:
        outbox.notify("proposals.proposal.appeal_dismissed", to=told, about=proposal, appeal=made)
        return made
    submissions.reopen(proposal)
    cases.take_in([proposal], State(made.result), by=by, reason=words)
    return made


# -- key proposals --------------------------------------------------------------------------------------------
@transaction.atomic
def mark_key(case: ProposalCase, *, by: User, leader: User, reason: str) -> KeyProposal:
    """Mark a case as a key proposal (重点提案) and name the hospital leader who leads it (领办), or name another."""
    case = cases.lock(case)
    if case.kind != ProposalCase.Kind.PROPOSAL:
        raise DomainError(_("Only a filed proposal can be a key proposal."))
    if case.is_over:
        raise NotNow(_("This case is closed already."))
    if not leader.holds(Post.Kind.HOSPITAL_LEADER):
        raise DomainError(_("%(name)s isn't a hospital leader.") % {"name": leader}, field="leader")
    key, _is_new = KeyProposal.objects.update_or_create(
        case=case,
        defaults={"leader": leader, "reason": reason.strip(), "marked_by": by, "marked_at": timezone.now()},
    )
    audit.record("proposals.case.marked_key", case, by=by, leader=str(leader), reason=reason.strip())
    this_time = outbox.this_time()
    outbox.notify("proposals.case.key_led", to=[leader.pk], about=case, key=this_time, reason=reason.strip())
    cases.tell_proposers(case, "marked_key", key=this_time)
    return key


@transaction.atomic
def lift_key(case: ProposalCase, *, by: User, reason: str) -> ProposalCase:
    """It is a key proposal no longer."""
    case = cases.lock(case)
    key = KeyProposal.objects.filter(case=case).select_related("leader").first()
    if key is None:
        raise NotNow(_("This case isn't a key proposal."))
    if not reason.strip():
        raise DomainError(_("Please say why."), field="reason")
    key.delete()
    audit.record("proposals.case.key_lifted", case, by=by, leader=str(key.leader), reason=reason.strip())
    outbox.notify(
        "proposals.case.key_lifted", to=[key.leader_id], about=case, key=outbox.this_time(),
        reason=reason.strip(),
    )  # fmt: skip
    return case
