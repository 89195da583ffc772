"""Activities at the desk: plan, publish, see who comes, cancel, finish."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from activities.activity import services
from activities.activity.forms import ActivityForm, CancelForm, PictureForm
from activities.activity.models import Activity
from activities.activity.workflow import State
from union_portal.core.desk.admin import Deed, DeskAdmin
from union_portal.core.ui.fields import MomentInput
from union_portal.core.ui.templatetags.ui import moment


class WhenFilter(admin.SimpleListFilter):
    """The worklists of the desk as filters of the list."""

    title = gettext_lazy("what to look at")
    parameter_name = "when"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            ("open", _("Registration open")),
            ("coming", _("Coming up")),
            ("waiting", _("With a waiting list")),
            ("over", _("Over, attendance open")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        activities: Any = queryset
        now = timezone.now()
        match self.value():
            case "open":
                return activities.open_for_registration(at=now)
            case "coming":
                return activities.upcoming(at=now)
            case "waiting":
                return activities.published().upcoming(at=now).filter(waiting__gt=0)
            case "over":
                return activities.to_wrap_up(at=now)
        return queryset


def is_in(*states: State) -> Any:
    return lambda activity: activity.state in states


@admin.register(Activity)
class ActivityAdmin(DeskAdmin):
    view_perm = add_perm = "activities.organise"
    change_perm = "activities.change_activity"
    form = ActivityForm
    change_form_template = "activities/desk/activity.html"
    list_display = ["title", "state", "category", "starts_at", "place", "places_taken", "waiting"]
    list_filter = [WhenFilter, "state", "category", "campus"]
    search_fields = ["title", "place"]
    date_hierarchy = "starts_at"
    formfield_overrides = {
        models.DateTimeField: {
            "form_class": forms.DateTimeField,
            "widget": MomentInput({"class": "form-control"}),
        }
    }
    fieldsets = [
        (None, {"fields": ["title", "category", "text"]}),
        (gettext_lazy("When and where"), {"fields": ["starts_at", "ends_at", "campus", "place"]}),
        (
            gettext_lazy("Registration"),
            {"fields": ["places", "registration_opens_at", "registration_closes_at", "cancel_until"]},
        ),
        (gettext_lazy("For whom"), {"fields": ["for_campus", "for_department"]}),
        (gettext_lazy("Contact and cost"), {"fields": ["contact", "cost_note"]}),
    ]
    deeds = [
        Deed(
            "publish", gettext_lazy("Publish"), perm="activities.publish_activity", does=services.publish_activity,
            when=is_in(State.DRAFT), done=gettext_lazy("Published. The staff can see it now."),
            help=gettext_lazy("All staff of the chosen audience see it and can register in its window."),
        ),
        Deed(
            "finish", gettext_lazy("Close the attendance"), perm="activities.finish_activity",
            does=services.finish_activity,
            when=lambda activity: activity.state == State.PUBLISHED and activity.ends_at <= timezone.now(),
            done=gettext_lazy("The attendance is closed."),
            help=gettext_lazy("Who was not checked in counts as absent."),
        ),
        Deed(
            "picture", gettext_lazy("Set the picture"), perm="activities.change_activity", form=PictureForm,
            does=services.add_picture, when=is_in(State.DRAFT, State.PUBLISHED), tone="secondary",
        ),
        Deed(
            "cancel", gettext_lazy("Cancel the activity"), perm="activities.cancel_activity", form=CancelForm,
            does=services.cancel_activity, when=is_in(State.PUBLISHED), tone="danger",
            done=gettext_lazy("Cancelled. Everybody who registered has been told."),
        ),
        Deed(
            "discard", gettext_lazy("Discard the draft"), perm="activities.discard_activity",
            does=services.discard_activity, when=is_in(State.DRAFT), tone="danger",
            done=gettext_lazy("The draft is gone."),
        ),
    ]  # fmt: skip

    @admin.display(description=gettext_lazy("taken"), ordering="taken")
    def places_taken(self, activity: Activity) -> str:
        return f"{activity.taken} / {activity.places}"

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What is over or cancelled is a record."""
        if obj is not None and obj.state not in {State.DRAFT, State.PUBLISHED}:
            return False
        return super().has_change_permission(request, obj)

    def facts(self, request: HttpRequest, obj: Any) -> list[tuple[Any, Any]]:
        present = obj.registrations.filter(state="CHECKED_IN").count() if obj.state != State.DRAFT else 0
        facts = [
            (_("Beginning"), moment(obj.starts_at)),
            (
                _("Registration"),
                f"{moment(obj.registration_opens_at)} – {moment(obj.registration_closes_at)}",
            ),
            (_("Places taken"), f"{obj.taken} / {obj.places}"),
            (_("Waiting list"), obj.waiting),
            (_("Checked in"), present),
        ]
        return [*facts, (_("Why it was cancelled"), obj.cancel_reason)] if obj.cancel_reason else facts

    def head(self, request: HttpRequest, obj: Any) -> dict[str, Any]:
        return {"state_label": obj.get_state_display(), "tone": obj.tone}

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> Any:
        """The page also shows who registered, and leads to the entrance."""
        context: dict[str, Any] = dict(extra_context or {})
        found: Any = self.get_object(request, object_id)
        if found is not None and found.state != State.DRAFT:
            args = [found.public_id]
            context |= {
                "registrations": found.registrations.at_the_door(),
                "check_in_url": reverse("activities:check-in", args=args),
                "live_url": reverse("activities:live", args=args),
                "xlsx_url": reverse("activities:participants-xlsx", args=args),
                "pdf_url": reverse("activities:participants-pdf", args=args),
            }
        return super().change_view(request, object_id, form_url, context)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        user: Any = request.user
        if change:
            services.revise_activity(obj, changed=form.changed_data, by=user)
        else:
            services.plan_activity(obj, by=user)
