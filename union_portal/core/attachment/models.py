"""Private attachments (附件): type by content, size limited, permission asked at each download."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from union_portal.core.audit.history import track
from union_portal.core.base import About, AboutQuerySet, Record, new_public_id

FOLDER = "attachments"


def stored_name(attachment: Attachment, filename: str) -> str:
    """A name that tells nothing and never collides."""
    return f"{FOLDER}/{new_public_id()}{new_public_id()}{PurePath(attachment.name).suffix}"


@track()
class Attachment(Record, About):
    """A file that belongs to one record and is seen by whoever may see that record.

    A model whose attachments are as sensitive as its sealed fields (a diagnosis, an account) says so with
    ``sensitive_attachments = True``: then each download is logged as a reading.
    """

    file = models.FileField(upload_to=stored_name)
    name = models.CharField(pgettext_lazy("of a file", "name"), max_length=200)
    media_type = models.CharField(_("type"), max_length=100)
    size = models.PositiveIntegerField(_("size in bytes"))
    sha256 = models.CharField(max_length=64)
    purpose = models.CharField(_("purpose"), max_length=60, blank=True)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(auto_now_add=True)

    objects = AboutQuerySet.as_manager()

    class Meta:
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")
        ordering = ["pk"]
        indexes = [models.Index(fields=["about_type", "about_id"], name="attachment_about")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("core:attachment-download", args=[self.public_id])

    @property
    def is_image(self) -> bool:
        return self.media_type.startswith("image/")

    def may_be_read_by(self, user: Any) -> bool:
        """Whoever may see the record that it belongs to: by ``visible_to``, and by the rule ``<app>.view_<model>``."""
        owner = self.about
        if owner is None:
            return False
        rows = type(owner)._default_manager.all()
        if hasattr(rows, "visible_to") and not rows.visible_to(user).filter(pk=owner.pk).exists():
            return False
        return bool(user.has_perm(f"{owner._meta.app_label}.view_{owner._meta.model_name}", owner))
