"""Activities as the staff see them: the list, one activity with one's own registration, and the organisers' papers."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from activities.activity import reports, services
from activities.activity.models import Activity, Registration
from activities.activity.workflow import Phase, RegistrationState, State
from union_portal.core.attachment.models import Attachment
from union_portal.core.attachment.services import XLSX
from union_portal.core.audit.trail import audit_history
from union_portal.core.http import download
from union_portal.core.job import services as jobs
from union_portal.core.ui.page import Action, Chip, Empty, Step, paged
from union_portal.core.ui.templatetags.ui import moment

SHOW = {
    "open": gettext_lazy("Open now"),
    "mine": gettext_lazy("Mine"),
    "coming": gettext_lazy("Coming up"),
    "past": gettext_lazy("Past"),
}


@require_safe
def activity_list(request: HttpRequest) -> HttpResponse:
    """What one may take part in, by chip: open now, mine, coming up, past."""
    show = request.GET.get("show", "open")
    show = show if show in SHOW else "open"
    q, person, now = request.GET.get("q", "").strip(), request.user.person, timezone.now()  # type: ignore[union-attr]
    found = Activity.objects.visible_to(request.user).exclude(state=State.DRAFT)  # type: ignore[arg-type]
    match show:
        case "open":
            found = found.open_for_registration(at=now).order_by("registration_closes_at", "pk")
            found = found.meant_for(person) if person else found.none()
        case "mine":
            found = (found.registered_by(person) if person else found.none()).soonest_first(at=now)
        case "coming":
            found = found.upcoming(at=now).order_by("starts_at", "pk")
        case "past":
            found = found.past(at=now).order_by("-starts_at", "-pk")
    if q:
        found = found.matching(q)
    page: Any = paged(
        request, found.select_related("campus").with_state_of(person).prefetch_related("pictures")
    )
    for activity in page:
        activity.card = _card(activity, at=now)
    context = {
        "title": _("Activities"),
        "page_obj": page,
        "q": q,
        "chips": [
            Chip(label, f"?{urlencode({'show': key} | ({'q': q} if q else {}))}", active=key == show)
            for key, label in SHOW.items()
        ],
        "show": show,
        "empty": _nothing(show, q),
    }
    return render(request, "activities/activity_list.html", context)


@require_safe
def activity(request: HttpRequest, public_id: str) -> HttpResponse:
    """One activity: what, when, where, how many places, and how one's own registration stands."""
    user: Any = request.user
    found = get_object_or_404(
        Activity.objects.visible_to(user).select_related("campus", "for_campus", "for_department"),
        public_id=public_id,
    )
    mine = found.registrations.filter(person=user.person).order_by("-pk").first() if user.person else None
    is_live = mine is not None and mine.state != RegistrationState.CANCELLED
    now = timezone.now()
    context = {
        "activity": found,
        "registration": mine if is_live else None,
        "matter": _matter(found, mine, at=now),
        "steps": _own_steps(found, mine) if mine and is_live else _steps(found, at=now),
        "actions": _actions(user, found, mine if is_live else None, at=now),
        "facts": _facts(found),
        "picture": Attachment.objects.about(found).filter(purpose=services.PICTURE).first(),
        "entries": audit_history(mine, user) if mine else [],
        "breadcrumbs": [(_("Activities"), reverse("activities:activity-list")), (found.title, "")],
        "is_open": found.is_open(at=now),
    }
    return render(request, "activities/activity.html", context)


@require_POST
def activity_register(request: HttpRequest, public_id: str) -> HttpResponse:
    """Register (报名) with one tap. htmx gets the card of the list, everybody else the page."""
    user: Any = request.user
    found = get_object_or_404(Activity.objects.visible_to(user), public_id=public_id)
    if not user.has_perm("activities.register", found):
        raise PermissionDenied
    try:
        registration = services.register(found, person=user.person, by=user)
    except services.AlreadyRegistered as error:
        messages.info(request, str(error))
    else:
        if registration.holds_a_place:
            messages.success(request, _("You have a place. Your code for the entrance is on this page."))
        else:
            messages.info(
                request,
                _("All places are taken. You are number %(n)d on the waiting list.")
                % {"n": registration.place_in_line},
            )
    if request.htmx:  # type: ignore[attr-defined]
        card: Any = Activity.objects.select_related("campus").with_state_of(user.person).get(pk=found.pk)
        card.card = _card(card, at=timezone.now())
        return render(request, "activities/partials/_registered.html", {"activity": card})
    return redirect(found)


@require_POST
def registration_withdraw(request: HttpRequest, public_id: str) -> HttpResponse:
    """Give one's place back; an organiser may do it for whoever has telephoned."""
    user: Any = request.user
    registration = get_object_or_404(Registration.objects.visible_to(user), public_id=public_id)
    if not user.has_perm("activities.withdraw_registration", registration):
        raise PermissionDenied
    services.withdraw(registration, by=user)
    if registration.person_id != user.person_id:
        messages.success(
            request, _("The registration of %(name)s is cancelled.") % {"name": registration.person}
        )
        return redirect(services.desk_url(registration.activity))
    messages.success(request, _("Your registration is cancelled. You can register again while it is open."))
    return redirect(registration.activity)


@require_safe
def participants_xlsx(request: HttpRequest, public_id: str) -> HttpResponse:
    """The participants as a workbook."""
    found = _for_organisers(request, public_id)
    content = reports.as_xlsx(found, author=str(request.user))
    return download(content, f"{_('Participants')} {found.title}.xlsx", XLSX)


@require_POST
def participants_pdf(request: HttpRequest, public_id: str) -> HttpResponse:
    """Have the sign-in sheet made; its page shows how far it is."""
    found = _for_organisers(request, public_id)
    user: Any = request.user
    return redirect(jobs.start(reports.JOB, by=user, activity=found.pk))


def _for_organisers(request: HttpRequest, public_id: str) -> Activity:
    user: Any = request.user
    found = get_object_or_404(Activity.objects.visible_to(user), public_id=public_id)
    if not user.has_perm("activities.view_participants", found):
        raise PermissionDenied
    return found


# -- what the pages show --------------------------------------------------------------------------------
def _card(activity: Any, *, at: dt.datetime) -> dict[str, Any]:
    """State in words, and whether the card offers to register."""
    label, tone = _card_state(activity, at=at)
    return {
        "label": label,
        "tone": tone,
        "is_over": activity.is_over(at=at),
        "may_register": not activity.my_state and activity.is_open(at=at),
        "pictures": [p for p in activity.pictures.all() if p.purpose == services.PICTURE],
    }


def _card_state(activity: Any, *, at: dt.datetime) -> tuple[str, str]:
    """One's own state before the activity's; what is simply open says nothing."""
    if activity.my_state:
        mine = RegistrationState(activity.my_state)
        return str(mine.label), Registration.TONES[mine]
    label, tone = activity.standing(at=at)
    if activity.is_open(at=at):
        return "", tone
    if activity.state == State.PUBLISHED and activity.phase(at=at) == Phase.BEFORE:
        return _("Opens %(moment)s") % {"moment": moment(activity.registration_opens_at)}, tone
    return label, tone


def _nothing(show: str, q: str) -> Empty:
    if q:
        return Empty(_("Nothing found"), _("Try fewer or other words."), "search")
    texts = {
        "open": _("At the moment no activity takes registrations. See what is coming up."),
        "mine": _("You haven't registered for an activity yet."),
        "coming": _("The union office is still planning."),
        "past": _("There is nothing to look back on yet."),
    }
    if show == "open":
        return Empty(_("Nothing open"), texts[show], "calendar-event", "?show=coming", _("Coming up"))
    return Empty(
        _("No activities here"), texts[show], "calendar-event", "?" if show == "mine" else "", _("Open now")
    )


def _matter(activity: Activity, mine: Registration | None, *, at: dt.datetime) -> dict[str, Any]:
    """The head of the page: one's own registration if there is one, else the activity."""
    is_live = mine is not None and mine.state != RegistrationState.CANCELLED
    label, tone = activity.standing(at=at)
    is_over, next_step = activity.is_over(at=at), ""
    if mine and is_live and activity.state != State.CANCELLED:
        label, tone = mine.get_state_display(), mine.tone
        if mine.state == RegistrationState.WAITLISTED and not is_over:
            next_step = _(
                "You are number %(n)d. As soon as a place becomes free it is yours, and we tell you."
            ) % {"n": mine.place_in_line}
        elif mine.state == RegistrationState.CONFIRMED and not is_over:
            next_step = _("Show your code at the entrance.")
    return {
        "title": activity.title,
        "state_label": label,
        "tone": tone,
        "next_step": next_step,
        "is_over": is_over,
    }


def _steps(activity: Activity, *, at: dt.datetime) -> list[Step]:
    """The way of an activity for whoever hasn't registered."""
    if activity.state not in {State.PUBLISHED, State.FINISHED}:
        return []
    opened, closed = at >= activity.registration_opens_at, at >= activity.registration_closes_at
    over = at >= activity.ends_at
    return [
        Step(_("Registration opens"), "done" if opened else "now", when=activity.registration_opens_at),
        Step(
            _("Registration closes"), "done" if closed else "now" if opened else "next",
            when=activity.registration_closes_at,
        ),
        Step(_("Takes place"), "done" if over else "now" if closed else "next", when=activity.starts_at),
    ]  # fmt: skip


def _own_steps(activity: Activity, mine: Registration) -> list[Step]:
    """The way of one's own registration: registered, place, taking part."""
    if activity.state == State.CANCELLED:
        return []
    is_waiting = mine.state == RegistrationState.WAITLISTED
    number = _("Number %(n)d on the waiting list") % {"n": mine.place_in_line} if is_waiting else ""
    status = {RegistrationState.CHECKED_IN: "done", RegistrationState.ABSENT: "skipped"}
    return [
        Step(_("Registered"), "done", when=mine.registered_at),
        Step(_("Place confirmed"), "now" if is_waiting else "done", when=mine.confirmed_at, note=number),
        Step(
            _("Take part"),
            status.get(RegistrationState(mine.state), "next" if is_waiting else "now"),  # type: ignore[arg-type]
            when=mine.checked_in_at or activity.starts_at,
            note=_("Absent") if mine.state == RegistrationState.ABSENT else "",
        ),
    ]


def _actions(user: Any, activity: Activity, mine: Registration | None, *, at: dt.datetime) -> list[Action]:
    actions = []
    if mine is None and activity.is_open(at=at) and user.has_perm("activities.register", activity):
        label = _("Register") if activity.free else _("Join the waiting list")
        url = reverse("activities:activity-register", args=[activity.public_id])
        actions.append(Action(label, url, icon="check"))
    if activity.state == State.PUBLISHED and not activity.is_over(at=at):
        url = reverse("activities:activity-ics", args=[activity.public_id])
        actions.append(Action(_("Add to calendar"), url, "get", "secondary", "calendar-plus"))
    if mine and mine.may_be_withdrawn(at=at):
        url = reverse("activities:registration-withdraw", args=[mine.public_id])
        question = _("Give your registration up? If others wait, the next one gets the place at once.")
        actions.append(Action(_("Cancel my registration"), url, tone="danger", icon="x", confirm=question))
    if user.has_perm("activities.check_in", activity) and activity.state == State.PUBLISHED:
        url = reverse("activities:check-in", args=[activity.public_id])
        actions.append(Action(_("Check-in"), url, "get", "secondary", "scan"))
    return actions


def _facts(activity: Activity) -> list[tuple[Any, Any]]:
    facts = [
        (_("Beginning"), moment(activity.starts_at)),
        (_("End"), moment(activity.ends_at)),
        (_("Place"), " · ".join(filter(None, [str(activity.campus or ""), activity.place]))),
        (_("Register until"), moment(activity.registration_closes_at)),
        (_("Withdraw until"), moment(activity.cancel_until)),
        (_("Open to"), activity.audience),
        (_("Cost"), activity.cost_note or _("Free of charge")),
        (_("Contact"), activity.contact),
    ]
    if activity.cancel_reason:
        facts.insert(0, (_("Why it was cancelled"), activity.cancel_reason))
    return facts
