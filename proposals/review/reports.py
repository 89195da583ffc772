"""The sheet for the committee's meeting (审查意见汇总表), as XLSX."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from proposals.review.models import Opinion
from proposals.review.table import Column
from union_portal.core.document.xlsx import Book

if TYPE_CHECKING:
    from collections.abc import Sequence

    from members.models import User


def sheet(columns: Sequence[Column], *, user: User) -> bytes:
    """One row a submission. Opinions stand on it only as far as ``user`` may read them at the table."""
    book = Book(title=_("The committee's table"), author=str(user))
    page = book.sheet(_("Review"), landscape=True)
    book.cell(page, 0, 0, _("The committee's table"), "title")
    book.cell(
        page, 1, 0, _("As of %(day)s") % {"day": date_format(timezone.localtime(), "DATETIME_FORMAT")}, "note"
    )
    heads = [
        _("submitted"), _("subject"), _("proposer"), _("seconders"), _("category"), _("grounds"), _("suggested measures"),
        _("opinions in"), _("opinions"), _("joint decision"),
    ]  # fmt: skip
    rows = [
        (
            column.proposal.submitted_at, column.proposal.title, str(column.proposal.proposer),
            _("、").join(str(person) for person in column.proposal.seconders), str(column.proposal.category or ""),
            column.proposal.grounds, column.proposal.measures, f"{column.given}/{column.asked}",
            "\n".join(_line(opinion) for opinion in column.opinions), "",
        )
        for column in columns
    ]  # fmt: skip
    book.table(page, 2, heads, rows, widths=[17, 26, 10, 18, 12, 44, 44, 8, 40, 16])
    return book.content()


def _line(opinion: Opinion) -> str:
    """One member's opinion in a line."""
    if opinion.abstains:
        return _("%(member)s: abstains") % {"member": opinion.member}
    if not opinion.given_at:
        return _("%(member)s: no opinion") % {"member": opinion.member}
    said = str(opinion.get_verdict_display())
    about = f" {opinion.alike}" if opinion.alike else ""
    return f"{opinion.member}: {said}{about}" + (f" ({opinion.words})" if opinion.words else "")
