"""The bound volume (提案汇编): all proposals of a session with their replies, one after the other.

It is laid out in portions that are joined at the end: a session's two hundred proposals in one go would take a worker
about a gigabyte. The contents are made last, when the portions have told on which pages the cases begin.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch
from django.utils.translation import gettext as _
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject

from proposals.case.models import ProposalCase
from proposals.proposal.models import Proposal
from proposals.reply.models import Reply
from proposals.report.counting import Said
from proposals.report.openness import names, open_submissions, open_title
from proposals.session.models import CongressSession
from union_portal.core.document.pdf import render_pdf
from union_portal.core.errors import DomainError

PORTION = 20
"""Cases laid out at a time."""


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
    def heading(self) -> str:
        return f"{self.case.number} {open_title(self.case)}"


def title(session: CongressSession) -> str:
    return _("Proposals of the %(session)s") % {"session": session}


def _open_cases(session: CongressSession) -> list[int]:
    """By kind and number; what is confidential isn't in it."""
    cases = ProposalCase.objects.filter(session=session, submissions__confidential=False)
    return list(cases.order_by("kind", "number").distinct().values_list("pk", flat=True))


def _entries(cases: Sequence[int]) -> Iterator[Entry]:
    submissions = Proposal.objects.select_related("proposer", "category", "delegation")
    whole = submissions.prefetch_related("secondings__person", "co_authors__person").order_by("pk")
    signed = Reply.objects.filter(signed_at__isnull=False).select_related("reply_class").order_by("round")
    found = (
        ProposalCase.objects.filter(pk__in=cases)
        .select_related("lead_department")
        .prefetch_related(Prefetch("submissions", whole), Prefetch("replies", signed))
        .order_by("kind", "number")
    )
    for case in found:
        replies = list(case.replies.all())
        yield Entry(case, tuple(open_submissions(case)), replies[-1] if replies else None)


def as_pdf(session: CongressSession, *, said: Said = lambda done, total: None) -> bytes:
    """Cover and contents, then each case on a page of its own. Raises ``DomainError`` when all may read none."""
    cases = _open_cases(session)
    if not cases:
        raise DomainError(_("No proposals of this session have been taken in that all may read."))
    words = {"title": title(session), "session": session}
    portions, contents, pages = list[PdfReader](), list[tuple[str, int]](), 0
    for start in range(0, len(cases), PORTION):
        said(start, len(cases))
        entries = list(_entries(cases[start : start + PORTION]))
        portion = _laid_out(
            "reports/proposals_volume_part.html", words | {"entries": entries, "before": pages}
        )
        begins = _first_pages(portion)
        contents += [(entry.heading, pages + begins[entry.heading]) for entry in entries]
        portions.append(portion)
        pages += len(portion.pages)
    return _joined(_laid_out("reports/proposals_volume.html", words | {"contents": contents}), portions)


def _laid_out(template: str, context: dict[str, Any]) -> PdfReader:
    return PdfReader(io.BytesIO(render_pdf(template, context)))


def _first_pages(portion: PdfReader) -> dict[str, int]:
    """Heading → the page on which it stands, as the portion's bookmarks say, counted from one."""
    found: dict[str, int] = {}

    def read(marks: list[Any]) -> None:
        for mark in marks:
            if isinstance(mark, list):
                read(mark)
            else:
                found.setdefault(str(mark.title), (portion.get_destination_page_number(mark) or 0) + 1)

    read(portion.outline)
    return found


def _joined(front: PdfReader, portions: Sequence[PdfReader]) -> bytes:
    """One file with its title, language, bookmarks, and the tags by which it is read aloud (PDF/UA)."""
    writer = PdfWriter()
    for part in (front, *portions):
        writer.append(part)
    writer.add_metadata(dict(front.metadata or {}))
    for key in ("/Lang", "/ViewerPreferences", "/MarkInfo", "/Metadata"):
        writer.root_object[NameObject(key)] = front.root_object[key].clone(writer)
    _tag(writer, (front, *portions))
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def _tag(writer: PdfWriter, parts: Sequence[PdfReader]) -> None:
    """Join the parts' trees of tags, which joining their pages leaves behind.

    Each page and link names its place in its part's list of tags (``/StructParents``); in the joint list these places
    lie behind those of the parts before.
    """
    root, book = DictionaryObject(), DictionaryObject()
    tree, whole = writer._add_object(root), writer._add_object(book)
    chapters, places, first_page = ArrayObject(), ArrayObject(), 0
    for part in parts:
        before = len(places) // 2
        of_part: Any = part.root_object["/StructTreeRoot"]
        for document in of_part["/K"]:
            chapters.append(document.clone(writer))
            chapters[-1].get_object().update(_names(S="/Part") | {NameObject("/P"): whole})
        numbered = of_part["/ParentTree"]["/Nums"]
        for place, tags in zip(numbered[::2], numbered[1::2], strict=True):
            places += [NumberObject(place + before), tags.clone(writer)]
        for page, of_page in zip(writer.pages[first_page:], part.pages, strict=False):
            _shift(page, "/StructParents", of_page, before)
            for link, of_link in zip(page.get("/Annots", ()), of_page.get("/Annots", ()), strict=True):
                _shift(link.get_object(), "/StructParent", of_link.get_object(), before)
        first_page += len(part.pages)
    book.update(
        _names(Type="/StructElem", S="/Document") | {NameObject("/P"): tree, NameObject("/K"): chapters}
    )
    root.update(_names(Type="/StructTreeRoot") | {NameObject("/K"): ArrayObject([whole])})
    root[NameObject("/ParentTree")] = DictionaryObject({NameObject("/Nums"): places})
    root[NameObject("/ParentTreeNextKey")] = NumberObject(len(places) // 2)
    writer.root_object[NameObject("/StructTreeRoot")] = tree


def _names(**names: str) -> dict[Any, Any]:
    return {NameObject(f"/{key}"): NameObject(name) for key, name in names.items()}


def _shift(thing: Any, key: str, of_part: Any, by: int) -> None:
    if key in of_part:
        thing[NameObject(key)] = NumberObject(of_part[key] + by)
