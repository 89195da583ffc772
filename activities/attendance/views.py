"""At the door: the check-in page, the ticket that a camera opens, the live board, the person's own code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from activities.activity.models import Activity, Registration
from activities.activity.workflow import RegistrationState
from activities.attendance import services
from activities.attendance import ticket as tickets
from members.models import Person
from union_portal.core.errors import DomainError
from union_portal.core.ui.page import Tile

LATEST = 8


@dataclass(frozen=True)
class Answer:
    """What the organiser reads from two metres away."""

    tone: str
    words: str
    registration: Registration | None = None


@require_http_methods(["GET", "POST"])
def check_in(request: HttpRequest, public_id: str) -> HttpResponse:
    """The organiser's page: scan or type a code, or find the name and tap. htmx gets answer, figures and list anew."""
    activity = _at_the_door(request, public_id)
    answer = None
    if request.method == "POST":
        answer = _try_code(request, activity) if "code" in request.POST else _try_name(request, activity)
    q = request.POST.get("q", request.GET.get("q", "")).strip()
    expected = activity.registrations.at_the_door()
    if q:
        expected = expected.filter(person__in=Person.objects.named(q))
    context = {
        "title": _("Check-in"),
        "activity": activity,
        "answer": answer,
        "q": q,
        "registrations": expected,
        "tiles": _tiles(activity),
        "breadcrumbs": [
            (_("Activities"), reverse("activities:activity-list")),
            (activity.title, activity.get_absolute_url()),
            (_("Check-in"), ""),
        ],
    }
    template = "partials/_door.html" if request.htmx else "check_in.html"  # type: ignore[attr-defined]
    return render(request, f"activities/{template}", context)


@require_http_methods(["GET", "POST"])
def ticket(request: HttpRequest, token: str) -> HttpResponse:
    """What an organiser's own camera opens: whose ticket it is, and one tap to confirm."""
    user: Any = request.user
    registration = (
        Registration.objects.with_person()
        .select_related("activity")
        .filter(public_id=tickets.read(token) or "")
        .first()
    )
    if registration is None:
        raise Http404
    if not user.has_perm("activities.check_in", registration.activity):
        if registration.person_id == user.person_id:
            return redirect(registration.activity)
        raise Http404
    answer = _check_in(request, registration) if request.method == "POST" else None
    context = {
        "title": _("Check-in"),
        "registration": registration,
        "activity": registration.activity,
        "answer": answer,
    }
    return render(request, "activities/ticket.html", context)


@require_POST
def undo_check_in(request: HttpRequest, public_id: str) -> HttpResponse:
    """The wrong name was tapped."""
    user: Any = request.user
    registration = get_object_or_404(
        Registration.objects.visible_to(user).select_related("activity", "person"), public_id=public_id
    )
    if not user.has_perm("activities.check_in", registration.activity):
        raise PermissionDenied
    services.undo_check_in(registration, by=user)
    messages.info(request, _("%(name)s is no longer checked in.") % {"name": registration.person})
    return redirect("activities:check-in", registration.activity.public_id)


@require_safe
def live(request: HttpRequest, public_id: str) -> HttpResponse:
    """The board beside the entrance: how many are here; it goes on by itself."""
    activity = _at_the_door(request, public_id)
    latest = (
        activity.registrations.filter(state=RegistrationState.CHECKED_IN)
        .with_person()
        .order_by("-checked_in_at", "-pk")[:LATEST]
    )
    context = {
        "title": activity.title,
        "activity": activity,
        "tiles": _tiles(activity),
        "latest": latest,
        "refresh_url": reverse("activities:live", args=[activity.public_id]),
    }
    template = "partials/_live.html" if request.htmx else "live.html"  # type: ignore[attr-defined]
    return render(request, f"activities/{template}", context)


@require_safe
def registration_code(request: HttpRequest, public_id: str) -> HttpResponse:
    """The QR code of one's own ticket, as a picture."""
    user: Any = request.user
    registration = get_object_or_404(
        Registration.objects.holding_a_place().filter(person__user=user), public_id=public_id
    )
    response = HttpResponse(tickets.as_svg(registration), content_type="image/svg+xml")
    response["Cache-Control"] = "private, no-store"
    return response


# -- parts ----------------------------------------------------------------------------------------------
def _at_the_door(request: HttpRequest, public_id: str) -> Activity:
    user: Any = request.user
    activity = get_object_or_404(Activity.objects.visible_to(user), public_id=public_id)
    if not user.has_perm("activities.check_in", activity):
        raise PermissionDenied
    return activity


def _try_code(request: HttpRequest, activity: Activity) -> Answer:
    try:
        registration = services.find(activity, request.POST["code"])
    except services.UnknownCode as error:
        return Answer("danger", str(error))
    return _check_in(request, registration)


def _try_name(request: HttpRequest, activity: Activity) -> Answer:
    people = activity.registrations.with_person()
    return _check_in(request, get_object_or_404(people, public_id=request.POST.get("registration", "")))


def _check_in(request: HttpRequest, registration: Registration) -> Answer:
    user: Any = request.user
    try:
        services.check_in(registration, by=user)
    except services.AlreadyIn as error:
        return Answer("warning", str(error), registration)
    except DomainError as error:
        return Answer("danger", str(error), registration)
    return Answer("success", _("Welcome"), registration)


def _tiles(activity: Activity) -> list[Tile]:
    """Here, expected, waiting: one query."""
    states = RegistrationState
    counts = activity.registrations.aggregate(
        here=Count("pk", filter=Q(state=states.CHECKED_IN)),
        confirmed=Count("pk", filter=Q(state__in=[states.CONFIRMED, states.CHECKED_IN, states.ABSENT])),
        waiting=Count("pk", filter=Q(state=states.WAITLISTED)),
    )
    return [
        Tile(_("Checked in"), counts["here"], tone="success"),
        Tile(_("Confirmed"), counts["confirmed"], note=_("of %(n)d places") % {"n": activity.places}),
        Tile(_("Waiting list"), counts["waiting"]),
    ]
