"""At the desk: what follows from ratings, given or missing, up to a leader's last word."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from members.models import User
from proposals.case.models import ProposalCase
from proposals.case.workflow import State
from proposals.rating import services
from proposals.rating.forms import DecideForm, NameLeaderForm
from proposals.rating.models import FinalDecision, Rating, SeconderRating
from union_portal.core.desk.admin import Deed
from union_portal.core.ui.page import Panel


def _is_deciding(case: ProposalCase) -> bool:
    return case.state == State.DECIDING


def _is_left_unrated(case: ProposalCase) -> bool:
    """Replied to, and the days for rating are over."""
    if case.state != State.REPLIED or case.reply is None:
        return False
    return timezone.localdate() > services.last_day_to_rate(case.reply)


DEEDS = [
    Deed(
        "close-unrated", _("Close without a rating"), perm="proposals.settle_proposalcase",
        does=services.close_unrated, when=_is_left_unrated, tone="secondary",
    ),
    Deed(
        "name-leader", _("Name who decides finally"), perm="proposals.settle_proposalcase", form=NameLeaderForm,
        does=services.name_leader, when=_is_deciding, done=_("Named. The leader has been told."),
    ),
    Deed(
        "decide-finally", _("Decide finally"), perm="proposals.decide_finally", form=DecideForm,
        does=services.decide_finally, when=_is_deciding, done=_("Decided. All who took part have been told."),
    ),
]  # fmt: skip


def _ratings(user: User, case: ProposalCase) -> dict[str, Any] | None:
    ratings = list(Rating.objects.filter(reply__case=case).select_related("proposal", "reply"))
    beside = list(SeconderRating.objects.filter(reply__case=case).select_related("proposal", "reply"))
    decision = (
        FinalDecision.objects.filter(case=case).select_related("leader__person", "named_by__person").first()
    )
    if not (ratings or beside or decision):
        return None
    return {"ratings": ratings, "beside": beside, "decision": decision}


RATINGS = Panel("proposals/desk/_ratings.html", _ratings)
