"""Membership (会籍) as dated periods; who is a member on a day is asked here."""

from __future__ import annotations

import datetime as dt
from typing import Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from members.person.models import Person
from union_portal.core.audit.history import track
from union_portal.core.policy.models import DateRange


class MembershipQuerySet(models.QuerySet["Membership"]):
    def standing(self, *, on: dt.date | None = None) -> Self:
        day = on or timezone.localdate()
        return self.filter(Q(until=None) | Q(until__gte=day), since__lte=day)


@track()
class Membership(models.Model):
    """One period of a person's membership."""

    class State(models.TextChoices):
        ACTIVE = "ACTIVE", _("Member")
        RETAINED = "RETAINED", _("Membership retained")

    person = models.ForeignKey(
        Person, verbose_name=_("person"), on_delete=models.PROTECT, related_name="memberships"
    )
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.ACTIVE)
    member_no = models.CharField(_("member number"), max_length=20, blank=True)
    since = models.DateField(_("since"))
    until = models.DateField(_("until"), null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ["person", "-since"]
        constraints = [
            models.CheckConstraint(
                name="membership_ends_after_it_begins",
                condition=Q(until=None) | Q(until__gte=F("since")),
                violation_error_message=_("A membership can't end before it begins."),
            ),
            ExclusionConstraint(
                name="membership_no_overlap",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    (DateRange("since", "until", models.Value("[]")), RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("This person is a member in part of this period already."),
            ),
        ]
        indexes = [models.Index(fields=["since", "until"], name="membership_period")]

    def __str__(self) -> str:
        return f"{self.person} {self.since}"

    def clean(self) -> None:
        """Asked before the constraint on overlaps, which can't bear a period that runs backwards."""
        if self.since and self.until and self.until < self.since:
            raise ValidationError({"until": _("A membership can't end before it begins.")})
