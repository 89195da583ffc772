"""Claims at the desk: the officer checks, the chair approves, finance looks up."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from finance.claim import services
from finance.claim.forms import ApproveForm, ReasonForm
from finance.claim.models import Claim, ClaimKind
from finance.claim.page import facts_of, items_of, steps_of
from finance.claim.workflow import NEXT_STEPS, TONES, State
from union_portal.core.desk.admin import Deed, DeskAdmin
from union_portal.core.ui.page import Panel, Step


class WaitingFilter(admin.SimpleListFilter):
    title = _("worklist")
    parameter_name = "waiting"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("me", _("Waiting for me"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return queryset.waiting_for(request.user) if self.value() == "me" else queryset


DECIDE = "finance.decide_claim"


@admin.register(Claim)
class ClaimAdmin(DeskAdmin):
    """Claims that were handed in; drafts are their writer's own."""

    view_perm = "finance.view_claim"
    position = 10
    exports = True
    list_display = ["number", "purpose", "kind", "claimant", "amount", "state", "submitted_at"]
    list_display_links = ["number", "purpose"]
    list_filter = [WaitingFilter, "state", "kind", "submitted_at"]
    list_select_related = ["kind", "claimant"]
    search_fields = ["number", "purpose", "claimant__name", "claimant__staff_number"]
    fields = ()
    panels = [Panel("finance/claim/_items.html", items_of)]
    deeds = [
        Deed("approve", pgettext_lazy("claim", "Approve"), perm=DECIDE, form=ApproveForm, does=services.approve,
             done=_("Signed. The next step has been told.")),
        Deed("return", _("Return for correction"), perm=DECIDE, form=ReasonForm, does=services.return_claim, tone="secondary",
             done=_("Returned. The claimant reads your reason.")),
        Deed("refuse", pgettext_lazy("claim", "Refuse"), perm=DECIDE, form=ReasonForm, does=services.refuse, tone="danger",
             done=_("Refused. The claimant reads your reason.")),
    ]  # fmt: skip

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        handed_in = super().get_queryset(request).exclude(submitted_at=None).exclude(state=State.DRAFT)
        return handed_in.with_page_parts()  # type: ignore[attr-defined]

    def head(self, request: HttpRequest, obj: Any) -> dict[str, Any]:
        return {
            "number": obj.number, "state_label": obj.get_state_display(), "tone": TONES.get(obj.state, "neutral"),
            "next_step": NEXT_STEPS.get(obj.state, ""),
        }  # fmt: skip

    def facts(self, request: HttpRequest, obj: Any) -> list[tuple[Any, Any]]:
        booked = [(_("ledger account"), obj.ledger_account), (_("fund"), obj.fund), (_("remark"), obj.remark)]
        return facts_of(obj) + [(label, value) for label, value in booked if value]

    def steps(self, request: HttpRequest, obj: Any) -> list[Step]:
        return steps_of(obj)


@admin.register(ClaimKind)
class ClaimKindAdmin(DeskAdmin):
    """What may be claimed, and on which ledger account it goes."""

    view_perm = "finance.view_claimkind"
    add_perm = change_perm = "finance.keep_claim_kinds"
    position = 17
    list_display = ["name", "account", "item", "asks_heads", "position", "is_closed"]
    list_select_related = ["account"]
    fields = ["name", "account", "item", "hint", "asks_heads", "position", "is_closed"]
