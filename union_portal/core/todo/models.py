"""To-dos (待办): what waits for one person, as rows, so that the hall costs one query however many areas there are."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from union_portal.core.base import About, AboutQuerySet
from union_portal.core.registry import Registry

kinds: Registry[object] = Registry("to-do kind")
"""Key → translated words, e.g. ``proposals.second`` → "Second this proposal?"."""


class TodoQuerySet(AboutQuerySet):
    def waiting_for(self, user: models.Model) -> Self:
        """Open to-dos of a person, most urgent first."""
        return self.filter(user=user, done_at=None).order_by(F("due_on").asc(nulls_last=True), "pk")


class Todo(About):
    """One thing that waits for one person, until a service says it is done."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="todos")
    kind = models.CharField(max_length=60)
    subject = models.CharField(max_length=200)
    url = models.CharField(max_length=200)
    due_on = models.DateField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)
    done_at = models.DateTimeField(null=True)

    unaudited = "a mirror of what the services record"
    objects = TodoQuerySet.as_manager()

    class Meta:
        verbose_name = _("to-do")
        verbose_name_plural = _("to-dos")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "about_type", "about_id", "kind"], condition=Q(done_at=None), name="todo_once"
            )
        ]
        indexes = [models.Index(fields=["user", "due_on"], name="todo_open", condition=Q(done_at=None))]

    def __str__(self) -> str:
        return f"{self.label}: {self.subject}"

    @property
    def label(self) -> str:
        return str(kinds[self.kind])
