"""The walk over every page: which there are by ``tests/architecture/access``, and who opens them.

Every page is asked for. A browser opens so many that it has seen every piece that they are built from
(``tests/e2e/pieces``); with ``--every-page`` it opens them all. Two files walk, one through the portal and one over the
desk, so that two workers share the way: the two have little in common.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any, NamedTuple

from django.apps import apps

from tests.architecture import access
from tests.architecture.access import ROLES
from tests.architecture.test_access import Asker, People, desk_pages
from tests.e2e.pieces import is_whole

ELSEWHERE = {
    **dict.fromkeys(
        ["mfa_activate_totp", "mfa_deactivate_totp", "mfa_add_webauthn", "mfa_edit_webauthn", "mfa_remove_webauthn",
         "mfa_generate_recovery_codes", "mfa_view_recovery_codes", "mfa_authenticate", "mfa_reauthenticate"],
        "asks for a second factor or a fresh sign-in: walked below",
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
    "admin:view_on_site": "leads to the object's own page",
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


FRAME = [".top-bar", ".areas", ".bottom-bar", ".page-footer"]
"""What is the same on all pages of a person: looked at once."""


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


def wrong_in(
    area: str,
    places: Callable[[Any, Asker], Iterator[Place]],
    page: Any,
    sign_in: Callable[..., Any],
    look_at: Callable[..., list[str]],
    worth_opening: Callable[[Mapping[Place, str]], list[Place]],
) -> list[str]:
    """What is wrong with the pages of one area, each asked for by somebody who may."""
    module, people = access.areas()[area], People()
    objects = module.build(people) if hasattr(module, "build") else {}
    for grow in dict.fromkeys(grow for _role, grow in getattr(module, "LISTS", {}).values()):
        grow(people, objects, 1)
    wrong, pages = list[str](), dict[Place, str]()
    for role, of_role in by_role(places(module, Asker(None, objects))):
        asked = Asker(people[role], objects)
        for place in of_role:
            answer = asked.answer("GET", place.url)
            if answer.status_code != 200:
                wrong.append(f"{place.name}, {role}: {answer.status_code} instead of 200")
            elif is_page(answer):
                pages[place] = answer.text
    for role, of_role in by_role(worth_opening(pages)):
        page.context.clear_cookies()
        if people[role] is not None:
            sign_in(people[role])
        but = None
        for place in of_role:
            wrong += [f"{place.name}, {role}: {finding}" for finding in look_at(place.url, but=but)]
            but = FRAME
    return wrong


def by_role(places: Iterable[Place]) -> Iterator[tuple[str, Iterator[Place]]]:
    return groupby(sorted(places, key=lambda place: place.role), key=lambda place: place.role)


def is_page(answer: Any) -> bool:
    """Not a file, and not a fragment."""
    return answer.headers["content-type"].startswith("text/html") and is_whole(answer.text)
