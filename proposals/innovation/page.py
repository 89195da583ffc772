"""What portal and desk show alike of a rationalisation suggestion."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from members.models import User
from proposals.innovation.models import Evaluation, RationalizationProposal
from union_portal.core.ui.templatetags.ui import day, yuan


def marks_of(user: User, proposal: RationalizationProposal) -> dict[str, Any] | None:
    """The marks that this reader may see, how many are missing, and the mean once all are in."""
    evaluations = Evaluation.objects.filter(proposal=proposal).select_related("reviewer__person")
    readable = [each for each in evaluations.readable_by(user) if each.given_at]
    waiting = evaluations.open().count()
    scores = [each.score for each in readable if each.score is not None]
    mean = sum(scores) / len(scores) if scores and not waiting else None
    return {"evaluations": readable, "waiting": waiting, "mean": mean} if readable or waiting else None


def facts_of(proposal: RationalizationProposal) -> list[tuple[Any, Any]]:
    """What stands beside a suggestion, on the desk and in the portal."""
    pairs = [
        (_("Kind"), proposal.get_kind_display()),
        (_("Authors"), "、".join(map(str, proposal.authors))),
        (_("Department"), proposal.author.department),
        (_("Where it is used"), proposal.department),
        (_("Handed in"), day(proposal.submitted_at)),
        (_("Grade"), proposal.get_grade_display() if proposal.grade else ""),
        (_("Reward"), yuan(proposal.reward) if proposal.reward else ""),
        (_("Payment"), proposal.payment.get_state_display() if proposal.payment else ""),
        (_("In use since"), day(proposal.used_since)),
    ]
    return [(label, value) for label, value in pairs if value]
