"""The bound volume (提案汇编): all proposals of a session with their replies, one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from proposals.case.models import ProposalCase
from proposals.proposal.models import Proposal
from proposals.reply.models import Reply
from proposals.report.counting import Said
from proposals.report.openness import names, open_submissions, open_title
from proposals.session.models import CongressSession
from union_portal.core.document.pdf import render_pdf
from union_portal.core.errors import DomainError


@dataclass(frozen=True)
class Entry:
    """One case with the submissions that all may read, and the reply that stands."""

    case: ProposalCase
    submissions: tuple[Proposal, ...]
    reply: Reply | None

    @property
    def authors(self) -> str:
        """Without those who withheld their names."""
        return "、".join(names(self.submissions)) or _("Names withheld")

    @property
    def seconders(self) -> str:
        people = (person.name for p in self.submissions if not p.name_withheld for person in p.seconders)
        return "、".join(dict.fromkeys(people))

    @property
    def title(self) -> str:
        return open_title(self.case)


def title(session: CongressSession) -> str:
    return _("Proposals of the %(session)s") % {"session": session}


def entries(session: CongressSession) -> Iterator[Entry]:
    """By number; what is confidential isn't in it."""
    submissions = Proposal.objects.select_related("proposer", "category", "delegation")
    whole = submissions.prefetch_related("secondings__person", "co_authors__person").order_by("pk")
    cases = (
        ProposalCase.objects.filter(session=session, submissions__confidential=False)
        .distinct()
        .select_related("lead_department")
        .prefetch_related(
            Prefetch("submissions", whole),
            Prefetch("replies", Reply.objects.filter(signed_at__isnull=False).select_related("reply_class")),
        )
        .order_by("kind", "number")
    )
    for case in cases:
        replies = sorted(case.replies.all(), key=lambda reply: reply.round)
        yield Entry(case, tuple(open_submissions(case)), replies[-1] if replies else None)


def as_pdf(session: CongressSession, *, said: Said = lambda done, total: None) -> bytes:
    """Cover, contents, then each case on a page of its own."""
    said(0, 2)
    found = list(entries(session))
    if not found:
        raise DomainError(_("No proposals of this session have been taken in that all may read."))
    said(1, 2)
    return render_pdf(
        "reports/proposals_volume.html", {"title": title(session), "session": session, "entries": found}
    )
