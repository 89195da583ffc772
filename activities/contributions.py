"""What the activities give to hall, search, desk and boards."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from activities.activity import figures
from activities.activity.models import Activity
from activities.activity.services import MATTER, WRAP_UP
from activities.activity.workflow import UNDER_WAY, RegistrationState
from union_portal.core import registry
from union_portal.core.audit.words import actions
from union_portal.core.document.chart import ChartSpec, Series
from union_portal.core.matter.models import MatterKind
from union_portal.core.matter.models import kinds as matter_kinds
from union_portal.core.todo.models import kinds as todo_kinds
from union_portal.core.ui.templatetags.ui import day

DEPARTMENTS_SHOWN = 15

WORDS = {
    "activities.activity.planned": gettext_lazy("planned the activity"),
    "activities.activity.revised": gettext_lazy("changed the activity"),
    "activities.activity.published": gettext_lazy("published the activity"),
    "activities.activity.cancelled": gettext_lazy("cancelled the activity"),
    "activities.activity.finished": gettext_lazy("closed the attendance"),
    "activities.activity.discarded": gettext_lazy("discarded the draft"),
    "activities.registration.made": gettext_lazy("registered for the activity"),
    "activities.registration.moved_up": gettext_lazy("made a place free"),
    "activities.registration.withdrawn": gettext_lazy("cancelled the registration"),
    "activities.registration.checked_in": gettext_lazy("checked in at the entrance"),
    "activities.registration.check_in_undone": gettext_lazy("took the check-in back"),
    "activities.feed.renewed": gettext_lazy("made a new calendar address"),
}
"""The audit trail's actions in words."""


def register() -> None:
    """Called once, when the portal starts."""
    for action, words in WORDS.items():
        actions.register(action, words)
    todo_kinds.register(WRAP_UP, gettext_lazy("Close the attendance"))
    matter_kinds.register(
        MATTER,
        MatterKind(
            label=gettext_lazy("Activity"),
            icon="calendar-event",
            states=RegistrationState,
            next_steps={
                RegistrationState.CONFIRMED: gettext_lazy("Show your code at the entrance."),
                RegistrationState.WAITLISTED: gettext_lazy("We tell you as soon as a place becomes free."),
            },
            tones={
                RegistrationState.CONFIRMED: "success",
                RegistrationState.WAITLISTED: "warning",
                RegistrationState.CHECKED_IN: "success",
                RegistrationState.ABSENT: "danger",
            },
            events=UNDER_WAY,
        ),
    )
    registry.services.register(
        "activities",
        registry.Service(
            gettext_lazy("Activities"), "calendar-event", "activities:activity-list",
            offered_to=lambda user: user.person is not None,
            note=gettext_lazy("Sport, culture, courses: register with one tap"),
        ),
    )  # fmt: skip
    registry.open_now.register("activities", open_now)
    registry.search.register("activities", search)
    for key, worklist in worklists():
        registry.worklists.register(key, worklist)
    registry.figures.register(
        "activities.attendances",
        registry.Figure(
            gettext_lazy("Attendances this year"), lambda user: figures.attendances(timezone.localdate().year),
            lambda user: desk_list(state__exact="FINISHED"), is_organiser, unit=gettext_lazy("attendances"),
        ),
    )  # fmt: skip
    registry.statistics.register(
        "activities", registry.Statistics(gettext_lazy("Activities"), is_organiser, charts)
    )


def is_organiser(user: Any) -> bool:
    return bool(user.has_perm("activities.organise"))


def desk_list(**filters: str) -> str:
    query = "&".join(f"{key}={value}" for key, value in filters.items())
    return f"{reverse('admin:activities_activity_changelist')}?{query}"


def open_now(user: Any) -> Iterable[registry.OpenNow]:
    """Activities that the person may register for at this moment, the next to close first."""
    if user.person is None:
        return []
    found = (
        Activity.objects.open_for_registration(at=timezone.now())
        .meant_for(user.person)
        .order_by("registration_closes_at", "pk")[:5]
    )
    return [
        registry.OpenNow(
            title=activity.title, url=activity.get_absolute_url(), icon=activity.icon,
            until=activity.registration_closes_at, note=places_left(activity),
        )
        for activity in found
    ]  # fmt: skip


def places_left(activity: Activity) -> str:
    """How many places are free, in words."""
    if activity.free:
        return ngettext("%(n)d place free", "%(n)d places free", activity.free) % {"n": activity.free}
    return _("Full, waiting list open")


def search(user: Any, words: str, limit: int) -> Iterable[registry.SearchResult]:
    found = Activity.objects.visible_to(user).matching(words).order_by("-starts_at")[:limit]
    return [
        registry.SearchResult(
            activity.title, activity.get_absolute_url(), _("Activity"),
            note=f"{day(activity.starts_at)} · {activity.place}",
        )
        for activity in found
    ]  # fmt: skip


def worklists() -> Iterable[tuple[str, registry.Worklist]]:
    return [
        (
            "activities.to_wrap_up",
            registry.Worklist(
                gettext_lazy("Activities whose attendance is open"),
                lambda user: Activity.objects.to_wrap_up(at=timezone.now()).count(),
                lambda user: desk_list(when="over"), is_organiser, icon="clipboard-check", tone="warning",
            ),
        ),
        (
            "activities.full",
            registry.Worklist(
                gettext_lazy("Activities with a waiting list"),
                lambda user: Activity.objects.published().upcoming(at=timezone.now()).filter(waiting__gt=0).count(),
                lambda user: desk_list(when="waiting"), is_organiser, icon="users",
            ),
        ),
        (
            "activities.drafts",
            registry.Worklist(
                gettext_lazy("Activities not yet published"),
                lambda user: Activity.objects.filter(state="DRAFT").count(),
                lambda user: desk_list(state__exact="DRAFT"), is_organiser, icon="edit",
            ),
        ),
    ]  # fmt: skip


def charts(user: Any, year: int) -> list[ChartSpec]:
    """Participation by department, and what people came to."""
    rows, kinds = figures.by_department(year)[:DEPARTMENTS_SHOWN], figures.by_category(year)
    if not rows:
        return []
    liveliest = _("%(department)s takes part most: %(share)s%% of its colleagues") % {
        "department": rows[0].department,
        "share": rows[0].share,
    }
    favourite = _("%(kind)s draws the most people: %(n)d attendances") % {
        "kind": kinds[0][0],
        "n": kinds[0][1],
    }
    return [
        ChartSpec(
            "bar", liveliest, [row.department for row in rows],
            [Series(_("Took part at least once"), [row.share for row in rows])], unit="%",
        ),
        ChartSpec("ring", favourite, [kind for kind, _n in kinds], [Series(_("Attendances"), [n for _k, n in kinds])]),
    ]  # fmt: skip
