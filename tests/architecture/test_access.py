"""Every address × every role, as ``tests/architecture/access`` says."""

from __future__ import annotations

import logging
import pickle
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any
from unittest.mock import patch

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib import admin
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.template.backends.django import Template
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from members.user.backends import StaffBackend
from tests.architecture import access
from tests.architecture.access import NOT_ROLES, ROLES, DeskRow, expected
from tests.factories.members import DepartmentFactory, UserFactory
from union_portal import urls

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
DESK_PAGES = ("changelist", "add", "change", "history", "deed", "reveal", "export")
REFUSED = {302, 403, 404}
SIGN_IN_PAGES = (reverse(settings.LOGIN_URL), reverse("admin:login"))


def url_names(
    patterns: list[Any] | None = None, space: str = "", above: frozenset[str] = frozenset()
) -> Iterator[tuple[str, set[str]]]:
    """Every named address of the portal with the names of its arguments."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        arguments = above | set(pattern.pattern.regex.groupindex)
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from url_names(pattern.url_patterns, inner, arguments)
        elif isinstance(pattern, URLPattern) and pattern.name:
            yield f"{space}{pattern.name}", set(arguments)


ARGUMENTS = dict(url_names())


def desk_names(model: str) -> set[str]:
    app, name = model.lower().split(".")
    return {f"admin:{app}_{name}_{page}" for page in DESK_PAGES}


# -- the table is whole -------------------------------------------------------------------------------
def test_every_address_stands_in_the_table():
    written = {name.split(" ")[0] for name in access.table("ROWS")}
    on_desk = set().union(*(desk_names(model) for model in access.table("DESK")), set())
    assert sorted(set(ARGUMENTS) - written - on_desk) == []
    assert sorted(written - set(ARGUMENTS)) == []


def test_every_model_on_the_desk_stands_in_the_table_with_all_its_deeds():
    on_desk = {model._meta.label_lower: site_admin for model, site_admin in admin.site._registry.items()}
    written = access.table("DESK")
    assert sorted(on_desk) == sorted(label.lower() for label in written)
    for label, (_area, row) in written.items():
        site_admin = on_desk[label.lower()]
        assert sorted(row.deeds) == sorted(deed.name for deed in site_admin.deeds), label


def test_rows_name_roles_and_people_that_exist():
    for area, module in access.areas().items():
        known = {*ROLES, *getattr(module, "PEOPLE", ())}
        for name, row in getattr(module, "ROWS", {}).items():
            assert "staff" in row, f"{name} doesn't say what plain staff get"
            assert set(row) - NOT_ROLES <= known, (area, name)
        for label, row in getattr(module, "DESK", {}).items():
            roles = {*row.see, *(row.open or ()), *row.add, *row.change, *row.reveal}
            roles |= {role for deed in row.deeds for role in row.deed(deed)[1]}
            assert roles <= known, (area, label)


# -- the portal obeys it ------------------------------------------------------------------------------
class People(dict[str, Any]):
    """One account per role, made when somebody asks for it."""

    def __missing__(self, role: str) -> Any:
        if role not in ROLES:
            raise KeyError(role)
        body = {"posts__department": DepartmentFactory()} if role.startswith("DEPARTMENT_") else {}
        self[role] = {
            "anonymous": lambda: None,
            "staff": UserFactory,
            "delegate": lambda: UserFactory(delegate=True),
        }.get(role, lambda: UserFactory(posts=[role], **body))()
        return self[role]


@pytest.fixture
def people(db: None) -> dict[str, Any]:
    return People()


@pytest.fixture
def quickly(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """For many thousand questions: a cache in this process, answers without their page and log.

    Whole they are asked for in ``test_every_page.py``, each once.
    """
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    monkeypatch.setattr(Template, "render", lambda self, context=None, request=None: "")
    monkeypatch.setattr(admin.site, "each_context", lambda request: {})
    monkeypatch.setattr(logging.getLogger("django.request"), "disabled", True)
    for status in (403, 404):
        refusal = partial(HttpResponse, status=status)
        monkeypatch.setattr(
            urls, f"handler{status}", lambda request, exception, say=refusal: say(), raising=False
        )


@pytest.mark.parametrize("area", sorted(access.areas()))
def test_each_role_gets_exactly_what_the_table_says(area, people, quickly, settings, tmp_path):
    """All addresses of an area are asked by all roles, of the same objects: what an answer changes is undone."""
    settings.MEDIA_ROOT = tmp_path
    module = access.areas()[area]
    objects = module.build(people) if hasattr(module, "build") else {}
    wrong = []
    for role in (*ROLES, *getattr(module, "PEOPLE", ())):
        asked = Asker(people[role], objects)
        found = [*check_rows(module, role, asked), *check_desk(module, role, asked)]
        wrong += [f"{role}: {finding}" for finding in found]
    assert wrong == [], "\n".join(wrong)


class Asker:
    """One person's browser. What an answer changes is undone before the next question.

    Account, posts and session are read once and then given to each question anew, as they were: reading them is the
    same work each time, and was the larger part of it.
    """

    def __init__(self, user: Any, objects: dict[str, Any]) -> None:
        self.client, self.objects = Client(), objects
        self.account = self.session = None
        if user is not None:
            self.client.force_login(user)
            self.session = (key := self.client.session.cache_key), cache.get(key)
            known = StaffBackend().get_user(user.pk)
            assert known is not None
            known.posts, known.mandate  # noqa: B018  they are kept with the account
            self.account = pickle.dumps(known)

    def address(self, name: str, of: str = "", kwargs: dict[str, Any] | None = None) -> str:
        filled = dict(kwargs or {})
        obj = self.objects[of] if of else None
        for argument in ARGUMENTS[name] - set(filled):
            assert obj is not None, (
                f"{name} needs {argument}: name the object in 'of', or give it in 'kwargs'"
            )
            filled[argument] = obj.pk if argument in {"pk", "object_id"} else getattr(obj, argument)
        return reverse(name, kwargs=filled)

    def ask(self, method: str, url: str, data: Any = None, headers: Any = None) -> tuple[int | str, str]:
        """The status (or the error) and where a redirect leads to."""
        try:
            answer = self.answer(method, url, data, headers)
        except Exception as error:  # noqa: BLE001 - any error is a finding of its own
            return f"{type(error).__name__}: {error}", ""
        return answer.status_code, answer.headers.get("Location", "")

    def answer(self, method: str, url: str, data: Any = None, headers: Any = None) -> Any:
        """What the portal says; a file is read to its end."""
        cache.clear()
        if self.session:
            cache.set(*self.session)
        with undone(), patch("django.contrib.auth.middleware.get_user", self.known):
            answer = self.client.generic(method, url, headers=headers) if data is None else getattr(
                self.client, method.lower()
            )(url, data, headers=headers)  # fmt: skip
            if answer.streaming:
                list(answer.streaming_content)
        return answer

    def known(self, request: HttpRequest) -> Any:
        """Who asks, as the middleware would have read it."""
        return pickle.loads(self.account) if self.account else AnonymousUser()


@contextmanager
def undone() -> Iterator[None]:
    """Whatever is written meanwhile is undone. Few questions write: the first statement that does sets the mark to go back to."""
    marks = list[str]()

    def mark(execute: Any, statement: Any, *rest: Any) -> Any:
        if not marks and not str(statement).startswith("SELECT"):
            marks.append("")
            marks[0] = transaction.savepoint()
        return execute(statement, *rest)

    try:
        with connection.execute_wrapper(mark):
            yield
    finally:
        for savepoint in marks:
            transaction.set_rollback(False)
            transaction.savepoint_rollback(savepoint)
            transaction.savepoint_commit(savepoint)


def check_rows(module: Any, role: str, asked: Asker) -> Iterator[str]:
    rows = getattr(module, "ROWS", {})
    for key, row in rows.items():
        name, _space, method = key.partition(" ")
        url = asked.address(name, row.get("of", ""), row.get("kwargs"))
        status, leads_to = asked.ask(method or "GET", url, row.get("data"), row.get("headers"))
        if status != expected(row, role):
            yield f"{key}: {status} instead of {expected(row, role)}"
        elif role == "anonymous" and role not in row and not leads_to.startswith(SIGN_IN_PAGES):
            yield f"{key}: leads to {leads_to} instead of the sign-in page"
    if role not in {"anonymous", "staff"}:
        return
    for name in sorted({key.split(" ")[0] for key in rows}):
        if name.startswith("admin:") or ":" not in name:
            continue  # Django's and allauth's views look after their own methods
        written = {key.partition(" ")[2] or "GET" for key in rows if key.split(" ")[0] == name}
        row = next(row for key, row in rows.items() if key.split(" ")[0] == name)
        for method in sorted(set(METHODS) - written):
            status, _leads_to = asked.ask(method, asked.address(name, row.get("of", ""), row.get("kwargs")))
            if status not in {302, 403, 404, 405}:
                yield f"{name} {method}: {status}, but the table doesn't know this method"


def check_desk(module: Any, role: str, asked: Asker) -> Iterator[str]:
    for label, row in getattr(module, "DESK", {}).items():
        model = apps.get_model(label)
        prefix = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        for page, method, url, roles in desk_pages(row, model, prefix, asked):
            status, _leads_to = asked.ask(method, url)
            if (status != 200) if role in roles else (status not in REFUSED):
                wanted = 200 if role in roles else "a refusal"
                yield f"{label} {page}: {status} instead of {wanted}"


def desk_pages(row: DeskRow, model: Any, prefix: str, asked: Asker) -> Iterator[tuple[str, str, str, Any]]:
    opens = row.see if row.open is None else row.open
    yield "list", "GET", reverse(f"{prefix}_changelist"), row.see
    yield "add", "GET", reverse(f"{prefix}_add"), row.add
    if admin.site._registry[model].exports:
        yield "export", "GET", reverse(f"{prefix}_export"), row.see
    if not row.of:
        return
    obj = asked.objects[row.of]
    yield "change", "GET", reverse(f"{prefix}_change", args=[obj.pk]), [*opens, *row.change]
    for field in admin.site._registry[model].sealed_fields:
        yield f"reveal {field}", "POST", reverse(f"{prefix}_reveal", args=[obj.pk, field]), row.reveal
    for name in row.deeds:
        of, roles = row.deed(name)
        yield f"deed {name}", "GET", reverse(f"{prefix}_deed", args=[asked.objects[of].pk, name]), roles
