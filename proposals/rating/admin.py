"""At the desk: what follows from ratings, given or missing."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from members.models import User
from proposals.case.models import ProposalCase
from proposals.case.workflow import State
from proposals.rating import services
from proposals.rating.forms import KeptForm
from proposals.rating.models import Rating
from union_portal.core.desk.admin import Deed
from union_portal.core.ui.page import Panel

DEEDS = [
    Deed(
        "close-unrated", _("Close without a rating"), perm="proposals.settle_proposalcase",
        does=services.close_unrated, when=lambda case: case.state == State.REPLIED, tone="secondary",
        help=_("Once the days for rating are over."),
    ),
    Deed(
        "keep-promise", _("The promise has been kept"), perm="proposals.keep_promise", form=KeptForm,
        does=services.keep_promise, when=lambda case: case.state == State.TRACKING,
    ),
]  # fmt: skip


def _ratings(user: User, case: ProposalCase) -> dict[str, Any] | None:
    ratings = Rating.objects.filter(reply__case=case).select_related("proposal")
    return {"ratings": ratings} if ratings else None


RATINGS = Panel("proposals/desk/_ratings.html", _ratings)
