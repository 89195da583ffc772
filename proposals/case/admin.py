"""The desk of cases: leaders assign and sign, departments answer, the committee keeps watch."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from proposals.case import services
from proposals.case.forms import CaseReasonForm
from proposals.case.models import ProposalCase
from proposals.case.workflow import State
from proposals.proposal.models import Proposal
from proposals.proposal.services import MATTER
from union_portal.core.attachment.models import Attachment
from union_portal.core.desk.admin import Deed, DeskAdmin
from union_portal.core.matter.models import kinds as matter_kinds


class WaitingFilter(admin.SimpleListFilter):
    title = _("worklist")
    parameter_name = "waiting"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            ("assign", _("To assign")), ("reply", _("Waiting for a reply")), ("sign", _("To sign")),
            ("overdue", _("Overdue")),
        ]  # fmt: skip

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        match self.value():
            case "assign":
                return queryset.to_assign()
            case "reply":
                return queryset.with_department()
            case "sign":
                return queryset.to_sign()
            case "overdue":
                return queryset.overdue(on=timezone.localdate())
        return queryset


def may_become(*states: State) -> Any:
    return lambda case: any(case.may_become(state) for state in states)


DEEDS = [
    Deed(
        "accept", _("Accept the case"), perm="proposals.handle_proposalcase", does=services.accept,
        when=lambda case: case.state == State.ASSIGNED, done=_("Accepted. The proposers have been told."),
    ),
    Deed(
        "send-back", _("Send back"), perm="proposals.handle_proposalcase", form=CaseReasonForm,
        does=services.send_back, when=may_become(State.RETURNED_BY_DEPT), tone="secondary",
        help=_("Say why it isn't yours and whose it is; the leader assigns it anew."),
    ),
]  # fmt: skip
"""Until the department answers."""


class CaseRoom(DeskAdmin):
    """Cases (件), from filing to closing; a department sees only those it was assigned."""

    view_perm = "proposals.desk_cases"
    list_display = ["number", "title", "state", "lead_department", "due_on", "round"]
    list_display_links = ["title"]
    list_filter = [WaitingFilter, "state", "kind", "session"]
    list_select_related = ["lead_department", "session__term"]
    search_fields = ["title"]
    change_form_template = "proposals/desk/case.html"
    exports = True

    def get_search_results(
        self, request: HttpRequest, queryset: models.QuerySet[Any], search_term: str
    ) -> tuple[models.QuerySet[Any], bool]:
        found = Proposal.objects.matching(search_term).values("cases")
        return (queryset.filter(pk__in=found) if search_term.strip() else queryset), False

    def facts(self, request: HttpRequest, obj: Any) -> list[tuple[Any, Any]]:
        assignment = obj.assignment
        pairs = [
            (_("Congress session"), obj.session),
            (_("Kind of submission"), obj.get_kind_display()),
            (_("Lead department"), obj.lead_department),
            (_("Handler"), assignment.handler if assignment else ""),
            (_("Leader in charge"), obj.leader),
            (_("Note for the department"), assignment.note if assignment else ""),
        ]
        return [(label, value) for label, value in pairs if value]

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        """No form: the page shows the case, and deeds change what may be changed."""
        return []

    def head(self, request: HttpRequest, obj: Any) -> dict[str, Any]:
        kind = matter_kinds[MATTER]
        return {
            "state_label": obj.get_state_display(), "tone": kind.tones.get(obj.state, "neutral"),
            "due_on": obj.due_on, "next_step": kind.next_steps.get(obj.state, ""),
        }  # fmt: skip

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        obj: Any = self.get_object(request, object_id)
        context = self._parts(request, obj) if obj is not None else {}
        return super().change_view(request, object_id, form_url, context | (extra_context or {}))

    def _parts(self, request: HttpRequest, obj: ProposalCase) -> dict[str, Any]:
        """What the page shows of a case itself: its submissions and their files."""
        submissions = list(
            obj.submissions.select_related("proposer", "category").prefetch_related(
                "secondings__person", "cases"
            )
        )
        knows: Any = request.user
        return {
            "case": obj,
            "submissions": [(each, knows.has_perm("proposals.know_author", each)) for each in submissions],
            "attachments": Attachment.objects.filter(
                about_type=ContentType.objects.get_for_model(Proposal),
                about_id__in=[each.pk for each in submissions],
            ),
        }
