"""Encrypted fields (敏感字段加密): a data key per subject, wrapped by a master key that never enters the database."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from union_portal.core.sealing import crypto


class DataKey(models.Model):
    """The key of one subject (a person, a household file). Destroying it makes all its fields unreadable for ever."""

    subject = models.CharField(max_length=120, unique=True)
    wrapped = models.CharField(max_length=200, blank=True)
    master_key_id = models.CharField(max_length=20)
    destroyed_at = models.DateTimeField(null=True)

    unaudited = "a history of wrapped keys would undo an erasure; destroying one is an audit entry"

    class Meta:
        verbose_name = _("data key")
        verbose_name_plural = _("data keys")

    def __str__(self) -> str:
        return self.subject

    @classmethod
    def of(cls, subject: str) -> DataKey:
        """The subject's key, made at the first need."""
        found = cls.objects.filter(subject=subject).first()
        if found is None:
            key_id, wrapped = crypto.wrap(crypto.new_key(), subject)
            found, _created = cls.objects.get_or_create(
                subject=subject, defaults={"wrapped": wrapped, "master_key_id": key_id}
            )
        return found

    @classmethod
    def of_all(cls, subjects: Iterable[str]) -> dict[str, DataKey]:
        """The keys of many subjects in two statements, for imports."""
        wanted = sorted(set(subjects))
        known = set(cls.objects.filter(subject__in=wanted).values_list("subject", flat=True))
        made: list[Any] = []
        for subject in (each for each in wanted if each not in known):
            key_id, wrapped = crypto.wrap(crypto.new_key(), subject)
            made.append(cls(subject=subject, wrapped=wrapped, master_key_id=key_id))
        cls.objects.bulk_create(made, batch_size=1_000, ignore_conflicts=True)
        return {key.subject: key for key in cls.objects.filter(subject__in=wanted)}

    def unwrap(self) -> bytes:
        """The key itself. Raises ``crypto.KeyDestroyed`` after erasure."""
        if self.destroyed_at:
            raise crypto.KeyDestroyed(self.subject)
        return crypto.unwrap(self.wrapped, self.master_key_id, self.subject)


class SealedRecord(models.Model):
    """A model with sealed fields: its UUID and its subject's key are known before the row is written.

    A model whose data concern one colleague says whose by overriding ``concerned_user``: each reading is then shown
    to that person.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    data_key = models.ForeignKey(DataKey, on_delete=models.PROTECT, related_name="+", editable=False)

    class Meta:
        abstract = True

    @property
    def concerned_user(self) -> Any:
        """The account of the person whose data these are, or ``None``."""
        return None
