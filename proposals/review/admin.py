"""The committee's desk: the table, the deeds of a review, appeals, and key proposals."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from members.models import User
from proposals.case import services as cases
from proposals.case.models import ProposalCase
from proposals.case.workflow import JOINABLE
from proposals.case.workflow import State as CaseState
from proposals.proposal.models import Proposal
from proposals.proposal.workflow import State
from proposals.review import services
from proposals.review.forms import (
    AppealDecisionForm,
    JoinForm,
    KeyForm,
    OpinionForm,
    ReasonForm,
    SplitForm,
    TakeInForm,
    WordsForm,
)
from proposals.review.models import Appeal, Decision, KeyProposal, Opinion, Review
from union_portal.core.desk.admin import Deed, DeskAdmin
from union_portal.core.ui.page import Panel


# -- when a deed is offered -----------------------------------------------------------------------------------
def _is_new(proposal: Proposal) -> bool:
    """Handed in, and no round has been opened on it."""
    return proposal.state in {State.SUBMITTED, State.UNDER_REVIEW} and not proposal.reviews.current().exists()


def _collects(proposal: Proposal) -> bool:
    return Review.objects.collecting().filter(proposal=proposal).exists()


def _decidable(proposal: Proposal) -> bool:
    return Review.objects.current().filter(proposal=proposal).exclude(shown_at=None).exists()


def _is_filable(proposal: Proposal) -> bool:
    return proposal.kind == Proposal.Kind.PROPOSAL and _decidable(proposal)


def _own_cases(proposal: Proposal) -> list[ProposalCase]:
    """Its cases that nobody has answered."""
    return [case for case in proposal.cases.all() if case.state in JOINABLE]


def _is_shared(proposal: Proposal) -> bool:
    """It was merged into the case of another."""
    return any(not case.is_founded_by(proposal) for case in _own_cases(proposal))


def _may_join(proposal: Proposal) -> bool:
    mine = list(proposal.cases.all())
    return len(mine) == 1 and mine[0].state == CaseState.FILED and mine[0].is_founded_by(proposal)


def _decide(outcome: Decision.Outcome) -> Callable[..., Any]:
    """The service that records this decision on one submission."""

    def record(proposal: Proposal, *, by: User, **given: Any) -> Proposal:
        return services.decide([proposal], by=by, outcome=outcome, **given)[0]

    return record


DEEDS = [
    Deed(
        "review", _("Open the round of opinions"), perm="proposals.decide_proposal", does=services.open_review, when=_is_new,
        done=_("It is under review now; the members are asked for their opinions."),
        help=_("Every member is asked for an opinion. Nobody sees the others' before all are in."),
    ),
    Deed(
        "opinion", _("Give my opinion"), perm="proposals.give_opinion", form=OpinionForm, does=services.give_opinion,
        when=_collects, done=_("Your opinion has been kept. Colleagues see it when all are in."),
        help=_("You may change it until all opinions are in."),
    ),
    Deed(
        "close-round", _("Close the round"), perm="proposals.close_review", does=services.close_review, when=_collects,
        tone="secondary", done=_("The round is closed; the opinions can be read."),
        help=_("Possible after its last day, though opinions are missing."),
    ),
    Deed(
        "file", pgettext_lazy("proposal", "File"), perm="proposals.decide_proposal", form=TakeInForm,
        does=_decide(Decision.Outcome.FILE), when=_is_filable,
        done=_("Filed and numbered. The hospital leader has been told."),
    ),
    Deed(
        "suggestion", _("Take as a suggestion"), perm="proposals.decide_proposal", form=TakeInForm,
        does=_decide(Decision.Outcome.SUGGESTION), when=_decidable, tone="secondary",
        help=_("A suggestion gets a department and a reply as well."),
    ),
    Deed(
        "answer", _("Answer only"), perm="proposals.decide_proposal", form=WordsForm,
        does=_decide(Decision.Outcome.ANSWER), when=_decidable, tone="secondary",
        help=_("The committee answers it itself, and it is closed. No department handles it."),
    ),
    Deed(
        "return", _("Return for completion"), perm="proposals.decide_proposal", form=WordsForm, tone="secondary",
        does=_decide(Decision.Outcome.RETURN), when=_decidable,
        help=_("The proposer completes it and hands it in again. Seconders stay."),
    ),
    Deed(
        "refuse", _("Don't file"), perm="proposals.decide_proposal", form=WordsForm, tone="danger",
        does=_decide(Decision.Outcome.REFUSE), when=_decidable,
        help=_("Outside the hospital's powers, a personal matter, or settled already. The proposer is told why and may appeal once."),
    ),
    Deed(
        "join", _("Merge into another case"), perm="proposals.decide_proposal", form=JoinForm, does=cases.join,
        when=_may_join, tone="secondary", done=_("Merged. The author keeps the number and has been told."),
        help=_("Possible until its own case is assigned. The author keeps number, notices and rating."),
    ),
    Deed(
        "separate", _("Undo the merge"), perm="proposals.decide_proposal", form=ReasonForm, does=cases.separate,
        when=_is_shared, tone="secondary", done=_("It has a case of its own again, to be assigned."),
        help=_("Possible until a department has answered."),
    ),
    Deed(
        "split", _("Split off a case"), perm="proposals.decide_proposal", form=SplitForm, does=cases.split,
        when=lambda proposal: bool(_own_cases(proposal)), tone="secondary",
        done=_("The further matter has a case of its own, to be assigned."),
        help=_("For a submission that turns out to hold two matters. Possible until a department has answered."),
    ),
]  # fmt: skip
"""What the committee does with a submission, in the order in which it needs it."""


def _can_be_key(case: ProposalCase) -> bool:
    return case.kind == ProposalCase.Kind.PROPOSAL and not case.is_over


CASE_DEEDS = [
    Deed(
        "key", _("Mark as a key proposal"), perm="proposals.mark_key_proposal", form=KeyForm, does=services.mark_key,
        when=lambda case: _can_be_key(case) and not hasattr(case, "key"), tone="secondary",
        done=_("Marked. The leader and the proposers have been told."),
        help=_("A hospital leader by name leads it to its end."),
    ),
    Deed(
        "key-leader", _("Name another leader"), perm="proposals.mark_key_proposal", form=KeyForm,
        does=services.mark_key, when=lambda case: _can_be_key(case) and hasattr(case, "key"), tone="secondary",
        done=_("Marked. The leader and the proposers have been told."),
    ),
    Deed(
        "lift-key", _("No key proposal any more"), perm="proposals.mark_key_proposal", form=ReasonForm,
        does=services.lift_key, when=lambda case: hasattr(case, "key"), tone="secondary",
    ),
]  # fmt: skip


# -- what the pages show ---------------------------------------------------------------------------------------
def _reviews(user: User, proposal: Proposal) -> dict[str, Any] | None:
    """The rounds with the opinions that this person may read, and the decisions."""
    rounds = list(
        proposal.reviews.select_related("decision__decided_by__person", "closed_by__person").with_counts()
    )
    if not rounds:
        return None
    visible: dict[int, list[Opinion]] = {each.pk: [] for each in rounds}
    for opinion in (
        Opinion.objects.visible_to(user).filter(review__in=rounds).select_related("member__person", "alike")
    ):
        visible[opinion.review_id].append(opinion)
    return {"rounds": [{"review": each, "opinions": visible[each.pk]} for each in rounds]}


def _appeal(user: User, proposal: Proposal) -> dict[str, Any] | None:
    appeal = Appeal.objects.filter(proposal=proposal).select_related("decided_by__person").first()
    may_open = user.has_perm("proposals.view_appeal")
    return {"appeal": appeal, "may_open": may_open} if appeal else None


def _key(user: User, case: ProposalCase) -> dict[str, Any] | None:
    key = KeyProposal.objects.filter(case=case).select_related("leader__person").first()
    return {"key": key} if key else None


PANELS = [
    Panel("proposals/desk/_reviews.html", _reviews),
    Panel("proposals/desk/_appeal.html", _appeal),
]
KEY = Panel("proposals/desk/_key.html", _key)


# -- rooms of their own -------------------------------------------------------------------------------------------
class WaitingFilter(admin.SimpleListFilter):
    title = _("worklist")
    parameter_name = "waiting"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("decide", _("To decide"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return queryset.open() if self.value() == "decide" else queryset


@admin.register(Appeal)
class AppealAdmin(DeskAdmin):
    """Appeals against refusals; who recorded the refusal doesn't decide."""

    view_perm = "proposals.view_appeal"
    position = 13
    list_display = ["about", "appealed_at", "due_on", "result", "decided_by"]
    list_filter = [WaitingFilter, "result"]
    list_select_related = ["proposal", "decided_by__person"]
    exports = True
    change_form_template = "proposals/desk/appeal.html"
    deeds = [
        Deed(
            "decide", _("Decide the appeal"), perm="proposals.decide_appeal", form=AppealDecisionForm,
            does=services.decide_appeal, when=lambda appeal: appeal.is_open,
            done=_("Decided. The proposer has been told."),
        )
    ]  # fmt: skip

    @admin.display(description=_("proposal"), ordering="proposal")
    def about(self, appeal: Appeal) -> str:
        return str(appeal.proposal)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        return []

    def head(self, request: HttpRequest, obj: Any) -> dict[str, Any]:
        return {
            "number": "", "state_label": obj.get_result_display() if obj.result else _("To be decided"),
            "tone": "neutral" if obj.result else "warning", "due_on": obj.due_on if obj.is_open else None,
        }  # fmt: skip

    def facts(self, request: HttpRequest, obj: Any) -> list[tuple[Any, Any]]:
        pairs = [
            (_("Proposer"), obj.proposal.proposer),
            (_("refusal recorded by"), obj.refused_by),
            (_("Days for deciding an appeal"), f"{obj.policy.value} · {obj.policy.source}"),
            (_("decided by"), obj.decided_by),
        ]
        return [(label, value) for label, value in pairs if value]


class LedFilter(admin.SimpleListFilter):
    title = _("worklist")
    parameter_name = "led"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("me", _("Led by me"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return queryset.led_by(request.user) if self.value() == "me" else queryset


@admin.register(KeyProposal)
class KeyProposalAdmin(DeskAdmin):
    """Key proposals and who leads them; each opens its case."""

    view_perm = "proposals.view_keyproposal"
    position = 3
    list_display = ["the_case", "leader", "state", "due_on", "reason"]
    list_display_links = None
    list_filter = [LedFilter]
    list_select_related = ["case", "leader__person"]
    exports = True

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_view_permission(request) and obj is None

    @admin.display(description=_("proposal case"), ordering="case__number")
    def the_case(self, key: KeyProposal) -> str:
        return format_html('<a href="{}">{}</a>', key.case.get_absolute_url(), key.case)

    @admin.display(description=_("state"))
    def state(self, key: KeyProposal) -> str:
        return str(key.case.get_state_display())

    @admin.display(description=_("due on"), ordering="case__due_on")
    def due_on(self, key: KeyProposal) -> Any:
        return key.case.due_on or "–"
