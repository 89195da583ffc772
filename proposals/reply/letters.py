"""The reply letter (答复函): one for each submission of an answered case, numbered; on paper as PDF, to work on as DOCX."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from members.models import User
from proposals.proposal.models import Proposal
from proposals.reply.models import Letter, Reply
from union_portal.core.attachment import services as attachments
from union_portal.core.attachment.models import Attachment
from union_portal.core.audit import services as audit
from union_portal.core.document.pdf import render_pdf
from union_portal.core.number.services import next_number
from union_portal.core.outbox import services as outbox
from union_portal.core.policy import services as policy
from union_portal.core.verification import services as verification

PRINT = "proposals.letter"
"""The outbox' word for laying out a letter after the signature."""
PURPOSE = "letter"
FORMATS = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@dataclass(frozen=True)
class Page:
    """What stands in a letter; both kinds of paper only lay it out."""

    number: str
    replaces: str
    dated_on: Any
    title: str
    salutation: str
    opening: str
    text: str
    parts: list[tuple[str, str]]
    facts: list[tuple[str, Any]]
    correction: str
    department: str
    signers: list[tuple[str, str]]

    @property
    def lines(self) -> list[str]:
        """The reply, a paragraph a line."""
        return [line.strip() for line in self.text.splitlines() if line.strip()]


def write(reply: Reply, proposals: Iterable[Proposal]) -> None:
    """Number a letter for each submission that the reply answers; the worker lays them out."""
    today = timezone.localdate()
    form: str = policy.value("proposal.letter_number", on=today)
    for proposal in proposals:
        serial = next_number("proposal.letter", within=str(today.year))
        letter = Letter.objects.create(
            reply=reply, proposal=proposal, dated_on=today, number=form.format(year=today.year, serial=serial)
        )
        outbox.enqueue(PRINT, key=f"{PRINT}:{letter.pk}", letter=letter.pk)


@outbox.handler(PRINT, gettext_lazy("Letter of reply"), lane=outbox.Lane.LONG)
def print_letter(payload: dict[str, Any]) -> None:
    letter = Letter.objects.select_related("reply__signed_by").get(pk=payload["letter"])
    assert letter.reply.signed_by is not None  # noqa: S101  only signed replies have letters
    pdf_of(letter, by=letter.reply.signed_by)


@transaction.atomic
def pdf_of(letter: Letter, *, by: User) -> Attachment:
    """The letter on paper, laid out once and then kept: what its check code vouches for never changes."""
    letter = Letter.objects.select_for_update().get(pk=letter.pk)
    if kept := Attachment.objects.about(letter).filter(purpose=PURPOSE).first():
        return kept
    code = verification.new_code()
    with translation.override(settings.LANGUAGE_CODE):
        page = page_of(letter)
        context = {
            "title": page.title, "page": page, "check_code": code, "check_url": verification.address(code),
            "hospital_name": settings.HOSPITAL_NAME, "dated": long_date(page.dated_on),
        }  # fmt: skip
        content = render_pdf("reports/proposals_letter.html", context)
        summary = [
            [_("Number"), page.number],
            [_("Department"), page.department],
            [_("Dated"), f"{page.dated_on:%Y-%m-%d}"],
        ]
        title = _("Reply letter %(number)s") % {"number": page.number}
    verification.issue(code, title=title, sha256=hashlib.sha256(content).hexdigest(), summary=summary, by=by)
    return attachments.keep(letter, f"{page.number}.pdf", content, FORMATS["pdf"], by=by, purpose=PURPOSE)


def docx_of(letter: Letter, *, by: User) -> bytes:
    """The same letter for an office that goes on working on it; without a check code, since it can be changed."""
    from union_portal.core.document.docx import Paper  # python-docx is large, and only this file needs it

    with translation.override(settings.LANGUAGE_CODE):
        page = page_of(letter)
        signed_at = letter.reply.signed_at or timezone.now()
        paper = Paper(title=page.title, at=signed_at, head=page.number)
        paper.title(settings.HOSPITAL_NAME, _("Reply to a proposal of the staff congress"))
        paper.paragraph(page.number, align="right")
        paper.heading(page.title)
        if page.correction:
            paper.paragraph(page.correction, indent=False)
        paper.paragraph(page.salutation, indent=False)
        paper.paragraph(page.opening)
        paper.paragraph(page.text)
        for department, words in page.parts:
            paper.paragraph(department, bold=True)
            paper.paragraph(words)
        paper.facts(page.facts)
        for label, name in page.signers:
            paper.paragraph(_("%(label)s: %(value)s") % {"label": label, "value": name}, indent=False)
        paper.paragraph(page.department, align="right")
        paper.paragraph(_("(seal)"), align="right")
        paper.paragraph(long_date(page.dated_on), align="right")
    audit.record("proposals.letter.docx_taken", letter, by=by)
    return paper.content()


def page_of(letter: Letter) -> Page:
    """All that the letter says, in the house's language."""
    reply: Reply = letter.reply
    proposal, case = letter.proposal, reply.case
    before = (
        Letter.objects.filter(reply=reply.corrects, proposal=proposal).first() if reply.corrects else None
    )
    facts = [
        (_("Submission"), f"{proposal.number} {proposal.title}"),
        (_("Reply class"), str(reply.reply_class)),
        (_("What is promised"), reply.promised),
        (_("Promised by"), long_date(reply.promised_on) if reply.promised_on else ""),
        (
            _("Cost"),
            _("%(amount)s yuan") % {"amount": f"{reply.cost:,.2f}"} if reply.cost is not None else "",
        ),
    ]
    steps = reply.signatures.select_related("by__person", "department").exclude(by=None)
    return Page(
        number=letter.number,
        replaces=before.number if before else "",
        dated_on=letter.dated_on,
        title=_("Reply to proposal No. %(number)s") % {"number": proposal.number}
        if proposal.kind == Proposal.Kind.PROPOSAL
        else _("Reply to suggestion No. %(number)s") % {"number": proposal.number},
        salutation=_salutation(proposal),
        opening=_("We have received your “%(title)s” and reply as follows.") % {"title": proposal.title},
        text=reply.text,
        parts=[(str(part.department), part.input) for part in case.answer_parts(reply.round)],
        facts=[(label, value) for label, value in facts if value],
        correction=_("This letter replaces %(number)s. What was put right: %(reason)s")
        % {"number": before.number, "reason": reply.correction_reason}
        if before
        else "",
        department=str(case.lead_department or ""),
        signers=[(step.label, str(step.by)) for step in steps],
    )


def _salutation(proposal: Proposal) -> str:
    names = _("、").join(person.name for person in proposal.authors)
    is_delegate = proposal.kind == Proposal.Kind.PROPOSAL
    return (
        _("Dear delegate %(name)s:") % {"name": names}
        if is_delegate
        else _("Dear %(name)s:") % {"name": names}
    )


def long_date(day: Any) -> str:
    """As letters write it: 2026年3月1日."""
    return _("%(year)d-%(month)02d-%(day)02d") % {"year": day.year, "month": day.month, "day": day.day}
