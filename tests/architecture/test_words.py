"""What the code names by strings exists: permissions, audit actions, mail templates, message kinds, documented paths."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import rules
from django.apps import apps
from django.conf import settings
from django.contrib import admin
from django.contrib.admin.utils import get_fields_from_path, label_for_field
from django.template.loader import get_template
from django.utils import translation

from union_portal.core.audit.words import actions

ROOT = Path(settings.BASE_DIR)
APPS = ("union_portal", "members", "finance", "proposals", "welfare", "activities")
PERMISSION = re.compile(r"^[a-z]+\.[a-z_]+$")


@cache
def trees() -> dict[Path, ast.Module]:
    files = (path for app in APPS for path in (ROOT / app).rglob("*.py") if "migrations" not in path.parts)
    return {path: ast.parse(path.read_text(), str(path)) for path in sorted(files)}


def calls() -> Iterator[tuple[Path, ast.Call, str]]:
    """Every call in our code with the dotted name that is called."""
    for path, tree in trees().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                yield path, node, ast.unparse(node.func)


def imported(tree: ast.Module) -> Iterator[str]:
    """The modules that a file imports, also inside of functions."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def text(node: ast.expr | None) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def first_words(*names: str) -> dict[str, set[str]]:
    """First argument, where it is written out, of all calls of these functions → the files."""
    found: dict[str, set[str]] = {}
    for path, call, name in calls():
        if name in names and call.args and (word := text(call.args[0])):
            found.setdefault(word, set()).add(str(path.relative_to(ROOT)))
    return found


def test_every_permission_that_is_asked_has_a_rule():
    asked = first_words("user.has_perm", "request.user.has_perm", "by.has_perm", "self.request.user.has_perm")
    for path, call, _name in calls():
        for keyword in call.keywords:
            if keyword.arg in {"perm", "reveal_perm", "view_perm"} and (word := text(keyword.value)):
                asked.setdefault(word, set()).add(str(path.relative_to(ROOT)))
    for path, tree in trees().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Assign) and (word := text(node.value)):
                names = {target.id for target in node.targets if isinstance(target, ast.Name)}
                if names & {"view_perm", "add_perm", "change_perm", "reveal_perm"} and word:
                    asked.setdefault(word, set()).add(str(path.relative_to(ROOT)))
    for path in sorted((ROOT / "templates").rglob("*.html")):
        for word in re.findall(r"{%\s*allowed\s+[\"']([^\"']+)[\"']", path.read_text()):
            asked.setdefault(word, set()).add(str(path.relative_to(ROOT)))
    assert len(asked) > 10
    assert {word: files for word, files in asked.items() if not rules.perm_exists(word)} == {}


def test_every_rule_is_asked():
    """Attachments ask ``view_<model>`` of the record that they belong to."""
    words = Counter(word for tree in trees().values() for node in ast.walk(tree) if (word := text(node)))
    for path in (ROOT / "templates").rglob("*.html"):
        words.update(re.findall(r"[\"']([a-z]+\.[a-z_]+)[\"']", path.read_text()))
    registered = Counter(text(call.args[0]) for _path, call, name in calls() if name == "rule")
    by_attachments = {f"{model._meta.app_label}.view_{model._meta.model_name}" for model in apps.get_models()}
    idle = {name for name in rules.permissions.permissions if words[name] <= registered[name]}
    assert idle - by_attachments == set()


def test_every_action_that_is_recorded_has_words():
    recorded = first_words(*{name for _path, _call, name in calls() if name.split(".")[-1] == "record"})
    recorded = {word: files for word, files in recorded.items() if word.count(".") == 2}
    assert len(recorded) > 20
    assert {word: sorted(files) for word, files in recorded.items() if word not in actions} == {}


def test_every_event_that_is_told_has_its_templates():
    told = first_words("outbox.notify", "notify", "services.notify")
    assert len(told) > 5
    missing = {}
    for event in told:
        app, model, what = event.split(".")
        for part in ("subject", "body"):
            name = f"{app}/mail/{model}_{what}_{part}.txt"
            try:
                get_template(name, using="text")
            except Exception as error:  # noqa: BLE001 - a mistake inside the template counts as well
                missing[name] = str(error)
    assert missing == {}


# -- forms --------------------------------------------------------------------------------------------
def test_a_day_is_asked_for_by_the_one_field_of_the_house():
    """Written by hand, a date picker gets the day in the page's language and shows nothing."""
    by_hand = re.compile(
        r"""\bforms\.(?:DateInput|DateTimeInput|DateField)\(|["']type["']: ["'](?:date|datetime-local)["']"""
    )
    found = {str(path.relative_to(ROOT)) for path in trees() if by_hand.search(path.read_text())}
    assert found == set()


OF_THEIR_OWN = {"core.deadline_near", "core.deadline_late", "members.user_reset"}
"""Chosen by the step of the ladder; the link to a new password, which goes by mail alone."""


def test_every_mail_template_is_told():
    """An event whose last part is worked out may be any of its kind."""
    told = set()
    for _path, call, name in calls():
        if name.split(".")[-1] == "notify" and call.args:
            words = call.args[0].values if isinstance(call.args[0], ast.JoinedStr) else [call.args[0]]
            event = "".join(text(part) or "*" for part in words)
            told.add("_".join(event.rsplit(".", 1)))
    idle = [
        event
        for path in sorted((ROOT / "templates").glob("*/mail/*_subject.txt"))
        if not any(
            fnmatch(event := f"{path.parts[-3]}.{path.name.removesuffix('_subject.txt')}", each)
            for each in told - {"*"}
        )
    ]
    assert set(idle) == OF_THEIR_OWN


# -- templates ----------------------------------------------------------------------------------------
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
WITHOUT_COMMENTS = re.compile(r"{#.*?#}|{% comment %}.*?{% endcomment %}|<!--.*?-->", re.DOTALL)
FORBIDDEN = {
    "an inline script": re.compile(
        r"<script(?![^>]*\bsrc=)(?![^>]*type=.application/(?:ld\+)?json)[^>]*>", re.I
    ),
    "an inline style": re.compile(r"<style\b|\sstyle\s*=", re.I),
    "an on… attribute": re.compile(r"<[^>]*\son[a-z]+\s*=\s*[\"']", re.I),
    "a javascript: address": re.compile(r"[\"']\s*javascript:", re.I),
    "something from another host": re.compile(
        r"<(?:script|link|img|iframe)\b[^>]*(?:src|href)=.(?:https?:)?//", re.I
    ),
}


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT / "templates")))
def test_a_template_keeps_to_the_content_security_policy(path):
    source = WITHOUT_COMMENTS.sub("", path.read_text())
    on_paper = "reports" in path.parts  # WeasyPrint reads style sheets of its own, no browser does
    found = [
        what
        for what, pattern in FORBIDDEN.items()
        if pattern.search(source) and not (on_paper and what == "an inline style")
    ]
    assert found == []


# -- documents ----------------------------------------------------------------------------------------
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
NAMED = re.compile(
    r"`((?:[a-z_.]+/)+[A-Za-z0-9_.\-]*|[A-Za-z_.]+/[A-Za-z0-9_./\-]+\.(?:py|md|html|toml|yml|js|css|txt|csv))`"
)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_paths_that_a_document_names_exist(path):
    made_later = (
        "var/", "staticroot/", "static/vendor/", "node_modules/", ".venv/", "locale/", "media/", "deploy/secrets",
        "deploy/certificates",
    )  # fmt: skip
    named = {name for name in NAMED.findall(path.read_text()) if not name.startswith(made_later)}
    missing = [
        name
        for name in sorted(named)
        if not any((base / name).exists() for base in (ROOT, path.parent, ROOT / "union_portal"))
    ]
    assert missing == []


def test_a_document_named_anywhere_is_in_the_repository():
    """Comments and docstrings lean on what a reader has at hand."""
    names = {path.name for path in DOCUMENTS}
    sources = [
        *trees(),
        *(ROOT / "static" / "css").glob("*.css"),
        *(ROOT / "templates").rglob("*.html"),
        *DOCUMENTS,
    ]
    lost = {
        f"{path.relative_to(ROOT)}: {name}"
        for path in sources
        for name in re.findall(r"[A-Za-z0-9_-]+\.md\b", path.read_text())
        if name not in names
    }
    assert lost == set()


def test_the_map_names_every_room_of_the_house():
    """Each slice of an area in its row, each mechanism of the kernel in its table."""
    told = (ROOT / "ARCHITECTURE.md").read_text()
    lost = []
    for app in ("members", "finance", "proposals", "welfare", "activities"):
        row = next(line for line in told.splitlines() if line.startswith(f"| `{app}` |"))
        slices = {path.parent.name for path in (ROOT / app).glob("*/__init__.py")}
        slices -= {"migrations", "management", "demo"}
        lost += [f"{app}/{name}" for name in sorted(slices) if name.replace("_", " ") not in row]
    folders = {path.parent.name for path in (ROOT / "union_portal" / "core").glob("*/__init__.py")}
    folders -= {"admin", "management", "migrations"}
    lost += [f"core/{name}" for name in sorted(folders) if f"`core/{name}" not in told]
    assert lost == []


# -- the desk -----------------------------------------------------------------------------------------
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def flat(fields: Iterable[Any]) -> Iterator[str]:
    for name in fields:
        yield from (name,) if isinstance(name, str) else name


def headings() -> Iterator[tuple[str, str]]:
    """Where the desk names a column, a field or a filter, and the name that a reader sees there."""
    for model, room in admin.site._registry.items():
        for name in [*room.list_display, *flat(room.fields or ())]:
            label = (
                name
                if isinstance(name, str) and "__" in name.strip("_")
                else label_for_field(name, model, room)
            )
            yield f"{room}: {name}", str(label)
        for chosen in room.list_filter:
            path = chosen[0] if isinstance(chosen, tuple) else chosen
            title = (
                get_fields_from_path(model, path)[-1].verbose_name if isinstance(path, str) else path.title
            )
            yield f"{room}: filter {path}", str(title)


def test_every_column_field_and_filter_of_the_desk_is_named_in_chinese():
    """Django heads a column that is a path by the path itself, and a field without a name by the code's word."""
    with translation.override("zh-hans"):
        named = dict(headings())
    assert len(named) > 500
    assert {where: words for where, words in named.items() if not CHINESE.search(words)} == {}
