"""The promise book at the desk: departments report, leaders move days, the committee opens again what wasn't kept."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from members.models import User
from proposals.promise import services
from proposals.promise.forms import DayForm, KeptForm, OwnerForm, ProgressForm
from proposals.promise.models import Promise
from proposals.promise.story import story_of
from proposals.promise.workflow import State
from union_portal.core.desk.admin import Deed, DeskAdmin
from union_portal.core.ui.page import Panel


class StandingFilter(admin.SimpleListFilter):
    title = _("worklist")
    parameter_name = "waiting"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("open", pgettext_lazy("promise", "Open")), ("overdue", _("Overdue"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        match self.value():
            case "open":
                return queryset.open()
            case "overdue":
                return queryset.overdue(on=timezone.localdate())
        return queryset


def _is_open(promise: Promise) -> bool:
    return promise.state == State.OPEN


def _story(user: User, promise: Promise) -> dict[str, Any]:
    return {"story": story_of(promise), "promise": promise}


@admin.register(Promise)
class PromiseAdmin(DeskAdmin):
    """Promises (承诺), from the signed reply until they are kept."""

    view_perm = "proposals.desk_promises"
    position = 11
    list_display = ["__str__", "state", "department", "owner", "promised_on", "first_promised_on"]
    list_filter = [StandingFilter, "state", "department"]
    list_select_related = ["case", "department", "owner__person"]
    search_fields = ["case__number", "text"]
    exports = True
    panels = [Panel("proposals/desk/_promise.html", _story)]
    deeds = [
        Deed(
            "progress", _("Note the progress"), perm="proposals.report_promise", form=ProgressForm,
            does=services.note_progress, when=_is_open,
        ),
        Deed(
            "keep", _("The promise has been kept"), perm="proposals.report_promise", form=KeptForm, does=services.keep,
            when=_is_open, done=_("Noted as kept. The authors have been told and may say whether it is really done."),
        ),
        Deed(
            "move", _("Give it another day"), perm="proposals.move_promise", form=DayForm, does=services.move_day,
            when=_is_open, tone="secondary", done=_("Moved. The authors have been told."),
        ),
        Deed(
            "hand-over", _("Hand it over"), perm="proposals.hand_over_promise", form=OwnerForm,
            does=services.hand_over, when=_is_open, tone="secondary",
        ),
        Deed(
            "reopen", _("Open it again"), perm="proposals.reopen_promise", form=DayForm, does=services.reopen,
            when=lambda promise: promise.state == State.KEPT, tone="secondary",
            help=_("For what was reported as kept but isn't. Authors and department are told."),
        ),
    ]  # fmt: skip

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        """No form: the page shows the promise, and deeds change what may be changed."""
        return []

    def head(self, request: HttpRequest, obj: Any) -> dict[str, Any]:
        return {
            "number": obj.case.number, "state_label": obj.state_label, "tone": obj.tone,
            "due_on": obj.promised_on if obj.state == State.OPEN else None,
        }  # fmt: skip

    def facts(self, request: HttpRequest, obj: Any) -> list[tuple[Any, Any]]:
        pairs = [
            (_("What is promised"), obj.text),
            (_("Department"), obj.department),
            (_("Who sees to it"), obj.owner),
            (_("Case"), obj.case),
            (_("Why it isn't owed any more"), obj.dropped_reason),
        ]
        return [(label, value) for label, value in pairs if value]


def _promises(user: User, case: Any) -> dict[str, Any] | None:
    promises = list(case.promises.select_related("owner__person", "department").order_by("-made_at"))
    return {"promises": promises} if promises else None


PROMISES = Panel("proposals/desk/_promises.html", _promises)
"""On the case's page."""
