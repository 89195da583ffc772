"""The committee chooses the session's excellent proposals and departments, and publishes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from members.models import Post, User
from proposals.award import figures
from proposals.award.models import Award
from proposals.case.models import ProposalCase
from proposals.proposal.models import Proposal
from proposals.session.models import CongressSession
from union_portal.core.audit import services as audit
from union_portal.core.errors import DomainError, NotNow
from union_portal.core.outbox import services as outbox

if TYPE_CHECKING:
    from members.models import Department


@transaction.atomic
def choose(
    session: CongressSession, winner: ProposalCase | Department, *, by: User, reason: str = ""
) -> Award:
    """Enter the committee's choice with the score of today. A choice beyond the places by score needs its reason.

    Raises ``DomainError`` for who is no candidate, and ``NotNow`` when it has been chosen already.
    """
    CongressSession.objects.select_for_update().get(pk=session.pk)
    kind = Award.Kind.PROPOSAL if isinstance(winner, ProposalCase) else Award.Kind.DEPARTMENT
    candidate = next((c for c in figures.candidates(session, kind) if c.winner == winner), None)
    if candidate is None:
        raise DomainError(_("“%(winner)s” is no candidate of this session.") % {"winner": winner})
    if candidate.rank > figures.places(kind) and not reason.strip():
        raise DomainError(
            _("By score it stands at place %(rank)d. Please say why the committee chooses it all the same.")
            % {"rank": candidate.rank},
            field="reason",
        )
    try:
        with transaction.atomic():
            award = Award.objects.create(
                kind=kind, session=session, score=candidate.score, rank=candidate.rank, sheet=candidate.sheet,
                weights=figures.weights(kind), reason=reason.strip(), chosen_by=by, chosen_at=timezone.now(),
                **{"case" if kind == Award.Kind.PROPOSAL else "department": winner},
            )  # fmt: skip
    except IntegrityError as error:
        raise NotNow(_("“%(winner)s” has been chosen already.") % {"winner": winner}) from error
    audit.record(
        "proposals.award.chosen", award, by=by, winner=str(winner), score=award.score, rank=award.rank,
        reason=award.reason,
    )  # fmt: skip
    return award


@transaction.atomic
def drop(award: Award, *, by: User) -> None:
    """Take a choice back, while it hasn't been published."""
    award = Award.objects.select_for_update(of=("self",)).get(pk=award.pk)
    if award.published_at:
        raise NotNow(_("This award has been published; it stays."))
    audit.record("proposals.award.dropped", award.session, by=by, winner=str(award.winner), score=award.score)
    award.delete()


@transaction.atomic
def publish(session: CongressSession, *, by: User) -> list[Award]:
    """Publish what has been chosen for a session (公布), and tell the people concerned.

    Raises ``DomainError`` where ``by`` has entered one of the choices: another person looks them over.
    """
    proposed = Award.objects.proposed().filter(session=session).select_for_update(of=("self",))
    chosen = list(proposed.select_related("case", "department").order_by("pk"))
    if not chosen:
        raise NotNow(_("Nothing has been chosen that could be published."))
    if any(award.chosen_by_id == by.pk for award in chosen):
        raise DomainError(
            _("You have entered choices yourself. Another person looks them over and publishes them.")
        )
    now = timezone.now()
    for award in chosen:
        award.publish(by=by, at=now)
        award.save(update_fields=["published_by", "published_at"])
        audit.record("proposals.award.published", award, by=by, winner=str(award.winner))
        outbox.notify("proposals.award.published", to=_concerned(award), about=award)
    return chosen


def _concerned(award: Award) -> list[int]:
    """Authors and seconders of a proposal; handlers and heads of a department."""
    if award.case:
        told: set[int | None] = set()
        parties = ("secondings__person__user", "co_authors__person__user")
        submissions = Proposal.objects.filter(cases=award.case).prefetch_related(*parties)
        for proposal in submissions.select_related("proposer__user"):
            people = [*proposal.authors, *proposal.seconders]
            told |= {person.user.pk for person in people if hasattr(person, "user")}
        return sorted(pk for pk in told if pk)
    posts = [Post.Kind.DEPARTMENT_HANDLER, Post.Kind.DEPARTMENT_HEAD]
    return list(User.objects.holding(*posts, department=award.department).values_list("pk", flat=True))
