"""Rules: deny by default, asked with and without an object."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import rules
from django.contrib.auth.models import AnonymousUser

from tests.factories.members import UserFactory
from union_portal.core.rules import rule

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def registered() -> Iterator[None]:
    @rule("test.plain")
    def plain(user: Any) -> bool:
        return True

    @rule("test.object")
    def with_object(user: Any, obj: Any) -> bool:
        return obj == "mine"

    @rule("test.either")
    def either(user: Any, obj: Any = None) -> bool:
        return obj is None or obj == "mine"

    yield
    for name in ("test.plain", "test.object", "test.either"):
        rules.remove_perm(name)


@pytest.mark.parametrize(
    ("name", "obj", "may"),
    [
        ("test.plain", None, True),
        ("test.plain", "any", True),
        ("test.object", None, False),
        ("test.object", "mine", True),
        ("test.object", "other", False),
        ("test.either", None, True),
        ("test.either", "mine", True),
        ("test.either", "other", False),
        ("test.unknown", None, False),
        ("test.unknown", "mine", False),
    ],
)
def test_a_rule_is_asked_with_and_without_object(name, obj, may):
    assert UserFactory().has_perm(name, obj) is may


@pytest.mark.parametrize("name", ["test.plain", "test.either"])
def test_nobody_unknown_and_nobody_deactivated_passes(name):
    assert not rules.has_perm(name, AnonymousUser())
    assert not UserFactory(is_active=False).has_perm(name)
