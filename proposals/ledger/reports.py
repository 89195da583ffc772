"""The open ledger as a workbook with the filters of the page, and one proposal's story on paper."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from members.models import User
from proposals.case.models import ProposalCase
from proposals.ledger.filters import LedgerForm
from proposals.ledger.story import story_of
from proposals.proposal.models import Proposal
from proposals.reply.models import Reply
from union_portal.core.attachment.services import PDF, XLSX
from union_portal.core.document.pdf import render_pdf
from union_portal.core.document.xlsx import Book
from union_portal.core.errors import DomainError
from union_portal.core.job.services import Run, job_kind

LEDGER_JOB, STORY_JOB = "proposals.ledger", "proposals.story"
AT_ONCE = 500
"""So many rows are written while the reader waits; more is a job."""
CHUNK = 500


def ledger_name() -> str:
    return f"{_('Proposal ledger')} {timezone.localdate()}.xlsx"


def ledger_as_xlsx(form: LedgerForm) -> bytes:
    """What the form finds, a row a submission. Names are left out where this reader may not know them."""
    book = Book(title=_("Proposal ledger"), author=str(form.user))
    sheet = book.sheet(_("Proposal ledger"), landscape=True)
    heads = [
        _("Number"), _("Subject"), _("Congress session"), _("Kind of submission"), _("Category"), _("Proposer"),
        _("Delegation"), _("Seconders"), _("Submitted on"), _("Case"), _("Lead department"), _("State"), _("Due on"),
        _("Reply class"), _("Reply"), _("Replied on"), _("Closed on"), _("Confidential"), _("Imported"),
    ]  # fmt: skip
    widths = [12, 36, 16, 10, 12, 12, 18, 18, 12, 12, 16, 16, 12, 16, 50, 12, 12, 8, 8]
    book.table(sheet, 0, heads, _lines(form), widths=widths)
    return book.content()


def _lines(form: LedgerForm) -> Iterable[list[Any]]:
    signed = Reply.objects.standing().select_related("reply_class")
    cases = ProposalCase.objects.select_related("lead_department").prefetch_related(
        Prefetch("replies", signed)
    )
    found = form.found().with_page_parts().prefetch_related(None)
    rows = found.prefetch_related("secondings__person", "co_authors__person", Prefetch("cases", cases))
    for proposal in rows.iterator(chunk_size=CHUNK):
        yield _line(proposal, form.user)


def _line(proposal: Proposal, user: User) -> list[Any]:
    knows_author = user.has_perm("proposals.know_author", proposal)
    cases = list(proposal.cases.all())
    replies = [list(case.replies.all())[-1] for case in cases if case.replies.all()]
    closed = [case.closed_at for case in cases if case.closed_at]
    return [
        proposal.number, proposal.title, proposal.session, proposal.get_kind_display(), proposal.category,
        _names(proposal) if knows_author else _("Name withheld"), proposal.delegation if knows_author else "",
        _("、").join(map(str, proposal.seconders)) if knows_author else "", _day(proposal.submitted_at),
        _("、").join(case.number for case in cases), _("、").join(case.department_label for case in cases),
        proposal.stage_label, proposal.due_on, _("、").join(reply.reply_class.name for reply in replies),
        "\n".join(reply.text for reply in replies), _day(replies[0].signed_at) if replies else None,
        _day(max(closed)) if len(closed) == len(cases) and closed else None, proposal.confidential, proposal.is_imported,
    ]  # fmt: skip


def _names(proposal: Proposal) -> str:
    """The lead author and who has joined."""
    return _("、").join(map(str, proposal.authors)) or proposal.author_name


def _day(at: Any) -> Any:
    return timezone.localdate(at) if at else None


@job_kind(LEDGER_JOB, gettext_lazy("Proposal ledger"))
def make_ledger(run: Run) -> str:
    """The same workbook for many rows; what the starter may see is asked anew."""
    run.keep(ledger_name(), ledger_as_xlsx(LedgerForm(run.params["filters"], user=run.by)), XLSX)
    return _("The ledger is ready.")


def story_as_pdf(proposal: Proposal, *, reader: User) -> bytes:
    """One proposal from the draft to the result, for this reader."""
    knows_author = reader.has_perm("proposals.know_author", proposal)
    context = {
        "title": str(proposal), "proposal": proposal, "moments": story_of(proposal, reader=reader),
        "author": proposal.author_name if knows_author else _("Name withheld"),
    }  # fmt: skip
    return render_pdf("proposals/reports/story.html", context)


@job_kind(STORY_JOB, gettext_lazy("Story of a proposal"))
def make_story(run: Run) -> str:
    """What the starter may see is asked anew."""
    found = Proposal.objects.visible_to(run.by).with_page_parts().filter(pk=run.params["proposal"]).first()
    if found is None:
        raise DomainError(_("You can't see this proposal any more."))
    run.keep(f"{found.number or found.title}.pdf", story_as_pdf(found, reader=run.by), PDF)
    return _("The story is ready.")
