"""At the desk: name reviewers, decide, approve the reward, note what became of it."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from proposals.innovation import services
from proposals.innovation.forms import AdoptForm, AwardForm, ReviewersForm, TurnDownForm, UseForm
from proposals.innovation.models import RationalizationProposal
from proposals.innovation.page import facts_of, marks_of
from proposals.innovation.workflow import NEXT_STEPS, PUBLIC, TONES, State
from union_portal.core.desk.admin import Deed, DeskAdmin
from union_portal.core.ui.page import Panel


class WaitingFilter(admin.SimpleListFilter):
    title = _("worklist")
    parameter_name = "waiting"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("evaluate", _("For the committee")), ("reward", _("Rewards to approve"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        match self.value():
            case "evaluate":
                return queryset.to_evaluate()
            case "reward":
                return queryset.to_reward()
        return queryset


MARKS = Panel("proposals/innovation/_marks.html", marks_of)
TEXT = Panel("proposals/innovation/_text.html", lambda user, proposal: {"proposal": proposal})


def _in(*states: State) -> Any:
    return lambda proposal: proposal.state in states


@admin.register(RationalizationProposal)
class RationalizationProposalAdmin(DeskAdmin):
    """Rationalisation suggestions, from submission to use and higher awards."""

    view_perm = "proposals.desk_innovations"
    position = 20
    list_display = ["number", "title", "kind", "state", "author", "grade", "reward", "submitted_at"]
    list_display_links = ["title"]
    list_filter = [WaitingFilter, "state", "kind", "grade"]
    list_select_related = ["author"]
    search_fields = ["title"]
    panels = [TEXT, MARKS]
    exports = True
    deeds = [
        Deed(
            "reviewers", _("Name reviewers"), perm="proposals.decide_innovation", form=ReviewersForm,
            does=services.name_reviewers, when=_in(State.SUBMITTED, State.EVALUATING),
            done=_("They have been asked for their marks."),
        ),
        Deed(
            "adopt", pgettext_lazy("innovation", "Adopt"), perm="proposals.decide_innovation", form=AdoptForm,
            does=services.adopt, when=_in(State.EVALUATING), done=_("Adopted. The authors have been told."),
        ),
        Deed(
            "turn-down", _("Don't adopt"), perm="proposals.decide_innovation", form=TurnDownForm,
            does=services.turn_down, when=_in(State.EVALUATING), tone="danger",
        ),
        Deed(
            "approve-reward", _("Approve the reward"), perm="proposals.approve_reward", does=services.approve_reward,
            when=lambda proposal: proposal.state in PUBLIC and proposal.reward and not proposal.approved_at,
            done=_("Approved. Finance has the payment request."),
            help=_("The budget is reserved and the cashier is asked to pay the author."),
        ),
        Deed(
            "use", _("Put to use"), perm="proposals.put_innovation_to_use", form=UseForm, does=services.put_to_use,
            when=_in(State.ADOPTED), tone="secondary",
        ),
        Deed(
            "award", _("Note a higher award"), perm="proposals.record_higher_award", form=AwardForm,
            does=services.record_award, when=lambda proposal: proposal.state in PUBLIC, tone="secondary",
        ),
    ]  # fmt: skip

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        """What was handed in; a member's own drafts are written in the portal."""
        return super().get_queryset(request).exclude(state=State.DRAFT).prefetch_related("partners")

    def get_search_results(
        self, request: HttpRequest, queryset: models.QuerySet[Any], search_term: str
    ) -> tuple[models.QuerySet[Any], bool]:
        return queryset.matching(search_term), False  # type: ignore[attr-defined]

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        """No form: the page shows the text, and deeds change what may be changed."""
        return []

    def head(self, request: HttpRequest, obj: Any) -> dict[str, Any]:
        return {
            "state_label": obj.get_state_display(), "tone": TONES.get(obj.state, "neutral"),
            "next_step": NEXT_STEPS.get(obj.state, ""),
        }  # fmt: skip

    def facts(self, request: HttpRequest, obj: Any) -> list[tuple[Any, Any]]:
        return facts_of(obj)
