from __future__ import annotations

from typing import Any, Self

from django.conf import settings
from django.db import models

from union_portal.core.audit.history import track
from union_portal.core.base import Record
from union_portal.core.sealing.fields import BlindIndexField, SealedTextField
from union_portal.core.sealing.models import SealedRecord


class SpecimenQuerySet(models.QuerySet["Specimen"]):
    def visible_to(self, user: Any) -> Self:
        return self.filter(owner=user)


@track()
class Specimen(SealedRecord, Record):
    """A record with two secrets and an owner."""

    title = models.CharField(max_length=60, default="样本")
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    diagnosis = SealedTextField("诊断")
    account = SealedTextField("账号")
    account_index = BlindIndexField()

    sensitive_attachments = True
    objects = SpecimenQuerySet.as_manager()

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"/specimens/{self.public_id}/"

    @property
    def concerned_user(self) -> Any:
        return self.owner
