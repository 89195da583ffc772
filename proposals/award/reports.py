"""The score sheets as a workbook: each component with its figure and points, and what was chosen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from proposals.award.figures import COMPONENTS, Candidate
from proposals.award.models import Award
from proposals.session.models import CongressSession
from union_portal.core.document.xlsx import Book


def as_xlsx(
    session: CongressSession,
    sheets: Mapping[str, tuple[Mapping[str, int], list[Candidate]]],
    awards: Iterable[Award],
) -> bytes:
    """``sheets``: kind of award → weights and candidates."""
    chosen = {award.winner: award for award in awards}
    title = _("Score sheets of the %(session)s") % {"session": session}
    book = Book(title=title, author=settings.UNION_NAME)
    for kind, (weights, candidates) in sheets.items():
        label = str(Award.Kind(kind).label)
        sheet = book.sheet(label, landscape=True)
        keys = list(weights)
        heads: list[Any] = [_("Rank"), _("Candidate"), _("Score")]
        for key in keys:
            heads += [f"{COMPONENTS[key]} ({weights[key]})", _("Points")]
        heads += [_("Chosen"), _("Reason")]
        sheet.merge_range(0, 0, 0, len(heads) - 1, f"{title} · {label}", book.formats["title"])
        rows = [_row(candidate, keys, chosen.get(candidate.winner)) for candidate in candidates]
        book.table(sheet, 1, heads, rows, widths=[7, 34, 8, *[24, 8] * len(keys), 9, 30])
    return book.content()


def _row(candidate: Candidate, keys: list[str], award: Award | None) -> list[Any]:
    points = {component.key: component for component in candidate.components}
    row: list[Any] = [candidate.rank, str(candidate.winner), float(candidate.score)]
    for key in keys:
        row += [points[key].figure, round(float(points[key].points), 1)]
    return [*row, award is not None, award.reason if award else ""]
