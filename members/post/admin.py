from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from members.person.columns import staff_number
from members.post import services
from members.post.forms import AppointForm, DeclineForm, EndForm
from members.post.models import Post
from union_portal.core.desk.admin import Deed, DeskAdmin


class CurrentFilter(admin.SimpleListFilter):
    """Held today, or over."""

    title = _("in office")
    parameter_name = "current"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("yes", _("Today")), ("no", _("No more, or not yet")), ("proposed", _("To be confirmed"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        current = Post.objects.current().values("pk")
        proposed = Post.objects.proposed().values("pk")
        match self.value():
            case "yes":
                return queryset.filter(pk__in=current)
            case "no":
                return queryset.exclude(pk__in=current)
            case "proposed":
                return queryset.filter(pk__in=proposed)
        return queryset


@admin.register(Post)
class PostAdmin(DeskAdmin):
    """Who is in office. Adding a post is appointing; ending one is a deed; neither is ever deleted."""

    view_perm = "members.view_post"
    position = 20
    add_perm = "members.appoint_post"
    form = AppointForm
    list_display = ["person", staff_number, "kind", "body", "since", "until", "standing"]
    list_select_related = ["person", "department", "branch", "group", "committee"]
    list_filter = [CurrentFilter, "kind"]
    search_fields = ["person__name", "person__staff_number", "person__initials"]
    autocomplete_fields = ["person"]
    deeds = [
        Deed(
            "confirm",
            _("Confirm the appointment"),
            perm="members.confirm_post",
            does=services.confirm_post,
            when=lambda post: post.is_proposed,
        ),
        Deed(
            "decline",
            _("Decline the appointment"),
            perm="members.decline_post",
            form=DeclineForm,
            does=services.decline_post,
            when=lambda post: post.is_proposed,
            tone="danger",
        ),
        Deed(
            "end",
            _("End this post"),
            perm="members.end_post",
            form=EndForm,
            does=services.end_post,
            when=lambda post: (
                not post.is_proposed and (post.until is None or post.until > timezone.localdate())
            ),
            tone="danger",
        ),
    ]

    @admin.display(description=_("body"))
    def body(self, post: Post) -> Any:
        return post.body

    @admin.display(description=_("in force"))
    def standing(self, post: Post) -> Any:
        if post.is_proposed:
            return _("waits for confirmation")
        return _("yes") if post.is_current() else _("no")

    def get_form(
        self, request: HttpRequest, obj: models.Model | None = None, change: bool = False, **kwargs: Any
    ) -> Any:
        form = super().get_form(request, obj, change, **kwargs)
        return type("AppointForm", (form,), {"user": request.user})

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Adding goes through the service; there is no changing."""
        post = services.appoint(
            obj.person,
            obj.kind,
            body=obj.body,
            since=obj.since,
            until=obj.until,
            by=request.user,  # type: ignore[arg-type]
        )
        obj.pk = post.pk
