"""Every model keeps its history or says why not; every sealed field says why it is there and for how long."""

from __future__ import annotations

from typing import Any

import pghistory.models
import pytest
from django.apps import apps
from django.core.management import call_command

from union_portal.core.audit.grants import is_append_only
from union_portal.core.retention.registry import sensitive_fields
from union_portal.core.sealing.fields import SealedTextField
from union_portal.core.sealing.models import SealedRecord

OURS = {"core", "members", "finance", "proposals", "welfare", "activities", "specimen"}


def our_models() -> list[type[Any]]:
    return [
        model
        for model in apps.get_models()
        if model._meta.app_label in OURS
        and model._meta.managed
        and not issubclass(model, pghistory.models.Event | pghistory.models.Events)
    ]


def tracked() -> set[type[Any]]:
    return {
        model.pgh_tracked_model for model in apps.get_models() if issubclass(model, pghistory.models.Event)
    }


def test_every_model_is_tracked_or_append_only_or_says_why_not():
    silent = [
        model._meta.label
        for model in our_models()
        if model not in tracked() and not is_append_only(model) and not getattr(model, "unaudited", "")
    ]
    assert silent == []


def test_what_says_that_it_is_unaudited_is_not_tracked_as_well():
    assert [m._meta.label for m in our_models() if getattr(m, "unaudited", "") and m in tracked()] == []


def sealed() -> set[str]:
    return {
        f"{model._meta.label}.{field.name}"
        for model in our_models()
        for field in model._meta.local_fields
        if isinstance(field, SealedTextField)
    }


def test_every_sealed_field_is_registered_with_purpose_class_and_retention():
    assert sorted(sealed() - dict(sensitive_fields.items()).keys()) == []


def test_whatever_is_registered_exists_and_says_all():
    for label, registered in sensitive_fields.items():
        model, _dot, name = label.rpartition(".")
        apps.get_model(model)._meta.get_field(name)
        assert str(registered.purpose), label
        assert str(registered.counted_from), label
        assert registered.years > 0, label


def test_sealed_fields_stand_in_sealed_records():
    for model in our_models():
        if any(isinstance(field, SealedTextField) for field in model._meta.local_fields):
            assert issubclass(model, SealedRecord), model._meta.label


def test_every_model_has_words_for_people():
    unnamed = [
        m._meta.label
        for m in our_models()
        if m._meta.app_label != "specimen" and isinstance(m._meta.verbose_name, str)
    ]
    assert unnamed == []


@pytest.mark.django_db
def test_no_migration_is_missing(capsys):
    labels = sorted(OURS - {"specimen"})
    try:
        call_command("makemigrations", *labels, check=True, dry_run=True, verbosity=1)
    except SystemExit:
        pytest.fail(capsys.readouterr().out)
