"""Deadlines (期限): whatever is due is a row, with the rule that made it."""

from __future__ import annotations

import datetime as dt
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from union_portal.core.audit.history import track
from union_portal.core.base import About, AboutQuerySet


class DeadlineQuerySet(AboutQuerySet):
    def running(self) -> Self:
        return self.filter(met_at=None, cancelled_at=None)

    def overdue(self, *, on: dt.date) -> Self:
        return self.running().filter(due_on__lt=on)


@track()
class Deadline(About):
    """Something due on a day: who is reminded, who hears of it when it is late, and how the day was found."""

    kind = models.CharField(_("kind"), max_length=60)
    due_on = models.DateField(_("due on"))
    counted_from = models.DateField(_("counted from"))
    working_days = models.PositiveSmallIntegerField(_("working days"), null=True)
    source = models.CharField(_("source"), max_length=200, blank=True)
    title = models.CharField(_("matter"), max_length=200)
    url = models.CharField(max_length=200)
    responsible = models.ManyToManyField(
        settings.AUTH_USER_MODEL, verbose_name=_("responsible"), related_name="+"
    )
    escalate_to = models.ManyToManyField(
        settings.AUTH_USER_MODEL, verbose_name=_("told when late"), related_name="+"
    )
    rung = models.SmallIntegerField(_("last reminder (working days late)"), null=True)
    met_at = models.DateTimeField(_("met"), null=True)
    cancelled_at = models.DateTimeField(_("cancelled"), null=True)

    objects = DeadlineQuerySet.as_manager()

    class Meta:
        verbose_name = _("deadline")
        verbose_name_plural = _("deadlines")
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["about_type", "about_id", "kind"],
                condition=Q(met_at=None, cancelled_at=None),
                name="deadline_one_running_of_a_kind",
            )
        ]
        indexes = [
            models.Index(
                fields=["due_on"], name="deadline_running", condition=Q(met_at=None, cancelled_at=None)
            )
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.due_on}"
