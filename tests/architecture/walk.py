"""The walk over every page: which there are by ``tests/architecture/access``, and who opens them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from django.apps import apps

from tests.architecture import access
from tests.architecture.access import ROLES
from tests.architecture.test_access import Asker, People, desk_pages

ELSEWHERE = {
    **dict.fromkeys(
        ["mfa_activate_totp", "mfa_deactivate_totp", "mfa_add_webauthn", "mfa_edit_webauthn", "mfa_remove_webauthn",
         "mfa_generate_recovery_codes", "mfa_view_recovery_codes", "mfa_authenticate", "mfa_reauthenticate"],
        "asks for a second factor or a fresh sign-in: in tests/e2e/test_every_page.py",
    ),
    "mfa_download_recovery_codes": "a text file",
    "mfa_reauthenticate_webauthn": "leads to mfa_reauthenticate unless there is a passkey",
    "account_set_password": "leads to the change of the password: every account has one",
    "account_signup": "closed: accounts come from the staff register",
    "account_email": "closed: addresses come from the staff register",
    "account_email_verification_sent": "closed: addresses come from the staff register",
    "account_confirm_email": "closed: addresses come from the staff register",
    "account_confirm_login_code": "closed: nobody signs in by a code from an e-mail",
    "admin:autocomplete": "answers fields of forms",
    "admin:login": "leads to the portal's own sign-in page",
    "core:healthz": "health_check's answer to machines",
    "admin:proposals_proposal_decide": "asks for chosen submissions, and leads back to the list without",
    "proposals:award-choose": "asks for somebody who can be chosen, whom the table doesn't make",
    "proposals:innovation-new": "leads to an empty sheet",
    "proposals:proposal-new": "makes a draft and leads to it",
    "proposals:seconding-answer": "asks for the signed link of a message",
    "finance:fund-report": "leads to the report of the year",
    "finance:budget-execution": "leads to the budget of the year",
}  # fmt: skip
"""Addresses that show nobody of the table a page, and why."""


class Place(NamedTuple):
    """One page to look at: what it is called, where it is, who looks."""

    name: str
    url: str
    role: str


def who_sees(row: Mapping[str, Any], module: Any) -> str | None:
    """Somebody who gets the page by its row; those who work with it before those who only may look."""
    people = (*getattr(module, "PEOPLE", ()), *reversed(ROLES))
    return next((role for role in people if access.expected(row, role) == 200), None)


def walked(module: Any) -> dict[str, str]:
    """The addresses of one area's table that show somebody a page, and who opens them."""
    rows = {key: row for key, row in getattr(module, "ROWS", {}).items() if " " not in key}
    return {
        name: role for name, row in rows.items() if name not in ELSEWHERE and (role := who_sees(row, module))
    }


def is_of_desk(name: str) -> bool:
    return name.startswith("admin:")


def in_portal(module: Any, asked: Asker) -> Iterator[Place]:
    for name, role in walked(module).items():
        if not is_of_desk(name):
            yield _place(module, name, role, asked)


def on_desk(module: Any, asked: Asker) -> Iterator[Place]:
    for name, role in walked(module).items():
        if is_of_desk(name):
            yield _place(module, name, role, asked)
    for label, row in getattr(module, "DESK", {}).items():
        model = apps.get_model(label)
        prefix = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        for page, method, url, roles in desk_pages(row, model, prefix, asked):
            if method == "GET" and roles and page != "export":
                yield Place(f"{label} {page}", url, roles[0])


def _place(module: Any, name: str, role: str, asked: Asker) -> Place:
    row = module.ROWS[name]
    return Place(name, asked.address(name, row.get("of", ""), row.get("kwargs")), role)


OF_PORTAL = [area for area, module in access.areas().items() if not all(map(is_of_desk, walked(module)))]
OF_DESK = [
    area for area, module in access.areas().items()
    if hasattr(module, "DESK") or any(map(is_of_desk, walked(module)))
]  # fmt: skip
"""The areas that have such pages."""
OF_BOOKS = [
    area
    for area in OF_DESK
    if any(label.startswith("finance.") for label in getattr(access.areas()[area], "DESK", ()))
]
"""The areas of the desk that are finance's: nearly half of its pages."""


def ask(
    area: str, *ways: Callable[[Any, Asker], Iterator[Place]]
) -> tuple[dict[str, tuple[Any, list[Place]]], list[str]]:
    """Ask for all pages of an area: role → who looks and at what (files and fragments left out), and what went wrong."""
    module, people = access.areas()[area], People()
    objects = module.build(people) if hasattr(module, "build") else {}
    for grow in dict.fromkeys(grow for _role, grow in getattr(module, "LISTS", {}).values()):
        grow(people, objects, 1)
    pages, wrong = dict[str, tuple[Any, list[Place]]](), list[str]()
    by_role = dict[str, list[Place]]()
    for way in ways:
        for place in way(module, Asker(None, objects)):
            by_role.setdefault(place.role, []).append(place)
    for role, places in by_role.items():
        asked = Asker(people[role], objects)
        answers = {place: asked.answer("GET", place.url) for place in places}
        pages[role] = people[role], [place for place, answer in answers.items() if is_page(answer)]
        wrong += [
            f"{place.name}, {role}: {answer.status_code} instead of 200"
            for place, answer in answers.items()
            if answer.status_code != 200
        ]
    return pages, wrong


def is_page(answer: Any) -> bool:
    return (
        answer.status_code == 200
        and answer.headers["content-type"].startswith("text/html")
        and answer.text.lstrip()[:9].lower() == "<!doctype"
    )
