from __future__ import annotations

from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from members.membership.models import Membership
from members.person.models import Person
from members.user.models import User


@require_safe
def me(request: HttpRequest) -> HttpResponse:
    """My own data (我的): who I am to the union, how I sign in, and what was done with my data."""
    user: Any = request.user
    person = (
        Person.objects.select_related("department__campus", "department__group__branch").get(
            pk=user.person_id
        )
        if user.person_id
        else None
    )
    context = {
        "title": _("Me"),
        "person": person,
        "facts": _work(person) if person else [],
        "membership": _union(person, user) if person else [],
        "posts": user.posts,
        "links": _links(user),
    }
    return render(request, "members/me.html", context)


def _work(person: Person) -> list[tuple[str, Any]]:
    return [
        (_("Staff number"), person.staff_number),
        (_("Department"), f"{person.department} · {person.department.campus}"),
        (_("Job title"), person.job_title or None),
        (_("Employment"), person.get_employment_display()),
        (_("Joined the hospital on"), person.joined_on),
        (_("Mobile"), person.masked_mobile or None),
        (_("E-mail"), person.email or None),
    ]


def _union(person: Person, user: User) -> list[tuple[str, Any]]:
    membership = Membership.objects.standing().filter(person=person).first()
    group = person.department.group
    mandate = user.mandate
    words: list[tuple[str, Any]] = [
        (_("Membership"), membership.get_state_display() if membership else _("Not a member")),
        (_("Member number"), membership.member_no or None if membership else None),
        (_("Member since"), membership.since if membership else None),
        (_("Union group"), f"{group} · {group.branch}" if group else None),
    ]
    if mandate:
        words.append((_("Delegate"), f"{mandate.term} · {mandate.delegation}"))
    return words


def _links(user: User) -> list[dict[str, Any]]:
    """Where the person looks after sign-in and data; in rows like every list."""
    second_factor = _("Set up") if is_mfa_enabled(user) else _("Not set up")
    return [
        _link("key", _("Password"), "account_change_password"),
        _link("shield-check", _("Second factor"), "mfa_index", second_factor),
        _link(
            "device-mobile", _("Where I am signed in"), "usersessions_list", _("See and end other sessions")
        ),
        _link("clipboard-check", _("My consents"), "core:consents", _("See and withdraw what I agreed to")),
        _link("eye", _("Who read my data"), "core:reads", _("Every reading of my sensitive data")),
    ]


def _link(icon: str, title: str, url: str, note: str = "") -> dict[str, Any]:
    return {"icon": icon, "title": title, "url": reverse(url), "meta": [note]}
