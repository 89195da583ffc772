"""Matters (我的事项): everything a person has under way, with its state in words and its next step."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from union_portal.core.base import About, AboutQuerySet
from union_portal.core.registry import Registry


@dataclass(frozen=True)
class MatterKind:
    """How the matters of one kind are shown: their name, and words, tone and next step of each state.

    ``events``: in these states ``due_on`` is the day on which it takes place, not a deadline.
    """

    label: Any
    icon: str
    states: type[models.TextChoices]
    next_steps: dict[str, Any] = field(default_factory=dict)
    tones: dict[str, str] = field(default_factory=dict)
    events: Collection[str] = ()


kinds: Registry[MatterKind] = Registry("matter kind")


class MatterQuerySet(AboutQuerySet):
    def of(self, user: models.Model) -> Self:
        """The matters that a person is a party to, the liveliest first."""
        return self.filter(parties=user).order_by("is_over", "-changed_at", "-pk")

    def under_way(self) -> Self:
        return self.filter(is_over=False)

    def matching(self, words: str) -> Self:
        """By part of the title or by number."""
        return self.filter(models.Q(title__icontains=words) | models.Q(number__icontains=words))


class Matter(About):
    """A mirror of one proposal, case, registration …, written by its services."""

    kind = models.CharField(max_length=60)
    number = models.CharField(max_length=40, blank=True)
    title = models.CharField(max_length=200)
    state = models.CharField(max_length=20)
    due_on = models.DateField(null=True)
    url = models.CharField(max_length=200)
    is_over = models.BooleanField(default=False)
    changed_at = models.DateTimeField(auto_now=True)
    parties = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="matters")

    unaudited = "a mirror of what the services record"
    objects = MatterQuerySet.as_manager()

    class Meta:
        verbose_name = _("matter")
        verbose_name_plural = _("matters")
        constraints = [models.UniqueConstraint(fields=["about_type", "about_id"], name="matter_once")]

    def __str__(self) -> str:
        return self.title

    @property
    def kind_label(self) -> str:
        return str(kinds[self.kind].label)

    @property
    def icon(self) -> str:
        return kinds[self.kind].icon

    @property
    def state_label(self) -> str:
        return str(kinds[self.kind].states(self.state).label)

    @property
    def tone(self) -> str:
        """One of neutral, info, success, warning, danger."""
        return kinds[self.kind].tones.get(self.state, "neutral")

    @property
    def takes_place(self) -> bool:
        return self.due_on is not None and self.state in kinds[self.kind].events

    @property
    def next_step(self) -> str:
        return str(kinds[self.kind].next_steps.get(self.state, ""))
