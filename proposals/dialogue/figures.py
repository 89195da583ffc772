"""Contact with the authors (见面率). Unit: cases (件)."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from proposals.case.models import ProposalCase
from proposals.dialogue.models import Meeting, TalkMessage


@dataclass(frozen=True)
class Contact:
    """How many cases there are, in how many the author was met face to face, and in how many there was any contact."""

    cases: int
    met: int
    in_contact: int

    @property
    def meeting_rate(self) -> float | None:
        """Cases whose author was met, of all that have been given to a department (domain.md §3.5)."""
        return self.met / self.cases if self.cases else None


def met(cases: QuerySet[ProposalCase]) -> QuerySet[ProposalCase]:
    """The cases in which an author was met face to face and has confirmed it."""
    confirmed = Meeting.objects.filter(
        case=OuterRef("pk"), state=Meeting.State.CONFIRMED, way=Meeting.Way.FACE
    )
    return cases.filter(Exists(confirmed))


def contact(cases: QuerySet[ProposalCase]) -> Contact:
    """Count contact: a confirmed meeting of any kind, or a talk in which both sides have spoken."""
    meetings = Meeting.objects.filter(case=OuterRef("pk"), state=Meeting.State.CONFIRMED)
    messages = TalkMessage.objects.filter(case=OuterRef("pk"))
    talked = Exists(messages.filter(department=None)) & Exists(messages.filter(department__isnull=False))
    return Contact(cases.count(), met(cases).count(), cases.filter(Q(Exists(meetings)) | talked).count())
