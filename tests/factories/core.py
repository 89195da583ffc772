"""Rows of the kernel."""

from __future__ import annotations

import io
from typing import Any

import factory
from django.core.files.uploadedfile import SimpleUploadedFile
from factory.django import DjangoModelFactory
from PIL import Image

from tests.factories.members import UserFactory
from union_portal.core.attachment import services as attachment
from union_portal.core.job.services import job_kind
from union_portal.core.models import Attachment, Job

job_kind("test.nothing", "测试")(lambda run: None)


class JobFactory(DjangoModelFactory[Job]):
    class Meta:
        model = Job

    kind = "test.nothing"
    by = factory.SubFactory(UserFactory)


def png(width: int = 8, height: int = 8) -> bytes:
    """A real picture, as small as wanted."""
    out = io.BytesIO()
    Image.new("RGB", (width, height), "#b3261e").save(out, "PNG")
    return out.getvalue()


def upload(name: str = "照片.png", content: bytes | None = None) -> SimpleUploadedFile:
    """A file as a browser sends it."""
    return SimpleUploadedFile(name, png() if content is None else content)


def attach(obj: Any, *, by: Any) -> Attachment:
    """A picture attached to a record."""
    return attachment.add(obj, upload(), by=by)
