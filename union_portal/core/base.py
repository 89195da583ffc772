"""What most records of the portal share: an address that reveals nothing, and a bond to any other record."""

from __future__ import annotations

import secrets
from typing import Any, Self

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"


def new_public_id() -> str:
    """Twelve characters that can be read out on the telephone; some 59 random bits."""
    number, letters = secrets.randbits(96), []
    for _place in range(12):
        number, digit = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[digit])
    return "".join(letters)


class Record(models.Model):
    """A record with a public address: the serial key stays inside, URLs show ``public_id``."""

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)

    class Meta:
        abstract = True


class AboutQuerySet(models.QuerySet[Any]):
    def about(self, obj: models.Model) -> Self:
        """The rows that concern one record."""
        return self.filter(about_type=ContentType.objects.get_for_model(obj), about_id=obj.pk)


class About(models.Model):
    """A row that concerns one record of any area; the kernel never knows which areas there are."""

    about_type = models.ForeignKey(ContentType, on_delete=models.PROTECT, related_name="+", editable=False)
    about_id = models.BigIntegerField(editable=False)
    about = GenericForeignKey("about_type", "about_id")

    class Meta:
        abstract = True


def bond(obj: models.Model) -> dict[str, Any]:
    """The two columns that tie an ``About`` row to a record."""
    return {"about_type": ContentType.objects.get_for_model(obj), "about_id": obj.pk}
