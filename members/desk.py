"""What people contribute elsewhere: figures and worklists on the desk's first page, and colleagues in the search."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from members.membership.models import Membership
from members.person.models import Person
from members.staff_file.models import ImportBatch
from members.term.models import Mandate
from members.user.models import User
from union_portal.core import registry


def _list(model: str, query: str = "") -> Any:
    return lambda user: reverse(f"admin:members_{model}_changelist") + query


def _allowed(permission: str) -> Any:
    return lambda user: user.has_perm(permission)


def find_people(user: User, words: str, limit: int) -> Iterator[registry.SearchResult]:
    """Colleagues by name, staff number or initials, for those whose work needs the register."""
    if not user.has_perm("members.view_person"):
        return
    for person in Person.objects.visible_to(user).named(words).select_related("department")[:limit]:
        yield registry.SearchResult(
            title=person.name,
            url=reverse("admin:members_person_change", args=[person.pk]),
            kind=_("Colleague"),
            note=f"{person.staff_number} · {person.department}",
        )


def register() -> None:
    """Called in ``ready()``."""
    registry.search.register("members.people", find_people)
    office = _allowed("members.view_membership")
    registry.figures.register(
        "members.at_work",
        registry.Figure(
            _("People at work"),
            lambda user: Person.objects.employed().count(),
            _list("person", "?status__in=ACTIVE,LEAVE"),
            office,
        ),
    )
    registry.figures.register(
        "members.members",
        registry.Figure(
            _("Members"), lambda user: Membership.objects.standing().count(), _list("membership"), office
        ),
    )
    registry.figures.register(
        "members.delegates",
        registry.Figure(
            _("Delegates"), lambda user: Mandate.objects.standing().count(), _list("mandate"), office
        ),
    )
    registry.worklists.register(
        "members.staff_files",
        registry.Worklist(
            _("Staff files to confirm"),
            lambda user: ImportBatch.objects.filter(state=ImportBatch.State.READY).count(),
            _list("importbatch", "?state__exact=READY"),
            _allowed("members.view_importbatch"),
            icon="file-import",
        ),
    )
    registry.worklists.register(
        "members.without_password",
        registry.Worklist(
            _("Wait for a first sign-in"),
            lambda user: User.objects.without_password().count(),
            _list("user", "?activated=no"),
            _allowed("members.view_user"),
            icon="key",
        ),
    )
    registry.worklists.register(
        "members.without_account",
        registry.Worklist(
            _("At work without an account"),
            lambda user: Person.objects.employed().filter(user=None).count(),
            _list("person", "?status__in=ACTIVE,LEAVE&user__isnull=True"),
            _allowed("members.change_organisation"),
            icon="user-plus",
            tone="warning",
        ),
    )
