"""Meetings with the authors (见面). Unit: cases (件)."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet

from proposals.case.models import ProposalCase
from proposals.dialogue.models import Meeting


def met(cases: QuerySet[ProposalCase]) -> QuerySet[ProposalCase]:
    """The cases in which an author was met face to face and has confirmed it."""
    confirmed = Meeting.objects.filter(
        case=OuterRef("pk"), state=Meeting.State.CONFIRMED, way=Meeting.Way.FACE
    )
    return cases.filter(Exists(confirmed))
